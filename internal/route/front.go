package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds what stands in front of whole applications: middleware of libraries that asks who comes, and middleware
// of the workspace, which is asked whether it hands on only what has shown that.

// readFronts finds them, in program order.
func (j *judge) readFronts() {
	for _, site := range j.g.SitesOf(source.Ruby, func(e *rule.Entry) bool {
		return len(e.Middlewares) > 0 || slices.ContainsFunc(e.Authenticators, isMiddleware)
	}) {
		e := j.g.Entry(site)
		var f front
		for _, row := range e.Authenticators {
			if row.Middleware && j.g.Describes(&row.Row, site) {
				f.verdict = j.library(site, row)
				if row.Except != nil {
					for _, v := range j.g.Operands(site, row.Except) {
						f.except = append(f.except, j.g.Texts(site.Func, v)...)
					}
				}
			}
		}
		for _, row := range e.Middlewares {
			if f.verdict.strength == nothing && j.g.Describes(&row.Row, site) {
				f.verdict = j.own(site, row)
			}
		}
		if f.verdict.strength < claimed || f.verdict.strength == impossible || !j.g.Prog.Func(site.Func).Certain(site.Value) {
			continue
		}
		f.site, f.covers = site, Covered(j.g, site)
		j.fronts = append(j.fronts, f)
	}
}

func isMiddleware(row *rule.Authenticator) bool { return row.Middleware }

// library returns what a middleware of a library proves: what its block says of the credentials, if it has one.
func (j *judge) library(site callgraph.Site, row *rule.Authenticator) verdict {
	p := newProver(j.g, ir.NoFunc)
	p.stops = j.stops
	out := p.authenticated(site, row)
	for _, v := range j.g.Operands(site, &rule.Port{Kind: rule.PortBlock}) {
		in := j.g.Prog.Instr(site.Func, j.g.Root(site.Func, v))
		if in.Op != ir.OpClosure {
			continue
		}
		if said := p.yields(&frame{fn: j.g.Prog.Callee(site.Func, in), credentials: true}, true); said.strength < proven {
			return verdict{strength: claimed, why: Evidence{site, "its block does not compare the credentials with anything"}}
		}
	}
	return out
}

// own returns what a middleware of the workspace proves wherever it hands a request on.
func (j *judge) own(site callgraph.Site, row *rule.Middleware) verdict {
	out := verdict{strength: impossible}
	for _, v := range j.g.Operands(site, &row.Class) {
		t := j.g.TypeOf(site.Func, v)
		if !t.Meta {
			return verdict{}
		}
		id := j.g.MethodOf(t.Name, row.Method)
		if id == ir.NoFunc {
			return verdict{}
		}
		p := newProver(j.g, ir.NoFunc)
		p.stops = j.stops
		f := &frame{fn: id, given: j.g.Set.Models.Lookup(source.Ruby, row.Env)}
		body := j.g.Prog.File(id).Body(j.g.Prog.Func(id))
		for v := range body {
			in := &body[v]
			if in.Op == ir.OpCall && j.g.Prog.Text(in.Name) == row.Method && in.Flags&ir.FlagImplicitSelf == 0 {
				out = out.either(p.at(f, ir.Value(v)))
			}
		}
	}
	return out
}

// Covered returns whether an application stands behind what the call at site puts in front: it is called in the class, or in
// the file or the block that mounts it.
func Covered(g *callgraph.Graph, site callgraph.Site) func(app string) bool {
	if class := receiver(g, site); class != "" {
		return func(app string) bool { return app == class || g.IsA(app, class) }
	}
	if self := g.SelfType(site.Func); self.Meta {
		return func(app string) bool { return app == self.Name || g.IsA(app, self.Name) }
	}
	var apps []string
	for _, m := range g.Mounted() {
		if slices.Contains(g.Around(m.Site.Func), site.Func) && (m.Site.Func != site.Func || m.Site.Value > site.Value) {
			apps = append(apps, m.App)
		}
	}
	// What is called at the top level of a program is of the application that this is.
	top := g.SelfType(site.Func).Name
	return func(app string) bool {
		return app == top || slices.ContainsFunc(apps, func(mounted string) bool { return g.IsA(mounted, app) })
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
