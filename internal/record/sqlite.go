package record

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// openSQLite returns the database in a file, which need not be there if it is written. What cannot be a record is an error.
func openSQLite(path string, write bool) (*sql.DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := checkFile(path, write); err != nil {
		return nil, err
	}
	q := url.Values{"_pragma": {
		fmt.Sprintf("busy_timeout(%d)", busyTime.Milliseconds()),
		"foreign_keys(1)",
		"trusted_schema(0)",
		// What is not committed stays out of the file, so that it is whole even if it is copied after a kill.
		"cache_spill(0)",
	}}
	switch {
	case write:
		q.Set("mode", "rwc")
		q.Set("_txlock", "immediate")
	case writable(path):
		// What a run that was killed has begun is taken back by whoever opens the file next.
		q.Set("mode", "rw")
		q.Add("_pragma", "query_only(1)")
	default:
		q.Set("mode", "ro")
	}
	return sql.Open("sqlite", (&url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: q.Encode()}).String())
}

// writable reports whether a file may be written.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	f.Close()
	return true
}

// checkFile returns an error if there is no record at a path and cannot be one.
func checkFile(path string, write bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !write:
		return errors.New("there is no such file; rubicon scan --record writes one")
	case errors.Is(err, fs.ErrNotExist):
		if dir, err := os.Stat(filepath.Dir(path)); err != nil || !dir.IsDir() {
			return errors.New("its directory does not exist; create it first")
		}
	case err != nil:
		return err
	case info.IsDir():
		return errors.New("it is a directory; give a file in it")
	case !info.Mode().IsRegular():
		return errors.New("it is no regular file")
	case info.Size() > 0:
		return checkMagic(path)
	}
	return nil
}

// errForeign says that a file is of another program.
var errForeign = errors.New("it is no record of runs, nor another database of SQLite; nothing was changed, give another file")

// checkMagic returns an error if a file does not begin as SQLite's do. SQLite takes a file of one byte for an empty one.
func checkMagic(path string) error {
	const magic = "SQLite format 3\x00"
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(f, head); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if string(head) != magic {
		return errForeign
	}
	return nil
}

// explain says of an error of a database what it means for its user.
func explain(err error) error {
	var lite *sqlite.Error
	var postgres *pgconn.PgError
	switch {
	case errors.As(err, &lite):
		return explainSQLite(err, lite.Code())
	case errors.As(err, &postgres) && postgres.Code == "42501": // insufficient_privilege
		return fmt.Errorf("%s; the user needs to own the schema %s", postgres.Message, postgresSchema)
	}
	return err
}

func explainSQLite(err error, code int) error {
	switch code & 0xff { // without what the extended codes add
	case sqlite3.SQLITE_NOTADB:
		return errForeign
	case sqlite3.SQLITE_CORRUPT:
		return errors.New("it is damaged; nothing was changed. Restore it from a copy, or move it away and begin a new one")
	case sqlite3.SQLITE_BUSY:
		return fmt.Errorf("another program kept it locked for %v", busyTime)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("it, or its directory, cannot be written: %w", err)
	case sqlite3.SQLITE_FULL:
		return errors.New("the disk is full; nothing was changed")
	}
	return err
}
