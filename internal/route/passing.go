package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// byPassing asks the routes that requests come through before they come to the route, since those match its path too, stand before it
// and pass.
func (t *trial) byPassing() *Auth {
	j, p := t.judge, t.p
	before, behind, besides := j.g.PassingRoutes(t.r.Declared)
	for _, other := range before {
		v := t.passes(other)
		if a := t.note(v, Evidence{other.Site, "the route before it is asked first, and passes"}); a != nil {
			return a
		}
		p.ran[other.Func] = true
	}
	for _, other := range behind {
		if j.isSignIn(t.r) || !j.hasUse(t.r.Handler()) {
			break // it may well be declared there so that everybody sees it
		}
		if v := t.passes(other); v.strength >= signedIn && v.strength != impossible {
			t.weak = append(t.weak, append(evidence(v, Evidence{other.Site, "a route that matches its path too asks that, and passes"}),
				Evidence{t.r.Declared.Site, "it is declared before that, and answers"})...)
		}
	}
	for _, other := range besides {
		if j.isSignIn(t.r) || len(t.weak) > 0 || answersOne(t.r, []string{"GET", "HEAD", "OPTIONS"}) || !isLiteral(other.Local()) {
			continue // what stands before everything is hardly for a route that it does not come to
		}
		if v := t.passes(other); v.strength >= signedIn && v.strength != impossible {
			t.weak = append(evidence(v, Evidence{other.Site, "a route that matches its path asks that, and passes"}),
				Evidence{t.r.Declared.Site, "that is only for " + other.Verb + " requests"})
		}
	}
	return nil
}

// passes returns what is proven where a route passes.
func (t *trial) passes(other *callgraph.Route) verdict {
	t.p.startAnew()
	defer t.g.Bind(t.g.Bind(append(append(slices.Clone(other.Given()), t.met...), t.self(other.Func)...)))
	out := verdict{strength: impossible}
	for _, site := range t.g.PassesAt(other.Func) {
		out = out.either(t.p.exit(&frame{fn: other.Func}, site))
	}
	return out
}

// hasUse reports whether a handler makes use of something, besides answering with a text or a page: it calls a method of an object.
func (j *judge) hasUse(id ir.FuncID) bool {
	for _, in := range j.g.Prog.File(id).Body(j.g.Prog.Func(id)) {
		if args := j.g.Prog.Args(id, &in); in.Op == ir.OpCall && in.Flags&ir.FlagImplicitSelf == 0 && len(args) > 0 && args[0].Role == ir.RoleSelf && !strings.HasPrefix(j.g.Prog.Text(in.Name), "op.") {
			return true
		}
	}
	return false
}
