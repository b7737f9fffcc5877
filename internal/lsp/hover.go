package lsp

import (
	"context"
	"fmt"
	"strings"
	"time"

	"rubicon/internal/report"
)

// patience is how long what the user asks for waits for the analysis of the texts as they are.
const patience = 10 * time.Second

// hoverAt tells of the findings at a position what they are and what to do.
func hoverAt(ctx context.Context, s *server, p *hoverParams) (any, error) {
	st, d, err := s.settled(ctx, p.TextDocument.URI, patience)
	if st == nil {
		return nil, err
	}
	at := d.text.offset(p.Position, s.client.encoding)
	var parts []string
	var where *span
	for _, f := range st.files[d.path] {
		if f.finding == nil || at < f.start || at > f.end {
			continue
		}
		parts = append(parts, explain(f.finding, s.client.markdown))
		if where == nil {
			where = &f.diagnostic.Range
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	kind, rule := "plaintext", "\n\n"
	if s.client.markdown {
		kind, rule = "markdown", "\n\n---\n\n"
	}
	return &hover{markupContent{kind, strings.Join(parts, rule)}, where}, nil
}

// explain describes a finding and its rule. The rule's texts are Markdown, which is readable as it is.
func explain(f *report.Finding, markdown bool) string {
	strong, plain := func(s string) string { return s }, report.Printable
	if markdown {
		strong = func(s string) string { return "**" + s + "**" }
		plain = escapeMarkdown
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, risk %.1f, confidence %s\n\n", strong(plain(f.Rule.Code+" "+f.Rule.Title)), f.Grade(), f.Risk, f.Confidence)
	fmt.Fprintf(&b, "%s\n\n%s\n\n", plain(f.Says()), strings.TrimSpace(f.Rule.Description))
	if f.Remediation() != "" {
		fmt.Fprintf(&b, "%s %s\n\n", strong("What to do:"), strings.TrimSpace(f.Remediation()))
	}
	for _, n := range f.Rule.CWE {
		fmt.Fprintf(&b, "CWE-%d ", n)
	}
	for _, ref := range f.Rule.References {
		b.WriteString(ref + " ")
	}
	return strings.TrimSpace(b.String())
}

// escapeMarkdown returns a text that Markdown shows as it is.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for _, r := range report.Printable(text) {
		if strings.ContainsRune("\\`*_{}[]()<>#+-.!|~&:", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
