package callgraph

import (
	"slices"
	"testing"
)

func TestPrototype(t *testing.T) {
	for _, c := range []struct {
		text, name string
		params     []string
	}{
		{"int go(const char*, int)", "go", []string{"const char*", "int"}},
		{"void *malloc(size_t size);", "malloc", []string{"size_t size"}},
		{"int now(void)", "now", nil},
		{"int now()", "now", nil},
		{"void qsort(void *base, size_t n, int (*compare)(void *, void *), char tail[4])", "qsort", []string{"void *base", "size_t n", "int (*compare)(void *, void *)", "char tail[4]"}},
		{"unsigned\tlong\n_f1 ( int\n a )", "_f1", []string{"int\n a"}},
	} {
		name, params, ok := prototype(c.text)
		if !ok || name != c.name || !slices.Equal(params, c.params) {
			t.Errorf("%q: %q %q %v", c.text, name, params, ok)
		}
	}
	for _, text := range []string{"", "int", "int go", "(int)", "int go(int", "int (*f)(int)", "int go*(int)", "()", " ("} {
		if name, params, ok := prototype(text); ok {
			t.Errorf("%q was read as %q %q", text, name, params)
		}
	}
}

func FuzzPrototype(f *testing.F) {
	f.Add("int go(const char *, int (*f)(int), ...)")
	f.Add("\xff(,)")
	f.Fuzz(func(t *testing.T, text string) {
		name, params, ok := prototype(text)
		if ok && name == "" || !ok && (name != "" || params != nil) {
			t.Errorf("%q: %q %q %v", text, name, params, ok)
		}
	})
}
