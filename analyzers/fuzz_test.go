package analyzers_test

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"rubicon/analyzers"
	"rubicon/internal/report"
	"rubicon/internal/source"
)

// scanLimit is how long a scan of a small workspace may take.
const scanLimit = 10 * time.Second

// FuzzScan scans workspaces of two files, one in each language: no scan panics, none takes long, and
// what is reported stands in the files. The seeds are the fixtures and the cases of the call graph.
func FuzzScan(f *testing.F) {
	f.Add("", "")
	seedFolders(f)
	seedArchives(f)
	set := loadRules(f)
	root := f.TempDir()
	if err := os.Mkdir(filepath.Join(root, "src"), 0o777); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, ruby, rust string) {
		content := map[string]string{"app.rb": ruby, "src/lib.rs": rust}
		for name, text := range content {
			if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		ws, err := source.Discover(root, source.Options{NoIgnore: true})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{Rules: set, Stats: true})
		if err != nil {
			t.Fatal(err)
		}
		if d := time.Since(start); d > scanLimit {
			t.Errorf("the scan took %v", d)
		}
		r.Sort()
		for i := range r.Findings {
			checkFinding(t, content, &r.Findings[i])
		}
		for _, format := range report.Formats() {
			h, err := report.New(format, io.Discard, report.Options{Color: true, All: true})
			if err == nil {
				err = h.Handle(r)
			}
			if err != nil {
				t.Errorf("%s: %v", format, err)
			}
		}
	})
}

// checkFinding checks that the places of a finding are in the files.
func checkFinding(t *testing.T, content map[string]string, f *report.Finding) {
	t.Helper()
	locations := []*report.Location{&f.Location}
	for i := range f.Steps {
		locations = append(locations, &f.Steps[i].Location)
	}
	for _, l := range locations {
		text, ok := content[l.Path]
		if !ok || l.Start.Offset > l.End.Offset || l.End.Offset > len(text) || l.Start.Line < 1 || l.Start.Column < 1 {
			t.Errorf("%s stands at %+v", f.Message, *l)
		}
	}
}

// seedFolders adds the fixtures: all files of a language as one.
func seedFolders(f *testing.F) {
	root := filepath.Join("..", "testdata", "rules")
	entries, err := os.ReadDir(root)
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		archive := &txtar.Archive{}
		err := filepath.WalkDir(filepath.Join(root, e.Name()), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			archive.Files = append(archive.Files, txtar.File{Name: name, Data: data})
			return err
		})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(both(archive))
	}
}

// seedArchives adds the cases of the call graph.
func seedArchives(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("..", "testdata", "calls", "*.txtar"))
	if err != nil || len(files) == 0 {
		f.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(both(archive))
	}
}

// both returns the Ruby and the Rust of an archive. Its Rust files become modules.
func both(archive *txtar.Archive) (ruby, rust string) {
	var a, b strings.Builder
	for _, file := range archive.Files {
		base := strings.TrimSuffix(filepath.Base(file.Name), ".rs")
		switch source.LangOf(file.Name) {
		case source.Ruby:
			a.Write(file.Data)
		case source.Rust:
			if base == "lib" || base == "main" {
				b.Write(file.Data)
				break
			}
			b.WriteString("mod " + base + " {\n" + string(file.Data) + "\n}\n")
		}
	}
	return a.String(), b.String()
}
