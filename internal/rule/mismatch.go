package rule

import (
	"slices"

	"rubicon/internal/source"
)

// Mismatch says what a binding that does not agree with the native function behind it is.
type Mismatch struct {
	Misuse
	Mechanisms []string
	Of         string
	// Library is, of MismatchMissing, the call that says which library the function is looked up in.
	Library Callee
}

// In what a binding and its function differ, the values of Mismatch.Of.
const (
	MismatchCount   = "count"   // the number of parameters
	MismatchType    = "type"    // the type of a parameter: see NativeType.Misfits
	MismatchMissing = "missing" // the library is built from a crate of the workspace, which has no such function
)

type mismatchTable struct {
	Mechanism  list   `toml:"mechanism"`
	Of         string `toml:"of"`
	Library    string `toml:"library"`
	Kind       string `toml:"kind"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

func (b *builder) mismatch(t *mismatchTable) {
	if len(t.Mechanism) == 0 {
		b.fail("", "needs the key mechanism: one or several mechanisms")
	}
	row := &Mismatch{Misuse: b.verdict(t.Kind, t.Note, t.Confidence), Mechanisms: t.Mechanism}
	row.Of = b.oneOf("of", t.Of, false, MismatchCount, MismatchType, MismatchMissing)
	if (t.Library != "") != (row.Of == MismatchMissing) {
		b.fail("library", "stands in rows of = \"missing\", and in no others")
	}
	if t.Library != "" {
		if c := b.callee("library", t.Library, source.Ruby); c != nil {
			row.Library = *c
		}
	}
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.Mismatches = append(b.set.Models.Mismatches, row)
}

// Mismatch returns the row about bindings of a mechanism that differ from their functions in that way, or nil.
func (m *Models) Mismatch(mechanism, of string) *Mismatch {
	for _, row := range m.Mismatches {
		if row.Of == of && slices.Contains(row.Mechanisms, mechanism) {
			return row
		}
	}
	return nil
}
