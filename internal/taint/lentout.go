package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A function of Rust can lend out a place that is not its receiver's, and its caller changes that: a static behind a getter.
//
//	fn names() -> &'static Mutex<Vec<String>> { NAMES.get_or_init(Default::default) }
//	names().lock().unwrap().push(name)
//
// And it can return something of which it has left the other end to a thread: the pool that holds the sender of a channel.
//
//	fn start() -> Pool { let (tx, rx) = channel(); spawn(move || for job in rx { … }); Pool { tx } }
//	Pool::start().tx.send(job)
//
// Or a struct that holds what it was given, which may be one of several ways to one thing:
//
//	fn new(tx: Sender<Job>) -> Handle { Handle { tx } }
//	Handle::new(tx).tx.send(job)

// putBack carries the change of what the call at u has returned into the functions that lent it out, or kept the other end.
func (e *engine) putBack(k *context, id int32, f fact, u ir.Value, call *callgraph.Call) {
	if e.isRuby(k.fn) {
		e.putIntoGuest(k, id, f, u, call)
		e.putIntoLent(k, id, f, u, call)
		e.putIntoKept(k, id, f, u, call)
		return
	}
	method := e.isMethodCall(k.fn, u)
	for i := range call.Callees {
		c := &call.Callees[i]
		fn := e.prog.Func(c.Func)
		if c.Bridge != nil || fn.Kind == ir.KindClosure || (method || !e.graph.Lends(c.Func)) && (f.path == whole || !e.sharesResult(c.Func)) {
			continue
		}
		ed := e.callEdge(callgraph.Site{Func: k.fn, Value: u}, c)
		e.enter(k, id, ed, c.Func, port{kind: portResult}, f.path, f.kinds)
	}
}

// putIntoGuest carries what Ruby has written into memory, at the address that the call at u has returned, into the native functions that
// have lent it out: memory.write(guest.invoke("input"), text) is what the static holds whose address input() returns.
func (e *engine) putIntoGuest(k *context, id int32, f fact, u ir.Value, call *callgraph.Call) {
	if !e.paths.inMemory(f.path) {
		return
	}
	for i := range call.Callees {
		c := &call.Callees[i]
		ret := e.prog.Text(e.prog.Func(c.Func).Ret)
		if c.Bridge == nil || !e.graph.Numbered(c.Bridge.Mechanism) || !strings.HasPrefix(ret, "*") {
			continue
		}
		ed := e.callEdge(callgraph.Site{Func: k.fn, Value: u}, c)
		e.enter(k, id, ed, c.Func, port{kind: portResult}, e.pointedAt(ret, f.path), f.kinds)
	}
}

// isMethodCall reports whether the call at u has a receiver.
func (e *engine) isMethodCall(fn ir.FuncID, u ir.Value) bool {
	args := e.prog.Args(fn, e.prog.Instr(fn, u))
	return len(args) > 0 && args[0].Role == ir.RoleSelf
}

// sharesResult reports whether a function can keep a way to what it returns: it makes two ends of one thing, or a reference
// that is counted, as models tell; or whether it puts what it was given into a struct.
func (e *engine) sharesResult(fn ir.FuncID) bool {
	is, known := e.sharing[fn]
	if known {
		return is
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		if body[u].Op != ir.OpCall && body[u].Op != ir.OpStore {
			continue
		}
		call := e.graph.Call(callgraph.Site{Func: fn, Value: ir.Value(u)})
		if slices.ContainsFunc(call.Flows, sharesEnds) || e.makesStruct(fn, &body[u], call) && e.holdsParam(fn, &body[u]) || e.returnsFilled(fn, ir.Value(u)) {
			is = true
			break
		}
	}
	e.sharing[fn] = is
	return is
}

// makesStruct reports whether a call makes a struct of the workspace of its operands.
func (e *engine) makesStruct(fn ir.FuncID, in *ir.Instr, call *callgraph.Call) bool {
	return call.Constructs || e.prog.Text(in.Name) == ir.OpStruct && !e.isRuby(fn)
}

// holdsParam reports whether a parameter of function fn, or what a field of one holds, is an operand of a call.
func (e *engine) holdsParam(fn ir.FuncID, in *ir.Instr) bool {
	return slices.ContainsFunc(e.prog.Args(fn, in), func(a ir.Operand) bool { return e.isOfParam(fn, a.Value) })
}

// isOfParam reports whether v is a parameter of function fn, or is read from one: self.events, self.events.ok_or(…)?
func (e *engine) isOfParam(fn ir.FuncID, v ir.Value) bool {
	for range maxRead {
		v = e.graph.Root(fn, v)
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		switch {
		case in.Op == ir.OpParam:
			return true
		case len(args) == 0 || in.Op != ir.OpLoad && (in.Op != ir.OpCall || args[0].Role != ir.RoleSelf):
			return false
		}
		v = args[0].Value
	}
	return false
}

// returnsFilled reports whether u puts what function fn was given into a field of what it returns, as builders do:
//
//	fn events(mut self, tx: Sender<Job>) -> Self { self.events = Some(tx); self }
func (e *engine) returnsFilled(fn ir.FuncID, u ir.Value) bool {
	in := e.prog.Instr(fn, u)
	args := e.prog.Args(fn, in)
	if in.Op != ir.OpStore || in.Flags&ir.FlagIndex != 0 || len(args) != 2 || e.isRuby(fn) || !e.isOfParam(fn, args[1].Value) {
		return false
	}
	for _, left := range e.prog.File(fn).Body(e.prog.Func(fn)) {
		if left.Op == ir.OpReturn && left.NArgs > 0 && e.rootOfAll(fn, e.prog.Args(fn, &left)[0].Value) == e.rootOfAll(fn, args[0].Value) {
			return true
		}
	}
	return false
}

// sharesEnds reports whether what a call yields is held by something else, too.
func sharesEnds(row *rule.Flow) bool { return row.Shares && !sharesInSelf(row) || hasEnds(row) }

// hasEnds reports whether what is put into one part of a call's result comes out at another part.
func hasEnds(row *rule.Flow) bool {
	return len(row.From) == 1 && row.From[0].Kind == rule.PortReturn && len(row.To) == 1 && row.To[0].Kind == rule.PortReturn
}

// beginResult enters what a function has returned, and what was changed since.
func (e *engine) beginResult(k *context, root fact) {
	body := e.prog.File(k.fn).Body(e.prog.Func(k.fn))
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			root.value, root.since = e.prog.Args(k.fn, &body[u])[0].Value, ir.Value(u)
			e.add(k, root)
			e.beginStored(k, root)
		}
	}
}

// beginStored enters what was changed of something that a function has put into a field of what it returned, which root is about.
func (e *engine) beginStored(k *context, root fact) {
	if root.path == whole || e.isRuby(k.fn) {
		return
	}
	object := e.rootOfAll(k.fn, root.value)
	body := e.prog.File(k.fn).Body(e.prog.Func(k.fn))
	for u := range body {
		in := &body[u]
		args := e.prog.Args(k.fn, in)
		if in.Op != ir.OpStore || in.Flags&ir.FlagIndex != 0 || len(args) != 2 || e.rootOfAll(k.fn, args[0].Value) != object {
			continue
		}
		if rest, ok := e.paths.read(root.path, elem(in.Name)); ok {
			f := root
			f.value, f.path = args[1].Value, rest
			e.add(k, f)
		}
	}
}
