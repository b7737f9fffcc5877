package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// handlerRows are the rows about parameters of Rust functions, by what a function must have that one speaks of.
type handlerRows struct {
	byAttr   map[string][]*rule.Source // the last name of an attribute's path
	byMethod map[string][]*rule.Source // the name of a trait's method
	byType   map[string][]*rule.Source // the type of a parameter
}

func (g *Graph) handlerRows() handlerRows {
	rows := handlerRows{map[string][]*rule.Source{}, map[string][]*rule.Source{}, map[string][]*rule.Source{}}
	for _, row := range g.Set.Models.Handlers {
		switch path := row.Callee.Name; {
		case path == "":
			for _, t := range row.Types {
				rows.byType[t] = append(rows.byType[t], row)
			}
		case row.Trait:
			rows.byMethod[lastName(path)] = append(rows.byMethod[lastName(path)], row)
		default:
			rows.byAttr[lastName(path)] = append(rows.byAttr[lastName(path)], row)
		}
	}
	return rows
}

func lastName(path string) string { return path[strings.LastIndexByte(path, ':')+1:] }

// handlerSources finds the parameters of Rust functions that models say a framework gives untrusted data:
// by their types, by an attribute of the function, or because it implements a method of a trait.
func (g *Graph) handlerSources() []Source {
	if len(g.Set.Models.Handlers) == 0 {
		return nil
	}
	rows := g.handlerRows()
	var sources []Source
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		fn := g.Prog.Func(id)
		if g.lang(id) != source.Rust || fn.Flags&ir.FuncDecl != 0 {
			continue
		}
		sources = g.attributeSources(id, fn, rows.byAttr, sources)
		for _, row := range rows.byMethod[g.Prog.Text(fn.Name)] {
			if g.crates.scope(id).trait+"::"+g.Prog.Text(fn.Name) == row.Callee.Name {
				sources = g.parameterSources(id, fn, row, "", sources)
			}
		}
		sources = g.typeSources(id, fn, rows.byType, sources)
	}
	slices.SortStableFunc(sources, func(a, b Source) int { return a.Site.compare(b.Site) })
	return sources
}

// typeSources appends the parameters of function id whose types are untrusted data wherever they stand.
func (g *Graph) typeSources(id ir.FuncID, fn *ir.Func, rows map[string][]*rule.Source, sources []Source) []Source {
	for i := range fn.Params {
		p := &fn.Params[i]
		if p.Kind != ir.ParamPositional {
			continue
		}
		t := stripRef(unwrapped(g.TypeOf(id, p.Value).Name))
		met := rows[head(t)]
		if h := head(t); h != t {
			met = slices.Concat(met, rows[t])
		}
		for _, row := range met {
			if (len(row.Beside) == 0 || g.standsBeside(id, fn, i, row)) &&
				(!row.Uncalled || g.isOffered(id) && len(g.Callers(id)) == 0) {
				g.met[row.ID] = true
				sources = append(sources, Source{Site{id, p.Value}, row})
			}
		}
	}
	return sources
}

// standsBeside reports whether function id is async, nothing in the workspace calls it, and, beside parameter i, which is
// handed over as it is, it has one of a type that a row names, or returns one.
func (g *Graph) standsBeside(id ir.FuncID, fn *ir.Func, i int, row *rule.Source) bool {
	if fn.Flags&ir.FuncAsync == 0 || strings.HasPrefix(g.TypeOf(id, fn.Params[i].Value).Name, "&") || len(g.Callers(id)) > 0 {
		return false
	}
	for j := range fn.Params {
		if j != i && slices.Contains(row.Beside, head(stripRef(unwrapped(g.TypeOf(id, fn.Params[j].Value).Name)))) {
			return true
		}
	}
	sc := g.crates.scope(id)
	ret := g.crates.absolute(sc.mod, sc.owner, g.Prog.Text(fn.Ret))
	if head(ret) != "std::result::Result" {
		return slices.Contains(row.Beside, head(ret))
	}
	return slices.ContainsFunc(typeArgs(ret), func(t string) bool { return slices.Contains(row.Beside, head(t)) })
}

// parameterSources appends the parameters of function id that a row speaks of. args is what stands in the
// parentheses of the function's attribute.
func (g *Graph) parameterSources(id ir.FuncID, fn *ir.Func, row *rule.Source, args string, sources []Source) []Source {
	for i := range fn.Params {
		if p := &fn.Params[i]; p.Kind == ir.ParamPositional && g.namedIn(p, row, args) && g.OfTypes(id, p, row) {
			g.met[row.ID] = true
			sources = append(sources, Source{Site{id, p.Value}, row})
		}
	}
	return sources
}

// attributeSources appends the parameters that rows about an attribute of function id speak of. Where the macros
// of a crate that the workspace depends on are all brought in (#[macro_use]), its last name is enough.
func (g *Graph) attributeSources(id ir.FuncID, fn *ir.Func, rows map[string][]*rule.Source, sources []Source) []Source {
	for i, n := range fn.Attrs {
		sc := g.crates.scope(id)
		written := g.Prog.Text(n)
		full := g.crates.resolve(sc.mod, sc.owner, written)
		for _, row := range rows[lastName(full)] {
			path := row.Callee.Name
			crate, _, _ := strings.Cut(path, "::")
			if full == path || full == written && strings.HasSuffix(path, "::"+written) && g.dependsOn(crate) {
				sources = g.parameterSources(id, fn, row, g.Prog.Text(fn.AttrArgs[i]), sources)
			}
		}
	}
	return sources
}

// namedIn reports whether the arguments of an attribute name parameter p, if the row asks for that.
func (g *Graph) namedIn(p *ir.Param, row *rule.Source, args string) bool {
	if row.Named == nil {
		return true
	}
	for _, m := range row.Named.FindAllStringSubmatch(args, -1) {
		if m[1] == g.Prog.Text(p.Name) {
			return true
		}
	}
	return false
}

// dependsOn reports whether a manifest of the workspace names that crate.
func (g *Graph) dependsOn(crate string) bool {
	return slices.ContainsFunc(g.Prog.Manifests, func(m ir.Manifest) bool {
		return slices.ContainsFunc(m.Deps, func(d string) bool { return crateName(d) == crate })
	})
}

// OfTypes reports whether parameter p of Rust function id has a type that a source row speaks of. Options,
// results and references of a type count as the type, and a type as each trait that it implements.
func (g *Graph) OfTypes(id ir.FuncID, p *ir.Param, row *rule.Source) bool {
	if len(row.Types) == 0 && len(row.NotTypes) == 0 {
		return true
	}
	t := stripRef(g.TypeOf(id, p.Value).Name)
	for range maxUnwrap {
		if g.anyOf(row.NotTypes, t) {
			return false
		}
		if g.anyOf(row.Types, t) {
			return true
		}
		if !wraps[head(t)] {
			break
		}
		t = stripRef(firstArg(t))
	}
	return len(row.Types) == 0
}

// unknownType stands in the rows of sources for a type that is not known.
const unknownType = "_"

// anyOf reports whether type t is one of a list, with its arguments or without, or implements a trait in it.
func (g *Graph) anyOf(list []string, t string) bool {
	h := head(t)
	return slices.ContainsFunc(list, func(is string) bool {
		return is == h || is == t || is == unknownType && t == "" || g.crates.implements(h, is)
	})
}
