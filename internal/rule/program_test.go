package rule_test

import (
	"strings"
	"testing"

	"rubicon/internal/rule"
)

// command splits a command into its words; "?" is one that is not known, "a|b" one that can be either.
func command(text string) []rule.Word {
	var words []rule.Word
	for _, w := range strings.Fields(text) {
		if w == "?" {
			words = append(words, nil)
			continue
		}
		words = append(words, strings.Split(w, "|"))
	}
	return words
}

func TestProgram(t *testing.T) {
	set, err := load("[[program]]\nname = ['tool', 'python']\nvalues = '^-[mo]$'", "[[program]]\nname = 'run'\nfirst = true")
	if err != nil {
		t.Fatal(err)
	}
	m := set.Models
	for _, word := range []string{"tool", "/usr/bin/tool", "python3.11", "other|tool"} {
		if p, _ := m.Program(command(word)); p == nil {
			t.Errorf("nothing is known of %s", word)
		}
	}
	for _, word := range []string{"other", "?", ""} {
		if p, _ := m.Program(command(word)); p != nil {
			t.Errorf("a program that no row describes: %q", word)
		}
	}
	for before, want := range map[string]bool{
		"tool":           true,
		"tool log ?":     true,
		"tool log -m":    false,
		"tool log -a|-m": false,
		"tool -m text":   true,
		"tool log -- a":  false,
		"run -v":         true,
		"run -v script":  false,
		"run ?":          false,
	} {
		p, rest := m.Program(command(before))
		if got := p.TakesOption(rest); got != want {
			t.Errorf("%s: got %t", before, got)
		}
	}
}

// TestScript checks which word of a command is the text of a program.
func TestScript(t *testing.T) {
	set, err := load(`[[program]]
name = ["sh", "bash"]
values = '^-[a-z]*o$'
script = '^-[a-z]*c$'
first = true
[[program]]
name = "cmd"
script = '^/C$'
joined = true
[[program]]
name = "env"
runs = 0
own = '^\w+='
values = '^-u$'
[[program]]
name = "timeout"
runs = 1
values = '^-s$'
[[program]]
name = "ssh"
runs = 1
joined = true
values = '^-i$'`)
	if err != nil {
		t.Fatal(err)
	}
	for before, want := range map[string]bool{
		"sh -c":                         true,
		"sh":                            false,
		"sh -c x":                       false,
		"sh -c ? ?":                     false,
		"sh ? -c":                       false,
		"bash -euo pipefail -c":         true,
		"sh|cmd -c|/C":                  true,
		"cmd|sh /C|-c":                  true,
		"cmd /C echo":                   true,
		"cmd echo":                      false,
		"env sh -c":                     true,
		"env -i A=1 -u B sh -c":         true,
		"env -i A=1":                    false,
		"env tool -c":                   false,
		"env timeout -s KILL ? bash -c": true,
		"timeout bash -c":               false,
		"ssh":                           false,
		"ssh -i ?":                      false,
		"ssh -i ? ?":                    true,
		"ssh host ls ?":                 true,
	} {
		p, rest := set.Models.Program(command(before))
		if got := p.IsScript(rest); got != want {
			t.Errorf("%s: got %t", before, got)
		}
	}
}
