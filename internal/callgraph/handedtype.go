package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// maxHandedType bounds how far behind a closure the call is looked for that it is made for.
const maxHandedType = 12

// handedType returns the type of parameter i of closure id, as the call tells that it is an argument of: what its receiver
// is, or holds, found.filter(|path| path.starts_with(root)); or what the function of the workspace says that is called.
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
		at := slices.IndexFunc(args, func(a ir.Operand) bool { return a.Role == ir.RolePlain && g.isMade(made.Func, a.Value, made.Value) })
		if at < 0 || g.wraps(made.Func, in) {
			continue
		}
		if t, ok := c.boundType(Site{made.Func, ir.Value(u)}, in, args, at, index); ok {
			return t
		}
		if t := g.modelType(made.Func, g.typeRowsAt(made.Func, in), args, rule.Port{Kind: rule.PortBlockArg, Index: index}); t.Name != "" {
			return t.Name
		}
		if args[0].Role != ir.RoleSelf {
			return ""
		}
		for _, row := range g.rowsByName(made.Func, in).Flows {
			if givesBlock(row, index) && ofReceiver(row.From) {
				return c.handedOf(g.TypeOf(made.Func, args[0].Value).Name)
			}
		}
		return ""
	}
	return ""
}

// typeRowsAt returns the rows that say types of a call: of one by a path, those that name that.
func (g *Graph) typeRowsAt(id ir.FuncID, in *ir.Instr) []*rule.TypeRow {
	rows := g.rowsByName(id, in).Types
	if in.Flags&ir.FlagPath == 0 {
		return rows
	}
	full := g.rustPath(id, in)
	var named []*rule.TypeRow
	for _, row := range rows {
		if row.Callee.Path() == full {
			named = append(named, row)
		}
	}
	return named
}

// handedOf returns the type of what a receiver of type t gives to a closure: what it holds; or itself, if it is a type of the
// workspace and no iterator, for what was found is taken for what it is. A list may be behind a pointer: guard.retain(|job| …)
func (c *crates) handedOf(t string) string {
	for of := range c.behind(t) {
		if of != stripRef(t) {
			t = of
		}
		if inside(c.g.listLike(source.Rust, of)) != "" {
			break
		}
	}
	if of := inside(c.g.listLike(source.Rust, t)); of != "" || c.types[head(stripRef(t))] == nil || len(c.method(head(stripRef(t)), "next")) > 0 {
		return of
	}
	return t
}

// boundType returns the type of parameter index of a closure that is operand at of the call at s, as the bound of the
// parameter says that it is given for: fn build(fill: impl FnOnce(&mut Job)). It reports whether the call is of a function
// of the workspace.
func (c *crates) boundType(s Site, in *ir.Instr, args []ir.Operand, at, index int) (string, bool) {
	var callees []ir.FuncID
	if in.Flags&ir.FlagPath != 0 {
		callees = c.lookup(c.g.rustPath(s.Func, in))
	} else {
		for _, h := range receivers(c.g.TypeOf(s.Func, args[0].Value).Name) {
			if callees = c.method(h, c.g.Prog.Text(in.Name)); len(callees) > 0 {
				break
			}
		}
	}
	if len(callees) == 0 {
		return "", false
	}
	at = c.g.operandPosition(args, at)
	if in.Flags&ir.FlagPath != 0 && c.g.Prog.Func(callees[0]).Kind == ir.KindMethod {
		at-- // the first is self
	}
	given := functionArgs(c.parameterType(callees[0], at))
	if index >= len(given) || given[index] == "_" {
		return "", true
	}
	return given[index], true
}

// functionArgs returns the types of the arguments of a function's type or bound: "&mut Job" of "impl FnOnce(&mut Job)->u8".
func functionArgs(t string) []string {
	t = stripRef(t)
	if h := head(t); wraps[h] || boxes[h] {
		t = stripRef(firstArg(t))
	}
	open := strings.IndexByte(t, '(')
	if open < 0 {
		return nil
	}
	switch name := t[:open]; name[strings.LastIndexByte(name, ':')+1:] {
	case "fn", "Fn", "FnMut", "FnOnce":
	default:
		return nil
	}
	depth := 0
	for i := open; i < len(t); i++ {
		switch t[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return splitTypes(t[open+1 : i])
			}
		}
	}
	return nil
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
