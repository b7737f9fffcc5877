package rust_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected IR in testdata/ir/rust")

// TestGolden compares the printed IR of each testdata/ir/rust/*.txtar, whose file in.rs is the
// source, with its file want.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("../../testdata/ir/rust/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(ar.Files) == 0 || ar.Files[0].Name != "in.rs" {
				t.Fatal("the first file is not in.rs")
			}
			got := dump(lower(t, string(ar.Files[0].Data)))
			if *update {
				ar.Files = append(ar.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(ar.Files) != 2 || string(ar.Files[1].Data) != got {
				t.Errorf("the IR has changed; if that is right, renew it with\n\tgo test ./internal/rust -run Golden -update\ngot:\n%s", got)
			}
		})
	}
}
