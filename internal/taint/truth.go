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

// alongside returns what is assumed of s on the way that operand i of a phi comes from, where the same branches, or the same
// ways out of a loop, leave s: if name == x { found = true; break; }
func (e *engine) alongside(fn ir.FuncID, phi *ir.Instr, i int, s subject, depth int) verdict {
	if s.value == ir.NoValue || depth <= 0 || e.isRuby(fn) {
		return verdict{}
	}
	with := e.prog.Instr(fn, e.graph.Root(fn, s.value))
	if with.Op != ir.OpPhi || with.NArgs != phi.NArgs || with.Pos != phi.Pos || with.End != phi.End {
		return verdict{}
	}
	v := e.prog.Args(fn, with)[i].Value
	return e.assumed(fn, v, subject{value: e.graph.Root(fn, v)}, depth)
}
