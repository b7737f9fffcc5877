package analyzers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"rubicon/internal/report"
	"rubicon/internal/rule"
)

// TestExamples scans the examples of every rule: the rule reports the bad program, and no rule reports anything
// in the good one, but for other rules that only say what is there. Both must parse without an error, since a file that is not
// understood is silent too.
func TestExamples(t *testing.T) {
	set := loadRules(t)
	for _, r := range set.Rules {
		for i, example := range r.Examples {
			t.Run(fmt.Sprintf("%s/%d", r.Code, i+1), func(t *testing.T) {
				if bad := scanExample(t, set, example, example.Bad); !reports(bad, r.Code) {
					t.Errorf("%s: the bad program is not reported as %s; reported is:\n%s", example.Origin, r.Code, list(bad))
				}
				good := scanExample(t, set, example, example.Good)
				good.Findings = slices.DeleteFunc(good.Findings, func(f report.Finding) bool {
					return f.Suppressed() || f.Rule.Severity == "info" && f.Rule.Code != r.Code
				})
				if len(good.Findings) > 0 {
					t.Errorf("%s: the good program is reported:\n%s", example.Origin, list(good))
				}
			})
		}
	}
}

// exampleFile is where the program of an example in one language stands.
var exampleFile = map[string]string{"ruby": "app.rb", "rust": "src/lib.rs"}

// scanExample writes one program of an example into a folder of its own and scans it.
func scanExample(t *testing.T, set *rule.Set, example rule.Example, program string) *report.Report {
	t.Helper()
	archive := &txtar.Archive{}
	if example.Lang == "txtar" {
		archive = txtar.Parse([]byte(program))
	} else {
		archive.Files = []txtar.File{{Name: exampleFile[example.Lang], Data: []byte(program)}}
	}
	r := scan(t, set, extract(t, archive))
	if want := len(archive.Files); r.Coverage.Files > want || r.Coverage.Files == 0 {
		t.Errorf("%s: %d of %d files were read", example.Origin, r.Coverage.Files, want)
	}
	for _, d := range r.Coverage.Damaged {
		t.Errorf("%s: %s:%d: syntax error", example.Origin, d.Path, d.Line)
	}
	for _, s := range r.Coverage.Skipped {
		t.Errorf("%s: %s was not read: %s", example.Origin, s.Path, s.Reason)
	}
	for _, e := range r.Errors {
		t.Errorf("%s: %s:%d: %s", example.Origin, e.Path, e.Line, e.Message)
	}
	return r
}

// extract writes the files of an archive into a new folder and returns it.
func extract(t testing.TB, archive *txtar.Archive) string {
	t.Helper()
	root := t.TempDir()
	for _, f := range archive.Files {
		name := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// reports reports whether a report has a finding of that code.
func reports(r *report.Report, code string) bool {
	for i := range r.Findings {
		if r.Findings[i].Rule.Code == code {
			return true
		}
	}
	return false
}

// list writes the findings of a report, one a line.
func list(r *report.Report) string {
	var b strings.Builder
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(&b, "\t%s:%d:%d: %s %s\n", f.Location.Path, f.Location.Start.Line, f.Location.Start.Column, f.Rule.Code, f.Message)
	}
	if b.Len() == 0 {
		return "\tnothing"
	}
	return b.String()
}
