package callgraph

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Mismatches returns the calls that bind a method to a native function which is not as they say, in program order.
func (g *Graph) Mismatches() []Misuse {
	var all []Misuse
	for _, n := range g.AllNatives() {
		of, detail := g.mismatch(n)
		row := g.Set.Models.Mismatch(n.Mechanism, of)
		if row == nil || of == rule.MismatchMissing && !g.builtHere(n.Site, &row.Library) && !g.lookedUpHere(n) {
			continue
		}
		g.met[row.ID] = true
		said := row.Misuse
		said.Note = strings.TrimSuffix(row.Note+": "+detail, ": ")
		all = append(all, Misuse{Site: n.Site, Row: &said})
	}
	slices.SortStableFunc(all, func(a, b Misuse) int { return a.Site.compare(b.Site) })
	return all
}

// mismatch returns in what a binding differs from its function, and how; "" if it does not, or that is not known.
func (g *Graph) mismatch(n *Native) (of, detail string) {
	rows := make([]*rule.NativeType, len(n.Params))
	for i, t := range n.Params {
		rows[i] = g.NativeType(n.Mechanism, t)
	}
	switch {
	case len(n.Targets) == 0:
		return rule.MismatchMissing, n.Symbol
	case len(n.Targets) > 1 || !n.Typed:
		return "", ""
	}
	id := n.Targets[0]
	var params []*ir.Param
	fn := g.Prog.Func(id)
	for i := range fn.Params {
		switch p := &fn.Params[i]; p.Kind {
		case ir.ParamPositional:
			params = append(params, p)
		default:
			return "", "" // no function of C's form
		}
	}
	if len(params) != len(n.Params) {
		if slices.ContainsFunc(rows, func(t *rule.NativeType) bool { return t != nil && t.Rest }) {
			return "", ""
		}
		return rule.MismatchCount, fmt.Sprintf("%d declared, %s takes %d", len(n.Params), g.FuncName(id), len(params))
	}
	for i, p := range params {
		row := rows[i]
		if t := g.Unaliased(g.TypeOf(id, p.Value).Name); misfit(row, t) {
			return rule.MismatchType, fmt.Sprintf("parameter %d of %s is a %s, declared as %s", i+1, g.FuncName(id), t, n.Params[i])
		}
	}
	if n.Returns != "" && fn.Ret != 0 {
		if t := g.Unaliased(g.ReturnType(id)); misfit(g.NativeType(n.Mechanism, n.Returns), t) {
			return rule.MismatchType, fmt.Sprintf("the result of %s is a %s, declared as %s", g.FuncName(id), t, n.Returns)
		}
	}
	return "", ""
}

// misfit reports whether a value of a native type can be none of type t of Rust.
func misfit(row *rule.NativeType, t string) bool {
	if row == nil || row.Misfits == nil {
		return false
	}
	return row.Misfits.MatchString(lastName(t)) && !strings.ContainsAny(t, "<*&(") || row.Misfits.MatchString(t)
}

// builtHere reports whether the library in which the binding at s is looked up is built from a crate of the workspace:
// a call of library beside it names that.
func (g *Graph) builtHere(s Site, library *rule.Callee) bool {
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	names := 0
	for v := range body {
		in := &body[v]
		if in.Op != ir.OpCall || g.Prog.Text(in.Name) != library.Name {
			continue
		}
		for _, a := range g.Prog.Args(s.Func, in) {
			if a.Role != ir.RolePlain {
				continue
			}
			names++
			for _, file := range g.alternatives(Site{s.Func, a.Value}) {
				files := g.fileNames(file)
				if len(files) == 0 || slices.ContainsFunc(files, func(file string) bool { return !g.isLibrary(file) }) {
					return false
				}
			}
		}
	}
	return names == 1
}

// alternatives returns what the list at s has in it, which is written out there, or else what is at s.
func (g *Graph) alternatives(s Site) (sites []Site) {
	list := g.literalAt(s)
	in := g.Prog.Instr(list.Func, list.Value)
	if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpArray {
		return []Site{s}
	}
	for _, a := range g.Prog.Args(list.Func, in) {
		sites = append(sites, Site{list.Func, a.Value})
	}
	return sites
}

// lookedUpHere reports whether the library in which n was looked up is built from crates of the workspace.
func (g *Graph) lookedUpHere(n *Native) bool {
	if n.asked.Value == ir.NoValue {
		return false
	}
	args := g.Prog.Args(n.asked.Func, g.Prog.Instr(n.asked.Func, n.asked.Value))
	if len(args) == 0 {
		return false
	}
	f := g.fileFinder(n.Mechanism)
	f.value(n.asked.Func, args[0].Value, nil, maxMade)
	return f.found && !f.unknown
}

// isLibrary reports whether a file's name is that of a library that a crate of the workspace is built as, with or without
// the parts that differ between systems.
func (g *Graph) isLibrary(file string) bool {
	name, _, _ := strings.Cut(path.Base(file), ".") // libthumbs.so.1
	return slices.ContainsFunc(g.Prog.Manifests, func(m ir.Manifest) bool {
		return m.Lib != "" && (name == m.Lib || name == "lib"+m.Lib)
	})
}
