package rule

import (
	"testing"

	"rubicon/internal/source"
)

func TestParseCallee(t *testing.T) {
	for _, c := range []struct {
		lang source.Lang
		text string
		want Callee
	}{
		{source.Ruby, "File.read", Callee{Owner: "File", Name: "read"}},
		{source.Ruby, "A::B.c?", Callee{Owner: "A::B", Name: "c?"}},
		{source.Ruby, "String#+", Callee{Owner: "String", Name: "+", Instance: true}},
		{source.Ruby, "String#[]=", Callee{Owner: "String", Name: "[]=", Instance: true}},
		{source.Ruby, "Array#*", Callee{Owner: "Array", Name: "*", Instance: true}},
		{source.Ruby, "Integer#**", Callee{Owner: "Integer", Name: "**", Instance: true}},
		{source.Ruby, "#to_s", Callee{Name: "to_s", Instance: true, Any: true}},
		{source.Ruby, "#*?", Callee{Name: "?", Instance: true, Any: true, Glob: Suffix}},
		{source.Ruby, "Model.find_*", Callee{Owner: "Model", Name: "find_", Glob: Prefix}},
		{source.Ruby, "op.interp", Callee{Name: "op.interp", Any: true}},
		{source.Rust, "std::fs::read", Callee{Owner: "std::fs", Name: "read"}},
		{source.Rust, "str::len", Callee{Owner: "str", Name: "len"}},
		{source.Rust, "::len", Callee{Name: "len", Any: true}},
		{source.Rust, "::is_*", Callee{Name: "is_", Any: true, Glob: Prefix}},
		{source.Rust, "format!", Callee{Name: "format!", Any: true, Macro: true}},
		{source.Rust, "op.*", Callee{Name: "op.*", Any: true}},
	} {
		c.want.Lang = c.lang
		got, err := parseCallee(c.lang, c.text)
		if err != nil {
			t.Error(err)
		} else if got != c.want {
			t.Errorf("%s: got %+v", c.text, got)
		} else if got.String() != c.text {
			t.Errorf("%s prints as %s", c.text, got.String())
		}
	}
	for _, c := range []struct {
		lang source.Lang
		text string
	}{
		{source.Ruby, ""}, {source.Ruby, "read"}, {source.Ruby, ".read"}, {source.Ruby, "File."}, {source.Ruby, "#"}, {source.Ruby, "file.read"},
		{source.Ruby, "A::b#c"}, {source.Ruby, "A#b c"}, {source.Ruby, "A#*a*"}, {source.Ruby, "A#a*b"},
		{source.Rust, ""}, {source.Rust, "read"}, {source.Rust, "::"}, {source.Rust, "a::"}, {source.Rust, "core::a::b"}, {source.Rust, "alloc::a::b"},
		{source.Rust, "a::b::c!"}, {source.Rust, "Vec<u8>::len"}, {source.Rust, "a.b"}, {source.Rust, "!"},
	} {
		if got, err := parseCallee(c.lang, c.text); err == nil {
			t.Errorf("%q is taken for %+v", c.text, got)
		}
	}
}

func TestMatchesName(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"#*?", "empty?", true}, {"#*?", "empty", false}, {"#find_*", "find_by", true}, {"#find_*", "find", false}, {"#a", "a", true}, {"#a", "ab", false},
	} {
		callee, err := parseCallee(source.Ruby, c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got := callee.MatchesName(c.name); got != c.want {
			t.Errorf("%s meets %s: %v", c.pattern, c.name, got)
		}
	}
}
