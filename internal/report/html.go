package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
)

//go:embed html/report.html
var htmlSource string

//go:embed html/report.css
var htmlStyle string

//go:embed html/report.js
var htmlScript string

// htmlTemplate is parsed when it is needed first: other formats do without it.
var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Parse(htmlSource))
})

// HTML writes a report as one page that needs nothing else: no network, and a script only to filter.
type HTML struct{ w io.Writer }

// NewHTML returns a handler that writes HTML to w.
func NewHTML(w io.Writer) *HTML { return &HTML{w} }

const (
	// openFindings is up to how many findings are all open at first; of more it is the worst one.
	openFindings = 12
	// htmlColumns is how many columns of a line of a step are shown, htmlAround of one that stands around.
	htmlColumns, htmlAround = 300, 120
	// shortFingerprint is how much of a fingerprint is shown.
	shortFingerprint = 12
)

// Handle writes the risk and what was missed, the findings by the route that they come in by, the worst first, those that
// are suppressed apart, and the rules behind them.
func (h *HTML) Handle(r *Report) error {
	var b bytes.Buffer
	if err := htmlTemplate().Execute(&b, newHTMLPage(r)); err != nil {
		return err
	}
	_, err := h.w.Write(b.Bytes())
	return err
}

// htmlPage is what the template shows. Its texts are printable, but for code.
type htmlPage struct {
	Policy                  string
	Style                   template.CSS
	Script                  template.JS
	Tool, Total             string
	Counts                  []htmlCount
	Complete                bool
	Verdict                 string
	Missed, MissedMore      []htmlPlace
	About                   []string
	Groups                  []*htmlGroup
	Kinds                   []htmlKind
	Filters                 []htmlFilter
	Suppressed              []*htmlFinding
	SuppressedTotal         string
	Rules                   []*htmlRule
	ruleIDs, routes, places map[string]int
}

type htmlCount struct {
	Severity string
	N        int
}

type htmlPlace struct{ Place, Text string }

// htmlGroup are the findings that come in by one route.
type htmlGroup struct {
	ID, Name, Total, Risk string
	Counts                []htmlCount // of the severities that the page has
	Findings              []*htmlFinding
	route                 string
}

// htmlKind are the findings of one rule.
type htmlKind struct {
	ID, Code, Name, Severity string
	N                        int
}

type htmlFilter struct {
	Name, Label string
	Options     []htmlOption
}

type htmlOption struct {
	Value, Text string
	N           int
}

type htmlFinding struct {
	ID, Severity, Message, Place, Code, Name, Title, Risk string
	Confidence                                            Confidence
	Short                                                 string // the beginning of the fingerprint
	RuleID, RuleKey, RouteKeys, FileKeys                  string
	Open                                                  bool
	Suppressed                                            string // by what and why
	Ladder                                                *htmlLadder
	Reasons                                               []string
	Others                                                []htmlPlace
	OthersTotal                                           string
	Repairs                                               []repair
	Advice                                                template.HTML
	Comment                                               string
	CWE                                                   []htmlLink
}

type htmlLink struct{ Text, URL string }

type htmlRule struct {
	ID, Code, Name, Title    string
	Description, Remediation template.HTML
	Examples                 []Example
	Links                    []htmlLink
}

// htmlPolicy allows the page its own style and script, by their hashes, and nothing else.
var htmlPolicy = sync.OnceValue(func() string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(htmlStyle) + "; script-src " + hash(htmlScript) + "; base-uri 'none'; form-action 'none'"
})

func newHTMLPage(r *Report) *htmlPage {
	p := &htmlPage{
		Policy: htmlPolicy(), Style: template.CSS(htmlStyle), Script: template.JS(htmlScript),
		Tool: Printable(strings.TrimSpace(r.Tool.Name + " " + r.Tool.Version)), Complete: r.Complete(), Verdict: Verdict(r), About: htmlAbout(r),
		ruleIDs: map[string]int{}, routes: map[string]int{}, places: map[string]int{},
	}
	for _, m := range missed(r) {
		at := Printable(m.path)
		if m.path != "" && m.line > 0 {
			at += ":" + strconv.Itoa(m.line)
		}
		p.Missed = append(p.Missed, htmlPlace{at, Printable(m.text)})
	}
	if len(p.Missed) > listed+1 {
		p.Missed, p.MissedMore = p.Missed[:listed], p.Missed[listed:]
	}
	findings, hidden := shown(r), suppressedOf(r)
	worstFirst(findings)
	worstFirst(hidden)
	p.Total = "No findings"
	if n := len(findings); n > 0 {
		p.Total = Count(n, "finding")
	}
	p.Counts = htmlCounts(findings)
	p.rules(append(slices.Clone(findings), hidden...))
	p.groups(findings)
	p.kinds(findings)
	for _, f := range hidden {
		p.Suppressed = append(p.Suppressed, p.finding(f))
	}
	p.SuppressedTotal = fmt.Sprintf("%d suppressed", len(hidden))
	if len(findings) > 1 {
		p.filters(findings)
	}
	return p
}

// suppressedOf returns the findings that are suppressed, in the report's order.
func suppressedOf(r *Report) []*Finding {
	var out []*Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Suppressed() {
			out = append(out, f)
		}
	}
	return out
}

// htmlCounts returns how many findings there are of each severity of which there are any.
func htmlCounts(findings []*Finding) []htmlCount {
	var out []htmlCount
	for _, s := range severities {
		n := 0
		for _, f := range findings {
			if severityClass(f) == s {
				n++
			}
		}
		if n > 0 {
			out = append(out, htmlCount{s, n})
		}
	}
	return out
}

// htmlAbout says what was scanned and compared.
func htmlAbout(r *Report) []string {
	c := &r.Coverage
	out := []string{
		fmt.Sprintf("%s read (%d Ruby, %d Rust), %s; %s", Count(c.Files, "file"), c.Ruby, c.Rust, Count(c.Lines, "line"), Count(len(r.Rules), "rule")),
		"Seen: " + figures(c),
	}
	if left := leftOut(c, false); left != "" {
		out = append(out, "Left out: "+left)
	}
	if all := r.Inventory.Blocks; all.Total > 0 {
		out = append(out, fmt.Sprintf("Unsafe blocks in Rust: %d, of which untrusted data reaches %d", all.Total, all.Reached))
	}
	if base := r.Baseline; base != nil {
		out = append(out, fmt.Sprintf("Baseline: %s, %s in it, %s found no more, %s graver now", Printable(base.Path), Count(base.Known, "finding"), entries(base.Stale), Count(base.Graver, "finding")))
	}
	if d := r.Diff; d != nil {
		out = append(out, fmt.Sprintf("Compared with %s: %s not shown", Printable(d.Base), Count(d.Older, "older finding")))
	}
	if r.Config != "" {
		out = append(out, "Configuration: "+Printable(r.Config))
	}
	return out
}

// rules adds the rules that have findings, by code.
func (p *htmlPage) rules(findings []*Finding) {
	var list []*Rule
	for _, f := range findings {
		if rule := f.rule(); !slices.ContainsFunc(list, func(o *Rule) bool { return o.Code == rule.Code }) {
			list = append(list, rule)
		}
	}
	slices.SortStableFunc(list, func(a, b *Rule) int { return cmp.Compare(a.Code, b.Code) })
	for i, rule := range list {
		p.ruleIDs[rule.Code] = i + 1
		h := &htmlRule{
			ID: htmlRuleID(i + 1), Code: Printable(rule.Code), Name: Printable(rule.Name), Title: Printable(rule.Title),
			Description: markdownHTML(rule.Description), Remediation: markdownHTML(rule.Remediation), Links: cweLinks(rule),
		}
		for _, x := range rule.Examples {
			if x.Bad != "" {
				h.Examples = append(h.Examples, Example{x.Lang, printableLines(x.Bad), printableLines(x.Good)})
			}
		}
		for _, ref := range rule.References {
			h.Links = append(h.Links, linkTo(ref))
		}
		for _, s := range rule.OWASPAPI {
			h.Links = append(h.Links, htmlLink{Text: "OWASP " + Printable(s)})
		}
		for _, s := range rule.PCIDSS {
			h.Links = append(h.Links, htmlLink{Text: "PCI DSS " + Printable(s)})
		}
		p.Rules = append(p.Rules, h)
	}
}

func htmlRuleID(n int) string { return "rule-" + strconv.Itoa(n) }

// linkTo returns a reference, as a link if it is the address of a page.
func linkTo(ref string) htmlLink {
	l := htmlLink{Text: Printable(ref)}
	if u, err := url.Parse(strings.TrimSpace(ref)); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		l.URL = u.String()
	}
	return l
}

// cweLinks returns the weaknesses of a rule.
func cweLinks(rule *Rule) []htmlLink {
	var out []htmlLink
	for _, n := range rule.CWE {
		out = append(out, htmlLink{fmt.Sprintf("CWE-%d", n), fmt.Sprintf("https://cwe.mitre.org/data/definitions/%d.html", n)})
	}
	return out
}

// markdownHTML returns Markdown as HTML. What is HTML in it already is left out.
func markdownHTML(text string) template.HTML {
	var b bytes.Buffer
	if err := goldmark.Convert([]byte(printableLines(text)), &b); err != nil {
		return template.HTML(template.HTMLEscapeString(text))
	}
	return template.HTML(b.String())
}

// printableLines returns a text as it may be printed, with its line breaks and without those at its ends.
func printableLines(text string) string {
	lines := strings.Split(strings.Trim(text, "\r\n"), "\n")
	for i, line := range lines {
		lines[i] = Printable(strings.ReplaceAll(strings.TrimSuffix(line, "\r"), "\t", strings.Repeat(" ", tabWidth)))
	}
	return strings.Join(lines, "\n")
}

// groups adds the findings by route, the group with the worst one first. Those that no route leads to are a group too.
func (p *htmlPage) groups(findings []*Finding) {
	index := map[string]*htmlGroup{}
	members := map[*htmlGroup][]*Finding{}
	for _, f := range findings {
		g := index[f.Route]
		if g == nil {
			g = &htmlGroup{Name: "Without a route", Risk: oneDigit(f.risk()), route: f.Route}
			if f.Route != "" {
				g.Name = Printable(f.Route)
				if f.Access != "" && f.Access != UnknownRoute {
					g.Name += " · " + f.Access
				}
			}
			index[f.Route] = g
			p.Groups = append(p.Groups, g)
		}
		members[g] = append(members[g], f)
	}
	slices.SortStableFunc(p.Groups, func(a, b *htmlGroup) int { return worse(members[a], members[b]) })
	number := 0
	for i, g := range p.Groups {
		g.ID = "route-" + strconv.Itoa(i+1)
		counts := htmlCounts(members[g])
		for _, c := range p.Counts {
			i := slices.IndexFunc(counts, func(o htmlCount) bool { return o.Severity == c.Severity })
			c.N = 0
			if i >= 0 {
				c.N = counts[i].N
			}
			g.Counts = append(g.Counts, c)
		}
		g.Total = Count(len(members[g]), "finding")
		for _, f := range members[g] {
			h := p.finding(f)
			h.Open = number == 0 || len(findings) <= openFindings && f.severity() != informs
			g.Findings = append(g.Findings, h)
			number++
		}
	}
}

// kinds adds the rules by how bad and how many their findings are.
func (p *htmlPage) kinds(findings []*Finding) {
	for _, f := range findings {
		id := htmlRuleID(p.ruleIDs[f.code()])
		i := slices.IndexFunc(p.Kinds, func(k htmlKind) bool { return k.ID == id })
		if i < 0 { // the findings are sorted: the first one of a rule is its worst
			i = len(p.Kinds)
			p.Kinds = append(p.Kinds, htmlKind{ID: id, Code: Printable(f.code()), Name: Printable(f.rule().Name), Severity: severityClass(f)})
		}
		p.Kinds[i].N++
	}
	rank := func(k htmlKind) int { return slices.Index(severities[:], k.Severity) }
	slices.SortStableFunc(p.Kinds, func(a, b htmlKind) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.N, a.N), cmp.Compare(a.Code, b.Code))
	})
}

// severityClass returns a severity that the style knows.
func severityClass(f *Finding) string {
	if s := f.severity(); slices.Contains(severities[:], s) {
		return s
	}
	return informs
}

func oneDigit(risk float64) string { return strconv.FormatFloat(risk, 'f', 1, 64) }

// worse sorts groups of findings by the highest risk, then by how many there are of each severity from the worst on.
func worse(a, b []*Finding) int {
	if c := cmp.Compare(b[0].risk(), a[0].risk()); c != 0 {
		return c
	}
	for _, s := range severities {
		n := func(list []*Finding) (n int) {
			for _, f := range list {
				if f.severity() == s {
					n++
				}
			}
			return n
		}
		if c := cmp.Compare(n(b), n(a)); c != 0 {
			return c
		}
	}
	return 0
}

// key returns a short name for a text in the attributes that filters look at.
func key(keys map[string]int, text string) string {
	if keys[text] == 0 {
		keys[text] = len(keys) + 1
	}
	return strconv.Itoa(keys[text])
}

func (p *htmlPage) finding(f *Finding) *htmlFinding {
	rule := f.rule()
	n := p.ruleIDs[rule.Code]
	h := &htmlFinding{
		ID: "finding-" + fragment(f.Fingerprint), Severity: severityClass(f), Message: Printable(f.message()), Place: PlaceOf(&f.Location),
		Code: Printable(rule.Code), Name: Printable(rule.Name), Title: Printable(rule.Title), Risk: oneDigit(f.risk()), Confidence: f.Confidence,
		Short: fragment(f.Fingerprint[:min(len(f.Fingerprint), shortFingerprint)]), RuleID: htmlRuleID(n), RuleKey: strconv.Itoa(n),
		Reasons: reasons(f), Repairs: newRepairs(f), CWE: cweLinks(rule), Advice: markdownHTML(firstAdvice(f.Remediation())),
	}
	steps := f.Steps
	if len(steps) == 0 {
		steps = []Step{{Role: RoleSink, Location: f.Location}}
	}
	h.Ladder = newHTMLLadder(newLadder(steps))
	routes, files := []string{key(p.routes, f.Route)}, []string{key(p.places, f.Location.Path)}
	for i := range steps {
		files = append(files, key(p.places, steps[i].Location.Path))
	}
	for i := range f.Others {
		o := &f.Others[i]
		routes = append(routes, key(p.routes, o.Route))
		switch {
		case i == maxOthers:
			h.Others = append(h.Others, htmlPlace{"", fmt.Sprintf("%d more; --format json has their paths", len(f.Others)-i)})
		case i < maxOthers && len(o.Steps) > 0:
			h.Others = append(h.Others, htmlPlace{PlaceOf(&o.Steps[0].Location), Printable(o.Message)})
		}
	}
	h.OthersTotal = Count(len(f.Others), "other source")
	if len(f.Steps) == 1 {
		h.OthersTotal = Count(len(f.Others), "other place")
	}
	h.RouteKeys, h.FileKeys = unique(routes), unique(files)
	if s := f.Suppression; s != nil {
		h.Suppressed = suppressedBy(s)
	} else if begin, end, ok := commentMarks(f); ok {
		h.Comment = begin + "rubicon:ignore " + h.Code + " -- why it may stand" + end
	}
	return h
}

// fragment returns what of a fingerprint may stand in an address: all of it, if it is one.
func fragment(fingerprint string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'f' {
			return r
		}
		return -1
	}, fingerprint)
}

// unique returns words sorted, each once.
func unique(words []string) string {
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// filters adds what the findings can be chosen by, where there is a choice.
func (p *htmlPage) filters(findings []*Finding) {
	rules, routes, files := map[string]int{}, map[string]int{}, map[string]int{}
	var shown []*htmlFinding
	for _, g := range p.Groups {
		shown = append(shown, g.Findings...)
	}
	for _, h := range shown {
		rules[h.RuleKey]++
		for _, k := range strings.Fields(h.RouteKeys) {
			routes[k]++
		}
		for _, k := range strings.Fields(h.FileKeys) {
			files[k]++
		}
	}
	options := func(name, label string, keys, counts map[string]int, text func(string) string) {
		f := htmlFilter{Name: name, Label: label}
		for of, n := range keys {
			if value := strconv.Itoa(n); counts[value] > 0 {
				f.Options = append(f.Options, htmlOption{value, text(of), counts[value]})
			}
		}
		slices.SortFunc(f.Options, func(a, b htmlOption) int {
			return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Value, b.Value))
		})
		p.Filters = append(p.Filters, f)
	}
	options("rule", "Rule", p.ruleIDs, rules, func(code string) string {
		for _, r := range p.Rules {
			if r.ID == htmlRuleID(p.ruleIDs[code]) {
				return r.Code + " " + r.Name
			}
		}
		return Printable(code)
	})
	options("route", "Route", p.routes, routes, func(route string) string {
		if route == "" {
			return "without a route"
		}
		return Printable(route)
	})
	options("file", "File", p.places, files, Printable)
}

// htmlLadder is a ladder with its code cut to what is shown.
type htmlLadder struct {
	Rungs []htmlRung
	Both  bool
}

type htmlRung struct {
	rung
	Steps []htmlStep
}

type htmlStep struct {
	drawnStep
	Lines []htmlLine
}

type htmlLine struct {
	Number, Left        int
	Before, Mark, After string
	Marked              bool
}

func newHTMLLadder(l *ladder) *htmlLadder {
	out := &htmlLadder{Both: l.Both}
	for _, r := range l.Rungs {
		h := htmlRung{rung: r}
		for _, s := range r.Steps {
			step := htmlStep{drawnStep: s}
			for i := range s.Lines {
				line := &s.Lines[i]
				shown := htmlLine{Number: line.Number, Left: line.Left, Marked: line.to > 0}
				columns := htmlAround
				if shown.Marked {
					columns = htmlColumns
				}
				shown.Before, shown.Mark, shown.After = line.Fit(columns)
				step.Lines = append(step.Lines, shown)
			}
			h.Steps = append(h.Steps, step)
		}
		out.Rungs = append(out.Rungs, h)
	}
	return out
}

// Class names the kind of a line of a diff in a style.
func (l diffLine) Class() string {
	switch l.Sign {
	case "+":
		return "added"
	case "-":
		return "removed"
	}
	return "kept"
}
