package callgraph

import (
	"strings"

	"rubicon/internal/ir"
)

// Drops returns the methods that run when the struct or variant of Rust is dropped which the call at s makes: what
// the workspace implements of the trait Drop for it. There is none if the function forgets it.
func (g *Graph) Drops(s Site) []ir.FuncID {
	name := g.Prog.Name("drop")
	if name == 0 || len(g.crates.byName[name]) == 0 {
		return nil
	}
	var found []ir.FuncID
	for _, id := range g.crates.methods[head(g.TypeOf(s.Func, s.Value).Name)+"::drop"] {
		if trait := g.crates.scope(id).trait; trait == "Drop" || strings.HasSuffix(trait, "::Drop") {
			found = append(found, id)
		}
	}
	if len(found) == 0 || g.forgets(s) {
		return nil
	}
	return found
}

// forgets reports whether the function gives what is made at s away for good.
func (g *Graph) forgets(s Site) bool {
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for u := s.Value + 1; int(u) < len(body); u++ {
		in := &body[u]
		if in.Op == ir.OpCall && in.NArgs == 1 && g.Root(s.Func, g.Prog.Args(s.Func, in)[0].Value) == s.Value && len(g.rowsByName(s.Func, in).Handouts) > 0 {
			return true
		}
	}
	return false
}
