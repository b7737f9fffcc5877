package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// GitHub writes findings as workflow commands, which GitHub Actions shows as annotations beside the code.
type GitHub struct{ w io.Writer }

// NewGitHub returns a handler that writes workflow commands to w.
func NewGitHub(w io.Writer) *GitHub { return &GitHub{w} }

// maxAnnotation is how many bytes of an annotation are written. GitHub keeps 64 KB and shows much less.
const maxAnnotation = 4096

// Handle writes an annotation for each finding that is not suppressed, the worst first: of each kind GitHub shows only
// ten of a step. What was missed comes before them as one warning, and then as lines of the log.
func (g *GitHub) Handle(r *Report) error {
	var b bytes.Buffer
	if !r.Complete() {
		writeCommand(&b, "warning", "title="+commandProperty("Rubicon: coverage incomplete"), Verdict(r))
	}
	findings := shown(r)
	worstFirst(findings)
	for _, f := range findings {
		writeCommand(&b, annotation(f.severity()), annotationProperties(f), annotationText(f))
	}
	for i, m := range missed(r) {
		if i == listed {
			fmt.Fprintf(&b, "  missed: %d more (--format json lists all)\n", len(missed(r))-i)
			break
		}
		fmt.Fprintf(&b, "  missed: %s\n", logLine(problem(&Problem{m.path, m.line, m.text})))
	}
	fmt.Fprintf(&b, "%s\n%s\n", Headline(r), Verdict(r))
	_, err := g.w.Write(b.Bytes())
	return err
}

// annotation returns the workflow command for a severity.
func annotation(severity string) string {
	if lvl := level(severity); lvl != "note" {
		return lvl
	}
	return "notice"
}

func annotationProperties(f *Finding) string {
	l, rule := &f.Location, f.rule()
	parts := []string{"file=" + commandProperty(l.Path)}
	if l.Start.Line > 0 {
		parts = append(parts, fmt.Sprintf("line=%d", l.Start.Line), fmt.Sprintf("endLine=%d", lastLine(l)))
		if l.End.Line == l.Start.Line { // GitHub takes columns only of a stretch in one line
			parts = append(parts, fmt.Sprintf("col=%d", l.Start.UTF16), fmt.Sprintf("endColumn=%d", l.End.UTF16))
		}
	}
	title := strings.TrimSpace(fmt.Sprintf("%s %s (%s)", rule.Code, rule.Name, f.severity()))
	return strings.Join(append(parts, "title="+commandProperty(title)), ",")
}

// annotationText returns what a finding says, its path and what to do about it, each on a line.
func annotationText(f *Finding) string {
	lines := []string{Printable(f.message())}
	if len(f.Steps) > 1 {
		lines = append(lines, stepLines(f.Steps)...)
	}
	for _, fix := range fixes(f) {
		lines = append(lines, "fix: "+fix)
	}
	return cutBytes(strings.Join(lines, "\n"), maxAnnotation)
}

// writeCommand writes a workflow command with properties, which are escaped, and a message, which is not yet.
func writeCommand(b *bytes.Buffer, name, properties, message string) {
	fmt.Fprintf(b, "::%s %s::%s\n", name, properties, commandData.Replace(message))
}

// What GitHub's runner decodes again in the message and in the properties of a command.
var (
	commandData         = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandPropertyText = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// commandProperty returns a text as the value of a property.
func commandProperty(text string) string { return commandPropertyText.Replace(Printable(text)) }

// logLine returns a line for the log of a run, in which the runner must find no command: besides "::" at the beginning
// of a line, it knows "##[" anywhere.
func logLine(text string) string { return strings.ReplaceAll(text, "##[", `##\[`) }
