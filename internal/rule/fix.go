package rule

import (
	"slices"
	"strings"
)

// Fix is an edit that closes findings at sinks of some callees. One of Call, Wrap and Words is set.
type Fix struct {
	Row
	// Sinks are the callees as sink rows write them.
	Sinks []string
	Kind  string
	Title string
	// Call is the name of the method that is called instead.
	Call string
	// Wrap is what the untrusted expression is put into, at the place of "{}".
	Wrap string
	// Require is the feature of Ruby that the file must require then.
	Require string
	// Words says that a command that is one text becomes a list of words, so that no shell reads it.
	Words bool
	// Safe says that a program that worked does the same afterwards.
	Safe bool
}

// hole is what stands in Wrap for the expression.
const hole = "{}"

type fixTable struct {
	Sink    list   `toml:"sink"`
	Kind    string `toml:"kind"`
	Title   string `toml:"title"`
	Call    string `toml:"call"`
	Wrap    string `toml:"wrap"`
	Require string `toml:"require"`
	Words   bool   `toml:"words"`
	Safe    bool   `toml:"safe"`
}

// fix builds a [[fix]] row.
func (b *builder) fix(t *fixTable) {
	ways := 0
	for _, is := range [...]bool{t.Call != "", t.Wrap != "", t.Words} {
		if is {
			ways++
		}
	}
	switch {
	case len(t.Sink) == 0 || t.Title == "":
		b.fail("", "needs the keys sink (the callees of sinks) and title (what the edit does)")
	case ways != 1:
		b.fail("", "needs one of the keys call, wrap and words")
	case t.Wrap != "" && strings.Count(t.Wrap, hole) != 1:
		b.fail("wrap", `wrap = %q: write {} once, where the expression stands`, t.Wrap)
	case !slices.ContainsFunc(b.set.Kinds, func(k Kind) bool { return k.Name == t.Kind }):
		b.fail("kind", "there is no kind %q; rules/kinds.toml has them", t.Kind)
	default:
		row := &Fix{
			Row: Row{Section: b.section, Origin: b.origin()}, Sinks: t.Sink, Kind: t.Kind, Title: t.Title,
			Call: t.Call, Wrap: t.Wrap, Require: t.Require, Words: t.Words, Safe: t.Safe,
		}
		b.row(&row.Row)
		b.set.Models.Fixes = append(b.set.Models.Fixes, row)
	}
}

// FixesOf returns the fixes of findings of that kind at a sink of that callee, in their order.
func (m *Models) FixesOf(kind, callee string) []*Fix {
	var out []*Fix
	for _, f := range m.Fixes {
		if f.Kind == kind && slices.Contains(f.Sinks, callee) {
			out = append(out, f)
		}
	}
	return out
}
