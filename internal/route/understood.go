package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file tells whether it is known what a function decides by.

// understands reports whether all that a function decides by is who asks, what the request asks for, or how the program is set
// up. What a middleware decides otherwise may say for which requests it is meant.
func (p *prover) understands(f *frame) bool {
	return !slices.ContainsFunc(p.g.Prog.Func(f.fn).Decisions, func(d ir.Decision) bool { return !p.understood(f, d.Cond, maxCalls) })
}

// understood is understands for one condition.
func (p *prover) understood(f *frame, v ir.Value, depth int) bool {
	v = p.g.Root(f.fn, v)
	in := p.g.Prog.Instr(f.fn, v)
	args := p.g.Prog.Args(f.fn, in)
	if in.Op == ir.OpCall && depth > 0 {
		switch p.operation(f, in, args) {
		case ir.OpNot, "!", ir.OpAnd, ir.OpOr:
			return !slices.ContainsFunc(args, func(a ir.Operand) bool { return !p.understood(f, a.Value, depth-1) })
		}
		if p.g.Routed(callgraph.Site{Func: f.fn, Value: v}) != callgraph.NotKnown || slices.ContainsFunc(args, func(a ir.Operand) bool { return p.g.TellsRoute(f.fn, a.Value) }) {
			return true
		}
	}
	if p.condition(f, v, true).strength != nothing || p.condition(f, v, false).strength != nothing {
		return true
	}
	site := callgraph.Site{Func: f.fn, Value: v}
	functions := p.callees(site)
	if block, ok := p.blockOf(site); ok && in.Op == ir.OpCall {
		functions = append(functions, block)
	}
	return in.Op == ir.OpConst || len(functions) > 0 && depth > 0 && !slices.ContainsFunc(functions, func(id ir.FuncID) bool {
		return !p.answers(f.into(id, site), depth-1)
	})
}

// answers reports whether all that a function returns, and decides by, is understood.
func (p *prover) answers(f *frame, depth int) bool {
	defer p.given(f)()
	return f.depth <= maxCalls && p.understands(f) && !slices.ContainsFunc(p.exits(f.fn), func(exit callgraph.Site) bool {
		args := p.g.Prog.Args(exit.Func, p.g.Prog.Instr(exit.Func, exit.Value))
		return exit.Func != f.fn || len(args) > 0 && !p.understood(f, args[0].Value, depth)
	})
}
