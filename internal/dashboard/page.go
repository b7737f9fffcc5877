package dashboard

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"sync"
	"time"

	"rubicon/internal/record"
	"rubicon/internal/report"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// types are those of the files that are served as they are.
var types = map[string]string{
	"dashboard.css": "text/css; charset=utf-8", "dashboard.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml",
}

// static serves the style, the script and the icon.
func static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, err := staticFiles.ReadFile("static/" + name)
	if kind := types[name]; kind != "" && err == nil {
		w.Header().Set("Content-Type", kind)
	} else if name == "report.css" {
		data = []byte(report.HTMLStyle())
		w.Header().Set("Content-Type", types["dashboard.css"])
	} else {
		fail(w, r, http.StatusNotFound, "There is nothing here.")
		return
	}
	_, _ = w.Write(data) // whoever asked may be gone
}

// functions are what templates call.
var functions = template.FuncMap{
	"text":  report.Printable,
	"short": short,
	"risk":  func(v float64) string { return fmt.Sprintf("%.1f", v) },
	"time":  func(t time.Time) string { return t.Format("2006-01-02 15:04") },
	"day":   func(t time.Time) string { return t.Format("2006-01-02") },
	"age":   age,
	"took": func(millis int64) string {
		return (time.Duration(millis) * time.Millisecond).Round(10 * time.Millisecond).String()
	},
	"count": count,
	"route": func(name string) string {
		if name == "" {
			return "without a route"
		}
		return report.Printable(name)
	},
	"branch": branchName,
	"since":  func(from time.Time, to time.Time) string { return age(to.Sub(from)) },
	"mib":    func(bytes uint64) string { return fmt.Sprintf("%.0f MiB", float64(bytes)/(1<<20)) },
}

// templates returns the templates. Most runs of the program show no page.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(functions).ParseFS(templateFiles, "templates/*.html"))
})

// layout is what each page has around its content.
type layout struct {
	Title  string
	Trail  []link // the pages above this one
	Record string
	Body   any
}

type link struct{ Text, URL string }

// writePage writes a page; a template that fails is an error of the server.
func writePage(w http.ResponseWriter, status int, name string, l layout) {
	var content bytes.Buffer
	err := templates().ExecuteTemplate(&content, name, l.Body)
	var page bytes.Buffer
	if err == nil {
		err = templates().ExecuteTemplate(&page, "layout", struct {
			layout
			Content template.HTML
		}{l, template.HTML(content.String())})
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		_, _ = fmt.Fprintf(w, "<!DOCTYPE html><title>Error</title><p>%s", template.HTMLEscapeString(err.Error()))
		return
	}
	w.WriteHeader(status)
	_, _ = w.Write(page.Bytes()) // whoever asked may be gone
}

// page returns a handler that shows what answer returns by the template of that name.
func (d *dashboard) page(answer func(*http.Request) (name string, l layout, err error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name, l, err := answer(r)
		if to, ok := err.(elsewhere); ok {
			http.Redirect(w, r, string(to), http.StatusSeeOther)
			return
		}
		if err != nil {
			status, text := statusOf(err)
			fail(w, r, status, text)
			return
		}
		l.Record = report.Printable(d.store.Name())
		writePage(w, http.StatusOK, name, l)
	}
}

// elsewhere is an error that says where the page is.
type elsewhere string

// Error returns the address.
func (e elsewhere) Error() string { return "see " + string(e) }

// shortRevision is how much of a commit is shown.
const shortRevision = 10

func short(revision string) string {
	return report.Printable(revision[:min(len(revision), shortRevision)])
}

// age says how long something took, in the two greatest units.
func age(d time.Duration) string {
	days, hours, minutes := int(d.Hours()/24), int(d.Hours())%24, int(d.Minutes())%60
	switch {
	case days >= 14:
		return count(days, "day")
	case days > 0 && hours > 0:
		return count(days, "day") + " " + count(hours, "hour")
	case days > 0:
		return count(days, "day")
	case hours > 0 && minutes > 0:
		return count(hours, "hour") + " " + count(minutes, "minute")
	case hours > 0:
		return count(hours, "hour")
	case minutes > 0:
		return count(minutes, "minute")
	}
	return "under a minute"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func branchName(name string) string {
	if name == "" {
		return "no branch"
	}
	return report.Printable(name)
}

// address returns a path with a query of names and values.
func address(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return path + "?" + q.Encode()
}

func applicationURL(app record.Application, branch record.Branch) string {
	return address("/application", "application", app.Name, "branch", branch.Name)
}

func runURL(run int64) string { return fmt.Sprintf("/runs/%d", run) }

// trail returns the links to the pages above one of a branch.
func trail(app record.Application, branch record.Branch) []link {
	return []link{{report.Printable(app.Name) + ", " + branchName(branch.Name), applicationURL(app, branch)}}
}
