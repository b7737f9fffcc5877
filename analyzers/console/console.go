// Package console is the analyzer of consoles that a program mounts for everybody.
package console

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/route"
	"rubicon/internal/taint"
)

// New returns the analyzer over what calls, an analyzer of package calls, makes. Its result is a *taint.Result whose flows
// are the findings. It runs after another analyzer of the same graph: a graph remembers what it is asked and answers one
// at a time.
func New(calls, after *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "console",
		Doc:        "find consoles that nothing guards",
		URL:        "https://pkg.go.dev/rubicon/analyzers/console",
		Requires:   []*analysis.Analyzer{calls, after},
		ResultType: reflect.TypeFor[*taint.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			g := pass.ResultOf[calls].(*callgraph.Graph)
			return &taint.Result{Flows: taint.Misuses(g, route.OpenConsoles(g))}, nil
		},
	}
}
