package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file finds what asks who comes in a filter that can end without having asked.

// maxAttempt bounds how many calls away from a filter it is looked for what asks.
const maxAttempt = 3

// attempt is a function, and how many calls away from it are looked through.
type attempt struct {
	fn    ir.FuncID
	depth int
}

// tries returns the condition by which a filter, or what it calls, stops some of the requests that meet the route at hand
// because of who sends them. What it does for other routes only is none: before { check unless public?(request.path) }.
func (j *judge) tries(p *prover, f *frame) verdict {
	if !j.worthTrying(f, f.fn, maxAttempt) {
		return verdict{}
	}
	return j.triesIn(p, f, false, func(f *frame, v ir.Value) bool { return p.at(f, v).strength != impossible })
}

// triesIn returns the condition by which a function, or what it calls, stops some requests where code is reached; caught says that what
// it raises is rescued, and the request goes on.
func (j *judge) triesIn(p *prover, f *frame, caught bool, reached func(*frame, ir.Value) bool) (out verdict) {
	fn := j.g.Prog.Func(f.fn)
	for _, d := range fn.Decisions {
		// Whom it stops only because he is known it does not stop for want of that: halt 403 if user && user.locked?
		if (j.stopsIn(f.fn, &d, caught) || p.armRefuses(f.fn, &d)) && reached(f, d.Start) && !shows(p.condition(f, d.Cond, d.Holds)) {
			other := ir.Decision{Cond: d.Cond, Holds: !d.Holds}
			if one := p.refused(f, &other, p.part(f, d.Cond, !d.Holds, maxCalls)); one.strength != impossible {
				out = out.both(one)
			}
		}
	}
	body := j.g.Prog.File(f.fn).Body(fn)
	for v := range body {
		site := callgraph.Site{Func: f.fn, Value: ir.Value(v)}
		if body[v].Op != ir.OpCall || f.depth >= maxAttempt || j.handsOn(f, &body[v]) {
			continue
		}
		goesOn := j.goesOnWithout(p, f, site.Value)
		caught := caught || goesOn && !j.ignored(site, false) // who it is, is read so, and nobody turned away
		if back := p.cameBack(f, site.Value); back.strength >= claimed && back.strength != impossible && reached(f, site.Value) && !caught && !goesOn {
			out = out.both(back)
			continue
		}
		callees := p.callees(site)
		for _, callee := range callees {
			if j.worthTrying(f, callee, maxAttempt-f.depth) && reached(f, site.Value) {
				into := f.into(callee, site)
				back := p.given(into)
				out = out.both(j.triesIn(p, into, caught, reached))
				back()
			}
		}
		if len(callees) == 1 && j.overrides(p, site, callees[0], maxAttempt-f.depth) && reached(f, site.Value) {
			out = out.both(verdict{strength: claimed, why: Evidence{site, j.g.FuncName(callees[0]) + " overrides what stops some, and stops nobody"}})
		}
	}
	if out.strength < claimed || out.strength == impossible {
		return verdict{}
	}
	return out
}

// goesOnWithout reports whether a function goes on where the call at v raises something.
func (j *judge) goesOnWithout(p *prover, f *frame, v ir.Value) bool {
	for i := range j.g.Prog.Func(f.fn).Tries {
		try := &j.g.Prog.Func(f.fn).Tries[i]
		if try.Start <= v && v < try.End && slices.ContainsFunc(try.Handlers, func(h ir.Handler) bool { return !p.leaves(f.fn, h.Start, h.End) }) {
			return true
		}
	}
	return false
}

// handsOn reports whether a call of a middleware hands the request on to what it stands in front of, which asks by itself.
func (j *judge) handsOn(f *frame, call *ir.Instr) bool {
	for ; f.up != nil; f = f.up {
	}
	return f.given != nil && call.Flags&ir.FlagImplicitSelf == 0 && call.Name == j.g.Prog.Func(f.fn).Name
}

// worthTrying reports whether a function may ask who comes in that way that is called from a frame. Of what a middleware calls
// that is not known by itself: it asks what it is given.
func (j *judge) worthTrying(f *frame, id ir.FuncID, depth int) bool {
	for ; f.up != nil; f = f.up {
	}
	return f.given != nil || j.mayTry(id, depth)
}

// overrides reports whether the method that a call runs takes the place of one of a class above that asks who comes, and asks
// nobody.
func (j *judge) overrides(p *prover, site callgraph.Site, by ir.FuncID, depth int) bool {
	self := j.g.Selves(site, by, false)
	return len(self) == 1 && !p.mayStopAt(site, by) && slices.ContainsFunc(j.g.Call(site).Callees, func(c callgraph.Callee) bool {
		return c.Func != by && c.Func != ir.NoFunc && j.g.IsA(self[0].Name, j.g.SelfType(c.Func).Name) && j.mayTry(c.Func, depth)
	})
}

// stopsIn reports whether an arm of a decision ends the request; where what is raised is caught, in another way than by raising.
func (j *judge) stopsIn(id ir.FuncID, d *ir.Decision, caught bool) bool {
	for v := d.Start; v < d.End; v++ {
		if s := (callgraph.Site{Func: id, Value: v}); j.g.Stops(s) && !(caught && len(j.g.Call(s).Raises) > 0) {
			return true
		}
	}
	return false
}

// mayTry reports whether a function asks who comes in that way, whatever the route is and of whichever class self is.
func (j *judge) mayTry(id ir.FuncID, depth int) bool {
	key := attempt{id, depth}
	if tries, known := j.attempted[key]; known || depth <= 0 || j.g.Lang(id) != source.Ruby {
		return tries
	}
	j.attempted[key] = false // what one sees that calls itself
	p := j.prover(ir.NoFunc)
	defer j.g.Bind(j.g.Bind(nil))
	everywhere := func(*frame, ir.Value) bool { return true }
	j.attempted[key] = j.triesIn(p, &frame{fn: id, depth: maxAttempt - depth}, false, everywhere).strength > nothing
	return j.attempted[key]
}
