package taint

import (
	"slices"
	"testing"

	"rubicon/internal/ir"
)

// elements returns the elements of a path.
func (t *paths) elements(p pathID) []elem {
	var all []elem
	for p != whole {
		all = append(all, t.first(p))
		p = t.nodes[p].tail
	}
	return all
}

// pushAll returns the path of elements in order.
func (t *paths) pushAll(all ...elem) (p pathID, cut bool) {
	for i := len(all) - 1; i >= 0; i-- {
		var short bool
		p, short = t.push(all[i], p)
		cut = cut || short
	}
	return p, cut
}

// TestKeySets checks what the elements at the keys of a set have in common with others.
func TestKeySets(t *testing.T) {
	table := newPaths()
	even := func(e elem) bool { return e%2 == 0 }
	open, closed := table.set(true, even), table.set(false, even)
	for _, c := range []struct {
		e, f elem
		want bool
	}{{open, 2, true}, {open, 3, false}, {4, closed, true}, {5, closed, false}, {open, anyElem, true}, {anyElem, closed, false}, {open, open, true}} {
		if got := table.matches(c.e, c.f); got != c.want {
			t.Errorf("%x and %x match: %v, want %v", c.e, c.f, got, c.want)
		}
	}
}

func TestPathsAreInterned(t *testing.T) {
	table := newPaths()
	p, _ := table.pushAll(1, 2, 3)
	q, _ := table.pushAll(1, 2, 3)
	r, _ := table.pushAll(1, 2)
	if p != q {
		t.Error("the same elements are two paths")
	}
	if p == r || r == whole {
		t.Error("different elements are one path")
	}
	if got := table.elements(p); !slices.Equal(got, []elem{1, 2, 3}) {
		t.Errorf("the path is %v", got)
	}
}

func TestPathRead(t *testing.T) {
	table := newPaths()
	p, _ := table.pushAll(1, 2)
	anywhere, _ := table.pushAll(anyElem, 2)
	tests := []struct {
		name string
		path pathID
		at   elem
		ok   bool
		tail []elem
	}{
		{"the element itself", p, 1, true, []elem{2}},
		{"another element", p, 2, false, nil},
		{"an unknown key reads every element", p, anyElem, true, []elem{2}},
		{"an element at an unknown key is read by every key", anywhere, 7, true, []elem{2}},
		{"the whole is all of each element", whole, 7, true, nil},
	}
	for _, test := range tests {
		tail, ok := table.read(test.path, test.at)
		if ok != test.ok || ok && !slices.Equal(table.elements(tail), test.tail) {
			t.Errorf("%s: %v, %v; want %v, %v", test.name, table.elements(tail), ok, test.tail, test.ok)
		}
	}
}

// TestMaxPath checks that a path has as many elements as its kind may at most: the last ones are dropped, so that the
// path stands for more, never for less.
func TestMaxPath(t *testing.T) {
	table := newPaths()
	const a, b, c, d, next = ir.Positions + 1, ir.Positions + 2, ir.Positions + 3, ir.Positions + 4, ir.Positions + 100 // fields
	for _, tt := range []struct{ longest, more []elem }{
		{[]elem{a, b, c, d}, []elem{next, a, b, c}},                // maxFields
		{[]elem{a, 1, b, c, d, anyElem}, []elem{next, a, 1, b, c}}, // … and a position, before a list
		{[]elem{1, 2, 1, 2}, []elem{next, 1, 2, 1}},                // maxPositions: tuples in tuples
		{[]elem{next, anyElem, a}, []elem{next, next, anyElem}},    // maxRecursive
		// MaxPath: lists of lists are no recursion in themselves, nor are the first fields of tuples.
		{[]elem{a, 1, anyElem, b, 1, anyElem, c, d, anyElem, 1}, []elem{next, a, 1, anyElem, b, 1, anyElem, c, d, anyElem}},
	} {
		p, cut := table.pushAll(tt.longest...)
		if cut || !slices.Equal(table.elements(p), tt.longest) {
			t.Errorf("%v became %v, cut %v", tt.longest, table.elements(p), cut)
		}
		p, cut = table.push(next, p)
		if got := table.elements(p); !cut || !slices.Equal(got, tt.more) {
			t.Errorf("%v with one element more: %v, cut %v; want %v, true", tt.longest, got, cut, tt.more)
		}
		if got, want := table.elements(table.shorten(p)), tt.more[:len(tt.more)-1]; !slices.Equal(got, want) {
			t.Errorf("shortened: %v, want %v", got, want)
		}
	}
	if p, cut := table.pushAll(anyElem, anyElem, anyElem, anyElem); !cut || len(table.elements(p)) != maxRecursive {
		t.Errorf("lists in lists are told apart at %v, cut %v; want %d of them, true", table.elements(p), cut, maxRecursive)
	}
	if table.shorten(whole) != whole {
		t.Error("the whole cannot be shortened")
	}
}
