package rust_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rubicon/grammars"
	"rubicon/internal/ir"
	"rubicon/internal/rust"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

func parse(src []byte) (*syntax.Tree, error) { return grammars.Parse(source.Rust, src) }

var options = rust.Options{
	NoReturn: ir.NoReturn{"panic!": true, "std::process::exit": true, "unreachable!": true, "todo!": true, "unimplemented!": true},
	Parse:    parse,
}

func lower(t testing.TB, src string) *ir.File {
	t.Helper()
	tree, err := parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	opt := options
	opt.Macros = rust.NewMacros([][]*rust.Macro{rust.Definitions("test.rs", []byte(src))}, nil, nil)
	f := rust.Lower(tree, source.NewFile("test.rs", source.Rust, []byte(src)), opt)
	check(t, f)
	checkArms(t, f)
	return f
}

// check verifies what holds of every lowered file.
func check(t testing.TB, f *ir.File) {
	t.Helper()
	if err := ir.Check(f); err != nil {
		t.Fatalf("%s: %v", f.Source.Path, err)
	}
	for i := range f.Instrs {
		if in := &f.Instrs[i]; int(in.End) > len(f.Source.Content) {
			t.Fatalf("%s: %v stands at %d-%d of %d", f.Source.Path, in.Op, in.Pos, in.End, len(f.Source.Content))
		}
	}
}

// checkArms verifies that no arm of a branch uses a value of another, from which it cannot come. That the guard of an
// earlier arm of a match was false, a later one may say.
func checkArms(t testing.TB, f *ir.File) {
	t.Helper()
	for i := range f.Funcs {
		fn := &f.Funcs[i]
		body := f.Body(fn)
		for _, r := range fn.Regions {
			for v := r.Mid; !r.Loop && v < r.End; v++ {
				for k, a := range f.Args(&body[v]) {
					refused := body[v].Op == ir.OpAssume && body[v].Aux == 0 && k == 1
					if body[v].Op != ir.OpPhi && !refused && a.Value >= r.Start && a.Value < r.Mid {
						t.Fatalf("%s: f%d v%d uses v%d of another arm", f.Source.Path, i, v, a.Value)
					}
				}
			}
		}
	}
}

func dump(f *ir.File) string {
	var b strings.Builder
	ir.Print(&b, f)
	return b.String()
}

// realFiles returns the Rust files of the crates that cargo has downloaded on this machine, or those
// below the folder that RUBICON_CORPUS names, sorted by path.
func realFiles() []string {
	root := os.Getenv("RUBICON_CORPUS")
	if root == "" {
		home, _ := os.UserHomeDir()
		root = filepath.Join(home, ".cargo", "registry", "src")
	}
	return rustFiles(root)
}

// rustFiles returns the Rust files below a folder, sorted by path.
func rustFiles(root string) []string {
	var files []string
	filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Ext(path) == ".rs" {
			files = append(files, path)
		}
		return nil
	})
	return files
}

// crates returns the real files, or where there are none the Rust files of this repository.
func crates(tb testing.TB) []string {
	files := realFiles()
	if len(files) == 0 {
		files = rustFiles(filepath.Join("..", "..", "testdata"))
	}
	if len(files) == 0 {
		tb.Fatal("no Rust files to lower")
	}
	return files
}

// TestCrates lowers real code and bounds what is not understood. Without RUBICON_CORPUS it takes a
// sample of the files.
func TestCrates(t *testing.T) {
	files := crates(t)
	every := 1
	if os.Getenv("RUBICON_CORPUS") == "" {
		every = max(1, len(files)/200)
	}
	var parsing, lowering, macros time.Duration
	var nodes, unknown, size, instrs, errors int
	kinds := map[string]int{}
	opt := options
	opt.Parse = func(src []byte) (*syntax.Tree, error) {
		start := time.Now()
		defer func() { macros += time.Since(start) }()
		return parse(src)
	}
	for i := 0; i < len(files); i += every {
		src, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		tree, err := parse(src)
		parsing += time.Since(start)
		if err != nil {
			t.Log(files[i], err)
			continue
		}
		file := source.NewFile(files[i], source.Rust, src)
		start = time.Now()
		f := rust.Lower(tree, file, opt)
		lowering += time.Since(start)
		check(t, f)
		size += len(src)
		nodes += f.Stats.Nodes
		unknown += f.Stats.Unknown
		errors += f.Stats.Errors
		instrs += len(f.Instrs)
		for k, n := range f.Stats.UnknownKinds {
			kinds[k] += n
		}
	}
	share := 100 * float64(unknown) / float64(nodes)
	t.Logf("%d of %d files, %d bytes, %d nodes, %d instructions, %d errors", (len(files)+every-1)/every, len(files), size, nodes, instrs, errors)
	t.Logf("%d unknown (%.4f %%): %v", unknown, share, kinds)
	t.Logf("parsing %v, lowering %v (%.1f %%), of which parsing macros %v", parsing, lowering, 100*float64(lowering)/float64(parsing), macros)
	if share > 0.1 {
		t.Errorf("%.3f %% of the nodes were not understood, want at most 0.1 %%", share)
	}
}

// BenchmarkLower lowers a sample of the crates that cargo has downloaded, without parsing the files.
func BenchmarkLower(b *testing.B) {
	files := crates(b)
	var trees []*syntax.Tree
	size := int64(0)
	for i := 0; i < len(files); i += max(1, len(files)/100) {
		src, err := os.ReadFile(files[i])
		if err != nil {
			b.Fatal(err)
		}
		tree, err := parse(src)
		if err != nil {
			continue
		}
		trees = append(trees, tree)
		size += int64(len(src))
	}
	b.SetBytes(size)
	for b.Loop() {
		for i, tree := range trees {
			rust.Lower(tree, source.NewFile(files[i], source.Rust, tree.Src), options)
		}
	}
}
