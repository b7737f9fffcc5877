package callgraph

import (
	"slices"
	"strings"

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

// Gains returns the kinds that a value of Rust function id has because of its type where it was taken out of
// something else that carries text.
func (g *Graph) Gains(id ir.FuncID, v ir.Value) rule.Kinds {
	return g.crates.gains(g.TypeOf(id, v).Name, 0)
}

// TakenOut reports whether value part of Rust function id is of a type that gains kinds where it is taken out of
// whole: a number out of a list of numbers, but not out of another number.
func (g *Graph) TakenOut(id ir.FuncID, whole, part ir.Value) bool {
	return g.Gains(id, whole) == 0 || g.IsNumeric(id, part) && !g.IsNumeric(id, whole)
}

// IsCopied reports whether value v of Rust function id is of a type that is copied where it is put, so that no change there is one of v: a
// number, an array, a text or a list that is lent for reading, an Option of one, a struct that derives Copy.
func (g *Graph) IsCopied(id ir.FuncID, v ir.Value) bool {
	if g.IsNumeric(id, v) {
		return true
	}
	t := g.TypeOf(id, v).Name
	if head(t) == "std::option::Option" {
		t = firstArg(t)
	}
	of, lent := strings.CutPrefix(t, "&")
	switch {
	case strings.HasPrefix(t, "["):
		return strings.Contains(t, ";")
	case slices.Contains(lentTexts, of), lent && strings.HasPrefix(of, "["):
		return true
	}
	return slices.ContainsFunc(g.crates.traits[head(t)], func(trait string) bool { return lastName(trait) == "Copy" })
}

// lentTexts are the texts of the standard library of which there are only references.
var lentTexts = []string{"str", "std::path::Path", "std::ffi::OsStr", "std::ffi::CStr"}

// IsNumeric reports whether value v of Rust function id is itself of a type that gains kinds: a number, not a list of numbers.
func (g *Graph) IsNumeric(id ir.FuncID, v ir.Value) bool {
	return g.crates.isNumber(g.TypeOf(id, v).Name)
}

// IsCharacter reports whether value v of Rust function id is one character or byte, or an Option of one.
func (g *Graph) IsCharacter(id ir.FuncID, v ir.Value) bool {
	t := stripRef(unwrapped(stripRef(g.TypeOf(id, v).Name)))
	return t == "char" || t == "u8"
}

// gains returns what values of type t, or parts of them, gain.
func (c *crates) gains(t string, depth int) rule.Kinds {
	t = stripRef(t)
	if kinds, ok := c.gained[t]; ok || t == "" || depth > maxHeld {
		return kinds
	}
	c.gained[t] = 0 // what a circular type sees
	var kinds rule.Kinds
	for _, of := range c.consistsOf(t) {
		kinds |= c.gains(of, depth+1)
	}
	if row := c.g.Set.Models.Holds(t); row != nil && row.Gains != 0 {
		c.g.met[row.ID] = true
		kinds = row.Gains
	}
	if depth > 0 && kinds == 0 {
		delete(c.gained, t) // perhaps only because of a circle that goes on above
	} else {
		c.gained[t] = kinds
	}
	return kinds
}

// consistsOf returns the types of what a value of type t holds: of a container its elements, of a tuple its parts, of
// a struct of the workspace its fields.
func (c *crates) consistsOf(t string) []string {
	h := head(t)
	if row := c.g.Set.Models.Holds(h); row != nil && row.Element {
		return typeArgs(t)
	}
	if parts := tupleParts(t); parts != nil {
		return parts
	}
	decl := c.types[h]
	if decl == nil || h != t {
		return nil
	}
	return c.fieldTypes(h, decl)
}

// fieldTypes returns the types in full of the fields of a struct, or of a variant of an enum, of which t is the path.
func (c *crates) fieldTypes(t string, decl *ir.TypeDecl) []string {
	var types []string
	for i := range decl.Fields {
		types = append(types, c.absolute(c.typeMod[t], t, c.g.Prog.Text(decl.Fields[i].Type)))
	}
	return types
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
