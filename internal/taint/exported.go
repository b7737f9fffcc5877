package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file is about what an exported function of Rust does with what its callers give it, whoever they are: null,
// a number that is no length, a text that is no number. Such data has kinds that nothing else carries, which the
// native_type rows of the mechanism "caller" give to parameters by their types; so the facts about it end where no
// sink of these kinds can come any more, and take no part in anything else.

// The trusts of the parameters of exported functions, safe and unsafe ones.
const (
	trustCaller   = "caller"
	trustContract = "contract"
)

// maxShield bounds how far a closure is followed to a call that catches its panics.
const maxShield = 4

// maxProved bounds the hits of a source that one is compared with.
const maxProved = 100

// callers is what the engine knows of the kinds of data that callers of exported functions give.
type callers struct {
	all     rule.Kinds // all of them
	panics  rule.Kinds // those that make a function panic
	proved  rule.Kinds // those that are gone where the program has come past a sink
	refuted rule.Kinds // what an assertion may be wrong about
	decided rule.Kinds // those of what decides whether a call is run: these, and what unsafe code takes for valid
}

func newCallers(set *rule.Set) callers {
	var c callers
	t, _ := set.Trust(trustCaller)
	c.all = t.Kinds
	c.panics, _ = set.Kind("panic")
	form, _ := set.Kind("form")
	c.decided = c.panics | form
	c.refuted, _ = set.Kind("refuted")
	for _, name := range []string{"null", "zero"} {
		kind, _ := set.Kind(name)
		c.proved |= kind
	}
	return c
}

// seedExported begins at the parameters of all exported functions, for what callers can do by them.
func (e *engine) seedExported() {
	boxed := e.graph.Boxed()
	for id := range e.prog.Funcs {
		id := ir.FuncID(id)
		fn := e.prog.Func(id)
		if fn.Flags&ir.FuncExtern == 0 || !e.graph.Exported(id) || boxed[id] {
			continue
		}
		name := trustCaller
		if fn.Flags&ir.FuncUnsafe != 0 {
			name = trustContract
		}
		trust, _ := e.set.Trust(name)
		if fn.Flags&ir.FuncUnwind != 0 {
			trust.Kinds &^= e.callers.panics
		}
		for i := range fn.Params {
			e.seedParameter(id, &fn.Params[i], trust.Kinds, name)
		}
	}
}

// seedParameter begins at a parameter of an exported function: at the whole of it, or, of a struct that is handed over
// by value, at its fields.
func (e *engine) seedParameter(id ir.FuncID, p *ir.Param, all rule.Kinds, trust string) {
	t := e.graph.Unaliased(e.graph.TypeOf(id, p.Value).Name)
	kinds := all & e.graph.NativeKinds(trustCaller, shortType(t))
	fields := e.graph.FieldTypes(t)
	if kinds == 0 && len(fields) == 0 {
		return
	}
	sum := kinds
	for _, f := range fields {
		sum |= all & e.graph.NativeKinds(trustCaller, shortType(f.Type))
	}
	if sum == 0 {
		return
	}
	row := &rule.Source{Kinds: sum, Trust: trust, Name: e.prog.Text(p.Name)}
	e.sources = append(e.sources, Source{Site: callgraph.Site{Func: id, Value: p.Value}, Row: row})
	k := e.context(entryKey{fn: id, source: int32(len(e.sources) - 1)})
	if k == nil {
		return
	}
	e.add(k, fact{value: p.Value, since: p.Value, kinds: kinds, cause: cause{kind: causeSource, at: p.Value}})
	for _, f := range fields {
		e.add(k, fact{value: p.Value, since: p.Value, path: e.paths.only(elem(f.Name)), cause: cause{kind: causeSource, at: p.Value},
			kinds: all & e.graph.NativeKinds(trustCaller, shortType(f.Type))})
	}
}

// ofCallers reports whether a source is a parameter of an exported function, for what its callers can do by it.
func (e *engine) ofCallers(source int32) bool { return byCallers(e.sources[source].Row) }

func byCallers(row *rule.Source) bool { return row.Trust == trustCaller || row.Trust == trustContract }

// turned returns the kinds, of those that callers give, that a row of a call turns into others of what stands at
// operand a: no other row of the call carries them.
func (e *engine) turned(fn ir.FuncID, f fact, in *ir.Instr, a ir.Operand, pos int, call *callgraph.Call) rule.Kinds {
	var kinds rule.Kinds
	if f.kinds&e.callers.all == 0 {
		return 0
	}
	for _, row := range call.Flows {
		for i := range row.From {
			if row.Turns != nil && e.graph.AtPort(fn, in, a, pos, &row.From[i]) {
				kinds |= row.Turns.From & e.callers.all
			}
		}
	}
	return kinds
}

// inField returns what a field that is read carries of the kinds that its object has as a whole: a struct is
// nothing that a caller can write a number or a text for.
func (e *engine) inField(in *ir.Instr, kinds rule.Kinds) rule.Kinds {
	if name := e.prog.Text(in.Name); in.Flags&ir.FlagIndex != 0 || name == "" || name[0] >= '0' && name[0] <= '9' {
		return kinds
	}
	return kinds &^ e.callers.all
}

// decides reports the sinks that end the arm which assumption u about fact f begins, and that are about the data
// that decides whether they are run: if n > 9 { panic!() }.
func (e *engine) decides(k *context, id int32, f fact, u ir.Value) {
	if f.kinds&e.callers.decided == 0 || f.path != whole || e.masked(k.fn, e.prog.Args(k.fn, e.prog.Instr(k.fn, u))[1].Value, maxCondition) {
		return
	}
	_, own := e.arms(k.fn, u)
	if own.from == own.to {
		return
	}
	site := callgraph.Site{Func: k.fn, Value: own.to - 1}
	if e.prog.Instr(k.fn, site.Value).Op != ir.OpCall {
		return
	}
	for _, row := range e.graph.Call(site).Sinks {
		if kinds := f.kinds & row.Kinds; row.Decided && kinds != 0 {
			e.reach(k, hit{site: site, sink: row, kinds: kinds, doubt: f.doubt, fact: id})
		}
	}
}

// masked reports whether a condition compares what an operator that bounds a number has left of one, n & 3, n % 4, or what
// a call has that says nothing of the data.
func (e *engine) masked(fn ir.FuncID, cond ir.Value, depth int) bool {
	in := e.prog.Instr(fn, e.graph.Condition(fn, cond))
	if depth == 0 || in.Op != ir.OpCall {
		return false
	}
	switch name := e.prog.Text(in.Name); {
	case name == "op.&", name == "op.%":
		return true
	case strings.HasPrefix(name, "op."):
		args := e.prog.Args(fn, in)
		return slices.ContainsFunc(args, func(a ir.Operand) bool { return e.masked(fn, a.Value, depth-1) })
	}
	// What a call lets through of the data says nothing that could be refuted: list.try_into().
	site := callgraph.Site{Func: fn, Value: e.graph.Condition(fn, cond)}
	return slices.ContainsFunc(e.graph.Narrows(site), func(row *rule.Narrow) bool {
		return row.Kinds&e.callers.refuted != 0
	})
}

// shielded returns the kinds that do no harm in a closure, the value v of function fn, because of what it is given
// to: std::panic::catch_unwind, or a function of the workspace that gives it to that.
func (e *engine) shielded(fn ir.FuncID, v ir.Value, depth int) rule.Kinds {
	if depth == 0 {
		return 0
	}
	var kinds rule.Kinds
	for _, u := range e.info(fn).usesOf(v) {
		in := e.prog.Instr(fn, u)
		switch in.Op {
		case ir.OpCopy, ir.OpClosure:
			kinds |= e.shielded(fn, u, depth-1)
		case ir.OpCall:
			kinds |= e.shieldedBy(callgraph.Site{Func: fn, Value: u}, v, depth)
		}
	}
	return kinds
}

// shieldedBy is shielded for one call that the closure is an argument of.
func (e *engine) shieldedBy(s callgraph.Site, v ir.Value, depth int) rule.Kinds {
	var kinds rule.Kinds
	call := e.graph.Call(s)
	for _, row := range e.graph.Narrows(s) {
		if len(row.From) == 1 && row.From[0].Kind == rule.PortBlock {
			kinds |= row.Kinds
		}
	}
	in := e.prog.Instr(s.Func, s.Value)
	positions := e.operandPositions(s.Func, in)
	for c := range call.Callees {
		callee := call.Callees[c].Func
		ed := e.callEdge(s, &call.Callees[c])
		for i, a := range e.args(s.Func, in) {
			if a.Value != v || a.Role != ir.RolePlain {
				continue
			}
			for j := range e.prog.Func(callee).Params {
				if p := &e.prog.Func(callee).Params[j]; p.Kind == ir.ParamPositional && int(p.Index) == ed.position(positions[i]) {
					kinds |= e.shielded(callee, p.Value, depth-1)
				}
			}
		}
	}
	return kinds
}

// excused reports whether hit h of a source is nothing to report: a panic that may leave the function, or one that
// says nothing new. The program has come past another one of the same data before, as one dereference shows that the
// pointer of the next one is not null.
func (e *engine) excused(k *context, h *hit) bool {
	if !e.ofCallers(k.source) {
		return false
	}
	way := e.way(k, h)
	if h.kinds&^e.callers.panics == 0 && (e.prog.Func(k.fn).Flags&ir.FuncUnwind != 0 || e.shieldedWay(way, h.kinds)) {
		return true
	}
	if h.kinds&^e.callers.proved != 0 {
		return false
	}
	for i := range k.hits[:min(len(k.hits), maxProved)] {
		if other := &k.hits[i]; other != h && other.kinds&h.kinds != 0 && e.earlier(e.way(k, other), way) {
			return true
		}
	}
	return false
}

// shieldedWay reports whether a way leads through a closure in which kinds do no harm.
func (e *engine) shieldedWay(way []frame, kinds rule.Kinds) bool {
	return slices.ContainsFunc(way, func(f frame) bool {
		made, ok := e.graph.ClosureSite(f.fn)
		return ok && kinds&^e.shielded(made.Func, made.Value, maxShield) == 0
	})
}

// earlier reports whether the way to one sink is behind the program when it goes another way.
func (e *engine) earlier(a, b []frame) bool {
	for i := range min(len(a), len(b)) {
		if a[i].fn != b[i].fn {
			return false
		}
		if a[i].at != b[i].at {
			return a[i].at < b[i].at && e.prog.Func(a[i].fn).Reaches(a[i].at, b[i].at)
		}
	}
	return false
}

// way returns the calls that lead from the function of context k to the sink of its hit h, and the sink.
func (e *engine) way(k *context, h *hit) []frame {
	var way []frame
	for h.via != nil {
		way = append(way, frame{k.fn, h.via.at})
		k = e.contexts[h.via.ctx]
		h = &k.hits[h.via.exit]
	}
	return append(way, frame{h.site.Func, h.site.Value})
}
