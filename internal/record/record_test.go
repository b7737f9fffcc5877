package record

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rubicon/internal/report"
	"rubicon/internal/source"
)

var shellRule = report.Rule{Code: "RBN201", Name: "command-injection", Title: "Shell", Severity: "critical", Remediation: "Use words."}

// begin is when the first run of a test starts.
var begin = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// finding returns a finding of that name in a line of a file.
func finding(name string, line int, risk float64, route string) report.Finding {
	f := source.NewFile("app.rb", source.Ruby, []byte(strings.Repeat("\n", line-1)+"system(params[:"+name+"])\n"))
	at := report.Locate(f, uint32(line-1), uint32(line+5))
	return report.Finding{
		Rule: &shellRule, Message: "params[:" + name + "] reaches Kernel.system", Confidence: report.High, Risk: risk, Location: at, Route: route,
		Fingerprint: fmt.Sprintf("%032x", name),
		Steps: []report.Step{
			{Role: report.RoleSource, Language: "ruby", Function: "GET /x", Note: "params[:" + name + "]", Location: at},
			{Role: report.RoleSink, Language: "ruby", Function: "GET /x", Note: "Kernel.system", Location: at},
		},
	}
}

func suppressed(f report.Finding) report.Finding {
	f.Suppression = &report.Suppression{InSource: true, Reason: "known", Location: f.Location}
	return f
}

// scan returns the scan of day n with these findings.
func scan(day int, findings ...report.Finding) *Scan {
	return &Scan{
		Application: "shop", Branch: "main", Revision: fmt.Sprintf("%040x", day), Scope: "all", Started: begin.AddDate(0, 0, day-1), Duration: 1500 * time.Millisecond,
		Report: &report.Report{
			Tool: report.Tool{Name: "rubicon", Version: "1.0"}, Rules: []report.Rule{shellRule}, Findings: findings,
			Coverage: report.Coverage{Files: 3, Ruby: 2, Rust: 1, Lines: 90, Bytes: 2000, NativeCalls: 4, Unresolved: 1},
			Stats:    &report.Stats{Stages: []report.Stage{{Name: "parse", Millis: 2.5}}, PeakMemory: 1 << 20},
		},
	}
}

// record records scans one after the other and returns the ids of the runs.
func record(t *testing.T, s *Store, scans ...*Scan) []int64 {
	t.Helper()
	var ids []int64
	for _, scan := range scans {
		r, err := s.Record(t.Context(), scan)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.Run)
	}
	return ids
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// opened opens a record and closes it when the test ends.
func opened(t *testing.T, open func(context.Context, string) (*Store, error), where string) *Store {
	t.Helper()
	s, err := open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// onEach runs a test with an empty record of each kind.
func onEach(t *testing.T, test func(t *testing.T, where string)) {
	t.Run("SQLite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "a b#?%.db")) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, postgres(t)) })
}

// said returns what changes there are, in words.
func said(changes []Change) string {
	var words []string
	for _, c := range changes {
		words = append(words, fmt.Sprintf("%d %s %s %v", c.Number, c.Kind, c.Finding.Message[8:9], c.Age))
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}

func names(findings []Finding) string {
	var words []string
	for _, f := range findings {
		words = append(words, fmt.Sprintf("%s:%d%s", f.Message[8:9], f.Line, f.Suppression))
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

func TestHistory(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		w := opened(t, Open, where)
		ids := record(t, w,
			scan(1, finding("a", 1, 9.8, "GET /a"), finding("b", 2, 4, "GET /b")),
			scan(2, finding("a", 5, 9.8, "GET /a"), finding("c", 7, 3, "")),                                      // a moves, b is fixed, c is new
			scan(4, suppressed(finding("a", 5, 9.8, "GET /a")), finding("c", 7, 3, "")),                          // a is suppressed
			scan(5, finding("a", 5, 9.8, "GET /a"), finding("b", 2, 4, "GET /b")),                                // a is back, c is fixed, b is new again
			scan(6, suppressed(finding("a", 5, 9.8, "GET /a")), suppressed(finding("d", 9, 2, "GET /d"))),        // d was never shown
			scan(8, finding("b", 2, 4, "GET /b"), finding("b", 3, 4, "GET /b"), finding("e", 3, 1.25, "GET /b")), // one fingerprint twice counts once
		)
		s := opened(t, OpenReadOnly, where)
		app := must(s.Application(t.Context(), "shop"))(t)
		main := must(s.MainBranch(t.Context(), app.ID))(t)
		if main.Name != "main" || main.Runs != 6 || main.LastRun != ids[5] {
			t.Errorf("%+v", main)
		}
		got := said(must(s.Changes(t.Context(), main.ID, 1, 9))(t))
		want := "2 fixed b 24h0m0s, 2 introduced c 0s, 3 suppressed a 72h0m0s, 4 fixed c 72h0m0s, 4 introduced b 0s, 4 reported a 96h0m0s, " +
			"5 fixed b 24h0m0s, 5 suppressed a 120h0m0s, 5 suppressed d 0s, 6 gone a 168h0m0s, 6 gone d 48h0m0s, 6 introduced b 0s, 6 introduced e 0s"
		if got != want {
			t.Errorf("changes are\n%s\nwant\n%s", got, want)
		}
		runs := must(s.BranchRuns(t.Context(), main.ID, Last, 10))(t)
		if len(runs) != 6 || runs[0].ID != ids[5] || runs[5].ID != ids[0] {
			t.Fatalf("%+v", runs)
		}
		first := runs[5]
		if first.Risk != 9.8 || first.TotalRisk != 13.8 || first.Open.Critical != 2 || first.Introduced != 0 || first.Comparable || !first.Complete {
			t.Errorf("%+v", first)
		}
		if first.Millis != 1500 || !first.Started.Equal(begin) || first.Coverage.NativeFollowed != 3 || first.Timings.Stages[0].Millis != 2.5 {
			t.Errorf("%+v", first)
		}
		if r := runs[4]; r.Introduced != 1 || r.Fixed != 1 || !r.Comparable || r.Number != 2 {
			t.Errorf("%+v", r)
		}
		if r := runs[0]; r.AllIntroduced != 4 || r.AllFixed != 3 {
			t.Errorf("%+v", r)
		}
		if r := runs[1]; r.Suppressed != 2 || r.Open.Total() != 0 || r.Risk != 0 {
			t.Errorf("%+v", r)
		}
		if got := names(must(s.Findings(t.Context(), ids[2]))(t)); got != "a:5comment c:7" {
			t.Error(got)
		}
		for _, f := range must(s.Findings(t.Context(), ids[3]))(t) {
			want := map[string]int64{"a": ids[0], "b": ids[3]}[f.Message[8:9]]
			if f.Since != want {
				t.Errorf("%s is there since run %d, want %d", f.Message, f.Since, want)
			}
		}
		for _, r := range must(s.Routes(t.Context(), main.ID, 6))(t) {
			if r.Name != "GET /b" || r.Risk != 4 || r.TotalRisk != 5.3 || r.Findings != 2 {
				t.Errorf("%+v", r)
			}
		}
		route := must(s.RouteNamed(t.Context(), app.ID, "GET /b"))(t)
		if got := must(s.RouteRuns(t.Context(), main.ID, route, []int64{1, 2, 4}))(t); len(got) != 2 || got[0].Number != 1 || got[1].Number != 4 {
			t.Errorf("%+v", got)
		}
		testCompare(t, s, ids)
	})
}

func testCompare(t *testing.T, s *Store, ids []int64) {
	c := must(s.Compare(t.Context(), ids[0], ids[2]))(t)
	if got := names(c.Introduced) + "|" + names(c.Fixed) + "|" + names(c.Suppressed) + "|" + names(c.Reported); got != "c:7|b:2|a:5comment|" || c.Unchanged != 0 || !c.SameScope {
		t.Errorf("%s, %d unchanged", got, c.Unchanged)
	}
	c = must(s.Compare(t.Context(), ids[2], ids[1]))(t)
	if got := names(c.Introduced) + "|" + names(c.Fixed) + "|" + names(c.Suppressed) + "|" + names(c.Reported); got != "|||a:5" || c.Unchanged != 1 {
		t.Errorf("%s, %d unchanged", got, c.Unchanged)
	}
	if _, err := s.Compare(t.Context(), ids[0], 4711); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

// TestPath checks that a path comes back as it was when the run was recorded, and that details are kept once.
func TestPath(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		s := opened(t, Open, where)
		a := finding("a", 3, 9.8, "GET /a")
		a.Message += "\x00\xff\u202e"
		ids := record(t, s, scan(1, a), scan(2, a), scan(3, finding("a", 4, 9.8, "GET /a")))
		for i, line := range []int{3, 3, 4} {
			f := must(s.Path(t.Context(), ids[i], a.Fingerprint))(t)
			want := finding("a", line, 9.8, "GET /a")
			if f.Location.Start.Line != line || len(f.Steps) != 2 || f.Route != "GET /a" {
				t.Errorf("%+v", f)
			}
			if got, want := must(report.LadderHTML(f))(t), must(report.LadderHTML(&want))(t); got != want {
				t.Errorf("the picture is %s, want %s", got, want)
			}
		}
		if _, err := s.Path(t.Context(), ids[0], "no"); !errors.Is(err, ErrNotFound) {
			t.Error(err)
		}
		var details int
		if err := s.db.QueryRow("SELECT COUNT(*) FROM detail").Scan(&details); err != nil || details != 2 {
			t.Errorf("%d details are kept, want 2 (%v)", details, err)
		}
	})
}

// TestComparable checks that a run says when it is not only the code that changed.
func TestComparable(t *testing.T) {
	s := opened(t, Open, filepath.Join(t.TempDir(), "r.db"))
	other, newer, same := scan(2), scan(3), scan(4)
	other.Scope, newer.Scope, same.Scope = "less", "less", "less"
	newer.Report.Tool.Version, same.Report.Tool.Version = "2.0", "2.0"
	branch := scan(5)
	branch.Branch = "feature"
	ids := record(t, s, scan(1), other, newer, same, branch)
	for i, want := range []bool{false, false, false, true, false} {
		if r := must(s.Run(t.Context(), ids[i]))(t); r.Comparable != want {
			t.Errorf("run %d: comparable is %v", i+1, r.Comparable)
		}
	}
	if c := must(s.Compare(t.Context(), ids[0], ids[3]))(t); c.SameScope {
		t.Error("runs of two versions are compared as if only the code differed")
	}
	all := must(s.Runs(t.Context(), 1, Last, 2))(t)
	if len(all) != 2 || all[0].ID != ids[4] || all[1].ID != ids[3] {
		t.Errorf("%+v", all)
	}
	if got := must(s.Branches(t.Context(), 1, 9))(t); len(got) != 2 || got[0].Name != "feature" {
		t.Errorf("%+v", got)
	}
}

// TestParallel records from many stores at once: no run is lost and no number given twice.
func TestParallel(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		const stores, each = 6, 5
		var wg sync.WaitGroup
		for range stores {
			wg.Go(func() {
				s, err := Open(t.Context(), where)
				if err != nil {
					t.Error(err)
					return
				}
				defer s.Close()
				for day := range each {
					if _, err := s.Record(t.Context(), scan(day+1, finding("a", 1, 5, ""))); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		s := opened(t, OpenReadOnly, where)
		runs := must(s.Runs(t.Context(), 1, Last, 100))(t)
		for i, r := range runs {
			if r.Number != int64(len(runs)-i) {
				t.Errorf("run %d has the number %d", i, r.Number)
			}
		}
		if len(runs) != stores*each {
			t.Errorf("%d runs", len(runs))
		}
	})
}

// TestReadOnly checks that readers cannot write, and find what is recorded while they read.
func TestReadOnly(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		if _, err := OpenReadOnly(t.Context(), where); err == nil {
			t.Fatal("an empty record is opened for reading")
		}
		w := opened(t, Open, where)
		record(t, w, scan(1))
		s := opened(t, OpenReadOnly, where)
		if _, err := s.db.Exec("DELETE FROM run_finding"); err == nil {
			t.Error("a reader deletes")
		}
		if _, err := s.Record(t.Context(), scan(2)); err == nil {
			t.Error("a reader records")
		}
		record(t, w, scan(2))
		if got := must(s.Runs(t.Context(), 1, Last, 9))(t); len(got) != 2 {
			t.Errorf("%d runs", len(got))
		}
	})
}

// TestReadOnlyFile reads a file in a folder, neither of which may be written.
func TestReadOnlyFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.db")
	record(t, opened(t, Open, path), scan(1))
	for _, p := range []string{path, dir} {
		if err := os.Chmod(p, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755) })
	if got := must(opened(t, OpenReadOnly, path).Runs(t.Context(), 1, Last, 9))(t); len(got) != 1 {
		t.Errorf("%d runs", len(got))
	}
}

func TestSamples(t *testing.T) {
	for _, tt := range []struct {
		first, last int64
		points      int
		want        []int64
	}{
		{1, 3, 5, []int64{1, 2, 3}}, {1, 100, 4, []int64{1, 34, 67, 100}}, {7, 7, 3, []int64{7}}, {5, 9, 1, []int64{9}}, {2, 1, 3, nil}, {1, 9, 0, nil},
	} {
		if got := Samples(tt.first, tt.last, tt.points); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("Samples(%d, %d, %d) = %v, want %v", tt.first, tt.last, tt.points, got, tt.want)
		}
	}
}
