package report

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"

	"rubicon/internal/source"
)

func explain(t *testing.T, r *Report, opt Options) string {
	t.Helper()
	var findings []*Finding
	for i := range r.Findings {
		findings = append(findings, &r.Findings[i])
	}
	var b bytes.Buffer
	if err := Explain(&b, findings, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExplainGoldens(t *testing.T) {
	for name, r := range reports(t) {
		if len(r.Findings) > 0 {
			golden(t, name+".explain", explain(t, r, Options{Width: 120}))
			golden(t, name+".explain-narrow", explain(t, r, Options{Width: 60}))
		}
	}
}

// TestExplainFits checks that no line is wider than the terminal, whatever the terminal and the colours, and that nothing
// but colours reaches it.
func TestExplainFits(t *testing.T) {
	for name, r := range reports(t) {
		for _, width := range []int{0, 40, 79, 99, 100, 101, 160, 1000} {
			plain := explain(t, r, Options{Width: width})
			colored := explain(t, r, Options{Width: width, Color: true})
			if stripped := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colored, ""); stripped != plain {
				t.Errorf("%s, %d columns: colours change the text", name, width)
			}
			for line := range strings.Lines(plain) {
				line = strings.TrimSuffix(line, "\n")
				if got := uniseg.StringWidth(line); got > max(width, narrowest) && !strings.Contains(line, "fingerprint") && !strings.Contains(line, "rubicon:ignore") {
					t.Errorf("%s: %d columns of %d in %q", name, got, width, line)
				}
				for _, c := range line {
					if !unicode.IsPrint(c) {
						t.Fatalf("%s: %U reaches the terminal in %q", name, c, line)
					}
				}
			}
		}
	}
}

// stepAt returns a step of a role at a stretch of a file.
func stepAt(t *testing.T, f *source.File, role Role, function, text string) Step {
	t.Helper()
	return Step{Role: role, Language: f.Lang.String(), Function: function, Note: text, Location: locate(t, f, text, 0)}
}

func numbers(s *drawnStep) (out []int) {
	for _, l := range s.Lines {
		out = append(out, l.Number)
	}
	return out
}

func TestLadder(t *testing.T) {
	ruby := source.NewFile("a.rb", source.Ruby, []byte("def a\n\n  one\n\n  two\n  three(\n    four,\n    five)\nend\n\n\n\n\n\n\n  far\n"))
	rust := source.NewFile("b.rs", source.Rust, []byte("fn b() {\n    six\n}\n"))
	over := stepAt(t, rust, RoleCrossing, "b", "fn b()")
	over.Mechanism, over.Note = "ffi", "crosses into Rust: b (ffi)"
	l := newLadder([]Step{
		stepAt(t, ruby, RoleSource, "a", "one"),
		stepAt(t, ruby, RoleStep, "a", "two"),
		stepAt(t, ruby, RoleStep, "a", "three(\n    four,\n    five)"),
		stepAt(t, ruby, RoleStep, "a", "four"),
		stepAt(t, ruby, RoleStep, "a", "far"),
		over,
		stepAt(t, rust, RoleStep, "b", "six"),
		stepAt(t, ruby, RoleSink, "a", "two"),
	})
	if len(l.Rungs) != 3 || !l.Both || l.Rungs[0].Right || !l.Rungs[1].Right || l.Rungs[2].Right {
		t.Fatalf("%+v", l)
	}
	for i, want := range [][]int{{3}, {5}, {6, 7, 8}, {7}, {16}} {
		if got := numbers(&l.Rungs[0].Steps[i]); !slices.Equal(got, want) {
			t.Errorf("step %d shows lines %v, want %v", i+1, got, want)
		}
	}
	if c := l.Rungs[1].Crossing; c == nil || c.Way() != "ffi" || !c.ToRight || l.Rungs[1].Steps[0].Note != "called here" {
		t.Errorf("crossing %+v, %q", c, l.Rungs[1].Steps[0].Note)
	}
	if c := l.Rungs[2].Crossing; c == nil || c.Way() != "returns, ffi" || c.ToRight || c.From != "Rust" || c.To != "Ruby" {
		t.Errorf("way back %+v", c)
	}
	if before, mark, after := l.Rungs[1].Steps[1].Lines[0].Fit(80); before != "    " || mark != "six" || after != "" {
		t.Errorf("%q %q %q", before, mark, after)
	}
}

func TestFit(t *testing.T) {
	long := strings.Repeat("x", 3000)
	tests := []struct {
		name, line, mark string
		indent, columns  int
		want             string
	}{
		{"whole", "ab(cd)", "cd", 0, 10, "ab([cd])"},
		{"dedented", "    ab(cd)", "cd", 4, 10, "ab([cd])"},
		{"half a tab", "\tab", "ab", 2, 10, "  [ab]"},
		{"end cut", "abcdefghijkl", "b", 0, 8, "a[b]cdef…"},
		{"both cut", "abcdefghijklmnopqrstuvwxyz", "m", 0, 8, "…kl[m]nop…"},
		{"mark cut", "abcdefghijkl", "cdefghijkl", 0, 8, "ab[cdef]…"},
		{"far away", long + "b" + long, "b", 0, 8, "…xx[b]xxx…"},
		{"wide", "漢字漢字漢字", "字", 0, 8, "漢[字]漢…"},
	}
	for _, tt := range tests {
		at := strings.Index(tt.line, tt.mark)
		l := codeLine{text: tt.line, indent: tt.indent, from: at, to: at + len(tt.mark)}
		before, mark, after := l.Fit(tt.columns)
		if got := before + "[" + mark + "]" + after; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func FuzzFit(f *testing.F) {
	f.Add("a\tb\xff\u202e漢", 1, 3, 2, 5)
	f.Fuzz(func(t *testing.T, line string, from, to, indent, columns int) {
		from = min(max(from, 0), len(line))
		l := codeLine{text: line, from: from, to: min(max(to, from), len(line)), indent: min(max(indent, 0), indentOf(line))}
		columns = min(max(columns, 4), 500)
		before, mark, after := l.Fit(columns)
		width := 0
		for _, r := range before + mark + after {
			if width += uniseg.StringWidth(string(r)); !unicode.IsPrint(r) {
				t.Errorf("%U is shown", r)
			}
		}
		if width > columns {
			t.Errorf("%d columns of %d: %q %q %q", width, columns, before, mark, after)
		}
	})
}

func TestRepairs(t *testing.T) {
	file := source.NewFile("a.rb", source.Ruby, []byte("one\ntwo two\nthree\n"))
	at := locate(t, file, "two", 1)
	f := &Finding{Fixes: []Fix{{Title: "x", Edits: []Edit{{Location: at, Old: "two", NewText: "2"}}}}}
	var b strings.Builder
	for _, l := range newRepairs(f)[0].Files[0].Lines {
		b.WriteString(l.Sign + l.Text + "\n")
	}
	if want := " one\n-two two\n+two 2\n three\n"; b.String() != want {
		t.Errorf("%s, want %s", b.String(), want)
	}
}
