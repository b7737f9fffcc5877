package analyzers_test

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"rubicon/analyzers"
	"rubicon/internal/callgraph"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// namingSections are the sections whose rows only say what names mean: they are met by way of the
// rows that need the names, which this test cannot see.
var namingSections = []string{"delegate", "class", "alias", "noreturn", "macro", "fix"}

// TestEveryRowIsMet keeps the models' promises: each row describes a call of some fixture in
// testdata/rules or of a rule's example, where the test of those shows what it does. A row with
// several names is met if one of them is.
func TestEveryRowIsMet(t *testing.T) {
	set := loadRules(t)
	met := map[rule.Origin]bool{}
	for _, root := range rowPrograms(t, set) {
		markMet(t, set, root, met)
	}
	var unmet []rule.Origin
	for _, row := range set.Rows() {
		if !slices.Contains(namingSections, row.Section) && !met[row.Origin] {
			unmet = append(unmet, row.Origin)
		}
	}
	slices.SortFunc(unmet, func(a, b rule.Origin) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	for _, origin := range slices.Compact(unmet) {
		t.Errorf("rules/%s: no call in testdata/rules meets this row: add one to a fixture, or delete the row", origin)
	}
}

// rowPrograms returns the folders of all fixtures, and of all programs of the rules' examples.
func rowPrograms(t *testing.T, set *rule.Set) []string {
	t.Helper()
	fixtures := filepath.Join("..", "testdata", "rules")
	entries, err := os.ReadDir(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	var roots []string
	for _, entry := range entries {
		if entry.IsDir() {
			roots = append(roots, filepath.Join(fixtures, entry.Name()))
		}
	}
	for _, r := range set.Rules {
		for _, example := range r.Examples {
			for _, program := range []string{example.Bad, example.Good} {
				archive := &txtar.Archive{Files: []txtar.File{{Name: exampleFile[example.Lang], Data: []byte(program)}}}
				if example.Lang == "txtar" {
					archive = txtar.Parse([]byte(program))
				}
				roots = append(roots, extract(t, archive))
			}
		}
	}
	return roots
}

// markMet marks the rows that calls of the workspace in root meet.
func markMet(t *testing.T, set *rule.Set, root string, met map[rule.Origin]bool) {
	t.Helper()
	ws, err := source.Discover(root, source.Options{IncludeTests: true})
	if err != nil {
		t.Fatal(err)
	}
	suite := analyzers.New(set, analyzers.Options{}.Config)
	results, err := suite.Run(context.Background(), ws)
	if err != nil {
		t.Fatal(err)
	}
	graph := results[suite.Calls].Value.(*callgraph.Graph)
	graph.CallStats() // asks for every call
	graph.Backs()     // and for what Rust calls
	for _, row := range set.Rows() {
		if graph.Met(row.ID) {
			met[row.Origin] = true
		}
	}
}
