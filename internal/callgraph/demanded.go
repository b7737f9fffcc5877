package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the variables of the environment without which a program does not start: what the bodies of files and
// classes demand by name, or stop without.

// Demanded reports whether the program does not start where it was not set up with what has a name.
func (g *Graph) Demanded(name string) bool {
	if g.demanded == nil {
		g.demanded = map[string]bool{}
		g.readDemanded()
	}
	return g.demanded[name]
}

func (g *Graph) readDemanded() {
	for _, s := range g.SitesOf(source.Ruby, func(e *rule.Entry) bool { return len(e.Demanded) > 0 }) {
		if fn := g.Prog.Func(s.Func); fn.Kind != ir.KindBody || !fn.Certain(s.Value) {
			continue
		}
		for _, row := range g.Entry(s).Demanded {
			if g.Describes(&row.Row, s) {
				for _, name := range g.Env(s).Texts(row.Names) {
					g.demanded[name] = true
				}
			}
		}
	}
	for id := range g.Prog.Funcs {
		if fn := g.Prog.Func(ir.FuncID(id)); fn.Kind == ir.KindBody && g.lang(ir.FuncID(id)) == source.Ruby {
			for i := range fn.Decisions {
				if name, ok := g.stopsWithout(ir.FuncID(id), &fn.Decisions[i]); ok {
					g.demanded[name] = true
				}
			}
		}
	}
}

// stopsWithout returns the name of what a decision of function id stops the program without: abort unless ENV["KEY"]
func (g *Graph) stopsWithout(id ir.FuncID, d *ir.Decision) (name string, ok bool) {
	stops := false
	for v := d.Start; v < d.End && !stops; v++ {
		stops = g.Stops(Site{id, v})
	}
	if !stops || !g.Prog.Func(id).Certain(d.Cond) {
		return "", false
	}
	name, missing, ok := g.missingIn(id, d.Cond, maxTrace)
	return name, ok && missing == d.Holds
}

// missingIn returns the name of what a condition asks for, and whether the condition holds where that is missing.
func (g *Graph) missingIn(id ir.FuncID, v ir.Value, depth int) (name string, missing, ok bool) {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	s := Site{id, v}
	if in.Op == ir.OpLoad && len(args) == 0 && in.Flags&ir.FlagConst != 0 && depth > 0 {
		if kept, last, ok := g.Constant(id, in); ok {
			return g.missingIn(kept.Func, last, depth-1)
		}
	}
	if depth == 0 || len(args) == 0 {
		return "", false, false
	}
	e := g.Entry(s)
	if slices.ContainsFunc(e.Unset, func(row *rule.Unset) bool { return row.Of == nil && g.Describes(&row.Row, s) }) {
		texts, ok := g.texts(id, args[min(1, len(args)-1)].Value, maxTrace)
		if !ok || len(texts) != 1 {
			return "", false, false
		}
		return texts[0], false, true
	}
	if in.Op != ir.OpCall || len(args) != 1 {
		return "", false, false
	}
	name, missing, ok = g.missingIn(id, args[0].Value, depth-1)
	if op := g.Prog.Text(in.Name); op == ir.OpNot || op == "!" {
		return name, !missing, ok
	}
	for _, row := range e.Truths {
		if g.Describes(&row.Row, s) && !row.Holds {
			return name, !missing, ok
		}
	}
	return name, missing, ok
}
