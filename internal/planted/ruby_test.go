package planted_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"rubicon/internal/planted"
)

// TestRuby runs programs with the real Ruby and Sinatra: what is said of each sink is true. PLANTED_RUBY says how many.
func TestRuby(t *testing.T) {
	if out, err := exec.Command("ruby", "-e", "require 'sinatra/base'; require 'rack/mock'").CombinedOutput(); err != nil {
		if os.Getenv("RUBICON_REQUIRE_ALL") == "1" {
			t.Fatalf("%v\n%s", err, out)
		}
		t.Skip("the generated programs were not run, for want of ruby with sinatra")
	}
	args := []string{filepath.Join("testdata", "run.rb")}
	dir := t.TempDir()
	first := setting(t, "PLANTED_FIRST", 1)
	for seed := first; seed < first+setting(t, "PLANTED_RUBY", 5); seed++ {
		root := filepath.Join(dir, strconv.Itoa(seed))
		dump(t, root, planted.NewSpec(uint64(seed), func(*planted.Part) bool { return false }))
		args = append(args, root)
	}
	for name := range planted.UnableParts() {
		root := filepath.Join(dir, filepath.Base(name))
		spec := planted.With(name, 1, planted.Unable)
		if spec.Subject != planted.Ruby {
			continue
		}
		dump(t, root, spec)
		args = append(args, root)
	}
	out, err := exec.Command("ruby", args...).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

// dump writes a program and its plan below root.
func dump(t testing.TB, root string, spec *planted.Spec) {
	t.Helper()
	p := planted.Write(spec, planted.Variant{})
	save(t, root, p)
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "program.json"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestDump writes programs into the folder that PLANTED_DUMP names, for a look at them.
func TestDump(t *testing.T) {
	dir := os.Getenv("PLANTED_DUMP")
	if dir == "" {
		t.Skip("PLANTED_DUMP names no folder")
	}
	first := setting(t, "PLANTED_FIRST", 1)
	for seed := first; seed < first+setting(t, "PLANTED_SEEDS", seeds); seed++ {
		dump(t, filepath.Join(dir, strconv.Itoa(seed)), planted.NewSpec(uint64(seed), planted.Unable))
	}
}
