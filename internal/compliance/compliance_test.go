package compliance_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rubicon/internal/compliance"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/rules"
)

func load(t *testing.T) []*compliance.Standard {
	t.Helper()
	standards, err := compliance.Load(rules.Standards)
	if err != nil {
		t.Fatal(err)
	}
	return standards
}

// TestEveryRule shows that each rule of this build speaks to a requirement of each standard.
func TestEveryRule(t *testing.T) {
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range load(t) {
		for _, r := range set.Rules {
			claim := compliance.Claim{CWE: r.CWE, OWASPAPI: r.OWASPAPI, PCIDSS: r.PCIDSS}
			if len(s.Of(claim)) == 0 {
				t.Errorf("%s with CWE %v speaks to no requirement of %s: add the weakness to rules/standards", r.Code, r.CWE, s.Title())
			}
		}
	}
}

// TestNamed shows that rules name no requirement that a standard does not have.
func TestNamed(t *testing.T) {
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	standards := load(t)
	known := func(id, requirement string) bool {
		i := slices.IndexFunc(standards, func(s *compliance.Standard) bool { return s.ID == id })
		return slices.ContainsFunc(standards[i].Requirements, func(r compliance.Requirement) bool {
			return r.ID == requirement || strings.HasPrefix(r.ID, requirement+" ")
		})
	}
	for _, r := range set.Rules {
		for _, name := range r.OWASPAPI {
			if !known("owasp-api", name) {
				t.Errorf("%s: owasp_api = %q is no requirement", r.Code, name)
			}
		}
		for _, name := range r.PCIDSS {
			if !known("pci", name) {
				t.Errorf("%s: pci_dss = %q is no requirement", r.Code, name)
			}
		}
	}
}

// one is a standard with a requirement for SQL, one for commands, and one that no rule speaks to.
const one = `
[standard]
id = "one"
name = "One"
version = "1"
source = "https://example.org/"
[[requirement]]
id = "1.1"
title = "SQL"
cwe = [89]
beyond = "Stored procedures."
[[requirement]]
id = "1.2"
title = "Commands"
also = [78]
beyond = "Programs."
[[requirement]]
id = "1.3"
title = "Doors"
cwe = [9999]
beyond = "Keys."
`

func standard(t *testing.T) *compliance.Standard {
	t.Helper()
	list, err := compliance.Load(fstest.MapFS{"s/one.toml": {Data: []byte(one)}})
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

var (
	sql     = report.Rule{Code: "RBN404", Name: "sql-injection", Severity: "critical", CWE: []int{89}}
	command = report.Rule{Code: "RBN201", Name: "command-injection", Severity: "critical", CWE: []int{78}}
)

func scanned(findings ...report.Finding) *report.Report {
	return &report.Report{Rules: []report.Rule{sql, command}, Findings: findings, Coverage: report.Coverage{Files: 1, Ruby: 1}}
}

func found(r *report.Rule, path string) report.Finding {
	return report.Finding{Rule: r, Message: "params[:x] reaches it", Location: report.Location{Path: path, Start: report.Position{Line: 3, Column: 1}}}
}

// TestStatus shows what is said of a requirement, and that nothing found is said only where all was looked at.
func TestStatus(t *testing.T) {
	accepted := found(&sql, "a.rb")
	accepted.Suppression = &report.Suppression{Reason: "a report for one person"}
	skipped := scanned()
	skipped.Coverage.Skipped = []report.Skip{{Path: "x.rb", Reason: "too large"}}
	none := scanned()
	none.Rules = nil
	half := scanned()
	half.Rules = []report.Rule{command}
	for _, test := range []struct {
		name string
		r    *report.Report
		want []compliance.Status
	}{
		{"clean", scanned(), []compliance.Status{compliance.Clean, compliance.Clean, compliance.Unchecked}},
		{"found", scanned(found(&sql, "a.rb")), []compliance.Status{compliance.Found, compliance.Clean, compliance.Unchecked}},
		{"accepted", scanned(accepted), []compliance.Status{compliance.Accepted, compliance.Clean, compliance.Unchecked}},
		{"a file was not read", skipped, []compliance.Status{compliance.Incomplete, compliance.Incomplete, compliance.Unchecked}},
		{"a rule did not run", half, []compliance.Status{compliance.Unchecked, compliance.Clean, compliance.Unchecked}},
		{"no rule ran", none, []compliance.Status{compliance.Unchecked, compliance.Unchecked, compliance.Unchecked}},
	} {
		a := compliance.Assess(standard(t), []report.Rule{command, sql}, test.r)
		for i, want := range test.want {
			if got := a.Items[i].Status; got != want {
				t.Errorf("%s: %s is %q, want %q", test.name, a.Items[i].ID, got, want)
			}
		}
	}
}

// TestEscaped shows that names and texts of the workspace mean nothing in any format.
func TestEscaped(t *testing.T) {
	f := found(&sql, "=cmd|' /c calc'!a`<script>alert(1)</script>\x1b[31m.rb")
	f.Message = "<img src=x> `|` @everyone"
	a := compliance.Assess(standard(t), []report.Rule{command, sql}, scanned(f))
	for _, format := range compliance.Formats() {
		var b strings.Builder
		if err := compliance.Write(&b, format, a); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if strings.ContainsRune(text, '\x1b') {
			t.Errorf("%s: a control character came through", format)
		}
		switch format {
		case "html":
			if strings.Contains(text, "<script") || strings.Contains(text, "<img") {
				t.Error("html: an element came through")
			}
		case "csv":
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil || len(rows) != 4 {
				t.Fatalf("csv: %d rows, %v", len(rows), err)
			}
			for _, cell := range rows[1] {
				if strings.HasPrefix(cell, "=") {
					t.Errorf("csv: the cell %q is a formula", cell)
				}
			}
		case "markdown":
			// The name has a backtick, so that two must enclose it.
			if !strings.Contains(text, "``=cmd") {
				t.Errorf("markdown: the name is not a span of code:\n%s", text)
			}
		}
	}
}

// TestErrors shows that each mistake in a standard is told with file and line.
func TestErrors(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{`name = "One"`, `naem = "One"`, `naem`},
		{`version = "1"`, ``, "one.toml:2: [standard] needs the key version"},
		{`title = "SQL"`, ``, "one.toml:7: [[requirement]] needs the keys id, title and beyond"},
		{`cwe = [89]`, ``, "one.toml:7: requirement 1.1: no rule could ever meet it; give it cwe"},
		{`id = "one"`, `id = "two"`, `one.toml:3: id = "two": the file must be called two.toml`},
		{`version = "1"`, "version = \"1\"\nkey = \"mine\"", `key = "mine": rules have owasp_api and pci_dss`},
	} {
		text := strings.Replace(one, test.from, test.to, 1)
		if text == one {
			t.Fatalf("%q is not there", test.from)
		}
		_, err := compliance.Load(fstest.MapFS{"s/one.toml": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s instead of %s: error %v, want %q", test.to, test.from, err, test.want)
		}
	}
}
