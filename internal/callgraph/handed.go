package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the parameters that are given an object of a library which untrusted data is read from, which it
// does harm in, or by which native functions are called: a method that takes the request, a connection, or an instance
// of Wasm. What a parameter is cannot be seen from near by, but of these few objects it matters, and there are few calls
// that make them. They are followed forward through variables, fields and arguments.

// handing follows objects from where they are made.
type handing struct {
	g     *Graph
	seen  map[Site]bool
	queue []Site
	mixed map[Site]bool // parameters that are given objects of several classes

	// What is handed on in the function that was asked about last, by value.
	in     ir.FuncID
	handed []bool
}

// readHanded notes the types of parameters that are given objects of these classes.
func (g *Graph) readHanded(classes map[string]bool) {
	h := &handing{g: g, seen: map[Site]bool{}, mixed: map[Site]bool{}, in: ir.NoFunc}
	makes := func(row *rule.TypeRow) bool {
		answers := classes[row.Returns] || row.Returns == "self" && classes[row.Callee.Owner]
		return answers && row.Of.Kind == rule.PortReturn
	}
	for _, s := range g.sitesOf(func(e *rule.Entry) bool { return slices.ContainsFunc(e.Types, makes) }) {
		if h.handsOn(s) && classes[g.TypeOf(s.Func, s.Value).Name] {
			h.add(s)
		}
	}
	for _, s := range g.calls.of(g.Prog.Name("new")) { // which no row need tell
		if g.lang(s.Func) == source.Ruby && h.handsOn(s) && classes[g.TypeOf(s.Func, s.Value).Name] {
			h.add(s)
		}
	}
	for head := 0; head < len(h.queue); head++ {
		h.follow(h.queue[head])
	}
}

// nativeObjects returns the library's classes by whose instances native functions are called.
func (g *Graph) nativeObjects() map[string]bool {
	calls := map[string]bool{}
	for _, owner := range g.Set.Models.NativeOwners() {
		if g.mentions(owner) {
			calls[owner] = true
		}
	}
	return calls
}

// readObjects returns the library's classes whose instances untrusted data is read from by their methods, or does harm in.
func (g *Graph) readObjects() map[string]bool {
	read := map[string]bool{}
	for _, row := range g.Set.Models.SourceOwners() {
		read[row] = true
	}
	for _, c := range g.Set.Models.Classes {
		if slices.ContainsFunc(g.classes.mro(c.Name), func(a string) bool { return read[a] }) {
			read[c.Name] = true
		}
	}
	for _, owner := range g.Set.Models.SinkOwners() {
		read[owner] = true
	}
	return read
}

func (h *handing) add(s Site) {
	if !h.seen[s] {
		h.seen[s] = true
		h.queue = append(h.queue, s)
	}
}

// handsOn reports whether what is at s leaves its function: it is stored in a field, captured, returned, or given to a
// method that the workspace may define. That is quick to see, and what is made by a common name, as by new,
// is of which type is not. It is asked in program order.
func (h *handing) handsOn(s Site) bool {
	g := h.g
	if h.in != s.Func {
		h.in = s.Func
		body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
		h.handed = slices.Grow(h.handed[:0], len(body))[:len(body)]
		clear(h.handed)
		for v := range body {
			if in := &body[v]; h.takes(s.Func, in) {
				for _, a := range g.Prog.Args(s.Func, in) {
					if a.Role != ir.RoleSelf && a.Value != ir.NoValue {
						h.handed[g.Root(s.Func, a.Value)] = true
					}
				}
			}
		}
	}
	return h.handed[s.Value]
}

// takes reports whether an instruction of function id may hand its operands to other functions.
func (h *handing) takes(id ir.FuncID, in *ir.Instr) bool {
	g := h.g
	switch in.Op {
	case ir.OpStore, ir.OpClosure, ir.OpReturn:
		return true
	case ir.OpCall:
		return in.Flags&(ir.FlagYield|ir.FlagSuper) != 0 || g.classes.answers(in.Name) || slices.Contains(g.names.sends, in.Name) || len(g.rowsByName(id, in).Callbacks) > 0
	}
	return false
}

// follow finds what is done with the object at s in its function.
func (h *handing) follow(s Site) {
	g := h.g
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for v := int(s.Value) + 1; v < len(body); v++ {
		in := &body[v]
		if in.Op != ir.OpCall && in.Op != ir.OpStore && in.Op != ir.OpClosure && in.Op != ir.OpReturn {
			continue
		}
		for i, a := range g.Prog.Args(s.Func, in) {
			if a.Role != ir.RoleSelf && g.Root(s.Func, a.Value) == s.Value {
				h.used(s, Site{s.Func, ir.Value(v)}, in, i)
			}
		}
	}
}

// used follows the object at s into the instruction at u, whose operand i it is.
func (h *handing) used(s, u Site, in *ir.Instr, i int) {
	g := h.g
	switch {
	case in.Op == ir.OpStore && in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0 && strings.HasPrefix(g.Prog.Text(in.Name), "@"):
		t := g.TypeOf(s.Func, s.Value)
		for _, reads := range [...][]Site{g.loads.of(in.Name), g.FieldReads(in.Name)} {
			for _, r := range reads {
				if g.lang(r.Func) == source.Ruby && g.TypeOf(r.Func, r.Value) == t {
					h.add(r)
				}
			}
		}
	case in.Op == ir.OpReturn:
		if g.CallSites(u.Func) > maxCallSites {
			return
		}
		t := g.TypeOf(s.Func, s.Value)
		for _, c := range g.Callers(u.Func) {
			if g.lang(c.Func) == source.Ruby && g.TypeOf(c.Func, c.Value) == t {
				h.add(c)
			}
		}
	case in.Op == ir.OpClosure:
		fn := g.Prog.Callee(u.Func, in)
		for j := range g.Prog.Func(fn).Params {
			if p := &g.Prog.Func(fn).Params[j]; p.Kind == ir.ParamCaptured && int(p.Index)+1 == i && !p.Written {
				h.add(Site{fn, p.Value})
			}
		}
	case in.Op == ir.OpCall:
		h.given(s, u, in, i)
	}
}

// given notes that a call gives the object at s for a parameter.
func (h *handing) given(s, u Site, in *ir.Instr, i int) {
	g := h.g
	args := g.Prog.Args(u.Func, in)
	pos := 0
	for _, a := range args[:i] {
		if a.Role == ir.RoleSplat {
			return
		}
		if positional(a.Role) {
			pos++
		}
	}
	t := g.TypeOf(s.Func, s.Value)
	keyword, named := args[i].Role.Keyword()
	for _, c := range g.Call(u).Callees {
		if c.ByName || c.Bridge != nil || c.Later || c.Skip < 0 || g.lang(c.Func) != source.Ruby {
			continue
		}
		params := g.Prog.Func(c.Func).Params
		for j := range params {
			p := &params[j]
			switch p.Kind {
			case ir.ParamPositional, ir.ParamOptional:
				if args[i].Role == ir.RolePlain && int(p.Index) == pos-c.Skip {
					h.is(Site{c.Func, p.Value}, t)
				}
			case ir.ParamKeyword:
				if named && p.Name == keyword {
					h.is(Site{c.Func, p.Value}, t)
				}
			}
		}
	}
}

// is notes that a parameter is an object of type t. One that is given objects of several classes is of the one that
// all of them descend from, if there is one.
func (h *handing) is(param Site, t Type) {
	g := h.g
	known, ok := g.given[param]
	switch {
	case h.mixed[param] || t.Name == "":
	case !ok:
		g.given[param] = t
		g.types.drop(param)
		h.add(param)
	case known == t:
	default:
		if up, _ := g.classes.isA(known, t.Name); up && !known.Meta && !t.Meta {
			g.given[param] = t
		} else if down, _ := g.classes.isA(t, known.Name); !down || t.Meta || known.Meta {
			delete(g.given, param)
			h.mixed[param] = true
		}
		g.types.drop(param)
	}
}
