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
		return got(scan(t, set, root))
	})
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
