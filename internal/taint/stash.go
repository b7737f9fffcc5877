package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// toStash carries a fact that operand a of the call at u has to the calls that find what this one keeps in a store.
func (e *engine) toStash(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, rows []*rule.Stash) {
	site := callgraph.Site{Func: k.fn, Value: u}
	for _, row := range rows {
		if row.Value == nil || !e.graph.AtPort(k.fn, in, a, pos, row.Value) {
			continue
		}
		rest, ok := e.match(at{fn: k.fn, in: in}, f.path, row.Value.Path)
		if !ok {
			continue
		}
		l := location{stash: row.Store, variable: e.graph.StashKey(site, row), at: site}
		f.path, f.cause = rest, cause{kind: causeStep, prev: id, at: u}
		if kept, ok := e.keep(k, keptProcess, int32(e.heap.cell(l).number), f); ok {
			e.storeOutside(k, kept, k.facts[kept], u, l)
		}
	}
}
