package driver_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"rubicon/internal/driver"
)

// stage returns an analyzer that notes that it ran and returns its name.
func stage(ran *[]string, name string, requires ...*analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       name,
		Doc:        name,
		Requires:   requires,
		ResultType: reflect.TypeFor[string](),
		Run: func(pass *analysis.Pass) (any, error) {
			*ran = append(*ran, name)
			return name, nil
		},
	}
}

func TestRequiredRunOnceAndFirst(t *testing.T) {
	var ran []string
	bottom := stage(&ran, "bottom")
	left, right := stage(&ran, "left", bottom), stage(&ran, "right", bottom)
	top := stage(&ran, "top", right, left)
	results, _, err := driver.Run(context.Background(), []*analysis.Analyzer{left, top, bottom}, driver.Workspace{})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"bottom", "left", "right", "top"}; !slices.Equal(ran, want) {
		t.Errorf("ran %q, want %q", ran, want)
	}
	for _, a := range []*analysis.Analyzer{bottom, left, right, top} {
		if r := results[a]; r == nil || r.Analyzer != a || r.Value != a.Name {
			t.Errorf("the result of %s is %+v", a, r)
		}
	}
}

// TestPass checks what an analyzer sees.
func TestPass(t *testing.T) {
	var ran []string
	required, other := stage(&ran, "required"), stage(&ran, "other")
	unreadable := errors.New("unreadable")
	looks := &analysis.Analyzer{Name: "looks", Doc: "looks", Requires: []*analysis.Analyzer{required}}
	looks.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Analyzer != looks || pass.Fset == nil || pass.Pkg == nil || pass.String() == "" {
			t.Error("the pass lacks its analyzer, file set or package")
		}
		if !slices.Equal(pass.OtherFiles, []string{"a.rb", "b.rs"}) || len(pass.Files) != 0 {
			t.Errorf("the files are %q", pass.OtherFiles)
		}
		if len(pass.ResultOf) != 1 || pass.ResultOf[required] != "required" {
			t.Errorf("the results are %v", pass.ResultOf)
		}
		if text, err := pass.ReadFile("a.rb"); err != nil || string(text) != "text of a.rb" {
			t.Errorf("a.rb holds %q, %v", text, err)
		}
		if _, err := pass.ReadFile("b.rs"); !errors.Is(err, unreadable) {
			t.Errorf("reading b.rs: %v", err)
		}
		pass.Report(analysis.Diagnostic{Pos: 1, Message: "first"})
		pass.Report(analysis.Diagnostic{Pos: 1, Message: "second"})
		return nil, nil
	}
	w := driver.Workspace{Files: []string{"a.rb", "b.rs"}, Read: func(name string) ([]byte, error) {
		if name == "b.rs" {
			return nil, unreadable
		}
		return []byte("text of " + name), nil
	}}
	results, fset, err := driver.Run(context.Background(), []*analysis.Analyzer{looks, other}, w)
	if err != nil || fset == nil {
		t.Fatal(err)
	}
	if d := results[looks].Diagnostics; len(d) != 2 || d[0].Message != "first" || d[1].Message != "second" {
		t.Errorf("the diagnostics are %v", d)
	}
	if len(results[other].Diagnostics) != 0 {
		t.Error("an analyzer has the diagnostics of another one")
	}
}

// TestAnalyzerError: the error names its analyzer, and nothing runs after it.
func TestAnalyzerError(t *testing.T) {
	var ran []string
	broken := errors.New("broken")
	fails := &analysis.Analyzer{Name: "fails", Doc: "fails", Run: func(*analysis.Pass) (any, error) { return nil, broken }}
	results, _, err := driver.Run(context.Background(), []*analysis.Analyzer{stage(&ran, "after", fails), fails}, driver.Workspace{})
	if !errors.Is(err, broken) || err.Error() != "fails: broken" || results != nil {
		t.Errorf("results %v, error %v; want fails: broken", results, err)
	}
	if len(ran) > 0 {
		t.Errorf("%q ran after an error", ran)
	}
}

func TestCanceled(t *testing.T) {
	var ran []string
	ctx, cancel := context.WithCancel(context.Background())
	cancels := &analysis.Analyzer{Name: "cancels", Doc: "cancels", Run: func(*analysis.Pass) (any, error) {
		cancel()
		return nil, nil
	}}
	suite := []*analysis.Analyzer{stage(&ran, "before"), stage(&ran, "after", cancels)}
	if _, _, err := driver.Run(ctx, suite, driver.Workspace{}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if !slices.Equal(ran, []string{"before"}) {
		t.Errorf("ran %q, want what comes before the cancellation", ran)
	}
	ran = nil
	if _, _, err := driver.Run(ctx, suite, driver.Workspace{}); !errors.Is(err, context.Canceled) || len(ran) > 0 {
		t.Errorf("canceled from the beginning: ran %q, error %v", ran, err)
	}
}

// TestInvalidSuite: what go/analysis does not take is refused before anything runs.
func TestInvalidSuite(t *testing.T) {
	var ran []string
	a, b := stage(&ran, "a"), stage(&ran, "b")
	a.Requires, b.Requires = []*analysis.Analyzer{b}, []*analysis.Analyzer{a}
	for name, suite := range map[string][]*analysis.Analyzer{
		"a circle":           {a},
		"a name with a dash": {stage(&ran, "a-b")},
		"no doc":             {{Name: "x", Run: a.Run}},
	} {
		if _, _, err := driver.Run(context.Background(), suite, driver.Workspace{}); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if len(ran) > 0 {
		t.Errorf("%q ran", ran)
	}
}
