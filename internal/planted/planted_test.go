package planted_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rubicon/analyzers"
	"rubicon/internal/planted"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/rules"
)

// seeds are how many programs a run makes; PLANTED_SEEDS says another number, PLANTED_FIRST where to begin.
const seeds = 30

// setting reads a number from the environment.
func setting(t testing.TB, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// scanner scans programs.
type scanner struct {
	set *rule.Set
	dir string
	n   int
}

func newScanner(t testing.TB) *scanner {
	t.Helper()
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return &scanner{set: set, dir: t.TempDir()}
}

// place is a line of a program that a rule reports.
type place struct {
	path string
	line int
	code string
}

// scan returns what is found in a program. What only informs is left out, and what is said of checks: that one which
// holds nothing back is a weak one is true, and so is that an exported function panics by an assertion.
func (s *scanner) scan(t testing.TB, p *planted.Program) map[place]bool {
	t.Helper()
	s.n++
	root := filepath.Join(s.dir, strconv.Itoa(s.n))
	defer os.RemoveAll(root)
	save(t, root, p)
	ws, err := source.Discover(root, source.Options{IncludeTests: true})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{Rules: s.set})
	if err != nil {
		t.Fatal(err)
	}
	found := map[place]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.Severity != "info" && !strings.HasPrefix(f.Rule.Code, "RBN0") && f.Rule.Code != "RBN813" {
			found[place{f.Location.Path, f.Location.Start.Line, f.Rule.Code}] = true
		}
	}
	return found
}

// save writes a program's files below root.
func save(t testing.TB, root string, p *planted.Program) {
	t.Helper()
	for _, f := range p.Files {
		path := filepath.Join(root, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f.Text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// wrong returns what was found and must not be, and what was not: one line each, and the flows that are concerned.
func wrong(p *planted.Program, found map[place]bool) (errors []string, flows []int) {
	wanted := map[place]bool{}
	for _, s := range p.Sinks {
		at := place{s.Path, s.Line, s.Code}
		wanted[at] = s.Must
		if s.Must && !found[at] {
			errors = append(errors, fmt.Sprintf("%s:%d: %s is missed (flow %d)", s.Path, s.Line, s.Code, s.Flow))
			flows = append(flows, s.Flow)
		}
		for at := range found {
			if at.path != s.Path || at.line != s.Line {
				continue
			}
			if at.code != s.Code || !s.Must {
				errors = append(errors, fmt.Sprintf("%s:%d: %s is wrong (flow %d)", at.path, at.line, at.code, s.Flow))
				flows = append(flows, s.Flow)
			}
			delete(found, at)
		}
	}
	for at := range found {
		errors = append(errors, fmt.Sprintf("%s:%d: %s is wrong", at.path, at.line, at.code))
		flows = append(flows, -1)
	}
	return errors, flows
}

// TestPlanted scans random programs of Ruby whose answer is known.
func TestPlanted(t *testing.T) { scanSeeds(t, planted.NewSpec) }

// TestPlantedRust is TestPlanted for programs of Rust, of each subject.
func TestPlantedRust(t *testing.T) {
	for _, subject := range planted.RustSubjects {
		t.Run(subject.String(), func(t *testing.T) {
			scanSeeds(t, func(seed uint64, skip func(*planted.Part) bool) *planted.Spec {
				return planted.NewSpecOf(subject, seed, skip)
			})
		})
	}
}

// scanSeeds scans the programs of some seeds. The first failures are shown, of others only their parts.
func scanSeeds(t *testing.T, plan func(seed uint64, skip func(*planted.Part) bool) *planted.Spec) {
	s := newScanner(t)
	first := setting(t, "PLANTED_FIRST", 1)
	limit := setting(t, "PLANTED_FAILURES", 5)
	failed := 0
	for seed := first; seed < first+setting(t, "PLANTED_SEEDS", seeds); seed++ {
		spec := plan(uint64(seed), planted.Unable)
		errors, flows := s.check(t, spec)
		if len(errors) == 0 {
			continue
		}
		if failed++; failed > limit {
			for i, f := range flows {
				if f >= 0 {
					t.Logf("seed %d: %s: %v", seed, errors[i], &spec.Flows[f])
				}
			}
			continue
		}
		t.Errorf("seed %d:\n%s", seed, s.explain(t, spec, errors, flows))
	}
	if failed > limit {
		t.Errorf("%d programs fail; the first %d are shown", failed, limit)
	}
}

// check scans a program as it is planned.
func (s *scanner) check(t testing.TB, spec *planted.Spec) ([]string, []int) {
	t.Helper()
	p := planted.Write(spec, planted.Variant{})
	return wrong(p, s.scan(t, p))
}

// explain makes failures small, one for each flow that fails, and shows them.
func (s *scanner) explain(t testing.TB, spec *planted.Spec, errors []string, flows []int) string {
	t.Helper()
	var out strings.Builder
	out.WriteString(strings.Join(errors, "\n") + "\n")
	fails := func(x *planted.Spec) bool {
		errors, _ := s.check(t, x)
		return len(errors) > 0
	}
	slices.Sort(flows)
	shown := false
	for _, id := range slices.Compact(flows) {
		if id < 0 {
			continue
		}
		one := &planted.Spec{Seed: spec.Seed, Classic: spec.Classic, Subject: spec.Subject, Flows: spec.Flows[id : id+1]}
		if fails(one) {
			out.WriteString(s.show(t, planted.Shrink(one, fails), planted.Variant{}))
			shown = true
		}
	}
	if !shown {
		out.WriteString(s.show(t, planted.Shrink(spec, fails), planted.Variant{}))
	}
	return out.String()
}

// show writes a program, and what is wrong in it.
func (s *scanner) show(t testing.TB, spec *planted.Spec, v planted.Variant) string {
	t.Helper()
	var out strings.Builder
	for i := range spec.Flows {
		fmt.Fprintf(&out, "%v\n", &spec.Flows[i])
	}
	errors, _ := s.check(t, spec)
	slices.Sort(errors)
	out.WriteString(strings.Join(errors, "\n") + "\n")
	for _, f := range planted.Write(spec, v).Files {
		fmt.Fprintf(&out, "--- %s\n%s", f.Path, f.Text)
	}
	return out.String()
}
