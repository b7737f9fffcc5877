package rule

import (
	"slices"

	"rubicon/internal/source"
)

// This file has the rows about the surface of native code: what exported functions can do, what they hand
// out, and what unsafe code claims.

// Reach says what it means that code which an exported function reaches calls something of a kind.
type Reach struct {
	Misuse
	Sinks Kinds    // the kinds of the sink rows that the call meets …
	Calls []Callee // … or the functions that it calls instead
	Bound bool     // of functions that Ruby is given by a registration too
	// Tested, if it is not 0, says that the row is about the pointers that a function is given, though it is safe to call: those
	// that it gives to one of the sinks, of which it has tested what guard rows say of these kinds.
	Tested Kinds
}

// Names reports whether Calls has a function of that name, the last part of its path.
func (r *Reach) Names(name string) bool {
	return slices.ContainsFunc(r.Calls, func(c Callee) bool { return c.MatchesName(name) })
}

// Handout is a call that gives memory away for good, unless a Takeback of the same sort takes it again.
type Handout struct {
	Misuse
	Memory string // what sort of memory it is: a word that both rows have
}

// Takeback is a call that takes back memory that was given away.
type Takeback struct {
	Row
	Memory string
	// Param is nil for a call. Otherwise an exported function takes back what its parameters of matching types own:
	// its group finds the type of that.
	Param *Regexp
}

// Claim says what it means that an unsafe impl gives a type one of Traits.
type Claim struct {
	Misuse
	Traits []string
	Holds  *Regexp // matches the type of a field for which the claim needs a reason
	Unless *Regexp // matches the head of an impl that gives one; nil if none does
}

// Helper says what it means that Ruby starts a program of the workspace that calls none of Confined, by which a program
// gives up rights, and not by one of Boxes, programs that run another one with fewer.
type Helper struct {
	Misuse
	Confined []Callee
	Boxes    []string
}

func (b *builder) helper(t *helperTable) {
	row := &Helper{Misuse: b.verdict(t.Kind, t.Note, t.Confidence), Boxes: t.Boxes}
	if len(t.Confined) == 0 {
		b.fail("confined", `needs the key confined: functions of Rust, as in confined = "libc::chroot"`)
	}
	for _, name := range t.Confined {
		if c := b.callee("confined", name, source.Rust); c != nil {
			row.Confined = append(row.Confined, *c)
		}
	}
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.Helpers = append(b.set.Models.Helpers, row)
}

// InProcess says what it means that a route runs native code in the process of the application which does the work that a
// service or a module of the workspace does apart from it.
type InProcess struct{ Misuse }

func (b *builder) inProcess(t *inProcessTable) {
	row := &InProcess{b.verdict(t.Kind, t.Note, t.Confidence)}
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.InProcess = append(b.set.Models.InProcess, row)
}

func (b *builder) reach(t *reachTable) {
	row := &Reach{Misuse: b.verdict(t.Kind, t.Note, t.Confidence), Sinks: b.kinds("sinks", t.Sinks), Bound: t.Bound, Tested: b.kinds("tested", t.Tested)}
	for _, name := range t.Calls {
		if c := b.callee("calls", name, source.Rust); c != nil {
			row.Calls = append(row.Calls, *c)
		}
	}
	if (row.Sinks == 0) == (len(t.Calls) == 0) {
		b.fail("sinks", `needs the key sinks: kinds, as in sinks = ["shell", "program"], or the key calls: functions`)
	}
	if row.Tested != 0 && row.Sinks == 0 {
		b.fail("tested", "goes with the key sinks")
	}
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.Reaches = append(b.set.Models.Reaches, row)
}

func (b *builder) handout(t *handoutTable) {
	verdict := b.verdict(t.Kind, t.Note, t.Confidence)
	b.need("memory", t.Memory)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Handout{Misuse: verdict, Memory: t.Memory}
		row.Row = r
		e.Rare().Handouts = append(e.Handouts, row)
		return &row.Row
	})
}

func (b *builder) takeback(t *takebackTable) {
	b.need("memory", t.Memory)
	if t.Param != "" {
		re, err := b.regexp(t.Param, 1)
		if err != nil {
			b.fail("param", "needs a regular expression with one group: %v", err)
			return
		}
		row := &Takeback{Row: Row{Section: b.section, Origin: b.origin()}, Memory: t.Memory, Param: re}
		b.row(&row.Row)
		b.set.Models.Takebacks = append(b.set.Models.Takebacks, row)
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Takeback{Row: r, Memory: t.Memory}
		e.Rare().Takebacks = append(e.Takebacks, row)
		return &row.Row
	})
}

func (b *builder) claim(t *claimTable) {
	row := &Claim{Misuse: b.verdict(t.Kind, t.Note, t.Confidence), Traits: t.Traits}
	if len(t.Traits) == 0 {
		b.fail("", "needs the key traits: the full paths of the traits")
	}
	re, err := b.regexp(t.Holds)
	if err != nil || t.Holds == "" {
		b.fail("holds", "needs a regular expression: %v", err)
		return
	}
	if t.Unless != "" {
		if row.Unless, err = b.regexp(t.Unless); err != nil {
			b.fail("unless", "%v", err)
		}
	}
	row.Row, row.Holds = Row{Section: b.section, Origin: b.origin()}, re
	b.row(&row.Row)
	b.set.Models.Claims = append(b.set.Models.Claims, row)
}

// Bits says which bits are values of the Rust types that Matches matches: "any" or "some".
type Bits struct {
	Row
	Matches *Regexp
	Values  string
}

func (b *builder) bits(t *bitsTable) {
	re, err := b.regexp(t.Matches)
	if err != nil || t.Matches == "" {
		b.fail("matches", "needs a regular expression: %v", err)
		return
	}
	row := &Bits{Row: Row{Section: b.section, Origin: b.origin()}, Matches: re, Values: b.oneOf("values", t.Values, false, "any", "some")}
	b.row(&row.Row)
	b.set.Models.Bits = append(b.set.Models.Bits, row)
}
