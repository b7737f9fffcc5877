package dashboard

import (
	"database/sql"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rubicon/internal/record"
	"rubicon/internal/report"
)

const (
	manyRuns     = 5000
	manyFindings = 120
)

// many returns the file of a record of thousands of runs: copies of two runs, with a finding that comes and goes in turn.
func many(t *testing.T) string {
	t.Helper()
	var all []report.Finding
	for n := range manyFindings {
		all = append(all, finding(n))
	}
	path := recorded(t, run("shop", 1, all...), run("shop", 2, append(slices.Clone(all[1:]), finding(manyFindings))...))
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	numbers := fmt.Sprintf("WITH RECURSIVE copy (n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM copy WHERE n < %d) ", manyRuns)
	for _, statement := range []string{
		`INSERT INTO run SELECT n, application_id, branch_id, n, revision, modified, started + 86400000 * (n - 2), duration, tool, scope, 1, complete, risk, total_risk + n % 50,
			critical, high, medium, low, info, suppressed, introduced, fixed, n, n, coverage, timings FROM copy JOIN run ON run.id = 2`,
		`INSERT INTO run_finding SELECT n, finding_id, detail_id, suppression, since FROM copy JOIN run_finding ON run_id = 2 - n % 2`,
		`INSERT INTO change SELECT branch_id, n, finding_id, detail_id, kind, age FROM copy JOIN change ON number = 2`,
		`INSERT INTO run_route SELECT branch_id, route_id, n, risk, total_risk + n % 7, findings FROM copy JOIN run_route ON number = 2`,
	} {
		if _, err := tx.Exec(numbers + statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if _, err := tx.Exec("UPDATE branch SET runs = $1, last_run = $1", manyRuns); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestMany checks that pages about thousands of runs read few rows, and that an index leads to each.
func TestMany(t *testing.T) {
	path := many(t)
	store := opened(t, path)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	read, explained := 0, map[string]bool{}
	store.Observe(func(statement string, rows int) {
		read += rows
		if !explained[statement] {
			explained[statement] = true
			searches(t, db, statement)
		}
	})
	h := New(store, Options{Local: true})
	const routes = 40
	for address, most := range map[string]int{
		"/": 4,
		// Samples, findings, changes, the small charts of routes, and the list of runs.
		"/application":                    presetRuns + manyFindings + 2*presetRuns + routes + chartedRoutes*sparkPoints + presetRows + 10,
		"/application?runs=10000":         chartPoints + manyFindings + 2*countedRuns + routes + chartedRoutes*sparkPoints + presetRows + 10,
		"/application?before=2500":        presetRuns + manyFindings + 2*presetRuns + routes + chartedRoutes*sparkPoints + presetRows + 10,
		"/api/trend?runs=5000":            chartPoints + manyFindings + 2*countedRuns + routes + chartedRoutes*sparkPoints + 10,
		"/route?name=GET+%2Fr3&runs=5000": 2*chartPoints + manyFindings + 10,
		"/runs/4321":                      manyFindings + 20, "/compare?from=100&to=4801": 2*manyFindings + 20, "/api/runs?limit=500": 520, "/api/runs/2500": manyFindings + 10,
		"/runs/2500/findings/" + finding(3).Fingerprint: 10, "/api/applications": 10,
	} {
		read = 0
		began := time.Now()
		w := get(h, address)
		if w.Code >= http.StatusBadRequest || read > most || read == 0 {
			t.Errorf("%s: %d, reads %d rows, want at most %d", address, w.Code, read, most)
		}
		t.Logf("%-60s %5d rows %8d bytes %v", address, read, w.Body.Len(), time.Since(began).Round(time.Millisecond))
	}
	// A run more costs as much as the first: it reads the run before it and no other.
	began := time.Now()
	writer, err := record.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	if _, err := writer.Record(t.Context(), run("shop", manyRuns+1, finding(1))); err != nil {
		t.Fatal(err)
	}
	t.Logf("one run more: %v", time.Since(began).Round(time.Millisecond))
}

var placeholder = regexp.MustCompile(`\$\d`)

// searches checks that no table is read from end to end by a statement, but for the one of applications.
func searches(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	names := map[string]bool{}
	for _, name := range placeholder.FindAllString(statement, -1) {
		names[name] = true
	}
	args := make([]any, len(names))
	for i := range args {
		args[i] = 1
	}
	rows, err := db.Query("EXPLAIN QUERY PLAN "+statement, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(detail, "SCAN") && !strings.HasPrefix(detail, "SCAN application") || strings.Contains(detail, "AUTOMATIC") {
			t.Errorf("%s: %s", statement, detail)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
