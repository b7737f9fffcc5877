package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// dropped carries fact f, of which the struct of Rust is made at u by its operand i, into the method that runs when that is
// dropped.
func (e *engine) dropped(k *context, id int32, f fact, u ir.Value, i int) {
	if e.isRuby(k.fn) {
		return
	}
	drops := e.graph.Drops(callgraph.Site{Func: k.fn, Value: u})
	if len(drops) == 0 {
		return
	}
	el := e.position(i)
	if n, ok := e.args(k.fn, e.prog.Instr(k.fn, u))[i].Role.Keyword(); ok {
		el = elem(n)
	}
	path, _ := e.paths.push(el, f.path)
	for _, fn := range drops {
		e.enter(k, id, edge{kind: edgeLater, at: u, made: ir.NoValue}, fn, port{kind: portSelf}, path, f.kinds)
	}
}
