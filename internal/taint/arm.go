package taint

import (
	"strings"

	"rubicon/internal/ir"
)

// refuses reports whether the branch that assumption u of function fn begins an arm of refuses s in its
// other arm: it does nothing with s there, or is left there without what it made of s. If u's arm alone
// returns nothing of s, or ends with a call that never comes back, such as halt, while s is used behind the
// branch, then s is refused there, and what follows has what is good.
func (e *engine) refuses(fn ir.FuncID, u ir.Value, s subject) bool {
	other, own := e.arms(fn, u)
	if e.begins(fn, other.from, other.to) && own.left && own.to > own.from && e.prog.Instr(fn, own.to-1).Op == ir.OpCall {
		end := ir.Value(len(e.prog.File(fn).Body(e.prog.Func(fn))))
		return !e.uses(fn, arm{max(own.to, other.to), end, false}, s)
	}
	if !other.left && !own.left && e.mergesWith(fn, max(own.to, other.to), s) {
		return false
	}
	if other.from == other.to || other.left && !e.returnsComputed(fn, other) {
		return true
	}
	if !other.left && own.left && e.prog.Instr(fn, own.to-1).Op == ir.OpReturn && !e.returnsComputed(fn, own) {
		return false
	}
	return !e.uses(fn, other, s)
}

// mergesWith reports whether, where the arms of a branch meet that ends before v, s is what one of them leaves as it was of
// what another one computed anew: host += ".example.org" unless host.end_with?(".example.org").
func (e *engine) mergesWith(fn ir.FuncID, v ir.Value, s subject) bool {
	end := ir.Value(e.prog.Func(fn).Len)
	for ; v < end && e.prog.Instr(fn, v).Op == ir.OpPhi; v++ {
		same, made := false, false
		for _, a := range e.prog.Args(fn, e.prog.Instr(fn, v)) {
			if e.same(fn, a.Value, s) {
				same = true
			} else if e.madeOf(fn, a.Value, s, maxMade) {
				made = true
			}
		}
		if same && made {
			return true
		}
	}
	return false
}

// uses reports whether a call in an arm is given s, or the object that s is of, or the arm returns it or what is
// made of it.
func (e *engine) uses(fn ir.FuncID, where arm, s subject) bool {
	for v := where.from; v < where.to; v++ {
		in := e.prog.Instr(fn, v)
		if in.Op != ir.OpCall && in.Op != ir.OpReturn {
			continue
		}
		for _, a := range e.prog.Args(fn, in) {
			if e.same(fn, a.Value, s) || in.Op == ir.OpReturn && e.madeOf(fn, a.Value, s, maxMade) || s.object != ir.NoValue && e.graph.Root(fn, a.Value) == s.object {
				return true
			}
		}
	}
	return false
}

// returnsComputed reports whether an arm ends with the return of something that is no constant.
func (e *engine) returnsComputed(fn ir.FuncID, where arm) bool {
	ret := e.prog.Instr(fn, where.to-1)
	args := e.prog.Args(fn, ret)
	return ret.Op == ir.OpReturn && len(args) > 0 && e.prog.Instr(fn, e.graph.Root(fn, args[0].Value)).Op != ir.OpConst
}

// arm is a range of values of a function that only one way through a branch computes. left says that its
// end is not reached.
type arm struct {
	from, to ir.Value
	left     bool
}

// arms returns the arm that assumption u begins and the one that excludes it, both empty if it begins none.
func (e *engine) arms(fn ir.FuncID, u ir.Value) (other, own arm) {
	regions := e.prog.Func(fn).Regions
	for i := range regions {
		r := &regions[i]
		first, rest := arm{r.Start, r.Mid, r.Left}, arm{r.Mid, r.End, r.RestLeft}
		switch {
		case r.Loop:
		case r.Start <= u && u < r.Mid && e.begins(fn, r.Start, u):
			return rest, first
		case r.Mid <= u && u < r.End && e.begins(fn, r.Mid, u):
			return first, rest
		}
	}
	return arm{}, arm{}
}

// begins reports whether only assumptions stand from value v up to assumption u, or, in Rust, what an arm of a match
// compares before it.
func (e *engine) begins(fn ir.FuncID, v, u ir.Value) bool {
	for ; v < u; v++ {
		in := e.prog.Instr(fn, v)
		compares := in.Op == ir.OpConst || in.Op == ir.OpCall && strings.HasPrefix(e.prog.Text(in.Name), "op.")
		if in.Op != ir.OpAssume && (e.isRuby(fn) || !compares) {
			return false
		}
	}
	return true
}
