package wanttest

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"rubicon/internal/want"
)

const fixtures = "../../testdata/rules"

// TestFixtures shows that the annotations of the rules' fixtures are well formed.
func TestFixtures(t *testing.T) {
	entries, err := os.ReadDir(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	var all []want.Want
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		wants, err := want.Parse(filepath.Join(fixtures, entry.Name()))
		if err != nil {
			t.Error(err)
		}
		all = append(all, wants...)
	}
	n := want.CountWants(all)
	t.Logf("%d findings wanted, %d known false positives, %d known false negatives",
		n.Found, n.FalsePositive, n.FalseNegative)
}

// TestFixturesAreRuby asks the real Ruby whether the fixtures are programs.
func TestFixturesAreRuby(t *testing.T) {
	if _, err := exec.LookPath("ruby"); err != nil {
		if os.Getenv("RUBICON_REQUIRE_ALL") == "1" {
			t.Fatal(err)
		}
		t.Skip("the fixtures' syntax was not checked, for want of ruby")
	}
	args := []string{"-W0", "-e", "ARGV.each { |f| RubyVM::InstructionSequence.compile_file(f) }"}
	err := filepath.WalkDir(fixtures, func(name string, _ fs.DirEntry, err error) error {
		if slices.Contains([]string{".rb", ".ru"}, filepath.Ext(name)) {
			args = append(args, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("ruby", args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
