package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"rubicon/analyzers"
	"rubicon/analyzers/program"
	"rubicon/grammars"
	"rubicon/internal/compliance"
	"rubicon/internal/config"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/ruledoc"
	"rubicon/internal/source"
	"rubicon/rules"
)

// NewEngine returns the engine of this build.
func NewEngine() Engine {
	return Engine{
		Scan: scanWorkspace, Surveyor: newSurveyor, Directives: analyzers.Directives, Explain: explainFunction,
		Bridges: listBridges, Routes: listRoutes, Rules: listRules, RulePages: rulePages, CheckRules: checkRules, Grammar: ruleGrammar, TestRules: runRuleTests,
		Grammars: listGrammars, CheckConfig: checkConfig,
	}
}

// loadRules reads the rules of this build and those of the user's folders.
func loadRules(req Request) (*rule.Set, error) {
	sources := []fs.FS{rules.FS}
	for _, dir := range req.RuleDirs {
		sources = append(sources, rule.Dir(dir))
	}
	return rule.Load(sources...)
}

// chooseRules returns the rules of a set that a request leaves, with the severities of the configuration.
func chooseRules(set *rule.Set, req Request) (*rule.Set, error) {
	choice := rule.Choice{Select: req.Select, Ignore: req.Ignore, Trusted: req.Trusted}
	if req.Config != nil {
		if err := checkSelectors(set, req.Config); err != nil {
			return nil, err
		}
		choice.Severity = req.Config.Severity
		if slices.Equal(req.Trusted, req.Config.TrustedSources) {
			if err := checkTrusted(set, req.Config); err != nil {
				return nil, err
			}
		}
	}
	return set.Choose(choice)
}

// checkConfig returns an error if a configuration speaks of rules, severities or sources that do not exist.
func checkConfig(c *config.Config) error {
	req := Request{Config: c, Trusted: c.TrustedSources}
	for _, dir := range c.Rules {
		req.RuleDirs = append(req.RuleDirs, filepath.Join(c.Dir, dir))
	}
	set, err := loadRules(req)
	if err == nil {
		err = checkSelectors(set, c)
	}
	if err != nil {
		return err
	}
	return checkTrusted(set, c)
}

// checkTrusted returns an error if a configuration trusts sources that do not exist.
func checkTrusted(set *rule.Set, c *config.Config) error {
	if _, err := set.Choose(rule.Choice{Trusted: c.TrustedSources}); err != nil {
		return fmt.Errorf("%s:%d: trusted-sources: %w", here(c.Path), c.Line("trusted-sources"), err)
	}
	return nil
}

// checkSelectors returns an error if a configuration names rules or severities that do not exist.
func checkSelectors(set *rule.Set, c *config.Config) error {
	var errs []error
	for _, s := range c.Selectors() {
		err := set.CheckSelector(s.Text)
		if err == nil && s.Severity != "" {
			err = rule.CheckSeverity(s.Severity)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", here(c.Path), s.Line, err))
		}
	}
	return errors.Join(errs...)
}

func scanWorkspace(ctx context.Context, req Request) (*report.Report, error) {
	set, ws, err := open(req)
	if err != nil {
		return nil, err
	}
	if req.Sized != nil {
		req.Sized(ws.Bytes())
	}
	r, err := analyzers.Scan(ctx, ws, scanOptions(set, ws, req))
	if err != nil {
		return nil, err
	}
	finish(r, set, ws, req)
	return r, nil
}

// surveyor analyzes workspaces again and again, and keeps what it need not do twice.
type surveyor struct {
	rules *rule.Set                 // those of this build
	trees map[string]*program.Trees // by Request.Base
}

func newSurveyor() func(context.Context, Request) (*report.Report, *report.Map, error) {
	return (&surveyor{trees: map[string]*program.Trees{}}).survey
}

func (s *surveyor) survey(ctx context.Context, req Request) (*report.Report, *report.Map, error) {
	set, err := s.load(req)
	if err == nil {
		set, err = chooseRules(set, req)
	}
	if err != nil {
		return nil, nil, err
	}
	ws, err := discover(req)
	if err != nil {
		return nil, nil, err
	}
	opt := scanOptions(set, ws, req)
	if s.trees[req.Base] == nil {
		s.trees[req.Base] = program.NewTrees()
	}
	opt.Config.Trees = s.trees[req.Base]
	r, links, err := analyzers.Survey(ctx, ws, opt)
	if err != nil {
		return nil, nil, err
	}
	finish(r, set, ws, req)
	return r, links, nil
}

// load returns the rules of this build, which do not change, and with them those of the user's folders, which do.
func (s *surveyor) load(req Request) (*rule.Set, error) {
	if len(req.RuleDirs) > 0 {
		return loadRules(req)
	}
	if s.rules != nil {
		return s.rules, nil
	}
	set, err := loadRules(req)
	if err == nil {
		s.rules = set
	}
	return set, err
}

func scanOptions(set *rule.Set, ws *source.Workspace, req Request) analyzers.Options {
	return analyzers.Options{Rules: set, Config: programConfig(req, ws), Stats: req.Stats, Timings: req.Timings, PathOf: pathOf(req, ws.Root)}
}

// finish adds to a report what the analysis does not know.
func finish(r *report.Report, set *rule.Set, ws *source.Workspace, req Request) {
	r.Root = ws.Root
	applyPerPath(r, set, ws.Root, req.Config)
	r.Tool = report.Tool{Name: "rubicon", Version: Version()}
}

// open loads the rules and, meanwhile, looks for the files of the workspace.
func open(req Request) (*rule.Set, *source.Workspace, error) {
	var set *rule.Set
	var failed error
	loaded := make(chan struct{})
	go func() {
		defer close(loaded)
		if set, failed = loadRules(req); failed == nil {
			set, failed = chooseRules(set, req)
		}
	}()
	ws, err := discover(req)
	if <-loaded; failed != nil {
		return nil, nil, failed
	}
	return set, ws, err
}

func discover(req Request) (*source.Workspace, error) {
	base := req.Base
	if wd, err := os.Getwd(); base == "" && err == nil {
		base = wd // else paths are relative to what is scanned
	}
	ws, err := source.DiscoverAll(req.Paths, source.Options{
		IncludeVendored: req.IncludeVendored,
		IncludeTests:    req.IncludeTests,
		Exclude:         source.NewPatterns(patternsDir(req.Config, base), req.Exclude),
		Include:         source.NewPatterns(patternsDir(req.Config, base), req.Include),
		Absent:          req.Absent,
		Base:            base,
	})
	if err == nil {
		ws.Overlay = req.Overlay
	}
	return ws, err
}

// pathOf returns how fingerprints call a file, given by its path from root.
func pathOf(req Request, root string) func(string) string {
	if req.Project == "" {
		return nil
	}
	return func(path string) string {
		rel, ok := inside(req.Project, filepath.Join(root, filepath.FromSlash(path)))
		if !ok {
			return path
		}
		if renamed, ok := req.Renames[rel]; ok {
			return renamed
		}
		return rel
	}
}

// patternsDir returns the folder that patterns of files count from: that of the configuration, else the current one.
func patternsDir(c *config.Config, current string) string {
	if c != nil && c.Dir != "" {
		return c.Dir
	}
	return current
}

// applyPerPath takes the findings out of a report, or changes their severity, that the configuration says so of.
func applyPerPath(r *report.Report, set *rule.Set, root string, c *config.Config) {
	if c == nil || len(c.PerPath) == 0 {
		return
	}
	patterns := make([]*source.Patterns, len(c.PerPath))
	for i, p := range c.PerPath {
		patterns[i] = source.NewPatterns(c.Dir, p.Paths)
	}
	kept := r.Findings[:0]
	for _, f := range r.Findings {
		of := set.Rule(f.Rule.Code)
		abs := filepath.Join(root, filepath.FromSlash(f.Location.Path))
		ignored := false
		for i, p := range c.PerPath {
			if !patterns[i].Match(abs) {
				continue
			}
			ignored = ignored || rule.SelectsAny(p.Ignore, of)
			if severity := rule.SeverityOf(p.Severity, of); severity != of.Severity {
				f.SetSeverity(severity)
			}
		}
		if !ignored {
			kept = append(kept, f)
		}
	}
	r.Findings = kept
}

func programConfig(req Request, ws *source.Workspace) program.Config {
	cfg := program.Config{Jobs: req.Jobs, Progress: req.Progress, LeaveOutTests: !req.IncludeTests}
	for _, file := range req.Config.Flags()["openapi"] {
		if rel, ok := inside(ws.Root, realPath(file)); ok {
			file = rel
		}
		cfg.Documents = append(cfg.Documents, file)
	}
	cfg.Cache, cfg.Build = openCache(req)
	return cfg
}

func explainFunction(ctx context.Context, req Request, name string) (string, error) {
	set, ws, err := open(req)
	if err != nil {
		return "", err
	}
	text, err := analyzers.Explain(ctx, ws, analyzers.Options{Rules: set, Config: programConfig(req, ws)}, name)
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
	return analyzers.Bridges(ctx, ws, analyzers.Options{Rules: set, Config: programConfig(req, ws)})
}

func listRoutes(ctx context.Context, req Request) (*report.Report, *report.Routes, error) {
	set, ws, err := open(req)
	if err != nil {
		return nil, nil, err
	}
	r, all, err := analyzers.Routes(ctx, ws, scanOptions(set, ws, req))
	if err != nil {
		return nil, nil, err
	}
	finish(r, set, ws, req)
	all.SetTool(r.Tool)
	analyzers.AddFindings(all, r)
	return r, all, nil
}

// rulePages returns the pages about the rules of a request's folders, or about those of this build if it has none.
func rulePages(req Request) (map[string]string, error) {
	set, err := loadRules(req)
	if err != nil {
		return nil, err
	}
	standards, err := compliance.Load(rules.Standards)
	if err != nil {
		return nil, err
	}
	return ruledoc.Pages(set, standards, func(r *rule.Rule) bool { return len(req.RuleDirs) == 0 || r.Own() }), nil
}

func listGrammars() (list []Grammar) {
	for _, lang := range [...]source.Lang{source.Ruby, source.Rust} {
		list = append(list, Grammar{Language: lang.String(), ABI: grammars.ABI(lang), Module: grammars.Module})
	}
	return list
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
