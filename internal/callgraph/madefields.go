package callgraph

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file finds what the fields of a struct in Rust are made of that no derived code makes: a name of which all values
// come from a function that checks it.

// maxMadeFields bounds the places where a field gets a value.
const maxMadeFields = 16

// MadeField is a field of a type of the workspace.
type MadeField struct {
	Owner string
	Field ir.Name
}

// MadeFieldOf returns the field that load in of function id reads; ok is false if it is none of a struct of the workspace,
// or if code that a library derives can make values of the struct.
func (g *Graph) MadeFieldOf(id ir.FuncID, in *ir.Instr) (f MadeField, ok bool) {
	c := g.crates
	f = MadeField{c.ownerOfField(g.TypeOf(id, g.Prog.Args(id, in)[0].Value).Name, in.Name), in.Name}
	return f, f.Owner != "" && !c.madeElsewhere(f.Owner)
}

// Made returns the values that a field gets, wherever the workspace makes such a struct or changes the field; ok is false
// where not all of them are known.
func (g *Graph) Made(f MadeField) (values []Site, ok bool) {
	if g.putsOther(constField{owner: f.Owner, name: f.Field}, maxTrace) {
		return nil, false
	}
	for s := range g.writes(storedFor, f.Owner, f.Field) {
		owner := g.crates.ownerOfField(g.fieldOwner(s), f.Field)
		if owner == "" && !g.makesOther(s, f.Owner) {
			return nil, false
		}
		if owner == f.Owner {
			values = append(values, Site{s.site.Func, s.value})
		}
	}
	return values, len(values) > 0 && len(values) <= maxMadeFields
}

// makesOther reports whether a literal or a call names another type than owner.
func (g *Graph) makesOther(w fieldWrite, owner string) bool {
	in := g.Prog.Instr(w.site.Func, w.site.Value)
	name := in.Name
	switch {
	case in.Op != ir.OpCall:
		return false
	case g.Prog.Text(name) == ir.OpStruct:
		name = in.Type
	}
	last := head(lastName(g.Prog.Text(name)))
	return last != "" && last != "Self" && last != lastName(owner) && !strings.HasPrefix(last, "_")
}

// BehindTrait reports whether function id of Rust is a method by which a type implements a trait of the workspace: who calls it
// need not know of which type the object is.
func (g *Graph) BehindTrait(id ir.FuncID) bool {
	if g.lang(id) != source.Rust || g.Prog.Func(id).Kind != ir.KindMethod {
		return false
	}
	trait := g.crates.scope(id).trait
	return trait != "" && !g.crates.ofLibrary(trait)
}
