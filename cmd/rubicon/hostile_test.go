package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostile is a tree that somebody made to break a scan of it, or to hide from it.
type hostile struct {
	name     string
	files    func(n tree)
	findings int      // the sinks in the report
	says     []string // parts of the report, or of what is said beside it
	exit     int
	seconds  int // a bound on the time, of a busy machine; what it takes is far less …
	megabyte int // … and on the memory
}

// tree is a folder that files are written to. size is what a large number of things is divided by.
type tree struct {
	t    *testing.T
	dir  string
	size int
}

// write writes a file of the tree.
func (n tree) write(name, content string) {
	path := filepath.Join(n.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(content), 0o666)); err != nil {
		n.t.Fatal(err)
	}
}

// writeEach writes a file of count parts, without holding it: the memory of a process that is started counts from that of
// the one that starts it.
func (n tree) writeEach(name, before string, count int, part func(i int) string, after string) {
	f, err := os.Create(filepath.Join(n.dir, name))
	n.must(err)
	b := bufio.NewWriter(f)
	b.WriteString(before)
	for i := range count {
		b.WriteString(part(i))
	}
	b.WriteString(after)
	n.must(errors.Join(b.Flush(), f.Close()))
}

// must fails the test where a tree cannot be made.
func (n tree) must(err error) {
	if err != nil {
		n.t.Fatal(err)
	}
}

// app is what must be found in each tree.
const app = "require 'sinatra'\nget '/x' do\n  system(params[:q])\nend\n"

const cargo = "[package]\nname = \"t\"\nversion = \"0.1.0\"\n"

func nested(before, in, after string, n int) string {
	return strings.Repeat(before, n) + in + strings.Repeat(after, n)
}

var hostiles = []hostile{
	{name: "links", findings: 1, exit: 1, says: []string{"p.rb: symbolic link out of the workspace", "a/b/up"}, files: func(n tree) {
		n.write("app.rb", app)
		n.must(os.MkdirAll(filepath.Join(n.dir, "a", "b"), 0o777))
		for link, to := range map[string]string{"a/b/up": "..", "etc": "/etc", "loop": "loop", "p.rb": "/etc/passwd"} {
			n.must(os.Symlink(to, filepath.Join(n.dir, link)))
		}
	}},
	{name: "pipes", findings: 1, exit: 1, says: []string{"x.rb: not a regular file"}, files: func(n tree) {
		n.write("app.rb", app)
		for _, name := range []string{"x.rb", "Cargo.toml", "openapi.yaml", ".gitignore", "Gemfile.lock", "Dockerfile"} {
			n.must(syscall.Mkfifo(filepath.Join(n.dir, name), 0o666))
		}
	}},
	{name: "names", findings: 7, exit: 1, says: []string{`a\nb.rb`, `\x1b[31m`, `\u{202e}`}, files: func(n tree) {
		for i, name := range []string{"a\nb.rb", "esc\x1b[31m.rb", "bidi\u202egnp.rb", "-rf.rb", "a b;c.rb", "<script>'\".rb", "caf\xe9.rb"} {
			n.write(name, strings.Replace(app, "/x", fmt.Sprint("/x", i), 1))
		}
	}},
	{name: "a line of 100 MB", findings: 1, exit: 1, says: []string{"big.rb: too large"}, files: func(n tree) {
		n.write("app.rb", app)
		n.writeEach("big.rb", "x = '", 1_000_000, func(int) string { return strings.Repeat("a", 100) }, "'\n")
	}},
	{name: "100,000 brackets", findings: 1, exit: 1, says: []string{"h.rs:1: nested too deeply"}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("a.rb", "x = "+nested("[", "", "]", 100_000))
		n.write("b.rs", "fn f() { "+nested("(", "", ")", 100_000)+" }")
		n.write("c.rb", strings.Repeat("(", 100_000))
		n.write("d.rs", strings.Repeat("{", 100_000))
		n.write("e.rb", "x = "+strings.Repeat("a + ", 100_000)+"b")
		n.write("f.rb", "x"+strings.Repeat(".f", 100_000))
		n.write("g.rb", nested("if a\n", "", "end\n", 20_000))
		n.write("h.rs", "fn f() { x"+strings.Repeat(".f()", 100_000)+"; }")
		n.write("i.rs", "type T = "+nested("Vec<", "u8", ">", 50_000)+";")
		n.write("j.rb", "x = "+nested(`"#{`, "a", `}"`, 20_000))
	}},
	{name: "a million methods", findings: 1, exit: 1, seconds: 300, megabyte: 2500, files: func(n tree) {
		n.write("app.rb", app)
		for k := range 100 {
			n.writeEach(fmt.Sprintf("m%d.rb", k), fmt.Sprintf("class M%d\n", k), 10_000/n.size, func(i int) string {
				return fmt.Sprintf("  def m%d(a) = a\n", i)
			}, "end\n")
		}
	}},
	{name: "50,000 methods that call each other", findings: 1, exit: 1, seconds: 120, megabyte: 2500, files: func(n tree) {
		count := 50_000 / n.size
		n.writeEach("app.rb", app, count, func(i int) string {
			return fmt.Sprintf("def f%d(a)\n  f%d(a)\n  f%d(a)\nend\n", i, (i+1)%count, (i*7+3)%count)
		}, "get('/y') { f0(params[:q]) }\n")
	}},
	{name: "50,000 functions that call each other", findings: 1, exit: 1, seconds: 120, megabyte: 2500, files: func(n tree) {
		count := 50_000 / n.size
		n.write("Cargo.toml", cargo)
		n.write("app.rb", app)
		n.must(os.Mkdir(filepath.Join(n.dir, "src"), 0o777))
		n.writeEach("src/main.rs", "", count, func(i int) string {
			return fmt.Sprintf("fn f%d(a: &str) { f%d(a); f%d(a); }\n", i, (i+1)%count, (i*7+3)%count)
		}, "fn main() { f0(&std::env::args().nth(1).unwrap()); }\n")
	}},
	{name: "modules that include each other", findings: 1, exit: 1, seconds: 120, files: func(n tree) {
		count := 2_000 / n.size
		n.writeEach("app.rb", app, count, func(i int) string {
			return fmt.Sprintf("module A%d\n  include A%d\n  include A%d\n  prepend A%d\n  extend A%d\n  def go(x) = super\nend\n",
				i, (i+1)%count, i*3%count, (i*7+1)%count, i)
		}, "class B < C; include A0; end\nclass C < B; end\nget('/y') { B.new.go(params[:q]) }\n")
	}},
	{name: "20,000 superclasses", findings: 1, exit: 1, files: func(n tree) {
		n.writeEach("app.rb", app, 20_000/n.size, func(i int) string {
			return fmt.Sprintf("class A%d < A%d\n  def go(x) = super\nend\n", i, i+1)
		}, "get('/y') { A0.new.go(params[:q]) }\n")
	}},
	{name: "20,000 routes", findings: 20_000, exit: 1, files: func(n tree) {
		n.writeEach("app.rb", "require 'sinatra'\n", 20_000/n.size, func(i int) string {
			return fmt.Sprintf("get '/x%d' do\n  system(params[:q])\nend\n", i)
		}, "")
	}},
	{name: "20,000 parts of a string", findings: 1, exit: 1, files: func(n tree) {
		n.writeEach("app.rb", "require 'sinatra'\nget '/x' do\n  system(\"#{params[:q]}", 20_000/n.size, func(i int) string {
			return fmt.Sprintf("#{a%d}", i)
		}, "\")\nend\n")
	}},
	{name: "20,000 times one part of a string", findings: 1, exit: 1, files: func(n tree) {
		n.writeEach("app.rb", "require 'sinatra'\nget '/x' do\n  q = params[:q]\n  system(\"", 20_000/n.size, func(int) string { return "-#{q}" }, "\")\nend\n")
	}},
	{name: "4,000 sources in a string", findings: 1, exit: 1, files: func(n tree) {
		n.writeEach("app.rb", "require 'sinatra'\nget '/x' do\n  system(\"", 4_000/n.size, func(i int) string {
			return fmt.Sprintf("-#{params[:a%d]}", i)
		}, "\")\nend\n")
	}},
	{name: "macros that double", findings: 1, exit: 1, says: []string{"main.rs:1: nested too deeply or too slow"}, files: func(n tree) {
		n.write("Cargo.toml", cargo)
		n.write("app.rb", app)
		n.must(os.Mkdir(filepath.Join(n.dir, "src"), 0o777))
		n.writeEach("src/main.rs", "macro_rules! m0 { ($x:expr) => { $x } }\n", 60, func(i int) string {
			return fmt.Sprintf("macro_rules! m%d { ($x:expr) => { m%d!($x); m%d!($x) } }\n", i+1, i, i)
		}, "fn main() { m60!(1); }\n")
	}},
	{name: "aliases that multiply", findings: 1, exit: 1, files: func(n tree) {
		n.write("app.rb", app)
		n.writeEach("openapi.yaml", "openapi: 3.0.0\ninfo: {title: x, version: '1'}\npaths: {}\nx-a: &a0 [x]\n", 30, func(i int) string {
			return fmt.Sprintf("x-a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
		}, "")
	}},
	{name: "a document that nests and one that refers to itself", findings: 1, exit: 1, files: func(n tree) {
		n.write("app.rb", app)
		n.write("swagger.json", `{"swagger": "2.0", "paths": `+nested(`{"a":`, "1", "}", 100_000)+"}")
		n.write("openapi.yaml", "openapi: 3.0.0\ninfo: {title: x, version: '1'}\npaths:\n  /x:\n    get:\n      parameters:\n        - $ref: '#/components/parameters/a'\n      responses: {}\ncomponents:\n  parameters:\n    a: {$ref: '#/components/parameters/b'}\n    b: {$ref: '#/components/parameters/a'}\n")
	}},
	{name: "a key of 50,000 parts", findings: 1, exit: 1, says: []string{"Cargo.toml:1: not a valid Cargo.toml: a key has more than 100 parts"}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("Cargo.toml", strings.Repeat("a.", 50_000)+"b = 1")
	}},
	{name: "20,000 tables in each other", findings: 1, exit: 1, says: []string{"Cargo.toml:1: not a valid Cargo.toml: lists and tables are nested more than 100 deep"}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("Cargo.toml", "x = "+nested("{a=", "1", "}", 20_000))
	}},
	{name: "configuration that nests", exit: 2, says: []string{"rubicon.toml:1: lists and tables are nested more than 100 deep"}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("rubicon.toml", "exclude = "+nested("[", "", "]", 100_000))
	}},
	{name: "a manifest that lies", findings: 1, exit: 1, files: func(n tree) {
		n.write("app.rb", app)
		n.write("Cargo.toml", "[package]\nname = '../../etc/passwd'\n[lib]\npath = '/etc/passwd'\n[[bin]]\nname = 'x'\npath = '../../../etc/shadow'\n[workspace]\nmembers = ['../../..', '/', '**/**/**/**', '.']\n[dependencies]\nx = {path = '/'}\n")
	}},
	{name: "a .gitignore that hides everything", says: []string{"coverage incomplete: no Ruby or Rust file was read", "left out: 2 paths by .gitignore"}, files: func(n tree) {
		n.write("app.rb", app)
		n.write(".gitignore", "*\n")
	}},
	{name: "configuration that hides a rule", says: []string{"configuration: ", "rubicon.toml"}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("rubicon.toml", "ignore = ['RBN201']\n")
	}},
	{name: "configuration that hides everything", says: []string{"coverage incomplete: no Ruby or Rust file was read", "left out: 1 path by include and exclude", "configuration: "}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("rubicon.toml", "exclude = ['*.rb']\n")
	}},
	{name: "configuration that reads elsewhere", exit: 2, says: []string{`rubicon.toml:1: rules: "/etc" lies outside`, `rubicon.toml:2: baseline: "../x" lies outside`}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("rubicon.toml", "rules = ['/etc']\nbaseline = '../x'\n")
	}},
	{name: "configuration that writes over code", exit: 2, says: []string{"app.rb is a name of code, which a report does not overwrite"}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("rubicon.toml", "output = ['json:app.rb']\n")
	}},
	{name: "configuration that writes through a link", exit: 2, says: []string{"leads out of the folder of the configuration"}, files: func(n tree) {
		n.write("app.rb", app)
		n.write("rubicon.toml", "output = ['json:out.json']\n")
		n.must(os.Symlink("/etc/hostname", filepath.Join(n.dir, "out.json")))
	}},
}

// TestHostileTrees scans trees that were made to break a scan, each in a process of its own, and checks what is found,
// that nothing is silent, and that time and memory stay within bounds. The large ones are a tenth of their size unless
// RUBICON_HOSTILE is "full"; with -v the test says what each took.
func TestHostileTrees(t *testing.T) {
	program, err := exec.LookPath("rubicon") // see TestMain
	if err != nil {
		t.Fatal(err)
	}
	size := 10
	if os.Getenv("RUBICON_HOSTILE") == "full" {
		size = 1
	}
	for _, h := range hostiles {
		t.Run(h.name, func(t *testing.T) { h.scan(t, program, size) })
	}
}

func (h *hostile) scan(t *testing.T, program string, size int) {
	dir := t.TempDir()
	h.files(tree{t, dir, size})
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(max(h.seconds, 60))*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "scan", "--all", "--no-color", ".")
	cmd.Dir = dir
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err := cmd.Run()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	if ctx.Err() != nil {
		t.Fatalf("not ready after %s", time.Since(start))
	}
	used := 0
	if runtime.GOOS == "linux" { // elsewhere the unit is another one
		used = int(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss / 1024)
	}
	t.Logf("%.1f s, %.1f s of processors, %d MB", time.Since(start).Seconds(), (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), used)
	if bound := max(h.megabyte, 1000); used > bound {
		t.Errorf("%d MB of memory, more than %d", used, bound)
	}
	if code := cmd.ProcessState.ExitCode(); code != h.exit {
		t.Errorf("exit code %d, want %d", code, h.exit)
	}
	want := h.findings
	if want > 1000 {
		want /= size
	}
	if got := strings.Count(out.String(), "sink: Kernel.system"); got != want {
		t.Errorf("%d findings, want %d", got, want)
	}
	for _, s := range h.says {
		if !strings.Contains(out.String(), s) {
			t.Errorf("it does not say %q", s)
		}
	}
	if t.Failed() {
		t.Logf("%.4000s", out.String())
	}
}
