// Package document is the analyzer that reads the documents of OpenAPI which a workspace has.
package document

import (
	"go/token"
	"io/fs"
	"maps"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/callgraph"
	"rubicon/internal/document"
	"rubicon/internal/source"
)

// New returns the analyzer over what calls, an analyzer of package calls, makes; named are the documents that the project
// names. Its result is a *document.Result.
func New(calls *analysis.Analyzer, named []string) *analysis.Analyzer {
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
			result := document.Read(pass.ResultOf[calls].(*callgraph.Graph), files, named)
			result.Bases = map[*source.File]token.Pos{}
			for _, name := range slices.Sorted(maps.Keys(result.Files)) {
				f := result.Files[name]
				at := pass.Fset.AddFile(name, -1, len(f.Content))
				at.SetLinesForContent(f.Content)
				result.Bases[f] = token.Pos(at.Base())
			}
			return result, nil
		},
	}
}
