package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds out whether memory is what an exported function was given: its parameter itself, or a parameter that it
// has put into an object, View::new(p, n), from which the number that says how long it is has come too.

// frame is a function on the way from an exported function to a sink, and the instruction of it by
// which the next one is entered.
type frame struct {
	fn ir.FuncID
	at ir.Value
}

// maxVouch bounds the values that are looked at to find where a pointer comes from.
const maxVouch = 200

// bringing is a search for where memory comes from, with the values that may still be looked at.
type bringing struct {
	*engine
	budget int
}

// brought reports whether what stands at path in value v of the last frame's function is a parameter of the first one's,
// moved or cast at most, or a field of a struct that is handed over by value.
func (b *bringing) brought(way []frame, v ir.Value, path pathID) bool {
	if b.budget--; b.budget < 0 {
		return false
	}
	fn := way[len(way)-1].fn
	in := b.prog.Instr(fn, v)
	args := b.prog.Args(fn, in)
	switch in.Op {
	case ir.OpCopy, ir.OpAssume:
		return b.brought(way, args[0].Value, path)
	case ir.OpLoad:
		if in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) != 0 || len(args) != 1 {
			return false
		}
		path, cut := b.paths.push(elem(in.Name), path)
		return !cut && b.brought(way, args[0].Value, path)
	case ir.OpPhi:
		return !slices.ContainsFunc(args, func(a ir.Operand) bool { return !b.brought(way, a.Value, path) })
	case ir.OpParam:
		return b.broughtParam(way, v, path)
	case ir.OpCall:
		return b.broughtByCall(way, v, path)
	}
	return false
}

// broughtByCall is brought for the result of a call: of what it makes a struct of, of what it hands on, or of what the one
// function that it runs returns.
func (b *bringing) broughtByCall(way []frame, v ir.Value, path pathID) bool {
	n := len(way) - 1
	site := callgraph.Site{Func: way[n].fn, Value: v}
	in := b.prog.Instr(site.Func, v)
	args := b.prog.Args(site.Func, in)
	call := b.graph.Call(site)
	if call.Constructs || b.prog.Text(in.Name) == ir.OpStruct || b.prog.Text(in.Name) == ir.OpArray {
		of, rest, ok := b.putIn(site.Func, in, path)
		return ok && b.brought(way, of, rest)
	}
	if b.prog.Text(in.Name) == ir.OpCast && len(args) == 1 {
		return b.brought(way, args[0].Value, path) // to the number of the place, and back
	}
	for _, row := range call.Flows {
		if row.Step != rule.Value || len(row.From) != 1 || len(row.From[0].Path) > 0 || row.To[0].Kind != rule.PortReturn {
			continue
		}
		values := b.atPort(site.Func, in, &row.From[0])
		return len(values) == 1 && b.brought(way, values[0], path)
	}
	if len(call.Callees) != 1 || call.Callees[0].Bridge != nil {
		return false
	}
	callee := call.Callees[0].Func
	inside := append(slices.Clone(way[:n]), frame{site.Func, v}, frame{fn: callee})
	body, returns := b.prog.File(callee).Body(b.prog.Func(callee)), false
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		if returns = b.brought(inside, b.prog.Args(callee, &body[u])[0].Value, path); !returns {
			return false
		}
	}
	return returns
}

// putIn returns the operand that an instruction which makes a struct or a tuple of its operands puts at the beginning of
// path, and the rest of the path in it.
func (b *bringing) putIn(fn ir.FuncID, in *ir.Instr, path pathID) (ir.Value, pathID, bool) {
	if path == whole {
		return ir.NoValue, whole, false
	}
	first := b.paths.first(path)
	rest, _ := b.paths.read(path, first)
	positions := b.operandPositions(fn, in)
	for i, a := range b.prog.Args(fn, in) {
		n, keyword := a.Role.Keyword()
		if keyword && elem(n) == first || a.Role == ir.RolePlain && b.position(positions[i]) == first {
			return a.Value, rest, true
		}
	}
	return ir.NoValue, whole, false
}

// broughtParam is brought for a parameter of the last frame's function: it goes on at the caller.
func (b *bringing) broughtParam(way []frame, v ir.Value, path pathID) bool {
	n := len(way) - 1
	fn := b.prog.Func(way[n].fn)
	param := &fn.Params[b.prog.Instr(way[n].fn, v).Aux]
	if n == 0 { // what a pointer to an object leads to is the library's
		return fn.Export != 0 && (path == whole || !isPointer(b.graph.TypeOf(way[n].fn, v).Name))
	}
	p := b.paramPort(param)
	up := way[n-1]
	var values []ir.Value
	if made, ok := b.graph.ClosureSite(way[n].fn); p.kind == portCapture {
		if ok && made.Func == up.fn {
			values = b.captures(made, int(p.index))
		}
	} else {
		values = b.handed(callgraph.Site{Func: up.fn, Value: up.at}, way[n].fn, p)
	}
	return len(values) == 1 && b.brought(way[:n], values[0], path)
}

// handed returns what the call at a site gives a callee at a port of its.
func (b *bringing) handed(site callgraph.Site, callee ir.FuncID, p port) []ir.Value {
	in := b.prog.Instr(site.Func, site.Value)
	callees := b.graph.Call(site).Callees
	i := slices.IndexFunc(callees, func(c callgraph.Callee) bool { return c.Func == callee })
	if i < 0 {
		return nil
	}
	ed := b.callEdge(site, &callees[i])
	if p.kind != portSelf {
		return b.argument(site.Func, ed, in, p)
	}
	var values []ir.Value
	positions := b.operandPositions(site.Func, in)
	for j, a := range b.prog.Args(site.Func, in) {
		if a.Role == ir.RoleSelf || a.Role == ir.RolePlain && ed.position(positions[j]) < 0 {
			values = append(values, a.Value)
		}
	}
	return values
}

// captures returns what the closure that is made at a site captures as number i.
func (e *engine) captures(made callgraph.Site, i int) []ir.Value {
	args := e.prog.Args(made.Func, e.prog.Instr(made.Func, made.Value))
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		i++
	}
	if i >= len(args) {
		return nil
	}
	return []ir.Value{args[i].Value}
}
