package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file says what a handler asks before it does something, and before it ends.

// end returns what is proven wherever a handler ends after having answered somebody whom it does not turn away. One that ends
// with a redirect has no other end there.
func (p *prover) end(f *frame) verdict {
	out := verdict{strength: impossible}
	for _, exit := range p.ends(f) {
		out = out.either(p.exit(f, exit))
	}
	return out
}

// ends returns where it does so.
func (p *prover) ends(f *frame) (list []callgraph.Site) {
	for _, exit := range p.exits(f.fn) {
		if in := p.g.Prog.Instr(exit.Func, exit.Value); in.Op == ir.OpReturn && !p.turnsAway(f, exit) {
			list = append(list, exit)
		}
	}
	for v := ir.Value(p.g.Prog.Func(f.fn).Len) - 1; v > 0 && len(list) == 0; v-- {
		if s := (callgraph.Site{Func: f.fn, Value: v}); p.g.Stops(s) && !p.turnsAway(f, s) {
			list = append(list, s)
		}
	}
	return list
}

// changesBefore returns the first call, or store, of a handler that changes records by what the request says, or takes all of them away,
// and is made, on a way to its end, where nothing has been asked yet; nil if there is none.
func (j *judge) changesBefore(p *prover, f *frame) *Evidence {
	fn := j.g.Prog.Func(f.fn)
	ends := p.ends(f)
	for v := ir.Value(1); uint32(v) < fn.Len; v++ {
		s := callgraph.Site{Func: f.fn, Value: v}
		if !j.changes(p, f, s, 0) && !((j.ignored(s, false) || j.answered(s)) && j.changes(p, f, s, maxRefusal)) || j.asks(p, f, v) {
			continue
		}
		leads := slices.ContainsFunc(ends, func(end callgraph.Site) bool { return end.Func == f.fn && fn.Dominates(v, end.Value) })
		if leads && p.at(f, v).strength < claimed && (p.requested(f, v, maxElementsOf) || p.takesAll(f, s)) {
			return &Evidence{s, "that is asked only after " + p.quote(s)}
		}
	}
	return nil
}

// answered reports whether the result of a call is only what the function returns, or that written out: Merge.call(x).to_json
func (j *judge) answered(s callgraph.Site) bool {
	u := j.usesOf(s.Func)
	return !u.decisions[s.Value] && !slices.ContainsFunc(u.by[s.Value], func(by ir.Value) bool {
		in := j.g.Prog.Instr(s.Func, by)
		return in.Op != ir.OpReturn && !(in.Op == ir.OpCall && in.NArgs == 1 && j.ignored(callgraph.Site{Func: s.Func, Value: by}, true))
	})
}

// changes reports whether a call, or a store, changes records, or runs up to a depth what does before it has asked anything.
func (j *judge) changes(p *prover, f *frame, s callgraph.Site, depth int) bool {
	if p.changesKept(f, s) {
		return true
	}
	if j.g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall {
		return false
	}
	if slices.ContainsFunc(j.g.Entry(s).RecordChanges, func(row *rule.RecordChange) bool { return !row.Kept && j.g.Describes(&row.Row, s) }) {
		return true
	}
	var inside []*frame
	for _, id := range p.callees(s) {
		inside = append(inside, f.into(id, s))
	}
	if block, ok := p.blockOf(s); ok && len(inside) == 0 {
		inside = append(inside, f.into(block, callgraph.Site{}))
	}
	return depth > 0 && slices.ContainsFunc(inside, func(into *frame) bool {
		defer p.given(into)()
		for v := range j.g.Prog.File(into.fn).Body(j.g.Prog.Func(into.fn)) {
			if j.changes(p, into, callgraph.Site{Func: into.fn, Value: ir.Value(v)}, depth-1) && p.at(into, ir.Value(v)).strength < claimed {
				return true
			}
		}
		return false
	})
}

// maxElementsOf bounds how deep it is looked what a call is given: Result.where(id: params[:id]).update(done: true)
const maxElementsOf = 8

// requested reports whether the request says a part of what the call at v, or one on whose result it is made, is given.
func (p *prover) requested(f *frame, v ir.Value, depth int) bool {
	return p.requestedIn(f, v, depth, map[ir.Value]bool{})
}

func (p *prover) requestedIn(f *frame, v ir.Value, depth int, seen map[ir.Value]bool) bool {
	v = p.g.Root(f.fn, v)
	in := p.g.Prog.Instr(f.fn, v)
	if in.Op == ir.OpLoad && in.Flags&ir.FlagIndex == 0 || seen[v] {
		return false
	}
	seen[v] = true
	return (in.Op == ir.OpCall || in.Op == ir.OpLoad || in.Op == ir.OpStore) && depth > 0 && slices.ContainsFunc(p.g.Prog.Args(f.fn, in), func(a ir.Operand) bool {
		return a.Role != ir.RoleBlock && (p.made(f, a.Value).request || p.requestedIn(f, a.Value, depth-1, seen))
	})
}

// signsInAt reports whether a route is where somebody signs in, as rows say by its pattern and the methods of HTTP that it answers.
func (j *judge) signsInAt(r *Route) bool {
	return j.signInRow(r, func(row *rule.SignIn) bool { return answersOne(r, row.Verbs) })
}

// isSignIn reports whether the pattern of a route is one at which somebody signs in, whatever it answers: the form stands there too.
func (j *judge) isSignIn(r *Route) bool {
	return j.signInRow(r, func(*rule.SignIn) bool { return true })
}

func (j *judge) signInRow(r *Route, of func(*rule.SignIn) bool) bool {
	return slices.ContainsFunc(j.g.Set.Models.SignIns, func(row *rule.SignIn) bool {
		if !of(row) || !row.Matches.MatchString(r.Pattern) {
			return false
		}
		j.g.Meet(&row.Row)
		return true
	})
}

// shortCircuit returns what is proven because && or || at v has come back: what its second part calls has, or the first part has
// decided.
func (p *prover) shortCircuit(f *frame, v ir.Value, in *ir.Instr) verdict {
	args := p.g.Prog.Args(f.fn, in)
	first, second := args[0].Value, args[1].Value
	decided := p.condition(f, first, p.g.Prog.Text(in.Name) == ir.OpOr)
	var called verdict
	fn := p.g.Prog.Func(f.fn)
	for c := first + 1; c <= second; c++ {
		s := callgraph.Site{Func: f.fn, Value: c}
		switch {
		case p.g.Prog.Instr(f.fn, c).Op != ir.OpCall || fn.Dominates(c, v) || c != second && !fn.Dominates(c, second):
		case p.g.Stops(s):
			return counts(decided, func() bool { return p.refuses(f.fn, first+1, second+1, maxRefusal) })
		default:
			called = called.both(p.cameBack(f, c))
		}
	}
	return decided.either(called)
}
