package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// In Rust the same expression often stands in a check and where its value is used: if buf[..n].is_ascii(), and then
// from_utf8_unchecked(&buf[..n]); if i >> 3 < bits.len(), and then bits.get_unchecked(i >> 3). Both are one value, as long
// as they are computed from the same ones by what only depends on them: operators, ranges, and elements of a list.

// maxComputed bounds how deep two expressions are compared.
const maxComputed = 4

// operators are those of Rust whose results depend on their operands alone.
var operators = []string{ir.OpRange, "op.+", "op.-", "op.*", "op./", "op.%", "op.<<", "op.>>", "op.&", "op.|", "op.^"}

// isComputed reports whether value v of Rust function fn is what an operator yields, an element or a part of a list, or a number
// that an object is asked for.
func (e *engine) isComputed(fn ir.FuncID, v ir.Value) bool {
	if e.isRuby(fn) {
		return false
	}
	in := e.prog.Instr(fn, v)
	switch in.Op {
	case ir.OpLoad:
		return in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex
	case ir.OpCall:
		return in.NArgs > 0 && slices.Contains(operators, e.prog.Text(in.Name)) || e.isMeasure(fn, v, in)
	}
	return false
}

// isMeasure reports whether a call asks its receiver for a number only, which is untrusted: entry.size(), or which a method of the
// workspace computes of what the receiver holds.
func (e *engine) isMeasure(fn ir.FuncID, v ir.Value, in *ir.Instr) bool {
	if in.NArgs != 1 || e.prog.Args(fn, in)[0].Role != ir.RoleSelf {
		return false
	}
	call := e.graph.Call(callgraph.Site{Func: fn, Value: v})
	if len(call.Callees) > 0 {
		return !slices.ContainsFunc(call.Callees, func(c callgraph.Callee) bool { return !e.computesOfFields(&c) }) && e.graph.IsNumeric(fn, v)
	}
	return len(call.Sources) > 0 && e.graph.IsNumeric(fn, v)
}

// maxComputing bounds the instructions of a method that computes a number of its receiver's fields.
const maxComputing = 40

// computesOfFields reports whether all that a method of Rust does is to compute of the fields of a receiver that it only reads,
// so that its result is the same as long as they are: fn area(&self) -> usize { self.width * self.height }.
func (e *engine) computesOfFields(c *callgraph.Callee) bool {
	fn := e.prog.Func(c.Func)
	if c.Bridge != nil || c.ByName || len(fn.Params) != 1 || fn.Params[0].Kind != ir.ParamSelf || fn.Len > maxComputing || strings.HasPrefix(e.prog.Text(fn.Params[0].Type), "&mut") {
		return false
	}
	for u, in := range e.prog.File(c.Func).Body(fn) {
		switch in.Op {
		case ir.OpStore, ir.OpClosure, ir.OpPhi:
			return false
		case ir.OpCall:
			if !e.computesOfNumbers(c.Func, ir.Value(u), &in) {
				return false
			}
		}
	}
	return true
}

// computesOfNumbers reports whether the call at u is an operator's, or a library's method on a number.
func (e *engine) computesOfNumbers(fn ir.FuncID, u ir.Value, in *ir.Instr) bool {
	args := e.prog.Args(fn, in)
	if name := e.prog.Text(in.Name); strings.HasPrefix(name, "op.") {
		return true
	}
	return len(args) > 0 && e.graph.IsNumeric(fn, args[0].Value) && len(e.graph.Call(callgraph.Site{Func: fn, Value: u}).Callees) == 0
}

// sameComputed reports whether a and v are computed from the same values in the same way.
func (e *engine) sameComputed(fn ir.FuncID, a, v ir.Value, depth int) bool {
	x, y := e.prog.Instr(fn, a), e.prog.Instr(fn, v)
	if depth == 0 || x.Op != y.Op || x.Name != y.Name || x.NArgs != y.NArgs || !e.isComputed(fn, a) || !e.isComputed(fn, v) {
		return false
	}
	p, q := e.prog.Args(fn, x), e.prog.Args(fn, y)
	if e.isMeasure(fn, a, x) && e.changesBetween(fn, p[0].Value, a, v) {
		return false
	}
	for i := range p {
		if p[i].Role != q[i].Role {
			return false
		}
		if !e.sameOperand(fn, p[i].Value, q[i].Value, true) && !e.sameComputed(fn, e.origin(fn, p[i].Value), e.origin(fn, q[i].Value), depth-1) {
			return false
		}
	}
	return true
}

// changesBetween reports whether an object may be changed after one of two methods is called on it, and before the other one is.
func (e *engine) changesBetween(fn ir.FuncID, object, a, b ir.Value) bool {
	if len(e.graph.Call(callgraph.Site{Func: fn, Value: a}).Callees) == 0 {
		return false // a library's object says what it said before
	}
	var s subject
	s.base, s.path = e.elementOf(fn, object)
	return e.lastChanged(fn, max(a, b), s) > min(a, b)
}

// checkedComputed judges the assumptions about what s, the computed value v, is computed from.
func (e *engine) checkedComputed(fn ir.FuncID, v ir.Value, s subject) verdict {
	var out verdict
	for _, a := range e.prog.Args(fn, e.prog.Instr(fn, v)) {
		if key := e.origin(fn, a.Value); e.isComputed(fn, key) && e.prog.Text(e.prog.Instr(fn, key).Name) == ir.OpRange {
			out = out.both(e.checkedComputed(fn, key, s))
			continue
		}
		out = out.both(e.findChecks(fn, a.Value, s))
	}
	return out
}
