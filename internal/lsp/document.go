package lsp

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"rubicon/internal/source"
)

// document is a file that is open in the editor.
type document struct {
	uri     string
	path    string // without links; "" for what is no file
	version int32
	text    *text
}

// pathOf returns the path that a URI means, without links, and with them; ok is false if it means no file.
func pathOf(uri string) (real, given string, ok bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" || !strings.HasPrefix(u.Path, "/") || strings.Contains(u.Path, "\x00") {
		return "", "", false
	}
	given = filepath.Clean(filepath.FromSlash(u.Path))
	return realPath(given), given, true
}

// realPath returns a path without links. Of a file that does not exist yet, that of its folder counts.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(dir, filepath.Base(path))
	}
	return path
}

// uriOf returns the URI of a path.
func uriOf(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// within reports whether path is dir or stands below it, and how it is called from there.
func within(dir, path string) (rel string, ok bool) {
	rel, err := filepath.Rel(dir, path)
	return rel, err == nil && filepath.IsLocal(rel)
}

// uri returns the URI by which the client calls a file. The caller holds s.mu.
func (s *server) uri(path string) string {
	for _, d := range s.docs {
		if d.path == path {
			return d.uri
		}
	}
	if p := s.projectOf(path); p != nil {
		if rel, ok := within(p.path, path); ok && p.given != p.path {
			return uriOf(filepath.Join(p.given, rel))
		}
	}
	return uriOf(path)
}

func didOpen(s *server, p *didOpenTextDocumentParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := &document{uri: p.TextDocument.URI, version: p.TextDocument.Version, text: newText([]byte(p.TextDocument.Text))}
	real, _, ok := pathOf(d.uri)
	if ok {
		d.path = real
	}
	again := s.docs[d.uri] != nil
	s.docs[d.uri] = d
	switch p := s.projectOf(real); {
	case !ok:
	case p == nil:
		s.addFor(d.uri)
	case again || !s.client.watches:
		s.touch(p) // nobody has told of a change on disk
	default:
		s.edited(d)
	}
}

func didChange(s *server, p *didChangeTextDocumentParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		return
	}
	before := d.text
	for _, c := range p.ContentChanges {
		d.text = d.text.change(c.Range, c.Text, s.client.encoding)
	}
	d.version = p.TextDocument.Version
	if !bytes.Equal(before.content, d.text.content) {
		s.touch(s.projectOf(d.path))
	}
}

func didClose(s *server, p *didCloseTextDocumentParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		return
	}
	delete(s.docs, d.uri)
	s.edited(d)
	s.dropUnused()
}

// edited has a document's project analyzed anew if the document is not what the file holds. The caller holds s.mu.
func (s *server) edited(d *document) {
	if t := readText(d.path); d.path != "" && (t == nil || !bytes.Equal(t.content, d.text.content)) {
		s.touch(s.projectOf(d.path))
	}
}

// readText returns what a file holds, or nil if it cannot be read or is too large for a source file.
func readText(path string) *text {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > source.MaxFileSize {
		return nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return newText(content)
}
