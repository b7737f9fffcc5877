package record

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"rubicon/internal/report"
	"rubicon/internal/risk"
)

// Scan is a scan that is to be recorded.
type Scan struct {
	Application string
	Branch      string
	Revision    string // the commit, "" if there is none
	Modified    bool   // files differ from the commit
	// Scope is the same for scans that look for the same in the same files; what changes between others may not be due
	// to the code.
	Scope    string
	Started  time.Time
	Duration time.Duration
	// Report has all findings, those that are suppressed too.
	Report *report.Report
}

// Recorded says what became of a scan.
type Recorded struct {
	Run, Number       int64 // of the run: its id, and its number on the branch
	Introduced, Fixed int
}

// writer adds a run in a transaction.
type writer struct {
	tx          *sql.Tx
	scan        *Scan
	application int64
	branch      int64
	run, number int64
	before      earlier
	now         []occurrence
	changes     []written
}

// earlier is the run before on the branch.
type earlier struct {
	run, number int64
	tool, scope string
	// introduced and fixed are how many findings were, up to this run.
	introduced, fixed int
	findings          map[string]kept // by fingerprint
}

// kept is what is known of a finding from the run before.
type kept struct {
	finding, detail, since int64
	suppression            string
	introduced             time.Time
}

// occurrence is a finding of the run that is recorded.
type occurrence struct {
	*report.Finding
	finding, detail, since int64
	suppression            string
}

// written is a change that is recorded.
type written struct {
	finding, detail int64
	kind            Kind
	age             time.Duration
}

// Record adds a scan as the last run of its branch. Either all of it is added or nothing.
func (s *Store) Record(ctx context.Context, scan *Scan) (Recorded, error) {
	var out Recorded
	err := s.write(ctx, func(tx *sql.Tx) error {
		w := &writer{tx: tx, scan: scan}
		for _, step := range []func(context.Context) error{
			w.findBranch, w.findEarlier, w.addRun, w.addFindings, w.addChanges, w.addRoutes, w.closeRun,
		} {
			if err := step(ctx); err != nil {
				return err
			}
		}
		out = Recorded{Run: w.run, Number: w.number, Introduced: w.count(Introduced), Fixed: w.count(Fixed)}
		return nil
	})
	if err != nil {
		return Recorded{}, fmt.Errorf("cannot record the run in %s: %w", s.name, explain(err))
	}
	return out, nil
}

// id returns the id that a query finds, or else that of the row that a statement adds.
func (w *writer) id(ctx context.Context, find string, key []any, add string, values ...any) (id int64, err error) {
	err = w.tx.QueryRowContext(ctx, find, key...).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = w.tx.QueryRowContext(ctx, add, append(slices.Clone(key), values...)...).Scan(&id)
	}
	return id, err
}

func (w *writer) findBranch(ctx context.Context) (err error) {
	w.application, err = w.id(ctx, "SELECT id FROM application WHERE name = $1", []any{report.Printable(w.scan.Application)},
		"INSERT INTO application (name) VALUES ($1) RETURNING id")
	if err == nil {
		w.branch, err = w.id(ctx, "SELECT id FROM branch WHERE application_id = $1 AND name = $2", []any{w.application, report.Printable(w.scan.Branch)},
			"INSERT INTO branch (application_id, name, runs, last_run) VALUES ($1, $2, 0, 0) RETURNING id")
	}
	return err
}

func (w *writer) findEarlier(ctx context.Context) error {
	b := &w.before
	b.findings = map[string]kept{}
	err := w.tx.QueryRowContext(ctx, "SELECT id, number, tool, scope, all_introduced, all_fixed FROM run WHERE branch_id = $1 ORDER BY number DESC LIMIT 1", w.branch).
		Scan(&b.run, &b.number, &b.tool, &b.scope, &b.introduced, &b.fixed)
	w.number = b.number + 1
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	} else if err != nil {
		return err
	}
	rows, err := w.tx.QueryContext(ctx, `SELECT finding.fingerprint, run_finding.finding_id, run_finding.detail_id, run_finding.since, run_finding.suppression, run.started
		FROM run_finding JOIN finding ON finding.id = run_finding.finding_id JOIN run ON run.id = run_finding.since
		WHERE run_finding.run_id = $1`, b.run)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var fingerprint string
		var k kept
		var started int64
		if err := rows.Scan(&fingerprint, &k.finding, &k.detail, &k.since, &k.suppression, &started); err != nil {
			return err
		}
		k.introduced = time.UnixMilli(started)
		b.findings[fingerprint] = k
	}
	return rows.Err()
}

// addRun adds the run without what is counted when its findings are known.
func (w *writer) addRun(ctx context.Context) error {
	w.occurrences()
	r, scan := w.scan.Report, w.scan
	coverage, err := json.Marshal(newCoverage(r))
	if err != nil {
		return err
	}
	timings, err := json.Marshal(newTimings(r))
	if err != nil {
		return err
	}
	worst, total := 0.0, 0.0
	counts := map[string]int{}
	for i := range w.now {
		if o := &w.now[i]; o.suppression != "" {
			counts["suppressed"]++
		} else {
			counts[o.Grade()]++
			worst, total = max(worst, o.ShownRisk()), total+o.ShownRisk()
		}
	}
	introduced, fixed := w.compare()
	comparable := w.before.run != 0 && w.before.tool == r.Tool.Version && w.before.scope == scan.Scope
	return w.tx.QueryRowContext(ctx, `INSERT INTO run (application_id, branch_id, number, revision, modified, started, duration, tool, scope, comparable,
		complete, risk, total_risk, critical, high, medium, low, info, suppressed, introduced, fixed, all_introduced, all_fixed, coverage, timings)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25) RETURNING id`,
		w.application, w.branch, w.number, report.Printable(scan.Revision), scan.Modified, scan.Started.UnixMilli(), scan.Duration.Milliseconds(),
		r.Tool.Version, scan.Scope, comparable, r.Complete(), worst, risk.Tenths(total),
		counts["critical"], counts["high"], counts["medium"], counts["low"], counts["info"], counts["suppressed"],
		introduced, fixed, w.before.introduced+introduced, w.before.fixed+fixed, string(coverage), string(timings)).Scan(&w.run)
}

// occurrences takes the findings of the report, each fingerprint once.
func (w *writer) occurrences() {
	seen := map[string]bool{}
	for i := range w.scan.Report.Findings {
		f := &w.scan.Report.Findings[i]
		if seen[f.Fingerprint] {
			continue
		}
		seen[f.Fingerprint] = true
		o := occurrence{Finding: f}
		if s := f.Suppression; s != nil {
			if o.suppression = "baseline"; s.InSource {
				o.suppression = "comment"
			}
		}
		w.now = append(w.now, o)
	}
}

// compare returns how many findings are new against the run before, and how many are fixed.
func (w *writer) compare() (introduced, fixed int) {
	if w.before.run == 0 {
		return 0, 0
	}
	now := map[string]bool{}
	for i := range w.now {
		o := &w.now[i]
		now[o.Fingerprint] = true
		if _, ok := w.before.findings[o.Fingerprint]; !ok && o.suppression == "" {
			introduced++
		}
	}
	for fingerprint, k := range w.before.findings {
		if !now[fingerprint] && k.suppression == "" {
			fixed++
		}
	}
	return introduced, fixed
}

// addFindings adds the findings of the run, and what they changed against the run before.
func (w *writer) addFindings(ctx context.Context) error {
	for i := range w.now {
		o := &w.now[i]
		k, ok := w.before.findings[o.Fingerprint]
		delete(w.before.findings, o.Fingerprint)
		o.finding, o.since = k.finding, k.since
		if !ok {
			o.since = w.run
			if err := w.findFinding(ctx, o); err != nil {
				return err
			}
		}
		if err := w.findDetail(ctx, o); err != nil {
			return err
		}
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO run_finding (run_id, finding_id, detail_id, suppression, since) VALUES ($1, $2, $3, $4, $5)",
			w.run, o.finding, o.detail, o.suppression, o.since); err != nil {
			return err
		}
		kind := Kind("")
		switch {
		case !ok && o.suppression == "":
			kind = Introduced
		case !ok, k.suppression == "" && o.suppression != "":
			kind = Suppressed
		case k.suppression != "" && o.suppression == "":
			kind = Reported
		default:
			continue
		}
		w.change(o.finding, o.detail, kind, k.introduced)
	}
	for _, fingerprint := range slices.Sorted(maps.Keys(w.before.findings)) {
		k := w.before.findings[fingerprint]
		kind := Fixed
		if k.suppression != "" {
			kind = Gone
		}
		w.change(k.finding, k.detail, kind, k.introduced)
	}
	return nil
}

// change notes a change. In the first run of a branch there is none: nothing was before it.
func (w *writer) change(finding, detail int64, kind Kind, introduced time.Time) {
	if w.before.run == 0 {
		return
	}
	age := time.Duration(0)
	if !introduced.IsZero() {
		age = max(0, w.scan.Started.Sub(introduced))
	}
	w.changes = append(w.changes, written{finding, detail, kind, age})
}

func (w *writer) count(kind Kind) (n int) {
	for _, c := range w.changes {
		if c.kind == kind {
			n++
		}
	}
	return n
}

func (w *writer) findFinding(ctx context.Context, o *occurrence) (err error) {
	code, name := "", ""
	if o.Rule != nil {
		code, name = o.Rule.Code, o.Rule.Name
	}
	o.finding, err = w.id(ctx, "SELECT id FROM finding WHERE application_id = $1 AND fingerprint = $2", []any{w.application, o.Fingerprint},
		"INSERT INTO finding (application_id, fingerprint, rule, rule_name) VALUES ($1, $2, $3, $4) RETURNING id", report.Printable(code), report.Printable(name))
	return err
}

func (w *writer) findDetail(ctx context.Context, o *occurrence) error {
	body, err := report.KeepFinding(o.Finding)
	if err != nil {
		return err
	}
	// All the other columns follow from the body, but for the severity.
	sum := sha256.Sum256(append([]byte(o.Grade()+"\n"), body...))
	o.detail, err = w.id(ctx, "SELECT id FROM detail WHERE digest = $1", []any{hex.EncodeToString(sum[:16])},
		"INSERT INTO detail (digest, severity, confidence, risk, route, path, line, message, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
		o.Grade(), string(o.Confidence), o.ShownRisk(), report.Printable(o.Route), report.Printable(o.Location.Path), o.Location.Start.Line,
		report.Printable(o.Says()), string(body))
	return err
}

func (w *writer) addChanges(ctx context.Context) error {
	for _, c := range w.changes {
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO change (branch_id, number, finding_id, detail_id, kind, age) VALUES ($1, $2, $3, $4, $5, $6)",
			w.branch, w.number, c.finding, c.detail, string(c.kind), c.age.Milliseconds()); err != nil {
			return err
		}
	}
	return nil
}

// addRoutes adds what the findings that are not suppressed mean for each route through which a path of them comes.
func (w *writer) addRoutes(ctx context.Context) error {
	type share struct {
		worst, total float64
		findings     int
	}
	shares := map[string]*share{}
	for i := range w.now {
		o := &w.now[i]
		if o.suppression != "" {
			continue
		}
		routes := o.Routes()
		if len(routes) == 0 {
			routes = []string{""}
		}
		for _, route := range routes {
			route = report.Printable(route)
			if shares[route] == nil {
				shares[route] = &share{}
			}
			s := shares[route]
			s.worst, s.total = max(s.worst, o.ShownRisk()), s.total+o.ShownRisk()
			s.findings++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(shares)) {
		id, err := w.id(ctx, "SELECT id FROM route WHERE application_id = $1 AND name = $2", []any{w.application, name},
			"INSERT INTO route (application_id, name) VALUES ($1, $2) RETURNING id")
		if err != nil {
			return err
		}
		s := shares[name]
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO run_route (branch_id, route_id, number, risk, total_risk, findings) VALUES ($1, $2, $3, $4, $5, $6)",
			w.branch, id, w.number, s.worst, risk.Tenths(s.total), s.findings); err != nil {
			return err
		}
	}
	return nil
}

// closeRun makes the run the last one of its branch.
func (w *writer) closeRun(ctx context.Context) error {
	_, err := w.tx.ExecContext(ctx, "UPDATE branch SET runs = $1, last_run = $2 WHERE id = $3", w.number, w.run, w.branch)
	return err
}
