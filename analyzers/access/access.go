// Package access is the analyzer that judges who can walk the routes of a program, each when it is asked for.
package access

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/route"
)

// New returns the analyzer over what calls, an analyzer of package calls, makes. Its result is a *route.Access, which all
// that need it share: one question at a time. It runs after another analyzer of the same graph: a graph remembers what it
// is asked and answers one at a time.
func New(calls, after *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "access",
		Doc:        "judge who can walk the routes of an application",
		URL:        "https://pkg.go.dev/rubicon/analyzers/access",
		Requires:   []*analysis.Analyzer{calls, after},
		ResultType: reflect.TypeFor[*route.Access](),
		Run: func(pass *analysis.Pass) (any, error) {
			return route.NewAccess(pass.ResultOf[calls].(*callgraph.Graph)), nil
		},
	}
}
