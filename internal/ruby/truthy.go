package ruby

import "rubicon/internal/ir"

// maxTruthy bounds how deep it is looked for why a value is true.
const maxTruthy = 6

// truthy says whether v is known to be true as a condition: a constant, one of several such, or what a check that has
// been passed says is there.
func (f *fn) truthy(v ir.Value) bool { return f.Certain(f.Root(v)) && f.isTrue(v, maxTruthy) }

func (f *fn) isTrue(v ir.Value, depth int) bool {
	in := f.Instr(v)
	if depth == 0 || v == ir.NoValue {
		return false
	}
	switch args := f.Args(v); in.Op {
	case ir.OpConst:
		return in.Aux != ir.ConstNil && in.Aux != ir.ConstFalse
	case ir.OpCopy:
		return f.isTrue(args[0].Value, depth-1)
	case ir.OpAssume:
		return in.Aux <= 1 && f.present(f.Root(v), args[1].Value, in.Aux == 1, depth-1) || f.isTrue(args[0].Value, depth-1)
	case ir.OpPhi: // at a loop's head, what comes later is not known yet
		for _, a := range args {
			if !f.isTrue(a.Value, depth-1) {
				return false
			}
		}
		return len(args) > 1
	}
	return false
}

// present says whether value v is there for certain where cond holds, or where it does not.
func (f *fn) present(v, cond ir.Value, holds bool, depth int) bool {
	cond = f.Root(cond)
	if cond == v {
		return holds
	}
	in := f.Instr(cond)
	args := f.Args(cond)
	if depth == 0 || in.Op != ir.OpCall || len(args) == 0 {
		return false
	}
	switch in.Name {
	case f.l.n.not:
		return f.present(v, args[0].Value, !holds, depth-1)
	case f.l.n.and, f.l.n.or:
		either := func(a ir.Operand) bool { return f.present(v, a.Value, holds, depth-1) }
		if holds == (in.Name == f.l.n.and) { // both parts are so
			return len(args) == 2 && (either(args[0]) || either(args[1]))
		}
		return len(args) == 2 && either(args[0]) && either(args[1])
	case f.l.n.isNil:
		return !holds && f.Root(args[0].Value) == v
	}
	return false
}
