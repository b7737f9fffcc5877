package taint

import (
	"slices"
	"strconv"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// MaxPath is how many elements an access path has at most, maxFields how many fields and positions stand in one before an element
// at an unknown key; one more may if positions, which lists and tuples have, are some of them, and maxPositions at most.
// maxRecursive is how many elements one has in which an element recurs, as in trees and lists that are linked; maxNested is how
// often an element of lists stands in one, where these hold each other. What lies deeper is taken as a whole, and the flow is
// marked as broadened. What a program with tasks has where one answers another lies ten levels deep:
// self.shared.inbox.0[each].reply[each].entries[each].name.
const (
	MaxPath      = 10
	maxFields    = 4
	maxPositions = 2
	maxRecursive = 3
	maxNested    = 3
)

// elem is one element of an access path: a field or constant key by its name, anyElem, or, from
// firstSet on, the elements at the keys of a set.
type elem uint32

// anyElem is an element at a key that is not known; it matches every other.
const anyElem elem = 1<<32 - 1

// keyElem are the keys of a Hash: they are in none of its elements, and only all of the Hash has them too.
const keyElem elem = 1<<32 - 2

// resultElem is what a function returns whose data it brings along itself: of what stands there, a call returns it.
const resultElem elem = 1<<32 - 3

// boundElem is the first of the arguments that a function has been given that waits for more, from the last on.
const boundElem elem = resultElem - 1

// maxBound bounds the arguments that are told apart there.
const maxBound = 16

// bound returns the element at which argument i stands that a function has been given.
func bound(i int) elem { return boundElem - elem(min(i, maxBound-1)) }

// ofFunction reports whether an element is one of a function. Nothing but a call of it reads such an element.
func (e elem) ofFunction() bool { return e <= resultElem && e > boundElem-maxBound }

// errElem is what the Err of a Result of Rust holds: a call that takes the Ok out of it does not read it.
const errElem elem = boundElem - maxBound

// memoryElem is what lies in memory at the place that a number says: no part of the number.
const memoryElem elem = errElem - 1

// encodedElem is what a text says by names, as JSON does: what decodes the text finds it there. To everything else it is the text.
const encodedElem elem = memoryElem - 1

// firstSet is the first set of keys; a program has fewer names.
const firstSet elem = 1 << 31

// named reports whether e is one field or constant key, by its name.
func (e elem) named() bool { return e < firstSet }

// position reports whether e is an element of a tuple, or of a list at a constant position.
func (e elem) position() bool { return 0 < e && e <= ir.Positions }

// keySet is a set of keys that a source names by patterns.
type keySet struct {
	has   func(elem) bool
	known map[elem]bool // memo
	any   bool          // a key that is not known may be one of them
	keys  bool          // the keys of the Hash are part of it
	most  bool          // all of a value but what stands at some keys
	names bool          // the program names each of them
	// variant says that it is one field, called plain, of one variant of an enum of Rust.
	variant bool
	plain   elem
	less    []elem // of a set made by hide: the keys that are not in it, sorted
	of      elem   // … and the element that it was made of
}

// maxHidden bounds the keys that are left out of one set.
const maxHidden = 12

// pathID is an interned access path; whole is the empty one, the value itself.
type pathID uint32

const whole pathID = 0

// paths interns access paths as lists: a path is its first element and the path after it.
type paths struct {
	nodes []pathNode
	index map[pathNode]pathID
	sets  []keySet
	fewer map[hiding]elem  // the sets made by hide
	both  map[[2]elem]elem // what two sets have in common
}

// hiding is an element, and a key that is left out of it; most says that the element is all of a value.
type hiding struct {
	of, key elem
	most    bool
}

type pathNode struct {
	head elem
	tail pathID
	len  uint8
}

func newPaths() *paths {
	return &paths{nodes: []pathNode{{}}, index: map[pathNode]pathID{}, fewer: map[hiding]elem{}, both: map[[2]elem]elem{}}
}

// set returns the element that stands for all for which has is true.
func (t *paths) set(any bool, has func(elem) bool) elem {
	t.sets = append(t.sets, keySet{has: has, known: map[elem]bool{}, any: any})
	return firstSet + elem(len(t.sets)-1)
}

// among returns the element that stands for any of keys.
func (t *paths) among(keys []elem) elem {
	e := t.set(true, func(x elem) bool { return slices.Contains(keys, x) })
	t.sets[e-firstSet].names = true
	return e
}

// ofVariant returns a new element that is a field of one variant of an enum.
func (t *paths) ofVariant(field elem) elem {
	e := t.set(true, func(x elem) bool { return x == field })
	s := &t.sets[e-firstSet]
	s.names, s.variant, s.plain = true, true, field
	return e
}

// field returns the field that e is, whichever variant's it is.
func (t *paths) field(e elem) elem {
	if t.isSet(e) && t.sets[e-firstSet].variant {
		return t.sets[e-firstSet].plain
	}
	return e
}

// names reports whether the program names what e can be.
func (t *paths) names(e elem) bool {
	return e.named() || t.isSet(e) && t.sets[e-firstSet].names
}

// within returns what p leads to of what stands at keys; ok is false if that is nothing. all is the element
// that stands for any of keys.
func (t *paths) within(p pathID, keys []elem, all elem) (q pathID, ok bool) {
	if p == whole {
		q, _ = t.push(all, whole)
		return q, true
	}
	n := t.nodes[p]
	var both []elem
	for _, key := range keys {
		if t.matches(n.head, key) {
			both = append(both, key)
		}
	}
	if len(both) == 0 || n.head.named() {
		return p, len(both) > 0
	}
	if len(both) < len(keys) {
		at := [2]elem{n.head, all}
		if t.both[at] == 0 {
			t.both[at] = t.among(both)
		}
		all = t.both[at]
	}
	q, _ = t.push(all, n.tail)
	return q, true
}

// matches reports whether e and f can be the same element.
func (t *paths) matches(e, f elem) bool {
	switch {
	case e == f:
		return true
	case e.ofFunction() || f.ofFunction() || e == errElem || f == errElem || e == memoryElem || f == memoryElem || e == encodedElem || f == encodedElem:
		return false
	case e == keyElem || f == keyElem:
		return t.isSet(e) && t.sets[e-firstSet].keys || t.isSet(f) && t.sets[f-firstSet].keys
	case t.isSet(e) && t.isSet(f) && t.sets[e-firstSet].variant && t.sets[f-firstSet].variant:
		return false
	case t.isSet(e):
		return t.sets[e-firstSet].contains(f)
	case t.isSet(f):
		return t.sets[f-firstSet].contains(e)
	}
	return e == anyElem || f == anyElem
}

func (t *paths) isSet(e elem) bool { return !e.named() && e < encodedElem }

// contains reports whether element e may be one of the set.
func (s *keySet) contains(e elem) bool {
	if !e.named() {
		return s.any
	}
	has, ok := s.known[e]
	if !ok {
		has = s.has(e)
		s.known[e] = has
	}
	return has
}

// push returns the path that begins with e and goes on with p. cut is true if it had to be
// shortened.
func (t *paths) push(e elem, p pathID) (q pathID, cut bool) {
	limit := uint8(MaxPath)
	if t.nodes[p].len >= maxRecursive && t.recurs(e, p) {
		limit = maxRecursive
	}
	known := e != anyElem && e != encodedElem
	for t.nodes[p].len >= limit || known && t.tooDeep(e, p) {
		p, cut = t.shorten(p), true
	}
	n := pathNode{e, p, t.nodes[p].len + 1}
	q, ok := t.index[n]
	if !ok {
		q = pathID(len(t.nodes))
		t.nodes = append(t.nodes, n)
		t.index[n] = q
	}
	return q, cut
}

// tooDeep reports whether e is one too many in front of p: of the fields and positions before the first element at an unknown
// key. Lists in lists and tuples in tuples are told apart no deeper than fields, for there are many paths of positions.
func (t *paths) tooDeep(e elem, p pathID) bool {
	known, positions := 1, 0
	if e.position() {
		positions++
	}
	for ; p != whole && t.nodes[p].head != anyElem; p = t.nodes[p].tail {
		if known++; t.nodes[p].head.position() {
			positions++
		}
	}
	return known > maxFields && (positions == 0 || positions > maxPositions || known > maxFields+1)
}

// times returns how often e stands in p.
func (t *paths) times(e elem, p pathID) (n int) {
	for ; p != whole; p = t.nodes[p].tail {
		if t.nodes[p].head == e {
			n++
		}
	}
	return n
}

// recurs reports whether e stands in p so often that it may stand there any number of times. A field does once it stands there
// again; an element at an unknown key or at a position, which all lists and tuples have, after maxNested times.
func (t *paths) recurs(e elem, p pathID) bool {
	if e.named() && !e.position() {
		return t.times(e, p) > 0
	}
	return t.times(e, p) >= maxNested
}

// shorten drops the last element of p.
func (t *paths) shorten(p pathID) pathID {
	n := t.nodes[p]
	if n.len <= 1 {
		return whole
	}
	q, _ := t.push(n.head, t.shorten(n.tail))
	return q
}

// without returns what p leads to if what stands at keys is gone from the value; ok is false if that is
// nothing.
func (t *paths) without(p pathID, keys []elem) (q pathID, ok bool) {
	head, most, tail := anyElem, p == whole, whole
	if p != whole {
		head, tail = t.nodes[p].head, t.nodes[p].tail
	}
	kept := head
	for _, key := range keys {
		if kept == key {
			return whole, false
		}
		if key == keyElem {
			kept = t.unkeyed(kept, most)
		} else {
			kept = t.hide(kept, key, most)
		}
	}
	if kept == head {
		return p, true
	}
	q, _ = t.push(kept, tail)
	return q, true
}

// hide returns element e without that at key; most says that e is all of a value.
func (t *paths) hide(e, key elem, most bool) elem {
	if e.named() || !key.named() || !t.matches(e, key) {
		return e
	}
	of, less := e, []elem{key}
	if t.isSet(e) {
		if s := &t.sets[e-firstSet]; s.less != nil {
			of, most = s.of, s.most
			less = append(less, s.less...)
		} else {
			most = s.most
		}
	}
	if len(less) > maxHidden {
		return e
	}
	slices.Sort(less)
	made := of
	for i, key := range less { // the same keys make the same set, in whatever order they were left out
		made = t.fewerOf(made, of, less[:i+1], hiding{made, key, most})
	}
	return made
}

// hasKeys reports whether element e has the keys of a Hash too; most says that it is all of a value.
func (t *paths) hasKeys(e elem, most bool) bool {
	if t.isSet(e) {
		return t.sets[e-firstSet].keys
	}
	return most
}

// unkeyed returns element e without the keys of the Hash.
func (t *paths) unkeyed(e elem, most bool) elem {
	if !t.hasKeys(e, most) {
		return e
	}
	h := hiding{e, keyElem, most}
	made, ok := t.fewer[h]
	if !ok {
		any := true
		if t.isSet(e) {
			any, h.most = t.sets[e-firstSet].any, t.sets[e-firstSet].most
		}
		made = t.set(any, func(x elem) bool { return t.matches(e, x) })
		t.sets[made-firstSet].most = h.most
		t.fewer[hiding{e, keyElem, most}] = made
	}
	return made
}

// fewerOf returns the set that h describes: element of, without the keys less.
func (t *paths) fewerOf(e, of elem, less []elem, h hiding) elem {
	made, ok := t.fewer[h]
	if !ok {
		made = t.set(of == anyElem || t.isSet(of) && t.sets[of-firstSet].any, func(x elem) bool { return x != h.key && t.matches(e, x) })
		s := &t.sets[made-firstSet]
		s.most, s.less, s.of = h.most, slices.Clone(less), of
		s.keys = t.hasKeys(of, h.most)
		t.fewer[h] = made
	}
	return made
}

// only returns the path to element e.
func (t *paths) only(e elem) pathID {
	p, _ := t.push(e, whole)
	return p
}

// isMost reports whether p is all of a value but what stands at some keys, or a text that was made of its elements.
func (t *paths) isMost(p pathID) bool {
	n := t.nodes[p]
	return p != whole && (n.head == encodedElem || n.tail == whole && t.isSet(n.head) && t.sets[n.head-firstSet].most)
}

// plain returns p, or, if it is where a text names something, the text.
func (t *paths) plain(p pathID) pathID {
	if t.nodes[p].head == encodedElem {
		return whole
	}
	return p
}

// read returns what of p lies below element e of the value: tail is the path from there. Untrusted
// data that is the whole value is all of each element.
func (t *paths) read(p pathID, e elem) (tail pathID, ok bool) {
	if p == whole {
		return whole, true
	}
	n := t.nodes[p]
	if n.head == encodedElem && e != encodedElem { // of what was decoded on the way, or a part of the text
		if e.named() && !e.position() {
			return t.read(n.tail, e)
		}
		return whole, !e.ofFunction() && e != errElem && e != memoryElem
	}
	return n.tail, t.matches(n.head, e)
}

// below returns what of p lies below the path that begins it; ok is false if p does not begin so.
func (t *paths) below(begin, p pathID) (rest pathID, ok bool) {
	for begin != whole {
		if p == whole || t.nodes[begin].head != t.nodes[p].head {
			return whole, false
		}
		begin, p = t.nodes[begin].tail, t.nodes[p].tail
	}
	return p, true
}

// first returns the first element of p, which must not be whole.
func (t *paths) first(p pathID) elem { return t.nodes[p].head }

// portKind says where data enters or leaves a function.
type portKind uint8

const (
	portNone    portKind = iota
	portSelf             // the receiver, or what it became
	portArg              // positional parameter index
	portKeyword          // keyword parameter with the name index
	portRest             // the keyword arguments that no parameter names
	portCapture          // captured variable index of a closure: the object that it holds
	portFinal            // captured variable index after the closure has written it
	portReturn
	portMethod      // what a block returns from the method around it
	portBreak       // what a block ends the call with that it belongs to
	portBlockArg    // parameter index of the block that the function was given
	portBlockReturn // what that block returns
	portRaise       // what ends the call before it returns: an exception, or a thrown value; index is its unwinding
	portHeap        // a place outside of any function; index is its heap location
	portResult      // the place that a function has returned, changed by its caller
	portMade        // what a constructor of Ruby has kept in the instance variable index, changed since
)

// port is one opening of a function.
type port struct {
	kind  portKind
	index uint32
}

// at is a call: keys in a model's access path that it holds in an argument are read there.
type at struct {
	fn ir.FuncID
	in *ir.Instr
	of ir.Value // the value that the path is taken from, if it is an operand
}

// elemOf returns the element that a step of a model's access path names.
func (e *engine) elemOf(c at, x rule.Elem) elem {
	switch {
	case x.Keys:
		return keyElem
	case x.Err:
		return errElem
	case x.Memory:
		return memoryElem
	case !x.Any:
		return elem(e.prog.Name(x.Name))
	case x.Last > 0:
		return e.fromEnd(c, x.Last)
	case x.Key == 0:
		return anyElem
	}
	pos := 0
	for _, a := range e.prog.Args(c.fn, c.in) {
		if a.Role == ir.RoleSplat {
			break
		}
		if a.Role == ir.RolePlain {
			if pos++; pos == x.Key {
				if x.At > 0 {
					return e.keyIn(c.fn, a.Value, x.At-1)
				}
				return e.keyOf(c.fn, a.Value)
			}
		}
	}
	return anyElem
}

// match follows a model's access path into p. rest is what of p lies below it.
func (e *engine) match(c at, p pathID, along []rule.Elem) (rest pathID, ok bool) {
	for _, x := range along {
		if p == whole {
			return whole, !x.Err && !x.Memory // what a call may fail with, or what lies somewhere, is not known to be its input
		}
		if p, ok = e.paths.read(p, e.elemOf(c, x)); !ok {
			return whole, false
		}
	}
	return p, true
}

// under returns the path that leads along a model's access path and then on along p.
func (e *engine) under(c at, along []rule.Elem, p pathID) (q pathID, cut bool) {
	for i := len(along) - 1; i >= 0; i-- {
		var short bool
		p, short = e.paths.push(e.elemOf(c, along[i]), p)
		cut = cut || short
	}
	return p, cut
}

// position returns the element at position i of an array.
func (e *engine) position(i int) elem {
	if n, ok := e.prog.Position(i); ok {
		return elem(n)
	}
	return anyElem
}

// keyValue returns the value that v, a key, is made of without a change: key of key.to_s.
func (e *engine) keyValue(fn ir.FuncID, v ir.Value) ir.Value {
	root := e.graph.Root(fn, v)
	in := e.prog.Instr(fn, root)
	for in.Op == ir.OpCall && in.NArgs == 1 && e.isRuby(fn) && e.graph.ReturnsReceiver(callgraph.Site{Func: fn, Value: root}) {
		root = e.graph.Root(fn, e.prog.Args(fn, in)[0].Value)
		in = e.prog.Instr(fn, root)
	}
	return root
}

// keyOf returns the element at the key that is value v of function fn.
func (e *engine) keyOf(fn ir.FuncID, v ir.Value) elem {
	root := e.keyValue(fn, v)
	in := e.prog.Instr(fn, root)
	if in.Op == ir.OpConst && in.Name != 0 {
		if in.Aux == ir.ConstInteger && e.prog.Text(in.Name)[0] == '-' {
			return anyElem // counted from the end
		}
		return elem(in.Name)
	}
	if in.Op == ir.OpCall && !e.isRuby(fn) {
		if n := e.graph.TextName(fn, root); n != 0 {
			return elem(n)
		}
	}
	if e.given == 0 {
		return anyElem
	}
	b, ok := e.graph.Bound(fn, root)
	if b.Key != 0 {
		return elem(b.Key)
	}
	if is := e.prog.Instr(b.Is.Func, e.graph.Root(b.Is.Func, b.Is.Value)); ok && is.Op == ir.OpConst && is.Name != 0 {
		return elem(is.Name)
	}
	return anyElem
}

// keyIn returns the element at the key that stands at position i of list v of function fn: one that nothing has if the
// list ends before.
func (e *engine) keyIn(fn ir.FuncID, v ir.Value, i int) elem {
	list := e.graph.Elements(callgraph.Site{Func: fn, Value: v})
	if i >= len(list) {
		return 0
	}
	if key := list[i]; key.Key == 0 && key.Value.Func == fn {
		return e.keyOf(fn, key.Value.Value)
	}
	return anyElem
}

// slice returns what a read by a range key lets through of a path: part of a text, or the elements of an array between two
// positions, that move to the front. is is false if key is no range. In Rust a range without an end has one operand: that of
// one without a beginning is not looked at.
func (e *engine) slice(fn ir.FuncID, key ir.Value, p pathID) (tail pathID, ok, is bool) {
	in := e.prog.Instr(fn, e.graph.Root(fn, key))
	if in.Op != ir.OpCall || e.prog.Text(in.Name) != ir.OpRange || in.NArgs != 2 && (e.isRuby(fn) || !e.graph.IsOpenRange(fn, in)) {
		return whole, false, false
	}
	if p == whole {
		return whole, true, true
	}
	args := e.prog.Args(fn, in)
	from, known := e.placeOf(e.keyOf(fn, args[0].Value))
	at, placed := e.placeOf(e.paths.first(p))
	if !placed || !known {
		tail, _ = e.paths.read(p, anyElem)
		tail, _ = e.paths.push(anyElem, tail)
		return tail, true, true
	}
	to, bounded := 0, false
	if len(args) == 2 {
		to, bounded = e.placeOf(e.keyOf(fn, args[1].Value))
	}
	if at < from || bounded && at > to {
		return whole, false, true
	}
	tail, _ = e.paths.read(p, anyElem)
	tail, _ = e.paths.push(e.position(at-from), tail)
	return tail, true, true
}

// restFrom returns the element that stands for all of an array from position n on.
func (e *engine) restFrom(n int) elem {
	rest, ok := e.rests[n]
	if !ok {
		rest = e.paths.set(true, func(x elem) bool {
			i, placed := e.placeOf(x)
			return !placed || i >= n
		})
		e.rests[n] = rest
	}
	return rest
}

// placeOf returns the position in an array that an element is, if it is one.
func (e *engine) placeOf(el elem) (int, bool) {
	if !el.named() {
		return 0, false
	}
	i, err := strconv.Atoi(e.prog.Text(ir.Name(el)))
	return i, err == nil && i >= 0
}
