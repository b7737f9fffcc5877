package document

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/report"
	"rubicon/internal/route"
)

// Entry describes a route.
func Entry(g *callgraph.Graph, x *route.Route) report.RouteEntry {
	e := report.RouteEntry{
		Verbs: append([]string{}, x.Verbs...), Pattern: x.Pattern, Application: x.App, Name: x.Name(), Location: PlaceOf(g, x.Declared.Site),
		Parameters: []report.RouteParameter{}, Whole: x.Whole, Filters: []report.RouteFilter{}, Natives: []report.RouteEffect{}, Commands: []report.RouteEffect{},
		Files: []report.RouteEffect{}, Hosts: []report.RouteEffect{}, Findings: []report.RouteFinding{}, Documented: []report.RouteOperation{},
		Authentication: report.Authentication{Status: string(x.Auth.Status), Evidence: []report.Evidence{}},
	}
	for _, v := range x.Auth.Evidence {
		e.Authentication.Evidence = append(e.Authentication.Evidence, report.Evidence{Location: PlaceOf(g, v.Site), Note: v.Note})
	}
	for i := range x.Params {
		e.Parameters = append(e.Parameters, parameter(g, &x.Params[i]))
	}
	for _, f := range x.Filters {
		e.Filters = append(e.Filters, report.RouteFilter{Pattern: f.Pattern, Certain: f.Runs == callgraph.True, Location: PlaceOf(g, f.Site)})
	}
	lists := map[route.EffectKind]*[]report.RouteEffect{
		route.Native: &e.Natives, route.Command: &e.Commands, route.File: &e.Files, route.Host: &e.Hosts,
	}
	for _, f := range x.Effects {
		*lists[f.Kind] = append(*lists[f.Kind], report.RouteEffect{Name: f.Name, Text: f.Text, Part: f.Part, Location: PlaceOf(g, f.Site)})
	}
	return e
}

func parameter(g *callgraph.Graph, p *route.Param) report.RouteParameter {
	out := report.RouteParameter{Name: p.Name, In: p.Place, Type: p.Type, Checks: []report.RouteCheck{}, Credential: p.Credential}
	if out.Type == "" {
		out.Type = "string"
	}
	if p.Site != (callgraph.Site{}) {
		at := PlaceOf(g, p.Site)
		out.Read = &at
	}
	for _, again := range p.Again {
		out.Again = append(out.Again, PlaceOf(g, again))
	}
	for _, c := range p.Checks {
		out.Checks = append(out.Checks, report.RouteCheck{Kind: string(c.Kind), Pattern: c.Pattern, Values: append([]string{}, c.Values...), Location: PlaceOf(g, c.Site)})
	}
	return out
}

// PlaceOf returns where a call is.
func PlaceOf(g *callgraph.Graph, s callgraph.Site) report.Place {
	src := g.Prog.File(s.Func).Source
	return report.Place{Path: src.Path, Line: src.Position(g.Prog.Instr(s.Func, s.Value).Pos).Line}
}
