package tomldoc

import (
	"strings"
	"testing"
)

// repeat nests a document n deep.
func repeat(before, in, after string, n int) string {
	return strings.Repeat(before, n) + in + strings.Repeat(after, n)
}

func TestParseNesting(t *testing.T) {
	dots := strings.Repeat(".", 200)
	for name, c := range map[string]struct {
		src  string
		line int // of the error, 0 for none
	}{
		"lists that are deep enough":       {"x = " + repeat("[", "", "]", 100), 0},
		"lists":                            {"a = 1\nx = " + repeat("[", "", "]", 100_000), 2},
		"lists that are not closed":        {"x = " + strings.Repeat("[", 100_000), 1},
		"lists over lines":                 {"x = " + repeat("[\n", "", "]", 5_000), 101},
		"tables":                           {"\n\nx = " + repeat("{a=", "1", "}", 20_000), 3},
		"tables in lists":                  {"x = " + repeat("[{a=", "1", "}]", 20_000), 1},
		"a key":                            {"b = 1\n" + strings.Repeat("a.", 50_000) + "b = 1", 2},
		"a key with spaces":                {strings.Repeat("a . ", 50_000) + "b = 1", 1},
		"a key of strings":                 {strings.Repeat(`"a".`, 50_000) + "b = 1", 1},
		"the head of a table":              {"[" + strings.Repeat("a.", 50_000) + "b]", 1},
		"many lists beside each other":     {"x = [" + strings.Repeat("[], ", 1_000) + "]", 0},
		"many numbers":                     {"x = [" + strings.Repeat("1.5, ", 1_000) + "]", 0},
		"dots in strings":                  {"a = '" + dots + "'\nb = \"" + dots + "\\\"" + dots + "\"\nc = '''\n" + dots + "'\n" + dots + "'''\nd = \"\"\"\\\"\"\"" + dots + "\n\"\"\"", 0},
		"brackets in strings":              {"a = '" + strings.Repeat("[", 200) + "'", 0},
		"dots in a comment":                {"a = 1 # " + dots + strings.Repeat("[", 200) + "\nb = 2", 0},
		"a string that ends with the line": {"a = '" + dots + "\nb = 1", 1},
	} {
		var doc map[string]any
		_, line, err := Parse([]byte(c.src), &doc)
		if (err != nil) != (c.line > 0) || line != c.line {
			t.Errorf("%s: line %d, %v, want line %d", name, line, err, c.line)
		}
	}
}
