// Package taint is the analyzer that follows untrusted data to every kind of sink at once.
package taint

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/analyzers/program"
	"rubicon/internal/callgraph"
	"rubicon/internal/taint"
)

// New returns the analyzer over what calls, an analyzer of package calls, makes. Its result is a
// *taint.Result. It ends early when cfg says so.
func New(calls *analysis.Analyzer, cfg program.Config) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "taint",
		Doc:        "follow untrusted data from sources to sinks",
		URL:        "https://pkg.go.dev/rubicon/analyzers/taint",
		Requires:   []*analysis.Analyzer{calls},
		ResultType: reflect.TypeFor[*taint.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			result, ok := taint.Run(pass.ResultOf[calls].(*callgraph.Graph), cfg.Canceled)
			if !ok {
				return nil, cfg.Context.Err()
			}
			return result, nil
		},
	}
}
