package report

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// Checkstyle writes findings in the XML of Checkstyle, which many services and plugins of CI servers read.
type Checkstyle struct{ w io.Writer }

// NewCheckstyle returns a handler that writes Checkstyle's XML to w.
func NewCheckstyle(w io.Writer) *Checkstyle { return &Checkstyle{w} }

// checkstyleVersion is the version of the format, which readers look at.
const checkstyleVersion = "4.3"

type checkstyleReport struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// Handle writes the findings that are not suppressed and what was missed, by file. The verdict on coverage stands under
// the name of the folder, unless everything was read.
func (c *Checkstyle) Handle(r *Report) error {
	byFile := map[string][]checkstyleError{}
	add := func(path string, e checkstyleError) {
		e.Message = Printable(e.Message)
		e.Source = "rubicon." + Printable(e.Source)
		byFile[path] = append(byFile[path], e)
	}
	if !r.Complete() {
		add(".", checkstyleError{Line: 1, Severity: "warning", Message: Verdict(r), Source: noteCoverage})
	}
	for _, f := range shown(r) {
		l := &f.Location
		add(l.Path, checkstyleError{max(l.Start.Line, 1), l.Start.Column, editorSeverity(f.severity()), f.message(), f.code()})
	}
	for _, m := range missed(r) {
		path := m.path
		if path == "" {
			path = "."
		}
		add(path, checkstyleError{Line: max(m.line, 1), Severity: "warning", Message: m.text, Source: m.kind})
	}
	out := checkstyleReport{Version: checkstyleVersion}
	for path, errors := range byFile {
		out.Files = append(out.Files, checkstyleFile{Printable(path), errors})
	}
	slices.SortFunc(out.Files, func(a, b checkstyleFile) int { return strings.Compare(a.Name, b.Name) })
	return encodeXML(c.w, out)
}

// encodeXML writes v indented, with a declaration. Texts must have been made printable: then no character stands in them
// that XML has none for.
func encodeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
