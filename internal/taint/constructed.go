package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// keptAs returns what the object in value v of function fn reads s as by a method of its own, if it was made with s and its
// constructor alone keeps it there: Form.new(x).valid? speaks of x.
func (e *engine) keptAs(fn ir.FuncID, v ir.Value, s subject) (read, bool) {
	v = e.origin(fn, v)
	in := e.prog.Instr(fn, v)
	if in.Op != ir.OpCall || !e.isRuby(fn) {
		return read{}, false
	}
	site := callgraph.Site{Func: fn, Value: v}
	callees := e.graph.CallIn(site).Callees
	if len(callees) != 1 || !callees[0].New || callees[0].Bridge != nil {
		return read{}, false
	}
	maker := callees[0].Func
	ed := e.callEdge(site, &callees[0])
	positions := e.operandPositions(fn, in)
	for i, a := range e.prog.Args(fn, in) {
		if a.Role == ir.RoleSelf {
			continue
		}
		p := port{portArg, uint32(max(ed.position(positions[i]), 0))}
		if n, ok := a.Role.Keyword(); ok {
			p = port{portKeyword, uint32(n)}
		} else if a.Role != ir.RolePlain {
			return read{}, false
		}
		if e.same(fn, a.Value, s) {
			name := e.storedAs(maker, p)
			return read{name, whole}, name != 0
		}
	}
	return read{}, false
}

// storedAs returns the instance variable in which a constructor stores its parameter at a port, if nothing else stores
// anything there, or 0.
func (e *engine) storedAs(maker ir.FuncID, p port) ir.Name {
	param := ir.NoValue
	for i := range e.prog.Func(maker).Params {
		if q := &e.prog.Func(maker).Params[i]; q.Kind != ir.ParamSelf && e.paramPort(q) == p {
			param = q.Value
		}
	}
	if param == ir.NoValue {
		return 0
	}
	body := e.prog.File(maker).Body(e.prog.Func(maker))
	for v := range body {
		in := &body[v]
		if in.Op != ir.OpStore || in.NArgs != 2 {
			continue
		}
		args := e.prog.Args(maker, in)
		if e.orDefault(maker, e.origin(maker, args[1].Value)) != param || !e.isSelf(maker, args[0].Value) {
			continue
		}
		if only, ok := e.graph.OnlyStore(maker, in.Name); ok && only.Func == maker {
			return in.Name
		}
	}
	return 0
}

// orDefault returns the parameter if v is it or its default.
func (e *engine) orDefault(fn ir.FuncID, v ir.Value) ir.Value {
	in := e.prog.Instr(fn, v)
	if in.Op != ir.OpPhi || in.NArgs != 2 {
		return v
	}
	given := e.graph.Root(fn, e.prog.Args(fn, in)[0].Value)
	if p := e.prog.Instr(fn, given); p.Op == ir.OpParam && p.Pos == in.Pos {
		return given
	}
	return v
}
