package taint

import "rubicon/internal/ir"

// x? of Rust leaves the function where x is an Err: with that, or with what the workspace makes of it where the function
// fails in another way, by impl From<ParseError> for AppError.

// failed carries what the Err of v holds out of the function, which v? at u leaves with it.
func (e *engine) failed(k *context, id int32, f fact, u, v ir.Value) {
	if e.prog.Instr(k.fn, u).Flags&ir.FlagPattern != 0 {
		return
	}
	if variant, field := e.graph.FailsInside(k.fn, v); variant != "" {
		path, _ := e.paths.read(f.path, errElem)
		base := fact{path: path, kinds: f.kinds, doubt: f.doubt, cause: cause{kind: causeStep, prev: id, at: u}}
		base.path, _ = e.paths.push(e.fieldOfVariant(variant, elem(field)), path)
		e.fail(k, u, base)
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
	if x.port.kind == portReturn {
		e.fail(k, ed.at, base)
	}
}

// fail lets fact base leave the function as what the Err of its result holds, by x? at instruction u.
func (e *engine) fail(k *context, u ir.Value, base fact) {
	var cut bool
	if base.path, cut = e.paths.push(errElem, base.path); cut {
		base.doubt |= broadened
	}
	if id, ok := e.keep(k, keptFailed, 0, base); ok {
		e.returns(k, id, k.facts[id], 0)
		e.responded(k, id, k.facts[id], u)
	}
}
