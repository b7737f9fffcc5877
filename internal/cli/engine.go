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
	return Engine{Scan: scanWorkspace, Explain: explainFunction, Rules: listRules}
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

func open(req Request) (*rule.Set, *source.Workspace, error) {
	set, err := loadRules(req)
	if err != nil {
		return nil, nil, err
	}
	base, err := os.Getwd()
	if err != nil {
		base = "" // paths are then relative to what is scanned
	}
	ws, err := source.DiscoverAll(req.Paths, source.Options{
		IncludeVendored: req.IncludeVendored,
		IncludeTests:    req.IncludeTests,
		Base:            base,
	})
	return set, ws, err
}

func config(req Request) program.Config {
	return program.Config{Jobs: req.Jobs, Progress: req.Progress}
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
