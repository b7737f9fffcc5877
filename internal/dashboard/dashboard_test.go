package dashboard

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rubicon/internal/record"
	"rubicon/internal/report"
)

var rules = []report.Rule{
	{Code: "RBN201", Name: "command-injection", Title: "Shell", Severity: "critical", Remediation: "Use words."},
	{Code: "RBN301", Name: "path-traversal", Title: "Path", Severity: "high"},
}

// finding returns finding n, of which each has its own fingerprint.
func finding(n int) report.Finding {
	at := report.Location{Path: "app.rb", Start: report.Position{Line: n + 1, Column: 1}, End: report.Position{Line: n + 1, Column: 5}, Line: "system(x)"}
	return report.Finding{
		Rule: &rules[n%len(rules)], Message: fmt.Sprintf("finding %d", n), Confidence: report.High, Risk: float64(n%90)/10 + 1, Location: at,
		Route: fmt.Sprintf("GET /r%d", n%40), Fingerprint: fmt.Sprintf("%032x", n),
		Steps: []report.Step{{Role: report.RoleSink, Language: "ruby", Function: "x", Note: "y", Location: at}},
	}
}

func suppressed(f report.Finding) report.Finding {
	f.Suppression = &report.Suppression{InSource: true, Reason: "known", Location: f.Location}
	return f
}

// run returns the n-th run of an application, a day after the one before.
func run(app string, n int, findings ...report.Finding) *record.Scan {
	return &record.Scan{
		Application: app, Branch: "main", Revision: fmt.Sprintf("%040x", n), Scope: "all", Started: time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC), Duration: time.Second,
		Report: &report.Report{Tool: report.Tool{Version: "1"}, Rules: rules, Findings: findings, Coverage: report.Coverage{Files: 1}},
	}
}

// recorded returns the file of a record of runs.
func recorded(t testing.TB, runs ...*record.Scan) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "r.db")
	s, err := record.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, r := range runs {
		if _, err := s.Record(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func opened(t testing.TB, path string) *record.Store {
	t.Helper()
	s, err := record.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// small returns a record in which two of three findings are fixed, after two days and after one, and one is suppressed.
func small(t *testing.T) *record.Store {
	other := run("store", 9, finding(7))
	return opened(t, recorded(t,
		run("shop", 1, finding(0), finding(1)),
		run("shop", 2, finding(0), finding(1), finding(2)),
		run("shop", 3, finding(1), finding(2)),
		run("shop", 4, suppressed(finding(1))),
		other,
	))
}

// get asks a handler as a browser does.
func get(h http.Handler, address string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:4000"+address, nil)
	for _, c := range change {
		c(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// answer decodes an answer of the API.
func answer(t *testing.T, h http.Handler, address string) map[string]any {
	t.Helper()
	w := get(h, address)
	var v map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("%s: %d %v: %s", address, w.Code, err, w.Body)
	}
	return v
}

// at returns what stands in JSON behind keys and indices.
func at(v any, path ...any) any {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[p]
		case int:
			list, _ := v.([]any)
			if p >= len(list) {
				return nil
			}
			v = list[p]
		}
	}
	return v
}

func TestAPI(t *testing.T) {
	h := New(small(t), Options{Local: true})
	apps := answer(t, h, "/api/applications")
	if at(apps, "applications", 0, "name") != "shop" || at(apps, "applications", 0, "main_branch") != "main" || at(apps, "applications", 1, "branches", 0, "runs") != 1.0 {
		t.Error(apps)
	}
	runs := answer(t, h, "/api/runs?application=shop&limit=3")
	if len(at(runs, "runs").([]any)) != 3 || at(runs, "runs", 0, "number") != 4.0 || at(runs, "before") != 2.0 {
		t.Error(runs)
	}
	runs = answer(t, h, "/api/runs?application=shop&limit=3&before=2")
	if len(at(runs, "runs").([]any)) != 1 || at(runs, "runs", 0, "number") != 1.0 || at(runs, "before") != nil {
		t.Error(runs)
	}
	one := answer(t, h, "/api/runs/2")
	if len(at(one, "findings").([]any)) != 3 || at(one, "run", "introduced") != 1.0 || at(one, "run", "open", "critical") != 2.0 || at(one, "application") != "shop" {
		t.Error(one)
	}
	path := answer(t, h, "/api/runs/2/findings/"+finding(2).Fingerprint)
	if at(path, "message") != "finding 2" || at(path, "steps", 0, "location", "lines", "3") != "system(x)" {
		t.Error(path)
	}
	c := answer(t, h, "/api/compare?from=1&to=4")
	if len(at(c, "fixed").([]any)) != 1 || len(at(c, "introduced").([]any)) != 0 || at(c, "suppressed", 0, "message") != "finding 1" || at(c, "same_scope") != true {
		t.Error(c)
	}
	trend := answer(t, h, "/api/trend?application=shop&branch=main")
	// Finding 0 was there from day 1 to day 3, finding 2 from day 2 to day 4.
	if at(trend, "time_to_fix", "fixed") != 2.0 || at(trend, "time_to_fix", "mean_seconds") != 172800.0 || at(trend, "time_to_fix_by_severity", "critical", "fixed") != 2.0 {
		t.Error(trend)
	}
	if len(at(trend, "points").([]any)) != 4 || at(trend, "points", 3, "total_risk") != 0.0 || len(at(trend, "routes").([]any)) != 0 {
		t.Error(trend)
	}
	if at(trend, "rules", 0, "rule") != "RBN301" || at(trend, "rules", 0, "suppressed") != 1.0 || at(trend, "rules", 1, "fixed") != 2.0 {
		t.Error(at(trend, "rules"))
	}
}

// TestAPIErrors checks that what cannot be answered is said as JSON with its status.
func TestAPIErrors(t *testing.T) {
	h := New(small(t), Options{Local: true})
	for address, want := range map[string]int{
		"/api/runs": 400, "/api/runs?application=no": 404, "/api/runs?application=shop&branch=no": 404, "/api/runs?application=shop&limit=0": 400,
		"/api/runs?application=shop&limit=501": 400, "/api/runs?application=shop&before=x": 400, "/api/runs/99": 404, "/api/runs/x": 404,
		"/api/runs/1/findings/no": 404, "/api/compare": 400, "/api/compare?from=1&to=99": 404, "/api/compare?from=1&to=5": 400,
		"/api/trend?application=shop&runs=-1": 400, "/api/no": 404, "/runs/99": 404, "/no": 404, "/static/no": 404, "/static/..%2Fpage.go": 404, "/route?application=shop&name=no": 404,
	} {
		w := get(h, address)
		if w.Code != want {
			t.Errorf("%s: %d, want %d: %s", address, w.Code, want, w.Body)
		}
		var v map[string]string
		if strings.HasPrefix(address, "/api/") && (json.Unmarshal(w.Body.Bytes(), &v) != nil || v["error"] == "") {
			t.Errorf("%s: %s", address, w.Body)
		}
	}
}

// TestPages checks that each page is there, and comes with what protects it.
func TestPages(t *testing.T) {
	h := New(small(t), Options{Local: true})
	for address, has := range map[string]string{
		"/": "store", "/application?application=shop": "mean time to fix", "/route?application=shop&name=GET+%2Fr1": "Total risk", "/runs/3": "after 2 days",
		"/runs/2/findings/" + finding(2).Fingerprint: "sink:", "/compare?from=1&to=4": "Suppressed", "/static/report.css": "--page", "/static/dashboard.js": "use strict",
	} {
		w := get(h, address)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), has) || strings.Contains(w.Body.String(), "ZgotmplZ") {
			t.Errorf("%s: %d: %s", address, w.Code, w.Body)
		}
		for name, want := range map[string]string{"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
			if got := w.Header().Get(name); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s is %q", address, name, got)
			}
		}
		if policy := w.Header().Get("Content-Security-Policy"); strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
			t.Error(policy)
		}
	}
	if w := get(New(opened(t, recorded(t)), Options{Local: true}), "/"); !strings.Contains(w.Body.String(), "Nothing is recorded yet") {
		t.Error(w.Body)
	}
	if w := get(New(opened(t, recorded(t, run("shop", 1))), Options{Local: true}), "/"); w.Header().Get("Location") != "/application?application=shop&branch=main" {
		t.Error(w.Header())
	}
}

// TestHosts checks that requests to a name that is none of the server's are refused, whatever they ask for.
func TestHosts(t *testing.T) {
	store := small(t)
	local, open := New(store, Options{Local: true}), New(store, Options{Hosts: []string{"Quality.internal"}})
	for host, want := range map[string][2]bool{
		"127.0.0.1:80": {true, true}, "127.0.0.1": {true, true}, "localhost:4000": {true, true}, "LOCALHOST": {true, true}, "[::1]:80": {true, true}, "[::1]": {true, true},
		"10.1.2.3:80": {false, true}, "quality.internal": {false, true}, "quality.internal:80": {false, true}, "evil.example": {false, false}, "evil.example:80": {false, false},
		"127.0.0.1.evil.example": {false, false}, "localhost.evil.example": {false, false}, "": {false, false}, "localhost.": {false, false}, "2130706433": {false, false},
	} {
		for i, h := range []http.Handler{local, open} {
			for _, address := range []string{"/", "/api/applications", "/static/dashboard.js"} {
				w := get(h, address, func(r *http.Request) { r.Host = host })
				if ok := w.Code == http.StatusOK; ok != want[i] || !ok && w.Code != http.StatusMisdirectedRequest {
					t.Errorf("Host %q, local %v, %s: %d", host, i == 0, address, w.Code)
				}
			}
		}
	}
}

// TestReadsOnly checks that no method but GET and HEAD is answered.
func TestReadsOnly(t *testing.T) {
	h := New(small(t), Options{Local: true})
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"} {
		if w := get(h, "/", func(r *http.Request) { r.Method = method }); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
	if w := get(h, "/api/runs/1", func(r *http.Request) { r.Method = "HEAD" }); w.Code != http.StatusOK {
		t.Error(w.Code)
	}
}

func TestToken(t *testing.T) {
	const token = "a token & of some length"
	h := New(small(t), Options{Token: token, Local: true})
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for _, wrong := range []func(*http.Request){
		header("X", ""), header("Authorization", "Bearer "), header("Authorization", "Bearer "+token+"x"), header("Authorization", token), header("Authorization", "Basic "+token),
		header("Cookie", cookieName+"="), header("Cookie", cookieName+"=x"), header("Cookie", cookieName+"="+url.QueryEscape(token)),
	} {
		for _, address := range []string{"/", "/api/applications", "/api/runs/1", "/?token=", "/?token=wrong", "/no"} {
			if w := get(h, address, wrong); w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "shop") {
				t.Errorf("%s: %d %s", address, w.Code, w.Body)
			}
		}
	}
	if w := get(h, "/api/applications", header("Authorization", "Bearer "+token)); w.Code != http.StatusOK {
		t.Error(w.Code)
	}
	w := get(h, "/application?application=shop&token="+url.QueryEscape(token))
	cookie := w.Header().Get("Set-Cookie")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/application?application=shop" || !strings.Contains(cookie, "HttpOnly") ||
		!strings.Contains(cookie, "SameSite=Strict") || strings.Contains(cookie, "length") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	value, _, _ := strings.Cut(cookie, ";")
	if w := get(h, "/runs/1", header("Cookie", value)); w.Code != http.StatusOK {
		t.Error(w.Code)
	}
	// The address after the token is one of this server, whatever the path looks like.
	for _, path := range []string{"//evil.example/", "/\\evil.example/"} {
		w := get(h, "/", func(r *http.Request) { r.URL.Path, r.URL.RawQuery = path, "token="+url.QueryEscape(token) })
		if to := w.Header().Get("Location"); !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

func TestNiceStep(t *testing.T) {
	for v, want := range map[float64]float64{0: 1, 1: 1, 1.2: 2, 3: 5, 6: 10, 11: 20, 400: 500} {
		if got := niceStep(v); got != want {
			t.Errorf("niceStep(%v) = %v, want %v", v, got, want)
		}
	}
}

func TestAge(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "under a minute", time.Minute: "1 minute", 61 * time.Minute: "1 hour 1 minute", 2 * time.Hour: "2 hours", 24 * time.Hour: "1 day", 49 * time.Hour: "2 days 1 hour", 500 * time.Hour: "20 days",
	} {
		if got := age(d); got != want {
			t.Errorf("age(%v) = %s, want %s", d, got, want)
		}
	}
}
