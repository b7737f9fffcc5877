package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/risk"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// location is a place that outlives calls: a global or class variable, a Rust static, or an
// instance variable of the objects of a class that a framework makes.
type location struct {
	name  ir.Name
	class callgraph.Type // of an instance or class variable
	field bool
	// raised says that it is what a framework hands an exception to.
	raised bool
	// shared is the object of Rust that it is instead, as callgraph.Graph.SharedAs names it; handed says that the program has handed
	// it to a framework with what is in it.
	shared string
	handed bool
	// program and trust are, of what a program of the workspace is given, its name and the trust of the sources
	// at which its code reads that.
	program, trust string
	// module is the mechanism by which program runs, if that is the crate of a module.
	module string
	// variable is the name of the variable that such a program is given, if it is known that it is one; of what is printed,
	// the stream.
	variable string
	// word is, of such a program, one more than the place of the word among all that it is given; 0 if that is not known.
	word int
	// listener is instead the number of what a socket is connected to: see callgraph.Graph.ConnectedTo.
	listener int
	// at is the call that starts the program, that connects, or that asks; of a constant of Ruby, the one that makes its object;
	// of a static of Rust, where it is defined.
	at callgraph.Site
	// static says that it is a static of Rust.
	static bool
	// object says that it is what an object holds that a constant of Ruby is.
	object bool
	// option says that it is what an object holds that at, a value, is, to which the program sets an option.
	option bool
	// asked is one more than the function that answers a request which was given it, else 0.
	asked ir.FuncID
	// printed says that it is the output of the program that runs; channel is how what is printed came into that.
	printed bool
	channel channel
	// queue says that it is what an object holds that at makes and that hands it to other threads.
	queue bool
	// stash is the store in which something is kept under a key; see rule.Stash.
	stash string
	// view is one more than the template whose local variable it is, else 0.
	view ir.FuncID
	// made is one more than the closure that keeps it, else 0; kept is where it does: see keptOutside.
	made ir.FuncID
	kept port
	// place says that it is the place in memory which a constant of Ruby says.
	place bool
}

// heap is what is known to be stored outside of functions.
type heap struct {
	cells map[location]*cell
	list  []location // by number, as in port.index
	write []heapWrite
}

// cell is what one location holds.
type cell struct {
	number uint32
	known  map[heapKey]rule.Kinds
}

type heapKey struct {
	path    pathID
	source  int32
	handler ir.FuncID // the only one that sees it, or ir.NoFunc
}

// heapWrite is one store to the heap: fact of context ctx stored there.
type heapWrite struct {
	loc   location
	ctx   int32
	fact  int32
	path  pathID
	kinds rule.Kinds
	doubt doubt
}

func (h *heap) cell(l location) *cell {
	c := h.cells[l]
	if c == nil {
		c = &cell{number: uint32(len(h.list)), known: map[heapKey]rule.Kinds{}}
		h.cells[l] = c
		h.list = append(h.list, l)
	}
	return c
}

// globalLocation returns the location that a Load or Store without a base is about.
func (e *engine) globalLocation(fn ir.FuncID, in *ir.Instr) location {
	if strings.HasPrefix(e.prog.Text(in.Name), "@@") {
		t := e.graph.SelfType(fn)
		t.Meta = false
		return location{name: in.Name, class: t}
	}
	if s, ok := e.graph.StaticOf(fn, in); ok {
		return location{name: e.prog.Instr(s.Func, s.Value).Name, at: s, static: true}
	}
	return location{name: in.Name}
}

// handledException is the global at which a rescue clause of Ruby reads the exception that it handles.
const handledException = "$!"

// storeConstant stores a fact about what the global or constant load in reads: of a class itself, in the
// field of that class.
func (e *engine) storeConstant(k *context, id int32, f fact, in *ir.Instr) {
	if e.prog.Text(in.Name) == handledException {
		return // every handler reads one of its own
	}
	e.storeStatic(k, id, f, f.since, in)
	l := e.globalLocation(k.fn, in)
	if t := e.graph.TypeOf(k.fn, f.value); t.Meta && in.Flags&ir.FlagConst != 0 && e.fieldOfClass(f.path) {
		name := e.paths.first(f.path)
		f.path, _ = e.paths.read(f.path, name)
		l = location{name: ir.Name(name), class: t, field: true}
	}
	if made, ok := e.graph.ConstantObject(k.fn, in); ok && f.path != whole {
		l = location{name: in.Name, at: made, object: true}
	}
	e.storeOutside(k, id, f, f.since, l)
}

// storeStatic reports data that the instruction at u stores in the static mut of Rust that in names.
func (e *engine) storeStatic(k *context, id int32, f fact, u ir.Value, in *ir.Instr) {
	if e.isRuby(k.fn) || !e.graph.MutableStatic(k.fn, in) {
		return
	}
	if e.fromStatic(k, &f) {
		return // reported where it went in
	}
	e.atStatic(k, id, f, u)
}

// fromStatic reports whether a fact is what was read from a static mut in the same function.
func (e *engine) fromStatic(k *context, f *fact) bool {
	for f.cause.kind == causeStep {
		f = &k.facts[f.cause.prev]
		in := e.prog.Instr(k.fn, f.value)
		if in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && f.since == f.value && e.graph.MutableStatic(k.fn, in) {
			return true
		}
	}
	return false
}

// indexStatic reports data that is the index of an element of a static mut of Rust.
func (e *engine) indexStatic(k *context, id int32, f fact, u ir.Value, args []ir.Operand) {
	if len(args) < 2 || args[1].Value != f.value || e.isRuby(k.fn) {
		return
	}
	if base := e.prog.Instr(k.fn, e.graph.Root(k.fn, args[0].Value)); base.Op == ir.OpLoad && base.Flags&ir.FlagConst != 0 && e.graph.MutableStatic(k.fn, base) {
		e.atStatic(k, id, f, u)
	}
}

// atStatic reports data that goes into a static mut, or says which element of it is meant, at u.
func (e *engine) atStatic(k *context, id int32, f fact, u ir.Value) {
	site := callgraph.Site{Func: k.fn, Value: u}
	for _, row := range e.graph.StaticSinks(site) {
		if kinds := f.kinds & row.Kinds; kinds != 0 {
			e.reach(k, hit{site: site, sink: row, kinds: kinds, doubt: f.doubt, fact: id})
		}
	}
}

// fieldOfClass reports whether path begins with an instance variable, or with what a method of a class
// keeps under its name: Singleton.instance.
func (e *engine) fieldOfClass(path pathID) bool {
	if path == whole {
		return false
	}
	n := e.paths.first(path)
	return n.named() && (e.ofInstance(path) || len(e.graph.FieldReads(ir.Name(n))) > 0)
}

// storeOutside stores a fact at a global location.
func (e *engine) storeOutside(k *context, id int32, f fact, u ir.Value, l location) {
	if k.source >= 0 {
		e.writeHeap(k, id, f, l)
		return
	}
	e.leave(k, exit{port: port{portHeap, e.heap.cell(l).number}, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
}

// storeField stores a fact about self in the class of self: its objects are made by a framework, or
// by code that is not seen, and another method will find what this one left.
func (e *engine) storeField(k *context, id int32, f fact) {
	if !e.isRuby(k.fn) {
		return
	}
	name := e.paths.first(f.path)
	if !name.named() {
		return
	}
	tail, _ := e.paths.read(f.path, name)
	g := f
	g.path = tail
	e.writeHeap(k, id, g, location{name: ir.Name(name), class: e.graph.ObjectType(k.fn), field: true})
}

// leaveToHeap passes the store to the heap of a callee on: the caller knows the source, or its own
// callers do.
func (e *engine) leaveToHeap(up *context, base fact, p port) {
	id, ok := e.keep(up, keptHeap, int32(p.index), base)
	if !ok {
		return
	}
	base = up.facts[id]
	if up.source >= 0 {
		e.writeHeap(up, id, base, e.heap.list[p.index])
		return
	}
	e.leave(up, exit{port: p, path: base.path, kinds: base.kinds, doubt: base.doubt, fact: id})
}

// writeHeap stores a fact of a source's context and carries it to everything that reads there.
func (e *engine) writeHeap(k *context, id int32, f fact, l location) {
	if l.printed {
		l.channel = e.channelOf(k, id)
	}
	if l.handed && e.isLocal(k.source) {
		return // the program's own settings
	}
	c := e.heap.cell(l)
	switch {
	case l.program != "" && l.module == "" || l.listener > 0:
		e.started(k.source, l)
	case l.asked > 0:
		e.runs(k.source, run{asked: l.asked, at: l.at})
	}
	handler, marks := e.keptInRequest(k, l)
	key := heapKey{f.path, k.source, handler}
	kinds := f.kinds &^ c.known[key] &^ e.callers.all // who reads it was not called with it
	if kinds == 0 {
		return
	}
	c.known[key] |= kinds
	number := int32(len(e.heap.write))
	e.heap.write = append(e.heap.write, heapWrite{l, k.id, id, f.path, kinds, f.doubt})
	if l.printed {
		e.prints(k.source, number)
		return
	}
	if l.option || !e.isRuby(k.fn) && handler == ir.NoFunc && !l.handed {
		e.toMakers(k.source, number)
	}
	for _, s := range e.readers(l) {
		if !e.readsFrom(s, l) || handler != ir.NoFunc && !e.inRequest(handler, s.Func) {
			continue
		}
		reader := e.context(entryKey{fn: s.Func, source: k.source, request: marks && !e.handles(handler, s.Func)})
		if reader == nil {
			return
		}
		s, path, cut := e.takenAt(l, s, f.path)
		d := f.doubt
		if cut {
			d |= broadened
		}
		e.add(reader, fact{value: s.Value, path: path, since: e.keptSince(l, s), kinds: kinds, doubt: d,
			cause: cause{kind: causeHeap, exit: number, at: s.Value}})
	}
}

// isLocal reports whether it is for the one who starts the program to say what comes from a source.
func (e *engine) isLocal(source int32) bool {
	trust, _ := e.set.Trust(e.sources[source].Row.Trust)
	return trust.Reach == string(risk.Local)
}

// readers returns the places that read a location of that name.
func (e *engine) readers(l location) []callgraph.Site {
	switch {
	case l.program != "":
		return e.graph.ProcessReads(l.program, l.module, l.trust, l.variable)
	case l.stash != "":
		return e.graph.StashReads(l.at, l.stash, l.variable)
	case l.listener > 0:
		return e.graph.ListenerReads(l.listener)
	case l.asked > 0:
		return e.graph.RequestReads(l.asked - 1)
	case l.made > 0:
		return e.keptOutside(l.made-1, l.kept)
	case l.view > 0:
		return e.graph.LocalReads(l.view-1, l.name)
	case l.shared != "":
		return e.graph.Sharing(l.shared)
	case l.queue:
		return []callgraph.Site{l.at}
	case l.option:
		return e.graph.OptionReads(l.at)
	case l.static:
		return slices.Concat(e.graph.StaticLoads(l.at), e.graph.VariableReads(l.name))
	}
	if reads := e.graph.FieldReads(l.name); l.field && len(reads) > 0 {
		return append(slices.Clone(e.graph.Loads(l.name)), reads...)
	}
	if reads := e.graph.VariableReads(l.name); len(reads) > 0 && !l.field {
		return append(slices.Clone(e.graph.Loads(l.name)), reads...)
	}
	return e.graph.Loads(l.name)
}

// readsFrom reports whether the load at s reads location l.
func (e *engine) readsFrom(s callgraph.Site, l location) bool {
	if l.place {
		return e.isRuby(s.Func)
	}
	if l.static || l.option || l.queue || l.stash != "" || l.view > 0 || l.made > 0 || l.printed || l.asked > 0 || l.shared != "" || l.program != "" || l.listener > 0 {
		return true
	}
	in := e.prog.Instr(s.Func, s.Value)
	if l.object {
		made, ok := e.graph.ConstantObject(s.Func, in)
		return ok && made == l.at
	}
	if !l.field {
		if in.Op == ir.OpCall {
			return true // of a variable of native code
		}
		if in.NArgs != 0 {
			return false
		}
		if strings.HasPrefix(e.prog.Text(l.name), "@@") {
			t := e.graph.SelfType(s.Func)
			t.Meta = false
			return e.graph.SelfCompatible(t, l.class)
		}
		return e.graph.Lang(s.Func) != source.Ruby || in.Flags&ir.FlagConst == 0
	}
	if in.NArgs != 1 || !e.isRuby(s.Func) {
		return false
	}
	root := e.graph.Root(s.Func, e.prog.Args(s.Func, in)[0].Value)
	switch base := e.prog.Instr(s.Func, root); {
	case base.Op == ir.OpParam && base.Aux == 0:
		return e.graph.SelfCompatible(e.graph.SelfType(s.Func), l.class)
	case base.Op == ir.OpLoad && base.Flags&ir.FlagConst != 0:
		t := e.graph.TypeOf(s.Func, root)
		return t.Meta && t == l.class
	}
	return false
}
