package analyzers

import (
	"strings"

	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds out which files say that nobody wrote them by hand.

const (
	// headerLines is in how many lines at the beginning of a file a comment speaks of all of it: below a shebang, magic
	// comments and a license.
	headerLines = 40
	// trailerLines is the same for its end, where trailers stand as in the message of a commit.
	trailerLines = 10
)

// generators tells who generated the files of findings.
type generators struct {
	rows  []*rule.Generated
	known map[*source.File]string
}

func newGenerators(rows []*rule.Generated) *generators {
	return &generators{rows, map[*source.File]string{}}
}

// of returns who generated a file, as its comments say: "tool", "model", or "" if they do not. Of several rows the first
// counts.
func (g *generators) of(f *source.File) string {
	by, ok := g.known[f]
	if !ok {
		by = g.read(f)
		g.known[f] = by
	}
	return by
}

func (g *generators) read(f *source.File) string {
	if !g.mayBe(f) {
		return ""
	}
	comments, err := commentsOf(f)
	if err != nil {
		return ""
	}
	last := f.Lines()
	var lines []string
	for _, c := range comments {
		line := f.Position(c.Start).Line
		for _, text := range strings.Split(string(f.Content[c.Start:c.End]), "\n") {
			if line <= headerLines || line > last-trailerLines {
				lines = append(lines, text)
			}
			line++
		}
	}
	for _, row := range g.rows {
		for _, text := range lines {
			if row.Matches.MatchString(text) {
				return row.By
			}
		}
	}
	return ""
}

// mayBe reports whether anything in a file could be such a comment: most files need not be parsed again to tell.
func (g *generators) mayBe(f *source.File) bool {
	lines := strings.Split(string(f.Content), "\n")
	for i, text := range lines {
		if i >= headerLines && i < len(lines)-trailerLines-1 {
			continue
		}
		for _, row := range g.rows {
			if row.Matches.MatchString(text) {
				return true
			}
		}
	}
	return false
}
