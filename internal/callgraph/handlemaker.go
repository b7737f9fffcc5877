package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file finds the calls of methods of the workspace that make what stands for a native function of the name which they
// are given: def self.bind(name, types) = Fiddle::Function.new(LIB[name], types, INT).

// readHandleMakers notes what the calls of such methods make; sites look up functions by names.
func (g *Graph) readHandleMakers(sites []Site) {
	made := map[Site]*Native{}
	for _, s := range sites {
		in := g.Prog.Instr(s.Func, s.Value)
		fn := g.Prog.Func(s.Func)
		row := g.handleRow(s, in)
		if row == nil || row.Symbol == nil || fn.Kind == ir.KindBody || fn.Kind == ir.KindClosure || !g.namedByParameter(s.Func, g.operands(s.Func, in, row.Symbol)) {
			continue
		}
		for _, via := range g.Callers(s.Func) {
			if _, ok := made[via]; ok || g.lang(via.Func) != source.Ruby {
				continue
			}
			if n := g.handleMadeBy(via, s.Func); n != nil {
				made[via] = n
				g.invoked.within = append(g.invoked.within, s)
			}
		}
	}
	for via, n := range made {
		g.invoked.handles[via] = n
	}
	for _, s := range g.invoked.within {
		g.invoked.handles[s] = nil // what is looked up there is another function in each call
	}
	g.invoked.made = made
}

// namedByParameter reports whether one of values is, or is put together of, a parameter of function id.
func (g *Graph) namedByParameter(id ir.FuncID, values []ir.Value) bool {
	for _, v := range values {
		in := g.Prog.Instr(id, g.Root(id, v))
		if in.Op == ir.OpParam || in.Op == ir.OpCall && slices.ContainsFunc(g.Prog.Args(id, in), func(a ir.Operand) bool {
			return g.Prog.Instr(id, g.Root(id, a.Value)).Op == ir.OpParam
		}) {
			return true
		}
	}
	return false
}

// handleMadeBy returns the function that what function id returns stands for where the call via runs it, or nil.
func (g *Graph) handleMadeBy(via Site, id ir.FuncID) *Native {
	known, unbound := g.invoked.handles, len(g.Unbound)
	g.invoked.handles = map[Site]*Native{} // what is found holds for this call alone
	before := g.Bind(g.givenBy(id, via, g.Prog.Instr(via.Func, via.Value)))
	defer func() {
		g.invoked.handles, g.Unbound = known, g.Unbound[:unbound]
		g.Bind(before)
	}()
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		for _, o := range append([]Site{{id, g.Root(id, g.Prog.Args(id, &body[u])[0].Value)}}, g.Origins(id, g.Prog.Args(id, &body[u])[0].Value)...) {
			if o.Func != id || g.Prog.Instr(o.Func, o.Value).Op != ir.OpCall {
				continue
			}
			if n := g.handle(o); n != nil {
				made := *n
				made.Site = via
				return &made
			}
		}
	}
	return nil
}
