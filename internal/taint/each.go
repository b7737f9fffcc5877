package taint

import (
	"slices"
	"strings"

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
		} else if held, ok := e.heldBy(fn, element, args[0].Value, s); ok {
			out = out.both(e.assumed(fn, end, held, depth)) // for job in &jobs { check(&job.name)?; }
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

// heldInEach returns where in each element of a list in Rust s is, which they all hold there: at name of jobs[*].name.
func (e *engine) heldInEach(fn ir.FuncID, list ir.Value, s subject) (path pathID, ok bool) {
	if s.base == ir.NoValue || e.isRuby(fn) {
		return whole, false
	}
	base, at := e.elementOf(fn, list)
	if base != s.base {
		return whole, false
	}
	for path = s.path; at != whole; {
		el := e.paths.first(at)
		if path == whole || e.paths.first(path) != el {
			return whole, false
		}
		path, _ = e.paths.read(path, el)
		at, _ = e.paths.read(at, el)
	}
	if path == whole || e.paths.first(path) != anyElem {
		return whole, false
	}
	path, _ = e.paths.read(path, anyElem)
	return path, path != whole
}

// inEachOf returns what s is, a part of an element that a loop in Rust has come to or a closure is given, as one that all elements
// hold, and where that is read: of job.name in for job in &plan.jobs, at v, it is plan.jobs[*].name.
func (e *engine) inEachOf(fn ir.FuncID, v ir.Value, s subject) (each subject, at callgraph.Site, ok bool) {
	at = callgraph.Site{Func: fn, Value: v}
	if s.base == ir.NoValue || e.isRuby(fn) {
		return s, at, false
	}
	for range maxRead {
		next := callgraph.Site{Func: at.Func, Value: s.base}
		given := e.prog.Instr(at.Func, s.base).Op == ir.OpParam
		if given {
			if next, given = e.givenEach(at.Func, s.base); !given {
				break
			}
		} else if e.prog.Instr(at.Func, s.base).NArgs != 1 || !e.graph.TakesNext(next) {
			break
		}
		args := e.prog.Args(next.Func, e.prog.Instr(next.Func, next.Value))
		path, cut := e.paths.push(anyElem, s.path)
		if args[0].Role != ir.RoleSelf || cut {
			break
		}
		if given {
			at = callgraph.Site{Func: next.Func, Value: args[0].Value}
		}
		s.base, s.path = e.elementAt(next.Func, args[0].Value, path)
		ok = true
	}
	return s, at, ok
}

// givenEach returns the call that gives the elements of its receiver, a list, to closure fn, whose only parameter param is.
func (e *engine) givenEach(fn ir.FuncID, param ir.Value) (call callgraph.Site, ok bool) {
	params := positional(e.prog.Func(fn))
	if call, ok = e.graph.ConsumerOf(fn); !ok || len(params) != 1 || params[0].Value != param {
		return call, false
	}
	recv := e.prog.Args(call.Func, e.prog.Instr(call.Func, call.Value))[0]
	return call, recv.Role == ir.RoleSelf && !e.graph.HoldsOne(call.Func, recv.Value) && isGivenSelf(e.graph.Call(call).Flows)
}

// lastChanged returns the last instruction of function fn that may change, before v comes to run, the list which s is a part of
// each element of, or an element of it: NoValue if there is none. In a loop that v runs in, what stands behind v counts from the
// beginning of the loop on.
func (e *engine) lastChanged(fn ir.FuncID, v ir.Value, s subject) (last ir.Value) {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	end := v
	for _, r := range e.prog.Func(fn).Regions {
		if r.Loop && r.Start <= v && v < r.End {
			end = max(end, r.End)
		}
	}
	for u := ir.Value(1); u < end && int(u) < len(body); u++ {
		if !e.mayChange(fn, u, &body[u], s) {
			continue
		}
		if last = max(last, u); u < v {
			continue
		}
		last = ir.NoValue
		for _, r := range e.prog.Func(fn).Regions {
			if r.Loop && r.Start <= v && u < r.End && (last == ir.NoValue || r.Start < last) {
				last = r.Start
			}
		}
		return max(last, 1)
	}
	return last
}

// changesAfter reports whether an instruction of function fn behind u may change a list, or an element of it.
func (e *engine) changesAfter(fn ir.FuncID, list, u ir.Value) bool {
	base, at := e.elementOf(fn, list)
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for w := int(u) + 1; w < len(body); w++ {
		if e.mayChange(fn, ir.Value(w), &body[w], subject{base: base, path: at}) {
			return true
		}
	}
	return false
}

// mayChange reports whether instruction u of function fn may change what s is a part of: it stores there, lends it to be written, or
// calls what does.
func (e *engine) mayChange(fn ir.FuncID, u ir.Value, in *ir.Instr, s subject) bool {
	args := e.prog.Args(fn, in)
	if len(args) == 0 {
		return false
	}
	switch in.Op {
	case ir.OpCopy:
		return in.Flags&ir.FlagRef != 0 && in.Flags&ir.FlagMut != 0 && e.onTheWay(fn, args[0].Value, s)
	case ir.OpStore:
		return e.onTheWay(fn, args[0].Value, s)
	case ir.OpCall:
	default:
		return false
	}
	if args[0].Role != ir.RoleSelf || !e.onTheWay(fn, args[0].Value, s) {
		return false
	}
	call := e.graph.Call(callgraph.Site{Func: fn, Value: u})
	for _, c := range call.Callees {
		params := e.prog.Func(c.Func).Params
		if len(params) > 0 && params[0].Kind == ir.ParamSelf && strings.HasPrefix(e.prog.Text(params[0].Type), "&mut") {
			return true
		}
	}
	return len(call.Callees)+len(call.Flows) == 0 || strings.HasSuffix(e.prog.Text(in.Name), "_mut") || slices.ContainsFunc(call.Flows, func(row *rule.Flow) bool {
		return isSelfOrEach(row.To) && slices.ContainsFunc(row.From, func(p rule.Port) bool { return p.Kind == rule.PortArg || p.Kind == rule.PortBlockReturn })
	})
}

// onTheWay reports whether value a of function fn is what s is read out of, or something in it on the way to s.
func (e *engine) onTheWay(fn ir.FuncID, a ir.Value, s subject) bool {
	base, at := e.elementOf(fn, a)
	if each, _, ok := e.inEachOf(fn, a, subject{base: base, path: at}); ok {
		base, at = each.base, each.path
	}
	if base != s.base {
		return false
	}
	for p := s.path; at != whole; {
		el := e.paths.first(at)
		if p == whole {
			return true // a part of it
		}
		if f := e.paths.first(p); f != el && f != anyElem && el != anyElem {
			return false
		}
		p, _ = e.paths.read(p, e.paths.first(p))
		at, _ = e.paths.read(at, el)
	}
	return true
}

// heldBy returns what s is, which each element of what iterator goes through holds, of element in the body of the loop.
func (e *engine) heldBy(fn ir.FuncID, element, iterator ir.Value, s subject) (held subject, ok bool) {
	path, ok := e.heldInEach(fn, iterator, s)
	in := e.prog.Instr(fn, element)
	if ok && in.Op == ir.OpLoad && in.NArgs == 1 { // for (name, value) in &pairs
		if e.paths.first(path) != elem(in.Name) {
			return subject{}, false
		}
		path, _ = e.paths.read(path, elem(in.Name))
	}
	if path == whole {
		return subject{value: element}, ok
	}
	return subject{base: element, path: path}, ok
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
