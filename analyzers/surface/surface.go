// Package surface is the analyzer of what native code offers to those who call it.
package surface

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/surface"
	"rubicon/internal/taint"
)

// New returns the analyzer over what calls, an analyzer of package calls, makes. Its result is a
// *taint.Result whose flows are the findings. It runs after another analyzer of the same graph: a graph remembers
// what it is asked and answers one at a time.
func New(calls, after *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "surface",
		Doc:        "look at what exported functions can do, hand out and claim",
		URL:        "https://pkg.go.dev/rubicon/analyzers/surface",
		Requires:   []*analysis.Analyzer{calls, after},
		ResultType: reflect.TypeFor[*taint.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			g := pass.ResultOf[calls].(*callgraph.Graph)
			return &taint.Result{Graph: g, Flows: surface.Run(g)}, nil
		},
	}
}
