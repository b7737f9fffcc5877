package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file knows conditions that what a call gives to parameters decides: in def find(id, options = {}), called as
// find(id), options[:unchecked] is false.

// settled returns the truth of condition v of function fn, if what is given to its parameters says it.
func (e *engine) settled(fn ir.FuncID, v ir.Value) (truth, ok bool) {
	if e.given == 0 || !e.isRuby(fn) {
		return false, false
	}
	v = e.graph.Root(fn, v)
	if s, ok := e.boundTo(fn, v); ok {
		return e.truthOf(s)
	}
	if e.prog.Instr(fn, v).Op == ir.OpCall && (e.graph.OnRoute() || e.keyGiven()) {
		if t := e.decided(fn, v, maxBranchDepth); t != 0 {
			return t == isTrue, true
		}
	}
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	if in.Op == ir.OpCall && len(args) == 1 && e.prog.Text(in.Name) == ir.OpNot {
		truth, ok = e.settled(fn, args[0].Value)
		return !truth, ok
	}
	if len(args) != 2 || !e.readsKey(callgraph.Site{Func: fn, Value: v}, in) {
		return false, false
	}
	object := e.graph.Root(fn, args[0].Value)
	table, ok := e.boundTo(fn, object)
	key := e.keyOf(fn, args[1].Value)
	if !ok || key == anyElem || !e.isHash(table) || e.rewrites(fn, object) {
		return false, false
	}
	for _, entry := range e.graph.Elements(table) {
		if elem(entry.Key) == key {
			return e.truthOf(entry.Value)
		}
	}
	return false, true
}

// keyGiven reports whether a parameter is given the key of a hash.
func (e *engine) keyGiven() bool {
	return slices.ContainsFunc(e.givens[e.given], func(g callgraph.Given) bool { return g.Key != 0 })
}

// readsKey reports whether the instruction at s, which has two operands, reads what the first has under the second.
func (e *engine) readsKey(s callgraph.Site, in *ir.Instr) bool {
	if in.Op == ir.OpLoad {
		return in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex
	}
	return in.Op == ir.OpCall && e.looksUp(s)
}

// rewrites reports whether function fn stores into an object, or calls what models say changes it.
func (e *engine) rewrites(fn ir.FuncID, object ir.Value) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		in := &body[u]
		if in.Op != ir.OpStore && in.Op != ir.OpCall {
			continue
		}
		args := e.prog.Args(fn, in)
		if len(args) > 0 && e.graph.Root(fn, args[0].Value) == object &&
			(in.Op == ir.OpStore || e.changes(callgraph.Site{Func: fn, Value: ir.Value(u)}, in, args[0].Value)) {
			return true
		}
	}
	return false
}

// boundTo returns the constant that is given to parameter v of function fn.
func (e *engine) boundTo(fn ir.FuncID, v ir.Value) (callgraph.Site, bool) {
	b, ok := e.graph.Bound(fn, v)
	return b.Is, ok && b.Rest < 0 && b.Key == 0
}

// isHash reports whether s is a hash that is written down entry by entry.
func (e *engine) isHash(s callgraph.Site) bool {
	in := e.prog.Instr(s.Func, e.graph.Root(s.Func, s.Value))
	if in.Op != ir.OpCall || e.prog.Text(in.Name) != ir.OpHash {
		return false
	}
	for _, a := range e.prog.Args(s.Func, in) {
		if _, entry := a.Role.Keyword(); !entry {
			return false
		}
	}
	return true
}

// truthOf returns the truth of a constant.
func (e *engine) truthOf(s callgraph.Site) (truth, ok bool) {
	in := e.prog.Instr(s.Func, e.graph.Root(s.Func, s.Value))
	return in.Aux != ir.ConstFalse && in.Aux != ir.ConstNil, in.Op == ir.OpConst
}

// hasFlag reports whether a function has conditions of which one is a parameter, or what a hash that is a parameter has
// under a key, and another asks something of a parameter: unchecked || known?(id).
func (e *engine) hasFlag(id ir.FuncID) bool {
	var flags, asks int
	body := e.prog.File(id).Body(e.prog.Func(id))
	for u := range body {
		if body[u].Op == ir.OpAssume {
			e.countConditions(id, e.prog.Args(id, &body[u])[1].Value, maxCondition, &flags, &asks)
			if flags > 0 && asks > 0 {
				return true
			}
		}
	}
	return false
}

// countConditions counts, of the parts of a condition, flags and questions about parameters.
func (e *engine) countConditions(id ir.FuncID, cond ir.Value, depth int, flags, asks *int) {
	cond = e.graph.Condition(id, cond)
	in := e.prog.Instr(id, cond)
	args := e.prog.Args(id, in)
	name := e.prog.Text(in.Name)
	switch {
	case depth == 0:
	case in.Op == ir.OpCall && (name == ir.OpAnd || name == ir.OpOr || name == ir.OpNot):
		for _, a := range args {
			e.countConditions(id, a.Value, depth-1, flags, asks)
		}
	case e.graph.IsParam(id, cond), in.Flags&ir.FlagIndex != 0 && len(args) == 2 && e.graph.IsParam(id, e.graph.Root(id, args[0].Value)):
		*flags++
	case in.Op == ir.OpCall && e.ofParams(id, in) > 0:
		*asks++
	}
}
