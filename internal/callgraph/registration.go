package callgraph

import (
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads the classes and methods of Ruby that Rust code defines by a library made for it. Which class a method
// is defined on is followed through variables, parameters, results and statics: names are no guide, since one variable
// often holds one class after the other, and a method's name in Ruby is often not that of its function.

// maxRegistered bounds the classes that one registration is made for.
const maxRegistered = 32

// registration is that reading.
type registration struct {
	g       *Graph
	made    map[Site][]string   // the classes that a call makes, by their full names
	classes map[string][]string // those that methods of a type of Rust are registered on
	// entered are the calls whose functions are looked at for the classes that they make.
	entered map[Site]bool
}

// readRegistrations binds the methods that Rust code defines.
func (g *Graph) readRegistrations() {
	has := func(e *rule.Entry) bool { return len(e.Registers) > 0 }
	sites := slices.DeleteFunc(g.SitesOf(source.Rust, has), func(s Site) bool { return g.inTest(s.Func) })
	if len(sites) == 0 {
		return
	}
	r := &registration{g: g, made: map[Site][]string{}, classes: map[string][]string{}, entered: map[Site]bool{}}
	var aliases []func()
	for _, s := range sites {
		in := g.Prog.Instr(s.Func, s.Value)
		for _, row := range g.rowsByName(s.Func, in).Registers {
			if r.fits(s, in, row) {
				if row.Alias != nil {
					aliases = append(aliases, func() { r.alias(s, row) }) // of methods that may follow
				} else {
					r.register(s, in, row)
				}
				break
			}
		}
	}
	for _, alias := range aliases {
		alias()
	}
	g.classes.singleSet, g.classes.singlesBy = nil, nil
	g.classes.version++
	for _, n := range g.Bindings {
		n.Result = r.result(n)
	}
}

// inTest reports whether function id is test code, or stands in some.
func (g *Graph) inTest(id ir.FuncID) bool {
	for id != ir.NoFunc {
		if g.Prog.Func(id).Flags&ir.FuncTest != 0 {
			return true
		}
		id = g.Prog.Parent(id)
	}
	return false
}

// fits reports whether the call at s is what a row speaks of: by its shape, since the name and the number of arguments
// say more than what is known of types.
func (r *registration) fits(s Site, in *ir.Instr, row *rule.Register) bool {
	g := r.g
	if row.Class == nil && len(r.heads(s, in)) > 0 && !slices.Contains(r.heads(s, in), row.Callee.Owner) {
		return false
	}
	if row.Class != nil && row.Class.Kind == rule.PortSelf && in.Flags&ir.FlagPath != 0 && g.Prog.Text(in.Name) != row.Callee.Path() {
		return false
	}
	switch {
	case row.Alias != nil:
		return len(g.operands(s.Func, in, row.Alias)) > 0
	case row.Attribute:
		return len(g.operands(s.Func, in, row.Class)) > 0
	}
	for _, v := range g.operands(s.Func, in, row.Function) {
		if row.Calling != nil && (row.Calling.Arity != nil || len(g.functionsAt(Site{s.Func, v})) > 0) || g.Prog.Instr(s.Func, g.innermost(s.Func, v)).Op == ir.OpParam {
			return true
		}
		if _, fn := r.native(Site{s.Func, v}); fn != nil {
			return true
		}
	}
	return false
}

// heads returns the types of the receiver of a call.
func (r *registration) heads(s Site, in *ir.Instr) []string {
	args := r.g.Prog.Args(s.Func, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return nil
	}
	return receivers(r.g.TypeOf(s.Func, args[0].Value).Name)
}

// native returns the call that makes a function of Rust one for Ruby, at s or where what is there was made, and its row.
func (r *registration) native(s Site) (Site, *rule.NativeFunction) {
	g := r.g
	for _, at := range append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, g.RustOrigins(s.Func, s.Value)...) {
		in := g.Prog.Instr(at.Func, at.Value)
		if in.Op != ir.OpCall {
			continue
		}
		if rows := g.rowsByName(at.Func, in).Natives; len(rows) > 0 && len(g.operands(at.Func, in, rows[0].Function)) == 1 {
			return at, rows[0]
		}
	}
	return Site{}, nil
}

// register binds the method that the call at s defines, on each class that it may define it on. Where a function only hands
// on what it is given, each of its calls defines one.
func (r *registration) register(s Site, in *ir.Instr, row *rule.Register) {
	bound := false
	runs, open := r.runs(registered{Site: s, in: in}, row)
	for _, c := range runs {
		bound = r.registerVia(c, row) || bound
	}
	if !bound && (len(runs) > 0 || open) {
		r.g.Unbound = append(r.g.Unbound, s)
	}
}

// registerVia binds the method that a call defines where it is run by another one.
func (r *registration) registerVia(c registered, row *rule.Register) (bound bool) {
	g := r.g
	named, ok := c.at(g, row.Name)
	if !ok {
		return false
	}
	name, known := r.textAt(named)
	switch {
	case !known:
		return false
	case row.Attribute:
		return r.attribute(c, row, name)
	}
	function, ok := c.at(g, row.Function)
	if !ok {
		return false
	}
	at, fn := c.Site, row.Calling
	if fn == nil {
		if at, fn = r.native(function); fn == nil {
			return false
		}
		function = Site{at.Func, g.operands(at.Func, g.Prog.Instr(at.Func, at.Value), fn.Function)[0]}
	}
	g.met[row.ID], g.met[fn.ID] = true, true
	classes := []string{object}
	if row.Class != nil {
		classes = nil
		if class, ok := c.at(g, row.Class); ok {
			classes = r.classesOf(class)
		}
	}
	for _, class := range classes {
		class, of := methodsOf(class, row.Of)
		n := &Native{
			Mechanism: row.Mechanism, Class: class, Method: name, Name: g.Prog.Name(name), Of: of, Site: c.outermost(),
		}
		r.aim(n, c, at, fn, function)
		r.enter(n)
	}
	return len(classes) > 0
}

// attribute gives the classes that a call defines an attribute of the methods which read and write it.
func (r *registration) attribute(c registered, row *rule.Register, name string) bool {
	g := r.g
	class, ok := c.at(g, row.Class)
	if !ok {
		return false
	}
	g.met[row.ID] = true
	classes := r.classesOf(class)
	for _, class := range classes {
		field, reader, writer := g.Prog.Name("@"+name), g.Prog.Name(name), g.Prog.Name(name+"=")
		if field == 0 || reader == 0 {
			continue // nothing else speaks of it
		}
		to := g.classes.open(class, false)
		g.classes.add(to, reader, &Method{Func: ir.NoFunc, Attr: field, Owner: class}, false)
		if writer != 0 {
			g.classes.add(to, writer, &Method{Func: ir.NoFunc, Attr: field, Writer: true, Owner: class}, false)
		}
	}
	return len(classes) > 0
}

// enter gives the class of a binding its method.
func (r *registration) enter(n *Native) {
	g := r.g
	g.Bindings = append(g.Bindings, n)
	if n.Receiver {
		r.tie(n)
	}
	if n.Name == 0 {
		return // nobody calls it
	}
	g.Natives = append(g.Natives, n)
	m := &Method{Func: ir.NoFunc, Native: n, Owner: n.Class}
	c := g.classes.open(n.Class, false)
	if n.Of != rule.OfInstances {
		g.classes.add(c, n.Name, m, true)
	}
	if n.Of != rule.OfClass {
		g.classes.add(c, n.Name, m, false)
	}
	if n.Class == object {
		g.classes.add(g.classes.open("Kernel", true), n.Name, m, true) // Kernel.wipe(name), as a function of C is called too
	}
}

// aim finds the functions that a binding reaches, and where their parameters stand.
func (r *registration) aim(n *Native, c registered, at Site, row *rule.NativeFunction, function Site) {
	g := r.g
	function.Value = g.innermost(function.Func, function.Value)
	n.Targets, n.Symbol = g.functionsAt(function), g.pathWritten(function)
	var form *rule.ListForm
	if row.Arity != nil {
		if arity, ok := r.arity(c.of(g, at), row.Arity); ok {
			n.Arity, n.Counted = arity, true
			form = row.ListForm(arity)
		}
	} else if len(n.Targets) > 0 {
		for _, p := range g.Prog.Func(n.Targets[0]).Params {
			if p.Kind == ir.ParamPositional && p.Index == 0 {
				form = row.FormOf(g.Prog.Text(p.Type))
			}
		}
	}
	n.Receiver, n.List = row.Receiver, form != nil
	if form != nil && !form.Behind {
		n.First, n.ListAt, n.Shift = true, form.List, form.Receiver+1
		return
	}
	defer func() { n.ListAt = n.Shift }()
	if len(n.Targets) == 0 {
		return
	}
	fn := g.Prog.Func(n.Targets[0])
	for i := range fn.Params {
		switch p := &fn.Params[i]; {
		case p.Kind == ir.ParamSelf:
			return // Ruby's self is Rust's
		case p.Kind == ir.ParamPositional && p.Index == 0 && row.Context != nil && row.Context.MatchString(g.Prog.Text(p.Type)):
			n.Shift = 1
		}
	}
	if row.Receiver && !g.crates.made[n.Targets[0]] {
		n.First = true
		n.Shift++
	}
}

// text returns the constant text at a port of a call.
func (r *registration) text(s Site, in *ir.Instr, p *rule.Port) (string, bool) {
	for _, v := range r.g.operands(s.Func, in, p) {
		return r.textAt(Site{s.Func, v})
	}
	return "", false
}

// textAt returns the constant text at s, also where it is made one for C.
func (r *registration) textAt(s Site) (string, bool) {
	if texts, ok := r.g.texts(s.Func, s.Value, maxTrace); ok && len(texts) == 1 {
		return strings.TrimSuffix(texts[0], "\x00"), true
	}
	if c := r.g.Prog.Instr(s.Func, r.g.innermost(s.Func, s.Value)); c.Op == ir.OpConst {
		return strings.TrimSuffix(r.g.Prog.Text(c.Name), "\x00"), true
	}
	return "", false
}

// innermost returns what v is made of by calls that take one thing and give another form of it: casts, pointers,
// transmute, cstr!("name").
func (g *Graph) innermost(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		inner, ok := g.unwrapped(id, v)
		if !ok {
			break
		}
		v = inner
	}
	return g.Root(id, v)
}

// unwrapped returns what v is made of by one such call.
func (g *Graph) unwrapped(id ir.FuncID, v ir.Value) (ir.Value, bool) {
	in := g.Prog.Instr(id, g.Root(id, v))
	args := g.Prog.Args(id, in)
	if len(args) == 2 && g.isClosure(id, args[0].Value) {
		args = args[1:]
	}
	if in.Op != ir.OpCall || len(args) == 0 || len(args) > 1 && args[0].Role != ir.RoleSelf || g.Prog.Text(in.Name) == "next" {
		return ir.NoValue, false // the next of several is none of them
	}
	return args[0].Value, true
}

// isClosure reports whether v is a closure that stands in function id.
func (g *Graph) isClosure(id ir.FuncID, v ir.Value) bool {
	in := g.Prog.Instr(id, g.Root(id, v))
	return in.Op == ir.OpClosure && g.Prog.Func(g.Prog.Callee(id, in)).Flags&ir.FuncItem == 0
}

// arity returns the number at a port of a call.
func (r *registration) arity(c registered, p *rule.Port) (int, bool) {
	g := r.g
	at, ok := c.at(g, p)
	if !ok {
		return 0, false
	}
	sign := 1
	n := g.Prog.Instr(at.Func, g.Root(at.Func, at.Value))
	if n.Op == ir.OpCall && g.Prog.Text(n.Name) == "op.neg" && n.NArgs == 1 {
		sign = -1
		n = g.Prog.Instr(at.Func, g.Root(at.Func, g.Prog.Args(at.Func, n)[0].Value))
	}
	if n.Op == ir.OpConst && n.Aux == ir.ConstInteger {
		i, err := strconv.Atoi(g.Prog.Text(n.Name))
		return sign * i, err == nil
	}
	return 0, false
}

// functionsAt returns the functions that a value of Rust is: the one whose path is written there, or a closure.
func (g *Graph) functionsAt(s Site) []ir.FuncID {
	at := Site{s.Func, g.Root(s.Func, s.Value)}
	in := g.Prog.Instr(at.Func, at.Value)
	switch in.Op {
	case ir.OpLoad:
		return g.NamedBy(at)
	case ir.OpClosure:
		id := g.Prog.Callee(at.Func, in)
		if g.Prog.Func(id).Flags&ir.FuncItem == 0 {
			return []ir.FuncID{id}
		}
		if call, ok := g.itemCall(id); ok {
			var targets []ir.FuncID
			for _, c := range g.Call(call).Callees {
				targets = append(targets, c.Func)
			}
			return targets
		}
	}
	return nil
}

// itemCall returns the call in a closure that stands for the function whose path was written.
func (g *Graph) itemCall(id ir.FuncID) (Site, bool) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := range body {
		if body[v].Op == ir.OpCall {
			return Site{id, ir.Value(v)}, true
		}
	}
	return Site{}, false
}

// pathWritten returns the path of a function as it is written at s, "" if it is a closure.
func (g *Graph) pathWritten(s Site) string {
	in := g.Prog.Instr(s.Func, g.Root(s.Func, s.Value))
	if in.Op == ir.OpClosure {
		call, ok := g.itemCall(g.Prog.Callee(s.Func, in))
		if !ok || g.Prog.Func(call.Func).Flags&ir.FuncItem == 0 {
			return ""
		}
		in = g.Prog.Instr(call.Func, call.Value)
	}
	return g.Prog.Text(in.Name)
}

// tie notes that objects of the type that a method of Rust is of can be those of the class that it was registered on.
func (r *registration) tie(n *Native) {
	for _, id := range n.Targets {
		if owner := r.g.crates.scope(id).owner; owner != "" && !slices.Contains(r.classes[owner], n.Class) {
			r.classes[owner] = append(r.classes[owner], n.Class)
		}
	}
}

// result returns the class of what a binding returns: that of the type that its function returns, and of a class's new
// an object of it.
func (r *registration) result(n *Native) Type {
	for _, id := range n.Targets {
		sc := r.g.crates.scope(id)
		ret := r.g.crates.absolute(sc.mod, sc.owner, r.g.Prog.Text(r.g.Prog.Func(id).Ret))
		for t := ret; t != ""; t = firstArg(t) {
			if classes := r.classes[head(stripRef(t))]; len(classes) > 0 {
				return Type{Name: r.general(classes, n)}
			}
			if row := r.g.Set.Models.ArrivesAs(n.Mechanism, head(stripRef(t))); row != nil {
				r.g.met[row.ID] = true
				return Type{Name: row.Ruby}
			}
		}
	}
	if n.Method == "new" && n.Of == rule.OfClass {
		return Type{Name: n.Class}
	}
	if classes := r.classes[r.defaultOf(n)]; len(classes) > 0 {
		return Type{Name: r.general(classes, n)}
	}
	if n.Of == rule.OfInstances && r.g.answersReceiver(n) {
		return Type{Name: n.Class}
	}
	return Type{Name: r.wrapped(n)}
}

// defaultOf returns the type whose Default the function of a binding is, as the type derives it: no code says what that returns.
func (r *registration) defaultOf(n *Native) string {
	if len(n.Targets) > 0 || r.g.lang(n.Site.Func) != source.Rust {
		return ""
	}
	sc := r.g.crates.scope(n.Site.Func)
	path := r.g.crates.resolve(sc.mod, sc.owner, n.Symbol)
	if t, ok := strings.CutSuffix(path, "::default"); ok && r.g.crates.implements(t, "std::default::Default") {
		return t
	}
	return ""
}

// general returns which of the classes that a type of Rust stands for a binding answers with: the one that it is a method
// of, or the one that all others descend from; "" if there is none.
func (r *registration) general(classes []string, n *Native) string {
	if n.Of == rule.OfClass && slices.Contains(classes, n.Class) {
		return n.Class
	}
	for _, class := range classes {
		if !slices.ContainsFunc(classes, func(other string) bool {
			is, _ := r.g.classes.isA(Type{Name: other}, class)
			return !is
		}) {
			return class
		}
	}
	return ""
}

// misfits drops what a call reaches by a registration for another number of arguments: Ruby raises an error there.
func (g *Graph) misfits(s Site, in *ir.Instr, c *Call) {
	if c.Native == nil || !c.Native.Counted || c.Native.Arity < 0 {
		return
	}
	given, keywords := 0, 0
	for _, a := range g.Prog.Args(s.Func, in) {
		switch {
		case a.Role == ir.RolePlain:
			given++
		case a.Role != ir.RoleSelf && a.Role != ir.RoleBlock && (a.Role == ir.RoleSplat || a.Role == ir.RoleKwSplat):
			return // how many there are is not known
		case a.Role != ir.RoleSelf && a.Role != ir.RoleBlock:
			keywords = 1 // a last hash
		}
	}
	if given+keywords != c.Native.Arity {
		c.Callees = slices.DeleteFunc(c.Callees, func(callee Callee) bool { return callee.Bridge == c.Native })
		c.Native = nil
	}
}
