package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// toProcess carries a fact that operand a of the call at u has into the program of the workspace that the call starts:
// to where that program's code reads its arguments, its input or its environment.
func (e *engine) toProcess(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, rows []*rule.Process) {
	site := callgraph.Site{Func: k.fn, Value: u}
	for _, row := range rows {
		for i := range row.From {
			from := &row.From[i]
			if !e.graph.AtPort(k.fn, in, a, pos, from) {
				continue
			}
			rest, ok := e.match(at{fn: k.fn, in: in}, f.path, from.Path)
			if a.Role == ir.RoleSplat {
				rest, ok = e.match(at{fn: k.fn, in: in}, f.path, []rule.Elem{{Any: true}})
			}
			if !ok || rest != whole {
				continue
			}
			program := e.graph.Program(site)
			if len(e.graph.ProcessReads(program, row.To)) == 0 {
				continue
			}
			l := location{program: program, trust: row.To}
			g := f
			g.path, g.cause = whole, cause{kind: causeStep, prev: id, at: u}
			if kept, ok := e.keep(k, keptProcess, int32(e.heap.cell(l).number), g); ok {
				e.storeOutside(k, kept, k.facts[kept], u, l)
			}
		}
	}
}
