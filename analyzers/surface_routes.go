package analyzers

import (
	"cmp"
	"context"
	"slices"

	"rubicon/internal/document"
	"rubicon/internal/report"
	"rubicon/internal/risk"
	"rubicon/internal/source"
)

// Routes scans a workspace as Scan does, and returns besides the report its HTTP surface, with the findings of each route
// that are not suppressed.
func Routes(ctx context.Context, ws *source.Workspace, opt Options) (*report.Report, *report.Routes, error) {
	r, results, err := scan(ctx, ws, opt, true)
	if err != nil {
		return nil, nil, err
	}
	all := &report.Routes{Routes: []report.RouteEntry{}, Documents: []report.RouteDocument{}, Differences: []report.RouteDifference{}}
	for _, x := range results.routes.Routes {
		all.Routes = append(all.Routes, document.Entry(results.graph, x))
	}
	for _, x := range results.routes.Consoles {
		e := document.Entry(results.graph, x)
		e.Console = true
		all.Routes = append(all.Routes, e)
	}
	slices.SortStableFunc(all.Routes, func(a, b report.RouteEntry) int {
		return cmp.Or(cmp.Compare(a.Location.Path, b.Location.Path), cmp.Compare(a.Location.Line, b.Location.Line))
	})
	return r, all, nil
}

// AddFindings enters the findings of a report into its routes, and counts these.
func AddFindings(all *report.Routes, r *report.Report) {
	declared := map[string][]*report.RouteEntry{} // by their names
	for i := range all.Routes {
		e := &all.Routes[i]
		declared[e.Name] = append(declared[e.Name], e)
	}
	for i := range all.Routes {
		e := &all.Routes[i]
		var risks []float64
		for j := range r.Findings {
			f := &r.Findings[j]
			// What data does in a handler it does in all the places that the route is mounted at, and what is told of who can walk
			// the one is so of those that he can walk as well.
			through := func(route string, steps []report.Step) bool {
				return route == e.Name || slices.ContainsFunc(declared[route], func(other *report.RouteEntry) bool {
					return other.Location == e.Location && (report.Begins(steps) || other.Authentication.Status == e.Authentication.Status)
				})
			}
			if f.Suppressed() || !through(f.Route, f.Steps) && !slices.ContainsFunc(f.Others, func(p report.Path) bool { return through(p.Route, p.Steps) }) {
				continue
			}
			risks = append(risks, f.Risk)
			found := report.RouteFinding{
				Code: f.Rule.Code, Fingerprint: f.Fingerprint, Risk: f.Risk,
				Location: report.Place{Path: f.Location.Path, Line: f.Location.Start.Line},
			}
			e.Findings = append(e.Findings, found)
			addReached(e, f, found)
		}
		e.Risk = risk.Overall(risks)
	}
	all.Count()
}

// addReached enters a finding into the parameters of a route at which one of its paths begins.
func addReached(e *report.RouteEntry, f *report.Finding, found report.RouteFinding) {
	var reached []int
	add := func(steps []report.Step) {
		for _, i := range report.BeginsAt(e, steps) {
			if !slices.Contains(reached, i) {
				reached = append(reached, i)
			}
		}
	}
	add(f.Steps)
	for i := range f.Others {
		add(f.Others[i].Steps)
	}
	for _, i := range reached {
		e.Parameters[i].Reaches = append(e.Parameters[i].Reaches, found)
	}
}
