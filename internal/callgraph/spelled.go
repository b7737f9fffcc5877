package callgraph

import "rubicon/internal/ir"

// spelled are the program's names of what is asked for over and over; those it does not mention are 0.
type spelled struct {
	sends                          []ir.Name // send and its like
	new, initialize, methodMissing ir.Name
	element, setElement            ir.Name // [] and []=
	or, array, hash, ofRange       ir.Name // operations
}

func newSpelled(p *ir.Program) spelled {
	return spelled{
		sends: []ir.Name{p.Name("send"), p.Name("public_send"), p.Name("__send__")},
		new:   p.Name("new"), initialize: p.Name("initialize"), methodMissing: p.Name("method_missing"),
		element: p.Name("[]"), setElement: p.Name("[]="),
		or: p.Name(ir.OpOr), array: p.Name(ir.OpArray), hash: p.Name(ir.OpHash), ofRange: p.Name(ir.OpRange),
	}
}
