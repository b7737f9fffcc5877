package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// WriteRoutesText writes the routes for a terminal: a line for each route, and below it what is known of it.
func WriteRoutesText(w io.Writer, r *Routes) error {
	var b bytes.Buffer
	for i := range r.Routes {
		x := &r.Routes[i]
		fmt.Fprintf(&b, "%s  %s  %s\n", Printable(x.Title()), x.Authentication.Status, lineOf(x.Location))
		for _, line := range x.details() {
			fmt.Fprintf(&b, "    %s\n", Printable(line))
		}
	}
	s := &r.Summary
	fmt.Fprintf(&b, "%s: %d guarded, %d open, %d bypassable, %d unknown\n", Count(s.Routes, "route"), s.Guarded, s.Open, s.Bypassable, s.Unknown)
	writeContractText(&b, r)
	_, err := w.Write(b.Bytes())
	return err
}

// WriteRoutesMarkdown writes the routes as a table, and what is known of each in a fold.
func WriteRoutesMarkdown(w io.Writer, r *Routes) error {
	var b bytes.Buffer
	s := &r.Summary
	fmt.Fprintf(&b, "## Routes\n\n%s: %d guarded, %d open, %d bypassable, %d unknown.\n", Count(s.Routes, "route"), s.Guarded, s.Open, s.Bypassable, s.Unknown)
	if len(r.Routes) > 0 {
		b.WriteString("\n| route | authentication | reaches | findings | at |\n|---|---|---|---|---|\n")
	}
	for i := range r.Routes {
		x := &r.Routes[i]
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", CodeCell(x.Title()), x.Authentication.Status, x.reaches(), CodeCell(strings.Join(x.codes(), ", ")), CodeCell(lineOf(x.Location)))
	}
	for i := range r.Routes {
		x := &r.Routes[i]
		if lines := x.details(); len(lines) > 0 {
			fmt.Fprintf(&b, "\n<details>\n<summary><code>%s</code></summary>\n\n%s\n</details>\n", escapeHTML(x.Title()), fenced(strings.Join(lines, "\n")))
		}
	}
	writeContractMarkdown(&b, r)
	_, err := w.Write(b.Bytes())
	return err
}

// CodeCell returns a text as inline code in a cell of a table, "" for none.
func CodeCell(text string) string {
	if text == "" {
		return ""
	}
	return strings.ReplaceAll(CodeSpan(text), "|", `\|`)
}

// Title is what a reader calls the route.
func (x *RouteEntry) Title() string {
	verbs := "ANY"
	if len(x.Verbs) > 0 {
		verbs = strings.Join(x.Verbs, "|")
	}
	return verbs + " " + x.Pattern
}

func lineOf(p Place) string { return Printable(p.Path) + fmt.Sprintf(":%d", p.Line) }

// codes returns the codes of the findings, each once.
func (x *RouteEntry) codes() (codes []string) {
	known := map[string]bool{}
	for _, f := range x.Findings {
		if !known[f.Code] {
			known[f.Code] = true
			codes = append(codes, f.Code)
		}
	}
	return codes
}

// reaches says what kinds of effects the route has.
func (x *RouteEntry) reaches() string {
	var kinds []string
	for _, k := range x.effects() {
		if len(k.list) > 0 {
			kinds = append(kinds, k.name)
		}
	}
	return strings.Join(kinds, ", ")
}

type effects struct {
	name string
	list []RouteEffect
}

func (x *RouteEntry) effects() []effects {
	return []effects{{"native", x.Natives}, {"command", x.Commands}, {"file", x.Files}, {"host", x.Hosts}}
}

// details returns what is known of the route, in lines.
func (x *RouteEntry) details() (lines []string) {
	for _, e := range x.Authentication.Evidence {
		lines = append(lines, e.Note+"  "+lineOf(e.Location))
	}
	for _, p := range x.Parameters {
		lines = append(lines, p.text())
	}
	for _, f := range x.Filters {
		text := "filter"
		if !f.Certain {
			text = "filter, perhaps"
		}
		if f.Pattern != "" {
			text += " " + f.Pattern
		}
		lines = append(lines, text+"  "+lineOf(f.Location))
	}
	for _, kind := range x.effects() {
		for _, e := range kind.list {
			text := kind.name + " " + e.Name
			if e.Text != "" {
				text += " " + fmt.Sprintf("%q", e.Text)
				if e.Part {
					text += "…"
				}
			}
			lines = append(lines, text+"  "+lineOf(e.Location))
		}
	}
	for _, o := range x.Documented {
		lines = append(lines, "documented as "+o.Operation+"  "+lineOf(o.Location))
	}
	for _, f := range x.Findings {
		lines = append(lines, fmt.Sprintf("finding %s, risk %.1f  %s", f.Code, f.Risk, lineOf(f.Location)))
	}
	return lines
}

// text says what is known of a parameter.
func (p *RouteParameter) text() string {
	text := fmt.Sprintf("parameter %s (%s", p.Name, p.In)
	if p.Type != "string" {
		text += ", " + p.Type
	}
	text += ")"
	for _, c := range p.Checks {
		if c.Kind == "pattern" {
			text += " matches /" + c.Pattern + "/"
		} else {
			text += " is one of " + strings.Join(c.Values, ", ")
		}
	}
	return text
}
