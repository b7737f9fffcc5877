package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A function of Rust can put something else in the place of what it is given by a mutable reference: reset(&mut name).
// What the variable held before is then gone from it; what the function puts there comes back by itself.

// maxReset bounds the instructions of a function that is looked into for that.
const maxReset = 64

// findResets adds the overwrites that the call at s is, of what it is given by mutable references.
func (e *engine) findResets(s callgraph.Site, in *ir.Instr, add func(ir.Value, overwrite)) {
	pos := 0
	for _, a := range e.prog.Args(s.Func, in) {
		if a.Role != ir.RolePlain {
			continue
		}
		if e.isMutRef(s.Func, a.Value) && e.resets(s, pos) {
			e.addReset(s, a.Value, add)
		}
		pos++
	}
}

// addReset adds the overwrite of what v, a mutable reference, leads to: a variable, and, if that is read from a field, the
// field of the object.
func (e *engine) addReset(s callgraph.Site, v ir.Value, add func(ir.Value, overwrite)) {
	root := e.graph.Root(s.Func, v)
	of := e.prog.Instr(s.Func, root)
	add(root, overwrite{at: s.Value, behind: of.Op == ir.OpParam})
	if of.Op == ir.OpLoad && of.NArgs == 1 && of.Flags&ir.FlagIndex == 0 && of.Name != 0 {
		add(e.prog.Args(s.Func, of)[0].Value, overwrite{at: s.Value, keys: []elem{elem(of.Name)}})
	}
}

// resets reports whether the one function that the call at s reaches puts something else, whenever it comes to its end, in the
// place of what its parameter pos refers to.
func (e *engine) resets(s callgraph.Site, pos int) bool {
	call := e.graph.Call(s)
	if len(call.Callees) != 1 || call.Callees[0].Skip != 0 || call.Callees[0].ByName || call.Callees[0].Later {
		return false
	}
	callee := call.Callees[0].Func
	fn := e.prog.Func(callee)
	if e.isRuby(callee) || fn.Len > maxReset {
		return false
	}
	for i := range fn.Params {
		p := &fn.Params[i]
		if p.Kind != ir.ParamPositional || int(p.Index) != pos || p.Written {
			continue
		}
		for _, o := range e.info(callee).overwrites[p.Value] {
			if o.keys == nil && fn.Certain(o.at) && !e.leavesBefore(callee, o.at) {
				return true
			}
		}
	}
	return false
}

// leavesBefore reports whether function id can come to its end before instruction at.
func (e *engine) leavesBefore(id ir.FuncID, at ir.Value) bool {
	body := e.prog.File(id).Body(e.prog.Func(id))
	for u := ir.Value(0); u < at; u++ {
		if body[u].Op == ir.OpReturn || e.triesOwn(body[u]) {
			return true
		}
	}
	return false
}
