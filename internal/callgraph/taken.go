package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Taken returns how many elements calls have taken out of the list before that the call at s takes the next one of:
// args.next(). ok is false if that is not known: the list came from elsewhere, something else was done with it, or it depends
// on how often a loop runs or on which arm of a branch does.
func (g *Graph) Taken(s Site) (n int, ok bool) {
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return 0, false
	}
	list := g.Root(s.Func, args[0].Value)
	if g.Prog.Instr(s.Func, list).Op != ir.OpCall || g.repeated(s.Func, list, s.Value) {
		return 0, false
	}
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for u := list + 1; u < s.Value; u++ {
		in := &body[u]
		if in.Op == ir.OpCopy || in.Op == ir.OpAssume || in.Op == ir.OpState || !g.hasOperand(s.Func, in, list) {
			continue
		}
		counts, known := g.before(s.Func, u, s.Value)
		switch {
		case !known || in.Op != ir.OpCall || !g.TakesNext(Site{s.Func, u}) && !g.tellsNothing(Site{s.Func, u}):
			return 0, false
		case counts && g.TakesNext(Site{s.Func, u}):
			n++
		}
	}
	return n, true
}

// hasOperand reports whether an instruction has list as an operand.
func (g *Graph) hasOperand(id ir.FuncID, in *ir.Instr, list ir.Value) bool {
	return slices.ContainsFunc(g.Prog.Args(id, in), func(a ir.Operand) bool { return g.Root(id, a.Value) == list })
}

// TakesNext reports whether models say of the call at s that it takes the next element out of the list that it is called on.
func (g *Graph) TakesNext(s Site) bool {
	return slices.ContainsFunc(g.Call(s).Flows, func(f *rule.Flow) bool { return f.Taken })
}

// tellsNothing reports whether models say of the call at s that nothing of what it is called on comes out of it, nor goes into it.
func (g *Graph) tellsNothing(s Site) bool {
	flows := g.Call(s).Flows
	return len(flows) > 0 && !slices.ContainsFunc(flows, func(f *rule.Flow) bool { return len(f.From) > 0 })
}

// repeated reports whether a loop runs v more than once for one list.
func (g *Graph) repeated(id ir.FuncID, list, v ir.Value) bool {
	return slices.ContainsFunc(g.Prog.Func(id).Regions, func(r ir.Region) bool {
		return r.Loop && r.Start <= v && v < r.End && list < r.Start
	})
}

// before reports whether u has run wherever v does; known is false if it may have.
func (g *Graph) before(id ir.FuncID, u, v ir.Value) (has, known bool) {
	for _, r := range g.Prog.Func(id).Regions {
		switch {
		case u < r.Start || u >= r.End:
		case v >= r.End && r.Loop:
			return false, false
		case v >= r.End:
			if left := r.Left && u < r.Mid || r.RestLeft && u >= r.Mid; left {
				return false, true
			}
			return false, false
		case !r.Loop && u < r.Mid && v >= r.Mid:
			return false, true // in the other arm
		}
	}
	return true, true
}
