package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds the routes that an application declares by a method of its own, which hands its block on:
// def self.simple(path, &block) = get(path, &block). In an extension the method is one of the applications that
// register it, so what it declares depends on who calls it.

// readForwarded reads the callback at s for each call of the method that it stands in, if its block is the one
// that the method is given.
func (g *Graph) readForwarded(s Site, in *ir.Instr, block ir.Value) {
	fn := g.Prog.Func(s.Func)
	param := g.Prog.Instr(s.Func, g.Root(s.Func, block))
	if fn.Kind == ir.KindClosure || param.Op != ir.OpParam || int(param.Aux) >= len(fn.Params) || fn.Params[param.Aux].Kind != ir.ParamBlock {
		return
	}
	if in.Flags&ir.FlagImplicitSelf == 0 {
		return
	}
	calls := g.calls.of(fn.Name)
	if len(calls) > maxCallSites {
		return
	}
	for _, at := range calls {
		call := g.Prog.Instr(at.Func, at.Value)
		recv, _ := g.receiverOf(at, call)
		if m := g.classes.find(recv, fn.Name); !recv.Meta || m == nil || m.Func != s.Func {
			continue
		}
		for _, a := range g.Prog.Args(at.Func, call) {
			if made := g.Prog.Instr(at.Func, a.Value); a.Role == ir.RoleBlock && made.Op == ir.OpClosure {
				before := g.Bind(g.givenBy(s.Func, at, call))
				id := g.Prog.Callee(at.Func, made)
				g.readCallback(id, s, in, recv, true)
				if r := g.callbacks[id]; r != nil && r.Site == s {
					r.Site, r.inner = at, s
					g.forwards[at] = s
				}
				g.Bind(before)
			}
		}
	}
}

// givenBy returns what a call gives for the positional parameters of method fn.
func (g *Graph) givenBy(fn ir.FuncID, at Site, call *ir.Instr) []Given {
	var given []Given
	pos := 0
	for _, a := range g.Prog.Args(at.Func, call) {
		if a.Role == ir.RoleSplat {
			break
		}
		for i := range g.Prog.Func(fn).Params {
			p := &g.Prog.Func(fn).Params[i]
			if a.Role == ir.RolePlain && (p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional) && int(p.Index) == pos {
				given = append(given, Given{Param: Site{fn, p.Value}, Is: Site{at.Func, a.Value}, Rest: -1})
			}
		}
		if positional(a.Role) {
			pos++
		}
	}
	return given
}

// neverGiven reports whether value v of function id is what else its method is given by names, def guard(path, **options), and no
// call of a method of that name gives it more than it takes by name.
func (g *Graph) neverGiven(id ir.FuncID, v ir.Value) bool {
	s := g.Outermost(Site{id, v})
	in := g.Prog.Instr(s.Func, s.Value)
	fn := g.Prog.Func(s.Func)
	if in.Op != ir.OpParam || int(in.Aux) >= len(fn.Params) || fn.Params[in.Aux].Kind != ir.ParamKwSplat {
		return false
	}
	more := func(a ir.Operand) bool {
		name, keyword := a.Role.Keyword()
		if !keyword {
			return a.Role == ir.RoleKwSplat || a.Role == ir.RoleKey || a.Role == ir.RoleAnyKey
		}
		return !slices.ContainsFunc(fn.Params, func(p ir.Param) bool { return p.Kind == ir.ParamKeyword && p.Name == name })
	}
	return !slices.ContainsFunc(g.calls.of(fn.Name), func(at Site) bool {
		return slices.ContainsFunc(g.Prog.Args(at.Func, g.Prog.Instr(at.Func, at.Value)), more)
	})
}

// addForwarded adds to a call that hands its block on by a method of the workspace the sinks that are the block's
// result, where the method hands it to.
func (g *Graph) addForwarded(s Site, c *Call) {
	to, ok := g.forwards[s]
	if !ok {
		return
	}
	in := g.Prog.Instr(to.Func, to.Value)
	recv, _ := g.receiverOf(s, g.Prog.Instr(s.Func, s.Value))
	rows := *c.Rows
	rows.Sinks = slices.Clip(rows.Sinks)
	for _, row := range g.rowsByName(to.Func, in).Sinks {
		ofBlock := slices.ContainsFunc(row.In, func(p rule.Port) bool { return p.Kind == rule.PortBlockReturn })
		if ofBlock && g.fitRuby(to.Func, in, &row.Callee, recv, true) == fitSure && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			rows.Sinks = append(rows.Sinks, row)
		}
	}
	c.Rows = &rows
}
