package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
)

// TestDiffOfContent holds the diff of the lines around edits against that of the whole content.
func TestDiffOfContent(t *testing.T) {
	const lines = 9
	content := []byte(strings.Repeat("abc\n", lines) + "end")
	for first := range len(content) {
		for second := first; second < len(content); second++ {
			edits := []Edit{{NewText: "new\n"}, {NewText: "x"}}
			edits[0].Location.Start.Offset, edits[0].Location.End.Offset = first, first
			edits[1].Location.Start.Offset, edits[1].Location.End.Offset = second, second+1
			changes := []udiff.Edit{{Start: first, End: first, New: "new\n"}, {Start: second, End: second + 1, New: "x"}}
			d, err := udiff.ToUnifiedDiff("", "", string(content), changes, 1)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := diffOfContent(content, edits)
			if want := diffLines(&d); !ok || !slices.Equal(got, want) {
				t.Fatalf("edits at %d and %d give\n%v, want\n%v", first, second, got, want)
			}
		}
	}
}
