// Package ruletest runs the tests of a user's own rules: the folders below fixtures, whose programs say in comments what must
// be found in them, and the examples of the rules.
//
// What did not come out as a comment says is explained as far as that can be found out from outside of the engine: the case
// is scanned again with other rows. Without the checks and escapes that it meets, so that the one shows which took the
// danger out; with a sink at every call, so that one sees how far the data got. Cases are small, so this takes no time.
package ruletest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"rubicon/analyzers"
	"rubicon/internal/callgraph"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/want"
)

// Result is what came out.
type Result struct {
	Cases []Case
	// Unmet are the rows of the user's that no case has a call for.
	Unmet []Unmet
	// Rules and Rows count what was tested.
	Rules, Rows int
}

// Case is a folder with a program, or an example of a rule.
type Case struct {
	Name     string
	Wanted   int // findings that must be there
	Known    int // known errors
	Problems []Problem
	// Missed is what of the case was not read or not understood.
	Missed []string
}

// Problem is something that did not come out as it was to, and what is known of why.
type Problem struct {
	Text string
	Why  []string
}

// Unmet is a row that describes nothing in any case.
type Unmet struct {
	Row  string // where it stands and what it is about
	Near string // the call that is nearest to it, and why that is none; or ""
}

// Failed reports whether anything did not come out as it was to.
func (r *Result) Failed() bool {
	return slices.ContainsFunc(r.Cases, func(c Case) bool { return len(c.Problems) > 0 })
}

// Missed reports whether something was not tested: a row that nothing meets, a file that was not understood.
func (r *Result) Missed() bool {
	return len(r.Unmet) > 0 || slices.ContainsFunc(r.Cases, func(c Case) bool { return len(c.Missed) > 0 })
}

// tester runs the cases of one folder.
type tester struct {
	ctx    context.Context
	rules  []fs.FS // of this build and the user's
	dir    string
	set    *rule.Set
	result Result
	met    map[rule.Origin]bool
	near   map[rule.Origin]string
}

// Run tests the rules in folder dir, which are read beside those of builtin. An error says that they cannot be read.
func Run(ctx context.Context, builtin fs.FS, dir string) (*Result, error) {
	t := &tester{
		ctx: ctx, rules: []fs.FS{builtin, rule.Dir(dir)}, dir: dir,
		met: map[rule.Origin]bool{}, near: map[rule.Origin]string{},
	}
	var err error
	if t.set, err = rule.Load(t.rules...); err != nil {
		return nil, err
	}
	if err := t.fixtures(); err != nil {
		return nil, err
	}
	if err := t.examples(); err != nil {
		return nil, err
	}
	if len(t.result.Cases) == 0 {
		return nil, fmt.Errorf("there is nothing to test: no folder in %s and no [[example]]; rubicon rules new shows how they look", filepath.Join(dir, rule.Fixtures))
	}
	t.unmet()
	return &t.result, nil
}

// fixtures runs the cases in the folder of fixtures.
func (t *tester) fixtures() error {
	dir := filepath.Join(t.dir, rule.Fixtures)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		c, err := t.fixture(filepath.Join(rule.Fixtures, entry.Name()), filepath.Join(dir, entry.Name()))
		if err != nil {
			return err
		}
		t.result.Cases = append(t.result.Cases, c)
	}
	return nil
}

// fixture runs one case with annotations.
func (t *tester) fixture(name, root string) (Case, error) {
	c := Case{Name: filepath.ToSlash(name)}
	wants, err := want.Parse(root)
	if err != nil {
		for _, line := range strings.Split(err.Error(), "\n") {
			c.Problems = append(c.Problems, Problem{Text: line})
		}
		return c, nil
	}
	n := want.CountWants(wants)
	c.Wanted, c.Known = n.Found, n.FalsePositive+n.FalseNegative
	v, err := t.view(t.set, root)
	if err != nil {
		return c, err
	}
	t.note(v)
	c.Missed = v.missed()
	got := v.got(wants)
	for _, p := range want.Compare(wants, got) {
		problem := Problem{Text: p.Text}
		switch {
		case p.Got != nil:
			problem.Why = t.whyFound(v, p.Got)
		case p.Want.Expect != want.FalseNegative:
			problem.Why = t.whyMissing(v, root, p.Want)
		}
		c.Problems = append(c.Problems, problem)
	}
	return c, nil
}

// examples runs the examples of the user's rules: the bad program must be reported, and nothing in the good one.
func (t *tester) examples() error {
	for _, r := range t.set.Rules {
		if !r.Own() {
			continue
		}
		t.result.Rules++
		for i, e := range r.Examples {
			c := Case{Name: fmt.Sprintf("%s, example %d", r.Code, i+1), Wanted: 1}
			for _, program := range []struct{ name, text string }{{"bad", e.Bad}, {"good", e.Good}} {
				if err := t.example(&c, r, e, program.name, program.text); err != nil {
					return err
				}
			}
			t.result.Cases = append(t.result.Cases, c)
		}
	}
	return nil
}

// exampleFile is where the program of an example in one language stands.
var exampleFile = map[string]string{"ruby": "app.rb", "rust": "src/lib.rs"}

// example runs one program of an example.
func (t *tester) example(c *Case, r *rule.Rule, e rule.Example, which, program string) error {
	root, err := os.MkdirTemp("", "rubicon-example-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(root)
	archive := &txtar.Archive{Files: []txtar.File{{Name: exampleFile[e.Lang], Data: []byte(program)}}}
	if e.Lang == "txtar" {
		archive = txtar.Parse([]byte(program))
	}
	for _, f := range archive.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) {
			return fmt.Errorf("%s: %q is no path in the example", e.Origin, f.Name)
		}
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			return err
		}
	}
	v, err := t.view(t.set, root)
	if err != nil {
		return err
	}
	t.note(v)
	for _, m := range v.missed() {
		c.Missed = append(c.Missed, which+" program: "+m)
	}
	of := func(f report.Finding) bool { return !f.Suppressed() && f.Rule.Code == r.Code }
	if which == "bad" {
		if !slices.ContainsFunc(v.report.Findings, of) {
			c.Problems = append(c.Problems, Problem{
				Text: fmt.Sprintf("%s: the bad program is not reported as %s", e.Origin, r.Code),
				Why:  t.whyNowhere(v, root, r),
			})
		}
		return nil
	}
	for _, f := range v.report.Findings {
		if !f.Suppressed() && (of(f) || f.Rule.Severity != "info") {
			c.Problems = append(c.Problems, Problem{
				Text: fmt.Sprintf("%s: the good program is reported as %s at %s:%d", e.Origin, f.Rule.Code, f.Location.Path, f.Location.Start.Line),
				Why:  steps(f.Steps),
			})
		}
	}
	return nil
}

// view is what a scan of a case sees.
type view struct {
	set    *rule.Set
	report *report.Report
	graph  *callgraph.Graph

	bare  *view // the same without the rows that it meets which take danger out
	probe *view // the same with a sink at every call
}

// view scans a folder.
func (t *tester) view(set *rule.Set, root string) (*view, error) {
	ws, err := source.Discover(root, source.Options{IncludeTests: true})
	if err != nil {
		return nil, err
	}
	r, err := analyzers.Scan(t.ctx, ws, analyzers.Options{Rules: set})
	if err != nil {
		return nil, err
	}
	suite := analyzers.New(set, analyzers.Options{}.Config)
	results, err := suite.Run(t.ctx, ws)
	if err != nil {
		return nil, err
	}
	graph := results[suite.Calls].Value.(*callgraph.Graph)
	graph.CallStats() // asks for every call
	graph.Backs()     // and for what Rust calls
	return &view{set: set, report: r, graph: graph}, nil
}

// missed returns what was not read or not understood.
func (v *view) missed() (list []string) {
	for _, s := range v.report.Coverage.Skipped {
		list = append(list, fmt.Sprintf("%s was not read: %s", s.Path, s.Reason))
	}
	for _, d := range v.report.Coverage.Damaged {
		list = append(list, fmt.Sprintf("%s:%d is not understood: a syntax error", d.Path, d.Line))
	}
	for _, e := range v.report.Errors {
		list = append(list, fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Message))
	}
	return list
}

// got returns the findings as annotations have them; of rules that only inform, those that the annotations speak of.
func (v *view) got(wants []want.Want) (all []want.Got) {
	for i := range v.report.Findings {
		f := &v.report.Findings[i]
		asked := slices.ContainsFunc(wants, func(w want.Want) bool { return w.Code == f.Rule.Code })
		if f.Suppressed() || f.Rule.Severity == "info" && !asked {
			continue
		}
		all = append(all, gotOf(f, f.Steps))
		for _, p := range f.Others {
			all = append(all, gotOf(f, p.Steps))
		}
	}
	return all
}

func gotOf(f *report.Finding, steps []report.Step) want.Got {
	src := &steps[0]
	route := ""
	if i := strings.LastIndex(src.Note, " of "); i >= 0 {
		route = strings.Replace(src.Note[i+len(" of "):], " ", ":", 1)
	}
	return want.Got{
		Path: f.Location.Path, Line: f.Location.Start.Line, Code: f.Rule.Code,
		SourcePath: src.Location.Path, SourceLine: src.Location.Start.Line, Route: route,
	}
}

// named are the sections of rows that only say what names mean: that nothing meets them cannot be seen.
var named = []string{"delegate", "class", "alias", "noreturn", "macro", "fix", "kind", "trust", "pattern"}

// note notes which of the user's rows the calls of a case meet, and of the others the nearest call.
func (t *tester) note(v *view) {
	for _, row := range v.set.Rows() {
		switch {
		case !row.Own:
		case v.graph.Met(row.ID):
			t.met[row.Origin] = true
		case t.near[row.Origin] == "":
			t.near[row.Origin] = v.nearest(row)
		}
	}
}

// unmet lists the rows of the user's that no case meets.
func (t *tester) unmet() {
	seen := map[rule.Origin]bool{}
	for _, row := range t.set.Rows() {
		if !row.Own || seen[row.Origin] || slices.Contains(named, row.Section) {
			continue
		}
		seen[row.Origin] = true
		t.result.Rows++
		if !t.met[row.Origin] {
			t.result.Unmet = append(t.result.Unmet, Unmet{describe(row), t.near[row.Origin]})
		}
	}
}

// describe says which row it is.
func describe(row *rule.Row) string {
	name := row.Callee.String()
	if name == "." || name == "" {
		return fmt.Sprintf("%s: [[%s]]", row.Origin, row.Section)
	}
	return fmt.Sprintf("%s: [[%s]] %s", row.Origin, row.Section, name)
}
