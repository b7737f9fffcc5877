package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
)

// This file finds routes that pass: requests for a route come through those first that are declared before it, match its paths too,
// and hand on what they have looked at.
//
//	get "/*" do
//	  require_login
//	  pass
//	end

// PassingRoutes returns the routes of the same place as route r, with all of its paths, that may hand on a request to what stands behind
// them: those with all of its methods of HTTP that stand before r, in their order, those behind it, and those before it that have none of
// them.
func (g *Graph) PassingRoutes(r *Route) (before, behind, besides []*Route) {
	if g.passing == nil {
		g.passing = []*Route{}
		for _, declared := range g.Routes {
			if declared.Verb != "" && len(g.PassesAt(declared.Func)) > 0 {
				g.passing = append(g.passing, declared)
			}
		}
	}
	for _, declared := range g.passing {
		if declared.Func == r.Func || !hasVerbs(declared, r) && sharesVerb(declared, r) {
			continue
		}
		for _, one := range g.Instances(declared) {
			if one.app != r.app || one.mount != r.mount || g.Prog.Funcs[one.Site.Func].File != g.Prog.Funcs[r.Site.Func].File ||
				len(g.ConditionsBefore(one)) > 0 || !g.runs(one, r, coversSegments) {
				continue
			}
			switch first := g.Prog.Instr(one.Site.Func, one.Site.Value).Pos < g.Prog.Instr(r.Site.Func, r.Site.Value).Pos; {
			case !hasVerbs(declared, r):
				if first {
					besides = append(besides, one)
				}
			case first:
				before = append(before, one)
			default:
				behind = append(behind, one)
			}
		}
	}
	return before, behind, besides
}

// sharesVerb reports whether a route answers one of the methods of HTTP that another one does.
func sharesVerb(r, other *Route) bool {
	return r.Verb == "ANY" || other.Verb == "ANY" || slices.ContainsFunc(strings.Split(r.Verb, "|"), func(v string) bool {
		return slices.Contains(strings.Split(other.Verb, "|"), v)
	})
}

// hasVerbs reports whether a route answers all methods of HTTP that another one does.
func hasVerbs(r, other *Route) bool {
	have := strings.Split(r.Verb, "|")
	return r.Verb == "ANY" || other.Verb != "ANY" && !slices.ContainsFunc(strings.Split(other.Verb, "|"), func(v string) bool { return !slices.Contains(have, v) })
}

// PassesAt returns the calls in function id by which it ends and lets what comes after it run.
func (g *Graph) PassesAt(id ir.FuncID) (list []Site) {
	for v, in := range g.Prog.File(id).Body(g.Prog.Func(id)) {
		if s := (Site{id, ir.Value(v)}); in.Op == ir.OpCall && g.Passes(s) {
			list = append(list, s)
		}
	}
	return list
}

// Given returns what is given to the functions around the call that declares a route.
func (r *Route) Given() []Given { return r.given }
