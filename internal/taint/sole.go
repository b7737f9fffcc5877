package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What is known of the one part that a text has is known of the text: of a path with one component, what that is.
//
//	match (parts.next(), parts.next()) { (Some(Component::Normal(_)), None) => Ok(path), _ => Err(Refused) }
//	match parts[..] { [Component::Normal(_)] => Ok(path), _ => Err(Refused) }

// maxSoles bounds how many such parts a function is asked about. One that checks a text has one or two.
const maxSoles = 8

// oneElement is the shape of a pattern of a slice with one element.
const oneElement = "[_]"

// bySole returns what is known of s because of what is known of the one part of it, where the function takes that out.
func (e *engine) bySole(fn ir.FuncID, s subject, known func(part subject) verdict) verdict {
	var out verdict
	if e.inSole || e.isRuby(fn) || s.value == ir.NoValue && s.base == ir.NoValue {
		return out
	}
	e.inSole = true // what is known of a part is not asked for by parts of that in turn
	defer func() { e.inSole = false }()
	for _, first := range e.solesIn(fn) {
		in := e.prog.Instr(fn, first.taken)
		of := e.prog.Args(fn, in)[0].Value
		list := e.wholeList(fn, of)
		parts, also := e.set.AllKinds(), rule.Kinds(0)
		if !e.same(fn, list, s) {
			parts, also = e.partOfValue(fn, list, s)
		}
		if parts == 0 {
			continue
		}
		if first.next != ir.NoValue && known(subject{value: first.next}).size&isEmpty == 0 ||
			first.next == ir.NoValue && known(subject{value: of}).size&isSole == 0 {
			continue
		}
		out = out.both(known(subject{value: first.taken}).of(parts, also))
	}
	return out
}

// sole is an element that is taken out of a list, as the first, and the next one that is taken; NoValue of an element of a slice.
type sole struct{ taken, next ir.Value }

// solesIn returns the first elements that a function takes out of lists.
func (e *engine) solesIn(fn ir.FuncID) []sole {
	list, known := e.soles[fn]
	if known {
		return list
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	first := map[ir.Value]ir.Value{} // by iterator
	ofOne := map[ir.Value]bool{}     // the slices that are asked whether they have one element
	for u := range body {
		in := &body[u]
		args := e.prog.Args(fn, in)
		switch {
		case in.Op == ir.OpCall && len(args) == 1 && e.prog.Text(in.Name) == ir.OpIs && e.prog.Text(in.Type) == oneElement:
			ofOne[args[0].Value] = true
		case in.Op == ir.OpLoad && in.Flags == ir.FlagIndex|ir.FlagPattern && ofOne[args[0].Value] && e.keyOf(fn, args[1].Value) == elem(e.prog.Name("0")):
			list = append(list, sole{taken: ir.Value(u)})
		case in.Op == ir.OpCall && len(args) == 1 && args[0].Role == ir.RoleSelf:
			if n, walks := e.takes(callgraph.Site{Func: fn, Value: ir.Value(u)}); !walks || n != 1 {
				continue
			}
			iterator := e.graph.Root(fn, args[0].Value)
			w := e.walkOf(fn, iterator, ir.Value(u), ir.NoValue)
			if before, ok := first[iterator]; w.known && w.taken == 0 {
				first[iterator] = ir.Value(u)
			} else if w.known && w.taken == 1 && ok {
				list = append(list, sole{taken: before, next: ir.Value(u)})
			}
		}
	}
	if e.soles == nil {
		e.soles = map[ir.FuncID][]sole{}
	}
	e.soles[fn] = list[:min(len(list), maxSoles)]
	return e.soles[fn]
}

// wholeList returns the list that value v of function fn has all elements of: parts of parts[..].
func (e *engine) wholeList(fn ir.FuncID, v ir.Value) ir.Value {
	for range maxMerging {
		v = e.origin(fn, v)
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		if in.Op != ir.OpLoad || in.Flags&ir.FlagIndex == 0 {
			break
		}
		if key := e.prog.Instr(fn, e.graph.Root(fn, args[1].Value)); key.Op != ir.OpCall || key.NArgs != 0 || e.prog.Text(key.Name) != ir.OpRange {
			break
		}
		v = args[0].Value
	}
	return v
}
