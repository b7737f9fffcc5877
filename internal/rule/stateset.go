package rule

import "sync"

// stateSet is a set of states of a product. A judgement asks for one for each kind of danger, so they are used again and
// again, and find a state without the help of a map.
type stateSet struct {
	keys  []uint64 // by slot; there are as many as a power of two
	round []uint32 // by slot: the last round in which it was taken
	now   uint32
	size  int
	wide  map[tuple]bool // instead, of a product of more automata than maxPacked
	stack []tuple        // for the search that the set is of
}

var stateSets = sync.Pool{New: func() any { return &stateSet{keys: make([]uint64, 1<<10), round: make([]uint32, 1<<10)} }}

// newStateSet returns an empty set of states of p.
func newStateSet(p *product) *stateSet {
	x := stateSets.Get().(*stateSet)
	x.now++
	x.size = 0
	if x.now == 0 { // all rounds have been used
		clear(x.round)
		x.now = 1
	}
	if len(p.list) > maxPacked {
		x.wide = map[tuple]bool{}
	}
	return x
}

// free gives the set back.
func (x *stateSet) free() {
	x.wide = nil
	stateSets.Put(x)
}

// add adds t; it reports false if the set has it already.
func (x *stateSet) add(t tuple) bool {
	if x.wide != nil {
		known := x.wide[t]
		x.wide[t] = true
		return !known
	}
	if 2*x.size >= len(x.keys) {
		x.grow()
	}
	return x.put(t.packed())
}

func (x *stateSet) put(key uint64) bool {
	mask := uint64(len(x.keys) - 1)
	for i := (key * 0x9e3779b97f4a7c15) >> 32 & mask; ; i = (i + 1) & mask {
		if x.round[i] != x.now {
			x.round[i], x.keys[i] = x.now, key
			x.size++
			return true
		}
		if x.keys[i] == key {
			return false
		}
	}
}

// grow makes room for twice as many.
func (x *stateSet) grow() {
	keys, round := x.keys, x.round
	x.keys, x.round, x.size = make([]uint64, 2*len(keys)), make([]uint32, 2*len(keys)), 0
	for i, key := range keys {
		if round[i] == x.now {
			x.put(key)
		}
	}
}

// maxPacked is of how many automata the states fit into one number.
const maxPacked = 5

// packed returns the states of the first maxPacked automata as one number.
func (t tuple) packed() (key uint64) {
	const bits = 12 // of a number below maxStates
	for _, s := range t[:maxPacked] {
		key = key<<bits | uint64(s)
	}
	return key
}
