package gate

import (
	"fmt"
	"io"
	"strings"

	"rubicon/internal/report"
)

// Formats are the formats of Write.
func Formats() []string { return []string{"text", "markdown"} }

// Write writes a result in one of Formats. Texts of the workspace are escaped for where they stand.
func Write(w io.Writer, format string, r *Result) error {
	text := r.text
	if format == "markdown" {
		text = r.markdown
	}
	_, err := io.WriteString(w, text())
	return err
}

// verdict says in one sentence whether the change passes.
func (r *Result) verdict() string {
	paths, routes := r.Stops()
	if len(paths)+len(routes) > 0 {
		return fmt.Sprintf("does not pass: %s and %s of risk %.1f or more", report.Count(len(paths), "path"), report.Count(len(routes), "route"), r.Threshold)
	}
	return fmt.Sprintf("passes: nothing that it brings has a risk of %.1f or more", r.Threshold)
}

// summary says in one sentence what the change does.
func (r *Result) summary() string {
	text := fmt.Sprintf("against %s: %s new or graver, %d fixed; %s new, graver or easier to walk, %d gone", report.Printable(r.Base),
		report.Count(len(r.Paths), "path"), r.Fixed, report.Count(len(r.Routes), "route"), r.Gone)
	if r.Incomplete {
		text += "; not everything was read, so that there may be more"
	}
	return text
}

// change says what a path was before.
func (p *Path) change() string {
	if p.Before == 0 {
		return "new"
	}
	return fmt.Sprintf("risk %.1f before", p.Before)
}

// change says what a route was before.
func (x *Route) change() string {
	if x.New {
		return "new"
	}
	var parts []string
	if x.StatusBefore != x.Authentication.Status {
		parts = append(parts, x.StatusBefore+" before")
	}
	if x.Before < x.Risk {
		parts = append(parts, fmt.Sprintf("risk %.1f before", x.Before))
	}
	return strings.Join(parts, ", ")
}

func (r *Result) text() string {
	var b strings.Builder
	for _, p := range r.Paths {
		fmt.Fprintf(&b, "%s: %s %s  risk %.1f  %s\n  %s\n", report.PlaceOf(&p.Location), p.Grade(), p.Finding.Rule.Code, p.Risk, p.change(), report.Printable(p.Says()))
	}
	for _, x := range r.Routes {
		fmt.Fprintf(&b, "%s:%d: %s  %s  risk %.1f  %s\n", report.Printable(x.Location.Path), x.Location.Line, report.Printable(x.Title()),
			x.Authentication.Status, x.Risk, x.change())
	}
	fmt.Fprintf(&b, "%s\nThe change %s.\n", r.summary(), r.verdict())
	return b.String()
}

func (r *Result) markdown() string {
	var b strings.Builder
	mark := "✅"
	if !r.Passes() {
		mark = "❌"
	}
	fmt.Fprintf(&b, "## %s The change %s\n\n%s\n", mark, r.verdict(), report.EscapeMarkdown(r.summary()))
	if len(r.Paths) > 0 {
		b.WriteString("\n| risk | | severity | path | at |\n|--:|---|---|---|---|\n")
		for _, p := range r.Paths {
			fmt.Fprintf(&b, "| %.1f | %s | %s | %s | %s |\n", p.Risk, p.change(), p.Grade(), report.CodeCell(p.Finding.Rule.Code+" "+p.Says()), report.CodeCell(report.PlaceOf(&p.Location)))
		}
	}
	if len(r.Routes) > 0 {
		b.WriteString("\n| risk | | route | authentication | at |\n|--:|---|---|---|---|\n")
		for _, x := range r.Routes {
			fmt.Fprintf(&b, "| %.1f | %s | %s | %s | %s |\n", x.Risk, x.change(), report.CodeCell(x.Title()), x.Authentication.Status,
				report.CodeCell(fmt.Sprintf("%s:%d", x.Location.Path, x.Location.Line)))
		}
	}
	return b.String()
}
