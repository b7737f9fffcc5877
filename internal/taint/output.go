package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file carries what a program of the workspace prints back to the calls in Ruby that have started it. What it prints of
// a source's data goes to those calls that have given it data of that source.

// outputs is what is known of that, by source.
type outputs struct {
	runs    map[int32][]run
	printed map[int32][]int32 // numbers of heap writes
}

// run is a call that starts a program, or is given what it prints; or that connects to a listener, and is given what is
// written there; or that makes a request, and is given the answer.
type run struct {
	program  string
	listener int
	asked    ir.FuncID // one more than the function that answers a request
	at       callgraph.Site
	channel  channel
}

// channel is how data comes into a program that Ruby starts: by its arguments, its input or its environment, as the trust of the
// sources says at which its code reads that. It is empty if that is not known, or the data was there before.
type channel struct{ program, trust string }

func channelTo(l location) channel {
	if l.module != "" {
		return channel{}
	}
	return channel{l.program, l.trust}
}

// channelOf returns the channel by which the data of a fact has come last into the program that runs in context k.
func (e *engine) channelOf(k *context, id int32) channel {
	for range maxTrail {
		switch c := &k.facts[id].cause; c.kind {
		case causeStep, causeCall:
			id = c.prev
		case causeUp:
			k = e.contexts[c.ctx]
			id = k.exits[c.exit].fact
		case causeHeap:
			w := &e.heap.write[c.exit]
			if w.loc.program != "" {
				return channelTo(w.loc)
			}
			k, id = e.contexts[w.ctx], w.fact
		default:
			return channel{}
		}
	}
	return channel{}
}

// toOutput stores what operand a of the call at u prints.
func (e *engine) toOutput(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, rows []*rule.Printed) {
	for _, row := range rows {
		for i := range row.From {
			if !e.graph.AtPort(k.fn, in, a, pos, &row.From[i]) || e.paths.inMemory(f.path) {
				continue
			}
			f.path = e.displayed(k.fn, a.Value, f.path, plainText)
			e.printFact(k, id, f, u, row)
			return
		}
	}
}

// printFact stores a fact as what the program prints at u, as row says.
func (e *engine) printFact(k *context, id int32, f fact, u ir.Value, row *rule.Printed) {
	l := location{printed: true, variable: row.Stream}
	f.path, f.cause = e.inText(f.path), cause{kind: causeStep, prev: id, at: u}
	if kept, ok := e.keep(k, keptProcess, int32(e.heap.cell(l).number), f); ok {
		e.storeOutside(k, kept, k.facts[kept], u, l)
	}
}

// serves stores what a function returns that answers requests of Ruby code in the workspace: it is what that is given.
func (e *engine) serves(k *context, id int32, f fact, u ir.Value) {
	if e.graph.AnswersRequests(k.fn) && !e.paths.inMemory(f.path) {
		e.printFact(k, id, f, u, &rule.Printed{Stream: answerStream})
	}
}

// answerStream is what a service says to those who ask it: a stream of its own.
const answerStream = "answer"

// writtenInto stores a fact about the call at u that makes a stream as what the program prints: something was written into
// the stream.
func (e *engine) writtenInto(k *context, id int32, f fact, u ir.Value, call *callgraph.Call) {
	for _, row := range call.Printed {
		if !slices.ContainsFunc(row.From, func(p rule.Port) bool { return p.Kind == rule.PortReturn }) || e.paths.inMemory(f.path) {
			continue
		}
		e.printFact(k, id, f, u, row)
		return
	}
}

// started notes that a call of Ruby starts a program with data of a source.
func (e *engine) started(source int32, l location) {
	for _, s := range e.graph.OutputSites(l.at) {
		e.runs(source, run{program: l.program, listener: l.listener, at: s, channel: channelTo(l)})
	}
}

// runs notes that data of a source is given to a program whose output comes back.
func (e *engine) runs(source int32, r run) {
	if slices.Contains(e.outputs.runs[source], r) {
		return
	}
	if e.outputs.runs == nil {
		e.outputs = outputs{map[int32][]run{}, map[int32][]int32{}}
	}
	e.outputs.runs[source] = append(e.outputs.runs[source], r)
	for _, number := range e.outputs.printed[source] {
		e.printedFor(source, r, number)
	}
}

// prints notes that data of a source is printed, by a write to the heap.
func (e *engine) prints(source, number int32) {
	if e.outputs.runs == nil {
		return
	}
	e.outputs.printed[source] = append(e.outputs.printed[source], number)
	for _, r := range e.outputs.runs[source] {
		e.printedFor(source, r, number)
	}
}

// printedFor enters what is printed where a call of Ruby is given it, if the program prints it that the call starts. It stays in
// the request whose data it is.
func (e *engine) printedFor(source int32, r run, number int32) {
	w := e.heap.write[number]
	from := e.contexts[w.ctx]
	handler := e.graph.HandlerOf(e.sources[source].Site.Func)
	if w.loc.channel.program == r.program && w.loc.channel != r.channel {
		return // of another run
	}
	if !e.runsIn(from.fn, r) || handler != ir.NoFunc && !e.inRequest(handler, r.at.Func) {
		return
	}
	reader := e.context(entryKey{fn: r.at.Func, source: source, request: handler != ir.NoFunc && !e.handles(handler, r.at.Func)})
	if reader == nil {
		return
	}
	if r.asked > 0 {
		if w.loc.variable != answerStream {
			return // a line of its log
		}
		e.output(reader, r.at, &rule.Port{Kind: rule.PortReturn}, number)
		return
	}
	for _, row := range e.graph.Call(r.at).Outputs {
		if row.Stream != w.loc.variable {
			continue
		}
		for i := range row.To {
			e.output(reader, r.at, &row.To[i], number)
		}
	}
}

// runsIn reports whether function fn runs in the program that a call starts, or connects to.
func (e *engine) runsIn(fn ir.FuncID, r run) bool {
	if r.asked > 0 {
		return fn == r.asked-1
	}
	if r.listener > 0 {
		return e.graph.InProgramOf(fn, e.graph.Listeners()[r.listener-1])
	}
	return e.graph.Runs(fn, r.program)
}

// output enters what is printed, by a write to the heap, at a port of the call at s that is given it.
func (e *engine) output(reader *context, s callgraph.Site, to *rule.Port, number int32) {
	w := e.heap.write[number]
	path, _ := e.under(at{fn: s.Func, in: e.prog.Instr(s.Func, s.Value)}, to.Path, w.path)
	f := fact{value: s.Value, path: path, since: s.Value, kinds: w.kinds, doubt: w.doubt,
		cause: cause{kind: causeHeap, exit: number, at: s.Value}}
	switch to.Kind {
	case rule.PortReturn:
		if !e.returnsBlocks(s) {
			e.add(reader, f)
		}
		return
	case rule.PortArg, rule.PortKeyword:
		for _, v := range e.graph.Operands(s, to) {
			f.value = e.graph.Root(s.Func, v)
			e.add(reader, f)
		}
		return
	}
	reader.facts = append(reader.facts, f) // what the block is given, not what the call returns
	e.runBlocks(reader, int32(len(reader.facts)-1), s.Value, to.Index|ofSeveral, path, f.kinds, 0)
}

// returnsBlocks reports whether the call at s has a block that is written out there and returns what that does.
func (e *engine) returnsBlocks(s callgraph.Site) bool {
	args := e.prog.Args(s.Func, e.prog.Instr(s.Func, s.Value))
	if len(args) == 0 || args[len(args)-1].Role != ir.RoleBlock || e.prog.Instr(s.Func, args[len(args)-1].Value).Op != ir.OpClosure {
		return false
	}
	return slices.ContainsFunc(e.graph.Call(s).Flows, func(row *rule.Flow) bool {
		return slices.ContainsFunc(row.To, func(p rule.Port) bool { return p.Kind == rule.PortReturn }) &&
			slices.ContainsFunc(row.From, func(p rule.Port) bool { return p.Kind == rule.PortBlockReturn })
	})
}

// plainText is a flow into a text, of which no row says how it spells what it holds.
var plainText = &rule.Flow{FlowBody: &rule.FlowBody{}}
