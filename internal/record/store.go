package record

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
)

// Name is what the file of a record is called where nobody names it.
const Name = "rubicon-record.db"

// applicationID is in the head of our SQLite files, where file(1) and others see what they are.
const applicationID = 0x5275424e // RuBN

// busyTime is how long a run waits for others that record.
const busyTime = time.Minute

// dialect is what differs between the databases.
type dialect struct {
	id, clustered string
	tables        string // a query for the names of all tables
	begin         string // statements before the first table
	lock          string // a statement by which one transaction at a time writes
}

var (
	sqliteDialect = dialect{
		id: "INTEGER PRIMARY KEY", clustered: " WITHOUT ROWID",
		tables: "SELECT name FROM sqlite_schema",
		begin:  fmt.Sprintf("PRAGMA application_id = %d;", applicationID),
	}
	postgresDialect = dialect{
		id:     "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
		tables: "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()",
		begin:  "CREATE SCHEMA IF NOT EXISTS " + postgresSchema + ";",
		lock:   fmt.Sprintf("SELECT pg_advisory_xact_lock(%d)", applicationID),
	}
)

// Store is a database of runs. It may be used by any number of goroutines.
type Store struct {
	db         *sql.DB
	dialect    *dialect
	name       string // as it may be shown: without a password
	migrations []string
	observe    func(statement string, rows int)
}

// Observe has a function told each statement that reads, and how many rows it gave. It is called before the store is used.
func (s *Store) Observe(f func(statement string, rows int)) { s.observe = f }

// Open opens the record at a path, or at an address that begins with postgres://, to add to it. A file, or the tables of
// a database, that are not there are made; what is damaged, newer or of another program is an error, and stays as it is.
func Open(ctx context.Context, where string) (*Store, error) {
	return open(ctx, where, true, migrations[:])
}

// OpenReadOnly opens a record that is only read.
func OpenReadOnly(ctx context.Context, where string) (*Store, error) {
	return open(ctx, where, false, migrations[:])
}

func open(ctx context.Context, where string, write bool, migrations []string) (*Store, error) {
	s := &Store{dialect: &sqliteDialect, name: where, migrations: migrations}
	var err error
	if IsAddress(where) {
		s.dialect = &postgresDialect
		s.db, s.name, err = openPostgres(where, write)
	} else {
		s.db, err = openSQLite(where, write)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot open the record %s: %w", s.name, explain(err))
	}
	if write {
		err = s.write(ctx, func(tx *sql.Tx) error { return s.migrate(ctx, tx) })
	} else {
		err = s.checkVersion(ctx)
	}
	if err != nil {
		s.db.Close()
		return nil, fmt.Errorf("cannot open the record %s: %w", s.name, explain(err))
	}
	return s, nil
}

// IsAddress reports whether the place of a record is an address of PostgreSQL and not a file.
func IsAddress(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// Close closes the record.
func (s *Store) Close() error { return s.db.Close() }

// Name returns where the record is, without a password.
func (s *Store) Name() string { return s.name }

// checkVersion returns an error unless the tables are those that this program reads.
func (s *Store) checkVersion(ctx context.Context) error {
	n, err := s.version(ctx, s.db)
	if err == nil && n < len(s.migrations) {
		err = fmt.Errorf("an older Rubicon has written it (version %d of its tables, this one reads %d); rubicon scan --record brings it up to date", n, len(s.migrations))
	}
	return err
}

// write runs work in a transaction; one process does so at a time.
func (s *Store) write(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	if s.dialect.lock != "" {
		if _, err := tx.ExecContext(ctx, s.dialect.lock); err != nil {
			return err
		}
	}
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}
