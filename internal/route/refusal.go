package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// maxRefusal bounds how many calls away a refusal may be.
const maxRefusal = 2

// refused returns what a decision proves. What says little by itself counts where the program refuses somebody if it is not
// so: a check of a header is one of who asks where it answers 403, and none where it answers with another page.
func (p *prover) refused(f *frame, d *ir.Decision, v verdict) verdict {
	if v.strength != hinted && v.strength != claimed || v.vain {
		return v
	}
	refuses := func(e ir.Decision) bool {
		return e.Cond == d.Cond && e.Holds != d.Holds && p.armRefuses(f.fn, &e)
	}
	switch {
	case !slices.ContainsFunc(p.g.Prog.Func(f.fn).Decisions, refuses):
		return verdict{}
	case v.strength == hinted:
		v.strength = proven
	}
	return v
}

// armRefuses reports whether an arm of a decision refuses somebody. What the second part of && or || calls does so only if it
// stands there itself: what asks for more may well know of refusals.
func (p *prover) armRefuses(id ir.FuncID, d *ir.Decision) bool {
	depth := maxRefusal
	body := p.g.Prog.File(id).Body(p.g.Prog.Func(id))
	for v := d.End; int(v) < len(body); v++ {
		name := p.g.Prog.Text(body[v].Name)
		if body[v].Op == ir.OpCall && (name == ir.OpAnd || name == ir.OpOr) && p.g.Prog.Args(id, &body[v])[0].Value == d.Cond {
			depth = 0
			break
		}
	}
	return p.refuses(id, d.Start, d.End, depth)
}

// refuses reports whether code refuses somebody: it has a constant that says so, or calls what has.
func (p *prover) refuses(id ir.FuncID, start, end ir.Value, depth int) bool {
	for v := start; v < end; v++ {
		in := p.g.Prog.Instr(id, v)
		switch in.Op {
		case ir.OpConst:
			if p.saysRefusal(in.Name) && !p.isCompared(id, v) {
				return true
			}
		case ir.OpCall:
			if depth == 0 {
				break
			}
			for _, callee := range p.callees(callgraph.Site{Func: id, Value: v}) {
				if p.refuses(callee, 1, ir.Value(p.g.Prog.Func(callee).Len), depth-1) {
					return true
				}
			}
		}
	}
	return false
}

// isCompared reports whether a constant stands there to be compared with something: request.path == "/login".
func (p *prover) isCompared(id ir.FuncID, v ir.Value) bool {
	body := p.g.Prog.File(id).Body(p.g.Prog.Func(id))
	for u := int(v) + 1; u < len(body); u++ {
		if body[u].Op == ir.OpCall && slices.ContainsFunc(p.g.Prog.Args(id, &body[u]), func(a ir.Operand) bool { return a.Value == v }) {
			site := callgraph.Site{Func: id, Value: ir.Value(u)}
			return p.g.Routed(site) != callgraph.NotKnown || len(p.g.Entry(site).Comparisons) > 0
		}
	}
	return false
}

// saysRefusal reports whether a constant is one by which programs refuse somebody.
func (p *prover) saysRefusal(text ir.Name) bool {
	says, known := p.refusals[text]
	if known {
		return says
	}
	for _, row := range p.g.Set.Models.Refusals {
		if row.Matches.MatchString(p.g.Prog.Text(text)) {
			p.g.Meet(&row.Row)
			says = true
			break
		}
	}
	if p.refusals != nil {
		p.refusals[text] = says
	}
	return says
}
