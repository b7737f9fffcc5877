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
	for _, id := range methods {
		owner := c.scope(id).owner
		if slices.ContainsFunc(heads, func(h string) bool { return h != owner && c.g.Set.Models.IsA(h, owner) }) {
			found = append(found, id)
		}
	}
	if len(found) == 0 {
		found = c.provided(heads, methods)
	}
	if len(found) == 0 {
		return c.reachable(from, c.blanket[name])
	}
	return found
}

// provided returns those of methods that are default methods of the traits that the workspace implements for types of which a
// receiver with these heads is one by what models say: impl<I: Iterator> Every for I {}
func (c *crates) provided(heads []string, methods []ir.FuncID) []ir.FuncID {
	var found []ir.FuncID
	for _, id := range methods {
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
