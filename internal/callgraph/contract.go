package callgraph

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds what a program declares of the elements of a source: a framework checks them before the
// code runs that reads them. Declarations stand in a block in front of a route or of a namespace
// (params do requires :id, type: Integer end), or in the class whose method is given what is declared.

// Declaration declares the element at a key of a source.
type Declaration struct {
	Key      string
	Site     Site // the call that does
	Contract *rule.Contract
}

// Declared returns what is declared of the elements of a source for the code that it stands in.
func (g *Graph) Declared(s Site, row *rule.Source) []Declaration {
	if !g.Set.Models.Contracted(row.Name) || g.lang(s.Func) != source.Ruby {
		return nil
	}
	var keys []Declaration
	for id := s.Func; id != ir.NoFunc && g.Prog.Func(id).Kind == ir.KindClosure; id = g.Prog.Parent(id) {
		if r := g.callbacks[id]; r != nil {
			keys = append(keys, g.declaredBefore(r.Site, row)...)
		}
	}
	return keys
}

// declaredBefore returns the keys that the blocks declare which stand before a call, after the route that
// comes before it.
func (g *Graph) declaredBefore(s Site, row *rule.Source) []Declaration {
	var keys []Declaration
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for v := int(s.Value) - 1; v > 0; v-- {
		if body[v].Op != ir.OpCall {
			continue
		}
		for _, a := range g.Prog.Args(s.Func, &body[v]) {
			made := &body[a.Value]
			if a.Role != ir.RoleBlock || made.Op != ir.OpClosure {
				continue
			}
			block := g.Prog.Callee(s.Func, made)
			if r := g.callbacks[block]; r != nil && (r.Verb != "" || len(r.parts) > 0) {
				return keys
			}
			keys = append(keys, g.declaredIn(block, row)...)
		}
	}
	return keys
}

// declaredIn returns the keys that the calls of function id declare.
func (g *Graph) declaredIn(id ir.FuncID, row *rule.Source) []Declaration {
	var keys []Declaration
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := 1; v < len(body); v++ {
		in := &body[v]
		if in.Op != ir.OpCall {
			continue
		}
		for _, c := range g.rowsByName(id, in).Contracts {
			if c.Source != row.Name {
				continue
			}
			s := Site{id, ir.Value(v)}
			recv, implicit := g.receiverOf(s, in)
			if g.fitRuby(id, in, &c.Callee, recv, implicit) == fitSure && c.When.Eval(g.Env(s)) {
				g.met[c.ID] = true
				for _, key := range g.Env(s).Texts(c.Key) {
					keys = append(keys, Declaration{key, s, c})
				}
			}
		}
	}
	return keys
}

// declaredParam reports whether the body of the class of method id, or a block in it, declares the
// parameter of that name.
func (g *Graph) declaredParam(id ir.FuncID, name string, row *rule.Source) bool {
	if !g.Set.Models.Contracted(row.Name) {
		return false
	}
	f := g.Prog.Funcs[id].File
	scope := g.Prog.Func(id).Scope
	for i := range g.Prog.Files[f].Funcs {
		fn := &g.Prog.Files[f].Funcs[i]
		if fn.Scope != scope || fn.Kind != ir.KindBody && fn.Kind != ir.KindClosure {
			continue
		}
		for _, d := range g.declaredIn(g.Prog.ID(f, ir.FuncID(i)), row) {
			if d.Key == name && d.Contract.Matches == nil {
				return true
			}
		}
	}
	return false
}
