package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// maxHandedType bounds how far behind a closure the call is looked for that it is made for.
const maxHandedType = 12

// handedType returns the type of parameter i of closure id, as the call tells that it is an argument of: what its receiver
// is, or holds. found.filter(|path| path.starts_with(root))
func (c *crates) handedType(id ir.FuncID, i int) string {
	g := c.g
	made, ok := g.closureSites[id]
	if !ok {
		return ""
	}
	index := int(g.Prog.Func(id).Params[i].Index)
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for u := int(made.Value) + 1; u < min(len(body), int(made.Value)+maxHandedType); u++ {
		in := &body[u]
		if in.Op != ir.OpCall {
			continue
		}
		args := g.Prog.Args(made.Func, in)
		if !slices.ContainsFunc(args, func(a ir.Operand) bool { return a.Value == made.Value && a.Role == ir.RolePlain }) {
			continue
		}
		if args[0].Role != ir.RoleSelf {
			return ""
		}
		for _, row := range g.rowsByName(made.Func, in).Flows {
			if givesBlock(row, index) && ofReceiver(row.From) {
				return inside(g.TypeOf(made.Func, args[0].Value).Name)
			}
		}
		return ""
	}
	return ""
}

// ofReceiver reports whether ports are the receiver, or its elements.
func ofReceiver(ports []rule.Port) bool {
	return !slices.ContainsFunc(ports, func(p rule.Port) bool { return p.Kind != rule.PortSelf || len(p.Path) > 1 })
}

// inside returns the type of what a list, an Option or a Result of type t holds.
func inside(t string) string {
	of := stripRef(t)
	if h := head(of); wraps[h] || h == "std::vec::Vec" || h == "std::iter::Iterator" || strings.HasPrefix(of, "[") {
		return firstArg(of)
	}
	return ""
}

// IsOutcome reports whether a value of Rust is an Option or a Result.
func (g *Graph) IsOutcome(id ir.FuncID, v ir.Value) bool { return wraps[head(g.TypeOf(id, v).Name)] }
