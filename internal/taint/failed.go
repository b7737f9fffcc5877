package taint

import "rubicon/internal/ir"

// x? of Rust leaves the function where x is an Err: with that, or with what the workspace makes of it where the function
// fails in another way, by impl From<ParseError> for AppError.

// failed carries what the Err of v holds out of the function, which v? at u leaves with it.
func (e *engine) failed(k *context, id int32, f fact, u, v ir.Value) {
	if e.prog.Instr(k.fn, u).Flags&ir.FlagPattern != 0 {
		return
	}
	if e.graph.FailsAs(k.fn, v) {
		e.returns(k, id, f, 0)
		e.responded(k, id, f, u)
		return
	}
	path, _ := e.paths.read(f.path, errElem)
	for _, from := range e.graph.FailsBy(k.fn, v) {
		e.enter(k, id, edge{kind: edgeFailed, at: u, made: ir.NoValue}, from, port{kind: portArg}, path, f.kinds)
	}
}

// arriveFailed lets what a conversion has made of an Err leave the function that fails with it.
func (e *engine) arriveFailed(k *context, ed edge, x exit, base fact) {
	if x.port.kind != portReturn {
		return
	}
	var cut bool
	if base.path, cut = e.paths.push(errElem, base.path); cut {
		base.doubt |= broadened
	}
	if id, ok := e.keep(k, keptFailed, 0, base); ok {
		e.returns(k, id, k.facts[id], 0)
		e.responded(k, id, k.facts[id], ed.at)
	}
}
