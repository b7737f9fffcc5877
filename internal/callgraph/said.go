package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file answers what a handler says elsewhere than in the call at hand: which content type it sets,
// itself, in a method that it calls, or in a filter that runs before it; and what the whole program says.

// maxSaid bounds how deep the methods that a handler calls on itself are read.
const maxSaid = 3

// Said implements rule.Env.
func (e *env) Said(p rule.Port, callee *rule.Callee) []string {
	s := &saying{g: e.g, port: p, callee: callee, seen: map[ir.FuncID]bool{}}
	handler := e.g.handler(e.site.Func)
	if r := e.g.routeAt(e.site); r != nil {
		handler = r.Func
	}
	s.read(handler, maxSaid)
	for _, filter := range e.g.FiltersOf(handler) {
		s.read(filter, maxSaid)
	}
	return s.texts
}

// Beside implements rule.Env.
func (e *env) Beside(p rule.Port, callee *rule.Callee) []string {
	s := &saying{g: e.g, port: p, callee: callee, seen: map[ir.FuncID]bool{}}
	s.read(e.site.Func, 1)
	return s.texts
}

// Everywhere implements rule.Env.
func (e *env) Everywhere(p rule.Port, callee *rule.Callee) (texts []string) {
	if known, ok := e.g.everywhere[callee]; ok {
		return known
	}
	if !e.g.canHave(callee) {
		return nil
	}
	if !e.g.tracing {
		defer func() { e.g.everywhere[callee] = texts }()
	}
	for _, s := range e.g.calls.of(e.g.Prog.Name(callee.Name)) {
		if e.g.fits(s, e.g.Prog.Instr(s.Func, s.Value), callee) {
			texts = append(texts, e.g.Env(s).Texts(p)...)
		}
	}
	return texts
}

// handler returns the function that a framework runs or that is called, around closure id.
func (g *Graph) handler(id ir.FuncID) ir.FuncID {
	for g.callbacks[id] == nil && g.Prog.Func(id).Kind == ir.KindClosure && g.Prog.Parent(id) != ir.NoFunc {
		id = g.Prog.Parent(id)
	}
	return id
}

// saying collects the texts at a port of all calls of a callee.
type saying struct {
	g      *Graph
	port   rule.Port
	callee *rule.Callee
	seen   map[ir.FuncID]bool
	texts  []string
}

// read reads function id, the closures in it, and the methods that it calls on itself.
func (s *saying) read(id ir.FuncID, depth int) {
	if depth == 0 || s.seen[id] {
		return
	}
	s.seen[id] = true
	g := s.g
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := 1; v < len(body); v++ {
		in := &body[v]
		site := Site{id, ir.Value(v)}
		switch {
		case in.Op == ir.OpClosure:
			if inner := g.Prog.Callee(id, in); g.callbacks[inner] == nil {
				s.read(inner, depth)
			}
		case in.Flags&ir.FlagIndex != 0 && in.Op == ir.OpStore, in.Op == ir.OpCall:
			if g.fits(site, in, s.callee) {
				s.texts = append(s.texts, g.Env(site).Texts(s.port)...)
			}
			if in.Flags&ir.FlagImplicitSelf != 0 {
				for _, c := range g.Call(site).Callees {
					if !c.ByName && c.Bridge == nil {
						s.read(c.Func, depth-1)
					}
				}
			}
		}
	}
}
