package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// What the Ok of a Result of Rust holds is the Result itself to those who follow data; what its Err holds is a part of it.
// Where it is said what the Err holds, data that is the whole Result is not in there.

// SaysErr implements rule.Env.
func (e *env) SaysErr(p rule.Port) bool {
	v, ok := e.one(p)
	return ok && e.g.SaysErr(e.site.Func, v)
}

// SaysErr reports whether it is known of value v of function id, a Result of Rust, what its Err holds: the workspace makes it, or
// a call that rows describe.
func (g *Graph) SaysErr(id ir.FuncID, v ir.Value) bool { return g.saysErr(id, v, maxTrace) }

func (g *Graph) saysErr(id ir.FuncID, v ir.Value, depth int) bool {
	for ; depth > 0; depth-- {
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		switch in.Op {
		case ir.OpCopy, ir.OpAssume:
			switch g.Prog.Text(in.Name) {
			case "Ok", "Err":
				return true
			case ir.VariantTry:
				return false // what is in it can be another Result
			}
			v = args[0].Value
		case ir.OpPhi:
			return !slices.ContainsFunc(args, func(a ir.Operand) bool { return a.Value == v || !g.saysErr(id, a.Value, depth/2) })
		case ir.OpCall:
			flows := g.Call(Site{id, v}).Flows
			if len(args) == 0 || args[0].Role != ir.RoleSelf || slices.ContainsFunc(flows, saysErr) || !slices.ContainsFunc(flows, keepsErr) {
				return g.callSaysErr(Site{id, v}, depth/2)
			}
			v = args[0].Value
		default:
			return false
		}
	}
	return false
}

// callSaysErr is saysErr for what a call returns.
func (g *Graph) callSaysErr(s Site, depth int) bool {
	call := g.Call(s)
	if slices.ContainsFunc(call.Flows, saysErr) || len(call.Sources) > 0 { // what did not come is in no Err
		return true
	}
	if len(call.Callees) != 1 || len(call.Flows) > 0 || call.Callees[0].ByName {
		return false
	}
	callee := call.Callees[0].Func
	says := false
	for _, in := range g.Prog.File(callee).Body(g.Prog.Func(callee)) {
		if in.Op != ir.OpReturn || in.NArgs == 0 {
			continue
		}
		if says = g.saysErr(callee, g.Prog.Args(callee, &in)[0].Value, depth); !says {
			return false
		}
	}
	return says
}

// keepsErr reports whether a flow hands on what the Err of the receiver holds: map(…), cloned().
func keepsErr(f *rule.Flow) bool {
	errs := func(p rule.Port, kind rule.PortKind) bool { return p.Kind == kind && len(p.Path) == 1 && p.Path[0].Err }
	return asItIs(f) && !f.Success || len(f.From) == 1 && len(f.To) == 1 && errs(f.From[0], rule.PortSelf) && errs(f.To[0], rule.PortReturn)
}

// saysErr reports whether a flow tells, from something else than the receiver, what the Err of the call's result holds.
func saysErr(f *rule.Flow) bool {
	if len(f.To) != 1 || f.To[0].Kind != rule.PortReturn || len(f.To[0].Path) != 1 || !f.To[0].Path[0].Err {
		return false
	}
	return !slices.ContainsFunc(f.From, func(p rule.Port) bool { return p.Kind == rule.PortSelf })
}
