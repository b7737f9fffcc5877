package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What is sent into a channel of Rust can hold an end of another one, by which whoever receives it answers:
//
//	inbox.send(Command::Find { key, reply: tx })         // in the handle, which awaits rx
//	Command::Find { key, reply } => reply.send(found)    // in the task that has the other end
//
// So what is put into a part of something that was received is put into that part of what was sent. Only such a part is
// followed that is itself something in which others stand: all else was moved, and nobody looks at it again.

// holdsMore reports whether p leads into something that holds others, which stands somewhere in a value.
func (e *engine) holdsMore(p pathID) bool { return e.paths.times(anyElem, p) > 0 }

// onHolder reports whether an instruction of Rust is a call on something that holds others, which fact f is about.
func (e *engine) onHolder(fn ir.FuncID, f fact, in *ir.Instr) bool {
	if in.Op != ir.OpCall || e.isRuby(fn) || !e.holdsMore(f.path) {
		return false
	}
	args := e.args(fn, in)
	return len(args) > 0 && args[0].Role == ir.RoleSelf && args[0].Value == f.value
}

// reply carries what others have put into something that a channel or a collection of Rust holds, as fact f of it says, to
// the operands that the call at u has put in there: what is sent into a channel, and other ends of such.
func (e *engine) reply(k *context, id int32, f fact, u ir.Value, in *ir.Instr) {
	if !e.onHolder(k.fn, f, in) {
		return
	}
	args := e.args(k.fn, in)
	for _, row := range e.graph.Call(callgraph.Site{Func: k.fn, Value: u}).Flows {
		if row.Step != rule.Value || len(row.To) != 1 || row.To[0].Kind != rule.PortSelf || len(row.From) != 1 || row.From[0].Kind != rule.PortArg {
			continue
		}
		rest, ok := e.match(at{fn: k.fn, in: in}, f.path, row.To[0].Path)
		if !ok || !e.holdsMore(rest) {
			continue
		}
		for i, pos := range e.operandPositions(k.fn, in) {
			if a := args[i]; e.graph.AtPort(k.fn, in, a, pos, &row.From[0]) && (row.Shares || e.graph.HoldsEnd(k.fn, a.Value)) {
				e.step(k, id, u, a.Value, u, rest, false)
			}
		}
	}
}

// replyEarlier is reply for a call at u that is made before the change that f is about. A method of the workspace may have
// put an end into its receiver, and returned the other one: subscribe() of a list of senders.
func (e *engine) replyEarlier(k *context, id int32, f fact, u ir.Value, in *ir.Instr) {
	if !e.onHolder(k.fn, f, in) {
		return
	}
	e.reply(k, id, f, u, in)
	call := e.graph.Call(callgraph.Site{Func: k.fn, Value: u})
	e.seenThrough(k, id, f, u, in, call)
	for c := range call.Callees {
		if e.takesEnds(call.Callees[c].Func) {
			e.into(k, id, f, u, e.args(k.fn, in), 0, 0, &call.Callees[c])
		}
	}
}

// seenThrough carries the change of an element of what a collection holds, which fact f is about, to the view of the
// collection that the earlier call at u has yielded, as models tell: the guard of a lock, through which ends were put in.
func (e *engine) seenThrough(k *context, id int32, f fact, u ir.Value, in *ir.Instr, call *callgraph.Call) {
	if e.paths.times(anyElem, f.path) < 2 {
		return
	}
	for _, row := range call.Flows {
		if row.Copies || row.Step != rule.Value || len(row.From) != 1 || row.From[0].Kind != rule.PortSelf || len(row.To) != 1 || row.To[0].Kind != rule.PortReturn {
			continue
		}
		if rest, ok := e.match(at{fn: k.fn, in: in}, f.path, row.From[0].Path); ok {
			path, cut := e.under(at{fn: k.fn, in: in}, row.To[0].Path, rest)
			e.step(k, id, u, u, f.since, path, cut)
		}
	}
}

// takesEnds reports whether function fn makes ends of channels, or is given some.
func (e *engine) takesEnds(fn ir.FuncID) bool {
	is, known := e.takingEnds[fn]
	if known {
		return is
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := range body {
		v := ir.Value(u)
		if is = body[u].Op == ir.OpParam && e.graph.HoldsEnd(fn, v) || body[u].Op == ir.OpCall && slices.ContainsFunc(e.graph.Call(callgraph.Site{Func: fn, Value: v}).Flows, hasEnds); is {
			break
		}
	}
	e.takingEnds[fn] = is
	return is
}

// sharesInSelf reports whether a row says that the receiver of a call then holds an argument of it, which others change.
func sharesInSelf(row *rule.Flow) bool {
	return row.Shares && len(row.To) == 1 && row.To[0].Kind == rule.PortSelf
}

// otherEnd carries the change of something that was taken out of one of two ends, the results of a call that row is
// about, to where it was put in.
func (e *engine) otherEnd(k *context, id int32, f fact, in *ir.Instr, row *rule.Flow) {
	rest, ok := e.match(at{fn: k.fn, in: in}, f.path, row.To[0].Path)
	if from := row.From[0].Path; ok && len(from) > 0 {
		if inner, ok := e.paths.read(rest, anyElem); ok && rest != whole && e.holdsMore(inner) {
			e.toPart(k, id, f, e.elemOf(at{fn: k.fn, in: in}, from[0]), rest)
		}
	}
}

// replyThrough carries the change of what a function has returned that was given to this one, and that the call calls
// there, to the ends of channels which it was given: ask(|reply| Command::Find(key, reply)), where ask calls make(tx).
func (e *engine) replyThrough(k *context, id int32, f fact, in *ir.Instr, args []ir.Operand) {
	rest := f.path
	for rest != whole && e.paths.first(rest) != anyElem {
		rest, _ = e.paths.read(rest, e.paths.first(rest))
	}
	if rest == whole || len(args) == 0 || args[0].Role != ir.RoleSelf || !e.callsValue(k.fn, in) {
		return
	}
	for _, a := range args[1:] {
		if e.isEnd(k.fn, a.Value) {
			e.step(k, id, f.since, a.Value, f.since, rest, false)
		}
	}
}

// isEnd reports whether v is one of several ends that a call has made.
func (e *engine) isEnd(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	if in.Op != ir.OpLoad || in.NArgs != 1 {
		return false
	}
	made := e.graph.Root(fn, e.prog.Args(fn, in)[0].Value)
	if e.prog.Instr(fn, made).Op != ir.OpCall {
		return false
	}
	for _, row := range e.graph.Call(callgraph.Site{Func: fn, Value: made}).Flows {
		if hasEnds(row) {
			return true
		}
	}
	return false
}
