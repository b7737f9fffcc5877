package route

import (
	"slices"
	"strconv"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// This file computes numbers that the program states: the place of a role in a list of roles, a level in a table of levels.
//
//	RANKS.index(role).to_i >= RANKS.index(wanted).to_i

// compares returns whether a comparison of two numbers is so, where the program states both.
func (p *prover) compares(f *frame, op string, a, b ir.Value) (is, ok bool) {
	x, known := p.number(f, a, maxCalls)
	y, also := p.number(f, b, maxCalls)
	if !known || !also {
		return false, false
	}
	switch op {
	case "<":
		is = x < y
	case "<=":
		is = x <= y
	case ">":
		is = x > y
	default:
		is = x >= y
	}
	return is, true
}

// number returns the number that a value is; ok is false if the program does not state it.
func (p *prover) number(f *frame, v ir.Value, depth int) (n int, ok bool) {
	f, v = p.origin(f, v)
	in := p.g.Prog.Instr(f.fn, v)
	args := p.g.Prog.Args(f.fn, in)
	switch {
	case depth == 0:
	case in.Op == ir.OpConst && in.Aux == ir.ConstInteger:
		n, err := strconv.Atoi(p.g.Prog.Text(in.Name))
		return n, err == nil
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && len(args) == 2:
		if at, ok := p.tabled(f, in, args); ok && at.Value != ir.NoValue {
			return p.number(f.beside(at.Func), at.Value, depth-1)
		}
	case in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf:
	case p.g.Prog.Text(in.Name) == "to_i" && len(args) == 1:
		if n, ok := p.number(f, args[0].Value, depth-1); ok {
			return n, true
		}
		return 0, p.isNothing(f, args[0].Value)
	case p.g.Prog.Text(in.Name) == "index" && len(args) == 2:
		n = p.placeAmong(f, args)
		return n, n >= 0
	}
	return 0, false
}

// isNothing reports whether a value is nil for certain: what stands at no place of a list, or in a table at no key.
func (p *prover) isNothing(f *frame, v ir.Value) bool {
	f, v = p.origin(f, v)
	in := p.g.Prog.Instr(f.fn, v)
	args := p.g.Prog.Args(f.fn, in)
	switch {
	case in.Op == ir.OpConst:
		return in.Aux == ir.ConstNil
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && len(args) == 2:
		at, ok := p.tabled(f, in, args)
		return ok && at.Value == ir.NoValue
	}
	return in.Op == ir.OpCall && p.g.Prog.Text(in.Name) == "index" && len(args) == 2 && p.placeAmong(f, args) == noPlace
}

// What placeAmong returns besides places.
const (
	noPlace      = -1
	unknownPlace = -2
)

// placeAmong returns the place of a constant in a list of constants, which args are the operands of a call of index with.
func (p *prover) placeAmong(f *frame, args []ir.Operand) int {
	at, v := p.origin(f, args[1].Value)
	key := p.g.Prog.Instr(at.fn, v)
	elements, ok := p.g.AllElements(callgraph.Site{Func: f.fn, Value: args[0].Value})
	if !ok || key.Op != ir.OpConst || slices.ContainsFunc(elements, func(el callgraph.Element) bool {
		return el.Key != 0 || p.g.Prog.Instr(el.Value.Func, p.g.Root(el.Value.Func, el.Value.Value)).Op != ir.OpConst
	}) {
		return unknownPlace
	}
	return slices.IndexFunc(elements, func(el callgraph.Element) bool {
		is := p.g.Prog.Instr(el.Value.Func, p.g.Root(el.Value.Func, el.Value.Value))
		return is.Name == key.Name && is.Aux == key.Aux
	})
}

// origin returns what a value is by what calls give to parameters, and by what objects were given where they were made, and the frame
// of that.
func (p *prover) origin(f *frame, v ir.Value) (*frame, ir.Value) {
	for range maxCalls {
		v = p.g.Root(f.fn, v)
		if in := p.g.Prog.Instr(f.fn, v); in.Op == ir.OpParam {
			if b, ok := p.g.Bound(f.fn, v); ok && b.Rest < 0 && b.Key == 0 {
				f, v = f.beside(b.Is.Func), b.Is.Value
				continue
			}
			at, up, ok := p.argument(f, v)
			if !ok {
				break
			}
			f, v = up, at
			continue
		}
		stores, ok := p.stores(f, v)
		if !ok || len(stores) != 1 {
			break
		}
		at := p.storing(f, stores[0])
		if at.depth > maxCalls || at.up == nil {
			break
		}
		f, v = at, p.valueOf(stores[0])
	}
	return f, v
}
