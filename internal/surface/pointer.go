package surface

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/taint"
)

// trusts reports the pointers that the exported functions which are safe to call are given and follow, though all that they ask of
// them is whether they are null: each at the first place. Where they do not ask, that is reported instead.
func (a *analysis) trusts(row *rule.Reach) {
	for _, id := range a.order {
		fn := a.g.Prog.Func(id)
		if !a.from[id].root || fn.Flags&ir.FuncUnsafe != 0 {
			continue
		}
		for i := range fn.Params {
			p := fn.Params[i].Value
			if !strings.HasPrefix(a.g.TypeOf(id, p).Name, "*") || !a.tests(id, p, row.Tested) {
				continue
			}
			if site, ok := a.follows(id, p, row.Sinks); ok {
				a.g.Meet(&row.Row)
				in, param := a.g.Prog.Instr(id, site.Value), a.g.Prog.Instr(id, p)
				source := taint.Step{Role: taint.RoleSource, Func: id, Pos: param.Pos, End: param.End, Note: "the pointer " + a.g.Prog.Text(fn.Params[i].Name) + " of the exported " + a.g.FuncName(id)}
				a.found(&row.Misuse, []taint.Step{source, {Role: taint.RoleSink, Func: id, Pos: in.Pos, End: in.End, Note: row.Note + ": " + a.g.CalleeName(site)}})
			}
		}
	}
}

// follows returns the first call in a function that is a sink of one of kinds and is given its parameter p there.
func (a *analysis) follows(id ir.FuncID, p ir.Value, kinds rule.Kinds) (callgraph.Site, bool) {
	return a.firstCall(id, func(site callgraph.Site) bool {
		return slices.ContainsFunc(a.g.Call(site).Sinks, func(s *rule.Sink) bool {
			return s.Kinds&kinds != 0 && slices.ContainsFunc(s.In, func(port rule.Port) bool { return a.stands(site, &port, p) })
		})
	})
}

// tests reports whether a function asks of its parameter p what guard rows say of kinds.
func (a *analysis) tests(id ir.FuncID, p ir.Value, kinds rule.Kinds) bool {
	_, ok := a.firstCall(id, func(site callgraph.Site) bool {
		return slices.ContainsFunc(a.g.Guards(site), func(g *rule.Guard) bool { return g.Kinds&kinds != 0 && a.stands(site, &g.Value, p) })
	})
	return ok
}

// firstCall returns the first call in a function of which is reports so.
func (a *analysis) firstCall(id ir.FuncID, is func(callgraph.Site) bool) (callgraph.Site, bool) {
	for v, in := range a.g.Prog.File(id).Body(a.g.Prog.Func(id)) {
		if site := (callgraph.Site{Func: id, Value: ir.Value(v)}); in.Op == ir.OpCall && is(site) {
			return site, true
		}
	}
	return callgraph.Site{}, false
}

// stands reports whether parameter p of a function stands at a port of the call at site, perhaps as another type of pointer.
func (a *analysis) stands(site callgraph.Site, port *rule.Port, p ir.Value) bool {
	in := a.g.Prog.Instr(site.Func, site.Value)
	pos := 0
	for _, arg := range a.g.Prog.Args(site.Func, in) {
		if a.g.AtPort(site.Func, in, arg, pos, port) && a.pointer(site.Func, arg.Value) == p {
			return true
		}
		if arg.Role == ir.RolePlain {
			pos++
		}
	}
	return false
}

// maxCasts bounds how many casts a pointer is followed back through.
const maxCasts = 4

// pointer returns the pointer that v is, as it was before it was given another type: p of p.cast::<u8>().
func (a *analysis) pointer(id ir.FuncID, v ir.Value) ir.Value {
	for range maxCasts {
		v = a.g.Root(id, v)
		in := a.g.Prog.Instr(id, v)
		args := a.g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) != 1 || !strings.HasPrefix(a.g.TypeOf(id, v).Name, "*") || !strings.HasPrefix(a.g.TypeOf(id, args[0].Value).Name, "*") {
			break
		}
		v = args[0].Value
	}
	return v
}
