package route

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file says what is proven behind a branch whose arms meet: in each of them something else, but in all of them enough.
//
//	if request.post?
//	  halt 401 unless session[:user]
//	end
//	@title = 'Notes'

// fork is a branch on a condition, by the decisions of its two arms in the list of the function.
type fork struct{ first, second int }

// forks returns the branches of a function whose arms are among its decisions from low up to high.
func forks(fn *ir.Func, low, high int) (list []fork) {
	for i := low; i < high; i++ {
		for j := i + 1; j < high; j++ {
			a, b := &fn.Decisions[i], &fn.Decisions[j]
			if a.Cond == b.Cond && a.Holds != b.Holds && a.End == b.Start {
				list = append(list, fork{i, j})
				break
			}
		}
	}
	return list
}

// joined returns what is proven wherever value v of a function is computed by the branches that have been joined before it,
// if that is more than how the program is set up.
func (p *prover) joined(f *frame, v ir.Value) (out verdict) {
	fn := p.g.Prog.Func(f.fn)
	high := len(fn.Decisions)
	for _, b := range forks(fn, 0, high) {
		start, end := fn.Decisions[b.first].Start, fn.Decisions[b.second].End
		if end <= v && takenBefore(fn, start, fn.Decisions[b.first].End, end, v) {
			if one := p.behind(f, b); one.strength > configured && one.strength != impossible {
				out = out.both(one)
			}
		}
	}
	return out
}

// takenBefore reports whether a branch whose arms begin at start, part at middle and meet at end has been taken wherever
// value v is computed: it stands in no arm that has ended before.
func takenBefore(fn *ir.Func, start, middle, end, v ir.Value) bool {
	own := 0
	for i := range fn.Stretches {
		r := &fn.Stretches[i]
		switch {
		case r.Start == start && r.End == middle:
			if own++; own > 1 {
				return false
			}
		case r.Start <= start && start < r.End && end <= r.End && r.End <= v && (r.Sure == ir.NoValue || v < r.Sure):
			return false
		}
	}
	return true
}

// behind returns what is proven where the arms of a branch have met.
func (p *prover) behind(f *frame, b fork) verdict {
	if !p.mayProve(f, b.first) && !p.mayProve(f, b.second) {
		return verdict{} // most branches only choose a value
	}
	return p.remember(f, ir.Value(b.first), isMet, func() answer { return answer{verdict: p.arm(f, b.first).either(p.arm(f, b.second))} }).verdict
}

// arm returns what is proven at the end of an arm, that of decision number i of a function: by that, by what else has been
// decided there or come back, and by the branches in it.
func (p *prover) arm(f *frame, i int) verdict {
	fn := p.g.Prog.Func(f.fn)
	d := &fn.Decisions[i]
	out := p.refused(f, d, p.condition(f, d.Cond, d.Holds))
	if out.strength == impossible {
		return out
	}
	for _, more := range alsoDecided(fn, i) {
		out = out.both(p.refused(f, &more, p.condition(f, more.Cond, more.Holds)))
	}
	for c := d.Start; c < d.End; c++ {
		if p.g.Prog.Instr(f.fn, c).Op == ir.OpCall && certainIn(fn, d, c) {
			if p.endsIt(f, callgraph.Site{Func: f.fn, Value: c}) {
				return verdict{strength: impossible} // nothing runs after it
			}
			out = out.both(p.cameBack(f, c))
		}
	}
	low := i
	for low > 0 && fn.Decisions[low-1].Start >= d.Start {
		low--
	}
	for _, b := range forks(fn, low, i) {
		if takenBefore(fn, fn.Decisions[b.first].Start, fn.Decisions[b.first].End, fn.Decisions[b.second].End, d.End) {
			out = out.both(p.behind(f, b))
		}
	}
	return out
}

// alsoDecided returns what else has been decided at the end of the arm of decision number i.
func alsoDecided(fn *ir.Func, i int) []ir.Decision {
	d := &fn.Decisions[i]
	end := i + 1
	for end < len(fn.Decisions) {
		more := &fn.Decisions[end]
		if more.End != d.End || more.Start < d.Start || more.Cond == d.Cond {
			break
		}
		end++
	}
	return fn.Decisions[i+1 : end]
}

// mayProve reports whether anything is asked in the arm of decision number i besides its condition: something else is
// decided at its end, or it calls what may not come back.
func (p *prover) mayProve(f *frame, i int) bool {
	fn := p.g.Prog.Func(f.fn)
	if len(alsoDecided(fn, i)) > 0 {
		return true
	}
	for c := fn.Decisions[i].Start; c < fn.Decisions[i].End; c++ {
		if p.g.Prog.Instr(f.fn, c).Op == ir.OpCall && p.mayNotComeBack(callgraph.Site{Func: f.fn, Value: c}) {
			return true
		}
	}
	return false
}

// certainIn reports whether value c has been computed wherever the arm of a decision has been run to its end.
func certainIn(fn *ir.Func, d *ir.Decision, c ir.Value) bool {
	for i := range fn.Stretches {
		r := &fn.Stretches[i]
		inside := d.Start <= r.Start && r.End <= d.End && (r.Start != d.Start || r.End != d.End)
		if inside && r.Start <= c && c < r.End && (r.Sure == ir.NoValue || d.End < r.Sure) {
			return false
		}
	}
	return true
}
