// Package taint is the analyzer that follows untrusted data to every kind of sink at once.
package taint

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/taint"
)

// New returns the analyzer over what calls, an analyzer of package calls, makes. Its result is a
// *taint.Result.
func New(calls *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "taint",
		Doc:        "follow untrusted data from sources to sinks",
		URL:        "https://pkg.go.dev/rubicon/analyzers/taint",
		Requires:   []*analysis.Analyzer{calls},
		ResultType: reflect.TypeFor[*taint.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			return taint.Run(pass.ResultOf[calls].(*callgraph.Graph)), nil
		},
	}
}
