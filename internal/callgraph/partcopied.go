package callgraph

import (
	"cmp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Copied says what a part of an object is in what a call makes of that.
type Copied uint8

const (
	CopiedUnknown Copied = iota
	CopiedShared         // the same: what is behind a counted reference, and may change there
	CopiedAnew           // one of its own, or one that stays as it is: a text, a list, a number
)

// PartCopied returns what the part of its receiver that fields lead to is in the result of the call at s in Rust, as far as models
// tell by the types of these fields: state.clone(), where one of them is an Arc.
func (g *Graph) PartCopied(s Site, fields []ir.Name) Copied {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if in.Flags&ir.FlagPath != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf || len(g.Call(s).Callees) > 0 {
		return CopiedUnknown
	}
	flows := g.rowsByName(s.Func, in).Flows
	if !slices.ContainsFunc(flows, func(r *rule.Flow) bool { return r.Shares && r.Callee.Any }) {
		return CopiedUnknown
	}
	t := stripRef(g.TypeOf(s.Func, args[0].Value).Name)
	is := g.copiedAs(s, in, flows, t)
	for len(fields) > 0 && is == CopiedUnknown {
		t = stripRef(g.crates.fieldType(t, fields[0]))
		is, fields = g.copiedAs(s, in, flows, t), fields[1:]
	}
	if is == CopiedShared && !g.crates.mayChange(firstArg(t), fields) {
		return CopiedAnew
	}
	return is
}

// mayChange reports whether what fields lead to, in what a counted reference of type t leads to, can be another one later: something
// around it, or in it, lets others change what it holds.
func (c *crates) mayChange(t string, fields []ir.Name) bool {
	for _, name := range fields {
		for of := t; c.types[head(stripRef(of))] == nil; of = firstArg(of) {
			if row := c.g.Set.Models.Holds(head(stripRef(of))); row == nil || row.Cell || !row.Element {
				return row == nil || row.Cell
			}
		}
		t = cmp.Or(c.fieldType(t, name), firstArg(t)) // of a list, its element
	}
	return c.hasCell(t, maxHeld)
}

// hasCell reports whether a value of type t may hold something that can be changed through a reference that others have, too.
func (c *crates) hasCell(t string, depth int) bool {
	t = stripRef(t)
	h := head(t)
	row := c.g.Set.Models.Holds(h)
	switch {
	case t == "" || depth == 0 || row != nil && row.Cell:
		return true
	case row != nil && !row.Element:
		return false
	case row == nil && c.types[h] == nil && tupleParts(t) == nil:
		of := firstArg(t)
		return !strings.HasPrefix(t, "[") || c.hasCell(of, depth-1)
	}
	return slices.ContainsFunc(c.consistsOf(t), func(of string) bool { return c.hasCell(of, depth-1) })
}

// copiedAs is PartCopied for a part of type t, which flows are about.
func (g *Graph) copiedAs(s Site, in *ir.Instr, flows []*rule.Flow, t string) Copied {
	if t == "" {
		return CopiedUnknown
	}
	copies := false
	for _, r := range flows {
		switch env := (&env{g: g, site: s, in: in, as: t}); {
		case !r.Copies && !r.Shares || !r.Callee.Any || !r.When.Eval(env):
		case r.Shares:
			return CopiedShared
		case r.Copies:
			copies = true
		}
	}
	if copies {
		return CopiedAnew
	}
	return CopiedUnknown
}
