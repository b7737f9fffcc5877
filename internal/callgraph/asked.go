package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file says what the words of conditions mean that speak of more than the call's arguments: of where
// it stands, and of what the program calls things.

// File implements rule.Env.
func (e *env) File() string { return e.g.Prog.File(e.site.Func).Source.Path }

// maxPreceding bounds the source text in front of a call that is looked at.
const maxPreceding = 1000

// Literal implements rule.Env.
func (e *env) Literal() string {
	var text strings.Builder
	for _, a := range e.g.Prog.Args(e.site.Func, e.in) {
		if c := e.g.Prog.Instr(e.site.Func, a.Value); c.Op == ir.OpConst {
			text.WriteString(e.g.Prog.Text(c.Name))
		} else {
			text.WriteString(hole)
		}
	}
	return text.String()
}

// Preceding implements rule.Env.
func (e *env) Preceding() string {
	text := e.g.Prog.File(e.site.Func).Source.Content
	end := min(int(e.in.Pos), len(text))
	return string(text[max(0, end-maxPreceding):end])
}

// receiverOf returns the type of a call's receiver, and whether it has none in the source.
func (g *Graph) receiverOf(s Site, in *ir.Instr) (recv Type, implicit bool) {
	args := g.Prog.Args(s.Func, in)
	if in.Flags&ir.FlagImplicitSelf != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return g.SelfType(s.Func), true
	}
	return g.TypeOf(s.Func, args[0].Value), false
}

// appOf returns the application that a class is: the top level is that of a library.
func (g *Graph) appOf(class string) string {
	if class == object && len(g.topLevel) > 0 {
		return g.topLevel[0]
	}
	return class
}

// AppAt returns the application in whose body function id runs.
func (g *Graph) AppAt(id ir.FuncID) string { return g.appOf(g.SelfType(id).Name) }

// Route implements rule.Env.
func (e *env) Route() string {
	r := e.g.RouteOf(e.site.Func)
	if r == nil || r.Verb == "" || r.shared {
		return ""
	}
	return r.Pattern
}

// Around implements rule.Env.
func (e *env) Around(callee *rule.Callee, n int) []string {
	g := e.g
	var texts []string
	port := rule.Port{Kind: rule.PortArg, Index: n}
	for id := e.site.Func; g.Prog.Func(id).Kind == ir.KindClosure; {
		made, ok := g.closureSites[id]
		if !ok {
			break
		}
		if s, ok := g.consumer(made); ok {
			if in := g.Prog.Instr(s.Func, s.Value); g.fits(s, in, callee) {
				for _, v := range g.operands(s.Func, in, &port) {
					t, _ := g.texts(s.Func, v, maxTrace)
					texts = append(texts, t...)
				}
			}
		}
		id = made.Func
	}
	return texts
}

// Fallback implements rule.Env.
func (e *env) Fallback(p rule.Port) []string {
	if p.Kind == rule.PortBlockReturn {
		return e.g.blockTexts(e.site.Func, e.in)
	}
	if v, ok := e.one(p); ok {
		return e.g.fallback(e.site.Func, v, maxTrace)
	}
	return nil
}

// fallback returns the constant texts among what v can be: the sides of an or, the arms of a branch, what a
// call yields of its arguments and its block instead of its result (fetch).
func (g *Graph) fallback(id ir.FuncID, v ir.Value, depth int) []string {
	if depth == 0 {
		return nil
	}
	v = g.Root(id, v)
	if texts, ok := g.texts(id, v, depth); ok {
		return texts
	}
	in := g.Prog.Instr(id, v)
	var texts []string
	switch {
	case in.Op == ir.OpPhi, in.Op == ir.OpCall && g.Prog.Text(in.Name) == ir.OpOr:
		for _, a := range g.Prog.Args(id, in) {
			texts = append(texts, g.fallback(id, a.Value, depth-1)...)
		}
	case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0:
		if s, last, ok := g.Constant(id, in); ok {
			return g.fallback(s.Func, last, depth-1)
		}
	case in.Op == ir.OpCall:
		for _, s := range g.Call(Site{id, v}).Values { // an option of the class
			texts = append(texts, g.fallback(s.Func, s.Value, depth-1)...)
		}
		for _, f := range g.Call(Site{id, v}).Flows {
			for i := range f.From {
				if p := &f.From[i]; f.Step == rule.Value && p.Kind == rule.PortArg && p.Index > 0 {
					for _, arg := range g.operands(id, in, p) {
						texts = append(texts, g.fallback(id, arg, depth-1)...)
					}
				} else if f.Step == rule.Value && p.Kind == rule.PortBlockReturn {
					texts = append(texts, g.blockTexts(id, in)...)
				}
			}
		}
	}
	return texts
}

// blockTexts returns the constant texts that the literal block of a call yields.
func (g *Graph) blockTexts(id ir.FuncID, in *ir.Instr) []string {
	var texts []string
	for _, a := range g.Prog.Args(id, in) {
		def := g.Prog.Instr(id, a.Value)
		if a.Role != ir.RoleBlock || def.Op != ir.OpClosure {
			continue
		}
		fn := g.Prog.Callee(id, def)
		body := g.Prog.File(fn).Body(g.Prog.Func(fn))
		for v := range body {
			if body[v].Op == ir.OpReturn && body[v].NArgs > 0 {
				t, _ := g.texts(fn, g.Prog.Args(fn, &body[v])[0].Value, maxTrace)
				texts = append(texts, t...)
			}
		}
	}
	return texts
}

// Name implements rule.Env.
func (e *env) Name(p rule.Port) string {
	v, ok := e.one(p)
	if !ok {
		if s, ok := e.oneOf(p); ok && e.replaced != nil {
			return e.g.nameOf(s.Func, s.Value)
		}
		return ""
	}
	if name := e.g.nameOf(e.site.Func, v); name != "" || len(p.Path) > 0 {
		return name
	}
	return e.variable(p)
}

// variable returns the local variable that an operand of a binary operator is, as it stands in the source:
// a == b.
func (e *env) variable(p rule.Port) string {
	op := e.g.Prog.Text(e.in.Name)
	if op == "" || rule.IsWordByte(op[0]) {
		return ""
	}
	text := string(e.g.Prog.File(e.site.Func).Source.Content[e.in.Pos:e.in.End])
	left, right, ok := strings.Cut(text, op)
	if p.Kind == rule.PortSelf {
		right = left
	}
	if name := strings.TrimSpace(right); ok && name != "" && strings.IndexFunc(name, notWord) < 0 {
		return name
	}
	return ""
}

func notWord(r rune) bool { return r >= 0x80 || !rule.IsWordByte(byte(r)) }

// nameOf returns the name that value v is read by: see the word name in rules/README.md.
func (g *Graph) nameOf(id ir.FuncID, v ir.Value) string {
	for range maxTrace { // through what returns its receiver as it is: to_s
		v = g.Root(id, v)
		if in := g.Prog.Instr(id, v); in.Op != ir.OpCall || in.NArgs != 1 || in.Flags&ir.FlagImplicitSelf != 0 || !slices.ContainsFunc(g.Call(Site{id, v}).Flows, asItIs) {
			break
		}
		v = g.Prog.Args(id, g.Prog.Instr(id, v))[0].Value
	}
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch {
	case in.Op == ir.OpParam && int(in.Aux) < len(g.Prog.Func(id).Params):
		return g.Prog.Text(g.Prog.Func(id).Params[in.Aux].Name)
	case in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0, in.Op == ir.OpCall && in.NArgs == 1:
		return g.Prog.Text(in.Name)
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0, in.Op == ir.OpCall && g.keyed(Site{id, v}):
		if texts, ok := g.texts(id, args[1].Value, maxTrace); ok && len(texts) == 1 {
			return texts[0]
		}
	}
	return ""
}

// ReturnsReceiver reports whether models say that a call returns its receiver as it is.
func (g *Graph) ReturnsReceiver(s Site) bool {
	call := g.Call(s)
	flows := call.Flows
	if call.Loose && slices.ContainsFunc(flows, func(f *rule.Flow) bool { return f.Callee.Any }) {
		// What a method does on any receiver counts if the receiver's type is not known.
		flows = slices.DeleteFunc(slices.Clone(flows), func(f *rule.Flow) bool { return !f.Callee.Any })
	}
	for _, f := range flows {
		if !asItIs(f) {
			return false
		}
	}
	return len(flows) > 0
}

// HoldsReceiver reports whether models say of a call in Rust that what it returns holds what its receiver does, if anything, and
// that what else it is given is for where that has failed: x.ok_or("none"), x.map_err(f), x.expect("some").
func (g *Graph) HoldsReceiver(s Site) bool {
	holds := false
	for _, f := range g.Call(s).Flows {
		holds = holds || asItIs(f)
		toValue := func(p rule.Port) bool { return p.Kind == rule.PortReturn && (len(p.Path) == 0 || !p.Path[0].Err) }
		if !asItIs(f) && slices.ContainsFunc(f.To, toValue) {
			return false
		}
	}
	return holds
}

// ReturnsArgument reports whether models say that a call returns its argument as it is, in Ruby also as a list of
// which it is the one element: Path::new(x), Array(x).
func (g *Graph) ReturnsArgument(s Site) bool {
	flows := g.Call(s).Flows
	rust := g.lang(s.Func) == source.Rust
	for _, f := range flows {
		if f.Step != rule.Value || f.Clears != 0 || len(f.From) != 1 || f.From[0].Kind != rule.PortArg || len(f.From[0].Path) != 0 ||
			len(f.To) == 0 || rust && len(f.To) != 1 || f.To[0].Kind != rule.PortReturn || len(f.To[0].Path) != 0 {
			return false
		}
	}
	return len(flows) > 0
}

// asItIs reports whether a flow is from the receiver to the result, and changes nothing.
func asItIs(f *rule.Flow) bool {
	return f.Step == rule.Value && f.Clears == 0 && len(f.Except)+len(f.Only) == 0 && len(f.From) == 1 && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 0 &&
		len(f.To) == 1 && f.To[0].Kind == rule.PortReturn && len(f.To[0].Path) == 0
}

// keyed reports whether a call reads what its receiver holds at the key that is its first argument.
func (g *Graph) keyed(s Site) bool {
	if g.Prog.Instr(s.Func, s.Value).NArgs < 2 {
		return false // cursor.fetch of another library
	}
	return slices.ContainsFunc(g.Call(s).Flows, readsKey)
}

// readsKey reports whether a flow leads from what stands in the receiver at the first argument.
func readsKey(f *rule.Flow) bool {
	return slices.ContainsFunc(f.From, func(p rule.Port) bool { return p.Kind == rule.PortSelf && len(p.Path) == 1 && p.Path[0].Key == 1 })
}

// FromSource implements rule.Env.
func (e *env) FromSource(p rule.Port) bool {
	v, ok := e.one(p)
	return ok && e.g.fromSource(e.site.Func, v, maxTrace)
}

// fromSource reports whether v is what a source yields, or an element of it.
func (g *Graph) fromSource(id ir.FuncID, v ir.Value, depth int) bool {
	for ; depth > 0; depth-- {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op == ir.OpCall && len(g.Call(Site{id, v}).Sources) > 0 {
			return true
		}
		if len(args) == 0 || in.Op != ir.OpLoad && (in.Op != ir.OpCall || args[0].Role != ir.RoleSelf) {
			return false
		}
		v = args[0].Value
	}
	return false
}
