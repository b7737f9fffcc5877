package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
)

// JUnit writes a report as the results of tests, which every CI server shows.
type JUnit struct{ w io.Writer }

// NewJUnit returns a handler that writes JUnit's XML to w.
func NewJUnit(w io.Writer) *JUnit { return &JUnit{w} }

type junitSuites struct {
	XMLName  xml.Name   `xml:"testsuites"`
	Name     string     `xml:"name,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Errors   int        `xml:"errors,attr"`
	Suite    junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name      string      `xml:"name,attr"`
	Tests     int         `xml:"tests,attr"`
	Failures  int         `xml:"failures,attr"`
	Errors    int         `xml:"errors,attr"`
	Skipped   int         `xml:"skipped,attr"`
	Time      string      `xml:"time,attr"`
	Timestamp string      `xml:"timestamp,attr,omitempty"`
	Cases     []junitCase `xml:"testcase"`
	Out       *junitText  `xml:"system-out"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Time    string        `xml:"time,attr"`
	Failure *junitFailure `xml:"failure"`
	Skipped *junitSkipped `xml:"skipped"`
	Out     *junitText    `xml:"system-out"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",cdata"`
}

type junitText struct {
	Text string `xml:",cdata"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

// Handle writes a test for each finding that is not suppressed: it fails, unless the finding only informs. A rule that
// found nothing is a test that passes. The test "coverage" passes if everything was read, and else counts as skipped.
func (j *JUnit) Handle(r *Report) error {
	suite := junitSuite{Name: "rubicon", Time: "0", Out: &junitText{Headline(r) + "\n" + Verdict(r)}}
	if !r.Started.IsZero() {
		suite.Timestamp = r.Started.UTC().Format("2006-01-02T15:04:05")
		suite.Time = fmt.Sprintf("%.3f", max(r.Ended.Sub(r.Started), 0).Truncate(time.Millisecond).Seconds())
	}
	suite.add(junitCoverage(r))
	found := map[string]bool{}
	for _, f := range shown(r) {
		found[f.code()] = true
		suite.add(newJUnitCase(f))
	}
	for i := range r.Rules {
		if rule := &r.Rules[i]; !found[rule.Code] {
			suite.add(junitCase{Class: "rubicon." + Printable(rule.Code), Name: Printable(rule.Name)})
		}
	}
	return encodeXML(j.w, junitSuites{Name: "rubicon", Tests: suite.Tests, Failures: suite.Failures, Suite: suite})
}

func (s *junitSuite) add(c junitCase) {
	c.Time = "0"
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

func newJUnitCase(f *Finding) junitCase {
	rule := f.rule()
	text := strings.Join(append(stepLines(f.Steps), adviceLines(f)...), "\n")
	c := junitCase{
		Class: "rubicon." + Printable(rule.Code), File: Printable(f.Location.Path), Line: f.Location.Start.Line,
		Name: Printable(rule.Name) + " at " + PlaceOf(&f.Location),
	}
	if f.severity() == informs {
		c.Out = &junitText{Printable(f.message()) + "\n" + text}
		return c
	}
	c.Failure = &junitFailure{f.severity(), fmt.Sprintf("%s: %s", f.severity(), Printable(f.message())), text}
	return c
}

// adviceLines returns what to do about a finding.
func adviceLines(f *Finding) []string {
	return convert(fixes(f), func(fix string) string { return "fix: " + fix })
}

func junitCoverage(r *Report) junitCase {
	c := junitCase{Class: "rubicon", Name: "coverage"}
	if r.Complete() {
		return c
	}
	c.Skipped = &junitSkipped{Verdict(r)}
	lines := []string{figures(&r.Coverage)}
	for _, m := range missed(r) {
		lines = append(lines, problem(&Problem{m.path, m.line, m.text}))
	}
	c.Out = &junitText{strings.Join(lines, "\n")}
	return c
}
