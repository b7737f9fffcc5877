// Package taint follows untrusted data from sources to sinks through a whole program.
//
// # What it computes
//
// A fact says that a value of a function, below an access path, holds data from an origin, with the
// kinds of danger that it still carries. Facts are followed forward along the uses of values. A
// function is analyzed in contexts. A context is either one opening of the function at which data
// enters (a parameter with an access path and kinds), and then what it finds is a summary that
// serves every call alike; or a source inside the function or below it, and then what leaves the
// function goes to all its callers. This is the tabulation of Reps, Horwitz and Sagiv (Precise
// Interprocedural Dataflow Analysis via Graph Reachability, POPL 1995) with access paths as facts,
// started at the sources only.
//
// # Why not summaries of all functions, bottom up
//
// Most functions never see untrusted data: on a typical application one in twenty is entered.
// Starting at the sources analyzes those, in exactly the contexts that occur. The summaries are the
// same, and one of a function that no source reaches is computed when it is asked for (Summary).
//
// # Objects
//
// A value that is changed in place (buffer << data, @field = data) is one SSA value before and
// after. A fact therefore carries the point since which it holds, and reaches only the uses that
// can come later (ir.Func.Reaches). A change of a value is a change of what it was read from.
//
// What a function stores in its self leaves it through its self port, to the object that the caller
// holds. Where no caller is known, because a framework makes the object, it goes to the class: all
// methods of the class read it. Globals and class variables work the same way.
//
// # Order
//
// The work list is first in, first out and everything is numbered in program order, so each fact's
// first cause is a shortest one, and the same program gives the same findings.
package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Limits of one analysis. A flow that was cut short by one is marked as broadened, and the result
// says how often it happened.
const (
	// MaxFacts bounds the facts of one context: a function of ten thousand values, each tainted at
	// a few paths, stays below it.
	MaxFacts = 50_000
	// MaxContexts bounds the contexts of a scan. A million lines were seen to need 40,000.
	MaxContexts = 400_000
	// MaxCallers bounds the callers that data from a source is carried up to.
	MaxCallers = 500
	// MaxGuesses is how many guesses one flow may rest on: calls whose callee was found by its name
	// only, and calls that nothing describes. Each may be wrong; of four, one nearly always is.
	MaxGuesses = 3
)

// doubt is what makes a flow less than certain.
type doubt uint16

const (
	byName    doubt = 1 << iota // a callee was found by its name only
	opaque                      // data went through a call that nothing describes
	broadened                   // a limit was hit
	loose                       // a model row was matched by name only
	weakGuard                   // a guard that can be passed stands on the way
)

// fact is untrusted data at one place of a context's function.
type fact struct {
	value ir.Value
	path  pathID
	since ir.Value // it holds after this instruction; value itself unless changed in place
	kinds rule.Kinds
	doubt doubt
	cause cause
}

// guess is the unit in which a doubt counts the guesses that a flow rests on, above its flags.
const guess doubt = 1 << 8

// and is what makes a flow of two parts less than certain.
func (d doubt) and(x doubt) doubt {
	const flags = guess - 1
	return (d|x)&flags | d&^flags + x&^flags
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
	row  *rule.Flow
}

// exit is data that leaves a context's function.
type exit struct {
	port  port
	path  pathID
	kinds rule.Kinds
	doubt doubt
	fact  int32
	via   *via // set if it leaves from a callee straight on
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
	doubt doubt
	fact  int32
	via   *via // the hit of a callee that this one is
}

// caller is a place from which a context was entered.
type caller struct {
	ctx  int32
	fact int32
	edge edge
}

// callerState is a caller with how many exits and hits of the context it has been told of.
type callerState struct {
	caller
	exits, hits int
}

// context is one opening of a function, or one source, with all that follows from it.
type context struct {
	id      int32
	fn      ir.FuncID
	source  int32 // index of the source, -1 for an opening
	entry   entryKey
	facts   []fact
	at      map[place][]int32
	exits   []exit
	exitSet map[exitKey]rule.Kinds
	hits    []hit
	hitSet  map[hitKey]rule.Kinds
	callers []callerState
	called  map[caller]bool
	kept    map[keptKey]rule.Kinds
	up      []callgraph.Site // for a source: the function's callers, once asked for
	upDone  bool
	upExits int  // of a source: how many exits the callers have been told of
	queued  bool // its callers have something to be told
}

// keptKey identifies a fact that is only kept so that a path can be rebuilt through it: data that
// passes a call without being the value of an instruction.
type keptKey struct {
	kind  keptKind
	at    ir.Value
	index int32
	path  pathID
}

// keptKind says what passes a call.
type keptKind uint8

const (
	keptYield  keptKind = iota // what a callee gives to parameter index of the call's block
	keptReturn                 // what the call's block returned
	keptParam                  // what the call's block left in its parameter index
	keptHeap                   // what a callee stores at heap location index
	keptFinal                  // what a closure leaves in captured variable index
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
	fn     ir.FuncID
	port   port
	path   pathID
	kinds  rule.Kinds
	source int32
}

// Source is a place where untrusted data comes in.
type Source struct {
	Site callgraph.Site
	Row  *rule.Source
}

// engine is one analysis.
type engine struct {
	graph      *callgraph.Graph
	prog       *ir.Program
	set        *rule.Set
	paths      *paths
	sources    []Source
	contexts   []*context
	index      map[entryKey]int32
	funcs      map[ir.FuncID]*funcInfo
	heap       heap
	queue      []work
	native     rule.Kinds
	weak       map[guardUse]callgraph.Site
	predicates map[predicateKey]verdict
	limits     int
	canceled   func() bool
}

// work is a fact that has to be followed, or, with fact -1, a context whose callers have something
// to be told. Nothing is done at once: the stack stays flat however deep the calls are.
type work struct {
	ctx, fact int32
}

// Run follows every source of the graph's program. It ends early, with ok false, once canceled says
// so.
func Run(g *callgraph.Graph, canceled func() bool) (r *Result, ok bool) {
	e := newEngine(g)
	e.canceled = canceled
	for _, site := range g.Sources() {
		for _, row := range g.Call(site).Sources {
			e.sources = append(e.sources, Source{site, row})
			e.seed(int32(len(e.sources)-1), site, row)
		}
	}
	e.seedForeign()
	if !e.run() {
		return nil, false
	}
	return e.result(), true
}

// isNumber reports whether t is the name of a Rust integer type.
func isNumber(t string) bool {
	rest := strings.TrimLeft(t, "iu")
	return len(rest) == len(t)-1 && (rest == "size" || rest == "8" || rest == "16" || rest == "32" || rest == "64" || rest == "128")
}

func newEngine(g *callgraph.Graph) *engine {
	e := &engine{
		graph:      g,
		prog:       g.Prog,
		set:        g.Set,
		paths:      newPaths(),
		index:      map[entryKey]int32{},
		funcs:      map[ir.FuncID]*funcInfo{},
		weak:       map[guardUse]callgraph.Site{},
		predicates: map[predicateKey]verdict{},
	}
	e.heap.cells = map[location]*cell{}
	e.native, _ = g.Set.Kind("native")
	return e
}

// seed begins at a source.
func (e *engine) seed(source int32, site callgraph.Site, row *rule.Source) {
	k := e.context(entryKey{fn: site.Func, source: source})
	if k == nil {
		return
	}
	in := e.prog.Instr(site.Func, site.Value)
	root := fact{kinds: row.Kinds, cause: cause{kind: causeSource, at: site.Value}}
	root.path, _ = e.under(at{site.Func, in}, row.To.Path, whole)
	switch row.To.Kind {
	case rule.PortReturn:
		root.value, root.since = site.Value, site.Value
		e.add(k, root)
	case rule.PortSelf, rule.PortArg, rule.PortArgsFrom, rule.PortKeyword:
		for i, pos := range e.operandPositions(site.Func, in) {
			if a := e.prog.Args(site.Func, in)[i]; e.graph.AtPort(site.Func, in, a, pos, &row.To) {
				root.value, root.since = a.Value, site.Value
				e.add(k, root)
			}
		}
	case rule.PortBlockArg:
		root.value, root.since = site.Value, site.Value
		e.add(k, root)
		e.runBlocks(k, int32(len(k.facts)-1), site.Value, row.To.Index, root.path, root.kinds, 0)
	}
}

// run follows facts until nothing new is found; it reports false if it was canceled.
func (e *engine) run() bool {
	for head := 0; head < len(e.queue); head++ {
		if head%1024 == 0 && e.canceled != nil && e.canceled() {
			return false
		}
		w := e.queue[head]
		if w.fact >= 0 {
			e.follow(e.contexts[w.ctx], w.fact)
		} else {
			e.tell(e.contexts[w.ctx])
		}
		if head > 1<<16 && head*2 > len(e.queue) {
			e.queue = append(e.queue[:0], e.queue[head+1:]...)
			head = -1
		}
	}
	e.queue = nil
	return true
}

// context returns the context with that key, making it if it is new; nil at the limit.
func (e *engine) context(key entryKey) *context {
	if id, ok := e.index[key]; ok {
		return e.contexts[id]
	}
	if len(e.contexts) >= MaxContexts {
		e.limits++
		return nil
	}
	k := &context{
		id:      int32(len(e.contexts)),
		fn:      key.fn,
		source:  key.source,
		entry:   key,
		at:      map[place][]int32{},
		exitSet: map[exitKey]rule.Kinds{},
		hitSet:  map[hitKey]rule.Kinds{},
		called:  map[caller]bool{},
		kept:    map[keptKey]rule.Kinds{},
	}
	e.contexts = append(e.contexts, k)
	e.index[key] = k.id
	return k
}

// add enters a fact unless what it says is known, and puts it on the work list.
func (e *engine) add(k *context, f fact) {
	if f.kinds == 0 || f.value == ir.NoValue || f.doubt.guesses() > MaxGuesses {
		return
	}
	p := place{f.value, f.path}
	for _, i := range k.at[p] {
		if known := &k.facts[i]; e.covers(k, known, &f) {
			f.kinds &^= known.kinds
		}
	}
	if f.kinds == 0 {
		return
	}
	if len(k.facts) >= MaxFacts {
		e.limits++
		return
	}
	id := int32(len(k.facts))
	k.facts = append(k.facts, f)
	k.at[p] = append(k.at[p], id)
	e.queue = append(e.queue, work{k.id, id})
}

// covers reports whether every use that a fact reaches is reached by another one of the same place:
// that one holds from the beginning, or from a point after which this one's can come.
func (e *engine) covers(k *context, known, f *fact) bool {
	return known.since == known.value || known.since == f.since || e.prog.Func(k.fn).Reaches(known.since, f.since)
}

// keep returns the number of a fact that no use sees, and false if its kinds passed there before.
func (e *engine) keep(k *context, kind keptKind, index int32, f fact) (int32, bool) {
	key := keptKey{kind, f.cause.at, index, f.path}
	if f.kinds &^= k.kept[key]; f.kinds == 0 || f.doubt.guesses() > MaxGuesses || len(k.facts) >= MaxFacts {
		return 0, false
	}
	k.kept[key] |= f.kinds
	f.value, f.since = f.cause.at, f.cause.at
	k.facts = append(k.facts, f)
	return int32(len(k.facts) - 1), true
}

// leave enters an exit of the context unless it is known.
func (e *engine) leave(k *context, x exit) {
	key := exitKey{x.port, x.path}
	x.kinds &^= k.exitSet[key]
	if x.kinds == 0 {
		return
	}
	k.exitSet[key] |= x.kinds
	k.exits = append(k.exits, x)
	e.wake(k)
}

// reach enters a hit of the context unless it is known.
func (e *engine) reach(k *context, h hit) {
	key := hitKey{h.site, -1}
	if h.sink != nil {
		key.sink = h.sink.ID
	}
	h.kinds &^= k.hitSet[key]
	if h.kinds == 0 {
		return
	}
	k.hitSet[key] |= h.kinds
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
	for ; k.source >= 0 && k.upExits < len(k.exits); k.upExits++ {
		e.leaveUp(k, int32(k.upExits))
	}
	for i := range k.callers {
		for c := &k.callers[i]; c.exits < len(k.exits); c.exits++ {
			e.apply(c.caller, k, int32(c.exits))
		}
		for c := &k.callers[i]; c.hits < len(k.hits); c.hits++ {
			e.lift(c.caller, k, int32(c.hits))
		}
	}
}

// lift makes a hit of a callee one of the caller.
func (e *engine) lift(c caller, k *context, id int32) {
	h := k.hits[id]
	up := e.contexts[c.ctx]
	f := &up.facts[c.fact]
	e.reach(up, hit{
		site:  h.site,
		sink:  h.sink,
		kinds: h.kinds,
		doubt: h.doubt.and(f.doubt).and(c.edge.doubt),
		fact:  c.fact,
		via:   &via{ctx: k.id, exit: id, at: c.edge.at},
	})
}

// enter follows a fact of context k through an edge into a function.
func (e *engine) enter(k *context, factID int32, ed edge, fn ir.FuncID, p port, path pathID, kinds rule.Kinds) {
	kinds &= e.accepts(fn, p)
	if kinds == 0 || e.prog.Func(fn).Flags&ir.FuncDecl != 0 {
		return
	}
	callee := e.context(entryKey{fn: fn, port: p, path: path, kinds: kinds, source: -1})
	if callee == nil {
		return
	}
	c := caller{k.id, factID, ed}
	if callee.called[c] {
		return
	}
	callee.called[c] = true
	callee.callers = append(callee.callers, callerState{caller: c})
	if len(callee.callers) == 1 {
		e.begin(callee)
	}
	if len(callee.exits)+len(callee.hits) > 0 {
		e.wake(callee)
	}
}

// accepts returns the kinds that can enter a function at a port: a parameter that is declared as an
// integer carries what a number can.
func (e *engine) accepts(fn ir.FuncID, p port) rule.Kinds {
	if p.kind == portArg {
		for i := range e.prog.Func(fn).Params {
			q := &e.prog.Func(fn).Params[i]
			if e.paramPort(q) == p && isNumber(e.prog.Text(q.Type)) {
				return e.set.NumberKinds
			}
		}
	}
	return e.set.AllKinds()
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
	case portArg:
		e.beginArg(k, fn, int(p.index), put)
	default:
		for i := range fn.Params {
			if e.paramPort(&fn.Params[i]) == p {
				put(fn.Params[i].Value, k.entry.path)
				return
			}
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
				q, _ := e.paths.push(anyElem, k.entry.path)
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

// funcInfo is what is needed of a function beyond its instructions.
type funcInfo struct {
	start      []uint32 // uses of value v: uses[start[v]:start[v+1]]
	uses       []ir.Value
	blockCalls []ir.Value // calls of the block that the function was given
	finals     []int      // parameters that are captured and written
}

// info returns the uses of a function's values.
func (e *engine) info(id ir.FuncID) *funcInfo {
	if fi := e.funcs[id]; fi != nil {
		return fi
	}
	fn := e.prog.Func(id)
	file := e.prog.File(id)
	body := file.Body(fn)
	fi := &funcInfo{start: make([]uint32, len(body)+2)}
	for v := range body {
		for _, a := range file.Args(&body[v]) {
			fi.start[a.Value+1]++
		}
	}
	for i := 1; i < len(fi.start); i++ {
		fi.start[i] += fi.start[i-1]
	}
	fi.uses = make([]ir.Value, fi.start[len(fi.start)-1])
	fill := append([]uint32(nil), fi.start...)
	for v := range body {
		for _, a := range file.Args(&body[v]) {
			fi.uses[fill[a.Value]] = ir.Value(v)
			fill[a.Value]++
		}
	}
	for v := range body {
		if in := &body[v]; in.Op == ir.OpCall && (in.Flags&ir.FlagYield != 0 || e.callsBlockParam(id, in)) {
			fi.blockCalls = append(fi.blockCalls, ir.Value(v))
		}
	}
	for i := range fn.Params {
		if fn.Params[i].Written {
			fi.finals = append(fi.finals, i)
		}
	}
	e.funcs[id] = fi
	return fi
}

// usesOf returns the instructions that use v, in program order; one that uses it twice stands twice.
func (fi *funcInfo) usesOf(v ir.Value) []ir.Value { return fi.uses[fi.start[v]:fi.start[v+1]] }
