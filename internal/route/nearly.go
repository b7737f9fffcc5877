package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds guards that do not guard: filters whose pattern misses a route by a little or that are for another verb,
// answers that nobody looks at, refusals that do not end the request.

// missed says why a filter that is a guard does not run before a route that it looks to be for; "" if it is none, or means
// other routes. A program that has another filter for just the route's pattern has thought of it.
func (j *judge) missed(f *callgraph.Filter, all []callgraph.Filter, r *Route, met []callgraph.Given) string {
	if f.Runs != callgraph.NotKnown && (f.Near == "" || slices.ContainsFunc(all, func(other callgraph.Filter) bool {
		return other.Runs == callgraph.True && other.Pattern != "" && other.Pattern == r.Pattern
	})) {
		return ""
	}
	if f.Runs == callgraph.NotKnown && j.standsElsewhere(f, r) {
		return ""
	}
	p := j.prover(ir.NoFunc)
	before := j.g.Bind(append(slices.Clone(f.Given), met...))
	v := p.comesBack(&frame{fn: f.Func})
	j.g.Bind(before)
	switch {
	case v.strength < signedIn || v.strength == impossible:
		return ""
	case f.Runs == callgraph.NotKnown:
		return "the filter asks who comes, but does not run before every request of the route"
	}
	return "the filter asks who comes, but " + f.Near
}

// standsElsewhere reports whether a filter that has no pattern, only other conditions, is declared in the route's application, but
// in another file, with routes of its own: of a program that keeps each area of it in a file, it means that area.
// before(host_name: office) { … }
func (j *judge) standsElsewhere(f *callgraph.Filter, r *Route) bool {
	at := r.Declared.Site
	file := j.g.Prog.File(f.Site.Func)
	return f.Pattern == "" && file != j.g.Prog.File(at.Func) && j.g.AppAt(f.Site.Func) == j.g.AppAt(at.Func) &&
		slices.ContainsFunc(j.g.Routes, func(other *callgraph.Route) bool { return j.g.Prog.File(other.Site.Func) == file })
}

// forOthers says that a filter asks who comes by another verb than the route's, of one that changes something.
func (j *judge) forOthers(p *prover, f *callgraph.Filter, r *Route, met, self []callgraph.Given) *Evidence {
	if len(met) == 0 {
		return nil
	}
	with := func(other callgraph.Manner) verdict {
		as := met[0]
		as.As = other
		defer j.g.Bind(j.g.Bind(append(append(slices.Clone(f.Given), as), self...)))
		return p.comesBack(&frame{fn: f.Func})
	}
	verb := otherVerb(r, with)
	if verb == "" || j.g.NamesVerb(func() { with(met[0].As) }) {
		return nil
	}
	return &Evidence{f.Site, "the filter asks who comes where the verb is " + verb + ", and not where it is " + r.Verbs[0]}
}

// otherVerbs are the verbs by which a request for a route may be made instead of its own.
var otherVerbs = [...]struct {
	as   callgraph.Manner
	verb string
}{{callgraph.ByPost, "POST"}, {callgraph.ByGet, "GET"}}

// otherVerb returns the verb by which a guard proves something of who asks for a route, though that changes something and is
// asked for by another one; "" if there is none.
func otherVerb(r *Route, guard func(callgraph.Manner) verdict) string {
	if len(r.Verbs) != 1 || !slices.Contains([]string{"POST", "PUT", "PATCH", "DELETE"}, r.Verbs[0]) {
		return ""
	}
	for _, other := range otherVerbs {
		if other.verb == r.Verbs[0] {
			continue
		}
		if v := guard(other.as); v.strength >= signedIn && v.strength != impossible {
			return other.verb
		}
	}
	return ""
}

// turnsAway reports whether a way out of a function is that of somebody who has not shown who he is: a decision that
// proves it leads elsewhere, and what is done here says a refusal.
func (p *prover) turnsAway(f *frame, exit callgraph.Site) bool {
	if exit.Func != f.fn {
		return false
	}
	return slices.ContainsFunc(p.g.Prog.Func(f.fn).Decided(exit.Value), func(d ir.Decision) bool {
		return p.refuses(f.fn, d.Start, min(d.End, exit.Value+1), maxRefusal) && shows(p.condition(f, d.Cond, !d.Holds))
	})
}

// dropsRefusal returns where a middleware makes an answer that refuses somebody, on a condition, and goes on without returning it; nil if
// it does not.
func (j *judge) dropsRefusal(p *prover, f *frame) *Evidence {
	fn := j.g.Prog.Func(f.fn)
	for v := ir.Value(1); uint32(v) < fn.Len; v++ {
		site := callgraph.Site{Func: f.fn, Value: v}
		if j.g.Prog.Instr(f.fn, v).Op != ir.OpCall || !j.ignored(site, false) || p.at(f, v).strength == impossible ||
			!slices.ContainsFunc(fn.Decided(v), func(d ir.Decision) bool { return j.goesOn(p, f, &d) }) {
			continue
		}
		made := []callgraph.Site{site}
		for _, id := range p.callees(site) {
			made = nil
			for _, exit := range p.exits(id) {
				if args := j.g.Prog.Args(exit.Func, j.g.Prog.Instr(exit.Func, exit.Value)); len(args) == 1 {
					made = append(made, callgraph.Site{Func: exit.Func, Value: j.g.Root(exit.Func, args[0].Value)})
				}
			}
		}
		if len(made) == 1 && p.isRefusal(made[0]) {
			return &Evidence{site, p.quote(site) + " is thrown away, and the request goes on"}
		}
	}
	return nil
}

// isRefusal reports whether a value is an answer of Rack that refuses somebody: [401, {}, []]
func (p *prover) isRefusal(s callgraph.Site) bool {
	in := p.g.Prog.Instr(s.Func, s.Value)
	args := p.g.Prog.Args(s.Func, in)
	if in.Op != ir.OpCall || p.g.Prog.Text(in.Name) != ir.OpArray || len(args) != 3 {
		return false
	}
	status := p.g.Prog.Instr(s.Func, p.g.Root(s.Func, args[0].Value))
	return status.Op == ir.OpConst && p.saysRefusal(status.Name) > noRefusal
}

// shows reports whether something is only so for somebody who has shown who he is.
func shows(v verdict) bool { return (v.strength == proven || v.strength == hinted) && v.why.Note != "" }

// asksAtAll returns where a function decides something by who asks, whatever that is; nil if it does not.
func (p *prover) asksAtAll(f *frame) *Evidence {
	for _, d := range p.g.Prog.Func(f.fn).Decisions {
		if p.at(f, d.Cond).strength == impossible {
			continue
		}
		for _, want := range [...]bool{true, false} {
			if v := p.part(f, d.Cond, want, maxCalls); shows(v) {
				return &v.why
			}
		}
	}
	return nil
}

// letsPass returns the decision of a function that refuses somebody, and that a request passes by another way than by showing who
// sends it: by not sending at all what is compared, or always: halt 401 if given && !right?(given); halt 403 unless admin? || 'staff'.
func (j *judge) letsPass(p *prover, f *frame) *Evidence {
	for _, d := range j.g.Prog.Func(f.fn).Decisions {
		in := j.g.Prog.Instr(f.fn, p.g.Root(f.fn, d.Cond))
		args := j.g.Prog.Args(f.fn, in)
		either := map[bool]string{true: ir.OpAnd, false: ir.OpOr}[d.Holds] // either part lets pass
		if in.Op != ir.OpCall || j.g.Prog.Text(in.Name) != either || len(args) != 2 || !p.refuses(f.fn, d.Start, d.End, maxRefusal) {
			continue
		}
		for _, pair := range [...][2]ir.Operand{{args[0], args[1]}, {args[1], args[0]}} {
			v := p.part(f, pair[0].Value, !d.Holds, maxCalls)
			if !shows(v) {
				continue
			}
			other := callgraph.Site{Func: f.fn, Value: p.g.Root(f.fn, pair[1].Value)}
			if p.isConst(f.fn, other.Value) && p.condition(f, other.Value, d.Holds).strength == impossible {
				return &Evidence{v.why.Site, v.why.Note + ", but lets everybody pass: " + p.quote(other) + " is always so"}
			}
			if m := p.made(f, pair[1].Value); d.Holds && m.request && m.proof != 0 {
				return &Evidence{v.why.Site, v.why.Note + ", but only where the client sends something"}
			}
		}
	}
	return nil
}

// inVain returns a place in a function, or in a method that it calls, that finds out who asks without any consequence: the
// answer is thrown away, noted where nothing reads it, or a refusal is said that does not end the request. filter says that
// the function is a filter, or called by one; lost, that what it returns is thrown away too.
func (j *judge) inVain(p *prover, f *frame, r *Route, filter, lost bool) *Evidence {
	body := j.g.Prog.File(f.fn).Body(j.g.Prog.Func(f.fn))
	for v := 1; v < len(body); v++ {
		site := callgraph.Site{Func: f.fn, Value: ir.Value(v)}
		switch body[v].Op {
		case ir.OpCall:
			if why := j.thrownAway(p, f, site, r, lost); why != nil && p.at(f, site.Value).strength != impossible {
				return why
			}
			for _, id := range p.callees(site) {
				into := f.into(id, site)
				if !filter || into.depth > 1 || p.at(f, site.Value).strength == impossible {
					continue
				}
				back := p.given(into)
				why := j.inVain(p, into, r, true, j.ignored(site, lost))
				if back(); why != nil {
					return why
				}
			}
		case ir.OpStore:
			if why := j.unread(p, f, site); why != nil && filter && p.at(f, site.Value).strength != impossible {
				return why
			}
		}
	}
	if filter {
		return nil // tries has looked for refusals
	}
	for _, d := range j.g.Prog.Func(f.fn).Decisions {
		if j.goesOn(p, f, &d) && p.refuses(f.fn, d.Start, d.End, maxRefusal) {
			if v := p.condition(f, d.Cond, !d.Holds); shows(v) {
				return &Evidence{v.why.Site, v.why.Note + ", but the refusal does not end the request"}
			}
		}
	}
	return nil
}

// goesOn reports whether code runs after the arm of a decision that runs whichever way it is decided.
func (j *judge) goesOn(p *prover, f *frame, d *ir.Decision) bool {
	fn := j.g.Prog.Func(f.fn)
	for v := d.Start; v < d.End; v++ {
		s := callgraph.Site{Func: f.fn, Value: v}
		if in := j.g.Prog.Instr(f.fn, v); in.Op == ir.OpReturn || j.g.Stops(s) || slices.ContainsFunc(p.callees(s), func(id ir.FuncID) bool { return p.mayStopAt(s, id) }) {
			return false
		}
	}
	for v := d.End; uint32(v) < fn.Len; v++ {
		// A text behind it is what the function answers.
		if in := j.g.Prog.Instr(f.fn, v); (in.Op == ir.OpCall || in.Op == ir.OpConst && in.Aux == ir.ConstString) && !slices.ContainsFunc(fn.Decided(v), func(e ir.Decision) bool { return e.Cond == d.Cond }) {
			return true
		}
	}
	return false
}

// thrownAway says that the answer of a call is who asks, or whether that is known, and that nobody looks at it. To ask is
// no guard where it only makes a user known to pages; of a route that changes something, or has no use for that, it is meant as one.
func (j *judge) thrownAway(p *prover, f *frame, s callgraph.Site, r *Route, lost bool) *Evidence {
	if !j.ignored(s, lost) {
		return nil
	}
	name := j.g.Prog.Text(j.g.Prog.Instr(s.Func, s.Value).Name)
	for _, row := range j.g.Entry(s).Authenticators {
		if !row.Middleware && !row.Returns && j.g.Describes(&row.Row, s) &&
			(!answersOne(r, []string{"GET", "HEAD"}) || !j.wantsToKnow(p, &frame{fn: r.Handler()}, maxRefusal)) {
			return &Evidence{s, p.quote(s) + " finds out who asks, and lets everybody go on"}
		}
	}
	callees := p.callees(s)
	if len(callees) != 1 || p.mayStopAt(s, callees[0]) {
		return nil
	}
	into := f.into(callees[0], s)
	answers := func(exit callgraph.Site) bool { return p.turnsAway(into, exit) }
	tells := strings.HasSuffix(name, "?") || j.onlyAnswers(p, callees[0], maxCalls)
	if tells && shows(p.yields(into, true)) || slices.ContainsFunc(p.exits(callees[0]), answers) {
		return &Evidence{s, "the answer of " + p.quote(s) + " is thrown away"}
	}
	return nil
}

// onlyAnswers reports whether all that a function does is to say whether something is so.
func (j *judge) onlyAnswers(p *prover, id ir.FuncID, depth int) bool {
	body := j.g.Prog.File(id).Body(j.g.Prog.Func(id))
	used := map[ir.Value]bool{}
	for v := range body {
		if in := &body[v]; in.Op != ir.OpAssume {
			for _, a := range j.g.Prog.Args(id, in) {
				used[j.g.Root(id, a.Value)] = true
			}
		}
	}
	for v := range body {
		in := &body[v]
		name := j.g.Prog.Text(in.Name)
		if in.Op == ir.OpStore || in.Op == ir.OpClosure || in.Op == ir.OpCall && name != ir.OpAnd && name != ir.OpOr && !used[ir.Value(v)] {
			return false
		}
	}
	return !slices.ContainsFunc(p.exits(id), func(exit callgraph.Site) bool {
		args := j.g.Prog.Args(exit.Func, j.g.Prog.Instr(exit.Func, exit.Value))
		return exit.Func != id || len(args) == 0 || !j.saysWhether(p, id, args[0].Value, depth)
	})
}

// saysWhether reports whether a value says whether something is so: it is true or false, the answer to a question, or nil.
func (j *judge) saysWhether(p *prover, id ir.FuncID, v ir.Value, depth int) bool {
	v = j.g.Root(id, v)
	in := j.g.Prog.Instr(id, v)
	switch {
	case depth == 0:
		return false
	case in.Op == ir.OpPhi:
		return !slices.ContainsFunc(j.g.Prog.Args(id, in), func(a ir.Operand) bool { return !j.saysWhether(p, id, a.Value, depth-1) })
	case in.Op == ir.OpConst && in.Aux == ir.ConstNil, in.Op == ir.OpCall && strings.HasSuffix(j.g.Prog.Text(in.Name), "?"):
		return true
	case in.Op == ir.OpCall:
		if callees := p.callees(callgraph.Site{Func: id, Value: v}); len(callees) > 0 {
			return !slices.ContainsFunc(callees, func(callee ir.FuncID) bool { return !j.onlyAnswers(p, callee, depth-1) })
		}
	}
	return p.isBoolean(id, v)
}

// wantsToKnow reports whether a handler, or what it calls, does anything with who asks: a page may.
func (j *judge) wantsToKnow(p *prover, f *frame, depth int) bool {
	body := j.g.Prog.File(f.fn).Body(j.g.Prog.Func(f.fn))
	for v := 1; v < len(body); v++ {
		site := callgraph.Site{Func: f.fn, Value: ir.Value(v)}
		switch body[v].Op {
		case ir.OpClosure:
			if j.wantsToKnow(p, f.into(j.g.Prog.Callee(f.fn, &body[v]), callgraph.Site{}), depth) {
				return true
			}
		case ir.OpCall:
			if j.g.RendersView(site) || p.made(f, site.Value).proof == rule.ProofIdentity ||
				depth > 0 && slices.ContainsFunc(p.callees(site), func(id ir.FuncID) bool { return j.wantsToKnow(p, f.into(id, site), depth-1) }) {
				return true
			}
		case ir.OpLoad:
			if p.made(f, site.Value).proof == rule.ProofIdentity {
				return true
			}
		}
	}
	return false
}

// ignored reports whether nothing uses the result of a call; lost says that what the function returns is thrown away.
func (j *judge) ignored(s callgraph.Site, lost bool) bool {
	u := j.usesOf(s.Func)
	return !u.decisions[s.Value] && !slices.ContainsFunc(u.by[s.Value], func(by ir.Value) bool {
		return !lost || j.g.Prog.Instr(s.Func, by).Op != ir.OpReturn
	})
}

// unread says that a store keeps who asks, or whether that is known, where nothing reads it.
func (j *judge) unread(p *prover, f *frame, s callgraph.Site) *Evidence {
	in := j.g.Prog.Instr(s.Func, s.Value)
	args := j.g.Prog.Args(s.Func, in)
	name := j.g.Prog.Text(in.Name)
	if len(args) != 2 || !strings.HasPrefix(name, "@") {
		return nil
	}
	if slices.ContainsFunc(j.g.Loads(in.Name), func(load callgraph.Site) bool {
		return j.g.ObjectType(load.Func) == j.g.ObjectType(s.Func) || load.Func != s.Func
	}) || len(j.g.FieldReads(in.Name)) > 0 {
		return nil
	}
	is := p.condition(f, args[1].Value, true)
	if not := p.condition(f, args[1].Value, false); !shows(is) {
		is = not
	}
	for _, d := range j.g.Prog.Func(s.Func).Decided(s.Value) {
		for _, holds := range [...]bool{true, false} {
			if v := p.condition(f, d.Cond, holds); !shows(is) {
				is = v
			}
		}
	}
	if !shows(is) {
		return nil
	}
	return &Evidence{s, is.why.Note + ", and only notes it in " + name + ", which nothing reads"}
}
