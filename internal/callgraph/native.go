package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Native is the binding of a Ruby method to a native function.
type Native struct {
	Mechanism string
	Class     string // the class or module that the method is defined on
	Name      ir.Name
	Symbol    string
	Params    []string // declared parameter types; nil if they are not constant
	Typed     bool     // Params are known
	Returns   string   // declared type of the result; "" if it is not constant
	Site      Site     // the call that binds
	asked     Site     // the call that looks the function up in a library, if that is another one
	key       ir.Name  // at which it stands in a table that a block makes of names; 0 if it stands in none
	Targets   []ir.FuncID

	// Of a binding that Rust code registers:

	Method  string // the name of the method, also if nobody calls it
	Of      string // what it is a method of: see rule.Register
	Arity   int    // as it is registered
	Counted bool   // Arity is known
	// Receiver says that the object which the method is called on is an argument of the function; First that it is the
	// one right before those of the call.
	Receiver, First bool
	Named           bool // it is what was looked up by a name, and what was found is not known to be a function
	Skip            int  // how many arguments of the call stand before those of the function
	Shift           int  // how many parameters stand before those for the arguments of the call
	List            bool // all arguments of the call come as one list …
	ListAt          int  // … in the parameter of this index
	Result          Type // what it returns, if that is an object of a class
}

// readNatives reads the calls that bridge rows describe and binds the methods that they define.
func (g *Graph) readNatives() {
	var bridges []Site
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		if g.lang(id) != source.Ruby || !g.classes.inBody(id) {
			continue
		}
		body := g.Prog.File(id).Body(g.Prog.Func(id))
		for v := range body {
			if body[v].Op == ir.OpCall {
				e := g.rowsByName(id, &body[v])
				if len(e.Bridges) > 0 {
					bridges = append(bridges, Site{id, ir.Value(v)})
				}
				if len(e.Variables) > 0 {
					g.readNativeVariable(Site{id, ir.Value(v)}, &body[v], e.Variables)
				}
				if len(e.TypeNames) > 0 {
					g.readNativeAlias(Site{id, ir.Value(v)}, &body[v], e.TypeNames)
				}
			}
		}
	}
	for _, s := range bridges {
		g.readNative(s, g.Prog.Instr(s.Func, s.Value))
	}
}

// nativeAlias is another name of a native type, in a class or module.
type nativeAlias struct {
	class, name string
}

// readNativeAlias reads a call that gives a native type another name.
func (g *Graph) readNativeAlias(s Site, in *ir.Instr, rows []*rule.NativeAlias) {
	t, _ := g.classes.receiver(s.Func, in)
	env := g.Env(s)
	for _, row := range rows {
		if is, _ := g.classes.isA(Type{Name: t.Name, Meta: true}, row.Callee.Owner); !is || !row.When.Eval(env) {
			continue
		}
		name, of := env.Texts(*row.Name), []string{row.Is}
		if row.Of != nil {
			of = env.Texts(*row.Of)
		}
		if len(name) != 1 || len(of) != 1 {
			return
		}
		if g.nativeAliases == nil {
			g.nativeAliases = map[nativeAlias]string{}
		}
		g.met[row.ID] = true
		g.nativeAliases[nativeAlias{t.Name, name[0]}] = g.unaliased(t.Name, of[0])
		return
	}
}

// unaliased returns the native type that name is another name of in a class, or name.
func (g *Graph) unaliased(class, name string) string {
	if of, ok := g.nativeAliases[nativeAlias{class, name}]; ok {
		return of
	}
	return name
}

func (g *Graph) readNative(s Site, in *ir.Instr) {
	rows := g.rowsByName(s.Func, in).Bridges
	t, _ := g.classes.receiver(s.Func, in)
	c := g.classes.classes[t.Name]
	if c == nil {
		return
	}
	turns := g.argumentsOf(s)
	if turns == nil {
		g.bindBy(s, rows, c, g.Env(s))
	}
	for _, args := range turns {
		g.bindBy(s, rows, c, &turnEnv{g.Env(s), g, args})
	}
}

// bindBy binds the method that a call declares by the first row that fits.
func (g *Graph) bindBy(s Site, rows []*rule.Bridge, c *class, env rule.Env) {
	for _, row := range rows {
		if row.Name == nil {
			continue
		}
		if is, _ := g.classes.isA(Type{Name: c.name, Meta: true}, row.Callee.Owner); !is || !row.When.Eval(env) {
			continue
		}
		g.met[row.ID] = true
		if n := g.bind(s, row, env, c.name); n != nil {
			if n.Name == 0 {
				return
			}
			m := &Method{Func: ir.NoFunc, Native: n, Owner: c.name}
			g.classes.add(c, n.Name, m, true)
			g.classes.add(c, n.Name, m, false)
			return
		}
	}
}

// bind makes the binding that a call declares, or nil if its names are not constant.
func (g *Graph) bind(s Site, row *rule.Bridge, env rule.Env, class string) *Native {
	names := env.Texts(*row.Name)
	symbol := names
	if row.Symbol != nil {
		symbol = env.Texts(*row.Symbol)
	}
	if len(names) != 1 || len(symbol) != 1 {
		g.Unbound = append(g.Unbound, s)
		return nil
	}
	n := &Native{Mechanism: row.Mechanism, Class: class, Site: s}
	if row.Prototype {
		name, returns, params, ok := prototype(names[0])
		if !ok {
			g.Unbound = append(g.Unbound, s)
			return nil
		}
		names[0], symbol = name, []string{name}
		n.Params, n.Typed, n.Returns = params, true, returns
	}
	n.Name, n.Symbol, n.Targets = g.Prog.Name(names[0]), symbol[0], g.crates.exports[symbol[0]]
	if row.Params != nil {
		if t, ok := env.(*turnEnv); !ok {
			n.Params, n.Typed = g.typeList(s, row.Params)
		} else if list := t.at(*row.Params); list != nil && !list.written() && list.pair == nil {
			n.Params, n.Typed = g.typesIn(g.literalAt(list.site))
		}
	}
	if row.Returns != nil {
		if t, ok := env.(*turnEnv); !ok {
			n.Returns = g.typeAt(s, row.Returns)
		} else if texts := t.Texts(*row.Returns); len(texts) == 1 {
			n.Returns = texts[0]
		}
	}
	for i, t := range n.Params {
		n.Params[i] = g.unaliased(class, t)
	}
	n.Returns = g.unaliased(class, n.Returns)
	g.besideLibrary(n, s)
	if n.Name == 0 { // nobody calls it
		n.Method = names[0]
		g.Bindings = append(g.Bindings, n)
		return n
	}
	g.Natives = append(g.Natives, n)
	return n
}

// typeList reads a list of native types: symbols, or constants and calls by their text.
func (g *Graph) typeList(s Site, p *rule.Port) (types []string, ok bool) {
	values := g.operands(s.Func, g.Prog.Instr(s.Func, s.Value), p)
	if len(values) != 1 {
		return nil, false
	}
	at := Site{s.Func, values[0]}
	if given, ok := g.boundValue(at.Func, at.Value); ok {
		at = given
	}
	return g.typesIn(g.literalAt(at))
}

// typesIn reads the list of native types that is made at s.
func (g *Graph) typesIn(s Site) (types []string, ok bool) {
	list := g.Prog.Instr(s.Func, s.Value)
	if g.Prog.Text(list.Name) != ir.OpArray {
		return nil, false
	}
	for _, a := range g.Prog.Args(s.Func, list) {
		types = append(types, g.typeWritten(s.Func, a.Value))
	}
	return types, true
}

// typeAt reads the native type at a port: see typeList.
func (g *Graph) typeAt(s Site, p *rule.Port) string {
	values := g.operands(s.Func, g.Prog.Instr(s.Func, s.Value), p)
	if len(values) != 1 {
		return ""
	}
	return g.typeWritten(s.Func, values[0])
}

// typeWritten returns the native type that v names.
func (g *Graph) typeWritten(id ir.FuncID, v ir.Value) string {
	if texts, ok := g.texts(id, v, maxTrace); ok && len(texts) == 1 {
		return texts[0]
	}
	in := g.Prog.Instr(id, g.Root(id, v))
	if at := g.literalAt(Site{id, v}); g.Prog.Instr(at.Func, at.Value).Op == ir.OpLoad {
		in = g.Prog.Instr(at.Func, at.Value) // INT = Fiddle::TYPE_INT
	}
	return strings.TrimPrefix(g.Prog.Text(in.Name), "::")
}

// Carries returns the kinds that an argument at position i can bring across the binding: content
// through a pointer, numbers by value.
func (g *Graph) Carries(n *Native, i int) rule.Kinds {
	if i < 0 {
		return 0
	}
	if !n.Typed || i >= len(n.Params) {
		return g.Set.AllKinds()
	}
	t := g.NativeType(n.Mechanism, n.Params[i])
	if t == nil {
		return g.Set.AllKinds()
	}
	return t.Kinds
}

// NativeType returns the row of a native type's name in a mechanism, or nil.
func (g *Graph) NativeType(mechanism, name string) *rule.NativeType {
	return g.NativeParameter(mechanism, name, "")
}

// NativeParameter returns the row of the native type of a parameter in a mechanism, or nil. before is the type of the
// parameter that stands before it, "" of the first one.
func (g *Graph) NativeParameter(mechanism, name, before string) *rule.NativeType {
	t := g.Set.Models.NativeParameter(mechanism, name, before)
	if t != nil {
		g.met[t.ID] = true
	}
	return t
}

// NativeKinds returns the kinds that rows of a mechanism give to a native type.
func (g *Graph) NativeKinds(mechanism, name string) rule.Kinds {
	var kinds rule.Kinds
	for _, t := range g.Set.Models.NativeRows(mechanism, name) {
		g.met[t.ID] = true
		kinds |= t.Kinds
	}
	return kinds
}

// AllNatives returns the bindings of native functions, also of those that nobody calls.
func (g *Graph) AllNatives() []*Native {
	all := slices.Clone(g.Bindings)
	for _, n := range g.Natives {
		if n.Method == "" { // it is not among the registered ones
			all = append(all, n)
		}
	}
	return all
}

// CallsOfNatives returns the calls that reach each binding that some call reaches.
func (g *Graph) CallsOfNatives() map[*Native][]Site {
	calls := map[*Native][]Site{}
	if len(g.Natives) == 0 {
		return calls
	}
	names := slices.Clone(g.names.sends)
	for _, n := range g.Natives {
		names = append(names, g.callNames(n)...)
	}
	seen := map[ir.Name]bool{0: true}
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		for _, s := range g.calls.of(name) {
			c := g.Call(s)
			for _, n := range c.natives() {
				calls[n] = append(calls[n], s)
			}
		}
	}
	return calls
}

// natives returns the bindings that a call reaches.
func (c *Call) natives() (all []*Native) {
	for _, callee := range c.Callees {
		if callee.Bridge != nil && !slices.Contains(all, callee.Bridge) {
			all = append(all, callee.Bridge)
		}
	}
	if c.Native != nil && !slices.Contains(all, c.Native) {
		all = append(all, c.Native)
	}
	return all
}

// NativeCalls returns how many calls of native functions the program has, and how many of them call
// one whose body is not in the workspace.
func (g *Graph) NativeCalls() (calls, unresolved int) {
	for n, reaching := range g.CallsOfNatives() {
		calls += len(reaching)
		if len(n.Targets) == 0 {
			unresolved += len(reaching)
		}
	}
	return calls, unresolved
}

// CallStats returns how many call sites the program has, and how many of them reach a function or
// are described by a model. It resolves all of them.
func (g *Graph) CallStats() (sites, resolved int) {
	for _, s := range g.calls.sites {
		sites++
		if !g.Call(s).Unknown {
			resolved++
		}
	}
	return sites, resolved
}
