package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file answers which methods the functions call that an object was given: a logger its formatter.

// Runs implements rule.Env.
func (e *env) Runs(p rule.Port, callee *rule.Callee) []string {
	v, ok := e.one(p)
	if !ok || e.g.lang(e.site.Func) != source.Ruby {
		return nil
	}
	g, made := e.g, e.g.Origins(e.site.Func, v)
	var names []string
	for _, s := range made {
		if g.IsCallOf(s, callee) {
			names = append(names, g.calledByOperands(s)...)
		}
	}
	sites := g.calls.of(g.Prog.Name(callee.Name))
	if !callee.Instance || len(made) == 0 || len(sites) > maxCallSites {
		return names
	}
	for _, s := range sites {
		args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
		if g.lang(s.Func) != source.Ruby || len(args) == 0 || args[0].Role != ir.RoleSelf || !g.IsCallOf(s, callee) {
			continue
		}
		same := func(o Site) bool { return slices.Contains(made, o) }
		if slices.ContainsFunc(g.Origins(s.Func, args[0].Value), same) {
			names = append(names, g.calledByOperands(s)...)
		}
	}
	return names
}

// calledByOperands returns the names of the methods that are called by the functions which a call is given: closures,
// and objects that have a method call.
func (g *Graph) calledByOperands(s Site) []string {
	var names []string
	for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
		if a.Role == ir.RoleSelf {
			continue
		}
		for _, o := range g.Origins(s.Func, a.Value) {
			if in := g.Prog.Instr(o.Func, o.Value); in.Op == ir.OpClosure {
				names = append(names, g.calledIn(g.Prog.Callee(o.Func, in))...)
			}
			for _, class := range g.constructed(o) {
				if m := g.classes.find(instance(class), g.Prog.Name("call")); m != nil && m.Func != ir.NoFunc {
					names = append(names, g.calledIn(m.Func)...)
				}
			}
		}
	}
	return names
}

// calledIn returns the names of the methods that function id calls itself.
func (g *Graph) calledIn(id ir.FuncID) []string {
	var names []string
	for _, in := range g.Prog.File(id).Body(g.Prog.Func(id)) {
		if in.Op == ir.OpCall {
			names = append(names, g.Prog.Text(in.Name))
		}
	}
	return names
}
