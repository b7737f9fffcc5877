package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What lies in rows is found by the number of the row, the width of all rows, and the place in the row: y * width + x. Where x is less
// than the width, and y less than something, that is a place in it, however wide it is: whoever made it so wide made as much of it.

// inGrid reports whether v is the place of something in a row of memory that was made elsewhere, as far as conditions that hold at s
// tell, or the loops around it.
func (e *engine) inGrid(s callgraph.Site, memory, v ir.Value) bool {
	args, ok := e.operands(s.Func, v, rule.Sum)
	if made := e.prog.Instr(s.Func, e.listBehind(s.Func, memory)); !ok || made.Op != ir.OpLoad && made.Op != ir.OpParam {
		return false
	}
	for i, a := range args {
		row, ok := e.operands(s.Func, a.Value, rule.Product)
		if !ok {
			continue
		}
		for j, width := range row {
			x, y := args[1-i].Value, row[1-j].Value
			if e.isBelow(s, x, width.Value) && e.isBelow(s, y, ir.NoValue) {
				return true
			}
		}
	}
	return false
}

// operands returns the two operands of the operation that v is the result of, if it is that one.
func (e *engine) operands(fn ir.FuncID, v ir.Value, op rule.Operation) ([]ir.Operand, bool) {
	is, args := e.graph.Arithmetic(callgraph.Site{Func: fn, Value: e.uncast(fn, v)})
	return args, is == op && len(args) == 2
}

// isBelow reports whether v is less than most where s runs, or than anything if that is NoValue.
func (e *engine) isBelow(s callgraph.Site, v, most ir.Value) bool {
	is := func(of ir.Value) bool { return most == ir.NoValue || e.isSame(s.Func, of, most) }
	if n := e.counted(s.Func, v); n != e.uncast(s.Func, v) && !e.inclusive(s.Func, v) && is(n) {
		return true
	}
	return slices.ContainsFunc(e.prog.Func(s.Func).Decided(s.Value), func(d ir.Decision) bool {
		return e.saysBelow(s.Func, d.Cond, d.Holds, v, is, maxCondition)
	})
}

// saysBelow reports whether a condition, that holds or does not, says that v is less than what most reports.
func (e *engine) saysBelow(fn ir.FuncID, cond ir.Value, holds bool, v ir.Value, most func(ir.Value) bool, depth int) bool {
	cond = e.graph.Condition(fn, cond)
	in := e.prog.Instr(fn, cond)
	args := e.prog.Args(fn, in)
	switch name := e.prog.Text(in.Name); {
	case depth == 0 || in.Op != ir.OpCall:
		return false
	case name == ir.OpNot && len(args) == 1:
		return e.saysBelow(fn, args[0].Value, !holds, v, most, depth-1)
	case (name == ir.OpAnd && holds || name == ir.OpOr && !holds) && len(args) == 2:
		return slices.ContainsFunc(args, func(a ir.Operand) bool { return e.saysBelow(fn, a.Value, holds, v, most, depth-1) })
	default:
		less, more, reaches, ok := callgraph.Ordered(name, args, holds)
		return ok && !reaches && e.isSame(fn, less, v) && most(more)
	}
}

// isSame reports whether two values are the same, or read the same of the same value.
func (e *engine) isSame(fn ir.FuncID, a, b ir.Value) bool {
	a, b = e.uncast(fn, a), e.uncast(fn, b)
	return e.sameValue(fn, a, b) || e.sameElement(fn, a, b)
}

// uncast returns the number that v is in another type.
func (e *engine) uncast(fn ir.FuncID, v ir.Value) ir.Value {
	for range maxSized {
		v = e.origin(fn, v)
		in := e.prog.Instr(fn, v)
		if in.Op != ir.OpCall || in.NArgs != 1 || e.prog.Text(in.Name) != ir.OpCast {
			break
		}
		v = e.prog.Args(fn, in)[0].Value
	}
	return v
}
