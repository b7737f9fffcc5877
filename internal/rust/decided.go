package rust

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// A truth value that the arms of a branch leave is a condition itself, made of that of the branch:
//
//	let mut ok = true;
//	if !is_word(name) { ok = false; }
//	let listed = match name { "a" | "b" => true, _ => false };
//
// So such a value is lowered as that condition, not as one of several values.

// maxDecided bounds the arms of a match whose values are put together.
const maxDecided = 8

// decidedArm is an arm of a match: what its pattern and its guard test, NoValue if there is nothing to test, and what it
// leaves.
type decidedArm struct {
	test, guard, value ir.Value
}

// decided returns v, what a branch on cond in two arms leaves, or the condition that it is. Variables that the arms
// write are treated alike.
func (l *lowerer) decided(n syntax.NodeID, cond, v ir.Value) ir.Value {
	b := l.fn.b
	if cond == ir.NoValue || !b.Reachable() {
		return v
	}
	for phi := b.Next() - 1; phi > cond; phi-- {
		in := b.Instr(phi)
		if in.Op != ir.OpPhi || in.Pos != l.pos(n) || in.End != l.end(n) {
			break
		}
		if args := b.Args(phi); len(args) == 2 {
			then, otherwise := args[0].Value, args[1].Value
			if is := l.chosen(n, cond, then, otherwise); is != ir.NoValue {
				v = l.replace(phi, is, v)
			} else {
				l.noteFor(phi, cond)
			}
		}
	}
	return v
}

// replace makes is the value of the variables whose value is phi, and of the branch if that is phi.
func (l *lowerer) replace(phi, is, v ir.Value) ir.Value {
	for _, bound := range l.fn.binds {
		if val, ok := l.fn.b.Read(bound.v); ok && val == phi {
			l.fn.b.Write(bound.v, is)
		}
	}
	if v == phi {
		return is
	}
	return v
}

// decidedByArms returns v, what a match leaves, or the condition that it is.
func (l *lowerer) decidedByArms(n syntax.NodeID, arms []decidedArm, v ir.Value) ir.Value {
	if v == ir.NoValue || len(arms) < 2 || len(arms) > maxDecided || l.fn.b.Instr(v).Op != ir.OpPhi || !l.areTruths(arms) {
		return v
	}
	last := len(arms) - 1
	is := arms[last].value
	for i := last - 1; i >= 0; i-- {
		test := arms[i].test
		switch guard := arms[i].guard; {
		case test == ir.NoValue:
			test = guard
		case guard != ir.NoValue:
			test = l.op(ir.OpAnd, n, test, guard)
		}
		if test == ir.NoValue {
			is = arms[i].value
		} else if is = l.chosen(n, test, arms[i].value, is); is == ir.NoValue {
			return v
		}
	}
	return is
}

// areTruths reports whether what arms leave are truth values: one of them is written out.
func (l *lowerer) areTruths(arms []decidedArm) bool {
	for _, a := range arms {
		if a.value == ir.NoValue {
			return false
		}
	}
	for _, a := range arms {
		if l.isTruth(a.value, ir.ConstTrue) || l.isTruth(a.value, ir.ConstFalse) {
			return true
		}
	}
	return false
}

// chosen returns the condition that is then where cond holds, and otherwise where it does not; NoValue if neither is a
// truth value that is written out.
func (l *lowerer) chosen(n syntax.NodeID, cond, then, otherwise ir.Value) ir.Value {
	yes, no := l.isTruth(then, ir.ConstTrue), l.isTruth(then, ir.ConstFalse)
	switch {
	case yes && l.isTruth(otherwise, ir.ConstTrue), no && l.isTruth(otherwise, ir.ConstFalse):
		return then
	case yes && l.isTruth(otherwise, ir.ConstFalse):
		return cond
	case no && l.isTruth(otherwise, ir.ConstTrue):
		return l.opSelf(ir.OpNot, n, cond, 0)
	case yes:
		return l.op(ir.OpOr, n, cond, otherwise)
	case no:
		return l.op(ir.OpAnd, n, l.opSelf(ir.OpNot, n, cond, 0), otherwise)
	case l.isTruth(otherwise, ir.ConstTrue):
		return l.op(ir.OpOr, n, l.opSelf(ir.OpNot, n, cond, 0), then)
	case l.isTruth(otherwise, ir.ConstFalse):
		return l.op(ir.OpAnd, n, cond, then)
	}
	return ir.NoValue
}

// isTruth reports whether v is the truth value that is written out as aux says.
func (l *lowerer) isTruth(v ir.Value, aux uint32) bool {
	in := l.fn.b.Instr(l.fn.b.Root(v))
	return in.Op == ir.OpConst && in.Aux == aux
}

// Bounds of note: of the instructions of an arm that are looked at, and of the conditions of one object.
const (
	maxNoted     = 48
	maxNotedEach = 8
)

// note notes for the objects to which the instructions from start on, an arm of a branch, do something, by which condition
// they were run: it tells about them. if !is_word(name) { errors.push("name"); }
func (l *lowerer) note(cond, start ir.Value) {
	b := l.fn.b
	if cond == ir.NoValue || b.Next()-start > maxNoted {
		return
	}
	for v := start; v < b.Next(); v++ {
		in := b.Instr(v)
		if in.Op != ir.OpCall || in.NArgs < 2 || b.Args(v)[0].Role != ir.RoleSelf {
			continue
		}
		if object := l.origin(b.Args(v)[0].Value); object < start && b.Instr(object).Op == ir.OpCall {
			l.noteFor(object, cond)
		}
	}
}

// noteFor notes that a value tells about cond.
func (l *lowerer) noteFor(v, cond ir.Value) {
	if l.fn.noted == nil {
		l.fn.noted = map[ir.Value][]ir.Value{}
	}
	if len(l.fn.noted[v]) < maxNotedEach {
		l.fn.noted[v] = append(l.fn.noted[v], cond)
	}
}
