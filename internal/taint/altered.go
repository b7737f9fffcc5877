package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// altered reports whether the guard at site is called on a copy that something has been taken out of or put in the place
// of since it was made, and s is not that copy: that a queue is empty, of which each element has been taken, says nothing
// of the list that it is a copy of.
func (e *engine) altered(site callgraph.Site, in *ir.Instr, s subject) bool {
	fn := site.Func
	args := e.prog.Args(fn, in)
	if !e.isRuby(fn) || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return false
	}
	root := e.graph.Root(fn, args[0].Value)
	if e.prog.Instr(fn, root).Op != ir.OpCall || s.value != ir.NoValue && e.graph.Root(fn, s.value) == root {
		return false
	}
	copies := func(f *rule.Flow) bool { return f.Copies }
	return slices.ContainsFunc(e.graph.Call(callgraph.Site{Func: fn, Value: root}).Flows, copies) && e.takenFrom(fn, root, site.Value)
}

// takenFrom reports whether a call whose receiver is v leaves something else in it before instruction u.
func (e *engine) takenFrom(fn ir.FuncID, v, u ir.Value) bool {
	f := e.prog.Func(fn)
	for _, w := range e.info(fn).usesOf(v) {
		switch in := e.prog.Instr(fn, w); {
		case in.Op == ir.OpCopy || in.Op == ir.OpAssume:
			if e.takenFrom(fn, w, u) {
				return true
			}
		case w >= u && !f.Reaches(w, u) || in.Op != ir.OpCall || e.prog.Args(fn, in)[0].Value != v:
		case e.replacesSelf(callgraph.Site{Func: fn, Value: w}):
			return true
		}
	}
	return false
}

// replacesSelf reports whether models say that a call leaves less of its receiver, or something else in its place.
func (e *engine) replacesSelf(s callgraph.Site) bool {
	call := e.graph.Call(s)
	return len(call.Overwrites) > 0 || slices.ContainsFunc(call.Flows, func(f *rule.Flow) bool {
		return len(f.From) > 0 && f.From[0].Kind == rule.PortSelf && slices.ContainsFunc(f.To, func(p rule.Port) bool { return p.Kind == rule.PortSelf })
	})
}
