package record

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestRefused checks that what is no record of ours is an error that says what it is, and stays as it is.
func TestRefused(t *testing.T) {
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.db")
	record(t, opened(t, Open, whole), scan(1, finding("a", 1, 9, "GET /a")))
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	garbled := slices.Clone(data)
	for i := 100; i < 4096; i++ { // the table of tables
		garbled[i] ^= 0x5a
	}
	files := map[string]struct {
		data []byte
		says string
	}{
		"text.db":      {[]byte(strings.Repeat("not a database\n", 100)), "it is no record of runs"},
		"short.db":     {[]byte("x"), "it is no record of runs"},
		"truncated.db": {data[:len(data)/2], "it is damaged"},
		"garbled.db":   {garbled, "it is damaged"},
		"foreign.db":   {database(t, "CREATE TABLE bookmark (url TEXT)"), "another program"},
		"newer.db":     {database(t, "CREATE TABLE rubicon (version BIGINT); INSERT INTO rubicon VALUES (99)"), "a newer Rubicon has written it (version 99"},
		"odd.db":       {database(t, "CREATE TABLE rubicon (name TEXT)"), "its version cannot be read"},
	}
	for name, file := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, file.data, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, write := range []bool{true, false} {
			s, err := open(t.Context(), path, write, migrations[:])
			if err == nil {
				s.Close()
			}
			if err == nil || !strings.Contains(err.Error(), file.says) || !strings.Contains(err.Error(), name) {
				t.Errorf("%s: %v, want %s", name, err, file.says)
			}
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, file.data) {
			t.Errorf("%s was changed (%v)", name, err)
		}
	}
	if entries, _ := filepath.Glob(filepath.Join(dir, "*-*")); len(entries) > 0 {
		t.Errorf("left behind: %q", entries)
	}
	for path, says := range map[string]string{
		dir: "it is a directory", filepath.Join(dir, "no", "r.db"): "its directory does not exist", filepath.Join(whole, "r.db"): "not a directory", os.DevNull: "no regular file",
	} {
		if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %s", path, err, says)
		}
	}
	if _, err := OpenReadOnly(t.Context(), filepath.Join(dir, "none.db")); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "none.db")); err == nil {
		t.Error("a reader makes a file")
	}
}

// database returns the bytes of an SQLite database.
func database(t *testing.T, statements string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestDamagedLater damages what a run reads only when it records: the error says so and the file stays as it is.
func TestDamagedLater(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	w := opened(t, Open, path)
	for day := range 20 {
		var list []string
		for i := range 40 {
			list = append(list, fmt.Sprint(i))
		}
		s := scan(day + 1)
		for _, name := range list {
			s.Report.Findings = append(s.Report.Findings, finding(name, day+1, 5, ""))
		}
		record(t, w, s)
	}
	w.Close()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 3 * 4096; i < len(data); i++ {
		data[i] = 0xa5
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err == nil {
		_, err = s.Record(t.Context(), scan(30, finding("0", 1, 5, "")))
		s.Close()
	}
	if err == nil || !strings.Contains(err.Error(), "it is damaged") {
		t.Error(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the file was changed (%v)", err)
	}
}

// TestMigration opens a record of an older version.
func TestMigration(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		record(t, opened(t, Open, where), scan(1))
		next := append(slices.Clone(migrations[:]), "ALTER TABLE run ADD COLUMN note TEXT NOT NULL DEFAULT 'none'")
		if _, err := open(t.Context(), where, false, next); err == nil || !strings.Contains(err.Error(), "an older Rubicon has written it") {
			t.Errorf("read as it is: %v", err)
		}
		// A step that fails leaves the record as it was.
		if _, err := open(t.Context(), where, true, append(slices.Clone(next), "CREATE TABLE extra (x BIGINT); CREATE NONSENSE")); err == nil {
			t.Error("nonsense is executed")
		}
		record(t, opened(t, Open, where), scan(2))
		s, err := open(t.Context(), where, true, next)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		record(t, s, scan(3))
		var notes int
		if err := s.db.QueryRow("SELECT COUNT(*) FROM run WHERE note = 'none'").Scan(&notes); err != nil || notes != 3 {
			t.Errorf("%d runs have a note (%v)", notes, err)
		}
		if _, err := Open(t.Context(), where); err == nil || !strings.Contains(err.Error(), "a newer Rubicon") {
			t.Errorf("opened by the older: %v", err)
		}
	})
}

// killedArgument makes the test's program record into the file that follows, and be killed before it is done.
const killedArgument = "record-and-die"

func recordAndDie(path string) {
	s, err := Open(context.Background(), path)
	if err == nil {
		err = s.write(context.Background(), func(tx *sql.Tx) error {
			// More than the cache of pages holds, so that SQLite would like to write early.
			for i := range 20000 {
				if _, err := tx.Exec("INSERT INTO detail (digest, severity, confidence, risk, route, path, line, message, body) VALUES ($1, '', '', 0, '', '', 0, '', $2)",
					i, strings.Repeat("x", 1000)); err != nil {
					return err
				}
			}
			return syscall.Kill(os.Getpid(), syscall.SIGKILL)
		})
	}
	fmt.Println(err)
	os.Exit(3)
}

// TestKilled kills a process while it records: the file is whole, alone and together with what else was left.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.db")
	record(t, opened(t, Open, path), scan(1, finding("a", 1, 5, "")))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(os.Args[0], killedArgument, path).CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("%v: %s", err, out)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the file was changed before the end (%v)", err)
	}
	if got := must(opened(t, OpenReadOnly, path).Runs(t.Context(), 1, Last, 9))(t); len(got) != 1 {
		t.Errorf("%d runs", len(got))
	}
	s := opened(t, Open, path)
	record(t, s, scan(2, finding("a", 1, 5, "")))
	var check string
	var details int
	if err := errors.Join(s.db.QueryRow("PRAGMA integrity_check").Scan(&check), s.db.QueryRow("SELECT COUNT(*) FROM detail").Scan(&details)); err != nil || check != "ok" || details != 1 {
		t.Errorf("%s, %d details (%v)", check, details, err)
	}
}
