package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// effects is what a stretch of code reads and writes, as far as its text tells.
type effects struct {
	reads    nameSet // local variables of the function around, written ones too
	writes   nameSet // those of them that it assigns
	fresh    nameSet // names that it assigns, in no block, and that are not yet local variables
	ivars    nameSet // instance and class variables it mentions
	stored   nameSet // those of them that it assigns
	called   nameSet // names that are no local variable of the function around
	elements nameSet // tracked names of the elements it mentions
	stores   bool    // it writes an element of something
	calls    bool    // it calls other code of the object

	inBlock bool // while scanning: inside a block
}

// effectsOf scans the subtree of n. It looks at flat nodes only, so that its cost is that of
// reading them; nested definitions, which see no variable of f, are passed over.
func (f *fn) effectsOf(n syntax.NodeID) *effects {
	e := &effects{}
	l := f.l
	end := l.node(n).Next
	blockEnd := uint32(n)
	for i := uint32(n); i < end; i++ {
		c := syntax.NodeID(i)
		e.inBlock = i < blockEnd
		switch l.kind(c) {
		case kindBlock, kindDoBlock, kindLambda:
			blockEnd = max(blockEnd, l.node(c).Next)
		case kindIdentifier:
			e.identifier(f, c)
		case kindHashKeySymbol:
			e.shorthand(f, c)
		case kindGlobalVariable:
			if l.readsMatch {
				e.read(f, l.n.lastMatch)
			}
		case kindInstanceVariable, kindClassVariable:
			e.ivars.add(l.name(c))
		case kindMethod, kindSingletonMethod, kindClass, kindModule, kindSingletonClass:
			if c != n {
				i = l.node(c).Next - 1
			}
		case kindAssignment, kindOperatorAssignment:
			e.target(f, l.field(c, fieldLeft))
		case kindFor:
			e.target(f, l.field(c, fieldPattern))
		case kindExceptionVariable:
			e.target(f, l.first(c))
		case kindInClause, kindTestPattern, kindMatchPattern:
			e.binders(f, l.field(c, fieldPattern))
		case kindElementReference:
			e.element(f, c)
		case kindCall:
			e.call(f, c)
		case kindSuper:
			e.calls = true
			for _, p := range f.forward {
				e.read(f, p.name)
			}
		case kindForwardArgument:
			e.read(f, l.n.splat)
			e.read(f, l.n.kwsplat)
			e.read(f, l.n.block)
		case kindSplatArgument, kindHashSplatArgument, kindBlockArgument:
			if l.first(c) == syntax.None { // an anonymous parameter handed on
				e.read(f, l.name(c))
			}
		case kindYield:
			e.calls = true
		case kindRegex:
			e.namedGroups(f, c)
		}
	}
	return e
}

func (e *effects) read(f *fn, name ir.Name) {
	if f.locals.has(name) {
		e.reads.add(name)
	}
}

func (e *effects) write(f *fn, name ir.Name) {
	if f.locals.has(name) {
		e.reads.add(name)
		e.writes.add(name)
	} else if !e.inBlock {
		e.fresh.add(name)
	}
}

func (e *effects) identifier(f *fn, n syntax.NodeID) {
	field := f.l.node(n).Field()
	if field == fieldMethod {
		return
	}
	if name := f.l.name(n); f.locals.has(name) {
		e.reads.add(name)
	} else if field == 0 || field == fieldObject || field == fieldReceiver {
		e.called.add(name)
	}
}

// shorthand reads x for {x:}.
func (e *effects) shorthand(f *fn, key syntax.NodeID) {
	if f.l.node(key).Field() != fieldKey || key == 0 {
		return
	}
	if pair := key - 1; f.l.node(pair).Next == f.l.node(key).Next {
		name := f.l.name(key)
		e.read(f, name)
		if f.l.kind(pair) == kindPair && !f.locals.has(name) {
			e.called.add(name)
		}
	}
}

// target notes what an assignment to n writes.
func (e *effects) target(f *fn, n syntax.NodeID) {
	if n == syntax.None {
		return
	}
	switch f.l.kind(n) {
	case kindIdentifier:
		e.write(f, f.l.name(n))
	case kindInstanceVariable, kindClassVariable:
		e.stored.add(f.l.name(n))
	case kindElementReference:
		e.stores = true
	case kindLeftAssignmentList, kindDestructuredLeftAssignment, kindRestAssignment, kindSplatArgument:
		// One pass over the subtree; the targets in it are its identifiers, and those that are only
		// read in an index do no harm.
		for i := n + 1; uint32(i) < f.l.node(n).Next; i++ {
			switch f.l.kind(i) {
			case kindIdentifier, kindInstanceVariable, kindClassVariable, kindElementReference:
				e.target(f, i)
			}
		}
	}
}

// binders notes the variables that a pattern binds.
func (e *effects) binders(f *fn, n syntax.NodeID) {
	if n == syntax.None {
		return
	}
	for i := n; uint32(i) < f.l.node(n).Next; i++ {
		switch f.l.kind(i) {
		case kindIdentifier, kindHashKeySymbol:
			e.write(f, f.l.name(i))
		}
	}
}

func (e *effects) element(f *fn, n syntax.NodeID) {
	object := f.l.first(n)
	if object == syntax.None {
		return
	}
	key := f.l.next(n, object)
	if key == syntax.None || f.l.next(n, key) != syntax.None {
		return
	}
	if name, ok := f.l.keyName(key); ok {
		e.elements.add(name)
	}
}

// keyName returns the name of the tracked variable for the element at a literal key.
func (l *lowerer) keyName(key syntax.NodeID) (ir.Name, bool) {
	switch l.kind(key) {
	case kindSimpleSymbol:
		return l.derivedName(symbolKey, l.symbolName(key)), true
	case kindString:
		c := l.first(key)
		if c == syntax.None || l.kind(c) != kindStringContent || l.next(key, c) != syntax.None {
			return 0, false
		}
		return l.derivedName(stringKey, l.b.NameBytes(l.tree.Bytes(c))), true
	case kindInteger:
		return l.derivedName(otherKey, l.integerName(key)), true
	}
	return 0, false
}

func (e *effects) call(f *fn, n syntax.NodeID) {
	receiver := f.l.field(n, fieldReceiver)
	if receiver == syntax.None || f.l.kind(receiver) == kindSelf {
		e.calls = true
	}
}

// namedGroups notes the variables that a regular expression on the left of =~ assigns.
func (e *effects) namedGroups(f *fn, n syntax.NodeID) {
	if f.l.node(n).Field() != fieldLeft {
		return
	}
	for _, name := range f.l.groupNames(n) {
		e.write(f, name)
	}
}

// applyAfter drops what is known of what e may have changed.
func (e *effects) applyAfter(f *fn) {
	for _, v := range f.tracked.list {
		switch {
		case f.sigil(v):
			if e.calls || e.stored.has(v.Name) {
				f.Forget(v)
			}
		case f.element(v):
			if e.stores {
				f.Forget(v)
			}
		}
	}
}

// assignedIn returns the variables of f that a loop n with effects e may write. Those that it is the
// first to assign are nil before.
func (e *effects) assignedIn(f *fn, n syntax.NodeID) []ir.Var {
	vars := make([]ir.Var, 0, len(e.writes.list)+len(e.fresh.list))
	for _, name := range e.writes.list {
		v := ir.Var{Name: name}
		if _, ok := f.Read(v); !ok {
			f.Write(v, f.null(n))
		}
		vars = append(vars, v)
	}
	for _, name := range e.fresh.list {
		v := ir.Var{Name: name}
		f.Write(v, f.null(n))
		vars = append(vars, v)
	}
	return vars
}
