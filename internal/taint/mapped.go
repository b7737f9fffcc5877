package taint

import (
	"regexp"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// ofMapped returns what a guard row says of s by the closure that made the elements which the call's own closure is given,
// where that one tells whether they are true: name.chars().map(|c| c.is_alphanumeric()).all(|ok| ok)
func (e *engine) ofMapped(site callgraph.Site, in *ir.Instr, row *rule.Guard, block function, q question, s subject) verdict {
	values := e.atPort(site.Func, in, &row.Value)
	if e.isRuby(site.Func) || len(values) != 1 || len(row.Through) > 0 || q.aux > 1 {
		return verdict{}
	}
	made := e.origin(site.Func, values[0])
	call := e.prog.Instr(site.Func, made)
	args := e.prog.Args(site.Func, call)
	if call.Op != ir.OpCall || len(args) != 2 || args[0].Role != ir.RoleSelf || !e.mapsEach(callgraph.Site{Func: site.Func, Value: made}) {
		return verdict{}
	}
	parts, also := e.set.AllKinds(), rule.Kinds(0)
	if !e.same(site.Func, args[0].Value, s) {
		parts, also = e.partOfValue(site.Func, args[0].Value, s)
	}
	mapping, ok := e.blockOf(site.Func, call)
	if parts == 0 || !ok {
		return verdict{}
	}
	of := question{aux: 1}
	switch e.predicate(predicateKey{fn: block.fn, port: port{kind: portArg}, given: e.given, question: q}).truth {
	case isTrue:
	case isFalse:
		of.aux = 0
	default:
		return verdict{}
	}
	each := e.predicate(predicateKey{fn: mapping.fn, port: port{kind: portArg}, given: e.given, question: of})
	out := each.of(parts, also)
	out.truth = 0
	if parts == e.set.AllKinds() {
		out.passed = each.passed.ofEach()
	}
	return out
}

// mapsEach reports whether models say that the elements of what a call returns are what its closure makes of those of
// the receiver.
func (e *engine) mapsEach(s callgraph.Site) bool {
	return e.prog.Text(e.prog.Instr(s.Func, s.Value).Name) == "map" && e.throughBlock(s)
}

// throughBlock reports whether models say that a call gives its closure what the receiver holds, and returns what that makes of it.
func (e *engine) throughBlock(s callgraph.Site) bool {
	gives, takes := false, false
	for _, row := range e.graph.Call(s).Flows {
		for _, from := range row.From {
			for _, to := range row.To {
				gives = gives || from.Kind == rule.PortSelf && to.Kind == rule.PortBlockArg
				takes = takes || from.Kind == rule.PortBlockReturn && to.Kind == rule.PortReturn
			}
		}
	}
	return gives && takes
}

// textsOfCharacters returns what is known of the texts that are put together of the characters which a call in Rust yields, by what
// its closure makes of each: name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }), or which it leaves out.
func (e *engine) textsOfCharacters(fn ir.FuncID, v ir.Value, in *ir.Instr) *passedTexts {
	name := e.prog.Text(in.Name)
	if in.NArgs != 2 || name != "map" && name != "filter" {
		return nil
	}
	block, ok := e.blockOf(fn, in)
	if !ok || len(positional(e.prog.Func(block.fn))) != 1 {
		return nil
	}
	class := ""
	switch made := (callgraph.Site{Func: fn, Value: v}); {
	case name == "map" && e.mapsEach(made):
		class = e.classOfResults(block.fn)
	case name == "filter" && e.graph.IsCharacter(block.fn, positional(e.prog.Func(block.fn))[0].Value):
		if result := e.soleResult(block.fn); result != ir.NoValue {
			s := subject{value: positional(e.prog.Func(block.fn))[0].Value}
			if p := e.judge(block.fn, result, 1, s, maxCondition).passed; p != nil {
				class = p.class
			}
		}
	}
	if class == "" || len(class) > maxClass {
		return nil
	}
	return e.passing(e.ofClass(class, true), &rule.Guard{Kinds: e.set.TextKinds})
}

// classOfResults returns a class of characters that those are among which a closure returns; "" if none is known.
func (e *engine) classOfResults(fn ir.FuncID) (class string) {
	for _, in := range e.prog.File(fn).Body(e.prog.Func(fn)) {
		if in.Op != ir.OpReturn {
			continue
		}
		of := ""
		if in.NArgs == 1 {
			of = e.classOf(fn, e.prog.Args(fn, &in)[0].Value, maxMerging)
		}
		if of == "" {
			return ""
		}
		class += of
	}
	return class
}

// classOf returns a class of characters that character v of function fn is among; "" if none is known.
func (e *engine) classOf(fn ir.FuncID, v ir.Value, depth int) (class string) {
	root := e.graph.Root(fn, v)
	in := e.prog.Instr(fn, root)
	switch {
	case depth == 0:
	case in.Op == ir.OpPhi:
		for _, a := range e.prog.Args(fn, in) {
			of := e.classOf(fn, a.Value, depth-1)
			if of == "" {
				return ""
			}
			class += of
		}
	case in.Op == ir.OpConst && in.Aux == ir.ConstChar:
		class = regexp.QuoteMeta(e.prog.Text(in.Name))
		if class == "-" || class == "^" {
			class = `\` + class
		}
	default:
		if p := e.passedBefore(fn, v, e.given); p != nil {
			class = p.class
		}
	}
	return class
}
