package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"rubicon/internal/report"
)

// showCommand is the command of a lens: it opens the first place that the lens speaks of.
const showCommand = "rubicon.show"

// maxNamed is how many routes or functions a lens names.
const maxNamed = 3

// codeLenses says of routes what they reach, and of native functions from where they are reached.
func codeLenses(ctx context.Context, s *server, p *codeLensParams) (any, error) {
	lenses := []codeLens{}
	st, d, err := s.settled(ctx, p.TextDocument.URI, patience)
	if st == nil {
		return lenses, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	add := func(at *report.Location, title string, to *report.Location) {
		r := d.text.span(at.Start.Offset, at.End.Offset, s.client.encoding)
		lenses = append(lenses, codeLens{r, s.showing(st, title, to)})
	}
	for i := range st.links.Routes {
		r := &st.links.Routes[i]
		if filepath.Join(st.root, filepath.FromSlash(r.Location.Path)) != d.path {
			continue
		}
		title, first := st.ofRoute(r)
		if r.Access != report.UnknownRoute && (len(title) > 0 || len(r.Natives) > 0) {
			title = slices.Insert(title, 0, r.Access)
		}
		if len(r.Natives) > 0 {
			title = append(title, "reaches "+listed(r.Natives, "function"))
		}
		if len(title) > 0 {
			add(&r.Location, strings.Join(title, " · "), first)
		}
	}
	for i := range st.links.Natives {
		n := &st.links.Natives[i]
		if filepath.Join(st.root, filepath.FromSlash(n.Location.Path)) != d.path {
			continue
		}
		var first *report.Location
		for j := range st.links.Jumps {
			if jump := &st.links.Jumps[j]; jump.From == n.Location && len(jump.To) > 0 {
				first = &jump.To[0]
			}
		}
		add(&n.Location, ofNative(n), first)
	}
	return lenses, nil
}

// ofNative is what a lens says of a native function.
func ofNative(n *report.NativeUse) string {
	switch {
	case len(n.Routes) > 0:
		names := make([]string, len(n.Routes))
		for i, r := range n.Routes {
			if names[i] = r.Name; r.Access != report.UnknownRoute {
				names[i] += " (" + r.Access + ")"
			}
		}
		return "reached by " + listed(names, "route")
	case n.Calls > 0:
		return "called from Ruby, by no route that is known"
	}
	return "bound to Ruby, which does not call it"
}

// ofRoute says which findings begin in a route, and where the worst of them is.
func (st *state) ofRoute(r *report.Route) (title []string, first *report.Location) {
	count, worst := 0, ""
	shared := slices.ContainsFunc(st.links.Routes, func(o report.Route) bool {
		return o.Name == r.Name && o.Location.Path != r.Location.Path
	})
	for _, path := range sortedKeys(st.files) {
		for _, f := range st.files[path] {
			if f.finding == nil || f.finding.Route != r.Name || shared && !slices.ContainsFunc(f.finding.Steps, func(s report.Step) bool {
				return s.Location.Path == r.Location.Path
			}) {
				continue
			}
			if count++; worst == "" || worse(f.finding.Grade(), worst) {
				worst, first = f.finding.Grade(), &f.finding.Location
			}
		}
	}
	switch {
	case count == 1:
		title = append(title, "1 finding, "+worst)
	case count > 1:
		title = append(title, fmt.Sprintf("%d findings, the worst %s", count, worst))
	}
	return title, first
}

// listed names a few of a list and counts the rest.
func listed(names []string, what string) string {
	named := names
	if len(names) > maxNamed {
		named = names[:maxNamed-1]
	}
	text := report.Printable(strings.Join(named, ", "))
	if n := len(names) - len(named); n > 0 {
		text += fmt.Sprintf(" and %d more %ss", n, what)
	}
	return text
}

// showing returns a lens's command. The caller holds s.mu.
func (s *server) showing(st *state, title string, to *report.Location) *command {
	c := &command{Title: title, Command: showCommand}
	if to == nil {
		return c
	}
	if l, ok := s.locate(st, to); ok {
		if raw, err := json.Marshal(l); err == nil {
			c.Arguments = []json.RawMessage{raw}
		}
	}
	return c
}

// locate returns a place of the analysis as the client calls it; ok is false if its file cannot be read. The caller holds
// s.mu.
func (s *server) locate(st *state, l *report.Location) (location, bool) {
	path := filepath.Join(st.root, filepath.FromSlash(l.Path))
	t := s.textOf(path)
	if t == nil {
		return location{}, false
	}
	return location{s.uri(path), t.span(l.Start.Offset, l.End.Offset, s.client.encoding)}, true
}

// executeCommand opens the place that the command of a lens names.
func executeCommand(_ context.Context, s *server, p *executeCommandParams) (any, error) {
	var l location
	if p.Command != showCommand || len(p.Arguments) != 1 || json.Unmarshal(p.Arguments[0], &l) != nil {
		return nil, nil
	}
	if _, _, ok := pathOf(l.URI); ok && s.client.show {
		go s.ask("window/showDocument", &showDocumentParams{URI: l.URI, TakeFocus: true, Selection: &l.Range})
	}
	return nil, nil
}
