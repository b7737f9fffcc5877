package rust_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rubicon/grammars"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// TestDumpTree prints the tree of the file that RUBICON_DUMP names.
func TestDumpTree(t *testing.T) {
	name := os.Getenv("RUBICON_DUMP")
	if name == "" {
		t.Skip("RUBICON_DUMP names no file")
	}
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := grammars.Parse(source.Rust, src)
	if err != nil {
		t.Fatal(err)
	}
	symbols, _ := grammars.Symbols(source.Rust)
	fields, _ := grammars.Fields(source.Rust)
	var walk func(n syntax.NodeID, depth int)
	walk = func(n syntax.NodeID, depth int) {
		node := &tree.Nodes[n]
		kind := "ERROR"
		if node.Kind != syntax.KindError {
			kind = symbols[node.Kind].Name
		}
		text := tree.Text(n)
		if len(text) > 50 {
			text = text[:50]
		}
		f := ""
		if node.Field() != 0 {
			f = fields[node.Field()] + ": "
		}
		fmt.Printf("%s%s%s(%d) %q\n", strings.Repeat("  ", depth), f, kind, node.Kind, text)
		for c := tree.FirstChild(n); c != syntax.None; c = tree.NextSibling(n, c) {
			walk(c, depth+1)
		}
	}
	walk(0, 0)
}
