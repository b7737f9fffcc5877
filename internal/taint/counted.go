package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Some conditions are about the result of another call: x.scan(/\W/).empty?, x.count("/").zero?, (x =~ /\W/) == nil.

// byResult returns what a guard row says of s by the call whose result its value is: by what that one has found, or
// by the condition that it is.
func (e *engine) byResult(fn ir.FuncID, in *ir.Instr, row *rule.Guard, holds bool, s subject) verdict {
	values := e.atPort(fn, in, &row.Value)
	if len(values) != 1 {
		return verdict{}
	}
	v := e.graph.Root(fn, values[0])
	found := holds == row.Holds
	switch {
	case row.ByOutcome && row.OneWay && !found:
		return verdict{}
	case row.BySuccess, row.ByFailure:
		if !found {
			return verdict{}
		}
		out, _ := e.outcome(fn, values[0], row.BySuccess, s, maxCondition)
		return out
	case row.ByOutcome && !e.isRuby(fn):
		aux := uint32(0)
		if found {
			aux = 1
		}
		return e.judge(fn, v, aux, s, maxMade)
	}
	if row.ByOutcome {
		if e.same(fn, v, s) || found && !e.isBoolean(fn, v, maxMade) && !e.answersNil(fn, v) {
			return verdict{}
		}
		aux := uint32(0)
		if found {
			aux = 1
		}
		return e.judge(fn, v, aux, s, maxMade)
	}
	made := e.prog.Instr(fn, v)
	if made.Op != ir.OpCall {
		return verdict{}
	}
	var out verdict
	site := callgraph.Site{Func: fn, Value: v}
	if row.ByLeft {
		if found {
			out = e.byLeft(site, made, s)
		}
		out.clears &= row.Kinds
		return out
	}
	if row.ByChange && !e.isOperand(fn, in, values[0], s) {
		return out
	}
	for _, inner := range e.graph.Guards(site) {
		if !inner.Counts || !inner.ByCount && (inner.Test == rule.NoTest || inner.OneWay) && inner.Holds != found {
			continue
		}
		if inner.ByCount {
			out = out.both(e.byResult(fn, made, inner, found, s)) // filter(…).count() == 0
		} else if inner.Block {
			out = out.both(e.byBlock(site, made, inner, found, s))
		} else if inner.Schema != nil {
			out.clears |= e.byContract(site, made, inner, s)
		} else if e.speaksOf(fn, made, inner, s) == theValue {
			e.byRow(&out, site, made, inner, found, s)
		}
	}
	out.clears &= row.Kinds
	out.weak &= row.Kinds &^ out.clears
	return out
}

// isOperand reports whether s is what a comparison of value v compares it with.
func (e *engine) isOperand(fn ir.FuncID, in *ir.Instr, v ir.Value, s subject) bool {
	return slices.ContainsFunc(e.prog.Args(fn, in), func(a ir.Operand) bool { return a.Value != v && e.same(fn, a.Value, s) })
}

// byLeft returns what is known of s where the call at site, which takes something out of a text or a list, leaves
// nothing: s, or each element of it, is what was taken out.
func (e *engine) byLeft(site callgraph.Site, in *ir.Instr, s subject) verdict {
	env := e.graph.Env(site)
	for _, row := range e.graph.Call(site).Flows {
		r := row.Remains
		if r == nil || r.Without == nil || r.By != nil && env.Present(*r.By) && !slices.Equal(env.Texts(*r.By), []string{""}) {
			continue
		}
		for i := range row.From {
			values := e.atPort(site.Func, in, &rule.Port{Kind: row.From[i].Kind, Index: row.From[i].Index})
			if len(values) != 1 || !e.same(site.Func, values[0], s) {
				continue
			}
			j := e.consumed(site, r, len(row.From[i].Path) > 0)
			return verdict{clears: j.free, passed: e.passing(j, &rule.Guard{Kinds: e.set.TextKinds})}
		}
	}
	return verdict{}
}
