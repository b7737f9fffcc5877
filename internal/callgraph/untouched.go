package callgraph

import (
	"bytes"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file answers what is never done to an object, and what a value is made of: of an engine that no limit is set
// for, a folder that is expanded from two dots.

// Never implements rule.Env.
func (e *env) Never(p rule.Port, callee *rule.Callee) bool {
	g, id, object := e.g, e.site.Func, e.site.Value
	if by, rest, ok := e.replaced.of(&p); ok && len(rest) == 0 && by.key == 0 {
		return by.site.Func != id && e.neverHere(p, callee) && g.never(by.site.Func, g.startOf(by.site.Func, by.site.Value), callee, true)
	}
	if p.Kind != rule.PortReturn {
		v, ok := e.one(p)
		if !ok {
			return false
		}
		object = g.startOf(id, v)
	}
	return g.never(id, object, callee, false)
}

// neverHere reports whether the function at hand never calls callee on what a function of the workspace has returned to it
// for port p, nor lets go of it.
func (e *env) neverHere(p rule.Port, callee *rule.Callee) bool {
	g, id := e.g, e.site.Func
	values := e.values(p)
	if len(values) != 1 {
		return false
	}
	object := g.startOf(id, values[0])
	return g.Prog.Instr(id, object).Op == ir.OpCall && g.isLeft(id, object, callee, false)
}

// never reports whether callee is never called on the object that function id makes; with returned, also if the function
// returns it.
func (g *Graph) never(id ir.FuncID, object ir.Value, callee *rule.Callee, returned bool) bool {
	in := g.Prog.Instr(id, object)
	t := withoutReference(g.TypeOf(id, object).Name)
	if in.Op != ir.OpCall || len(g.Call(Site{id, object}).Callees) > 0 || t != callee.Owner && !strings.HasPrefix(t, callee.Owner+"<") && !g.Set.Models.IsA(t, callee.Owner) {
		return false // it was made elsewhere
	}
	return g.isLeft(id, object, callee, returned) || !g.isCalledOn(id, object, callee) && !g.hasCall(callee)
}

// isLeft reports whether function id never calls callee on an object, and keeps the object to itself, or with returned to
// itself and its callers.
func (g *Graph) isLeft(id ir.FuncID, object ir.Value, callee *rule.Callee, returned bool) bool {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if returned && body[u].Op == ir.OpReturn {
			continue
		}
		if s := (Site{id, ir.Value(u)}); u != int(object) && g.letsGo(s, &body[u], object) {
			return false
		}
	}
	return !g.isCalledOn(id, object, callee)
}

// isCalledOn reports whether function id calls callee on an object, or sets a field of it itself.
func (g *Graph) isCalledOn(id ir.FuncID, object ir.Value, callee *rule.Callee) bool {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		s := Site{id, ir.Value(u)}
		if body[u].Op == ir.OpCall && u != int(object) && g.startOf(id, s.Value) == object && g.fits(s, &body[u], callee) {
			return true
		}
		if body[u].Op == ir.OpStore && g.lang(id) == source.Rust && g.isObject(id, g.Prog.Args(id, &body[u])[0].Value, object) {
			return true
		}
	}
	return false
}

// startOf returns the call that made the object which a chain of calls begins with: X.new of X.new.a.b.
func (g *Graph) startOf(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		v = g.Root(id, v)
		of, ok := g.calledOn(id, v)
		if !ok || g.Prog.Instr(id, g.Root(id, of)).Op != ir.OpCall {
			break
		}
		v = of
	}
	return v
}

// isObject reports whether v is the object, or the result of a chain of calls on it that can be the object too.
func (g *Graph) isObject(id ir.FuncID, v, object ir.Value) bool {
	v = g.Root(id, v)
	if v == object {
		return true
	}
	is, t := withoutReference(g.TypeOf(id, object).Name), withoutReference(g.TypeOf(id, v).Name)
	return g.startOf(id, v) == object && (t == "" || is == "" || t == is)
}

// withoutReference returns the type that a reference of Rust refers to.
func withoutReference(t string) string {
	return strings.TrimPrefix(strings.TrimPrefix(t, "&"), "mut ")
}

// letsGo reports whether the instruction at s gives the object to what may do anything with it: a function of
// the workspace, a variable of an object, a closure, the caller; in Rust also a function that takes it for itself.
func (g *Graph) letsGo(s Site, in *ir.Instr, object ir.Value) bool {
	switch in.Op {
	case ir.OpCopy, ir.OpAssume, ir.OpPhi, ir.OpLoad:
		return false
	}
	args := g.Prog.Args(s.Func, in)
	for i, a := range args {
		if !g.isObject(s.Func, a.Value, object) {
			continue
		}
		if in.Op != ir.OpCall || len(g.Call(s).Callees) > 0 {
			return true
		}
		if i == 0 && a.Role == ir.RoleSelf {
			continue
		}
		name := g.Prog.Text(in.Name)
		if name == ir.OpArray || name == ir.OpHash || name == ir.OpStruct {
			return true
		}
		if of := g.Prog.Instr(s.Func, a.Value); g.lang(s.Func) == source.Rust && (of.Op != ir.OpCopy || of.Flags&ir.FlagRef == 0) {
			return true
		}
	}
	return false
}

// hasCall reports whether the workspace has a call of callee.
func (g *Graph) hasCall(callee *rule.Callee) bool {
	return slices.ContainsFunc(g.calls.of(g.Prog.Name(callee.Name)), func(s Site) bool {
		return g.fits(s, g.Prog.Instr(s.Func, s.Value), callee)
	})
}

// MadeOf implements rule.Env.
func (e *env) MadeOf(p rule.Port, callee *rule.Callee, n int) []string {
	s, ok := e.oneOf(p)
	if !ok {
		return nil
	}
	g := e.g
	s = g.defined(s)
	in := g.Prog.Instr(s.Func, s.Value)
	if !g.IsCallOf(s, callee) {
		return nil
	}
	port := rule.Port{Kind: rule.PortArg, Index: n}
	if n == 0 && in.NArgs == 1 && g.Prog.Args(s.Func, in)[0].Role == ir.RoleSelf {
		port = rule.Port{Kind: rule.PortSelf} // "a: b".parse()
	}
	if texts := g.Env(s).Texts(port); len(texts) > 0 {
		return texts
	}
	operands := g.operands(s.Func, in, &port)
	if len(operands) == 0 {
		return nil
	}
	if begin, ok := g.rangeBegin(s.Func, operands[0]); ok {
		return begin
	}
	return g.arrayTexts(s.Func, operands[0])
}

// takesRange reports whether in takes a part out of a text or list of Ruby: x[0..9].
func (g *Graph) takesRange(id ir.FuncID, in *ir.Instr) bool {
	if in.Op != ir.OpLoad || in.Flags&(ir.FlagIndex|ir.FlagCapture) != ir.FlagIndex || in.NArgs != 2 || g.lang(id) != source.Ruby {
		return false
	}
	_, ok := g.rangeBegin(id, g.Prog.Args(id, in)[1].Value)
	return ok
}

// rangeBegin returns the constant texts of where the range v of Ruby begins: 0 of one without a beginning.
func (g *Graph) rangeBegin(id ir.FuncID, v ir.Value) (texts []string, ok bool) {
	in := g.Prog.Instr(id, g.Root(id, v))
	if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpRange || in.NArgs != 2 || g.lang(id) != source.Ruby {
		return nil, false
	}
	from := g.Prog.Args(id, in)[0].Value
	if begin := g.Prog.Instr(id, g.Root(id, from)); begin.Op == ir.OpConst && begin.Aux == ir.ConstNil {
		return []string{"0"}, true
	}
	texts, _ = g.texts(id, from, maxTrace)
	return texts, true
}

// defined returns where the value at s is computed: that of a constant where it is defined, in Rust also of a function that takes
// nothing and returns nothing else: fn html() -> Header
func (g *Graph) defined(s Site) Site {
	for range maxTrace {
		s.Value = g.Root(s.Func, s.Value)
		in := g.Prog.Instr(s.Func, s.Value)
		if in.Op == ir.OpCall && (in.NArgs == 1 || in.NArgs == 2 && g.lang(s.Func) == source.Rust) && g.ReturnsReceiver(s) { // "x".freeze, x.expect("an x")
			s.Value = g.Prog.Args(s.Func, in)[0].Value
			continue
		}
		if v, ok := g.constantResult(s, in); ok {
			s = v
			continue
		}
		c, last, ok := g.Constant(s.Func, in)
		if in.Op != ir.OpLoad || in.Flags&ir.FlagConst == 0 || in.NArgs > 0 || !ok {
			break
		}
		s = Site{c.Func, last}
	}
	return s
}

// constantResult returns what the one function of Rust returns, in one place, that the call at s can reach and gives nothing.
func (g *Graph) constantResult(s Site, in *ir.Instr) (Site, bool) {
	if in.Op != ir.OpCall || in.NArgs > 0 || g.lang(s.Func) != source.Rust {
		return Site{}, false
	}
	callees := g.Call(s).Callees
	if len(callees) != 1 || callees[0].ByName {
		return Site{}, false
	}
	_, v, ok := g.onlyReturn(callees[0].Func)
	return Site{callees[0].Func, v}, ok
}

// Written implements rule.Env.
func (e *env) Written(p rule.Port) bool {
	every := len(p.Path) > 0 && p.Path[len(p.Path)-1].Any
	if every {
		p.Path = p.Path[:len(p.Path)-1]
	}
	s, ok := e.oneOf(p)
	if !every {
		return ok && e.g.isWritten(s, maxTrace)
	}
	if !ok {
		return false
	}
	elements := e.g.Elements(s)
	return len(elements) > 0 && !slices.ContainsFunc(elements, func(el Element) bool { return !e.g.isLiteral(el.Value) })
}

// isWritten reports whether the value at s is a literal as it stands, a constant that is one, or a text of Ruby that is put
// together and begins with one: "target/#{profile}/lib.so", File.join("target", profile).
func (g *Graph) isWritten(s Site, depth int) bool {
	if s = g.defined(s); depth == 0 || g.isLiteral(s) {
		return depth > 0
	}
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if in.Op != ir.OpCall || len(args) == 0 || g.lang(s.Func) != source.Ruby {
		return false
	}
	first := args[0].Value
	if name := g.Prog.Text(in.Name); name != ir.OpInterp && name != "+" {
		i := slices.IndexFunc(g.Call(s).Flows, func(f *rule.Flow) bool { return f.Joins != nil })
		if i < 0 {
			return false
		}
		joined := g.atPorts(s.Func, in, g.Call(s).Flows[i].From)
		if len(joined) == 0 {
			return false
		}
		first = joined[0].Value
	}
	return g.isWritten(Site{s.Func, first}, depth-1)
}

// isLiteral reports whether the value at s is a literal as it stands, or a constant that is one.
func (g *Graph) isLiteral(s Site) bool {
	s = g.defined(s)
	in := g.Prog.Instr(s.Func, s.Value)
	text := g.Prog.File(s.Func).Source.Content[in.Pos:in.End]
	return in.Op == ir.OpConst && !bytes.HasPrefix(text, []byte("__")) // __dir__ is known too
}
