package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// forgetStored drops what is known of the instance variables that methods called name put something else into, as far as
// the file defines them: reload. A bare name may be a method that only reads, so that it makes nothing else unknown.
func (f *fn) forgetStored(name ir.Name) {
	for _, v := range f.tracked.list {
		if !f.sigil(v) {
			continue
		}
		if _, ok := f.Read(v); ok && f.l.storedBy(name).has(v.Name) {
			f.Forget(v)
		}
	}
}

// storedBy returns the instance variables that the methods of that name in the file assign.
func (l *lowerer) storedBy(name ir.Name) *nameSet {
	if l.stored == nil {
		l.stored = map[ir.Name]*nameSet{}
		for n := range l.tree.Nodes {
			if id := syntax.NodeID(n); l.kind(id) == kindMethod {
				l.noteStored(id)
			}
		}
	}
	if set := l.stored[name]; set != nil {
		return set
	}
	return &nameSet{}
}

// noteStored notes what method n assigns.
func (l *lowerer) noteStored(n syntax.NodeID) {
	name := l.field(n, fieldName)
	if name == syntax.None {
		return
	}
	for c := n + 1; uint32(c) < l.node(n).Next; c++ {
		if l.kind(c) != kindAssignment {
			continue
		}
		left := l.field(c, fieldLeft)
		if left == syntax.None || l.kind(left) != kindInstanceVariable {
			continue
		}
		set := l.stored[l.name(name)]
		if set == nil {
			set = &nameSet{}
			l.stored[l.name(name)] = set
		}
		set.add(l.name(left))
	}
}
