package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the functions of Rust that native methods answer with as functions of Ruby: what the method returns is a Proc, and
// whoever calls that runs a closure of Rust.

// callsOfProcs are the names of the methods by which Ruby calls a Proc.
var callsOfProcs = []string{"call", "()", "yield", "===", "[]"}

// readNativeProcs finds the calls in Rust that make a Proc.
func (g *Graph) readNativeProcs() {
	for _, s := range g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Procs) > 0 }) {
		in := g.Prog.Instr(s.Func, s.Value)
		if g.inTest(s.Func) {
			continue
		}
		for _, row := range g.rowsByName(s.Func, in).Procs {
			if !g.fits(s, in, &row.Callee) {
				continue
			}
			n := &Native{Mechanism: row.Mechanism, Class: "Proc", Method: "call", Of: rule.OfInstances, Site: s, List: true, ListAt: row.List}
			for _, v := range g.operands(s.Func, in, row.Function) {
				n.Targets = append(n.Targets, g.functionsAt(Site{s.Func, g.innermost(s.Func, v)})...)
			}
			if len(n.Targets) == 0 {
				continue
			}
			g.met[row.ID] = true
			if g.invoked.procs == nil {
				g.invoked.procs = map[Site]*Native{}
			}
			g.invoked.procs[s] = n
			g.Natives = append(g.Natives, n)
			break
		}
	}
	for _, text := range callsOfProcs {
		if n := g.Prog.Name(text); len(g.invoked.procs) > 0 && n != 0 {
			g.invoked.names = append(g.invoked.names, n)
		}
	}
}

// invokesProc adds the functions of Rust that the call at s of a method of Proc runs, if its receiver is what a native method has
// answered.
func (g *Graph) invokesProc(s Site, in *ir.Instr, c *Call) {
	args := g.Prog.Args(s.Func, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || in.Flags&ir.FlagImplicitSelf != 0 || !slices.Contains(callsOfProcs, g.Prog.Text(in.Name)) {
		return
	}
	for _, o := range append([]Site{{s.Func, g.Root(s.Func, args[0].Value)}}, g.Origins(s.Func, args[0].Value)...) {
		if g.Prog.Instr(o.Func, o.Value).Op != ir.OpCall || o == s {
			continue
		}
		for _, callee := range g.Call(o).Callees {
			if callee.Bridge == nil || g.lang(callee.Func) != source.Rust {
				continue
			}
			for _, n := range g.procsAnswered(callee.Func) {
				if !slices.ContainsFunc(c.Callees, func(known Callee) bool { return known.Bridge == n }) {
					g.addNative(c, n, 0)
				}
			}
		}
	}
}

// procsAnswered returns the functions that function id of Rust answers with as Procs.
func (g *Graph) procsAnswered(id ir.FuncID) (procs []*Native) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		v := g.Prog.Args(id, &body[u])[0].Value
		for _, o := range append([]Site{{id, g.Root(id, v)}}, g.RustOrigins(id, v)...) {
			if n := g.invoked.procs[o]; n != nil && !slices.Contains(procs, n) {
				procs = append(procs, n)
			}
		}
	}
	return procs
}
