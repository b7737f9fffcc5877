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
	last := ir.NoValue
	for _, exit := range p.exits(f.fn) {
		if in := p.g.Prog.Instr(exit.Func, exit.Value); in.Op != ir.OpReturn || p.turnsAway(f, exit) {
			continue
		}
		list = append(list, exit)
		if exit.Func == f.fn {
			last = exit.Value
		}
	}
	for v := ir.Value(p.g.Prog.Func(f.fn).Len) - 1; v > last && v > 0; v-- {
		if s := (callgraph.Site{Func: f.fn, Value: v}); p.g.Stops(s) && !p.turnsAway(f, s) {
			return append(list, s)
		}
	}
	return list
}

// changesBefore returns the first call of a handler that changes records by what the request says and is made, on a way to
// its end, where nothing has been asked yet; nil if there is none.
func (j *judge) changesBefore(p *prover, f *frame) *Evidence {
	fn := j.g.Prog.Func(f.fn)
	ends := p.ends(f)
	for v := ir.Value(1); uint32(v) < fn.Len; v++ {
		s := callgraph.Site{Func: f.fn, Value: v}
		in := j.g.Prog.Instr(f.fn, v)
		if in.Op != ir.OpCall || !slices.ContainsFunc(j.g.Entry(s).RecordChanges, func(row *rule.RecordChange) bool { return j.g.Describes(&row.Row, s) }) {
			continue
		}
		leads := slices.ContainsFunc(ends, func(end callgraph.Site) bool { return end.Func == f.fn && fn.Dominates(v, end.Value) })
		if leads && p.at(f, v).strength < claimed && p.requested(f, v, maxElementsOf) {
			return &Evidence{s, "that is asked only after " + p.quote(s)}
		}
	}
	return nil
}

// maxElementsOf bounds how deep it is looked what a call is given: Result.where(id: params[:id]).update(done: true)
const maxElementsOf = 4

// requested reports whether the request says a part of what the call at v, or one on whose result it is made, is given.
func (p *prover) requested(f *frame, v ir.Value, depth int) bool {
	in := p.g.Prog.Instr(f.fn, p.g.Root(f.fn, v))
	return in.Op == ir.OpCall && depth > 0 && slices.ContainsFunc(p.g.Prog.Args(f.fn, in), func(a ir.Operand) bool {
		return a.Role != ir.RoleBlock && (p.made(f, a.Value).request || p.requested(f, a.Value, depth-1))
	})
}

// signsInAt reports whether a route is where somebody signs in, as rows say by its pattern.
func (j *judge) signsInAt(r *Route) bool {
	return slices.ContainsFunc(j.g.Set.Models.SignIns, func(row *rule.SignIn) bool {
		if !answersOne(r, row.Verbs) || !row.Matches.MatchString(r.Pattern) {
			return false
		}
		j.g.Meet(&row.Row)
		return true
	})
}

// shortCircuit returns what is proven because && or || has come back: its second part has, or the first one has decided.
func (p *prover) shortCircuit(f *frame, in *ir.Instr) verdict {
	args := p.g.Prog.Args(f.fn, in)
	first := p.condition(f, args[0].Value, p.g.Prog.Text(in.Name) == ir.OpOr)
	second := callgraph.Site{Func: f.fn, Value: args[1].Value}
	if p.g.Prog.Instr(second.Func, second.Value).Op != ir.OpCall {
		return first.either(p.at(f, second.Value))
	}
	if p.g.Stops(second) {
		return first
	}
	return first.either(p.at(f, second.Value).both(p.cameBack(f, second.Value)))
}
