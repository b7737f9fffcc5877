package callgraph

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds what the program puts into the tables that constants, fields and variables hold, and into the
// lists in such tables.

// table is a place that holds a table.
type table struct {
	name     ir.Name // the last word of the constant, field or variable
	constant Site    // where it is defined, of a constant
	self     Type    // whose field it is
	field    bool
}

// tableOf returns the place that v is read from as it is: also by a method that answers it, def hooks = @hooks ||= {}, and an
// option of an application, settings.hooks of set :hooks, {}.
func (g *Graph) tableOf(id ir.FuncID, v ir.Value) (t table, ok bool) {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	switch {
	case in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0:
		t.name = g.tableName(in)
		if in.Flags&ir.FlagConst != 0 {
			t.constant, _, ok = g.Constant(id, in)
			return t, ok
		}
		t.field, t.self = in.NArgs > 0, g.SelfType(id)
		return t, true
	case in.Op == ir.OpCall && in.NArgs == 1 && g.isOption(in.Name) && len(g.Call(Site{id, v}).Values) == 1:
		t.name, t.constant = in.Name, g.Call(Site{id, v}).Values[0]
		return t, true
	case in.Op == ir.OpCall && in.NArgs == 1 && g.fieldOf[in.Name] != 0:
		t.name, t.field, t.self = g.fieldOf[in.Name], true, g.SelfType(id)
		if in.Flags&ir.FlagImplicitSelf == 0 {
			t.self = g.TypeOf(id, g.Prog.Args(id, in)[0].Value)
		}
		return t, true
	case in.Op == ir.OpPhi: // @hooks ||= {}
		return g.firstTable(id, in)
	}
	return t, false
}

// firstTable is tableOf for a phi: of what it is first.
func (g *Graph) firstTable(id ir.FuncID, in *ir.Instr) (t table, ok bool) {
	first := g.Root(id, g.Prog.Args(id, in)[0].Value)
	if g.Prog.Instr(id, first).Op == ir.OpPhi {
		return t, false
	}
	return g.tableOf(id, first)
}

// same reports whether two places of the same name can be the same one.
func (g *Graph) same(a, b table) bool {
	return a.constant == b.constant && a.field == b.field && (!a.field || g.SelfCompatible(a.self, b.self))
}

// kept follows what is put into the table that v is, anywhere in the program.
func (t *tracer) kept(id ir.FuncID, v ir.Value, name ir.Name, known bool, depth int) {
	g := t.g
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	if in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == ir.FlagIndex {
		args := g.Prog.Args(id, in)
		t.keptInLists(id, args[0].Value, args[1].Value, depth)
		return
	}
	stores := g.tableStores()
	if in.Op == ir.OpCall {
		switch c := g.Call(Site{id, v}); {
		case c.Accessor != 0 && !c.Writer:
			for _, s := range stores[c.Accessor] {
				t.put(s, name, known, depth)
			}
			return
		case len(c.Callees) == 0 && g.keyed(Site{id, v}): // hooks.fetch(at, [])
			args := g.Prog.Args(id, in)
			t.keptInLists(id, args[0].Value, args[1].Value, depth)
			return
		}
	}
	if of, ok := g.tableOf(id, v); ok {
		for _, s := range stores[of.name] {
			if other, ok := g.tableOf(s.Func, g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))[0].Value); ok && g.same(of, other) {
				t.put(s, name, known, depth)
			}
		}
	}
}

// keptInLists follows what is added to the lists in a table of which one is read: @handlers[name] << handler.
func (t *tracer) keptInLists(id ir.FuncID, v, key ir.Value, depth int) {
	g := t.g
	g.tableStores()
	of, ok := g.tableOf(id, v)
	if !ok {
		return
	}
	k := g.tableKey(id, key)
	t.byParam = t.byParam || k.param.Value != ir.NoValue
	for _, s := range g.lists[of.name] {
		list := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, g.listOf(s)))
		if other, ok := g.tableOf(s.Func, list[0].Value); ok && g.same(of, other) {
			t.at(s, list[1].Value, k.name, k.known, func() { t.put(s, 0, false, depth) })
		}
	}
}

// listOf returns the read of an element of a table to which the call at s adds something; NoValue if it does not.
func (g *Graph) listOf(s Site) ir.Value {
	v := g.Root(s.Func, g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))[0].Value)
	candidates := []ir.Operand{{Value: v}}
	if in := g.Prog.Instr(s.Func, v); in.Op == ir.OpPhi { // (@handlers[name] ||= []) << handler
		candidates = g.Prog.Args(s.Func, in)
	}
	for _, c := range candidates {
		v := g.Root(s.Func, c.Value)
		in := g.Prog.Instr(s.Func, v)
		if in.Op != ir.OpLoad || in.Flags&(ir.FlagIndex|ir.FlagCapture) != ir.FlagIndex {
			continue
		}
		if _, ok := g.tableOf(s.Func, g.Prog.Args(s.Func, in)[0].Value); ok {
			return v
		}
	}
	return ir.NoValue
}

// put follows what the store or call at s puts into a table.
func (t *tracer) put(s Site, name ir.Name, known bool, depth int) {
	in := t.g.Prog.Instr(s.Func, s.Value)
	args := t.g.Prog.Args(s.Func, in)
	if in.Op == ir.OpStore {
		t.at(s, args[1].Value, name, known, func() { t.value(s.Func, args[len(args)-1].Value, depth) })
		return
	}
	for _, a := range args[1:] {
		if a.Role == ir.RolePlain {
			t.value(s.Func, a.Value, depth)
		}
	}
}

// tableName returns the last word of the constant, field or variable that a load reads.
func (g *Graph) tableName(in *ir.Instr) ir.Name {
	if s, ok := g.simple[in.Name]; ok {
		return s
	}
	return in.Name
}

// tableStores returns where elements are put into what constants, fields and variables hold, by the last
// word of their names. It is made when it is first asked for.
func (g *Graph) tableStores() map[ir.Name][]Site {
	if g.tables != nil {
		return g.tables
	}
	g.tables, g.lists = map[ir.Name][]Site{}, map[ir.Name][]Site{}
	g.readAnswers()
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		if g.lang(id) != source.Ruby {
			continue
		}
		body := g.Prog.File(id).Body(g.Prog.Func(id))
		for v := range body {
			in := &body[v]
			if in.Op != ir.OpStore && in.Op != ir.OpCall || in.Op == ir.OpStore && in.Flags&ir.FlagIndex == 0 || in.NArgs < 2 {
				continue
			}
			if in.Op == ir.OpCall && !g.adds(in) {
				continue
			}
			s := Site{id, ir.Value(v)}
			if of, ok := g.tableOf(id, g.Prog.Args(id, in)[0].Value); ok {
				g.tables[of.name] = append(g.tables[of.name], s)
			} else if in.Op == ir.OpStore {
				continue
			} else if list := g.listOf(s); list != ir.NoValue {
				of, _ := g.tableOf(id, g.Prog.Args(id, g.Prog.Instr(id, list))[0].Value)
				g.lists[of.name] = append(g.lists[of.name], s)
			}
		}
	}
	return g.tables
}

// readAnswers notes which instance variables methods without arguments answer.
func (g *Graph) readAnswers() {
	g.fieldOf = map[ir.Name]ir.Name{}
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		fn := g.Prog.Func(id)
		if fn.Kind != ir.KindMethod && fn.Kind != ir.KindSingleton || g.lang(id) != source.Ruby || fn.Len > maxAnswer {
			continue
		}
		body := g.Prog.File(id).Body(fn)
		last := &body[len(body)-1]
		if last.Op != ir.OpReturn || last.NArgs == 0 {
			continue
		}
		v := g.Root(id, g.Prog.Args(id, last)[0].Value)
		if body[v].Op == ir.OpPhi {
			v = g.Root(id, g.Prog.Args(id, &body[v])[0].Value)
		}
		if in := &body[v]; in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0 && strings.HasPrefix(g.Prog.Text(in.Name), "@") {
			g.noteAnswer(fn.Name, in.Name)
		}
	}
	for _, c := range g.classes.order {
		for _, methods := range [...]map[ir.Name]*Method{c.methods, c.singles} {
			for name, m := range methods {
				if m.Attr != 0 && !m.Writer {
					g.noteAnswer(name, m.Attr)
				}
			}
		}
	}
}

// noteAnswer notes that a method of that name answers an instance variable. Where another one answers another, neither
// counts.
func (g *Graph) noteAnswer(method, field ir.Name) {
	if known, ok := g.fieldOf[method]; ok && known != field {
		field = 0
	}
	g.fieldOf[method] = field
}

// maxAnswer bounds the instructions of a method that does nothing but answer an instance variable.
const maxAnswer = 16

// adds reports whether models say that a call of that name puts its arguments into its receiver.
func (g *Graph) adds(in *ir.Instr) bool {
	for _, f := range g.rowsOfName(source.Ruby, in.Name, false).Flows {
		for i := range f.To {
			if f.Step == rule.Value && f.To[i].Kind == rule.PortSelf && len(f.To[i].Path) == 1 {
				return true
			}
		}
	}
	return false
}
