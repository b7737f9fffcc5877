package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file answers what a hash of Ruby lacks for certain: an option that nobody has set, neither where the hash is
// written, nor in what is merged into it, nor later.

// Lacks implements rule.Env.
func (e *env) Lacks(p rule.Port) bool {
	if n := len(p.Path); n > 0 {
		key := p.Path[n-1].Name
		p.Path = p.Path[:n-1]
		s, ok := e.oneOf(p)
		return ok && !e.g.mayHave(s, key, maxTrace) && !e.filledHere(p, key)
	}
	for _, a := range e.g.operandsOf(e.site.Func, e.in) {
		if _, keyword := a.Role.Keyword(); e.g.AtPort(e.site.Func, e.in, a, 0, &p) && (keyword || e.g.mayHave(Site{e.site.Func, a.Value}, p.Name, maxTrace)) {
			return false
		}
	}
	return true
}

// filledHere reports whether the function of the call may put something at a key of the table that stands at port p.
func (e *env) filledHere(p rule.Port, key string) bool {
	p.Path = nil
	for _, v := range e.values(p) {
		if e.g.filledWith(Site{e.site.Func, e.g.Root(e.site.Func, v)}, key, maxTrace) {
			return true
		}
	}
	return false
}

// mayHave reports whether the hash that the value at s is has a key, or may have it: where it is put together of others, or
// filled by the function at hand, or given to one of the workspace.
func (g *Graph) mayHave(s Site, key string, depth int) bool {
	if depth == 0 {
		return true
	}
	s.Value = g.Root(s.Func, s.Value)
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if g.filledWith(s, key, depth) {
		return true
	}
	switch {
	case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0:
		c, last, ok := g.Constant(s.Func, in)
		return !ok || g.mayHave(Site{c.Func, last}, key, depth-1)
	case in.Op == ir.OpPhi:
		return slices.ContainsFunc(args, func(a ir.Operand) bool { return g.mayHave(Site{s.Func, a.Value}, key, depth-1) })
	case in.Op != ir.OpCall:
		return true
	case in.Name == g.names.hash:
		return g.entriesMayHave(s, args, key, depth)
	case len(args) == 1 && args[0].Role == ir.RoleSelf && g.ReturnsReceiver(s):
		return g.mayHave(Site{s.Func, args[0].Value}, key, depth-1)
	case g.mergesInto(s, rule.PortReturn):
		return g.mayHave(Site{s.Func, args[0].Value}, key, depth-1) || g.entriesMayHave(s, args[1:], key, depth)
	}
	made := g.searched(func(t *tracer) { t.value(s.Func, s.Value, maxOriginDepth) }).found
	return len(made) == 0 || slices.ContainsFunc(made, func(m Site) bool { return m == s || g.mayHave(m, key, depth-1) })
}

// entriesMayHave is mayHave for what a hash is put together of.
func (g *Graph) entriesMayHave(s Site, entries []ir.Operand, key string, depth int) bool {
	for _, a := range entries {
		n, keyword := a.Role.Keyword()
		switch {
		case keyword && g.Prog.Text(n) == key, a.Role == ir.RoleAnyKey || a.Role == ir.RoleKey:
			return true
		case !keyword && g.mayHave(Site{s.Func, a.Value}, key, depth-1):
			return true
		}
	}
	return false
}

// filledWith reports whether the function of the hash at s may put something there at a key, or lets others do so.
func (g *Graph) filledWith(s Site, key string, depth int) bool {
	if g.keptWith(s, key) {
		return true
	}
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for u := range body {
		in := &body[u]
		if in.Op != ir.OpStore && in.Op != ir.OpCall || in.NArgs == 0 {
			continue
		}
		args := g.Prog.Args(s.Func, in)
		at := Site{s.Func, ir.Value(u)}
		if g.Root(s.Func, args[0].Value) == s.Value {
			switch {
			case in.Op == ir.OpStore && in.Flags&ir.FlagIndex != 0:
				if k := g.tableKey(s.Func, args[1].Value); !k.known || g.Prog.Text(k.name) == key {
					return true
				}
			case in.Op == ir.OpCall && g.mergesInto(at, rule.PortSelf):
				if g.entriesMayHave(at, args[1:], key, depth) {
					return true
				}
			case in.Op == ir.OpCall && args[0].Role == ir.RoleSelf && g.adds(in):
				return true
			}
		}
		if in.Op != ir.OpCall || !slices.ContainsFunc(args, func(a ir.Operand) bool {
			return a.Role == ir.RolePlain && g.Root(s.Func, a.Value) == s.Value
		}) {
			continue
		}
		if slices.ContainsFunc(g.Call(at).Callees, func(c Callee) bool { return !c.New && c.Bridge == nil }) {
			return true
		}
	}
	return false
}

// keptWith reports whether the program may put something at a key of what the constant, field or variable holds that is
// read at s.
func (g *Graph) keptWith(s Site, key string) bool {
	of, ok := g.tableOf(s.Func, s.Value)
	if !ok {
		return false
	}
	return slices.ContainsFunc(g.tableStores()[of.name], func(at Site) bool {
		in := g.Prog.Instr(at.Func, at.Value)
		args := g.Prog.Args(at.Func, in)
		if other, ok := g.tableOf(at.Func, args[0].Value); !ok || !g.same(of, other) {
			return false
		}
		k := g.tableKey(at.Func, args[1].Value)
		return in.Op != ir.OpStore || !k.known || g.Prog.Text(k.name) == key
	})
}
