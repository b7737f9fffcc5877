package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"rubicon/internal/config"
	"rubicon/internal/report"
	"rubicon/internal/source"
)

var testRules = []report.Rule{
	{Code: "RBN001", Name: "weak-anchor", Title: "Weak", Severity: "medium", CWE: []int{777}},
	{
		Code: "RBN201", Name: "tainted-shell-command", Title: "Shell", Severity: "critical", Description: "What it is.\x1b[2J",
		Remediation: "Do this.", References: []string{"https://example.org/"}, CWE: []int{78}, OWASPAPI: []string{"API8:2023"},
		Examples: []report.Example{{Lang: "ruby", Bad: "system(x)\n", Good: "system('p', x)\n"}},
	},
}

// fake returns an engine whose scans end with this report, and where the last request goes.
func fake(r *report.Report, err error) (Engine, *Request) {
	last := new(Request)
	return Engine{
		Scan: func(_ context.Context, req Request) (*report.Report, error) {
			*last = req
			return r, err
		},
		Explain: func(_ context.Context, req Request, name string) (string, error) {
			*last = req
			return "about " + name, err
		},
		Bridges: func(_ context.Context, req Request) (*report.Bridges, error) {
			*last = req
			return &report.Bridges{}, err
		},
		Rules: func(req Request) ([]report.Rule, error) {
			*last = req
			return testRules, err
		},
	}, last
}

// found returns a report with one medium and one critical finding.
func found() *report.Report {
	f := source.NewFile("a.rb", source.Ruby, []byte("x = 1\nsystem(x)\n"))
	return &report.Report{
		Tool: report.Tool{Name: "rubicon", Version: "1"}, Rules: testRules,
		Findings: []report.Finding{
			{Rule: &testRules[1], Message: "bad", Confidence: report.High, Location: report.Locate(f, 6, 15)},
			{Rule: &testRules[0], Message: "weak", Confidence: report.High, Location: report.Locate(f, 0, 5)},
		},
		Coverage: report.Coverage{Files: 1, Ruby: 1, Lines: 2},
	}
}

func incomplete() *report.Report {
	r := found()
	r.Coverage.Skipped = []report.Skip{{Path: "b.rb", Reason: "too large"}}
	return r
}

func clean() *report.Report {
	r := found()
	r.Findings = nil
	return r
}

// run runs a command line and returns its exit code and what it wrote.
func run(engine Engine, x IO, args ...string) (code int, stdout, stderr string) {
	var o, e bytes.Buffer
	x.Out, x.Err = &o, &e
	if x.Env == nil {
		x.Env = func(string) string { return "" }
	}
	code = Main(context.Background(), args, x, engine)
	return code, o.String(), e.String()
}

func TestExitCodes(t *testing.T) {
	damaged := clean()
	damaged.Coverage.FilesWithErrors = 1
	tests := []struct {
		report *report.Report
		err    error
		args   string
		want   int
		stderr string
	}{
		{clean(), nil, "scan", 0, ""},
		{found(), nil, "scan", 1, ""},
		{found(), nil, "scan --fail-on critical", 1, ""},
		{found(), nil, "scan --fail-on none", 0, ""},
		{found(), nil, "scan --min-severity critical --fail-on medium", 1, ""},
		{incomplete(), nil, "scan", 1, ""},
		{incomplete(), nil, "scan --fail-on none", 0, ""},
		{incomplete(), nil, "scan --strict", 3, "rubicon scan: --strict: the analysis is incomplete; the report says what was missed\n"},
		{damaged, nil, "scan --strict", 3, "rubicon scan: --strict: the analysis is incomplete; the report says what was missed\n"},
		{&report.Report{}, nil, "scan --strict", 3, "rubicon scan: --strict: no Ruby or Rust file was read; check the paths\n"},
		{clean(), nil, "scan --strict", 0, ""},
		{found(), nil, "scan --strict", 1, ""},
		{nil, &source.PathError{Message: "no such path: \x1b; give a directory or a file"}, "scan x", 2, "rubicon scan: no such path: \\x1b; give a directory or a file\n"},
		{nil, errors.New("one\ntwo"), "scan", 2, "rubicon scan: one\ntwo\n"},
		{nil, context.Canceled, "scan", 3, "rubicon scan: interrupted; there is no report\n"},
		{clean(), nil, "scan --min-severity worst", 2, "rubicon scan: invalid argument \"worst\" for \"--min-severity\" flag: choose one of critical, high, medium, low, info; see rubicon scan --help\n"},
	}
	for _, tt := range tests {
		engine, _ := fake(tt.report, tt.err)
		code, _, stderr := run(engine, IO{}, strings.Fields(tt.args)...)
		if code != tt.want || stderr != tt.stderr {
			t.Errorf("rubicon %s: exit code %d, want %d; stderr %q, want %q", tt.args, code, tt.want, stderr, tt.stderr)
		}
	}
}

func TestFailOnDifference(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("openapi.yaml", []byte("openapi: 3.1.0\ninfo: {title: x, version: '1'}\npaths:\n  /gone:\n    get: {responses: {'200': {description: ok}}}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	root := workingDir()
	engine := Engine{Routes: func(context.Context, Request) (*report.Report, *report.Routes, error) {
		r := clean()
		r.Root = root
		return r, &report.Routes{Routes: []report.RouteEntry{{Verbs: []string{"GET"}, Pattern: "/here", Name: "GET /here", Location: report.Place{Path: "app.rb", Line: 1}}}}, nil
	}}
	tests := []struct {
		config, args string
		want         int
		stderr       string
	}{
		{"", "routes", 0, ""},
		{"", "routes --fail-on-difference any", 1, ""},
		{"", "routes --fail-on-difference not-in-code", 1, ""},
		{"", "routes --fail-on-difference security-not-kept,undocumented", 1, ""},
		{"", "routes --fail-on-difference security-not-kept --fail-on-difference other-verb", 0, ""},
		{"fail-on-difference = [\"undocumented\"]\n", "routes", 1, ""},
		{"fail-on-difference = [\"undocumented\"]\n", "routes --fail-on-difference other-verb", 0, ""},
		{"", "routes --fail-on-difference none", 2, "choose some of any, undocumented, "},
	}
	for _, tt := range tests {
		if err := os.WriteFile("rubicon.toml", []byte(tt.config), 0o600); err != nil {
			t.Fatal(err)
		}
		code, _, stderr := run(engine, IO{}, strings.Fields(tt.args)...)
		if code != tt.want || tt.stderr == "" && stderr != "" || !strings.Contains(stderr, tt.stderr) {
			t.Errorf("%q, rubicon %s: exit code %d, want %d; stderr %q", tt.config, tt.args, code, tt.want, stderr)
		}
	}
}

// TestKeys: a flag of a scan has a key of its name in rubicon.toml, or the README says that it has none.
func TestKeys(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, without, _ := strings.Cut(string(readme), "Without a key are")
	without, _, ok := strings.Cut(without, "Unknown keys")
	if !ok {
		t.Fatal("the README does not say which flags have no key")
	}
	keys := map[string]bool{}
	for f := range reflect.TypeFor[config.Settings]().Fields() {
		key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		keys[key] = true
	}
	engine, _ := fake(clean(), nil)
	newScan(IO{}, engine).Flags().VisitAll(func(f *pflag.Flag) {
		if told := regexp.MustCompile("`--" + f.Name + "[ `]").MatchString(without); told == keys[f.Name] {
			t.Errorf("--%s: has a key: %v; is told to have none: %v", f.Name, keys[f.Name], told)
		}
	})
}

func TestInterrupt(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx, cancel := context.WithCancel(context.Background())
	release := make(chan bool)
	defer close(release)
	engine := Engine{Scan: func(context.Context, Request) (*report.Report, error) {
		cancel()
		<-release // work that does not look at its context
		return found(), nil
	}}
	var stdout, stderr bytes.Buffer
	x := IO{Out: &stdout, Err: &stderr, Env: func(string) string { return "" }}
	code := Main(ctx, []string{"scan", "-o", "json:a.json"}, x, engine)
	if code != 3 || stdout.Len() > 0 || stderr.String() != "rubicon scan: interrupted; there is no report\n" {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout.String(), stderr.String())
	}
	if entries, _ := os.ReadDir("."); len(entries) > 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestScanRequest(t *testing.T) {
	dir := t.TempDir()
	engine, last := fake(clean(), nil)
	run(engine, IO{}, "scan")
	if !slices.Equal(last.Paths, []string{"."}) || last.Progress != nil {
		t.Errorf("plain scan asks for %+v", last)
	}
	run(engine, IO{}, "scan", "a", "b", "--jobs", "3", "--rules", dir, "--rules", ".", "--include-vendored", "--include-tests", "--stats")
	if !slices.Equal(last.Paths, []string{"a", "b"}) || last.Jobs != 3 || !slices.Equal(last.RuleDirs, []string{dir, "."}) ||
		!last.IncludeVendored || !last.IncludeTests || !last.Stats {
		t.Errorf("request %+v", last)
	}
	run(engine, IO{ErrTerminal: true}, "scan")
	if last.Progress == nil {
		t.Error("no progress on a terminal")
	}
}

// TestProfile: a profile is written whole, beside that of the allocations, or not at all; also of a scan that is interrupted.
func TestProfile(t *testing.T) {
	t.Chdir(t.TempDir())
	engine, _ := fake(nil, errors.New("broken"))
	run(engine, IO{}, "scan", "--profile", "cpu.pb.gz")
	if entries, _ := os.ReadDir("."); len(entries) > 0 {
		t.Errorf("a scan that failed left behind %v", entries)
	}
	engine, _ = fake(clean(), nil)
	if code, _, stderr := run(engine, IO{}, "scan", "--profile", "missing/cpu.pb.gz"); code != 2 || !strings.Contains(stderr, "missing/cpu.pb.gz") {
		t.Errorf("a folder that is not there: exit code %d, %s", code, stderr)
	}
	engine, _ = fake(nil, context.Canceled)
	if code, _, _ := run(engine, IO{}, "scan", "--profile", "cpu.pb.gz"); code != 3 {
		t.Errorf("interrupted: exit code %d", code)
	}
	checkProfiles(t)
	engine, _ = fake(clean(), nil)
	run(engine, IO{}, "scan", "--profile", "cpu.pb.gz")
	checkProfiles(t)
}

func checkProfiles(t *testing.T) {
	for _, name := range []string{"cpu.pb.gz", "cpu.pb.gz.allocs"} {
		if data, err := os.ReadFile(name); err != nil || !bytes.HasPrefix(data, []byte("\x1f\x8b")) {
			t.Errorf("%s is no compressed profile: %d bytes, %v", name, len(data), err)
		}
		os.Remove(name)
	}
}

func TestScanFilters(t *testing.T) {
	engine, _ := fake(found(), nil)
	_, all, _ := run(engine, IO{}, "scan")
	_, some, _ := run(engine, IO{}, "scan", "--min-severity", "high")
	if i, j := strings.Index(all, "RBN001"), strings.Index(all, "RBN201"); i < 0 || j < i {
		t.Errorf("findings are missing or not sorted:\n%s", all)
	}
	if strings.Contains(some, "RBN001") || !strings.Contains(some, "RBN201") {
		t.Errorf("--min-severity high shows\n%s", some)
	}
}

func TestColor(t *testing.T) {
	engine, _ := fake(found(), nil)
	env := func(name, value string) func(string) string {
		return func(n string) string {
			if n == name {
				return value
			}
			return ""
		}
	}
	for _, tt := range []struct {
		x    IO
		args []string
		want bool
	}{
		{IO{OutTerminal: true}, nil, true},
		{IO{}, nil, false},
		{IO{OutTerminal: true}, []string{"--no-color"}, false},
		{IO{OutTerminal: true, Env: env("NO_COLOR", "1")}, nil, false},
		{IO{OutTerminal: true, Env: env("TERM", "dumb")}, nil, false},
		{IO{Env: env("FORCE_COLOR", "1")}, nil, true},
		{IO{Env: env("FORCE_COLOR", "1")}, []string{"--no-color"}, false},
		{IO{Env: env("FORCE_COLOR", "1")}, []string{"--format", "json"}, false},
		{IO{OutTerminal: true}, []string{"--format", "json"}, false},
	} {
		_, stdout, _ := run(engine, tt.x, append([]string{"scan"}, tt.args...)...)
		if got := strings.Contains(stdout, "\x1b["); got != tt.want {
			t.Errorf("%+v %v: colour %v, want %v", tt.x, tt.args, got, tt.want)
		}
	}
}

// kind returns the format that a report looks like.
func kind(text string) string {
	var doc map[string]any
	if json.Unmarshal([]byte(text), &doc) != nil {
		switch {
		case strings.HasPrefix(text, "kind,"):
			return "csv"
		case strings.HasPrefix(text, "<!-- rubicon -->"):
			return "markdown"
		case strings.Contains(text, "coverage "):
			return "text"
		}
		return "none"
	}
	if doc["runs"] != nil {
		return "sarif"
	}
	return "json"
}

func TestOutputs(t *testing.T) {
	tests := []struct {
		args   string
		stdout string
		files  map[string]string
	}{
		{"", "text", nil},
		{"--format sarif", "sarif", nil},
		{"-o json:a", "text", map[string]string{"a": "json"}},
		{"--output json:a --output sarif:b.json --format json", "json", map[string]string{"a": "json", "b.json": "sarif"}},
		{"-o a.json", "none", map[string]string{"a.json": "json"}},
		{"-o a.sarif", "none", map[string]string{"a.sarif": "sarif"}},
		{"-o a.csv", "none", map[string]string{"a.csv": "csv"}},
		{"-o a.md", "none", map[string]string{"a.md": "markdown"}},
		{"--format text -o a.sarif", "text", map[string]string{"a.sarif": "sarif"}},
		{"-o a.sarif.json", "none", map[string]string{"a.sarif.json": "sarif"}},
		{"-o a.txt", "none", map[string]string{"a.txt": "text"}},
		{"-o a", "none", map[string]string{"a": "text"}},
		{"-o a.json --format sarif", "none", map[string]string{"a.json": "sarif"}},
		{"-o ./x:y.json", "none", map[string]string{"x:y.json": "json"}},
		{"-o /dev/null", "none", nil},
	}
	for _, tt := range tests {
		t.Run(tt.args, func(t *testing.T) {
			t.Chdir(t.TempDir())
			engine, _ := fake(found(), nil)
			code, stdout, stderr := run(engine, IO{}, append([]string{"scan"}, strings.Fields(tt.args)...)...)
			if code != 1 || stderr != "" || kind(stdout) != tt.stdout {
				t.Errorf("exit code %d, stderr %q, stdout is %s, want %s", code, stderr, kind(stdout), tt.stdout)
			}
			entries, _ := os.ReadDir(".")
			if len(entries) != len(tt.files) {
				t.Errorf("the folder holds %v", entries)
			}
			for name, want := range tt.files {
				content, err := os.ReadFile(name)
				if err != nil || kind(string(content)) != want {
					t.Errorf("%s is %s, %v, want %s", name, kind(string(content)), err, want)
				}
			}
		})
	}
}

func TestBadOutputs(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("dir", 0o755), os.WriteFile("file", nil, 0o644), os.Symlink("file", "link")); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"-o dir":                        "cannot write dir: it is a directory; give a file in it",
		"-o none/a.json":                "cannot write none/a.json: its directory does not exist; create it first",
		"-o file/a.json":                "cannot write file/a.json: what should be its directory is a file",
		"-o json:":                      "--output json:: no file given; write FORMAT:FILE or FILE",
		"-o xml:a":                      `--output xml:a: unknown format "xml"; choose one of text, json, sarif, github, gitlab-sast, gitlab-codequality, rdjson, checkstyle, junit, csv, markdown, html, editor, or write ./xml:a for a file of that name`,
		"-o -":                          "--output -: leave --output out to write to the standard output, in the format of --format",
		"-o json:a -o sarif:./dir/../a": "cannot write ./dir/../a: two reports cannot go to one file",
		"-o json:file -o sarif:link":    "cannot write link: two reports cannot go to one file",
		"--rules none":                  "no such directory: none; --rules takes a directory with TOML files",
		"--rules file":                  "file is a file; --rules takes a directory with TOML files",
		"--jobs=-2":                     "--jobs -2: give a positive number",
	} {
		engine, last := fake(found(), nil)
		code, stdout, stderr := run(engine, IO{}, append([]string{"scan"}, strings.Fields(args)...)...)
		if code != 2 || stdout != "" || stderr != "rubicon scan: "+want+"\n" {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q, want %q", args, code, stdout, stderr, want)
		}
		if last.Paths != nil {
			t.Errorf("%s: scanned all the same", args)
		}
	}
	if entries, _ := os.ReadDir("."); len(entries) != 3 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestOutputIsWholeOrNotAtAll(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := errors.Join(os.WriteFile("old.json", []byte("old"), 0o600), os.Symlink("old.json", "link.json")); err != nil {
		t.Fatal(err)
	}
	engine, _ := fake(nil, errors.New("no"))
	run(engine, IO{}, "scan", "-o", "old.json", "-o", "text:new.txt")
	if content, _ := os.ReadFile("old.json"); string(content) != "old" {
		t.Errorf("a scan that failed left %q", content)
	}
	if entries, _ := os.ReadDir("."); len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
	engine, _ = fake(found(), nil)
	run(engine, IO{}, "scan", "-o", "link.json")
	content, _ := os.ReadFile("old.json")
	info, err := os.Stat("old.json")
	if err != nil || kind(string(content)) != "json" || info.Mode() != 0o600 {
		t.Errorf("through the link: %s %v %v", kind(string(content)), info.Mode(), err)
	}
	if info, err := os.Lstat("link.json"); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
}

func TestOutputToPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	got := make(chan string)
	go func() {
		content, _ := os.ReadFile(pipe)
		got <- string(content)
	}()
	engine, _ := fake(found(), nil)
	run(engine, IO{}, "scan", "-o", "json:"+pipe)
	if text := <-got; kind(text) != "json" {
		t.Errorf("the pipe got %q", text)
	}
}

func TestRulesCommand(t *testing.T) {
	engine, last := fake(nil, nil)
	code, stdout, stderr := run(engine, IO{}, "rules", "--rules", ".")
	want := "RBN001  medium    weak-anchor            Weak\nRBN201  critical  tainted-shell-command  Shell\n"
	if code != 0 || stdout != want || stderr != "" || !slices.Equal(last.RuleDirs, []string{"."}) {
		t.Errorf("exit code %d, stderr %q, %v:\n%s", code, stderr, last, stdout)
	}
	_, stdout, _ = run(engine, IO{}, "rules", "--format", "json")
	var doc struct{ Rules []map[string]any }
	if err := json.Unmarshal([]byte(stdout), &doc); err != nil || len(doc.Rules) != 2 || doc.Rules[0]["owasp_api"] == nil {
		t.Errorf("%v:\n%s", err, stdout)
	}
}

func TestExplain(t *testing.T) {
	engine, last := fake(nil, nil)
	want := `# RBN201 tainted-shell-command: Shell

Severity: critical
Weakness: CWE-78
OWASP Application Security Verification Standard 4.0.3: V5.3.8
OWASP API Security Top 10 2023: API8:2023, API10:2023
OWASP Top 10 2021: A03:2021
PCI DSS 4.0.1: 6.4.1

What it is.\x1b[2J

## What to do

Do this.

## Reported

` + "```ruby\nsystem(x)\n```\n\n## Not reported\n\n```ruby\nsystem('p', x)\n```" + `

## References

- https://example.org/
`
	for _, name := range []string{"RBN201", "rbn201", "tainted-shell-command"} {
		if code, stdout, stderr := run(engine, IO{}, "explain", name); code != 0 || stdout != want {
			t.Errorf("explain %s: exit code %d, %s\n%s", name, code, stderr, stdout)
		}
	}
	if code, stdout, _ := run(engine, IO{}, "explain", "Foo#bar", "a", "b"); code != 0 || stdout != "about Foo#bar\n" || len(last.Paths) != 2 {
		t.Errorf("explain a function: exit code %d, %+v, %s", code, last, stdout)
	}
	if code, _, stderr := run(engine, IO{}, "explain", "RBN999"); code != 2 || stderr != "rubicon explain: no rule RBN999; `rubicon rules` lists them\n" {
		t.Errorf("explain RBN999: exit code %d, %s", code, stderr)
	}
}

func TestCompletion(t *testing.T) {
	engine, _ := fake(nil, nil)
	_, stdout, _ := run(engine, IO{}, "__complete", "scan", "--format", "")
	if !strings.HasPrefix(stdout, "text\njson\nsarif\n") {
		t.Errorf("--format completes to\n%s", stdout)
	}
	_, stdout, _ = run(engine, IO{}, "__complete", "explain", "")
	if !strings.HasPrefix(stdout, "RBN001\tWeak\nweak-anchor\tWeak\n") {
		t.Errorf("explain completes to\n%s", stdout)
	}
}

func TestSchemaCommand(t *testing.T) {
	if code, stdout, _ := run(Engine{}, IO{}, "schema"); code != 0 || stdout != string(report.Schema()) {
		t.Errorf("exit code %d:\n%s", code, stdout)
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := newProgress(&b)
	p.update(1, 10)
	if b.Len() > 0 {
		t.Errorf("a bar at once: %q", b.String())
	}
	p.now = func() time.Time { return p.start.Add(2 * time.Second) }
	p.update(2, 10)
	p.update(1, 10) // late: another goroutine was faster
	p.update(0, 0)
	if !strings.Contains(b.String(), "scanning") || !strings.Contains(b.String(), "2/10") {
		t.Errorf("bar %q", b.String())
	}
	p.finish()
	lines := strings.Split(b.String(), "\r")
	if last := lines[len(lines)-1]; last != "" {
		t.Errorf("the bar ends with %q", last)
	}
}
