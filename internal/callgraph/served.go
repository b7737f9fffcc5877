package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file finds the functions that are given what comes to the listeners of the workspace.

// Served returns the functions that are given what comes to a listener: those of the workspace to which the connection is
// handed, or the one that accepts it. Without any that is known it is the function that listens.
func (g *Graph) Served(l *Listener) (ids []ir.FuncID) {
	number := slices.Index(g.Listeners(), l) + 1
	for _, s := range g.ListenerReads(number) {
		for _, id := range g.givenFurther(s) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		ids = []ir.FuncID{l.Site.Func}
	}
	return ids
}

// givenFurther returns the functions of the workspace that are given what comes out at s in the same function, or in closures in
// it; or that function itself, if none is.
func (g *Graph) givenFurther(s Site) (ids []ir.FuncID) {
	seen := map[Site]bool{s: true}
	for queue := []Site{s}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		body := g.Prog.File(at.Func).Body(g.Prog.Func(at.Func))
		push := func(next Site) {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
		for v := range body {
			in := &body[v]
			i := slices.IndexFunc(g.Prog.Args(at.Func, in), func(a ir.Operand) bool { return a.Value == at.Value })
			if i < 0 {
				continue
			}
			if in.Op == ir.OpClosure {
				id := g.Prog.Callee(at.Func, in)
				if p := capturedParam(g.Prog.Func(id), i); p != ir.NoValue {
					push(Site{id, p})
				}
				continue
			}
			known := false
			for _, c := range g.ownCallees(Site{at.Func, ir.Value(v)}, in) {
				known = true
				if !slices.Contains(ids, c) {
					ids = append(ids, c)
				}
			}
			if !known {
				push(Site{at.Func, ir.Value(v)})
			}
		}
	}
	if len(ids) == 0 {
		id := s.Func
		for g.Prog.Func(id).Kind == ir.KindClosure {
			id = g.Prog.Parent(id)
		}
		ids = []ir.FuncID{id}
	}
	return ids
}

// ownCallees returns the functions of Rust of the workspace that an instruction is known to call.
func (g *Graph) ownCallees(s Site, in *ir.Instr) (ids []ir.FuncID) {
	if in.Op != ir.OpCall {
		return nil
	}
	for _, c := range g.Call(s).Callees {
		if !c.ByName && c.Func != ir.NoFunc && g.lang(c.Func) == source.Rust && g.Prog.Func(c.Func).Kind != ir.KindClosure {
			ids = append(ids, c.Func)
		}
	}
	return ids
}

// capturedParam returns the parameter in which a closure has the captured variable of that number.
func capturedParam(fn *ir.Func, n int) ir.Value {
	for _, p := range fn.Params {
		if p.Kind != ir.ParamCaptured {
			continue
		}
		if n--; n < 0 {
			return p.Value
		}
	}
	return ir.NoValue
}
