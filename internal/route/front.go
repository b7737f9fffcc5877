package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds what stands in front of whole applications: middleware of libraries that asks who comes, and middleware
// of the workspace, which is asked, for each route, whether it hands on only what has shown that.

// front is something that stands in front of an application.
type front struct {
	site   callgraph.Site
	covers func(app string, by *callgraph.Mounting) bool
	// library is what a middleware of a library proves, except below some paths.
	library verdict
	except  []string
	// own is the middleware of the workspace, if it is that.
	own []gate
	// app is the class of an application that hands on what it has no route for, and at the path at which it is mounted, below
	// that of inside: its filters run before it does.
	app, at, inside string
}

// gate is a middleware of the workspace.
type gate struct {
	class   string
	handler ir.FuncID // what the framework calls
	row     *rule.Middleware
}

// maxGate bounds how many calls away from where a middleware is called it may hand a request on.
const maxGate = 4

// readFronts finds them, in program order.
func (j *judge) readFronts() {
	for _, site := range j.g.SitesOf(source.Ruby, func(e *rule.Entry) bool {
		return len(e.Middlewares) > 0 || slices.ContainsFunc(e.Authenticators, isMiddleware)
	}) {
		if f := j.frontAt(site, j.g.Entry(site).Middlewares); f != nil {
			f.covers = Covered(j.g, site)
			j.fronts = append(j.fronts, *f)
		}
	}
	known := map[callgraph.Site]bool{}
	for _, m := range j.g.Mounted() {
		for _, site := range m.Through {
			if known[site] {
				continue
			}
			known[site] = true
			if f := j.frontAt(site, j.g.Entry(site).Gates); f != nil {
				f.covers = func(_ string, by *callgraph.Mounting) bool { return by.IsThrough(site) }
				j.fronts = append(j.fronts, *f)
			}
		}
	}
	for i := range j.fronts {
		for k := range j.fronts[i].own {
			j.readNotes(&j.fronts[i].own[k])
		}
	}
	j.readOwnNotes()
	j.readHandingOn()
	j.readChoices()
}

// frontAt returns what the call at site puts in front of applications, which rows say of it: nil if that asks nothing, or stands
// there at times only.
func (j *judge) frontAt(site callgraph.Site, rows []*rule.Middleware) *front {
	f := &front{site: site}
	for _, row := range j.g.Entry(site).Authenticators {
		if row.Middleware && j.g.Describes(&row.Row, site) {
			f.library = j.library(site, row)
			if row.Except != nil {
				for _, v := range j.g.Operands(site, row.Except) {
					f.except = append(f.except, j.g.Texts(site.Func, v)...)
				}
			}
		}
	}
	for _, row := range rows {
		if f.library.strength == nothing && j.g.Describes(&row.Row, site) {
			for _, g := range j.gates(site, row) {
				if !slices.ContainsFunc(f.own, func(other gate) bool { return other.class == g.class }) {
					f.own = append(f.own, g)
				}
			}
		}
	}
	if f.library.strength < claimed && len(f.own) == 0 || !j.g.Prog.Func(site.Func).Certain(site.Value) {
		return nil
	}
	return f
}

func isMiddleware(row *rule.Authenticator) bool { return row.Middleware }

// library returns what a middleware of a library proves: what its block says of the credentials, if it has one.
func (j *judge) library(site callgraph.Site, row *rule.Authenticator) verdict {
	p := j.prover(ir.NoFunc)
	out := p.authenticated(site, row)
	for _, v := range j.g.Operands(site, &rule.Port{Kind: rule.PortBlock}) {
		in := j.g.Prog.Instr(site.Func, j.g.Root(site.Func, v))
		if in.Op != ir.OpClosure {
			continue
		}
		if said := p.yields(&frame{fn: j.g.Prog.Callee(site.Func, in), credentials: true}, true); said.strength < proven {
			if said.strength != claimed {
				said.why = Evidence{site, "its block does not compare the credentials with anything"}
			}
			return verdict{strength: claimed, why: said.why}
		}
	}
	return out
}

// gates returns the middleware of the workspace that a call puts in front of something.
func (j *judge) gates(site callgraph.Site, row *rule.Middleware) (list []gate) {
	for _, v := range j.g.Operands(site, &row.Class) {
		t := j.g.TypeOf(site.Func, v)
		if !t.Meta {
			continue
		}
		if id := j.g.MethodOf(t.Name, row.Method); id != ir.NoFunc {
			list = append(list, gate{t.Name, id, row})
		}
	}
	return list
}

// stopped returns what has been proven of a request that has met a route in a manner and comes through what stands in front
// of it; tried is what that asks, if a request comes through without it too.
func (j *judge) stopped(p *prover, f *front, r *Route, as callgraph.Manner) (v verdict, tried []Evidence) {
	if len(f.own) == 0 {
		if slices.ContainsFunc(f.except, func(path string) bool { return strings.HasPrefix(r.Declared.Local(), path) }) {
			return verdict{}, nil
		}
		return f.library, nil
	}
	for i := range f.own {
		gate := &f.own[i]
		in := func() *frame {
			return &frame{fn: gate.handler, given: j.g.Set.Models.Lookup(source.Ruby, gate.row.Env)}
		}
		through := func(as callgraph.Manner) verdict {
			defer j.g.Bind(j.g.Bind(j.g.GivenInFront(r.Declared, as, f.site, gate.class, gate.handler, gate.row.Env)))
			return p.wherever(in(), func(call *ir.Instr) bool {
				return call.Flags&ir.FlagImplicitSelf == 0 && j.g.Prog.Text(call.Name) == gate.row.Method
			}, maxGate)
		}
		var one verdict
		named := j.g.NamesVerb(func() { one = through(as) })
		v = v.both(one)
		if one.strength >= claimed {
			continue
		}
		restore := j.g.Bind(j.g.GivenInFront(r.Declared, as, f.site, gate.class, gate.handler, gate.row.Env))
		var asks verdict
		var vain *Evidence
		if p.understands(in()) {
			asks = j.tries(p, in())
		}
		if asks.strength == nothing {
			vain = j.dropsRefusal(p, in())
		}
		j.g.Bind(restore)
		if asks.strength > nothing {
			tried = append(tried, asks.why, Evidence{f.site, "it hands on requests without that too"})
		} else if vain != nil {
			tried = append(tried, *vain, Evidence{f.site, "it hands on all requests"})
		} else if verb := otherVerb(r, through); verb != "" && !named {
			tried = append(tried, Evidence{f.site, "it asks who comes where the verb is " + verb + ", and not where it is " + r.Verbs[0]})
		}
	}
	return v, tried
}

// wherever returns what is proven wherever a function, or what it calls up to a depth, makes a call that is one of those asked
// for; impossible if it makes none.
func (p *prover) wherever(f *frame, is func(call *ir.Instr) bool, depth int) verdict {
	out := verdict{strength: impossible}
	body := p.g.Prog.File(f.fn).Body(p.g.Prog.Func(f.fn))
	for v := range body {
		in := &body[v]
		site := callgraph.Site{Func: f.fn, Value: ir.Value(v)}
		var inside []*frame
		switch {
		case in.Op == ir.OpClosure:
			inside = append(inside, f.into(p.g.Prog.Callee(f.fn, in), callgraph.Site{}))
		case in.Op != ir.OpCall:
		case is(in):
			out = out.either(p.at(f, site.Value))
		case depth > 0:
			for _, id := range p.callees(site) {
				inside = append(inside, f.into(id, site))
			}
		}
		for _, into := range inside {
			back := p.given(into)
			one := p.wherever(into, is, depth-1)
			back()
			if one.strength != impossible {
				out = out.either(one.both(p.at(f, site.Value)))
			}
		}
	}
	return out
}

// Covered returns whether an application that is mounted so stands behind what the call at site puts in front: it is called in
// the class, or in the file or the block that mounts it.
func Covered(g *callgraph.Graph, site callgraph.Site) func(app string, by *callgraph.Mounting) bool {
	if class := receiver(g, site); class != "" {
		return func(app string, _ *callgraph.Mounting) bool { return app == class || g.IsA(app, class) }
	}
	self := g.SelfType(site.Func)
	return func(app string, by *callgraph.Mounting) bool {
		// What is called at the top level of a program is of the application that this is.
		return app == self.Name || self.Meta && g.IsA(app, self.Name) || g.StandsBehind(by, site)
	}
}

// receiver returns the class that a call names as what it is made on: Admin.use(…); "" if it is made on something else, or
// on self.
func receiver(g *callgraph.Graph, site callgraph.Site) string {
	in := g.Prog.Instr(site.Func, site.Value)
	args := g.Prog.Args(site.Func, in)
	if in.Flags&ir.FlagImplicitSelf != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return ""
	}
	if t := g.TypeOf(site.Func, args[0].Value); t.Meta {
		return t.Name
	}
	return ""
}

// overridden says that a middleware which proves v of who asks for a route lets the same request through by another verb, which the
// application takes for that of the route; nil if it does not.
func (j *judge) overridden(p *prover, f *front, r *Route, v verdict) []Evidence {
	class := j.g.SelfType(f.site.Func)
	if len(f.own) == 0 || v.strength < signedIn || v.strength == impossible || len(r.Verbs) != 1 || class.Meta && j.g.IsA(r.App, class.Name) {
		return nil // what the application itself uses runs behind what changes the verb
	}
	for _, row := range j.g.Set.Models.VerbOverrides {
		if !slices.Contains(row.Verbs, r.Verbs[0]) || !j.isSet(r, row) {
			continue
		}
		j.g.Meet(&row.Row)
		for _, other := range otherVerbs {
			if other.verb != row.Verb {
				continue
			}
			if w, _ := j.stopped(p, f, r, other.as); w.strength < claimed {
				return append(evidence(v, Evidence{f.site, "it stands in front of the application"}),
					Evidence{r.Declared.Site, "a " + row.Verb + " request passes that, and says behind it that it is " + r.Verbs[0]})
			}
		}
	}
	return nil
}

// isSet reports whether the application of a route has the option that a row names.
func (j *judge) isSet(r *Route, row *rule.VerbOverride) bool {
	texts := j.g.Env(callgraph.Site{Func: r.Handler(), Value: 1}).Option(row.Option)
	if len(texts) == 0 {
		return row.Always != "" && j.g.IsA(r.App, row.Always)
	}
	return slices.Contains(texts, "true")
}
