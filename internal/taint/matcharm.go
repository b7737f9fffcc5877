package taint

import (
	"strings"

	"rubicon/internal/ir"
)

// armOfMatch returns the condition under which arm i of a match with two arms runs: that its pattern matches. Each arm of
// Rust asks about its own, and what it asks stands at its beginning: match is_word(x) { true => Ok(()), false => Err(e) }
func (e *engine) armOfMatch(fn ir.FuncID, r *ir.Region, i int) (arm branchArm, ok bool) {
	start, end := r.Start, r.Mid
	if i == 1 {
		start, end = r.Mid, r.End
	}
	for v := start; v < end; v++ {
		switch in := e.prog.Instr(fn, v); {
		case in.Op == ir.OpConst:
		case in.Op == ir.OpCall && v+1 < end && isPatternTest(e.prog.Text(in.Name)):
		case in.Op == ir.OpAssume && v > start && in.Aux <= 1 && e.prog.Args(fn, in)[1].Value == v-1:
			return branchArm{e.prog.Args(fn, in)[1].Value, in.Aux}, !e.beginsRegion(fn, v)
		default:
			return arm, false
		}
	}
	return arm, false
}

// isPatternTest reports whether a call of that name is what a pattern asks.
func isPatternTest(name string) bool { return name == ir.OpIs || strings.HasPrefix(name, "op.==") }

// beginsRegion reports whether a branch or a loop begins with instruction v of a function.
func (e *engine) beginsRegion(fn ir.FuncID, v ir.Value) bool {
	f := e.prog.Func(fn)
	for i := range f.Regions {
		if f.Regions[i].Start == v || f.Regions[i].Mid == v {
			return true
		}
	}
	return false
}
