package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/fatih/color"
	"github.com/rivo/uniseg"
)

const (
	// listed is how many skipped or damaged files are listed; the others are counted.
	listed = 10
	// listedAside is how many trees and links that are left out on purpose are named.
	listedAside = 3
	// sources is how many other sources of a finding are named; the others are counted.
	sources = 3
	// maxPlaceWidth is the width up to which places are padded so that what is said of them stands
	// in one column.
	maxPlaceWidth = 40
)

// Text writes a report for people.
type Text struct {
	w     io.Writer
	opt   Options
	paint palette
}

// NewText returns a handler that writes text to w.
func NewText(w io.Writer, opt Options) *Text {
	return &Text{w: w, opt: opt, paint: newPalette(opt.Color)}
}

// palette holds the colours by what they are for.
type palette struct {
	severe, medium, mild, place, faint, mark, crossing, good *color.Color
}

// newPalette returns the colours, switched on or off whatever the terminal is: the caller decides.
func newPalette(on bool) palette {
	use := func(attributes ...color.Attribute) *color.Color {
		c := color.New(attributes...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return palette{
		severe:   use(color.FgRed, color.Bold),
		medium:   use(color.FgYellow, color.Bold),
		mild:     use(color.FgCyan),
		place:    use(color.Bold),
		faint:    use(color.Faint),
		mark:     use(color.FgRed, color.Bold),
		crossing: use(color.FgMagenta, color.Bold),
		good:     use(color.FgGreen),
	}
}

func (p *palette) severity(s string) *color.Color {
	switch s {
	case "critical", "high":
		return p.severe
	case "medium":
		return p.medium
	}
	return p.mild
}

// Handle writes the findings that are not suppressed, the summary, the verdict on coverage and, if
// the report has them, the figures.
func (t *Text) Handle(r *Report) error {
	var b bytes.Buffer
	var informing []*Finding
	for i := range r.Findings {
		switch f := &r.Findings[i]; {
		case f.Suppressed():
		case f.severity() == informs && !t.opt.All:
			informing = append(informing, f)
		default:
			t.finding(&b, f)
			b.WriteByte('\n')
		}
	}
	t.informing(&b, informing)
	t.summary(&b, r)
	if r.Stats != nil {
		t.stats(&b, r.Stats)
	}
	_, err := t.w.Write(b.Bytes())
	return err
}

// informs is the severity of findings that only say what is there.
const informs = "info"

// informing writes a line for each finding that only says what is there. Its way is shown if all is wanted.
func (t *Text) informing(b *bytes.Buffer, findings []*Finding) {
	for _, f := range findings {
		t.headline(b, f)
		fmt.Fprintf(b, "  %s\n", Printable(f.message()))
	}
	if len(findings) > 0 {
		b.WriteByte('\n')
	}
}

// PlaceOf returns path:line:column.
func PlaceOf(l *Location) string {
	return fmt.Sprintf("%s:%d:%d", Printable(l.Path), l.Start.Line, l.Start.Column)
}

func (t *Text) finding(b *bytes.Buffer, f *Finding) {
	t.headline(b, f)
	fmt.Fprintf(b, "  %s\n", Printable(f.message()))
	if by := generatedBy(f); by != "" {
		fmt.Fprintf(b, "  generated: %s\n", by)
	}
	width := 0
	for i := range f.Steps {
		if w := uniseg.StringWidth(PlaceOf(&f.Steps[i].Location)); w <= maxPlaceWidth {
			width = max(width, w)
		}
	}
	if len(f.Steps) == 0 {
		t.source(b, &f.Location)
	}
	for i := range f.Steps {
		t.step(b, &f.Steps[i], width)
	}
	t.others(b, f)
	for _, fix := range fixes(f) {
		fmt.Fprintf(b, "  %s %s\n", t.paint.good.Sprint("fix:"), fix)
	}
}

// generatedBy says who generated the file of a finding; "" if it is not known that anybody has.
func generatedBy(f *Finding) string {
	switch f.Generated {
	case ToolGenerator:
		return "the file says that a tool made it; mend it where it is made from"
	case ModelGenerator:
		return "the file says that a language model wrote it"
	}
	return ""
}

// headline writes where a finding is and what it is.
func (t *Text) headline(b *bytes.Buffer, f *Finding) {
	rule := f.rule()
	fmt.Fprintf(b, "%s: %s %s %s  risk %.1f  confidence %s\n", t.paint.place.Sprint(PlaceOf(&f.Location)),
		t.paint.severity(f.severity()).Sprint(f.severity()), Printable(rule.Code), Printable(rule.Name), f.risk(), f.Confidence)
}

// others names the other sources of a finding, the first of them only unless all are wanted.
func (t *Text) others(b *bytes.Buffer, f *Finding) {
	for i := range f.Others {
		if i == sources && !t.opt.All && len(f.Others) > sources+1 {
			fmt.Fprintf(b, "  also: %d more (--format json has their paths)\n", len(f.Others)-i)
			return
		}
		if p := &f.Others[i]; len(p.Steps) > 0 {
			fmt.Fprintf(b, "  also: %s  %s\n", PlaceOf(&p.Steps[0].Location), Printable(p.Message))
		}
	}
}

// step writes a step with its source line; places are padded to width.
func (t *Text) step(b *bytes.Buffer, s *Step, width int) {
	indent, where := "    ", PlaceOf(&s.Location)
	if s.Role == RoleCrossing {
		indent = "  " + t.paint.crossing.Sprint("~") + " "
	}
	padding := strings.Repeat(" ", max(width-uniseg.StringWidth(where), 0))
	note := Printable(describe(s))
	if s.Role == RoleCrossing {
		note = t.paint.crossing.Sprint(note)
	}
	fmt.Fprintf(b, "%s%s%s  %s\n", indent, where, padding, note)
	t.source(b, &s.Location)
}

// describe returns what a step is and its note.
func describe(s *Step) string {
	prefix := ""
	switch s.Role {
	case RoleSource:
		prefix = "source"
	case RoleSink:
		prefix = "sink"
	case RoleGuard:
		prefix = "weak guard"
	case RoleCrossing:
		prefix = "crosses into " + languageName(s.Language)
	}
	switch {
	case s.Note == "":
		return prefix
	case prefix == "" || strings.HasPrefix(s.Note, prefix):
		return s.Note
	}
	return prefix + ": " + s.Note
}

func languageName(lang string) string {
	switch lang {
	case "ruby":
		return "Ruby"
	case "rust":
		return "Rust"
	}
	return lang
}

// source writes the source line of a location with marks under the stretch.
func (t *Text) source(b *bytes.Buffer, l *Location) {
	if strings.TrimSpace(l.Line) == "" || l.Start.Line == 0 {
		return
	}
	from := l.Start.Column - 1
	to := len(l.Line)
	if l.End.Line == l.Start.Line {
		to = l.End.Column - 1
	}
	text, column, width := excerpt(l.Line, from, to)
	number := fmt.Sprintf("%6d", l.Start.Line)
	bar := t.paint.faint.Sprint("|")
	fmt.Fprintf(b, "    %s %s %s\n", t.paint.faint.Sprint(number), bar, text)
	width = min(width, max(uniseg.StringWidth(text)-column, 1))
	fmt.Fprintf(b, "    %s %s %s%s\n", strings.Repeat(" ", len(number)), bar,
		strings.Repeat(" ", column), t.paint.mark.Sprint(strings.Repeat("^", width)))
}

// fixes returns what to do about a finding: its own fixes as far as they are safe, or the beginning of the rule's
// remediation.
func fixes(f *Finding) []string {
	var out []string
	for _, fix := range f.Fixes {
		if !fix.Unsafe {
			out = append(out, Printable(fix.Title))
		}
	}
	if advice := firstAdvice(f.Remediation()); len(out) == 0 && advice != "" {
		out = append(out, Printable(advice)+" (more: rubicon explain "+Printable(f.code())+")")
	}
	return out
}

// firstAdvice returns the first paragraph or list item of a Markdown text as one line.
func firstAdvice(markdown string) string {
	var words []string
	for line := range strings.Lines(strings.TrimSpace(markdown)) {
		item, isItem := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if len(words) > 0 && (isItem || strings.TrimSpace(line) == "") {
			break
		}
		words = append(words, strings.Fields(item)...)
	}
	advice := strings.Join(words, " ")
	if text, ok := strings.CutSuffix(advice, ":"); ok {
		return text + "." // code follows, which is left to "rubicon explain"
	}
	return advice
}

func (t *Text) summary(b *bytes.Buffer, r *Report) {
	c := &r.Coverage
	paint := t.paint.good
	if slices.ContainsFunc(r.Findings, func(f Finding) bool { return !f.Suppressed() }) {
		paint = t.paint.severe
	}
	fmt.Fprintln(b, paint.Sprint(Headline(r)))
	paint = t.paint.good
	if !r.Complete() {
		paint = t.paint.medium
	}
	fmt.Fprintln(b, paint.Sprint(Verdict(r)))
	var lines []string
	for _, p := range r.Errors {
		lines = append(lines, problem(&p))
	}
	t.list(b, "problem", lines)
	t.list(b, "not read", skipLines(c.Skipped))
	lines = nil
	for _, d := range c.Damaged {
		lines = append(lines, fmt.Sprintf("%s:%d: %s", Printable(d.Path), d.Line, damage(&d)))
	}
	t.list(b, "damaged", lines)
	cuts := c.Cuts
	if r.Diff != nil && !t.opt.All {
		cuts = r.Diff.Cuts
	}
	lines = nil
	for _, x := range cuts {
		lines = append(lines, fmt.Sprintf("%s:%d: in %s: %s", Printable(x.Path), x.Line, Printable(x.Function), Printable(x.Reason)))
	}
	if n := len(c.Cuts) - len(cuts); n > 0 {
		lines = append(lines, fmt.Sprintf("in %s as before; --all lists them", Count(n, "place")))
	}
	t.list(b, "cut short", lines)
	if left := leftOut(c, t.opt.All); left != "" {
		fmt.Fprintf(b, "  left out: %s\n", left)
	}
	fmt.Fprintf(b, "  seen: %s\n", figures(c))
	if base := r.Baseline; base != nil {
		fmt.Fprintf(b, "  baseline: %s, %s in it", Printable(base.Path), Count(base.Known, "finding"))
		if base.Stale > 0 {
			fmt.Fprintf(b, "; %s found no more (rubicon baseline prune)", entries(base.Stale))
		}
		if base.Graver > 0 {
			fmt.Fprintf(b, "; %s graver now than when it was written", Count(base.Graver, "finding"))
		}
		b.WriteByte('\n')
	}
	if d := r.Diff; d != nil {
		fmt.Fprintf(b, "  compared with: %s, %s not shown\n", Printable(d.Base), Count(d.Older, "older finding"))
	}
	if r.Config != "" {
		fmt.Fprintf(b, "  configuration: %s\n", Printable(r.Config))
	}
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// problem returns a problem as one line.
func problem(p *Problem) string {
	text := Printable(p.Message)
	switch {
	case p.Path == "":
		return text
	case p.Line == 0:
		return Printable(p.Path) + ": " + text
	}
	return fmt.Sprintf("%s:%d: %s", Printable(p.Path), p.Line, text)
}

func skipLines(skips []Skip) []string {
	var lines []string
	for _, s := range skips {
		lines = append(lines, Printable(s.Path)+": "+Printable(s.Reason))
	}
	return lines
}

// list writes lines below the summary, the first of them only unless all are wanted.
func (t *Text) list(b *bytes.Buffer, label string, lines []string) {
	for i, line := range lines {
		if i == listed && !t.opt.All && len(lines) > listed+1 {
			fmt.Fprintf(b, "  %s: %d more (--format json lists all)\n", label, len(lines)-i)
			return
		}
		fmt.Fprintf(b, "  %s: %s\n", label, line)
	}
}

// leftOut says what was left out on purpose, in a line: of trees and links the first few only unless all are wanted.
func leftOut(c *Coverage, all bool) string {
	var parts []string
	for i, s := range c.Excluded {
		if i == listedAside && !all && len(c.Excluded) > listedAside+1 {
			parts = append(parts, fmt.Sprintf("%d more trees and links", len(c.Excluded)-i))
			break
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", Printable(s.Path), Printable(s.Reason)))
	}
	if c.Tests > 0 {
		parts = append(parts, Count(c.Tests, "file")+" of test code")
	}
	if c.Ignored > 0 {
		parts = append(parts, Count(c.Ignored, "path")+" by .gitignore")
	}
	if c.Unwanted > 0 {
		parts = append(parts, Count(c.Unwanted, "path")+" by include and exclude")
	}
	return strings.Join(parts, ", ")
}

func (t *Text) stats(b *bytes.Buffer, s *Stats) {
	fmt.Fprintln(b, "statistics:")
	for _, stage := range s.Stages {
		fmt.Fprintf(b, "  %-24s %9.1f ms\n", Printable(stage.Name), stage.Millis)
	}
	fmt.Fprintf(b, "  %-24s %9.1f MB\n", "peak memory", float64(s.PeakMemory)/(1<<20))
	fmt.Fprintf(b, "  %-24s %9d\n", "functions", s.Functions)
	fmt.Fprintf(b, "  %-24s %9d (%s resolved)\n", "call sites", s.CallSites, percent(s.Resolved, s.CallSites))
	if s.Cache != nil {
		fmt.Fprintf(b, "  %-24s %9d found, %d not\n", "entries of the cache", s.Cache.Found, s.Cache.Missing)
	}
	for _, k := range sortedKinds(s.UnknownKinds) {
		fmt.Fprintf(b, "  %-24s %9d\n", "unknown "+Printable(k), s.UnknownKinds[k])
	}
}

// sortedKinds returns the kinds from the most frequent to the rarest.
func sortedKinds(kinds map[string]int) []string {
	names := make([]string, 0, len(kinds))
	for k := range kinds {
		names = append(names, k)
	}
	slices.SortFunc(names, func(a, b string) int {
		if kinds[a] != kinds[b] {
			return kinds[b] - kinds[a]
		}
		return strings.Compare(a, b)
	})
	return names
}
