package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the routes of routers that the workspace writes itself: a method of a class, or of a module
// that extends classes, that is given a path and a block and keeps the block (def get(path, &block)), and its
// calls in the bodies of classes. The block runs later on what the router's code runs kept blocks on:
// action.instance_exec(env, &route.block).

// readKept finds these routes.
func (g *Graph) readKept() {
	kept := func(row *rule.Callback) bool { return row.Kept }
	for _, s := range g.sitesOf(func(e *rule.Entry) bool { return slices.ContainsFunc(e.Callbacks, kept) }) {
		in := g.Prog.Instr(s.Func, s.Value)
		args := g.Prog.Args(s.Func, in)
		if in.Flags&ir.FlagImplicitSelf == 0 || len(args) < 3 || g.Prog.Func(s.Func).Kind != ir.KindBody || g.classes.scope(s.Func) == "" {
			continue
		}
		made := g.Prog.Instr(s.Func, args[len(args)-1].Value)
		if made.Op != ir.OpClosure || g.callbacks[g.Prog.Callee(s.Func, made)] != nil {
			continue
		}
		for _, row := range g.rowsByName(s.Func, in).Callbacks {
			if row.Kept && row.When.Eval(g.Env(s)) {
				g.keptRoute(g.Prog.Callee(s.Func, made), row, s, in)
			}
		}
	}
}

// keptRoute enters function id, the block of the call at s, as a route if a method of the workspace keeps it.
func (g *Graph) keptRoute(id ir.FuncID, row *rule.Callback, s Site, in *ir.Instr) {
	m := g.classes.find(g.SelfType(s.Func), in.Name)
	if m == nil || m.Func == ir.NoFunc || m.Owner == object || !g.keepsBlock(m.Func, maxHandOn) {
		return
	}
	parts := g.patterns(s, row)
	if len(parts) == 0 || !strings.HasPrefix(parts[0].text, "/") {
		return
	}
	g.met[row.ID] = true
	self := g.SelfType(s.Func)
	r := &Route{Verb: row.Verb, Func: id, Site: s, app: self.Name, parts: parts}
	g.closureSelf[id] = instance(self)
	if runner := g.runnerOf(m.Owner); runner.Name != "" {
		g.closureSelf[id] = runner
	}
	g.Routes = append(g.Routes, r)
	g.patterned = append(g.patterned, r)
	g.callbacks[id] = r
}

// maxHandOn bounds the methods that hand a block on to each other.
const maxHandOn = 4

// keepsBlock reports whether a method takes a path and a block, and stores the block or hands it on to what keeps
// it, but does not run it.
func (g *Graph) keepsBlock(id ir.FuncID, depth int) bool {
	if g.lang(id) != source.Ruby || depth == 0 {
		return false
	}
	block, path := ir.NoValue, false
	for _, p := range g.Prog.Func(id).Params {
		switch p.Kind {
		case ir.ParamBlock:
			block = p.Value
		case ir.ParamPositional:
			path = true
		}
	}
	if block == ir.NoValue || !path {
		return false
	}
	kept := false
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := range body {
		for i, a := range g.Prog.Args(id, &body[v]) {
			if body[v].Flags&ir.FlagYield != 0 || g.Root(id, a.Value) == block && body[v].Op == ir.OpCall && a.Role == ir.RoleSelf {
				return false
			}
			if g.Root(id, a.Value) != block {
				continue
			}
			switch body[v].Op {
			case ir.OpStore:
				kept = kept || i > 0
			case ir.OpCall:
				kept = kept || a.Role == ir.RolePlain
				for _, c := range g.Call(Site{id, ir.Value(v)}).Callees {
					kept = kept || a.Role == ir.RoleBlock && g.keepsBlock(c.Func, depth-1)
				}
			}
		}
	}
	return kept
}

// runnerOf returns the type of the objects that code beside a router, in the same module, runs kept blocks on.
func (g *Graph) runnerOf(router string) Type {
	if t, ok := g.runners[router]; ok {
		return t
	}
	module := ""
	if i := strings.LastIndex(router, "::"); i >= 0 {
		module = router[:i+2]
	}
	var runner Type
	for _, s := range g.sitesOf(func(e *rule.Entry) bool { return slices.ContainsFunc(e.Flows, runsOnReceiver) }) {
		args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
		n := len(args)
		if n < 2 || args[0].Role != ir.RoleSelf || args[n-1].Role != ir.RoleBlock || !strings.HasPrefix(g.classes.scope(s.Func), module) || runner.Name != "" {
			continue
		}
		if op := g.Prog.Instr(s.Func, g.Root(s.Func, args[n-1].Value)).Op; op == ir.OpClosure {
			continue
		}
		types := []Type{g.TypeOf(s.Func, args[0].Value)}
		if types[0].Name == "" {
			types = g.typesOf(s.Func, args[0].Value)
		}
		if len(types) == 1 && !types[0].Meta {
			runner = types[0]
		}
	}
	g.runners[router] = runner
	return runner
}

// runsOnReceiver reports whether a flow says that a call runs its block as code of its receiver.
func runsOnReceiver(f *rule.Flow) bool {
	return f.Callee.Any && slices.ContainsFunc(f.To, func(p rule.Port) bool { return p.Kind == rule.PortBlockSelf })
}
