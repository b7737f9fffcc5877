package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What a handler puts into an object that all handlers share, it puts into what that object was made of, and so does one
// that changes what a static holds: the sender of a channel at whose other end a thread waits.
//
//	App { jobs: tx }                                    // in main, which has left rx to a task
//	app.jobs.send(job)                                  // in a handler, which is given State(app)
//	static POOL: LazyLock<Pool> = LazyLock::new(Pool::start);
//	set :index, Index.main                              // in an application of Ruby

// toMakers carries the write of that number to a location, made by a source's context, to what its object was made of.
func (e *engine) toMakers(source, number int32) {
	w := &e.heap.write[number]
	if w.path == whole {
		return
	}
	put := func(s callgraph.Site, v ir.Value, path pathID) { // what the instruction at s has put there
		if e.graph.IsNumeric(s.Func, v) {
			return // a number is copied
		}
		if k := e.context(entryKey{fn: s.Func, source: source}); k != nil {
			e.add(k, fact{value: v, path: path, since: s.Value, kinds: w.kinds, doubt: w.doubt, cause: cause{kind: causeHeap, exit: number, at: v}})
		}
	}
	if w.loc.shared != "" {
		for _, h := range e.graph.HandedOver(w.loc.shared) {
			put(h.Site, h.Value, w.path)
		}
		first := e.paths.first(w.path)
		if !first.named() {
			return
		}
		rest, _ := e.paths.read(w.path, first)
		if rest == whole {
			return // another value stands in the field now
		}
		for _, f := range e.graph.PutInto(callgraph.SharedType(w.loc.shared), ir.Name(first)) {
			put(f.Site, f.Value, rest)
		}
		return
	}
	if by, ok := e.graph.SetsOption(w.loc.at); ok && w.loc.option {
		put(callgraph.Site{Func: w.loc.at.Func, Value: by}, w.loc.at.Value, w.path)
	}
	if w.loc.static {
		put(w.loc.at, e.graph.StaticValue(w.loc.at), w.path)
	}
}

// putInBlock carries the change of what the call at u has returned into the functions that made it: POOL.get_or_init(start).
func (e *engine) putInBlock(k *context, id int32, f fact, u ir.Value, call *callgraph.Call) {
	if e.isRuby(k.fn) || f.path == whole {
		return
	}
	for _, row := range call.Flows {
		if row.Step != rule.Value || len(row.From) != 1 || row.From[0].Kind != rule.PortBlockReturn {
			continue
		}
		for _, a := range e.args(k.fn, e.prog.Instr(k.fn, u)) {
			for _, c := range e.callablesIn(k, a.Value) {
				if c.isFunc() && a.Role != ir.RoleSelf {
					e.enter(k, id, c.edge(edgeBlock, u), c.fn, port{kind: portResult}, f.path, f.kinds)
				}
			}
		}
	}
}
