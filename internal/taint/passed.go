package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What two checks let through together can be harmless where neither of them says so: no slash, and not "..". So a
// verdict keeps what is known of the texts, and two of them are judged once more for what passes both.

// passedTexts is what is known of the texts that a condition lets through.
type passedTexts struct {
	engine *engine
	tests  []int32 // the numbers of the tests, in order
	texts  rule.Texts
	kinds  rule.Kinds // that the tests can say something about, together
	class  string     // of which all characters are, as one of the tests says
	// maybe says that there may be no text at all: what is known of it is so only if there is one.
	maybe bool
}

// maxPassed bounds the tests that are judged together. What is written by hand has three or four.
const maxPassed = 5

// maxClass bounds the text of a class that is made of several.
const maxClass = 256

// passing returns what is known of the texts that pass a test, nil if nothing is.
func (e *engine) passing(j judged, row *rule.Guard) *passedTexts {
	if j.passed.All() {
		return nil
	}
	return &passedTexts{engine: e, tests: []int32{j.id}, texts: j.passed, kinds: row.Kinds, class: j.class}
}

// and returns what is known of the texts that pass both, and the kinds that they are free of besides free.
func (p *passedTexts) and(q *passedTexts, free rule.Kinds) (*passedTexts, rule.Kinds) {
	switch {
	case p == nil:
		return q, 0
	case q == nil:
		return p, 0
	}
	out := &passedTexts{engine: p.engine, tests: slices.Clone(p.tests), texts: p.texts, kinds: p.kinds & q.kinds, class: intersect(p.class, q.class), maybe: p.maybe || q.maybe}
	for _, t := range q.tests {
		if !slices.Contains(out.tests, t) {
			out.tests = append(out.tests, t)
		}
	}
	slices.Sort(out.tests)
	if len(out.tests) > maxPassed || len(out.tests) == len(p.tests) {
		return p, 0
	}
	if len(out.tests) == len(q.tests) {
		return q, 0
	}
	out.texts = p.texts.And(q.texts)
	return out, p.engine.together(out) &^ free
}

// together returns the kinds that texts are free of which pass several tests.
func (e *engine) together(p *passedTexts) rule.Kinds {
	return e.judgeTexts(textsKey{kind: "and", re: string(p.key())}, func() judged {
		return judged{free: e.texter.Free(p.texts, e.set.TextKinds)}
	}).free & p.kinds
}

// either returns what is certain of the texts that pass one of the two: of letters, or of dots, they are of both.
func (p *passedTexts) either(q *passedTexts) *passedTexts {
	switch {
	case p == nil || q == nil:
		return nil
	case slices.Equal(p.tests, q.tests):
		return p
	}
	e, kinds := p.engine, p.kinds&q.kinds
	if p.class != "" && q.class != "" && len(p.class)+len(q.class) <= maxClass {
		return e.passing(e.ofClass(p.class+q.class, true), &rule.Guard{Kinds: kinds})
	}
	key := append(p.key(), '|')
	out := e.passing(e.judgeTexts(textsKey{kind: "either", re: string(append(key, q.key()...))}, func() (j judged) {
		j.passed = e.texter.Either(p.texts, q.texts)
		j.free = e.texter.Free(j.passed, e.set.TextKinds)
		return j
	}), &rule.Guard{Kinds: kinds})
	if out != nil {
		out.maybe = p.maybe || q.maybe
	}
	return out
}

// key returns a text that says which tests p is made of.
func (p *passedTexts) key() []byte {
	var key []byte
	for _, t := range p.tests {
		key = append(key, byte(t), byte(t>>8), byte(t>>16))
	}
	return key
}

// ifAny returns p as what is so only if there is a text.
func (p *passedTexts) ifAny() *passedTexts {
	if p == nil || p.maybe {
		return p
	}
	out := *p
	out.maybe = true
	return &out
}

// ofEach returns what is known of texts of whose characters, each by itself, p is known.
func (p *passedTexts) ofEach() *passedTexts {
	if p == nil || p.class == "" {
		return nil
	}
	return p.engine.passing(p.engine.ofClass(p.class, true), &rule.Guard{Kinds: p.kinds})
}

// passedBefore returns what is known of the texts that value v of function fn can be, as a value that assumptions
// are made of.
func (e *engine) passedBefore(fn ir.FuncID, v ir.Value, given int32) *passedTexts {
	for range maxRead {
		in := e.prog.Instr(fn, v)
		switch in.Op {
		case ir.OpCopy:
			v = e.prog.Args(fn, in)[0].Value
		case ir.OpAssume:
			return e.verdictAt(guardUse{fn: fn, assume: v, given: given}, in).passed
		case ir.OpLoad, ir.OpCall:
			passed, _ := e.cleared(fn, v).passed.and(e.textsOf(fn, v, maxMade), 0)
			return passed
		default:
			return e.textsOf(fn, v, maxMade)
		}
	}
	return nil
}

// lacks reports whether checks say of value v of function fn that it has no match of an expression of package regexp.
func (e *engine) lacks(fn ir.FuncID, v ir.Value, re string) bool {
	return e.passLacks(e.passedBefore(fn, v, e.given), re)
}

// passLacks reports whether no text that p lets through has a match of an expression of package regexp.
func (e *engine) passLacks(p *passedTexts, re string) bool {
	if p == nil {
		return false
	}
	key := append([]byte(re), p.key()...)
	return e.judgeTexts(textsKey{kind: "lacks", re: string(key)}, func() (j judged) {
		if e.texter.Lacks(p.texts, re) {
			j.free = p.kinds
		}
		return j
	}).free != 0
}

// textsOf returns what is known of the texts that value v of a function, or each element of it, can be by what
// models say of the call that it comes from: of x.lines(chomp: true) and of what a block is given of that.
func (e *engine) textsOf(fn ir.FuncID, v ir.Value, depth int) *passedTexts {
	if depth == 0 {
		return nil
	}
	if v = e.graph.Root(fn, v); !e.isRuby(fn) && e.prog.Instr(fn, v).Op == ir.OpCall {
		if out := e.textsOfCall(fn, v); out != nil {
			return out // Path::new(x).components(), which are the path too
		}
	}
	v = e.origin(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	switch {
	case in.Op == ir.OpCall && !e.isRuby(fn):
		if out := e.textsOfCharacters(fn, v, in); out != nil {
			return out
		}
		if len(args) == 1 && e.graph.JoinsElements(callgraph.Site{Func: fn, Value: v}) {
			return e.textsOf(fn, args[0].Value, depth-1).ofEach()
		}
		if out := e.textsOfCall(fn, v); out != nil || len(args) == 0 || args[0].Role != ir.RoleSelf || !e.yieldsElements(fn, v) {
			return out
		}
		return e.textsOf(fn, args[0].Value, depth-1)
	case in.Op == ir.OpCall:
		if out := e.textsOfCall(fn, v); out != nil || len(args) == 0 || args[0].Role != ir.RoleSelf {
			return out
		}
		if key := e.keyRead(fn, v, in); len(args) == 1 && key != anyElem {
			return e.textsOf(fn, args[0].Value, depth-1)
		}
	case in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex:
		if of := e.prog.Instr(fn, e.origin(fn, args[0].Value)); of.Op == ir.OpCall && e.graph.TypeOf(fn, args[0].Value).Name == "Array" {
			return e.textsOf(fn, args[0].Value, depth-1)
		}
	case in.Op == ir.OpParam:
		call, ok := e.graph.ConsumerOf(fn)
		if !ok || e.elementParam(call, fn) != int(e.prog.Func(fn).Params[in.Aux].Index) || e.prog.Func(fn).Params[in.Aux].Kind != ir.ParamPositional {
			return nil
		}
		if out := e.textsOfCall(call.Func, call.Value); out != nil {
			return out
		}
		if args := e.prog.Args(call.Func, e.prog.Instr(call.Func, call.Value)); len(args) > 0 && args[0].Role == ir.RoleSelf {
			return e.textsOf(call.Func, args[0].Value, depth-1)
		}
	}
	return nil
}

// yieldsElements reports whether models say that a call of Rust returns what its receiver holds, or some of that, as it
// is, or else a constant: parts.next(), parts.filter(|p| …), parts.next().unwrap_or("x")
func (e *engine) yieldsElements(fn ir.FuncID, v ir.Value) bool {
	flows := e.graph.Call(callgraph.Site{Func: fn, Value: v}).Flows
	in := e.prog.Instr(fn, v)
	any := false
	for _, row := range flows {
		if !slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortReturn }) {
			continue
		}
		for i := range row.From {
			own := isSelfOrEach(row.From[i : i+1])
			if row.Step != rule.Value || !own && !e.allConstant(fn, e.atPort(fn, in, &row.From[i])) {
				return false
			}
			any = any || own
		}
	}
	return any
}

// allConstant reports whether values, of which there are some, are made of constants only.
func (e *engine) allConstant(fn ir.FuncID, values []ir.Value) bool {
	return len(values) > 0 && !slices.ContainsFunc(values, func(v ir.Value) bool { return !e.graph.IsConst(callgraph.Site{Func: fn, Value: v}) })
}

// textsOfCall returns what models say of the texts that a call yields.
func (e *engine) textsOfCall(fn ir.FuncID, v ir.Value) *passedTexts {
	var out *passedTexts
	site := callgraph.Site{Func: fn, Value: v}
	call := e.graph.Call(site)
	all := &rule.Guard{Kinds: e.set.TextKinds}
	for _, row := range e.graph.Narrows(site) {
		if row.Never != "" {
			out, _ = out.and(e.passing(e.never(row.Never), all), 0)
		}
	}
	var only *rule.Remains
	for _, row := range call.Flows {
		if !slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortReturn }) {
			continue
		}
		if only != nil || row.Remains == nil {
			return out
		}
		only = row.Remains
	}
	if only != nil && len(call.Callees) == 0 {
		out, _ = out.and(e.passing(e.remaining(site, only), all), 0)
	}
	return out
}
