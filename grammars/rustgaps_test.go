package grammars_test

import (
	"bytes"
	"strings"
	"testing"

	"rubicon/grammars"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// TestRustGaps parses what the grammar alone does not, and compares the tree with that of the same
// text with the new words blanked by hand: offsets and shape are the same, and the text is the
// original one.
func TestRustGaps(t *testing.T) {
	for _, c := range []struct{ name, src, plain string }{
		{"unsafe extern", `unsafe extern "C" { fn f(x: i32); }`, `       extern "C" { fn f(x: i32); }`},
		{"unsafe extern without ABI", `unsafe extern { fn f(); }`, `       extern { fn f(); }`},
		{"unsafe extern over lines", "unsafe extern\n\"C\"\n{ fn f(); }", "       extern\n\"C\"\n{ fn f(); }"},
		{"safe fn", `unsafe extern "C" { pub safe fn f(); safe fn g(); unsafe fn h(); }`, `       extern "C" { pub      fn f();      fn g(); unsafe fn h(); }`},
		{"safe static", `unsafe extern "C" { safe static X: i32; pub unsafe static Y: i32; }`, `       extern "C" {      static X: i32; pub        static Y: i32; }`},
		{"raw const", `fn f() { let p = &raw const x.y; }`, `fn f() { let p = &          x.y; }`},
		{"raw mut", `fn f() { g(&raw mut X); }`, `fn f() { g(&    mut X); }`},
		{"async closure", `fn f() { g(async |x| x.await); }`, `fn f() { g(      |x| x.await); }`},
		{"async closure without parameters", `fn f() { g(async || 1, async move || 2); }`, `fn f() { g(      || 1,       move || 2); }`},
		{"async move closure", `fn f() { let c = async move |x: u8| { x }; }`, `fn f() { let c =       move |x: u8| { x }; }`},
		{"str macro", `fn f() { let x = str![[r#"a"#]]; g(str!("b")); }`, `fn f() { let x = st_![[r#"a"#]]; g(st_!("b")); }`},
		{"capturing bound", `fn f<'a, T>() -> impl Fn() + use<'a, T> {}`, `fn f<'a, T>() -> impl Fn()              {}`},
		{"const default", `struct S<const N: usize = 0>([u8; N]);`, `struct S<const N: usize    >([u8; N]);`},
		{"const default among others", `struct S<T, const N: usize = { 1 + 2 }, const M: u8 = X>(T);`, `struct S<T, const N: usize            , const M: u8    >(T);`},
		{"escape", `fn f() { g("a\\\u{4_e}b", '\u{1_f6_00}', "\\u{4_e}"); }`, `fn f() { g("a\\\u{04e}b", '\u{001f600}', "\\u{4_e}"); }`},
		{"range to inclusive", `fn f() { g(..=5, x[..=n], 1..=2); for i in ..=3 {} }`, `fn f() { g(0..5, x[0..n], 1..=2); for i in 0..3 {} }`},
		{"range to inclusive as a pattern", "fn f() { match x { ..=b'a' => 1, 1 | ..=0 => {} ..=X::Y => 3, _ => 4 } }", "fn f() { match x { 0..b'a' => 1, 1 | 0..0 => {} 0..X::Y => 3, _ => 4 } }"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := parse(t, source.Rust, c.src)
			if d := tree.Damage(); d.Errors != 0 {
				t.Errorf("%d errors in\n%s\nfirst at %d", d.Errors, c.src, d.First)
			}
			plain := parse(t, source.Rust, c.plain)
			sameNodes(t, plain, tree)
			if string(tree.Src) != c.src {
				t.Errorf("the tree's source was changed to\n%s", tree.Src)
			}
		})
	}
}

// TestRustGapsNot has what looks like a gap and is none: the tree must be that of the bare grammar,
// which knows all of it.
func TestRustGapsNot(t *testing.T) {
	for _, src := range []string{
		`fn f() { let s = "unsafe extern { async |x| &raw const str!() }"; }`,
		`fn f() { let s = r#"a " unsafe extern "C" { } str!() "#; /* unsafe extern "C" { /* str!() */ str!() */ }`,
		"// unsafe extern \"C\" { str![] &raw const x\nfn f() {}",
		`fn f() { let s = b"str!()"; let t = br"str!()"; let u = c"str!()"; let v = '"'; let w = b'"'; let x = '\''; g("str!()"); }`,
		`fn f<'a>(x: &'a str) -> &'a str { let raw = 1; g(&raw); h(&raw[1..], &raw.x, raw); x }`,
		`fn f(s: &str) -> bool { s != "a" }`,
		`unsafe extern "C" fn f() {}`,
		`fn f(x: u8) { let safe = x; g(safe); async move { x }; }`,
		`use std::fs; fn f<const N: usize>() {}`,
		`fn f() { x ..=5; f() ..=y; a[0] ..=z; 'a' ..='b'; "a" ..="b"; match x { 1 ..=2 => 3, A ..=B => 4 } }`,
	} {
		tree := parse(t, source.Rust, src)
		if d := tree.Damage(); d.Errors != 0 {
			t.Errorf("%d errors in\n%s", d.Errors, src)
		}
		if got := grammars.BridgeRust([]byte(src)); string(got) != src {
			t.Errorf("%s\nbecame\n%s", src, got)
		}
	}
}

// TestRustGapsFast checks that a source without gaps is not copied.
func TestRustGapsFast(t *testing.T) {
	src := []byte(strings.Repeat("fn f() { g(x, y); }\n", 100))
	if got := grammars.BridgeRust(src); &got[0] != &src[0] {
		t.Error("the source was copied")
	}
}

func sameNodes(t *testing.T, want, got *syntax.Tree) {
	t.Helper()
	if len(want.Nodes) != len(got.Nodes) {
		t.Fatalf("%d nodes, want %d", len(got.Nodes), len(want.Nodes))
	}
	for i := range want.Nodes {
		if want.Nodes[i] != got.Nodes[i] {
			t.Fatalf("node %d is %+v, want %+v", i, got.Nodes[i], want.Nodes[i])
		}
	}
}

// FuzzBridgeRust checks that bridging changes neither the length nor a line break, and that bridging
// twice is bridging once.
func FuzzBridgeRust(f *testing.F) {
	f.Add([]byte(`unsafe extern "C" { safe fn f(); } fn g<const N: u8 = 1>() { str!(&raw const x, async |x| '\'') }`))
	f.Fuzz(func(t *testing.T, src []byte) {
		got := grammars.BridgeRust(src)
		if len(got) != len(src) {
			t.Fatalf("%d bytes became %d", len(src), len(got))
		}
		if bytes.Count(got, []byte("\n")) != bytes.Count(src, []byte("\n")) {
			t.Fatal("a line break was lost")
		}
		if again := grammars.BridgeRust(got); !bytes.Equal(again, got) {
			t.Fatalf("%q\nbecame\n%q\nand then\n%q", src, got, again)
		}
	})
}
