package report

import (
	"crypto/sha1" // a name-based UUID is made with it, by RFC 9562
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// GitLabSAST writes a report for GitLab's list of vulnerabilities and its widget in merge requests, by the schema of
// security reports 15.1.4: the oldest that knows code flows and that GitLab still takes. It is also valid by 15.2.1.
type GitLabSAST struct{ w io.Writer }

// NewGitLabSAST returns a handler that writes GitLab's security report to w.
func NewGitLabSAST(w io.Writer) *GitLabSAST { return &GitLabSAST{w} }

// What GitLab takes.
const (
	gitlabVersion     = "15.1.4"
	gitlabIdentifiers = 20
	gitlabFlows       = 10
	gitlabName        = 255
	gitlabSolution    = 7000
	gitlabDescription = 1 << 20
)

type gitlabReport struct {
	Version         string                `json:"version"`
	Scan            gitlabScan            `json:"scan"`
	Vulnerabilities []gitlabVulnerability `json:"vulnerabilities"`
}

type gitlabScan struct {
	Analyzer gitlabTool         `json:"analyzer"`
	Scanner  gitlabTool         `json:"scanner"`
	Type     string             `json:"type"`
	Start    string             `json:"start_time"`
	End      string             `json:"end_time"`
	Status   string             `json:"status"`
	Messages []gitlabMessage    `json:"messages"`
	Primary  []gitlabIdentifier `json:"primary_identifiers"`
}

type gitlabTool struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Version string       `json:"version"`
	Vendor  gitlabVendor `json:"vendor"`
}

type gitlabVendor struct {
	Name string `json:"name"`
}

type gitlabMessage struct {
	Level string `json:"level"`
	Value string `json:"value"`
}

type gitlabVulnerability struct {
	ID          string             `json:"id"`
	Name        string             `json:"name"`
	Description string             `json:"description"`
	Severity    string             `json:"severity"`
	Solution    string             `json:"solution,omitempty"`
	Identifiers []gitlabIdentifier `json:"identifiers"`
	Links       []gitlabLink       `json:"links,omitempty"`
	Location    gitlabLocation     `json:"location"`
	Details     gitlabDetails      `json:"details"`
}

type gitlabIdentifier struct {
	Type  string `json:"type"`
	Name  string `json:"name"`
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type gitlabLink struct {
	URL string `json:"url"`
}

type gitlabLocation struct {
	File   string `json:"file"`
	Start  int    `json:"start_line"`
	End    int    `json:"end_line"`
	Method string `json:"method,omitempty"`
}

type gitlabDetails struct {
	Risk       gitlabValue `json:"risk"`
	Confidence gitlabValue `json:"confidence"`
	Flows      *gitlabFlow `json:"code_flows,omitempty"`
}

type gitlabValue struct {
	Type  string `json:"type"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

type gitlabFlow struct {
	Type  string             `json:"type"`
	Name  string             `json:"name"`
	Items [][]gitlabFlowNode `json:"items"`
}

type gitlabFlowNode struct {
	Type     string             `json:"type"`
	Node     string             `json:"node_type"`
	Location gitlabFileLocation `json:"file_location"`
}

type gitlabFileLocation struct {
	Type  string `json:"type"`
	File  string `json:"file_name"`
	Start int    `json:"line_start"`
	End   int    `json:"line_end"`
}

// Handle writes the findings that are not suppressed; what was missed stands in the messages of the scan.
func (g *GitLabSAST) Handle(r *Report) error {
	tool := gitlabTool{"rubicon", "Rubicon", r.Tool.Version, gitlabVendor{"Rubicon"}}
	if tool.Version == "" {
		tool.Version = "unknown"
	}
	out := gitlabReport{Version: gitlabVersion, Scan: gitlabScan{
		Analyzer: tool, Scanner: tool, Type: "sast", Start: gitlabTime(r.Started), End: gitlabTime(r.Ended), Status: "success",
		Messages: gitlabMessages(r), Primary: convert(r.Rules, func(x Rule) gitlabIdentifier { return primaryIdentifier(&x) }),
	}}
	if r.Coverage.Files == 0 || len(r.Rules) == 0 {
		out.Scan.Status = "failure"
	}
	ids := names{}
	out.Vulnerabilities = convert(shown(r), func(f *Finding) gitlabVulnerability {
		return newGitLabVulnerability(f, uuid(ids.unique(identity(f))))
	})
	return encode(g.w, out)
}

func gitlabTime(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format("2006-01-02T15:04:05")
}

func gitlabMessages(r *Report) []gitlabMessage {
	lvl := "info"
	if !r.Complete() {
		lvl = "warn"
	}
	out := []gitlabMessage{{"info", Headline(r)}, {lvl, Verdict(r) + "; " + figures(&r.Coverage)}}
	for _, m := range missed(r) {
		out = append(out, gitlabMessage{"warn", problem(&Problem{m.path, m.line, m.text})})
	}
	return out
}

func primaryIdentifier(r *Rule) gitlabIdentifier {
	code := Printable(r.Code)
	if code == "" {
		code = "unknown"
	}
	return gitlabIdentifier{Type: "rubicon_rule", Name: strings.TrimSpace("Rubicon " + code + " " + Printable(r.Name)), Value: code}
}

// identifiers returns what a rule is known by: its code first, which GitLab tells findings apart by.
func identifiers(r *Rule) []gitlabIdentifier {
	out := []gitlabIdentifier{primaryIdentifier(r)}
	for _, n := range r.CWE {
		out = append(out, gitlabIdentifier{"cwe", fmt.Sprintf("CWE-%d", n), strconv.Itoa(n), fmt.Sprintf("https://cwe.mitre.org/data/definitions/%d.html", n)})
	}
	for _, t := range r.OWASPAPI {
		out = append(out, gitlabIdentifier{Type: "owasp_api", Name: "OWASP " + Printable(t), Value: Printable(t)})
	}
	return out[:min(len(out), gitlabIdentifiers)]
}

func newGitLabVulnerability(f *Finding, id string) gitlabVulnerability {
	rule := f.rule()
	v := gitlabVulnerability{
		ID: id, Name: clip(Printable(rule.Title), gitlabName), Severity: gitlabSeverity(f.severity()),
		Description: clip(gitlabText(f), gitlabDescription), Solution: clip(strings.TrimSpace(f.Remediation()), gitlabSolution),
		Identifiers: identifiers(rule),
		Location:    gitlabLocation{File: Printable(f.Location.Path), Start: max(f.Location.Start.Line, 1), End: max(lastLine(&f.Location), 1)},
		Details: gitlabDetails{
			Risk:       gitlabValue{"text", "Risk", fmt.Sprintf("%.1f of 10", f.risk())},
			Confidence: gitlabValue{"text", "Confidence", string(f.Confidence)},
			Flows:      newGitLabFlow(f),
		},
	}
	if n := len(f.Steps); n > 0 {
		v.Location.Method = Printable(f.Steps[n-1].Function)
	}
	if u := ruleURL(rule); u != "" {
		v.Links = []gitlabLink{{u}}
	}
	return v
}

// gitlabText returns what a finding says and its path, in Markdown, and what the rule is about.
func gitlabText(f *Finding) string {
	var b strings.Builder
	b.WriteString(CodeSpan(f.message()) + "\n\n")
	for _, line := range stepLines(f.Steps) {
		b.WriteString("- " + CodeSpan(line) + "\n")
	}
	if text := strings.TrimSpace(f.rule().Description); text != "" {
		b.WriteString("\n" + text + "\n")
	}
	return b.String()
}

// gitlabSeverity returns GitLab's word for a severity.
func gitlabSeverity(severity string) string {
	for _, s := range severities {
		if s == severity {
			return strings.ToUpper(s[:1]) + s[1:]
		}
	}
	return "Unknown"
}

// newGitLabFlow returns the paths of a finding, the best first, nil if it has none of more than its place.
func newGitLabFlow(f *Finding) *gitlabFlow {
	if len(f.Steps) < 2 {
		return nil
	}
	flow := gitlabFlow{Type: "code-flows", Name: "Path", Items: [][]gitlabFlowNode{convert(f.Steps, newGitLabFlowNode)}}
	for _, p := range f.Others {
		if len(p.Steps) > 0 && len(flow.Items) < gitlabFlows {
			flow.Items = append(flow.Items, convert(p.Steps, newGitLabFlowNode))
		}
	}
	return &flow
}

func newGitLabFlowNode(s Step) gitlabFlowNode {
	at := gitlabFileLocation{"file-location", Printable(s.Location.Path), max(s.Location.Start.Line, 1), max(lastLine(&s.Location), 1)}
	n := gitlabFlowNode{"code-flow-node", "propagation", at}
	if s.Role == RoleSource || s.Role == RoleSink {
		n.Node = string(s.Role)
	}
	return n
}

// identity returns what a finding is known by from scan to scan.
func identity(f *Finding) string {
	if f.Fingerprint != "" {
		return f.Fingerprint
	}
	return strings.Join([]string{f.code(), f.Location.Path, strconv.Itoa(f.Location.Start.Line), f.Message}, "\x00")
}

// names counts how often a name was given.
type names map[string]int

// unique returns name, with its ordinal if it is not the first of that name.
func (n names) unique(name string) string {
	if n[name]++; n[name] > 1 {
		return fmt.Sprintf("%s\x00%d", name, n[name])
	}
	return name
}

// uuid returns the UUID of a name, of version 5 (RFC 9562, section 5.5). The namespace is one of Rubicon's own.
func uuid(name string) string {
	namespace := [16]byte{0x9c, 0x1b, 0x62, 0x0e, 0x5d, 0x0a, 0x4f, 0x57, 0x8a, 0x33, 0x21, 0x7e, 0x4e, 0xd1, 0xb0, 0x6f}
	sum := sha1.Sum(append(namespace[:], name...))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// clip returns the beginning of text that has at most n characters.
func clip(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n-1]) + "…"
}
