package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// intoRuby carries a fact of operand i of a call in Rust, at position pos, into the method of Ruby that the call names.
func (e *engine) intoRuby(k *context, id int32, f fact, ed edge, args []ir.Operand, i, pos int, c *callgraph.Callee) {
	in := e.prog.Instr(k.fn, ed.at)
	given := c.Back.Args
	switch {
	case e.graph.AtPort(k.fn, in, args[i], pos, &c.Back.Receiver):
		if !c.New {
			e.enter(k, id, ed, c.Func, port{kind: portSelf}, f.path, f.kinds)
		}
	case given == nil || !e.graph.AtPort(k.fn, in, args[i], pos, given):
	case given.Kind == rule.PortArgsFrom:
		e.enter(k, id, ed, c.Func, port{portArg, uint32(pos - given.Index)}, f.path, f.kinds)
	default:
		e.splat(k, id, f, ed, c.Func, 0)
	}
}
