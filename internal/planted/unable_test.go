package planted_test

import (
	"maps"
	"slices"
	"testing"

	"rubicon/internal/planted"
)

// TestUnable tries each part that is held to be beyond the analysis: some flow with it fails.
func TestUnable(t *testing.T) {
	s := newScanner(t)
	parts := planted.UnableParts()
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		spec := planted.With(name, planted.Unable)
		if spec == nil {
			t.Errorf("%s: there is no such part", name)
			continue
		}
		if errors, _ := s.check(t, spec); len(errors) == 0 {
			t.Errorf("%s works now (%s): take it out of the table, and run many seeds", name, parts[name])
		}
	}
}
