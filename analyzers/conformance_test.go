package analyzers_test

import (
	"context"
	"fmt"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"rubicon/analyzers"
	"rubicon/analyzers/program"
	"rubicon/internal/driver"
	"rubicon/internal/source"
)

// TestConformance runs the suite over the bundled application by Rubicon's driver and by the checker
// of go/analysis, and compares what they report: the analyzers are ordinary ones.
func TestConformance(t *testing.T) {
	t.Chdir(filepath.Join("..", "testdata", "apps", "papers"))
	ws, err := source.Discover(".", source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, e := range ws.Entries {
		files = append(files, e.Path)
	}
	ours := ourDiagnostics(t, ws)
	theirs := checkerDiagnostics(t, files)
	if len(ours) < 5 {
		t.Fatalf("the application has %d diagnostics, too few for a comparison", len(ours))
	}
	for _, d := range ours {
		if !slices.Contains(theirs, d) {
			t.Errorf("only Rubicon's driver reports\n%s", d)
		}
	}
	for _, d := range theirs {
		if !slices.Contains(ours, d) {
			t.Errorf("only the checker of go/analysis reports\n%s", d)
		}
	}
	if !slices.Equal(ours, theirs) && !t.Failed() {
		t.Error("the drivers report the same, but not as often or not in the same order")
	}
}

// TestValidate checks that the suite is one that every driver of go/analysis takes.
func TestValidate(t *testing.T) {
	suite := analyzers.New(loadRules(t), program.Config{}).All()
	if err := analysis.Validate(suite); err != nil {
		t.Error(err)
	}
	names := map[string]bool{}
	for _, a := range suite {
		if names[a.Name] {
			t.Errorf("two analyzers are called %s", a.Name)
		}
		names[a.Name] = true
		if len(a.FactTypes) > 0 {
			t.Errorf("%s has facts: a workspace is one unit", a.Name)
		}
	}
}

// ourDiagnostics runs a new suite by Rubicon's driver.
func ourDiagnostics(t *testing.T, ws *source.Workspace) []string {
	t.Helper()
	entries := map[string]source.Entry{}
	w := driver.Workspace{Read: func(name string) ([]byte, error) {
		f, err := ws.Load(entries[name])
		if err != nil {
			return nil, err
		}
		return f.Content, nil
	}}
	for _, e := range ws.Entries {
		entries[e.Path] = e
		w.Files = append(w.Files, e.Path)
	}
	suite := analyzers.New(loadRules(t), program.Config{}).All()
	results, fset, err := driver.Run(context.Background(), suite, w)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, a := range suite {
		all = append(all, describe(fset, a, results[a].Diagnostics)...)
	}
	return all
}

// checkerDiagnostics runs a new suite by the checker of go/analysis, over a package that has no Go
// files: those of the workspace are its other files.
func checkerDiagnostics(t *testing.T, files []string) []string {
	t.Helper()
	pkg := &packages.Package{
		ID:         "workspace",
		Name:       "workspace",
		PkgPath:    "workspace",
		Types:      types.NewPackage("workspace", "workspace"),
		TypesInfo:  &types.Info{},
		TypesSizes: types.SizesFor("gc", "amd64"),
		Fset:       token.NewFileSet(),
		OtherFiles: files,
	}
	suite := analyzers.New(loadRules(t), program.Config{}).All()
	graph, err := checker.Analyze(suite, []*packages.Package{pkg}, nil)
	if err != nil {
		t.Fatal(err)
	}
	actions := map[*analysis.Analyzer]*checker.Action{}
	for action := range graph.All() {
		if action.Err != nil {
			t.Fatalf("%s: %v", action.Analyzer, action.Err)
		}
		actions[action.Analyzer] = action
	}
	var all []string
	for _, a := range suite {
		all = append(all, describe(pkg.Fset, a, actions[a].Diagnostics)...)
	}
	return all
}

// describe writes diagnostics with all that they hold.
func describe(fset *token.FileSet, a *analysis.Analyzer, diagnostics []analysis.Diagnostic) []string {
	place := func(pos, end token.Pos) string {
		from, to := fset.Position(pos), fset.Position(end)
		return fmt.Sprintf("%s #%d to %s #%d", from, from.Offset, to, to.Offset)
	}
	var all []string
	for _, d := range diagnostics {
		text := fmt.Sprintf("%s: %s: %s: %s", a.Name, place(d.Pos, d.End), d.Category, d.Message)
		for _, r := range d.Related {
			text += fmt.Sprintf("\n\t%s: %s", place(r.Pos, r.End), r.Message)
		}
		all = append(all, text)
	}
	return all
}
