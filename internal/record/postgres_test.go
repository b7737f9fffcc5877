package record

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// server is a PostgreSQL server that the tests of this package share.
var server struct {
	dir       string
	why       string // why there is none
	databases atomic.Int64
}

// TestMain starts a server of PostgreSQL in a folder of its own, on a socket, if one is installed.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == killedArgument {
		recordAndDie(os.Args[2])
	}
	stop := startPostgres()
	code := m.Run()
	stop()
	os.Exit(code)
}

// postgresTool returns the path of a program of PostgreSQL, which Debian keeps out of PATH.
func postgresTool(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	slices.Sort(found)
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}

// asUser makes a command run as a user that a server may run as: PostgreSQL refuses to run as root.
func asUser(cmd *exec.Cmd, owner *user.User) {
	cmd.Dir = server.dir
	if owner == nil {
		return
	}
	uid, _ := strconv.Atoi(owner.Uid)
	gid, _ := strconv.Atoi(owner.Gid)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}

func startPostgres() (stop func()) {
	stop = func() {}
	initdb, ctl := postgresTool("initdb"), postgresTool("pg_ctl")
	if initdb == "" || ctl == "" {
		server.why = "PostgreSQL is not installed (Debian: postgresql)"
		return stop
	}
	var owner *user.User
	if os.Getuid() == 0 {
		var err error
		if owner, err = user.Lookup("postgres"); err != nil {
			server.why = err.Error()
			return stop
		}
	}
	dir, err := os.MkdirTemp("", "rubicon-pg-") // a socket's path must be short
	if err != nil {
		server.why = err.Error()
		return stop
	}
	server.dir = dir
	remove := func() { os.RemoveAll(dir) }
	if owner != nil {
		uid, _ := strconv.Atoi(owner.Uid)
		gid, _ := strconv.Atoi(owner.Gid)
		os.Chown(dir, uid, gid)
	}
	run := func(name string, args ...string) bool {
		cmd := exec.Command(name, args...)
		asUser(cmd, owner)
		if out, err := cmd.CombinedOutput(); err != nil {
			server.why = fmt.Sprintf("%s: %v: %s", filepath.Base(name), err, out)
			return false
		}
		return true
	}
	data := filepath.Join(dir, "data")
	if !run(initdb, "-D", data, "-U", "rubicon", "-A", "trust", "-E", "UTF8", "--no-sync") {
		return remove
	}
	options := "-c listen_addresses='' -c fsync=off -c unix_socket_directories='" + dir + "'"
	if !run(ctl, "-D", data, "-l", filepath.Join(dir, "log"), "-o", options, "-w", "start") {
		return remove
	}
	return func() {
		run(ctl, "-D", data, "-m", "immediate", "stop")
		remove()
	}
}

// postgres returns the address of an empty database, or skips the test.
func postgres(t *testing.T) string {
	t.Helper()
	if server.why != "" {
		if os.Getenv("RUBICON_REQUIRE_ALL") == "1" {
			t.Fatal(server.why)
		}
		t.Skip(server.why)
	}
	name := fmt.Sprintf("test%d", server.databases.Add(1))
	admin, _, err := openPostgres(address("postgres"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	if _, err := admin.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	return address(name)
}

func address(database string) string {
	return "postgres://rubicon:secret@/" + database + "?host=" + server.dir
}

// TestPostgresNeighbours checks that tables of others in the database are left alone, and that those in our schema are
// not taken for ours.
func TestPostgresNeighbours(t *testing.T) {
	where := postgres(t)
	db, _, err := openPostgres(where, true)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{"CREATE TABLE public.run (x INT)", "INSERT INTO public.run VALUES (3)"} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	record(t, opened(t, Open, where), scan(1))
	var x int
	if err := db.QueryRow("SELECT x FROM public.run").Scan(&x); err != nil || x != 3 {
		t.Error(x, err)
	}
	where = postgres(t)
	foreign, _, err := openPostgres(where, true)
	if err != nil {
		t.Fatal(err)
	}
	defer foreign.Close()
	for _, statement := range []string{"CREATE SCHEMA rubicon", "CREATE TABLE rubicon.run (x INT)"} {
		if _, err := foreign.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(t.Context(), where); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Error(err)
	}
}

// TestPostgresErrors checks that no password is in an error.
func TestPostgresErrors(t *testing.T) {
	for _, where := range []string{
		"postgres://u:secret@127.0.0.1:1/x?connect_timeout=2", "postgres://u:secret@h:99999999/x", "postgres://u:secret@h\x00/", "postgresql://u:secret@127.0.0.1:1/x?password=secret",
		"postgres://u:secret@127.0.0.1:1/x?sslmode=nonsense",
	} {
		_, err := Open(t.Context(), where)
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", where, err)
		}
	}
	if _, err := OpenReadOnly(t.Context(), postgres(t)); err == nil || !strings.Contains(err.Error(), "nothing is recorded") {
		t.Error(err)
	}
}
