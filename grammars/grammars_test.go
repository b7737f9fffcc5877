package grammars_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"testing"

	sitter "github.com/smacker/go-tree-sitter"
	sitterruby "github.com/smacker/go-tree-sitter/ruby"
	sitterrust "github.com/smacker/go-tree-sitter/rust"

	"rubicon/grammars"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

func parse(t testing.TB, lang source.Lang, src string) *syntax.Tree {
	t.Helper()
	tree, err := grammars.Parse(lang, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// samples are short sources with what a flat tree must get right: tokens with fields, token trees,
// inserted tokens, errors, nothing at all.
var samples = map[source.Lang][]string{
	source.Ruby: {
		"", "\n", "x = 1", "get '/a/:b' do |x, y = 2, *z, k: 1, &c|\n  \"a#{params[:x]}\" + `ls #{y}`\nend\n",
		"a <<~A, <<-B\n  x#{y}\nA\n  z\n  B\ncase x\nin {a: Integer => n} then n\nend",
		"def f(", "class A; def", "x = [1, 2", "@@@", "end end end", "\xff\xfe\x00", "\r\nx\r\n", "é = 'ü'",
	},
	source.Rust: {
		"", "\n", "fn f() {}", "fn f() { println!(\"{}\", x + vec![1, (2, 3)][0]); }",
		"macro_rules! m { ($x:expr) => { $x + 1 } }\nimpl<T> A for B<T> where T: C { fn f(&self) -> u8 { self.0 } }",
		"fn f( {", "let x =", "struct", "fn f() { match x { A | B if c => 1, _ => 2 } ", "\xff\xfe\x00", "}}}}", "#![a] /* /* */ // ",
	},
}

// TestFlatTree compares flat trees with a walk over the same trees through the parser's own
// bindings.
func TestFlatTree(t *testing.T) {
	for lang, sources := range samples {
		for _, src := range sources {
			compare(t, lang, []byte(src), src)
		}
		for _, path := range corpus(t, lang, 40) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, lang, src, path)
		}
	}
}

// corpus returns up to n real source files of lang that this machine has, spread over what is found.
func corpus(t testing.TB, lang source.Lang, n int) []string {
	roots, ext := []string{"..", "/usr/lib/ruby"}, ".rb"
	if lang == source.Rust {
		home, _ := os.UserHomeDir()
		roots, ext = []string{"..", filepath.Join(home, ".cargo", "registry", "src")}, ".rs"
	}
	var paths []string
	for _, root := range roots {
		filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && filepath.Ext(path) == ext {
				if info, err := d.Info(); err == nil && info.Size() < 200_000 {
					paths = append(paths, path)
				}
			}
			return nil
		})
	}
	sort.Strings(paths)
	if len(paths) == 0 {
		t.Logf("no %s files on this machine: only the samples are compared", ext)
	}
	if len(paths) > n {
		every := len(paths) / n
		for i := range n {
			paths[i] = paths[i*every]
		}
		paths = paths[:n]
	}
	return paths
}

func compare(t *testing.T, lang source.Lang, src []byte, name string) {
	t.Helper()
	flat, err := grammars.Parse(lang, src)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	want := naive(t, lang, grammars.Bridged(lang, src))
	if len(flat.Nodes) != len(want) {
		t.Fatalf("%.60q: %d nodes, want %d", name, len(flat.Nodes), len(want))
	}
	for i, w := range want {
		n := &flat.Nodes[i]
		got := walked{n.Start, n.End, n.Next, uint16(n.Kind), n.Field(), n.Missing()}
		if got != w {
			t.Fatalf("%.60q: node %d is %+v, want %+v", name, i, got, w)
		}
	}
}

// walked is what a walk sees of a node that the flat tree keeps.
type walked struct {
	start, end, next uint32
	kind             uint16
	field            syntax.Field
	missing          bool
}

// naive walks the tree of src with the bindings' own cursor and keeps the nodes that package syntax
// says a flat tree has.
func naive(t *testing.T, lang source.Lang, src []byte) []walked {
	language := sitterruby.GetLanguage()
	if lang == source.Rust {
		language = sitterrust.GetLanguage()
	}
	parser := sitter.NewParser()
	defer parser.Close()
	parser.SetLanguage(language)
	tree, err := parser.ParseCtx(context.Background(), nil, src)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	fields, err := grammars.Fields(lang)
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]syntax.Field{}
	for i, name := range fields {
		numbers[name] = syntax.Field(i)
	}
	cursor := sitter.NewTreeCursor(tree.RootNode())
	defer cursor.Close()
	var out []walked
	var walk func(tokens bool)
	walk = func(tokens bool) {
		n := cursor.CurrentNode()
		field := numbers[cursor.CurrentFieldName()]
		at := -1
		if tokens || n.IsNamed() || n.IsMissing() || field != 0 || len(out) == 0 {
			at = len(out)
			out = append(out, walked{start: n.StartByte(), end: n.EndByte(), kind: uint16(n.Symbol()), field: field, missing: n.IsMissing()})
		}
		if cursor.GoToFirstChild() {
			inside := tokens || lang == source.Rust && n.Type() == "token_tree"
			for {
				walk(inside)
				if !cursor.GoToNextSibling() {
					break
				}
			}
			cursor.GoToParent()
		}
		if at >= 0 {
			out[at].next = uint32(len(out))
		}
	}
	walk(false)
	return out
}

// TestConstants fails when the generated constants are not those of the grammars.
func TestConstants(t *testing.T) {
	files, err := grammars.Constants()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is stale; renew it with: go generate ./grammars", name)
		}
	}
}

// TestConstantsInTrees checks that trees hold the numbers that the constants have, also where
// several symbols of a grammar share a name.
func TestConstantsInTrees(t *testing.T) {
	files, err := grammars.Constants()
	if err != nil {
		t.Fatal(err)
	}
	for lang, sources := range samples {
		symbols, err := grammars.Symbols(lang)
		if err != nil {
			t.Fatal(err)
		}
		text := string(files["internal/"+lang.String()+"/kinds_gen.go"])
		for _, src := range sources {
			for _, n := range parse(t, lang, src).Nodes {
				if n.Kind == syntax.KindError || !symbols[n.Kind].Named {
					continue
				}
				if want := " = " + itoa(int(n.Kind)) + "\n"; !strings.Contains(text, want) {
					t.Errorf("no constant of package %v is %d (%s)", lang, n.Kind, symbols[n.Kind].Name)
				}
			}
		}
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

// TestParserReuse checks that a parser gives the same tree whatever it parsed before, and that what
// it gave before stays as it was.
func TestParserReuse(t *testing.T) {
	for lang, sources := range samples {
		p, err := grammars.NewParser(lang)
		if err != nil {
			t.Fatal(err)
		}
		first := make([]*syntax.Tree, len(sources))
		for i, src := range sources {
			if first[i], err = p.Parse([]byte(src)); err != nil {
				t.Fatal(err)
			}
		}
		for i := len(sources) - 1; i >= 0; i-- {
			again, err := p.Parse([]byte(sources[i]))
			if err != nil {
				t.Fatal(err)
			}
			sameNodes(t, parse(t, lang, sources[i]), again)
			sameNodes(t, again, first[i])
		}
		p.Close()
		p.Close()
	}
}

// TestParseParallel parses on many goroutines at once.
func TestParseParallel(t *testing.T) {
	var wg sync.WaitGroup
	for lang, sources := range samples {
		for _, src := range sources {
			want := parse(t, lang, src)
			for range 4 {
				wg.Go(func() {
					got, err := grammars.Parse(lang, []byte(src))
					if err != nil || len(got.Nodes) != len(want.Nodes) {
						t.Errorf("%q: %v", src, err)
					}
				})
			}
		}
	}
	wg.Wait()
	runtime.GC() // the pools' parsers may be freed now
}

// TestErrorTrees checks that what does not parse is marked, and what surrounds it is still there.
func TestErrorTrees(t *testing.T) {
	for _, c := range []struct {
		lang source.Lang
		src  string
		keep string // text of some node that must survive
	}{
		{source.Ruby, "x = 1\n)))\ny = params[:a]\n", "params[:a]"},
		{source.Ruby, "def f(a\n  b = a + 1\nend\n", "a + 1"},
		{source.Rust, "fn f() { let x = @@@; }\nfn g() { h(1); }\n", "h(1)"},
		{source.Rust, "fn f() { g(x); \n", "g(x)"},
	} {
		tree := parse(t, c.lang, c.src)
		d := tree.Damage()
		if d.Errors == 0 || int(d.Bytes) > len(c.src) || int(d.First) > len(c.src) {
			t.Errorf("%q: damage %+v", c.src, d)
		}
		found := false
		for i := range tree.Nodes {
			found = found || tree.Text(syntax.NodeID(i)) == c.keep
		}
		if !found {
			t.Errorf("%q: no node %q", c.src, c.keep)
		}
	}
	if d := parse(t, source.Ruby, "x = [1]\n").Damage(); d != (syntax.Damage{}) {
		t.Errorf("damage %+v of a sound file", d)
	}
}

// TestNoGrammar checks the errors for what is not a language with a grammar.
func TestNoGrammar(t *testing.T) {
	if _, err := grammars.Parse(source.Cargo, nil); err == nil {
		t.Error("Cargo.toml was parsed")
	}
	if _, err := grammars.NewParser(source.Unknown); err == nil {
		t.Error("there is a parser of nothing")
	}
	if _, err := grammars.Symbols(source.Unknown); err == nil {
		t.Error("there are symbols of nothing")
	}
	if errors.Is(grammars.ErrTimeout, context.DeadlineExceeded) {
		t.Error("the parser's limit is not a deadline of the caller")
	}
}

// FuzzParse checks the invariants of flat trees on any input.
func FuzzParse(f *testing.F) {
	for lang, sources := range samples {
		for _, src := range sources {
			f.Add(lang == source.Rust, []byte(src))
		}
	}
	f.Fuzz(func(t *testing.T, rust bool, src []byte) {
		lang := source.Ruby
		if rust {
			lang = source.Rust
		}
		if len(src) > 1<<16 {
			t.Skip("long inputs only cost time")
		}
		tree, err := grammars.Parse(lang, src)
		if err != nil {
			t.Fatal(err)
		}
		nodes := tree.Nodes
		if len(nodes) == 0 || int(nodes[0].Next) != len(nodes) {
			t.Fatal("the root does not span the tree")
		}
		var open []int
		for i := range nodes {
			n := &nodes[i]
			for len(open) > 0 && int(nodes[open[len(open)-1]].Next) <= i {
				open = open[:len(open)-1]
			}
			if int(n.Next) <= i || n.End < n.Start || int(n.End) > len(src) {
				t.Fatalf("node %d is %+v", i, *n)
			}
			if len(open) > 0 {
				if p := &nodes[open[len(open)-1]]; n.Next > p.Next || n.Start < p.Start || n.End > p.End {
					t.Fatalf("node %d %+v reaches out of its parent %+v", i, *n, *p)
				}
			}
			open = append(open, i)
		}
		tree.Damage()
	})
}
