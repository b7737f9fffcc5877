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
	"slices"
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
	// MaxAllFacts bounds the facts of a scan, which is what its time and memory go with: those of 300,000 lines of gems
	// are two million. Work goes from each source outwards, so what is left out is furthest away.
	MaxAllFacts = 4_000_000
	// MaxContexts bounds the contexts of a scan. A million lines were seen to need 40,000.
	MaxContexts = 400_000
	// MaxOpenings bounds the ways, each a path and its kinds, in which data enters a function at one of its ports: of
	// applications that were looked at none had more than 161. Where objects hold each other (a tree whose nodes know
	// their parents), every order of their fields is a path, and there is no end to those that only differ in that.
	MaxOpenings = 300
	// MaxCertain bounds the openings of functions at which data enters that may rest on no guess: local
	// input, mostly. The nearest are entered first. No program is that large whose input reaches a sink;
	// in a library of many programs it comes everywhere.
	MaxCertain = 2_000
	// MaxCallers bounds the callers that data from a source is carried up to.
	MaxCallers = 500
	// MaxUnwound bounds the functions that exceptions with data of one source are carried up to, the nearest first. Above a
	// function that raises stand thousands in a large tree, while whoever tells what happened stands close.
	MaxUnwound = 200
	// MaxNamedCallers is at how many places a method may be called by its name only, on an object of which nothing is
	// known: with more of them, what is called so is mostly something else, as with has_key? or items.
	MaxNamedCallers = 32
	// MaxGuesses is how many guesses one flow may rest on: calls whose callee was found by its name
	// only, and calls that nothing describes. Each may be wrong; of four, one nearly always is.
	MaxGuesses = 3
)

// Source is a place where untrusted data comes in.
type Source = callgraph.Source

// engine is one analysis.
type engine struct {
	least            bool // the guard that is read says that a value is at least something; see rule.Part.Least
	identifies       bool // the guard that is read says which of certain values its own is; see rule.Part.Same
	inArms           int  // how many arms judgeArm judges right now, each because of the one before
	graph            *callgraph.Graph
	prog             *ir.Program
	set              *rule.Set
	paths            *paths
	keys             map[*rule.Source]elem // the elements that a source row speaks of
	sources          []Source
	certain          map[string]bool // the trusts of which only certain paths count
	objects          map[string]bool // the trusts whose data can be objects of the program
	listed           map[listedAt]elem
	rests            map[int]elem // memo of restFrom
	contexts         []*context
	index            map[entryKey]int32
	funcs            []*funcInfo          // by function
	edges            numbered[edge]       // as in caller.edge
	rows             numbered[*rule.Flow] // as in cause.row; the first is none
	heap             heap
	queue            []work
	outputs          outputs
	native           rule.Kinds
	edge             rule.Kinds // the kind of an index that is as large as the length
	bounds           rule.Kinds // those of a number that is used as a length or an index
	callers          callers
	chains           [][]callgraph.Site // functions that run one after the other; the first is empty
	chainIDs         map[string]int32   // their numbers
	depth            int                // of callables
	opened           map[opening]int
	openings         int // of those that may rest on no guess
	weak             map[guardUse]weakGuardAt
	spelling         *rule.Guard // what is said of a guard that checks another spelling; nil if nothing is
	predicates       map[predicateKey]verdict
	variants         map[string]uint32         // numbers of variants that questions are about
	verdicts         map[guardUse]verdict      // memo of assume
	fields           map[fieldUse]verdict      // the same, of what an object holds
	givens           [][]callgraph.Given       // what calls give to the parameters of predicates; the first gives nothing
	givenIDs         map[string]int32          // their numbers
	checkers         map[ir.FuncID]bool        // memo of checksBy
	runsParams       map[ir.FuncID][]*ir.Param // see runsGiven
	getters          map[ir.FuncID][]elem      // see getter
	outerRunners     map[ir.FuncID]bool        // see runsOuter
	runsKept         map[ir.FuncID][]ir.Value  // see runsFields
	members          []member                  // see memberGiven
	runners          map[ir.FuncID]bool        // memo of runsRest
	routeAsks        map[ir.FuncID]bool        // memo of asksRoute
	demands          demands
	ways             map[ir.FuncID][]int32      // memo of calledWith
	given            int32                      // what is given to the predicate that is read
	literals         map[literal]callgraph.Site // the first of each that was given
	sharing          map[ir.FuncID]bool         // memo of sharesResult
	takingEnds       map[ir.FuncID]bool         // memo of takesEnds
	byRuby           map[ir.FuncID]bool         // memo of calledByRuby
	footprints       map[ir.FuncID]*footprint
	answers          map[ir.FuncID][]ir.Value // memo of answering
	unanswered       bool                     // a filter is read of which it is known that it did not answer
	reads            map[callgraph.Site]read
	halved           map[ir.FuncID][]ir.Value           // the calls that cut texts in two
	soles            map[ir.FuncID][]sole               // what is taken out of lists as the first element
	inSole           bool                               // bySole asks what is known of a part
	pieces           map[ir.FuncID][]ir.Value           // the calls and loads that yield pieces of texts
	checks           map[guardUse]verdict               // memo of cleared
	enumVariants     map[writtenIn]string               // memo of fieldOf
	variantFields    map[variantField]elem              // memo of fieldOfVariant
	invariants       map[invariant]rule.Kinds           // memo of guaranteed
	beside           map[callgraph.MadeField]rule.Kinds // memo of besideMemory
	texts            map[textsKey]judged
	groups           map[textsKey][]string // of groupNames
	texter           *rule.Judge
	raised           numbered[unwinding]            // what was seen to leave calls so
	unwound          map[int32]int                  // by source, how many functions exceptions with its data were carried up to
	calledAt         map[ir.FuncID][]callgraph.Site // memo of callersOf
	limits           int
	overwrites       map[ir.Name]bool // memo of overwriting
	branching        map[ir.FuncID]*branching
	eachHolds        map[eachUse]bool    // memo of holdsEach
	selfChecks       map[selfUse]verdict // memo of selfChecked
	deadCode         map[deadKey]*deadCode
	cuts             map[Cut]bool            // in which functions limits were hit
	facts, mostFacts int                     // of all contexts, and how many there may be
	exhausted        bool                    // that limit was hit
	ends             map[callgraph.Site]bool // where flows that rest on too many guesses end
	rendered         map[[2]ir.FuncID]bool   // memo of rendersIn
	promises         *Promises
	canceled         func() bool
}

// work is a fact that has to be followed, or, with fact -1, a context whose callers have something
// to be told. Nothing is done at once: the stack stays flat however deep the calls are.
type work struct {
	ctx, fact int32
}

// Run follows every source of the graph's program; of what handlers read, promises hold. It ends early, with ok false, once canceled says
// so.
func Run(g *callgraph.Graph, promises *Promises, canceled func() bool) (r *Result, ok bool) {
	e := newEngine(g)
	if promises != nil {
		e.promises = promises
	}
	e.canceled = canceled
	if !e.analyze() {
		return nil, false
	}
	return e.result(), true
}

// analyze follows all sources. It reports whether it was left to end.
func (e *engine) analyze() bool {
	for _, s := range e.graph.Sources() {
		e.sources = append(e.sources, s)
		e.seed(int32(len(e.sources)-1), s.Site, s.Row)
	}
	e.seedForeign()
	e.seedExported()
	return e.run() && e.followElements()
}

// isNumber reports whether t is the name of a Rust integer type.
func isNumber(t string) bool {
	rest := strings.TrimLeft(t, "iu")
	return len(rest) == len(t)-1 && (rest == "size" || rest == "8" || rest == "16" || rest == "32" || rest == "64" || rest == "128")
}

func newEngine(g *callgraph.Graph) *engine {
	e := &engine{
		graph:        g,
		promises:     &Promises{},
		prog:         g.Prog,
		set:          g.Set,
		paths:        newPaths(),
		keys:         map[*rule.Source]elem{},
		certain:      map[string]bool{},
		objects:      map[string]bool{},
		listed:       map[listedAt]elem{},
		rests:        map[int]elem{},
		index:        map[entryKey]int32{},
		cuts:         map[Cut]bool{},
		mostFacts:    MaxAllFacts,
		ends:         map[callgraph.Site]bool{},
		funcs:        make([]*funcInfo, len(g.Prog.Funcs)),
		rendered:     map[[2]ir.FuncID]bool{},
		weak:         map[guardUse]weakGuardAt{},
		predicates:   map[predicateKey]verdict{},
		enumVariants: map[writtenIn]string{}, variantFields: map[variantField]elem{},
		variants:   map[string]uint32{},
		verdicts:   map[guardUse]verdict{},
		fields:     map[fieldUse]verdict{},
		givens:     [][]callgraph.Given{nil},
		chains:     [][]callgraph.Site{nil},
		chainIDs:   map[string]int32{},
		opened:     map[opening]int{},
		givenIDs:   map[string]int32{},
		checkers:   map[ir.FuncID]bool{},
		runsParams: map[ir.FuncID][]*ir.Param{},
		getters:    map[ir.FuncID][]elem{},

		outerRunners: map[ir.FuncID]bool{},
		runsKept:     map[ir.FuncID][]ir.Value{},
		runners:      map[ir.FuncID]bool{},
		routeAsks:    map[ir.FuncID]bool{},
		ways:         map[ir.FuncID][]int32{},
		literals:     map[literal]callgraph.Site{},
		answers:      map[ir.FuncID][]ir.Value{},
		sharing:      map[ir.FuncID]bool{},
		takingEnds:   map[ir.FuncID]bool{},
		byRuby:       map[ir.FuncID]bool{},
		footprints:   map[ir.FuncID]*footprint{},
		overwrites:   map[ir.Name]bool{},
		reads:        map[callgraph.Site]read{},
		branching:    map[ir.FuncID]*branching{},
		eachHolds:    map[eachUse]bool{},
		selfChecks:   map[selfUse]verdict{},
		deadCode:     map[deadKey]*deadCode{},
		checks:       map[guardUse]verdict{},
		texts:        map[textsKey]judged{},
		groups:       map[textsKey][]string{},
		unwound:      map[int32]int{},
		calledAt:     map[ir.FuncID][]callgraph.Site{},
		texter:       rule.NewJudge(g.Set),
	}
	if kind := g.Set.SpellingKind(); kind != "" {
		e.spelling = &rule.Guard{Weak: kind, Note: "passes a guard that looks at another spelling of the text"}
	}
	e.callers = newCallers(g.Set)
	e.rows.number(nil)
	e.heap.cells = map[location]*cell{}
	e.native, _ = g.Set.Kind("native")
	e.edge, _ = g.Set.Kind("edge")
	e.bounds, _ = g.Set.Kind("bounds")
	for _, t := range g.Set.Trusts {
		e.certain[t.Name], e.objects[t.Name] = t.Certain, t.Objects
	}
	return e
}

// seed begins at a source: once, or once for each of the ways in which the function that it stands in is called.
func (e *engine) seed(source int32, site callgraph.Site, row *rule.Source) {
	ways := e.calledWith(site.Func)
	for _, given := range ways {
		e.seedGiven(source, site, row, given, len(ways) > 1 || given != 0)
	}
}

// seedGiven begins at a source in a function whose parameters have what a call gives to them. If it is split, what it
// finds is true of such calls only.
func (e *engine) seedGiven(source int32, site callgraph.Site, row *rule.Source, given int32, split bool) {
	k := e.context(entryKey{fn: site.Func, source: source, given: given})
	if k == nil {
		return
	}
	k.split = split
	e.seedContext(k, site, row)
}

// seedContext enters what context k of the source at a site begins with.
func (e *engine) seedContext(k *context, site callgraph.Site, row *rule.Source) {
	defer e.give(k.entry.given)()
	in := e.prog.Instr(site.Func, site.Value)
	root := fact{kinds: row.Kinds, cause: cause{kind: causeSource, at: site.Value}}
	if row.Keys != nil {
		root.path, _ = e.paths.push(e.keysOf(row), whole)
	}
	promised := e.promisedAt(site, false)
	known := promised.keys()
	if row.To.Kind == rule.PortBlockArg {
		root.kinds &^= row.Captured
	} else if names := e.captured(site.Func, row); len(names) > 0 {
		e.seedPromised(k, site, promised, root, names, row.Captured)
		known = append(known, e.seedSegments(k, site, row, root, known)...)
		// All of the value but at the keys that the pattern names.
		rest := root
		root.kinds &^= row.Captured
		rest.value, rest.since = site.Value, site.Value
		rest.path = e.allBut(append(slices.Clone(known), names...))
		e.root(k, rest)
	} else {
		e.seedPromised(k, site, promised, root, nil, 0)
	}
	switch {
	case row.Keys != nil && len(known) > 0:
		root.path, _ = e.paths.push(e.keysBut(row, known), whole)
	case len(known) > 0:
		root.path = e.allBut(known)
	}
	declared := e.graph.Declared(site, row)
	if slices.ContainsFunc(declared, func(d callgraph.Declaration) bool { return d.Contract.All }) {
		return
	}
	if len(declared) > 0 && root.path == whole {
		root.path = e.allBut(e.seedDeclared(k, site, declared, root))
	}
	root.path, _ = e.under(at{fn: site.Func, in: in}, row.To.Path, root.path)
	switch {
	case in.Op == ir.OpParam:
		if p := e.prog.Func(site.Func).Params[in.Aux].Kind; p == ir.ParamSplat || p == ir.ParamKwSplat {
			root.path, _ = e.paths.push(anyElem, root.path)
		}
		fallthrough
	case in.Op == ir.OpLoad || row.To.Kind == rule.PortReturn:
		root.value, root.since = site.Value, site.Value
		e.root(k, root)
		return
	}
	switch row.To.Kind {
	case rule.PortSelf, rule.PortArg, rule.PortArgsFrom, rule.PortKeyword:
		for i, pos := range e.operandPositions(site.Func, in) {
			if a := e.args(site.Func, in)[i]; e.graph.AtPort(site.Func, in, a, pos, &row.To) {
				root.value, root.since = a.Value, site.Value
				e.root(k, root)
			}
		}
	case rule.PortBlockArg:
		root.value, root.since = site.Value, site.Value
		k.facts = append(k.facts, root) // what the block is given, not what the call returns
		e.seedBlock(k, int32(len(k.facts)-1), site, row, root)
	}
}

// allBut returns the path to all of a Hash but its elements at the keys names.
func (e *engine) allBut(names []string) pathID {
	el := e.paths.set(true, func(x elem) bool { return !slices.Contains(names, e.prog.Text(ir.Name(x))) })
	e.paths.sets[el-firstSet].keys = true
	return e.paths.only(el)
}

// seedDeclared enters the elements of a source of which it is declared which texts they are. It returns the keys of
// all that are declared.
func (e *engine) seedDeclared(k *context, site callgraph.Site, declared []callgraph.Declaration, root fact) (keys []string) {
	for _, d := range declared {
		keys = append(keys, d.Key)
		if d.Contract.Matches == nil {
			continue
		}
		g := root
		g.kinds &^= e.confined(d, site.Func)
		if key := e.prog.Name(d.Key); key != 0 {
			g.value, g.since = site.Value, site.Value
			g.path, _ = e.paths.push(elem(key), whole)
			e.root(k, g)
		}
	}
	return keys
}

// captured returns the keys at which a source lacks what its row says of captured data.
func (e *engine) captured(fn ir.FuncID, row *rule.Source) []string {
	if row.Captured == 0 {
		return nil
	}
	return e.graph.Captured(fn)
}

// keysOf returns the element that stands for the keys that a row names.
func (e *engine) keysOf(row *rule.Source) elem {
	set, ok := e.keys[row]
	if !ok {
		set = e.paths.set(len(row.Keys.Except) == 0, func(x elem) bool { return row.Keys.Has(e.prog.Text(ir.Name(x))) })
		e.keys[row] = set
	}
	return set
}

// keysBut returns the element that stands for the keys that a row names, without some.
func (e *engine) keysBut(row *rule.Source, names []string) elem {
	return e.paths.set(len(row.Keys.Except) == 0, func(x elem) bool {
		key := e.prog.Text(ir.Name(x))
		return row.Keys.Has(key) && !slices.Contains(names, key)
	})
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
