// Package setting is the analyzer of files that say how programs are built and run.
package setting

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"rubicon/analyzers/program"
	"rubicon/internal/callgraph"
	"rubicon/internal/setting"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// New returns the analyzer over what prog and calls, analyzers of these packages, make. Its result is a *taint.Result
// whose flows are the findings. It runs after another analyzer of the same graph: a graph remembers what it is asked
// and answers one at a time.
func New(prog, calls, after *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "setting",
		Doc:        "look at how native code is built and run",
		URL:        "https://pkg.go.dev/rubicon/analyzers/setting",
		Requires:   []*analysis.Analyzer{prog, calls, after},
		ResultType: reflect.TypeFor[*taint.Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			p, g := pass.ResultOf[prog].(*program.Program), pass.ResultOf[calls].(*callgraph.Graph)
			in := setting.Input{Graph: g, Files: p.Settings, Read: pass.ReadFile}
			for _, name := range pass.OtherFiles {
				if source.LangOf(name) == source.Script {
					in.Scripts = append(in.Scripts, name)
				}
			}
			return setting.Run(in), nil
		},
	}
}
