package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/fatih/color"
	"github.com/rivo/uniseg"

	"rubicon/internal/risk"
	"rubicon/internal/source"
)

const (
	// twoColumns is how wide a terminal must be for Ruby and Rust to stand beside each other.
	twoColumns = 100
	// widest is how much of a terminal is used at most, and widestProse how much of it for sentences.
	widest, widestProse = 180, 100
	// narrowest is how wide a terminal is taken to be at least.
	narrowest = 40
	// maxOthers is how many other sources of a finding are named beside its ladder.
	maxOthers = 20
)

// Explain writes for people what is known of findings of a report: the path as a ladder, why it is believed, how to repair
// it, and how to suppress it.
func Explain(w io.Writer, findings []*Finding, opt Options) error {
	e := &explanation{paint: newPalette(opt.Color), width: min(max(opt.Width, narrowest), widest)}
	for i, f := range findings {
		if i > 0 {
			e.b.WriteString("\n" + strings.Repeat("═", min(e.width, widestProse)) + "\n\n")
		}
		e.finding(f)
	}
	_, err := w.Write(e.b.Bytes())
	return err
}

type explanation struct {
	b     bytes.Buffer
	paint palette
	width int
}

func (e *explanation) finding(f *Finding) {
	rule := f.rule()
	fmt.Fprintf(&e.b, "%s %s %s\n", e.paint.severity(f.severity()).Sprint(f.severity()), e.paint.place.Sprint(Printable(rule.Code)), Printable(rule.Name))
	e.prose("", Printable(f.message()))
	fmt.Fprintf(&e.b, "%s  fingerprint %s\n\n", e.paint.place.Sprint(PlaceOf(&f.Location)), Printable(f.Fingerprint))
	steps := f.Steps
	if len(steps) == 0 {
		steps = []Step{{Role: RoleSink, Location: f.Location}}
	}
	e.ladder(newLadder(steps))
	if s := f.Suppression; s != nil {
		e.title("It is suppressed")
		e.prose("  ", suppressedBy(s))
	}
	e.title("Why it is reported")
	for _, text := range reasons(f) {
		e.item(text)
	}
	for i := range f.Others {
		if i == maxOthers {
			e.item(fmt.Sprintf("%d more; --format json has their paths", len(f.Others)-i))
			break
		}
		if p := &f.Others[i]; len(p.Steps) > 0 {
			e.item("also: " + Printable(p.Message) + ", from " + PlaceOf(&p.Steps[0].Location))
		}
	}
	e.title("How to repair it")
	e.repairs(f)
	e.title("How to suppress it, if it may stand")
	for _, s := range suppressions(f) {
		e.item(s.where)
		e.b.WriteString("    " + s.text + "\n")
	}
	e.title("The rule")
	e.prose("  ", Printable(rule.Title)+".")
	fmt.Fprintf(&e.b, "  rubicon explain %s\n", Printable(rule.Code))
}

func (e *explanation) title(text string) {
	fmt.Fprintf(&e.b, "\n%s\n", e.paint.place.Sprint(text))
}

// prose writes a printable text in lines that begin with indent.
func (e *explanation) prose(indent, text string) {
	for _, line := range wrap(text, min(e.width, widestProse)-len(indent)) {
		e.b.WriteString(indent + line + "\n")
	}
}

// item writes a printable text as an item of a list.
func (e *explanation) item(text string) {
	for i, line := range wrap(text, min(e.width, widestProse)-4) {
		mark := "    "
		if i == 0 {
			mark = "  - "
		}
		e.b.WriteString(mark + line + "\n")
	}
}

func (e *explanation) repairs(f *Finding) {
	for _, r := range newRepairs(f) {
		e.item(r.Title)
		how := "rubicon scan --fix"
		if r.Unsafe {
			how += " --unsafe-fixes makes this edit if no other finding comes by it: look whether the program still does what it is to do"
		} else {
			how += " makes this edit if no other finding comes by it"
		}
		e.prose("    ", how)
		for _, file := range r.Files {
			for _, line := range wrap(file.Path, e.width-4) {
				fmt.Fprintf(&e.b, "    %s\n", e.paint.faint.Sprint(line))
			}
			for _, l := range file.Lines {
				paint := e.paint.faint
				switch l.Sign {
				case "+":
					paint = e.paint.good
				case "-":
					paint = e.paint.mark
				}
				line := codeLine{text: l.Text}
				_, _, text := line.Fit(e.width - 6)
				e.b.WriteString("    " + paint.Sprint(strings.TrimRight(l.Sign+" "+text, " ")) + "\n")
			}
		}
	}
	if advice := firstAdvice(f.Remediation()); advice != "" {
		e.item(Printable(advice))
	}
}

// column is a line of a ladder, and how many columns it takes.
type column struct {
	text  strings.Builder
	width int
}

func (c *column) add(paint *color.Color, text string) {
	c.width += uniseg.StringWidth(text)
	if paint != nil {
		text = paint.Sprint(text)
	}
	c.text.WriteString(text)
}

// ladder draws a ladder in two columns if both languages are in it and there is room, else in one.
func (e *explanation) ladder(l *ladder) {
	if !l.Both || e.width < twoColumns {
		for i := range l.Rungs {
			if c := l.Rungs[i].Crossing; c != nil {
				e.crossing(c, c.From+" to "+c.To, e.width)
			}
			for _, line := range e.rung(&l.Rungs[i], e.width) {
				e.b.WriteString(line.text.String() + "\n")
			}
		}
		return
	}
	half := (e.width - 3) / 2
	bar := " " + e.paint.faint.Sprint("│")
	head := func(text string) string { return e.paint.place.Sprint(text) + strings.Repeat(" ", half-len(text)) }
	e.b.WriteString(head("Ruby") + bar + " " + e.paint.place.Sprint("Rust") + "\n")
	for i := range l.Rungs {
		r := &l.Rungs[i]
		if r.Crossing != nil {
			e.crossing(r.Crossing, "", 2*half+3)
		}
		for _, line := range e.rung(r, half) {
			if r.Right {
				e.b.WriteString(strings.Repeat(" ", half) + bar + strings.TrimRight(" "+line.text.String(), " ") + "\n")
			} else {
				e.b.WriteString(line.text.String() + strings.Repeat(" ", max(half-line.width, 0)) + bar + "\n")
			}
		}
	}
}

// crossing draws an arrow over the whole width.
func (e *explanation) crossing(c *crossing, what string, width int) {
	text := c.Way()
	if what != "" && text != "" {
		text = what + ": " + text
	} else if what != "" {
		text = what
	}
	if text != "" {
		text = " " + text + " "
	}
	lines := max(width-uniseg.StringWidth(text)-1, 2)
	arrow := strings.Repeat("─", lines/2) + text + strings.Repeat("─", lines-lines/2) + "▶"
	if !c.ToRight {
		arrow = "◀" + strings.Repeat("─", lines/2) + text + strings.Repeat("─", lines-lines/2)
	}
	e.b.WriteString(e.paint.crossing.Sprint(arrow) + "\n")
}

// rung returns the lines of a rung in so many columns.
func (e *explanation) rung(r *rung, width int) []*column {
	var out []*column
	line := func() *column { out = append(out, &column{}); return out[len(out)-1] }
	if n := uniseg.StringWidth(r.Function); r.Function != "" && n+2+uniseg.StringWidth(r.Path) <= width {
		c := line()
		c.add(e.paint.place, r.Function)
		c.add(e.paint.faint, "  "+r.Path)
	} else {
		for _, text := range wrap(r.Function, width) {
			line().add(e.paint.place, text)
		}
		for _, text := range wrap(r.Path, width) {
			line().add(e.paint.faint, text)
		}
	}
	for i := range r.Steps {
		s := &r.Steps[i]
		label, note := s.Label, s.Note
		if label != "" && note != "" {
			label += ":"
		}
		for j, text := range wrap(strings.TrimSpace(label+" "+note), width-4) {
			c := line()
			if j > 0 {
				c.add(nil, "    ")
			} else {
				c.add(e.paint.faint, fmt.Sprintf("%3d ", s.Number))
				if rest, ok := strings.CutPrefix(text, label); ok && label != "" {
					c.add(e.label(s.Role), label)
					text = rest
				}
			}
			c.add(nil, text)
		}
		e.code(s.Lines, width, line)
	}
	return out
}

// label is the colour of a role.
func (e *explanation) label(role Role) *color.Color {
	switch role {
	case RoleSink:
		return e.paint.severe
	case RoleGuard:
		return e.paint.medium
	}
	return e.paint.mild
}

// code draws lines of source code, with marks below what a step is if that is on one line.
func (e *explanation) code(lines []codeLine, width int, line func() *column) {
	marked := 0
	for i := range lines {
		if lines[i].to > 0 {
			marked++
		}
	}
	const gutter = 9
	for i := range lines {
		l := &lines[i]
		c := line()
		if l.Left > 0 {
			c.add(e.paint.faint, fmt.Sprintf("%7s  … %s", "", Count(l.Left, "more line")))
			continue
		}
		before, mark, after := l.Fit(max(width-gutter, 10))
		bar := "│ "
		if marked > 1 && l.to > 0 {
			bar = "┃ "
		}
		c.add(e.paint.faint, fmt.Sprintf("%6d %s", l.Number, bar))
		if l.to == 0 {
			c.add(e.paint.faint, before+mark+after)
			continue
		}
		c.add(nil, before)
		c.add(e.paint.mark, mark)
		c.add(nil, after)
		if marked == 1 && mark != "" {
			c = line()
			c.add(e.paint.faint, fmt.Sprintf("%6s %s", "", bar))
			c.add(nil, strings.Repeat(" ", uniseg.StringWidth(before)))
			c.add(e.paint.mark, strings.Repeat("^", max(uniseg.StringWidth(strings.TrimRight(mark, " ")), 1)))
		}
	}
}

// wrap breaks a text between words, and words that find no room on a line where the line ends. An empty text has no lines.
func wrap(text string, width int) []string {
	width = max(width, 10)
	var lines []string
	line, used := "", 0
	flush := func() {
		if line != "" {
			lines = append(lines, line)
		}
		line, used = "", 0
	}
	for _, word := range strings.Fields(text) {
		w := uniseg.StringWidth(word)
		if used > 0 && used+1+w > width {
			flush()
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		if used+w <= width {
			line, used = line+word, used+w
			continue
		}
		for _, r := range word {
			s := string(r)
			if w := uniseg.StringWidth(s); used+w > width {
				flush()
			}
			line, used = line+s, used+uniseg.StringWidth(s)
		}
	}
	flush()
	return lines
}

// walkers says who can walk a route, as the rest of a sentence; nothing if it is not known.
func walkers(access string) string {
	switch access {
	case OpenRoute:
		return ", which is open: nothing is known to ask who comes"
	case Guarded:
		return ", which is guarded: only who has proved who he is gets in"
	case Bypassable:
		return ", whose guard can be passed"
	}
	return ""
}

// reasons says why a finding is believed. The texts are printable.
func reasons(f *Finding) []string {
	var out []string
	route, several := Printable(f.Route), len(f.Steps) > 1
	switch {
	case route != "" && several:
		out = append(out, "The data comes in by the route "+route+walkers(f.Access)+".")
	case route != "":
		out = append(out, "It stands in the route "+route+walkers(f.Access)+".")
	case several:
		out = append(out, "No route leads there; the data comes from: "+Printable(f.Steps[0].Note)+".")
	}
	sure := "Confidence " + string(f.Confidence)
	switch {
	case len(f.Doubts) > 0:
		sure += ": " + Printable(strings.Join(f.Doubts, "; "))
	case f.Confidence == High && several:
		sure += ": all that happens to the data on the way is known"
	case f.Confidence == High:
		sure += ": the place alone says so"
	}
	out = append(out, sure+".")
	guards := 0
	for i := range f.Steps {
		if s := &f.Steps[i]; s.Role == RoleGuard {
			guards++
			out = append(out, "A check on the way can be passed: "+Printable(s.Note)+", at "+PlaceOf(&s.Location)+".")
		}
	}
	if guards == 0 && several && f.severity() != informs {
		out = append(out, "No check on the way keeps out what does harm.")
	}
	return append(out, riskSentence(f))
}

// riskSentence says how the risk of a finding comes about.
func riskSentence(f *Finding) string {
	text := fmt.Sprintf("Risk %.1f of 10: severity %s, %.1f", f.risk(), f.severity(), risk.Impact(f.severity()))
	for _, t := range f.Terms {
		text += fmt.Sprintf("; × %s for %s: %s", strconv.FormatFloat(t.Factor, 'f', -1, 64), t.Name, t.Reason)
	}
	return text + "."
}

// suppressedBy says who decided that a finding stands. The text is printable.
func suppressedBy(s *Suppression) string {
	by := "By the baseline " + Printable(s.Location.Path)
	if s.InSource {
		by = "By a comment at " + PlaceOf(&s.Location)
	}
	return by + ": " + Printable(s.Reason)
}

// suppression is a way to suppress a finding: the text that stands there, or the commands. Both are printable.
type suppression struct{ where, text string }

// suppressions says how a finding can be suppressed.
func suppressions(f *Finding) []suppression {
	var out []suppression
	if begin, end, ok := commentMarks(f); ok && f.Location.Start.Line > 0 {
		out = append(out, suppression{
			fmt.Sprintf("At the end of line %d of %s, or on a line of its own before it:", f.Location.Start.Line, Printable(f.Location.Path)),
			begin + "rubicon:ignore " + Printable(f.code()) + " -- why it may stand" + end,
		})
	}
	return append(out, suppression{"With all that is found today:", "rubicon baseline write"})
}

// commentMarks returns what a comment begins and ends with in the file of a finding; ok is false if comments there do not count.
func commentMarks(f *Finding) (begin, end string, ok bool) {
	switch source.TemplateOf(f.Location.Path) {
	case source.ERB:
		return "<%# ", " %>", true
	case source.Haml:
		return "-# ", "", true
	case source.Slim:
		return "/ ", "", true
	}
	if len(f.Steps) == 0 {
		return "", "", false
	}
	switch f.Steps[len(f.Steps)-1].Language {
	case "rust":
		return "// ", "", true
	case "ruby", "cargo", "dockerfile", "systemd":
		return "# ", "", true
	}
	return "", "", false
}
