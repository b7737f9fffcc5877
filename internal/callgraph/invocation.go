package callgraph

import (
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
	handles map[Site]*Native // what stands for a function, by the call that makes it; nil for what stands for none
	calls   map[Site]*Native // the functions that calls name themselves
	names   []ir.Name        // of the methods that run a function
}

// readInvocations finds what stands for native functions.
func (g *Graph) readInvocations() {
	g.invoked = invocations{handles: map[Site]*Native{}, calls: map[Site]*Native{}}
	has := func(e *rule.Entry) bool {
		return slices.ContainsFunc(e.Handles, func(h *rule.NativeHandle) bool { return g.mentions(h.Callee.Owner) }) ||
			slices.ContainsFunc(e.NativeCalls, func(c *rule.NativeCall) bool { return g.mentions(c.Callee.Owner) })
	}
	sites := g.SitesOf(source.Ruby, has)
	inner := map[*Native]bool{}
	for _, s := range sites {
		in := g.Prog.Instr(s.Func, s.Value)
		e := g.rowsByName(s.Func, in)
		if len(e.Handles) > 0 {
			if row := g.handleRow(s, in); row != nil && row.Of != nil {
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
	for _, s := range sites {
		n := g.invoked.handles[s]
		if n == nil || inner[n] || n.Site != s {
			n = g.invoked.calls[s]
		}
		if n != nil {
			g.Natives = append(g.Natives, n)
		}
	}
}

// mentions reports whether a constant of that name can stand in the program.
func (g *Graph) mentions(class string) bool {
	first, _, _ := strings.Cut(class, "::")
	return class == "" || g.Prog.Name(first) != 0 || g.Prog.Name(class) != 0 || g.Prog.Name("::"+class) != 0
}

// readNativeCall notes the function that the call at s names.
func (g *Graph) readNativeCall(s Site, in *ir.Instr, rows []*rule.NativeCall) {
	if !slices.Contains(g.invoked.names, in.Name) {
		g.invoked.names = append(g.invoked.names, in.Name)
	}
	recv, implicit := g.receiver(s, in)
	for _, row := range rows {
		if row.Symbol == nil || g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitSure || !row.When.Eval(g.Env(s)) {
			continue
		}
		if n := g.named(s, row.Mechanism, row.Symbol); n != nil {
			n.Skip = row.Skip
			g.met[row.ID] = true
			g.invoked.calls[s] = n
		}
		return
	}
}

// named makes the binding of the function whose name stands at a port of the call at s, or nil if that is not constant.
func (g *Graph) named(s Site, mechanism string, symbol *rule.Port) *Native {
	texts := g.Env(s).Texts(*symbol)
	if len(texts) != 1 {
		g.Unbound = append(g.Unbound, s)
		return nil
	}
	return &Native{Mechanism: mechanism, Symbol: texts[0], Site: s, Targets: g.crates.exports[texts[0]]}
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
		recv = g.TypeOf(s.Func, args[0].Value)
	}
	for _, row := range rows {
		if g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitSure && row.When.Eval(g.Env(s)) {
			return row
		}
	}
	return nil
}

// handle returns the function that what the call at s makes stands for, or nil.
func (g *Graph) handle(s Site) *Native {
	if n, ok := g.invoked.handles[s]; ok {
		return n
	}
	g.invoked.handles[s] = nil // what a circular definition sees
	in := g.Prog.Instr(s.Func, s.Value)
	row := g.handleRow(s, in)
	if row == nil {
		return nil
	}
	var n *Native
	if row.Symbol != nil {
		n = g.named(s, row.Mechanism, row.Symbol)
	} else if of := g.handlesAt(s.Func, in, row.Of); len(of) == 1 {
		made := *of[0]
		n = &made
		n.Site = s
	}
	if n == nil {
		return nil
	}
	g.met[row.ID] = true
	if row.Params != nil {
		n.Params, n.Typed = g.typeList(s, row.Params)
	}
	g.invoked.handles[s] = n
	return n
}

// handlesAt returns the functions that what stands at a port of a call can stand for.
func (g *Graph) handlesAt(id ir.FuncID, in *ir.Instr, p *rule.Port) []*Native {
	var all []*Native
	for _, v := range g.operands(id, in, p) {
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
	if len(g.invoked.handles)+len(g.invoked.calls) == 0 {
		return
	}
	if n := g.invoked.calls[s]; n != nil {
		g.addNative(c, n, n.Skip)
		return
	}
	for _, row := range g.rowsByName(s.Func, in).NativeCalls {
		if row.Function == nil {
			continue
		}
		for _, n := range g.handlesAt(s.Func, in, row.Function) {
			if n.Mechanism == row.Mechanism {
				g.met[row.ID] = true
				g.addNative(c, n, row.Skip)
			}
		}
	}
}

// addNative adds the functions of a binding to a call that is given them behind skip other arguments.
func (g *Graph) addNative(c *Call, n *Native, skip int) {
	c.Native = n
	for _, id := range n.Targets {
		c.Callees = append(c.Callees, Callee{Func: id, Bridge: n, Skip: skip - n.Shift, Receiver: n.First})
	}
}

// callNames returns the names under which a native function is called.
func (g *Graph) callNames(n *Native) []ir.Name {
	if n.Name == 0 {
		return g.invoked.names
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
