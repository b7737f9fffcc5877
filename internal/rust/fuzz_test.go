package rust_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"rubicon/internal/ir"
	"rubicon/internal/rust"
	"rubicon/internal/source"
)

// FuzzLower parses and lowers any text: nothing panics, and the result keeps the IR's promises.
func FuzzLower(f *testing.F) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	goldens, _ := filepath.Glob("../../testdata/ir/rust/*.txtar")
	for _, path := range goldens {
		if data, err := os.ReadFile(path); err == nil {
			f.Add(txtar.Parse(data).Files[0].Data)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<14 {
			t.Skip("long inputs only cost time")
		}
		tree, err := parse(src)
		if err != nil {
			t.Skip(err)
		}
		expanding := options
		expanding.Macros = rust.NewMacros([][]*rust.Macro{rust.Definitions("a.rs", src)}, nil, nil)
		for _, opt := range []rust.Options{options, expanding, {}} {
			file := rust.Lower(tree, source.NewFile("a.rs", source.Rust, src), opt)
			if err := ir.Check(file); err != nil {
				t.Fatal(err)
			}
			for i := range file.Instrs {
				if int(file.Instrs[i].End) > len(src) {
					t.Fatalf("an instruction ends at %d of %d", file.Instrs[i].End, len(src))
				}
			}
		}
	})
}

// seeds begin the search at the constructs that are easiest to get wrong.
var seeds = []string{
	"fn f(self: &Self, &(a, _): &(u8, u8), S { a, .. }: S, ...) -> ! { loop {} }",
	"fn f() { 'a: loop { 'b: { break 'a; continue 'b; return } } break; continue 'x; }",
	"fn f() { let c = |_, (a, b): T, &c, mut d| -> u8 { move || c = a }; c(1)(2); }",
	"fn f() { match x { A(1, .., b) | B { a: b, .. } | [b, .., _] if let Some(c) = b && c => {} x @ ..=5 => {}, _ => {} } }",
	"fn f() { m!(a, b = c; |d, e| f => { g }, <h<i, j>>::k, %l, ?m, {n: [o]}, \"{p:>q$} {{\", r) }",
	"m! { #[a] fn f() { m! { x = y, if z => { w } else => v } } if #[b] { mod c; } static ref D: E = f(); }",
	"fn f() { vec![]; vec![;]; vec![1;]; matches!(); matches!(a,); matches!(a, b = c); assert!(); format!(\"{a\"); }",
	"fn f() { (a, b.c, d[e], *f, _, S { g, h: i, .. }, T(j)) = k; x.0.1 += 2; a::b = 3; (c) = 4; [d, ..] = e; }",
	"#[no_mangle] #[export_name = \"x\"] #[unsafe(export_name = )] #[path] #[cfg(any(test))] pub unsafe extern fn f();",
	"use {a, b::{self as c, d::*, super::e}, *}; use ::f as _; extern crate g; mod h; union i { j: k } enum l { m(n), o { p } }",
	"fn f() { if let a = b && let c = d || e { } while let Some(f) = g { } let Some(h) = i else { j }; k?; !l; **m; &raw mut n; }",
	"fn f() { async move { return 1; }; const { 2 }; try { 3? }; unsafe { *p = 4 }; yield 5; a.await?; -6 as u8; 7..; ..8; ..=9 }",
	"macro_rules! a { ($($x:expr),* $(,)?) => {{ let y = [$($x),*]; $(b!($x);)* y }}; ($n:ident: $t:ty) => { fn $n(z: $t) { a!(z) } } } a!(n: Vec<u8>); fn f() { let y = a!(1, y, g(|a, b| a)); }",
	"macro_rules! a { ($($h:tt $($t:tt)+)?) => { $(a!($($t)+ $h $h);)? } } fn f() { a!(1 2 3); match x { a!(4 5) => {} } }",
	"fn f(a: u8 { let = ; match { => } |x } ) impl for { fn } trait { const } (((",
	"fn \xff\xfe() { \"\\u{110000}\\x\\", "fn f() { '\\u{'; b'\\x4'; r#\"a\"; c\"\\0\" ; 0xfu8; 1__u; 1.e }",
}
