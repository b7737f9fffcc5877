package callgraph

import "rubicon/internal/ir"

// keptFunctions returns the functions that a call of a path of Rust can run because a constant or static there keeps
// them: const CHECK: fn(&str) -> bool = is_word;
func (g *Graph) keptFunctions(path string) []ir.FuncID {
	s, ok := g.crates.consts[path]
	if !ok {
		return nil
	}
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	var list []ir.FuncID
	for _, o := range g.RustOrigins(s.Func, args[len(args)-1].Value) {
		switch made := g.Prog.Instr(o.Func, o.Value); {
		case made.Op == ir.OpClosure:
			if items, _ := g.Items(g.Prog.Callee(o.Func, made)); len(items) > 0 {
				list = append(list, items...)
			} else {
				list = append(list, g.Prog.Callee(o.Func, made))
			}
		case made.Op == ir.OpLoad && made.NArgs == 0:
			list = append(list, g.NamedBy(o)...)
		}
	}
	return list
}
