package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Call is what a call site can reach.
type Call struct {
	Derefs  []ir.FuncID // in Rust: by which of the workspace's methods the receiver is dereferenced before
	Callees []Callee
	*Rows
	checks *checks
	unread unread
	// Native is the binding that the call goes through, if its method is a native function.
	Native *Native
	// Accessor is the instance variable that the call reads or, with Writer, writes.
	Accessor ir.Name
	// Through is, of an accessor, what Callee says of a method.
	Through ir.Name
	// Values are what the call returns, if it reads an option of a class.
	Values []Site
	Writer bool
	// Constructs says that the call makes a tuple struct or a variant of the workspace: its arguments
	// are the fields.
	Constructs bool
	// InRuby is what a call in Rust reaches in Ruby's library by the name of a method.
	InRuby []LibraryCall
	// Renders are the templates that the call renders.
	Renders []Rendering
	// Unknown says that nothing describes the call: neither a function nor a model row.
	Unknown bool
	// Foreign says that it is a call of a foreign function of Rust whose body is not there, and that no model
	// describes.
	Foreign bool
	// open says that it is a call on self which reaches methods of several classes: see CallIn.
	open bool
	// namedBy is the value by which it names its callees, if that is not written there.
	namedBy ir.Value
	// partial says that it was resolved inside of a search that it could have needed one for.
	partial bool
}

// Callee is one function that a call can reach.
type Callee struct {
	Func ir.FuncID
	// ByName says that the receiver's type is not known and the method was found by its name.
	ByName bool
	// New says that the call makes an object and Func is its initialize. Raised says that it raises that object.
	New, Raised bool
	// Bridge is the native binding that the call crosses, or nil.
	Bridge *Native
	// Skip is how many of the call's arguments the function is not given; -1 says that it is given one more
	// before them.
	// Later says that a framework calls the function some time, without the first Skip arguments: of
	// what it does nothing comes back.
	Later bool
	Skip  int
	// SelfFirst says that the first operand of an operator of Rust is the function's self, Receiver that the
	// receiver is its first argument.
	SelfFirst, Receiver bool
	// Assigns says that what the operator yields is its first operand as the function leaves it: x += y.
	Assigns bool
	// Back is the row by which a call in Rust names the method of Ruby that Func is, or nil. Host says that Func is a
	// function of Ruby which the native code was given.
	Back *rule.Funcall
	Host *Host
	// Through is the instance variable of the receiver whose object the method is called on: the receiver hands on what
	// it does not answer.
	Through ir.Name
	// Named is the name by which the call names the function, if it does so by a value: see CallIn.
	Named ir.Name
}

// Rows are the model rows that describe a call. Calls that none describes, which are most, have noRows.
type Rows struct {
	Sources      []*rule.Source
	Sinks        []*rule.Sink
	Misuses      []*rule.Misuse // whose conditions are asked later: see Graph.Misuses
	Handouts     []*rule.Handout
	Takebacks    []*rule.Takeback
	Evidence     []*rule.Evidence
	Processes    []*rule.Process
	Endpoints    []*rule.Endpoint
	Requests     []*rule.Request
	Listeners    []*rule.Listener
	Connections  []*rule.Connection
	Commands     []*rule.CommandLine
	OptionValues []*rule.OptionValue
	Printed      []*rule.Printed
	Stashes      []*rule.Stash
	Outputs      []*rule.ProcessOutput
	Flows        []*rule.Flow
	Overwrites   []*rule.Overwrite
	Parts        []*rule.Part
	Halves       []*rule.Halves
	Consumers    []*rule.Consumer
	Pieces       []*rule.Piece
	Raises       []*rule.Raise
	Throws       []*rule.Throw
	Functions    []*rule.Function
	Converts     []*rule.Conversion
	Catches      []*rule.Catch
	Types        []*rule.TypeRow
	// Loose says that the rows were matched by name only: the receiver's type is not known.
	Loose bool
}

var (
	noRows  Rows
	noEntry = rule.NewEntry()
)

// Call resolves a call site.
func (g *Graph) Call(s Site) *Call {
	if g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall {
		return g.Indexed(s)
	}
	if c, ok := g.memo.get(s); ok {
		return c
	}
	if g.tracing {
		if c, ok := g.partial.get(s); ok {
			return c
		}
	}
	defer g.Bind(g.Bind(nil))
	c := &Call{Rows: &noRows}
	memo := g.memo
	if g.tracing {
		memo = g.partial
	}
	memo.set(s, c) // what a circular definition sees
	in := g.Prog.Instr(s.Func, s.Value)
	switch {
	case g.lang(s.Func) == source.Rust:
		g.resolveRust(s, in, c)
	default:
		g.resolveRuby(s, in, c)
		g.addForwarded(s, c)
	}
	if g.tracing && !c.partial {
		g.memo.set(s, c)
	}
	c.Unknown = len(c.Callees) == 0 && len(c.Flows) == 0 && c.Native == nil && c.Accessor == 0 && !c.Constructs
	return c
}

// rowsByName returns all rows that a call of that name may meet.
func (g *Graph) rowsByName(id ir.FuncID, in *ir.Instr) *rule.Entry {
	name := in.Name
	if in.Flags&ir.FlagPath != 0 {
		if s, ok := g.simple[name]; ok && s != 0 {
			name = s
		}
		if g.crates != nil && g.crates.renames[name] {
			return g.rowsOfPath(g.rustPath(id, in))
		}
	}
	if in.Op != ir.OpCall && in.Flags&ir.FlagIndex != 0 {
		name = g.elementMethod(in)
	}
	return g.rowsOfName(g.lang(id), name, in.Flags&(ir.FlagPath|ir.FlagMacro) != 0)
}

// rowsOfName returns all rows that a call by a name may meet, which is a path perhaps.
func (g *Graph) rowsOfName(lang source.Lang, name ir.Name, path bool) *rule.Entry {
	if g.entries[lang] == nil {
		g.entries[lang] = make([]*rule.Entry, len(g.Prog.Names))
	}
	e := &g.entries[lang][name]
	if *e == nil {
		text := g.Prog.Text(name)
		if path {
			text = text[strings.LastIndex(text, ":")+1:]
		}
		if *e = g.Set.Models.Lookup(lang, text); *e == nil {
			*e = noEntry
		}
	}
	return *e
}

// rowsOfPath returns all rows that a call of a function of Rust with that full path may meet.
func (g *Graph) rowsOfPath(full string) *rule.Entry {
	if e := g.Set.Models.Lookup(source.Rust, lastName(full)); e != nil {
		return e
	}
	return noEntry
}

// resolveRuby resolves a call in Ruby code.
func (g *Graph) resolveRuby(s Site, in *ir.Instr, c *Call) {
	recv, implicit := g.receiver(s, in)
	if in.Flags&ir.FlagYield != 0 {
		return
	}
	found := g.findCallees(s, in, recv, implicit, c)
	g.matchRuby(s, in, recv, implicit, c)
	if in.Flags&ir.FlagSuper != 0 {
		return
	}
	c.Renders = g.renderings(s, in)
	if !found {
		g.invokes(s, in, c)
		if found = c.Native != nil; found && c.Loose && len(c.Callees) > 0 {
			c.Rows, c.unread = &noRows, unread{} // of something else that is called so
		}
	}
	if !found {
		g.guessCallees(s, in, recv, implicit, c)
	}
}

// findCallees adds the methods that a call in Ruby code reaches by what is known of its receiver; found says that
// there is nothing to guess.
func (g *Graph) findCallees(s Site, in *ir.Instr, recv Type, implicit bool, c *Call) (found bool) {
	if in.Flags&ir.FlagSuper != 0 {
		self := g.SelfType(s.Func)
		if m := g.classes.findSuper(s.Func, self, in.Name); m != nil {
			g.addMethod(c, m, false, false)
		} else {
			g.superOfUsers(s.Func, self, in.Name, c)
			c.open = len(c.Callees) > 0
			if len(c.Callees) == 0 && g.standsForOther(self) {
				g.superOfOthers(s, in, self, c)
			}
		}
		return true
	}
	args := g.Prog.Args(s.Func, in)
	switch {
	case strings.HasPrefix(g.Prog.Text(in.Name), "op."):
	case recv.Name != "":
		found = !implicit && g.sealed && g.findSingular(s, in, args[0].Value, c) || g.findMethod(s, in, recv, implicit, c)
		g.misfits(s, in, c)
		found = !implicit && g.overrides(in, recv, c) || found
		if g.isOpen(s.Func, args[0].Value, recv) {
			g.overriding(in, recv, c)
			found = found || c.open
		}
		found = found || g.findStoodFor(s, in, recv, c)
	case g.sealed && len(args) > 0 && args[0].Role == ir.RoleSelf && g.classes.answers(in.Name):
		found = g.findTraced(s, in, args[0].Value, c)
	}
	return found || len(args) > 0 && g.ofExtenders(s, in, args[0].Value, implicit, c)
}

// guessCallees adds the methods that a call in Ruby code reaches of whose receiver too little is known. Its rows
// have been matched.
func (g *Graph) guessCallees(s Site, in *ir.Instr, recv Type, implicit bool, c *Call) {
	args := g.Prog.Args(s.Func, in)
	g.dispatch(s, in, recv, implicit, c)
	g.raises(s, in, c)
	g.sent(s, g.Prog.Text(in.Name), args, recv, c)
	g.missing(in, recv, c)
	if (recv.Name == "" || g.standsForOther(recv)) && c.Accessor == 0 && !g.described(s.Func, in) {
		g.byName(s, in, args, c)
	}
}

// callees returns what g.Call says of the callees of s. It does without matching rows where they do not matter, and
// remembers nothing: most calls of a common name reach nothing that is asked for.
func (g *Graph) callees(s Site) []Callee {
	in := g.Prog.Instr(s.Func, s.Value)
	if _, known := g.memo.get(s); known || g.tracing || g.lang(s.Func) != source.Ruby || in.Flags&ir.FlagYield != 0 {
		return g.Call(s).Callees
	}
	defer g.Bind(g.Bind(nil))
	c := Call{Rows: &noRows}
	if in.Flags&ir.FlagIndex != 0 && in.Op != ir.OpCall {
		g.findIndexed(s, in, &c)
		return c.Callees
	}
	recv, implicit := g.receiver(s, in)
	if !g.findCallees(s, in, recv, implicit, &c) {
		e := g.rowsByName(s.Func, in)
		if len(e.Raises)+len(e.Fields)+len(e.NativeCalls) > 0 || g.methodMissing(recv) != nil {
			return g.Call(s).Callees
		}
		g.guessCallees(s, in, recv, implicit, &c)
	}
	return c.Callees
}

// receiver returns the type of the object whose method the instruction at s calls, and whether the call has
// no receiver in the source.
func (g *Graph) receiver(s Site, in *ir.Instr) (recv Type, implicit bool) {
	args := g.Prog.Args(s.Func, in)
	switch implicit = in.Flags&ir.FlagImplicitSelf != 0; {
	case len(args) == 0 || in.Op == ir.OpCall && args[0].Role != ir.RoleSelf:
		return Type{}, implicit
	case implicit:
		return g.SelfType(s.Func), true
	}
	return g.TypeOf(s.Func, args[0].Value), false
}

// missing adds the method_missing of an object that nothing is known to answer the call of: it is given the
// method's name before the arguments.
func (g *Graph) missing(in *ir.Instr, recv Type, c *Call) {
	if len(c.Callees)+len(c.Flows)+len(c.Sinks)+len(c.Sources) > 0 || in.Flags&ir.FlagVariableLike != 0 {
		return
	}
	m := g.methodMissing(recv)
	if m == nil || g.handedOn(m, in, c) {
		return
	}
	c.Callees = append(c.Callees, Callee{Func: m.Func, Skip: -1})
}

// methodMissing returns the method of the workspace that objects of type t are told by what they do not answer, or
// nil.
func (g *Graph) methodMissing(t Type) *Method {
	name := g.names.methodMissing
	if name == 0 || t.Name == "" {
		return nil
	}
	if m := g.classes.find(t, name); m != nil && m.Func != ir.NoFunc && m.Owner != object {
		return m
	}
	return nil
}

// dispatch adds the methods that a framework calls later because of this call.
func (g *Graph) dispatch(s Site, in *ir.Instr, recv Type, implicit bool, c *Call) {
	for _, row := range g.rowsByName(s.Func, in).Dispatches {
		if g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitSure || !row.When.Eval(g.Env(s)) {
			continue
		}
		class := recv
		if row.Class.Kind != rule.PortSelf {
			class = Type{}
			for _, v := range g.operands(s.Func, in, &row.Class) {
				class = g.TypeOf(s.Func, v)
			}
		}
		if class.Name == "" || !class.Meta {
			continue
		}
		class.Meta = !row.Instance
		if m := g.classes.find(class, g.Prog.Name(row.Method)); m != nil && m.Func != ir.NoFunc && m.Owner != object {
			g.met[row.ID] = true
			c.Callees = append(c.Callees, Callee{Func: m.Func, Later: true, Skip: row.Skip})
		}
	}
}

// findTraced looks a method up by the types of all that a receiver can be of which nothing is known
// from near by.
func (g *Graph) findTraced(s Site, in *ir.Instr, recv ir.Value, c *Call) bool {
	if g.tracing {
		c.partial = true
		return false
	}
	for _, t := range g.typesOf(s.Func, recv) {
		if h := g.classes.classes[t.Name]; h != nil && len(c.Callees) < MaxByName {
			g.findMethod(s, in, t, false, c)
		}
	}
	return len(c.Callees) > 0 || c.Accessor != 0
}

// findMethod looks a method up by the receiver's type.
func (g *Graph) findMethod(s Site, in *ir.Instr, recv Type, implicit bool, c *Call) bool {
	h := g.classes
	if m := g.scopedMethod(s.Func, in.Name); m != nil && implicit && !recv.Meta {
		g.addMethod(c, m, false, false)
		return true
	}
	if recv.Meta && !g.hidesOption(recv, in.Name) && g.readsOption(recv.Name, in, c) {
		return true
	}
	if m := h.find(recv, in.Name); m != nil {
		if m.Owner == object && !implicit && h.classes[recv.Name] == nil {
			return false // a method of the top level is private
		}
		g.addMethod(c, m, false, false)
		return true
	}
	if recv.Meta && g.Prog.Text(in.Name) == "new" {
		if init := h.find(Type{Name: recv.Name}, g.names.initialize); init != nil && (init.Func != ir.NoFunc || init.Native != nil) {
			g.addMethod(c, init, false, true)
			return true
		}
		return false
	}
	if cl := h.classes[recv.Name]; cl != nil && cl.module && implicit {
		for _, user := range cl.includers {
			if m := h.find(Type{Name: user, Meta: recv.Meta}, in.Name); m != nil && len(c.Callees) < MaxByName {
				g.addMethod(c, m, !cl.template, false)
			}
		}
		return len(c.Callees) > 0 || c.Accessor != 0
	}
	return false
}

// superOfUsers adds what super means in a method of a module: in each class that the module is mixed
// into it is another method.
func (g *Graph) superOfUsers(id ir.FuncID, self Type, name ir.Name, c *Call) {
	module := g.classes.classes[self.Name]
	if module == nil || !module.module {
		return
	}
	for _, user := range module.includers {
		if m := g.classes.findSuper(id, Type{Name: user}, name); m != nil && len(c.Callees) < MaxByName {
			g.addMethod(c, m, true, false)
		}
	}
}

func (g *Graph) addMethod(c *Call, m *Method, byName, isNew bool) {
	switch {
	case m.Native != nil:
		first := len(c.Callees)
		g.addNative(c, m.Native, 0)
		for i := range c.Callees[first:] {
			c.Callees[first+i].ByName, c.Callees[first+i].New = byName, isNew
		}
	case m.Attr != 0:
		c.Accessor, c.Writer = m.Attr, m.Writer
	default:
		for _, have := range c.Callees {
			if have.Func == m.Func {
				return
			}
		}
		c.Callees = append(c.Callees, Callee{Func: m.Func, ByName: byName, New: isNew})
	}
}

// described reports whether models know an instance method of that name, or one that any object has:
// then a receiver of unknown type is rather one of the library's than one of the workspace's. What
// models say of all names of a form (#*?) tells nothing about the one at hand.
func (g *Graph) described(id ir.FuncID, in *ir.Instr) bool {
	e := g.rowsByName(id, in)
	for _, f := range e.Flows {
		switch {
		case f.Strict:
		case f.Callee.Instance && f.Callee.Owner != "":
			return true
		case f.Callee.Any && f.Callee.Glob == rule.NoGlob && f.When == nil:
			return true
		}
	}
	return false
}

// byName adds the methods of that name that can be called with as many arguments. Those of the top
// level are private, and objects that a framework makes are not handed around.
func (g *Graph) byName(s Site, in *ir.Instr, args []ir.Operand, c *Call) {
	candidates := g.classes.byName[in.Name]
	var fit []*Method
	for _, m := range candidates {
		if m.Owner == object || g.madeByFramework(m.Owner) {
			continue
		}
		if m.Func == ir.NoFunc || g.accepts(m.Func, args) {
			fit = append(fit, m)
		}
	}
	if len(fit) == 0 || len(fit) > MaxByName {
		return
	}
	for _, m := range fit {
		if m.Attr == 0 {
			g.addMethod(c, m, true, false)
		}
	}
	if len(c.Callees) == 0 && fit[0].Attr != 0 {
		g.addMethod(c, fit[0], true, false)
	}
}

// NamedMethod returns the method of the workspace that a call names by its first argument, a constant, and
// looks up in its receiver: method(:name).
func (g *Graph) NamedMethod(s Site) (ir.FuncID, bool) {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if g.lang(s.Func) != source.Ruby || len(args) < 2 || args[0].Role != ir.RoleSelf || args[1].Role != ir.RolePlain {
		return 0, false
	}
	recv, _ := g.receiver(s, in)
	if recv.Meta && g.TypeOf(s.Func, s.Value).Name == "UnboundMethod" {
		recv.Meta = false
	}
	name := g.Prog.Instr(s.Func, g.Root(s.Func, args[1].Value))
	if name.Op != ir.OpConst {
		return 0, false
	}
	m := g.classes.find(recv, name.Name)
	if m == nil || m.Func == ir.NoFunc {
		return 0, false
	}
	return m.Func, true
}

// NamesLibrary reports whether a call names a method of a library that is looked up in its receiver:
// method(:system).
func (g *Graph) NamesLibrary(s Site) bool {
	rows, fits := g.NamedRows(s)
	return slices.ContainsFunc(rows.Flows, func(r *rule.Flow) bool { return fits(&r.Callee) }) ||
		slices.ContainsFunc(rows.Sinks, func(r *rule.Sink) bool { return fits(&r.Callee) })
}

// NamedRows returns the rows that calls of the method may meet that a call names by its first argument, and whether
// the pattern of one fits what that is looked up in.
func (g *Graph) NamedRows(s Site) (rows *rule.Entry, fits func(*rule.Callee) bool) {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if len(args) < 2 || args[1].Role != ir.RolePlain {
		return noEntry, nil
	}
	name := g.Prog.Instr(s.Func, g.Root(s.Func, args[1].Value))
	if name.Op != ir.OpConst {
		return noEntry, nil
	}
	recv, implicit := g.receiver(s, in)
	return g.rowsByName(s.Func, &ir.Instr{Op: ir.OpCall, Name: name.Name}), func(p *rule.Callee) bool {
		return !p.Any && g.fitRuby(s.Func, in, p, recv, implicit) == fitSure
	}
}

// madeByFramework reports whether objects of a class are made by a framework, one for each request: a
// class that descends from one whose callbacks run in such objects.
func (g *Graph) madeByFramework(class string) bool {
	made, ok := g.framework[class]
	if !ok {
		for _, a := range g.classes.mro(class) {
			made = made || g.Set.Models.RunsInstances(a)
		}
		g.framework[class] = made
	}
	return made
}

// accepts reports whether function id can be called with these arguments, by their number.
func (g *Graph) accepts(id ir.FuncID, args []ir.Operand) bool {
	count, keywords := 0, false
	for _, a := range args {
		switch a.Role {
		case ir.RolePlain:
			count++
		case ir.RoleSplat, ir.RoleKwSplat:
			return true
		default:
			_, keyword := a.Role.Keyword()
			keywords = keywords || keyword || a.Role == ir.RoleAnyKey || a.Role == ir.RoleKey
		}
	}
	required, optional, splat := 0, 0, false
	for i := range g.Prog.Func(id).Params {
		switch g.Prog.Func(id).Params[i].Kind {
		case ir.ParamPositional:
			required++
		case ir.ParamOptional:
			optional++
		case ir.ParamSplat:
			splat = true
		case ir.ParamKeyword, ir.ParamKwSplat:
			keywords = false
		}
	}
	if keywords {
		count++ // a method that takes no keywords gets them as a last positional hash
	}
	return count >= required && (splat || count <= required+optional)
}

// resolveRust resolves a call in Rust code.
func (g *Graph) resolveRust(s Site, in *ir.Instr, c *Call) {
	g.rustCallees(s, in, c)
	if len(c.Callees) == 0 && len(g.rowsByName(s.Func, in).Funcalls) > 0 {
		g.callsBack(s, in, c)
	}
}

// madeByLibrary reports whether v is what a library's method made of values that are no types of the workspace's.
func (g *Graph) madeByLibrary(id ir.FuncID, v ir.Value) bool {
	for range maxWidth {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || in.Flags&ir.FlagPath != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf {
			return false
		}
		call := g.Call(Site{id, v})
		if len(call.Callees) > 0 || len(call.Types) == 0 {
			return false
		}
		h := head(stripRef(g.TypeOf(id, args[0].Value).Name))
		switch {
		case h == "" || g.crates.types[h] != nil:
			return false
		case len(g.crates.impls[h]) == 0:
			return true // a Vec, a text
		}
		v = args[0].Value
	}
	return false
}

// rustCallees finds the functions of Rust that a call reaches, and the rows that describe it.
func (g *Graph) rustCallees(s Site, in *ir.Instr, c *Call) {
	args := g.Prog.Args(s.Func, in)
	name := g.Prog.Text(in.Name)
	if in.Flags&ir.FlagMacro != 0 || strings.HasPrefix(name, "op.") {
		g.operator(s, in, args, c)
		g.matchRust(s, in, "", nil, c)
		return
	}
	if in.Flags&ir.FlagPath != 0 {
		full := g.rustPath(s.Func, in)
		targets := g.crates.reachableAt(s.Func, full, g.crates.lookup(full))
		decl, foreign := g.crates.foreign[full]
		if foreign {
			// A symbol that is declared here and defined elsewhere: in another crate, or in C.
			symbol := g.symbol(decl)
			targets = g.crates.exports[symbol]
			full = g.crates.unalias("extern::" + symbol)
			if len(targets) == 0 {
				g.toHosts(symbol, decl, c)
			}
			c.Foreign = len(targets)+len(c.Callees) == 0
		}
		if len(targets) > 0 && len(args) == 1 && g.crates.convertsIntoLibrary(full) {
			targets = g.crates.exactly(targets, g.TypeOf(s.Func, args[0].Value).Name, 0)
		}
		if len(targets) == 0 {
			targets = g.keptFunctions(full)
		}
		if trait, _ := splitPath(full); len(targets) > 1 && len(g.crates.impls[trait]) > 0 {
			targets = g.crates.ofImplementer(s, args, full, targets)
		}
		if len(targets) == 1 && len(args) == 1 {
			if like := g.quotesLike(targets[0]); like != "" {
				full, targets = like, nil
			}
		}
		if list := g.crates.calleesAt(s.Func, full, targets); len(c.Callees) == 0 {
			c.Callees = list
		} else {
			c.Callees = append(c.Callees, list...)
		}
		g.matchRust(s, in, full, nil, c)
		if c.Foreign = c.Foreign && len(c.Sinks)+len(c.Flows)+len(c.Sources) == 0; c.Foreign {
			g.addForeign(decl, c)
		}
		c.Constructs = len(c.Callees) == 0 && len(c.Flows) == 0 && g.crates.types[full] != nil
		return
	}
	var heads []string
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		heads = receivers(g.TypeOf(s.Func, args[0].Value).Name)
	}
	for _, h := range heads {
		if g.crates.ofLibrary(h) && len(g.crates.methods[h+"::"+name]) == 0 && g.madeByLibrary(s.Func, args[0].Value) {
			continue // list.iter().take(1) is an iterator of the library's, none of the workspace's
		}
		if c.Callees = g.crates.calleesOf(s.Func, h, name); len(c.Callees) > 0 {
			if c.Callees = g.crates.ofInstance(c.Callees, h, s.Func, args[0].Value); len(c.Callees) > 0 {
				break
			}
		}
	}
	if more, by := g.crates.dereferenced(heads); len(c.Callees) == 0 && len(more) > 0 {
		heads, c.Derefs = append(heads, more...), by
		for _, h := range more {
			for _, id := range g.crates.reachable(s.Func, g.crates.method(h, name)) {
				c.Callees = append(c.Callees, Callee{Func: id})
			}
		}
	}
	if len(c.Callees) == 0 {
		g.conversion(s, in, args, c)
	}
	if len(heads) > 0 && len(c.Callees) == 0 {
		for _, id := range g.crates.extended(s.Func, heads, in.Name) {
			c.Callees = append(c.Callees, Callee{Func: id})
		}
	}
	g.matchRust(s, in, "", heads, c)
	if len(heads) == 0 && len(c.Callees) == 0 && len(c.Flows) == 0 {
		g.rustByName(s.Func, in, args, c)
	}
}

// ofLibrary reports whether trait is one of a library's that types of the workspace implement: others implement it too, so
// that which function runs is a guess where only the trait is known.
func (c *crates) ofLibrary(trait string) bool {
	if len(c.impls[trait]) == 0 || c.types[trait] != nil {
		return false
	}
	module, name := splitPath(trait)
	m := c.modules[module]
	return m == nil || !m.items[name]
}

// notInherent returns the functions ids of a type without those that a trait of the workspace gives it, if the type is a
// library's and has a function of its own by that path: that one is called.
func (c *crates) notInherent(owner, full string, ids []ir.FuncID) []ir.FuncID {
	if len(ids) == 0 || c.types[owner] != nil || len(c.impls[owner]) > 0 || !c.modelled(full) {
		return ids
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id ir.FuncID) bool {
		trait := c.scope(id).trait
		return c.g.Prog.Scope(id).Kind == ir.ScopeTrait || trait != "" && !c.ofLibrary(trait)
	})
}

// splitPath returns what stands before the last name of a path, and that name.
func splitPath(full string) (owner, name string) {
	i := strings.LastIndex(full, "::")
	if i < 0 {
		return "", full
	}
	return full[:i], full[i+2:]
}

// rustByName finds the methods of the workspace that a call of a method means whose receiver has no known type.
func (g *Graph) rustByName(from ir.FuncID, in *ir.Instr, args []ir.Operand, c *Call) {
	var fit []ir.FuncID
	for _, id := range g.crates.methodsNamed(from, in.Name).all {
		if fn := g.Prog.Func(id); fn.Kind == ir.KindMethod && len(fn.Params) == len(args) {
			fit = append(fit, id)
		}
	}
	if len(fit) > MaxByName {
		return
	}
	// A trait that is implemented for all types is so for the one that is not known.
	sure := !slices.ContainsFunc(fit, func(id ir.FuncID) bool {
		return g.Prog.Scope(id).Kind != ir.ScopeTrait && !slices.Contains(g.crates.blanket[in.Name], id)
	})
	for _, id := range fit {
		c.Callees = append(c.Callees, Callee{Func: id, ByName: !sure})
	}
}

// Items returns the functions of the workspace that closure id stands for, and the call of them in it: of a path that is a value.
func (g *Graph) Items(id ir.FuncID) (items []ir.FuncID, call Site) {
	fn := g.Prog.Func(id)
	if fn.Flags&ir.FuncItem == 0 {
		return nil, Site{}
	}
	const called = 2 // after the parameter
	if fn.Len <= called || g.Prog.Instr(id, called).Op != ir.OpCall {
		return nil, Site{}
	}
	return g.crates.lookup(g.rustPath(id, g.Prog.Instr(id, called))), Site{id, called}
}

// NamedBy returns the functions of the workspace whose path is loaded at s.
func (g *Graph) NamedBy(s Site) []ir.FuncID {
	return g.crates.lookup(g.rustPath(s.Func, g.Prog.Instr(s.Func, s.Value)))
}

// rustPath returns the full path of the function that a path call names.
func (g *Graph) rustPath(id ir.FuncID, in *ir.Instr) string {
	sc := g.crates.scope(id)
	return g.crates.resolve(sc.mod, sc.owner, g.Prog.Text(in.Name))
}

// reaches reports whether function id is one of the callees.
func (c *Call) reaches(id ir.FuncID) bool {
	return slices.ContainsFunc(c.Callees, func(callee Callee) bool { return callee.Func == id })
}

// namesOf returns the names under which function id can be called: its own, aliases, Ruby names of
// an exported function, "new" for an initialize.
func (g *Graph) namesOf(id ir.FuncID) []ir.Name {
	fn := g.Prog.Func(id)
	names := []ir.Name{fn.Name}
	if g.lang(id) == source.Ruby {
		if g.Prog.Text(fn.Name) == "initialize" {
			if g.names.new != 0 {
				names = append(names, g.names.new)
			}
		}
		names = append(names, g.classes.aliases(id)...)
		return names
	}
	names = append(names, g.crates.renamed[fn.Name]...)
	if by := g.Prog.Name(conversionBy(g.Prog.Text(fn.Name))); by != 0 && !slices.Contains(names, by) {
		names = append(names, by) // x.into(), which is from(x)
	}
	for _, n := range g.Natives {
		for _, t := range n.Targets {
			if t == id {
				for _, name := range g.callNames(n) {
					if name != fn.Name && !slices.Contains(names, name) {
						names = append(names, name)
					}
				}
			}
		}
	}
	return names
}

// aliases returns the names, other than its own, that classes know function id by, in name order.
func (h *hierarchy) aliases(id ir.FuncID) []ir.Name {
	if h.aliased == nil {
		h.aliased = map[ir.FuncID][]ir.Name{}
		for _, c := range h.order {
			for _, table := range []map[ir.Name]*Method{c.methods, c.singles} {
				for n, m := range table {
					if m.Func != ir.NoFunc && h.g.Prog.Func(m.Func).Name != n {
						h.aliased[m.Func] = insertName(h.aliased[m.Func], n)
					}
				}
			}
		}
	}
	return h.aliased[id]
}

func insertName(names []ir.Name, n ir.Name) []ir.Name {
	i := 0
	for i < len(names) && names[i] < n {
		i++
	}
	if i < len(names) && names[i] == n {
		return names
	}
	names = append(names, 0)
	copy(names[i+1:], names[i:])
	names[i] = n
	return names
}
