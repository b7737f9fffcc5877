// Package exposure is the analyzer of routes that somebody can walk whom they are not meant for.
package exposure

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/route"
	"rubicon/internal/taint"
)

// New returns the analyzer over what calls and access, analyzers of these packages, make. Its result is a *taint.Result whose flows
// are the findings. Access runs after the other analyzers of the graph: a graph remembers what it is asked and answers one
// at a time.
func New(calls, access *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "exposure",
		Doc:        "find routes that are open to those whom they are not meant for",
		URL:        "https://pkg.go.dev/rubicon/analyzers/exposure",
		Requires:   []*analysis.Analyzer{calls, access},
		ResultType: reflect.TypeFor[*taint.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			g := pass.ResultOf[calls].(*callgraph.Graph)
			out := &taint.Result{}
			for _, e := range route.Exposures(pass.ResultOf[access].(*route.Access)) {
				out.Flows = append(out.Flows, flow(g, &e))
			}
			return out, nil
		},
	}
}

// flow returns a finding about a route as a path through the places that it speaks of.
func flow(g *callgraph.Graph, e *route.Exposure) taint.Flow {
	f := taint.Flow{Kind: e.Row.Kind, Misuse: e.Row, Route: e.Route.Declared, Confidence: taint.Confidence(e.Row.Confidence)}
	for _, v := range e.Steps {
		in := g.Prog.Instr(v.Site.Func, v.Site.Value)
		step := taint.Step{Role: taint.RoleStep, Func: v.Site.Func, Pos: in.Pos, End: in.End, Note: v.Note}
		if in.Op == ir.OpClosure { // a reader looks at the line, and not at all of the block
			step.End = step.Pos
		}
		f.Steps = append(f.Steps, step)
	}
	last := len(f.Steps) - 1
	f.Steps[last].Role = taint.RoleSink
	f.Sink = e.Steps[last].Site
	f.Source.Site = e.Route.Declared.Site
	return f
}
