package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// OwnNames reports whether the text that a flow row makes of a value of function id, or takes apart into it, has what stands
// along a path of the value by the names that the program has for it. An empty name is that of an element of a list.
func (g *Graph) OwnNames(id ir.FuncID, v ir.Value, row *rule.Flow, along []string) bool {
	in := g.Prog.Instr(id, v)
	if row.Decodes && in.Op == ir.OpCall {
		return g.ownNames((&env{g: g, site: Site{id, v}, in: in}).wanted(), row, along)
	}
	t := g.TypedValue(id, v)
	if t == "" {
		t = g.TypeOf(id, v).Name
	}
	return g.ownNames(t, row, along)
}

// Displays reports whether models say of the type of value v in Rust that its text names what it holds.
func (g *Graph) Displays(id ir.FuncID, v ir.Value) bool {
	row := g.Set.Models.Displays[head(stripRef(g.TypeOf(id, v).Name))]
	return row != nil && g.meet(&row.Row)
}

// ownNames is OwnNames for a value of type t.
func (g *Graph) ownNames(t string, row *rule.Flow, along []string) bool {
	for _, name := range along {
		decl := g.crates.types[head(t)]
		for decl == nil && name != "" && firstArg(t) != "" && !strings.HasSuffix(head(t), "Map") {
			t = firstArg(t) // Option<Page>, Box<Page>
			decl = g.crates.types[head(t)]
		}
		switch {
		case name == "":
			t = firstArg(t)
		case decl == nil && strings.Contains(head(t), "::"):
			return true // a map of a library
		case decl == nil:
			return g.allSpelledOut(name, row) // a type parameter stands for any type
		default:
			if !spelledOut(g.Prog, decl, row) {
				return false
			}
			i := slices.IndexFunc(decl.Fields, func(f ir.Field) bool { return g.Prog.Text(f.Name) == name })
			if i < 0 {
				return false
			}
			t = g.crates.absolute(g.crates.typeMod[head(t)], head(t), g.Prog.Text(decl.Fields[i].Type))
		}
		if t == "" {
			return false
		}
	}
	return true
}

// allSpelledOut is spelledOut for each struct of the workspace that has a field of that name; there must be one.
func (g *Graph) allSpelledOut(name string, row *rule.Flow) (all bool) {
	key := spelledBy{name, row.Derived, row.Respelled}
	if all, known := g.spelled[key]; known {
		return all
	}
	defer func() { g.spelled[key] = all }()
	found := false
	for _, decl := range g.crates.types {
		if decl == nil || !slices.ContainsFunc(decl.Fields, func(f ir.Field) bool { return g.Prog.Text(f.Name) == name }) {
			continue
		}
		if derives := slices.ContainsFunc(decl.Derives, func(d ir.Name) bool { return lastName(g.Prog.Text(d)) == row.Derived }); !derives {
			continue
		}
		if !spelledOut(g.Prog, decl, row) {
			return false
		}
		found = true
	}
	return found
}

// spelledBy is what allSpelledOut is asked.
type spelledBy struct {
	name, derived string
	respelled     *rule.Regexp
}

// spelledOut reports whether a struct derives the trait that a row names, and none of its attributes says that its fields have
// other names there.
func spelledOut(prog *ir.Program, decl *ir.TypeDecl, row *rule.Flow) bool {
	derives := slices.ContainsFunc(decl.Derives, func(d ir.Name) bool { return lastName(prog.Text(d)) == row.Derived })
	if decl.Enum || decl.Union || decl.Alias != 0 || row.Derived != "" && !derives {
		return false
	}
	attrs := prog.Text(decl.Attrs)
	for i := range decl.Fields {
		attrs += "\n" + prog.Text(decl.Fields[i].Attrs)
	}
	return row.Respelled == nil || !slices.ContainsFunc(strings.Split(attrs, "\n"), row.Respelled.MatchString)
}
