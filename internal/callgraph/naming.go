package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file finds out where it is said what a call names: a wrapper often has one method that makes all calls, and is given the name
// of the function, or the path of a request, by those that are called by others.

const (
	// maxNamingCalls bounds the methods between a call and those that say what it names.
	maxNamingCalls = 4
	// maxNamed bounds the places that say what a call names.
	maxNamed = 64
)

// NamingCalls returns the calls that say by what they give that the call at s runs the function of n: s if that names it itself.
func (g *Graph) NamingCalls(s Site, n *Native) []Site {
	c := g.Call(s)
	if c.namedBy == ir.NoValue || g.lang(s.Func) != source.Ruby {
		return []Site{s}
	}
	return g.namingCalls(s, []ir.Value{c.namedBy}, func() bool { return slices.Contains(g.CallIn(s).natives(), n) })
}

// NamesCallee returns the value by which the call at s names what it calls, and the name by which that is function id; NoValue if it is
// written there.
func (g *Graph) NamesCallee(s Site, id ir.FuncID) (by ir.Value, name ir.Name) {
	c := g.Call(s)
	for i := range c.Callees {
		if c.Callees[i].Func == id && c.Callees[i].Named != 0 {
			return c.namedBy, c.Callees[i].Named
		}
	}
	return ir.NoValue, 0
}

// AskingCalls returns the calls that say by what they give that the request of a, which row describes, is answered by its function:
// its own if that says the path itself.
func (g *Graph) AskingCalls(a Ask) (sites []Site) {
	in := g.Prog.Instr(a.Site.Func, a.Site.Value)
	for _, row := range g.Call(a.Site).Requests {
		if slices.Contains(g.AskedBy(a.Site, row), a.Func) {
			asked := func() bool { return slices.Contains(g.AskedBy(a.Site, row), a.Func) }
			sites = append(sites, g.namingCalls(a.Site, g.operands(a.Site.Func, in, row.Path), asked)...)
		}
	}
	return sites
}

// namingCalls returns the calls that give the parameters which values of the function of s are made of, and by which reaches holds;
// s if there are none, or too many.
func (g *Graph) namingCalls(s Site, values []ir.Value, reaches func() bool) []Site {
	fn := g.methodAround(s.Func)
	if fn == ir.NoFunc {
		return []Site{s}
	}
	var given []Given
	for _, v := range values {
		for _, p := range g.paramsIn(s.Func, v, maxBuilders) {
			given = append(given, Given{Param: p, Is: p, Rest: -1})
		}
	}
	if len(given) == 0 {
		return []Site{s}
	}
	n := naming{g: g, reaches: reaches}
	n.climb(given, fn, s, maxNamingCalls)
	if len(n.sites) == 0 || len(n.sites) >= maxNamed {
		return []Site{s}
	}
	slices.SortFunc(n.sites, Site.compare)
	return slices.Compact(n.sites)
}

// naming looks for the calls that say what one names.
type naming struct {
	g       *Graph
	reaches func() bool
	sites   []Site
}

// climb looks at the calls of method fn, in which the call at stands, as long as something that is given is a parameter of it.
func (n *naming) climb(given []Given, fn ir.FuncID, at Site, depth int) {
	g := n.g
	open := slices.ContainsFunc(given, func(b Given) bool { return g.isParamOf(fn, b.Is) })
	callers := []Site(nil)
	if open && depth > 0 && g.CallSites(fn) <= maxCallSites {
		callers = g.callersFrom(source.Ruby, fn)
	}
	if len(callers) == 0 {
		defer g.Bind(g.Bind(given))
		if n.reaches() {
			n.sites = append(n.sites, at)
		}
		return
	}
	for _, call := range callers {
		if len(n.sites) < maxNamed {
			n.climb(g.givenAtCall(given, fn, call), g.methodAround(call.Func), call, depth-1)
		}
	}
}

// givenAtCall returns what is given where the call gives the parameters of fn.
func (g *Graph) givenAtCall(given []Given, fn ir.FuncID, call Site) []Given {
	given = slices.Clone(given)
	for i := range given {
		b := &given[i]
		if !g.isParamOf(fn, b.Is) {
			continue
		}
		p := &g.Prog.Func(fn).Params[g.Prog.Instr(fn, b.Is.Value).Aux]
		for _, v := range g.givenFor(call, p) {
			b.Is = g.Outermost(Site{call.Func, g.Root(call.Func, v)})
		}
	}
	return given
}

// isParamOf reports whether s is a parameter of function fn.
func (g *Graph) isParamOf(fn ir.FuncID, s Site) bool {
	return fn != ir.NoFunc && s.Func == fn && g.IsParam(s.Func, s.Value) && g.Prog.Instr(s.Func, s.Value).Op == ir.OpParam
}

// Outermost returns the value that s is in the method around the closures that capture it.
func (g *Graph) Outermost(s Site) Site {
	for {
		s.Value = g.WithoutDefault(s.Func, g.Root(s.Func, s.Value))
		in := g.Prog.Instr(s.Func, s.Value)
		if in.Op != ir.OpParam {
			return s
		}
		outer, ok := g.Outside(s.Func, in)
		if !ok {
			return s
		}
		s = outer
	}
}

// paramsIn returns the parameters of methods that value v of function id is, or is made of by calls.
func (g *Graph) paramsIn(id ir.FuncID, v ir.Value, depth int) (params []Site) {
	s := g.Outermost(Site{id, v})
	in := g.Prog.Instr(s.Func, s.Value)
	switch {
	case in.Op == ir.OpParam:
		if g.IsParam(s.Func, s.Value) && g.Prog.Func(s.Func).Kind == ir.KindMethod {
			return []Site{s}
		}
	case in.Op == ir.OpCall && depth > 0:
		for _, a := range g.Prog.Args(s.Func, in) {
			for _, p := range g.paramsIn(s.Func, a.Value, depth-1) {
				if !slices.Contains(params, p) {
					params = append(params, p)
				}
			}
		}
	}
	return params
}
