package callgraph

import (
	"strings"
	"testing"

	"rubicon/internal/ir"
)

// TestAround asks what stands around the operands of a text of which one is there twice.
func TestAround(t *testing.T) {
	a := &around{text: "<a>" + hole + "</a>" + hole, starts: []int{0, 3, 4, 8, 9}, places: map[ir.Value]int{1: 0, 2: 1, 3: 2}}
	for v, want := range map[ir.Value][2]string{
		1: {"", hole + "</a>" + hole}, 2: {"<a>", "</a>" + hole}, 3: {"<a>" + hole, hole}, 9: {a.text, ""},
	} {
		if got := [2]string{a.before(v), a.after(v)}; got != want {
			t.Errorf("around %d: %q, want %q", v, got, want)
		}
	}
	a.first, a.appended = "<a href=", true
	for v, want := range map[ir.Value]string{1: "", 2: "<a href=", 3: "<a href=" + hole} {
		if got := a.before(v); got != want {
			t.Errorf("before %d, which is added: %q, want %q", v, got, want)
		}
	}
}

// TestAroundLong asks what stands around an operand in the middle of a text that is longer than a shape may be, and of one
// that is as long.
func TestAroundLong(t *testing.T) {
	around := func(n int) *around {
		side := strings.Repeat("x", n)
		return &around{text: side + hole + side, starts: []int{0, n, n + 1, 2*n + 1}, places: map[ir.Value]int{2: 1}}
	}
	exact := around(maxShape)
	if before, after := exact.before(2), exact.after(2); len(before) != maxShape || len(after) != maxShape {
		t.Errorf("%d bytes before, %d behind; want all", len(before), len(after))
	}
	long, near := around(maxShape+1), strings.Repeat("x", maxAround)
	if before, after := long.before(2), long.after(2); before != hole+near || after != near+hole {
		t.Errorf("%q before, %q behind; want what is near, and a hole", before, after)
	}
}
