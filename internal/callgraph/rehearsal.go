package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// maxRehearsal bounds how deep a condition is taken apart.
const maxRehearsal = 8

// Rehearsed implements rule.Env: of the conditions that have been decided where the call stands, and of the calls in whose
// blocks it stands, in the function at hand and in those around it, one must say so. What the callers of a method ask is
// not looked at.
func (e *env) Rehearsed() bool {
	g := e.g
	for at := e.site; ; {
		fn := g.Prog.Func(at.Func)
		if slices.ContainsFunc(fn.Decided(at.Value), func(d ir.Decision) bool {
			return g.rehearses(at.Func, d.Cond, d.Holds, maxRehearsal)
		}) {
			return true
		}
		made, ok := g.closureSites[at.Func]
		if fn.Kind != ir.KindClosure || !ok {
			return false
		}
		if s, ok := g.consumer(made); ok && g.meetsRehearsal(s, func(r *rule.Rehearsal) bool { return r.Block }) {
			return true
		}
		at = made
	}
}

// rehearses reports whether the program runs for its developers if condition v of a function is what holds says.
func (g *Graph) rehearses(id ir.FuncID, v ir.Value, holds bool, depth int) bool {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	if in.Op != ir.OpCall && in.Flags&ir.FlagIndex == 0 || depth == 0 {
		return false
	}
	args := g.Prog.Args(id, in)
	says := func(a ir.Operand, holds bool) bool { return g.rehearses(id, a.Value, holds, depth-1) }
	name := g.Prog.Text(in.Name)
	switch {
	case (name == ir.OpNot || name == "!") && len(args) == 1:
		return says(args[0], !holds)
	case (name == ir.OpAnd || name == ir.OpOr) && len(args) == 2:
		if (name == ir.OpAnd) == holds { // both sides are so
			return says(args[0], holds) || says(args[1], holds)
		}
		return says(args[0], holds) && says(args[1], holds)
	}
	return g.meetsRehearsal(Site{id, v}, func(r *rule.Rehearsal) bool { return !r.Block && r.Holds == holds })
}

// meetsRehearsal reports whether a rehearsal row that is meant describes the call at s.
func (g *Graph) meetsRehearsal(s Site, meant func(*rule.Rehearsal) bool) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	for _, row := range g.rowsByName(s.Func, in).Rehearsals {
		if meant(row) && g.fits(s, in, &row.Callee) && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			return true
		}
	}
	return false
}
