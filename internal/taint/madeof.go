package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A check can look at a value that was made of the one that is used: at another spelling of it, or at a piece.

// maxMade bounds how many calls a value is followed back through to another one that it is made of.
const maxMade = 4

// madeOf reports whether models say that v is computed from s, or that it is a piece of what is.
func (e *engine) madeOf(fn ir.FuncID, v ir.Value, s subject, depth int) bool {
	v = e.origin(fn, v)
	in := e.prog.Instr(fn, v)
	if depth == 0 || !e.isRuby(fn) {
		return false
	}
	args := e.prog.Args(fn, in)
	if in.Op == ir.OpLoad {
		if in.Flags&(ir.FlagIndex|ir.FlagCapture) != ir.FlagIndex || len(args) != 2 {
			return false
		}
		// x[0..9], x.split[0]: of a Hash, what stands at a key is no piece, and one character is no spelling.
		position := e.prog.Instr(fn, e.graph.Root(fn, args[1].Value))
		return e.graph.TypeOf(fn, args[1].Value).Name == "Range" && e.same(fn, args[0].Value, s) ||
			position.Op == ir.OpConst && position.Aux == ir.ConstInteger && e.isList(fn, args[0].Value) && e.madeOf(fn, args[0].Value, s, depth-1)
	}
	if in.Op != ir.OpCall || e.consumes(fn, v) { // of two lines of a file none is another spelling
		return false
	}
	call := e.graph.Call(callgraph.Site{Func: fn, Value: v})
	if len(call.Parts) > 0 {
		return false // a part of it is no other spelling
	}
	positions := e.operandPositions(fn, in)
	for i, a := range args {
		if e.carries(fn, in, a, positions[i], call, false) && (e.same(fn, a.Value, s) || e.madeOf(fn, a.Value, s, depth-1)) {
			return true
		}
		if e.isList(fn, a.Value) && e.carries(fn, in, a, positions[i], call, true) && e.madeOf(fn, a.Value, s, depth-1) {
			return true // an element of the list that the text was taken apart into
		}
	}
	return false
}

// isList reports whether v is known to be a list: what a text is taken apart into, not what is read from it.
func (e *engine) isList(fn ir.FuncID, v ir.Value) bool { return e.graph.TypeOf(fn, v).Name == "Array" }

// carries reports whether a flow row of a call leads from operand a to its result: from the whole of it, or, with
// elements, from one of its elements.
func (e *engine) carries(fn ir.FuncID, in *ir.Instr, a ir.Operand, pos int, call *callgraph.Call, elements bool) bool {
	for _, row := range call.Flows {
		if elements && row.Step != rule.Value {
			continue
		}
		for i := range row.From {
			if (len(row.From[i].Path) > 0) == elements && e.graph.AtPort(fn, in, a, pos, &row.From[i]) {
				return true
			}
		}
	}
	return false
}

// usedItself reports whether what a guard row checks at a call is used itself behind the check, by the name that it
// has there: that is the text which the program means, and no other spelling of one.
func (e *engine) usedItself(site callgraph.Site, in *ir.Instr, row *rule.Guard) bool {
	values := e.atPort(site.Func, in, &row.Value)
	if len(values) != 1 || !e.isRuby(site.Func) {
		return false
	}
	checked := e.graph.Root(site.Func, values[0])
	body := e.prog.File(site.Func).Body(e.prog.Func(site.Func))
	if op := body[checked].Op; op != ir.OpCall {
		return false
	}
	for u := int(site.Value) + 1; u < len(body); u++ {
		use := &body[u]
		if use.Op != ir.OpCall && use.Op != ir.OpReturn {
			continue
		}
		for _, a := range e.prog.Args(site.Func, use) {
			if e.graph.Root(site.Func, a.Value) == checked && (use.Op == ir.OpReturn || len(e.graph.Guards(callgraph.Site{Func: site.Func, Value: ir.Value(u)})) == 0) {
				return true
			}
		}
	}
	return false
}
