package record

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"rubicon/internal/report"
)

// ErrNotFound says that there is no such run, branch or finding.
var ErrNotFound = errors.New("it is not in the record")

// ErrTwoApplications says that two runs cannot be compared.
var ErrTwoApplications = errors.New("the runs are of two applications")

// query returns the rows of a statement.
func query[T any](ctx context.Context, s *Store, scan func(*sql.Rows, *T) error, statement string, args ...any) ([]T, error) {
	rows, err := s.db.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, fmt.Errorf("cannot read the record: %w", explain(err))
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var v T
		if err := scan(rows, &v); err != nil {
			return nil, fmt.Errorf("cannot read the record: %w", explain(err))
		}
		out = append(out, v)
	}
	if s.observe != nil {
		s.observe(statement, len(out))
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("cannot read the record: %w", explain(err))
	}
	return out, nil
}

// one returns the only row of a statement, or ErrNotFound.
func one[T any](ctx context.Context, s *Store, scan func(*sql.Rows, *T) error, statement string, args ...any) (T, error) {
	list, err := query(ctx, s, scan, statement, args...)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		var none T
		return none, err
	}
	return list[0], nil
}

// Applications returns all applications by name.
func (s *Store) Applications(ctx context.Context) ([]Application, error) {
	return query(ctx, s, scanApplication, "SELECT id, name FROM application ORDER BY name")
}

// Application returns an application by its name.
func (s *Store) Application(ctx context.Context, name string) (Application, error) {
	return one(ctx, s, scanApplication, "SELECT id, name FROM application WHERE name = $1", name)
}

// ApplicationOf returns an application by its id.
func (s *Store) ApplicationOf(ctx context.Context, id int64) (Application, error) {
	return one(ctx, s, scanApplication, "SELECT id, name FROM application WHERE id = $1", id)
}

func scanApplication(rows *sql.Rows, a *Application) error { return rows.Scan(&a.ID, &a.Name) }

const branchColumns = "SELECT id, application_id, name, runs, last_run FROM branch WHERE "

func scanBranch(rows *sql.Rows, b *Branch) error {
	return rows.Scan(&b.ID, &b.Application, &b.Name, &b.Runs, &b.LastRun)
}

// Branches returns the branches of an application of which there are runs, the one with the last run first, at most limit.
func (s *Store) Branches(ctx context.Context, application int64, limit int) ([]Branch, error) {
	return query(ctx, s, scanBranch, branchColumns+"application_id = $1 ORDER BY last_run DESC LIMIT $2", application, limit)
}

// Branch returns a branch of an application by its name.
func (s *Store) Branch(ctx context.Context, application int64, name string) (Branch, error) {
	return one(ctx, s, scanBranch, branchColumns+"application_id = $1 AND name = $2", application, name)
}

// BranchOf returns a branch by its id.
func (s *Store) BranchOf(ctx context.Context, id int64) (Branch, error) {
	return one(ctx, s, scanBranch, branchColumns+"id = $1", id)
}

// mainBranches are what the branch that others are merged into is called, where nobody says it.
var mainBranches = [...]string{"main", "master", "trunk"}

// MainBranch returns the branch of an application that a reader wants to see first: the one that others are merged into,
// by its name, or else the one with the last run.
func (s *Store) MainBranch(ctx context.Context, application int64) (Branch, error) {
	for _, name := range mainBranches {
		b, err := s.Branch(ctx, application, name)
		if !errors.Is(err, ErrNotFound) {
			return b, err
		}
	}
	list, err := s.Branches(ctx, application, 1)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Branch{}, err
	}
	return list[0], nil
}

const runColumns = `SELECT id, application_id, branch_id, number, revision, modified, started, duration, tool, comparable, complete, risk, total_risk,
	critical, high, medium, low, info, suppressed, introduced, fixed, all_introduced, all_fixed, coverage, timings FROM run WHERE `

func scanRun(rows *sql.Rows, r *Run) error {
	var started int64
	var coverage, timings string
	err := rows.Scan(&r.ID, &r.Application, &r.Branch, &r.Number, &r.Revision, &r.Modified, &started, &r.Millis, &r.Tool, &r.Comparable, &r.Complete,
		&r.Risk, &r.TotalRisk, &r.Open.Critical, &r.Open.High, &r.Open.Medium, &r.Open.Low, &r.Open.Info, &r.Suppressed, &r.Introduced, &r.Fixed, &r.AllIntroduced, &r.AllFixed,
		&coverage, &timings)
	if err != nil {
		return err
	}
	r.Started = time.UnixMilli(started).UTC()
	if err := json.Unmarshal([]byte(coverage), &r.Coverage); err != nil {
		return err
	}
	return json.Unmarshal([]byte(timings), &r.Timings)
}

// Run returns a run by its id.
func (s *Store) Run(ctx context.Context, id int64) (Run, error) {
	return one(ctx, s, scanRun, runColumns+"id = $1", id)
}

// RunNumber returns a run by its number on a branch.
func (s *Store) RunNumber(ctx context.Context, branch, number int64) (Run, error) {
	return one(ctx, s, scanRun, runColumns+"branch_id = $1 AND number = $2", branch, number)
}

// Runs returns the runs of an application before the run of an id, the last first, at most limit.
func (s *Store) Runs(ctx context.Context, application, before int64, limit int) ([]Run, error) {
	return query(ctx, s, scanRun, runColumns+"application_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3", application, before, limit)
}

// BranchRuns returns the runs of a branch before the one of a number, the last first, at most limit.
func (s *Store) BranchRuns(ctx context.Context, branch, before int64, limit int) ([]Run, error) {
	return query(ctx, s, scanRun, runColumns+"branch_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3", branch, before, limit)
}

// Last stands for a run after all others.
const Last = math.MaxInt64

const findingColumns = `finding.id, finding.fingerprint, finding.rule, finding.rule_name, detail.severity, detail.confidence, detail.risk, detail.route,
	detail.path, detail.line, detail.message`

func (f *Finding) columns() []any {
	return []any{
		&f.id, &f.Fingerprint, &f.Rule, &f.RuleName, &f.Severity, &f.Confidence, &f.Risk, &f.Route, &f.Path, &f.Line, &f.Message,
	}
}

const runFindings = "SELECT " + findingColumns + `, run_finding.suppression, run_finding.since, run.started FROM run_finding
	JOIN finding ON finding.id = run_finding.finding_id JOIN detail ON detail.id = run_finding.detail_id JOIN run ON run.id = run_finding.since
	WHERE run_finding.run_id = $1 ORDER BY run_finding.finding_id`

func scanFinding(rows *sql.Rows, f *Finding) error {
	var started int64
	err := rows.Scan(append(f.columns(), &f.Suppression, &f.Since, &started)...)
	f.SinceTime = time.UnixMilli(started).UTC()
	return err
}

// Findings returns the findings of a run.
func (s *Store) Findings(ctx context.Context, run int64) ([]Finding, error) {
	return query(ctx, s, scanFinding, runFindings, run)
}

// Finding returns a finding of a run.
func (s *Store) Finding(ctx context.Context, run int64, fingerprint string) (Finding, error) {
	return one(ctx, s, scanFinding, "SELECT "+findingColumns+`, run_finding.suppression, run_finding.since, since.started FROM run
		JOIN finding ON finding.application_id = run.application_id AND finding.fingerprint = $2
		JOIN run_finding ON run_finding.run_id = run.id AND run_finding.finding_id = finding.id
		JOIN detail ON detail.id = run_finding.detail_id JOIN run AS since ON since.id = run_finding.since WHERE run.id = $1`, run, fingerprint)
}

// Body returns a finding of a run with its path, as the JSON that was kept of it.
func (s *Store) Body(ctx context.Context, run int64, fingerprint string) (string, error) {
	return one(ctx, s, func(rows *sql.Rows, body *string) error { return rows.Scan(body) }, `SELECT detail.body FROM run
		JOIN finding ON finding.application_id = run.application_id AND finding.fingerprint = $2
		JOIN run_finding ON run_finding.run_id = run.id AND run_finding.finding_id = finding.id
		JOIN detail ON detail.id = run_finding.detail_id WHERE run.id = $1`, run, fingerprint)
}

// Path returns a finding of a run with its path.
func (s *Store) Path(ctx context.Context, run int64, fingerprint string) (*report.Finding, error) {
	body, err := s.Body(ctx, run, fingerprint)
	if err != nil {
		return nil, err
	}
	return report.KeptFinding([]byte(body))
}

// Changes returns what changed in the runs of a branch with the numbers from first to last, in their order.
func (s *Store) Changes(ctx context.Context, branch, first, last int64) ([]Change, error) {
	return query(ctx, s, func(rows *sql.Rows, c *Change) error {
		var age int64
		err := rows.Scan(append(c.Finding.columns(), &c.Number, &c.Kind, &age, &c.Run, &c.Comparable)...)
		c.Age = time.Duration(age) * time.Millisecond
		return err
	}, "SELECT "+findingColumns+`, change.number, change.kind, change.age, run.id, run.comparable FROM change
		JOIN finding ON finding.id = change.finding_id JOIN detail ON detail.id = change.detail_id
		JOIN run ON run.branch_id = change.branch_id AND run.number = change.number
		WHERE change.branch_id = $1 AND change.number BETWEEN $2 AND $3 ORDER BY change.number, change.finding_id`, branch, first, last)
}

// Sampled returns the runs of a branch with these numbers, in their order.
func (s *Store) Sampled(ctx context.Context, branch int64, numbers []int64) ([]Run, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	return query(ctx, s, scanRun, runColumns+"branch_id = $1 AND number IN ("+list(numbers)+") ORDER BY number", branch)
}

const routeColumns = "SELECT route.id, route.name, run_route.number, run_route.risk, run_route.total_risk, run_route.findings FROM run_route JOIN route ON route.id = run_route.route_id WHERE "

func scanRoute(rows *sql.Rows, r *Route) error {
	return rows.Scan(&r.ID, &r.Name, &r.Number, &r.Risk, &r.TotalRisk, &r.Findings)
}

// Routes returns the routes that have findings in a run.
func (s *Store) Routes(ctx context.Context, branch, number int64) ([]Route, error) {
	return query(ctx, s, scanRoute, routeColumns+"run_route.branch_id = $1 AND run_route.number = $2 ORDER BY route.name", branch, number)
}

// RouteNamed returns the id of a route of an application.
func (s *Store) RouteNamed(ctx context.Context, application int64, name string) (int64, error) {
	return one(ctx, s, func(rows *sql.Rows, id *int64) error { return rows.Scan(id) },
		"SELECT id FROM route WHERE application_id = $1 AND name = $2", application, name)
}

// RouteRuns returns a route in those of the runs with these numbers in which it has findings.
func (s *Store) RouteRuns(ctx context.Context, branch, route int64, numbers []int64) ([]Route, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	return query(ctx, s, scanRoute, routeColumns+"run_route.branch_id = $1 AND run_route.route_id = $2 AND run_route.number IN ("+list(numbers)+") ORDER BY run_route.number",
		branch, route)
}

// list returns numbers as they stand in a statement.
func list(numbers []int64) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.FormatInt(n, 10)
	}
	return strings.Join(words, ", ")
}

// Samples returns the numbers of at most points runs out of those from first to last, evenly spaced, the last among them.
func Samples(first, last int64, points int) []int64 {
	n := last - first + 1
	if n <= 0 || points <= 0 {
		return nil
	}
	count := min(n, int64(points))
	out := make([]int64, count)
	for i := range count {
		out[i] = last
		if count > 1 {
			out[i] = first + i*(n-1)/(count-1)
		}
	}
	return out
}

// Comparison is what differs between two runs of an application.
type Comparison struct {
	From, To Run
	// Introduced are only in To, Fixed only in From; suppressed ones are among them.
	Introduced, Fixed []Finding
	// Suppressed are shown in From and not in To; Reported the other way round. They are as in To.
	Suppressed, Reported []Finding
	Unchanged            int
	// SameScope says that version, rules and files were chosen alike, so that the code makes the difference.
	SameScope bool
}

// Compare compares two runs of an application.
func (s *Store) Compare(ctx context.Context, from, to int64) (*Comparison, error) {
	c := &Comparison{}
	var err error
	if c.From, err = s.Run(ctx, from); err != nil {
		return nil, err
	}
	if c.To, err = s.Run(ctx, to); err != nil {
		return nil, err
	}
	if c.From.Application != c.To.Application {
		return nil, ErrTwoApplications
	}
	scopes, err := query(ctx, s, func(rows *sql.Rows, scope *string) error { return rows.Scan(scope) }, "SELECT tool || ' ' || scope FROM run WHERE id IN ($1, $2)", from, to)
	if err != nil {
		return nil, err
	}
	c.SameScope = scopes[0] == scopes[len(scopes)-1]
	before, err := s.Findings(ctx, from)
	if err != nil {
		return nil, err
	}
	after, err := s.Findings(ctx, to)
	if err != nil {
		return nil, err
	}
	c.differ(before, after)
	return c, nil
}

func (c *Comparison) differ(before, after []Finding) {
	old := map[int64]*Finding{}
	for i := range before {
		old[before[i].id] = &before[i]
	}
	for _, f := range after {
		was := old[f.id]
		delete(old, f.id)
		switch {
		case was == nil:
			c.Introduced = append(c.Introduced, f)
		case was.Suppression == "" && f.Suppression != "":
			c.Suppressed = append(c.Suppressed, f)
		case was.Suppression != "" && f.Suppression == "":
			c.Reported = append(c.Reported, f)
		default:
			c.Unchanged++
		}
	}
	for i := range before {
		if old[before[i].id] != nil {
			c.Fixed = append(c.Fixed, before[i])
		}
	}
}
