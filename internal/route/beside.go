package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file holds a route against other applications of the program. One of them can stand in front of that of the route: what it
// has no route for it hands on, and its filters run before that. One can stand beside it, and ask who comes to all paths around that
// of the route, so that the route looks guarded and is not.

// readHandingOn finds the applications that stand in front of others: middleware, and all but the last of a cascade.
func (j *judge) readHandingOn() {
	mounted := j.g.Mounted()
	for i, m := range mounted {
		f := front{site: m.Site, app: m.App, at: m.At, inside: m.Inside}
		switch {
		case !j.g.Prog.Func(m.Site.Func).Certain(m.Site.Value) || !j.g.HasFilters(m.App):
			continue
		case slices.ContainsFunc(j.g.Entry(m.Site).Middlewares, func(row *rule.Middleware) bool { return j.g.Describes(&row.Row, m.Site) }):
			covers := Covered(j.g, m.Site)
			f.covers = func(app string, by *callgraph.Mounting) bool { return !j.g.IsA(app, m.App) && covers(app, by) }
		default:
			f.covers = func(app string, by *callgraph.Mounting) bool {
				return by != nil && by.Site == m.Site && slices.ContainsFunc(mounted[i+1:], func(later callgraph.Mounted) bool {
					return later.Site == m.Site && later.At == m.At && later.App == app
				})
			}
		}
		j.fronts = append(j.fronts, f)
	}
}

// imagine returns the trial of a request for a route that comes to another application, which is mounted at a path; nil if it does
// not come there.
func (j *judge) imagine(r *Route, app, at string, as callgraph.Manner) *trial {
	declared := j.g.AskedOf(r.Declared, app, at)
	if declared == nil {
		return nil
	}
	if as = inside(as); !declared.Meets(as) {
		as = callgraph.Plainly
	}
	other := *r
	other.Declared, other.App = declared, app
	return &trial{judge: j, p: j.prover(r.Handler()), r: &other, met: j.g.GivenOn(declared, as), class: j.g.SelfOf(j.g.SelfIn(declared))}
}

// inFront asks the filters of an application that stands in front of that of a route.
func (j *judge) inFront(t *trial, f *front, as callgraph.Manner) *Auth {
	at := f.at
	if f.inside != "" {
		at = t.r.Declared.MountedAt()
	}
	other := j.imagine(t.r, f.app, at, as)
	if other == nil {
		return nil
	}
	defer j.g.Bind(j.g.Bind(other.met))
	a := other.byFilters()
	t.weak = append(t.weak, other.weak...)
	if a != nil && a.Status == Guarded && j.falls(t.p, f.site) {
		t.weak = append(t.weak, append(a.Evidence, Evidence{f.site, "what it refuses goes on to the next application"})...)
		return nil
	}
	return a
}

// falls reports whether the call at s, by which several applications are asked one after the other, asks the next one, too, where one
// has refused somebody.
func (j *judge) falls(p *prover, s callgraph.Site) bool {
	for _, row := range j.g.Entry(s).Mounts {
		if row.Falls == nil || !j.g.Describes(&row.Row, s) {
			continue
		}
		for _, v := range j.g.Operands(s, row.Falls) {
			list := j.g.Prog.Instr(s.Func, j.g.Root(s.Func, v))
			if list.Op == ir.OpCall && slices.ContainsFunc(j.g.Prog.Args(s.Func, list), func(a ir.Operand) bool {
				status := j.g.Prog.Instr(s.Func, j.g.Root(s.Func, a.Value))
				return status.Op == ir.OpConst && p.saysRefusal(status.Name) > noRefusal
			}) {
				return true
			}
		}
	}
	return false
}

// apart says of a route at which nobody is asked who comes that it looks guarded: the same application is mounted behind a guard
// elsewhere, or another one asks who comes to all paths around that of the route; nil if it does not look so.
func (j *judge) apart(r *Route) []Evidence {
	if j.isSignIn(r) {
		return nil
	}
	for _, twin := range j.g.Siblings(r.Declared) {
		if twin.App() != r.App || twin.Local() != r.Declared.Local() {
			continue
		}
		if why := j.onlyInFrontOf(twin, r); why != nil {
			return why
		}
	}
	for _, f := range j.fronts {
		if f.app != "" || !j.g.StandsBefore(r.Declared.Mounting(), f.site) || !j.hasUse(r.Handler()) {
			continue
		}
		if v, _ := j.stopped(j.prover(r.Handler()), &f, r, callgraph.Plainly); v.strength >= signedIn && v.strength != impossible {
			return append(evidence(v, Evidence{f.site, "it stands in front of what is mounted after it only"}),
				Evidence{r.Declared.Mounting().Site, "the application of the route is mounted before that"})
		}
	}
	for _, heir := range j.g.Unserved(r.App) {
		if r.Declared.Mounting() == nil {
			break // nor is that known of the application
		}
		if t := j.imagine(r, heir, r.Declared.MountedAt(), callgraph.Plainly); t != nil {
			restore := j.g.Bind(t.met)
			a := t.byFilters()
			if j.g.Bind(restore); a != nil {
				return append(a.Evidence, Evidence{r.Declared.Site, "that is a filter of " + heir + ", which nothing mounts; " + r.App + " answers without it"})
			}
		}
	}
	for _, place := range j.places() {
		if j.g.IsA(r.App, place.App) || j.g.IsA(place.App, r.App) {
			continue
		}
		if why := j.around(r, place); why != nil {
			return why
		}
	}
	return nil
}

// onlyInFrontOf says that a guard stands in front of a route, and not in front of another one that the same handler answers.
func (j *judge) onlyInFrontOf(twin *callgraph.Route, r *Route) []Evidence {
	x := *r
	x.Declared, x.Pattern = twin, twin.Pattern
	for _, f := range j.fronts {
		if f.app != "" || !f.covers(r.App, twin.Mounting()) || f.covers(r.App, r.Declared.Mounting()) {
			continue
		}
		v, _ := j.stopped(j.prover(r.Handler()), &f, &x, callgraph.Plainly)
		if v.strength >= signedIn && v.strength != impossible {
			return append(evidence(v, Evidence{f.site, "it stands in front of " + twin.Pattern}),
				Evidence{r.Declared.Site, "the same application is mounted again, and answers " + r.Pattern + " without that"})
		}
	}
	return nil
}

// around says that filters of another application, which is mounted at a place, ask who comes to a path around that of a route, and do
// not run since the route is that of an application which is mounted by itself.
func (j *judge) around(r *Route, place callgraph.Mounted) []Evidence {
	t := j.imagine(r, place.App, place.At, callgraph.Plainly)
	if t == nil {
		return nil
	}
	defer j.g.Bind(j.g.Bind(t.met))
	a := t.byFilters()
	if a == nil {
		return nil
	}
	filter := a.Evidence[len(a.Evidence)-1].Site
	inner := place.At != "" && strings.HasPrefix(r.Declared.MountedAt(), place.At+"/")
	if !inner && !slices.ContainsFunc(j.g.Filters(t.r.Declared), func(f callgraph.Filter) bool {
		return f.Site == filter && isLiteral(strings.TrimPrefix(f.Pattern, place.At))
	}) {
		return nil // what an application asks before all that it answers says nothing of others
	}
	return append(a.Evidence, Evidence{r.Declared.Site, "that is a filter of " + place.App + ", and " + r.App + " answers before it"})
}

// isLiteral reports whether a pattern says how the paths begin that it matches.
func isLiteral(pattern string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(pattern, "/"), "/")
	return first != "" && !strings.ContainsAny(first, `:*?(){}+\|%`)
}

// places returns where the applications of the program are mounted that have filters, in program order.
func (j *judge) places() []callgraph.Mounted {
	if j.mounted == nil {
		j.mounted = []callgraph.Mounted{}
		for _, r := range j.g.Routes {
			if r.Verb == "" {
				continue
			}
			for _, one := range j.g.Instances(r) {
				m := callgraph.Mounted{App: one.App(), At: one.MountedAt()}
				if one.Mounting() != nil && !slices.ContainsFunc(j.mounted, func(known callgraph.Mounted) bool { return known.App == m.App && known.At == m.At }) && j.g.HasFilters(m.App) {
					j.mounted = append(j.mounted, m)
				}
			}
		}
	}
	return j.mounted
}
