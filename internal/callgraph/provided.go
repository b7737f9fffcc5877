package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
)

// The methods that traits of the workspace give to types of a library, and to all types of a kind.

// isBound reports whether the type of an impl is a type parameter: "impl A" or "_".
func isBound(t string) bool { return t == "_" || strings.HasPrefix(t, "impl ") }

// extended returns the methods of that name that the workspace defines for types of which a receiver with these
// heads is one by what models say (str for String), or for all types. Only those count that function from can call.
func (c *crates) extended(from ir.FuncID, heads []string, name ir.Name) []ir.FuncID {
	var found []ir.FuncID
	methods := c.methodsNamed(from, name)
	for _, h := range heads {
		for a := range c.g.Set.Models.Ancestors(h) {
			if a == h {
				continue
			}
			for _, id := range c.reachable(from, c.methods[a+"::"+c.g.Prog.Text(name)]) {
				if c.g.Prog.Func(id).Flags&ir.FuncDecl == 0 {
					found = append(found, id)
				}
			}
		}
	}
	if len(found) == 0 {
		found = c.provided(heads, methods.defaults)
	}
	if len(found) == 0 {
		return methods.blanket
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// provided returns those of methods, default methods of traits, whose traits the workspace implements for types of which a
// receiver with these heads is one by what models say: impl<I: Iterator> Every for I {}
func (c *crates) provided(heads []string, methods []ir.FuncID) []ir.FuncID {
	var found []ir.FuncID
	for _, id := range methods {
		trait := c.scope(id).owner
		if slices.ContainsFunc(heads, func(h string) bool { return c.implementedFor(trait, h) }) {
			found = append(found, id)
		}
	}
	return found
}

// implementedFor reports whether the workspace implements a trait for a type, or for one that it is by what models say.
func (c *crates) implementedFor(trait, of string) bool {
	types := c.implementors[trait]
	if types == nil {
		types = map[string]bool{}
		for _, t := range c.impls[trait] {
			types[t] = true
		}
		c.implementors[trait] = types
	}
	if types[of] {
		return true
	}
	for a := range c.g.Set.Models.Ancestors(of) {
		if types[a] {
			return true
		}
	}
	return false
}
