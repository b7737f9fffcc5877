package callgraph

import (
	"strings"

	"rubicon/internal/ir"
)

// FiltersOf returns the filters that have run, and have come back, where function id begins: of a route
// those whose pattern covers it, of other code of the class those for all routes.
func (g *Graph) FiltersOf(id ir.FuncID) []ir.FuncID {
	if len(g.filters) == 0 {
		return nil
	}
	self := g.SelfType(id)
	if self.Name == "" || self.Meta {
		return nil
	}
	route := g.callbacks[id]
	var list []ir.FuncID
	for _, f := range g.filters {
		if f.Func == id {
			return nil
		}
		if is, _ := g.classes.isA(self, f.app); is && g.runsBefore(f, route) {
			list = append(list, f.Func)
		}
	}
	return list
}

// runsBefore reports whether filter f runs before a route, or, if route is nil, before all of them.
func (g *Graph) runsBefore(f, route *Route) bool {
	patterned := len(f.parts) > 0
	inside := false
	for _, outer := range g.around(f.Site.Func) {
		inside = inside || len(outer.parts) > 0
	}
	switch {
	case !patterned && !inside:
		return true
	case route == nil || route.Verb == "":
		return false
	case !patterned: // in a namespace: for all of it
		return strings.HasPrefix(route.Pattern, f.Pattern)
	}
	return covers(f.Pattern, route.Pattern)
}

// covers reports whether all paths of a route's pattern have that of a filter: it is the same, or its
// beginning up to a star at the end.
func covers(filter, route string) bool {
	if head, ok := strings.CutSuffix(filter, "*"); ok {
		if optional, ok := strings.CutSuffix(head, "?"); ok && optional != "" {
			head = optional[:len(optional)-1]
		}
		return strings.HasPrefix(route, head)
	}
	return filter == route
}
