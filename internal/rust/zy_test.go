package rust_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rubicon/internal/rust"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

func TestDirty(t *testing.T) {
	root := os.Getenv("RUBICON_DIRTY")
	if root == "" {
		t.Skip()
	}
	opt := options
	opt.Parse = func(src []byte) (*syntax.Tree, error) {
		tree, err := parse(src)
		if err != nil {
			return tree, err
		}
		for c := tree.FirstChild(0); c != syntax.None; c = tree.NextSibling(0, c) {
			for i := c; i < syntax.NodeID(tree.Nodes[c].Next); i++ {
				if tree.Nodes[i].Kind == syntax.KindError || tree.Nodes[i].Missing() {
					fmt.Printf("DIRTY %d %.150q\n", tree.Nodes[c].End-tree.Nodes[c].Start, tree.Text(c))
					break
				}
			}
		}
		return tree, err
	}
	filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".rs") {
			return nil
		}
		src, _ := os.ReadFile(path)
		tree, err := parse(src)
		if err == nil {
			rust.Lower(tree, source.NewFile(path, source.Rust, src), opt)
		}
		return nil
	})
}
