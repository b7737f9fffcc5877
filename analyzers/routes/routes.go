// Package routes is the analyzer of the HTTP surface: routes, what they read and what they reach.
package routes

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/route"
)

// New returns the analyzer over what calls, an analyzer of package calls, makes. Its result is a *route.Result. It runs
// after another analyzer of the same graph: a graph remembers what it is asked and answers one at a time.
func New(calls, after *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "routes",
		Doc:        "find the routes of an application, what they read and what they reach",
		URL:        "https://pkg.go.dev/rubicon/analyzers/routes",
		Requires:   []*analysis.Analyzer{calls, after},
		ResultType: reflect.TypeFor[*route.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			return route.Run(pass.ResultOf[calls].(*callgraph.Graph)), nil
		},
	}
}
