package report

import (
	"io"
	"net/url"
)

// RDJSON writes findings in the Reviewdog Diagnostic Format, which reviewdog posts as comments of a review.
type RDJSON struct{ w io.Writer }

// NewRDJSON returns a handler that writes rdjson to w.
func NewRDJSON(w io.Writer) *RDJSON { return &RDJSON{w} }

type rdResult struct {
	Source      rdSource       `json:"source"`
	Severity    string         `json:"severity"`
	Diagnostics []rdDiagnostic `json:"diagnostics"`
}

type rdSource struct {
	Name string `json:"name"`
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Code        *rdCode        `json:"code,omitempty"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"related_locations,omitempty"`
}

type rdLocation struct {
	Path  string   `json:"path"`
	Range *rdRange `json:"range,omitempty"`
}

// rdRange is a stretch of a file; End is exclusive.
type rdRange struct {
	Start rdPosition  `json:"start"`
	End   *rdPosition `json:"end,omitempty"`
}

// rdPosition counts from 1; columns count bytes.
type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column,omitempty"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

// Handle writes the findings that are not suppressed, each with its path as related locations, and what was missed. The
// verdict on coverage has the folder for its place, unless everything was read.
func (d *RDJSON) Handle(r *Report) error {
	out := rdResult{Source: rdSource{"rubicon"}, Severity: "WARNING", Diagnostics: convert(shown(r), newRDDiagnostic)}
	if !r.Complete() {
		out.Diagnostics = append(out.Diagnostics, rdDiagnostic{
			Message: Verdict(r), Location: rdLocation{Path: "."}, Severity: "WARNING", Code: &rdCode{Value: noteCoverage},
		})
	}
	for _, m := range missed(r) {
		at := rdLocation{Path: "."}
		if m.path != "" {
			at.Path = Printable(m.path)
		}
		if m.line > 0 {
			at.Range = &rdRange{Start: rdPosition{Line: m.line}}
		}
		out.Diagnostics = append(out.Diagnostics, rdDiagnostic{Message: Printable(m.text), Location: at, Severity: "WARNING", Code: &rdCode{Value: m.kind}})
	}
	return encode(d.w, out)
}

func newRDDiagnostic(f *Finding) rdDiagnostic {
	d := rdDiagnostic{
		Message: Printable(f.message()), Location: newRDLocation(&f.Location), Severity: rdSeverity(f.severity()),
		Code: &rdCode{Value: f.code(), URL: ruleURL(f.rule())}, Suggestions: rdSuggestions(f),
	}
	if len(f.Steps) > 1 {
		d.Related = convert(f.Steps, func(s Step) rdRelated {
			return rdRelated{Printable(describe(&s)), newRDLocation(&s.Location)}
		})
	}
	return d
}

func rdSeverity(severity string) string {
	switch level(severity) {
	case "error":
		return "ERROR"
	case "warning":
		return "WARNING"
	}
	return "INFO"
}

func newRDLocation(l *Location) rdLocation {
	out := rdLocation{Path: Printable(l.Path)}
	if l.Start.Line > 0 {
		r := newRDRange(l)
		out.Range = &r
	}
	return out
}

func newRDRange(l *Location) rdRange {
	return rdRange{Start: rdPosition{l.Start.Line, l.Start.Column}, End: &rdPosition{l.End.Line, l.End.Column}}
}

// rdSuggestions returns the fixes that a suggestion can say: those of one edit in the file of the finding.
func rdSuggestions(f *Finding) []rdSuggestion {
	var out []rdSuggestion
	for _, fix := range f.Fixes {
		if len(fix.Edits) == 1 && fix.Edits[0].Location.Path == f.Location.Path {
			out = append(out, rdSuggestion{newRDRange(&fix.Edits[0].Location), fix.Edits[0].NewText})
		}
	}
	return out
}

// ruleURL returns the first reference of a rule that is an address, or "".
func ruleURL(r *Rule) string {
	for _, ref := range r.References {
		if u, err := url.Parse(ref); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			return u.String()
		}
	}
	return ""
}
