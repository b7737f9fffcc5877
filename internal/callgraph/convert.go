package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the methods of the workspace that no call names, because the language or a library calls them
// on what it is given: to_s of what stands in a text, each of what is gone through, deconstruct of what a pattern
// is held against.

// Conversion is a method that an operand is turned into something else by. With Elements, what it gives to its
// block, or in Rust what it returns each time, are the elements of a list.
type Conversion struct {
	Func     ir.FuncID
	Elements bool
	// Out says that it writes what comes out into its first argument: fmt of Rust.
	Out bool
}

// Conversions returns the methods by which the call at s turns operand a, in front of which pos positional
// arguments stand. With trace the object is looked for far away if nothing near by says what it is.
func (g *Graph) Conversions(s Site, c *Call, a ir.Operand, pos int, trace bool) (list []Conversion) {
	in := g.Prog.Instr(s.Func, s.Value)
	if a.Role == ir.RoleSelf {
		for _, m := range c.Derefs {
			list = append(list, Conversion{Func: m})
		}
		if len(list) > 0 {
			return list
		}
	}
	for _, row := range c.Converts {
		for i := range row.Of {
			if !g.AtPort(s.Func, in, a, pos, &row.Of[i]) || len(row.Of[i].Path) > 0 || row.Elements && len(c.Callees) > 0 {
				continue
			}
			if g.lang(s.Func) == source.Rust {
				for _, by := range row.By {
					for _, m := range g.convertersOf(s.Func, a.Value, by) {
						list = append(list, Conversion{Func: m, Elements: row.Elements, Out: !row.Elements && len(g.Prog.Func(m).Params) > 1})
					}
				}
				if len(list) > 0 {
					return list
				}
				continue
			}
			for _, t := range g.objects(s.Func, a.Value, row.By, trace) {
				list = g.convertedBy(t, row, list)
			}
			if len(list) > 0 {
				return list
			}
		}
	}
	return nil
}

// convertersOf returns the methods of trait by that value v of function id in Rust has: by its type, or, where that is only known
// by a trait, by that of what Bind has said is given there: fn para(what: impl Display).
func (g *Graph) convertersOf(id ir.FuncID, v ir.Value, by string) []ir.FuncID {
	if found := g.crates.converters(receivers(g.TypeOf(id, v).Name), by); len(found) > 0 {
		return found
	}
	if b, ok := g.boundBy(id, g.Root(id, v), func(b *Given) bool { return b.Type != 0 }); ok {
		return g.crates.converters([]string{g.typesGiven[b.Type-1]}, by)
	}
	return nil
}

// Deconstructed returns the methods by which an object is turned into what the load at s reads an element of.
func (g *Graph) Deconstructed(s Site, trace bool) (list []Conversion) {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	row := rule.Conversion{By: []string{"to_ary"}}
	switch key := g.Prog.Instr(s.Func, args[1].Value); {
	case in.Flags&ir.FlagPattern == 0:
	case key.Op == ir.OpConst && key.Aux == ir.ConstSymbol:
		row.By[0] = "deconstruct_keys"
	default:
		row.By[0] = "deconstruct"
	}
	for _, t := range g.objects(s.Func, args[0].Value, row.By, trace) {
		list = g.convertedBy(t, &row, list)
	}
	return list
}

// objects returns the types of the objects that v can be, if the workspace defines a method of one of these names.
func (g *Graph) objects(id ir.FuncID, v ir.Value, names []string, trace bool) []Type {
	defined := false
	for _, n := range names {
		name := g.Prog.Name(n)
		defined = defined || name != 0 && len(g.classes.byName[name]) > 0
	}
	if !defined {
		return nil
	}
	if t := g.TypeOf(id, v); t.Name != "" {
		return []Type{t}
	}
	if !trace {
		return nil
	}
	return g.typesOf(id, v)
}

// convertedBy appends the first method that row names of those that objects of type t have.
func (g *Graph) convertedBy(t Type, row *rule.Conversion, list []Conversion) []Conversion {
	for _, n := range row.By {
		name := g.Prog.Name(n)
		if name == 0 || t.Meta || len(list) == MaxByName {
			continue
		}
		if m := g.classes.find(t, name); m != nil && m.Owner != object {
			if m.Func != ir.NoFunc {
				list = append(list, Conversion{Func: m.Func, Elements: row.Elements})
			}
			break
		}
	}
	return list
}
