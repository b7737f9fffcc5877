package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds comparisons that hold where nothing is compared: a header that is not sent is nil, and so is a variable of
// the environment that is not set.

// bothMayLack reports whether the two values that a call compares are both nil where nobody has sent one and nobody has set
// the other, and the function asks nothing else of either.
func (p *prover) bothMayLack(f *frame, site callgraph.Site, a, b ir.Value) bool {
	e := p.g.Entry(site)
	if !slices.ContainsFunc(e.Comparisons, func(row *rule.Comparison) bool { return row.Nil && p.g.Describes(&row.Row, site) }) {
		return false
	}
	return (p.sentElement(f, a) && p.mayBeUnset(f.fn, b) || p.sentElement(f, b) && p.mayBeUnset(f.fn, a)) &&
		!p.askedElse(f.fn, a, site.Value) && !p.askedElse(f.fn, b, site.Value)
}

// sentElement reports whether a value is just what a request has at a key.
func (p *prover) sentElement(f *frame, v ir.Value) bool {
	in, key := p.elementKey(f.fn, v)
	if in == nil {
		return false
	}
	text, ok := p.g.Text(f.fn, key)
	if !ok {
		return false
	}
	c := p.credential(f, p.g.Prog.Args(f.fn, in)[0].Value, "", text)
	return c != nil && c.Proof == rule.ProofSecret && !c.Always
}

// mayBeUnset reports whether a value is just what rows say may be missing from the program's environment, also where a
// constant or an option of the class keeps that.
func (p *prover) mayBeUnset(id ir.FuncID, v ir.Value) bool {
	site := callgraph.Site{Func: id, Value: p.g.Root(id, v)}
	switch in := p.g.Prog.Instr(site.Func, site.Value); {
	case in.Op == ir.OpLoad && in.NArgs == 0 && in.Flags&ir.FlagConst != 0:
		if s, last, ok := p.g.Constant(id, in); ok {
			site = callgraph.Site{Func: s.Func, Value: p.g.Root(s.Func, last)}
		}
	case in.Op == ir.OpCall:
		if kept := p.g.CallIn(site).Values; len(kept) == 1 {
			site = callgraph.Site{Func: kept[0].Func, Value: p.g.Root(kept[0].Func, kept[0].Value)}
		}
	}
	id, v = site.Func, site.Value
	if in, key := p.elementKey(id, v); in != nil {
		if name, ok := p.g.Text(id, key); ok && p.g.Demanded(name) {
			return false
		}
	}
	return slices.ContainsFunc(p.g.Entry(site).Unset, func(row *rule.Unset) bool { return p.g.Describes(&row.Row, site) })
}

// elementKey returns the instruction that reads an element, and its key; nil if v is not just that.
func (p *prover) elementKey(id ir.FuncID, v ir.Value) (*ir.Instr, ir.Value) {
	v = p.g.Root(id, v)
	in := p.g.Prog.Instr(id, v)
	if in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex && in.NArgs == 2 {
		return in, p.g.Prog.Args(id, in)[1].Value
	}
	return nil, ir.NoValue
}

// askedElse reports whether a function uses what a value is, or reads the same once more, elsewhere than in the call at.
func (p *prover) askedElse(id ir.FuncID, v, at ir.Value) bool {
	v = p.g.Root(id, v)
	text := p.quote(callgraph.Site{Func: id, Value: v})
	body := p.g.Prog.File(id).Body(p.g.Prog.Func(id))
	for u := 1; u < len(body); u++ {
		in := &body[u]
		if ir.Value(u) != v && in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && p.quote(callgraph.Site{Func: id, Value: ir.Value(u)}) == text {
			return true
		}
		if ir.Value(u) != at && in.Op == ir.OpCall && slices.ContainsFunc(p.g.Prog.Args(id, in), func(a ir.Operand) bool {
			return p.g.Root(id, a.Value) == v
		}) {
			return true
		}
	}
	return slices.ContainsFunc(p.g.Prog.Func(id).Decisions, func(d ir.Decision) bool { return p.g.Root(id, d.Cond) == v })
}
