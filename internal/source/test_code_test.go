package source

import "testing"

func TestIsTest(t *testing.T) {
	for path, want := range map[string]bool{
		"src/main.rs":                     false,
		"tests/run.rs":                    true,
		"crates/a/benches/speed.rs":       true,
		"spec/app_spec.rb":                true,
		"lib/rack/test/methods.rb":        false,
		"examples/hello.rs":               true,
		"crates/a/examples/hello.rs":      true,
		"crates/a/examples/hello/main.rs": true,
		"examples/hello/src/main.rs":      false,
		"examples/shop/app.rb":            false,
	} {
		if got := IsTest(path); got != want {
			t.Errorf("IsTest(%q) = %v, want %v", path, got, want)
		}
	}
}
