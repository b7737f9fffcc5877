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
			raised := j.raisedAt(p, f, callgraph.Site{Func: f.fn, Value: c}, maxRaised)
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
				if caught && !p.leaves(f.fn, h.Start, h.End) {
					at := callgraph.Site{Func: f.fn, Value: min(h.Start, ir.Value(fn.Len)-1)}
					return []Evidence{v.why, {at, "what it raises is rescued, and the request goes on"}}
				}
			}
		}
	}
	return nil
}

// maxRaised bounds how many calls away it is looked for what is raised.
const maxRaised = 4

// raisedAt returns the exceptions that the call at site, and what it calls up to a depth, may raise where it does not come back: of the
// workspace, or of a library that says so.
func (j *judge) raisedAt(p *prover, f *frame, site callgraph.Site, depth int) (list []callgraph.Raised) {
	for _, row := range j.g.Entry(site).Authenticators {
		if row.Raises != "" && j.g.Describes(&row.Row, site) {
			list = append(list, callgraph.Raised{Class: row.Raises, Below: true})
		}
	}
	for _, id := range p.callees(site) {
		if depth == 0 || !p.mayStopAt(site, id) {
			continue
		}
		into := f.into(id, site)
		back := p.given(into)
		for v, in := range j.g.Prog.File(id).Body(j.g.Prog.Func(id)) {
			at := callgraph.Site{Func: id, Value: ir.Value(v)}
			switch {
			case in.Op != ir.OpCall || p.caught(at):
			case j.g.Stops(at):
				for _, row := range j.g.Call(at).Raises {
					x, _ := j.g.Raised(at, row)
					list = append(list, x)
				}
			case p.mayNotComeBack(at):
				list = append(list, j.raisedAt(p, into, at, depth-1)...)
			}
		}
		back()
	}
	return list
}

// leaves reports whether code ends the request, or refuses somebody.
func (p *prover) leaves(id ir.FuncID, start, end ir.Value) bool {
	for v := start; v < end; v++ {
		if p.g.Prog.Instr(id, v).Op == ir.OpCall && p.mayNotComeBack(callgraph.Site{Func: id, Value: v}) {
			return true
		}
	}
	return p.refuses(id, start, end, maxRefusal)
}

// caught reports whether all by which the call at site does not come back is raised, and rescued where it stands by what goes on.
func (p *prover) caught(site callgraph.Site) bool {
	fn := p.g.Prog.Func(site.Func)
	for i := range fn.Tries {
		try := &fn.Tries[i]
		if site.Value < try.Start || site.Value >= try.End {
			continue
		}
		raised, ok := p.raises(site, maxRefusal)
		return ok && !slices.ContainsFunc(raised, func(x callgraph.Raised) bool {
			return !slices.ContainsFunc(try.Handlers, func(h ir.Handler) bool {
				_, sure := p.g.Catches(site.Func, &h, x)
				return sure && !p.leaves(site.Func, h.Start, h.End)
			})
		})
	}
	return false
}

// raises returns the exceptions that the call at site, and what it calls up to a depth, may raise; ok is false if it may not come back for
// another reason too, or that is not known.
func (p *prover) raises(site callgraph.Site, depth int) (list []callgraph.Raised, ok bool) {
	if p.g.Answers(site) {
		return nil, false
	}
	if p.g.Stops(site) {
		rows := p.g.Call(site).Raises
		for _, row := range rows {
			x, _ := p.g.Raised(site, row)
			list = append(list, x)
		}
		return list, len(rows) > 0
	}
	for _, row := range p.g.Entry(site).Authenticators {
		if row.Returns && p.g.Describes(&row.Row, site) {
			list = append(list, callgraph.Raised{Class: row.Raises, Below: true})
			if row.Raises == "" {
				return nil, false
			}
		}
	}
	for _, id := range p.callees(site) {
		for v, in := range p.g.Prog.File(id).Body(p.g.Prog.Func(id)) {
			at := callgraph.Site{Func: id, Value: ir.Value(v)}
			if in.Op == ir.OpClosure || in.Op == ir.OpCall && depth == 0 {
				return nil, false
			}
			if in.Op != ir.OpCall || !p.mayNotComeBack(at) {
				continue
			}
			more, ok := p.raises(at, depth-1)
			if !ok {
				return nil, false
			}
			list = append(list, more...)
		}
	}
	return list, true
}
