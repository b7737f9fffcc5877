package taint

// table maps keys to values. It is a list that is looked through as long as it is short, and of no size while it is
// empty: most contexts have a few facts and one exit, and there are a hundred thousand of them.
type table[K comparable, V any] struct {
	entries []entry[K, V] // in the order of entry
	at      map[K]int32   // where in entries a key is, once there are more than maxListed
}

type entry[K comparable, V any] struct {
	key   K
	value V
}

// maxListed is up to how many entries of a table are looked through.
const maxListed = 12

// get returns the value at a key, which is the zero value if there is none.
func (t *table[K, V]) get(key K) (v V) {
	if i := t.find(key); i >= 0 {
		v = t.entries[i].value
	}
	return v
}

// put returns the place of the value at a key, which is the zero value if there was none. It is good until the next put.
// added says that the key is new.
func (t *table[K, V]) put(key K) (v *V, added bool) {
	i := t.find(key)
	if i >= 0 {
		return &t.entries[i].value, false
	}
	i = len(t.entries)
	t.entries = append(t.entries, entry[K, V]{key: key})
	switch {
	case t.at != nil:
		t.at[key] = int32(i)
	case len(t.entries) > maxListed:
		t.at = make(map[K]int32, 2*len(t.entries))
		for j := range t.entries {
			t.at[t.entries[j].key] = int32(j)
		}
	}
	return &t.entries[i].value, true
}

// find returns where in entries a key is, or -1.
func (t *table[K, V]) find(key K) int {
	if t.at != nil {
		if i, ok := t.at[key]; ok {
			return int(i)
		}
		return -1
	}
	for i := range t.entries {
		if t.entries[i].key == key {
			return i
		}
	}
	return -1
}

// numbered gives values numbers, in the order in which they come.
type numbered[T comparable] struct {
	list    []T // by number
	numbers map[T]int32
}

func (n *numbered[T]) number(v T) int32 {
	id, ok := n.numbers[v]
	if !ok {
		if n.numbers == nil {
			n.numbers = map[T]int32{}
		}
		id = int32(len(n.list))
		n.list = append(n.list, v)
		n.numbers[v] = id
	}
	return id
}
