package taint

import (
	"rubicon/internal/ir"
)

// A thread waits at a queue long before something is put into that: who takes out of one finds what is put into it wherever, and
// whenever, the program does so.
//
//	@jobs = Queue.new; Thread.new { loop { run(@jobs.pop) } }       // where the object is made
//	@jobs << params[:job]                                           // in one of its methods

// toThreads carries what a fact says of an object that hands it to other threads to where the object is made.
func (e *engine) toThreads(k *context, id int32, f fact) {
	if f.path == whole || !e.isRuby(k.fn) {
		return
	}
	t := e.graph.TypeOf(k.fn, f.value)
	if t.Meta || !e.set.Models.Threads(t.Name) {
		return
	}
	for _, s := range e.graph.Origins(k.fn, f.value) {
		if s.Func != k.fn && e.prog.Instr(s.Func, s.Value).Op == ir.OpCall && e.graph.TypeOf(s.Func, s.Value) == t {
			e.storeOutside(k, id, f, f.since, location{at: s, queue: true})
		}
	}
}
