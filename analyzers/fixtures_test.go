package analyzers_test

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rubicon/analyzers"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/want"
	"rubicon/internal/wanttest"
	"rubicon/rules"
)

// TestFixtures scans each folder of testdata/rules and compares the findings with the annotations
// in its files. Findings that only say what is there (severity info) count in folders that speak of their rule.
func TestFixtures(t *testing.T) {
	set := loadRules(t)
	wanttest.Run(t, filepath.Join("..", "testdata", "rules"), func(root string) []want.Got {
		r := scan(t, set, root)
		checkSaidOnce(t, r)
		return slices.DeleteFunc(got(r), func(g want.Got) bool {
			return informs(r, g.Code) && !mentions(t, root, g.Code)
		})
	})
}

// informs reports whether the rule of that code only says what is there.
func informs(r *report.Report, code string) bool {
	return slices.ContainsFunc(r.Rules, func(x report.Rule) bool { return x.Code == code && x.Severity == "info" })
}

// mentions reports whether a file below root has that word in it.
func mentions(t *testing.T, root, word string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		found = found || strings.Contains(string(text), word)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// checkSaidOnce checks that no two paths say the same of the same two places, and that all paths to a
// sink are in one finding.
func checkSaidOnce(t *testing.T, r *report.Report) {
	t.Helper()
	type said struct {
		code, message string
		source, sink  report.Location
	}
	type found struct {
		code, note string
		sink       report.Location
	}
	sinks := map[found]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		s := found{f.Rule.Code, f.Steps[len(f.Steps)-1].Note, f.Location}
		if sinks[s] {
			t.Errorf("%s:%d: %s has two findings", s.sink.Path, s.sink.Start.Line, s.code)
		}
		sinks[s] = true
	}
	seen := map[said]bool{}
	for f, p := range allPaths(r) {
		s := said{f.Rule.Code, p.Message, p.Steps[0].Location, f.Location}
		if seen[s] {
			t.Errorf("%s:%d: %s: %q is reported twice", s.sink.Path, s.sink.Start.Line, s.code, s.message)
		}
		seen[s] = true
	}
}

// allPaths yields each path of each finding.
func allPaths(r *report.Report) iter.Seq2[*report.Finding, report.Path] {
	return func(yield func(*report.Finding, report.Path) bool) {
		for i := range r.Findings {
			f := &r.Findings[i]
			if !yield(f, report.Path{Message: f.Message, Confidence: f.Confidence, Risk: f.Risk, Steps: f.Steps}) {
				return
			}
			for _, p := range f.Others {
				if !yield(f, p) {
					return
				}
			}
		}
	}
}

func loadRules(t testing.TB) *rule.Set {
	t.Helper()
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func scan(t testing.TB, set *rule.Set, root string) *report.Report {
	t.Helper()
	ws, err := source.Discover(root, source.Options{IncludeTests: true})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{Rules: set})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// route returns the route that the note of a source names, as annotations write it.
func route(note string) string {
	i := strings.LastIndex(note, " of ")
	if i < 0 {
		return ""
	}
	return strings.Replace(note[i+len(" of "):], " ", ":", 1)
}

func got(r *report.Report) []want.Got {
	var all []want.Got
	for f, p := range allPaths(r) {
		if f.Suppressed() {
			continue
		}
		src, sink := &p.Steps[0], &p.Steps[len(p.Steps)-1].Location
		all = append(all, want.Got{
			Path: sink.Path, Line: sink.Start.Line, Code: f.Rule.Code,
			SourcePath: src.Location.Path, SourceLine: src.Location.Start.Line, Route: route(src.Note),
		})
	}
	return all
}

// TestHabit checks that calls of which there are many are one finding that names them all.
func TestHabit(t *testing.T) {
	r := scan(t, loadRules(t), filepath.Join("..", "testdata", "rules", "configuration-habits"))
	if len(r.Findings) != 1 || len(r.Findings[0].Others) != 5 {
		t.Errorf("%d findings; want one with five other places", len(r.Findings))
	}
}
