package callgraph

import (
	"slices"

	"rubicon/internal/ir"
)

// This file finds out what belongs to one request. A framework makes an application's object for each one, so that
// what a handler leaves in an instance variable is there for filters, helpers and templates of the same request,
// and for no other handler.

// HandlerOf returns the handler of requests that function id is, or a closure in: the block of a route, or a method
// that only the framework calls; ir.NoFunc if it is none.
func (g *Graph) HandlerOf(id ir.FuncID) ir.FuncID {
	for {
		if r := g.callbacks[id]; r != nil {
			if r.Verb == "" {
				return ir.NoFunc
			}
			return id
		}
		if g.Prog.Func(id).Kind != ir.KindClosure || g.Prog.Func(id).Parent == ir.NoFunc {
			break
		}
		id = g.Prog.Parent(id)
	}
	is, known := g.actions[id]
	if !known {
		is = g.isAction(id)
		g.actions[id] = is
	}
	if !is {
		return ir.NoFunc
	}
	return id
}

// isAction reports whether function id is a public method of a class of which methods render templates by their
// names, and nothing in the workspace calls it or has it run before others.
func (g *Graph) isAction(id ir.FuncID) bool {
	fn := g.Prog.Func(id)
	self := g.SelfType(id)
	if fn.Kind != ir.KindMethod || self.Meta || self.Name == "" || len(g.Set.Models.Views) == 0 {
		return false
	}
	for _, row := range g.Set.Models.Views {
		if is, _ := g.classes.isA(self, row.Class); is {
			return g.classes.public(id, fn) && !slices.ContainsFunc(g.Callers(id), g.knows(id)) &&
				!slices.ContainsFunc(g.filters, func(r *Route) bool { return r.Func == id })
		}
	}
	return false
}

// knows returns whether a call reaches function id as a method of its receiver's type, not only by its name.
func (g *Graph) knows(id ir.FuncID) func(Site) bool {
	return func(s Site) bool {
		return slices.ContainsFunc(g.Call(s).Callees, func(c Callee) bool { return c.Func == id && !c.ByName })
	}
}

// RendersIn reports whether a template may be rendered where handler handles a request: by the handler itself, or by
// what is no handler, and may be called by this one.
func (g *Graph) RendersIn(template, handler ir.FuncID) bool {
	return g.rendersIn(template, handler, nil)
}

func (g *Graph) rendersIn(template, handler ir.FuncID, outer []ir.FuncID) bool {
	name, named := g.views.named[template]
	sites := g.views.sites[template]
	if slices.Contains(g.views.actions[template], handler) || named && name == g.Prog.Func(handler).Name || !named && len(sites) == 0 {
		return true
	}
	if slices.Contains(outer, template) {
		return false
	}
	for _, s := range sites {
		if t, nested := g.TemplateOf(s.Func); nested {
			if g.rendersIn(t, handler, append(outer, template)) {
				return true
			}
		} else if h := g.HandlerOf(s.Func); h == ir.NoFunc || h == handler {
			return true
		}
	}
	return false
}

// KeptBetweenRequests reports whether an instance variable of a class may hold an object that all requests share: a
// constructor stores it, and frameworks copy the object that it made.
func (g *Graph) KeptBetweenRequests(class Type, name ir.Name) bool {
	for s := range g.classes.fieldStores(class, name) {
		if g.Prog.Text(g.Prog.Func(s.Func).Name) == "initialize" {
			return true
		}
	}
	return false
}
