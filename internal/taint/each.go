package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What the body of a loop in Rust has checked of each element is so of what the loop goes through, once it has come to its
// end.

// ofEach returns what a loop says of s that has come to its end: args are the operands of its OpEach. What stands for an
// element is not merged with what came before where it is no loop: if let Some(name) = &query.name { check(name)?; }
func (e *engine) ofEach(fn ir.FuncID, args []ir.Operand, s subject, depth int) verdict {
	var out verdict
	for _, a := range args[1:] {
		head := e.prog.Instr(fn, e.graph.Root(fn, a.Value))
		if head.Op != ir.OpPhi || head.NArgs != 2 || e.prog.Args(fn, head)[0].Value != args[0].Value {
			if element := e.rootOfAll(fn, a.Value); e.same(fn, element, s) {
				out = out.both(e.assumed(fn, a.Value, subject{value: element}, depth))
			}
			continue
		}
		end := e.prog.Args(fn, head)[1].Value
		element := e.rootOfAll(fn, end)
		each := subject{value: element}
		if e.isEach(fn, element, args[0].Value, s) {
			out = out.both(e.assumed(fn, end, each, depth))
		} else if parts, also := e.partOfValue(fn, args[0].Value, s); parts != 0 {
			v := e.assumed(fn, end, each, depth).both(verdict{passed: e.textsOf(fn, element, maxMade)})
			out = out.both(v.of(parts, also)) // for part in name.split('/')
		}
		if between, ok := e.cutBetween(fn, args[0].Value, s); ok && e.prog.Instr(fn, element).Op == ir.OpCall {
			out = out.both(e.joined(e.assumed(fn, end, each, depth), between))
		}
		for _, member := range e.membersAs(fn, element, args[0].Value) {
			out = out.both(e.ofMember(fn, element, member, end, s, depth))
		}
	}
	return out
}

// membersAs returns what element, in the body of a loop over a list that the program writes out, is one after the other:
// for check in [is_short, is_word], for (key, text) in [("name", &name), ("mail", &mail)]
func (e *engine) membersAs(fn ir.FuncID, element, iterator ir.Value) (members []callgraph.Site) {
	in := e.prog.Instr(fn, element)
	for _, el := range e.graph.Elements(callgraph.Site{Func: fn, Value: e.origin(fn, iterator)}) {
		if in.Op == ir.OpCall {
			members = append(members, el.Value)
			continue
		}
		parts := e.graph.Elements(el.Value)
		if i, ok := e.prog.Index(in.Name); in.Op == ir.OpLoad && in.NArgs == 1 && ok && i < len(parts) {
			members = append(members, parts[i].Value)
		}
	}
	return members[:min(len(members), maxChoices)]
}

// ofMember returns what the body of a loop that has come to its end says of s where the element, which is end then, was
// member: that is s, or a function which s was given to.
func (e *engine) ofMember(fn ir.FuncID, element ir.Value, member callgraph.Site, end ir.Value, s subject, depth int) verdict {
	if member.Func == fn && e.same(fn, member.Value, s) {
		return e.assumed(fn, end, subject{value: element}, depth)
	}
	is := callgraph.Given{Param: callgraph.Site{Func: fn, Value: element}, Is: member, Rest: -1}
	if len(e.functions(member.Func, member.Value)) == 0 {
		if is.Is, is.Type = (callgraph.Site{}), e.typeOfMember(member); is.Type == 0 {
			return verdict{}
		}
	}
	given := append(slices.Clone(e.givens[e.given]), is)
	restore := e.give(e.givenID(given))
	defer restore()
	return e.assumedOfAny(fn, end, s, depth)
}

// rootOfAll returns the value that v is, apart from what is assumed of it, whichever way the program took.
func (e *engine) rootOfAll(fn ir.FuncID, v ir.Value) ir.Value {
	for range maxCondition {
		v = e.graph.Root(fn, v)
		in := e.prog.Instr(fn, v)
		if in.Op != ir.OpPhi {
			break
		}
		v = e.prog.Args(fn, in)[0].Value
	}
	return v
}

// isEach reports whether element, in the body of a loop over iterator, is an element of s.
func (e *engine) isEach(fn ir.FuncID, element, iterator ir.Value, s subject) bool {
	in := e.prog.Instr(fn, element)
	if in.Op == ir.OpCall {
		return e.same(fn, iterator, s)
	}
	if in.Op != ir.OpLoad || in.NArgs != 1 {
		return false
	}
	// A part of it: for (i, c) in name.chars().enumerate()
	part, ok := e.eachPart(fn, iterator, s)
	return ok && part == rule.Elem{Name: e.prog.Text(in.Name)}
}

// eachPart returns the part of each element of an iterator that is the element of s, as models say of the call that made
// it.
func (e *engine) eachPart(fn ir.FuncID, iterator ir.Value, s subject) (part rule.Elem, ok bool) {
	made := e.origin(fn, iterator)
	call := e.prog.Instr(fn, made)
	if call.Op != ir.OpCall || call.NArgs == 0 || !e.same(fn, e.prog.Args(fn, call)[0].Value, s) {
		return part, false
	}
	for _, row := range e.graph.Call(callgraph.Site{Func: fn, Value: made}).Flows {
		if !isSelfOrEach(row.From) {
			continue
		}
		for _, p := range row.To {
			if p.Kind == rule.PortReturn && len(p.Path) == 2 && p.Path[0].Any && p.Path[1].Name != "" {
				return p.Path[1], true
			}
		}
	}
	return part, false
}

// isSelfOrEach reports whether the receiver, as a whole or in its elements, is among ports.
func isSelfOrEach(ports []rule.Port) bool {
	return slices.ContainsFunc(ports, func(p rule.Port) bool { return p.Kind == rule.PortSelf && len(p.Path) <= 1 })
}

// atEnd returns what is certain of s where value v of function fn is what a loop has left that has come to its end: let mut
// ok = true; for c in name.chars() { if !c.is_alphanumeric() { ok = false; break; } }
func (e *engine) atEnd(fn ir.FuncID, v ir.Value, s subject, depth int) verdict {
	in := e.prog.Instr(fn, v)
	if in.Op != ir.OpAssume || in.Aux != 1 || e.isRuby(fn) || depth <= 0 {
		return verdict{}
	}
	cond := e.prog.Instr(fn, e.prog.Args(fn, in)[1].Value)
	if cond.Op != ir.OpCall || e.prog.Text(cond.Name) != ir.OpEach {
		return verdict{}
	}
	return e.ofEach(fn, e.prog.Args(fn, cond), s, depth)
}
