package report

import (
	"bytes"
	"fmt"
	"io"
)

// Editor writes findings one a line, as compilers do, for editors that make a list to jump through of it.
type Editor struct{ w io.Writer }

// NewEditor returns a handler that writes lines to w.
func NewEditor(w io.Writer) *Editor { return &Editor{w} }

// Handle writes the findings that are not suppressed, in the report's order, and what was missed. Nothing is written if
// there is neither.
func (e *Editor) Handle(r *Report) error {
	var b bytes.Buffer
	for _, f := range shown(r) {
		l := &f.Location
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n", Printable(l.Path), max(l.Start.Line, 1), max(l.Start.Column, 1),
			editorSeverity(f.severity()), Printable(f.message()), Printable(f.code()))
	}
	for _, m := range missed(r) {
		if m.path == "" {
			fmt.Fprintf(&b, "rubicon: warning: %s [%s]\n", Printable(m.text), m.kind)
			continue
		}
		fmt.Fprintf(&b, "%s:%d:1: warning: %s [%s]\n", Printable(m.path), max(m.line, 1), Printable(m.text), m.kind)
	}
	if !r.Complete() {
		fmt.Fprintf(&b, "rubicon: warning: %s [%s]\n", Verdict(r), noteCoverage)
	}
	_, err := e.w.Write(b.Bytes())
	return err
}

// editorSeverity returns the word that editors know for a severity.
func editorSeverity(severity string) string {
	if lvl := level(severity); lvl != "note" {
		return lvl
	}
	return "info"
}
