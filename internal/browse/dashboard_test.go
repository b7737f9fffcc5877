package browse

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rubicon/internal/cli"
	"rubicon/internal/dashboard"
	"rubicon/internal/record"
	"rubicon/internal/report"
)

// served serves a record and returns the address.
func served(t *testing.T, path string, opt dashboard.Options) string {
	t.Helper()
	store, err := record.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	opt.Local = true
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- dashboard.Serve(ctx, l, dashboard.New(store, opt)) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil && err != http.ErrServerClosed {
			t.Error(err)
		}
		store.Close()
	})
	return "http://" + l.Addr().String()
}

// reported returns the report of a folder, as rubicon scan makes it.
func reported(t *testing.T, dir string) *report.Report {
	t.Helper()
	t.Chdir(dir)
	engine := cli.NewEngine()
	var got *report.Report
	scan := engine.Scan
	engine.Scan = func(ctx context.Context, req cli.Request) (*report.Report, error) {
		r, err := scan(ctx, req)
		got = r
		return r, err
	}
	var said strings.Builder
	x := cli.IO{Out: &said, Err: &said, Env: func(string) string { return "" }}
	if code := cli.Main(t.Context(), []string{"scan", "--no-cache", "--exit-zero", "--stats"}, x, engine); code != 0 {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
	return got
}

// recorded records runs of a report, of which each leaves some findings out or suppresses some, and returns the file.
func recorded(t *testing.T, r *report.Report, runs int, applications ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "record.db")
	store, err := record.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, app := range applications {
		for n := range runs {
			of := *r
			of.Findings = nil
			for i, f := range r.Findings {
				// Each finding comes at some run and most go at some later one; a few are suppressed instead.
				come, go_ := i*runs/(2*len(r.Findings)), i*7%(runs+5)+runs/3
				switch {
				case n < come:
					continue
				case n > go_ && i%5 == 1:
					f.Suppression = &report.Suppression{InSource: true, Reason: "checked by the proxy", Location: f.Location}
				case n > go_ && i%2 == 0:
					continue
				}
				of.Findings = append(of.Findings, f)
			}
			if n > runs*2/3 {
				of.Tool.Version = "v1.1.0"
			}
			_, err := store.Record(t.Context(), &record.Scan{
				Application: app, Branch: "main", Revision: fmt.Sprintf("%07x%033x", (n+17)*2654435761%0xfffffff, n), Modified: n == runs-1, Scope: "all",
				Started: time.Date(2026, 1, 1, 8, 30, 0, 0, time.UTC).Add(time.Duration(n) * 27 * time.Hour), Duration: time.Duration(800+n*13%300) * time.Millisecond, Report: &of,
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return path
}

// visit goes to an address of the server that the tab is at.
func (b *tab) visit(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
}

// stays checks that a tab has complained of nothing and loaded nothing from elsewhere.
func (b *tab) stays(server string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.said {
		b.t.Errorf("the page complains: %s", s)
	}
	for _, address := range b.loaded {
		if !strings.HasPrefix(address, server+"/") {
			b.t.Errorf("the page loads %s", address)
		}
	}
}

// TestDashboard goes through the pages as a reader would, by keyboard where there are keys, in light and dark and on a
// narrow screen: nothing is wider than the page, and no page complains.
func TestDashboard(t *testing.T) {
	browser := chromium(t)
	server := served(t, recorded(t, reported(t, app), 40, "papers"), dashboard.Options{})
	b := openAddress(t, browser, server+"/", 1400)
	pages := []struct{ name, address, has string }{
		{"application", "/", `document.querySelectorAll(".chart svg .curve").length >= 3 && document.querySelectorAll("table.runs tbody tr").length == 40`},
		{"route", "/route?name=GET+%2Fv1%2Fsearch", `document.querySelector("h1").textContent == "GET /v1/search" && document.querySelectorAll(".findings tbody tr").length > 0`},
		{"run", "/runs/40", `document.querySelectorAll(".findings tbody tr").length > 5`},
		{"compare", "/compare?from=5&to=40", `document.querySelectorAll("main section").length >= 3`},
		{"missing", "/runs/4711", `document.querySelector("main").textContent.includes("not in the record")`},
	}
	for _, width := range []int64{1400, 420} {
		b.do(chromedp.EmulateViewport(width, 1000))
		for _, p := range pages {
			b.visit(server + p.address)
			b.want(p.has, "true")
			for _, scheme := range []string{"light", "dark"} {
				b.media("", scheme)
				b.want("document.documentElement.scrollWidth <= innerWidth", "true")
				b.whole(fmt.Sprintf("dashboard-%s-%d-%s", p.name, width, scheme))
			}
		}
	}
	b.forgive("404 (Not Found)")
	b.stays(server)
}

// TestDashboardPath follows links and keys from the application to the picture of a path, and compares two runs.
func TestDashboardPath(t *testing.T) {
	browser := chromium(t)
	server := served(t, recorded(t, reported(t, app), 12, "papers"), dashboard.Options{})
	b := openAddress(t, browser, server+"/", 1400)
	b.keys(kb.Tab)
	b.want("document.activeElement.className", "skip")
	b.visit(server + "/runs/12")
	b.keys("/")
	b.want("document.activeElement.id", "words")
	b.keys("v1/search")
	b.want(`document.querySelectorAll(".findings tbody tr:not([hidden])").length > 0 && document.querySelectorAll(".findings tbody tr[hidden]").length > 0`, "true")
	b.keys(kb.Escape)
	b.want(`document.querySelectorAll(".findings tbody tr[hidden]").length`, "0")
	b.visit(server + "/runs/9")
	b.eval(`[...document.querySelectorAll(".findings a")].find((a) => a.textContent.includes("params[:q] of GET /v1/search reaches std::process")).focus()`)
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(".ladder"))
	b.want(`document.querySelectorAll(".ladder.both .rung.right").length > 0 && document.querySelectorAll(".ladder .crossing b").length > 0`, "true")
	b.want(`getComputedStyle(document.querySelector(".ladder")).display`, "grid")
	for _, scheme := range []string{"light", "dark"} {
		b.media("", scheme)
		b.whole("dashboard-finding-1400-" + scheme)
	}
	b.keys("u")
	b.do(chromedp.WaitVisible(".changes, .none"))
	b.keys("j")
	b.want(`document.activeElement.closest("li, tr") !== null`, "true")
	b.visit(server + "/")
	b.click(`[name=from][value="3"]`)
	b.click(`[action="/compare"] button`)
	b.do(chromedp.WaitVisible(".findings"))
	b.want(`document.querySelector("h1").textContent`, "Run 12 against run 3")
	b.stays(server)
}

// TestDashboardHostile shows a record of a project whose names and code mean harm: all of it is text.
func TestDashboardHostile(t *testing.T) {
	browser := chromium(t)
	const name = `</script><script>harmed=1</script>"><img src=x onerror=harmed=1>` + "\u202e"
	server := served(t, recorded(t, reported(t, hostile(t)), 3, name, "other"), dashboard.Options{})
	b := openAddress(t, browser, server+"/", 1400)
	query := "?application=" + url.QueryEscape(report.Printable(name))
	for _, address := range []string{"/", "/application" + query, "/runs/1", "/runs/3", "/compare?from=1&to=3"} {
		b.visit(server + address)
		b.want(`document.querySelectorAll("script").length`, "1")
		b.want(`document.querySelectorAll("img, iframe, object, base, [onclick], [onerror], [style]").length`, "0")
		b.want(`/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u0000-\u0008\ufffd]/.test(document.documentElement.textContent)`, "false")
		b.want("window.harmed", "undefined")
		b.want("document.documentElement.scrollWidth <= innerWidth", "true")
	}
	b.visit(server + "/runs/3")
	links, err := strconv.Atoi(b.eval(`document.querySelectorAll(".findings a").length`))
	if err != nil || links == 0 {
		t.Fatalf("%d findings: %v", links, err)
	}
	for i := range links {
		b.visit(server + "/runs/3")
		b.visit(b.eval(fmt.Sprintf(`document.querySelectorAll(".findings a")[%d].href`, i)))
		b.want(`document.querySelectorAll(".ladder .rung").length > 0`, "true")
		b.want("window.harmed", "undefined")
		b.want("document.documentElement.scrollWidth <= innerWidth", "true")
		b.whole(fmt.Sprintf("dashboard-hostile-%d", i))
	}
	b.stays(server)
}

// TestDashboardWithoutScript reads the pages in a browser that runs no scripts.
func TestDashboardWithoutScript(t *testing.T) {
	browser := chromium(t)
	server := served(t, recorded(t, reported(t, app), 4, "papers"), dashboard.Options{})
	b := openAddress(t, browser, server+"/", 1400)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.visit(server + "/runs/3")
	b.want(`document.querySelector("form.filter").checkVisibility()`, "false")
	b.click(".findings a")
	b.do(chromedp.WaitVisible(".ladder"))
	b.stays(server)
}

// TestDashboardToken opens a dashboard that wants a token: the address has it once, and then not any more.
func TestDashboardToken(t *testing.T) {
	browser := chromium(t)
	server := served(t, recorded(t, reported(t, app), 2, "papers"), dashboard.Options{Token: "a token of some length"})
	b := openAddress(t, browser, server+"/", 1400)
	b.want(`document.querySelector("main").textContent.includes("token is missing")`, "true")
	b.visit(server + "/?token=" + url.QueryEscape("a token of some length"))
	b.want(`document.querySelectorAll(".chart").length`, "3")
	b.want(`location.href.includes("token")`, "false")
	b.want("document.cookie", "")
	b.visit(server + "/runs/1")
	b.want(`document.querySelectorAll(".findings tbody tr").length > 0`, "true")
	b.forgive("401 (Unauthorized)")
	b.stays(server)
}
