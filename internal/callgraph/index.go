package callgraph

import (
	"cmp"

	"rubicon/internal/ir"
)

// Site is an instruction of a program: a call site, mostly.
type Site struct {
	Func  ir.FuncID
	Value ir.Value
}

// compare orders sites as they stand in the program.
func (s Site) compare(t Site) int {
	return cmp.Or(cmp.Compare(s.Func, t.Func), cmp.Compare(s.Value, t.Value))
}

// siteTable remembers something of sites. Each instruction of the program has a place in it, which is found
// without hashing.
type siteTable[T comparable] struct {
	first []uint32 // by function: the place of its first instruction
	at    []uint32 // by place: where in list it stands, 0 for nowhere
	list  []T      // the first is that of nowhere; the second is the zero T, which most sites have
}

// zeroAt is where the zero T stands in the list of a siteTable.
const zeroAt = 1

// places returns the place of each function's first instruction, and at the end how many instructions there are.
func places(p *ir.Program) []uint32 {
	first := make([]uint32, len(p.Funcs)+1)
	for id := range p.Funcs {
		first[id+1] = first[id] + p.Func(ir.FuncID(id)).Len
	}
	return first
}

func newSiteTable[T comparable](first []uint32) *siteTable[T] {
	return &siteTable[T]{first: first, at: make([]uint32, first[len(first)-1]), list: make([]T, zeroAt+1)}
}

// get returns what is remembered of s.
func (t *siteTable[T]) get(s Site) (x T, ok bool) {
	i := t.at[t.first[s.Func]+uint32(s.Value)]
	return t.list[i], i != 0
}

// set remembers x of s.
func (t *siteTable[T]) set(s Site, x T) {
	var zero T
	switch at := &t.at[t.first[s.Func]+uint32(s.Value)]; {
	case x == zero:
		*at = zeroAt
	case *at <= zeroAt:
		*at = uint32(len(t.list))
		t.list = append(t.list, x)
	default:
		t.list[*at] = x
	}
}

// drop forgets what is remembered of s.
func (t *siteTable[T]) drop(s Site) { t.at[t.first[s.Func]+uint32(s.Value)] = 0 }

// clear forgets all.
func (t *siteTable[T]) clear() {
	clear(t.at)
	clear(t.list)
	t.list = t.list[:zeroAt+1]
}

// siteSet is a set of sites that is used over and over.
type siteSet struct {
	first []uint32 // as in a siteTable
	round []uint16 // by place: the last round in which the site was added
	now   uint16
	size  int
}

func newSiteSet(first []uint32) *siteSet {
	return &siteSet{first: first, round: make([]uint16, first[len(first)-1])}
}

// empty takes all sites out of the set.
func (x *siteSet) empty() {
	if x.now++; x.now == 0 { // all rounds have been used
		clear(x.round)
		x.now = 1
	}
	x.size = 0
}

// add adds s; it reports false if the set has it already.
func (x *siteSet) add(s Site) bool {
	at := &x.round[x.first[s.Func]+uint32(s.Value)]
	if *at == x.now {
		return false
	}
	*at = x.now
	x.size++
	return true
}

// siteIndex lists instructions by name, each list in program order. It is two slices however many
// names there are: sites of name n stand at sites[start[n]:start[n+1]].
type siteIndex struct {
	start []uint32
	sites []Site
}

// of returns the sites of name n.
func (x *siteIndex) of(n ir.Name) []Site {
	if n == 0 {
		return nil
	}
	return x.sites[x.start[n]:x.start[n+1]]
}

// newSiteIndex indexes the instructions for which key returns a name other than 0.
func newSiteIndex(p *ir.Program, key func(*ir.Instr) ir.Name) siteIndex {
	counts := make([]uint32, len(p.Names)+2)
	each := func(visit func(ir.Name, Site)) {
		for id := range p.Funcs {
			body := p.File(ir.FuncID(id)).Body(p.Func(ir.FuncID(id)))
			for v := 1; v < len(body); v++ {
				if n := key(&body[v]); n != 0 {
					visit(n, Site{ir.FuncID(id), ir.Value(v)})
				}
			}
		}
	}
	each(func(n ir.Name, _ Site) { counts[n+1]++ })
	for i := 1; i < len(counts); i++ {
		counts[i] += counts[i-1]
	}
	x := siteIndex{start: counts, sites: make([]Site, counts[len(counts)-1])}
	fill := append([]uint32(nil), counts...)
	each(func(n ir.Name, s Site) {
		x.sites[fill[n]] = s
		fill[n]++
	})
	return x
}
