package lsp

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"rubicon/internal/report"
)

// definition leads from a call in Ruby to its function in Rust and, from the name of such a function, to the calls; from a
// call that Rust makes of Ruby to what it runs. Of places inside one another the innermost counts. What lies in one language
// is left to the language's own server.
func definition(ctx context.Context, s *server, p *definitionParams) (any, error) {
	st, d, err := s.settled(ctx, p.TextDocument.URI, patience)
	if st == nil {
		return []location{}, err
	}
	at := d.text.offset(p.Position, s.client.encoding)
	var to []report.Location
	width := -1
	for i := range st.links.Jumps {
		j := &st.links.Jumps[i]
		start, end := j.From.Start.Offset, j.From.End.Offset
		if at < start || at > end || filepath.Join(st.root, filepath.FromSlash(j.From.Path)) != d.path {
			continue
		}
		if width >= 0 && end-start > width {
			continue
		}
		if end-start != width {
			to, width = nil, end-start
		}
		for _, l := range j.To {
			if !slices.Contains(to, l) {
				to = append(to, l)
			}
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []location{}
	for i := range to {
		if l, ok := s.locate(st, &to[i]); ok {
			out = append(out, l)
		}
	}
	return out, nil
}

// sortedKeys returns the keys of a map in their order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
