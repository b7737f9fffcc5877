package rule

import (
	"slices"
	"strings"
)

// Fix is an edit that closes findings at sinks, or misuses, of some callees. One of Call, Wrap, Words, Remove, Entry,
// Body and Argument is set.
type Fix struct {
	Row
	// Sinks are the callees as the rows of sinks and misuses write them; none stands for all of the kind.
	Sinks []string
	Kind  string
	Title string
	// Call is the name of the method that is called instead, and Then what is put behind the call.
	Call, Then string
	// Wrap is what the untrusted expression is put into, at the place of "{}".
	Wrap string
	// Require is the feature of Ruby that the file must require then.
	Require string
	// Words says that a command that is one text becomes a list of words, so that no shell reads it. With List they
	// stand in brackets.
	Words, List bool
	// Entry is what is put at the beginning of the function of Rust that the path begins in, with the name of the
	// parameter at the place of "{}"; Body what its whole body is put into. "{fail}" is, of Failures, what fits the type
	// that the function returns, "{type}" how that is declared.
	Entry, Body string
	Failures    []Failure
	// Remove says that the call is taken out, of a chain of calls or as a statement on a line of its own.
	Remove bool
	// Argument is the argument of the call, or what a literal that is one has at a key, for which Value is put: with the old text
	// at the place of "{old}", and the way from the file's folder up to that of the workspace at "{up}".
	Argument *Port
	Value    string
	// Add is what is put behind the last argument of the call, or behind what stands in the literal at Argument.
	Add string
	// Safe says that a program that worked does the same afterwards.
	Safe bool
}

// Failure is what a function of Rust returns, or does, where it fails, by the type that it returns.
type Failure struct {
	Type *Regexp
	Text string
}

// Fail returns what a function does where it fails that returns a type; ok is false if nothing is said of that.
func (f *Fix) Fail(returns string) (text string, ok bool) {
	for _, x := range f.Failures {
		if x.Type.MatchString(returns) {
			return x.Text, true
		}
	}
	return "", false
}

// hole is what stands in Wrap, Entry and Body for the expression.
const hole = "{}"

type fixTable struct {
	Sink     list       `toml:"sink"`
	Kind     string     `toml:"kind"`
	Title    string     `toml:"title"`
	Call     string     `toml:"call"`
	Then     string     `toml:"then"`
	Wrap     string     `toml:"wrap"`
	Require  string     `toml:"require"`
	Words    bool       `toml:"words"`
	List     bool       `toml:"list"`
	Entry    string     `toml:"entry"`
	Body     string     `toml:"body"`
	Failures [][]string `toml:"failures"`
	Argument string     `toml:"argument"`
	Value    string     `toml:"value"`
	Add      string     `toml:"add"`
	Remove   bool       `toml:"remove"`
	Safe     bool       `toml:"safe"`
}

// fix builds a [[fix]] row.
func (b *builder) fix(t *fixTable) {
	ways := 0
	for _, is := range [...]bool{t.Call != "", t.Wrap != "", t.Words, t.Remove, t.Entry != "", t.Body != "", t.Value != "", t.Add != ""} {
		if is {
			ways++
		}
	}
	one := func(key, text string) bool {
		if text == "" || strings.Count(text, hole) == 1 {
			return true
		}
		b.fail(key, `%s = %q: write {} once, where the expression stands`, key, text)
		return false
	}
	failures, ok := b.failures(t)
	switch argument := b.port("argument", t.Argument); {
	case t.Title == "" || len(t.Sink) == 0 && t.Entry == "" && t.Body == "":
		b.fail("", "needs the keys sink (the callees of sinks) and title (what the edit does)")
	case ways != 1:
		b.fail("", "needs one of the keys call, wrap, words, remove, entry, body, value and add")
	case !one("wrap", t.Wrap) || !one("body", t.Body) || !ok:
	case t.Argument != "" && (t.Value == "" && t.Add == "" || argument == nil || argument.Kind != PortArg && argument.Kind != PortKeyword || argument.Index == AnyIndex):
		b.fail("argument", `argument = %q: name one, as arg[0], and give the value that is put there, or what is added to it`, t.Argument)
	case t.Value != "" && t.Argument == "":
		b.fail("value", "goes with argument")
	case t.Then != "" && t.Call == "" || t.List && !t.Words:
		b.fail("", "then goes with call, list with words")
	case !slices.ContainsFunc(b.set.Kinds, func(k Kind) bool { return k.Name == t.Kind }):
		b.fail("kind", "there is no kind %q; rules/kinds.toml has them", t.Kind)
	default:
		row := &Fix{
			Row: Row{Section: b.section, Origin: b.origin()}, Sinks: t.Sink, Kind: t.Kind, Title: t.Title,
			Call: t.Call, Then: t.Then, Wrap: t.Wrap, Require: t.Require, Words: t.Words, List: t.List, Remove: t.Remove,
			Entry: t.Entry, Body: t.Body, Failures: failures, Argument: argument, Value: t.Value, Add: t.Add, Safe: t.Safe,
		}
		b.row(&row.Row)
		b.set.Models.Fixes = append(b.set.Models.Fixes, row)
	}
}

// failures builds the key failures of a fix.
func (b *builder) failures(t *fixTable) (list []Failure, ok bool) {
	for _, pair := range t.Failures {
		if len(pair) != 2 {
			b.fail("failures", `failures: write pairs, of a regular expression that finds types and what is done, as ["^i32$", "-1"]`)
			return nil, false
		}
		re, err := b.regexp(pair[0])
		if err != nil {
			b.fail("failures", "failures: %v", err)
			return nil, false
		}
		list = append(list, Failure{re, pair[1]})
	}
	return list, true
}

// FixesOf returns the fixes of findings of that kind at a sink, or a misuse, of that callee, in their order.
func (m *Models) FixesOf(kind, callee string) []*Fix {
	var out []*Fix
	for _, f := range m.Fixes {
		if f.Kind == kind && (len(f.Sinks) == 0 || slices.Contains(f.Sinks, callee)) {
			out = append(out, f)
		}
	}
	return out
}
