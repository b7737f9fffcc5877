package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/go-yaml"
)

// readYAML reads a file of the repository.
func readYAML(t *testing.T, path string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", path))
	if err == nil {
		err = yaml.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestActionTakesAllLines runs the step of the action that scans, with a program in place of rubicon that says what it was
// given, on inputs over several lines.
func TestActionTakesAllLines(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("the action was not tried, for want of bash")
	}
	var action struct {
		Runs struct {
			Steps []struct {
				ID  string `yaml:"id"`
				Run string `yaml:"run"`
			} `yaml:"steps"`
		} `yaml:"runs"`
	}
	readYAML(t, "action.yml", &action)
	step := ""
	for _, s := range action.Runs.Steps {
		if s.ID == "scan" {
			step = s.Run
		}
	}
	for _, c := range []struct{ paths, args, want string }{
		{".", "", "scan --format text --output sarif:r.sarif -- ."},
		{"app\next lib\n", "--diff origin/main...\n--strict\n", "scan --diff origin/main... --strict --format text --output sarif:r.sarif -- app ext lib"},
		{"\n\tapp\n\n  *\n", "--fail-on high", "scan --fail-on high --format text --output sarif:r.sarif -- app *"},
	} {
		dir := t.TempDir()
		script := filepath.Join(dir, "step.sh")
		if err := os.WriteFile(script, []byte(step), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "rubicon"), []byte("#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 1\n"), 0o777); err != nil {
			t.Fatal(err)
		}
		output := filepath.Join(dir, "output")
		cmd := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", script) // as a runner does
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "RUNNER_TEMP="+dir, "GITHUB_OUTPUT="+output, "RUBICON_PATHS="+c.paths, "RUBICON_ARGS="+c.args, "RUBICON_SARIF=r.sarif")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if got := strings.Split(strings.TrimSpace(string(out)), "\n"); !slices.Equal(got, strings.Split(c.want, " ")) {
			t.Errorf("paths %q and args %q run %q, want %q", c.paths, c.args, got, c.want)
		}
		if code, err := os.ReadFile(output); err != nil || string(code) != "code=1\n" {
			t.Errorf("the step's output is %q, %v", code, err)
		}
	}
}

// TestHooksRunAlways checks that no hook for pre-commit is passed over for the names of the files that a commit changes: it
// may only delete some, and scripts have no extension.
func TestHooksRunAlways(t *testing.T) {
	var hooks []map[string]any
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) != 2 {
		t.Errorf("%d hooks", len(hooks))
	}
	for _, h := range hooks {
		if h["always_run"] != true || h["pass_filenames"] != false || h["require_serial"] != true {
			t.Errorf("%v does not run once for each commit: %v", h["id"], h)
		}
		for _, key := range []string{"files", "types", "types_or", "exclude"} {
			if h[key] != nil {
				t.Errorf("%v is asked of %s, which counts for nothing", h["id"], key)
			}
		}
	}
}
