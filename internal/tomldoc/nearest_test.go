package tomldoc

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"in", "kind", "kinds", "sink", "description", "deserialize"}
	for word, want := range map[string]string{
		"kinde": "kind", "knid": "kind", "inn": "in", "sinks": "sink", "descripton": "description", "deserialise": "deserialize",
		"kind": "", "xx": "", "guard": "", "": "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("%q is taken for %q, want %q", word, got, want)
		}
	}
}

func TestWrongType(t *testing.T) {
	var doc struct {
		Names  []string       `toml:"names"`
		Strict bool           `toml:"strict"`
		Jobs   int            `toml:"jobs"`
		Levels map[string]int `toml:"levels"`
		Row    []struct {
			Levels map[string]int `toml:"levels"`
		} `toml:"row"`
	}
	for src, want := range map[string]string{
		"\nnames = 'x'":       "a.toml:2: names: a list in brackets is wanted, not a text in quotes",
		"names = [1]":         "a.toml:1: names: a text in quotes is wanted, not a whole number",
		"strict = 'yes'":      "a.toml:1: strict: true or false is wanted, not a text in quotes",
		"\nlevels = 'x'":      "a.toml:2: levels: a table is wanted, as [levels]",
		"levels = ['x']":      "a.toml:1: levels: a table is wanted, as [levels]",
		"[[row]]\nlevels = 1": "a.toml:2: row.levels: a table is wanted, as [row.levels]",
		"[[row]]\nlevels = {a = 1}\n[levels]\nb = 1\n[[row]]\njobs=1": "a.toml:6: unknown key \"jobs\" in [row]; ",
		"jobs = true": "a.toml:1: jobs: a whole number is wanted, not true or false",
	} {
		if _, err := Decode("a.toml", src, &doc, ""); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}

func TestUnknownKey(t *testing.T) {
	type row struct {
		Kind string `toml:"kind"`
	}
	var doc struct {
		Sink []row  `toml:"sink"`
		Name string `toml:"name"`
	}
	for src, want := range map[string]string{
		"nmae = 1":                "a.toml:1: unknown key \"nmae\"; did you mean \"name\"?",
		"[[sink]]\nkinds = 'x'":   "a.toml:2: unknown key \"kinds\" in [sink]; did you mean \"kind\"?",
		"[[sinks]]\nother = 'x'":  "a.toml:1: unknown key \"sinks\"; did you mean \"sink\"?",
		"[[sink]]\nfurther = 'x'": "a.toml:2: unknown key \"further\" in [sink]; read the manual",
	} {
		if _, err := Decode("a.toml", src, &doc, "read the manual"); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}
