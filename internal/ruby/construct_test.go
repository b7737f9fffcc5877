package ruby_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rubicon/internal/ir"
)

// render writes a value as an expression: what it is made of, down to parameters and constants.
// x<c> is x where c is assumed to be true, x<!c> where it is false; phi(a|b) is a merge.
type renderer struct {
	f    *ir.File
	fn   *ir.Func
	open map[ir.Value]bool
}

func (r *renderer) value(v ir.Value) string {
	if r.open[v] {
		return "…"
	}
	r.open[v] = true
	defer delete(r.open, v)
	i := r.f.Instr(r.fn, v)
	name := r.f.Names[i.Name]
	args := r.f.Args(i)
	switch i.Op {
	case ir.OpParam:
		return name
	case ir.OpConst:
		switch i.Aux {
		case ir.ConstString:
			return fmt.Sprintf("%q", name)
		case ir.ConstSymbol:
			return ":" + name
		case ir.ConstRegexp:
			return "/" + name
		}
		return name
	case ir.OpCopy:
		if i.Aux == 1 {
			return r.value(args[0].Value)
		}
		return "*" + r.value(args[0].Value)
	case ir.OpPhi:
		return "phi(" + r.list(args, "|") + ")"
	case ir.OpLoad:
		switch {
		case i.Flags&ir.FlagIndex != 0:
			return r.value(args[0].Value) + "[" + r.value(args[1].Value) + "]"
		case i.Flags&ir.FlagCapture != 0:
			return "after." + name
		}
		return name
	case ir.OpAssume:
		not := "!"
		if i.Aux == 1 {
			not = ""
		}
		return r.value(args[0].Value) + "<" + not + r.value(args[1].Value) + ">"
	case ir.OpClosure:
		return "closure(" + r.list(args[1:], ", ") + ")"
	case ir.OpUnknown:
		return "unknown(" + r.list(args, ", ") + ")"
	}
	self := ""
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		if i.Flags&(ir.FlagImplicitSelf|ir.FlagSuper|ir.FlagYield) == 0 {
			self = r.value(args[0].Value) + "."
		}
		args = args[1:]
	}
	switch {
	case i.Flags&ir.FlagVariableLike != 0:
		return name
	case i.Flags&ir.FlagSuper != 0:
		name = "super." + name
	}
	return self + name + "(" + r.list(args, ", ") + ")"
}

func (r *renderer) list(args []ir.Operand, sep string) string {
	parts := make([]string, len(args))
	for i, a := range args {
		v := r.value(a.Value)
		if n, ok := a.Role.Keyword(); ok {
			v = r.f.Names[n] + ": " + v
		}
		switch a.Role {
		case ir.RoleSplat:
			v = "*" + v
		case ir.RoleKwSplat:
			v = "**" + v
		case ir.RoleBlock:
			v = "&" + v
		case ir.RoleKey:
			v += " =>"
		case ir.RoleAnyKey:
			v = "?: " + v
		}
		parts[i] = v
	}
	return strings.Join(parts, sep)
}

// sinks renders the arguments of every call of sink in f, one string a call.
func sinks(f *ir.File) []string {
	var found []string
	for k := range f.Funcs {
		fn := &f.Funcs[k]
		for v, i := range f.Body(fn) {
			if i.Op == ir.OpCall && f.Names[i.Name] == "sink" {
				r := &renderer{f, fn, map[ir.Value]bool{}}
				args := f.Args(f.Instr(fn, ir.Value(v)))
				found = append(found, r.list(args[1:], ", "))
			}
		}
	}
	return found
}

// TestConstructs lowers the body of a method with parameters a, b, c and compares what reaches the
// calls of sink.
func TestConstructs(t *testing.T) {
	tests := []struct{ name, src, want string }{
		// Variables.
		{"overwritten", `x = a; x = 1; sink(x)`, `1`},
		{"overwritten in one branch", `x = a; x = 1 if b; sink(x)`, `phi(1|a)`},
		{"first written in a branch", `x = a if b; sink(x)`, `phi(a|nil)`},
		{"parameter called params", `sink(a[:k])`, `a[:k]`},
		{"bare name", `sink(params)`, `params`},
		{"local shadows method", `params = 1; sink(params)`, `1`},
		{"instance variable", `@x = a; sink(@x)`, `a`},
		{"instance variable after a call on self", `@x = a; foo(1); sink(@x)`, `@x`},
		{"instance variable after a call on another", `@x = a; b.foo(1); sink(@x)`, `a`},
		{"element", `a[:k] = b; sink(a[:k])`, `b`},
		{"element under another key", `a[:k] = b; sink(a[:l])`, `a[:l]`},
		{"element after an unknown key", `a[:k] = b; a[c] = 1; sink(a[:k])`, `a[:k]`},
		{"string and symbol keys", `a[:k] = b; sink(a["k"])`, `a["k"]`},
		{"global", `$x = a; sink($x)`, `$x`},
		{"constant", `sink(A::B, ::C)`, `A::B, ::C`},

		// Assignment.
		{"chained", `x = y = a; sink(x)`, `a`},
		{"swap", `a, b = b, a; sink(a, b)`, `b, a`},
		{"destructuring", `x, (y, *z), w = a; sink(x, y, z, w)`, `a[0], a[1][0], a[1][op.range(1, nil)], a[2]`},
		{"splat first", `*x, y = a; sink(x, y)`, `*a, a[a.op.next()]`},
		{"literal right side", `x, y = [a, b]; sink(y)`, `b`},
		{"rest of a literal", `x, *y, z = a, b, c, 1; sink(x, z)`, `a, 1`},
		{"more targets than values", `x, y, z, *w = [a]; sink(x, y)`, `a, nil`},
		{"more targets around a rest", `x, y, *z, w = a; sink(w)`, `a[a.op.next()]`},
		{"nested literals", `x, (y, z), w = a, [b, c], 1; sink(y, z, w)`, `b, c, 1`},
		{"splat right side", `x = *a, b; sink(x)`, `op.array(*a, b)`},
		{"or-assignment", `x = a; x ||= b; sink(x)`, `phi(a<a>|b)`},
		{"or-assignment of nothing", `x ||= b; sink(x)`, `b`},
		{"or-assignment of an instance variable", `@x ||= b; sink(@x)`, `phi(@x<@x>|b)`},
		{"and-assignment", `x = a; x &&= b; sink(x)`, `phi(a<!a>|b)`},
		{"operator", `x = a; x += b; sink(x)`, `a.+(b)`},
		{"operator on an element", `a[:k] += b; sink(a[:k])`, `a[:k].+(b)`},
		{"attribute", `sink(a.k = b)`, `b`},
		{"parallel value", `sink((x, y = a, b))`, `op.array(a, b)`},
		{"named groups", `/(?<n>.)/ =~ a; sink(n)`, `a.[](/(?<n>.)/, "n")`},

		// Conditions.
		{"guard", `return unless a =~ /x/; sink(a)`, `a<a.=~(/x/)>`},
		{"guard with halt", `halt unless a == 1; sink(a)`, `a<a.==(1)>`},
		{"guard with raise", `a == 1 or raise "x"; sink(a)`, `a<a.==(1)>`},
		{"else", `if a == 1 then else sink(a) end`, `a<!a.==(1)>`},
		{"after the join", `if a == 1 then b end; sink(a)`, `a`},
		{"not equal", `return if a != 1; sink(a)`, `a<!a.==(1).op.not()>`},
		{"no match", `return if a !~ /x/; sink(a)`, `a<!a.=~(/x/).op.not()>`},
		{"and", `sink(a) if a && b`, `a<op.and(a, b)>`},
		{"right side of and", `a == 1 && sink(a)`, `a<a.==(1)>`},
		{"right side of or", `a == 1 || sink(a)`, `a<!a.==(1)>`},
		{"value of or", `sink(a || b)`, `phi(b|a<a>)`},
		{"value of and", `sink(a && b)`, `phi(b|nil)`},
		{"condition in a variable", `ok = a == 1 && b == 2; sink(a) if ok`, `a<op.and(a.==(1), b.==(2))>`},
		{"guard of an element", `return unless a[:k] == 1; sink(a[:k])`, `a[:k]<a[:k].==(1)>`},
		{"guard of a copy", `x = a[:k]; return unless x == 1; sink(a[:k])`, `a[:k]<a[:k].==(1)>`},
		{"guard of a bare name", `return unless params[:k] == 1; sink(params[:k])`, `params[:k]<params[:k].==(1)>`},
		{"guard of an instance variable", `return unless @x == 1; sink(@x)`, `@x<@x.==(1)>`},
		{"guard by a helper", `return unless ok(a); sink(a)`, `a<ok(a)>`},
		{"assignment in a condition", `if x = a[:k] then sink(x) end`, `a[:k]<a[:k]>`},
		{"ternary", `sink(b ? a : 1)`, `phi(a|1)`},
		{"elsif", `if b then elsif a == 1 then sink(a) end`, `a<a.==(1)>`},
		{"case", `case a when "x", "y" then sink(a) end`, `a<op.or("x".===(a), "y".===(a))>`},
		{"case value", `sink(case a when 1 then b else c end)`, `phi(b|c)`},
		{"case with a list", `case a when *LIST then sink(a) end`, `a<LIST[LIST.op.next()].===(a)>`},
		{"case else", `case a when 1 then 0 else sink(a) end`, `a<!1.===(a)>`},
		{"case without a subject", `case when a == 1 then sink(a) end`, `a<a.==(1)>`},
		{"case in", "case a\nin {k: String => x} then sink(x) end", `a[:k]<op.and(a.op.is(), String.===(a[:k]))>`},
		{"case in list", "case a\nin [x, *y] then sink(x, y) end", `a[0]<a.op.is()>, *a<a.op.is()>`},
		{"rightward pattern", `a => {k: x}; sink(x)`, `a[:k]<a.op.is()>`},
		{"pattern test", `sink(x) if a in Foo(k: x)`, `a[:k]<Foo.===(a)>`},

		// Loops and exceptions.
		{"loop", `x = 1; while b; x = a; end; sink(x)`, `phi(1|a)`},
		{"loop guard", `x = a; until x == 1; x = b; end; sink(x)`, `phi(a|b)<phi(a|b).==(1)>`},
		{"break", `x = 1; while true; x = a; break if b; x = 2; end; sink(x)`, `a`},
		{"written in the loop only", `while b; x = a; end; sink(x)`, `phi(nil|a)`},
		{"body first", `begin; x = a; end while b; sink(x)`, `a`},
		{"for", `for x in a do sink(x) end`, `a[a.op.next()]`},
		{"rescue", `begin; x = 1; x = foo(a); rescue; x = b; end; sink(x)`, `phi(foo(a)|b)`},
		{"rescue keeps", `x = a; begin; x = 1; rescue; end; sink(x)`, `phi(1|phi(a|1))`},
		{"rescue in between", `begin; x = a; x = foo(x); rescue; end; sink(x)`, `phi(foo(a)|phi(a|foo(a)))`},
		{"guard in a rescued body", `begin; return unless a == 1; b.c; rescue; sink(a); end`, `a`},
		{"rescue modifier", `sink((foo(a) rescue b))`, `phi(foo(a)|b)`},
		{"exception", `begin; rescue A => e; sink(e); end`, `$!`},

		// Calls and literals.
		{"roles", `sink(a, *b, k: c, "s" => 1, **a, &b)`, `a, *b, k: c, s: 1, **a, &b`},
		{"computed key", `sink(a => b)`, `a =>, ?: b`},
		{"shorthand", `sink(a:, params:)`, `a: a, params: params`},
		{"interpolation", `sink("x#{a}y")`, `op.interp("x", a, "y")`},
		{"joined list", `sink([a, b].join, ["x", a].join("/"), [a].join(", "), [a, *b].join, [].join, [a].join(b))`, `op.interp(a, b), op.interp("x", "/", a), op.interp(a), op.array(a, *b).join(), op.array().join(), op.array(a).join(b)`},
		{"adjacent strings", `sink("x" 'y', "x#{a}" "y")`, `"xy", op.interp("x", a, "y")`},
		{"heredoc", "sink(<<~E, 1)\n    x\n      #{a}\n  E\n", "op.interp(\"x\\n  \", a, \"\\n\"), 1"},
		{"heredoc with a method", "sink(<<~E.strip)\n  x\n  E\n", `"x\n".strip()`},
		{"command", "sink(`ls #{a}`)", `op.backtick(op.interp("ls ", a))`},
		{"words", `sink(%w[a b], %i[a])`, `op.array("a", "b"), op.array(:a)`},
		{"escapes", `sink("\n\t\"\\\x41\101\u{42}\u0043\e", '\n\'', ?a)`, `"\n\t\"\\AABC\x1b", "\\n'", "a"`},
		{"numbers", `sink(1_0, 0x10, 010, -1, -1.5)`, `10, 16, 8, -1, -1.5`},
		{"regular expressions", `sink(/a#{b}/i, %r{a/b}m)`, `op.interp("a", b, "/i"), /a/b/m`},
		{"hash", `sink({a: 1, "b" => 2, 3 => 4, A => 5})`, `op.hash(a: 1, b: 2, 3: 4, ?: 5)`},
		{"yield", `sink(yield(a))`, `yield(a)`},
		{"super", `sink(super)`, `super.run(a, b, c)`},
		{"super with arguments", `sink(super(1))`, `super.run(1)`},
		{"safe navigation", `sink(a&.k)`, `a.k()`},
		{"index with several arguments", `sink(a[1, 2], a[*b])`, `a.[](1, 2), a.[](*b)`},
		{"call of a value", `sink(a.(1))`, `a.call(1)`},
		{"unary", `sink(!a, -a, ~a)`, `a.op.not(), a.-@(), a.~()`},
		{"def as a value", `sink(def x; end)`, `:x`},

		// Blocks.
		{"captured", `foo { sink(a) }`, `a`},
		{"written in a block", `x = a; foo { x = 1 }; sink(x)`, `phi(a|after.x)`},
		{"guard before a block", `return unless a[:k] == 1; foo { sink(a[:k]) }`, `a[:k]`},
		{"block parameter shadows", `foo { |a| sink(a) }`, `a`},
		{"block-local", `foo { |;a| sink(a) }`, `nil`},
		{"it", `foo { sink(it) }`, `it`},
		{"numbered", `foo { sink(_1, _2) }`, `_1, _2`},
		{"destructured block parameter", `foo { |(x, y), z| sink(y) }`, `[1]`},
		{"element written in a block", `x = a[:k]; foo { a[:k] = 1 }; sink(a[:k])`, `a<!foo(&closure(a, a[:k]))>[:k]`},
		{"lambda", `f = ->(x) { sink(x, a) }`, `x, a`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := lower(t, "def run(a, b, c)\n"+test.src+"\nend\n")
			got := strings.Join(sinks(f), " ; ")
			if got != test.want {
				t.Errorf("%s\ngot  %s\nwant %s\n%s", test.src, got, test.want, print(f))
			}
			if f.Stats.Unknown != 0 {
				t.Errorf("unknown: %v", f.Stats.UnknownKinds)
			}
		})
	}
}

// TestScopes checks where methods and bodies belong.
func TestScopes(t *testing.T) {
	f := lower(t, "class A::B < C::D\n def i; end\n def self.s; end\n class << self\n def t; end\n end\nend\nmodule M\n def A.u; end\nend\ndef top; end\nclass E < F.new(1); end\nclass ::G; end\nH = Struct.new(:x) do def v; end end\nI = Class.new(J) { def w; end }")
	var got []string
	for k := range f.Funcs {
		fn := &f.Funcs[k]
		s := &f.Scopes[fn.Scope]
		got = append(got, fmt.Sprintf("%v %s in %v %s<%s", fn.Kind, f.Names[fn.Name], s.Kind, f.Names[s.Name], f.Names[s.Super]))
		if fn.Kind == ir.KindBody && s.Body != ir.FuncID(k) {
			t.Errorf("scope %d has body %d, not %d", fn.Scope, s.Body, k)
		}
	}
	want := []string{
		"body  in file <", "body A::B in class A::B<C::D", "method i in class A::B<C::D", "singleton s in class A::B<C::D",
		"body self in singleton self<", "singleton t in singleton self<", "body M in module M<", "singleton u in module A<",
		"method top in file <", "body E in class E<F", "body ::G in class ::G<", "method initialize in class H<Struct",
		"method x in class H<Struct", "method x= in class H<Struct", "closure  in class H<Struct", "method v in class H<Struct",
		"closure  in class I<J", "method w in class I<J",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// TestParams checks the kinds and positions of parameters.
func TestParams(t *testing.T) {
	f := lower(t, "def m(a, (b, c), d = 1, *e, f:, g: 2, **h, &i) end\ndef n(...) = o(...)")
	var got []string
	for _, p := range f.Funcs[1].Params {
		got = append(got, fmt.Sprintf("%v %s %d", p.Kind, f.Names[p.Name], p.Index))
	}
	want := "self self 0, positional a 0, positional  1, optional d 2, splat e 3, keyword f 0, keyword g 0, kwsplat h 0, block i 0"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got %s", s)
	}
	if n := len(f.Funcs[2].Params); n != 4 {
		t.Errorf("%d parameters for (...), want 4", n)
	}
}

// TestCallPosition checks that a call with a block ends where its arguments do.
func TestCallPosition(t *testing.T) {
	src := "foo.bar(1) do |x|\n  2\nend\nbaz { 3 }\nqux 1"
	f := lower(t, src)
	var got []string
	for _, i := range f.Body(&f.Funcs[0]) {
		if i.Op == ir.OpCall {
			got = append(got, src[i.Pos:i.End])
		}
	}
	if s := strings.Join(got, "|"); s != "foo|foo.bar(1)|baz|qux 1" {
		t.Errorf("got %s", s)
	}
}

// TestWrittenCapture checks that a closure's Final is its variable at every exit.
func TestWrittenCapture(t *testing.T) {
	f := lower(t, "x = 0\nfoo { |y|\n x = y\n next if y == 1\n x = 2\n}\nsink(x)")
	p := f.Funcs[1].Params[2]
	r := &renderer{f, &f.Funcs[1], map[ir.Value]bool{}}
	if got := r.value(p.Final); !p.Written || got != "phi(y<y.==(1)>|2)" {
		t.Errorf("written %v, final %s", p.Written, got)
	}
}

// TestNesting checks that code nested beyond all reason is bounded, and everything below it not.
func TestNesting(t *testing.T) {
	deep := strings.Repeat("(", 5000) + "1" + strings.Repeat(")", 5000)
	chain := "sink(a" + strings.Repeat("+a", 1500) + ")"
	long := "a = 1\n" + strings.Repeat("if a then a = 2 else a = 3 end\n", 3000)
	for _, src := range []string{deep, chain, long, strings.Repeat("foo { ", 3000), strings.Repeat("[", 4000)} {
		f := lower(t, src)
		if strings.HasPrefix(src, "(((") && !f.Stats.Truncated {
			t.Error("5000 levels are not cut off")
		}
		if src == chain && f.Stats.Truncated {
			t.Error("a sum of 1500 terms is cut off")
		}
	}
}

// TestDamage checks that what surrounds a syntax error is still lowered, and counted.
func TestDamage(t *testing.T) {
	f := lower(t, "sink(1)\ndef x(\nfoo(a b, ]\nend\nsink(2)\n")
	if f.Stats.Errors == 0 || f.Stats.ErrorBytes == 0 {
		t.Errorf("errors %d, bytes %d", f.Stats.Errors, f.Stats.ErrorBytes)
	}
	if got := sinks(f); len(got) == 0 {
		t.Error("nothing was lowered")
	}
}

// TestDeterminism checks that lowering twice gives the same bytes.
func TestDeterminism(t *testing.T) {
	for _, path := range rubyFiles() {
		if !strings.Contains(path, "/optparse") && !strings.Contains(path, "/irb/") {
			continue
		}
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		first, second := print(lower(t, string(src))), print(lower(t, string(src)))
		if first != second {
			t.Errorf("%s: two results", path)
		}
	}
}
