package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// ladder is a path as it is drawn: the steps stand in their order in two columns, those in Ruby left and those in Rust
// right, and where the path gets from one to the other stands how. HTML and terminal draw the same ladder. All texts of
// it are printable.
type ladder struct {
	Rungs []rung
	Both  bool // there is something in both columns
}

// rung is a run of steps in one function.
type rung struct {
	Right    bool      // in the column of Rust
	Crossing *crossing // how the path gets here, if it comes from elsewhere than another function of the language
	Language string    // Ruby, Rust, or what else the file is
	Function string
	Path     string
	Steps    []drawnStep
}

// crossing is how a path gets from one language to the other.
type crossing struct {
	From, To  string // languages
	ToRight   bool
	Mechanism string // "" if it is not known
	// Back says that the path comes back with what a call returned.
	Back bool
}

// Way says in few words how the path gets over.
func (c *crossing) Way() string {
	switch {
	case c.Back && c.Mechanism != "":
		return "returns, " + c.Mechanism
	case c.Back:
		return "returns"
	}
	return c.Mechanism
}

// drawnStep is a step with the lines around it.
type drawnStep struct {
	Number int
	Role   Role
	Label  string // source, weak guard, sink; "" for others
	Note   string
	Place  string // path:line:column
	Lines  []codeLine
}

// codeLine is a line of source code. It is not printable yet: how much of it there is room for, only who draws it knows.
type codeLine struct {
	Number   int // 0 for lines that are left out
	Left     int // how many are
	text     string
	indent   int // columns that are not shown
	from, to int // bytes that are marked
}

const (
	// linesAround is how many lines are shown before the first and after the last step in a function.
	linesAround = 1
	// linesBetween is how many lines between two steps are shown; where there are more, none is.
	linesBetween = 3
	// maxSpan is how many lines of a step are shown.
	maxSpan = 6
	// maxCodeLine is how many bytes of a line before and after a mark are looked at.
	maxCodeLine = 600
)

// newLadder draws a path.
func newLadder(steps []Step) *ladder {
	l := &ladder{}
	var sides [2]bool
	bridge, crossed := "", false
	for i := range steps {
		s := &steps[i]
		right := s.Language == "rust"
		var over *crossing
		if i > 0 {
			before := &steps[i-1]
			from := before.Language == "rust"
			if s.Role == RoleCrossing {
				bridge, crossed = s.Mechanism, true
				over = &crossing{From: languageName(before.Language), To: languageName(s.Language), ToRight: right, Mechanism: Printable(bridge)}
			} else if from != right {
				over = &crossing{languageName(before.Language), languageName(s.Language), right, Printable(bridge), crossed}
			}
		}
		last := len(l.Rungs) - 1
		if last < 0 || over != nil || !sameFunction(&steps[i-1], s) {
			l.Rungs = append(l.Rungs, rung{
				Right: right, Crossing: over, Language: languageName(s.Language), Function: Printable(s.Function), Path: Printable(s.Location.Path),
			})
			last++
		}
		l.Rungs[last].Steps = append(l.Rungs[last].Steps, drawStep(s, i+1))
		sides[b2i(right)] = true
	}
	at := 0
	for i := range l.Rungs {
		n := len(l.Rungs[i].Steps)
		l.Rungs[i].excerpt(steps[at : at+n])
		at += n
	}
	l.Both = sides[0] && sides[1]
	return l
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func sameFunction(a, b *Step) bool {
	return a.Function == b.Function && a.Location.Path == b.Location.Path && a.Language == b.Language
}

// drawStep returns a step without its lines. What its place in the ladder says, its note does not say again.
func drawStep(s *Step, number int) drawnStep {
	d := drawnStep{Number: number, Role: s.Role, Note: Printable(s.Note), Place: PlaceOf(&s.Location)}
	switch s.Role {
	case RoleSource:
		d.Label = "source"
	case RoleGuard:
		d.Label = "weak guard"
	case RoleSink:
		d.Label = "sink"
	case RoleCrossing:
		d.Note = strings.TrimPrefix(d.Note, "crosses into "+languageName(s.Language)+": ")
		d.Note = strings.TrimSuffix(d.Note, " ("+Printable(s.Mechanism)+")")
		if d.Note == Printable(s.Function) {
			d.Note = "called here"
		}
	}
	return d
}

// excerpt gives the steps of a rung their lines: each line between two steps that are near each other once, so that the
// code reads on.
func (r *rung) excerpt(steps []Step) {
	shown := 0
	for i := range steps {
		loc := &steps[i].Location
		if loc.Start.Line == 0 {
			continue
		}
		first, last := loc.Start.Line, lastLine(loc)
		begin, end := max(first-linesAround, 1), last+linesAround
		switch {
		case i > 0 && first <= shown:
			begin = first
		case i > 0 && first-shown-1 <= linesBetween:
			begin = shown + 1
		case i > 0:
			begin = max(begin, shown+1)
		}
		if i < len(steps)-1 {
			end = last
		}
		r.Steps[i].Lines = linesOf(loc, begin, end)
		shown = max(shown, last)
	}
	dedent(r.Steps)
}

// lines are those of a file, or what was kept of them.
type lines interface {
	Lines() int
	LineText(n int) string
}

// linesOf returns the lines from begin to end of the file of a location, of which those of the location are marked. If the
// file is not known it is the first line of the location.
func linesOf(loc *Location, begin, end int) []codeLine {
	first, last := loc.Start.Line, lastLine(loc)
	var around lines
	switch {
	case loc.file != nil:
		around = loc.file
	case loc.kept != nil:
		around = *loc.kept
	case strings.TrimSpace(loc.Line) == "":
		return nil
	default:
		return []codeLine{markLine(loc, first, loc.Line)}
	}
	var out []codeLine
	for n := begin; n <= min(end, around.Lines()); n++ {
		if n == first+maxSpan && last > n {
			out = append(out, codeLine{Left: last - n})
			n = last
		}
		out = append(out, markLine(loc, n, around.LineText(n)))
	}
	blank := func(l *codeLine) bool {
		return strings.TrimSpace(l.text) == "" && l.Left == 0 && (l.Number < first || l.Number > last)
	}
	for len(out) > 0 && blank(&out[0]) {
		out = out[1:]
	}
	for len(out) > 0 && blank(&out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return out
}

// markLine returns line n with what of it is in loc marked.
func markLine(loc *Location, n int, text string) codeLine {
	l := codeLine{Number: n, text: text}
	first, last := loc.Start.Line, lastLine(loc)
	if n < first || n > last {
		return l
	}
	l.from, l.to = len(text)-len(strings.TrimLeft(text, " \t")), len(text)
	if n == first {
		l.from = min(max(loc.Start.Column-1, 0), len(text))
	}
	if n == last && loc.End.Line == n {
		l.to = max(min(loc.End.Column-1, len(text)), l.from)
	}
	return l
}

// dedent leaves out the indent that all lines of some steps have.
func dedent(steps []drawnStep) {
	least := -1
	each := func(do func(*codeLine)) {
		for i := range steps {
			for j := range steps[i].Lines {
				if l := &steps[i].Lines[j]; strings.TrimSpace(l.text) != "" {
					do(l)
				}
			}
		}
	}
	each(func(l *codeLine) {
		if n := indentOf(l.text); least < 0 || n < least {
			least = n
		}
	})
	each(func(l *codeLine) { l.indent = least })
}

// indentOf returns how many columns of spaces and tabs a line begins with.
func indentOf(text string) int {
	n := 0
	for i := range len(text) {
		switch text[i] {
		case ' ':
			n++
		case '\t':
			n += tabWidth
		default:
			return n
		}
	}
	return n
}

// glyph is a character as it is printed.
type glyph struct {
	text  string
	width int
	at    int // byte of the line
}

// Fit returns the line as it may be printed in so many columns, in the parts before, in and after the mark. What finds no
// room is left out at the ends, so that the beginning of the mark is shown.
func (l *codeLine) Fit(columns int) (before, mark, after string) {
	begin, end := max(l.from-maxCodeLine, 0), min(l.from+maxCodeLine, len(l.text))
	for begin < l.from && !utf8.RuneStart(l.text[begin]) {
		begin++
	}
	for end < len(l.text) && end > l.from && !utf8.RuneStart(l.text[end]) {
		end--
	}
	var glyphs []glyph
	total, markAt, marks := 0, 0, 0
	for i := begin; i < end; {
		r, size := utf8.DecodeRuneInString(l.text[i:])
		s := cell(r, size, l.text[i], &marks)
		w := uniseg.StringWidth(s)
		if i < l.from {
			markAt += w
		}
		if total += w; r == '\t' {
			glyphs = append(glyphs, slices.Repeat([]glyph{{" ", 1, i}}, w)...)
		} else {
			glyphs = append(glyphs, glyph{s, w, i})
		}
		i += size
	}
	skip := 0
	if begin == 0 {
		skip = l.indent
	}
	cutBefore, cutAfter := begin > 0, end < len(l.text)
	room := columns
	if total-skip > columns || cutBefore || cutAfter {
		room = max(columns-2, 1)
		if markAt-skip > room*2/3 {
			skip, cutBefore = markAt-room/3, true
		}
		cutAfter = cutAfter || total-skip > room
	}
	var parts [3]strings.Builder
	at := 0
	for _, g := range glyphs {
		if at+g.width > skip+room {
			break
		}
		begins := at
		if at += g.width; begins < skip || at == skip && skip > 0 {
			continue
		}
		part := 1
		switch {
		case g.at < l.from:
			part = 0
		case g.at >= l.to:
			part = 2
		}
		parts[part].WriteString(g.text)
	}
	before, mark, after = parts[0].String(), parts[1].String(), strings.TrimRight(parts[2].String(), " ")
	if cutBefore {
		before = "…" + before
	}
	if cutAfter {
		after += "…"
	}
	return before, mark, after
}
