package taint

import "rubicon/internal/ir"

// This file is about truth values of Rust: those that are written out, and values that only conditions tell apart.

// isTruth reports whether value v of function fn is a truth value that is written out.
func (e *engine) isTruth(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	return in.Op == ir.OpConst && (in.Aux == ir.ConstTrue || in.Aux == ir.ConstFalse)
}

// maxMerging bounds how many branches within branches are looked through for the one value that they leave.
const maxMerging = 3

// mergesOne returns the one value of Rust of which a phi merges what the arms of branches assume.
func (e *engine) mergesOne(fn ir.FuncID, in *ir.Instr, args []ir.Operand, depth int) (one ir.Value, ok bool) {
	if in.Op != ir.OpPhi || depth == 0 || e.isRuby(fn) {
		return 0, false
	}
	for i, a := range args {
		v := e.graph.Root(fn, a.Value)
		of := e.prog.Instr(fn, v)
		if inner, ok := e.mergesOne(fn, of, e.prog.Args(fn, of), depth-1); ok {
			v = inner
		}
		if i == 0 {
			one = v
		} else if v != one {
			return 0, false
		}
	}
	return one, true
}

// merged returns the one value that value v of function fn is behind branches that assume something of it, or v.
func (e *engine) merged(fn ir.FuncID, v ir.Value) ir.Value {
	in := e.prog.Instr(fn, v)
	if one, ok := e.mergesOne(fn, in, e.prog.Args(fn, in), maxMerging); ok {
		return one
	}
	return v
}
