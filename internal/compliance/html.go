package compliance

import (
	_ "embed"
	"html/template"
	"io"
	"sync"

	"rubicon/internal/report"
)

//go:embed compliance.html
var htmlText string

var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("compliance").Funcs(template.FuncMap{
		"printable": report.Printable,
		"place":     func(f *report.Finding) string { return report.Printable(report.PlaceOf(&f.Location)) },
		"tally":     tally,
		"codes":     codes,
		"class":     func(s Status) string { return statusClass[s] },
	}).Parse(htmlText))
})

// statusClass are the classes of the style sheet.
var statusClass = map[Status]string{Found: "found", Accepted: "accepted", Incomplete: "incomplete", Clean: "clean", Unchecked: "unchecked"}

type htmlPage struct {
	*Assessment
	Preamble []string
	Counts   []htmlCount
}

type htmlCount struct {
	Status Status
	N      int
}

// writeHTML writes one page that needs no other file and runs no script.
func writeHTML(w io.Writer, a *Assessment) error {
	page := htmlPage{Assessment: a, Preamble: preamble(a)}
	for _, s := range statuses {
		page.Counts = append(page.Counts, htmlCount{s, a.Count(s)})
	}
	return htmlTemplate().Execute(w, page)
}
