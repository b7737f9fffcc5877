package taint

import (
	"slices"

	"rubicon/internal/ir"
)

// This file answers what of a function never runs where a call gives it what it does: after quote(text, raw: false) the
// arm of `raw ? text : Shellwords.escape(text)` that returns the text as it is.

// deadKey is a function with what is given to it, or to the method around it.
type deadKey struct {
	fn    ir.FuncID
	given int32
}

// deadCode is what of a function never runs.
type deadCode struct {
	stretches []arm
	merged    map[ir.Value]uint64 // of an OpPhi: which operands come from an arm that never runs
	first     []truth             // of a branch: whether its first arm runs
}

// dead returns what of a function never runs where its parameters have what number given of e.givens says, or nil. In Rust that
// is what constants decide.
func (e *engine) dead(fn ir.FuncID, given int32) *deadCode {
	if !e.isRuby(fn) {
		return e.switchedOff(fn)
	}
	if given == 0 || len(e.prog.Func(fn).Regions) == 0 {
		return nil
	}
	key := deadKey{fn, given}
	d, known := e.deadCode[key]
	if !known {
		defer e.give(given)()
		d = e.findDead(fn)
		e.deadCode[key] = d
	}
	return d
}

// at reports whether instruction u never runs.
func (d *deadCode) at(u ir.Value) bool {
	if d == nil {
		return false
	}
	for _, s := range d.stretches {
		if s.from <= u && u < s.to {
			return true
		}
	}
	return false
}

// carries reports whether instruction u, which uses v, lets it through.
func (d *deadCode) carries(in *ir.Instr, args []ir.Operand, u, v ir.Value) bool {
	switch {
	case d == nil:
		return true
	case d.at(u):
		return false
	case in.Op != ir.OpPhi || d.merged[u] == 0:
		return true
	}
	for i, a := range args {
		if a.Value == v && d.merged[u]&(1<<i) == 0 {
			return true
		}
	}
	return false
}

// merges reports whether operand i of the phi at u comes from an arm that never runs.
func (d *deadCode) merges(u ir.Value, i int) bool { return d != nil && d.merged[u]&(1<<i) != 0 }

// switchedOff returns what of a function of Rust never runs because of a constant that it asks: if TRACED { .. } where it is false.
func (e *engine) switchedOff(fn ir.FuncID) *deadCode {
	key := deadKey{fn: fn}
	d, known := e.deadCode[key]
	if known {
		return d
	}
	f := e.prog.Func(fn)
	first := make([]truth, len(f.Regions))
	for _, by := range f.Decisions {
		is := e.constantTruth(fn, by.Cond, maxBranchDepth)
		if is == 0 {
			continue
		}
		if d == nil {
			d = &deadCode{merged: map[ir.Value]uint64{}, first: first}
		}
		runs := is == truthIs(by.Holds)
		if !runs {
			d.stretches = append(d.stretches, arm{from: by.Start, to: by.End})
		}
		if i := slices.IndexFunc(f.Regions, func(r ir.Region) bool { return !r.Loop && r.Start == by.Start && r.Mid == by.End }); i >= 0 {
			first[i] = truthIs(runs)
		} else if never := 1; by.End < ir.Value(f.Len) && e.prog.Instr(fn, by.End).Op == ir.OpPhi && e.prog.Instr(fn, by.End).NArgs == 2 {
			if by.Holds != runs {
				never = 0
			}
			d.merged[by.End] |= 1 << never // the other arm computes nothing: if BY_SHELL { name } else { "date" }
		}
	}
	if d != nil {
		e.findMerged(fn, first, d)
	}
	e.deadCode[key] = d
	return d
}

// constantTruth returns what value v of a function of Rust is, if it is true or false as written, or a constant that is.
func (e *engine) constantTruth(fn ir.FuncID, v ir.Value, depth int) truth {
	in := e.prog.Instr(fn, v)
	switch {
	case depth == 0:
	case in.Op == ir.OpConst && in.Aux == ir.ConstTrue:
		return isTrue
	case in.Op == ir.OpConst && in.Aux == ir.ConstFalse:
		return isFalse
	case in.Op == ir.OpLoad && in.NArgs == 0 && in.Flags&ir.FlagConst != 0:
		if s, last, ok := e.graph.Constant(fn, in); ok {
			return e.constantTruth(s.Func, last, depth-1)
		}
	case in.Op == ir.OpCall && in.NArgs == 1 && e.prog.Text(in.Name) == ir.OpNot:
		return e.constantTruth(fn, e.prog.Args(fn, in)[0].Value, depth-1).negated()
	case in.Op == ir.OpCall && in.NArgs == 2 && (e.prog.Text(in.Name) == ir.OpAnd || e.prog.Text(in.Name) == ir.OpOr):
		args, ends := e.prog.Args(fn, in), truthIs(e.prog.Text(in.Name) == ir.OpOr)
		a, b := e.constantTruth(fn, args[0].Value, depth-1), e.constantTruth(fn, args[1].Value, depth-1)
		if a == ends || b == ends {
			return ends
		}
		return a & b
	}
	return 0
}

func (e *engine) findDead(fn ir.FuncID) *deadCode {
	f := e.prog.Func(fn)
	first := make([]truth, len(f.Regions)) // of a branch: whether its first arm runs
	var d *deadCode
	for i := range f.Regions {
		cond, holds, ok := e.armCondition(fn, f.Regions, i)
		if !ok {
			continue
		}
		if first[i] = e.decided(fn, cond, maxBranchDepth); !holds {
			first[i] = first[i].negated()
		}
		if first[i] == 0 {
			continue
		}
		if d == nil {
			d = &deadCode{merged: map[ir.Value]uint64{}, first: first}
		}
		d.note(f, i, first[i] == isTrue)
	}
	if d != nil {
		e.findMerged(fn, first, d)
	}
	return d
}

// note enters the arm of branch i that never runs, and what comes after the branch if the other one leaves.
func (d *deadCode) note(f *ir.Func, i int, first bool) {
	r := &f.Regions[i]
	never, left := arm{from: r.Start, to: r.Mid}, r.RestLeft
	if first {
		never, left = arm{from: r.Mid, to: r.End}, r.Left
	}
	d.stretches = append(d.stretches, never)
	if left {
		d.stretches = append(d.stretches, arm{from: r.End, to: endAround(f, i)})
	}
}

// endAround returns where the arm or loop ends that branch i stands in, or the function.
func endAround(f *ir.Func, i int) ir.Value {
	r, end := &f.Regions[i], ir.Value(f.Len)
	for j := range f.Regions[:i] {
		if around := &f.Regions[j]; around.Start <= r.Start && r.End <= around.End {
			if _, to := armOf(around, r.Start); to >= r.End {
				end = min(end, to)
			}
		}
	}
	return end
}

// findMerged finds the values that come from arms which never run.
func (e *engine) findMerged(fn ir.FuncID, first []truth, d *deadCode) {
	f := e.prog.Func(fn)
	seen := map[ir.Value]bool{}
	for i := range f.Regions {
		end := f.Regions[i].End
		if f.Regions[i].Loop || seen[end] {
			continue
		}
		seen[end] = true // branches that end together come with the outermost first
		arms := armsOf(f, first, i)
		for v := end; v < ir.Value(f.Len) && e.prog.Instr(fn, v).Op == ir.OpPhi; v++ {
			if n := int(e.prog.Instr(fn, v).NArgs); n == len(arms) {
				for j, never := range arms {
					if never {
						d.merged[v] |= 1 << j
					}
				}
			}
		}
	}
}

// armsOf returns of the arms of branch i whose end is reached whether they never run: of a case all of them, of which
// each but the first stands in what remains of the one before.
func armsOf(f *ir.Func, first []truth, i int) (never []bool) {
	const maxArms = 60
	end, gone := f.Regions[i].End, false
	for len(never) < maxArms {
		r := &f.Regions[i]
		if !r.Left {
			never = append(never, gone || first[i] == isFalse)
		}
		gone = gone || first[i] == isTrue
		next := i + 1
		for next < len(f.Regions) && f.Regions[next].Start < r.Mid {
			next++
		}
		if next == len(f.Regions) || f.Regions[next].Start != r.Mid || f.Regions[next].End != end || f.Regions[next].Loop {
			if !r.RestLeft {
				never = append(never, gone)
			}
			return never
		}
		i = next
	}
	return nil
}
