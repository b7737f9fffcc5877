package rust_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rubicon/internal/ir"
	"rubicon/internal/rust"
	"rubicon/internal/source"
)

// argument lowers sink(text), or sink!(text), and returns a line for each instruction.
func argument(t *testing.T, text string, macro bool) string {
	call := "sink"
	if macro {
		call = "sink!"
	}
	src := "fn f(a: A, b: &mut B, x: u8, y: *const u8) { let k = " + call + "(" + text + "); }"
	tree, err := parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	f := rust.Lower(tree, source.NewFile("test.rs", source.Rust, []byte(src)), options)
	check(t, f)
	var b strings.Builder
	fn := &f.Funcs[1]
	for v, in := range f.Body(fn) {
		name := strings.TrimSuffix(f.Names[in.Name], "!")
		if name == "sink" {
			in.Flags, in.Pos, in.End = 0, 0, 0
		}
		if v > 4 {
			fmt.Fprintf(&b, "%v %s %s %d %d %q %v\n", in.Op, name, f.Names[in.Type], in.Aux, in.Flags, src[in.Pos:in.End], f.Args(&in))
		}
		if name == "sink" {
			break // that a function has come back is said of what it was lent, of a macro not
		}
	}
	return b.String()
}

// TestTokenArguments checks that an argument whose tree is made of its tokens is lowered just as one
// that the grammar parsed.
func TestTokenArguments(t *testing.T) {
	texts := []string{
		"a.b.c(1, &x).d()?", "a.b().await.c", "1 + 2 * 3 - 4 / 5 % 6", "1 * 2 + 3", "a && b || !c && d", "a || b && c", "x << 1 | y & 2 ^ 3",
		"a == b && c != d", "-1", "-x.y()", "!x.y", "*x.y", "**x", "&*x", "&mut a.b[1]", "-1 + 2", "*a + *b", "&a + &b", "- - 1",
		"()", "(1)", "(1,)", "(1, 2)", "((1, 2), 3).0", "[]", "[1]", "[1, 2,]", "[1; 3]", "[a(), b!(c.d())]", "a[1][2]", "a[b[c]]",
		"a::b::c(1)", "A::b", "a::b!(1 + 2)", "self::a::b()", "f()()", "f(1)(2)[3]?.g", "a.0.b", "a.b(1).0", "Some(x.y())", "Ok(1 + 1)", "Err(a?)",
		`"a" == x.y()`, `x.y("a", 'b', b"c", 1.5, true)`, "a < b", "a.b() > c.d() + 1", "a.b < c && d > e.f", "x.y == None", "(a.b)(c)", "a.b /* c */ .d()",
		"a(b, /* c */ d)", "m!(n!(a.b()), c + d)", "m!{a.b()}.c", `format!("{} {x}", a.b()).c()`, "vec![1 + 1; x.y]", "x.y!", "&&x", "a as u8 + 1", "a..b",
		"a.b::<u8>()", "A { b: 1 + 1 }", "|x| x + 1", "if a { b } else { c }", "return 1 + 1", "a < b > (c)", "x.0.1", "a.b::c", "a +", "+ a",
		"b.c += 1", "(a.b, c = d)", "[a; b; c]", "a(b c)", "a b", "a.", "!", "&mut", "a::", "a[1, 2]", "a[]",
	}
	own := len(texts)
	seen := map[string]bool{}
	if files := realFiles(); len(files) > 0 {
		for i := 0; i < len(files); i += max(1, len(files)/200) {
			src, err := os.ReadFile(files[i])
			if err != nil {
				t.Fatal(err)
			}
			tree, err := parse(src)
			if err != nil {
				continue
			}
			for _, text := range rust.TokenArguments(tree) {
				if !seen[text] && len(text) < 200 && len(seen) < 5000 {
					seen[text] = true
					texts = append(texts, text)
				}
			}
		}
	}
	read := 0
	for i, text := range texts {
		tree, err := parse([]byte("fn f() { sink!(" + text + "); }"))
		if err != nil {
			t.Fatal(err)
		}
		if len(rust.TokenArguments(tree)) == 0 {
			continue // the grammar parses it, or nothing does
		}
		read++
		plain, err := parse([]byte("fn f() { sink(" + text + "); }"))
		if err != nil {
			t.Fatal(err)
		}
		if plain.Damage().Errors > 0 {
			if i < own {
				t.Errorf("%s is no Rust", text)
			}
			continue // what is given to a real macro need be none
		}
		if got, want := argument(t, text, true), argument(t, text, false); got != want {
			t.Errorf("%s\nmade of tokens:\n%sparsed:\n%s", text, got, want)
		}
	}
	t.Logf("%d of %d", read, len(texts))
	if read < 50 {
		t.Error("hardly any argument is read from its tokens")
	}
}

// TestTokenMacroFlags checks that what is read from tokens keeps the place that it has in the code.
func TestTokenMacroFlags(t *testing.T) {
	f := lower(t, "fn f(p: *const u8) { unsafe { m!(n!(*p.add(1))) } }")
	if calls, _ := find(f, ir.OpCall, ir.OpDeref); len(calls) != 1 || calls[0].Flags&ir.FlagUnsafe == 0 {
		t.Errorf("no unsafe dereference\n%s", dump(f))
	}
}
