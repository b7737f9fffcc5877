package analyzers_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"rubicon/analyzers"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/wanttest"
	"rubicon/rules"
)

// TestFixtures scans each folder of testdata/rules and compares the findings with the annotations
// in its files.
func TestFixtures(t *testing.T) {
	set := loadRules(t)
	wanttest.Run(t, filepath.Join("..", "testdata", "rules"), func(root string) []wanttest.Got {
		r := scan(t, set, root)
		checkSaidOnce(t, r)
		return got(r)
	})
}

// checkSaidOnce checks that no two findings say the same of the same two places.
func checkSaidOnce(t *testing.T, r *report.Report) {
	t.Helper()
	type said struct {
		code, message string
		source, sink  report.Location
	}
	seen := map[said]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		s := said{f.Rule.Code, f.Message, f.Steps[0].Location, f.Location}
		if seen[s] {
			t.Errorf("%s:%d: %s: %q is reported twice", s.sink.Path, s.sink.Start.Line, s.code, s.message)
		}
		seen[s] = true
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

func got(r *report.Report) []wanttest.Got {
	var all []wanttest.Got
	for i := range r.Findings {
		f := &r.Findings[i]
		src := &f.Steps[0].Location
		all = append(all, wanttest.Got{
			Path: f.Location.Path, Line: f.Location.Start.Line, Code: f.Rule.Code,
			SourcePath: src.Path, SourceLine: src.Start.Line, Route: route(f.Steps[0].Note),
		})
	}
	return all
}
