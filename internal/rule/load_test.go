package rule_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rubicon/internal/rule"
	"rubicon/rules"
)

// kinds is what a small set of rules needs.
const kinds = `
[[kind]]
name = "shell"
description = "d"
[[kind]]
name = "bounds"
description = "d"
carrier = "number"
[[kind]]
name = "weak"
description = "d"
virtual = true
[[trust]]
name = "http"
description = "d"
kinds = "text"
`

const goodRule = `
[rule]
code = "RBN999"
name = "a-rule"
title = "t"
description = "d"
remediation = "r"
severity = "high"
kind = "shell"
cwe = [78]
`

func load(files ...string) (*rule.Set, error) {
	fsys := fstest.MapFS{"kinds.toml": {Data: []byte(kinds)}}
	for i, f := range files {
		fsys[string(rune('a'+i))+".toml"] = &fstest.MapFile{Data: []byte(f)}
	}
	return rule.Load(fsys)
}

func TestLoad(t *testing.T) {
	set, err := load(goodRule+`
[[example]]
lang = "ruby"
bad = "x"
good = "y"
`, `
[[sink]]
ruby = ["A.b", "A#c"]
rust = "a::b"
in = ["arg[0]", "keyword[x]"]
kind = "shell"
when = "arity == 1"
[[guard]]
ruby = "#ok"
value = "self"
kinds = "*"
holds = false
[[sanitizer]]
rust = "::clean"
kinds = "text"
adds = "number"
`)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Rules) != 1 || len(set.Rules[0].Examples) != 1 || set.Rules[0].Origin.String() != "a.toml:2" {
		t.Errorf("rules: %+v", set.Rules)
	}
	rows := set.Rows()
	if len(rows) != 5 || rows[0].Callee.String() != "A.b" || rows[2].Callee.String() != "a::b" || rows[2].Origin.String() != "b.toml:2" {
		t.Errorf("rows: %+v", rows)
	}
	if names := set.KindNames(set.AllKinds()); strings.Join(names, " ") != "shell bounds" {
		t.Errorf("kinds: %v", names)
	}
	if set.TextKinds == set.NumberKinds || set.TextKinds|set.NumberKinds != set.AllKinds() {
		t.Errorf("carriers: %b %b", set.TextKinds, set.NumberKinds)
	}
	if bit, ok := set.Kind("weak"); !ok || bit != 0 {
		t.Error("a virtual kind has a bit")
	}
}

// TestLoadErrors checks that errors name the line and say what is wrong.
func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"syntax", "[[sink]]\nruby = ", "a.toml:2: "},
		{"section", "[[sinks]]\nruby = 'A.b'", `a.toml:1: unknown key "sinks"`},
		{"key", "[[sink]]\nruby = 'A.b'\nin = 'self'\nkind = 'shell'\n\n[[sink]]\nruby = 'A.b'\nin = 'self'\nkind = 'shell'\nwhere = 'x'", `a.toml:10: unknown key "where" in [sink]`},
		{"upper case", "[[sink]]\nRuby = 'A.b'\nin = 'self'\nkind = 'shell'", `a.toml:2: unknown key "sink.Ruby"`},
		{"type", "[[sink]]\nruby = 7", "a.toml:2: "},
		{"list", "[[sink]]\nruby = ['A.b', 7]", "a.toml:2: "},
		{"no callee", "[[sink]]\nin = 'self'\nkind = 'shell'", `a.toml:1: [[sink]] names no callee`},
		{"callee", "[[sink]]\nruby = 'system'\nin = 'self'\nkind = 'shell'", `a.toml:2: [[sink]] bad callee pattern "system": no class`},
		{"twice", "[[sink]]\nruby = ['A.b', 'A.b']\nin = 'self'\nkind = 'shell'", `a.toml:2: [[sink]] A.b stands twice`},
		{"port", "[[sink]]\nruby = 'A.b'\nin = [\n  'self',\n  'arg'\n]\nkind = 'shell'", `a.toml:3: [[sink]] bad port "arg"`},
		{"port kind", "[[sink]]\nruby = 'A.b'\nin = 'return'\nkind = 'shell'", `a.toml:3: [[sink]] data cannot take the way of port return`},
		{"kind", "[[sink]]\nruby = 'A.b'\nin = 'self'\nkind = 'shel'", `a.toml:4: [[sink]] unknown kind "shel"; did you mean "shell"? A [[kind]]`},
		{"virtual", "[[sink]]\nruby = 'A.b'\nin = 'self'\nkind = 'weak'", `a.toml:4: [[sink]] kind "weak" is virtual`},
		{"condition", "[[sink]]\nruby = 'A.b'\nin = 'self'\nkind = 'shell'\nwhen = 'arity = 1'", `a.toml:5: [[sink]] bad condition "arity = 1": one of ==`},
		{"no in", "[[sink]]\nruby = 'A.b'\nkind = 'shell'", `a.toml:1: [[sink]] needs the key in`},
		{"no from", "[[flow]]\nruby = 'A.b'", `a.toml:1: [[flow]] needs the key from`},
		{"step", "[[flow]]\nruby = 'A.b'\nfrom = []\nstep = 'copy'", `a.toml:4: [[flow]] step = "copy" is none of taint, value`},
		{"no value", "[[guard]]\nruby = 'A.b'\nkinds = '*'", `a.toml:1: [[guard]] needs the key value`},
		{"trust", "[[source]]\nruby = 'A.b'\nname = 'x'\ntrust = 'ftp'", `a.toml:4: [[source]] unknown trust "ftp"`},
		{"files of a trust", "[[trust]]\nname = 'ftp'\ndescription = 'x'\nkinds = ['text']\nnot_in = 'nowhere'", `a.toml:5: [[trust]] unknown pattern "nowhere"`},
		{"load", "[[source]]\nload = 'argv'\nname = 'x'\ntrust = 'http'", `a.toml:2: [[source]] "argv" is not the name of a constant or a global`},
		{"load of a call", "[[source]]\nload = 'ARGV'\nruby = 'A.b'\nname = 'x'\ntrust = 'http'", `a.toml:1: [[source]] what is read is no call`},
		{"load twice", "[[type]]\nload = '$a'\nreturns = 'A'\n[[type]]\nload = '$a'\nreturns = 'B'", `a.toml:5: [[type]] $a has a type already`},
		{"key", "[[source]]\nload = 'ENV'\nname = 'x'\ntrust = 'http'\nkeys = ['A*', '*B*']", `a.toml:5: [[source]] "*B*" is no key`},
		{"parameters", "[[source]]\nparams_of = 'perform'\nname = 'x'\ntrust = 'http'", `a.toml:2: [[source]] "perform" is no method: write "A#b"`},
		{"parameters of any class", "[[source]]\nparams_of = '#call'\nname = 'x'\ntrust = 'http'", `a.toml:2: [[source]] #call is any class: say more`},
		{"parameters when", "[[source]]\nparams_of = 'A#b'\nwhen = 'arity == 1'\nname = 'x'\ntrust = 'http'", `a.toml:1: [[source]] the methods of params_of are no call`},
		{"parameter port", "[[source]]\nparams_of = 'A#b'\nto = 'self'\nname = 'x'\ntrust = 'http'", `a.toml:3: [[source]] a parameter is written`},
		{"instance variable", "[[source]]\nparams_of = '.b'\nwith_ivar = 'queue'\nname = 'x'\ntrust = 'http'", `a.toml:3: [[source]] "queue" is not the name of an instance`},
		{"parameter of a call", "[[source]]\nruby = 'A.b'\nparam = 'env'\nname = 'x'\ntrust = 'http'", `a.toml:1: [[source]] param, with_ivar, after and named_by speak of params_of`},
		{"not a parameter of a call", "[[source]]\nruby = 'A.b'\nnot_param = 'env'\nname = 'x'\ntrust = 'http'", `a.toml:3: [[source]] not_param speaks of params_of, or of to`},
		{"function of a source", "[[source]]\nruby = 'A.b'\nfunction = 'keyword[f]'\nname = 'x'\ntrust = 'http'", `a.toml:3: [[source]] the parameters of the function are written`},
		{"becomes", "[[flow]]\nruby = 'A.b'\nfrom = 'self'\nname = 'x'\nbecomes = 'ftp'", `a.toml:5: [[flow]] unknown trust "ftp"`},
		{"becomes and adds", "[[flow]]\nruby = 'A.b'\nfrom = 'self'\nname = 'x'\nbecomes = 'http'\nadds = 'shell'", `a.toml:5: [[flow]] the trust says what the result carries`},
		{"name without becomes", "[[flow]]\nruby = 'A.b'\nfrom = 'self'\nname = 'x'", `a.toml:4: [[flow]] name is what becomes is called`},
		{"reports", "[[trust]]\nname = 'ftp'\ndescription = 'x'\nkinds = ['text']\nreports = [{ kinds = 'shell', as = 'bounds' }]", `[[trust]] as = "bounds" names no virtual kind`},
		{"type of a parameter", "[[type]]\nparams_of = 'A#b'\nof = 'block[0]'\nreturns = 'B'", `a.toml:3: [[type]] which parameter it is`},
		{"type of any parameter", "[[type]]\nparams_of = '#b'\nof = 'arg[0]'\nreturns = 'B'", `a.toml:2: [[type]] #b is any class`},
		{"dispatch", "[[dispatch]]\nruby = 'A.b'\nmethod = 'perform'", `a.toml:3: [[dispatch]] "perform" is no method`},
		{"dispatch arguments", "[[dispatch]]\nruby = 'A.b'\nmethod = '#perform'\nargs = 'arg[0]'", `a.toml:4: [[dispatch]] which arguments the method is given`},
		{"contract", "[[contract]]\nruby = 'A.b'\nsource = 'x'", `a.toml:1: [[contract]] needs the key key`},
		{"class", "[[class]]\nname = 'A'\nsuper = ''", `a.toml:2: [[class]] needs a class`},
		{"alias", "[[alias]]\nrust = 'A'\nis = 'a::A'\n[[alias]]\nrust = 'A'\nis = 'b::A'", `a.toml:5: [[alias]] A is an alias of a::A already`},
		{"carrier", "[[native_type]]\nmechanism = 'ffi'\nnames = 'x'\ncarrier = 'y'", `a.toml:4: [[native_type]] carrier = "y" is none of`},
		{"bits", "[[bits]]\nmatches = '('\nvalues = 'any'", `a.toml:2: [[bits]] needs a regular expression`},
		{"reach", "[[reach]]\nkind = 'weak'\nnote = 'x'\nsinks = 'weak'", `a.toml:4: [[reach]] kind "weak" is virtual`},
		{"reach nothing", "[[reach]]\nkind = 'weak'\nnote = 'x'", `a.toml:1: [[reach]] needs the key sinks`},
		{"handout", "[[handout]]\nrust = 'a::b'\nkind = 'shell'\nnote = 'x'\nmemory = 'x'", `a.toml:3: [[handout]] kind = "shell" is no virtual kind`},
		{"takeback", "[[takeback]]\nrust = 'a::b'", `a.toml:1: [[takeback]] needs the key memory`},
		{"helper", "[[helper]]\nkind = 'weak'\nnote = 'x'", `a.toml:1: [[helper]] needs the key confined`},
		{"claim", "[[claim]]\ntraits = 'A'\nkind = 'weak'\nnote = 'x'\nholds = '('", `a.toml:5: [[claim]] needs a regular expression`},
		{"handler", "[[source]]\nhandler = 'rocket::get'\nrust = 'a::b'\nname = 'x'\ntrust = 'http'", `a.toml:1: [[source]] the functions of handler, implements and type are no call`},
		{"type of no handler", "[[source]]\nruby = 'a.b'\nnot_type = 'a::C'\nname = 'x'\ntrust = 'http'", `a.toml:3: [[source]] not_type speaks of handler`},
		{"uncalled of no type", "[[source]]\nrust = 'a::b'\nuncalled = true\nname = 'x'\ntrust = 'http'", `a.toml:3: [[source]] uncalled speaks of type`},
		{"named of no handler", "[[source]]\nrust = 'a::b'\nnamed = '(x)'\nname = 'x'\ntrust = 'http'", `a.toml:3: [[source]] named speaks of handler`},
		{"named without a group", "[[source]]\nhandler = 'a::b'\nnamed = 'x'\nname = 'x'\ntrust = 'http'", `a.toml:3: [[source]] "x" is no regular`},
		{"holds", "[[holds]]\ntypes = ['u8', 'u8']\nkinds = []", `a.toml:2: [[holds]] "u8" stands in another row or twice`},
		{"field contract without a name", "[[field_contract]]\nattribute = 'x'", `a.toml:1: [[field_contract]] needs either the key contract, the name by which guards call it, or whole = true`},
		{"field contract of no attribute", "[[field_contract]]\ncontract = \"x\"", `a.toml:1: [[field_contract]] needs the key attribute`},
		{"holds nothing", "[[holds]]\nkinds = []", `a.toml:1: [[holds]] needs the key types`},
		{"narrows", "[[sanitizer]]\nruby = 'A.b'\nkinds = '*'\nnarrows = true\nto = 'self'", `a.toml:4: [[sanitizer]] a row that narrows`},
		{"program", "[[program]]\nvalues = '-o'", `a.toml:1: [[program]] needs the key name`},
		{"program's values", "[[program]]\nname = 'tool'\nvalues = '('", `a.toml:3: [[program]] error parsing regexp`},
		{"pattern", "[[pattern]]\nname = 'x'\nmatches = '('", `a.toml:3: [[pattern]] needs a regular expression: error`},
		{"pattern's name", "[[pattern]]\nname = 'x y'\nmatches = 'a'", `a.toml:2: [[pattern]] needs a word`},
		{"no pattern", "[[sink]]\nruby = 'A.b'\nin = 'self'\nkind = 'shell'\nwhen = 'self =~ x'", `no row is called "x"`},
		{"type of", "[[type]]\nruby = 'A.b'\nreturns = 'A'\nof = 'self'", `a.toml:4: [[type]] the type is that of the result`},
		{"rule code", strings.Replace(goodRule, "RBN999", "X1", 1), `a.toml:3: [[rule]] code = "X1"`},
		{"rule severity", strings.Replace(goodRule, "high", "grave", 1), `a.toml:8: [[rule]] severity = "grave" is none of critical`},
		{"rule text", strings.Replace(goodRule, `"t"`, `" "`, 1), `a.toml:2: [[rule]] needs the key title`},
		{"rule kind", strings.Replace(goodRule, `"shell"`, `"x"`, 1), `a.toml:9: [[rule]] unknown kind "x"`},
		{"example", goodRule + "[[example]]\nlang = 'ruby'\nbad = 'x'", `a.toml:11: [[example]] needs the key good`},
		{"example alone", "[[example]]\nlang = 'ruby'\nbad = 'x'\ngood = 'y'", `a.toml:1: [[example]] stands in a file without [rule]`},
		{"kind twice", "[[kind]]\nname = 'shell'\ndescription = 'd'", `[[kind]] kind "shell" is there already`},
	} {
		_, err := load(c.src)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// TestKeys checks which elements of a hash a source speaks of.
func TestKeys(t *testing.T) {
	k := rule.Keys{Only: []string{"HTTP_*", "PATH"}, Except: []string{"HTTP_HOST", "*_ID"}}
	for key, want := range map[string]bool{
		"HTTP_X": true, "HTTP_": true, "PATH": true, "PATH_INFO": false, "HTTP_HOST": false, "HTTP_X_ID": false, "http_x": false, "": false,
	} {
		if k.Has(key) != want {
			t.Errorf("%q: %v, want %v", key, !want, want)
		}
	}
	if k := (rule.Keys{Except: []string{"A"}}); k.Has("A") || !k.Has("B") {
		t.Error("without keys, all but the excepted ones are meant")
	}
}

// TestLoadAllErrors checks that one run reports everything that is wrong.
func TestLoadAllErrors(t *testing.T) {
	_, err := load("[[sink]]\nruby = 'x'\nin = 'y'\nkind = 'z'\nwhen = '?'", "[[flow]]\nruby = 'A.b'\nfrom = 'here'", "nonsense")
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"a.toml:2:", "a.toml:3:", "a.toml:4:", "a.toml:5:", "b.toml:3:", "c.toml:1:"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no error at %s in:\n%v", want, err)
		}
	}
}

func TestDuplicateRule(t *testing.T) {
	_, err := load(goodRule, strings.Replace(goodRule, "a-rule", "b-rule", 1))
	if err == nil || !strings.Contains(err.Error(), "b.toml:2: [rule] RBN999 is there already, at a.toml:2") {
		t.Errorf("got %v", err)
	}
}

// TestUserDirectory checks that a user's rows add to the built-in ones, and that errors name files
// as the user does.
func TestUserDirectory(t *testing.T) {
	dir := t.TempDir()
	write := func(name, src string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("own.toml", "[[sink]]\nruby = 'Own.run'\nin = 'arg[0]'\nkind = 'shell'")
	write("notes.txt", "not a rule")
	set, err := rule.Load(rules.FS, rule.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	if rows := set.Rows(); rows[len(rows)-1].Origin.File != filepath.ToSlash(filepath.Join(dir, "own.toml")) {
		t.Errorf("the last row stands in %s", rows[len(rows)-1].Origin)
	}
	write("bad.toml", "[[sink]]\n")
	if _, err := rule.Load(rules.FS, rule.Dir(dir)); err == nil || !strings.Contains(err.Error(), filepath.ToSlash(filepath.Join(dir, "bad.toml"))+":1: ") {
		t.Errorf("got %v", err)
	}
	if _, err := rule.Load(rules.FS, rule.Dir(filepath.Join(dir, "none"))); err == nil || !strings.Contains(err.Error(), "give a directory") {
		t.Errorf("got %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(goodRule)
	f.Add("[[sink]]\nruby = ['A.b']\nin = 'self'\nkind = 'shell'\nwhen = 'arity == 1'")
	f.Add("[[flow]]\nrust = \"::x\"\nfrom = \"\"\"self\"\"\"\n# [x\nto = ['''a''', {}]")
	f.Fuzz(func(t *testing.T, src string) {
		set, err := load(src)
		if (set == nil) == (err == nil) {
			t.Fatal("either a set or an error")
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := rule.Load(rules.FS); err != nil {
			b.Fatal(err)
		}
	}
}
