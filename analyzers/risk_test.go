package analyzers_test

import (
	"slices"
	"testing"
)

// TestRiskTerms shows which terms the findings of whole workspaces have.
func TestRiskTerms(t *testing.T) {
	set := loadRules(t)
	for _, test := range []struct {
		root, code, path string
		line             int
		want             []string
	}{
		{"../testdata/rules/wasm-wasmtime", "RBN301", "guest/src/lib.rs", 15, []string{"containment"}},
		{"../testdata/rules/wasm-wasmtime", "RBN102", "app.rb", 77, nil}, // what chooses the module is not in it
		{"../testdata/apps/papers", "RBN802", "ext/papers/src/words.rs", 11, []string{"unsafe"}},
		{"../testdata/apps/papers", "RBN812", "ext/papers/src/words.rs", 11, []string{"reach", "confidence"}},
		{"../testdata/apps/papers", "RBN301", "ext/papers/src/lib.rs", 50, nil}, // in Rust, but in none that is unsafe
		{"../testdata/apps/papers", "RBN201", "routes/v1.rb", 31, []string{"guard"}},
		{"../testdata/apps/papers", "RBN201", "routes/v1.rb", 25, nil},
		{"../testdata/apps/papers", "RBN911", "ext/papers/Cargo.toml", 11, []string{"reach"}},
		{"../testdata/rules/access-middleware", "RBN201", "app.rb", 9, []string{"access"}}, // guarded
		{"../testdata/rules/access-middleware", "RBN722", "app.rb", 28, []string{"access", "confidence"}},
		{"../testdata/rules/access-filters", "RBN201", "app.rb", 116, []string{"access"}},
	} {
		found := false
		for _, f := range scan(t, set, test.root).Findings {
			if f.Rule.Code != test.code || f.Location.Path != test.path || f.Location.Start.Line != test.line {
				continue
			}
			found = true
			var terms []string
			for _, term := range f.Terms {
				terms = append(terms, term.Name)
			}
			if !slices.Equal(terms, test.want) {
				t.Errorf("%s at %s:%d of %s has the terms %q, want %q", test.code, test.path, test.line, test.root, terms, test.want)
			}
		}
		if !found {
			t.Errorf("%s at %s:%d of %s is not found", test.code, test.path, test.line, test.root)
		}
	}
}
