package rule

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"

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
}

// maxProduct bounds the instructions that one walk looks at. Checks written by hand take a few
// thousand; what is larger clears nothing.
const maxProduct = 400_000

// And returns the texts of both t and u.
func (t Texts) And(u Texts) Texts {
	return Texts{slices.Concat(t.constraints, u.constraints)}
}

// with adds a constraint by an expression of package regexp; ok is false if it is none.
func (t Texts) with(re string, found bool) (out Texts, ok bool) {
	prog, err := compile(re)
	if err != nil {
		return t, false
	}
	return Texts{append(slices.Clip(t.constraints), constraint{prog, found})}, true
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

// Matched returns the texts that group number group of a regular expression can match: of group 0 all
// of it.
func Matched(re, flags string, lang source.Lang, group int) (t Texts, ok bool) {
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
	return t.with(`\A(?:`+withoutAnchors(found).String()+`)\z`, true)
}

// captured returns the part of re that group matches, or nil.
func captured(re *syntax.Regexp, group int) *syntax.Regexp {
	if group == 0 {
		return re
	}
	if re.Op == syntax.OpCapture && re.Cap == group {
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
// is false if re can match more than one character: then what is left can be another match.
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
	if !ok {
		return t, false
	}
	return left(set, by)
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

// Free returns those of kinds that no text in t is dangerous for: the kinds whose fears none of them
// has, and, if the program names each of the texts, all.
func (s *Set) Free(t Texts, kinds Kinds) Kinds {
	if len(t.constraints) == 0 {
		return 0
	}
	var free, asked Kinds
	for i := range s.Kinds {
		k := &s.Kinds[i]
		if k.Bit == 0 || k.parts > 0 || !kinds.Has(k.Bit) || k.Carrier == Number {
			continue
		}
		asked |= k.Bit
		if k.Fears != nil && !t.admits(k.Fears) {
			free |= k.Bit
		}
	}
	if free != asked && t.named() {
		return asked
	}
	return free
}

// admits reports whether a text in t can have a match of fears, or may, as far as can be told.
func (t Texts) admits(fears *syntax.Prog) bool {
	p := newProduct(append(slices.Clip(t.constraints), constraint{fears, true}))
	return p.accepts() || p.exhausted()
}

// maxNamed bounds how many texts a check may let through and still be a list of them.
const maxNamed = 256

// named reports whether the texts are a few that the program writes down, letter by letter.
func (t Texts) named() bool {
	p := newProduct(t.constraints)
	n := 0
	ok := p.enumerate(p.start(), &n, map[string]bool{})
	return ok && !p.exhausted()
}

// product is the product of the automata of several constraints.
type product struct {
	constraints []constraint
	reps        []rune // one character of each class that no automaton tells apart
	sizes       []int  // how many characters the class has
	budget      int
}

func newProduct(list []constraint) *product {
	p := &product{constraints: list, budget: maxProduct}
	cuts := []rune{0, '\n', '\n' + 1, '0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1, 0x80, unicode.MaxRune + 1}
	for _, c := range list {
		for i := range c.prog.Inst {
			in := &c.prog.Inst[i]
			if in.Op != syntax.InstRune && in.Op != syntax.InstRune1 {
				continue
			}
			for j, r := range in.Rune {
				cuts = append(cuts, r+rune(j&1))
				if len(in.Rune) == 1 {
					cuts = append(cuts, r+1)
					if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
						for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
							cuts = append(cuts, f, f+1)
						}
					}
				}
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 0; i+1 < len(cuts); i++ {
		p.reps = append(p.reps, cuts[i])
		p.sizes = append(p.sizes, int(cuts[i+1]-cuts[i]))
	}
	return p
}

func (p *product) exhausted() bool { return p.budget <= 0 }

// productState is a state of each automaton, and the character before. A component that has found a match
// is done: its set is nil.
type productState struct {
	before rune // -1 at the start
	sets   [][]uint32
	done   []bool
}

func (p *product) start() productState {
	s := productState{before: -1, sets: make([][]uint32, len(p.constraints)), done: make([]bool, len(p.constraints))}
	return s
}

// key identifies a state among those that the same texts lead on from.
func (s *productState) key() string {
	var b []byte
	switch {
	case s.before < 0:
		b = append(b, 's')
	case s.before == '\n':
		b = append(b, 'n')
	case syntax.IsWordChar(s.before):
		b = append(b, 'w')
	default:
		b = append(b, 'o')
	}
	for i, set := range s.sets {
		if s.done[i] {
			b = append(b, 0xff)
			continue
		}
		b = binary.AppendUvarint(b, uint64(len(set)))
		for _, pc := range set {
			b = binary.AppendUvarint(b, uint64(pc))
		}
	}
	return string(b)
}

// next returns the state after character r, or after the end of the text if r is -1; ok is false if a
// constraint is broken for good.
func (p *product) next(s *productState, r rune) (out productState, ok bool) {
	out = productState{before: r, sets: make([][]uint32, len(s.sets)), done: slices.Clone(s.done)}
	flags := syntax.EmptyOpContext(s.before, r)
	for i := range p.constraints {
		if s.done[i] {
			continue
		}
		c := &p.constraints[i]
		set, matched := p.step(c.prog, s.sets[i], flags, r)
		if matched {
			if !c.found {
				return out, false
			}
			out.done[i] = true
			continue
		}
		out.sets[i] = set
	}
	return out, true
}

// step follows the empty transitions from set, and from the start, as a match can begin anywhere, and
// then those of r.
func (p *product) step(prog *syntax.Prog, set []uint32, flags syntax.EmptyOp, r rune) (out []uint32, matched bool) {
	seen := make([]bool, len(prog.Inst))
	stack := append(slices.Clone(set), uint32(prog.Start))
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		p.budget--
		switch in := &prog.Inst[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			stack = append(stack, in.Out, in.Arg)
		case syntax.InstCapture, syntax.InstNop:
			stack = append(stack, in.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(in.Arg)&^flags == 0 {
				stack = append(stack, in.Out)
			}
		case syntax.InstMatch:
			return nil, true
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			if r >= 0 && in.MatchRune(r) {
				out = append(out, in.Out)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), false
}

// ends reports whether a text that leads to s is accepted if it ends there.
func (p *product) ends(s *productState) bool {
	last, ok := p.next(s, -1)
	if !ok {
		return false
	}
	for i, c := range p.constraints {
		if c.found && !last.done[i] {
			return false
		}
	}
	return true
}

// accepts reports whether there is a text that meets all constraints.
func (p *product) accepts() bool { return p.leads(p.start()) }

// lost reports whether a constraint that begins at the start of the text can no longer be met.
func (p *product) lost(s *productState) bool {
	for i, c := range p.constraints {
		if c.found && !s.done[i] && len(s.sets[i]) == 0 && c.prog.StartCond()&syntax.EmptyBeginText != 0 {
			return true
		}
	}
	return false
}

// enumerate counts the texts that are accepted from s on; it reports false if they are too many, or if a
// character on the way is one of a class.
func (p *product) enumerate(s productState, n *int, open map[string]bool) bool {
	key := s.key()
	if open[key] {
		return !p.leads(s) // a circle: endlessly many, if it leads anywhere
	}
	open[key] = true
	defer delete(open, key)
	if p.budget <= 0 {
		return false
	}
	if p.ends(&s) {
		if *n++; *n > maxNamed {
			return false
		}
	}
	for i, r := range p.reps {
		next, ok := p.next(&s, r)
		if !ok || p.lost(&next) || !p.leads(next) {
			continue
		}
		if p.sizes[i] > 1 || !p.enumerate(next, n, open) {
			return false
		}
	}
	return true
}

// leads reports whether a text that is accepted goes through s.
func (p *product) leads(s productState) bool {
	seen := map[string]bool{s.key(): true}
	queue := []productState{s}
	for len(queue) > 0 && p.budget > 0 {
		s := queue[0]
		queue = queue[1:]
		if p.ends(&s) {
			return true
		}
		for _, r := range p.reps {
			n, ok := p.next(&s, r)
			if !ok || p.lost(&n) {
				continue
			}
			if key := n.key(); !seen[key] {
				seen[key] = true
				queue = append(queue, n)
			}
		}
	}
	return false
}
