// Package analyzers is the list of all analyzers, and what they find as a report has it.
package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"rubicon/analyzers/access"
	"rubicon/analyzers/calls"
	"rubicon/analyzers/console"
	"rubicon/analyzers/difference"
	"rubicon/analyzers/document"
	"rubicon/analyzers/exposure"
	"rubicon/analyzers/program"
	"rubicon/analyzers/routes"
	"rubicon/analyzers/rulecheck"
	"rubicon/analyzers/setting"
	"rubicon/analyzers/surface"
	"rubicon/analyzers/taint"
	"rubicon/internal/rule"
)

// Suite is the analyzers of one configuration. The stages do not report; each rule's check does.
type Suite struct {
	Program, Calls, Documents, Taint, Surface, Setting, Console, Access, Exposure, Differences, Routes *analysis.Analyzer
	Checks                                                                                             []*analysis.Analyzer // one for each of Rules
	Rules                                                                                              []*rule.Rule
	// PathOf, unless nil, returns the path by which fingerprints call a file, so that they do not depend on the folder
	// that paths are relative to.
	PathOf func(path string) string

	set *rule.Set
}

// New returns the suite of all rules of set.
func New(set *rule.Set, cfg program.Config) *Suite {
	s := &Suite{Rules: set.Rules, set: set}
	s.Program = program.New(set, cfg)
	s.Calls = calls.New(s.Program, set)
	s.Documents = document.New(s.Calls, cfg.Documents)
	s.Taint = taint.New(s.Calls, s.Documents, cfg)
	s.Surface = surface.New(s.Calls, s.Taint)
	s.Setting = setting.New(s.Program, s.Calls, s.Surface)
	s.Console = console.New(s.Calls, s.Setting)
	s.Access = access.New(s.Calls, s.Console)
	s.Exposure = exposure.New(s.Calls, s.Access)
	found := []*analysis.Analyzer{s.Taint, s.Surface, s.Setting, s.Console, s.Exposure}
	s.Differences = difference.New(s.Documents, s.Access, found...)
	s.Routes = routes.New(s.Calls, s.Differences)
	for _, r := range set.Rules {
		s.Checks = append(s.Checks, rulecheck.New(s.Program, s.Documents, append(found[:len(found):len(found)], s.Differences), r))
	}
	return s
}

// All returns all analyzers of the suite.
func (s *Suite) All() []*analysis.Analyzer {
	return append([]*analysis.Analyzer{s.Program, s.Calls, s.Documents, s.Taint, s.Surface, s.Setting, s.Console, s.Access, s.Exposure, s.Differences, s.Routes}, s.Checks...)
}
