package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rubicon/internal/risk"
)

// TestKept checks that the picture of a path is the same from what was kept as from the report.
func TestKept(t *testing.T) {
	r := sample(t)
	r.Findings[0].Suppression = &Suppression{InSource: true, Reason: "known", Location: Location{Path: "app.rb", Start: Position{Line: 2}}}
	r.Findings[1].Terms = []risk.Term{{Name: "access", Factor: 0.7, Reason: "the route is guarded"}}
	for i := range r.Findings {
		f := &r.Findings[i]
		kept := keep(t, f)
		want, err := LadderHTML(f)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := LadderHTML(kept); err != nil || got != want {
			t.Errorf("%s: %v\n got %s\nwant %s", f.Message, err, got, want)
		}
		again, err := KeepFinding(kept)
		if first, _ := KeepFinding(f); err != nil || string(again) != string(first) {
			t.Errorf("kept twice it changes: %v\n%s\n%s", err, first, again)
		}
		if got, want := strings.Join(Reasons(kept), "\n"), strings.Join(Reasons(f), "\n"); got != want {
			t.Errorf("reasons are %s, want %s", got, want)
		}
		if got, want := SuppressedBy(kept), SuppressedBy(f); got != want {
			t.Errorf("suppressed by %q, want %q", got, want)
		}
	}
	if kept := keep(t, &r.Findings[1]); len(kept.Others) != 1 || kept.Others[0].Message != r.Findings[1].Others[0].Message {
		t.Errorf("%+v", kept.Others)
	}
}

// TestKeptHostile keeps findings of a workspace that means harm.
func TestKeptHostile(t *testing.T) {
	r := hostile()
	for i := range r.Findings {
		data, err := KeepFinding(&r.Findings[i])
		if err != nil || !utf8.Valid(data) {
			t.Fatalf("%v: %q", err, data)
		}
		html, err := LadderHTML(keep(t, &r.Findings[i]))
		if err != nil || strings.Contains(string(html), "<b>\\u") {
			t.Errorf("%v: %s", err, html)
		}
	}
	for _, data := range []string{"", "[]", `{"steps":3}`, "{"} {
		if _, err := KeptFinding([]byte(data)); err == nil {
			t.Errorf("%q is taken for a finding", data)
		}
	}
	if _, err := KeptFinding([]byte("{}")); err != nil {
		t.Error(err)
	}
}

// FuzzKept draws findings that somebody has made up.
func FuzzKept(f *testing.F) {
	f.Add([]byte(`{"location":{"start":{"line":1}},"steps":[{"role":"sink","location":{"start":{"line":9223372036854775807,"column":-5},"end":{"line":-1},"lines":{"-1":"x","9223372036854775807":"y"}}}]}`))
	f.Add([]byte(`{"steps":[{"location":{"start":{"line":1},"end":{"line":9223372036854775807},"lines":{"1":"x","9223372036854775807":"y"}}},{"language":"rust","location":{"start":{"line":3}}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		kept, err := KeptFinding(data)
		if err != nil {
			return
		}
		if _, err := LadderHTML(kept); err != nil {
			t.Error(err)
		}
		Reasons(kept)
		if _, err := KeepFinding(kept); err != nil {
			t.Error(err)
		}
	})
}

func TestRoutes(t *testing.T) {
	f := Finding{Route: "GET /a", Others: []Path{{}, {Route: "POST /b"}, {Route: "GET /a"}}}
	if got := strings.Join(f.Routes(), ", "); got != "GET /a, POST /b" {
		t.Error(got)
	}
	if got := (&Finding{}).Routes(); got != nil {
		t.Error(got)
	}
}

func keep(t *testing.T, f *Finding) *Finding {
	t.Helper()
	data, err := KeepFinding(f)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := KeptFinding(data)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}
