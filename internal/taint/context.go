package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// exit is data that leaves a context's function.
type exit struct {
	port  port
	path  pathID
	kinds rule.Kinds
	fresh rule.Kinds // those of kinds that came up after the context was entered
	doubt doubt
	fact  int32
}

// via is an exit of a callee that is one of the caller too: a store to the heap.
type via struct {
	ctx, exit int32
	at        ir.Value
}

// hit is a sink that a context's data reaches, there or in a callee.
type hit struct {
	site  callgraph.Site
	sink  *rule.Sink // nil for a native function whose body is not there
	kinds rule.Kinds
	fresh rule.Kinds // those of kinds that came up after the context was entered
	needs rule.Kinds // what the data must have carried where the context was entered
	doubt doubt
	fact  int32
	via   *via // the hit of a callee that this one is
}

// caller is a place from which a context was entered, with the kinds that the data has there. The context
// itself is about all kinds that such data can have, so that it serves callers alike whose guards differ.
type caller struct {
	ctx   int32
	fact  int32
	edge  int32 // number of engine.edges
	kinds rule.Kinds
}

// callerState is a caller with how many exits and hits of the context it has been told of.
type callerState struct {
	caller
	exits, hits int32
}

// context is one opening of a function, or one source, with all that follows from it.
type context struct {
	split     bool // its source is followed for one of several ways in which the function is called, entry.given
	id        int32
	fn        ir.FuncID
	source    int32  // index of the source, -1 for an opening
	but       []elem // the elements of the source that are left out, sorted
	entry     entryKey
	facts     []fact
	last      table[place, int32] // one more than the last fact of a place; fact.before leads to the others
	exits     []exit
	exitSet   table[exitKey, kindSets]
	hits      []hit
	hitSet    table[hitKey, kindSets]
	callers   []callerState
	called    table[caller, struct{}]
	unassumed map[int32]int32 // memo of engine.unassumed, of facts that are far from it
	kept      table[keptKey, rule.Kinds]
	up        []callgraph.Site // for a source: the function's callers, once asked for
	upDone    bool
	upExits   int  // of a source: how many exits the callers have been told of
	queued    bool // its callers have something to be told
}

// keptKey identifies a fact that is only kept so that a path can be rebuilt through it: data that
// passes a call without being the value of an instruction.
type keptKey struct {
	kind  keptKind
	at    ir.Value
	index int32
	path  pathID
}

// kindSets are the kinds that were seen at a place, and those of them that were fresh.
type kindSets struct{ all, fresh rule.Kinds }

// news takes from kinds what is known, and notes the rest.
func (s *kindSets) news(kinds, fresh rule.Kinds) rule.Kinds {
	kinds &^= s.all &^ (fresh &^ s.fresh)
	s.all |= kinds
	s.fresh |= fresh & kinds
	return kinds
}

// keptKind says what passes a call.
type keptKind uint8

const (
	keptYield     keptKind = iota // what a callee gives to parameter index of the call's block
	keptOuter                     // the same, where the block of the call gives it to that of the function around
	keptReturn                    // what the call's block returned
	keptParam                     // what the call's block left in its parameter index
	keptProcess                   // what a program is given: heap location index
	keptHeap                      // what a callee stores at heap location index
	keptFinal                     // what a closure leaves in captured variable index
	keptMethod                    // what a block returns from the method around it
	keptConverted                 // what operand index of the call is turned into
	keptFailed                    // what the function fails with
	keptChain                     // what a function of chain index returned
	keptRaise                     // what leaves the function as unwinding index
	keptPlace                     // what the call's block returned of the element of the receiver at place index
)

type place struct {
	value ir.Value
	path  pathID
}

type exitKey struct {
	port port
	path pathID
}

type hitKey struct {
	site callgraph.Site
	sink int
}

// entryKey identifies a context.
type entryKey struct {
	fn      ir.FuncID
	port    port
	path    pathID // of a source: what of it is followed
	kinds   rule.Kinds
	source  int32
	certain bool // an opening: nothing that rests on a guess is followed
	// request says, of a source's context, that what holds there does so in the requests of the handler that the
	// source stands in only.
	request bool
	// given are the constants that the calls give to parameters, where checks depend on them, as a number of
	// engine.givens.
	given int32
	// named is, of a source's context, which name must be given to it for what holds there, as a number of engine.demands.
	named int32
}

// context returns the context with that key, making it if it is new; nil at the limit.
func (e *engine) context(key entryKey) *context {
	if id, ok := e.index[key]; ok {
		return e.contexts[id]
	}
	if len(e.contexts) >= MaxContexts {
		e.limit(key.fn, "the workspace has more than %d ways into functions", MaxContexts)
		return nil
	}
	if key.certain && key.kinds&^e.callers.all != 0 {
		if e.openings == MaxCertain {
			return nil
		}
		if e.openings++; e.openings == MaxCertain {
			// Said once: what is left out is far away.
			e.limit(key.fn, "untrusted data of callers enters functions in more than %d ways", MaxCertain)
		}
	}
	if key.source < 0 && !e.opens(opening{key.fn, key.port}) {
		return nil
	}
	k := &context{id: int32(len(e.contexts)), fn: key.fn, source: key.source, entry: key}
	e.contexts = append(e.contexts, k)
	e.index[key] = k.id
	return k
}

// opening is a place of a function at which data enters.
type opening struct {
	fn   ir.FuncID
	port port
}

// opens counts one more path and set of kinds with which data enters at o; it reports whether the limit leaves it.
func (e *engine) opens(o opening) bool {
	n := e.opened[o]
	if n == MaxOpenings { // said once
		e.limit(o.fn, "untrusted data enters the function in more than %d ways", MaxOpenings)
	}
	e.opened[o] = n + 1
	return n < MaxOpenings
}

// add enters a fact unless what it says is known, and puts it on the work list.
func (e *engine) add(k *context, f fact) {
	if f.kinds == 0 || f.value == ir.NoValue || e.guesswork(k, &f) {
		return
	}
	if !e.isRuby(k.fn) {
		f.kinds = e.gained(k, &f)
		if e.paths.first(f.path) != errElem && !e.paths.inMemory(f.path) { // an alias of Result does not name what its Err holds
			f.kinds &= e.graph.Held(k.fn, f.value)
		}
	}
	if op := e.prog.Instr(k.fn, f.value).Op; (op == ir.OpLoad || op == ir.OpCall) && f.since == f.value {
		restore := e.give(k.entry.given)
		v := e.cleared(k.fn, f.value)
		restore()
		if f.kinds &^= v.clears; v.weak&f.kinds != 0 {
			f.doubt |= weakGuard
			v.guard.kinds = v.weak
			e.weak[guardUse{fn: k.fn, assume: f.value, given: k.entry.given}] = v.guard
		}
	}
	e.refresh(k, &f)
	p := place{f.value, f.path}
	f.before = k.last.get(p)
	for i := f.before; i > 0; i = k.facts[i-1].before {
		if known := &k.facts[i-1]; e.covers(k, known, &f) {
			f.kinds &^= known.kinds
		}
	}
	if f.kinds == 0 {
		return
	}
	if e.full(k) {
		return
	}
	id := int32(len(k.facts))
	k.facts = append(k.facts, f)
	last, _ := k.last.put(p)
	*last = id + 1
	e.queue = append(e.queue, work{k.id, id})
}

// gained returns the kinds of a fact of Rust code, with those that its value has got by being taken out of
// something of another type, or by being of its type where it came in.
func (e *engine) gained(k *context, f *fact) rule.Kinds {
	c := &f.cause
	if f.path != whole || f.kinds&e.set.TextKinds&^e.set.NumberKinds == 0 || c.kind != causeStep && c.kind != causeSource && !e.isFromGeneric(c) &&
		!(c.kind == causeEntry && (e.isNumberOnly(k.fn, f.value) || e.isGivenPart(k, f.value))) {
		return f.kinds
	}
	if c.kind == causeStep && k.source < 0 && k.facts[c.prev].path != whole && e.paths.first(k.facts[c.prev].path).named() && k.entry.port.kind == portCapture {
		return f.kinds // what a field carries that a closure captures is known where the closure is made
	}
	gains := e.graph.Gains(k.fn, f.value) // also what the fact seems to carry: where callers enter, alike is taken for the same
	if e.graph.IsNumeric(k.fn, f.value) {
		gains &^= e.set.TextKinds &^ e.set.NumberKinds // a byte of a text need be none
	} else {
		gains &^= e.set.TextKinds
	}
	if gains == 0 || c.kind == causeStep &&
		(c.row == 0 && e.prog.Instr(k.fn, c.at).Op == ir.OpCall || !e.graph.TakenOut(k.fn, k.facts[c.prev].value, f.value)) {
		return f.kinds
	}
	if in := e.prog.Instr(k.fn, c.at); c.kind == causeStep && in.Op == ir.OpLoad && in.NArgs == 1 {
		gains &^= e.validated(k, e.prog.Args(k.fn, in)[0].Value, elem(in.Name))
	}
	switch {
	case c.kind == causeStep:
		gains = e.stepGains(k, c, gains&^e.partsChecked(k, c.prev))
	case c.kind == causeEntry && len(k.callers) > 0:
		by := &k.callers[0]
		gains &^= e.partsChecked(e.contexts[by.ctx], by.fact)
	}
	f.fresh |= gains
	return f.kinds | gains
}

// stepGains returns what is left of the kinds that are gained over the step of cause c, if it is a call, some of which that
// takes away: n of usize::from(n) is small.
func (e *engine) stepGains(k *context, c *cause, gains rule.Kinds) rule.Kinds {
	in := e.prog.Instr(k.fn, c.at)
	if in.Op != ir.OpCall {
		return gains
	}
	prev, positions := &k.facts[c.prev], e.operandPositions(k.fn, in)
	call := e.callIn(k, c.at)
	for i, a := range e.args(k.fn, in) {
		if a.Value == prev.value {
			gains = e.narrow(k, fact{value: prev.value, path: prev.path, kinds: gains}, c.at, in, a, positions[i], call).kinds
		}
	}
	return gains
}

// isFromGeneric reports whether a fact comes from the result of a function whose type is a parameter of it: as what it is
// taken out of something, only the call says.
func (e *engine) isFromGeneric(c *cause) bool {
	if c.kind != causeCall {
		return false
	}
	callee := e.contexts[c.ctx]
	return callee.exits[c.exit].port.kind == portReturn && e.graph.ReturnsParameter(callee.fn)
}

// refresh says of a fact which of its kinds came up after the context was entered: in the fact that it was
// made of, or in the callee that it comes from.
func (e *engine) refresh(k *context, f *fact) {
	switch c := &f.cause; c.kind {
	case causeStep:
		f.fresh |= k.facts[c.prev].fresh
	case causeCall:
		f.fresh |= k.facts[c.prev].fresh | e.contexts[c.ctx].exits[c.exit].fresh
	}
	f.fresh &= f.kinds
}

// guesswork reports whether a fact rests on too many guesses to be followed, and notes where it ends.
func (e *engine) guesswork(k *context, f *fact) bool {
	if f.doubt&guessed != 0 && e.isCertain(k) {
		return true
	}
	if f.doubt.guesses() <= MaxGuesses {
		return false
	}
	at := f.cause.at
	if at == ir.NoValue {
		at = f.value
	}
	e.ends[callgraph.Site{Func: k.fn, Value: at}] = true
	return true
}

// isCertain reports whether only what rests on no guess is followed in a context.
func (e *engine) isCertain(k *context) bool {
	return k.entry.certain || k.source >= 0 && e.certain[e.sources[k.source].Row.Trust]
}

// covers reports whether every use that a fact reaches is reached by another one of the same place:
// that one holds from the beginning, or from a point after which this one's can come.
func (e *engine) covers(k *context, known, f *fact) bool {
	fn := e.prog.Func(k.fn)
	if known.since != known.value && known.since != f.since && !fn.Reaches(known.since, f.since) {
		return false
	}
	if over := e.overwritesOf(k.fn, e.info(k.fn), f.value); len(over) > 0 && known.since != f.since {
		left, ok := e.left(fn, over, *known, f.since+1)
		return ok && left.path == f.path
	}
	return true
}

// keep returns the number of a fact that no use sees, and false if its kinds passed there before.
func (e *engine) keep(k *context, kind keptKind, index int32, f fact) (int32, bool) {
	e.refresh(k, &f)
	key := keptKey{kind, f.cause.at, index, f.path}
	if f.kinds &^= k.kept.get(key); f.kinds == 0 || e.guesswork(k, &f) {
		return 0, false
	}
	if e.full(k) {
		return 0, false
	}
	passed, _ := k.kept.put(key)
	*passed |= f.kinds
	f.value, f.since = f.cause.at, f.cause.at
	k.facts = append(k.facts, f)
	return int32(len(k.facts) - 1), true
}

// leave enters an exit of the context unless it is known.
func (e *engine) leave(k *context, x exit) {
	key := exitKey{x.port, x.path}
	x.fresh = k.facts[x.fact].fresh & x.kinds
	known, _ := k.exitSet.put(key)
	if x.kinds = known.news(x.kinds, x.fresh); x.kinds == 0 {
		return
	}
	x.fresh &= x.kinds
	k.exits = append(k.exits, x)
	e.wake(k)
}

// key identifies the sink of a hit.
func (h *hit) key() hitKey {
	if h.sink == nil {
		return hitKey{h.site, -1}
	}
	return hitKey{h.site, h.sink.ID}
}

// reach enters a hit of the context unless it is known.
func (e *engine) reach(k *context, h hit) {
	key := h.key()
	h.fresh = (h.fresh | k.facts[h.fact].fresh) & h.kinds
	known, _ := k.hitSet.put(key)
	if h.kinds = known.news(h.kinds, h.fresh); h.kinds == 0 {
		return
	}
	h.fresh &= h.kinds
	k.hits = append(k.hits, h)
	e.wake(k)
}

// wake puts a context on the work list whose callers have something to be told.
func (e *engine) wake(k *context) {
	if !k.queued {
		k.queued = true
		e.queue = append(e.queue, work{k.id, -1})
	}
}

// tell hands the exits and hits of a context to those who entered it.
func (e *engine) tell(k *context) {
	k.queued = false
	for ; k.source >= 0 && !e.ofCallers(k.source) && k.upExits < len(k.exits); k.upExits++ {
		e.leaveUp(k, int32(k.upExits))
	}
	for i := range k.callers {
		for c := &k.callers[i]; int(c.exits) < len(k.exits); c.exits++ {
			e.apply(c.caller, k, c.exits)
		}
		for c := &k.callers[i]; int(c.hits) < len(k.hits); c.hits++ {
			e.lift(c.caller, k, c.hits)
		}
	}
}

// lift makes a hit of a callee one of the caller.
func (e *engine) lift(c caller, k *context, id int32) {
	h := k.hits[id]
	up := e.contexts[c.ctx]
	f := &up.facts[c.fact]
	kinds := h.kinds & (c.kinds | e.cameUp(h.fresh, h.doubt, c.kinds))
	ed := &e.edges.list[c.edge]
	doubt := h.doubt.and(f.doubt).and(ed.doubt)
	if kinds == 0 || !c.kinds.Has(h.needs) || h.sink != nil && h.sink.Sure && doubt&guessed != 0 {
		return
	}
	e.reach(up, hit{
		site:  h.site,
		sink:  h.sink,
		kinds: kinds,
		fresh: h.fresh & kinds,
		needs: h.needs &^ f.fresh,
		doubt: doubt,
		fact:  c.fact,
		via:   &via{ctx: k.id, exit: id, at: ed.at},
	})
}

// enter follows a fact of context k through an edge into a function.
func (e *engine) enter(k *context, factID int32, ed edge, fn ir.FuncID, p port, path pathID, kinds rule.Kinds) {
	if ed.kind == edgeValue || ed.kind == edgeBlock {
		p = e.methodPort(fn, p)
	}
	accepts := e.accepts(fn, p, path)
	if e.entersAsNumber(fn, p, path) {
		if accepts &^= e.set.TextKinds &^ e.set.NumberKinds; e.graph.ReadAs(k.fn, k.facts[factID].value) {
			accepts = e.set.AllKinds()
		}
	}
	if kinds &= accepts; kinds == 0 || e.prog.Func(fn).Flags&ir.FuncDecl != 0 || p.kind == portSelf && !e.mayRead(fn, path) {
		return
	}
	certain := e.isCertain(k)
	if certain && ed.doubt.guesses() > 0 {
		return
	}
	for _, given := range e.handed(k, ed, fn) {
		key := entryKey{fn: fn, port: p, path: path, kinds: e.alike(kinds) & accepts, source: -1, certain: certain, given: given}
		if callee := e.context(key); callee != nil {
			e.enterBy(callee, caller{k.id, factID, e.edges.number(ed), kinds})
		}
	}
}

// methodPort returns the opening that p is where fn is a method of Rust that is called as a function: its self is given first.
// functionPort is the other way round.
func (e *engine) methodPort(fn ir.FuncID, p port) port {
	switch {
	case !e.isMethodOfRust(fn) || p.kind != portArg || p.index >= anyPosition:
	case p.index == 0:
		return port{kind: portSelf}
	default:
		p.index--
	}
	return p
}

func (e *engine) functionPort(fn ir.FuncID, p port) port {
	switch {
	case !e.isMethodOfRust(fn):
	case p.kind == portSelf:
		return port{kind: portArg}
	case p.kind == portArg && p.index < anyPosition:
		p.index++
	}
	return p
}

func (e *engine) isMethodOfRust(fn ir.FuncID) bool {
	return !e.isRuby(fn) && e.prog.Func(fn).Kind == ir.KindMethod
}

// enterBy notes that c enters a context.
func (e *engine) enterBy(callee *context, c caller) {
	if _, added := callee.called.put(c); !added {
		return
	}
	callee.callers = append(callee.callers, callerState{caller: c})
	if len(callee.callers) == 1 {
		e.begin(callee)
	}
	if len(callee.exits)+len(callee.hits) > 0 {
		e.wake(callee)
	}
}

// alike returns the kinds of all data that looks like that of kinds: text, numbers, or what may be either. Kinds that flows
// turn into others are left as they are: whether the others can come up depends on them.
func (e *engine) alike(kinds rule.Kinds) rule.Kinds {
	text, number := e.set.TextKinds, e.set.NumberKinds
	either := text & number
	if kinds&either != 0 {
		kinds |= either &^ e.set.TurnKinds
	}
	if kinds&text&^either != 0 {
		kinds |= text &^ e.set.TurnKinds
	}
	if kinds&number&^either != 0 {
		kinds |= number &^ e.set.TurnKinds
	}
	return kinds
}

// accepts returns the kinds that can enter a function at a port: a parameter that is declared as an
// integer carries what a number can, and what lies where it says.
func (e *engine) accepts(fn ir.FuncID, p port, path pathID) rule.Kinds {
	if p.kind == portArg && !e.paths.inMemory(path) {
		if q := e.paramAt(fn, p); q != nil && isNumber(e.prog.Text(q.Type)) {
			if path != whole {
				return 0 // a number has no parts
			}
			return e.set.NumberKinds | e.set.AloneKinds
		}
	}
	return e.set.AllKinds()
}

// paramAt returns the parameter of function fn that a port is, nil if it is none.
func (e *engine) paramAt(fn ir.FuncID, p port) *ir.Param {
	params := e.prog.Func(fn).Params
	for i := range params {
		if e.paramPort(&params[i]) == p {
			return &params[i]
		}
	}
	return nil
}

// entersAsNumber reports whether what enters function fn at p is a number, of a type that is too large for a part of a text.
// Bytes do so that a generic function has read as a value of its type parameter: value.to_native(), where value is a T.
func (e *engine) entersAsNumber(fn ir.FuncID, p port, path pathID) bool {
	if path != whole || e.isRuby(fn) {
		return false
	}
	q := e.paramAt(fn, p)
	return q != nil && e.isNumberOnly(fn, q.Value)
}

// isGivenPart reports whether parameter v of a closure is a number that a call takes out of a text or of bytes for it:
// bytes.iter().map(|&b| …).
func (e *engine) isGivenPart(k *context, v ir.Value) bool {
	if len(k.callers) == 0 || !e.graph.IsNumeric(k.fn, v) {
		return false
	}
	by := &k.callers[0]
	of := e.contexts[by.ctx]
	return e.edges.list[by.edge].kind == edgeBlock && !e.graph.IsNumeric(of.fn, of.facts[by.fact].value)
}

// maxChecked bounds how many steps a text is followed back through for what has been asked of its parts.
const maxChecked = 32

// partsChecked returns the kinds that the parts of a text, or of bytes, are free of by what has been asked of all of them, or
// of those that were taken, before fact id of context k: bytes.iter().filter(|&&b| b < MOST).
func (e *engine) partsChecked(k *context, id int32) (free rule.Kinds) {
	for range maxChecked {
		f := &k.facts[id]
		if in := e.prog.Instr(k.fn, f.value); in.Op == ir.OpAssume && in.Aux != ir.AssumeReturned {
			free |= e.verdictAt(guardUse{fn: k.fn, assume: f.value, given: k.entry.given}, in).clears
		}
		if f.cause.kind != causeStep {
			break
		}
		if row := e.rows.list[f.cause.row]; row != nil && row.Passes != nil {
			free |= e.blockIn(k, f.cause.at, row, whole).clears
		}
		id = f.cause.prev
	}
	return free
}

// isNumberOnly reports whether value v is of a type of numbers that hold no part of a text.
func (e *engine) isNumberOnly(fn ir.FuncID, v ir.Value) bool {
	return e.graph.IsNumeric(fn, v) && e.graph.Held(fn, v)&e.set.TextKinds&^e.set.NumberKinds == 0
}

// begin enters the facts that an opening stands for.
func (e *engine) begin(k *context) {
	fn := e.prog.Func(k.fn)
	root := fact{path: k.entry.path, kinds: k.entry.kinds, cause: cause{kind: causeEntry}}
	put := func(v ir.Value, p pathID) {
		root.value, root.since, root.path = v, v, p
		e.add(k, root)
	}
	switch p := k.entry.port; p.kind {
	case portBlockReturn:
		for _, v := range e.info(k.fn).blockCalls {
			put(v, k.entry.path)
		}
		e.passBlock(k, root)
	case portBlockArg:
		for _, v := range e.info(k.fn).blockCalls {
			if given := e.givenToBlock(k.fn, v, int(p.index)); given != ir.NoValue {
				root.value, root.since = given, v
				e.add(k, root)
			}
		}
		e.passBlock(k, root)
	case portArg:
		e.beginArg(k, fn, int(p.index), put)
	case portResult:
		e.beginResult(k, root)
	case portMade:
		e.beginMade(k, root)
	default:
		if q := e.paramAt(k.fn, p); q != nil {
			put(q.Value, k.entry.path)
			return
		}
		if p.kind == portKeyword {
			// No parameter of that name: it is in **rest, or in a last positional hash.
			for i := range fn.Params {
				if fn.Params[i].Kind == ir.ParamKwSplat {
					q, _ := e.paths.push(elem(p.index), k.entry.path)
					put(fn.Params[i].Value, q)
				}
			}
		}
	}
}

// anyPosition is the index of a positional argument of which it is only known that a splat parameter takes it.
const anyPosition = 1 << 20

// beginArg enters positional argument i, which a splat parameter may take.
func (e *engine) beginArg(k *context, fn *ir.Func, i int, put func(ir.Value, pathID)) {
	for j := range fn.Params {
		switch p := &fn.Params[j]; p.Kind {
		case ir.ParamPositional, ir.ParamOptional:
			if int(p.Index) == i {
				put(p.Value, k.entry.path)
				return
			}
		case ir.ParamSplat:
			if int(p.Index) <= i {
				el := anyElem
				if i < anyPosition {
					el = e.position(i - int(p.Index))
				}
				q, _ := e.paths.push(el, k.entry.path)
				put(p.Value, q)
				return
			}
		}
	}
}

// paramPort returns the port of a parameter.
func (e *engine) paramPort(p *ir.Param) port {
	switch p.Kind {
	case ir.ParamSelf:
		return port{kind: portSelf}
	case ir.ParamPositional, ir.ParamOptional:
		return port{portArg, uint32(p.Index)}
	case ir.ParamKeyword:
		return port{portKeyword, uint32(p.Name)}
	case ir.ParamKwSplat:
		return port{kind: portRest}
	case ir.ParamCaptured:
		return port{portCapture, uint32(p.Index)}
	}
	return port{}
}
