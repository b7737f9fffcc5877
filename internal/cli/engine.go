package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"

	"rubicon/analyzers"
	"rubicon/analyzers/program"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/rules"
)

// NewEngine returns the engine of this build.
func NewEngine() Engine {
	return Engine{Scan: scanWorkspace, Explain: explainFunction, Bridges: listBridges, Rules: listRules}
}

// loadRules reads the rules of this build and those of the user's folders.
func loadRules(req Request) (*rule.Set, error) {
	sources := []fs.FS{rules.FS}
	for _, dir := range req.RuleDirs {
		sources = append(sources, rule.Dir(dir))
	}
	return rule.Load(sources...)
}

func scanWorkspace(ctx context.Context, req Request) (*report.Report, error) {
	set, ws, err := open(req)
	if err != nil {
		return nil, err
	}
	r, err := analyzers.Scan(ctx, ws, analyzers.Options{Rules: set, Config: config(req), Stats: req.Stats})
	if err != nil {
		return nil, err
	}
	r.Tool = report.Tool{Name: "rubicon", Version: Version()}
	return r, nil
}

// open loads the rules and, meanwhile, looks for the files of the workspace.
func open(req Request) (*rule.Set, *source.Workspace, error) {
	var set *rule.Set
	var failed error
	loaded := make(chan struct{})
	go func() {
		defer close(loaded)
		set, failed = loadRules(req)
	}()
	ws, err := discover(req)
	if <-loaded; failed != nil {
		return nil, nil, failed
	}
	return set, ws, err
}

func discover(req Request) (*source.Workspace, error) {
	base, err := os.Getwd()
	if err != nil {
		base = "" // paths are then relative to what is scanned
	}
	return source.DiscoverAll(req.Paths, source.Options{
		IncludeVendored: req.IncludeVendored,
		IncludeTests:    req.IncludeTests,
		Base:            base,
	})
}

func config(req Request) program.Config {
	return program.Config{Jobs: req.Jobs, Progress: req.Progress, LeaveOutTests: !req.IncludeTests}
}

func explainFunction(ctx context.Context, req Request, name string) (string, error) {
	set, ws, err := open(req)
	if err != nil {
		return "", err
	}
	text, err := analyzers.Explain(ctx, ws, analyzers.Options{Rules: set, Config: config(req)}, name)
	if err != nil {
		return "", fmt.Errorf("cannot explain %s: %w", name, err)
	}
	return text, nil
}

func listBridges(ctx context.Context, req Request) (*report.Bridges, error) {
	set, ws, err := open(req)
	if err != nil {
		return nil, err
	}
	return analyzers.Bridges(ctx, ws, analyzers.Options{Rules: set, Config: config(req)})
}

func listRules(req Request) ([]report.Rule, error) {
	set, err := loadRules(req)
	if err != nil {
		return nil, err
	}
	var list []report.Rule
	for _, r := range set.Rules {
		list = append(list, analyzers.Describe(r))
	}
	return list, nil
}
