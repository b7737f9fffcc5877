package risk_test

import (
	"testing"

	"rubicon/internal/risk"
)

// TestOrder shows that cases come out in the order in which a reviewer ranks them, the gravest first: each is graver than
// the next one.
func TestOrder(t *testing.T) {
	critical, high, medium, low, info := risk.Impact("critical"), risk.Impact("high"), risk.Impact("medium"), risk.Impact("low"), risk.Impact("info")
	cases := []struct {
		name string
		c    risk.Case
	}{
		{"a length of an open route reaches from_raw_parts", risk.Case{Impact: critical, Reach: risk.Request, Link: true, Confidence: "high", Unsafe: true}},
		{"a shell command of an open route", risk.Case{Impact: critical, Reach: risk.Request, Access: risk.Open, Confidence: "high"}},
		{"a shell command behind a guard that can be passed", risk.Case{Impact: critical, Reach: risk.Request, Access: risk.Passable, Confidence: "high"}},
		{"a shell command behind two doors that can be passed", risk.Case{Impact: critical, Reach: risk.Request, Access: risk.Passable, Confidence: "high", WeakGuard: true}},
		{"a file of an open route", risk.Case{Impact: high, Reach: risk.Request, Access: risk.Open, Confidence: "high"}},
		{"a shell command behind a guard, by a link", risk.Case{Impact: critical, Reach: risk.Request, Access: risk.Guarded, Link: true, Confidence: "high"}},
		{"a file of an open route, by a check that can be passed", risk.Case{Impact: high, Reach: risk.Request, Confidence: "high", WeakGuard: true, Access: risk.Passable}},
		{"a file of an open route, perhaps", risk.Case{Impact: high, Reach: risk.Request, Confidence: "medium"}},
		{"a shell command behind a guard", risk.Case{Impact: critical, Reach: risk.Request, Access: risk.Guarded, Confidence: "high"}},
		{"a file behind a guard, by a link", risk.Case{Impact: high, Reach: risk.Request, Access: risk.Guarded, Link: true, Confidence: "high"}},
		{"a redirect of an open route", risk.Case{Impact: medium, Reach: risk.Request, Link: true, Confidence: "high"}},
		{"a shell command of a Wasm module", risk.Case{Impact: critical, Reach: risk.Request, Confidence: "high", Contained: true}},
		{"a shell command of a program's argument", risk.Case{Impact: critical, Reach: risk.Local, Confidence: "medium"}},
		{"a protection that is off", risk.Case{Impact: medium, Reach: risk.Program, Confidence: "high"}},
		{"a shell command of the environment", risk.Case{Impact: critical, Reach: risk.Local, Confidence: "low"}},
		{"a log of an open route", risk.Case{Impact: low, Reach: risk.Request, Confidence: "high"}},
		{"a panic of an export", risk.Case{Impact: low, Reach: risk.Caller, Confidence: "medium"}},
		{"an export that opens files", risk.Case{Impact: info, Reach: risk.Program, Confidence: "high"}},
	}
	for i := range cases[1:] {
		a, b := &cases[i], &cases[i+1]
		if a.c.Score() <= b.c.Score() {
			t.Errorf("%s (%.1f) is not graver than %s (%.1f)", a.name, a.c.Score(), b.name, b.c.Score())
		}
	}
}

// TestTerms shows that the terms make the number, and that all of them have a reason.
func TestTerms(t *testing.T) {
	for _, reach := range risk.Reaches() {
		for _, access := range []risk.Access{risk.Unknown, risk.Open, risk.Passable, risk.Guarded} {
			for bits := range 16 {
				c := risk.Case{
					Impact: 9.8, Reach: risk.Reach(reach), Access: access, Confidence: "low",
					Link: bits&1 != 0, WeakGuard: bits&2 != 0, Contained: bits&4 != 0, Unsafe: bits&8 != 0,
				}
				if got, want := risk.Product(9.8, c.Terms()), c.Score(); got != want || got < 0 || got > 10 {
					t.Errorf("%+v: %g, and the terms make %g", c, want, got)
				}
				for _, term := range c.Terms() {
					if term.Factor == 1 || term.Reason == "" || term.Name == "" {
						t.Errorf("%+v has the term %+v", c, term)
					}
				}
			}
		}
	}
}

// TestOverall shows what several findings make together.
func TestOverall(t *testing.T) {
	for _, test := range []struct {
		risks []float64
		want  float64
	}{
		{nil, 0},
		{[]float64{5}, 5},
		{[]float64{9.8}, 9.8},
		{[]float64{5, 5}, 5.1},
		{[]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 1.1},
	} {
		if got := risk.Overall(test.risks); got != test.want {
			t.Errorf("Overall(%v) = %g, want %g", test.risks, got, test.want)
		}
	}
	// Many small ones never weigh as much as a grave one.
	small := make([]float64, 1000)
	for i := range small {
		small[i] = 1
	}
	if got := risk.Overall(small); got >= 9.8 {
		t.Errorf("a thousand informations have the risk %g", got)
	}
}
