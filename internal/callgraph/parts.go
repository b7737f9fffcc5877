package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the values that hold the parts of a request by their names.

// RequestParts returns the row that says of value v of function id that it holds parts of the request by their names, or that
// of the text from which what v is was decoded; nil if there is none.
func (g *Graph) RequestParts(id ir.FuncID, v ir.Value) *rule.Parameters {
	if g.lang(id) != source.Ruby {
		return nil
	}
	site := Site{id, g.Root(id, v)}
	if row := g.PartsOf(site, false); row != nil {
		return row
	}
	for _, at := range append([]Site{site}, g.Origins(id, v)...) {
		if row := g.Decodes(at); row != nil {
			return row
		}
	}
	return nil
}

// PartsOf returns the row that says of the call at s that it yields parts of the request, or with text the text of some; nil
// if there is none.
func (g *Graph) PartsOf(s Site, text bool) *rule.Parameters {
	if g.lang(s.Func) != source.Ruby || g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall {
		return nil
	}
	for _, row := range g.Entry(s).Parameters {
		if row.Text == text && row.Key == nil && g.Describes(&row.Row, s) {
			return row
		}
	}
	return nil
}

// maxTextCalls bounds how many calls make the text of a request what is decoded.
const maxTextCalls = 4

// Decodes returns the row of the text of a request that the call at s decodes; nil if it does not.
func (g *Graph) Decodes(s Site) *rule.Parameters {
	if g.lang(s.Func) != source.Ruby || g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall ||
		!slices.ContainsFunc(g.Call(s).Flows, func(f *rule.Flow) bool { return f.Decodes }) {
		return nil
	}
	at := g.Operands(s, &rule.Port{Kind: rule.PortArg})
	if len(at) != 1 {
		return nil
	}
	text := Site{s.Func, g.Root(s.Func, at[0])}
	for range maxTextCalls { // request.body.read
		if row := g.PartsOf(text, true); row != nil {
			return row
		}
		args := g.Prog.Args(text.Func, g.Prog.Instr(text.Func, text.Value))
		if len(args) == 0 || args[0].Role != ir.RoleSelf {
			return nil
		}
		text.Value = g.Root(text.Func, args[0].Value)
	}
	return nil
}
