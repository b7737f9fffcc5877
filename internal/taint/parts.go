package taint

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A fact about a whole struct in Rust, as it comes out of a deserializer, says nothing of single fields. Where a check says
// something of one of them, it becomes a fact of each:
//
//	job.check()?; // which looks at self.name
//	queue.push(job);

const (
	// maxToldParts bounds the parts of a struct that are told apart for what is said of one of them, and maxToldDepth how
	// deep in it they are.
	maxToldParts = 24
	maxToldDepth = 4
)

// part is what a struct, or each element of a list, holds at a path, and what is said of it.
type part struct {
	path pathID
	says verdict
}

// parts is a search for what is said of the parts of a struct.
type parts struct {
	e     *engine
	kinds rule.Kinds // those of the fact about all of it
	says  func(pathID) verdict
	seen  int // parts
}

// of returns the parts of a value of type t, which stands at path at: its fields, and those of a field of which only some part
// is spoken. It is nil if nothing is said of any, or there are too many.
func (p *parts) of(t string, at ...elem) (list []part) {
	if len(at) > maxToldDepth {
		return nil
	}
	does := false
	for _, field := range p.e.graph.Fields(t) {
		at := append(at[:len(at):len(at)], elem(field.Name))
		path, cut := p.e.below(at, whole)
		if p.seen++; cut || p.seen > maxToldParts {
			return nil
		}
		says := p.says(path)
		if says.clears&p.kinds == 0 {
			if inner := p.of(field.Type, at...); inner != nil {
				list, does = append(list, inner...), true
				continue
			}
		}
		does = does || says.clears&p.kinds != 0
		list = append(list, part{path, says})
	}
	if !does {
		return nil
	}
	return list
}

// from returns the parts of what stands at a path of a value of type t, which may be a list.
func (p *parts) from(t string, path pathID) []part {
	var at []elem
	for path != whole {
		el := p.e.paths.first(path)
		if el == anyElem {
			t = p.e.graph.ElementType(t)
		} else if t = p.e.typeOfField(t, el); t == "" {
			return nil
		}
		at = append(at, el)
		path, _ = p.e.paths.read(path, el)
	}
	if list := p.of(t, at...); list != nil {
		return list
	}
	if t = p.e.graph.ElementType(t); t == "" {
		return nil
	}
	return p.of(t, append(at, anyElem)...)
}

// typeOfField returns the type of a field of Rust type t; "" if it is not known.
func (e *engine) typeOfField(t string, field elem) string {
	for _, f := range e.graph.Fields(t) {
		if elem(f.Name) == field {
			return f.Type
		}
	}
	return ""
}

// assumeParts carries a fact about a whole struct in Rust, or about whole elements of a list, over an assumption that says
// something of a part of it: a fact of each part. It reports false if there is none of which it does, or the parts are not
// known.
func (e *engine) assumeParts(k *context, id int32, f fact, use guardUse, in *ir.Instr) bool {
	if e.isRuby(k.fn) || !e.leavesWhole(k.fn, use.assume) {
		return false
	}
	all := parts{e: e, kinds: f.kinds, says: func(path pathID) verdict { return e.ofField(use, in, fact{value: f.value, path: path}) }}
	list := all.from(e.graph.TypeOf(k.fn, f.value).Name, f.path)
	if list == nil || e.changesAfter(k.fn, f.value, use.assume) {
		return false // what is put there is not followed through all that lends an element
	}
	for _, part := range list {
		f.path = part.path
		e.carryOver(k, id, f, use, in, part.says)
	}
	return true
}

// leavesWhole reports whether value v of function fn, which something is assumed of, is used as a whole: it is returned, stored
// or given to a call. What only its fields are read of is judged where they are read.
func (e *engine) leavesWhole(fn ir.FuncID, v ir.Value) bool {
	return slices.ContainsFunc(e.info(fn).usesOf(v), func(u ir.Value) bool {
		switch in := e.prog.Instr(fn, u); in.Op {
		case ir.OpLoad, ir.OpState:
			return false
		case ir.OpAssume:
			return e.leavesWhole(fn, u)
		}
		return true
	})
}

// eachPartTested enters what a flow row makes of a fact about elements, at path of in each, whose block looks at some of their
// parts: a fact of each part. It reports false if the block says nothing of a part, or it is not known which there are.
// names.filter(|n| known(&n.name))
func (e *engine) eachPartTested(k *context, id int32, f fact, of pathID, kinds rule.Kinds, u ir.Value, row *rule.Flow) bool {
	if e.isRuby(k.fn) || row.Tested != rule.WholeElement || row.Step != rule.Value {
		return false
	}
	in := e.prog.Instr(k.fn, u)
	block, ok := e.blockOf(k.fn, in)
	recv := e.prog.Args(k.fn, in)[0]
	if !ok || recv.Role != ir.RoleSelf || len(positional(e.prog.Func(block.fn))) != 1 {
		return false
	}
	all := parts{e: e, kinds: kinds, says: func(path pathID) verdict { return e.blockIn(k, u, row, path) }}
	list := all.from(e.graph.ElementType(e.graph.TypeOf(k.fn, recv.Value).Name), of)
	if list == nil || e.changesAfter(k.fn, u, u) || isSelf(row.To) && e.changesAfter(k.fn, recv.Value, u) {
		return false // what is put there is not followed through all that lends an element
	}
	each := len(row.From[0].Path) == 0 && !e.graph.HoldsOne(k.fn, recv.Value)
	for _, part := range list {
		if f.kinds = kinds &^ part.says.clears; f.kinds == 0 {
			continue
		}
		path := part.path
		if each {
			path, _ = e.paths.push(anyElem, path)
		}
		e.put(k, id, f, path, u, row)
	}
	return true
}
