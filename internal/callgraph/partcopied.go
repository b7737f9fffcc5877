package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Copied says what a part of an object is in what a call makes of that.
type Copied uint8

const (
	CopiedUnknown Copied = iota
	CopiedShared         // the same: what is behind a counted reference
	CopiedAnew           // one of its own: a text, a list, a number
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
	for _, name := range fields {
		if is != CopiedUnknown {
			break
		}
		t = stripRef(g.crates.fieldType(t, name))
		is = g.copiedAs(s, in, flows, t)
	}
	return is
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
