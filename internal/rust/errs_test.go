package rust_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rubicon/internal/syntax"
)

func TestErrs(t *testing.T) {
	root := os.Getenv("RUBICON_ERRS")
	if root == "" {
		t.Skip()
	}
	filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".rs") {
			return nil
		}
		src, _ := os.ReadFile(path)
		tree, err := parse(src)
		if err != nil {
			return nil
		}
		shown := 0
		for i := 0; i < len(tree.Nodes) && shown < 3; i++ {
			n := &tree.Nodes[i]
			if n.Kind == syntax.KindError || n.Missing() {
				shown++
				s := max(0, int(n.Start)-60)
				e := min(len(src), int(n.End)+60)
				if int(n.End-n.Start) > 60 {
					e = int(n.Start) + 90
				}
				fmt.Printf("%s: %q <<%q>> %q\n", path[len(root):], src[s:n.Start], src[n.Start:min(int(n.End), e)], src[min(int(n.End), e):e])
				i = int(n.Next) - 1
			}
		}
		return nil
	})
}
