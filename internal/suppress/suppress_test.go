package suppress

import (
	"strings"
	"testing"
	"time"

	"rubicon/internal/report"
	"rubicon/internal/source"
)

var rules = []report.Rule{{Code: "RBN201", Name: "command-injection"}, {Code: "RBN301", Name: "path-traversal"}}

// directives returns the comments of a text of which each line is one.
func directives(text string) []source.Directive {
	f := source.NewFile("a.rb", source.Ruby, []byte(text))
	var spans []source.Span
	at := uint32(0)
	for line := range strings.Lines(text) {
		if i := strings.Index(line, "#"); i >= 0 {
			spans = append(spans, source.Span{Start: at + uint32(i), End: at + uint32(len(strings.TrimRight(line, "\n")))})
		}
		at += uint32(len(line))
	}
	return f.Directives(spans)
}

// TestLastDay checks that a comment holds through its last day, in UTC.
func TestLastDay(t *testing.T) {
	d := directives("x # rubicon:ignore RBN201 until=2027-01-31 -- y\n")
	for now, want := range map[string]string{
		"2027-01-31T23:59:59Z": Unused, "2027-02-01T00:00:00Z": Expired, "2027-02-01T00:30:00+02:00": Unused,
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := Apply(nil, d, rules, rules, at); len(got) != 1 || got[0].Kind != want {
			t.Errorf("at %s: %v, want %s", now, got, want)
		}
	}
}

// TestRulesThatDidNotRun checks that a comment is not unused because its rule was switched off.
func TestRulesThatDidNotRun(t *testing.T) {
	d := directives("x # rubicon:ignore RBN201, RBN301 -- y\n")
	if got := Apply(nil, d, rules, rules[:1], time.Now()); len(got) != 1 || !strings.Contains(got[0].Message, "RBN201") {
		t.Errorf("got %v", got)
	}
}

// TestMessages checks what is said of comments that are malformed.
func TestMessages(t *testing.T) {
	for text, want := range map[string]string{
		"x # rubicon:\n":                                "rubicon: is no word of Rubicon",
		"x # rubicon:ignored RBN201 -- y\n":             "rubicon:ignored is no word",
		"x # rubicon:ignore -- y\n":                     "no rule is named",
		"x # rubicon:ignore RBN201\n":                   "no reason is given",
		"x # rubicon:ignore RBN201 --  \n":              "no reason is given",
		"x # rubicon:ignore-file RBN201, RBN301\n":      "no reason is given; write rubicon:ignore-file RBN201, RBN301 -- reason",
		"x # Rubicon:Ignore RBN201 -- y\n":              "Rubicon:Ignore is no word of Rubicon; write rubicon:ignore RBN201 -- reason",
		"x # rubicon:ignore RBN301 — y\n":               `"—" does not begin the reason; write rubicon:ignore RBN301 -- reason`,
		"x # rubicon:ignore RBN301 - y\n":               `"-" does not begin the reason`,
		"x # rubicon:ignore rbn301 -- y\n":              "there is no rule rbn301; did you mean RBN301?",
		"x # rubicon:ignore RBN2 -- y\n":                "there is no rule RBN2",
		"x # rubicon:ignore RBN201 until=soon -- y\n":   `"soon" is no day`,
		"x # rubicon:ignore RBN201 until=27-1-3 -- y\n": "is no day",
		"# rubicon:ignore RBN201 -- y\n# nothing\n\n":   "no line follows",
		"# rubicon:ignore-end RBN201\n":                 "without a rubicon:ignore-begin",
		"# rubicon:ignore-begin RBN201 -- y\nx\n":       "without a rubicon:ignore-end",
	} {
		got := Apply(nil, directives(text), rules, rules, time.Now())
		if len(got) != 1 || got[0].Kind != Malformed || !strings.Contains(got[0].Message, want) {
			t.Errorf("of %q is said %v, want %s", text, got, want)
		}
	}
}

func FuzzApply(f *testing.F) {
	f.Add("x # rubicon:ignore RBN201 until=2027-01-31 -- y\n# rubicon:ignore-begin RBN301 -- z\n# rubicon:ignore-end RBN301")
	f.Add("#rubicon:ignore-file RBN201--\n\r\n# rubicon:\xff")
	f.Fuzz(func(t *testing.T, text string) {
		d := directives(text)
		for _, x := range Apply(nil, d, rules, rules, time.Now()) {
			if x.Message == "" || x.Directive.File == nil {
				t.Errorf("a trouble that says nothing: %v", x)
			}
		}
	})
}
