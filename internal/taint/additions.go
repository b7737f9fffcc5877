package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// byAdditions returns the kinds that s is free of where the list that a guard is about has no elements, because
// no branch was taken in which the function adds one to it before.
func (e *engine) byAdditions(site callgraph.Site, in *ir.Instr, row *rule.Guard, s subject) rule.Kinds {
	fn := site.Func
	values := e.atPort(fn, in, &row.Value)
	if len(values) != 1 || !e.isRuby(fn) {
		return 0
	}
	list := e.subject(fn, values[0])
	var clears rule.Kinds
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for u := ir.Value(1); u < site.Value; u++ {
		args := e.prog.Args(fn, &body[u])
		switch at := &body[u]; {
		case len(args) == 0 || at.Op != ir.OpCall && at.Op != ir.OpStore:
		case at.Op == ir.OpStore && at.Flags&ir.FlagIndex == 0:
			if at.Name == list.read.name && e.isSelf(fn, args[0].Value) {
				clears = 0 // another list
			}
		case args[0].Role != ir.RoleSelf && at.Op == ir.OpCall || !e.same(fn, args[0].Value, list):
		case at.Op == ir.OpStore || e.adds(callgraph.Site{Func: fn, Value: u}):
			clears |= e.elsewise(fn, body, u, s)
		case strings.HasSuffix(e.prog.Text(at.Name), "?"): // a question
		default:
			clears = 0 // it may take elements away
		}
	}
	return clears
}

// adds reports whether models say that a call puts something into its receiver.
func (e *engine) adds(s callgraph.Site) bool {
	for _, row := range e.graph.Call(s).Flows {
		for i := range row.To {
			if to := &row.To[i]; to.Kind == rule.PortSelf && len(to.Path) > 0 {
				return true
			}
		}
	}
	return false
}
