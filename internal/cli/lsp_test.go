package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"rubicon/internal/lsp"
)

// BenchmarkEdit times what an edit of a project costs that is analyzed again and again: that in RUBICON_BENCH, or the
// bundled application.
func BenchmarkEdit(b *testing.B) {
	dir := os.Getenv("RUBICON_BENCH")
	if dir == "" {
		dir = filepath.Join("..", "..", "testdata", "apps", "papers")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		b.Fatal(err)
	}
	dir = realPath(dir)
	var edited string
	_ = filepath.WalkDir(dir, func(path string, _ os.DirEntry, _ error) error {
		if filepath.Ext(path) == ".rb" {
			edited = path
		}
		return nil
	})
	text, err := os.ReadFile(edited)
	if err != nil {
		b.Fatal(err)
	}
	p := &projects{engine: NewEngine(), survey: newSurveyor()}
	for i := 0; b.Loop(); i++ {
		overlay := map[string][]byte{edited: append(text[:len(text):len(text)], fmt.Sprintf("\n# %d\n", i)...)}
		a, err := p.analyze(context.Background(), lsp.Request{Path: dir, Overlay: overlay, Progress: func(int, int) {}})
		if err != nil || len(a.Report.Findings) == 0 {
			b.Fatal(a, err)
		}
	}
}
