package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file carries data across a border behind which pointers are numbers: to Ruby, a pointer into the memory of a Wasm
// module is the number of a place there. What lies at that place is at memoryElem of the number, and is what the pointer
// points at.

// inMemory reports whether p leads to what lies at the place that a number says.
func (t *paths) inMemory(p pathID) bool {
	for ; p != whole; p = t.nodes[p].tail {
		if t.nodes[p].head == memoryElem {
			return true
		}
	}
	return false
}

// pointedAt returns where a fact of a number at path is in what a parameter of Rust of that type is given.
func (e *engine) pointedAt(t string, path pathID) pathID {
	if e.paths.first(path) == memoryElem && path != whole && !isNumber(t) {
		path, _ = e.paths.read(path, memoryElem)
	}
	return path
}

// asPlace returns where what a pointer of Rust of that type leads to, at path of it, is in the number that Ruby has of it.
func (e *engine) asPlace(t string, path pathID) pathID {
	if isPointer(t) && e.paths.first(path) != memoryElem {
		path, _ = e.paths.push(memoryElem, path)
	}
	return path
}

// isPointer reports whether values of a Rust type are places in memory.
func isPointer(t string) bool {
	t = strings.TrimPrefix(strings.TrimPrefix(t, "std::option::"), "Option<")
	return strings.HasPrefix(t, "*") || strings.HasPrefix(t, "&") || strings.HasPrefix(t, "Box<") || strings.HasPrefix(t, "NonNull<")
}

// intoMemory returns where a fact at path of an argument is in parameter i of a function behind such a border.
func (e *engine) intoMemory(n *callgraph.Native, fn ir.FuncID, i int, path pathID) pathID {
	if !e.graph.Numbered(n.Mechanism) {
		return path
	}
	for j := range e.prog.Func(fn).Params {
		if p := &e.prog.Func(fn).Params[j]; p.Kind == ir.ParamPositional && int(p.Index) == i {
			return e.pointedAt(e.prog.Text(p.Type), path)
		}
	}
	return path
}

// outOfMemory returns where what leaves function fn at an exit is for its caller on the other side of such a border.
func (e *engine) outOfMemory(n *callgraph.Native, fn ir.FuncID, x exit) pathID {
	if n == nil || !e.graph.Numbered(n.Mechanism) {
		return x.path
	}
	f := e.prog.Func(fn)
	switch x.port.kind {
	case portReturn:
		return e.asPlace(e.prog.Text(f.Ret), x.path)
	case portArg:
		for i := range f.Params {
			if p := &f.Params[i]; p.Kind == ir.ParamPositional && uint32(p.Index) == x.port.index {
				return e.asPlace(e.prog.Text(p.Type), x.path)
			}
		}
	}
	return x.path
}

// atNamedPlace stores a fact at a place in memory that a constant names, wherever else that is read.
func (e *engine) atNamedPlace(k *context, id int32, f fact, v ir.Value, row *rule.Flow) {
	in := e.prog.Instr(k.fn, e.graph.Root(k.fn, v))
	if !row.Place || !e.isRuby(k.fn) || in.Op != ir.OpLoad || in.Flags&ir.FlagConst == 0 || in.NArgs > 0 {
		return
	}
	l := location{name: in.Name, place: true}
	f.cause = cause{kind: causeStep, prev: id, at: f.since}
	if kept, ok := e.keep(k, keptProcess, int32(e.heap.cell(l).number), f); ok {
		e.storeOutside(k, kept, k.facts[kept], f.since, l)
	}
}
