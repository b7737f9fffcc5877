package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// many returns a report with n findings, of which every tenth is critical, one suppressed.
func many(t *testing.T, n int) *Report {
	r := sample(t)
	mild := r.Findings[0]
	bad := r.Findings[1]
	r.Findings = nil
	for i := range n {
		f := mild
		if i%10 == 9 {
			f = bad
		}
		f.Fingerprint = fmt.Sprintf("%032x", i)
		r.Findings = append(r.Findings, f)
	}
	r.Findings[0].Risk = 10
	r.Findings[0].Suppression = &Suppression{Reason: "known"}
	return r
}

// TestNothingUnprintable checks that no format writes a character that does more than stand where it is.
func TestNothingUnprintable(t *testing.T) {
	for name, r := range reports(t) {
		for _, format := range Formats() {
			out := write(t, format, r, Options{})
			if format == "csv" {
				out = strings.ReplaceAll(out, "\r\n", "\n")
			}
			for _, c := range out {
				if c != '\n' && !unicode.IsPrint(c) {
					t.Fatalf("%U in %s as %s", c, name, format)
				}
			}
		}
	}
}

// TestMissedIsSaid checks that every format says when something was missed, and what, and only then.
func TestMissedIsSaid(t *testing.T) {
	r := sample(t)
	r.Coverage.Skipped = []Skip{{"secret.rb", "permission denied"}}
	r.Coverage.Damaged = []Damage{{Path: "odd.rb", Line: 7, Errors: 2, Bytes: 10, Size: 100}}
	r.Coverage.FilesWithErrors = 1
	r.Errors = []Problem{{"ext/lib.rs", 3, "binds by a name that is not constant"}}
	for _, format := range Formats() {
		out := write(t, format, r, Options{})
		for _, want := range []string{"coverage incomplete: 1 path not read", "secret.rb", "permission denied", "odd.rb", "2 syntax errors", "ext/lib.rs", "not constant"} {
			if !strings.Contains(out, want) && (format != "json" || want != "2 syntax errors") { // it has the number
				t.Errorf("%s has no %q", format, want)
			}
		}
		if out := write(t, format, sample(t), Options{}); strings.Contains(out, "incomplete") {
			t.Errorf("%s says that a complete scan is not", format)
		}
	}
}

// TestSuppressedIsNotShown checks that suppressed findings stand in JSON, SARIF and HTML only.
func TestSuppressedIsNotShown(t *testing.T) {
	r := sample(t)
	for i := range r.Findings {
		r.Findings[i].Suppression = &Suppression{Reason: "known"}
	}
	for _, format := range Formats() {
		has := strings.Contains(write(t, format, r, Options{}), "lets any text pass")
		if want := format == "json" || format == "sarif" || format == "html"; has != want {
			t.Errorf("%s shows a suppressed finding: %v", format, has)
		}
	}
}

// TestLineHashes checks the hashes against those that GitHub's upload action computes for the same bytes.
func TestLineHashes(t *testing.T) {
	cases := map[string][]string{
		"":              {"c129715d7a2bc9a3:1"},
		"a":             {"53b5d4aabe50d64:1"},
		"a\nb\n":        {"81b8d8db678b2bbe:1", "ade70578248be16f:1", "c129715d7a2bc9a3:1"},
		"a\r\nb\rc\n\n": {"81badacc705f766d:1", "b8a367705bcf4346:1", "2a9159bd01820062:1", "3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1"},
		"  get '/x' do\n\tparams[:f]\nend\n  get '/x' do\n\tparams[:f]\nend\n": {"164d638412bbe439:1", "cbaa87dc332f0c6f:1", "abecb1b663b536d:1", "ec77b70bbf6a5000:1", "c59339a60e1f7ebe:1", "fe2be582c6296f40:1", "c129715d7a2bc9a3:1"},
		"\ufeff\u00e9\U0001f600\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": {"dc9d76c254d77e1f:1", "52b56201ffb58620:1", "52b56201ffb58620:2"},
		"\xf0\x9fx\xe2\x82\n\xff\xed\xa0\x80": {"8889bb677af5c16b:1", "820e17bae189b7bf:1"},
	}
	for content, want := range cases {
		h := NewLineHashes([]byte(content))
		var got []string
		for i := 1; h.Line(i) != ""; i++ {
			got = append(got, h.Line(i))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", content, got, want)
		}
	}
}

func sarifOf(t *testing.T, r *Report) sarifRun {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(write(t, "sarif", r, Options{})), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

// limits returns what the notifications about limits say.
func limits(run sarifRun) string {
	var out []string
	for _, n := range run.Invocations[0].Notifications {
		if n.Descriptor.ID == noteLimit {
			out = append(out, n.Message.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestSARIFResultLimit(t *testing.T) {
	r := many(t, sarifResults+1000)
	run := sarifOf(t, r)
	if len(run.Results) != sarifResults {
		t.Fatalf("%d results", len(run.Results))
	}
	critical := 0
	for _, res := range run.Results {
		if res.RuleID == "RBN201" {
			critical++
		}
		if len(res.Suppressions) > 0 {
			t.Error("a suppressed result takes the place of one that is not")
		}
	}
	if critical != (sarifResults+1000)/10 {
		t.Errorf("%d of the worst are kept", critical)
	}
	if want := "1000 of 6000 findings are left out"; !strings.HasPrefix(limits(run), want) {
		t.Errorf("said is %q", limits(run))
	}
	if said := limits(sarifOf(t, many(t, 10))); said != "" {
		t.Errorf("said without need: %q", said)
	}
}

func TestSARIFStepLimit(t *testing.T) {
	r := sample(t)
	r.Findings[1].Others = slices.Repeat(r.Findings[1].Others, 2000)
	run := sarifOf(t, r)
	flows := run.Results[1].CodeFlows
	steps := 0
	for _, f := range flows {
		steps += len(f.ThreadFlows[0].Locations)
	}
	if steps != sarifSteps || len(flows[0].ThreadFlows[0].Locations) != 6 {
		t.Errorf("%d steps, %d in the first path", steps, len(flows[0].ThreadFlows[0].Locations))
	}
	if want := "1503 paths left out"; !strings.HasPrefix(limits(run), want) {
		t.Errorf("said is %q", limits(run))
	}
	long := sample(t)
	f := &long.Findings[1]
	f.Steps = slices.Concat(f.Steps[:1], slices.Repeat(f.Steps[2:3], 5000), f.Steps[5:])
	run = sarifOf(t, long)
	at := run.Results[1].CodeFlows[0].ThreadFlows[0].Locations
	if len(at) != sarifSteps || at[0].Kinds[0] != "taint" || at[len(at)-1].Kinds[0] != "danger" {
		t.Errorf("%d steps, not from source to sink", len(at))
	}
	if !strings.Contains(limits(run), "4002 steps left out in the middle") {
		t.Errorf("said is %q", limits(run))
	}
}

func TestSARIFTags(t *testing.T) {
	r := shellRule
	r.PCIDSS = strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12")
	if tags := ruleTags(&r); len(tags) != sarifTags || tags[0] != "security" || tags[1] != "external/cwe/cwe-078" {
		t.Errorf("tags %q", tags)
	}
}

func TestSecuritySeverity(t *testing.T) {
	for severity, want := range map[string][2]float64{"critical": {9, 10}, "high": {7, 8.9}, "medium": {4, 6.9}, "low": {0.1, 3.9}, "info": {0, 0}} {
		var got float64
		if _, err := fmt.Sscan(securitySeverity(severity), &got); err != nil || got < want[0] || got > want[1] {
			t.Errorf("%s: %v", severity, got)
		}
	}
}

// TestSARIFSeverity checks that a finding of another severity than its rule has a rule of this severity.
func TestSARIFSeverity(t *testing.T) {
	r := sample(t)
	r.Findings[1].Informs = true
	r.Findings = append(r.Findings, r.Findings[1], sample(t).Findings[1])
	run := sarifOf(t, r)
	rules := run.Tool.Driver.Rules
	if len(rules) != 3 {
		t.Fatalf("%d rules", len(rules))
	}
	for i, want := range []string{"RBN001 5.5", "RBN201/info 0.0", "RBN201/info 0.0", "RBN201 9.5"} {
		res := run.Results[i]
		if got := res.RuleID + " " + rules[*res.RuleIndex].Properties.SecuritySeverity; got != want || rules[*res.RuleIndex].ID != res.RuleID {
			t.Errorf("result %d: %s, want %s", i, got, want)
		}
	}
}

func TestSARIFSize(t *testing.T) {
	text := make([]byte, 100_000)
	for i := range text {
		text[i] = byte(rand.Uint32())
	}
	if fitsCompressed(text, 99_000) || !fitsCompressed(text, 101_000) || !fitsCompressed(make([]byte, 100_000), 1000) {
		t.Error("the size when compressed is wrong")
	}
	r := many(t, 10)
	kept, notes := sarifCut{results: 3, alone: true}.apply(r)
	if len(kept) != 3 || kept[2].code() != "RBN201" || len(notes) != 2 {
		t.Errorf("%d kept, notes %v", len(kept), notes)
	}
	if c := (sarifCut{results: 8}).smaller(); c.results != 8 || !c.alone || c.smaller().results != 4 {
		t.Errorf("%+v", c)
	}
}

// TestGitHubCommands checks that what the runner decodes is what was meant, and that nothing but the report's own lines
// is a command.
func TestGitHubCommands(t *testing.T) {
	r := hostile()
	evil := "x\n::error::y,z:%0A##[add-path]/evil"
	r.Findings[0].Message, r.Findings[0].Location.Path, r.Errors[1].Message, r.Errors[1].Path = evil, evil, evil, "::warning::"
	commands := 0
	for line := range strings.Lines(write(t, "github", r, Options{})) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "::") {
			if strings.Contains(line, "##[") {
				t.Errorf("a command inside %q", line)
			}
			continue
		}
		commands++
		name, rest, _ := strings.Cut(line[2:], " ")
		properties, data, _ := strings.Cut(rest, "::")
		if !slices.Contains([]string{"error", "warning", "notice"}, name) {
			t.Errorf("command %q", name)
		}
		for _, p := range strings.Split(properties, ",") {
			key, value, _ := strings.Cut(p, "=")
			if key == "file" {
				value = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace(value)
				if value != Printable(evil) {
					t.Errorf("file %q", value)
				}
			}
		}
		if name == "notice" && !strings.HasPrefix(data, `x\n::error::y,z:%250A##[add-path]/evil`) {
			t.Errorf("message %q", data)
		}
	}
	if commands != 2 {
		t.Errorf("%d commands", commands)
	}
}

func TestCSVHoldsNoFormula(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", " =1", "=cmd|' /C calc'!A0", "＝1", "|x", "%1"} {
		if got := CSVCell(text); got != "'"+text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	r := sample(t)
	r.Findings[0].Message = "=1,\"2\"\n\t"
	rows, err := csv.NewReader(strings.NewReader(write(t, "csv", r, Options{}))).ReadAll()
	if err != nil || len(rows) != 4 || rows[1][11] != `'=1,"2"\n\t` || rows[2][15] != "ruby rust" {
		t.Errorf("%q, %v", rows, err)
	}
}

// TestXML checks that what is no character of XML does not reach it, and that a reader gets back what was meant.
func TestXML(t *testing.T) {
	r := hostile()
	r.Findings[0].Message = "\x00\x1b\ufffe\uffff\xff <&>\"' ]]>"
	for _, format := range []string{"checkstyle", "junit"} {
		out := write(t, format, r, Options{})
		d := xml.NewDecoder(strings.NewReader(out))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
		}
	}
	var back checkstyleReport
	if err := xml.Unmarshal([]byte(write(t, "checkstyle", r, Options{})), &back); err != nil {
		t.Fatal(err)
	}
	want := `\x00\x1b\u{fffe}\u{ffff}\xff <&>"' ]]>`
	if !slices.ContainsFunc(back.Files, func(f checkstyleFile) bool {
		return slices.ContainsFunc(f.Errors, func(e checkstyleError) bool { return strings.HasPrefix(e.Message, want) })
	}) {
		t.Errorf("%+v", back)
	}
}

func TestJUnitCounts(t *testing.T) {
	r := sample(t)
	r.Rules = append(r.Rules, Rule{Code: "RBN999", Name: "silent"})
	r.Findings[0].Informs = true
	r.Started = time.Unix(1700000000, 0)
	r.Ended = r.Started.Add(1500 * time.Millisecond)
	var s junitSuites
	if err := xml.Unmarshal([]byte(write(t, "junit", r, Options{})), &s); err != nil {
		t.Fatal(err)
	}
	if s.Tests != 4 || len(s.Suite.Cases) != 4 || s.Failures != 1 || s.Suite.Skipped != 0 || s.Suite.Time != "1.500" || s.Suite.Timestamp != "2023-11-14T22:13:20" {
		t.Errorf("%+v", s)
	}
}

func TestGitLab(t *testing.T) {
	r := sample(t)
	r.Started = time.Unix(1700000000, 0)
	r.Findings[1].Rule = &shellRule
	r.Findings = append(r.Findings, r.Findings[1])
	var out gitlabReport
	if err := json.Unmarshal([]byte(write(t, "gitlab-sast", r, Options{})), &out); err != nil {
		t.Fatal(err)
	}
	v := out.Vulnerabilities[1]
	if v.Identifiers[0].Value != "RBN201" || v.Severity != "Critical" || v.ID == out.Vulnerabilities[2].ID || out.Scan.Start != "2023-11-14T22:13:20" {
		t.Errorf("%+v", v)
	}
	if uuid("ff00") != v.ID || v.ID[14] != '5' {
		t.Errorf("identity %s", v.ID)
	}
	if n := len(v.Details.Flows.Items); n != 2 || v.Details.Flows.Items[0][0].Location.File != "app.rb" {
		t.Errorf("%d paths, %+v", n, v.Details.Flows)
	}
	rule := shellRule
	rule.CWE = make([]int, 40)
	if n := len(identifiers(&rule)); n != gitlabIdentifiers {
		t.Errorf("%d identifiers", n)
	}
}

func TestLastLine(t *testing.T) {
	for _, c := range [][4]int{{3, 3, 5, 3}, {3, 4, 1, 3}, {3, 4, 2, 4}, {3, 3, 1, 3}, {3, 0, 0, 3}} {
		l := Location{Start: Position{Line: c[0]}, End: Position{Line: c[1], Column: c[2]}}
		if got := lastLine(&l); got != c[3] {
			t.Errorf("%v: %d", c, got)
		}
	}
}

func TestMarkdownSize(t *testing.T) {
	for _, r := range []*Report{many(t, 5000), hostile()} {
		r.Findings[len(r.Findings)-1].Message = strings.Repeat("漢", 100_000)
		out := write(t, "markdown", r, Options{})
		if len(out) >= 65_536 {
			t.Errorf("%d bytes", len(out))
		}
		folds, lines := strings.Count(out, "<details>\n<summary><b>"), strings.Count(out, "\n- **")
		shown := folds + lines
		if len(r.Findings) > 100 && (folds < 30 || lines < 30) {
			t.Errorf("%d folds and %d lines", folds, lines)
		}
		if len(r.Findings) > 100 && !strings.Contains(out, fmt.Sprintf("**%d more findings not shown**", 4999-shown)) {
			t.Errorf("%d shown, the others not counted", shown)
		}
		if strings.Count(out, "<details>") != strings.Count(out, "</details>") {
			t.Error("a fold is not closed")
		}
	}
}

func TestMarkdownEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"a `b` c":          "`` a `b` c ``",
		"`":                "`` ` ``",
		"<b>@me #1 ![](x)": "`<b>@me #1 ![](x)`",
		"a\n\n# b":         "`a\\n\\n# b`",
		"```js":            "```` ```js ````",
		"":                 "",
	} {
		if want == "`` a `b` c ``" {
			want = "``a `b` c``"
		}
		if got := CodeSpan(text); got != want {
			t.Errorf("CodeSpan(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"use `a_b` *now*": "use `a_b` \\*now\\*",
		"a ` b":           "a \\` b",
		"@me <img> &":     "\\@&#8203;me &lt;img&gt; &amp;&#8203;",
		"http://x www.y":  "http\\:&#8203;//x www&#8203;\\.y",
		"more: #1":        "more: \\#&#8203;1",
	} {
		if got := inlineMarkdown(text); got != want {
			t.Errorf("inlineMarkdown(%q) = %q, want %q", text, got, want)
		}
	}
	if got := fenced("a\n````\nb"); !strings.HasPrefix(got, "`````text\n") || !strings.HasSuffix(got, "\n`````\n") {
		t.Errorf("%q", got)
	}
}

// TestVim checks that Vim makes a list of what the format editor writes, by the errorformat that the documentation names.
func TestVim(t *testing.T) {
	vim, err := exec.LookPath("vim")
	if err != nil {
		t.Skip("no vim")
	}
	dir := t.TempDir()
	file, list := filepath.Join(dir, "errors"), filepath.Join(dir, "list")
	r := sample(t)
	r.Coverage.Damaged = []Damage{{Path: "odd.rb", Line: 7, Errors: 2, Bytes: 10, Size: 100}}
	r.Coverage.FilesWithErrors = 1
	if err := os.WriteFile(file, []byte(write(t, "editor", r, Options{})), 0o600); err != nil {
		t.Fatal(err)
	}
	script := `call writefile(map(filter(getqflist(), 'v:val.valid'), 'bufname(v:val.bufnr) . "|" . v:val.lnum . "|" . v:val.col . "|" . v:val.type . "|" . v:val.text'), $LIST)`
	cmd := exec.Command(vim, "-u", "NONE", "-i", "NONE", "-N", "-es", "-c", `set errorformat=`+vimErrorFormat, "-c", "cgetfile "+file, "-c", script, "-c", "qa!")
	cmd.Env, cmd.Dir = append(os.Environ(), "LIST="+list), dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("vim cannot do it: %v, %s", err, out)
	}
	got, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"app.rb|3|26|w|/^[a-z]+$/ lets", "ext/thumbs/src/lib.rs|4|34|e|params[:file] reaches", "odd.rb|7|1|w|2 syntax errors"}
	lines := bytes.Split(bytes.TrimSpace(got), []byte("\n"))
	if len(lines) != len(want) {
		t.Fatalf("%s", got)
	}
	for i, l := range lines {
		if !strings.HasPrefix(string(l), want[i]) {
			t.Errorf("%s, want %s", l, want[i])
		}
	}
}

// vimErrorFormat is the errorformat as docs/formats.md has it.
const vimErrorFormat = `%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%f:%l:%c:\ %tnfo:\ %m`

// TestDocumentedPatterns checks that the patterns in the documentation are those that the tests try.
func TestDocumentedPatterns(t *testing.T) {
	doc, err := os.ReadFile(filepath.FromSlash("../../docs/formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{vimErrorFormat, strings.ReplaceAll(problemMatcher, `\`, `\\`)} {
		if !strings.Contains(string(doc), want) {
			t.Errorf("docs/formats.md has no %s", want)
		}
	}
	for _, format := range Formats() {
		if !strings.Contains(string(doc), "`"+format+"`") {
			t.Errorf("docs/formats.md does not tell of %s", format)
		}
	}
}

// problemMatcher is the regexp of the problem matcher for VS Code as docs/formats.md has it.
const problemMatcher = `^(.+?):(\d+):(\d+): (error|warning|info): (.+) \[([^\]]+)\]$`

func TestProblemMatcher(t *testing.T) {
	pattern := regexp.MustCompile(problemMatcher)
	r := hostile()
	r.Findings = append(r.Findings, sample(t).Findings...)
	for line := range strings.Lines(write(t, "editor", r, Options{})) {
		if strings.HasPrefix(line, "rubicon: ") {
			continue
		}
		m := pattern.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Errorf("no match in %q", line)
		} else if strings.HasPrefix(line, "app.rb") && !slices.Equal(m[1:], []string{"app.rb", "3", "26", "warning", "/^[a-z]+$/ lets any text pass that has one good line", "RBN001"}) {
			t.Errorf("%q", m)
		}
	}
}
