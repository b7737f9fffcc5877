package cli

import (
	"strings"
	"testing"
)

// TestUnified checks that hunks say where they begin on both sides, also behind one with lines that stay among its changes.
func TestUnified(t *testing.T) {
	before := "a\nb\nc\nd\n" + strings.Repeat("x\n", 10) + "y\n"
	after := "A\nb\nC\nc2\nd\n" + strings.Repeat("x\n", 10) + "Y\n"
	diff, err := unified("f", before, after)
	if err != nil {
		t.Fatal(err)
	}
	var heads []string
	for line := range strings.Lines(diff) {
		if strings.HasPrefix(line, "@@") {
			heads = append(heads, strings.TrimSpace(line))
		}
	}
	if got, want := strings.Join(heads, " "), "@@ -1,6 +1,7 @@ @@ -12,4 +13,4 @@"; got != want {
		t.Errorf("the hunks are %s, want %s\n%s", got, want, diff)
	}
}
