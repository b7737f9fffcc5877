package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"unicode/utf8"

	"rubicon/internal/risk"
)

// keptLines are lines of a file by their numbers.
type keptLines map[int]string

// Lines returns the number of the last line.
func (k keptLines) Lines() int {
	last := 0
	for n := range k {
		last = max(last, n)
	}
	return last
}

// LineText returns the text of a line, "" if it was not kept.
func (k keptLines) LineText(n int) string { return k[n] }

// maxKeptLine is how many bytes of a line are kept. A mark beyond them is drawn at the end.
const maxKeptLine = 1000

// KeepFinding returns a finding as JSON that lasts longer than the report: with the lines of source code that a picture
// of its path shows. The other paths to its sink are kept without their steps, and repairs are not kept.
func KeepFinding(f *Finding) ([]byte, error) {
	rule := f.rule()
	k := keptFinding{
		Rule: keptRule{
			Code: rule.Code, Name: rule.Name, Title: rule.Title, Severity: rule.Severity, CWE: whole(rule.CWE), Advice: firstAdvice(f.Remediation()),
		},
		Message: f.Message, Confidence: f.Confidence, Informs: f.Informs, Risk: f.risk(), Route: f.Route, Access: f.Access, Doubts: whole(f.Doubts),
		Terms:    convert(f.Terms, func(t risk.Term) jsonTerm { return jsonTerm(t) }),
		Location: keepLocation(&f.Location), Fingerprint: f.Fingerprint,
		Steps: convert(f.Steps, func(s Step) keptStep {
			return keptStep{s.Role, s.Language, s.Function, s.Note, s.Mechanism, keepLocation(&s.Location)}
		}),
		Others: convert(f.Others, func(p Path) keptPath {
			k := keptPath{Message: p.Message, Confidence: p.Confidence, Risk: tenths(p.Risk), Route: p.Route}
			if len(p.Steps) > 0 {
				k.Source = keepLocation(&p.Steps[0].Location)
				k.Source.Lines = nil
			}
			return k
		}),
	}
	if s := f.Suppression; s != nil {
		k.Suppression = &keptSuppression{s.InSource, s.Reason, keepLocation(&s.Location)}
		k.Suppression.Location.Lines = nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(k); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(EscapeUnprintable(b.Bytes())), nil
}

// KeptFinding returns the finding that KeepFinding kept.
func KeptFinding(data []byte) (*Finding, error) {
	var k keptFinding
	if err := json.Unmarshal(data, &k); err != nil {
		return nil, fmt.Errorf("a finding that was kept cannot be read: %w", err)
	}
	f := &Finding{
		Rule: &Rule{
			Code: k.Rule.Code, Name: k.Rule.Name, Title: k.Rule.Title, Severity: k.Rule.Severity, CWE: k.Rule.CWE, Remediation: k.Rule.Advice,
		},
		Message: k.Message, Confidence: k.Confidence, Informs: k.Informs, Risk: k.Risk, Route: k.Route, Access: k.Access, Doubts: k.Doubts,
		Terms:    convert(k.Terms, func(t jsonTerm) risk.Term { return risk.Term(t) }),
		Location: k.Location.location(), Fingerprint: k.Fingerprint,
	}
	for _, s := range k.Steps {
		f.Steps = append(f.Steps, Step{
			Role: s.Role, Language: s.Language, Function: s.Function, Note: s.Note, Mechanism: s.Mechanism, Location: s.Location.location(),
		})
	}
	for _, p := range k.Others {
		f.Others = append(f.Others, Path{
			Message: p.Message, Confidence: p.Confidence, Risk: p.Risk, Route: p.Route, Steps: []Step{{Role: RoleSource, Location: p.Source.location()}},
		})
	}
	if s := k.Suppression; s != nil {
		f.Suppression = &Suppression{InSource: s.InSource, Reason: s.Reason, Location: s.Location.location()}
	}
	return f, nil
}

type keptFinding struct {
	Rule        keptRule         `json:"rule"`
	Message     string           `json:"message"`
	Confidence  Confidence       `json:"confidence"`
	Informs     bool             `json:"informs"`
	Risk        float64          `json:"risk"`
	Terms       []jsonTerm       `json:"risk_terms"`
	Route       string           `json:"route"`
	Access      string           `json:"access,omitempty"`
	Doubts      []string         `json:"doubts"`
	Location    keptLocation     `json:"location"`
	Steps       []keptStep       `json:"steps"`
	Others      []keptPath       `json:"others"`
	Fingerprint string           `json:"fingerprint"`
	Suppression *keptSuppression `json:"suppression"`
}

type keptRule struct {
	Code     string `json:"code"`
	Name     string `json:"name"`
	Title    string `json:"title"`
	Severity string `json:"severity"`
	CWE      []int  `json:"cwe"`
	Advice   string `json:"advice"`
}

type keptStep struct {
	Role      Role         `json:"role"`
	Language  string       `json:"language"`
	Function  string       `json:"function"`
	Note      string       `json:"note"`
	Mechanism string       `json:"mechanism"`
	Location  keptLocation `json:"location"`
}

type keptPath struct {
	Message    string       `json:"message"`
	Confidence Confidence   `json:"confidence"`
	Risk       float64      `json:"risk"`
	Route      string       `json:"route"`
	Source     keptLocation `json:"source"`
}

type keptSuppression struct {
	InSource bool         `json:"in_source"`
	Reason   string       `json:"reason"`
	Location keptLocation `json:"location"`
}

type keptPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type keptLocation struct {
	Path  string       `json:"path"`
	Start keptPosition `json:"start"`
	End   keptPosition `json:"end"`
	Lines keptLines    `json:"lines,omitempty"`
}

// keepLocation keeps a location with the lines that a ladder may show of it.
func keepLocation(l *Location) keptLocation {
	k := keptLocation{
		Path: l.Path, Start: keptPosition{l.Start.Line, l.Start.Column}, End: keptPosition{l.End.Line, l.End.Column},
	}
	first, last := l.Start.Line, lastLine(l)
	if first == 0 {
		return k
	}
	k.Lines = keptLines{}
	var around lines = keptLines{first: l.Line}
	switch {
	case l.file != nil:
		around = l.file
	case l.kept != nil:
		around = *l.kept
	}
	for n := max(first-max(linesAround, linesBetween), 1); n <= min(last+linesAround, around.Lines()); n++ {
		if n == first+maxSpan {
			n = max(n, last)
		}
		k.Lines[n] = cutLine(around.LineText(n))
	}
	return k
}

// cutLine returns the beginning of a line as text: bytes that are no UTF-8 are spelled out.
func cutLine(text string) string {
	if len(text) > maxKeptLine {
		end := maxKeptLine
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	if utf8.ValidString(text) {
		return text
	}
	return Printable(text)
}

// location returns the location that was kept, whoever has written it: a position that no file has would be counted to.
func (k *keptLocation) location() Location {
	const most = 1 << 30
	position := func(p keptPosition) Position {
		return Position{Line: min(max(p.Line, 0), most), Column: min(max(p.Column, 0), most)}
	}
	l := Location{Path: k.Path, Start: position(k.Start), End: position(k.End), Line: k.Lines[k.Start.Line]}
	if len(k.Lines) > 0 {
		l.kept = &k.Lines
	}
	return l
}

// LadderHTML returns the picture of a finding's path as it stands in a report in HTML. It needs the style of HTMLStyle.
func LadderHTML(f *Finding) (template.HTML, error) {
	steps := f.Steps
	if len(steps) == 0 {
		steps = []Step{{Role: RoleSink, Location: f.Location}}
	}
	var b bytes.Buffer
	if err := htmlTemplate().ExecuteTemplate(&b, "ladder", newHTMLLadder(newLadder(steps))); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

// AdviceHTML returns in HTML what the rule of a finding says first of how to repair it.
func AdviceHTML(f *Finding) template.HTML { return markdownHTML(firstAdvice(f.Remediation())) }

// HTMLStyle returns the style of reports in HTML.
func HTMLStyle() string { return htmlStyle }

// Reasons returns why a finding is believed, a sentence each, as it may be printed.
func Reasons(f *Finding) []string { return reasons(f) }

// SuppressedBy says by what a finding is suppressed, and why, as it may be printed; "" if it is not.
func SuppressedBy(f *Finding) string {
	if f.Suppression == nil {
		return ""
	}
	return suppressedBy(f.Suppression)
}

// Routes returns the routes through which paths of the finding come, the surest path's first, each once.
func (f *Finding) Routes() []string {
	var out []string
	seen := map[string]bool{"": true}
	add := func(route string) {
		if !seen[route] {
			seen[route] = true
			out = append(out, route)
		}
	}
	add(f.Route)
	for i := range f.Others {
		add(f.Others[i].Route)
	}
	return out
}

// ShownRisk returns the risk as reports show it, with one digit.
func (f *Finding) ShownRisk() float64 { return f.risk() }
