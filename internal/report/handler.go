package report

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// Handler writes a finished report.
type Handler interface {
	Handle(*Report) error
}

// Options are what a caller may choose of a format.
type Options struct {
	// Color colours text.
	Color bool
	// All lists every skipped and damaged file in text, not only the first of each kind.
	All bool
	// Width is how many columns there are for an explanation.
	Width int
}

// formats are the formats by name; the first is the default.
var formats = [...]struct {
	name string
	new  func(io.Writer, Options) Handler
}{
	{"text", func(w io.Writer, o Options) Handler { return NewText(w, o) }},
	{"json", func(w io.Writer, o Options) Handler { return NewJSON(w) }},
	{"sarif", func(w io.Writer, o Options) Handler { return NewSARIF(w) }},
	{"github", func(w io.Writer, o Options) Handler { return NewGitHub(w) }},
	{"gitlab-sast", func(w io.Writer, o Options) Handler { return NewGitLabSAST(w) }},
	{"gitlab-codequality", func(w io.Writer, o Options) Handler { return NewCodeQuality(w) }},
	{"rdjson", func(w io.Writer, o Options) Handler { return NewRDJSON(w) }},
	{"checkstyle", func(w io.Writer, o Options) Handler { return NewCheckstyle(w) }},
	{"junit", func(w io.Writer, o Options) Handler { return NewJUnit(w) }},
	{"csv", func(w io.Writer, o Options) Handler { return NewCSV(w) }},
	{"markdown", func(w io.Writer, o Options) Handler { return NewMarkdown(w) }},
	{"html", func(w io.Writer, o Options) Handler { return NewHTML(w) }},
	{"editor", func(w io.Writer, o Options) Handler { return NewEditor(w) }},
}

// Formats returns the names of the formats, the default first.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// New returns a handler that writes to w in the format of that name.
func New(format string, w io.Writer, opt Options) (Handler, error) {
	for _, f := range formats {
		if f.name == format {
			return f.new(w, opt), nil
		}
	}
	return nil, fmt.Errorf("unknown format %q; choose one of %s", format, strings.Join(Formats(), ", "))
}

// severities are the severities from the worst to the mildest.
var severities = [...]string{"critical", "high", "medium", "low", "info"}

// Severities returns the severities from the worst to the mildest.
func Severities() []string { return slices.Clone(severities[:]) }

// AtLeast reports whether severity s is as bad as threshold or worse. A severity that is not known
// counts as the mildest, a threshold that is not known is never reached.
func AtLeast(s, threshold string) bool {
	at := slices.Index(severities[:], s)
	if at < 0 {
		at = len(severities) - 1
	}
	return at <= slices.Index(severities[:], threshold)
}

// Sort brings the report into its order: findings by path, place, rule and fingerprint; what was
// missed by path and line.
func (r *Report) Sort() {
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Location.Path, b.Location.Path),
			cmp.Compare(a.Location.Start.Offset, b.Location.Start.Offset),
			cmp.Compare(a.Location.Start.Line, b.Location.Start.Line),
			cmp.Compare(a.Location.Start.Column, b.Location.Start.Column),
			cmp.Compare(a.code(), b.code()),
			cmp.Compare(a.Fingerprint, b.Fingerprint),
		)
	})
	slices.SortStableFunc(r.Errors, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	c := &r.Coverage
	slices.SortStableFunc(c.Skipped, func(a, b Skip) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(c.Damaged, func(a, b Damage) int { return cmp.Compare(a.Path, b.Path) })
}

// WithSeverity returns the report with only the findings that are as bad as threshold or worse.
func (r *Report) WithSeverity(threshold string) *Report {
	out := *r
	out.Findings = nil
	for _, f := range r.Findings {
		if AtLeast(f.severity(), threshold) {
			out.Findings = append(out.Findings, f)
		}
	}
	return &out
}

// confidences are the levels of confidence from the surest on.
var confidences = [...]Confidence{High, Medium, Low}

// Confidences returns the levels of confidence from the surest on.
func Confidences() []string {
	return convert(confidences[:], func(c Confidence) string { return string(c) })
}

// WithConfidence returns the report with only the findings that are as sure as threshold or surer.
func (r *Report) WithConfidence(threshold string) *Report {
	out := *r
	out.Findings = nil
	least := slices.Index(confidences[:], Confidence(threshold))
	for _, f := range r.Findings {
		if slices.Index(confidences[:], f.Confidence) <= least {
			out.Findings = append(out.Findings, f)
		}
	}
	return &out
}

// Fails reports whether a finding that is not suppressed is as bad as threshold or worse.
func (r *Report) Fails(threshold string) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool {
		return !f.Suppressed() && AtLeast(f.severity(), threshold)
	})
}

// noRule stands for the rule of a finding that has none.
var noRule = Rule{Severity: "info"}

func (f *Finding) rule() *Rule {
	if f.Rule == nil {
		return &noRule
	}
	return f.Rule
}

func (f *Finding) code() string { return f.rule().Code }

// severity is that of the rule, unless the finding only informs.
func (f *Finding) severity() string {
	if f.Informs {
		return informs
	}
	return f.rule().Severity
}

// Grade returns the severity that the finding is shown with: that of its rule, or info.
func (f *Finding) Grade() string { return f.severity() }

// Says returns what the finding says, with the number of the other sources or calls.
func (f *Finding) Says() string { return f.message() }

func (f *Finding) risk() float64 { return tenths(f.Risk) }

// message returns what the finding says, with the number of the other sources or calls.
func (f *Finding) message() string {
	n := len(f.Others)
	switch {
	case n == 0:
		return f.Message
	case len(f.Steps) == 1:
		return f.Message + ", here and in " + Count(n, "other place")
	case n == 1:
		return f.Message + ", as does 1 other source"
	}
	return fmt.Sprintf("%s, as do %d other sources", f.Message, n)
}

// tenths returns a risk with one digit, between 0 and 10.
func tenths(risk float64) float64 {
	if math.IsNaN(risk) {
		return 0
	}
	return math.Round(min(max(risk, 0), 10)*10) / 10
}

// share returns part of whole in percent, 0 if there is no whole.
func share(part, whole int) float64 {
	if whole <= 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// Count returns "1 file", "2 files".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// percent formats a share so that a part that is not zero never reads as none, and one that is not
// all never as all.
func percent(part, whole int) string {
	p := share(part, whole)
	switch {
	case part > 0 && p < 0.1:
		return "under 0.1 %"
	case part < whole && p > 99.9:
		return "over 99.9 %"
	}
	return fmt.Sprintf("%.1f %%", p)
}

// Headline says in one line what was found.
func Headline(r *Report) string {
	counts := make([]int, len(severities))
	found, suppressed := 0, 0
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Suppressed() {
			suppressed++
			continue
		}
		found++
		if s := slices.Index(severities[:], f.severity()); s >= 0 {
			counts[s]++
		}
	}
	var parts []string
	for i, n := range counts {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, severities[i]))
		}
	}
	text := "no findings"
	if found > 0 {
		text = Count(found, "finding") + " (" + strings.Join(parts, ", ") + ")"
	}
	if suppressed > 0 {
		text += fmt.Sprintf(", %d suppressed", suppressed)
	}
	c := &r.Coverage
	return fmt.Sprintf("%s in %s (%d Ruby, %d Rust), %s", text, Count(c.Files, "file"), c.Ruby, c.Rust, Count(c.Lines, "line"))
}

// Verdict says in one line whether the report speaks for the whole workspace.
func Verdict(r *Report) string {
	c := &r.Coverage
	var missed []string
	if len(r.Rules) == 0 {
		missed = append(missed, "no rule ran")
	}
	if c.Files == 0 {
		missed = append(missed, "no Ruby or Rust file was read")
	}
	if n := len(c.Skipped); n > 0 {
		missed = append(missed, Count(n, "path")+" not read")
	}
	if n := c.FilesWithErrors; n > 0 {
		missed = append(missed, fmt.Sprintf("%s with syntax errors (%s of all bytes not understood)",
			Count(n, "file"), percent(c.ErrorBytes, c.Bytes)))
	}
	if n := len(r.Errors); n > 0 {
		missed = append(missed, Count(n, "problem"))
	}
	if c.Broadened > 0 {
		missed = append(missed, "flows cut short at a limit in "+Count(c.Broadened, "place"))
	}
	if len(missed) == 0 {
		return "coverage complete: every file in scope was read and parsed"
	}
	return "coverage incomplete: " + strings.Join(missed, ", ")
}

// figures says in one line what the analysis saw of the files that it read.
func figures(c *Coverage) string {
	parts := []string{Count(c.Routes, "route")}
	calls := Count(c.NativeCalls, "native call")
	if c.NativeCalls > 0 {
		calls += fmt.Sprintf(" (%d followed, %d without a body here)", c.NativeCalls-c.Unresolved, c.Unresolved)
	}
	parts = append(parts, calls, percent(c.Unknown, c.Nodes)+" of syntax nodes unknown")
	return strings.Join(parts, ", ")
}

// damage says what of a file was not understood.
func damage(d *Damage) string {
	text := fmt.Sprintf("%s, %s of the file not understood", Count(d.Errors, "syntax error"), percent(d.Bytes, d.Size))
	switch {
	case d.Truncated && d.Errors == 0:
		return "nested too deeply or too slow, or its macros make too much text, to read it in full; what lies beyond was not understood"
	case d.Truncated:
		return text + ", and nested too deeply or too slow, or its macros make too much text, to read it in full"
	}
	return text
}
