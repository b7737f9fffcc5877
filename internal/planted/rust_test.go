package planted_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"rubicon/internal/planted"
)

// TestRustCompiles asks the compiler whether the programs of Rust are such. PLANTED_RUST says how many.
func TestRustCompiles(t *testing.T) {
	if _, err := exec.LookPath("rustc"); err != nil {
		if os.Getenv("RUBICON_REQUIRE_ALL") == "1" {
			t.Fatal(err)
		}
		t.Skip("the generated programs were not compiled, for want of rustc")
	}
	dir := t.TempDir()
	first := setting(t, "PLANTED_FIRST", 1)
	version := rustVersion(t)
	for _, subject := range planted.RustSubjects {
		for seed := first; seed < first+setting(t, "PLANTED_RUST", 3); seed++ {
			root := filepath.Join(dir, subject.String(), strconv.Itoa(seed))
			newer := func(p *planted.Part) bool { return p.Since > version }
			program := planted.Write(planted.NewSpecOf(subject, uint64(seed), newer), planted.Variant{Order: uint64(seed)})
			save(t, root, program)
			// The source stands first.
			cmd := exec.Command("rustc", "--edition", "2021", "--emit", "metadata", "--out-dir", root, filepath.Join(root, program.Files[0].Path))
			if subject == planted.Pointers {
				cmd.Args = append(cmd.Args, "--crate-type", "lib")
			}
			// Debian 12 has 1.63, in which let-else is a feature that is asked for; from 1.65 on this says nothing new.
			cmd.Args = append(cmd.Args, "-Zcrate-attr=feature(let_else)")
			cmd.Env = append(os.Environ(), "RUSTC_BOOTSTRAP=1")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v, seed %d: %v\n%s", subject, seed, err, out)
			}
		}
	}
}

// rustVersion returns the number behind the first dot of the compiler's version.
func rustVersion(t *testing.T) int {
	t.Helper()
	out, err := exec.Command("rustc", "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	var version int
	if _, err := fmt.Sscanf(string(out), "rustc 1.%d.", &version); err != nil {
		t.Fatalf("%s: %v", out, err)
	}
	return version
}
