// Package rulecheck makes an analyzer of each rule: it reports the flows of the rule's kind.
package rulecheck

import (
	"fmt"
	"go/token"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"rubicon/analyzers/program"
	"rubicon/internal/document"
	"rubicon/internal/rule"
	"rubicon/internal/taint"
)

// Result lists the flows that the analyzer reported, in the order of its diagnostics.
type Result []*taint.Flow

// New returns the analyzer of rule r over what prog and documents, analyzers of the packages program and document, and those of
// flows make, each of which has a *taint.Result or a *document.Compared. The rule's code is the Category of its diagnostics, and the steps of the path are
// their Related information. Its result is a Result.
func New(prog, documents *analysis.Analyzer, flows []*analysis.Analyzer, r *rule.Rule) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       identifier(r.Name),
		Doc:        r.Title + "\n\n" + r.Description,
		URL:        "https://pkg.go.dev/rubicon/rules",
		Requires:   append([]*analysis.Analyzer{prog, documents}, flows...),
		ResultType: reflect.TypeFor[Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			c := &check{pass: pass, rule: r, program: pass.ResultOf[prog].(*program.Program), documents: pass.ResultOf[documents].(*document.Result)}
			var out Result
			for _, a := range flows {
				found := flowsOf(pass.ResultOf[a])
				for i := range found {
					if f := &found[i]; f.Kind == r.Kind {
						pass.Report(c.diagnostic(f))
						out = append(out, f)
					}
				}
			}
			return out, nil
		},
	}
}

// flowsOf returns the findings in the result of an analyzer.
func flowsOf(result any) []taint.Flow {
	if compared, ok := result.(*document.Compared); ok {
		return compared.Flows
	}
	return result.(*taint.Result).Flows
}

// identifier turns a rule's name into the Go identifier that an analyzer's name must be.
func identifier(name string) string { return strings.ReplaceAll(name, "-", "_") }

type check struct {
	pass    *analysis.Pass
	rule    *rule.Rule
	program *program.Program

	documents *document.Result
}

// pos returns the place of an offset in the file of a step.
func (c *check) pos(s *taint.Step, offset uint32) token.Pos {
	if base, ok := c.documents.Bases[s.File]; ok && s.File != nil {
		return base + token.Pos(offset)
	}
	if s.File != nil {
		return c.program.SettingBases[s.File] + token.Pos(offset)
	}
	return c.program.Bases[c.program.Funcs[s.Func].File] + token.Pos(offset)
}

func (c *check) diagnostic(f *taint.Flow) analysis.Diagnostic {
	sink := &f.Steps[len(f.Steps)-1]
	d := analysis.Diagnostic{
		Pos:      c.pos(sink, sink.Pos),
		End:      c.pos(sink, sink.End),
		Category: c.rule.Code,
		Message:  Message(f),
	}
	for i := range f.Steps {
		s := &f.Steps[i]
		d.Related = append(d.Related, analysis.RelatedInformation{
			Pos:     c.pos(s, s.Pos),
			End:     c.pos(s, s.End),
			Message: string(s.Role) + ": " + s.Note,
		})
	}
	return d
}

// Message says in one sentence what a flow is.
func Message(f *taint.Flow) string {
	sink := &f.Steps[len(f.Steps)-1]
	if f.Misuse != nil {
		return sink.Note
	}
	if f.SinkRow == nil && sink.Role == taint.RoleSink && strings.HasPrefix(sink.Note, "passes ") {
		return fmt.Sprintf("%s %s", f.Steps[0].Note, sink.Note)
	}
	if f.Became != "" {
		return fmt.Sprintf("%s decides %s, which reaches %s", f.Steps[0].Note, f.Became, sink.Note)
	}
	return fmt.Sprintf("%s reaches %s", f.Steps[0].Note, sink.Note)
}
