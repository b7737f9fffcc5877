package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// handlerSources finds the parameters of Rust functions that models say a framework gives untrusted data:
// by their types, or by an attribute of the function.
func (g *Graph) handlerSources() []Source {
	if len(g.Set.Models.Handlers) == 0 {
		return nil
	}
	var sources []Source
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		fn := g.Prog.Func(id)
		if g.lang(id) != source.Rust || fn.Flags&ir.FuncDecl != 0 {
			continue
		}
		for _, row := range g.Set.Models.Handlers {
			if row.Callee.Name != "" && !g.attributed(id, fn, row.Callee.Name) {
				continue
			}
			for i := range fn.Params {
				if p := &fn.Params[i]; p.Kind == ir.ParamPositional && g.OfTypes(id, p, row) {
					g.met[row.ID] = true
					sources = append(sources, Source{Site{id, p.Value}, row})
				}
			}
		}
	}
	slices.SortStableFunc(sources, func(a, b Source) int { return a.Site.compare(b.Site) })
	return sources
}

// attributed reports whether function id carries the attribute of that full path. Where the macros of a crate
// that the workspace depends on are all brought in (#[macro_use]), the last name is enough.
func (g *Graph) attributed(id ir.FuncID, fn *ir.Func, path string) bool {
	sc := g.crates.scope(id)
	return slices.ContainsFunc(fn.Attrs, func(n ir.Name) bool {
		written := g.Prog.Text(n)
		full := g.crates.resolve(sc.mod, sc.owner, written)
		crate, _, _ := strings.Cut(path, "::")
		return full == path || full == written && strings.HasSuffix(path, "::"+written) && g.dependsOn(crate)
	})
}

// dependsOn reports whether a manifest of the workspace names that crate.
func (g *Graph) dependsOn(crate string) bool {
	return slices.ContainsFunc(g.Prog.Manifests, func(m ir.Manifest) bool {
		return slices.ContainsFunc(m.Deps, func(d string) bool { return crateName(d) == crate })
	})
}

// OfTypes reports whether parameter p of Rust function id has a type that a source row speaks of. Options,
// results and references of a type count as the type.
func (g *Graph) OfTypes(id ir.FuncID, p *ir.Param, row *rule.Source) bool {
	if len(row.Types) == 0 && len(row.NotTypes) == 0 {
		return true
	}
	t := g.TypeOf(id, p.Value).Name
	for range maxUnwrap {
		h := head(t)
		if slices.Contains(row.NotTypes, h) {
			return false
		}
		if slices.Contains(row.Types, h) {
			return true
		}
		if h != "std::option::Option" && h != "std::result::Result" {
			break
		}
		t = firstArg(t)
	}
	return len(row.Types) == 0
}
