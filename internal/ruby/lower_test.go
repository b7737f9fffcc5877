package ruby_test

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"rubicon/grammars"
	"rubicon/internal/ir"
	"rubicon/internal/ruby"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// noReturn stands for the models.
var noReturn = ir.NoReturn{"raise": true, "halt": true, "redirect": true, "fail": true, "exit": true, "pass": true}

// lower parses and lowers src and checks the result.
func lower(tb testing.TB, src string) *ir.File {
	tb.Helper()
	tree, err := grammars.Parse(source.Ruby, []byte(src))
	if err != nil {
		tb.Fatal(err)
	}
	f := ruby.Lower(tree, source.NewFile("dir/app.rb", source.Ruby, []byte(src)), ruby.Options{NoReturn: noReturn})
	if err := ir.Check(f); err != nil {
		tb.Fatalf("%v\n%s\n%s", err, src, print(f))
	}
	return f
}

func print(f *ir.File) string {
	var b bytes.Buffer
	if err := ir.Print(&b, f); err != nil {
		panic(err)
	}
	return b.String()
}

// rubyFiles returns the files of the system's Ruby libraries, sorted by path.
func rubyFiles() []string {
	var files []string
	for _, root := range []string{"/usr/lib/ruby", "/usr/share/rubygems-integration"} {
		filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && filepath.Ext(path) == ".rb" {
				files = append(files, path)
			}
			return nil
		})
	}
	return files
}

// TestRubyLibrary lowers a large body of real code and bounds what is not understood, and what
// lowering costs next to parsing.
func TestRubyLibrary(t *testing.T) {
	if testing.Short() {
		t.Skip("lowers a large library")
	}
	parsed, parsing := parseLibrary(t)
	files := make([]*ir.File, len(parsed))
	start := cpuTime()
	for i, p := range parsed {
		files[i] = ruby.Lower(p.tree, p.file, ruby.Options{NoReturn: noReturn})
	}
	lowering := cpuTime() - start
	var nodes, unknown, instrs, operands, names int
	kinds := map[string]int{}
	for _, f := range files {
		if err := ir.Check(f); err != nil {
			t.Errorf("%s: %v", f.Source.Path, err)
		}
		nodes += f.Stats.Nodes
		unknown += f.Stats.Unknown
		instrs += len(f.Instrs)
		operands += len(f.Operands)
		names += len(f.Names)
		for k, n := range f.Stats.UnknownKinds {
			kinds[k] += n
		}
	}
	t.Logf("%d nodes, %d instructions, %d operands, %d names, %d unknown (%.4f %%): %v", nodes, instrs, operands, names,
		unknown, 100*float64(unknown)/float64(nodes), kinds)
	perNode := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / float64(nodes) }
	t.Logf("CPU time: parse %v, lower %v: %.0f and %.0f ns a node, %.3f", parsing, lowering, perNode(parsing),
		perNode(lowering), float64(lowering)/float64(parsing))
	if unknown*1000 > nodes {
		t.Errorf("%d of %d nodes are unknown", unknown, nodes)
	}
}

type parsedFile struct {
	tree *syntax.Tree
	file *source.File
}

// parseLibrary parses the system's Ruby library and returns the CPU time that it took.
func parseLibrary(tb testing.TB) ([]parsedFile, time.Duration) {
	files := rubyFiles()
	if len(files) == 0 {
		tb.Skip("no Ruby library in /usr/lib/ruby")
	}
	p, err := grammars.NewParser(source.Ruby)
	if err != nil {
		tb.Fatal(err)
	}
	defer p.Close()
	var parsed []parsedFile
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		parsed = append(parsed, parsedFile{file: source.NewFile(path, source.Ruby, src)})
	}
	start := cpuTime()
	for i := range parsed {
		if parsed[i].tree, err = p.Parse(parsed[i].file.Content); err != nil {
			tb.Fatalf("%s: %v", parsed[i].file.Path, err)
		}
	}
	return parsed, cpuTime() - start
}

// cpuTime returns the CPU time that the process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkLower(b *testing.B) {
	parsed, parsing := parseLibrary(b)
	nodes := 0
	for _, p := range parsed {
		nodes += len(p.tree.Nodes)
	}
	b.ReportAllocs()
	start := cpuTime()
	for b.Loop() {
		for _, p := range parsed {
			ruby.Lower(p.tree, p.file, ruby.Options{NoReturn: noReturn})
		}
	}
	each := float64(cpuTime()-start) / float64(b.N)
	b.ReportMetric(each/float64(nodes), "cpu-ns/node")
	b.ReportMetric(each/float64(parsing), "of-parsing")
}
