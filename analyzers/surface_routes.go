package analyzers

import (
	"context"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/report"
	"rubicon/internal/risk"
	"rubicon/internal/route"
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
		all.Routes = append(all.Routes, entry(results.graph, x))
	}
	return r, all, nil
}

// entry describes a route.
func entry(g *callgraph.Graph, x *route.Route) report.RouteEntry {
	e := report.RouteEntry{
		Verbs: append([]string{}, x.Verbs...), Pattern: x.Pattern, Application: x.App, Name: x.Name(), Location: place(g, x.Declared.Site),
		Parameters: []report.RouteParameter{}, Filters: []report.RouteFilter{}, Natives: []report.RouteEffect{}, Commands: []report.RouteEffect{},
		Files: []report.RouteEffect{}, Hosts: []report.RouteEffect{}, Findings: []report.RouteFinding{}, Documented: []report.RouteOperation{},
		Authentication: report.Authentication{Status: string(x.Auth.Status), Evidence: []report.Evidence{}},
	}
	for _, v := range x.Auth.Evidence {
		e.Authentication.Evidence = append(e.Authentication.Evidence, report.Evidence{Location: place(g, v.Site), Note: v.Note})
	}
	for i := range x.Params {
		e.Parameters = append(e.Parameters, parameter(g, &x.Params[i]))
	}
	for _, f := range x.Filters {
		e.Filters = append(e.Filters, report.RouteFilter{Pattern: f.Pattern, Certain: f.Runs == callgraph.True, Location: place(g, f.Site)})
	}
	lists := map[route.EffectKind]*[]report.RouteEffect{
		route.Native: &e.Natives, route.Command: &e.Commands, route.File: &e.Files, route.Host: &e.Hosts,
	}
	for _, f := range x.Effects {
		*lists[f.Kind] = append(*lists[f.Kind], report.RouteEffect{Name: f.Name, Text: f.Text, Part: f.Part, Location: place(g, f.Site)})
	}
	return e
}

func parameter(g *callgraph.Graph, p *route.Param) report.RouteParameter {
	out := report.RouteParameter{Name: p.Name, In: p.Place, Type: p.Type, Checks: []report.RouteCheck{}}
	if out.Type == "" {
		out.Type = "string"
	}
	if p.Site != (callgraph.Site{}) {
		at := place(g, p.Site)
		out.Read = &at
	}
	for _, c := range p.Checks {
		out.Checks = append(out.Checks, report.RouteCheck{Kind: string(c.Kind), Pattern: c.Pattern, Values: append([]string{}, c.Values...), Location: place(g, c.Site)})
	}
	return out
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
					return other.Location == e.Location && (begins(steps) || other.Authentication.Status == e.Authentication.Status)
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

// begins reports whether a path begins where data comes from.
func begins(steps []report.Step) bool { return len(steps) > 0 && steps[0].Role == "source" }

// addReached enters a finding into the parameters of a route at which one of its paths begins.
func addReached(e *report.RouteEntry, f *report.Finding, found report.RouteFinding) {
	beginsAt := func(steps []report.Step, p *report.RouteParameter) bool {
		return begins(steps) && p.Read != nil && steps[0].Location.Path == p.Read.Path &&
			steps[0].Location.Start.Line == p.Read.Line && strings.Contains(steps[0].Note, p.Name)
	}
	for i := range e.Parameters {
		p := &e.Parameters[i]
		if beginsAt(f.Steps, p) || slices.ContainsFunc(f.Others, func(o report.Path) bool { return beginsAt(o.Steps, p) }) {
			p.Reaches = append(p.Reaches, found)
		}
	}
}
