package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file answers of which library's class a constant is that neither the workspace nor any model defines, because
// it stands in a gem, or in a part of the program that is not at hand: by what the program calls on it.

// readAssumed finds the constants of which models assume a class. What they are called with is judged by what is
// known without any of them.
func (g *Graph) readAssumed() {
	for _, row := range g.Set.Models.Assumes {
		sites := g.calls.of(g.Prog.Name(row.Callee.Name))
		if len(sites) == 0 || !row.When.Possible(g.Env(sites[0])) {
			continue
		}
		for _, s := range sites {
			if g.lang(s.Func) != source.Ruby {
				continue
			}
			name := g.undefined(s)
			if name == "" || g.assumed[name] != nil || !row.When.Eval(g.Env(s)) {
				continue
			}
			g.met[row.ID] = true
			g.assumed[name] = row
		}
	}
	if len(g.assumed) > 0 {
		g.classes.version++
		clear(g.classes.libraries)
	}
}

// undefined returns the constant that nothing defines and that the call at s is made of: its receiver, an object
// that the receiver is, or what either descends from; "" if there is none.
func (g *Graph) undefined(s Site) string {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.operandsOf(s.Func, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || in.Flags&ir.FlagImplicitSelf != 0 {
		return ""
	}
	if scope := g.classes.scope(s.Func); scope != "" && g.Set.Models.Names(scope) {
		return "" // a library's own constant, in a class of its that the workspace opens
	}
	v := g.Root(s.Func, args[0].Value)
	made := g.Prog.Instr(s.Func, v)
	if made.Op == ir.OpCall && made.NArgs > 0 && g.Prog.Text(made.Name) == "new" {
		v = g.Root(s.Func, g.Prog.Args(s.Func, made)[0].Value)
		made = g.Prog.Instr(s.Func, v)
	}
	switch {
	case made.Op == ir.OpLoad && made.Flags&ir.FlagConst != 0 && made.NArgs == 0:
		return g.classes.undefinedRoot(g.classes.resolveIn(s.Func, g.Prog.Text(made.Name)))
	case made.Op == ir.OpLoad && made.NArgs == 1:
		return g.classes.undefinedRoot(g.TypeOf(s.Func, v).Name)
	}
	return ""
}

// undefinedRoot returns the class that name is, or descends from as the last, if nothing defines that one.
func (h *hierarchy) undefinedRoot(name string) string {
	for range maxAncestors {
		c := h.classes[name]
		if c == nil {
			break
		}
		name = c.super
	}
	if _, stored := h.consts[name]; name == "" || stored || h.classes[name] != nil || h.g.Set.Models.Names(name) || h.g.Set.Models.LoadType(name) != nil {
		return ""
	}
	return name
}
