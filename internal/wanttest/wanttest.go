// Package wanttest runs the tests whose expectations are annotations in sources; package want has their grammar.
package wanttest

import (
	"os"
	"path/filepath"
	"testing"

	"rubicon/internal/want"
)

// Run runs a subtest for each case, that is for each folder in dir: scan gets the folder and
// returns what it finds there. In the end the known errors are counted in the test's log.
func Run(t *testing.T, dir string, scan func(root string) []want.Got) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var cases int
	var all []want.Want
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		cases++
		root := filepath.Join(dir, entry.Name())
		t.Run(entry.Name(), func(t *testing.T) {
			wants, err := want.Parse(root)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, wants...)
			for _, problem := range want.Compare(wants, scan(root)) {
				t.Error(problem.Text)
			}
		})
	}
	if cases == 0 {
		t.Fatalf("%s has no cases", dir)
	}
	n := want.CountWants(all)
	t.Logf("%d cases: %d findings wanted, %d known false positives, %d known false negatives",
		cases, n.Found, n.FalsePositive, n.FalseNegative)
}
