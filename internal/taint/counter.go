package taint

import (
	"strings"

	"rubicon/internal/ir"
)

// A loop in Rust can count what it has seen, and nothing was wrong where it comes to its end with nothing counted:
//
//	let mut bad = 0;
//	for c in name.chars() { if !c.is_alphanumeric() { bad += 1; } }
//	bad == 0

// countedNone returns what is certain of s where the condition that in is, a comparison, says that a counter which a loop
// has left is zero: each time, the body went a way that does not count.
func (e *engine) countedNone(fn ir.FuncID, in *ir.Instr, args []ir.Operand, holds bool, s subject, depth int) verdict {
	if depth <= 0 || len(args) != 2 || e.isRuby(fn) || !e.isNumber(fn, args[1].Value, "0") {
		return verdict{}
	}
	switch name := e.prog.Text(in.Name); {
	case name == "op.==" && holds, (name == "op.!=" || name == "op.>") && !holds:
	default:
		return verdict{}
	}
	loop := e.endOfLoop(fn, args[0].Value)
	head := e.graph.Root(fn, args[0].Value)
	merged := e.prog.Args(fn, e.prog.Instr(fn, head))
	if loop == nil || e.prog.Instr(fn, head).Op != ir.OpPhi || len(merged) != 2 || !e.isNumber(fn, merged[0].Value, "0") {
		return verdict{}
	}
	return e.ofEachTime(fn, loop, s, func(each subject) verdict {
		v, ok := e.uncounted(fn, merged[1].Value, head, each, min(depth-1, maxMerged))
		if !ok {
			return verdict{}
		}
		return v
	})
}

// uncounted returns what is certain of s where value v, what the body of a loop makes of counter head, is still that;
// possible is false if it never is.
func (e *engine) uncounted(fn ir.FuncID, v, head ir.Value, s subject, depth int) (out verdict, possible bool) {
	v = e.graph.Root(fn, v)
	in := e.prog.Instr(fn, v)
	args := e.prog.Args(fn, in)
	switch {
	case v == head:
		return verdict{}, true
	case depth <= 0:
		return verdict{}, true
	case in.Op == ir.OpPhi:
		for i, a := range args {
			x, ok := e.uncounted(fn, a.Value, head, s, depth-1)
			if !ok {
				continue
			}
			if arm, only := e.armOfPhi(fn, v, i); only {
				x = x.both(e.judgeArm(fn, arm, s, depth-1))
			}
			out, possible = e.orElse(out, possible, x), true
		}
		return out, possible
	case in.Op == ir.OpCall && e.prog.Text(in.Name) == "op.+" && len(args) == 2 && e.graph.Root(fn, args[0].Value) == head:
		by := e.prog.Instr(fn, e.graph.Root(fn, args[1].Value))
		return verdict{}, by.Op != ir.OpConst || strings.Trim(e.prog.Text(by.Name), "0_") == ""
	}
	return verdict{}, true
}

// isNumber reports whether value v of function fn is written as that number.
func (e *engine) isNumber(fn ir.FuncID, v ir.Value, text string) bool {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	return in.Op == ir.OpConst && in.Aux == ir.ConstInteger && e.prog.Text(in.Name) == text
}
