package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads calls that spread a list: system(*words). What such a call does can depend on how many elements the list
// has, which what makes it says, or the call that hands the list over.

// maxSpread bounds how many lists are looked through that are spread out one in the other.
const maxSpread = 8

// Sinks returns the sink rows that describe a call, with what is given to parameters: of one that spreads a list, those that
// are met with the elements that the list has.
func (g *Graph) Sinks(s Site, c *Call) []*rule.Sink {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall || g.lang(s.Func) != source.Ruby || !slices.ContainsFunc(g.Prog.Args(s.Func, in), isSplat) {
		return c.Sinks
	}
	args, ok := g.spread(s.Func, g.Prog.Args(s.Func, in), maxSpread)
	if !ok {
		return c.Sinks
	}
	terms := make([]term, len(args))
	for i := range args {
		terms[i].site = args[i]
	}
	recv, implicit := g.receiverOf(s, in)
	e, how, _ := g.howRuby(s, in, recv, implicit, g.isOwn(c), c.Callees)
	return g.sinks(s, in, g.candidates(e, recv, implicit).Sinks, &turnEnv{g.Env(s), g, terms}, how)
}

func isSplat(a ir.Operand) bool { return a.Role == ir.RoleSplat }

// spread returns the positional arguments among args, with the elements of what is spread out in its place; ok is false if
// they are not known one by one.
func (g *Graph) spread(id ir.FuncID, args []ir.Operand, depth int) (values []Site, ok bool) {
	for _, a := range args {
		switch a.Role {
		case ir.RolePlain:
			values = append(values, Site{id, a.Value})
		case ir.RoleSplat:
			list, ok := g.spreadList(id, a.Value, depth-1)
			if !ok || len(values)+len(list) > maxWords {
				return nil, false
			}
			values = append(values, list...)
		}
	}
	return values, true
}

// spreadList returns the elements of the list v: the rest of the arguments of the call at hand, or a literal that nothing is
// added to.
func (g *Graph) spreadList(id ir.FuncID, v ir.Value, depth int) ([]Site, bool) {
	if depth <= 0 {
		return nil, false
	}
	if b, ok := g.givenRest(id, v); ok {
		return g.rest(b, depth)
	}
	id, v = g.listAt(id, v)
	in := g.Prog.Instr(id, v)
	if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpArray || !g.isSpreadOnly(id, v) {
		return nil, false
	}
	return g.spread(id, g.Prog.Args(id, in), depth)
}

// isSpreadOnly reports whether all that function id does with the list v is to spread it, to read of it, or to hand it to
// somebody: nothing is called on it that could add to it, and no closure has it.
func (g *Graph) isSpreadOnly(id ir.FuncID, v ir.Value) bool {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		in := &body[u]
		for _, a := range g.Prog.Args(id, in) {
			if g.Root(id, a.Value) != v {
				continue
			}
			called := in.Op == ir.OpCall && a.Role == ir.RoleSelf && in.Flags&ir.FlagImplicitSelf == 0
			if called || in.Op == ir.OpClosure || in.Op == ir.OpPhi || in.Op == ir.OpStore {
				return false
			}
		}
	}
	return true
}

// Rest returns the values that are given to a parameter that takes the rest of the arguments; ok is false if
// they are not known one by one.
func (g *Graph) Rest(b Given) (values []Site, ok bool) { return g.rest(b, maxSpread) }

func (g *Graph) rest(b Given, depth int) (values []Site, ok bool) {
	values, ok = g.spread(b.Is.Func, g.Prog.Args(b.Is.Func, g.Prog.Instr(b.Is.Func, b.Is.Value)), depth)
	return values[min(b.Rest, len(values)):], ok
}

// Behind returns what has been given to the parameters that the call which gives b spreads out among its arguments, and so on:
// without it the values of b are not known.
func (g *Graph) Behind(b Given) (given []Given) {
	for range maxSpread {
		args := g.Prog.Args(b.Is.Func, g.Prog.Instr(b.Is.Func, b.Is.Value))
		i := slices.IndexFunc(args, isSplat)
		if i < 0 {
			break
		}
		of, ok := g.givenRest(b.Is.Func, args[i].Value)
		if !ok {
			break
		}
		given, b = append(given, of), of
	}
	return given
}

// boundRest returns what the call at hand gives to the parameter v that takes the rest of the arguments.
func (g *Graph) boundRest(id ir.FuncID, v ir.Value) ([]Site, bool) {
	b, ok := g.givenRest(id, v)
	if !ok {
		return nil, false
	}
	return g.Rest(b)
}

// givenRest returns what Bind has said of the parameter v that takes the rest of the arguments.
func (g *Graph) givenRest(id ir.FuncID, v ir.Value) (Given, bool) {
	if len(g.bound) == 0 {
		return Given{}, false
	}
	b, ok := g.Bound(id, g.Root(id, v))
	return b, ok && b.Rest >= 0 && b.Key == 0
}

// RunsRest reports whether function id, or a block in it, runs a program with the rest of its arguments as words:
// def git(*words).
func (g *Graph) RunsRest(id ir.FuncID) bool {
	return g.spreadsRest(id, func(at ir.FuncID, in *ir.Instr, _ ir.Value) bool {
		return slices.ContainsFunc(g.rowsByName(at, in).Sinks, func(r *rule.Sink) bool { return r.Word })
	})
}

// HandsRest reports whether function id, or a block in it, spreads the rest of its arguments in a call of a function that
// runs says something of.
func (g *Graph) HandsRest(id ir.FuncID, runs func(ir.FuncID) bool) bool {
	return g.spreadsRest(id, func(at ir.FuncID, _ *ir.Instr, u ir.Value) bool {
		return slices.ContainsFunc(g.Call(Site{at, u}).Callees, func(c Callee) bool { return runs(c.Func) })
	})
}

// spreadsRest reports whether function id, or a block in it, spreads the rest of its arguments in a call that fits.
func (g *Graph) spreadsRest(id ir.FuncID, fits func(at ir.FuncID, in *ir.Instr, u ir.Value) bool) bool {
	params := g.Prog.Func(id).Params
	rest := slices.IndexFunc(params, func(p ir.Param) bool { return p.Kind == ir.ParamSplat })
	return rest >= 0 && g.spreads(id, params[rest].Value, fits, maxSpread)
}

func (g *Graph) spreads(id ir.FuncID, rest ir.Value, fits func(at ir.FuncID, in *ir.Instr, u ir.Value) bool, depth int) bool {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		in := &body[u]
		for _, a := range g.Prog.Args(id, in) {
			switch has := g.Root(id, a.Value) == rest; {
			case in.Op == ir.OpClosure && has && depth > 0:
				if at, inside := g.captures(g.Prog.Callee(id, in), Site{id, rest}); at != ir.NoFunc && g.spreads(at, inside, fits, depth-1) {
					return true
				}
			case in.Op == ir.OpCall && (has || a.Role == ir.RolePlain && g.listsRest(id, a.Value, rest)) && fits(id, in, ir.Value(u)):
				return true
			}
		}
	}
	return false
}

// captures returns the parameter of a closure that the value at s is, which the closure captures.
func (g *Graph) captures(closure ir.FuncID, s Site) (ir.FuncID, ir.Value) {
	for _, p := range g.Prog.Func(closure).Params {
		if p.Kind != ir.ParamCaptured {
			continue
		}
		if outer, ok := g.Outside(closure, g.Prog.Instr(closure, p.Value)); ok && outer.Func == s.Func && g.Root(s.Func, outer.Value) == s.Value {
			return closure, p.Value
		}
	}
	return ir.NoFunc, ir.NoValue
}

// listsRest reports whether v is a list that is written out with the elements of rest in it.
func (g *Graph) listsRest(id ir.FuncID, v, rest ir.Value) bool {
	in := g.Prog.Instr(id, g.Root(id, v))
	return g.Prog.Text(in.Name) == ir.OpArray && slices.ContainsFunc(g.Prog.Args(id, in), func(a ir.Operand) bool { return g.Root(id, a.Value) == rest })
}
