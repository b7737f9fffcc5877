package want

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// write makes a case of files, given as path and content.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for path, content := range files {
		name := filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestParse(t *testing.T) {
	root := write(t, map[string]string{
		"app.rb":     "name = params[:name]\nsystem(name) # want RBN201 from=1 route=GET:/x\nok # fine\n# want+1 RBN301\n`#{name}` # FN_RBN201 (too deep)\r\n",
		"src/lib.rs": "fn f() {} // want RBN802 from=app.rb:1 RBN201 FP_RBN301\n// FP_RBN101 RBN401\n",
	})
	got, err := Parse(root)
	if err != nil {
		t.Fatal(err)
	}
	want := []Want{
		{"app.rb", 2, "RBN201", "app.rb", 1, "GET:/x", Found},
		{"app.rb", 5, "RBN301", "", 0, "", Found},
		{"app.rb", 5, "RBN201", "", 0, "", FalseNegative},
		{"src/lib.rs", 1, "RBN802", "app.rb", 1, "", Found},
		{"src/lib.rs", 1, "RBN201", "", 0, "", Found},
		{"src/lib.rs", 1, "RBN301", "", 0, "", FalsePositive},
		{"src/lib.rs", 2, "RBN101", "", 0, "", FalsePositive},
		{"src/lib.rs", 2, "RBN401", "", 0, "", Found},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ name, line, want string }{
		{"no code", "x # want", "looks like an annotation"},
		{"no word", "x # want  ", "names no code"},
		{"bad code", "x # want RBN20", "is no code"},
		{"remark", "x # want RBN201 always", "is no code"},
		{"code in a comment", "x # see RBN201", "looks like an annotation"},
		{"misspelled", "x // wants RBN201", "looks like an annotation"},
		{"early source", "x # want from=1 RBN201", "must follow a code"},
		{"two sources", "x # want RBN201 from=1 from=1", "one from="},
		{"early route", "x # want route=GET:/x RBN201", "must follow a code"},
		{"bad source", "x # want RBN201 from=x", "is no place"},
		{"missing file", "x # want RBN201 from=y.rb:1", "its source"},
		{"missing line", "x # want RBN201 from=9", "the line of its source is empty"},
		{"only silence", "x # FP_RBN201", "proves nothing"},
		{"nothing", "x", "proves nothing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse(write(t, map[string]string{"app.rb": test.line + "\n"}))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	at := func(code string, source int) Got { return Got{"app.rb", 5, code, "app.rb", source, "GET:/x"} }
	found := Want{"app.rb", 5, "RBN201", "", 0, "", Found}
	from := Want{"app.rb", 5, "RBN201", "app.rb", 1, "", Found}
	route := Want{"app.rb", 5, "RBN201", "", 0, "GET:/x", Found}
	other := Want{"app.rb", 5, "RBN201", "", 0, "PUT:/x", Found}
	falsePositive := Want{"app.rb", 5, "RBN201", "", 0, "", FalsePositive}
	falseNegative := Want{"app.rb", 5, "RBN201", "", 0, "", FalseNegative}
	for _, test := range []struct {
		name  string
		wants []Want
		got   []Got
		want  []string
	}{
		{"nothing", nil, nil, nil},
		{"met", []Want{found}, []Got{at("RBN201", 1), at("RBN201", 2)}, nil},
		{"met with source", []Want{from}, []Got{at("RBN201", 1)}, nil},
		{"missing", []Want{found}, nil, []string{"app.rb:5: RBN201 is missing"}},
		{"extra", nil, []Got{at("RBN201", 1)}, []string{"app.rb:5: RBN201 from=app.rb:1 route=GET:/x must not be reported"}},
		{"extra twice", nil, []Got{at("RBN201", 1), at("RBN201", 1)},
			[]string{"app.rb:5: RBN201 from=app.rb:1 route=GET:/x must not be reported"}},
		{"other line", []Want{found}, []Got{{"app.rb", 6, "RBN201", "", 0, ""}},
			[]string{"app.rb:5: RBN201 is missing", "app.rb:6: RBN201 must not be reported"}},
		{"other file", []Want{found}, []Got{{"a.rb", 5, "RBN201", "", 0, ""}},
			[]string{"a.rb:5: RBN201 must not be reported", "app.rb:5: RBN201 is missing"}},
		{"other code", []Want{found}, []Got{at("RBN301", 1)},
			[]string{"app.rb:5: RBN201 is missing", "app.rb:5: RBN301 from=app.rb:1 route=GET:/x must not be reported"}},
		{"other source", []Want{from}, []Got{at("RBN201", 2)}, []string{
			"app.rb:5: RBN201 from=app.rb:1 is missing; it is reported from app.rb:2 GET:/x",
			"app.rb:5: RBN201 from=app.rb:2 route=GET:/x must not be reported"}},
		{"met with route", []Want{route}, []Got{at("RBN201", 1)}, nil},
		{"other route", []Want{other}, []Got{at("RBN201", 1)}, []string{
			"app.rb:5: RBN201 from=app.rb:1 route=GET:/x must not be reported",
			"app.rb:5: RBN201 route=PUT:/x is missing; it is reported from app.rb:1 GET:/x"}},
		{"known false positive", []Want{falsePositive}, []Got{at("RBN201", 1)}, nil},
		{"false positive gone", []Want{falsePositive}, nil,
			[]string{"app.rb:5: FP_RBN201 is no longer reported: remove the annotation"}},
		{"known false negative", []Want{falseNegative}, nil, nil},
		{"false negative gone", []Want{falseNegative}, []Got{at("RBN201", 1)},
			[]string{"app.rb:5: FN_RBN201 is now found: change FN_ to want"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range Compare(test.wants, test.got) {
				got = append(got, p.Text)
				if (p.Want == nil) == (p.Got == nil) {
					t.Errorf("%q is of one of an annotation and a finding", p.Text)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}
