package rule_test

import (
	"testing"
)

func TestProgram(t *testing.T) {
	set, err := load("[[program]]\nname = ['tool', 'python']\nvalues = '^-[mo]$'", "[[program]]\nname = 'run'\nfirst = true")
	if err != nil {
		t.Fatal(err)
	}
	m := set.Models
	for _, word := range []string{"tool", "/usr/bin/tool", "python3.11"} {
		if m.Program(word) == nil {
			t.Errorf("nothing is known of %s", word)
		}
	}
	if m.Program("other") != nil || m.Program("") != nil {
		t.Error("a program that no row describes")
	}
	for _, c := range []struct {
		program string
		before  []string
		want    bool
	}{
		{"tool", nil, true},
		{"tool", []string{"log", ""}, true},
		{"tool", []string{"log", "-m"}, false},
		{"tool", []string{"-m", "text"}, true},
		{"tool", []string{"log", "--", "a"}, false},
		{"run", []string{"-v"}, true},
		{"run", []string{"-v", "script"}, false},
		{"run", []string{""}, false},
	} {
		if got := m.Program(c.program).TakesOption(c.before); got != c.want {
			t.Errorf("%s %q: got %t", c.program, c.before, got)
		}
	}
}
