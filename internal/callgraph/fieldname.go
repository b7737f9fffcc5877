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
		case decl == nil:
			return strings.Contains(head(t), "::") // a map of a library
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
