package template_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"rubicon/internal/source"
	"rubicon/internal/template"
)

// TestRead compares the programs of the templates in testdata/template with what stands beside them: for
// each file name.erb the file name.erb.rb, in which output is marked by = or == before its line.
func TestRead(t *testing.T) {
	paths, _ := filepath.Glob("../../testdata/template/*.txtar")
	if len(paths) == 0 {
		t.Fatal("no cases")
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			in, out := archive.Files[i], archive.Files[i+1]
			t.Run(filepath.Base(path)+"/"+in.Name, func(t *testing.T) {
				if got := program(source.TemplateOf(in.Name), in.Data); got != string(out.Data) {
					t.Errorf("got\n%swant\n%s", got, out.Data)
				}
			})
		}
	}
}

// program returns the code of a template, each line with the marks of its output.
func program(syntax source.Template, src []byte) string {
	code := template.Read(syntax, src, 0, len(src))
	var b strings.Builder
	outputs := code.Outputs
	for line := range strings.Lines(string(code.Text)) {
		mark := ""
		text := strings.TrimSpace(line)
		if len(outputs) > 0 && text != "" && strings.HasPrefix(string(src[outputs[0].Pos:]), text[:1]) && strings.HasPrefix(string(src[outputs[0].Pos:]), firstWord(text)) {
			mark = [...]string{template.Plain: "= ", template.Other: "== "}[outputs[0].Form]
			outputs = outputs[1:]
		}
		if text != "" {
			fmt.Fprintf(&b, "%s%s\n", mark, text)
		}
	}
	for range outputs {
		b.WriteString("an output without code\n")
	}
	return b.String()
}

func firstWord(s string) string {
	for i := range len(s) {
		if s[i] == ' ' {
			return s[:i]
		}
	}
	return s
}

// TestBarAtEnd checks that a line which ends with a bar is read once where the file ends with it.
func TestBarAtEnd(t *testing.T) {
	const src = "%p\n  = f |\n  g(\"#{x}\") |"
	code := template.Read(source.Haml, []byte(src), 0, len(src))
	if n := strings.Count(string(code.Text), "x"); n != 1 || len(code.Outputs) != 1 {
		t.Errorf("x stands %d times in %q, with %d outputs; want 1 and 1", n, code.Text, len(code.Outputs))
	}
}

// FuzzRead reads any text as each kind of template: it ends, and what it says stands inside of the text.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"<% if x %><%= a -%>\n<%# c %><%% no %><%== b %><% end %>#{x}",
		"- if x\n  %p{a: b,\n   c: d}(e=f g=\"#{h}\")[i]= j do |k|\n    != l\n- else\n  :javascript\n    #{m}\n  #n o #{p}\n",
		"- if x\n  p.a#b c=d e==\"#{f}\" g #{{h}}\n  li: a href=(i) == j do\n- else\n  ruby:\n    k\n  | l\n   #{m}\n",
		"%a{", "#{#{#{", "a[b", "= x,\ny\n= z |\n w |\nv", "%p\\#{x}", "-#\n  a\n b",
	} {
		for i := range byte(3) {
			f.Add(i, []byte(seed))
		}
	}
	f.Fuzz(func(t *testing.T, which byte, src []byte) {
		syntax := source.ERB + source.Template(which%3)
		code := template.Read(syntax, src, 0, len(src))
		last := uint32(0)
		for _, o := range code.Outputs {
			if o.Pos < last || int(o.Pos) >= len(src) {
				t.Fatalf("output at %d after %d of %d", o.Pos, last, len(src))
			}
			last = o.Pos
		}
		if len(code.Text) > 12*len(src)+100 {
			t.Fatalf("%d bytes of code from %d", len(code.Text), len(src))
		}
	})
}
