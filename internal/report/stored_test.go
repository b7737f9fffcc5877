package report

import (
	"bytes"
	"testing"

	"rubicon/internal/source"
)

// TestStored takes a report with all kinds of locations apart and puts it together.
func TestStored(t *testing.T) {
	f := source.NewFile("a\xff.rb", source.Ruby, []byte("x = 1\nsystem(\xfe)\nputs\n"))
	at := Locate(f, 6, 15)
	rule := &Rule{Code: "RBN201", Name: "command-injection", Severity: "high"}
	r := &Report{
		Findings: []Finding{{
			Rule: rule, Message: "\xff reaches Kernel.system", Risk: 9.1, Location: at,
			Steps:  []Step{{Role: RoleSource, Location: at}, {Role: RoleSink, Location: Location{Path: "no file"}}},
			Others: []Path{{Steps: []Step{{Location: at}}}},
			Fixes:  []Fix{{Edits: []Edit{{Location: at, Old: "\xfe"}}}}, Suppression: &Suppression{InSource: true, Location: at},
		}},
		Inventory: Inventory{Items: []UnsafeItem{{Kind: "block", Location: at}}},
		Errors:    []Problem{{Path: "b.rb", Line: 3, Message: "m"}},
	}
	data, err := Store(r)
	if err != nil {
		t.Fatal(err)
	}
	if r.Findings[0].Rule != rule {
		t.Error("the report that is stored has changed")
	}
	ruleOf := func(string) *Rule { return rule }
	fileOf := func(path string) *source.File {
		if path != f.Path {
			t.Errorf("file %q is asked for", path)
		}
		return f
	}
	again, err := Restore(data, ruleOf, fileOf)
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"json", "html", "sarif", "text"} {
		if want, got := written(t, format, r), written(t, format, again); want != got {
			t.Errorf("%s: got\n%s\nwant\n%s", format, got, want)
		}
	}
	if again.Findings[0].Steps[1].Location.file != nil {
		t.Error("a location without a file has one")
	}
	for name, err := range map[string]error{
		"half of it": second(Restore(data[:len(data)/2], ruleOf, fileOf)),
		"no rule":    second(Restore(data, func(string) *Rule { return nil }, fileOf)),
		"no file":    second(Restore(data, ruleOf, func(string) *source.File { return nil })),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func second(_ *Report, err error) error { return err }

func written(t *testing.T, format string, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	h, err := New(format, &b, Options{})
	if err == nil {
		err = h.Handle(r)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
