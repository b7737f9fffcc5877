package rule

import (
	"regexp/syntax"

	"rubicon/internal/source"
)

// MayMatchFrom reports whether a regular expression of Ruby has a match in some text that begins with head, and whether it
// has one in every such text; ok is false if that cannot be told. In doubt some is true, and every is false.
func MayMatchFrom(re, flags, head string) (some, every, ok bool) {
	p, ok := translate(re, flags, source.Ruby, false)
	if !ok || !p.exact || len(p.looks) > 0 {
		return false, false, false
	}
	parsed, err := syntax.Parse(p.text(), syntax.Perl)
	if err != nil {
		return false, false, false
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return false, false, false
	}
	m := begun{prog: prog}
	anchored := prog.StartCond()&syntax.EmptyBeginText != 0
	runes := []rune(head)
	before := rune(-1)
	var at []uint32
	for i := 0; i <= len(runes); i++ {
		next := rune(-2) // not known: the text goes on, or ends
		if i < len(runes) {
			next = runes[i]
		}
		if i == 0 || !anchored {
			at = append(at, uint32(prog.Start))
		}
		m.closure(at, before, next)
		if m.matched {
			return true, true, true
		}
		if i == len(runes) {
			break
		}
		at = m.step(next)
		before = next
	}
	return len(m.threads) > 0 || !anchored || m.perhaps, false, true
}

// begun runs an expression over the beginning of a text.
type begun struct {
	prog    *syntax.Prog
	threads []uint32 // what waits for a character
	matched bool     // it has a match, whatever follows
	perhaps bool     // it may have one at the end of the beginning
}

// closure follows all that needs no character, between the characters before and next.
func (m *begun) closure(at []uint32, before, next rune) {
	m.threads = nil
	type state struct {
		pc    uint32
		maybe bool // only if what follows is as wanted
	}
	seen := map[state]bool{}
	var stack []state
	for _, pc := range at {
		stack = append(stack, state{pc, false})
	}
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[s] {
			continue
		}
		seen[s] = true
		switch in := &m.prog.Inst[s.pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			stack = append(stack, state{in.Out, s.maybe}, state{in.Arg, s.maybe})
		case syntax.InstCapture, syntax.InstNop:
			stack = append(stack, state{in.Out, s.maybe})
		case syntax.InstEmptyWidth:
			switch want := syntax.EmptyOp(in.Arg); {
			case next == -2 && want&^(syntax.EmptyBeginText|syntax.EmptyBeginLine) != 0:
				stack = append(stack, state{in.Out, true})
			case syntax.EmptyOpContext(before, next)&want == want:
				stack = append(stack, state{in.Out, s.maybe})
			}
		case syntax.InstMatch:
			m.matched = m.matched || !s.maybe
			m.perhaps = m.perhaps || s.maybe
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			m.threads = append(m.threads, s.pc)
		}
	}
}

// step returns where the threads go on that take a character.
func (m *begun) step(r rune) (at []uint32) {
	for _, pc := range m.threads {
		if in := &m.prog.Inst[pc]; in.MatchRune(r) {
			at = append(at, in.Out)
		}
	}
	return at
}
