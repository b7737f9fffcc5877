package taint

import (
	"slices"
	"sync"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file knows what an object has checked of what it holds when it calls a method of its own:
//
//	def run
//	  validate!
//	  write # which reads @name
//	end
//
// Facts about self go around the assumptions that are made of it. Those of one thing that it holds are judged where a
// call takes it; a part of that thing is judged where a method reads it, which is called after checks only.

// selfChecked returns what is assumed of what self holds, as fact f says, where operand i of the call at u, which is
// self, stands.
func (e *engine) selfChecked(k *context, f fact, u ir.Value, i int) verdict {
	if f.path == whole || !e.isRuby(k.fn) || !e.paths.first(f.path).named() {
		return verdict{}
	}
	self := e.prog.Args(k.fn, e.prog.Instr(k.fn, u))[i].Value
	if e.prog.Instr(k.fn, self).Op != ir.OpAssume {
		return verdict{}
	}
	use := selfUse{fieldUse{guardUse{fn: k.fn, assume: self, given: k.entry.given}, f.path}, f.since}
	if v, known := e.selfChecks[use]; known {
		return v
	}
	name := e.paths.first(f.path)
	rest, _ := e.paths.read(f.path, name)
	restore := e.give(k.entry.given)
	v := e.assumptionsOf(k.fn, self, f.since, subject{read: read{ir.Name(name), rest}})
	restore()
	e.selfChecks[use] = v
	return v
}

// selfUse is what is assumed of an object, asked about what self holds at a path since an instruction.
type selfUse struct {
	fieldUse
	since ir.Value
}

// assumptionsOf returns what is assumed of s, after instruction since, where self is value v of function fn.
func (e *engine) assumptionsOf(fn ir.FuncID, v, since ir.Value, s subject) verdict {
	var out verdict
	for range maxRead {
		in := e.prog.Instr(fn, v)
		if in.Op != ir.OpAssume && in.Op != ir.OpCopy || v < since {
			break
		}
		args := e.prog.Args(fn, in)
		if in.Op == ir.OpAssume {
			out = out.both(e.judge(fn, args[1].Value, in.Aux, s, maxCondition))
		}
		v = args[0].Value
	}
	return out
}

const (
	// maxSelfCalls bounds the calls of a method that are looked at for what is checked before them, and maxNamesakes
	// the calls of its name that are looked through for them.
	maxSelfCalls = 8
	maxNamesakes = 200
	// maxSelfDepth bounds how many methods of an object that call each other are.
	maxSelfDepth = 4
)

// calledChecked returns what all calls of method fn say of s, which it reads through self: that they stand behind
// checks of it in methods of the same object.
func (e *engine) calledChecked(fn ir.FuncID, s subject) verdict {
	if e.prog.Func(fn).Kind != ir.KindMethod {
		return verdict{}
	}
	types := sync.OnceValue(func() []callgraph.Type { return e.graph.Having(fn) })
	return e.calledBehind(fn, types, s, maxSelfDepth)
}

// calledBehind is calledChecked for an object of one of those types.
func (e *engine) calledBehind(fn ir.FuncID, types func() []callgraph.Type, s subject, depth int) (out verdict) {
	if depth == 0 || e.prog.Func(fn).Kind != ir.KindMethod || e.graph.CallSites(fn) > maxNamesakes {
		return verdict{}
	}
	callers := e.graph.Callers(fn)
	if len(callers) > maxSelfCalls {
		return verdict{}
	}
	for i, site := range callers {
		args := e.prog.Args(site.Func, e.prog.Instr(site.Func, site.Value))
		if len(args) == 0 || args[0].Role != ir.RoleSelf || !e.isSelf(site.Func, args[0].Value) || e.storesOwn(site.Func, s.read.name) {
			return verdict{}
		}
		v := e.checkedBefore(site, args[0].Value, types, s).both(e.calledBehind(site.Func, types, s, depth-1))
		if i == 0 {
			out = v
		} else {
			out = out.either(v)
		}
		if out.saysNothing() {
			return verdict{}
		}
	}
	return out
}

// checkedBefore returns what the call on self at site says of s, where self is of any of those types.
func (e *engine) checkedBefore(site callgraph.Site, self ir.Value, types func() []callgraph.Type, s subject) (out verdict) {
	if e.prog.Instr(site.Func, self).Op != ir.OpAssume {
		return verdict{}
	}
	for i, t := range types() {
		var given []callgraph.Given
		if class := e.graph.SelfOf(t); class != 0 {
			given = append(given, callgraph.Given{Param: callgraph.Site{Func: site.Func}, Rest: -1, Class: class})
		}
		restore := e.give(e.givenID(given))
		v := e.assumptionsOf(site.Func, self, 0, s)
		restore()
		if i == 0 {
			out = v
		} else {
			out = out.either(v)
		}
	}
	return out
}

// storesOwn reports whether function fn stores what self holds under that name.
func (e *engine) storesOwn(fn ir.FuncID, name ir.Name) bool {
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	return slices.ContainsFunc(body, func(in ir.Instr) bool { return in.Op == ir.OpStore && in.Name == name })
}
