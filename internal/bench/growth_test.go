package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rubicon/internal/source"
)

// TestGrow: a tree grows by files of each corpus in turn, and what it had stays; files of no language count no lines.
func TestGrow(t *testing.T) {
	ruby, rust := t.TempDir(), t.TempDir()
	for i := range 3 {
		write(t, filepath.Join(ruby, "lib", fmt.Sprintf("%d.rb", i)), "a = 1\nb = 2\n")
	}
	write(t, filepath.Join(rust, "Cargo.toml"), "[package]\nname = \"a\"\n")
	write(t, filepath.Join(rust, "src", "lib.rs"), strings.Repeat("// f\n", 10))
	files, err := interleaved([]corpus{{dir: ruby}, {dir: ""}, {dir: rust}})
	if err != nil || len(files) != 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	g := grower{dir: t.TempDir(), files: files}
	for _, want := range []struct{ lines, grown int }{{2, 2}, {3, 4}, {5, 14}, {100, 16}} {
		if err := g.grow(want.lines); err != nil || g.lines != want.grown {
			t.Errorf("asked for %d lines the tree has %d, want %d; %v", want.lines, g.lines, want.grown, err)
		}
	}
	ws, err := source.DiscoverAll([]string{g.dir}, source.Options{})
	if err != nil || len(ws.Entries) != 5 {
		t.Errorf("the tree has %d files, %v", len(ws.Entries), err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestSlope(t *testing.T) {
	for _, power := range []float64{1, 1.5, 0} {
		var sizes []size
		for _, lines := range []int{10, 100, 1000} {
			seconds := math.Pow(float64(lines), power)
			sizes = append(sizes, size{lines: lines, run: run{wall: time.Duration(seconds * float64(time.Second))}})
		}
		if got := slope(sizes, func(s size) float64 { return s.wall.Seconds() }); math.Abs(got-power) > 1e-6 {
			t.Errorf("the slope of lines^%v is %v", power, got)
		}
	}
}

func TestParseGrowth(t *testing.T) {
	if got, err := parseGrowth("300, 10,,"); err != nil || !slices.Equal(got, []int{10, 300}) {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := parseGrowth(""); err != nil || len(got) > 0 {
		t.Errorf("%v, %v", got, err)
	}
	for _, text := range []string{"0", "x", "10,-1"} {
		if _, err := parseGrowth(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

// TestStages: the figure of a stage is the median of the runs, and those that take no time are not shown.
func TestStages(t *testing.T) {
	m := &measurement{parsed: parsed{Files: 1, Bytes: 1, Lines: 1}, parse: []run{{wall: 1, cpu: 1}}, scan: []run{{wall: 1, cpu: 1}}}
	for _, millis := range []string{"30", "10", "20"} {
		file := filepath.Join(t.TempDir(), "report.json")
		write(t, file, `{"stats": {"stages": [{"name": "taint", "millis": `+millis+`}, {"name": "setting", "millis": 1}]}}`)
		r, err := readReport(file)
		if err != nil {
			t.Fatal(err)
		}
		m.addStages(r)
	}
	var out strings.Builder
	m.print(&out)
	if !strings.Contains(out.String(), "stage    taint         0.02 s\n") || strings.Contains(out.String(), "setting") {
		t.Errorf("the text says\n%s", out.String())
	}
}
