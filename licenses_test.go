package rubicon_test

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestLicenses compares the modules that docs/licenses.md names with those that the program is made of.
func TestLicenses(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/rubicon").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	slices.Sort(linked)
	linked = slices.DeleteFunc(slices.Compact(linked), func(m string) bool { return m == module })
	doc, err := os.ReadFile("docs/licenses.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, m := range regexp.MustCompile(`(?m)^\| (\S+\.\S+) \| \S.* \|$`).FindAllStringSubmatch(string(doc), -1) {
		named = append(named, m[1])
	}
	if !slices.Equal(named, linked) {
		t.Errorf("docs/licenses.md names\n%s\nbut linked are\n%s", strings.Join(named, "\n"), strings.Join(linked, "\n"))
	}
}
