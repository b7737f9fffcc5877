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
// heads is one by what models say (str for String), or for all types.
func (c *crates) extended(heads []string, name ir.Name) []ir.FuncID {
	var found []ir.FuncID
	for _, id := range c.byName[name] {
		owner := c.scope(id).owner
		if slices.ContainsFunc(heads, func(h string) bool { return h != owner && c.g.Set.Models.IsA(h, owner) }) {
			found = append(found, id)
		}
	}
	if len(found) == 0 {
		found = c.provided(heads, name)
	}
	if len(found) == 0 {
		return c.blanket[name]
	}
	return found
}

// provided returns the default methods of that name of the traits that the workspace implements for types of which a
// receiver with these heads is one by what models say: impl<I: Iterator> Every for I {}
func (c *crates) provided(heads []string, name ir.Name) []ir.FuncID {
	var found []ir.FuncID
	for _, id := range c.byName[name] {
		if c.g.Prog.Scope(id).Kind != ir.ScopeTrait {
			continue
		}
		if slices.ContainsFunc(c.impls[c.scope(id).owner], func(owner string) bool {
			return slices.ContainsFunc(heads, func(h string) bool { return h == owner || c.g.Set.Models.IsA(h, owner) })
		}) {
			found = append(found, id)
		}
	}
	return found
}
