package compliance

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/report"
)

// Formats are the formats of Write.
func Formats() []string { return []string{"markdown", "html", "csv"} }

// Write writes an assessment in one of Formats. Texts of the workspace are escaped for where they stand.
func Write(w io.Writer, format string, a *Assessment) error {
	switch format {
	case "markdown":
		_, err := io.WriteString(w, markdown(a))
		return err
	case "html":
		return writeHTML(w, a)
	case "csv":
		return writeCSV(w, a)
	}
	return fmt.Errorf("unknown format %q; choose one of %s", format, strings.Join(Formats(), ", "))
}

// preamble says what the document is and is not, in sentences.
func preamble(a *Assessment) []string {
	return []string{
		fmt.Sprintf("%s found this in the source. %s.", tool(a.Report), report.Headline(a.Report)),
		report.Verdict(a.Report) + ".",
		"The requirements are those that source code can speak to, and their titles are shortened; the standard itself decides. " +
			"“Nothing found” says that the rules named there ran and reported nothing, not that a requirement is met: " +
			"of each requirement, what a static tool cannot check is told.",
	}
}

func tool(r *report.Report) string { return strings.TrimSpace("Rubicon " + r.Tool.Version) }

// codes returns the codes of rules, in order.
func codes(rules []*report.Rule) []string {
	var list []string
	for _, r := range rules {
		list = append(list, r.Code)
	}
	return list
}

// tally returns the numbers of findings by severity, the gravest first: "1 critical, 2 high".
func tally(findings []*report.Finding) string {
	var parts []string
	for _, s := range report.Severities() {
		n := 0
		for _, f := range findings {
			if f.Grade() == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	return strings.Join(parts, ", ")
}

func markdown(a *Assessment) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", report.EscapeMarkdown(a.Standard.Title()))
	for _, p := range preamble(a) {
		fmt.Fprintf(&b, "\n%s\n", report.EscapeMarkdown(p))
	}
	fmt.Fprintf(&b, "\nThe standard: <%s>\n\n", a.Standard.Source)
	b.WriteString("| requirement | | status | findings |\n|---|---|---|---|\n")
	for i := range a.Items {
		item := &a.Items[i]
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", report.EscapeMarkdown(item.ID), report.EscapeMarkdown(item.Title), item.Status, tally(item.Findings))
	}
	for i := range a.Items {
		markdownItem(&b, &a.Items[i])
	}
	return b.String()
}

func markdownItem(b *strings.Builder, item *Item) {
	fmt.Fprintf(b, "\n## %s %s\n\nStatus: **%s**\n\n", report.EscapeMarkdown(item.ID), report.EscapeMarkdown(item.Title), item.Status)
	if len(item.Ran) > 0 {
		fmt.Fprintf(b, "Checked by %s.\n\n", strings.Join(codes(item.Ran), ", "))
	}
	if len(item.Left) > 0 {
		fmt.Fprintf(b, "Not run: %s.\n\n", strings.Join(codes(item.Left), ", "))
	}
	for _, f := range item.Findings {
		fmt.Fprintf(b, "- **%s** %s at %s: %s\n", f.Grade(), f.Rule.Code, report.CodeSpan(report.PlaceOf(&f.Location)), report.CodeSpan(f.Says()))
	}
	for _, f := range item.Accepted {
		fmt.Fprintf(b, "- accepted: %s at %s: %s\n", f.Rule.Code, report.CodeSpan(report.PlaceOf(&f.Location)), report.EscapeMarkdown(f.Suppression.Reason))
	}
	if len(item.Findings)+len(item.Accepted) > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "Not checked: %s\n", report.EscapeMarkdown(item.Beyond))
}

// csvColumns are the columns: a row for each requirement, and below it one for each of its findings.
var csvColumns = []string{
	"standard", "version", "requirement", "title", "status", "rules", "rules_not_run", "not_checked",
	"code", "severity", "risk", "path", "line", "message", "accepted", "fingerprint",
}

func writeCSV(out io.Writer, a *Assessment) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	rows := [][]string{csvColumns}
	for i := range a.Items {
		item := &a.Items[i]
		begin := []string{a.Standard.Name, a.Standard.Version, item.ID, item.Title, string(item.Status),
			strings.Join(codes(item.Ran), " "), strings.Join(codes(item.Left), " "), item.Beyond}
		if len(item.Findings)+len(item.Accepted) == 0 {
			rows = append(rows, append(slices.Clone(begin), make([]string, len(csvColumns)-len(begin))...))
		}
		for _, f := range slices.Concat(item.Findings, item.Accepted) {
			reason := ""
			if f.Suppression != nil {
				reason = f.Suppression.Reason
			}
			rows = append(rows, append(slices.Clone(begin), f.Rule.Code, f.Grade(), strconv.FormatFloat(f.Risk, 'f', 1, 64),
				f.Location.Path, strconv.Itoa(f.Location.Start.Line), f.Says(), reason, f.Fingerprint))
		}
	}
	for _, row := range rows {
		for i := range row {
			row[i] = report.CSVCell(row[i])
		}
	}
	return w.WriteAll(rows)
}
