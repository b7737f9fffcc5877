package tomldoc

import (
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

type plainRow struct {
	plainMatch
	Name   string     `toml:"name"`
	Texts  *Texts     `toml:"texts"`
	Number int        `toml:"number"`
	Maybe  *int       `toml:"maybe"`
	Holds  *bool      `toml:"holds"`
	Forms  []plainRow `toml:"forms"`
}

type plainMatch struct {
	Ruby Texts  `toml:"ruby"`
	When string `toml:"when"`
}

type plainDocument struct {
	Rule    *plainRow  `toml:"rule"`
	Default plainRow   `toml:"default"`
	Row     []plainRow `toml:"row"`
	Words   []string   `toml:"words"`
	Numbers []int      `toml:"numbers"`
	Strict  bool       `toml:"strict"`
}

// checkPlain compares the quick decoder with the full one, where the quick one takes a document.
func checkPlain(t *testing.T, src string) (taken bool) {
	t.Helper()
	var quick, full plainDocument
	lines, taken := DecodePlain(src, &quick)
	if !taken {
		if !reflect.ValueOf(quick).IsZero() {
			t.Errorf("%q is left in half", src)
		}
		return false
	}
	meta, err := toml.Decode(src, &full)
	if err != nil || len(meta.Undecoded()) > 0 {
		t.Fatalf("%q is not right: %v, %v", src, err, meta.Undecoded())
	}
	if !reflect.DeepEqual(quick, full) {
		t.Errorf("%q\ngives %+v\nwant  %+v", src, quick, full)
	}
	headers := map[string][]int{}
	for name, tables := range indexLines(src) {
		for _, table := range tables {
			headers[name] = append(headers[name], table.header)
		}
	}
	if !reflect.DeepEqual(lines.headers, headers) {
		t.Errorf("%q\nhas headers at %v, want %v", src, lines.headers, headers)
	}
	return true
}

var plainDocuments = []string{
	"",
	"# only a comment",
	"strict = true\nnumbers = [1, -2, 0]\nwords = []\n",
	"words = ['a', \"b\\n\\t\\\"\\\\\",\n  # of a list\n  '''c''', # more\n]\n",
	"[rule]\nname = 'x' # said\n\n[[row]]\nruby = 'A.b'\nwhen = 'c'\n\t[[row]]\nruby = ['A.b', 'C#d']\nmaybe = 7\nholds = false\n",
	"[default]\nnumber = 12\n[[row]]\n[[row]]\ntexts = []\n[[row]]\ntexts = 'x'",
	"[[row]]\nname = \"\"\"\nfirst\n\\\n   second \\\"\"\" \"\" \\\\\"\"\"\nwhen = '''\n\\d'' '\n'''\nnumber = 3\n[[row]]\n",
	"[[row]]\nforms = [{ number = 1, ruby = 'a' }, {name='b'},]\n",
	"row = [{ number = 1 }]",
	"[[row]]\nname = ''''a''''\nwhen = \"\"\"\\\"\"\"\"\"\ntexts = ''''''\n",
}

func TestDecodePlain(t *testing.T) {
	for _, src := range plainDocuments {
		if !checkPlain(t, src) {
			t.Errorf("%q is not taken", src)
		}
	}
}

// TestDecodePlainLeaves shows that what is wrong, and what is rare, is left to the full decoder.
func TestDecodePlainLeaves(t *testing.T) {
	for _, src := range []string{
		"strict = yes", "strict = true false", "strict = true\nstrict = true", "other = 1", "Strict = true", "'strict' = true", "rule.name = 'x'",
		"numbers = [1.5]", "numbers = [01]", "numbers = [1_000]", "numbers = [+1]", "numbers = [0x1]", "numbers = ['a']", "numbers = [99999999999999999999]",
		"numbers = 1", "words = ['a' 'b']", "words = ['a'", "words = ['a\nb']", "words = [,]", "[rule", "[rule]]", "[[rule]]", "[row]", "[rule]\n[rule]",
		"[[row]] name = 'x'", "[[row]]\n[row.forms]", "row = [{ number = 1 }]\n[[row]]", "[[row]]\nname = \"\\u0041\"", "[[row]]\nname = \"\\q\"",
		"[[row]]\nname = '''a''''''", "[[row]]\nname = 'a\r\n'", "strict = true\r\n", "words = ['\x00']", "words = ['\xff']", "\ufeffstrict = true",
		"[[row]]\nforms = [{ number = 1,\n }]", "[[row]]\nforms = [{ number = 1, number = 2 }]", "[[row]]\nname = 1", "[[row]]\nname = \"a", "[[row]]\nname =",
		"[[row]]\nforms = [{ words = ['a'] }]", "=", "[]", "[[]]", "strict", "[[row]]\ntexts = [1]", "[[row]]\ntexts = 1", "[ rule ]",
	} {
		if checkPlain(t, src) {
			t.Errorf("%q is taken", src)
		}
	}
	kept := plainDocument{Strict: true}
	if _, taken := DecodePlain("words = ['a']", &kept); taken || !kept.Strict {
		t.Error("what a struct holds already is lost")
	}
}

func FuzzDecodePlain(f *testing.F) {
	for _, src := range plainDocuments {
		f.Add(src)
	}
	f.Add(strings.Join(plainDocuments[4:7], "\n"))
	f.Fuzz(func(t *testing.T, src string) { checkPlain(t, src) })
}
