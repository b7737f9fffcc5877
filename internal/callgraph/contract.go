package callgraph

import (
	"slices"

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
	if in := g.Prog.Instr(s.Func, s.Value); in.Op == ir.OpParam && g.Prog.Func(s.Func).Params[in.Aux].Kind == ir.ParamKeyword {
		return nil // it is one of the elements, see declaredParam
	}
	var keys []Declaration
	id := s.Func
	for ; id != ir.NoFunc && g.Prog.Func(id).Kind == ir.KindClosure; id = g.Prog.Parent(id) {
		if r := g.callbacks[id]; r != nil {
			keys = append(keys, g.declaredBefore(r.Site, row)...)
			keys = append(keys, g.declaredAt(r.Site, row)...)
		}
	}
	if id != ir.NoFunc && g.Prog.Func(id).Kind == ir.KindMethod {
		keys = append(keys, g.declaredOver(id, row)...)
	}
	return keys
}

// declaredOver returns the keys that the class of method id declares in its body right before the method.
func (g *Graph) declaredOver(id ir.FuncID, row *rule.Source) (keys []Declaration) {
	body := g.Prog.ID(g.Prog.Funcs[id].File, g.Prog.Scope(id).Body)
	if body == ir.NoFunc {
		return nil
	}
	fn, last := g.Prog.Func(id), uint32(0)
	file := g.Prog.File(id)
	for i := range file.Funcs {
		if o := &file.Funcs[i]; o.Kind == ir.KindMethod && o.Scope == fn.Scope && o.Pos < fn.Pos {
			last = max(last, o.End)
		}
	}
	for _, d := range g.declaredIn(body, row) {
		if pos := g.Prog.Instr(d.Site.Func, d.Site.Value).Pos; last <= pos && pos < fn.Pos {
			keys = append(keys, d)
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
		if body[v].Op == ir.OpCall {
			keys = append(keys, g.declaredAt(Site{id, ir.Value(v)}, row)...)
		}
		if inner := g.Prog.Callee(id, &body[v]); body[v].Op == ir.OpClosure && inner != ir.NoFunc {
			if r := g.callbacks[inner]; r != nil && r.row != nil && r.row.Self == "class" && r.Site.Func == id {
				keys = append(keys, g.declaredIn(inner, row)...) // a part of the declarations
			}
		}
	}
	return keys
}

// declaredAt returns the keys that the call at s declares.
func (g *Graph) declaredAt(s Site, row *rule.Source) (keys []Declaration) {
	in := g.Prog.Instr(s.Func, s.Value)
	for _, c := range g.rowsByName(s.Func, in).Contracts {
		if c.Source != row.Name {
			continue
		}
		recv, implicit := g.receiverOf(s, in)
		if g.fitRuby(s.Func, in, &c.Callee, recv, implicit) == fitSure && c.When.Eval(g.Env(s)) {
			g.met[c.ID] = true
			for _, key := range g.declaredKeys(s, in, c) {
				keys = append(keys, Declaration{key, s, c})
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
	of := declarer{g.Prog.Funcs[id].File, g.Prog.Func(id).Scope, row.Name}
	names, ok := g.declarers[of]
	if !ok {
		names = g.declaredParams(of, row)
		g.declarers[of] = names
	}
	return names[name] || names[anyParam]
}

// declarer is a scope whose body, or a block in it, declares elements of a source.
type declarer struct {
	file   uint32
	scope  ir.ScopeID
	source string
}

// anyParam stands for the parameters of any name.
const anyParam = ""

// declaredParams returns the names of the parameters that are declared in the body of a class or in a block in it.
func (g *Graph) declaredParams(of declarer, row *rule.Source) map[string]bool {
	names := map[string]bool{}
	for _, id := range g.bodiesOf(of.file)[of.scope] {
		for _, d := range g.declaredIn(id, row) {
			switch {
			case d.Contract.Matches != nil:
			case d.Contract.All:
				names[anyParam] = true
			default:
				names[d.Key] = true
			}
		}
	}
	return names
}

// bodiesOf returns the bodies and the blocks of each scope of a file.
func (g *Graph) bodiesOf(file uint32) map[ir.ScopeID][]ir.FuncID {
	if g.bodies.of == nil || g.bodies.file != file {
		g.bodies.file, g.bodies.of = file, map[ir.ScopeID][]ir.FuncID{}
		funcs := g.Prog.Files[file].Funcs
		for i := range funcs {
			if fn := &funcs[i]; fn.Kind == ir.KindBody || fn.Kind == ir.KindClosure {
				g.bodies.of[fn.Scope] = append(g.bodies.of[fn.Scope], g.Prog.ID(file, ir.FuncID(i)))
			}
		}
	}
	return g.bodies.of
}

// declaredKeys returns the keys that the call at s declares something of.
func (g *Graph) declaredKeys(s Site, in *ir.Instr, c *rule.Contract) []string {
	if len(c.On) > 0 {
		args := g.Prog.Args(s.Func, in)
		if len(args) == 0 || args[0].Role != ir.RoleSelf {
			return nil
		}
		s.Value = g.Root(s.Func, args[0].Value)
		if !slices.ContainsFunc(c.On, func(on rule.Callee) bool { return g.IsCallOf(s, &on) }) {
			return nil
		}
	}
	if c.All {
		return []string{""}
	}
	return g.Env(s).Texts(c.Key)
}

// Promised returns what is declared of the elements of value v, which a guard row of a call in function id is
// about.
func (g *Graph) Promised(id ir.FuncID, v ir.Value, row *rule.Guard) []Declaration {
	if !g.Set.Models.Contracted(row.Contract) {
		return nil
	}
	if row.Maker == nil {
		class := g.TypeOf(id, v).Name
		if list := g.promisedBy(class, row.Contract); len(list) > 0 || class == "" || g.classes.classes[class] != nil {
			return list
		}
		return g.promisedBy(g.SelfType(id).Name, row.Contract)
	}
	made, ok := g.makerOf(Site{id, g.Root(id, v)}, row.Maker, maxMakers)
	if !ok {
		return nil
	}
	args := g.Prog.Args(made.Func, g.Prog.Instr(made.Func, made.Value))
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return nil
	}
	if block := g.blockThatMade(made.Func, args[0].Value); block != ir.NoFunc {
		return g.declaredIn(block, &rule.Source{Name: row.Contract})
	}
	return g.promisedBy(g.TypeOf(made.Func, args[0].Value).Name, row.Contract)
}

// maxMakers bounds how many methods of the workspace may stand around the call that makes a value.
const maxMakers = 3

// makerOf returns the call of maker that the value at s is the result of, also as a method returns it.
func (g *Graph) makerOf(s Site, maker *rule.Callee, depth int) (Site, bool) {
	if g.IsCallOf(s, maker) {
		return s, true
	}
	if depth == 0 || g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall {
		return Site{}, false
	}
	callees := g.Call(s).Callees
	if len(callees) != 1 {
		return Site{}, false
	}
	var made Site
	count := 0
	fn := callees[0].Func
	body := g.Prog.File(fn).Body(g.Prog.Func(fn))
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			count++
			made = Site{fn, g.Root(fn, g.Prog.Args(fn, &body[u])[0].Value)}
		}
	}
	if count != 1 {
		return Site{}, false
	}
	return g.makerOf(made, maker, depth-1)
}

// blockThatMade returns the block of the call that made value v, or the constant that v is.
func (g *Graph) blockThatMade(id ir.FuncID, v ir.Value) ir.FuncID {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	if in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 {
		s, value, ok := g.Constant(id, in)
		if !ok {
			return ir.NoFunc
		}
		id, v = s.Func, g.Root(s.Func, value)
		in = g.Prog.Instr(id, v)
	}
	if in.Op == ir.OpCall {
		for _, a := range g.Prog.Args(id, in) {
			if made := g.Prog.Instr(id, a.Value); a.Role == ir.RoleBlock && made.Op == ir.OpClosure {
				return g.Prog.Callee(id, made)
			}
		}
	}
	return ir.NoFunc
}

// promisedBy returns what a class and those above it declare, in their bodies and in blocks there.
func (g *Graph) promisedBy(class, contract string) []Declaration {
	if class == "" {
		return nil
	}
	ancestors := g.classes.mro(class)
	var list []Declaration
	for _, block := range g.contractBlocks() {
		if slices.Contains(ancestors, g.SelfType(block).Name) {
			list = append(list, g.declaredIn(block, &rule.Source{Name: contract})...)
		}
	}
	return list
}

// contractBlocks returns the bodies of classes that declare elements, and the blocks that a framework runs as a part
// of them.
func (g *Graph) contractBlocks() []ir.FuncID {
	if g.contracts == nil {
		g.contracts = []ir.FuncID{}
		for _, s := range g.sitesOf(func(e *rule.Entry) bool { return len(e.Contracts) > 0 }) {
			inBody := g.callbacks[s.Func] != nil || g.Prog.Func(s.Func).Kind == ir.KindBody
			if inBody && g.SelfType(s.Func).Meta && !slices.Contains(g.contracts, s.Func) {
				g.contracts = append(g.contracts, s.Func)
			}
		}
	}
	return g.contracts
}
