package lsp

import (
	"fmt"
	"path/filepath"
	"strings"

	"rubicon/internal/report"
)

// state is the outcome of an analysis, by the absolute paths of files. It does not change.
type state struct {
	edits int // of the project, when it was analyzed
	files map[string][]*found
	root  string
	links *report.Map
	texts map[string]*text // of the files that something was found in
}

// found is something to show in a file: a finding, or what was not understood.
type found struct {
	diagnostic diagnostic
	finding    *report.Finding // nil if it is none
	start, end int             // in bytes
}

// builder makes a state. It may be used only while s.mu is held.
type builder struct {
	s    *server
	docs map[string]*text // the open documents that were analyzed, by path
	read map[string]*text
	root string
}

// text returns the text that was analyzed of a file, or an empty one.
func (b *builder) text(path string) *text {
	if t := b.docs[path]; t != nil {
		return t
	}
	if t := b.read[path]; t != nil {
		return t
	}
	t := readText(path)
	if t == nil {
		t = newText(nil)
	}
	b.read[path] = t
	return t
}

func (b *builder) build(a *Analysis, wrong *ConfigError) *state {
	st := &state{files: map[string][]*found{}, texts: map[string]*text{}, links: a.Map}
	if st.links == nil {
		st.links = &report.Map{}
	}
	if wrong != nil {
		for _, p := range wrong.Problems {
			b.lines(st, cmpPath(p.Path, wrong.Path), p.Line, severityError, "configuration", p.Message)
		}
	}
	r := a.Report
	if r == nil {
		return st
	}
	b.root, st.root = r.Root, r.Root
	for i := range r.Findings {
		if f := &r.Findings[i]; !f.Suppressed() {
			b.finding(st, f)
		}
	}
	for _, d := range r.Coverage.Damaged {
		b.lines(st, b.abs(d.Path), d.Line, severityInformation, "incomplete", damaged(&d))
	}
	for _, k := range r.Coverage.Skipped {
		b.lines(st, b.abs(k.Path), 1, severityInformation, "incomplete", "Rubicon did not read this: "+k.Reason)
	}
	for _, p := range r.Errors {
		b.lines(st, b.abs(p.Path), p.Line, severityInformation, "incomplete", p.Message)
	}
	for path := range st.files {
		st.texts[path] = b.text(path)
	}
	return st
}

func cmpPath(path, or string) string {
	if path == "" || !filepath.IsAbs(path) {
		return or
	}
	return path
}

func damaged(d *report.Damage) string {
	if d.Truncated {
		return "Rubicon did not analyze this file to its end: findings may be missing"
	}
	return fmt.Sprintf("Rubicon did not understand %d of the %d bytes of this file, the first ones here: findings may be missing", d.Bytes, d.Size)
}

func (b *builder) abs(path string) string { return filepath.Join(b.root, filepath.FromSlash(path)) }

// lines enters something about a line, counted from 1; 0 stands for the whole file.
func (b *builder) lines(st *state, path string, line int, severity uint32, code, message string) {
	t := b.text(path)
	n := min(max(line-1, 0), len(t.lines)-1)
	f := &found{start: t.lines[n], end: t.lineEnd(n)}
	f.diagnostic = diagnostic{
		Range: t.span(f.start, f.end, b.s.client.encoding), Severity: severity, Code: code, Source: "rubicon",
		Message: strings.TrimSpace(message),
	}
	st.files[path] = append(st.files[path], f)
}

// location returns a place as the client calls it.
func (b *builder) location(l *report.Location) location {
	path := b.abs(l.Path)
	return location{b.s.uri(path), b.text(path).span(l.Start.Offset, l.End.Offset, b.s.client.encoding)}
}

// finding enters a finding.
func (b *builder) finding(st *state, x *report.Finding) {
	path := b.abs(x.Location.Path)
	f := &found{finding: x, start: x.Location.Start.Offset, end: x.Location.End.Offset}
	client := &b.s.client
	f.diagnostic = diagnostic{
		Range:    b.text(path).span(f.start, f.end, client.encoding),
		Severity: severityOf(x), Code: x.Rule.Code, Source: "rubicon", Message: report.Printable(x.Says()),
	}
	if href := x.Rule.Link(); client.descriptions && href != "" {
		f.diagnostic.CodeDescription = &codeDescription{href}
	}
	if client.tags && len(x.Steps) == 1 && aboutComment(x) {
		f.diagnostic.Tags = []uint32{tagUnnecessary}
	}
	if client.related && len(x.Steps) > 1 {
		for i := range x.Steps {
			step := &x.Steps[i]
			f.diagnostic.RelatedInformation = append(f.diagnostic.RelatedInformation, diagnosticRelatedInformation{
				b.location(&step.Location), stepText(i, step),
			})
		}
	}
	st.files[path] = append(st.files[path], f)
}

// aboutComment reports whether a finding is about a comment that hides nothing.
func aboutComment(x *report.Finding) bool {
	return strings.HasSuffix(x.Rule.Name, "-suppression") && !strings.HasPrefix(x.Rule.Name, "malformed")
}

// stepText is what a step of a path says, with its number: clients sort them as they like.
func stepText(i int, s *report.Step) string {
	note := s.Note
	if s.Role != report.RoleStep && s.Role != report.RoleCrossing {
		note = string(s.Role) + ": " + note
	}
	return fmt.Sprintf("%d. %s", i+1, report.Printable(note))
}

// severityOf maps the severity of a finding: what an attacker can use is an error or a warning.
func severityOf(x *report.Finding) uint32 {
	switch x.Grade() {
	case "critical", "high":
		return severityError
	case "medium":
		return severityWarning
	case "low":
		return severityInformation
	}
	return severityHint
}
