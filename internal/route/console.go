package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds consoles that anybody can open: applications of libraries, for those who run the program, that are
// mounted with nothing in front of them that asks who comes.

// OpenConsoles returns the calls that mount such applications, in program order.
func OpenConsoles(g *callgraph.Graph) []callgraph.Misuse {
	var found []callgraph.Misuse
	for _, r := range consoles(g) {
		if row := consoleOf(g, r.App); r.Auth.Status == Open && !slices.ContainsFunc(found, func(m callgraph.Misuse) bool { return m.Site == r.Declared.Site }) {
			found = append(found, callgraph.Misuse{Site: r.Declared.Site, Row: &row.Misuse})
		}
	}
	return found
}

// consoles returns a route for each application of a library that the program mounts to be run by, in program order.
func consoles(g *callgraph.Graph) (list []*Route) {
	var j *judge
	for _, m := range g.Mounted() {
		row := consoleOf(g, m.App)
		if row == nil || g.Env(m.Site).Rehearsed() {
			continue
		}
		if j == nil {
			j = newJudge(g)
			j.readFronts()
		}
		g.Meet(&row.Row)
		pattern := m.At + "/*"
		r := &Route{Declared: &callgraph.Route{Verb: "ANY", Pattern: pattern, Func: ir.NoFunc, Site: m.Site}, Pattern: pattern, App: m.App}
		switch why := j.guards(&m); {
		case why != nil:
			r.Auth = Auth{Guarded, why}
		case j.mayAsk(&m, row):
			r.Auth = Auth{Unknown, []Evidence{{m.Site, "what stands in front of it may ask who comes"}}}
		default:
			r.Auth = Auth{Open, []Evidence{{m.Site, row.Note}}}
		}
		list = append(list, r)
	}
	return list
}

// consoleOf returns the row about an application, which is of one of its classes or descends from it; nil if there is none.
func consoleOf(g *callgraph.Graph, app string) *rule.Console {
	for _, row := range g.Set.Models.Consoles {
		if slices.ContainsFunc(row.Classes, func(class string) bool { return app == class || g.IsA(app, class) }) {
			return row
		}
	}
	return nil
}

// guards returns what stands in front of an application and lets nobody through who has not shown who he is; nil if nothing does.
func (j *judge) guards(m *callgraph.Mounted) []Evidence {
	for i := range j.fronts {
		f := &j.fronts[i]
		if !f.covers(m.App, m.Mounting()) {
			continue
		}
		p := j.prover(ir.NoFunc)
		any := &Route{Declared: &callgraph.Route{}}
		if v, _ := j.stopped(p, f, any, callgraph.Anyhow); v.strength >= signedIn && v.strength != impossible {
			return evidence(v, Evidence{f.site, "it stands in front of the application"})
		}
	}
	return nil
}

// mayAsk reports whether something may ask who comes to an application, though that is not known.
func (j *judge) mayAsk(m *callgraph.Mounted, row *rule.Console) bool {
	sites := j.g.SitesOf(source.Ruby, func(e *rule.Entry) bool {
		return len(e.Middlewares) > 0 || slices.ContainsFunc(e.Authenticators, isMiddleware) || slices.ContainsFunc(e.Callbacks, isFilter)
	})
	return slices.ContainsFunc(sites, func(s callgraph.Site) bool {
		return Covered(j.g, s)(m.App, m.Mounting()) && (j.asksAtTimes(s) || j.filters(s) || j.bringsUnknown(s, row.Plain))
	})
}

// asksAtTimes reports whether the call at s puts a guard in front of something on a condition only: in production.
func (j *judge) asksAtTimes(s callgraph.Site) bool {
	return !j.g.Prog.Func(s.Func).Certain(s.Value) && slices.ContainsFunc(j.g.Entry(s).Authenticators, func(row *rule.Authenticator) bool {
		return row.Middleware && j.g.Describes(&row.Row, s)
	})
}

// filters reports whether the call at s gives a filter to a class.
func (j *judge) filters(s callgraph.Site) bool {
	return (receiver(j.g, s) != "" || j.g.SelfType(s.Func).Meta) && slices.ContainsFunc(j.g.Entry(s).Callbacks, func(row *rule.Callback) bool {
		return row.Filter && j.g.Describes(&row.Row, s)
	})
}

// bringsUnknown reports whether the call at s puts a middleware in front of something whose code is not in the workspace, and
// whose name is none of the plain ones.
func (j *judge) bringsUnknown(s callgraph.Site, plain *rule.Regexp) bool {
	return slices.ContainsFunc(j.g.Entry(s).Middlewares, func(row *rule.Middleware) bool {
		return j.g.Describes(&row.Row, s) && slices.ContainsFunc(j.g.Operands(s, &row.Class), func(v ir.Value) bool {
			t := j.g.TypeOf(s.Func, v)
			return !t.Meta || !plain.MatchString(t.Name) && j.g.MethodOf(t.Name, row.Method) == ir.NoFunc
		})
	})
}

func isFilter(row *rule.Callback) bool { return row.Filter }
