package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expected outputs in testdata/cli anew")

// TestMain lets the test binary be the program: testscript starts it as rubicon.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rubicon": main})
}

// TestScripts runs the transcripts in testdata/cli. Each is a small workspace and a list of
// commands with what they must print; "! exec" expects failure, "status N" an exit code.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/cli",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Setup:               compilers,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": status},
	})
}

// compilers lets a script find the toolchain of Rust where rustup keeps it below the home directory, which scripts do not
// have.
func compilers(env *testscript.Env) error {
	home, err := os.UserHomeDir()
	if os.Getenv("RUSTUP_HOME") == "" && err == nil {
		env.Setenv("RUSTUP_HOME", filepath.Join(home, ".rustup"))
	}
	return nil
}

// condition answers "[root]": whether the user may write everything.
func condition(name string) (bool, error) {
	if name == "root" {
		return os.Getuid() == 0, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}

// status runs a program and checks its exit code: "status 2 rubicon scan --jobs x".
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE program [argument...]")
	}
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = strconv.Itoa(exit.ExitCode())
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}
