package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Conditions can be gathered before they are asked: [word?(name), number?(size)].all?

// byMembers returns what a guard row says of s by the conditions in the list that its value is.
func (e *engine) byMembers(site callgraph.Site, in *ir.Instr, row *rule.Guard, s subject) verdict {
	values := e.atPort(site.Func, in, &row.Value)
	if len(values) != 1 || !e.isRuby(site.Func) {
		return verdict{}
	}
	members, ok := e.graph.AllElements(callgraph.Site{Func: site.Func, Value: values[0]})
	if !ok || len(members) > maxChoices {
		return verdict{}
	}
	aux := uint32(1)
	if row.BlockFalse {
		aux = 0
	}
	var out verdict
	for _, m := range members {
		if m.Key == 0 && m.Value.Func == site.Func {
			out = out.both(e.judge(site.Func, m.Value.Value, aux, s, maxMerged))
		}
	}
	out.clears &= row.Kinds
	out.weak &= row.Kinds
	return out
}

// byRun returns what the block of a call has checked of s, which it captures or reads through self, once the call that
// runs it has come back.
func (e *engine) byRun(site callgraph.Site, in *ir.Instr, row *rule.Guard, s subject) verdict {
	block, ok := e.blockOf(site.Func, in)
	if !ok {
		return verdict{}
	}
	out := e.ofSeen(site.Func, block, e.given, question{aux: ir.AssumeReturned}, s)
	out.clears &= row.Kinds
	out.weak &= row.Kinds
	return out
}
