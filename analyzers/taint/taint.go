// Package taint is the analyzer that follows untrusted data to every kind of sink at once.
package taint

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/analyzers/program"
	"rubicon/internal/callgraph"
	"rubicon/internal/document"
	"rubicon/internal/taint"
)

// New returns the analyzer over what calls and documents, analyzers of the packages calls and document, make. Its result is
// a *taint.Result. It ends early when cfg says so.
func New(calls, documents *analysis.Analyzer, cfg program.Config) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "taint",
		Doc:        "follow untrusted data from sources to sinks",
		URL:        "https://pkg.go.dev/rubicon/analyzers/taint",
		Requires:   []*analysis.Analyzer{calls, documents},
		ResultType: reflect.TypeFor[*taint.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			result, ok := taint.Run(pass.ResultOf[calls].(*callgraph.Graph), &pass.ResultOf[documents].(*document.Result).Promises, cfg.Canceled)
			if !ok {
				return nil, cfg.Context.Err()
			}
			return result, nil
		},
	}
}
