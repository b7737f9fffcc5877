package analyzers

import (
	"maps"
	"slices"

	"rubicon/analyzers/program"
	"rubicon/grammars"
	"rubicon/internal/document"
	"rubicon/internal/openapi"
	"rubicon/internal/report"
	"rubicon/internal/risk"
	"rubicon/internal/ruby"
	"rubicon/internal/rule"
	"rubicon/internal/setting"
	"rubicon/internal/source"
	"rubicon/internal/suppress"
	"rubicon/internal/syntax"
)

// directives returns the comments that speak to Rubicon, also those in files that are no sources.
func directives(prog *program.Program, documents *document.Result) []source.Directive {
	all := prog.Directives
	for _, name := range slices.Sorted(maps.Keys(documents.Files)) {
		if f := documents.Files[name]; f.HasDirectives() {
			all = append(all[:len(all):len(all)], f.Directives(openapi.Comments(f.Content))...)
		}
	}
	for _, f := range prog.Settings {
		if f.HasDirectives() {
			all = append(all[:len(all):len(all)], f.Directives(setting.Comments(f))...)
		}
	}
	return all
}

// suppressed marks the findings of a report that comments suppress, and adds what is wrong with the comments as far as
// there are rules for it.
func suppressed(r *report.Report, suite *Suite, directives []source.Directive, opt Options) {
	if len(directives) == 0 {
		return
	}
	known := describeAll(opt.Rules.Known)
	ordinals := map[string]int{}
	for _, t := range suppress.Apply(r.Findings, directives, known, r.Rules, opt.now()) {
		for _, x := range suite.Rules {
			if x.Kind == t.Kind {
				r.Findings = append(r.Findings, suite.commentFinding(x, t, ordinals))
			}
		}
	}
}

// commentFinding returns the finding about a comment.
func (s *Suite) commentFinding(x *rule.Rule, t suppress.Trouble, ordinals map[string]int) report.Finding {
	d := t.Directive
	describe := Describe(x)
	at := report.Locate(d.File, d.Pos, d.End)
	step := report.Step{Role: report.RoleSink, Language: d.File.Lang.String(), Note: t.Message, Location: at}
	key := s.fingerprintKey(x, &step, nil)
	ordinals[key]++
	step.Role, step.Note = report.RoleStep, "the comment"
	return report.Finding{
		Rule: &describe, Message: t.Message, Confidence: report.High, Risk: risk.Impact(x.Severity), Location: at,
		Steps: []report.Step{step}, Fingerprint: fingerprint(key, ordinals[key]), LineHash: report.NewLineHashes(d.File.Content).Line(at.Start.Line),
	}
}

// Directives returns the comments of a file that speak to Rubicon. Code is parsed for that.
func Directives(f *source.File) ([]source.Directive, error) {
	if f.Lang.IsSetting() {
		return f.Directives(setting.Comments(f)), nil
	}
	return parsed(f, program.Directives)
}

// commentsOf returns the comments of a file. Code is parsed for that.
func commentsOf(f *source.File) ([]source.Span, error) {
	if f.Lang.IsSetting() {
		return setting.Comments(f), nil
	}
	return parsed(f, program.Comments)
}

// parsed returns what read makes of a file, of its syntax, which a template has none of, and of a parser for Ruby in it.
func parsed[T any](f *source.File, read func(*source.File, *syntax.Tree, ruby.Parse) T) (out T, err error) {
	p, err := grammars.NewParser(f.Lang)
	if err != nil {
		return out, err
	}
	defer p.Close()
	var tree *syntax.Tree
	if f.Template == source.NoTemplate {
		if tree, err = p.Parse(f.Content); err != nil {
			return out, err
		}
	}
	return read(f, tree, p.Parse), nil
}
