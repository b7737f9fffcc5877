package callgraph

import (
	"maps"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the native functions that Ruby code calls without a method of that name: it looks one up in a library,
// and calls the object that stands for it; or names it where it calls it.

// invocations is what is known of them.
type invocations struct {
	handles map[Site]*Native   // what stands for a function, by the call that makes it; nil for what stands for none
	calls   map[Site][]*Native // the functions that calls name themselves
	byParam map[Site]ir.Value  // the parameters by which calls name them
	names   []ir.Name          // of the methods that run a function
	modules map[string]bool    // the outermost modules of all names of the program
	members bool               // there are objects whose methods stand for functions
	// tables are the functions that blocks make of the names in a constant, by the calls that are given these blocks.
	tables map[Site]map[string]*Native
	// procs are the functions of Rust that are made functions of Ruby, by the calls that make them.
	procs map[Site]*Native
	// made is what methods of the workspace make that stands for a function, by the calls of them; within are the calls in
	// those methods that look it up.
	made   map[Site]*Native
	within []Site
	// exported are the functions that a mechanism finds by a name, of the mechanisms of which models say how.
	exported map[string]map[string][]ir.FuncID
}

// readInvocations finds what stands for native functions.
func (g *Graph) readInvocations() {
	g.invoked = invocations{handles: map[Site]*Native{}, calls: map[Site][]*Native{}, byParam: map[Site]ir.Value{}}
	has := func(e *rule.Entry) bool {
		return slices.ContainsFunc(e.Handles, func(h *rule.NativeHandle) bool { return g.mentions(h.Callee.Owner) }) ||
			slices.ContainsFunc(e.NativeCalls, func(c *rule.NativeCall) bool { return g.mentions(c.Callee.Owner) })
	}
	sites := g.SitesOf(source.Ruby, has)
	g.readHandleMakers(sites)
	g.readHandleTables(sites)
	inner := map[*Native]bool{}
	var members []Site
	for _, s := range sites {
		in := g.Prog.Instr(s.Func, s.Value)
		e := g.rowsByName(s.Func, in)
		if len(e.Handles) > 0 {
			row := g.handleRow(s, in)
			switch {
			case row != nil && row.Members:
				members = append(members, g.readMembers(s)...)
			case row != nil && row.Of != nil:
				for _, n := range g.handlesAt(s.Func, in, row.Of) {
					inner[n] = true
				}
			}
			g.handle(s)
		}
		if len(e.NativeCalls) > 0 {
			g.readNativeCall(s, in, e.NativeCalls)
		}
	}
	for _, s := range slices.Concat(sites, members, slices.SortedFunc(maps.Keys(g.invoked.made), Site.compare)) {
		n := g.invoked.handles[s]
		if inner[n] || n != nil && n.Named && len(n.Targets) == 0 {
			n = nil // something else than a function can have that name
		}
		if n != nil {
			g.Natives = append(g.Natives, n)
		} else {
			g.Natives = append(g.Natives, g.invoked.calls[s]...)
		}
	}
	g.readNativeProcs()
}

// mentions reports whether the program has a constant of the outermost module that a class stands in.
func (g *Graph) mentions(class string) bool {
	if g.invoked.modules == nil {
		g.invoked.modules = map[string]bool{"": true}
		for _, text := range g.Prog.Names {
			text = strings.TrimPrefix(text, "::")
			if text == "" || text[0] < 'A' || text[0] > 'Z' {
				continue // no constant
			}
			first, _, _ := strings.Cut(text, "::")
			g.invoked.modules[first] = true
		}
	}
	first, _, _ := strings.Cut(class, "::")
	return g.invoked.modules[first]
}

// readNativeCall notes the functions that the call at s names.
func (g *Graph) readNativeCall(s Site, in *ir.Instr, rows []*rule.NativeCall) {
	if !slices.Contains(g.invoked.names, in.Name) {
		g.invoked.names = append(g.invoked.names, in.Name)
	}
	recv, implicit := g.receiver(s, in)
	for _, row := range rows {
		if row.Function != nil {
			g.readLookedUp(s, in, row)
			continue
		}
		if row.Symbol == nil || g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitSure || !row.When.Eval(g.Env(s)) {
			continue
		}
		symbols := g.symbolsAt(s, in, row)
		if len(symbols) == 0 {
			g.Unbound = append(g.Unbound, s)
			return
		}
		for _, symbol := range symbols {
			n := g.nativeCalled(s, row.Mechanism, symbol)
			n.Skip = row.Skip
			g.invoked.calls[s] = append(g.invoked.calls[s], n)
		}
		g.met[row.ID] = true
		return
	}
}

// symbolsAt returns the names that stand where row says at the call at s, as far as they are constant: also where the call's
// method is given them.
func (g *Graph) symbolsAt(s Site, in *ir.Instr, row *rule.NativeCall) []string {
	if texts := g.Env(s).Texts(*row.Symbol); len(texts) > 0 {
		slices.Sort(texts)
		return slices.Compact(texts)
	}
	var names []string
	for _, v := range g.operands(s.Func, in, row.Symbol) {
		names = append(names, g.symbolsNamed(s, v, row.Mechanism)...)
	}
	return names
}

// symbolsNamed returns the names of native functions that v, by which the call at s names one, can be.
func (g *Graph) symbolsNamed(s Site, v ir.Value, mechanism string) (names []string) {
	if p := g.paramNaming(s.Func, v); p != ir.NoValue {
		g.invoked.byParam[s] = p
	}
	for _, n := range g.namesGiven(s.Func, v) {
		names = append(names, g.Prog.Text(n))
	}
	for _, name := range g.symbolsGiven(Site{s.Func, g.Root(s.Func, v)}, mechanism) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// symbolsGiven returns the names of native functions that calls by the name of a method of Ruby give to its parameter v. Of which
// method such a call is has not been found out yet: that a function is called so says that it is this one.
func (g *Graph) symbolsGiven(v Site, mechanism string) (names []string) {
	in := g.Prog.Instr(v.Func, v.Value)
	for in.Op == ir.OpParam {
		outer, ok := g.captured(v.Func, in)
		if !ok {
			break
		}
		v = Site{outer.Func, g.Root(outer.Func, outer.Value)}
		in = g.Prog.Instr(v.Func, v.Value)
	}
	fn := g.Prog.Func(v.Func)
	if in.Op != ir.OpParam || fn.Kind != ir.KindMethod {
		return nil
	}
	for _, call := range g.calls.of(fn.Name) {
		if g.lang(call.Func) != source.Ruby {
			continue
		}
		for _, given := range g.givenFor(call, &fn.Params[in.Aux]) {
			c := g.Prog.Instr(call.Func, g.Root(call.Func, given))
			if c.Op == ir.OpConst && len(g.targets(mechanism, g.Prog.Text(c.Name))) > 0 && len(names) < maxSent {
				names = append(names, g.Prog.Text(c.Name))
			}
		}
	}
	return names
}

// named makes the binding of the function whose name stands at a port of the call at s, or nil if that is not constant.
func (g *Graph) named(s Site, mechanism string, symbol *rule.Port) *Native {
	texts := g.Env(s).Texts(*symbol)
	if len(texts) != 1 {
		g.Unbound = append(g.Unbound, s)
		return nil
	}
	return g.nativeCalled(s, mechanism, texts[0])
}

// nativeCalled makes the binding of the function of that name that the call at s names.
func (g *Graph) nativeCalled(s Site, mechanism, symbol string) *Native {
	return g.inLibrary(&Native{Mechanism: mechanism, Symbol: symbol, Site: s, Targets: g.targets(mechanism, symbol)}, s)
}

// targets returns the functions that a mechanism finds by a name.
func (g *Graph) targets(mechanism, symbol string) []ir.FuncID {
	if g.invoked.exported == nil {
		g.readExported()
	}
	found := g.invoked.exported[mechanism][symbol]
	return append(found[:len(found):len(found)], g.crates.exports[symbol]...)
}

// readExported finds the functions that macros export.
func (g *Graph) readExported() {
	g.invoked.exported = map[string]map[string][]ir.FuncID{}
	for _, row := range g.Set.Models.Exported {
		if row.Main != "" {
			g.export(row, row.Main, g.allMains())
		}
	}
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		fn := g.Prog.Func(id)
		if g.lang(id) != source.Rust || fn.Flags&(ir.FuncDecl|ir.FuncTest) != 0 || fn.Kind == ir.KindClosure || fn.Kind == ir.KindBody {
			continue
		}
		for _, row := range g.Set.Models.Exported {
			args, exports := g.exportedBy(id, fn, row)
			if !exports {
				continue
			}
			g.met[row.ID] = true
			name := g.Prog.Text(fn.Name)
			if row.Renamed != nil {
				if m := row.Renamed.FindStringSubmatch(args); m != nil {
					name = m[1]
				}
			}
			if row.Kebab {
				name = strings.ReplaceAll(name, "_", "-")
			}
			g.export(row, name, []ir.FuncID{id})
		}
	}
}

// export enters functions that row says a mechanism finds by a name.
func (g *Graph) export(row *rule.Exported, name string, ids []ir.FuncID) {
	if len(ids) == 0 {
		return
	}
	g.met[row.ID] = true
	if g.invoked.exported[row.Mechanism] == nil {
		g.invoked.exported[row.Mechanism] = map[string][]ir.FuncID{}
	}
	g.invoked.exported[row.Mechanism][name] = append(g.invoked.exported[row.Mechanism][name], ids...)
}

// exportedBy reports whether row speaks of function id, and returns what stands in the parentheses of its attribute.
func (g *Graph) exportedBy(id ir.FuncID, fn *ir.Func, row *rule.Exported) (args string, ok bool) {
	if row.Main != "" {
		return "", false
	}
	sc := g.crates.scope(id)
	if row.Trait {
		return "", sc.trait != "" && (sc.trait == row.Path || lastName(sc.trait) == row.Path)
	}
	for i, n := range fn.Attrs {
		written := g.Prog.Text(n)
		if lastName(written) == lastName(row.Path) && (written == lastName(row.Path) || g.crates.resolve(sc.mod, sc.owner, written) == row.Path) {
			return g.Prog.Text(fn.AttrArgs[i]), true
		}
	}
	return "", false
}

// readMembers finds the calls that ask the object which the call at s makes for what stands for a function.
func (g *Graph) readMembers(s Site) []Site {
	g.invoked.members = true
	var sites []Site
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for u := range body {
		args := g.Prog.Args(s.Func, &body[u])
		if body[u].Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || g.Root(s.Func, args[0].Value) != s.Value {
			continue
		}
		at := Site{s.Func, ir.Value(u)}
		if g.handle(at) != nil {
			sites = append(sites, at)
		}
	}
	return sites
}

// member returns the function that the method which the call at s runs stands for, or nil: its receiver is an object
// whose methods do.
func (g *Graph) member(s Site, in *ir.Instr) *Native {
	args := g.Prog.Args(s.Func, in)
	if in.Op != ir.OpCall || len(args) != 1 || args[0].Role != ir.RoleSelf {
		return nil
	}
	for _, o := range append([]Site{{s.Func, g.Root(s.Func, args[0].Value)}}, g.Origins(s.Func, args[0].Value)...) {
		made := g.Prog.Instr(o.Func, o.Value)
		if made.Op != ir.OpCall {
			continue
		}
		if row := g.handleRow(o, made); row != nil && row.Members {
			name := g.Prog.Text(in.Name)
			g.met[row.ID] = true
			return g.inLibrary(&Native{Mechanism: row.Mechanism, Symbol: name, Site: s, Named: true, Targets: g.targets(row.Mechanism, name)}, s)
		}
	}
	return nil
}

// handleRow returns the row that says how what the call at s makes stands for a native function, or nil.
func (g *Graph) handleRow(s Site, in *ir.Instr) *rule.NativeHandle {
	rows := g.rowsByName(s.Func, in).Handles
	if len(rows) == 0 {
		return nil
	}
	var recv Type
	implicit := in.Flags&ir.FlagImplicitSelf != 0
	if args := g.operandsOf(s.Func, in); len(args) > 0 && args[0].Role == ir.RoleSelf {
		if recv = g.TypeOf(s.Func, args[0].Value); recv.Name == "" {
			recv = g.keptType(s.Func, args[0].Value)
		}
	}
	for _, row := range rows {
		if g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitSure && row.When.Eval(g.Env(s)) {
			return row
		}
	}
	return nil
}

// keptType returns the class of what an instance variable keeps, where another function gave it to the object's
// constructor: new(Fiddle.dlopen(PATH)).
func (g *Graph) keptType(id ir.FuncID, v ir.Value) Type {
	if in := g.Prog.Instr(id, g.Root(id, v)); in.Op != ir.OpParam && (in.Op != ir.OpLoad || in.Flags&ir.FlagIndex != 0) || g.tracing {
		return Type{}
	}
	for _, o := range g.Origins(id, v) {
		if g.Prog.Instr(o.Func, o.Value).Op != ir.OpCall {
			continue
		}
		if t := g.TypeOf(o.Func, o.Value); t.Name != "" {
			return t
		}
	}
	return Type{}
}

// handle returns the function that what the call at s makes stands for, or nil.
func (g *Graph) handle(s Site) *Native {
	if n, ok := g.invoked.handles[s]; ok {
		return n
	}
	g.invoked.handles[s] = nil // what a circular definition sees
	in := g.Prog.Instr(s.Func, s.Value)
	row := g.handleRow(s, in)
	if row == nil && g.invoked.members {
		g.invoked.handles[s] = g.member(s, in)
		return g.invoked.handles[s]
	}
	if row == nil || row.Members {
		return nil
	}
	var n *Native
	if row.Symbol != nil {
		if n = g.named(s, row.Mechanism, row.Symbol); n != nil {
			n.Named = true
		}
	} else if of := g.handlesAt(s.Func, in, row.Of); len(of) == 1 {
		made := *of[0]
		n = &made
		n.Site, n.Named, n.asked = s, false, of[0].Site
	}
	if n == nil {
		return nil
	}
	g.met[row.ID] = true
	if row.Params != nil {
		n.Params, n.Typed = g.typeList(s, row.Params)
	}
	if row.Returns != nil {
		n.Returns = g.typeAt(s, row.Returns)
	}
	g.invoked.handles[s] = n
	return n
}

// handlesAt returns the functions that what stands at a port of a call can stand for.
func (g *Graph) handlesAt(id ir.FuncID, in *ir.Instr, p *rule.Port) []*Native {
	var all []*Native
	for _, v := range g.operands(id, in, p) {
		all = append(all, g.handlesInTable(id, v)...)
		for _, o := range append([]Site{{id, g.Root(id, v)}}, g.Origins(id, v)...) {
			at := g.Prog.Instr(o.Func, o.Value)
			if at.Op != ir.OpCall && at.Flags&ir.FlagIndex == 0 {
				continue
			}
			if n := g.handle(o); n != nil && !slices.Contains(all, n) && len(all) < MaxByName {
				all = append(all, n)
			}
		}
	}
	return all
}

// invokes adds the native functions that a call runs by what stands for them, or by its own arguments.
func (g *Graph) invokes(s Site, in *ir.Instr, c *Call) {
	if len(g.invoked.procs) > 0 {
		g.invokesProc(s, in, c)
	}
	if len(g.invoked.handles)+len(g.invoked.calls) == 0 {
		return
	}
	if called := g.invoked.calls[s]; len(called) > 0 {
		for _, n := range called {
			from := len(c.Callees)
			g.addNative(c, n, n.Skip)
			c.named(from, g.Prog.Name(n.Symbol))
		}
		c.namedBy = g.invoked.byParam[s]
		return
	}
	for _, row := range g.rowsByName(s.Func, in).NativeCalls {
		if row.Function == nil {
			continue
		}
		c.partial = c.partial || g.tracing // what stands there is searched for
		for _, n := range g.handlesAt(s.Func, in, row.Function) {
			if n.Mechanism == row.Mechanism {
				g.met[row.ID] = true
				from := len(c.Callees)
				g.addNative(c, n, 0)
				c.named(from, n.key)
			}
		}
		for _, v := range g.operands(s.Func, in, row.Function) {
			if by := g.keyNaming(s.Func, v); by != ir.NoValue && len(c.Callees) > 1 {
				c.namedBy = by
			}
		}
	}
}

// keyNaming returns the parameter of function id by which v is looked up in a table; NoValue if it is looked up by none.
func (g *Graph) keyNaming(id ir.FuncID, v ir.Value) ir.Value {
	in := g.Prog.Instr(id, g.Root(id, v))
	args := g.Prog.Args(id, in)
	if len(args) != 2 || in.Op != ir.OpLoad && in.Op != ir.OpCall || len(g.invoked.tables) == 0 {
		return ir.NoValue
	}
	return g.paramNaming(id, args[1].Value)
}

// addNative adds the functions of a binding to a call that is given them behind skip other arguments.
func (g *Graph) addNative(c *Call, n *Native, skip int) {
	c.Native = n
	several := g.ofSeveralCrates(n.Targets)
	for _, id := range n.Targets {
		c.Callees = append(c.Callees, Callee{Func: id, Bridge: n, Skip: skip - n.Shift, Receiver: n.First, ByName: several})
	}
}

// callNames returns the names under which a native function is called.
func (g *Graph) callNames(n *Native) []ir.Name {
	if n.Name == 0 {
		return g.invoked.names
	}
	if n.Name == g.names.initialize && g.names.new != 0 {
		return []ir.Name{n.Name, g.names.new}
	}
	return []ir.Name{n.Name}
}

// Called names what a binding is to Ruby code: its method, or the function itself if no method stands for it.
func (g *Graph) Called(n *Native) string {
	switch {
	case n.Method != "":
		return n.Class + "." + n.Method
	case n.Name == 0:
		return n.Symbol
	}
	return n.Class + "." + g.Prog.Text(n.Name)
}
