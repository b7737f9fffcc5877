package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Some calls make an object that holds another one, or two that hold the same: what is written into one end of a
// pipe is read from the other. Which these are, rows say whose data comes from their result, or that share it.

// shared carries the change of a call's result to what shares it: an argument, or another part of the result.
func (e *engine) shared(k *context, id int32, f fact, in *ir.Instr, args []ir.Operand, call *callgraph.Call) {
	for _, row := range call.Flows {
		for i := range row.From {
			from := &row.From[i]
			switch {
			case from.Kind == rule.PortReturn && len(row.To) == 1 && row.To[0].Kind == rule.PortReturn:
				if rest, ok := e.match(at{fn: k.fn, in: in}, f.path, from.Path); ok && len(row.To[0].Path) == 1 {
					e.toPart(k, id, f, e.elemOf(at{fn: k.fn, in: in}, row.To[0].Path[0]), rest)
				}
			case row.Shares && from.Kind == rule.PortArg:
				for j, pos := range e.operandPositions(k.fn, in) {
					if e.graph.AtPort(k.fn, in, args[j], pos, from) {
						e.step(k, id, f.since, args[j].Value, f.since, f.path, false)
					}
				}
			}
		}
	}
}

// toPart carries a fact about a call's result to what is read as element el of it, whenever that is.
func (e *engine) toPart(k *context, id int32, f fact, el elem, rest pathID) {
	for _, u := range e.info(k.fn).usesOf(f.value) {
		in := e.prog.Instr(k.fn, u)
		if in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && e.keyOf(k.fn, e.prog.Args(k.fn, in)[1].Value) == el {
			e.step(k, id, f.since, u, f.since, rest, false)
		}
	}
}

// missing carries a key that something is looked up by into the block that says what stands at keys that are not
// there: table[key] of Hash.new { |table, key| … }.
func (e *engine) missing(k *context, id int32, f fact, u ir.Value, args []ir.Operand) {
	for _, s := range e.graph.Origins(k.fn, args[0].Value) {
		made := e.prog.Instr(s.Func, s.Value)
		if made.Op != ir.OpCall {
			continue
		}
		for _, row := range e.graph.Call(s).Flows {
			if len(row.From) != 1 || row.From[0].Kind != rule.PortReturn || len(row.From[0].Path) != 1 || !row.From[0].Path[0].Keys {
				continue
			}
			if block, ok := e.blockOf(s.Func, made); ok && row.To[0].Kind == rule.PortBlockArg {
				if s.Func != k.fn {
					block.made = ir.NoValue
				}
				e.enter(k, id, edge{kind: edgeValue, at: u, made: block.made}, block.fn, port{portArg, uint32(row.To[0].Index)}, f.path, f.kinds)
			}
		}
	}
}
