package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// What is made of constants only, by the program itself: texts, lists, what methods without parameters answer.

// maxSteps bounds the values that one question about a text looks at. One that is added to in many arms of
// branches is part of itself along more ways than can be walked.
const maxSteps = 1 << 12

// begin gives a question its steps; what it returns gives the one around it its own back.
func (g *Graph) begin() (end func()) {
	before := g.steps
	g.steps = maxSteps
	return func() { g.steps = before }
}

// isConst reports whether v is made of constants only.
func (g *Graph) isConst(id ir.FuncID, v ir.Value, depth int) bool {
	if depth == maxTrace {
		defer g.begin()()
	}
	if g.steps--; depth == 0 || g.steps < 0 {
		return false
	}
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpConst:
		return true
	case ir.OpParam:
		return g.isBoundConst(id, v, depth-1) || g.isElement(id, in, depth-1) || g.isGivenConst(id, in, depth-1)
	case ir.OpCopy, ir.OpAssume:
		return g.isConst(id, args[0].Value, depth-1)
	case ir.OpLoad:
		if len(args) == 0 {
			if in.Flags&ir.FlagConst == 0 {
				return false
			}
			s, last, ok := g.Constant(id, in)
			if !ok {
				return g.Set.Models.LoadType(g.Prog.Text(in.Name)) == nil // ARGV holds what it is given
			}
			return g.isConst(s.Func, last, depth-1) && !g.fillsStatic(id, in, s, depth-1)
		}
		if in.Flags&ir.FlagIndex == 0 {
			return len(args) == 1 && in.Flags&ir.FlagCapture == 0 && g.lang(id) == source.Rust && (g.isConstField(id, in, depth-1) || g.isPartOfConst(id, args[0].Value, depth-1))
		}
		return g.isConst(id, args[0].Value, depth-1)
	case ir.OpPhi, ir.OpCall:
		if in.Op == ir.OpCall {
			if g.builtIn && slices.ContainsFunc(g.Call(Site{id, v}).Sources, func(r *rule.Source) bool { return !r.Own }) {
				return false
			}
			if values := g.Call(Site{id, v}).Values; len(values) > 0 {
				return !slices.ContainsFunc(values, func(s Site) bool { return !g.isConst(s.Func, s.Value, depth-1) })
			}
			if slices.ContainsFunc(g.Call(Site{id, v}).Flows, func(f *rule.Flow) bool { return f.Found }) {
				return true
			}
		}
		if fn, ok := g.asksFor(id, v, in, args); ok {
			return g.returnsConst(fn, depth-1)
		}
		if in.Op == ir.OpCall && g.lang(id) == source.Rust {
			if g.isFilled(Site{id, v}, depth-1) {
				return false
			}
			if len(args) == 0 && g.startsEmpty(Site{id, v}) {
				return true
			}
		} else if in.Op == ir.OpCall && isList(g.Prog.Text(in.Name)) && g.isFilled(Site{id, v}, depth-1) {
			return false
		}
		if in.Op == ir.OpCall && in.Name == g.Prog.Name(ir.OpBacktick) {
			args = args[1:] // what a constant command says is for the program to know
		} else if in.Flags&ir.FlagImplicitSelf != 0 && len(args) > 1 && isConversion(g.Prog.Text(in.Name)) {
			args = args[1:] // Pathname('/srv')
		} else if in.Flags&ir.FlagImplicitSelf != 0 || len(args) == 0 && in.Flags&ir.FlagMacro == 0 && in.Name != 0 && !strings.HasPrefix(g.Prog.Text(in.Name), "op.") {
			return false
		}
		for _, a := range args {
			if !g.isConst(id, a.Value, depth-1) {
				return false
			}
		}
		return true
	case ir.OpClosure:
		return g.ofConstants(id, in, args, depth-1)
	}
	return false
}

// isPartOfConst reports whether value v of a function of Rust, of which a part is read, is an element of a constant
// collection, or a constant: TABLE.iter().any(|(name, _)| *name == x). What a variable holds may have other parts by then.
func (g *Graph) isPartOfConst(id ir.FuncID, v ir.Value, depth int) bool {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	switch {
	case in.Op == ir.OpParam, in.Op == ir.OpLoad && (in.NArgs == 0 || in.NArgs == 1 && in.Flags == 0):
		return depth > 0 && g.isConst(id, v, depth)
	}
	return false
}

// asksFor returns the function that a Ruby call without arguments runs, if it is one of the workspace.
func (g *Graph) asksFor(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand) (ir.FuncID, bool) {
	if in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf || g.lang(id) != source.Ruby {
		return 0, false
	}
	call := g.Call(Site{id, v})
	if len(call.Callees) != 1 || len(call.Sources) > 0 || call.Callees[0].Bridge != nil || call.Callees[0].New {
		return 0, false
	}
	return call.Callees[0].Func, true
}

// returnsConst reports whether all that a function without parameters returns is made of constants only.
func (g *Graph) returnsConst(id ir.FuncID, depth int) bool {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	any := false
	for v := range body {
		if body[v].Op != ir.OpReturn {
			continue
		}
		args := g.Prog.Args(id, &body[v])
		if len(args) != 1 || !g.isConst(id, args[0].Value, depth) {
			return false
		}
		any = true
	}
	return any
}

// ofConstants reports whether what the block made by in answers is made of constants and of what it is given:
// TARGETS.map { |target| URI(target).host }.
func (g *Graph) ofConstants(id ir.FuncID, in *ir.Instr, captured []ir.Operand, depth int) bool {
	if g.lang(id) != source.Ruby {
		fn := g.Prog.Callee(id, in)
		return len(captured) == 0 && fn != ir.NoFunc && g.returnsConst(fn, maxLazy)
	}
	for _, a := range captured {
		if a.Role != ir.RoleSelf && !g.isConst(id, a.Value, depth) {
			return false
		}
	}
	block := g.Prog.Callee(id, in)
	body := g.Prog.File(block).Body(g.Prog.Func(block))
	for v := range body {
		switch u := &body[v]; {
		case u.Op == ir.OpLoad && u.Flags&(ir.FlagIndex|ir.FlagConst) == 0, u.Op == ir.OpClosure, u.Op == ir.OpUnknown:
			return false
		case u.Op == ir.OpCall && u.Flags&ir.FlagImplicitSelf != 0 && !isConversion(g.Prog.Text(u.Name)):
			return false
		}
	}
	return true
}

// isConversion reports whether a function of Ruby's is called like a class: Integer, URI.
func isConversion(name string) bool { return name != "" && name[0] >= 'A' && name[0] <= 'Z' }

// isList reports whether a call of that name makes a list or a hash that is filled later, in Ruby.
func isList(name string) bool {
	switch name {
	case ir.OpArray, ir.OpHash, "dup", "clone", "to_a", "to_set", "new":
		return true
	}
	return false
}

// isElement reports whether a parameter of a closure is an element of a constant collection, as models
// say of the call that the closure is the block of.
func (g *Graph) isElement(id ir.FuncID, in *ir.Instr, depth int) bool {
	made, ok := g.closureSites[id]
	if !ok || int(in.Aux) >= len(g.Prog.Func(id).Params) {
		return false
	}
	p := &g.Prog.Func(id).Params[in.Aux]
	if p.Kind == ir.ParamCaptured && !p.Written {
		outer := g.Prog.Args(made.Func, g.Prog.Instr(made.Func, made.Value))
		i := int(p.Index)
		if len(outer) > 0 && outer[0].Role == ir.RoleSelf {
			i++
		}
		return i < len(outer) && g.isConst(made.Func, outer[i].Value, depth)
	}
	s, ok := g.consumer(made)
	if !ok || p.Kind != ir.ParamPositional {
		return false
	}
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	if len(args) == 0 || args[0].Role != ir.RoleSelf || !g.isConst(s.Func, args[0].Value, depth) {
		return false
	}
	given := false
	for _, row := range g.Call(s).Flows {
		for i := range row.To {
			if to := &row.To[i]; to.Kind == rule.PortBlockArg && (to.Index == int(p.Index) || to.Index == rule.AnyIndex) {
				if slices.ContainsFunc(row.From, func(p rule.Port) bool { return p.Kind != rule.PortSelf }) {
					return false
				}
				given = true
			}
		}
	}
	return given
}
