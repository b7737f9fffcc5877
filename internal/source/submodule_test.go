package source

import (
	"fmt"
	"testing"
)

// TestModulePaths reads what git writes, and what people do.
func TestModulePaths(t *testing.T) {
	const content = "[submodule \"a\"]\n\tpath = a/b\n\turl = ../a\n[submodule \"c\"]\r\n  Path=c d ; here\r\n" +
		"[submodule \"e\"]\npath = \"e # f\"\n# path = no\npath = ../out\npath\npathology = no\n"
	if got, want := fmt.Sprintf("%q", modulePaths(content)), `["a/b" "c d" "e # f"]`; got != want {
		t.Errorf("paths %s, want %s", got, want)
	}
}
