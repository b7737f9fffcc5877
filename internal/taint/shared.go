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
			case hasEnds(row):
				e.otherEnd(k, id, f, in, row)
				if rest, ok := e.match(at{fn: k.fn, in: in}, f.path, from.Path); ok && len(row.To[0].Path) == 1 {
					e.toPart(k, id, f, e.elemOf(at{fn: k.fn, in: in}, row.To[0].Path[0]), rest)
				}
			case row.Shares && from.Kind == rule.PortArg && !sharesInSelf(row):
				for j, pos := range e.operandPositions(k.fn, in) {
					if e.graph.AtPort(k.fn, in, args[j], pos, from) && !e.isGlobal(k.fn, args[j].Value) {
						path, cut := e.under(at{fn: k.fn, in: in}, from.Path, f.path)
						e.step(k, id, f.since, args[j].Value, f.since, path, cut)
					}
				}
			}
		}
	}
}

// isGlobal reports whether v is read from a constant, as None is: a copy of it. A static mut is the place itself.
func (e *engine) isGlobal(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, v)
	return in.Op == ir.OpLoad && in.NArgs == 0 && (e.isRuby(fn) || !e.graph.MutableStatic(fn, in))
}

// toPart carries a fact about a call's result to what is read as element el of it, whenever that is.
func (e *engine) toPart(k *context, id int32, f fact, el elem, rest pathID) {
	for _, u := range e.info(k.fn).usesOf(f.value) {
		in := e.prog.Instr(k.fn, u)
		switch {
		case in.Op != ir.OpLoad:
		case in.Flags&ir.FlagIndex != 0:
			if e.keyOf(k.fn, e.prog.Args(k.fn, in)[1].Value) == el {
				e.step(k, id, f.since, u, u, rest, false) // whoever reads it waits for it
			}
		case !e.isRuby(k.fn) && elem(in.Name) == el:
			e.step(k, id, f.since, u, u, rest, false) // it waits in another thread
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

// sharedAt reports whether the call at u makes another reference to what is at a path of its operand v in Rust that others look
// through at any time, as models tell: what is changed later is seen there, too.
func (e *engine) sharedAt(fn ir.FuncID, u, v ir.Value, path pathID, in *ir.Instr) bool {
	if in.Op != ir.OpCall || e.isRuby(fn) {
		return false
	}
	for _, row := range e.graph.Call(callgraph.Site{Func: fn, Value: u}).Flows {
		if !row.Shares {
			continue
		}
		for i, pos := range e.operandPositions(fn, in) {
			a := e.prog.Args(fn, in)[i]
			if a.Value == v && e.graph.AtPort(fn, in, a, pos, &row.From[0]) {
				return true
			}
		}
	}
	return path != whole && e.partCopied(fn, u, path) == callgraph.CopiedShared
}

// partCopied returns what the part of its receiver at path is in what the call at u in Rust makes of that.
func (e *engine) partCopied(fn ir.FuncID, u ir.Value, path pathID) callgraph.Copied {
	var fields []ir.Name
	for path != whole && e.paths.first(path).named() {
		fields = append(fields, ir.Name(e.paths.first(path)))
		path = e.paths.nodes[path].tail
	}
	return e.graph.PartCopied(callgraph.Site{Func: fn, Value: u}, fields)
}
