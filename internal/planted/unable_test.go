package planted_test

import (
	"maps"
	"os"
	"slices"
	"testing"

	"rubicon/internal/planted"
)

// tries is how many programs are made in which a part could fail.
const tries = 12

// TestUnable tries each part that is held to be beyond the analysis: some flow with it fails. PLANTED_SHOW is a
// part whose smallest failure is shown, or all.
func TestUnable(t *testing.T) {
	s := newScanner(t)
	parts := planted.UnableParts()
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if planted.With(name, 1, planted.Unable) == nil {
			t.Errorf("%s: there is no such part", name)
			continue
		}
		var spec *planted.Spec
		var errors []string
		var flows []int
		for try := uint64(0); try < tries && len(errors) == 0; try++ {
			spec = planted.With(name, 1+1000*try, planted.Unable)
			errors, flows = s.check(t, spec)
		}
		if len(errors) == 0 {
			t.Errorf("%s works now (%s): take it out of the table, and run many seeds", name, parts[name])
		} else if show := os.Getenv("PLANTED_SHOW"); show == name || show == "all" {
			t.Log(name + "\n" + s.explain(t, spec, errors[:1], flows[:1]))
		}
	}
}
