// Package calls is the analyzer that builds the call graph of a program, the edges across the
// language border included.
package calls

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/analyzers/program"
	"rubicon/internal/callgraph"
	"rubicon/internal/rule"
)

// New returns the analyzer over what prog, an analyzer of package program, makes. Its result is a
// *callgraph.Graph.
func New(prog *analysis.Analyzer, set *rule.Set) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "calls",
		Doc:        "resolve calls within and between the languages",
		URL:        "https://pkg.go.dev/rubicon/analyzers/calls",
		Requires:   []*analysis.Analyzer{prog},
		ResultType: reflect.TypeFor[*callgraph.Graph](),
		Run: func(pass *analysis.Pass) (any, error) {
			return callgraph.New(pass.ResultOf[prog].(*program.Program).Program, set), nil
		},
	}
}
