package taint

import (
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
	for _, inner := range e.graph.Guards(site) {
		if inner.Counts && e.speaksOf(fn, made, inner, s) == theValue {
			e.byRow(&out, site, made, inner, found, s)
		}
	}
	out.clears &= row.Kinds
	out.weak &= row.Kinds &^ out.clears
	return out
}
