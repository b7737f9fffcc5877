package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// maxLazy bounds how deep what a closure without captures returns is looked at: of a static that is made when it is
// first read.
const maxLazy = 20

// startsEmpty reports whether a call without arguments makes something in which there is nothing, as models say:
// Vec::new(). Of a function of the workspace it is whether all that it returns is made of constants.
func (g *Graph) startsEmpty(s Site) bool {
	call := g.Call(s)
	if len(call.Callees) == 1 && call.Callees[0].Bridge == nil {
		of := call.Callees[0].Func
		return g.returnsConst(of, maxLazy) && (g.lang(of) != source.Rust || !g.putsOther(constField{name: g.Prog.Func(of).Name}, maxLazy))
	}
	return len(call.Callees)+len(call.Sources) == 0 && len(call.Flows) > 0 &&
		!slices.ContainsFunc(call.Flows, func(f *rule.Flow) bool { return len(f.From) > 0 })
}

// Filled reports whether the function that makes the object at s, or is given it, puts something into it that is not made of
// constants.
func (g *Graph) Filled(s Site) bool { return g.isFilled(s, maxTrace) }

// maxFilled bounds the instructions of a function of Ruby in which it is looked for what fills a list.
const maxFilled = 2000

// isFilled reports whether a function puts something into the object that it makes at s which is not made of
// constants: list.push(x), fill(&mut list).
func (g *Graph) isFilled(s Site, depth int) bool {
	if filled, known := g.filled[s]; known {
		return filled
	}
	if g.filled == nil {
		g.filled = map[Site]bool{}
	}
	g.filled[s] = false
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	ruby := g.lang(s.Func) == source.Ruby
	if ruby && (len(body) > maxFilled || g.Prog.Func(s.Func).Kind == ir.KindBody) {
		return false
	}
	fills := g.fillsRust
	if ruby {
		fills = g.fillsRuby
	}
	for u := int(s.Value) + 1; u < len(body); u++ {
		if in := &body[u]; fills(s, ir.Value(u), in, depth) || in.Op == ir.OpCall && g.fillsByCall(s, ir.Value(u), in, depth) {
			g.filled[s] = true
			return true
		}
	}
	return false
}

// fillsRuby reports whether instruction u puts something into the object made at s: list[0] = x.
func (g *Graph) fillsRuby(s Site, _ ir.Value, in *ir.Instr, depth int) bool {
	if in.Op != ir.OpStore || in.NArgs != 3 || in.Flags&ir.FlagIndex == 0 {
		return false
	}
	args := g.Prog.Args(s.Func, in)
	return g.Root(s.Func, args[0].Value) == s.Value && !g.isConst(s.Func, args[2].Value, depth-1)
}

// fillsRust is fillsRuby for Rust, where it matters that the object, or a part of it, is lent to be changed: &mut x,
// *x.borrow_mut() = y, x.last_mut(), x.set(y), a closure.
func (g *Graph) fillsRust(s Site, u ir.Value, in *ir.Instr, depth int) bool {
	args := g.Prog.Args(s.Func, in)
	switch in.Op {
	case ir.OpCopy:
		return in.Flags&ir.FlagMut != 0 && g.Root(s.Func, u) == s.Value
	case ir.OpStore:
		return len(args) > 1 && g.wholeOf(s.Func, args[0].Value) == s.Value && !g.isConst(s.Func, args[len(args)-1].Value, depth-1)
	case ir.OpClosure:
		return g.fillsCaptured(s, in, depth-1)
	case ir.OpCall:
		return g.fillsByMethod(s, u, args, depth-1)
	}
	return false
}

// fillsByCall reports whether rows say that the call at u puts something into the object made at s that is not made of
// constants: list.push(x), write!(text, x).
func (g *Graph) fillsByCall(s Site, u ir.Value, in *ir.Instr, depth int) bool {
	if in.NArgs < 2 {
		return false
	}
	args := g.Prog.Args(s.Func, in)
	near := g.Root(s.Func, args[0].Value) == s.Value
	if !near && (g.lang(s.Func) == source.Ruby || g.wholeOf(s.Func, args[0].Value) != s.Value) {
		return false
	}
	to := rule.Port{Kind: rule.PortSelf}
	if args[0].Role != ir.RoleSelf {
		to = rule.Port{Kind: rule.PortArg}
	}
	return slices.ContainsFunc(g.Call(Site{s.Func, u}).Flows, func(f *rule.Flow) bool { return fills(f, to, near) }) &&
		slices.ContainsFunc(args[1:], func(a ir.Operand) bool { return !g.isConst(s.Func, a.Value, depth-1) })
}

// fillsByMethod reports whether the call at u with operands args is that of a method of the workspace which puts something into the
// object made at s, its receiver.
func (g *Graph) fillsByMethod(s Site, u ir.Value, args []ir.Operand, depth int) bool {
	if depth <= 0 || len(args) == 0 || args[0].Role != ir.RoleSelf || g.wholeOf(s.Func, args[0].Value) != s.Value {
		return false
	}
	return slices.ContainsFunc(g.Call(Site{s.Func, u}).Callees, func(c Callee) bool {
		fn := g.Prog.Func(c.Func)
		return !c.ByName && len(fn.Params) > 0 && fn.Params[0].Kind == ir.ParamSelf && g.isFilled(Site{c.Func, fn.Params[0].Value}, depth)
	})
}

// wholeOf returns the value that v is a part of: through copies, loads of fields, and calls that lend their receiver or a part of it,
// as b.lock().unwrap().last_mut() and table.entry(key).or_default().
func (g *Graph) wholeOf(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		switch {
		case in.Op == ir.OpLoad && in.NArgs > 0 && in.Flags&ir.FlagCapture == 0:
		case in.Op == ir.OpCall && in.NArgs > 0 && slices.ContainsFunc(g.Call(Site{id, v}).Flows, lends):
		default:
			return v
		}
		v = g.Prog.Args(id, in)[0].Value
	}
	return v
}

// lends reports whether a flow leads from the receiver, or a part of it, to a result that is the very same.
func lends(f *rule.Flow) bool {
	is := func(kind rule.PortKind) func(p rule.Port) bool {
		return func(p rule.Port) bool { return p.Kind == kind }
	}
	return f.Step == rule.Value && !f.Copies && slices.ContainsFunc(f.From, is(rule.PortSelf)) && slices.ContainsFunc(f.To, is(rule.PortReturn))
}

// fillsCaptured reports whether the closure made by in puts something into the object made at s, which it captures.
func (g *Graph) fillsCaptured(s Site, in *ir.Instr, depth int) bool {
	fn := g.Prog.Callee(s.Func, in)
	if fn == ir.NoFunc || depth <= 0 {
		return false
	}
	for i, a := range g.Prog.Args(s.Func, in) {
		if a.Value == ir.NoValue || g.Root(s.Func, a.Value) != s.Value {
			continue
		}
		for _, p := range g.Prog.Func(fn).Params {
			if p.Kind == ir.ParamCaptured && int(p.Index) == i && g.isFilled(Site{fn, p.Value}, depth) {
				return true
			}
		}
	}
	return false
}

// fills reports whether a flow leads from other operands into the one at port to; from a block only if blocks count.
func fills(f *rule.Flow, to rule.Port, blocks bool) bool {
	is := func(p rule.Port) bool { return p.Kind == to.Kind && p.Index == to.Index }
	return slices.ContainsFunc(f.To, is) && slices.ContainsFunc(f.From, func(p rule.Port) bool {
		return !is(p) && (blocks || p.Kind != rule.PortBlockArg && p.Kind != rule.PortBlockReturn)
	})
}
