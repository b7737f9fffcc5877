package taint

import (
	"cmp"
	"fmt"
	"slices"

	"rubicon/internal/ir"
)

// Cut is a place where flows were not followed any further, and why. Position 0 to 0 stands for the whole function.
type Cut struct {
	Func     ir.FuncID
	Pos, End uint32
	Reason   string
}

// tooManyFacts says of what a function has too much.
const tooManyFacts = "untrusted data reaches more than %d values of the function"

// limit counts a limit that was hit in a function.
func (e *engine) limit(fn ir.FuncID, format string, bound int) {
	e.limits++
	e.cuts[Cut{Func: fn, Reason: fmt.Sprintf(format, bound)}] = true
}

// full reports whether a limit lets context k have no more facts, and counts the one that it gets if it does.
func (e *engine) full(k *context) bool {
	switch {
	case len(k.facts) >= MaxFacts:
		e.limit(k.fn, tooManyFacts, MaxFacts)
		return true
	case e.facts == e.mostFacts:
		if !e.exhausted { // said once: it holds of all that comes after
			e.exhausted = true
			e.limit(k.fn, "untrusted data reaches more than %d values of the workspace: scan parts of it by themselves", e.mostFacts)
		}
		return true
	}
	e.facts++
	return false
}

// listCuts returns where flows were cut short, each place once for each reason, in the order of the files.
func (e *engine) listCuts() []Cut {
	var cuts []Cut
	for c := range e.cuts {
		fn := e.prog.Func(c.Func)
		c.Pos, c.End = fn.Pos, fn.End
		cuts = append(cuts, c)
	}
	for site := range e.ends {
		in := e.prog.Instr(site.Func, site.Value)
		cuts = append(cuts, Cut{site.Func, in.Pos, in.End,
			fmt.Sprintf("what comes here rests on more than %d guesses: calls that nothing describes, or whose method has only its name to go by", MaxGuesses)})
	}
	path := func(c Cut) string { return e.prog.File(c.Func).Source.Path }
	slices.SortFunc(cuts, func(a, b Cut) int {
		return cmp.Or(cmp.Compare(path(a), path(b)), cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.End, b.End),
			cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Func, b.Func))
	})
	return slices.CompactFunc(cuts, func(a, b Cut) bool { a.Func = b.Func; return a == b && path(a) == path(b) })
}
