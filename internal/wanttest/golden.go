package wanttest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Golden compares what render makes of the source in each dir/*.txtar, its first file, which must be
// called in, with its second, want. With update it writes want anew instead; renew is the command
// that does so.
func Golden(t *testing.T, dir, in string, update bool, renew string, render func(t *testing.T, src string) string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens in %s: %v", dir, err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(ar.Files) == 0 || ar.Files[0].Name != in {
				t.Fatalf("the first file is not %s", in)
			}
			got := render(t, string(ar.Files[0].Data))
			if update {
				ar.Files = append(ar.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(ar.Files) != 2 || string(ar.Files[1].Data) != got {
				t.Errorf("it has changed; if that is right, renew it with\n\t%s\ngot:\n%s", renew, got)
			}
		})
	}
}
