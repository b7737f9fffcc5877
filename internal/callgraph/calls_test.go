package callgraph_test

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/txtar"

	"rubicon/analyzers/calls"
	"rubicon/analyzers/program"
	"rubicon/internal/callgraph"
	"rubicon/internal/driver"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/rules"
)

// TestCalls compares what the calls of each testdata/calls/*.txtar reach with the comments there:
//
//	Thumb.new.draw  # calls Thumb#initialize Thumb#draw
//
// names the functions that the calls on that line reach, in any order; ? after a name says that the
// method was found by its name only, attr(@x) that the call reads or writes an instance variable,
// native(f) that it goes to a function whose body is not there. A line without a comment must reach
// nothing, so that "calls nothing" is a remark for the reader; a reason in parentheses may follow.
func TestCalls(t *testing.T) {
	files, err := filepath.Glob("../../testdata/calls/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := annotations(archive)
			if len(want) == 0 {
				t.Fatal("the case has no comment that says what a line calls")
			}
			got := reached(build(t, archive))
			for _, line := range lines(archive) {
				if w, g := want[line], got[line]; w != g {
					t.Errorf("%s calls %s, want %s", line, orNothing(g), orNothing(w))
				}
			}
		})
	}
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// build makes the call graph of the files of an archive, with the built-in models.
func build(t testing.TB, archive *txtar.Archive) *callgraph.Graph {
	t.Helper()
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	content := map[string][]byte{}
	w := driver.Workspace{Read: func(name string) ([]byte, error) { return content[name], nil }}
	for _, f := range archive.Files {
		content[f.Name] = f.Data
		w.Files = append(w.Files, f.Name)
	}
	slices.Sort(w.Files)
	graph := calls.New(program.New(set, program.Config{}), set)
	results, _, err := driver.Run(context.Background(), []*analysis.Analyzer{graph}, w)
	if err != nil {
		t.Fatal(err)
	}
	return results[graph].Value.(*callgraph.Graph)
}

var annotation = regexp.MustCompile(`(?:#|//) calls (.*?)(?: \(.*\))?$`)

// annotations returns what the comments say, by line.
func annotations(archive *txtar.Archive) map[string]string {
	want := map[string]string{}
	for _, f := range archive.Files {
		for i, text := range strings.Split(string(f.Data), "\n") {
			if m := annotation.FindStringSubmatch(text); m != nil && m[1] != "nothing" {
				want[place(f.Name, i+1)] = set(strings.Fields(m[1]))
			}
		}
	}
	return want
}

func place(file string, line int) string { return fmt.Sprintf("%s:%d", file, line) }

// set writes names sorted and without repetitions.
func set(names []string) string {
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}

// lines returns all lines of an archive.
func lines(archive *txtar.Archive) []string {
	var all []string
	for _, f := range archive.Files {
		for i := range strings.Count(string(f.Data), "\n") {
			all = append(all, place(f.Name, i+1))
		}
	}
	return all
}

// reached returns what the calls of each line reach.
func reached(g *callgraph.Graph) map[string]string {
	names := map[string][]string{}
	for id := range g.Prog.Funcs {
		fn, file := g.Prog.Func(ir.FuncID(id)), g.Prog.File(ir.FuncID(id))
		for v, in := range file.Body(fn) {
			if in.Op != ir.OpCall {
				continue
			}
			line := place(file.Source.Path, file.Source.Position(in.Pos).Line)
			names[line] = append(names[line], callees(g, callgraph.Site{Func: ir.FuncID(id), Value: ir.Value(v)})...)
		}
	}
	got := map[string]string{}
	for line, n := range names {
		got[line] = set(n)
	}
	return got
}

// callees returns what one call reaches.
func callees(g *callgraph.Graph, s callgraph.Site) []string {
	c := g.Call(s)
	var names []string
	for i := range c.Callees {
		name := g.FuncName(c.Callees[i].Func)
		if c.Callees[i].ByName {
			name += "?"
		}
		names = append(names, name)
	}
	switch {
	case c.Accessor != 0:
		names = append(names, "attr("+g.Prog.Text(c.Accessor)+")")
	case c.Native != nil && len(c.Native.Targets) == 0:
		names = append(names, "native("+c.Native.Symbol+")")
	}
	return names
}

// TestCallers checks that the way back finds every call that leads to a function.
func TestCallers(t *testing.T) {
	files, err := filepath.Glob("../../testdata/calls/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			g := build(t, archive)
			for id := range g.Prog.Funcs {
				for v, in := range g.Prog.File(ir.FuncID(id)).Body(g.Prog.Func(ir.FuncID(id))) {
					s := callgraph.Site{Func: ir.FuncID(id), Value: ir.Value(v)}
					if in.Op != ir.OpCall {
						continue
					}
					for _, c := range g.Call(s).Callees {
						if !slices.Contains(g.Callers(c.Func), s) {
							t.Errorf("Callers(%s) lacks a call in %s", g.FuncName(c.Func), g.FuncName(s.Func))
						}
					}
				}
			}
		})
	}
}

// TestMaxByName checks that a name which more methods have than MaxByName reaches none.
func TestMaxByName(t *testing.T) {
	for _, methods := range []int{1, callgraph.MaxByName, callgraph.MaxByName + 1} {
		var src strings.Builder
		for i := range methods {
			fmt.Fprintf(&src, "class C%d\n  def sparkle(x)\n    x\n  end\nend\n", i)
		}
		src.WriteString("def run(thing)\n  thing.sparkle(1)\nend\n")
		g := build(t, &txtar.Archive{Files: []txtar.File{{Name: "a.rb", Data: []byte(src.String())}}})
		want := methods
		if methods > callgraph.MaxByName {
			want = 0
		}
		got := 0
		for _, names := range reached(g) {
			got += strings.Count(names, "?")
		}
		if got != want {
			t.Errorf("a call of one of %d methods reaches %d, want %d", methods, got, want)
		}
	}
}

// TestGlobCycles builds modules that all import everything of each other. There are more ways through
// them than there is time.
func TestGlobCycles(t *testing.T) {
	const modules = 30
	archive := &txtar.Archive{}
	for i := range modules {
		var src strings.Builder
		for j := range modules {
			fmt.Fprintf(&src, "pub use super::m%d::*;\n", j)
		}
		fmt.Fprintf(&src, "pub fn f%d() { f%d(); nowhere(); missing::thing(); }\nimpl Missing { fn g(&self) {} }\n", i, (i+1)%modules)
		archive.Files = append(archive.Files, txtar.File{Name: fmt.Sprintf("src/m%d.rs", i), Data: []byte(src.String())})
	}
	g := build(t, archive)
	found := reached(g)
	for i := range modules {
		line, want := place(fmt.Sprintf("src/m%d.rs", i), modules+1), fmt.Sprintf("::f%d", (i+1)%modules)
		if !strings.HasSuffix(found[line], want) {
			t.Errorf("%s calls %s, want …%s", line, orNothing(found[line]), want)
		}
	}
}

// TestGlobsOfBindings builds what generators of bindings write: thousands of modules that one module has globs for,
// each with a glob for that one. A walk over all of them for each name takes minutes.
func TestGlobsOfBindings(t *testing.T) {
	const modules = 1000
	var lib strings.Builder
	archive := &txtar.Archive{}
	for i := range modules {
		fmt.Fprintf(&lib, "mod m%d; pub use m%d::*;\n", i, i)
		src := fmt.Sprintf("use super::*;\npub fn f%d() { f%d(); nowhere(); }\nimpl T%d for Missing {}\n", i, (i+1)%modules, i)
		archive.Files = append(archive.Files, txtar.File{Name: fmt.Sprintf("src/m%d.rs", i), Data: []byte(src)})
	}
	archive.Files = append(archive.Files, txtar.File{Name: "src/lib.rs", Data: []byte(lib.String())})
	found := reached(build(t, archive))
	for i := range modules {
		line, want := place(fmt.Sprintf("src/m%d.rs", i), 2), fmt.Sprintf("::f%d", (i+1)%modules)
		if !strings.HasSuffix(found[line], want) {
			t.Fatalf("%s calls %s, want …%s", line, orNothing(found[line]), want)
		}
	}
}
