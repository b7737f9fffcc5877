package callgraph

import "rubicon/internal/ir"

// EnumVariant returns the full path of the variant of an enum of the workspace that a path, written in function id of Rust,
// names: Shape::Circle, Self::Circle. It is "" if that is none, or is not known.
func (g *Graph) EnumVariant(id ir.FuncID, path string) string {
	sc := g.crates.scope(id)
	return g.crates.enumVariant(head(g.crates.absolute(sc.mod, sc.owner, path)))
}

// MadeVariant returns the same of the variant that a call makes: Shape::Circle(radius).
func (g *Graph) MadeVariant(id ir.FuncID, in *ir.Instr) string {
	return g.crates.enumVariant(g.rustPath(id, in))
}

func (c *crates) enumVariant(full string) string {
	if enum, _ := splitPath(full); c.types[full] == nil || len(c.variants[enum]) == 0 {
		return ""
	}
	return full
}
