// Package difference is the analyzer of the ways in which documents of OpenAPI and the code differ.
package difference

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/document"
	"rubicon/internal/route"
	"rubicon/internal/taint"
)

// New returns the analyzer over what documents, access and those of flows make, analyzers of the packages document and access
// and such whose results are *taint.Result. Its result is a *document.Compared. It runs after the analyzers of flows, which
// are of the same graph: a graph remembers what it is asked and answers one at a time.
func New(documents, access *analysis.Analyzer, flows ...*analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "difference",
		Doc:        "hold OpenAPI documents against the code",
		URL:        "https://pkg.go.dev/rubicon/analyzers/difference",
		Requires:   append([]*analysis.Analyzer{documents, access}, flows...),
		ResultType: reflect.TypeFor[*document.Compared](),
		Run: func(pass *analysis.Pass) (any, error) {
			var results []*taint.Result
			for _, a := range flows {
				results = append(results, pass.ResultOf[a].(*taint.Result))
			}
			return document.Compare(pass.ResultOf[documents].(*document.Result), pass.ResultOf[access].(*route.Access), results), nil
		},
	}
}
