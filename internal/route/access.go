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

// Graph returns the program's call graph.
func (a *Access) Graph() *callgraph.Graph { return a.survey.g }

// Routes returns all routes of the program, each as often as it is mounted, in the order in which they are declared.
func (a *Access) Routes() (list []*Route) {
	for _, declared := range a.survey.g.Routes {
		if declared.Verb == "" {
			continue
		}
		for _, one := range a.survey.g.Instances(declared) {
			list = append(list, a.route(one))
		}
	}
	return list
}

// Of says who can walk a route that the call graph declares: of one that stands for several, who can walk the one that is
// guarded least.
func (a *Access) Of(declared *callgraph.Route) Auth {
	var least Auth
	for i, one := range a.survey.g.Instances(declared) {
		if auth := a.route(one).Auth; i == 0 || auth.Status.weaker(least.Status) {
			least = auth
		}
	}
	return least
}

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
	x := &Route{Declared: declared, Verbs: Verbs(declared.Verb), Pattern: declared.Pattern, App: declared.App()}
	for _, f := range g.Filters(declared) {
		if f.Runs != callgraph.False {
			x.Filters = append(x.Filters, f)
		}
	}
	a.survey.reach(x)
	if x.Auth = a.judge.authenticate(x); x.Auth.Status != Open {
		a.survey.askFor(x)
	}
	a.known[declared] = x
	return x
}
