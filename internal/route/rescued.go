package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file finds guards whose refusal is caught: what raises where it is not known who asks, in a begin whose rescue lets the
// request go on.

// rescued returns a call of a function that comes back only where it is known who asks, and the code that goes on where it
// does not; nil if there is none.
func (j *judge) rescued(p *prover, f *frame) []Evidence {
	if why := j.rescuedIn(p, f); why != nil {
		return why
	}
	for v := range j.g.Prog.File(f.fn).Body(j.g.Prog.Func(f.fn)) {
		site := callgraph.Site{Func: f.fn, Value: ir.Value(v)}
		if callees := p.callees(site); len(callees) == 1 && f.depth < maxRefusal && j.ignored(site, true) {
			if why := j.rescued(p, f.into(callees[0], site)); why != nil {
				return why
			}
		}
	}
	return nil
}

// rescuedIn is rescued for what stands in the function itself.
func (j *judge) rescuedIn(p *prover, f *frame) []Evidence {
	fn := j.g.Prog.Func(f.fn)
	for i := range fn.Tries {
		try := &fn.Tries[i]
		for c := try.Start; c < try.End; c++ {
			if j.g.Prog.Instr(f.fn, c).Op != ir.OpCall {
				continue
			}
			raised := j.raisedAt(p, callgraph.Site{Func: f.fn, Value: c})
			if len(raised) == 0 {
				continue
			}
			v := p.cameBack(f, c)
			if v.strength < signedIn || v.strength == impossible {
				continue
			}
			for k := range try.Handlers {
				h := &try.Handlers[k]
				caught := slices.ContainsFunc(raised, func(x callgraph.Raised) bool { may, _ := j.g.Catches(f.fn, h, x); return may })
				if caught && !j.leaves(p, f.fn, h.Start, h.End) {
					at := callgraph.Site{Func: f.fn, Value: min(h.Start, ir.Value(fn.Len)-1)}
					return []Evidence{v.why, {at, "what it raises is rescued, and the request goes on"}}
				}
			}
		}
	}
	return nil
}

// raisedAt returns the exceptions that the call at c may raise where it does not come back: of the workspace, or of a library
// that says so.
func (j *judge) raisedAt(p *prover, site callgraph.Site) (list []callgraph.Raised) {
	for _, row := range j.g.Entry(site).Authenticators {
		if row.Raises != "" && j.g.Describes(&row.Row, site) {
			list = append(list, callgraph.Raised{Class: row.Raises, Below: true})
		}
	}
	for _, id := range p.callees(site) {
		for v := range j.g.Prog.File(id).Body(j.g.Prog.Func(id)) {
			in := callgraph.Site{Func: id, Value: ir.Value(v)}
			if !j.g.Stops(in) {
				continue
			}
			for _, row := range j.g.Call(in).Raises {
				x, _ := j.g.Raised(in, row)
				list = append(list, x)
			}
		}
	}
	return list
}

// leaves reports whether code ends the request, or refuses somebody.
func (j *judge) leaves(p *prover, id ir.FuncID, start, end ir.Value) bool {
	for v := start; v < end; v++ {
		if j.g.Prog.Instr(id, v).Op == ir.OpCall && p.mayNotComeBack(callgraph.Site{Func: id, Value: v}) {
			return true
		}
	}
	return p.refuses(id, start, end, maxRefusal)
}
