package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds comparisons that hold where nothing is compared: a header that is not sent is nil, and so is a variable of
// the environment that is not set; as texts, both are empty.

// lack is what a value is where nobody has sent it, or set it.
type lack uint8

const (
	noLack lack = iota // something
	isNil
	isEmpty // an empty text
)

// lacking finds out what values are where they lack, and through which values those were made.
type lacking struct {
	*prover
	through []callgraph.Site
	// calls are those that have been given them.
	calls []callgraph.Site
	// unfilled is the call, or the store, by which an attribute of some objects is nothing, if one was looked at.
	unfilled callgraph.Site
}

// bothMayLack says why a call that compares two values holds where nobody has sent one and nobody has set the other, and
// nothing else is asked of either; "" if it does not.
func (p *prover) bothMayLack(f *frame, site callgraph.Site, a, b ir.Value) string {
	for _, pair := range [...][2]ir.Value{{a, b}, {b, a}} {
		l := &lacking{prover: p, unfilled: callgraph.Site{Func: ir.NoFunc}}
		sent := l.whereNot(l.isSent, f, pair[0], maxCalls)
		if sent == noLack {
			continue
		}
		note := ""
		switch set := l.whereNot(l.isSet, f, pair[1], maxCalls); {
		case set == isEmpty:
			note = " is so too where the one is not set and the other is sent empty"
		case set == isNil && sent == isNil && slices.ContainsFunc(p.g.Entry(site).Comparisons, func(row *rule.Comparison) bool { return row.Nil && p.g.Describes(&row.Row, site) }):
			note = " is so too where neither is there: nil equals nil"
			if l.unfilled.Func != ir.NoFunc {
				note = " is so too where neither is there, as in what " + p.quote(l.unfilled) + " leaves: nil equals nil"
			}
		default:
			continue
		}
		if !slices.ContainsFunc(l.through, func(s callgraph.Site) bool { return l.askedElse(s, site) }) {
			return note
		}
	}
	return ""
}

// whereNot returns what a value is where something is not, of which is says what that is itself: also where a constant, an option
// of the class or a method keeps it, or a text is made of it.
func (l *lacking) whereNot(is func(*frame, ir.Value) lack, f *frame, v ir.Value, depth int) (out lack) {
	v = l.g.Root(f.fn, v)
	if depth == 0 {
		return noLack
	}
	in := l.g.Prog.Instr(f.fn, v)
	site := callgraph.Site{Func: f.fn, Value: v}
	through := len(l.through)
	kept := func(s callgraph.Site) lack {
		defer func() { l.through = l.through[:through] }() // what is done there is done once
		return l.whereNot(is, &frame{fn: s.Func, depth: f.depth + 1}, s.Value, depth-1)
	}
	defer func() {
		if out != noLack {
			l.through = append(l.through, site)
		}
	}()
	switch {
	case in.Op == ir.OpParam:
		if at, up, ok := l.argument(f, v); ok {
			if up == f.up {
				l.calls = append(l.calls, f.call)
			}
			return l.whereNot(is, up, at, depth-1)
		}
	case in.Op == ir.OpLoad && in.NArgs == 0 && in.Flags&ir.FlagConst != 0:
		if s, last, ok := l.g.Constant(f.fn, in); ok {
			return kept(callgraph.Site{Func: s.Func, Value: last})
		}
	case in.Op == ir.OpCall && in.Flags&ir.FlagSafe != 0 && is(f, v) != noLack: // what it is called on is not there
	case in.Op == ir.OpCall:
		if values := l.g.CallIn(site).Values; len(values) == 1 {
			return kept(values[0])
		}
		for _, row := range l.g.Entry(site).Unset {
			if row.Of == nil || !l.g.Describes(&row.Row, site) {
				continue
			}
			if of := l.g.Operands(site, row.Of); len(of) == 1 && l.whereNot(is, f, of[0], depth-1) != noLack {
				return isEmpty
			}
		}
		if callees := l.callees(site); len(callees) == 1 {
			if exits := l.exits(callees[0]); len(exits) == 1 && exits[0].Func == callees[0] {
				if args := l.g.Prog.Args(exits[0].Func, l.g.Prog.Instr(exits[0].Func, exits[0].Value)); len(args) > 0 {
					return l.whereNot(is, f.into(callees[0], site), args[0].Value, depth-1)
				}
			}
		}
	}
	return is(f, v)
}

// isSent returns what a value is that is just what a request has at a key, or by which somebody signs in.
func (l *lacking) isSent(f *frame, v ir.Value) lack {
	if f.credentials && l.g.Prog.Instr(f.fn, v).Op == ir.OpParam {
		return isEmpty
	}
	if l.isAnonymous(f, v) {
		return isNil
	}
	key, ok := l.keyRead(f.fn, v)
	if !ok {
		return noLack
	}
	text, ok := l.g.Text(f.fn, key)
	if !ok || l.handler != ir.NoFunc && slices.Contains(l.g.Captured(l.handler), text) {
		return noLack
	}
	c := l.credential(f, l.g.Prog.Args(f.fn, l.g.Prog.Instr(f.fn, v))[0].Value, "", text)
	if c == nil && l.made(f, v).request {
		return isNil
	}
	if c == nil || c.Proof != rule.ProofSecret || c.Always {
		return noLack
	}
	return isNil
}

// isSet returns what a value is that is just what rows say may be missing from the program's environment.
func (l *lacking) isSet(f *frame, v ir.Value) lack {
	site := callgraph.Site{Func: f.fn, Value: v}
	if why, ok := l.leftNil(f, v); ok {
		l.unfilled = why
		return isNil
	}
	if key, ok := l.keyRead(f.fn, v); ok {
		if name, ok := l.g.Text(f.fn, key); ok && l.g.Demanded(name) {
			return noLack
		}
	}
	for _, row := range l.g.Entry(site).Unset {
		switch {
		case row.Of != nil || !l.g.Describes(&row.Row, site):
		case row.Empty:
			return isEmpty
		default:
			return isNil
		}
	}
	// gateway&.token of what the client names, and the program may not know
	if in := l.g.Prog.Instr(f.fn, v); in.Op == ir.OpCall && in.Flags&ir.FlagSafe != 0 && in.NArgs > 0 {
		if of := l.g.Root(f.fn, l.g.Prog.Args(f.fn, in)[0].Value); l.isFound(f, of) == isNil {
			l.unfilled = callgraph.Site{Func: f.fn, Value: of}
			l.through = append(l.through, l.unfilled)
			return isNil
		}
	}
	if found := l.isFound(f, v); found != noLack && l.isTable(f.fn, v) && !l.asksForKey(f, v) {
		return found
	}
	return noLack
}

// isTable reports whether value v of a function reads an element of a table that the program writes out.
func (l *lacking) isTable(id ir.FuncID, v ir.Value) bool {
	in := l.g.Prog.Instr(id, v)
	args := l.g.Prog.Args(id, in)
	if _, ok := l.keyRead(id, v); !ok { // a table or nothing
		return len(args) == 2 && slices.ContainsFunc(args, func(a ir.Operand) bool { of := l.g.Root(id, a.Value); return of < v && l.isTable(id, of) })
	}
	elements := l.g.Elements(callgraph.Site{Func: id, Value: args[0].Value})
	return len(elements) > 0 && !slices.ContainsFunc(elements, func(el callgraph.Element) bool { return el.Key == 0 })
}

// asksForKey reports whether it is asked somewhere, on the way to where value v is read in a table, whether the table has something.
func (l *lacking) asksForKey(f *frame, v ir.Value) bool {
	args := l.g.Prog.Args(f.fn, l.g.Prog.Instr(f.fn, v))
	table := l.quote(callgraph.Site{Func: f.fn, Value: l.g.Root(f.fn, args[0].Value)})
	asks := func(id ir.FuncID) bool {
		for u, in := range l.g.Prog.File(id).Body(l.g.Prog.Func(id)) {
			site := callgraph.Site{Func: id, Value: ir.Value(u)}
			if in.Op == ir.OpCall && in.NArgs > 1 && len(l.g.Entry(site).Comparisons) > 0 &&
				strings.HasPrefix(l.quote(callgraph.Site{Func: id, Value: l.g.Root(id, l.g.Prog.Args(id, &in)[0].Value)}), table) {
				return true
			}
		}
		return false
	}
	for at := f; at != nil; at = at.up {
		if asks(at.fn) {
			return true
		}
	}
	for id := range l.ran {
		if asks(id) {
			return true
		}
	}
	return l.handler != ir.NoFunc && asks(l.handler)
}

// askedElse reports whether a function uses what a value is, or reads the same once more, elsewhere than in the call at and in
// what was made of it for that.
func (l *lacking) askedElse(s, at callgraph.Site) bool {
	text := l.quote(s)
	body := l.g.Prog.File(s.Func).Body(l.g.Prog.Func(s.Func))
	for u := 1; u < len(body); u++ {
		in := &body[u]
		other := callgraph.Site{Func: s.Func, Value: ir.Value(u)}
		if other == at || slices.Contains(l.through, other) || slices.Contains(l.calls, other) {
			continue
		}
		if reads := in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 || in.Op == ir.OpCall && l.g.Prog.Text(in.Name) != ir.OpOr; reads && l.quote(other) == text {
			return true
		}
		if in.Op == ir.OpCall && slices.ContainsFunc(l.g.Prog.Args(s.Func, in), func(a ir.Operand) bool { return l.g.Root(s.Func, a.Value) == s.Value }) {
			return true
		}
	}
	return slices.ContainsFunc(l.g.Prog.Func(s.Func).Decisions, func(d ir.Decision) bool { return l.g.Root(s.Func, d.Cond) == s.Value })
}

// emptyKey returns what the key of a call is made of that is an empty text where the client names nothing that the program knows, and
// nothing else asks for that; nil if it is none.
func (p *prover) emptyKey(f *frame, site callgraph.Site, v ir.Value) *callgraph.Site {
	l := &lacking{prover: p, unfilled: callgraph.Site{Func: ir.NoFunc}}
	if l.whereNot(l.isFound, f, v, maxCalls) != isEmpty || slices.ContainsFunc(l.through, func(s callgraph.Site) bool { return l.askedElse(s, site) }) {
		return nil
	}
	return &l.through[0]
}

// usedElse reports whether a function uses a value elsewhere than in instruction by: it may ask for it.
func (l *lacking) usedElse(id ir.FuncID, v, by ir.Value) bool {
	v = l.g.Root(id, v)
	for u, in := range l.g.Prog.File(id).Body(l.g.Prog.Func(id)) {
		if ir.Value(u) != by && in.Op == ir.OpCall && slices.ContainsFunc(l.g.Prog.Args(id, &in), func(a ir.Operand) bool { return l.g.Root(id, a.Value) == v }) {
			return true
		}
	}
	return false
}

// isFound returns what a value is that is looked up by what the client names, in what the program keeps.
func (l *lacking) isFound(f *frame, v ir.Value) lack {
	in := l.g.Prog.Instr(f.fn, v)
	args := l.g.Prog.Args(f.fn, in)
	isNothing := func(v ir.Value) bool {
		in := l.g.Prog.Instr(f.fn, l.g.Root(f.fn, v))
		return in.Op == ir.OpConst && in.Aux == ir.ConstString && in.Name == 0
	}
	if len(args) == 2 && (in.Op == ir.OpPhi || l.g.Prog.Text(in.Name) == ir.OpOr) {
		for i := range args {
			if found := l.g.Root(f.fn, args[i].Value); found < v && isNothing(args[1-i].Value) && l.isFound(f, found) == isNil {
				return isEmpty
			}
		}
		return noLack
	}
	key, ok := l.keyRead(f.fn, v)
	if named := ok && (l.made(f, key).request || l.isName(f, key) && !l.usedElse(f.fn, key, v)); !named || l.made(f, args[0].Value).request {
		return noLack
	}
	switch {
	case in.Op == ir.OpLoad:
		return isNil
	case len(args) == 3 && args[2].Role == ir.RolePlain && isNothing(args[2].Value):
		return isEmpty
	}
	return noLack
}
