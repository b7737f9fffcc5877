package rust_test

import (
	"fmt"
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
	f := rust.Lower(tree, source.NewFile("test.rs", source.Rust, []byte(src)), options)
	check(t, f)
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

func dump(f *ir.File) string {
	var b strings.Builder
	ir.Print(&b, f)
	return b.String()
}

// TestDumpIR prints the lowering of the file that RUBICON_DUMP names.
func TestDumpIR(t *testing.T) {
	name := os.Getenv("RUBICON_DUMP")
	if name == "" {
		t.Skip("RUBICON_DUMP names no file")
	}
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f := lower(t, string(src))
	fmt.Print(dump(f))
	fmt.Println(f.Stats)
}

// TestCorpus lowers the .rs files below RUBICON_CORPUS and reports what was not understood.
func TestCorpus(t *testing.T) {
	root := os.Getenv("RUBICON_CORPUS")
	if root == "" {
		t.Skip("RUBICON_CORPUS names no folder")
	}
	var parsing, lowering, macros time.Duration
	var nodes, unknown, bytes, files, errors, instrs, errorBytes, damaged int
	kinds := map[string]int{}
	samples := map[string][]string{}
	opt := options
	opt.Parse = func(src []byte) (*syntax.Tree, error) {
		start := time.Now()
		defer func() { macros += time.Since(start) }()
		return parse(src)
	}
	filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".rs") {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		start := time.Now()
		tree, err := parse(src)
		parsing += time.Since(start)
		if err != nil {
			t.Log(path, err)
			return nil
		}
		file := source.NewFile(path, source.Rust, src)
		start = time.Now()
		f := rust.Lower(tree, file, opt)
		lowering += time.Since(start)
		check(t, f)
		files++
		bytes += len(src)
		nodes += f.Stats.Nodes
		unknown += f.Stats.Unknown
		errors += f.Stats.Errors
		errorBytes += int(f.Stats.ErrorBytes)
		if f.Stats.Errors > 0 {
			damaged++
		}
		instrs += len(f.Instrs)
		for k, n := range f.Stats.UnknownKinds {
			kinds[k] += n
		}
		for i := range f.Instrs {
			if in := &f.Instrs[i]; in.Op == ir.OpUnknown {
				k := f.Names[in.Name]
				if s := samples[k]; len(s) < 4000 {
					samples[k] = append(s, fmt.Sprintf("%s:%d: %.100q", strings.TrimPrefix(path, root), 1+strings.Count(string(src[:in.Pos]), "\n"), src[in.Pos:in.End]))
				}
			}
		}
		return nil
	})
	t.Logf("%d files (%d damaged), %d bytes, %d nodes, %d instrs, %d unknown (%.4f %%), %d errors (%d bytes)", files, damaged, bytes, nodes, instrs, unknown, 100*float64(unknown)/float64(max(nodes, 1)), errors, errorBytes)
	t.Logf("parse %v, lower %v (%.1f %%), of it parsing macros %v", parsing, lowering, 100*float64(lowering)/float64(parsing), macros)
	t.Log(kinds)
	if os.Getenv("RUBICON_SAMPLES") != "" {
		for k, s := range samples {
			step := max(1, len(s)/25)
			for i := 0; i < len(s); i += step {
				t.Log(k, s[i])
			}
		}
	}
}
