package taint

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// doubt is what makes a flow less than certain.
type doubt uint16

const (
	byName    doubt = 1 << iota // a callee was found by its name only
	opaque                      // data went through a call that nothing describes
	broadened                   // a limit was hit
	loose                       // a model row was matched by name only
	weakGuard                   // a guard that can be passed stands on the way
	asked                       // it is the answer to something, of which only text can have decided what it is
	addressed                   // it went to another program that is known by its address only
	assumed                     // a library's function was taken to make what its name says
)

// fact is untrusted data at one place of a context's function. There are millions of them, so they have no pointers,
// which the collection of garbage would have to follow.
type fact struct {
	value  ir.Value
	path   pathID
	since  ir.Value // it holds after this instruction; value itself unless changed in place
	before int32    // one more than the fact of the same place that came before it, else 0
	kinds  rule.Kinds
	fresh  rule.Kinds // those of kinds that came up after the context was entered
	doubt  doubt
	cause  cause
}

// guessed are the doubts that data whose trust is certain may not have.
const guessed = byName | opaque | broadened

// guess is the unit in which a doubt counts the guesses that a flow rests on, above its flags.
const guess doubt = 1 << 8

// and is what makes a flow of two parts less than certain.
func (d doubt) and(x doubt) doubt {
	const flags = guess - 1
	return (d|x)&flags | d&^flags + x&^flags
}

// cameUp returns those of the kinds that came up after a context was entered, of data with doubt d, which there are for a
// caller whose data carries the kinds entered.
func (e *engine) cameUp(fresh rule.Kinds, d doubt, entered rule.Kinds) rule.Kinds {
	if d&asked != 0 && entered&e.set.TextKinds&^e.set.NumberKinds == 0 {
		return 0
	}
	return fresh
}

// guesses returns how many guesses d counts.
func (d doubt) guesses() int { return int(d / guess) }

// causeKind says where a fact comes from.
type causeKind uint8

const (
	causeEntry  causeKind = iota // the opening that the context is about
	causeSource                  // the source itself
	causeStep                    // fact prev, by instruction at
	causeCall                    // fact prev, through exit of ctx, called at instruction at
	causeUp                      // exit of ctx, which was called at instruction at: the source lies there
	causeHeap                    // the heap write number exit
)

// cause is how a fact came about; paths are rebuilt from it when they are reported.
type cause struct {
	kind causeKind
	prev int32
	ctx  int32
	exit int32
	at   ir.Value
	row  int32 // number of engine.rows, else 0
}
