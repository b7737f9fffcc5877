package report

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"
)

// Markdown writes a report for a comment of a review on GitHub or GitLab.
type Markdown struct{ w io.Writer }

// NewMarkdown returns a handler that writes Markdown to w.
func NewMarkdown(w io.Writer) *Markdown { return &Markdown{w} }

const (
	// markdownMark is the first line, by which a job finds its comment again to replace it.
	markdownMark = "<!-- rubicon -->"
	// maxComment is how many bytes are written. A comment on GitHub may have 65,536 characters.
	maxComment = 65_000
	// maxFolds is how many of them findings with their paths may take; the findings behind these have a line each.
	maxFolds = 50_000
	// maxFold is how many bytes the path of a finding may have; of a longer one only the message is shown.
	maxFold = 12_000
)

// Handle writes the summary, the verdict on coverage, the numbers by severity, and the findings that are not suppressed,
// the worst first, each with its path folded. When a comment has no room for more paths the findings have a line each, and
// when it has none for more lines they are counted.
func (m *Markdown) Handle(r *Report) error {
	findings := shown(r)
	worstFirst(findings)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n## Rubicon: %s\n\n", markdownMark, Headline(r))
	markdownCoverage(&b, r)
	markdownTable(&b, findings)
	room := true
	for i, f := range findings {
		block := markdownFinding(f)
		if room = room && b.Len()+len(block) <= maxFolds; !room {
			block = markdownLine(f)
		}
		if b.Len()+len(block) > maxComment {
			fmt.Fprintf(&b, "\n**%s not shown**: a comment has no room for more. `rubicon scan` lists all.\n", Count(len(findings)-i, "more finding"))
			break
		}
		b.WriteString(block)
	}
	_, err := m.w.Write(b.Bytes())
	return err
}

// markdownCoverage writes what was missed, and what the report was compared with.
func markdownCoverage(b *bytes.Buffer, r *Report) {
	if r.Complete() {
		b.WriteString(Verdict(r) + ".\n\n")
	} else {
		fmt.Fprintf(b, "> [!WARNING]\n> %s.\n\n", Verdict(r))
	}
	var lines []string
	for i, m := range missed(r) {
		if i == listed {
			lines = append(lines, fmt.Sprintf("%d more (rubicon scan --format json lists all)", len(missed(r))-i))
			break
		}
		lines = append(lines, cutBytes(problem(&Problem{m.path, m.line, m.text}), 500))
	}
	if len(lines) > 0 {
		fmt.Fprintf(b, "<details>\n<summary>What was missed</summary>\n\n%s\n</details>\n\n", fenced(strings.Join(lines, "\n")))
	}
	if d := r.Diff; d != nil {
		fmt.Fprintf(b, "Compared with %s: %s not shown.\n\n", CodeSpan(d.Base), Count(d.Older, "older finding"))
	}
}

func markdownTable(b *bytes.Buffer, findings []*Finding) {
	if len(findings) == 0 {
		return
	}
	b.WriteString("| severity | findings |\n|---|--:|\n")
	for _, s := range severities {
		n := 0
		for _, f := range findings {
			if f.severity() == s {
				n++
			}
		}
		if n > 0 {
			fmt.Fprintf(b, "| %s | %d |\n", s, n)
		}
	}
	b.WriteByte('\n')
}

// markdownFinding returns a finding as a fold: its place is the summary, its path is inside.
func markdownFinding(f *Finding) string {
	rule := f.rule()
	var path, b bytes.Buffer
	text := NewText(nil, Options{})
	for i := range f.Steps {
		text.step(&path, &f.Steps[i], 0)
	}
	if len(f.Steps) == 0 {
		text.source(&path, &f.Location)
	}
	text.others(&path, f)
	fmt.Fprintf(&b, "<details>\n<summary><b>%s</b> %s %s at <code>%s</code></summary>\n\n", html.EscapeString(f.severity()),
		escapeHTML(rule.Code), escapeHTML(rule.Name), escapeHTML(PlaceOf(&f.Location)))
	fmt.Fprintf(&b, "%s\n\nRisk %.1f of 10, confidence %s.\n\n", CodeSpan(cutBytes(Printable(f.message()), 2000)), f.risk(), f.Confidence)
	if path.Len() <= maxFold {
		b.WriteString(fenced(strings.TrimRight(path.String(), "\n")) + "\n")
	} else {
		fmt.Fprintf(&b, "The path has %s: too long for a comment.\n\n", Count(len(f.Steps), "step"))
	}
	for _, fix := range fixes(f) {
		fmt.Fprintf(&b, "Fix: %s\n\n", inlineMarkdown(cutBytes(fix, 500)))
	}
	b.WriteString("</details>\n\n")
	return b.String()
}

// markdownLine returns a finding as an item of a list, without its path.
func markdownLine(f *Finding) string {
	rule := f.rule()
	return fmt.Sprintf("- **%s** %s at %s: %s\n", f.severity(), CodeSpan(rule.Code+" "+rule.Name), CodeSpan(PlaceOf(&f.Location)),
		CodeSpan(cutBytes(Printable(f.message()), 300)))
}

// CodeSpan returns a text as inline code, in which nothing is Markdown, HTML, a mention or a reference.
func CodeSpan(text string) string {
	text = strings.TrimSpace(Printable(text))
	if text == "" {
		return ""
	}
	ticks := strings.Repeat("`", longestRun(text, '`')+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

// fenced returns lines, which must be printable, as a block of code.
func fenced(lines string) string {
	fence := strings.Repeat("`", max(longestRun(lines, '`')+1, 3))
	return fence + "text\n" + lines + "\n" + fence + "\n"
}

// longestRun returns the length of the longest run of c in text.
func longestRun(text string, c byte) int {
	longest, run := 0, 0
	for i := 0; i < len(text); i++ {
		if text[i] == c {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	return longest
}

// inlineMarkdown returns a line of Markdown with its inline code; all else of it is shown as it is written.
func inlineMarkdown(text string) string {
	parts := strings.Split(Printable(text), "`")
	if len(parts)%2 == 0 {
		return EscapeMarkdown(text)
	}
	for i := range parts {
		if i%2 == 0 {
			parts[i] = EscapeMarkdown(parts[i])
		} else {
			parts[i] = CodeSpan(parts[i])
		}
	}
	return strings.Join(parts, "")
}

// EscapeMarkdown returns a text that Markdown shows as it is: its punctuation is escaped, and behind what GitHub and
// GitLab make links and mentions of even then stands a space of no width.
func EscapeMarkdown(text string) string {
	var b strings.Builder
	text = Printable(text)
	for i, r := range text {
		switch {
		case r == ':' && (i+1 == len(text) || text[i+1] == ' '):
			b.WriteByte(':')
		case r == '<' || r == '>' || r == '"':
			b.WriteString(html.EscapeString(string(r)))
		case r == '&':
			b.WriteString("&amp;&#8203;")
		case strings.ContainsRune("@#!~%$:", r):
			b.WriteString(`\` + string(r) + "&#8203;")
		case strings.ContainsRune("\\`*_{}[]()|.", r):
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), `www\.`, `www&#8203;\.`)
}

// escapeHTML returns a text as it stands inside an element of HTML in Markdown, on one line.
func escapeHTML(text string) string {
	return html.EscapeString(strings.TrimSpace(Printable(text)))
}

// cutBytes returns the beginning of text that has at most n bytes.
func cutBytes(text string, n int) string {
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}
