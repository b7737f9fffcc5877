package analyzers

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/risk"
	"rubicon/internal/route"
	"rubicon/internal/rule"
	"rubicon/internal/taint"
)

// riskCase returns what of a flow counts for its risk.
func (s *Suite) riskCase(r *rule.Rule, f *taint.Flow, through *callgraph.Route, access route.Status) risk.Case {
	c := risk.Case{Impact: risk.Impact(r.Severity), Reach: s.reach(f), Confidence: string(f.Confidence)}
	if f.Informs {
		c.Impact = risk.Impact("info")
	}
	if through != nil {
		verbs := strings.Split(through.Verb, "|")
		c.Access = accesses[access]
		c.Link = slices.Contains(verbs, "GET") || slices.Contains(verbs, "ANY")
	}
	crossed := false
	for i := range f.Steps {
		switch step := &f.Steps[i]; step.Role {
		case taint.RoleGuard:
			c.WeakGuard = true
		case taint.RoleCrossing:
			crossed, c.Contained = true, s.set.Models.Contained(step.Mechanism)
		}
	}
	c.Unsafe = crossed && slices.ContainsFunc(s.set.Kinds, func(k rule.Kind) bool { return k.Name == f.Kind && k.Unsafe })
	return c
}

// accesses are the risk's words for who can walk a route.
var accesses = map[route.Status]risk.Access{
	route.Guarded: risk.Guarded, route.Bypassable: risk.Passable, route.Open: risk.Open, route.Unknown: risk.Unknown,
}

// reach returns who writes the data of a flow.
func (s *Suite) reach(f *taint.Flow) risk.Reach {
	row := f.Source.Row
	switch {
	case f.Misuse != nil && f.Route != nil:
		return risk.Request // whoever asks for the route
	case f.Misuse != nil || row == nil:
		return risk.Program
	}
	trust, _ := s.set.Trust(row.Trust)
	return risk.Reach(trust.Reach)
}
