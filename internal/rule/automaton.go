package rule

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"unicode"
)

// Limits of a judgement. Checks written by hand take a few hundred steps; what is larger clears nothing.
const (
	// maxStates bounds the states of one automaton.
	maxStates = 4000
	// maxProduct bounds the transitions that are tried in a product.
	maxProduct = 100_000
	// maxNamed bounds how many texts a check may let through and still be a list of them.
	maxNamed = 256
)

// The states that every automaton has.
const (
	stateDead    int32 = iota // the constraint is broken for good
	stateDone                 // the constraint is met whatever follows
	stateStart                // the beginning of the text
	stateUnknown int32 = -1   // a transition that has not been asked for
)

// automaton is a deterministic automaton for one constraint, made as far as it is asked for.
type automaton struct {
	constraint
	cuts   []rune  // where stretches of characters begin that it does not tell apart
	class  []int32 // by cut: the class of the stretch; stretches of one class are not told apart either
	first  []rune  // by class: a character of it
	states []autoState
	index  map[string]int32
	marks  []bool // scratch space: instructions that have been seen
}

// autoState is a state: the instructions that wait for the next character, and what is known of the one
// before.
type autoState struct {
	before rune // -1 at the start
	pcs    []uint32
	next   []int32 // by class of characters
	ends   int8    // whether the constraint is met if the text ends here: 0 unknown, 1 yes, -1 no
}

func newAutomaton(c constraint) *automaton {
	a := &automaton{constraint: c, index: map[string]int32{}, marks: make([]bool, len(c.prog.Inst))}
	cuts := []rune{0, '\n', '\n' + 1, '0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1, 0x80}
	for i := range c.prog.Inst {
		in := &c.prog.Inst[i]
		if in.Op != syntax.InstRune && in.Op != syntax.InstRune1 {
			continue
		}
		for j, r := range in.Rune {
			cuts = append(cuts, r+rune(j&1))
		}
		if len(in.Rune) == 1 {
			r := in.Rune[0]
			cuts = append(cuts, r+1)
			if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
				for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
					cuts = append(cuts, f, f+1)
				}
			}
		}
	}
	slices.Sort(cuts)
	a.cuts = slices.Compact(cuts)
	a.classify()
	a.states = []autoState{{}, {}, {before: -1}}
	for i := range a.states {
		a.states[i].next = a.unknown()
	}
	return a
}

// classify joins the stretches to classes: characters are of one that all instructions, and what is asked of places in a
// text, take for the same. A class of Unicode's letters has hundreds of stretches, and is one.
func (a *automaton) classify() {
	a.class = make([]int32, len(a.cuts))
	classes := int32(1)
	// refine divides each class by what kind says of the characters.
	refine := func(kind func(rune) int32) {
		type part struct{ class, kind int32 }
		parts := map[part]int32{}
		for i, r := range a.cuts {
			p := part{a.class[i], kind(r)}
			to, ok := parts[p]
			if !ok {
				to = int32(len(parts))
				parts[p] = to
			}
			a.class[i] = to
		}
		classes = int32(len(parts))
	}
	refine(func(r rune) int32 {
		switch {
		case r == '\n':
			return 1
		case syntax.IsWordChar(r):
			return 2
		}
		return 0
	})
	for i := range a.prog.Inst {
		in := &a.prog.Inst[i]
		switch in.Op {
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			refine(func(r rune) int32 {
				if in.MatchRune(r) {
					return 1
				}
				return 0
			})
		}
	}
	a.first = make([]rune, classes)
	for i := len(a.cuts) - 1; i >= 0; i-- {
		a.first[a.class[i]] = a.cuts[i]
	}
}

func (a *automaton) unknown() []int32 {
	next := make([]int32, len(a.first))
	for i := range next {
		next[i] = stateUnknown
	}
	return next
}

// step returns the state after a character of a class.
func (a *automaton) step(s, class int32) int32 {
	if s == stateDead || s == stateDone {
		return s
	}
	if to := a.states[s].next[class]; to != stateUnknown {
		return to
	}
	r := a.first[class]
	pcs, matched := a.run(&a.states[s], r)
	to := stateDead
	switch {
	case matched && a.found:
		to = stateDone
	case matched:
	case a.found && len(pcs) == 0 && a.prog.StartCond()&syntax.EmptyBeginText != 0:
	default:
		to = a.state(r, pcs)
	}
	a.states[s].next[class] = to
	return to
}

// state returns the state with these instructions after character r.
func (a *automaton) state(r rune, pcs []uint32) int32 {
	key := make([]byte, 1, 1+2*len(pcs))
	switch {
	case r == '\n':
		key[0] = 'n'
	case syntax.IsWordChar(r):
		key[0] = 'w'
	default:
		key[0] = 'o'
	}
	for _, pc := range pcs {
		key = binary.AppendUvarint(key, uint64(pc))
	}
	if s, ok := a.index[string(key)]; ok {
		return s
	}
	if len(a.states) >= maxStates {
		return stateDead // the product is given up, see exhausted
	}
	s := int32(len(a.states))
	a.states = append(a.states, autoState{before: r, pcs: pcs, next: a.unknown()})
	a.index[string(key)] = s
	return s
}

// run follows the empty transitions from a state, and from the start, as a match can begin anywhere, and then
// those of r.
func (a *automaton) run(s *autoState, r rune) (out []uint32, matched bool) {
	flags := syntax.EmptyOpContext(s.before, r)
	clear(a.marks)
	stack := append(slices.Clone(s.pcs), uint32(a.prog.Start))
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if a.marks[pc] {
			continue
		}
		a.marks[pc] = true
		switch in := &a.prog.Inst[pc]; in.Op {
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

// met reports whether the constraint is met by the text that leads to s.
func (a *automaton) met(s int32) bool {
	if s == stateDead || s == stateDone {
		return s == stateDone
	}
	st := &a.states[s]
	if st.ends == 0 {
		st.ends = -1
		if _, matched := a.run(st, -1); matched == a.found {
			st.ends = 1
		}
	}
	return st.ends == 1
}

// full reports whether the automaton has more states than are told apart.
func (a *automaton) full() bool { return len(a.states) >= maxStates }

// product is the product of automata: the texts that meet the constraints of all.
type product struct {
	list    []*automaton
	classes []classes // the classes of characters that none tells apart
	cuts    []rune    // where stretches begin that none tells apart
	budget  int
}

// classes are a class of characters of each automaton.
type classes [maxConstraints]int32

func newProduct(list []*automaton) *product {
	p := &product{list: list, budget: maxProduct}
	total := 0
	for _, a := range list {
		total += len(a.cuts)
	}
	p.cuts = make([]rune, 0, total)
	for _, a := range list {
		p.cuts = append(p.cuts, a.cuts...)
	}
	slices.Sort(p.cuts)
	p.cuts = slices.Compact(p.cuts)
	seen := newSeen(list)
	p.stretches(func(_, _ rune, of classes) {
		if seen.add(of) {
			p.classes = append(p.classes, of)
		}
	})
	return p
}

// seenClasses is a set of classes of a product.
type seenClasses struct {
	sizes classes // how many classes each automaton has
	dense []bool  // by the number of a class, if they are few …
	rest  map[classes]bool
}

// maxDense is how many classes a set has room for without hashing.
const maxDense = 1 << 12

func newSeen(list []*automaton) *seenClasses {
	x := &seenClasses{}
	all := 1
	for i, a := range list[:min(len(list), maxConstraints)] {
		x.sizes[i] = int32(len(a.first))
		all = min(all*len(a.first), maxDense+1)
	}
	if all <= maxDense {
		x.dense = make([]bool, all)
	} else {
		x.rest = map[classes]bool{}
	}
	return x
}

// add adds a class; it reports false if the set has it already.
func (x *seenClasses) add(of classes) bool {
	if x.dense == nil {
		known := x.rest[of]
		x.rest[of] = true
		return !known
	}
	number := int32(0)
	for i, size := range x.sizes {
		if size > 0 {
			number = number*size + of[i]
		}
	}
	known := x.dense[number]
	x.dense[number] = true
	return !known
}

// stretches calls visit for each stretch of characters that no automaton tells apart, in their order, with its class.
func (p *product) stretches(visit func(begin, end rune, of classes)) {
	var of classes
	var at [maxConstraints]int // the stretch of each automaton
	list := p.list[:min(len(p.list), maxConstraints)]
	for i, r := range p.cuts {
		end := rune(unicode.MaxRune)
		if i+1 < len(p.cuts) {
			end = min(p.cuts[i+1]-1, end)
		}
		if r > unicode.MaxRune {
			break
		}
		for j, a := range list {
			for at[j]+1 < len(a.cuts) && a.cuts[at[j]+1] <= r {
				at[j]++
			}
			of[j] = a.class[at[j]]
		}
		visit(r, end, of)
	}
}

// span is a stretch of characters of one class.
type span struct {
	begin, end rune
	class      int // of the product
}

// spans returns all characters, in their order.
func (p *product) spans() []span {
	index := map[classes]int{}
	for class, of := range p.classes {
		index[of] = class
	}
	spans := make([]span, 0, len(p.cuts))
	p.stretches(func(begin, end rune, of classes) { spans = append(spans, span{begin, end, index[of]}) })
	return spans
}

// exhausted reports whether a limit was hit: then nothing is known.
func (p *product) exhausted() bool {
	return p.budget <= 0 || slices.ContainsFunc(p.list, (*automaton).full)
}

// maxConstraints bounds how many constraints a text is judged by.
const maxConstraints = 6

// tuple is a state of each automaton.
type tuple [maxConstraints]int32

func (p *product) start() tuple {
	var t tuple
	if len(p.list) > maxConstraints {
		p.budget = 0
		return t
	}
	for i := range p.list {
		t[i] = stateStart
	}
	return t
}

// next returns the states after a class of characters; ok is false if a constraint is broken for good.
func (p *product) next(t tuple, class int) (out tuple, ok bool) {
	p.budget--
	for i, a := range p.list {
		if out[i] = a.step(t[i], p.classes[class][i]); out[i] == stateDead {
			return out, false
		}
	}
	return out, true
}

// rows returns what is known of where each state of t leads, by class; nil for one that leads to itself.
func (p *product) rows(t tuple) (rows [maxConstraints][]int32) {
	for i, a := range p.list {
		if t[i] != stateDead && t[i] != stateDone {
			rows[i] = a.states[t[i]].next
		}
	}
	return rows
}

// along is next for states of which rows are at hand.
func (p *product) along(rows *[maxConstraints][]int32, t tuple, class int) (out tuple, ok bool) {
	p.budget--
	of := &p.classes[class]
	for i, a := range p.list {
		to := t[i]
		if row := rows[i]; row != nil {
			if to = row[of[i]]; to == stateUnknown {
				to = a.step(t[i], of[i])
			}
		}
		if to == stateDead {
			return out, false
		}
		out[i] = to
	}
	return out, true
}

// met reports whether all constraints are met by the text that leads to t.
func (p *product) met(t tuple) bool {
	for i, a := range p.list {
		if !a.met(t[i]) {
			return false
		}
	}
	return true
}

// leads reports whether a text that meets all constraints goes through t. It goes on where it came last: of the
// texts that there mostly are, a long one is found sooner than all shorter ones are looked at.
func (p *product) leads(t tuple) bool {
	seen := newStateSet(p)
	defer seen.free()
	seen.add(t)
	stack := append(seen.stack[:0], t)
	defer func() { seen.stack = stack }()
	for len(stack) > 0 && p.budget > 0 {
		t, stack = stack[len(stack)-1], stack[:len(stack)-1]
		if p.met(t) {
			return true
		}
		last := t
		rows := p.rows(t)
		for class := range p.classes {
			// Classes beside each other mostly lead to the same.
			if n, ok := p.along(&rows, t, class); ok && n != last {
				if last = n; seen.add(n) {
					stack = append(stack, n)
				}
			}
		}
	}
	return false
}

// alphabet returns the characters that stand in some text which meets all constraints; ok is false if they cannot all be
// found. A transition is in such a text if its end leads to an end of one: those are found backwards, after all that are
// reached from the start.
func (p *product) alphabet() (set runes, ok bool) {
	type step struct{ from, class int }
	index := map[tuple]int{}
	var states []tuple
	var into [][]step
	number := func(t tuple) int {
		i, ok := index[t]
		if !ok {
			i = len(states)
			index[t] = i
			states, into = append(states, t), append(into, nil)
		}
		return i
	}
	number(p.start())
	for head := 0; head < len(states) && p.budget > 0; head++ {
		for class := range p.classes {
			if n, ok := p.next(states[head], class); ok {
				to := number(n)
				into[to] = append(into[to], step{head, class})
			}
		}
	}
	if p.exhausted() {
		return nil, false
	}
	leads := make([]bool, len(states))
	var queue []int
	for i, t := range states {
		if p.met(t) {
			leads[i] = true
			queue = append(queue, i)
		}
	}
	used := make([]bool, len(p.classes))
	for len(queue) > 0 {
		to := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, s := range into[to] {
			used[s.class] = true
			if !leads[s.from] {
				leads[s.from] = true
				queue = append(queue, s.from)
			}
		}
	}
	for _, sp := range p.spans() {
		if used[sp.class] {
			set = append(set, sp.begin, sp.end)
		}
	}
	return set, true
}

// meets reports whether two sets have a character together.
func (set runes) meets(other runes) bool {
	for i := 0; i+1 < len(set); i += 2 {
		for k := 0; k+1 < len(other); k += 2 {
			if set[i] <= other[k+1] && other[k] <= set[i+1] {
				return true
			}
		}
	}
	return false
}

// named reports whether the texts are a few that the program writes down, letter by letter.
func (p *product) named() bool {
	n := 0
	return p.enumerate(p.start(), p.spans(), &n, map[tuple]bool{}) && !p.exhausted()
}

// enumerate counts the texts that go through t; it reports false if they are too many, or if a character on
// the way is one of a class.
func (p *product) enumerate(t tuple, spans []span, n *int, open map[tuple]bool) bool {
	if open[t] {
		return !p.leads(t) // a circle: endlessly many, if it leads anywhere
	}
	if p.budget <= 0 {
		return false
	}
	open[t] = true
	defer delete(open, t)
	if p.met(t) {
		if *n++; *n > maxNamed {
			return false
		}
	}
	for _, sp := range spans {
		next, ok := p.next(t, sp.class)
		if !ok || !p.leads(next) {
			continue
		}
		if sp.begin < sp.end || !p.enumerate(next, spans, n, open) {
			return false
		}
	}
	return true
}
