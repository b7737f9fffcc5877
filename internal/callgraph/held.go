package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// maxHeld bounds how deep the types of fields are looked at.
const maxHeld = 6

// Held returns the kinds that a value of Rust function id can carry because of its type: a number is no text,
// and neither is a variant of an enum without fields.
func (g *Graph) Held(id ir.FuncID, v ir.Value) rule.Kinds {
	return g.crates.holds(g.TypeOf(id, v).Name, 0) | g.Set.AloneKinds
}

// holds returns the kinds that values of type t can carry. A type that is not known can carry all.
func (c *crates) holds(t string, depth int) rule.Kinds {
	all := c.g.Set.AllKinds()
	if depth > maxHeld {
		return all
	}
	t = stripRef(t)
	h := head(t)
	if row := c.g.Set.Models.Holds(h); row != nil && (h == t || row.Element) {
		c.g.met[row.ID] = true
		if !row.Element {
			return row.Kinds
		}
		return c.allHold(typeArgs(t), depth)
	}
	if parts := tupleParts(t); parts != nil {
		return c.allHold(parts, depth)
	}
	decl, variants := c.types[h], c.variants[h]
	if decl == nil || decl.Alias != 0 || decl.Union || h != t {
		return all
	}
	if kinds, ok := c.held[h]; ok {
		return kinds
	}
	c.held[h] = 0 // what a circular type sees: it adds nothing
	kinds := c.fieldsHold(h, decl, depth)
	for _, variant := range variants {
		kinds |= c.fieldsHold(h, variant, depth)
	}
	if depth > 0 && kinds != all {
		delete(c.held, h) // perhaps less than all only because of a circle that goes on above
	} else {
		c.held[h] = kinds
	}
	return kinds
}

// allHold returns the kinds that values of any of the types can carry; of no type, all.
func (c *crates) allHold(types []string, depth int) rule.Kinds {
	if len(types) == 0 {
		return c.g.Set.AllKinds()
	}
	var kinds rule.Kinds
	for _, t := range types {
		kinds |= c.holds(t, depth+1)
	}
	return kinds
}

func (c *crates) fieldsHold(owner string, decl *ir.TypeDecl, depth int) rule.Kinds {
	var kinds rule.Kinds
	for i := range decl.Fields {
		kinds |= c.holds(c.absolute(c.typeMod[owner], owner, c.g.Prog.Text(decl.Fields[i].Type)), depth+1)
	}
	return kinds
}
