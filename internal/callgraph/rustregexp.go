package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
)

// In Rust a regular expression is compiled once and kept: in a static that is made when it is first read, in what a
// function returns, in a field.

// rustRegexp is regexp for what is no constant in Rust.
func (g *Graph) rustRegexp(id ir.FuncID, v ir.Value, in *ir.Instr, depth int) (re, flags string, ok bool) {
	args := g.Prog.Args(id, in)
	switch {
	case in.Op == ir.OpClosure:
		return g.returnedRegexp(g.Prog.Callee(id, in), depth-1)
	case in.Op == ir.OpParam || in.Op == ir.OpLoad && len(args) == 1:
		return g.regexpOfOrigins(id, v, depth-1)
	case in.Op != ir.OpCall || len(args) == 0:
		call := g.Call(Site{id, v})
		if in.Op == ir.OpCall && len(call.Callees) == 1 && call.Callees[0].Bridge == nil {
			return g.returnedRegexp(call.Callees[0].Func, depth-1)
		}
		return "", "", false
	}
	call := g.Call(Site{id, v})
	for _, row := range call.Flows {
		if row.Union {
			return g.setRegexp(id, args[len(args)-1].Value, depth)
		}
	}
	if len(call.Callees) > 0 {
		if len(call.Callees) > 1 || call.Callees[0].Bridge != nil {
			return "", "", false
		}
		return g.returnedRegexp(call.Callees[0].Func, depth-1)
	}
	of := args[len(args)-1].Value // Regex::new("…"), Lazy::new(|| …), CELL.get_or_init(|| …)
	if args[0].Role == ir.RoleSelf && g.Prog.Instr(id, g.Root(id, of)).Op != ir.OpClosure {
		of = args[0].Value
	}
	re, flags, ok = g.regexp(id, of, depth-1)
	for _, row := range call.Flows {
		if row.Flag != "" {
			re = "(?" + row.Flag + ")" + re
		}
	}
	return re, flags, ok
}

// returnedRegexp returns the regular expression that all returns of a function of Rust return.
func (g *Graph) returnedRegexp(id ir.FuncID, depth int) (re, flags string, ok bool) {
	if id == ir.NoFunc || depth <= 0 {
		return "", "", false
	}
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		r, f, known := g.regexp(id, g.Prog.Args(id, &body[u])[0].Value, depth)
		if !known || ok && (r != re || f != flags) {
			return "", "", false
		}
		re, flags, ok = r, f, true
	}
	return re, flags, ok
}

// regexpOfOrigins returns the regular expression that a field or a parameter is wherever it comes from.
func (g *Graph) regexpOfOrigins(id ir.FuncID, v ir.Value, depth int) (re, flags string, ok bool) {
	if depth <= 0 {
		return "", "", false
	}
	origins := g.RustOrigins(id, v)
	if slices.Contains(origins, Site{id, v}) {
		return "", "", false
	}
	for _, s := range origins {
		r, f, known := g.regexp(s.Func, s.Value, depth)
		if !known || ok && (r != re || f != flags) {
			return "", "", false
		}
		re, flags, ok = r, f, true
	}
	return re, flags, ok
}

// setRegexp returns the regular expression that matches what one of a list of them does.
func (g *Graph) setRegexp(id ir.FuncID, list ir.Value, depth int) (re, flags string, ok bool) {
	elements, ok := g.allElements(id, list, depth-1)
	var parts []string
	for _, el := range elements {
		part, _, known := g.regexp(el.Value.Func, el.Value.Value, depth-1)
		if !known {
			return "", "", false
		}
		parts = append(parts, "(?:"+part+")")
	}
	return strings.Join(parts, "|"), "", ok && len(parts) > 0
}
