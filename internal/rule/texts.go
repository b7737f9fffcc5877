package rule

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"rubicon/internal/source"
)

// Texts is what is known of a text: each of its constraints holds. The zero Texts are all texts.
//
// What a check by a regular expression is worth depends on what the text is used for: \A[\w.]+\z keeps
// a shell's characters out, but not "..". So a kind of danger says by a regular expression what it
// fears, and a check clears the kinds whose fears none of the texts has that pass it. That question is
// whether the product of automata accepts anything; it is answered by walking the reachable states of
// the product, each component determinized on the way (Rabin and Scott, Finite Automata and Their
// Decision Problems, 1959). Characters that no automaton tells apart are walked as one.
type Texts struct{ constraints []constraint }

// constraint is that a text has, or has not, a match of a program.
type constraint struct {
	prog  *syntax.Prog
	found bool
	re    string // the expression that prog was compiled from, if it is written down
}

// And returns the texts of both t and u.
func (t Texts) And(u Texts) Texts {
	out := slices.Clone(t.constraints)
	for _, c := range u.constraints {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return Texts{out}
}

// automata returns an automaton for each constraint.
func (t Texts) automata() []*automaton {
	list := make([]*automaton, len(t.constraints), len(t.constraints)+1)
	for i, c := range t.constraints {
		list[i] = newAutomaton(c)
	}
	return list
}

// All reports whether t is all texts.
func (t Texts) All() bool { return len(t.constraints) == 0 }

// with adds a constraint by an expression of package regexp; ok is false if it is none.
func (t Texts) with(re string, found bool) (out Texts, ok bool) {
	prog, err := compile(re)
	if err != nil {
		return t, false
	}
	return Texts{append(slices.Clip(t.constraints), constraint{prog, found, re})}, true
}

func (t Texts) having(prog *syntax.Prog, found bool) Texts {
	return Texts{append(slices.Clip(t.constraints), constraint{prog: prog, found: found})}
}

// Fears is the expression that finds what a kind of data is dangerous by. It is compiled when it is asked, as a Regexp is.
type Fears struct {
	text     string
	once     sync.Once
	compiled *syntax.Prog
}

// newFears returns the fears of a text; tested is as of newRegexp.
func newFears(text string, tested bool) (*Fears, error) {
	f := &Fears{text: text}
	if tested {
		return f, nil
	}
	prog, err := compile(text)
	f.compiled = prog
	return f, err
}

func (f *Fears) prog() *syntax.Prog {
	f.once.Do(func() {
		if f.compiled == nil {
			f.compiled, _ = compile(f.text) // a test has compiled it
		}
	})
	return f.compiled
}

func compile(re string) (*syntax.Prog, error) {
	parsed, err := syntax.Parse(re, syntax.Perl)
	if err != nil {
		return nil, err
	}
	return syntax.Compile(parsed.Simplify())
}

// Matching returns the texts in which a regular expression of lang finds a match, or, if found is
// false, finds none. strict reads ^ and $ as the ends of the text. ok is false if nothing can be said.
func Matching(re, flags string, lang source.Lang, found, strict bool) (t Texts, ok bool) {
	p, ok := translate(re, flags, lang, strict)
	if !ok || !found && (!p.exact || len(p.looks) > 0) {
		return t, false
	}
	if t, ok = t.with(p.text(), found); !ok {
		return t, false
	}
	for _, look := range p.looks {
		if t, ok = t.with(p.option(look.re), look.found); !ok {
			return t, false
		}
	}
	return t, true
}

// Having returns the texts that have, or have not, a match of an expression of package regexp.
func Having(re string, found bool) (Texts, bool) { return Texts{}.with(re, found) }

// Matched returns the texts that a group of a regular expression, given by its number or its name, can match:
// of group 0 all of it.
func Matched(re, flags string, lang source.Lang, group string) (t Texts, ok bool) {
	p, ok := translate(re, flags, lang, false)
	if !ok {
		return t, false
	}
	parsed, err := syntax.Parse(p.text(), syntax.Perl)
	if err != nil {
		return t, false
	}
	found := captured(parsed, group)
	if found == nil {
		return t, false
	}
	// What is outside of the group only narrows the match, and so do anchors in it.
	// It is not written down and parsed again: that takes longer than to judge by it.
	prog, err := syntax.Compile((&syntax.Regexp{Op: syntax.OpConcat, Sub: []*syntax.Regexp{
		{Op: syntax.OpBeginText}, withoutAnchors(found), {Op: syntax.OpEndText},
	}}).Simplify())
	if err != nil {
		return t, false
	}
	return t.having(prog, true), true
}

// GroupNames returns the names of the groups of a regular expression by their numbers, empty ones of those without a name;
// that of all of it comes first. ok is false if nothing can be said.
func GroupNames(re, flags string, lang source.Lang) (names []string, ok bool) {
	p, ok := translate(re, flags, lang, false)
	if !ok {
		return nil, false
	}
	parsed, err := syntax.Parse(p.text(), syntax.Perl)
	if err != nil {
		return nil, false
	}
	return parsed.CapNames(), true
}

// captured returns the part of re that group matches, or nil.
func captured(re *syntax.Regexp, group string) *syntax.Regexp {
	if group == "0" {
		return re
	}
	if re.Op == syntax.OpCapture && (strconv.Itoa(re.Cap) == group || re.Name == group) {
		return re.Sub[0]
	}
	for _, sub := range re.Sub {
		if found := captured(sub, group); found != nil {
			return found
		}
	}
	return nil
}

// withoutAnchors returns re with what matches only a place taken as always there.
func withoutAnchors(re *syntax.Regexp) *syntax.Regexp {
	switch re.Op {
	case syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return &syntax.Regexp{Op: syntax.OpEmptyMatch}
	}
	out := *re
	out.Sub = make([]*syntax.Regexp, len(re.Sub))
	for i, sub := range re.Sub {
		out.Sub[i] = withoutAnchors(sub)
	}
	return &out
}

// Replaced returns what is left of a text where each match of re has been replaced by the text by. ok
// is false if re can match more than one character: then what is left can be another match. Two dots are none: they are
// gone, however many there were.
func Replaced(re, flags, by string, lang source.Lang) (t Texts, ok bool) {
	p, ok := translate(re, flags, lang, false)
	if !ok || !p.exact {
		return t, false
	}
	parsed, err := syntax.Parse(p.text(), syntax.Perl)
	if err != nil {
		return t, false
	}
	set, ok := oneRune(parsed)
	if !ok && isRun(parsed) && !strings.ContainsRune(by, parsed.Rune[0]) {
		return t.with(p.text(), false) // of a longer run, less than one of these is left
	}
	if !ok {
		return t, false
	}
	if t, ok = left(set, by); ok && utf8.RuneCountInString(by) == 1 && wholeRuns(parsed) && !isKept(set, by) {
		return t.with(regexp.QuoteMeta(by+by), false) // of which each run became one
	}
	return t, ok
}

// isRun reports whether an expression is one character several times: \.\.
func isRun(re *syntax.Regexp) bool {
	if re.Op != syntax.OpLiteral || re.Flags&syntax.FoldCase != 0 || len(re.Rune) < 2 {
		return false
	}
	return !slices.ContainsFunc(re.Rune, func(r rune) bool { return r != re.Rune[0] })
}

// wholeRuns reports whether an expression matches all that it can of characters which follow each other.
func wholeRuns(re *syntax.Regexp) bool {
	for re.Op == syntax.OpCapture {
		re = re.Sub[0]
	}
	return re.Op == syntax.OpPlus && re.Flags&syntax.NonGreedy == 0
}

// isKept reports whether the character by is none of set.
func isKept(set runes, by string) bool {
	for _, r := range by {
		for i := 0; i+1 < len(set); i += 2 {
			if set[i] <= r && r <= set[i+1] {
				return false
			}
		}
	}
	return true
}

// oneRune returns the characters of a class, or of one that is repeated.
func oneRune(re *syntax.Regexp) (runes, bool) {
	for re.Op == syntax.OpPlus || re.Op == syntax.OpStar || re.Op == syntax.OpCapture || re.Op == syntax.OpQuest {
		re = re.Sub[0]
	}
	if re.Op == syntax.OpAlternate || re.Op == syntax.OpConcat && len(re.Sub) == 1 {
		set := runes{}
		for _, sub := range re.Sub {
			one, ok := oneRune(sub)
			if !ok {
				return nil, false
			}
			set = set.union(one)
		}
		return set, true
	}
	return classOf(re.String())
}

// left returns the texts of characters outside of set, and of the characters of by.
func left(set runes, by string) (Texts, bool) {
	kept := set.negate()
	for _, r := range by {
		kept = kept.union(runes{r, r})
	}
	return Texts{}.with(`\A`+kept.String()+`*\z`, true)
}

// WithoutChars returns what is left of a text without the characters that spec names in the way of
// String#delete, or with them replaced by those of by, as String#tr does.
func WithoutChars(spec, by string) (Texts, bool) {
	by = strings.ReplaceAll(by, `\`, "")
	added := runes{}
	for i := 0; i < len(charSpec(by)); i += 2 {
		added = added.union(charSpec(by)[i : i+2])
	}
	return Texts{}.with(`\A`+charSpec(spec).negate().union(added).String()+`*\z`, true)
}

// OnlyChars returns the texts that consist of characters which spec names in the way of String#delete.
func OnlyChars(spec string) (Texts, bool) {
	return Texts{}.with(`\A`+charSpec(spec).String()+`*\z`, true)
}

// Consumed returns the texts that are made of nothing but matches of a regular expression.
func Consumed(re, flags string, lang source.Lang) (t Texts, ok bool) {
	p, ok := translate(re, flags, lang, false)
	if !ok || len(p.looks) > 0 {
		return t, false
	}
	return t.with(`\A(?:`+p.text()+`)*\z`, true)
}

// Judge says what texts are free of. It remembers what it finds out about what the kinds fear, so it is for
// one goroutine at a time.
type Judge struct {
	set   *Set
	fears []*automaton // by kind
	chars []runes      // by kind: what characters does to it
}

// NewJudge returns a judge of the kinds of s.
func NewJudge(s *Set) *Judge {
	return &Judge{set: s, fears: make([]*automaton, len(s.Kinds)), chars: make([]runes, len(s.Kinds))}
}

// characters returns the characters that kind number i fears wherever one of them stands, nil if it fears anything else.
func (j *Judge) characters(i int) runes {
	if j.chars[i] == nil {
		j.chars[i] = runes{}
		prog := j.set.Kinds[i].Fears.prog()
		first := &prog.Inst[prog.Start]
		if (first.Op == syntax.InstRune || first.Op == syntax.InstRune1) && prog.Inst[first.Out].Op == syntax.InstMatch && syntax.Flags(first.Arg)&syntax.FoldCase == 0 {
			set := runes(first.Rune)
			if len(set) == 1 {
				set = runes{set[0], set[0]}
			}
			j.chars[i] = set
		}
	}
	if len(j.chars[i]) == 0 {
		return nil
	}
	return j.chars[i]
}

// Free returns those of kinds that no text in t is dangerous for: the kinds whose fears none of them
// has, and, if the program names each of the texts, all.
func (j *Judge) Free(t Texts, kinds Kinds) Kinds {
	if len(t.constraints) == 0 {
		return 0
	}
	list := t.automata()
	var free, asked Kinds
	var has runes // the characters that stand in some text of t, once it is known
	known, tooMany := false, false
	for i := range j.set.Kinds {
		k := &j.set.Kinds[i]
		if k.Bit == 0 || k.parts > 0 || !kinds.Has(k.Bit) || k.Carrier == Number {
			continue
		}
		asked |= k.Bit
		if k.Fears == nil {
			continue
		}
		if set := j.characters(i); set != nil && !t.loose() && !tooMany {
			if !known {
				known = true
				var ok bool
				has, ok = newProduct(list).alphabet()
				tooMany = !ok
			}
			if !tooMany {
				if !has.meets(set) {
					free |= k.Bit
				}
				continue
			}
		}
		if !j.admits(t, list, i) {
			free |= k.Bit
		}
	}
	if free != asked {
		if p := newProduct(list); p.named() {
			return asked
		}
	}
	return free
}

// Lacks reports whether no text in t has a match of an expression of package regexp.
func (j *Judge) Lacks(t Texts, re string) bool {
	has, ok := Texts{}.with(re, true)
	if !ok || len(t.constraints) == 0 || t.loose() {
		return false
	}
	return !j.any(t.And(has))
}

// admits reports whether a text in t, whose automata are list, can have a match of what kind number i fears,
// or may, as far as can be told.
func (j *Judge) admits(t Texts, list []*automaton, i int) bool {
	fears := j.set.Kinds[i].Fears.prog()
	if t.loose() && !hasPlace(fears, syntax.EmptyEndText|syntax.EmptyEndLine|syntax.EmptyWordBoundary|syntax.EmptyNoWordBoundary) {
		return true // what is feared can stand before what the text must have
	}
	if j.fears[i] == nil {
		j.fears[i] = newAutomaton(constraint{prog: fears, found: true})
	}
	p := newProduct(append(slices.Clip(list), j.fears[i]))
	return p.leads(p.start()) || p.exhausted()
}

// loose reports whether the only constraint of t is a match that can stand anywhere.
func (t Texts) loose() bool {
	return len(t.constraints) == 1 && t.constraints[0].found && !hasPlace(t.constraints[0].prog, ^syntax.EmptyOp(0))
}

// hasPlace reports whether a program asks for one of places: an end of the text, of a line, of a word.
func hasPlace(prog *syntax.Prog, places syntax.EmptyOp) bool {
	for i := range prog.Inst {
		if in := &prog.Inst[i]; in.Op == syntax.InstEmptyWidth && syntax.EmptyOp(in.Arg)&places != 0 {
			return true
		}
	}
	return false
}

// Free is Judge.Free of a judge that is used once.
func (s *Set) Free(t Texts, kinds Kinds) Kinds { return NewJudge(s).Free(t, kinds) }
