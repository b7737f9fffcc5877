package wanttest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rubicon/internal/want"
)

// write makes a case of files, given as path and content.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for path, content := range files {
		name := filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestRun(t *testing.T) {
	dir := write(t, map[string]string{
		"one/app.rb":   "system(params[:x]) # want RBN201\n",
		"two/app.rb":   "`#{params[:x]}` # want RBN201 from=1\n",
		"README.md":    "Not a case.\n",
		"two/ext/x.rs": "fn x() {}\n",
	})
	var roots []string
	Run(t, dir, func(root string) []want.Got {
		roots = append(roots, filepath.Base(root))
		return []want.Got{{Path: "app.rb", Line: 1, Code: "RBN201", SourcePath: "app.rb", SourceLine: 1}}
	})
	if !slices.Equal(roots, []string{"one", "two"}) {
		t.Errorf("scanned %v", roots)
	}
}
