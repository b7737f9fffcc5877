// Package driver runs analyzers of golang.org/x/tools/go/analysis over a workspace.
//
// # Why not the checker of go/analysis
//
// Rubicon's analyzers are ordinary ones, and a test runs them through that checker. It cannot read
// unsaved editor buffers (its readFile is not exported), has no context to cancel, and starts a
// goroutine for every action. A workspace is one unit with a handful of stages that are parallel
// inside, so they run here one after the other, in the order of their requirements. There are no
// facts: nothing is analyzed apart.
package driver

import (
	"context"
	"fmt"
	"go/token"
	"go/types"
	"time"

	"golang.org/x/tools/go/analysis"
)

// Workspace is what a run is about: files by name, and how to read them. Names are sorted.
type Workspace struct {
	Files []string
	Read  func(name string) ([]byte, error)
}

// Result is what one analyzer made of the workspace.
type Result struct {
	Analyzer    *analysis.Analyzer
	Value       any
	Diagnostics []analysis.Diagnostic
	Elapsed     time.Duration
}

// Run runs the analyzers and all that they require, each once, and returns their results by
// analyzer, and the file set that diagnostics refer to. It ends early with the context's error, or
// with an analyzer's.
func Run(ctx context.Context, suite []*analysis.Analyzer, ws Workspace) (map[*analysis.Analyzer]*Result, *token.FileSet, error) {
	if err := analysis.Validate(suite); err != nil {
		return nil, nil, err
	}
	r := &run{
		ws:      ws,
		fset:    token.NewFileSet(),
		pkg:     types.NewPackage("workspace", "workspace"),
		results: map[*analysis.Analyzer]*Result{},
	}
	for _, a := range suite {
		if err := r.analyze(ctx, a); err != nil {
			return nil, nil, err
		}
	}
	return r.results, r.fset, nil
}

type run struct {
	ws      Workspace
	fset    *token.FileSet
	pkg     *types.Package
	results map[*analysis.Analyzer]*Result
}

func (r *run) analyze(ctx context.Context, a *analysis.Analyzer) error {
	if r.results[a] != nil {
		return nil
	}
	inputs := make(map[*analysis.Analyzer]any, len(a.Requires))
	for _, req := range a.Requires {
		if err := r.analyze(ctx, req); err != nil {
			return err
		}
		inputs[req] = r.results[req].Value
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	out := &Result{Analyzer: a}
	start := time.Now()
	var err error
	out.Value, err = a.Run(r.pass(a, inputs, out))
	out.Elapsed = time.Since(start)
	if err != nil {
		return fmt.Errorf("%s: %w", a.Name, err)
	}
	r.results[a] = out
	return nil
}

// pass returns what the analyzer sees. There is no Go package: files are OtherFiles.
func (r *run) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any, out *Result) *analysis.Pass {
	return &analysis.Pass{
		Analyzer:   a,
		Fset:       r.fset,
		OtherFiles: r.ws.Files,
		Pkg:        r.pkg,
		TypesInfo:  nil,
		ResultOf:   inputs,
		ReadFile:   r.ws.Read,
		Report:     func(d analysis.Diagnostic) { out.Diagnostics = append(out.Diagnostics, d) },
	}
}
