package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// CodeQuality writes findings in the part of Code Climate's format that GitLab's code quality widget reads.
type CodeQuality struct{ w io.Writer }

// NewCodeQuality returns a handler that writes a code quality report to w.
func NewCodeQuality(w io.Writer) *CodeQuality { return &CodeQuality{w} }

type codeQualityIssue struct {
	Type        string              `json:"type"`
	Check       string              `json:"check_name"`
	Description string              `json:"description"`
	Categories  []string            `json:"categories"`
	Severity    string              `json:"severity"`
	Fingerprint string              `json:"fingerprint"`
	Location    codeQualityLocation `json:"location"`
}

type codeQualityLocation struct {
	Path  string           `json:"path"`
	Lines codeQualityLines `json:"lines"`
}

type codeQualityLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// Handle writes the findings that are not suppressed and what was missed. The verdict on coverage has the folder for its
// place, unless everything was read.
func (c *CodeQuality) Handle(r *Report) error {
	ids := names{}
	out := convert(shown(r), func(f *Finding) codeQualityIssue {
		return codeQualityIssue{
			Type: "issue", Check: f.code(), Description: Printable(f.message()) + " (" + Printable(f.code()) + " " + Printable(f.rule().Name) + ")",
			Categories: []string{"Security"}, Severity: codeQualitySeverity(f.severity()), Fingerprint: codeQualityID(ids.unique(identity(f))),
			Location: codeQualityLocation{Printable(f.Location.Path), codeQualityLines{max(f.Location.Start.Line, 1), max(lastLine(&f.Location), 1)}},
		}
	})
	add := func(m miss) {
		path, line := Printable(m.path), max(m.line, 1)
		if path == "" {
			path = "."
		}
		out = append(out, codeQualityIssue{
			Type: "issue", Check: m.kind, Description: Printable(m.text), Categories: []string{"Security"}, Severity: "info",
			Fingerprint: codeQualityID(ids.unique(m.kind + "\x00" + m.path)), Location: codeQualityLocation{path, codeQualityLines{line, line}},
		})
	}
	if !r.Complete() {
		add(miss{noteCoverage, "", 0, Verdict(r)})
	}
	for _, m := range missed(r) {
		add(m)
	}
	return encode(c.w, out)
}

// codeQualitySeverity returns Code Climate's word for a severity.
func codeQualitySeverity(severity string) string {
	switch severity {
	case "critical":
		return "blocker"
	case "high":
		return "critical"
	case "medium":
		return "major"
	case "low":
		return "minor"
	}
	return "info"
}

func codeQualityID(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:16])
}
