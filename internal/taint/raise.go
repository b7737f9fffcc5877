package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file carries data in what leaves calls before they return: an exception goes to the rescue clauses
// that can catch it, in the function and in its callers, and what throw hands on to the call of catch.

// unwinding is what leaves calls before they return: an exception, or a value thrown to a tag. An empty tag is
// one that is not known.
type unwinding struct {
	exception callgraph.Raised
	tag       string
	thrown    bool
}

// raises carries a fact from operand a of a call into the exceptions that the call raises, or into what it
// throws.
func (e *engine) raises(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, call *callgraph.Call) {
	site := callgraph.Site{Func: k.fn, Value: u}
	base := fact{doubt: f.doubt, cause: cause{kind: causeStep, prev: id, at: u}}
	for _, row := range call.Raises {
		x, text := e.graph.Raised(site, row)
		base.path, base.kinds = f.path, f.kinds
		switch {
		case row.Object != nil && e.graph.AtPort(k.fn, in, a, pos, row.Object):
			if e.graph.TypeOf(k.fn, a.Value).Meta {
				continue
			}
			if text {
				base.path = e.message()
			}
		case !e.ofMessage(k.fn, in, a, pos, row) || constructs(call):
			continue
		default:
			base.path = e.message()
			base.kinds &^= row.Clears
		}
		e.unwind(k, base, unwinding{exception: x}, u)
	}
	for _, row := range call.Throws {
		if e.graph.AtPort(k.fn, in, a, pos, &row.Value) {
			base.path, base.kinds = f.path, f.kinds
			e.unwind(k, base, e.tagged(site, &row.Tag), u)
		}
	}
}

// constructs reports whether a call makes the exception that it raises by a constructor of the workspace: its
// message is what that one says.
func constructs(call *callgraph.Call) bool {
	for i := range call.Callees {
		if call.Callees[i].Raised {
			return true
		}
	}
	return false
}

// ofMessage reports whether the message of what a call raises is made of operand a.
func (e *engine) ofMessage(fn ir.FuncID, in *ir.Instr, a ir.Operand, pos int, row *rule.Raise) bool {
	for i := range row.From {
		if e.graph.AtPort(fn, in, a, pos, &row.From[i]) {
			return true
		}
	}
	return false
}

// message returns the path at which an exception holds its message.
func (e *engine) message() pathID {
	name := e.prog.Name("message")
	if name == 0 {
		return whole // nobody reads it by its name
	}
	p, _ := e.paths.push(elem(name), whole)
	return p
}

// tagged returns what a call throws or catches by the tag at a port.
func (e *engine) tagged(s callgraph.Site, tag *rule.Port) unwinding {
	w := unwinding{thrown: true}
	if texts := e.graph.Env(s).Texts(*tag); len(texts) == 1 {
		w.tag = texts[0]
	}
	return w
}

// unwind carries base, which says what is in an exception or in a thrown value and why, from instruction u
// to where it is caught, and out of the function if nothing there catches it for sure.
func (e *engine) unwind(k *context, base fact, w unwinding, u ir.Value) {
	if w.thrown && e.caught(k, base, w, u) || !w.thrown && e.rescued(k, base, w, u) {
		return
	}
	number := uint32(e.raised.number(w)) // as in port.index
	id, ok := e.keep(k, keptRaise, int32(number), base)
	if !ok {
		return
	}
	f := k.facts[id]
	e.leave(k, exit{port: port{portRaise, number}, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
}

// caught enters a thrown value as the result of the call at u, if that catches it; it reports whether it does
// for sure.
func (e *engine) caught(k *context, base fact, w unwinding, u ir.Value) (sure bool) {
	s := callgraph.Site{Func: k.fn, Value: u}
	if e.prog.Instr(k.fn, u).Op != ir.OpCall {
		return false
	}
	for _, row := range e.graph.Call(s).Catches {
		tag := e.tagged(s, &row.Tag)
		if tag.tag != "" && w.tag != "" && tag != w {
			continue
		}
		base.value, base.since = u, u
		e.add(k, base)
		sure = sure || tag == w
	}
	return sure
}

// rescued enters an exception that is raised at u where the rescue clauses around it read it; it reports
// whether one of them catches it for sure.
func (e *engine) rescued(k *context, base fact, w unwinding, u ir.Value) (sure bool) {
	tries := e.prog.Func(k.fn).Tries
	for i := range tries {
		t := &tries[i]
		if u < t.Start || t.End <= u {
			continue
		}
		for j := range t.Handlers {
			h := &t.Handlers[j]
			may, sure := e.graph.Catches(k.fn, h, w.exception)
			if may {
				e.handle(k, base, w, h)
			}
			if sure {
				return true
			}
		}
	}
	return false
}

// handle enters an exception where handler h reads it, or raises it again.
func (e *engine) handle(k *context, base fact, w unwinding, h *ir.Handler) {
	for v := h.Start; v < h.End; v++ {
		in := e.prog.Instr(k.fn, v)
		switch {
		case in.Op == ir.OpLoad && in.NArgs == 0 && e.prog.Text(in.Name) == handledException:
			base.value, base.since = v, v
			e.add(k, base)
		case in.Op == ir.OpCall && in.NArgs > 0:
			e.raiseAgain(k, base, w, v, in.NArgs > 1)
		}
	}
}

// raiseAgain carries an exception that was caught on from a call in its handler that raises it again, or another
// one, of which it is the cause.
func (e *engine) raiseAgain(k *context, base fact, w unwinding, v ir.Value, other bool) {
	s := callgraph.Site{Func: k.fn, Value: v}
	for _, row := range e.graph.Call(s).Raises {
		if row.Object == nil {
			continue
		}
		if cause := e.prog.Name("cause"); other && cause != 0 {
			w.exception, _ = e.graph.Raised(s, row)
			base.path, _ = e.paths.push(elem(cause), base.path)
			e.unwind(k, base, w, v)
		} else if !other {
			e.unwind(k, base, w, v)
		}
	}
}

// arriveRaised carries what leaves a function by an exception, or by throw, on from where the function is
// called.
func (e *engine) arriveRaised(up *context, ed edge, x exit, base fact) {
	w := e.raised.list[x.port.index]
	switch {
	case ed.kind == edgeLater:
	case ed.kind == edgeCapture:
		for _, u := range e.info(up.fn).usesOf(ed.made) {
			if e.prog.Instr(up.fn, u).Op == ir.OpCall {
				e.unwind(up, base, w, u)
			}
		}
	default:
		e.unwind(up, base, w, ed.at)
	}
}

// unwinds reports whether the limit lets an exception with data of a source be carried up into that context of the source.
func (e *engine) unwinds(key entryKey) bool {
	if _, known := e.index[key]; known {
		return true
	}
	n := e.unwound[key.source]
	if n == MaxUnwound { // said once
		e.limit(key.fn, "exceptions with untrusted data of one source leave more than %d functions", MaxUnwound)
	}
	e.unwound[key.source] = n + 1
	return n < MaxUnwound
}

// raiseMade raises the exception that the call at u has made by its constructor.
func (e *engine) raiseMade(k *context, u ir.Value, base fact) {
	s := callgraph.Site{Func: k.fn, Value: u}
	for _, row := range e.graph.Call(s).Raises {
		if row.Object != nil {
			x, _ := e.graph.Raised(s, row)
			e.unwind(k, base, unwinding{exception: x}, u)
		}
	}
}

// isRaise reports whether the call at v raised or threw what fact f says.
func (e *engine) isRaise(fn ir.FuncID, v ir.Value, f *fact) bool {
	call := e.graph.Call(callgraph.Site{Func: fn, Value: v})
	return len(call.Raises) > 0 && f.value != v || len(call.Throws) > 0 || slices.ContainsFunc(call.Raises, func(r *rule.Raise) bool { return r.Object != nil })
}

// toFramework carries an exception that leaves what a framework runs to those that the framework hands it to.
func (e *engine) toFramework(k *context, id int32) {
	x := k.exits[id]
	w := e.raised.list[x.port.index]
	if w.thrown {
		return
	}
	for _, r := range e.graph.Rescuers(k.fn, w.exception) {
		reader := e.context(entryKey{fn: r.At.Func, source: k.source, request: k.entry.request})
		if reader == nil {
			return
		}
		number := int32(len(e.heap.write))
		e.heap.write = append(e.heap.write, heapWrite{location{raised: true}, k.id, x.fact, x.path, x.kinds, x.doubt})
		e.add(reader, fact{value: r.At.Value, path: x.path, since: r.At.Value, kinds: x.kinds, doubt: x.doubt,
			cause: cause{kind: causeHeap, exit: number, at: r.At.Value}})
	}
}
