package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Some keys of what a request brings can be forged, but not if another key of the same thing holds what only
// the library makes: the name of an uploaded file has no directory if there is a file. That there is one shows
// in a call that nothing else answers.

// proven returns the kinds that the element at a key, read from base at instruction u of fn, is free of
// because of a call on its sibling that comes before any use that could hurt.
func (e *engine) proven(fn ir.FuncID, base, u ir.Value, key elem) rule.Kinds {
	if !key.named() || !e.set.Models.HasEvidence(e.prog.Text(ir.Name(key))) {
		return 0
	}
	var kinds rule.Kinds
	of := e.prog.Text(ir.Name(key))
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for v := ir.Value(1); int(v) < len(body); v++ {
		if body[v].Op != ir.OpCall || body[v].NArgs == 0 {
			continue
		}
		for _, row := range e.graph.Call(callgraph.Site{Func: fn, Value: v}).Evidence {
			if row.Of == of && e.sibling(fn, &body[v], base, row.At) && e.precedes(fn, v, u, row.Kinds) {
				kinds |= row.Kinds
			}
		}
	}
	return kinds
}

// sibling reports whether the receiver of a call was read from base at a key.
func (e *engine) sibling(fn ir.FuncID, in *ir.Instr, base ir.Value, key string) bool {
	recv := e.prog.Args(fn, in)[0]
	load := e.prog.Instr(fn, e.graph.Root(fn, recv.Value))
	if recv.Role != ir.RoleSelf || load.Op != ir.OpLoad || load.Flags&ir.FlagIndex == 0 {
		return false
	}
	args := e.prog.Args(fn, load)
	at := e.keyOf(fn, args[1].Value)
	return at.named() && e.prog.Text(ir.Name(at)) == key && e.sameValue(fn, args[0].Value, base)
}

// precedes reports whether the call at v comes before the read at u, or at least before the first call after
// it that is a sink of one of kinds.
func (e *engine) precedes(fn ir.FuncID, v, u ir.Value, kinds rule.Kinds) bool {
	if v < u {
		return e.prog.Func(fn).Reaches(v, u)
	}
	for w := u + 1; w < v; w++ {
		if e.prog.Instr(fn, w).Op != ir.OpCall {
			continue
		}
		for _, row := range e.graph.Call(callgraph.Site{Func: fn, Value: w}).Sinks {
			if row.Kinds&kinds != 0 {
				return false
			}
		}
	}
	return e.prog.Func(fn).Reaches(u, v)
}
