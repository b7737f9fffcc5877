package rule

import (
	"slices"
)

// Console is a web application of a library that is meant for those who run the program, and asks nobody who he is: what
// shows queues, runs code, switches features. It is a finding where a program mounts it with nothing in front that asks.
type Console struct {
	Misuse
	Classes []string // of which it is one
	// Plain finds the names of middleware of libraries that does not ask. What else stands in front may do so.
	Plain *Regexp
}

type consoleTable struct {
	Class      list   `toml:"class"`
	Plain      string `toml:"plain"`
	Kind       string `toml:"kind"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

func (b *builder) console(t *consoleTable) {
	if len(t.Class) == 0 {
		b.fail("", "needs the key class: the names of one or several classes")
	}
	row := &Console{Misuse: b.verdict(t.Kind, t.Note, t.Confidence), Classes: t.Class, Plain: b.found("plain", t.Plain)}
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.Consoles = append(b.set.Models.Consoles, row)
}

// Console returns the row about the applications of a class, or nil.
func (m *Models) Console(class string) *Console {
	for _, row := range m.Consoles {
		if slices.Contains(row.Classes, class) {
			return row
		}
	}
	return nil
}
