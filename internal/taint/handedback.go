package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A method can give what it is called on to its block, and return it then: x.tap { |v| halt 400 unless v =~ /…/ }. What
// the block has checked, because it came back, is so of the result.

// handedBack returns what the block of call v says of its result, because it has come back, as models say.
func (e *engine) handedBack(fn ir.FuncID, v ir.Value) (out verdict) {
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	if n := len(args); in.Op != ir.OpCall || n < 2 || args[0].Role != ir.RoleSelf || args[n-1].Role != ir.RoleBlock || !e.isRuby(fn) {
		return out
	}
	site := callgraph.Site{Func: fn, Value: v}
	for _, row := range e.graph.Guards(site) {
		if row.Returns && row.Block && row.Value.Kind == rule.PortSelf && len(row.Value.Path) == 0 && slices.ContainsFunc(e.graph.Call(site).Flows, asReceived) {
			out = out.both(e.byBlock(site, in, row, true, e.subject(fn, args[0].Value)))
		}
	}
	return out
}

// asReceived reports whether a flow row says that the call returns what it is called on.
func asReceived(row *rule.Flow) bool {
	return row.Step == rule.Value && isSelf(row.From) && slices.ContainsFunc(row.To, func(p rule.Port) bool {
		return p.Kind == rule.PortReturn && len(p.Path) == 0
	})
}
