package baseline

import (
	"bytes"
	"strings"
	"testing"

	"rubicon/internal/report"
)

func finding(path, function, print string) report.Finding {
	return report.Finding{
		Rule: &report.Rule{Code: "RBN201"}, Fingerprint: print, Location: report.Location{Path: path},
		Steps: []report.Step{{Local: function, Note: "Kernel.system"}},
	}
}

// TestMatch checks that fingerprints decide, and that a file which is gone may have moved, once.
func TestMatch(t *testing.T) {
	b := &Baseline{Entries: []Entry{
		{Rule: "RBN201", Path: "a.rb", Function: "f", Sink: "Kernel.system", Fingerprint: "1"},
		{Rule: "RBN201", Path: "old.rb", Function: "g", Sink: "Kernel.system", Fingerprint: "2"},
		{Rule: "RBN201", Path: "here.rb", Function: "h", Sink: "Kernel.system", Fingerprint: "3"},
	}}
	findings := []report.Finding{
		finding("a.rb", "other", "1"), finding("new.rb", "g", "x"), finding("copy.rb", "g", "y"), finding("new.rb", "h", "z"), finding("a.rb", "f", "1"),
	}
	got, _ := b.Match(findings, func(f *report.Finding) string { return f.Location.Path }, func(p string) bool { return p == "old.rb" })
	for i, want := range []int{0, 1, -1, -1, -1} {
		if got[i] != want {
			t.Errorf("finding %d is entry %d, want %d", i, got[i], want)
		}
	}
}

// TestFormat checks that the file does not depend on the order of findings and survives being read.
func TestFormat(t *testing.T) {
	a := NewEntry(&report.Finding{Rule: &report.Rule{Code: "RBN201"}, Fingerprint: "1", Message: "<b>\u202e\n\"", Steps: []report.Step{{Local: "f"}}}, "a.rb")
	z := Entry{Rule: "RBN001", Path: "z.rb", Fingerprint: "2", Reason: "checked"}
	one, err := (&Baseline{[]Entry{z, a}}).Format()
	if err != nil {
		t.Fatal(err)
	}
	other, err := (&Baseline{[]Entry{a, z}}).Format()
	if err != nil || !bytes.Equal(one, other) {
		t.Errorf("the order of findings counts: %v\n%s\n%s", err, one, other)
	}
	if lines := strings.Count(string(one), "\n"); lines != 7 || strings.ContainsRune(string(one), '\u202e') {
		t.Errorf("%d lines, want 7, or a character that cannot be seen:\n%s", lines, one)
	}
	b, err := Parse(one)
	if err != nil || len(b.Entries) != 2 || b.Entries[0] != a || b.Entries[1] != z {
		t.Errorf("read is %v, %v", b, err)
	}
}

// TestParseErrors checks that errors name the line.
func TestParseErrors(t *testing.T) {
	for src, want := range map[string]string{
		"":                                       ":1: ",
		"{\n\"version\": 1,\n\"findings\": [1]}": ":3: ",
		"{\n\"version\": 1,\n\"x\": 1}":          `:3: json: unknown field "x"`,
		"{\"version\": 1,\n\"findings\": [{}]}":  ":1: finding 1 has no rule",
		"{}":                                     ":1: no version",
		"{\"version\": 1, \"findings\": []}\n{}": ":2: something follows",
		"{\"version\": 1,\n\n\"findings\": [\"a]}": ":3: ",
	} {
		if _, err := Parse([]byte(src)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("of %q is said %v, want %s", src, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"version": 1, "findings": [{"rule": "RBN201", "path": "a", "fingerprint": "x", "reason": "y"}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		b, err := Parse(src)
		if err != nil {
			return
		}
		text, err := b.Format()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Parse(text); err != nil || len(again.Entries) != len(b.Entries) {
			t.Errorf("written is what is not read: %v\n%s", err, text)
		}
	})
}
