package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// maxRefusal bounds how many calls away a refusal may be.
const maxRefusal = 2

// refused returns what a decision proves. What says little by itself counts where the program refuses somebody if it is not
// so: a check of a header is one of who asks where it answers 403, and none where it answers with another page.
func (p *prover) refused(f *frame, d *ir.Decision, v verdict) verdict {
	refuses := func(e ir.Decision) bool {
		return e.Cond == d.Cond && e.Holds != d.Holds && p.armRefuses(f.fn, &e)
	}
	return counts(v, func() bool { return slices.ContainsFunc(p.g.Prog.Func(f.fn).Decisions, refuses) })
}

// counts returns what is proven where the program does something else otherwise, and refuses says whether that is to refuse somebody.
func counts(v verdict, refuses func() bool) verdict {
	switch {
	case v.strength != hinted && v.strength != claimed || v.vain:
	case !refuses():
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

// refusal is what a program says to somebody whom it turns away.
type refusal uint8

// The refusals, by how much they say.
const (
	noRefusal refusal = iota
	notAllowed
	notKnown // since it is not known who he is
)

// refuses reports whether code refuses somebody: it has a constant that says so, or calls what has.
func (p *prover) refuses(id ir.FuncID, start, end ir.Value, depth int) bool {
	return p.refusalIn(id, start, end, depth) > noRefusal
}

// refusalIn returns how code refuses somebody.
func (p *prover) refusalIn(id ir.FuncID, start, end ir.Value, depth int) (out refusal) {
	inside := func(fn ir.FuncID) { out = max(out, p.refusalIn(fn, 1, ir.Value(p.g.Prog.Func(fn).Len), depth-1)) }
	for v := start; v < end && out < notKnown; v++ {
		in := p.g.Prog.Instr(id, v)
		switch {
		case in.Op == ir.OpConst:
			if says := p.saysRefusal(in.Name); says > out && !p.isCompared(id, v) {
				out = says
			}
		case in.Op == ir.OpCall && p.g.Stops(callgraph.Site{Func: id, Value: v}):
			class := p.raisedClass(callgraph.Site{Func: id, Value: v})
			out = max(out, p.saysRefusal(p.g.Prog.Name(class[strings.LastIndex(class, ":")+1:])))
			if made := p.g.MethodOf(class, "initialize"); made != ir.NoFunc && depth > 0 {
				inside(made) // what it says by itself
			}
		case depth == 0:
		case in.Op == ir.OpCall:
			for _, callee := range p.callees(callgraph.Site{Func: id, Value: v}) {
				inside(callee)
			}
		case in.Op == ir.OpClosure:
			inside(p.g.Prog.Callee(id, in))
		}
	}
	return out
}

// raisedClass returns the class of the workspace's exceptions that the call at site raises; "" if it raises none.
func (p *prover) raisedClass(site callgraph.Site) string {
	for _, row := range p.g.Call(site).Raises {
		if x, _ := p.g.Raised(site, row); x.Class != "" {
			return x.Class
		}
	}
	return ""
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

// saysRefusal returns how a constant refuses somebody.
func (p *prover) saysRefusal(text ir.Name) refusal {
	says, known := p.refusals[text]
	if known {
		return says
	}
	for _, row := range p.g.Set.Models.Refusals {
		if row.Matches.MatchString(p.g.Prog.Text(text)) {
			p.g.Meet(&row.Row)
			if says = notAllowed; row.Identity {
				says = notKnown
			}
			break
		}
	}
	if p.refusals != nil {
		p.refusals[text] = says
	}
	return says
}

// turnsSomeAway returns where a function, or one that it calls, turns somebody away since it does not know who he is, because of
// something that is not understood; nil if it does not.
func (j *judge) turnsSomeAway(p *prover, f *frame, depth int) *Evidence {
	fn := j.g.Prog.Func(f.fn)
	for _, d := range fn.Decisions {
		refuses := p.refusalIn(f.fn, d.Start, d.End, maxRefusal) == notKnown && (j.stopsIn(f.fn, &d, false) || j.hasStop(f.fn, d.Start, d.End))
		if refuses && !p.understood(f, d.Cond, maxCalls) && p.at(f, d.Start).strength != impossible {
			return &Evidence{callgraph.Site{Func: f.fn, Value: d.Cond}, "it turns somebody away because of something that is not understood"}
		}
	}
	for v := ir.Value(1); uint32(v) < fn.Len && depth > 0; v++ {
		site := callgraph.Site{Func: f.fn, Value: v}
		callees := p.callees(site)
		if len(callees) > 0 && p.at(f, v).strength == impossible {
			continue // nobody comes there on this route
		}
		for _, callee := range callees {
			into := f.into(callee, site)
			back := p.given(into)
			why := j.turnsSomeAway(p, into, depth-1)
			back()
			if why != nil {
				return why
			}
		}
	}
	return nil
}

// hasStop reports whether a block that stands in code ends the request.
func (j *judge) hasStop(id ir.FuncID, start, end ir.Value) bool {
	for v := start; v < end; v++ {
		if in := j.g.Prog.Instr(id, v); in.Op == ir.OpClosure {
			block := j.g.Prog.Callee(id, in)
			if j.stopsIn(block, &ir.Decision{Start: 1, End: ir.Value(j.g.Prog.Func(block).Len)}, false) {
				return true
			}
		}
	}
	return false
}
