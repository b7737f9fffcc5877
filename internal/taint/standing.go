package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file carries what a function of Rust leaves in an object that outlives the call, though nobody in the
// workspace hands it on, to those who see the same object: the state that a framework shares between handlers, the
// object whose methods it calls.

// storeShared stores a fact about what parameter p was given, if that is shared.
func (e *engine) storeShared(k *context, id int32, f fact, p *ir.Param) {
	if e.isRuby(k.fn) || f.path == whole {
		return
	}
	object, sure := e.graph.SharedAs(k.fn, p)
	if object == "" || !sure && !e.madeOutside(k) {
		return
	}
	e.storeOutside(k, id, f, f.since, location{shared: object})
}

// handOut stores a fact about what a function returns, if that is an object whose methods only those call who call the function:
//
//	pub fn open(path: &Path) -> Result<Store> { … }
//	pub fn read(&self, at: usize) -> &[u8] { … }
func (e *engine) handOut(k *context, id int32, f fact) {
	if e.isRuby(k.fn) || f.path == whole || e.paths.first(f.path) == errElem {
		return
	}
	if object := e.graph.HandedOut(k.fn); object != "" {
		e.storeOutside(k, id, f, f.since, location{shared: object})
	}
}

// inReader returns where what is stored at path of a location is in what s reads.
func (e *engine) inReader(l location, s callgraph.Site, path pathID) (p pathID, cut bool) {
	if p, cut, ok := e.inOption(l, s, path); ok {
		return p, cut
	}
	if l.word > 0 && e.graph.ReadsByPosition(s) {
		return e.paths.push(e.position(l.word-1), path)
	}
	return path, false
}

// takenAt returns where a fact about what is stored at path of a location begins that s reads, and its path there: of a word of a
// command line at the call that takes that word, if it is known.
func (e *engine) takenAt(l location, s callgraph.Site, path pathID) (at callgraph.Site, p pathID, cut bool) {
	if l.program != "" && l.variable == "" && l.word > 1 {
		if u, ok := e.graph.WordTaker(l.at, l.word-1, s); ok {
			return callgraph.Site{Func: s.Func, Value: u}, path, false
		}
	}
	p, cut = e.inReader(l, s, path)
	return s, p, cut
}

// inOption returns where a fact with path that a program is given at l stands in the struct that the call at s fills from its
// words and variables; ok is false if it fills none, or that is not known.
func (e *engine) inOption(l location, s callgraph.Site, path pathID) (p pathID, cut, ok bool) {
	var fields []string
	switch {
	case l.program == "":
	case l.variable != "":
		fields, ok = e.graph.VariableField(l.variable, s)
	case l.word > 1:
		fields, ok = e.graph.WordField(l.at, l.word-1, s)
	}
	for i := len(fields) - 1; i >= 0; i-- {
		var short bool
		path, short = e.paths.push(elem(e.prog.Name(fields[i])), path)
		cut = cut || short
	}
	return path, cut, ok
}

// indexMethod carries a fact into the method of the workspace that the load of an element in Rust calls; it reports
// false if it calls none.
func (e *engine) indexMethod(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) bool {
	if e.isRuby(k.fn) || in.Flags&ir.FlagPattern != 0 {
		return false
	}
	callees := e.graph.IndexedBy(callgraph.Site{Func: k.fn, Value: u})
	for i, a := range args {
		for c := range callees {
			if a.Value == f.value {
				e.into(k, id, f, u, args, i, i, &callees[c])
			}
		}
	}
	return len(callees) > 0
}

// responded carries what a function returns that a framework runs into the method by which that makes an answer of it, and to
// the code of Ruby that has asked.
func (e *engine) responded(k *context, id int32, f fact, u ir.Value) {
	if e.isRuby(k.fn) {
		return
	}
	e.serves(k, id, f, u)
	for _, r := range e.graph.Responders(k.fn) {
		path, failed := f.path, e.paths.first(f.path) == errElem
		if failed {
			path, _ = e.paths.read(path, errElem)
		}
		if r.Err == failed || f.path == whole && !(r.Err && e.graph.SaysErr(k.fn, f.value)) {
			e.enter(k, id, edge{kind: edgeLater, at: u, made: ir.NoValue}, r.Func, port{kind: portSelf}, path, f.kinds)
		}
	}
}
