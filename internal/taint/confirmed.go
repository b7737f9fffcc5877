package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file finds out whether a person has allowed what data does: was asked after the data came, and the sink is
// reached only because of the answer. What the person was shown, and which answer it takes, is not looked at.

// maxConfirmation bounds how deep a condition and the methods that it calls are looked into.
const maxConfirmation = 6

// confirmed reports whether the sink of a hit of context k is reached only where a person was asked.
func (e *engine) confirmed(k *context, h *hit) bool {
	for {
		at := h.site.Value
		if h.via != nil {
			at = h.via.at
		}
		if e.askedBetween(k.fn, e.cameAt(k, h.fact), at) {
			return true
		}
		if h.via == nil {
			return false
		}
		k = e.contexts[h.via.ctx]
		h = &k.hits[h.via.exit]
	}
}

// cameAt returns the value of the function of context k at which the data of a fact came into it.
func (e *engine) cameAt(k *context, id int32) ir.Value {
	for {
		f := &k.facts[id]
		c := &f.cause
		switch {
		case c.kind == causeEntry:
			return f.value
		case c.kind != causeStep && c.kind != causeCall, c.row != 0 && e.rows.list[c.row].Becomes != "":
			return c.at
		}
		id = c.prev
	}
}

// askedBetween reports whether value at of a function is computed only because of a condition for which a person is asked
// after value from was computed.
func (e *engine) askedBetween(fn ir.FuncID, from, at ir.Value) bool {
	regions := e.prog.Func(fn).Regions
	for i := range regions {
		if r := &regions[i]; r.Loop || r.Start <= from || !onlyIn(regions, i, at) {
			continue
		}
		cond, _, ok := e.armCondition(fn, regions, i)
		if !ok {
			cond = regions[i].Start - 1 // the condition is what is computed last before its arms
		}
		if e.asks(fn, cond, from, maxConfirmation) {
			return true
		}
	}
	// An arm that has no other beside it.
	return slices.ContainsFunc(e.prog.Func(fn).Stretches, func(s ir.Stretch) bool {
		return s.Start > from && s.Start <= at && at < s.End && e.asks(fn, s.Start-1, from, maxConfirmation)
	})
}

// onlyIn reports whether value at is computed only where branch i was taken one way: in one of its arms, or behind it,
// if an arm does not come there.
func onlyIn(regions []ir.Region, i int, at ir.Value) bool {
	r := &regions[i]
	if at < r.Start {
		return false
	}
	if at < r.End {
		return true
	}
	if !r.Left && !r.RestLeft {
		return false
	}
	return !slices.ContainsFunc(regions, func(o ir.Region) bool {
		around := o != *r && o.Start <= r.Start && r.End <= o.End
		sameArm := at >= o.Start && at < o.End && (o.Loop || (at < o.Mid) == (r.Start < o.Mid))
		return around && !sameArm
	})
}

// asks reports whether a person is asked for value v of a function after value from: by a call that it is made of, or in
// a method of the workspace that such a call runs.
func (e *engine) asks(fn ir.FuncID, v, from ir.Value, depth int) bool {
	if v <= from || depth == 0 {
		return false
	}
	in := e.prog.Instr(fn, v)
	if in.Op == ir.OpCall {
		site := callgraph.Site{Func: fn, Value: v}
		if e.graph.AsksPerson(site) || e.calleeAsks(site, depth-1) {
			return true
		}
	}
	return slices.ContainsFunc(e.prog.Args(fn, in), func(a ir.Operand) bool { return e.asks(fn, a.Value, from, depth-1) })
}

// calleeAsks reports whether the method of the workspace that the call at s runs asks a person.
func (e *engine) calleeAsks(s callgraph.Site, depth int) bool {
	callees := e.graph.Call(s).Callees
	if depth <= 0 || len(callees) != 1 {
		return false
	}
	fn := callees[0].Func
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for v := range body {
		if body[v].Op != ir.OpCall {
			continue
		}
		if inner := (callgraph.Site{Func: fn, Value: ir.Value(v)}); e.graph.AsksPerson(inner) || e.calleeAsks(inner, depth-2) {
			return true
		}
	}
	return false
}
