package gate_test

import (
	"strings"
	"testing"

	"rubicon/internal/gate"
	"rubicon/internal/report"
)

var rule = report.Rule{Code: "RBN201", Name: "command-injection", Severity: "critical"}

func finding(fingerprint string, risk float64) report.Finding {
	return report.Finding{
		Rule: &rule, Message: "params[:x] reaches Kernel.system", Risk: risk, Fingerprint: fingerprint,
		Location: report.Location{Path: "a`b.rb", Start: report.Position{Line: 2, Column: 3}},
	}
}

func route(pattern, status string, risk float64) report.RouteEntry {
	return report.RouteEntry{
		Verbs: []string{"GET"}, Pattern: pattern, Risk: risk, Authentication: report.Authentication{Status: status},
		Location: report.Place{Path: "app.rb", Line: 7},
	}
}

func state(findings []report.Finding, routes ...report.RouteEntry) gate.State {
	return gate.State{
		Report: &report.Report{Findings: findings, Rules: []report.Rule{rule}, Coverage: report.Coverage{Files: 1}},
		Routes: &report.Routes{Routes: routes},
	}
}

// TestCompare shows what of a change counts, and what stops it.
func TestCompare(t *testing.T) {
	accepted := finding("f", 9.8)
	accepted.Suppression = &report.Suppression{Reason: "known"}
	for _, test := range []struct {
		name          string
		before, now   gate.State
		paths, routes int
		fixed, gone   int
		passes        bool
	}{
		{"nothing changed", state([]report.Finding{finding("f", 9.8)}, route("/x", report.OpenRoute, 9.8)), state([]report.Finding{finding("f", 9.8)}, route("/x", report.OpenRoute, 9.8)), 0, 0, 0, 0, true},
		{"a new path", state(nil), state([]report.Finding{finding("f", 9.8)}), 1, 0, 0, 0, false},
		{"a new path of small risk", state(nil), state([]report.Finding{finding("f", 3.5)}), 1, 0, 0, 0, true},
		{"a new path that is accepted", state(nil), state([]report.Finding{accepted}), 0, 0, 0, 0, true},
		{"a path is graver", state([]report.Finding{finding("f", 6.9)}), state([]report.Finding{finding("f", 9.8)}), 1, 0, 0, 0, false},
		{"a path is less grave", state([]report.Finding{finding("f", 9.8)}), state([]report.Finding{finding("f", 7.8)}), 0, 0, 0, 0, true},
		{"a path is gone", state([]report.Finding{finding("f", 9.8)}), state(nil), 0, 0, 1, 0, true},
		{"a new route without risk", state(nil), state(nil, route("/x", report.OpenRoute, 0)), 0, 1, 0, 0, true},
		{"a new route with risk", state(nil), state(nil, route("/x", report.OpenRoute, 8)), 0, 1, 0, 0, false},
		{"a route lost its guard", state(nil, route("/x", report.Guarded, 7)), state(nil, route("/x", report.OpenRoute, 7)), 0, 1, 0, 0, false},
		{"a route got a guard", state(nil, route("/x", report.OpenRoute, 8)), state(nil, route("/x", report.Guarded, 8)), 0, 0, 0, 0, true},
		{"a route is gone", state(nil, route("/x", report.OpenRoute, 8)), state(nil), 0, 0, 0, 1, true},
		{"there was nothing before", gate.State{}, state(nil, route("/x", report.OpenRoute, 0)), 0, 1, 0, 0, true},
	} {
		r := gate.Compare("main", test.before, test.now, 7)
		if len(r.Paths) != test.paths || len(r.Routes) != test.routes || r.Fixed != test.fixed || r.Gone != test.gone || r.Passes() != test.passes {
			t.Errorf("%s: %d paths, %d routes, %d fixed, %d gone, passes %v", test.name, len(r.Paths), len(r.Routes), r.Fixed, r.Gone, r.Passes())
		}
	}
}

// TestWrite shows the summaries, in which names mean nothing.
func TestWrite(t *testing.T) {
	r := gate.Compare("ma|in\x1b", state(nil), state([]report.Finding{finding("f", 9.8)}, route("/a|b/<script>", report.OpenRoute, 9.8)), 7)
	for format, wants := range map[string][]string{
		"text":     {"a`b.rb:2:3: critical RBN201  risk 9.8  new", "The change does not pass: 1 path and 1 route of risk 7.0 or more."},
		"markdown": {"## ❌ The change does not pass", "| 9.8 | new | critical | `RBN201 params[:x] reaches Kernel.system` | ``a`b.rb:2:3`` |", "| `GET /a\\|b/<script>` | open |"},
	} {
		var b strings.Builder
		if err := gate.Write(&b, format, r); err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%s lacks %q:\n%s", format, want, b.String())
			}
		}
		if strings.ContainsRune(b.String(), '\x1b') {
			t.Errorf("%s: a control character came through", format)
		}
	}
}
