package ir

import (
	"fmt"
	"slices"
)

// Check verifies what the package comment promises of a file and returns the first violation. It
// is for tests: lowering never relies on it.
func Check(f *File) error {
	c := &checker{f: f}
	c.scopes()
	for i := range f.Funcs {
		c.fn(FuncID(i), &f.Funcs[i])
	}
	return c.err
}

type checker struct {
	f   *File
	err error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

func (c *checker) name(n Name, where string, args ...any) {
	if int(n) >= len(c.f.Names) {
		c.fail("%s: name %d of %d", fmt.Sprintf(where, args...), n, len(c.f.Names))
	}
}

func (c *checker) scopes() {
	if len(c.f.Names) == 0 || c.f.Names[0] != "" {
		c.fail("name 0 is not the empty string")
	}
	for i := range c.f.Scopes {
		s := &c.f.Scopes[i]
		c.name(s.Name, "scope %d", i)
		c.name(s.Super, "scope %d", i)
		if i > 0 && int(s.Parent) >= i {
			c.fail("scope %d: parent %d is not before it", i, s.Parent)
		}
		if s.Body != NoFunc && int(s.Body) >= len(c.f.Funcs) {
			c.fail("scope %d: no function %d", i, s.Body)
		}
	}
}

func (c *checker) fn(id FuncID, fn *Func) {
	if int(fn.Start)+int(fn.Len) > len(c.f.Instrs) {
		c.fail("f%d: instructions out of range", id)
		return
	}
	if fn.Len == 0 || c.f.Instrs[fn.Start].Op != OpNone {
		c.fail("f%d: no placeholder at NoValue", id)
		return
	}
	c.name(fn.Name, "f%d", id)
	if len(c.f.Scopes) > 0 && int(fn.Scope) >= len(c.f.Scopes) {
		c.fail("f%d: no scope %d", id, fn.Scope)
	}
	if (fn.Kind == KindClosure) != (fn.Parent != NoFunc) {
		c.fail("f%d: %v with parent %d", id, fn.Kind, int32(fn.Parent))
	}
	if fn.Parent != NoFunc && fn.Parent >= id {
		c.fail("f%d: parent f%d is not before it", id, fn.Parent)
	}
	c.params(id, fn)
	c.generic(id, fn)
	body := c.f.Body(fn)
	for v := 1; v < len(body); v++ {
		c.instr(id, fn, Value(v), &body[v])
	}
	c.regions(id, fn)
	c.tries(id, fn)
	for _, d := range fn.Decisions {
		if d.Cond == NoValue || d.Cond >= d.End || d.Start > d.End || uint32(d.End) > fn.Len {
			c.fail("f%d: v%d decided in v%d..v%d", id, d.Cond, d.Start, d.End)
		}
	}
}

func (c *checker) params(id FuncID, fn *Func) {
	position, captured := 0, 0
	for i := range fn.Params {
		p := &fn.Params[i]
		c.name(p.Name, "f%d parameter %d", id, i)
		c.name(p.Type, "f%d parameter %d", id, i)
		if p.Value == NoValue || uint32(p.Value) >= fn.Len {
			c.fail("f%d parameter %d: value v%d out of range", id, i, p.Value)
			return
		}
		if in := c.f.Instr(fn, p.Value); in.Op != OpParam || in.Aux != uint32(i) {
			c.fail("f%d parameter %d: v%d is %v %d", id, i, p.Value, in.Op, in.Aux)
		}
		switch p.Kind {
		case ParamSelf:
			if i != 0 {
				c.fail("f%d: self is parameter %d", id, i)
			}
		case ParamPositional, ParamOptional, ParamSplat:
			if int(p.Index) != position {
				c.fail("f%d parameter %d: index %d, want %d", id, i, p.Index, position)
			}
			position++
		case ParamCaptured:
			if fn.Kind != KindClosure {
				c.fail("f%d parameter %d: captured by a %v", id, i, fn.Kind)
			}
			if int(p.Index) != captured {
				c.fail("f%d parameter %d: capture index %d, want %d", id, i, p.Index, captured)
			}
			captured++
		}
		if p.Written && (p.Kind != ParamCaptured || p.Final == NoValue || uint32(p.Final) >= fn.Len) {
			c.fail("f%d parameter %d: written %v, final v%d", id, i, p.Kind, p.Final)
		}
	}
}

func (c *checker) generic(id FuncID, fn *Func) {
	for _, call := range fn.Through {
		c.name(call.Param, "f%d through", id)
		if call.At == NoValue || uint32(call.At) >= fn.Len || c.f.Instr(fn, call.At).Op != OpCall {
			c.fail("f%d: v%d through a type parameter is no call", id, call.At)
		}
	}
	gen := fn.Generic
	if gen == nil {
		return
	}
	for _, n := range slices.Concat(gen.Params, gen.Bounds, gen.Types, []Name{gen.Impl, gen.Ret}) {
		c.name(n, "f%d generic", id)
	}
	if len(gen.Bounds) != len(gen.Params) {
		c.fail("f%d: %d bounds for %d type parameters", id, len(gen.Bounds), len(gen.Params))
	}
	if len(gen.Params) == 0 && gen.Impl == 0 || gen.Own < 0 || gen.Own > len(gen.Params) {
		c.fail("f%d: %d type parameters, its own from %d on", id, len(gen.Params), gen.Own)
	}
}

func (c *checker) instr(id FuncID, fn *Func, v Value, i *Instr) {
	c.name(i.Name, "f%d v%d", id, v)
	c.name(i.Type, "f%d v%d", id, v)
	if i.End < i.Pos {
		c.fail("f%d v%d: ends at %d before its start %d", id, v, i.End, i.Pos)
	}
	if int(i.Args)+int(i.NArgs) > len(c.f.Operands) {
		c.fail("f%d v%d: operands out of range", id, v)
		return
	}
	args := c.f.Args(i)
	for k, a := range args {
		switch {
		case a.Value == NoValue:
			c.fail("f%d v%d: operand %d has no value", id, v, k)
		case uint32(a.Value) >= fn.Len:
			c.fail("f%d v%d: operand v%d out of range", id, v, a.Value)
		case a.Value >= v && i.Op != OpPhi:
			c.fail("f%d v%d: operand v%d is not defined before", id, v, a.Value)
		}
		c.role(id, v, i, k, a.Role)
	}
	if want, ok := arity(i); ok && len(args) != want {
		c.fail("f%d v%d: %v with %d operands, want %d", id, v, i.Op, len(args), want)
	}
	switch i.Op {
	case OpNone:
		c.fail("f%d v%d: placeholder", id, v)
	case OpParam:
		if int(i.Aux) >= len(fn.Params) || fn.Params[i.Aux].Value != v {
			c.fail("f%d v%d: no such parameter %d", id, v, i.Aux)
		}
	case OpConst:
		if i.Aux > ConstUnit {
			c.fail("f%d v%d: constant kind %d", id, v, i.Aux)
		}
	case OpAssume:
		if i.Aux > AssumeReturned {
			c.fail("f%d v%d: polarity %d", id, v, i.Aux)
		}
	case OpClosure:
		c.closure(id, v, i, args)
	}
}

// arity returns the number of operands that i must have, if there is one.
func arity(i *Instr) (int, bool) {
	switch i.Op {
	case OpParam, OpConst:
		return 0, true
	case OpCopy:
		return 1, true
	case OpAssume:
		return 2, true
	case OpLoad:
		switch {
		case i.Flags&FlagIndex != 0:
			return 2, true
		case i.Flags&FlagCapture != 0:
			return 1, true
		}
	case OpStore:
		if i.Flags&FlagIndex != 0 {
			return 3, true
		}
	}
	return 0, false
}

func (c *checker) role(id FuncID, v Value, i *Instr, k int, r Role) {
	if n, ok := r.Keyword(); ok {
		c.name(n, "f%d v%d operand %d", id, v, k)
	} else if r > RoleKey {
		c.fail("f%d v%d operand %d: role %d", id, v, k, r)
	}
	switch {
	case i.Op == OpCall:
	case i.Op == OpState && r&RoleKeyword != 0:
	case (i.Op == OpClosure || i.Flags&FlagIndex != 0) && r == RoleSelf:
	case r != RolePlain:
		c.fail("f%d v%d operand %d: role %d of a %v", id, v, k, r, i.Op)
	}
	if r == RoleSelf && k != 0 {
		c.fail("f%d v%d: self is operand %d", id, v, k)
	}
}

// closure verifies that what a closure captures is what its function takes.
func (c *checker) closure(id FuncID, v Value, i *Instr, args []Operand) {
	if int(i.Aux) >= len(c.f.Funcs) {
		c.fail("f%d v%d: no function f%d", id, v, i.Aux)
		return
	}
	inner := &c.f.Funcs[i.Aux]
	if inner.Kind != KindClosure || inner.Parent != id {
		c.fail("f%d v%d: f%d is a %v in f%d", id, v, i.Aux, inner.Kind, int32(inner.Parent))
	}
	captured := 0
	for _, p := range inner.Params {
		if p.Kind == ParamCaptured {
			captured++
		}
	}
	given := len(args)
	if given > 0 && args[0].Role == RoleSelf {
		given--
	}
	if given != captured {
		c.fail("f%d v%d: %d captured values for the %d of f%d", id, v, given, captured, i.Aux)
	}
}

// tries verifies that what is tried and its handlers lie in the function, one after the other.
func (c *checker) tries(id FuncID, fn *Func) {
	for k, t := range fn.Tries {
		last := t.Start
		stretch := func(start, end Value) {
			if start < last || end < start || uint32(end) > fn.Len {
				c.fail("f%d try %d: v%d..v%d out of range", id, k, start, end)
			}
			last = end
		}
		stretch(t.Start, t.End)
		for _, h := range t.Handlers {
			stretch(h.Start, h.End)
			for _, v := range h.Classes {
				if v == NoValue || v >= h.End {
					c.fail("f%d try %d: class v%d is not known in v%d..v%d", id, k, v, h.Start, h.End)
				}
			}
		}
	}
}

// regions verifies that regions lie in the function, are sorted by their start with the outer ones
// first, and are nested in each other or apart.
func (c *checker) regions(id FuncID, fn *Func) {
	var open []Region
	for k, r := range fn.Regions {
		switch {
		case r.Start == NoValue || r.Start > r.End || uint32(r.End) > fn.Len:
			c.fail("f%d region %d: v%d..v%d out of range", id, k, r.Start, r.End)
		case !r.Loop && (r.Mid <= r.Start || r.Mid >= r.End):
			c.fail("f%d region %d: v%d is not inside v%d..v%d", id, k, r.Mid, r.Start, r.End)
		case k > 0 && r.Start < fn.Regions[k-1].Start:
			c.fail("f%d region %d: starts before the one before it", id, k)
		}
		for len(open) > 0 && open[len(open)-1].End <= r.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && r.End > open[len(open)-1].End {
			c.fail("f%d region %d: v%d..v%d reaches out of v%d..v%d", id, k, r.Start, r.End, open[len(open)-1].Start, open[len(open)-1].End)
		}
		open = append(open, r)
	}
}
