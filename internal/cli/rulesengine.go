package cli

import (
	"context"
	"slices"

	"rubicon/analyzers/ruletest"
	"rubicon/internal/rule"
	"rubicon/rules"
)

// checkRules reads a folder of the user's rules beside those of this build.
func checkRules(dir string) (*RuleFolder, error) {
	set, err := rule.Load(rules.FS, rule.Dir(dir))
	if err != nil {
		return nil, err
	}
	builtin, err := rule.Load(rules.FS)
	if err != nil {
		return nil, err
	}
	own := &RuleFolder{
		Rules: len(set.Rules) - len(builtin.Rules), Kinds: len(set.Kinds) - len(builtin.Kinds), KindsLeft: set.KindsLeft(),
	}
	var files []string
	seen := map[rule.Origin]bool{}
	note := func(o rule.Origin, row bool) {
		if seen[o] {
			return
		}
		seen[o] = true
		files = append(files, o.File)
		if row {
			own.Rows++
		}
	}
	for _, r := range set.Rules {
		if r.Own() {
			note(r.Origin, false)
		}
	}
	for _, k := range set.Kinds {
		if _, ok := builtin.Kind(k.Name); !ok {
			note(k.Origin, false)
		}
	}
	for _, row := range set.Rows()[len(builtin.Rows()):] {
		note(row.Origin, true)
	}
	slices.Sort(files)
	own.Files = len(slices.Compact(files))
	return own, nil
}

// runRuleTests runs the tests of a folder of the user's rules.
func runRuleTests(ctx context.Context, dir string) (*RuleTest, error) {
	r, err := ruletest.Run(ctx, rules.FS, dir)
	if err != nil {
		return nil, err
	}
	out := &RuleTest{Rules: r.Rules, Rows: r.Rows}
	for _, c := range r.Cases {
		problems := make([][]string, len(c.Problems))
		for i, p := range c.Problems {
			problems[i] = append([]string{p.Text}, p.Why...)
		}
		out.Cases = append(out.Cases, RuleCase{Name: c.Name, Wanted: c.Wanted, Known: c.Known, Problems: problems, Missed: c.Missed})
	}
	for _, u := range r.Unmet {
		lines := []string{u.Row}
		if u.Near != "" {
			lines = append(lines, u.Near)
		}
		out.Unmet = append(out.Unmet, lines)
	}
	return out, nil
}

// ruleGrammar returns what those who write rules want to know.
func ruleGrammar(req Request) (*RuleGrammar, error) {
	set, err := loadRules(req)
	if err != nil {
		return nil, err
	}
	g := &RuleGrammar{Text: rules.Grammar, Schema: rule.Schema()}
	for _, k := range set.Kinds {
		kind := RuleKind{Name: k.Name, Description: k.Description}
		if k.PartOf != "" {
			kind.Description += " (a part of " + k.PartOf + ")"
		}
		for _, r := range set.RulesOf(k.Name) {
			kind.Rules = append(kind.Rules, r.Code)
		}
		g.Kinds = append(g.Kinds, kind)
	}
	for _, t := range set.Trusts {
		g.Trusts = append(g.Trusts, RuleKind{Name: t.Name, Description: t.Description})
	}
	return g, nil
}
