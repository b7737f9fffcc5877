package planted_test

import (
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
	for seed := first; seed < first+setting(t, "PLANTED_RUST", 3); seed++ {
		root := filepath.Join(dir, strconv.Itoa(seed))
		save(t, root, planted.Write(planted.NewRustSpec(uint64(seed), func(*planted.Part) bool { return false }), planted.Variant{Order: uint64(seed)}))
		cmd := exec.Command("rustc", "--edition", "2021", "--emit", "metadata", "--out-dir", root, filepath.Join(root, "src", "main.rs"))
		// Debian 12 has 1.63, in which let-else is a feature that is asked for; from 1.65 on this says nothing new.
		cmd.Args = append(cmd.Args, "-Zcrate-attr=feature(let_else)")
		cmd.Env = append(os.Environ(), "RUSTC_BOOTSTRAP=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("seed %d: %v\n%s", seed, err, out)
		}
	}
}
