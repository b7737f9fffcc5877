// Package document is the analyzer that reads the documents of OpenAPI which a workspace has.
package document

import (
	"io/fs"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/document"
)

// New returns the analyzer over what calls, an analyzer of package calls, makes. Its result is a *document.Result.
func New(calls *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "document",
		Doc:        "read the OpenAPI documents of the applications",
		URL:        "https://pkg.go.dev/rubicon/analyzers/document",
		Requires:   []*analysis.Analyzer{calls},
		ResultType: reflect.TypeFor[*document.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			files := func(name string) ([]byte, error) {
				content, err := pass.ReadFile(name)
				if err != nil {
					return nil, fs.ErrNotExist // or nothing that can be read as one
				}
				return content, nil
			}
			return document.Read(pass.ResultOf[calls].(*callgraph.Graph), files), nil
		},
	}
}
