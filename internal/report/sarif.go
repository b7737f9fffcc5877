package report

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// SARIF writes a report in the Static Analysis Results Interchange Format 2.1.0 (OASIS, errata 01).
//
// The types below hold the part of the format that is used. A library of types for all of it exists
// (go-sarif), but it writes every default value of every object out, a dozen members for each step
// of each path, which makes reports several times as long, and it brings a schema validator along.
type SARIF struct{ w io.Writer }

// NewSARIF returns a handler that writes SARIF to w.
func NewSARIF(w io.Writer) *SARIF { return &SARIF{w} }

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// sourceRoot is the name that results have for the workspace's root. Its address is left to the
	// reader: reports must not differ between machines.
	sourceRoot = "%SRCROOT%"
)

// Handle writes the report as one run; suppressed findings are marked so. What services do not take is left out, the
// mildest first, and a notification says so.
func (s *SARIF) Handle(r *Report) error {
	for cut := (sarifCut{results: sarifResults}); ; cut = cut.smaller() {
		var b bytes.Buffer
		if err := encode(&b, sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{newSARIFRun(r, cut)}}); err != nil {
			return err
		}
		if cut.results == 0 || fitsCompressed(b.Bytes(), sarifCompressed) {
			_, err := s.w.Write(b.Bytes())
			return err
		}
	}
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool                `json:"tool"`
	Invocations []sarifInvocation        `json:"invocations"`
	BaseIDs     map[string]sarifArtifact `json:"originalUriBaseIds"`
	ColumnKind  string                   `json:"columnKind"`
	Results     []sarifResult            `json:"results"`
	Properties  sarifRunProperties       `json:"properties"`
}

type sarifRunProperties struct {
	Summary  string       `json:"summary"`
	Coverage jsonCoverage `json:"coverage"`
	Stats    *jsonStats   `json:"stats,omitempty"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name          string            `json:"name"`
	Version       string            `json:"version,omitempty"`
	Rules         []sarifDescriptor `json:"rules"`
	Notifications []sarifDescriptor `json:"notifications,omitempty"`
}

type sarifDescriptor struct {
	ID         string           `json:"id"`
	Name       string           `json:"name,omitempty"`
	Short      *sarifText       `json:"shortDescription,omitempty"`
	Full       *sarifText       `json:"fullDescription,omitempty"`
	HelpURI    string           `json:"helpUri,omitempty"`
	Help       *sarifText       `json:"help,omitempty"`
	Default    *sarifConfig     `json:"defaultConfiguration,omitempty"`
	Properties *sarifProperties `json:"properties,omitempty"`
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

// sarifProperties are the properties of a rule. Code scanning services read security-severity, a
// number from 0.0 to 10.0 as text, and sort by it.
type sarifProperties struct {
	Tags             []string `json:"tags"`
	SecuritySeverity string   `json:"security-severity"`
	Severity         string   `json:"severity"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Descriptor sarifReference  `json:"descriptor"`
	Level      string          `json:"level"`
	Message    sarifText       `json:"message"`
	Locations  []sarifLocation `json:"locations,omitempty"`
}

type sarifReference struct {
	ID string `json:"id"`
}

type sarifArtifact struct {
	URI         string     `json:"uri,omitempty"`
	BaseID      string     `json:"uriBaseId,omitempty"`
	Description *sarifText `json:"description,omitempty"`
}

type sarifResult struct {
	RuleID       string                `json:"ruleId"`
	RuleIndex    *int                  `json:"ruleIndex,omitempty"`
	Level        string                `json:"level"`
	Message      sarifText             `json:"message"`
	Locations    []sarifLocation       `json:"locations"`
	CodeFlows    []sarifCodeFlow       `json:"codeFlows,omitempty"`
	Fingerprints map[string]string     `json:"partialFingerprints,omitempty"`
	Suppressions []sarifSuppression    `json:"suppressions,omitempty"`
	Fixes        []sarifFix            `json:"fixes,omitempty"`
	Rank         float64               `json:"rank"`
	Properties   sarifResultProperties `json:"properties"`
}

type sarifResultProperties struct {
	Confidence Confidence `json:"confidence"`
	Risk       float64    `json:"risk"`
	Generated  Generator  `json:"generated,omitempty"`
	Advice     string     `json:"advice,omitempty"`
}

type sarifSuppression struct {
	Kind          string         `json:"kind"`
	Status        string         `json:"status"`
	Justification string         `json:"justification,omitempty"`
	Location      *sarifLocation `json:"location,omitempty"`
}

type sarifLocation struct {
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifText     `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndLine     int `json:"endLine,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
	Kind string `json:"kind"`
}

type sarifCodeFlow struct {
	ThreadFlows []sarifThreadFlow `json:"threadFlows"`
}

type sarifThreadFlow struct {
	Locations []sarifFlowLocation `json:"locations"`
}

type sarifFlowLocation struct {
	Location   sarifLocation `json:"location"`
	Kinds      []string      `json:"kinds,omitempty"`
	Importance string        `json:"importance"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion  `json:"deletedRegion"`
	Inserted sarifContent `json:"insertedContent"`
}

type sarifContent struct {
	Text string `json:"text"`
}

// The kinds of notifications.
const (
	noteCoverage = "coverage"
	noteSkipped  = "not-read"
	noteDamaged  = "syntax-error"
	noteProblem  = "problem"
	noteLimit    = "limit"
)

func newSARIFRun(r *Report, cut sarifCut) sarifRun {
	kept, notes := cut.apply(r)
	run := sarifRun{
		Tool: sarifTool{sarifDriver{
			Name:          r.Tool.Name,
			Version:       r.Tool.Version,
			Rules:         convert(r.Rules, newSARIFRule),
			Notifications: noteDescriptors(),
		}},
		Invocations: []sarifInvocation{{Successful: true, Notifications: append(notifications(r), notes...)}},
		BaseIDs:     map[string]sarifArtifact{sourceRoot: {Description: &sarifText{Text: "The root of the workspace that was scanned."}}},
		ColumnKind:  "utf16CodeUnits",
		Properties:  sarifRunProperties{Headline(r), newJSONCoverage(r), newJSONStats(r.Stats)},
	}
	rules := newSARIFRules(r, &run.Tool.Driver)
	run.Results = convert(kept, func(f *Finding) sarifResult { return newSARIFResult(f, rules, cut) })
	return run
}

// sarifRules are the rules of a run. Services take the severity of a result from its rule: a finding that has another
// than its rule, because it only informs or the configuration says so, has a rule of its own, "RBN201/info".
type sarifRules struct {
	driver     *sarifDriver
	index      map[string]int
	severities map[string]string // by code
}

func newSARIFRules(r *Report, driver *sarifDriver) *sarifRules {
	s := &sarifRules{driver, map[string]int{}, map[string]string{}}
	for i, rule := range r.Rules {
		s.index[rule.Code], s.severities[rule.Code] = i, rule.Severity
	}
	return s
}

// of returns the rule of a finding: its id and, if it is known, its index.
func (s *sarifRules) of(f *Finding) (id string, index *int) {
	id = f.code()
	if severity, ok := s.severities[id]; ok && severity != f.severity() {
		id += "/" + f.severity()
		if _, ok := s.index[id]; !ok {
			rule := *f.rule()
			rule.Code, rule.Severity = id, f.severity()
			s.index[id] = len(s.driver.Rules)
			s.driver.Rules = append(s.driver.Rules, newSARIFRule(rule))
		}
	}
	if i, ok := s.index[id]; ok {
		return id, &i
	}
	return id, nil
}

// noteDescriptors returns what the kinds of notifications mean, and what to do about them.
func noteDescriptors() []sarifDescriptor {
	descriptor := func(id, short, help string) sarifDescriptor {
		return sarifDescriptor{ID: id, Short: &sarifText{Text: short}, Full: &sarifText{Text: short}, Help: &sarifText{Text: help}}
	}
	return []sarifDescriptor{
		descriptor(noteCoverage, "What the scan saw.", "If something was missed, that nothing is found there proves nothing."),
		descriptor(noteSkipped, "A file or folder that could not be read.", "Make it readable for whoever runs the scan, or exclude it."),
		descriptor(noteDamaged, "A file with syntax errors.", "Mend the syntax, or exclude the file. What stands around the errors was analyzed."),
		descriptor(noteProblem, "A part that could not be analyzed.", "Mend what the message names. The rest was analyzed."),
		descriptor(noteLimit, "Results or paths that are left out, so that the file keeps within what code scanning services take.",
			"Read the report in the format json, which has all."),
	}
}

// level returns SARIF's word for a severity.
func level(severity string) string {
	switch severity {
	case "critical", "high":
		return "error"
	case "medium":
		return "warning"
	}
	return "note"
}

// securitySeverity returns the middle of the range of CVSS scores that has the severity's name.
func securitySeverity(severity string) string {
	switch severity {
	case "critical":
		return "9.5"
	case "high":
		return "8.0"
	case "medium":
		return "5.5"
	case "low":
		return "2.0"
	}
	return "0.0"
}

func newSARIFRule(r Rule) sarifDescriptor {
	d := sarifDescriptor{
		ID:      r.Code,
		Name:    r.Name,
		Short:   &sarifText{Text: r.Title},
		Full:    &sarifText{Text: r.Description, Markdown: r.Description},
		Default: &sarifConfig{level(r.Severity)},
		Properties: &sarifProperties{
			Tags:             ruleTags(&r),
			SecuritySeverity: securitySeverity(r.Severity),
			Severity:         r.Severity,
		},
	}
	d.HelpURI = r.Link()
	help := strings.TrimSpace(r.Description)
	if r.Remediation != "" {
		help += "\n\n## What to do\n\n" + strings.TrimSpace(r.Remediation)
	}
	for i, ref := range r.References {
		if i == 0 {
			help += "\n\n## References\n"
		}
		help += "\n- " + ref
	}
	d.Help = &sarifText{Text: help, Markdown: help}
	return d
}

func ruleTags(r *Rule) []string {
	tags := []string{"security"}
	for _, n := range r.CWE {
		tags = append(tags, fmt.Sprintf("external/cwe/cwe-%03d", n))
	}
	for _, t := range r.OWASPAPI {
		tags = append(tags, "owasp-api/"+t)
	}
	for _, t := range r.PCIDSS {
		tags = append(tags, "pci-dss/"+t)
	}
	slices.Sort(tags[1:])
	tags = slices.Compact(tags)
	return tags[:min(len(tags), sarifTags)]
}

func notifications(r *Report) []sarifNotification {
	c := &r.Coverage
	summaryLevel := "note"
	if !r.Complete() {
		summaryLevel = "warning"
	}
	out := []sarifNotification{{
		Descriptor: sarifReference{noteCoverage},
		Level:      summaryLevel,
		Message:    message(Verdict(r) + "; " + figures(c)),
	}}
	for _, m := range missed(r) {
		lvl := "warning"
		if m.kind == noteProblem {
			lvl = "error"
		}
		out = append(out, notification(m.kind, lvl, m.path, m.line, m.text))
	}
	return out
}

func notification(id, lvl, path string, line int, text string) sarifNotification {
	n := sarifNotification{Descriptor: sarifReference{id}, Level: lvl, Message: message(text)}
	if path != "" {
		l := sarifLocation{Physical: sarifPhysical{Artifact: artifact(path)}}
		if line > 0 {
			l.Physical.Region = &sarifRegion{StartLine: line}
		}
		n.Locations = []sarifLocation{l}
	}
	return n
}

func newSARIFResult(f *Finding, rules *sarifRules, cut sarifCut) sarifResult {
	id, index := rules.of(f)
	res := sarifResult{
		RuleID:     id,
		RuleIndex:  index,
		Level:      level(f.severity()),
		Message:    message(f.advised()),
		Locations:  []sarifLocation{newSARIFLocation(&f.Location, "", "")},
		Rank:       f.risk() * 10,
		Properties: sarifResultProperties{f.Confidence, f.risk(), f.Generated, Printable(f.Advice)},
		Fixes:      newSARIFFixes(f),
		CodeFlows:  convert(cut.paths(f), newSARIFCodeFlow),
	}
	res.Fingerprints = map[string]string{}
	if f.Fingerprint != "" {
		res.Fingerprints["rubicon/v1"] = f.Fingerprint
	}
	if f.LineHash != "" {
		res.Fingerprints["primaryLocationLineHash"] = f.LineHash
	}
	if f.Suppressed() {
		res.Suppressions = []sarifSuppression{newSARIFSuppression(f.Suppression)}
	}
	return res
}

func newSARIFSuppression(s *Suppression) sarifSuppression {
	out := sarifSuppression{Kind: "external", Status: "accepted", Justification: Printable(s.Reason)}
	if s.InSource {
		out.Kind = "inSource"
	}
	if s.Location.Path != "" {
		l := newSARIFLocation(&s.Location, "", "")
		out.Location = &l
	}
	return out
}

func newSARIFCodeFlow(steps []Step) sarifCodeFlow {
	return sarifCodeFlow{[]sarifThreadFlow{{convert(steps, newSARIFStep)}}}
}

func newSARIFStep(s Step) sarifFlowLocation {
	l := sarifFlowLocation{Location: newSARIFLocation(&s.Location, s.Function, describe(&s)), Importance: "essential"}
	switch s.Role {
	case RoleSource:
		l.Kinds = []string{"taint"}
	case RoleSink:
		l.Kinds = []string{"danger"}
	case RoleCrossing:
		l.Kinds = []string{"call"}
	case RoleGuard:
		l.Kinds = []string{"branch", "caution"}
	default:
		l.Importance = "important"
	}
	return l
}

func newSARIFLocation(l *Location, function, note string) sarifLocation {
	out := sarifLocation{Physical: sarifPhysical{Artifact: artifact(l.Path)}}
	if l.Start.Line > 0 {
		region := newSARIFRegion(l)
		out.Physical.Region = &region
	}
	if function != "" {
		out.Logical = []sarifLogical{{Name: function, Kind: "function"}}
	}
	if note != "" {
		text := message(note)
		out.Message = &text
	}
	return out
}

func newSARIFRegion(l *Location) sarifRegion {
	return sarifRegion{StartLine: l.Start.Line, StartColumn: l.Start.UTF16, EndLine: l.End.Line, EndColumn: l.End.UTF16}
}

// newSARIFFixes returns the fixes, the edits of each grouped by file in the order of the first.
func newSARIFFixes(f *Finding) []sarifFix {
	var out []sarifFix
	for _, fix := range f.Fixes {
		var changes []sarifChange
		at := map[string]int{}
		for _, e := range fix.Edits {
			i, ok := at[e.Location.Path]
			if !ok {
				i = len(changes)
				at[e.Location.Path] = i
				changes = append(changes, sarifChange{Artifact: artifact(e.Location.Path)})
			}
			changes[i].Replacements = append(changes[i].Replacements,
				sarifReplacement{newSARIFRegion(&e.Location), sarifContent{e.NewText}})
		}
		if len(changes) > 0 {
			out = append(out, sarifFix{message(fix.Title), changes})
		}
	}
	return out
}

// artifact returns the location of a file, given by its path relative to the root.
func artifact(path string) sarifArtifact {
	return sarifArtifact{URI: relativeURI(path), BaseID: sourceRoot}
}

// relativeURI returns the relative URI of a path with slashes. Whatever may not stand in a URI is
// percent-encoded byte by byte, so that bytes that are no UTF-8 keep their value; so is a colon,
// which would make what is before it a scheme.
func relativeURI(path string) string {
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return strings.Join(segments, "/")
}

var (
	placeholder  = regexp.MustCompile(`\{(\d+)\}`)
	embeddedLink = regexp.MustCompile(`\[([^\[\]]*\]\()`)
)

// message returns text as a SARIF message, in which {0} stands for an argument and [text](target)
// for a link: what looks like these is escaped. Line breaks and control characters, which a viewer
// may hand to a terminal, are spelled out.
func message(text string) sarifText {
	text = placeholder.ReplaceAllString(Printable(text), "{{$1}}")
	return sarifText{Text: embeddedLink.ReplaceAllString(text, `\[$1`)}
}
