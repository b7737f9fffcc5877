package planted_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"rubicon/internal/planted"
)

// variants are the ways to write a program anew that must not change what is found.
var variants = map[string]planted.Variant{
	"names":  {Names: 1},
	"order":  {Order: 1},
	"split":  {Split: true},
	"dead":   {Dead: true},
	"at all": {Names: 2, Order: 2, Split: true, Dead: true},
}

// TestVariants writes programs with other names, in another order, in more files and with dead code beside: the findings stay
// the same, up to where they stand.
func TestVariants(t *testing.T) {
	s := newScanner(t)
	first := setting(t, "PLANTED_FIRST", 1)
	for seed := first; seed < first+setting(t, "PLANTED_SEEDS", seeds)/5; seed++ {
		spec := planted.NewSpec(uint64(seed), func(*planted.Part) bool { return false })
		plain := s.verdicts(t, spec, planted.Variant{})
		for _, name := range slices.Sorted(maps.Keys(variants)) {
			if got := s.verdicts(t, spec, variants[name]); !slices.Equal(got, plain) {
				t.Errorf("seed %d: other %s: %s", seed, name, difference(plain, got))
				fails := func(x *planted.Spec) bool {
					return !slices.Equal(s.verdicts(t, x, planted.Variant{}), s.verdicts(t, x, variants[name]))
				}
				small := planted.Shrink(spec, fails)
				t.Log(s.show(t, small, planted.Variant{}))
				t.Log(s.show(t, small, variants[name]))
			}
		}
	}
}

// verdicts returns what is found in a program, by flows.
func (s *scanner) verdicts(t testing.TB, spec *planted.Spec, v planted.Variant) []string {
	t.Helper()
	p := planted.Write(spec, v)
	found := s.scan(t, p)
	flows := map[string]int{}
	for _, x := range p.Sinks {
		flows[fmt.Sprintf("%s:%d", x.Path, x.Line)] = x.Flow
	}
	var all []string
	for at := range found {
		flow, ok := flows[fmt.Sprintf("%s:%d", at.path, at.line)]
		if !ok {
			flow = -1
		}
		all = append(all, fmt.Sprintf("flow %d %s", flow, at.code))
	}
	slices.Sort(all)
	return all
}

// difference says what only one of two lists has.
func difference(a, b []string) string {
	only := func(a, b []string) []string {
		return slices.DeleteFunc(slices.Clone(a), func(x string) bool { return slices.Contains(b, x) })
	}
	return fmt.Sprintf("no longer %q, now %q", only(a, b), only(b, a))
}
