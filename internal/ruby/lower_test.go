package ruby_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rubicon/grammars"
	"rubicon/internal/ir"
	"rubicon/internal/ruby"
	"rubicon/internal/source"
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
	f := ruby.Lower(tree, source.NewFile("dir/app.rb", source.Ruby, []byte(src)), noReturn)
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

// TestPrint prints the file named by RUBICON_PRINT.
func TestPrint(t *testing.T) {
	path := os.Getenv("RUBICON_PRINT")
	if path == "" {
		t.Skip()
	}
	src, _ := os.ReadFile(filepath.Clean(path))
	t.Log("\n" + print(lower(t, string(src))))
}

// rubyFiles returns the files of the system's Ruby library, sorted by path.
func rubyFiles() []string {
	var files []string
	filepath.WalkDir("/usr/lib/ruby", func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Ext(path) == ".rb" {
			files = append(files, path)
		}
		return nil
	})
	return files
}

// TestRubyLibrary lowers a large body of real code and bounds what is not understood.
func TestRubyLibrary(t *testing.T) {
	if testing.Short() {
		t.Skip("lowers a large library")
	}
	p, err := grammars.NewParser(source.Ruby)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	files := rubyFiles()
	if len(files) == 0 {
		t.Skip("no Ruby library in /usr/lib/ruby")
	}
	var nodes, unknown, instrs int
	var parsing, lowering time.Duration
	kinds := map[string]int{}
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file := source.NewFile(path, source.Ruby, src)
		start := time.Now()
		tree, err := p.Parse(src)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		parsed := time.Now()
		f := ruby.Lower(tree, file, noReturn)
		parsing += parsed.Sub(start)
		lowering += time.Since(parsed)
		if err := ir.Check(f); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		nodes += f.Stats.Nodes
		unknown += f.Stats.Unknown
		instrs += len(f.Instrs)
		for k, n := range f.Stats.UnknownKinds {
			kinds[k] += n
			if os.Getenv("RUBICON_PRINT") == k {
				t.Log(path)
			}
		}
	}
	t.Logf("%d nodes, %d instructions, %d unknown (%.4f %%): %v", nodes, instrs, unknown, 100*float64(unknown)/float64(nodes), kinds)
	t.Logf("parse %v, lower %v: %.0f and %.0f ns a node, %.2f", parsing, lowering,
		float64(parsing.Nanoseconds())/float64(nodes), float64(lowering.Nanoseconds())/float64(nodes), float64(lowering)/float64(parsing))
	if unknown*1000 > nodes {
		t.Errorf("%d of %d nodes are unknown", unknown, nodes)
	}
}
