package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
)

// Unserved returns the classes with filters of their own that descend from an application which is mounted, and that nothing mounts
// or names: what they ask nobody is asked.
func (g *Graph) Unserved(app string) (list []string) {
	for _, f := range g.filters {
		if f.app == app || slices.Contains(list, f.app) || !g.IsA(f.app, app) || g.namedAnywhere(f.app) {
			continue
		}
		if !slices.ContainsFunc(g.classes.order, func(c *class) bool { return c.name != f.app && g.IsA(c.name, f.app) }) {
			list = append(list, f.app)
		}
	}
	return list
}

// namedAnywhere reports whether code of the program names a class, or something that is called like it.
func (g *Graph) namedAnywhere(class string) bool {
	if g.constants == nil {
		g.constants = map[string]bool{}
		for id := range g.Prog.Funcs {
			id := ir.FuncID(id)
			for _, in := range g.Prog.File(id).Body(g.Prog.Func(id)) {
				if in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 {
					text := g.Prog.Text(in.Name)
					g.constants[text[strings.LastIndex(text, ":")+1:]] = true
				}
			}
		}
	}
	return g.constants[class[strings.LastIndex(class, ":")+1:]]
}
