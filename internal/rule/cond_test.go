package rule_test

import (
	"slices"
	"strings"
	"testing"

	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// call is an Env for tests: tables by the ports' texts.
type call struct {
	arity                 int
	unsafe, implicit, spl bool
	texts                 map[string][]string
	types, prefixes       map[string]string
	names                 map[string]string
	regexps               map[string]string
	constant              map[string]bool
	from                  map[string]string
	called                map[string][]string
}

func (c *call) Arity() int                      { return c.arity }
func (c *call) Unsafe() bool                    { return c.unsafe }
func (c *call) Implicit() bool                  { return c.implicit }
func (c *call) Rehearsed() bool                 { return true }
func (c *call) Splat() bool                     { return c.spl }
func (c *call) Present(p rule.Port) bool        { return len(c.texts[p.String()]) > 0 }
func (c *call) Const(p rule.Port) bool          { return c.constant[p.String()] }
func (c *call) Texts(p rule.Port) []string      { return c.texts[p.String()] }
func (c *call) Prefix(p rule.Port) string       { return c.prefixes[p.String()] }
func (c *call) Before(p rule.Port) string       { return "" }
func (c *call) After(p rule.Port) string        { return "" }
func (c *call) Directives(p rule.Port) []string { return nil }
func (c *call) Name(p rule.Port) string         { return c.names[p.String()] }
func (c *call) Suffix(p rule.Port) string       { return "" }
func (c *call) Bits(p rule.Port) string         { return "any" }
func (c *call) Width(p rule.Port) int           { return c.arity }
func (c *call) Fits(p rule.Port) bool           { return c.arity > 0 }
func (c *call) Covers(p rule.Port) bool         { return c.arity > 0 }
func (c *call) Reinterprets(p rule.Port) bool   { return false }
func (c *call) Reference(p rule.Port) bool      { return false }
func (c *call) Glued(p rule.Port) bool          { return false }

func (c *call) Class(p rule.Port) (string, bool) {
	t, ok := c.types["class "+p.String()]
	return t, ok
}
func (c *call) Ancestors(p rule.Port) []string { return nil }

func (c *call) Type(p rule.Port) (string, bool) {
	t, ok := c.types[p.String()]
	return t, ok
}

func (c *call) Regexp(p rule.Port) (string, string, bool) {
	re, ok := c.regexps[p.String()]
	return re, "", ok
}

func (c *call) From(p rule.Port, callee *rule.Callee) bool {
	return c.from[p.String()] == callee.String()
}

func (c *call) Never(p rule.Port, callee *rule.Callee) bool { return !c.From(p, callee) }

func (c *call) MadeOf(p rule.Port, callee *rule.Callee, n int) []string {
	return c.Called(p, callee, n)
}

func (c *call) MadeBy(p rule.Port, callee *rule.Callee) bool { return c.MaybeFrom(p, callee) }

func (c *call) MaybeFrom(p rule.Port, callee *rule.Callee) bool { return c.From(p, callee) }

func (c *call) Feeds(callee *rule.Callee) bool { return false }
func (c *call) Inclusive(p rule.Port) bool     { return false }
func (c *call) NotZero(p rule.Port) bool       { return false }
func (c *call) Lacks(p rule.Port) bool         { return !c.Present(p) }

func (c *call) CalledPrefix(p rule.Port, callee *rule.Callee, n int) []string {
	return c.Called(p, callee, n)
}

func (c *call) CalledSuffix(p rule.Port, callee *rule.Callee, n int) []string {
	return c.Called(p, callee, n)
}
func (c *call) BuiltIn(p rule.Port) bool                       { return c.constant[p.String()] && !c.FromSource(p) }
func (c *call) FromSource(p rule.Port) bool                    { return c.from[p.String()] == "a source" }
func (c *call) Written(p rule.Port) bool                       { return c.from[p.String()] == "a literal" }
func (c *call) SaysErr(p rule.Port) bool                       { return c.from[p.String()] == "a result" }
func (c *call) Fallback(p rule.Port) []string                  { return c.texts["fallback "+p.String()] }
func (c *call) Route() string                                  { return "/page" }
func (c *call) Word(rule.Port) []string                        { return nil }
func (c *call) Runs(rule.Port, *rule.Callee) []string          { return nil }
func (c *call) Literal() string                                { return "<p>\x00</p>" }
func (c *call) Preceding() string                              { return "<script>var x = " }
func (c *call) File() string                                   { return "config/boot.rb" }
func (c *call) Around(callee *rule.Callee, n int) []string     { return c.called[callee.String()] }
func (c *call) Said(p rule.Port, callee *rule.Callee) []string { return nil }

func (c *call) Beside(p rule.Port, callee *rule.Callee) []string { return c.called[callee.String()] }

func (c *call) Everywhere(p rule.Port, callee *rule.Callee) []string { return nil }

func (c *call) Called(p rule.Port, callee *rule.Callee, n int) []string {
	if n != 0 {
		return nil
	}
	return c.called[p.String()+" "+callee.String()]
}

func (c *call) Option(name string) []string { return c.texts["option "+name] }
func (c *call) Gem(name string) string      { return c.prefixes["gem "+name] }
func (c *call) Uses(class string) bool      { return c.constant["uses "+class] }

func TestCond(t *testing.T) {
	env := &call{
		arity:    2,
		implicit: true,
		texts:    map[string][]string{"option erb.escape": {"true"}, "arg[0]": {"sh", "bash"}, "arg[1]": {"-c"}, "fallback arg[1]": {"default"}, "keyword[mode]": {"strict"}, "arg[0].1": {"x"}},
		types:    map[string]string{"arg[0]": "Array"},
		prefixes: map[string]string{"arg[0]": "data/", "gem haml": "5.2.1"},
		names:    map[string]string{"self": "db"},
		regexps:  map[string]string{"self": `\A[a-z]+\z`, "arg[0]": "^[a-z]+$"},
		constant: map[string]bool{"arg[1]": true, "uses A::B": true},
		from:     map[string]string{"self": "File.expand_path", "arg[1]": "a source"},
		called:   map[string][]string{"self std::process::Command::new": {"sh"}, "self Command#new": {"sh"}, "App.configure": {"test"}},
	}
	for _, c := range []struct {
		when string
		want bool
	}{
		{"arity == 2", true},
		{"option('erb.escape') == 'true' && option(\"x\") != 'true'", true},
		{`gem('haml') =~ '^[0-5]\.' && !(gem('slim') =~ '.')`, true},
		{"arity >= 2 && arity <= 2 && arity < 3 && arity > 1 && arity != 3", true},
		{"arity in [1, 2]", true},
		{"arity == '2'", true},
		{"implicit", true},
		{"!rehearsed", false},
		{"unsafe || splat", false},
		{"!unsafe && !splat", true},
		{"!!implicit", true},
		{`uses("A::B") && !uses('A')`, true},
		{"arg[0] == 'bash'", true}, // any of several
		{"arg[0] in ['zsh', 'sh']", true},
		{"arg[0] == 'zsh'", false},
		{"arg[0] =~ '^(ba|z)?sh$'", true},
		{`arg[1] =~ '^\-[a-z]*c$'`, true},
		{"arg[0][1] == 'x'", true},
		{"keyword[mode] in ['strict', 'null']", true},
		{"keyword[other] == 'strict'", false}, // not constant: true of no comparison but !=
		{"keyword[other] != 'strict'", true},
		{"arg[0] != 'sh'", false},
		{"type(arg[0]) == 'Array'", true},
		{"type(arg[1]) == 'Array'", false},
		{"type(arg[1]) != 'Array'", true},
		{"!(type(arg[1]) =~ '.')", true},
		{"prefix(arg[0]) == 'data/'", true},
		{"prefix(arg[1]) == ''", true},
		{"suffix(arg[1]) == ''", true},
		{"name(self) =~ '^db$' && name(arg[0]) == ''", true},
		{"const(arg[1]) && !const(arg[0])", true},
		{"present(keyword[mode]) && !present(block)", true},
		{"from(self, 'File.expand_path')", true},
		{"from(self, 'File.realpath')", false},
		{"called(self, 'Command#new', 0) == 'sh'", true},
		{"called(self, 'Command#new', 1) == 'sh'", false},
		{"made_of(self, 'Command#new', 0) == 'sh'", true},
		{"never(self, 'File.realpath') && !never(self, 'File.expand_path')", true},
		{"written(arg[0])", false},
		{"from_source(arg[1])", true},
		{"from_source(arg[0])", false},
		{"says_err(arg[0])", false},
		{"fallback(arg[1]) == 'default'", true},
		{"file =~ '^config/'", true},
		{"around('App.configure', 0) in ['test']", true},
		{"around('App.set', 0) in ['test']", false},
		{"beside(arg[0], 'App.configure') == 'test'", true},
		{"beside(arg[0], 'App.set') == 'test'", false},
		{"'a' == \"a\"", true},
		{`'it\'s' == "it's"`, true},
		{"arity == 1 || implicit && arity == 2", true}, // && binds more
		{"(arity == 2 || implicit) && unsafe", false},
		{"arg[1] < 3", false}, // no number
	} {
		cond, err := rule.ParseCond(source.Ruby, c.when, nil)
		if err != nil {
			t.Error(err)
		} else if got := cond.Eval(env); got != c.want {
			t.Errorf("%s: got %v", c.when, got)
		}
	}
	if !(*rule.Cond)(nil).Eval(env) {
		t.Error("no condition must be true")
	}
}

func TestCondErrors(t *testing.T) {
	for _, c := range []struct{ when, want string }{
		{"", "ends where a term must stand"},
		{"arity", "one of == != "},
		{"arity ==", "ends where a term must stand"},
		{"arity == 1 arity", "an operator is missing"},
		{"(arity == 1", "a ) is missing"},
		{"konst(arg[0])", "no port is called"},
		{"const arg[0]", "a ( must follow const"},
		{"const(arg[0], 1)", "const takes one port"},
		{"const(arg[x])", "bad port"},
		{"const(arg[999])", "the index must be"},
		{"const(arg[0]) == 1", "an operator is missing"},
		{"from(self)", "from takes a port and a callee"},
		{"from(self, 3)", "from takes a port and a callee"},
		{"from(self, 'expand_path')", "bad callee pattern"},
		{"called(self, 'A#b')", "called takes a port, a callee"},
		{"called(self, 'A#b', -1) == 'x'", "called takes a port, a callee"},
		{"around(self, 0) == 'x'", "a text in quotes or a number"},
		{"around('A.b') == 'x'", "around takes a callee in quotes"},
		{"1 == const(self)", "is true or false and cannot be compared"},
		{"arity in 3", "a list in brackets must follow in"},
		{"arity in []", "the list is empty"},
		{"arity in [1 2]", "a comma or ]"},
		{"arity == [1]", "use in to compare with a list"},
		{"arg[0] =~ '('", "missing closing )"},
		{"arg[0] =~ arg[1]", "a regular expression in quotes"},
		{"arg[0] == 'x", "has no end"},
		{"arg[0] == x", "no port is called"},
		{strings.Repeat("(", 100) + "implicit" + strings.Repeat(")", 100), "nested more than"},
		{strings.Repeat("implicit && ", 1000) + "implicit", "longer than"},
	} {
		_, err := rule.ParseCond(source.Ruby, c.when, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40q: got %v, want %s", c.when, err, c.want)
		}
	}
}

func FuzzCond(f *testing.F) {
	f.Add("arity == 1 && !(const(arg[0]) || type(self.a[*]) in ['x', -3])")
	f.Add("called(self, 'a::b', 0) =~ '[a-z' || const(self)")
	f.Fuzz(func(t *testing.T, s string) {
		for _, lang := range []source.Lang{source.Ruby, source.Rust} {
			cond, err := rule.ParseCond(lang, s, nil)
			if (cond == nil) == (err == nil) {
				t.Fatal("either a condition or an error")
			}
			if cond != nil {
				cond.Eval(&call{regexps: map[string]string{"self": s, "arg[0]": s}})
			}
		}
	})
}

func TestPort(t *testing.T) {
	for _, s := range []string{
		"self", "return", "arg[0]", "arg[*]", "arg[1..]", "keyword[name]", "keyword[*]", "block", "block[0]", "block[*]",
		"block.self", "block.return", "self[*]", "arg[0].name[*]", "arg[0].0", `self["content-type"]`, "self[arg[1]]", "block.return[*]",
	} {
		p, err := rule.ParsePort(s)
		if err != nil {
			t.Error(err)
		} else if p.String() != s {
			t.Errorf("%s prints as %s", s, p)
		}
	}
	if p, err := rule.ParsePort("arg[0][1]"); err != nil || p.Path[0] != (rule.Elem{Name: "1"}) {
		t.Errorf("arg[0][1] is %v, %v", p, err)
	}
	if p, err := rule.ParsePort("self[arg[1]]"); err != nil || !slices.Equal(p.Path, []rule.Elem{{Any: true, Key: 2}}) {
		t.Errorf("self[arg[1]] is %v, %v", p, err)
	}
	for _, s := range []string{
		"", "x", "arg", "arg[", "arg[]", "arg[x]", "arg[1", "arg[-1]", "arg[*..]", "arg[1..2]", "arg[256]", "keyword", "keyword[]",
		"keyword[a b]", "block.", "block.x", "block.returned", "self.", "self[", "self[*", `self["a`, "self[arg[*]]", "self[arg[0]", "self x", "Self", "return!",
	} {
		if p, err := rule.ParsePort(s); err == nil {
			t.Errorf("%q is taken for the port %s", s, p)
		}
	}
}

func FuzzPort(f *testing.F) {
	f.Add("arg[0].name[*]")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := rule.ParsePort(s)
		if err != nil {
			return
		}
		if q, err := rule.ParsePort(p.String()); err != nil || !q.Equal(p) {
			t.Fatalf("%q prints as %s, which is %v, %v", s, p, q, err)
		}
	})
}
