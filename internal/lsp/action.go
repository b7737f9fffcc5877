package lsp

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"rubicon/internal/report"
	"rubicon/internal/source"
)

const quickFix = "quickfix"

// codeActions returns what can be done about the findings in a range: the edits that repair them, and the comments that
// hide them.
func codeActions(ctx context.Context, s *server, p *codeActionParams) (any, error) {
	wanted := len(p.Context.Only) == 0 || slices.ContainsFunc(p.Context.Only, func(k string) bool { return k == quickFix || k == "" })
	if !wanted || !s.client.literalActions {
		return []codeAction{}, nil
	}
	st, d, err := s.settled(ctx, p.TextDocument.URI, patience)
	if st == nil {
		return []codeAction{}, err
	}
	start, end := d.text.offset(p.Range.Start, s.client.encoding), d.text.offset(p.Range.End, s.client.encoding)
	actions := []codeAction{}
	var hiding []codeAction // last, as the last resort
	for _, f := range st.files[d.path] {
		if f.finding == nil || f.end < start || f.start > end {
			continue
		}
		for i := range f.finding.Fixes {
			if a := s.repair(st, f, &f.finding.Fixes[i]); a != nil {
				actions = append(actions, *a)
			}
		}
		if a := s.hide(d, f); a != nil && !slices.ContainsFunc(hiding, func(o codeAction) bool { return o.Title == a.Title }) {
			hiding = append(hiding, *a)
		}
	}
	return append(actions, hiding...), nil
}

// repair returns the action that makes a fix; nil if a file is not what was analyzed.
func (s *server) repair(st *state, f *found, x *report.Fix) *codeAction {
	a := &codeAction{
		Title: "Rubicon: " + report.Printable(x.Title), Kind: quickFix, Diagnostics: []diagnostic{f.diagnostic},
		IsPreferred: !x.Unsafe && s.client.preferred,
	}
	if x.Unsafe {
		a.Title += " (may change what the program does)"
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	edits := map[string][]textEdit{} // by path
	for _, e := range x.Edits {
		path := filepath.Join(st.root, filepath.FromSlash(e.Location.Path))
		t := s.textOf(path)
		from, to := e.Location.Start.Offset, e.Location.End.Offset
		if t == nil || to > len(t.content) || from > to || string(t.content[from:to]) != e.Old {
			return nil
		}
		edits[path] = append(edits[path], textEdit{t.span(from, to, s.client.encoding), e.NewText})
	}
	a.Edit = s.workspaceEdit(edits)
	return a
}

// textOf returns what the editor has of a file, or what is on disk. The caller holds s.mu.
func (s *server) textOf(path string) *text {
	for _, d := range s.docs {
		if d.path == path {
			return d.text
		}
	}
	return readText(path)
}

// workspaceEdit returns edits, given by path, in the form that the client takes. The caller holds s.mu.
func (s *server) workspaceEdit(edits map[string][]textEdit) *workspaceEdit {
	w := &workspaceEdit{}
	paths := make([]string, 0, len(edits))
	for path := range edits {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		uri := s.uri(path)
		if !s.client.documentChanges {
			if w.Changes == nil {
				w.Changes = map[string][]textEdit{}
			}
			w.Changes[uri] = edits[path]
			continue
		}
		of := optionalVersionedTextDocumentIdentifier{URI: uri}
		if d := s.docs[uri]; d != nil {
			of.Version = &d.version
		}
		w.DocumentChanges = append(w.DocumentChanges, textDocumentEdit{of, edits[path]})
	}
	return w
}

// placeholder stands where the reason of a comment goes.
const placeholder = "TODO: say why this is safe"

// hide returns the action that writes the comment which hides a finding: on the line above it, or behind it; nil where
// neither would be a comment, as in a text of several lines.
func (s *server) hide(d *document, f *found) *codeAction {
	begin, finish, ok := commentMarks(d)
	if !ok {
		return nil
	}
	t := d.text
	line := int(t.position(f.start, utf8Units).Line)
	start, end := t.lines[line], t.lineEnd(line)
	comment := begin + " rubicon:ignore " + f.finding.Rule.Code + " -- " + placeholder + finish
	indent := t.content[start : start+len(t.content[start:end])-len(bytes.TrimLeft(t.content[start:end], " \t"))]
	lineBreak := "\n"
	if next := end + 1; next < len(t.content) && t.content[end] == '\r' {
		lineBreak = "\r\n"
	}
	continued := line > 0 && bytes.HasSuffix(t.content[:t.lineEnd(line-1)], []byte{'\\'}) // a comment would end the expression
	for i, e := range [...]struct {
		at   int
		text string
	}{{start, string(indent) + comment + lineBreak}, {end, "  " + comment}} {
		if i == 0 && continued || !s.hides(d, f, e.at, e.text) {
			continue
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		return &codeAction{
			Title: fmt.Sprintf("Rubicon: hide %s here by a comment with a reason", f.finding.Rule.Code), Kind: quickFix,
			Diagnostics: []diagnostic{f.diagnostic},
			Edit:        s.workspaceEdit(map[string][]textEdit{d.path: {{t.span(e.at, e.at, s.client.encoding), e.text}}}),
		}
	}
	return nil
}

// hides reports whether a text that is put into a document is a comment that speaks of the line where a finding begins.
func (s *server) hides(d *document, f *found, at int, text string) bool {
	content := slices.Concat(d.text.content[:at], []byte(text), d.text.content[at:])
	file := source.NewFile(d.path, source.Detect(d.path, content), content)
	all, err := s.engine.Directives(file)
	if err != nil {
		return false
	}
	begins := f.start
	if at <= begins {
		begins += len(text)
	}
	line := file.Position(uint32(begins)).Line
	return slices.ContainsFunc(all, func(x source.Directive) bool {
		return x.Line == line && int(x.Pos) >= at && int(x.Pos) < at+len(text)
	})
}

// commentMarks returns what stands around a comment in a document; ok is false if comments there hide nothing.
func commentMarks(d *document) (begin, finish string, ok bool) {
	switch source.TemplateOf(d.path) {
	case source.ERB:
		return "<%#", " %>", true
	case source.Slim:
		return "/", "", true
	case source.NoTemplate:
	default:
		return "-#", "", true
	}
	lang := source.Detect(d.path, d.text.content)
	if lang == source.Rust {
		return "//", "", true
	}
	return "#", "", lang == source.Ruby || lang.IsSetting()
}

// worse reports whether severity a is worse than b.
func worse(a, b string) bool {
	all := report.Severities()
	return slices.Index(all, strings.ToLower(a)) < slices.Index(all, strings.ToLower(b))
}
