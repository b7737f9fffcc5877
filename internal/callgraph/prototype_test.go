package callgraph

import (
	"slices"
	"testing"
)

func TestPrototype(t *testing.T) {
	for _, c := range []struct {
		text, name, returns string
		params              []string
	}{
		{"int go(const char*, int)", "go", "int", []string{"const char*", "int"}},
		{"void *malloc(size_t size);", "malloc", "void *", []string{"size_t size"}},
		{"int now(void)", "now", "int", nil},
		{"int now()", "now", "int", nil},
		{"void qsort(void *base, size_t n, int (*compare)(void *, void *), char tail[4])", "qsort", "void", []string{"void *base", "size_t n", "int (*compare)(void *, void *)", "char tail[4]"}},
		{"unsigned\tlong\n_f1 ( int\n a )", "_f1", "unsigned\tlong", []string{"int\n a"}},
	} {
		name, returns, params, ok := prototype(c.text)
		if !ok || name != c.name || returns != c.returns || !slices.Equal(params, c.params) {
			t.Errorf("%q: %q %q %q %v", c.text, name, returns, params, ok)
		}
	}
	for _, text := range []string{"", "int", "int go", "(int)", "int go(int", "int (*f)(int)", "int go*(int)", "()", " ("} {
		if name, _, params, ok := prototype(text); ok {
			t.Errorf("%q was read as %q %q", text, name, params)
		}
	}
}

func FuzzPrototype(f *testing.F) {
	f.Add("int go(const char *, int (*f)(int), ...)")
	f.Add("\xff(,)")
	f.Fuzz(func(t *testing.T, text string) {
		name, _, params, ok := prototype(text)
		if ok && name == "" || !ok && (name != "" || params != nil) {
			t.Errorf("%q: %q %q %v", text, name, params, ok)
		}
	})
}
