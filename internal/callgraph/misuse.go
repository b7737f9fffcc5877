package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Misuse is a call that is a finding by itself, and the row that says so.
type Misuse struct {
	Site Site
	Row  *rule.Misuse
	// Made is where that is made by which the row describes the call, if it is made elsewhere.
	Made Site
}

// Misuses returns the calls that models name as wrong in themselves, in program order.
func (g *Graph) Misuses() []Misuse {
	var all []Misuse
	sites := g.sitesOf(func(e *rule.Entry) bool { return len(e.Misuses) > 0 })
	if slices.ContainsFunc(g.Prog.Files, func(f *ir.File) bool { return f.Source.Lang == source.Rust }) {
		named := g.namedCrates()
		sites = append(sites, g.SitesOf(source.Rust, func(e *rule.Entry) bool {
			return slices.ContainsFunc(e.Misuses, func(m *rule.Misuse) bool {
				crate, _, _ := strings.Cut(m.Callee.Owner, "::")
				return named[crate]
			})
		})...)
		slices.SortFunc(sites, Site.compare)
	}
	for _, s := range sites {
		for _, row := range g.Call(s).Misuses {
			if row.When.Eval(g.Env(s)) {
				all = append(all, Misuse{Site: s, Row: row})
			} else if made, ok := g.tracedMisuse(s, row); ok {
				all = append(all, Misuse{s, row, made})
			} else {
				continue
			}
			g.met[row.ID] = true
		}
	}
	return all
}

// Place returns where a finding about the call at s stands: what is at the first of the ports that there is, if it is written
// in the call or in the literal that this is given, or the call itself.
func (g *Graph) Place(s Site, at []rule.Port) Site {
	for _, p := range at {
		part, ok := g.Env(s).(*env).oneOf(p)
		if !ok {
			continue
		}
		outer := s
		if len(p.Path) > 0 {
			p.Path = nil
			outer, _ = g.Env(s).(*env).oneOf(p)
			outer = g.defined(outer)
		}
		if g.writtenIn(part, s) || g.writtenIn(part, outer) {
			return part
		}
	}
	return s
}

// writtenIn reports whether the text of the value at s is a part of that at outer.
func (g *Graph) writtenIn(s, outer Site) bool {
	part, whole := g.Prog.Instr(s.Func, s.Value), g.Prog.Instr(outer.Func, outer.Value)
	return s.Func == outer.Func && part.Pos >= whole.Pos && part.End <= whole.End
}

// namedCrates are the crates that paths of the program begin with, also by what models and manifests say is another
// name of one: calls of other crates are not looked at.
func (g *Graph) namedCrates() map[string]bool {
	named := map[string]bool{}
	for _, name := range g.Prog.Names {
		if crate, _, ok := strings.Cut(name, "::"); ok {
			named[crate] = true
		}
	}
	for _, m := range g.crates.modules {
		for _, glob := range m.globs { // use wasmtime::*
			crate, _, _ := strings.Cut(glob, "::")
			named[crate] = true
		}
	}
	for _, m := range g.Prog.Manifests {
		for _, r := range m.Renames {
			named[r.Crate] = true
		}
	}
	for _, a := range g.Set.Models.Aliases {
		if crate, _, _ := strings.Cut(a.From, "::"); named[crate] && a.Lang == source.Rust {
			is, _, _ := strings.Cut(a.Is, "::")
			named[is] = true
		}
	}
	return named
}
