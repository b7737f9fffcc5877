package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// intoRuby carries a fact of operand i of a call in Rust, at position pos, into the method of Ruby that the call names.
func (e *engine) intoRuby(k *context, id int32, f fact, ed edge, args []ir.Operand, i, pos int, c *callgraph.Callee) {
	in := e.prog.Instr(k.fn, ed.at)
	given := c.Back.Args
	switch {
	case e.graph.AtPort(k.fn, in, args[i], pos, &c.Back.Receiver):
		if !c.New {
			e.enter(k, id, ed, c.Func, port{kind: portSelf}, f.path, f.kinds)
		}
	case given == nil || !e.graph.AtPort(k.fn, in, args[i], pos, given):
	case given.Kind == rule.PortArgsFrom:
		e.enter(k, id, ed, c.Func, port{portArg, uint32(pos - given.Index)}, f.path, f.kinds)
	default:
		e.splat(k, id, f, ed, c.Func, 0)
	}
}

// libraryCall reports the sinks of a method of Ruby's library that operand i of a call in Rust, at position pos, reaches, and returns
// the kinds that the result is free of.
func (e *engine) libraryCall(k *context, id int32, f fact, u ir.Value, in *ir.Instr, i, pos int, l *callgraph.LibraryCall) (clears rule.Kinds) {
	given := l.By.Args
	if given == nil || !e.graph.AtPort(k.fn, in, e.args(k.fn, in)[i], pos, given) {
		return 0
	}
	index, path := pos-given.Index, f.path
	if given.Kind != rule.PortArgsFrom { // a list of them
		el := e.paths.field(e.paths.first(path))
		n, placed := e.placeOf(el)
		if path == whole || !placed {
			return l.Clears
		}
		index, path = n, e.paths.nodes[path].tail
	}
	for _, row := range l.Sinks {
		kinds := harms(row, &f)
		if kinds == 0 {
			continue
		}
		for j := range row.In {
			p := &row.In[j]
			if p.Kind != rule.PortArg || p.Index != index && p.Index != rule.AnyIndex {
				continue
			}
			if rest, ok := e.match(at{fn: k.fn, in: in}, path, p.Path); ok && rest == whole {
				e.reach(k, hit{site: callgraph.Site{Func: k.fn, Value: u}, sink: row, kinds: kinds, needs: row.Needs &^ f.fresh, doubt: f.doubt, fact: id})
				break
			}
		}
	}
	return l.Clears
}
