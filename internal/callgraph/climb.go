package callgraph

import "rubicon/internal/ir"

// maxClimb bounds how many functions are looked at to find the routes from which a call can be reached.
const maxClimb = 500

// RoutesTo returns the routes from which calls can be reached, in program order: those whose handler the calls stand in, or a
// caller of their function, and so on.
func (g *Graph) RoutesTo(calls []Site) (routes []*Route) {
	seen := map[ir.FuncID]bool{}
	var queue []ir.FuncID
	push := func(id ir.FuncID) {
		if id != ir.NoFunc && !seen[id] && len(seen) < maxClimb {
			seen[id] = true
			queue = append(queue, id)
		}
	}
	for _, c := range calls {
		push(c.Func)
	}
	found := map[*Route]bool{}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		if r := g.RouteOf(id); r != nil && r.Verb != "" {
			found[r] = true
			continue
		}
		if g.Prog.Func(id).Kind == ir.KindClosure {
			push(g.Prog.Parent(id))
			continue
		}
		for _, site := range g.Callers(id) {
			push(site.Func)
		}
	}
	for _, r := range g.Routes {
		if found[r] {
			routes = append(routes, r)
		}
	}
	return routes
}
