package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file knows methods that an application has in some of its routes only: those of a block of helpers in a namespace.
//
//	namespace '/admin' do
//	  helpers { def allowed? = session[:admin] }
//	  before { halt 403 unless allowed? }
//	end
//
// Code in the block of the namespace calls them, and other code what the class has by their names.

// readScoped finds these methods, once callbacks are read, and gives the class back what it has by their names elsewhere.
func (g *Graph) readScoped() {
	own := map[ir.FuncID]ir.FuncID{} // the namespace of each
	for _, s := range g.sitesOf(declaresHelpers) {
		in := g.Prog.Instr(s.Func, s.Value)
		block, ok := g.blockAt(s, in)
		space := g.namespaceAround(s.Func)
		if !ok || space == ir.NoFunc {
			continue
		}
		fn := g.Prog.Func(block)
		class := g.SelfType(block).Name
		file := g.Prog.Funcs[block].File
		for i := range g.Prog.Files[file].Funcs {
			m := &g.Prog.Files[file].Funcs[i]
			if m.Kind != ir.KindMethod || m.Scope != fn.Scope || m.Pos < fn.Pos || fn.End < m.End {
				continue
			}
			if g.scoped[space] == nil {
				if g.scoped == nil {
					g.scoped = map[ir.FuncID]map[ir.Name]*Method{}
				}
				g.scoped[space] = map[ir.Name]*Method{}
			}
			id := g.Prog.ID(file, ir.FuncID(i))
			own[id] = space
			g.scoped[space][g.Prog.Func(id).Name] = &Method{Func: id, Owner: class}
		}
	}
	if len(own) == 0 {
		return
	}
	g.scopedIn = own
	isOwn := func(id ir.FuncID) bool { _, is := own[id]; return is }
	h := g.classes
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		fn := g.Prog.Func(id)
		if fn.Kind != ir.KindMethod || isOwn(id) || g.lang(id) != source.Ruby {
			continue
		}
		c := h.classes[g.SelfType(id).Name]
		if c == nil {
			continue
		}
		if now := c.methods[fn.Name]; now != nil && isOwn(now.Func) && now.Owner == c.name {
			h.add(c, fn.Name, &Method{Func: id, Owner: c.name}, false)
			h.version++
		}
	}
}

// declaresHelpers reports whether rows say of calls of a name that they run a block as the body of a class.
func declaresHelpers(e *rule.Entry) bool {
	return slices.ContainsFunc(e.Callbacks, func(row *rule.Callback) bool { return row.Self == "class" && row.Pattern == nil })
}

// blockAt returns the literal block of a call.
func (g *Graph) blockAt(s Site, in *ir.Instr) (ir.FuncID, bool) {
	for _, a := range g.Prog.Args(s.Func, in) {
		if made := g.Prog.Instr(s.Func, a.Value); a.Role == ir.RoleBlock && made.Op == ir.OpClosure {
			return g.Prog.Callee(s.Func, made), true
		}
	}
	return ir.NoFunc, false
}

// namespaceAround returns the block of the nearest namespace that function id stands in; NoFunc if it stands in none.
func (g *Graph) namespaceAround(id ir.FuncID) ir.FuncID {
	for ; id != ir.NoFunc && g.Prog.Func(id).Kind == ir.KindClosure; id = g.Prog.Parent(id) {
		if r := g.callbacks[id]; r != nil && r.row != nil && r.row.Pattern != nil && r.row.Self == "class" && r.Verb == "" && !r.row.Filter && !r.row.Late {
			return id
		}
	}
	return ir.NoFunc
}

// scopedMethod returns the method that a call on self runs in the namespaces around it; nil if these have none of that name.
func (g *Graph) scopedMethod(id ir.FuncID, name ir.Name) *Method {
	for len(g.scoped) > 0 && id != ir.NoFunc {
		if m := g.scoped[id][name]; m != nil {
			return m
		}
		if space, ok := g.scopedIn[id]; ok {
			id = space
			continue
		}
		if g.Prog.Func(id).Kind != ir.KindClosure {
			break
		}
		id = g.Prog.Parent(id)
	}
	return nil
}
