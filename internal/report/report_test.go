package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rubicon/internal/source"
)

var update = flag.Bool("update", false, "write the goldens anew")

// locate returns the location of the nth (from 0) occurrence of text in f.
func locate(t *testing.T, f *source.File, text string, nth int) Location {
	t.Helper()
	from := 0
	for {
		i := strings.Index(string(f.Content[from:]), text)
		if i < 0 {
			t.Fatalf("%s has no %q", f.Path, text)
		}
		if from += i; nth == 0 {
			return Locate(f, uint32(from), uint32(from+len(text)))
		}
		from, nth = from+1, nth-1
	}
}

var shellRule = Rule{
	Code: "RBN201", Name: "tainted-shell-command", Title: "Untrusted data in a shell command",
	Description: "Untrusted data becomes part of a command line that a shell reads.",
	Remediation: "Pass the arguments as a list,\nwithout a shell.\n\nMore of it.",
	Severity:    "critical", CWE: []int{78}, OWASPAPI: []string{"API8:2023"}, PCIDSS: []string{"6.2.4"},
	References: []string{"see there", "https://cwe.mitre.org/data/definitions/78.html"},
}

var anchorRule = Rule{
	Code: "RBN001", Name: "weak-anchor", Title: "A guard that every line can pass",
	Description: "`^` and `$` match at every line.", Severity: "medium", CWE: []int{777},
}

const appSource = "\ufeffget '/thumb' do\r\n\tname = params[:file]\r\n\thalt 400 unless name =~ /^[a-z]+$/\r\n\tThumbs.render(\"Größe 😀 #{name}\")\r\nend\r\n"

const libSource = `#[no_mangle]
pub extern "C" fn render(name: *const c_char) {
    let cmd = format!("convert {}", name);
    Command::new("sh").arg("-c").arg(&cmd);
}
`

// sample returns a report with two findings of one path through two languages.
func sample(t *testing.T) *Report {
	app := source.NewFile("app.rb", source.Ruby, []byte(appSource))
	lib := source.NewFile("ext/thumbs/src/lib.rs", source.Rust, []byte(libSource))
	sink := locate(t, lib, "arg(&cmd)", 0)
	last := Step{Role: RoleSink, Language: "rust", Function: "thumbs::render", Note: "std::process::Command::arg", Location: sink}
	foreign := Path{
		Message: "argument `name` of render reaches std::process::Command::arg", Confidence: Low, Risk: 5.8,
		Steps: []Step{{Role: RoleSource, Language: "rust", Function: "thumbs::render", Note: "argument `name` of render", Location: locate(t, lib, "name", 0)}, last},
	}
	return &Report{
		Tool:  Tool{"rubicon", "1.2.3"},
		Rules: []Rule{anchorRule, shellRule},
		Findings: []Finding{
			{
				Rule: &anchorRule, Message: "/^[a-z]+$/ lets any text pass that has one good line", Confidence: High, Risk: 4.25,
				Location: locate(t, app, "/^[a-z]+$/", 0), Fingerprint: "0a1b", Generated: ModelGenerator,
				Fixes: []Fix{{Title: `Anchor with \A and \z`, Edits: []Edit{{Location: locate(t, app, "^[a-z]+$", 0), NewText: `\A[a-z]+\z`}}}},
			},
			{
				Rule: &shellRule, Message: "params[:file] reaches std::process::Command::arg", Confidence: High, Risk: 9.06,
				Location: sink, Fingerprint: "ff00", Route: "GET /thumb", Access: OpenRoute, Others: []Path{foreign},
				Steps: []Step{
					{Role: RoleSource, Language: "ruby", Function: "GET /thumb", Note: "params[:file] of GET /thumb", Location: locate(t, app, "params[:file]", 0)},
					{Role: RoleGuard, Language: "ruby", Function: "GET /thumb", Note: "/^[a-z]+$/ matches at every line", Location: locate(t, app, "name =~ /^[a-z]+$/", 0)},
					{Role: RoleStep, Language: "ruby", Function: "GET /thumb", Note: "argument 1 of Thumbs.render", Location: locate(t, app, `"Größe 😀 #{name}"`, 0)},
					{Role: RoleCrossing, Language: "rust", Function: "thumbs::render", Note: "thumbs::render (ffi)", Location: locate(t, lib, "render", 0), Mechanism: "ffi"},
					{Role: RoleStep, Language: "rust", Function: "thumbs::render", Note: "formatted into `cmd`", Location: locate(t, lib, `format!("convert {}", name)`, 0)},
					last,
				},
			},
		},
		Coverage: Coverage{
			Files: 2, Ruby: 1, Rust: 1, Lines: 10, Bytes: 300, Nodes: 120, Routes: 1, NativeCalls: 1,
			Excluded: []Skip{{"vendor", "vendored"}}, Tests: 3,
		},
	}
}

// hostile returns a report in which every text that comes from a workspace means harm, and every
// list is filled.
func hostile() *Report {
	bad := "a\x1b[2J\u202e\n\xff%s {0} [x](http://e.vil) <b>\u2028\x00"
	at := Location{Path: "d:ir/a b%41\n" + bad + ".rb", Line: bad + strings.Repeat("e\u0301\u0301\u0301\u0301\u0301", 400) + "\t漢字 end"}
	at.Start = Position{Line: 3, Column: 4, UTF16: 4, Offset: 20}
	at.End = Position{Line: 4, Column: 1, UTF16: 1, Offset: 300}
	rule := Rule{Code: "RBN999", Name: "x", Title: bad, Description: bad, Remediation: bad, Severity: "low", References: []string{"https://e.vil/ x"}}
	r := &Report{
		Tool:  Tool{"rubicon", "0"},
		Rules: []Rule{rule},
		Findings: []Finding{{
			Rule: &rule, Message: bad, Confidence: Low, Risk: math.NaN(), Location: at,
			Steps:  []Step{{Role: RoleSource, Language: "ruby", Function: bad, Note: bad, Location: at}, {Role: RoleSink, Language: "rust", Location: at}},
			Fixes:  []Fix{{Title: bad, Unsafe: true, Edits: []Edit{{Location: at, NewText: bad}, {Location: at, NewText: bad}}}},
			Others: slices.Repeat([]Path{{Message: bad, Confidence: Low, Risk: math.Inf(1), Steps: []Step{{Role: RoleSource, Language: "ruby", Function: bad, Note: bad, Location: at}}}}, 6),
		}},
		Coverage: Coverage{
			Files: 1, Ruby: 1, Lines: 1, Bytes: 100000, ErrorBytes: 1, Nodes: 10, Unknown: 10, Broadened: 2, Cuts: []Cut{{bad, 3, bad, bad}}, FilesWithErrors: 1,
			NativeCalls: 2, Unresolved: 1,
			Damaged: []Damage{{Path: bad, Line: 2, Errors: 1, Bytes: 1, Size: 10}},
		},
		Config: bad,
		Errors: []Problem{{"", 0, bad}, {bad, 0, bad}, {bad, 3, bad}},
		Stats:  &Stats{Stages: []Stage{{"parse", 1.25}}, PeakMemory: 3 << 20, UnknownKinds: map[string]int{"b": 1, "a": 1, "c": 3}, Functions: 1, CallSites: 3, Resolved: 2, Cache: &CacheUse{Found: 5, Missing: 1}},
	}
	for range 12 {
		r.Coverage.Skipped = append(r.Coverage.Skipped, Skip{bad, bad})
	}
	suppressed := r.Findings[0]
	suppressed.Suppression = &Suppression{InSource: true, Reason: bad, Location: at}
	r.Findings = append(r.Findings, suppressed)
	return r
}

// reports are what every format must be able to write.
func reports(t *testing.T) map[string]*Report {
	return map[string]*Report{
		"sample":  sample(t),
		"hostile": hostile(),
		"empty":   {Tool: Tool{"rubicon", "1.2.3"}},
		"clean":   {Tool: Tool{"rubicon", "1.2.3"}, Rules: []Rule{shellRule}, Coverage: Coverage{Files: 1, Ruby: 1, Lines: 1, Bytes: 2, Nodes: 1}},
	}
}

func write(t *testing.T, format string, r *Report, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	h, err := New(format, &b, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Handle(r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldens(t *testing.T) {
	for name, r := range reports(t) {
		for _, format := range Formats() {
			golden(t, name+"."+format, write(t, format, r, Options{}))
		}
	}
	golden(t, "sample.color", write(t, "text", sample(t), Options{Color: true}))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (renew with: go test ./internal/report -update)\n got:\n%s\nwant:\n%s", name, got, want)
	}
}

// compile returns a JSON Schema whose formats are checked too.
func compile(t *testing.T, content []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("mem://schema", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("mem://schema")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemas(t *testing.T) {
	schemas := map[string]*jsonschema.Schema{"json": compile(t, Schema())}
	for format, file := range map[string]string{
		"sarif": "sarif-schema-2.1.0.json", "rdjson": "rdjson-schema.json", "gitlab-sast": "gitlab-sast-schema.json",
	} {
		published, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		schemas[format] = compile(t, published)
	}
	for name, r := range reports(t) {
		for format, s := range schemas {
			doc, err := jsonschema.UnmarshalJSON(strings.NewReader(write(t, format, r, Options{})))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(doc); err != nil {
				t.Errorf("%s as %s: %v", name, format, err)
			}
		}
	}
}

// TestSchemaIsExact checks that the schema knows every member that the format has, and requires it.
func TestSchemaIsExact(t *testing.T) {
	s := compile(t, Schema())
	var doc any
	if err := json.Unmarshal([]byte(write(t, "json", hostile(), Options{})), &doc); err != nil {
		t.Fatal(err)
	}
	objects := 0
	var visit func(any)
	visit = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				visit(e)
			}
		case map[string]any:
			objects++
			for k, e := range v {
				visit(e)
				if _, free := v["a"]; free { // unknown_kinds, whose members are free
					continue
				}
				delete(v, k)
				if s.Validate(doc) == nil {
					t.Errorf("the schema accepts a report without %q", k)
				}
				v[k] = e
			}
		}
	}
	visit(doc)
	if objects < 30 {
		t.Errorf("only %d objects visited", objects)
	}
}

func TestTextIsHarmless(t *testing.T) {
	r := hostile()
	for _, opt := range []Options{{}, {All: true}, {Color: true}} {
		out := write(t, "text", r, opt)
		if opt.Color {
			out = regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(out, "")
		}
		for _, c := range out {
			if c != '\n' && !unicode.IsPrint(c) {
				t.Fatalf("%U reaches the terminal in\n%q", c, out)
			}
		}
		for line := range strings.Lines(out) {
			if len(line) > 4000 {
				t.Errorf("a line of %d bytes", len(line))
			}
		}
	}
}

func TestSARIFTexts(t *testing.T) {
	m := message("\x1b[0m\n {0} {x} #{y} [a](b) a[:b] (c)")
	if want := `\x1b[0m\n {{0}} {x} #{y} \[a](b) a[:b] (c)`; m.Text != want {
		t.Errorf("message %q, want %q", m.Text, want)
	}
}

func TestJSONIsPrintable(t *testing.T) {
	for _, format := range []string{"json", "sarif"} {
		out := write(t, format, hostile(), Options{})
		for _, c := range out {
			if c != '\n' && !unicode.IsPrint(c) {
				t.Fatalf("%U in %s", c, format)
			}
		}
	}
	text := "a\u202e\U000e0001\x00é"
	var b bytes.Buffer
	if err := encode(&b, text); err != nil {
		t.Fatal(err)
	}
	var back string
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back != text {
		t.Errorf("%s becomes %q, %v", b.String(), back, err)
	}
}

func TestRelativeURI(t *testing.T) {
	for path, want := range map[string]string{
		"a/b.rb": "a/b.rb", "c:d/e f.rb": "c%3Ad/e%20f.rb", "100%/#?.rb": "100%25/%23%3F.rb",
		"\xff.rb": "%FF.rb", "é.rb": "%C3%A9.rb", "a\nb": "a%0Ab", "": "",
	} {
		if got := relativeURI(path); got != want {
			t.Errorf("relativeURI(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("x", 300)
	tests := []struct {
		name, line, mark string
		text             string
		column, width    int
	}{
		{"plain", "ab(cd)", "cd", "ab(cd)", 3, 2},
		{"indented", "\t  a = b", "b", "a = b", 4, 1},
		{"tab inside", "a\tb", "b", "a    b", 5, 1},
		{"wide", "漢字 = b", "b", "漢字 = b", 7, 1},
		{"wide mark", "x漢字", "漢字", "x漢字", 1, 4},
		{"accent", "e\u0301 = b", "b", "e\u0301 = b", 4, 1},
		{"escape", "\x1b[0m b", "b", `\x1b[0m b`, 8, 1},
		{"invalid", "\xff b", "b", `\xff b`, 5, 1},
		{"far right", long + "b", "b", "…" + long[:60] + "b", 61, 1},
		{"far left", "b" + long, "b", "b" + long[:99] + "…", 0, 1},
		{"nothing marked", "ab", "", "ab", 0, 1},
	}
	for _, tt := range tests {
		from := strings.Index(tt.line, tt.mark)
		text, column, width := excerpt(tt.line, from, from+len(tt.mark))
		if text != tt.text || column != tt.column || width != tt.width {
			t.Errorf("%s: excerpt = %q, %d, %d, want %q, %d, %d", tt.name, text, column, width, tt.text, tt.column, tt.width)
		}
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("a\tb\xff\u202e漢", 1, 3)
	f.Fuzz(func(t *testing.T, line string, from, to int) {
		text, column, width := excerpt(line, from, to)
		if column < 0 || width < 1 {
			t.Errorf("excerpt(%q, %d, %d) = %q, %d, %d", line, from, to, text, column, width)
		}
		for _, r := range text {
			if !unicode.IsPrint(r) {
				t.Errorf("excerpt(%q, %d, %d) shows %U", line, from, to, r)
			}
		}
	})
}

func TestSortAndThresholds(t *testing.T) {
	r := sample(t)
	r.Findings[0], r.Findings[1] = r.Findings[1], r.Findings[0]
	r.Sort()
	if r.Findings[0].Location.Path != "app.rb" {
		t.Error("not sorted by path")
	}
	for threshold, want := range map[string]int{"critical": 1, "high": 1, "medium": 2, "info": 2, "none": 0} {
		if got := len(r.WithSeverity(threshold).Findings); got != want {
			t.Errorf("%d findings at %s, want %d", got, threshold, want)
		}
		if got := r.Fails(threshold); got != (want > 0) {
			t.Errorf("Fails(%s) = %v", threshold, got)
		}
	}
	r.Findings[1].Suppression = &Suppression{}
	if r.Fails("high") || !r.Fails("medium") {
		t.Error("a suppressed finding counts")
	}
}

// TestTextInforms checks that findings that only say what is there come last, without their ways, unless all is
// wanted.
func TestTextInforms(t *testing.T) {
	r := sample(t)
	informing := *r.Findings[0].Rule
	informing.Severity = "info"
	r.Findings[0].Rule = &informing
	brief := write(t, "text", r, Options{})
	at := strings.Index(brief, " info ")
	if at < strings.Index(brief, r.Findings[1].Rule.Code) || strings.Contains(brief[at:], "source:") {
		t.Errorf("not a line at the end:\n%s", brief)
	}
	if all := write(t, "text", r, Options{All: true}); !strings.Contains(all[strings.Index(all, " info "):], "source:") {
		t.Errorf("no way though all is wanted:\n%s", all)
	}
}

// TestFindingInforms checks that a finding that only informs does so whatever its rule's severity.
func TestFindingInforms(t *testing.T) {
	r := sample(t)
	for i := range r.Findings {
		r.Findings[i].Informs = true
	}
	if r.Fails("low") || len(r.WithSeverity("low").Findings) > 0 || len(r.WithSeverity("info").Findings) != 2 {
		t.Error("severity is not info")
	}
	if out := write(t, "json", r, Options{}); strings.Count(out, `"severity": "info"`) != 2 {
		t.Errorf("not so in JSON:\n%s", out)
	}
}

func TestSortMissed(t *testing.T) {
	r := &Report{Errors: []Problem{{"b", 1, ""}, {"a", 2, ""}, {"a", 1, "y"}, {"a", 1, "x"}}}
	r.Coverage = NewCoverage(&source.Workspace{Skipped: []source.Skip{{Path: "b", Reason: "x"}}, Tests: 2, Ignored: 3})
	r.Coverage.Skipped = append(r.Coverage.Skipped, Skip{"a", "y"})
	r.Sort()
	if fmt.Sprint(r.Errors, r.Coverage.Skipped, r.Coverage.Tests, r.Coverage.Ignored) != "[{a 1 x} {a 1 y} {a 2 } {b 1 }] [{a y} {b x}] 2 3" {
		t.Errorf("%+v", r)
	}
}

func TestFirstAdvice(t *testing.T) {
	for markdown, want := range map[string]string{
		"":                              "",
		"Do this\nand that.\n\nMore.":   "Do this and that.",
		"\n- One\n  thing.\n- Another.": "One thing.",
		"Do it so:\n\n    code\n":       "Do it so.",
		"Choose:\n- this\n- that":       "Choose.",
		"a - b\n\t- c":                  "a - b",
	} {
		if got := firstAdvice(markdown); got != want {
			t.Errorf("firstAdvice(%q) = %q, want %q", markdown, got, want)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := New("xml", nil, Options{}); err == nil || err.Error() != `unknown format "xml"; choose one of text, json, sarif, github, gitlab-sast, gitlab-codequality, rdjson, checkstyle, junit, csv, markdown, html, editor` {
		t.Error(err)
	}
}
