package rule

import (
	"testing"

	"rubicon/internal/source"
)

// programEnv is the call of a program that is bound to one gem, and of which nothing else is known.
type programEnv struct{ Env }

func (programEnv) Gem(name string) string {
	if name == "sequel" {
		return "5.0"
	}
	return ""
}
func (programEnv) Uses(class string) bool { return class == "Sequel::Model" }
func (programEnv) Everywhere(Port, *Callee) []string {
	return []string{"sequel"}
}

func TestPossible(t *testing.T) {
	for text, want := range map[string]bool{
		"gem('sequel') =~ '.'":                                        true,
		"gem('rails') =~ '.'":                                         false,
		"!(gem('rails') =~ '.') && arity == 1":                        true,
		"arity == 1 && gem('rails') =~ '.'":                           false,
		"arity == 1 || gem('rails') =~ '.'":                           true,
		"uses('A') || everywhere(arg[0], 'Kernel.require') == 'x'":    false,
		"everywhere(arg[0], 'Kernel.require') in ['sequel', 'rails']": true,
		"name(self) == 'DB' && uses('Sequel::Model')":                 true,
		"name(self) == 'DB' && !uses('Sequel::Model')":                false,
	} {
		c, err := ParseCond(source.Ruby, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Possible(programEnv{}); got != want {
			t.Errorf("Possible(%s) = %v", text, got)
		}
	}
	if !(*Cond)(nil).Possible(programEnv{}) {
		t.Error("no condition is not possible")
	}
}
