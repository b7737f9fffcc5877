package rust

import (
	"maps"
	"slices"
	"testing"
)

// TestNever checks which names of functions stand for ones that never return.
func TestNever(t *testing.T) {
	files := [][]byte{
		[]byte("pub fn a(x: &str) -> ! { loop {} }\nfn b() -> ! where Self: Sized { loop {} }\nfn c() -> !;\nfn d(f: fn() -> !) -> u8 { 1 }"),
		[]byte("fn e<T: Fn() -> u8>(t: T)\n    ->\n    !\n{ loop {} }\nfn f() -> Result<!, E> { x }\nfn g() -> ! { loop {} }"),
		[]byte("fn g() {}\nfn h() -> bool { !x }"),
	}
	got := slices.Sorted(maps.Keys(Never(files)))
	if want := []string{"a", "b", "c", "e"}; !slices.Equal(got, want) {
		t.Errorf("Never names %v, want %v", got, want)
	}
	if got := Never(files[2:]); len(got) > 0 {
		t.Errorf("Never names %v where nothing never returns", got)
	}
}
