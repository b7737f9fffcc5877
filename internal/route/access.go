package route

import "rubicon/internal/callgraph"

// Access judges who can walk the routes of a program, each when it is asked for: less work than Run where few routes
// matter. A graph answers one question at a time, and so does an Access.
type Access struct {
	survey *survey
	judge  *judge // nil until the first question
	known  map[*callgraph.Route]*Route
}

// NewAccess returns what judges the routes of a program.
func NewAccess(g *callgraph.Graph) *Access {
	return &Access{survey: newSurvey(g), known: map[*callgraph.Route]*Route{}}
}

// Of says who can walk a route that the call graph declares.
func (a *Access) Of(declared *callgraph.Route) Auth { return a.route(declared).Auth }

// route returns all that is known of a route.
func (a *Access) route(declared *callgraph.Route) *Route {
	if x := a.known[declared]; x != nil {
		return x
	}
	g := a.survey.g
	if a.judge == nil {
		a.judge = newJudge(g)
		a.judge.readFronts()
	}
	x := &Route{Declared: declared, Verbs: verbs(declared.Verb), Pattern: declared.Pattern, App: declared.App()}
	for _, f := range g.Filters(declared.Func) {
		if f.Runs != callgraph.False {
			x.Filters = append(x.Filters, f)
		}
	}
	a.survey.reach(x)
	x.Auth = a.judge.authenticate(x)
	a.known[declared] = x
	return x
}
