package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestParseMain checks that what is parsed is what a scan would read: no test code, no manifests.
func TestParseMain(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.rb": "x = 1\ny = 2\n", "b.rs": "fn f() {}\n", "Cargo.toml": "[package]\n", "spec/a_spec.rb": "z\n", "notes.txt": "-\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, jobs := range []string{"1", "3"} {
		var out bytes.Buffer
		if err := parseMain([]string{"-jobs", jobs, dir}, &out); err != nil {
			t.Fatal(err)
		}
		var got parsed
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if want := (parsed{Files: 2, Bytes: 22, Lines: 3}); got != want {
			t.Errorf("%s jobs parsed %+v, want %+v", jobs, got, want)
		}
	}
}

func TestMissingCorpus(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	err := bench([]string{"-ruby", missing, "-rust", ""}, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), missing) || !strings.Contains(err.Error(), "-ruby DIR") {
		t.Errorf("the error is %v; it should name the folder and the flag", err)
	}
}

func TestMeasurement(t *testing.T) {
	runs := func(seconds ...int) []run {
		var all []run
		for _, s := range seconds {
			all = append(all, run{wall: time.Duration(s) * time.Second, cpu: time.Duration(2*s) * time.Second, memory: s << 20})
		}
		return all
	}
	m := &measurement{parsed: parsed{Files: 1, Bytes: 1 << 20, Lines: 1000}, parse: runs(9, 2, 1), scan: runs(3, 1, 60)}
	if got := m.ratio(median, wall); got != 1.5 {
		t.Errorf("the ratio is %v, want that of the medians, 3 to 2", got)
	}
	if got := median(runs(4, 1, 3, 2), wall); got != 2500*time.Millisecond {
		t.Errorf("the median of four is %v", got)
	}
	if got := m.ratio(best, wall); got != 1 {
		t.Errorf("the ratio is %v, want that of the best runs, 1 to 1", got)
	}
	if !m.kept() {
		t.Error("the promises are kept")
	}
	if m.scan = runs(3, 4, 60); m.kept() {
		t.Error("a ratio of 2 keeps the promise")
	}
	m.parse, m.scan = runs(1000), runs(116)
	if m.kept() {
		t.Errorf("116 MB for 1 MB of source keep the promise of %d", m.bound())
	}
	var out strings.Builder
	m.print(&out)
	for _, part := range []string{"1 files, 1000 lines, 1.0 MB", "116.0 MB", "116.0 bytes per byte", "101 %"} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("the text does not say %q:\n%s", part, out.String())
		}
	}
}
