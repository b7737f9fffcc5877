package callgraph

import (
	"slices"
	"strings"
	"unicode"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the methods of Ruby that code in Rust calls by their names.

// maxFuncallSites bounds the calls that are looked at to find out what a native function is given.
const maxFuncallSites = 32

// callsBack adds the methods of the workspace's classes that a call in Rust names.
func (g *Graph) callsBack(s Site, in *ir.Instr, c *Call) {
	for _, row := range g.rowsByName(s.Func, in).Funcalls {
		if !g.fits(s, in, &row.Callee) || !row.When.Eval(g.Env(s)) {
			continue
		}
		receiver := g.operands(s.Func, in, &row.Receiver)
		if len(receiver) != 1 {
			return
		}
		if g.tracing {
			c.partial = true
		}
		for _, name := range g.methodNames(s, in, row) {
			g.callBack(s, Site{s.Func, receiver[0]}, in, name, row, c)
		}
		return
	}
}

// callBack adds the method of that name of what stands at recv, as the call at s names it: of its class, or, if that is not known, of
// the classes that have one which can be called so.
func (g *Graph) callBack(s, recv Site, in *ir.Instr, name ir.Name, row *rule.Funcall, c *Call) {
	add := func(m *Method, byName, isNew bool) {
		if m == nil || m.Func == ir.NoFunc || m.Owner == object || c.reaches(m.Func) || len(c.Callees) >= MaxByName {
			return
		}
		g.met[row.ID] = true
		c.Callees = append(c.Callees, Callee{Func: m.Func, ByName: byName, New: isNew, Back: row})
	}
	if g.Prog.Text(name) == "call" || row.Method == "call" {
		g.callsGiven(recv, row, c)
	}
	types := g.rubyTypes(recv, maxTrace)
	for _, t := range types {
		if t.Meta && name == g.names.new && g.names.initialize != 0 {
			add(g.classes.find(Type{Name: t.Name}, g.names.initialize), false, true)
			continue
		}
		add(g.classes.find(t, name), false, false)
		if t.Meta && len(c.Callees) == 0 {
			g.callsLibrary(s, in, name, t, row, c)
		}
	}
	e := g.Set.Models.Lookup(source.Ruby, g.Prog.Text(name))
	if len(types) > 0 || e != nil && len(e.Flows)+len(e.Sinks)+len(e.Types) > 0 {
		return // it may be one of a library's
	}
	var fit []*Method
	for _, m := range g.classes.byName[name] {
		if m.Func != ir.NoFunc && m.Owner != object && !g.madeByFramework(m.Owner) && g.takes(m.Func, g.countBack(recv.Func, in, row)) {
			fit = append(fit, m)
		}
	}
	if len(fit) <= MaxByName {
		for _, m := range fit {
			add(m, true, false)
		}
	}
}

// LibraryCall is what models say of a method of Ruby's library that a call in Rust names by row By: its sinks, and the kinds that its
// result is free of.
type LibraryCall struct {
	Sinks  []*rule.Sink
	Clears rule.Kinds
	By     *rule.Funcall
}

// callsLibrary adds what models say of the method of that name of class t, which is not the workspace's: File.read, or what every
// object has of Kernel.
func (g *Graph) callsLibrary(s Site, in *ir.Instr, name ir.Name, t Type, row *rule.Funcall, c *Call) {
	e := g.Set.Models.Lookup(source.Ruby, g.Prog.Text(name))
	args, ok := g.argumentsBack(s.Func, in, row)
	if e == nil || !ok {
		return
	}
	bare := t.Name == object || t.Name == "Kernel"
	terms := make([]term, len(args))
	for i, v := range args {
		terms[i].site = Site{s.Func, v}
	}
	rows, env := g.candidates(e, t, bare), &turnEnv{g.Env(s), g, terms}
	fits := func(p *rule.Callee) fit { return g.fitAt(ir.NoFunc, true, p, t, bare) }
	l := LibraryCall{By: row}
	l.Sinks = g.sinks(s, in, slices.DeleteFunc(slices.Clone(rows.Sinks), func(r *rule.Sink) bool { return r.Word || r.Script }), env, fits)
	for _, f := range rows.Flows {
		if f.Clears != 0 && fits(&f.Callee) == fitSure && f.When.Eval(env) {
			l.Clears |= f.Clears
		}
	}
	if len(l.Sinks) > 0 || l.Clears != 0 {
		g.met[row.ID] = true
		c.InRuby = append(c.InRuby, l)
	}
}

// argumentsBack returns the arguments that a call of a method of Ruby hands over; ok is false if they are not known.
func (g *Graph) argumentsBack(id ir.FuncID, in *ir.Instr, row *rule.Funcall) (values []ir.Value, ok bool) {
	if row.Args == nil {
		return nil, true
	}
	values = g.operands(id, in, row.Args)
	if row.Args.Kind == rule.PortArgsFrom {
		return values, true
	}
	if len(values) != 1 {
		return nil, false
	}
	v := values[0]
	for range maxTrace {
		list := g.Prog.Instr(id, g.Root(id, v))
		if list.Op != ir.OpCall {
			return nil, false
		}
		args := g.Prog.Args(id, list)
		if g.Prog.Text(list.Name) == ir.OpArray {
			values = nil
			for _, a := range args {
				values = append(values, a.Value)
			}
			return values, true
		}
		if len(args) != 1 {
			return nil, false
		}
		v = args[0].Value
	}
	return nil, false
}

// callsGiven adds the closures that Ruby gives to native methods for the parameter that recv is, which their method call runs.
func (g *Graph) callsGiven(recv Site, row *rule.Funcall, c *Call) {
	for _, o := range append([]Site{{recv.Func, g.Root(recv.Func, recv.Value)}}, g.RustOrigins(recv.Func, recv.Value)...) {
		in := g.Prog.Instr(o.Func, o.Value)
		if in.Op != ir.OpParam {
			continue
		}
		for _, at := range g.argumentsFromRuby(o.Func, in, maxBackCallers) {
			for _, id := range g.functionsGiven(at.Func, at.Value) {
				if g.lang(id) == source.Ruby && g.Prog.Func(id).Kind == ir.KindClosure && !c.reaches(id) && len(c.Callees) < MaxByName {
					g.met[row.ID] = true
					c.Callees = append(c.Callees, Callee{Func: id, Back: row})
				}
			}
		}
	}
}

// argumentsFromRuby returns what calls in Ruby give for a parameter of Rust function id, which native methods reach, or are reached
// by functions that hand on what they are given.
func (g *Graph) argumentsFromRuby(id ir.FuncID, in *ir.Instr, depth int) (values []Site) {
	fn := g.Prog.Func(id)
	if depth == 0 || int(in.Aux) >= len(fn.Params) || fn.Params[in.Aux].Kind != ir.ParamPositional {
		return nil
	}
	index := int(fn.Params[in.Aux].Index)
	for _, n := range g.AllNatives() {
		if slices.Contains(n.Targets, id) && !n.List && index >= n.Shift {
			values = append(values, g.argumentsGiven(n, index-n.Shift)...)
		}
	}
	if fn.Kind != ir.KindFn || g.CallSites(id) > maxFuncallSites {
		return values
	}
	for _, s := range g.Callers(id) {
		args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
		if g.lang(s.Func) != source.Rust || index >= len(args) || args[index].Role != ir.RolePlain {
			continue
		}
		if given := g.Prog.Instr(s.Func, g.Root(s.Func, args[index].Value)); given.Op == ir.OpParam {
			values = append(values, g.argumentsFromRuby(s.Func, given, depth-1)...)
		}
	}
	return values
}

// argumentsGiven returns what the calls of a native method give for argument i.
func (g *Graph) argumentsGiven(n *Native, i int) (values []Site) {
	for _, name := range g.callNames(n) {
		sites := g.calls.of(name)
		if len(sites) > maxFuncallSites {
			return nil
		}
		for _, s := range sites {
			if g.lang(s.Func) != source.Ruby || g.Call(s).Native != n {
				continue
			}
			at := i + n.Skip
			for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
				if !positional(a.Role) {
					continue
				}
				if at == 0 && a.Role == ir.RolePlain {
					values = append(values, Site{s.Func, a.Value})
				}
				at--
			}
		}
	}
	return values
}

// countBack returns how many arguments a call of a method of Ruby hands over, -1 if that is not known.
func (g *Graph) countBack(id ir.FuncID, in *ir.Instr, row *rule.Funcall) int {
	args, ok := g.argumentsBack(id, in, row)
	if !ok {
		return -1
	}
	return len(args)
}

// takes reports whether function id can be called with n positional arguments.
func (g *Graph) takes(id ir.FuncID, n int) bool {
	return n < 0 || g.accepts(id, make([]ir.Operand, n))
}

// methodNames returns the names of the methods that a call in Rust can mean, as far as they are known.
func (g *Graph) methodNames(s Site, in *ir.Instr, row *rule.Funcall) []ir.Name {
	if row.Method != "" {
		return []ir.Name{g.Prog.Name(row.Method)}
	}
	var names []ir.Name
	for _, v := range g.operands(s.Func, in, row.Name) {
		for _, text := range g.namesAt(Site{s.Func, v}) {
			if n := g.Prog.Name(text); n != 0 && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return names
}

// namesAt returns the names that a value of Rust is: as texts, or as what is made of one, also where it is kept.
func (g *Graph) namesAt(s Site) (names []string) {
	r := registration{g: g}
	if text, ok := r.textAt(s); ok {
		return []string{text}
	}
	for _, o := range g.RustOrigins(s.Func, g.innermost(s.Func, s.Value)) {
		if text, ok := r.textAt(o); ok && !slices.Contains(names, text) {
			names = append(names, text)
		}
	}
	return names
}

// TextName returns the one constant text that v can be, as a name of the program; 0 if there is none.
func (g *Graph) TextName(id ir.FuncID, v ir.Value) ir.Name {
	if texts, ok := g.texts(id, v, maxTrace); ok && len(texts) == 1 {
		return g.Prog.Name(strings.TrimSuffix(texts[0], "\x00"))
	}
	return 0
}

// rubyTypes returns the classes of the objects of Ruby that a value of Rust can be, as far as they are known.
func (g *Graph) rubyTypes(s Site, depth int) (types []Type) {
	if depth == 0 {
		return nil
	}
	add := func(t Type) {
		if t.Name != "" && !slices.Contains(types, t) && len(types) < MaxByName {
			types = append(types, t)
		}
	}
	for _, o := range append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, g.RustOrigins(s.Func, s.Value)...) {
		switch in := g.Prog.Instr(o.Func, o.Value); in.Op {
		case ir.OpParam:
			for _, t := range g.givenByRuby(o.Func, in) {
				add(t)
			}
		case ir.OpCall:
			for _, t := range g.rubyTypesMade(o, in, depth) {
				add(t)
			}
		case ir.OpLoad, ir.OpClosure:
			for _, class := range (&registration{g: g}).classesMade(registered{Site: o, in: in}) {
				add(Type{Name: class, Meta: true})
			}
		}
	}
	return types
}

// rubyTypesMade returns the classes of what the call at s makes: a class that it names, or an object of one.
func (g *Graph) rubyTypesMade(s Site, in *ir.Instr, depth int) (types []Type) {
	e := g.rowsByName(s.Func, in)
	for _, row := range e.ClassNames {
		if !g.fits(s, in, &row.Callee) {
			continue
		}
		for _, v := range g.operands(s.Func, in, row.Name) {
			for _, name := range g.namesAt(Site{s.Func, v}) {
				class := g.classCalled(name)
				if class == "" && isConstantName(name) {
					class = strings.TrimPrefix(name, "::") // of a library
				}
				if class != "" {
					g.met[row.ID] = true
					types = append(types, Type{Name: class, Meta: true})
				}
			}
		}
		return types
	}
	if len(e.Defines) > 0 {
		r := registration{g: g, made: map[Site][]string{}, entered: map[Site]bool{}}
		for _, class := range r.classesMade(registered{Site: s, in: in}) {
			types = append(types, Type{Name: class, Meta: true})
		}
		return types
	}
	for _, row := range e.Funcalls {
		receiver := g.operands(s.Func, in, &row.Receiver)
		if len(receiver) != 1 || !g.fits(s, in, &row.Callee) || !slices.Contains(g.methodNames(s, in, row), g.names.new) {
			continue
		}
		for _, t := range g.rubyTypes(Site{s.Func, receiver[0]}, depth-1) {
			if t.Meta {
				types = append(types, instance(t))
			}
		}
		return types
	}
	return nil
}

// isConstantName reports whether a text is the name of a constant of Ruby, as Net::HTTP is.
func isConstantName(name string) bool {
	for part := range strings.SplitSeq(strings.TrimPrefix(name, "::"), "::") {
		if part == "" || part[0] < 'A' || part[0] > 'Z' || strings.IndexFunc(part, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) >= 0 {
			return false
		}
	}
	return true
}

// classCalled returns the class of the workspace that has that name, or the only one whose name ends with it.
func (g *Graph) classCalled(name string) (found string) {
	name = strings.TrimPrefix(name, "::")
	if g.classes.classes[name] != nil {
		return name
	}
	for _, c := range g.classes.order {
		if strings.HasSuffix(c.name, "::"+name) {
			if found != "" {
				return ""
			}
			found = c.name
		}
	}
	return found
}

// givenByRuby returns the classes of what Ruby code gives for a parameter of Rust function id, which native methods
// reach.
func (g *Graph) givenByRuby(id ir.FuncID, in *ir.Instr) (types []Type) {
	fn := g.Prog.Func(id)
	if int(in.Aux) >= len(fn.Params) || fn.Params[in.Aux].Kind != ir.ParamPositional {
		return nil
	}
	index := int(fn.Params[in.Aux].Index)
	for _, n := range g.AllNatives() {
		switch {
		case !slices.Contains(n.Targets, id) || n.List:
		case n.First && index == max(n.Shift-1, 0):
			types = append(types, Type{Name: n.Class, Meta: n.Of == rule.OfClass})
		case index >= n.Shift:
			types = append(types, g.argumentTypes(n, index-n.Shift)...)
		}
	}
	return types
}

// argumentTypes returns the classes of what the calls of a native method give for argument i.
func (g *Graph) argumentTypes(n *Native, i int) (types []Type) {
	for _, at := range g.argumentsGiven(n, i) {
		if t := g.TypeOf(at.Func, at.Value); t.Name != "" {
			types = append(types, t)
		} else {
			types = append(types, g.typesOf(at.Func, at.Value)...)
		}
	}
	return types
}

// Funcalls returns the calls in Rust that reach method id of Ruby, in program order.
func (g *Graph) Funcalls(id ir.FuncID) []Site {
	if g.funcalls == nil {
		g.funcalls = map[ir.FuncID][]Site{}
		for _, s := range g.FuncallSites() {
			for _, c := range g.Call(s).Callees {
				if c.Back != nil {
					g.funcalls[c.Func] = append(g.funcalls[c.Func], s)
				}
			}
		}
	}
	return g.funcalls[id]
}

// FuncallSites returns the calls in Rust that call methods of Ruby by their names, in program order.
func (g *Graph) FuncallSites() []Site {
	return g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Funcalls) > 0 })
}
