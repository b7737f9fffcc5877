package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file judges what an application asks before it comes to the handler of a route: in its filters, and in the conditions of
// the route.

// trial is what is found out about one route that is asked for in one manner.
type trial struct {
	*judge
	p     *prover
	r     *Route
	met   []callgraph.Given // that the request has met the route
	class uint32            // of the application, if blocks are run by several
	// weak is what asks and can be passed, unknown what may ask.
	weak, unknown []Evidence
}

// self returns, for Bind, of which class self is in a block that several classes run.
func (t *trial) self(block ir.FuncID) []callgraph.Given {
	if t.class == 0 {
		return nil
	}
	return []callgraph.Given{{Param: callgraph.Site{Func: block}, Rest: -1, Class: t.class}}
}

// note returns that the route is guarded, if what is proven says so, and keeps what can be passed.
func (t *trial) note(v verdict, at Evidence) *Auth {
	switch {
	case v.strength >= signedIn && v.strength != impossible || v.strength == impossible && v.why.Note != "":
		return &Auth{Guarded, evidence(v, at)}
	case v.strength == claimed:
		t.weak = append(t.weak, evidence(v, at)...)
	}
	return nil
}

// byFilters asks the filters that run before the route, in their order.
func (t *trial) byFilters() *Auth {
	j, p := t.judge, t.p
	filters := j.g.Filters(t.r.Declared)
	p.never = map[ir.FuncID]bool{}
	for _, f := range filters {
		if f.Runs == callgraph.False {
			p.never[f.Func] = true
		}
	}
	for _, f := range filters {
		if f.Runs != callgraph.False {
			delete(p.never, f.Func) // declared once more
		}
	}
	for i, f := range filters {
		if f.Runs != callgraph.True {
			if near := j.missed(&f, filters, t.r, t.met); near != "" {
				t.weak = append(t.weak, Evidence{f.Site, near})
			}
			continue
		}
		p.startAnew()
		restore := j.g.Bind(append(append(slices.Clone(f.Given), t.met...), t.self(f.Func)...))
		v, tried := p.comesBack(&frame{fn: f.Func}), verdict{}
		if v.strength < claimed {
			tried = j.tries(p, &frame{fn: f.Func})
		}
		j.g.Bind(restore)
		if a := t.note(v, Evidence{f.Site, "the filter runs before the route"}); a != nil {
			return a
		}
		if tried.strength > nothing {
			t.weak = append(t.weak, tried.why, Evidence{f.Site, "the filter can end without that: the request goes on"})
		} else if v.strength < claimed {
			t.weak = append(t.weak, t.fails(&f, filters[i+1:])...)
		}
		p.ran[f.Func] = true
		t.unknown = append(t.unknown, j.presumed(f.Func, true, maxRefusal)...)
		t.mayAsk(f.Func, append(append(slices.Clone(f.Given), t.met...), t.self(f.Func)...))
	}
	return nil
}

// fails says why a filter that looks like a guard stops nobody; nil if it does not look like one.
func (t *trial) fails(f *callgraph.Filter, later []callgraph.Filter) []Evidence {
	j, p := t.judge, t.p
	in := func() *frame { return &frame{fn: f.Func} }
	if why := j.forOthers(p, f, t.r, t.met, t.self(f.Func)); why != nil {
		return []Evidence{*why}
	}
	if why := j.rescued(p, in()); why != nil {
		return why
	}
	if why := j.inVain(p, in(), t.r, true, true); why != nil {
		return []Evidence{*why, {f.Site, "the filter runs before the route, and stops nobody"}}
	}
	if why := j.letsPass(p, in()); why != nil {
		return []Evidence{*why}
	}
	if why := j.tooEarly(p, in(), later); why != nil {
		return []Evidence{*why}
	}
	if v := p.yields(in(), true); shows(v) && j.onlyAnswers(p, f.Func, maxCalls) {
		return []Evidence{v.why, {f.Site, "what the filter answers is thrown away"}}
	}
	if why := p.asksAtAll(in()); why != nil && j.doesNothing(f.Func) {
		return []Evidence{*why, {f.Site, "the filter ends there, and the request goes on"}}
	}
	return nil
}

// doesNothing reports whether all that a function does is to decide something.
func (j *judge) doesNothing(id ir.FuncID) bool {
	for v, in := range j.g.Prog.File(id).Body(j.g.Prog.Func(id)) {
		if in.Op == ir.OpStore || in.Op == ir.OpClosure || in.Op == ir.OpCall && j.ignored(callgraph.Site{Func: id, Value: ir.Value(v)}, true) {
			return false
		}
	}
	return true
}

// byConditions asks the conditions of the route.
func (t *trial) byConditions() *Auth {
	j, p := t.judge, t.p
	for _, c := range j.g.ConditionsBefore(t.r.Declared) {
		restore := j.g.Bind(append(append(slices.Clone(c.Given), t.met...), t.self(c.Func)...))
		v, tried := p.allows(&frame{fn: c.Func}), p.yields(&frame{fn: c.Func}, true)
		var asks *Evidence
		if v.strength < claimed {
			asks = p.asksAtAll(&frame{fn: c.Func})
		}
		j.g.Bind(restore)
		here := Evidence{t.r.Declared.Site, "the route has the condition"}
		if a := t.note(v, here); a != nil {
			return a
		}
		if v.strength >= claimed {
			continue
		}
		if tried.strength >= proven && tried.strength != impossible {
			t.weak = append(t.weak, tried.why, Evidence{here.Site, "the condition lets a request through where it is nil: only false stops it"})
		} else if asks != nil {
			t.weak = append(t.weak, *asks, Evidence{here.Site, "the condition lets everybody through"})
		}
		t.mayAsk(c.Func, append(append(slices.Clone(c.Given), t.met...), t.self(c.Func)...))
	}
	return nil
}

// mayAsk notes that a filter, or a condition, turns somebody away since it does not know who he is, and that it is not understood
// because of what.
func (t *trial) mayAsk(id ir.FuncID, given []callgraph.Given) {
	defer t.g.Bind(t.g.Bind(given))
	if why := t.turnsSomeAway(t.p, &frame{fn: id}, maxRefusal); why != nil && !slices.Contains(t.unknown, *why) {
		t.unknown = append(t.unknown, *why)
	}
}
