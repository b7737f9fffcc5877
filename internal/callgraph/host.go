package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the functions of Ruby that native code calls by their names: those that Ruby gives to a Wasm module,
// which declares them as foreign functions.

// Host is a function of Ruby that native code can call.
type Host struct {
	Row  *rule.Host
	Func ir.FuncID // of Ruby
	Site Site      // the call that gives it
	// Decl is its declaration in Rust; set of a Callee.
	Decl ir.FuncID
}

// readHosts finds the calls that give functions to native code.
func (g *Graph) readHosts() {
	has := func(e *rule.Entry) bool {
		return slices.ContainsFunc(e.Hosts, func(h *rule.Host) bool { return g.mentions(h.Callee.Owner) })
	}
	for _, s := range g.SitesOf(source.Ruby, has) {
		in := g.Prog.Instr(s.Func, s.Value)
		recv, implicit := g.receiver(s, in)
		for _, row := range g.rowsByName(s.Func, in).Hosts {
			if g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitNot || !row.When.Eval(g.Env(s)) {
				continue
			}
			if row.Imports != nil {
				g.readImports(s, in, row)
			} else if row.Table != nil {
				g.readHostTable(s, in, row)
			} else if names := g.Env(s).Texts(*row.Symbol); len(names) == 1 {
				g.giveHost(s, in, row, names[0])
			}
			break
		}
	}
}

// readHostTable reads a Hash of names and functions.
func (g *Graph) readHostTable(s Site, in *ir.Instr, row *rule.Host) {
	for _, v := range g.operands(s.Func, in, row.Table) {
		for _, o := range append([]Site{{s.Func, g.Root(s.Func, v)}}, g.Origins(s.Func, v)...) {
			hash := g.Prog.Instr(o.Func, o.Value)
			if hash.Op != ir.OpCall || g.Prog.Text(hash.Name) != ir.OpHash {
				continue
			}
			args := g.Prog.Args(o.Func, hash)
			for i, a := range args {
				name := ""
				if n, ok := a.Role.Keyword(); ok {
					name = g.Prog.Text(n)
				} else if i > 0 && args[i-1].Role == ir.RoleKey {
					if texts, ok := g.texts(o.Func, args[i-1].Value, maxTrace); ok && len(texts) == 1 {
						name = texts[0]
					}
				}
				if name != "" {
					g.giveMade(Site{o.Func, a.Value}, row, name)
				}
			}
			return
		}
	}
}

// giveMade notes the function that the value at s, made by the row's maker, stands for.
func (g *Graph) giveMade(s Site, row *rule.Host, name string) {
	for _, o := range append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, g.Origins(s.Func, s.Value)...) {
		in := g.Prog.Instr(o.Func, o.Value)
		if in.Op == ir.OpCall && row.Maker != nil && g.Prog.Text(in.Name) == row.Maker.Name {
			g.giveHost(o, in, row, name)
			return
		}
	}
}

// giveHost notes the function of Ruby that the call at s gives under a name.
func (g *Graph) giveHost(s Site, in *ir.Instr, row *rule.Host, name string) {
	add := func(id ir.FuncID) {
		g.met[row.ID] = true
		if g.hosts == nil {
			g.hosts = map[string][]*Host{}
		}
		g.hosts[name] = append(g.hosts[name], &Host{Row: row, Func: id, Site: s})
		g.givenList(id, row.List)
	}
	if len(row.Function) == 0 {
		t := g.SelfType(s.Func)
		if m := g.classes.find(Type{Name: t.Name}, g.Prog.Name(name)); m != nil && m.Func != ir.NoFunc {
			add(m.Func)
		}
		return
	}
	for i := range row.Function {
		for _, v := range g.operands(s.Func, in, &row.Function[i]) {
			if id := g.rubyFunction(Site{s.Func, v}); id != ir.NoFunc {
				add(id)
				return
			}
		}
	}
}

// givenList notes that parameter i of function id is given a list.
func (g *Graph) givenList(id ir.FuncID, i int) {
	params := g.Prog.Func(id).Params
	for j := range params {
		if p := &params[j]; p.Kind == ir.ParamPositional && int(p.Index) == i {
			g.given[Site{id, p.Value}] = Type{Name: "Array"}
		}
	}
}

// rubyFunction returns the function of Ruby that the value at s is: a block, a lambda, method(:name). NoFunc if that is
// not known.
func (g *Graph) rubyFunction(s Site) ir.FuncID {
	if made, ok := g.functionMade(s); ok {
		return g.Prog.Callee(made.Func, g.Prog.Instr(made.Func, made.Value))
	}
	for _, o := range append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, g.Origins(s.Func, s.Value)...) {
		in := g.Prog.Instr(o.Func, o.Value)
		args := g.Prog.Args(o.Func, in)
		switch {
		case in.Op != ir.OpCall || len(args) == 0:
		case g.TypeOf(o.Func, o.Value).Name == "Method":
			texts, ok := g.texts(o.Func, args[len(args)-1].Value, maxTrace)
			of := g.SelfType(o.Func)
			if args[0].Role == ir.RoleSelf && in.Flags&ir.FlagImplicitSelf == 0 {
				of = g.TypeOf(o.Func, args[0].Value)
			}
			if ok && len(texts) == 1 {
				if m := g.classes.find(of, g.Prog.Name(texts[0])); m != nil {
					return m.Func
				}
			}
		}
	}
	return ir.NoFunc
}

// maxWraps bounds how many calls stand around a block that make a function of it.
const maxWraps = 3

// functionMade returns the instruction that makes the function of Ruby which the value at s is: a block, or what a call makes
// of its block, as proc and FFI::Function.new do.
func (g *Graph) functionMade(s Site) (made Site, ok bool) {
	for range maxWraps {
		next := Site{}
		for _, o := range append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, g.Origins(s.Func, s.Value)...) {
			in := g.Prog.Instr(o.Func, o.Value)
			if in.Op == ir.OpClosure {
				return o, true
			}
			if args := g.Prog.Args(o.Func, in); in.Op == ir.OpCall && len(args) > 0 && args[len(args)-1].Role == ir.RoleBlock && g.functionOfBlock(o) {
				next = Site{o.Func, args[len(args)-1].Value}
			}
		}
		if next == (Site{}) {
			return Site{}, false
		}
		s = next
	}
	return Site{}, false
}

// methodObject returns the call that makes the object of a method of the workspace which the value at s is: method(:log)
func (g *Graph) methodObject(s Site) (Site, bool) {
	for _, o := range g.madeAt(s) {
		if g.Prog.Instr(o.Func, o.Value).Op == ir.OpCall && g.TypeOf(o.Func, o.Value).Name == "Method" {
			if _, ok := g.NamedMethod(o); ok {
				return o, true
			}
		}
	}
	return Site{}, false
}

// functionOfBlock reports whether the call at s makes a function of its block.
func (g *Graph) functionOfBlock(s Site) bool {
	name := g.TypeOf(s.Func, s.Value).Name
	return name == "Proc" || slices.ContainsFunc(g.Call(s).Flows, func(f *rule.Flow) bool {
		return f.Step == rule.Value && len(f.From) == 1 && f.From[0].Kind == rule.PortBlock && slices.ContainsFunc(f.To, toResult)
	})
}

// toHosts adds the functions of Ruby that a call of a foreign function declared by decl runs.
func (g *Graph) toHosts(symbol string, decl ir.FuncID, c *Call) {
	for _, h := range g.hosts[symbol] {
		made := *h
		made.Decl = decl
		c.Callees = append(c.Callees, Callee{Func: h.Func, Skip: -h.Row.Skip, Host: &made})
	}
}

// Hosts returns the calls in Rust that run functions of Ruby which it was given, in program order.
func (g *Graph) Hosts() (sites []Site) {
	names := map[ir.Name]bool{}
	for name := range g.hosts {
		names[g.Prog.Name(name)] = true
	}
	for _, decl := range g.crates.foreign { // which can have another name in Rust
		if len(g.hosts[g.symbol(decl)]) > 0 {
			names[g.Prog.Func(decl).Name] = true
		}
	}
	for name := range names {
		for _, s := range g.calls.of(name) {
			if g.lang(s.Func) == source.Rust && slices.ContainsFunc(g.Call(s).Callees, func(c Callee) bool { return c.Host != nil }) {
				sites = append(sites, s)
			}
		}
	}
	slices.SortFunc(sites, Site.compare)
	return sites
}

// followed reports whether what the call at s yields comes from native code of the workspace, where it is followed: its
// receiver was made from files of that, or is what a function is given which only such code calls. So it is of what a service of
// the workspace answers. several is true if the receiver can have been made from such files and from others.
func (g *Graph) followed(s Site, row *rule.Source) (followed, several bool) {
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	if len(row.Beyond) == 0 || slices.Contains(row.Beyond, services) && g.answeredHere(s) {
		return len(row.Beyond) > 0, false
	}
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return false, false
	}
	if g.givenByModule(s.Func, args[0].Value) {
		return true, false
	}
	f := g.fileFinder(row.Beyond...)
	f.value(s.Func, args[0].Value, nil, maxMade)
	if !f.found || len(f.crates) == 0 {
		return false, false
	}
	return !f.unknown, f.unknown
}

// loadedBy returns the calls by which the call at s loads code that is none of the workspace, where row speaks of such calls: s,
// or, if the method that s stands in returns it and what it loads is said by who calls that, those of the calls of that method.
func (g *Graph) loadedBy(s Site, row *rule.Source) []Site {
	return g.loadedAlong(s, s, nil, row, maxLoadCalls)
}

// loadedAlong does it for the call at, which runs what stands at s by the calls of w.
func (g *Graph) loadedAlong(s, at Site, w *way, row *rule.Source, depth int) []Site {
	f := g.fileFinder(row.Beyond...)
	f.value(s.Func, s.Value, w, maxMade)
	if f.found && !f.unknown && len(f.crates) > 0 {
		return nil
	}
	if !f.open || depth == 0 || !g.returnsValue(at) {
		return []Site{at}
	}
	var sites []Site
	calls := f.callers(g.Prog.Func(at.Func), at.Func)
	for _, call := range calls {
		sites = append(sites, g.loadedAlong(s, call, w.within(call, at.Func), row, depth-1)...)
	}
	if len(calls) == 0 {
		return []Site{at}
	}
	return sites
}

// within returns the way w where call runs function fn, in which the way begins.
func (w *way) within(call Site, fn ir.FuncID) *way {
	if w == nil {
		return &way{call, fn, nil}
	}
	return &way{w.call, w.fn, w.up.within(call, fn)}
}

// returnsValue reports whether all that the method in which the value at s stands returns is that value.
func (g *Graph) returnsValue(s Site) bool {
	returned := 0
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for v := range body {
		if in := &body[v]; in.Op == ir.OpReturn && in.NArgs > 0 {
			if g.Root(s.Func, g.Prog.Args(s.Func, in)[0].Value) != s.Value {
				return false
			}
			returned++
		}
	}
	return returned > 0
}

// loadsNative reports whether a row speaks of what its call loads, and not of what its receiver was made from.
func loadsNative(row *rule.Source) bool {
	return len(row.Beyond) > 0 && !slices.Contains(row.Beyond, services) && row.Callee.Lang == source.Ruby && !row.Callee.Instance && !row.Callee.Any
}

// givenByModule reports whether v is read from a parameter of a function that Ruby gives to native code, and that a crate of
// the workspace declares.
func (g *Graph) givenByModule(id ir.FuncID, v ir.Value) bool {
	for range maxMade {
		in := g.Prog.Instr(id, g.Root(id, v))
		args := g.Prog.Args(id, in)
		switch {
		case in.Op == ir.OpParam:
			return g.declaredHost(id)
		case in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf:
			return false
		}
		v = args[0].Value
	}
	return false
}

// declaredHost reports whether function id is given to native code under a name that a crate of the workspace declares.
func (g *Graph) declaredHost(id ir.FuncID) bool {
	for name, hosts := range g.hosts {
		if g.crates.declared[name] && slices.ContainsFunc(hosts, func(h *Host) bool { return h.Func == id }) {
			return true
		}
	}
	return false
}
