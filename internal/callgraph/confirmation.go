package callgraph

import (
	"rubicon/internal/ir"
)

// AsksPerson reports whether models say of the call at s that it asks a person.
func (g *Graph) AsksPerson(s Site) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall {
		return false
	}
	for _, row := range g.rowsByName(s.Func, in).Confirmations {
		if g.IsCallOf(s, &row.Callee) && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			return true
		}
	}
	return false
}
