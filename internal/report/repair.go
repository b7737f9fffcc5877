package report

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	udiff "github.com/aymanbagabas/go-udiff"
)

// repair is a fix as it is shown: what of which file becomes what. All texts are printable.
type repair struct {
	Title  string
	Unsafe bool
	Files  []repairedFile
}

type repairedFile struct {
	Path  string
	Lines []diffLine
}

// diffLine is a line of a diff.
type diffLine struct {
	Sign string // "+", "-", " ", or "@" between two stretches of a file
	Text string
}

// maxDiffLine is how many columns of a line of a diff are shown.
const maxDiffLine = 300

// newRepairs returns the fixes of a finding.
func newRepairs(f *Finding) []repair {
	var out []repair
	for _, x := range f.Fixes {
		r := repair{Title: Printable(x.Title), Unsafe: x.Unsafe}
		var paths []string
		edits := map[string][]Edit{}
		for _, e := range x.Edits {
			if edits[e.Location.Path] == nil {
				paths = append(paths, e.Location.Path)
			}
			edits[e.Location.Path] = append(edits[e.Location.Path], e)
		}
		for _, path := range paths {
			r.Files = append(r.Files, repairedFile{Printable(path), diffOf(edits[path])})
		}
		out = append(out, r)
	}
	return out
}

// diffOf returns what edits of one file change.
func diffOf(edits []Edit) []diffLine {
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Location.Start.Offset, b.Location.Start.Offset) })
	if f := edits[0].Location.file; f != nil {
		if out, ok := diffOfContent(f.Content, edits); ok {
			return out
		}
	}
	var out []diffLine
	for i := range edits {
		out = addLines(out, "-", edits[i].Old)
		out = addLines(out, "+", edits[i].NewText)
	}
	return out
}

// diffOfContent returns what edits, which are sorted, change in content. Only the lines around them are compared: a file may
// have many findings, each with its edits.
func diffOfContent(content []byte, edits []Edit) (out []diffLine, ok bool) {
	for len(edits) > 0 {
		from, to := around(content, &edits[0])
		n := 1
		for ; n < len(edits); n++ {
			first, last := around(content, &edits[n])
			if first > to {
				break
			}
			to = max(to, last)
		}
		var changes []udiff.Edit
		for _, e := range edits[:n] {
			changes = append(changes, udiff.Edit{Start: e.Location.Start.Offset - from, End: e.Location.End.Offset - from, New: e.NewText})
		}
		d, err := udiff.ToUnifiedDiff("", "", string(content[from:to]), changes, 1)
		if err != nil {
			return nil, false
		}
		if len(out) > 0 {
			out = append(out, diffLine{"@", "…"})
		}
		out, edits = append(out, diffLines(&d)...), edits[n:]
	}
	return out, true
}

// around returns the lines of an edit with one more on each side, as offsets in content.
func around(content []byte, e *Edit) (from, to int) {
	from, to = min(e.Location.Start.Offset, len(content)), min(e.Location.End.Offset, len(content))
	for range 2 {
		from = bytes.LastIndexByte(content[:max(from-1, 0)], '\n') + 1
	}
	for range 2 {
		if i := bytes.IndexByte(content[to:], '\n'); i >= 0 {
			to += i + 1
		} else {
			to = len(content)
		}
	}
	return from, to
}

func diffLines(d *udiff.UnifiedDiff) []diffLine {
	var out []diffLine
	for i, h := range d.Hunks {
		if i > 0 {
			out = append(out, diffLine{"@", "…"})
		}
		for _, l := range h.Lines {
			switch l.Kind {
			case udiff.Delete:
				out = addLines(out, "-", l.Content)
			case udiff.Insert:
				out = addLines(out, "+", l.Content)
			default:
				out = addLines(out, " ", l.Content)
			}
		}
	}
	return out
}

func addLines(out []diffLine, sign, text string) []diffLine {
	for line := range strings.Lines(text) {
		l := codeLine{text: strings.TrimRight(line, "\r\n")}
		_, _, shown := l.Fit(maxDiffLine)
		out = append(out, diffLine{sign, shown})
	}
	return out
}
