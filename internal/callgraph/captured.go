package callgraph

import (
	"slices"

	"rubicon/internal/ir"
)

// Limits of the search for the routes that a helper serves.
const (
	maxCaptureDepth   = 4
	maxCaptureCallers = 50
)

// Captured returns the names that the path of the request captured whenever function id runs: those of the
// pattern of its route, or what the routes have in common that call it.
func (g *Graph) Captured(id ir.FuncID) []string { return g.capturedBy(id, maxCaptureDepth) }

func (g *Graph) capturedBy(id ir.FuncID, depth int) []string {
	for g.Prog.Func(id).Kind == ir.KindClosure {
		if r := g.callbacks[id]; r != nil {
			return r.captures
		}
		if id = g.Prog.Parent(id); id == ir.NoFunc {
			return nil
		}
	}
	if depth == 0 || g.Prog.Func(id).Kind != ir.KindMethod {
		return nil
	}
	callers := g.Callers(id)
	if len(callers) > maxCaptureCallers {
		return nil
	}
	var common []string
	for i, s := range callers {
		names := g.capturedBy(s.Func, depth-1)
		if i == 0 {
			common = slices.Clone(names)
		} else {
			common = slices.DeleteFunc(common, func(n string) bool { return !slices.Contains(names, n) })
		}
		if len(common) == 0 {
			return nil
		}
	}
	return common
}
