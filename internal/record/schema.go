package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// migrations are the statements that bring an empty database to version 1, and one of version n to n+1. A statement that
// has been released is never changed: another follows. {id} stands for the type of a key that the database counts up,
// {clustered} for what keeps the rows of a table in the order of its key.
var migrations = [...]string{`
CREATE TABLE application (
  id {id},
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE branch (
  id {id},
  application_id BIGINT NOT NULL REFERENCES application (id),
  name TEXT NOT NULL,
  runs BIGINT NOT NULL,     -- how many there are, which is the number of the last
  last_run BIGINT NOT NULL, -- its id
  UNIQUE (application_id, name)
);
CREATE INDEX branch_recent ON branch (application_id, last_run);
CREATE TABLE run (
  id {id},
  application_id BIGINT NOT NULL REFERENCES application (id),
  branch_id BIGINT NOT NULL REFERENCES branch (id),
  number BIGINT NOT NULL,        -- on its branch, from 1
  revision TEXT NOT NULL,        -- the commit, '' if there is none
  modified BOOLEAN NOT NULL,     -- files differed from the commit
  started BIGINT NOT NULL,       -- milliseconds since 1970
  duration BIGINT NOT NULL,      -- milliseconds
  tool TEXT NOT NULL,            -- version of Rubicon
  scope TEXT NOT NULL,           -- the same for runs that looked for the same in the same files
  comparable BOOLEAN NOT NULL,   -- tool and scope are those of the run before
  complete BOOLEAN NOT NULL,     -- nothing was missed
  risk DOUBLE PRECISION NOT NULL,       -- the worst of a finding that is not suppressed
  total_risk DOUBLE PRECISION NOT NULL, -- the sum of them
  critical BIGINT NOT NULL, high BIGINT NOT NULL, medium BIGINT NOT NULL, low BIGINT NOT NULL, info BIGINT NOT NULL,
  suppressed BIGINT NOT NULL,
  introduced BIGINT NOT NULL, fixed BIGINT NOT NULL,         -- in this run
  all_introduced BIGINT NOT NULL, all_fixed BIGINT NOT NULL, -- in this run and those before it on the branch
  coverage TEXT NOT NULL,        -- JSON
  timings TEXT NOT NULL,         -- JSON
  UNIQUE (branch_id, number)
);
CREATE INDEX run_recent ON run (application_id, id);
CREATE TABLE finding (
  id {id},
  application_id BIGINT NOT NULL REFERENCES application (id),
  fingerprint TEXT NOT NULL,
  rule TEXT NOT NULL,            -- code
  rule_name TEXT NOT NULL,
  UNIQUE (application_id, fingerprint)
);
CREATE TABLE detail (
  id {id},
  digest TEXT NOT NULL UNIQUE,   -- of all other columns
  severity TEXT NOT NULL,
  confidence TEXT NOT NULL,
  risk DOUBLE PRECISION NOT NULL,
  route TEXT NOT NULL,           -- of the surest path, '' if there is none
  path TEXT NOT NULL,
  line BIGINT NOT NULL,
  message TEXT NOT NULL,
  body TEXT NOT NULL             -- JSON: the path, step by step, with the lines of source
);
CREATE TABLE run_finding (
  run_id BIGINT NOT NULL REFERENCES run (id),
  finding_id BIGINT NOT NULL REFERENCES finding (id),
  detail_id BIGINT NOT NULL REFERENCES detail (id),
  suppression TEXT NOT NULL,     -- '', comment or baseline
  since BIGINT NOT NULL,         -- id of the run of the branch from which on it is there
  PRIMARY KEY (run_id, finding_id)
){clustered};
CREATE TABLE change (
  branch_id BIGINT NOT NULL REFERENCES branch (id),
  number BIGINT NOT NULL,        -- of the run
  finding_id BIGINT NOT NULL REFERENCES finding (id),
  detail_id BIGINT NOT NULL REFERENCES detail (id),
  kind TEXT NOT NULL,            -- introduced, fixed, suppressed or reported
  age BIGINT NOT NULL,           -- milliseconds since the finding was introduced
  PRIMARY KEY (branch_id, number, finding_id)
){clustered};
CREATE TABLE route (
  id {id},
  application_id BIGINT NOT NULL REFERENCES application (id),
  name TEXT NOT NULL,            -- verb and pattern, '' for what no route leads to
  UNIQUE (application_id, name)
);
CREATE TABLE run_route (
  branch_id BIGINT NOT NULL REFERENCES branch (id),
  route_id BIGINT NOT NULL REFERENCES route (id),
  number BIGINT NOT NULL,        -- of the run
  risk DOUBLE PRECISION NOT NULL,
  total_risk DOUBLE PRECISION NOT NULL,
  findings BIGINT NOT NULL,
  PRIMARY KEY (branch_id, route_id, number)
){clustered};
CREATE INDEX run_route_number ON run_route (branch_id, number);
`}

// versionTable is where a database says that it is Rubicon's, and of which version.
const versionTable = "rubicon"

// transaction is what statements run in.
type transaction interface {
	ExecContext(ctx context.Context, statement string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, statement string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, statement string, args ...any) *sql.Row
}

// errEmpty says that there is no table at all in a database.
var errEmpty = errors.New("nothing is recorded there")

// version returns the version of the tables of a database, or errEmpty. Tables of others are an error.
func (s *Store) version(ctx context.Context, tx transaction) (int, error) {
	rows, err := tx.QueryContext(ctx, s.dialect.tables)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	tables, own := 0, false
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return 0, err
		}
		tables++
		own = own || name == versionTable
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return 0, err
	}
	switch {
	case tables == 0:
		return 0, errEmpty
	case !own:
		return 0, errors.New("it holds what another program has written; nothing was changed, give another one")
	}
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT version FROM "+versionTable).Scan(&n); err != nil {
		return 0, fmt.Errorf("its version cannot be read: %w", err)
	}
	if n > len(s.migrations) {
		return 0, fmt.Errorf("a newer Rubicon has written it (version %d of its tables, this one knows %d); use that one, or another database", n, len(s.migrations))
	}
	return n, nil
}

// migrate brings the tables to the newest version, in a transaction that one process runs at a time.
func (s *Store) migrate(ctx context.Context, tx transaction) error {
	n, err := s.version(ctx, tx)
	switch {
	case errors.Is(err, errEmpty):
		if err := execute(ctx, tx, s.dialect.begin+"CREATE TABLE "+versionTable+" (version BIGINT NOT NULL); INSERT INTO "+versionTable+" (version) VALUES (0)"); err != nil {
			return err
		}
	case err != nil:
		return err
	}
	if n == len(s.migrations) {
		return nil
	}
	for _, text := range s.migrations[n:] {
		if err := execute(ctx, tx, strings.NewReplacer("{id}", s.dialect.id, "{clustered}", s.dialect.clustered).Replace(text)); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "UPDATE "+versionTable+" SET version = $1", len(s.migrations))
	return err
}

// execute runs statements one by one; none of them has a semicolon in a text or a comment.
func execute(ctx context.Context, tx transaction, text string) error {
	for statement := range strings.SplitSeq(text, ";") {
		if statement = strings.TrimSpace(statement); statement == "" {
			continue
		}
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
