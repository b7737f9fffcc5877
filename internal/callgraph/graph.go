// Package callgraph answers, for a linked program, what a call can reach: functions of the
// workspace in either language, and the model rows that describe what is outside of it.
//
// # What it computes
//
// Ruby's classes, modules and mixins are put together from the scopes and from the calls of class
// bodies; Rust's modules, uses and impls from the scopes and the Cargo manifests; the bindings of
// native functions from calls that bridge models describe. Resolution of a call is by the type of
// its receiver where that can be inferred locally (constructors, constants, literals, declared
// types, models), otherwise by name and number of arguments, at most MaxByName callees, and then
// the edge says that it is a guess.
//
// Calls are resolved when asked for, and remembered. A taint analysis looks at the few call sites
// that untrusted data reaches, so resolving all beforehand would be most of its cost. The other
// direction, who calls this function, goes through an index of call sites by name.
//
// # Why not class hierarchy analysis or VTA
//
// Ruby has no declared types to seed them with. What CHA would answer for a receiver of unknown
// type is every method of that name, which is what the guess does, with a bound.
package callgraph

import (
	"slices"

	"strings"
	"sync"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// MaxByName bounds the callees of a call whose receiver's type is not known: with more methods of
// that name a guess is worth nothing.
const MaxByName = 8

// maxTypeDepth bounds the recursion of type inference.
const maxTypeDepth = 24

// Type is what is known of a value's type: a Ruby class, or a Rust type as a text; the zero Type is
// unknown. Meta says that the value is the class itself.
type Type struct {
	Name string
	Meta bool
}

// Graph is the call graph of a program. Its methods may remember what they computed: a Graph is for
// one goroutine at a time.
type Graph struct {
	Prog *ir.Program
	Set  *rule.Set
	// Routes are the HTTP routes, in program order.
	Routes []*Route
	// Natives are the bindings of native functions, in program order.
	Natives []*Native
	// Bindings are the methods that Rust code registers, also those that nobody calls, in program order.
	Bindings  []*Native
	invoked   invocations
	hosts     map[string][]*Host // by the names under which native code calls them
	processes processes
	// Unbound are the calls that bind a native function by a name that is not constant: calls of
	// what they bind are not followed.
	nativeAliases map[nativeAlias]string
	Unbound       []Site

	families   map[string]bool     // see canMeet
	late       []*Route            // the blocks that run after routes, in program order
	filters    []*Route            // the blocks and methods that run before routes, in program order
	demanded   map[string]bool     // memo of Demanded
	mounted    []Mounted           // in program order
	imagined   map[imagined]*Route // memo of AskedOf
	mounts     []mount             // in program order
	places     map[string][]place  // memo of placesOf
	parts      map[Site][]mount    // by the calls that make applications of others, where what they make is mounted
	passing    []*Route            // memo of the routes that may pass
	constants  map[string]bool     // memo of namedAnywhere
	partPlaces map[Site][]place    // memo of placesOfMade
	instances  []*Route            // by their numbers, behind those of Routes
	skipped    []*Route            // filters that do not run in some classes

	classes      *hierarchy
	crates       *crates
	names        spelled
	calls        siteIndex          // by the simple name of what is called
	globalStores map[ir.Name][]Site // see GlobalStores
	arounds      map[Site]*around   // memo of aroundOf
	partTable    map[Site]*parts    // memo of partsOf

	loads siteIndex // field, global and constant loads by name

	simple        map[ir.Name]ir.Name // simple name of a Rust path that is called
	candidate     candidates
	entries       [source.Cargo][]*rule.Entry // by language and name; see rowsByName
	closureSelf   map[ir.FuncID]Type
	staticLoads   map[Site][]Site    // of each static of Rust, by its definition; nil until asked
	members       map[ir.Name][]Site // see membersPut; nil until asked
	closureSites  map[ir.FuncID]Site
	callbacks     map[ir.FuncID]*Route // closures that a framework runs as a route
	forwards      map[Site]Site        // where the block of a call is handed on to, by the method that the call is of
	types         *siteTable[Type]
	typing        int
	memo          *siteTable[*Call]
	partial       *siteTable[*Call]         // memo of what is resolved while tracing
	tracedTypes   *siteTable[Type]          // memo of what is inferred while tracing
	callRuns      map[ir.Name][]*callRun    // memo of runsBy
	responders    map[ir.FuncID][]Responder // memo of Responders
	sharing       map[string][]Site         // memo of Sharing
	states        []state                   // what the program hands to frameworks by type; nil until it is asked for
	handedOver    map[string][]FieldWrite   // memo of HandedOver
	handedAt      map[FieldWrite]string     // the types of what HandedOver is about
	handedFuncs   map[ir.FuncID]bool        // memo of isHandedOver
	objectsIn     map[writtenType]string    // memo of objectIn
	shareable     map[string][]shareable    // those of which sharing is found; nil until asked
	taking        map[string][]Site         // memo of Extracted: the parameters of a type
	rows          map[string]*Rows          // see shared
	fieldLists    map[dividedKey]*divided   // memo of divided
	spareRows     *Rows                     // see newRows
	met           []bool                    // by ID of a model row: it described something
	sealed        bool
	framework     map[string]bool                   // memo of madeByFramework
	quoting       map[ir.FuncID]string              // memo of quotesLike
	variables     map[variableKey]ir.Name           // the variables of native code that Ruby code reads or writes …
	variableNames []ir.Name                         // … and the names of the methods
	funcalls      map[ir.FuncID][]Site              // memo of Funcalls
	patterned     []*Route                          // while callbacks are read: those with a pattern
	made          map[Site]string                   // classes that calls with a block make
	scoped        map[ir.FuncID]map[ir.Name]*Method // the methods of namespaces, by their blocks: see readScoped …
	scopedIn      map[ir.FuncID]ir.FuncID           // … and of each the block
	given         map[Site]Type                     // parameters of which a model says what they are given
	topLevel      []string                          // classes that the top level takes calls for
	views         views
	options       map[optionKey][]setting
	optionsOf     map[Site]optionValue // see optionValues
	optionName    map[ir.Name]bool     // the names of those; see isOption
	rescuers      []Rescuer
	runners       map[string]Type      // memo of runnerOf
	evals         map[ir.FuncID]Type   // memo of evaluated
	origins       map[originKey][]Site // memo of Origins
	stands        map[string][]Type    // memo of stoodFor
	lending       map[ir.FuncID]bool   // memo of LendsOut
	byParam       map[Site]bool        // those of origins that depend on what a parameter is given
	steps         int                  // what is left of maxSteps
	builtIn       bool                 // isConst is asked for what the program alone says: sources are no constants
	endpoints     endpoints
	sockets       sockets
	tracing       bool                         // a search of Origins is under way
	traced        traced                       // what it has asked
	tables        map[ir.Name][]Site           // memo of tableStores
	fieldOf       map[ir.Name]ir.Name          // the instance variable that methods of a name answer
	lists         map[ir.Name][]Site           // the same, of the lists in tables to which something is added
	bound         []Given                      // see Bind
	namesVerb     bool                         // see NamesVerb
	asksManner    bool                         // see AsksManner
	contracts     []ir.FuncID                  // memo of contractBlocks
	declarers     map[declarer]map[string]bool // memo of declaredParams
	bodies        struct {                     // memo of bodiesOf, for the file that was asked last
		file uint32
		of   map[ir.ScopeID][]ir.FuncID
	}
	actions     map[ir.FuncID]bool // memo of isAction
	assumed     map[string]*rule.Assume
	filled      map[Site]bool             // what isFilled has found
	everywhere  map[*rule.Callee][]string // memo of Everywhere: a condition's callee is its own
	calledAtAll map[*rule.Callee]bool     // memo of called
	openParams  map[ir.FuncID][]*ir.Param // memo of OpenParams
	typeNumbers map[string]uint32         // the types that OfType has numbered …
	typesGiven  []string                  // … by their numbers minus one
	narrowed    map[narrowed]*Call        // memo of CallIn
	dispatching map[ir.FuncID]bool        // memo of Dispatches
	spelled     map[spelledBy]bool        // memo of allSpelledOut
	naming      map[ir.FuncID]bool        // memo of NamesByParam
	calledParam map[ir.FuncID][]*ir.Param // memo of CalledParams
	calledBack  map[backKey]*Call         // memo of callOfGiven
	chosen      map[chosen]*Call          // memo of callOfName
	senders     map[ir.FuncID][]Site      // the calls of send that name a method by a value, in program order
	additions   map[grown]additions       // memo of putInConstant
	paths       map[string][]ir.Name      // the names that are paths, by what they lead to; see pathsTo
}

// New builds the graph of prog with the models of set.
func New(prog *ir.Program, set *rule.Set) *Graph {
	first := places(prog)
	g := &Graph{
		Prog:         prog,
		Set:          set,
		names:        newSpelled(prog),
		simple:       map[ir.Name]ir.Name{},
		closureSelf:  map[ir.FuncID]Type{},
		arounds:      map[Site]*around{},
		partTable:    map[Site]*parts{},
		closureSites: map[ir.FuncID]Site{},
		responders:   map[ir.FuncID][]Responder{},
		callbacks:    map[ir.FuncID]*Route{},
		forwards:     map[Site]Site{},
		types:        newSiteTable[Type](first),
		memo:         newSiteTable[*Call](first),
		rows:         map[string]*Rows{},
		fieldLists:   map[dividedKey]*divided{},
		callRuns:     map[ir.Name][]*callRun{},
		sharing:      map[string][]Site{},
		met:          make([]bool, len(set.Rows())),
		framework:    map[string]bool{},
		quoting:      map[ir.FuncID]string{},
		objectsIn:    map[writtenType]string{},
		made:         map[Site]string{},
		given:        map[Site]Type{},
		origins:      map[originKey][]Site{},
		byParam:      map[Site]bool{},
		stands:       map[string][]Type{},
		lending:      map[ir.FuncID]bool{},
		actions:      map[ir.FuncID]bool{},
		evals:        map[ir.FuncID]Type{},
		partial:      newSiteTable[*Call](first),
		runners:      map[string]Type{},
		assumed:      map[string]*rule.Assume{},
		everywhere:   map[*rule.Callee][]string{},
		calledAtAll:  map[*rule.Callee]bool{},
		narrowed:     map[narrowed]*Call{},
		dispatching:  map[ir.FuncID]bool{},
		declarers:    map[declarer]map[string]bool{},
		spelled:      map[spelledBy]bool{},
		naming:       map[ir.FuncID]bool{},
		chosen:       map[chosen]*Call{},
		tracedTypes:  newSiteTable[Type](first),
		traced:       newTraced(first),
	}
	g.index()
	g.classes = newHierarchy(g)
	g.crates = newCrates(g)
	g.readRequires()
	g.makeClasses()
	g.classes.readBodies()
	g.readNatives()
	g.sealed = true
	g.readParamTypes()
	g.readRegistrations()
	g.classes.readUnmixed()
	g.readNativeNames()
	g.forget()
	g.readCallbacks()
	g.readRescuers()
	g.readViews()
	if calls := g.nativeObjects(); len(calls) > 0 {
		g.readHanded(calls)
		g.forget()
	}
	g.readInvocations()
	g.readHosts()
	g.readAssumed()
	g.readSenders()
	g.forget()
	g.readHanded(g.readObjects())
	g.forget()
	return g
}

// forget drops what was inferred so far: what is inferred while classes and blocks are still being put
// together may be wrong.
func (g *Graph) forget() {
	g.types.clear()
	g.memo.clear()
	clear(g.framework)
	clear(g.everywhere)
	clear(g.calledAtAll)
	clear(g.callRuns)
	clear(g.fieldLists)
	clear(g.origins)
	clear(g.byParam)
	g.tracedTypes.clear()
	g.partial.clear()
	clear(g.narrowed)
	clear(g.dispatching)
	clear(g.naming)
	clear(g.chosen)
}

func (g *Graph) index() {
	for n, text := range g.Prog.Names {
		if i := strings.LastIndex(text, "::"); i >= 0 {
			g.simple[ir.Name(n)] = g.Prog.Name(text[i+2:])
		}
	}
	// What reads or writes an element may call a method of the workspace.
	index := map[ir.Op]ir.Name{ir.OpLoad: g.names.element, ir.OpStore: g.names.setElement}
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(func() {
		g.calls = newSiteIndex(g.Prog, func(in *ir.Instr) ir.Name {
			switch {
			case in.Flags&ir.FlagIndex != 0:
				return index[in.Op]
			case in.Op != ir.OpCall:
				return 0
			case in.Flags&ir.FlagPath != 0:
				if s := g.simple[in.Name]; s != 0 {
					return s
				}
			}
			return in.Name
		})
	})
	wg.Go(func() {
		g.loads = newSiteIndex(g.Prog, func(in *ir.Instr) ir.Name {
			if in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0 {
				return in.Name
			}
			return 0
		})
	})
	for id := range g.Prog.Funcs {
		body := g.Prog.File(ir.FuncID(id)).Body(g.Prog.Func(ir.FuncID(id)))
		for v := 1; v < len(body); v++ {
			if body[v].Op == ir.OpClosure {
				g.closureSites[g.Prog.Callee(ir.FuncID(id), &body[v])] = Site{ir.FuncID(id), ir.Value(v)}
			}
		}
	}
}

// lang returns the language of function id.
func (g *Graph) lang(id ir.FuncID) source.Lang { return g.Prog.File(id).Source.Lang }

// Lang returns the language of function id.
func (g *Graph) Lang(id ir.FuncID) source.Lang { return g.lang(id) }

// ClosureSite returns where closure id is made.
func (g *Graph) ClosureSite(id ir.FuncID) (Site, bool) {
	s, ok := g.closureSites[id]
	return s, ok
}

// Loads returns the loads of fields, globals or constants of that name.
func (g *Graph) Loads(n ir.Name) []Site { return g.loads.of(n) }

// RouteOf returns the route that function id handles, itself or as a closure in its handler, or nil.
func (g *Graph) RouteOf(id ir.FuncID) *Route {
	for id != ir.NoFunc {
		if r := g.callbacks[id]; r != nil {
			return r
		}
		if g.Prog.Func(id).Kind != ir.KindClosure {
			return g.views.route(id)
		}
		id = g.Prog.Parent(id)
	}
	return nil
}

// SelfType returns the type of self in function id.
func (g *Graph) SelfType(id ir.FuncID) Type {
	for {
		fn := g.Prog.Func(id)
		if g.lang(id) == source.Rust {
			return Type{Name: g.crates.scope(id).owner}
		}
		if t, ok := g.closureSelf[id]; ok {
			return t
		}
		scope := g.classes.scope(id)
		if t := g.evaluated(id, fn); t.Name != "" {
			return t
		}
		if fn.Kind == ir.KindClosure && fn.Parent != ir.NoFunc {
			id = g.Prog.Parent(id)
			if g.Prog.Func(id).Scope == fn.Scope {
				continue
			}
			return Type{Name: scope, Meta: true} // the body of a class: A = Class.new do … end
		}
		if scope == "" {
			return Type{Name: object}
		}
		return Type{Name: scope, Meta: fn.Kind != ir.KindMethod}
	}
}

// ObjectType returns the type of the object that self is in function id: in a template, of what renders it.
func (g *Graph) ObjectType(id ir.FuncID) Type {
	t := g.SelfType(id)
	if c := g.classes.classes[t.Name]; c != nil && c.template && len(c.includers) > 0 {
		t.Name = c.includers[0]
	}
	return t
}

func (g *Graph) setClosureSelf(id ir.FuncID, t Type) { g.closureSelf[id] = t }

// TypeOf infers the type of value v of function id from what stands around it.
func (g *Graph) TypeOf(id ir.FuncID, v ir.Value) Type {
	if v == ir.NoValue {
		return Type{}
	}
	key := Site{id, v}
	if t, ok := g.types.get(key); ok {
		return t
	}
	types := g.types
	if g.tracing {
		types = g.tracedTypes
		if t, ok := types.get(key); ok {
			return t
		}
	}
	if g.typing > maxTypeDepth {
		return Type{}
	}
	types.set(key, Type{}) // what a circular definition sees
	g.typing++
	var t Type
	if g.lang(id) == source.Rust {
		t = Type{Name: g.crates.typeOf(id, v)}
	} else {
		t = g.classes.typeOf(id, v)
	}
	g.typing--
	if g.typing == 0 || t != (Type{}) {
		types.set(key, t)
	} else {
		types.drop(key) // unknown perhaps only for want of depth
	}
	return t
}

// typeOf infers the type of v in Ruby function id.
func (h *hierarchy) typeOf(id ir.FuncID, v ir.Value) Type {
	g := h.g
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpParam:
		if int(in.Aux) < len(g.Prog.Func(id).Params) {
			switch p := &g.Prog.Func(id).Params[in.Aux]; p.Kind {
			case ir.ParamSelf:
				return g.SelfType(id)
			case ir.ParamPositional, ir.ParamOptional:
				if t, ok := g.given[Site{id, v}]; ok {
					return t
				}
				return g.blockParamType(id, int(p.Index))
			case ir.ParamKeyword:
				return g.given[Site{id, v}]
			case ir.ParamBlock:
				return Type{Name: "Proc"}
			case ir.ParamSplat:
				return Type{Name: "Array"}
			case ir.ParamKwSplat:
				return Type{Name: "Hash"}
			case ir.ParamCaptured:
				if site, ok := g.closureSites[id]; ok {
					outer := g.Prog.Args(site.Func, g.Prog.Instr(site.Func, site.Value))
					if i := int(p.Index) + 1; i < len(outer) && !p.Written {
						return g.TypeOf(site.Func, outer[i].Value)
					}
				}
			}
		}
	case ir.OpCopy, ir.OpAssume:
		return g.TypeOf(id, args[0].Value)
	case ir.OpPhi:
		return h.commonType(id, args)
	case ir.OpClosure:
		return Type{Name: "Proc"}
	case ir.OpLoad:
		return h.loadType(id, v, in, args)
	case ir.OpCall:
		if in.Name == g.names.hash {
			return g.spreadType(id, args)
		}
		if in.Type != 0 {
			return Type{Name: g.Prog.Text(in.Type)}
		}
		return h.callType(id, v, in, args)
	}
	if in.Type != 0 {
		return Type{Name: g.Prog.Text(in.Type)}
	}
	return Type{}
}

// elementType returns the type that models state for an element that is read: what is read by that key,
// or what stands at that place of a call's result.
func (g *Graph) elementType(id ir.FuncID, v ir.Value, in *ir.Instr) Type {
	args := g.operandsOf(id, in)
	if t := g.modelType(id, g.Indexed(Site{id, v}).Types, args, result); t != (Type{}) {
		return t
	}
	list, key := g.Root(id, args[0].Value), g.Prog.Instr(id, args[1].Value)
	made := g.Prog.Instr(id, list)
	if made.Op == ir.OpLoad && key.Op == ir.OpConst && key.Aux == ir.ConstInteger {
		t, _ := g.listed(id, list, maxTrace)
		return t
	}
	if made.Op != ir.OpCall || key.Op != ir.OpConst || key.Aux != ir.ConstInteger {
		return Type{}
	}
	of := rule.Port{Kind: rule.PortReturn, Path: []rule.Elem{{Name: g.Prog.Text(key.Name)}}}
	if t := g.modelType(id, g.Call(Site{id, list}).Types, g.Prog.Args(id, made), of); t != (Type{}) {
		return t
	}
	t, _ := g.listed(id, list, maxTrace)
	return t
}

// commonType returns the type that all operands have, apart from nil.
func (h *hierarchy) commonType(id ir.FuncID, args []ir.Operand) Type {
	var common Type
	for _, a := range args {
		in := h.g.Prog.Instr(id, a.Value)
		if in.Op == ir.OpConst && in.Aux == ir.ConstNil {
			continue
		}
		t := h.g.TypeOf(id, a.Value)
		switch {
		case common == Type{}:
			common = t
		case t != Type{} && t != common:
			return Type{}
		}
	}
	return common
}

func (h *hierarchy) loadType(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand) Type {
	g := h.g
	switch {
	case in.Flags&ir.FlagConst != 0:
		full := h.resolveIn(id, g.Prog.Text(in.Name))
		if h.classes[full] != nil {
			return Type{Name: full, Meta: true}
		}
		if s, ok := h.consts[full]; ok {
			ops := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
			return g.TypeOf(s.Func, ops[len(ops)-1].Value)
		}
		if t, ok := h.modelLoad(full); ok {
			return t
		}
		if a := g.assumed[full]; a != nil && a.Object {
			return Type{Name: a.Class}
		}
		return Type{Name: full, Meta: true}
	case len(args) == 0:
		if g.Prog.Text(in.Name) == errinfo {
			return g.caughtType(id, v)
		}
		t, _ := h.modelLoad(g.Prog.Text(in.Name))
		return t
	case in.Flags&ir.FlagIndex != 0 && g.isRange(id, args[1].Value):
		return g.TypeOf(id, args[0].Value)
	case in.Flags&ir.FlagIndex != 0:
		if s, list := h.literal(id, args[0].Value); list != ir.NoValue {
			return h.commonType(s, g.Prog.Args(s, g.Prog.Instr(s, list)))
		}
		if g.sealed {
			return g.elementType(id, v, in)
		}
	case len(args) == 1 && in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0:
		return h.ivarType(g.TypeOf(id, args[0].Value), in.Name)
	}
	return Type{}
}

// isRange reports whether Ruby value v is a range that is written out: what is read by it is a part.
func (g *Graph) isRange(id ir.FuncID, v ir.Value) bool {
	in := g.Prog.Instr(id, g.Root(id, v))
	return g.lang(id) == source.Ruby && in.Op == ir.OpCall && in.Name == g.names.ofRange
}

// modelLoad returns the type that models state for a constant or global variable.
func (h *hierarchy) modelLoad(name string) (Type, bool) {
	if _, ok := h.g.libraryRegexp(name); ok {
		return Type{Name: "Regexp"}, true
	}
	row := h.g.Set.Models.LoadType(name)
	if row == nil {
		return Type{}, false
	}
	h.g.met[row.ID] = true
	return Type{Name: row.Returns}, true
}

// literal returns the array literal that v is, through constants, copies and methods that return
// their receiver (freeze), with the function that it stands in; NoValue if it is none.
func (h *hierarchy) literal(id ir.FuncID, v ir.Value) (ir.FuncID, ir.Value) {
	return h.literalOf(id, v, ir.OpArray)
}

// literalOf is literal for what one of some operations makes.
func (h *hierarchy) literalOf(id ir.FuncID, v ir.Value, made ...string) (ir.FuncID, ir.Value) {
	for range maxTrace {
		v = h.g.Root(id, v)
		in := h.g.Prog.Instr(id, v)
		switch {
		case in.Op == ir.OpLoad && in.NArgs == 0 && in.Flags&ir.FlagConst != 0:
			s, last, ok := h.g.Constant(id, in)
			if !ok {
				return id, ir.NoValue
			}
			id, v = s.Func, last
		case in.Op == ir.OpCall && slices.Contains(made, h.g.Prog.Text(in.Name)):
			return id, v
		case in.Op == ir.OpCall && in.NArgs == 1:
			v = h.g.Prog.Args(id, in)[0].Value
		default:
			return id, ir.NoValue
		}
	}
	return id, ir.NoValue
}

// ivarType returns the type of everything that is stored in an instance variable of class t.
func (h *hierarchy) ivarType(t Type, name ir.Name) Type {
	if t.Name == "" || !h.g.sealed {
		return Type{}
	}
	var common Type
	for _, a := range h.mro(t.Name) {
		for _, s := range h.ivars[fieldKey{a, name}] {
			ops := h.g.Prog.Args(s.Func, h.g.Prog.Instr(s.Func, s.Value))
			last := ops[len(ops)-1].Value
			if in := h.g.Prog.Instr(s.Func, last); in.Op == ir.OpConst && in.Aux == ir.ConstNil {
				continue
			}
			st := h.g.TypeOf(s.Func, last)
			if st == (Type{}) || common != (Type{}) && st != common {
				return Type{}
			}
			common = st
		}
	}
	return common
}

func (h *hierarchy) callType(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand) Type {
	g := h.g
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return Type{}
	}
	if class, ok := g.made[Site{id, v}]; ok {
		return Type{Name: class, Meta: true}
	}
	switch g.Prog.Text(in.Name) {
	case "new":
		if t := g.TypeOf(id, args[0].Value); t.Meta {
			if c := h.classes[t.Name]; c != nil && (c.module || c.singles[in.Name] != nil) {
				break
			}
			states := func(row *rule.TypeRow) bool { return row.Callee.Owner == t.Name && row.Returns != t.Name }
			if g.sealed && slices.ContainsFunc(g.rowsByName(id, in).Types, states) {
				break // it makes an object of another class
			}
			return Type{Name: t.Name}
		}
	case "class":
		if t := g.TypeOf(id, args[0].Value); t.Name != "" && !t.Meta {
			return Type{Name: t.Name, Meta: true}
		}
	}
	if !g.sealed {
		return Type{}
	}
	call := g.Call(Site{id, v})
	if len(call.Values) == 1 {
		return g.TypeOf(call.Values[0].Func, call.Values[0].Value)
	}
	if t := g.modelType(id, call.Types, args, result); t.Name != "" {
		return t
	}
	if call.Accessor != 0 && !call.Writer {
		return h.ivarType(g.TypeOf(id, args[0].Value), call.Accessor)
	}
	if call.Native != nil {
		return call.Native.Result
	}
	if t := g.pickedType(id, call, args); t.Name != "" {
		return t
	}
	return h.calleesType(Site{id, v}, in, call)
}

// spreadType returns the type of a Hash that has all of something else: that of its to_h, as models tell. { **ENV }
func (g *Graph) spreadType(id ir.FuncID, args []ir.Operand) Type {
	for _, a := range args {
		if a.Role != ir.RoleKwSplat {
			continue
		}
		of := g.TypeOf(id, a.Value).Name
		entry := g.Set.Models.Lookup(source.Ruby, "to_h")
		if of == "" || entry == nil {
			continue
		}
		for _, row := range entry.Types {
			if row.Callee.Owner == of {
				return Type{Name: row.Returns}
			}
		}
	}
	return Type{Name: "Hash"}
}

// calleesType returns the type of all that the functions return which the call at s can reach.
func (h *hierarchy) calleesType(s Site, in *ir.Instr, call *Call) Type {
	recv := h.g.TypeOf(s.Func, h.g.Prog.Args(s.Func, in)[0].Value)
	var common Type
	for _, c := range call.Callees {
		if c.ByName || c.New || len(call.Callees) > 1 && !call.open {
			return Type{} // what initialize returns is not what new does
		}
		t := h.returnType(c.Func)
		if t.Name == "" {
			t = h.g.TypeOf(s.Func, h.g.answeredArgument(s, c.Func))
		}
		if self := h.g.SelfType(c.Func); recv.Name != "" && recv != self && in.Flags&ir.FlagSuper == 0 {
			if own := h.g.answersOwn(c.Func, recv, maxFromSelf); own.Name != "" {
				t = own
			}
		}
		if common.Name != "" && t.Name != "" && t != common {
			return Type{}
		}
		if t.Name != "" {
			common = t
		}
	}
	return common
}

// returnType returns the type of all values that function id returns.
func (h *hierarchy) returnType(id ir.FuncID) Type {
	if h.g.lang(id) != source.Ruby {
		return Type{}
	}
	var common Type
	body := h.g.Prog.File(id).Body(h.g.Prog.Func(id))
	for v := 1; v < len(body); v++ {
		if body[v].Op != ir.OpReturn || body[v].NArgs == 0 {
			continue
		}
		val := h.g.Prog.Args(id, &body[v])[0].Value
		if in := h.g.Prog.Instr(id, val); in.Op == ir.OpConst && in.Aux == ir.ConstNil {
			continue
		}
		t := h.g.TypeOf(id, val)
		if t == (Type{}) || common != (Type{}) && t != common {
			return Type{}
		}
		common = t
	}
	return common
}

// Rebound reports whether a framework runs closure id with another self than where it was made.
func (g *Graph) Rebound(id ir.FuncID) bool {
	_, ok := g.closureSelf[id]
	return ok
}

// StandsAlone reports whether a return in closure id leaves that closure only: it is a lambda, or what a
// method that is defined by a block runs.
func (g *Graph) StandsAlone(id ir.FuncID) bool {
	if g.Rebound(id) {
		return true
	}
	made, ok := g.closureSites[id]
	if !ok {
		return false
	}
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for u := int(made.Value) + 1; u < len(body); u++ {
		args := g.Prog.Args(made.Func, &body[u])
		if n := len(args); body[u].Op == ir.OpCall && n > 0 && args[n-1].Value == made.Value && args[n-1].Role == ir.RoleBlock {
			return g.TypeOf(made.Func, ir.Value(u)).Name == "Proc"
		}
	}
	return false
}

// SelfCompatible reports whether an instance variable of a value of type a can be one of type b: the
// types are the same, or one is mixed into or descends from the other.
func (g *Graph) SelfCompatible(a, b Type) bool {
	if a == b {
		return true
	}
	if a.Name == "" || b.Name == "" || a.Meta != b.Meta {
		return false
	}
	if is, _ := g.classes.isA(a, b.Name); is && b.Name != object {
		return true
	}
	is, _ := g.classes.isA(b, a.Name)
	return is && a.Name != object
}
