package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// What a filter has checked can depend on the route that it runs before: next if request.post?

// maxAsking bounds how many calls away from a filter it may be asked which route the request has met.
const maxAsking = 3

// onRoute returns, as a number of e.givens, what is given with that number and the route that function handler is the
// block of, if a filter asks for it.
func (e *engine) onRoute(given int32, handler, filter ir.FuncID) int32 {
	n := e.graph.RouteNumber(handler)
	if n == 0 || !e.asksRoute(filter, maxAsking) {
		return given
	}
	list := e.givens[given]
	return e.givenID(append(list[:len(list):len(list)], callgraph.Given{Rest: -1, Route: n}))
}

// sameRoute returns the route that the request has met, as it is given to what calls function callee, if that asks for it.
func (e *engine) sameRoute(callee ir.FuncID) []callgraph.Given {
	if e.given == 0 {
		return nil
	}
	for _, b := range e.givens[e.given] {
		if b.Route != 0 && e.asksRoute(callee, maxAsking) {
			return []callgraph.Given{b}
		}
	}
	return nil
}

// allowed reports whether conditions can only be true for the route that function handler is the block of.
func (e *engine) allowed(handler ir.FuncID, conditions []callgraph.Condition) bool {
	for _, c := range conditions {
		restore := e.give(e.onRoute(e.givenID(c.Given), handler, c.Func))
		holds := e.alwaysTrue(c.Func)
		restore()
		if !holds {
			return false
		}
	}
	return true
}

// alwaysTrue reports whether a function can only return what is true.
func (e *engine) alwaysTrue(fn ir.FuncID) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		if in := &body[u]; in.Op == ir.OpReturn && (in.NArgs == 0 || e.decided(fn, e.prog.Args(fn, in)[0].Value, maxBranchDepth) != isTrue) {
			return false
		}
	}
	return true
}

// asksRoute reports whether function fn, a block in it, or what it calls asks which route the request has met.
func (e *engine) asksRoute(fn ir.FuncID, depth int) bool {
	asks, known := e.routeAsks[fn]
	if known || depth == 0 || !e.isRuby(fn) {
		return asks
	}
	e.routeAsks[fn] = false // what one sees that calls itself
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		in := &body[u]
		switch {
		case asks:
		case in.Op == ir.OpClosure:
			inner := e.prog.Callee(fn, in)
			asks = inner != ir.NoFunc && e.asksRoute(inner, depth)
		case in.Op == ir.OpCall && e.graph.AsksRoute(in.Name):
			asks = true
		case in.Op == ir.OpCall && in.Flags&ir.FlagImplicitSelf != 0:
			for _, c := range e.graph.Call(callgraph.Site{Func: fn, Value: ir.Value(u)}).Callees {
				asks = asks || e.asksRoute(c.Func, depth-1)
			}
		}
	}
	e.routeAsks[fn] = asks
	return asks
}

// onlyWay returns what is known of s where a function is left at u, of which some arms never run, because of what the
// others assume of self: check!(:name) if request.post?
func (e *engine) onlyWay(key predicateKey, u ir.Value, s subject) verdict {
	var out verdict
	dead := e.dead(key.fn, key.given)
	if dead == nil || s.read.name == 0 {
		return out
	}
	f := e.prog.Func(key.fn)
	body := e.prog.File(key.fn).Body(f)
	for v := range body[:u] {
		if in := &body[v]; in.Op == ir.OpAssume && e.isSelf(key.fn, ir.Value(v)) && dead.passes(f, ir.Value(v), u) {
			out = out.both(e.judge(key.fn, e.prog.Args(key.fn, in)[1].Value, in.Aux, s, maxCondition))
		}
	}
	return out
}

// passes reports whether whatever comes to instruction u has come by v, before it: each other arm never runs, or leaves.
func (d *deadCode) passes(f *ir.Func, v, u ir.Value) bool {
	if d.at(v) {
		return false
	}
	for i := range f.Regions {
		r := &f.Regions[i]
		start, end := armOf(r, v)
		if start == end || start <= u && u < end {
			continue
		}
		first := start == r.Start
		sure := d.first[i] == truthIs(first) || first && r.RestLeft || !first && r.Left
		if r.Loop || !sure {
			return false
		}
	}
	return true
}
