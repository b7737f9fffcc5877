// Package determinism_test holds the output of whole scans against that of others of the same files. It takes as long as all other
// tests of the analyzers together, beside which it runs because it is a package of its own.
package determinism_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"

	"rubicon/analyzers"
	"rubicon/analyzers/program"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/rules"
)

// TestDeterminism scans the bundled application and all fixtures as one workspace with one and two
// processors, one and four jobs, each twice: every format's output is the same bytes each time. Go
// walks a map in another order every time, so that a map whose order reaches the output shows here.
func TestDeterminism(t *testing.T) {
	for _, workspace := range []string{"apps/papers", "rules"} {
		root := filepath.Join("..", "..", "testdata", filepath.FromSlash(workspace))
		t.Run(workspace, func(t *testing.T) {
			set, err := rule.Load(rules.FS)
			if err != nil {
				t.Fatal(err)
			}
			want := render(t, set, root, 1)
			for _, processors := range []int{1, 2} {
				for _, jobs := range []int{1, 4} {
					name := fmt.Sprintf("GOMAXPROCS=%d jobs=%d", processors, jobs)
					t.Run(name, func(t *testing.T) {
						defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
						for range 2 {
							compare(t, want, render(t, set, root, jobs))
						}
					})
				}
			}
		})
	}
}

// render scans the workspace at root and writes the report in every format.
func render(t *testing.T, set *rule.Set, root string, jobs int) map[string]string {
	t.Helper()
	ws, err := source.Discover(root, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{Rules: set, Config: program.Config{Jobs: jobs}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) < 5 {
		t.Fatalf("%d findings are too few for a comparison", len(r.Findings))
	}
	r.Sort()
	out := map[string]string{}
	for _, format := range report.Formats() {
		var b bytes.Buffer
		h, err := report.New(format, &b, report.Options{All: true})
		if err == nil {
			err = h.Handle(r)
		}
		if err != nil {
			t.Fatal(err)
		}
		out[format] = b.String()
	}
	return out
}

// compare fails at the first line in which an output differs from what it was.
func compare(t *testing.T, want, got map[string]string) {
	t.Helper()
	for _, format := range report.Formats() {
		if want[format] == got[format] {
			continue
		}
		a, b := bytes.Split([]byte(want[format]), []byte("\n")), bytes.Split([]byte(got[format]), []byte("\n"))
		for i := range min(len(a), len(b)) {
			if !bytes.Equal(a[i], b[i]) {
				t.Errorf("%s, line %d: the first scan wrote\n%s\nnow it is\n%s", format, i+1, a[i], b[i])
				return
			}
		}
		t.Errorf("%s: the first scan wrote %d lines, now it is %d", format, len(a), len(b))
	}
}
