package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the methods that a call of send names by a value.

// maxSent bounds the methods that a list of constants names: each of them is meant.
const maxSent = 64

// sent adds the methods of the workspace that a call of send names by its first argument.
func (g *Graph) sent(s Site, name string, args []ir.Operand, recv Type, c *Call) {
	if name != "send" && name != "public_send" && name != "__send__" || !g.sealed || recv.Name == "" || len(args) < 2 || args[1].Role != ir.RolePlain {
		return
	}
	onSelf := g.Prog.Instr(s.Func, s.Value).Flags&ir.FlagImplicitSelf != 0
	for _, name := range g.namesGiven(s.Func, args[1].Value) {
		from := len(c.Callees)
		m := g.classes.find(recv, name)
		switch {
		case m == nil || m.Owner == object && !onSelf: // a method of the top level is private
		case m.Native != nil:
			g.addNative(c, m.Native, 1)
		case m.Func != ir.NoFunc:
			c.Callees = append(c.Callees, Callee{Func: m.Func, Skip: 1})
		}
		c.named(from, name)
	}
	c.namedBy = g.paramNaming(s.Func, args[1].Value)
}

// readSenders notes which methods calls of send reach that name them by a value: by their names these are not found.
func (g *Graph) readSenders() {
	g.senders = map[ir.FuncID][]Site{}
	for _, name := range g.names.sends {
		for _, s := range g.calls.of(name) {
			if g.lang(s.Func) != source.Ruby {
				continue
			}
			for _, c := range g.Call(s).Callees {
				if c.Named != 0 && c.Bridge == nil {
					g.senders[c.Func] = append(g.senders[c.Func], s)
				}
			}
		}
	}
}

// named notes by which name the callees from one on are meant.
func (c *Call) named(from int, name ir.Name) {
	for i := range c.Callees[from:] {
		c.Callees[from+i].Named = name
	}
}

// paramNaming returns the parameter of function id, or the one that it captures, that v is or is another form of; NoValue
// if it is none.
func (g *Graph) paramNaming(id ir.FuncID, v ir.Value) ir.Value {
	v = g.Root(id, g.unconverted(id, v))
	if g.Prog.Instr(id, v).Op != ir.OpParam {
		return ir.NoValue
	}
	return v
}

// callOfName resolves the call at s, which is c without, for self of type t, where a parameter by which it names what it calls is
// what Bind has said.
func (g *Graph) callOfName(s Site, t Type, c *Call) *Call {
	is, ok := g.boundValue(s.Func, c.namedBy)
	if !ok {
		return c
	}
	in := g.Prog.Instr(is.Func, g.Root(is.Func, is.Value))
	if in.Op != ir.OpConst || !slices.ContainsFunc(c.Callees, func(callee Callee) bool { return callee.Named == in.Name }) {
		return c
	}
	key := chosen{s, in.Name, t}
	n, ok := g.chosen[key]
	if !ok {
		only := *c
		only.Callees = slices.DeleteFunc(slices.Clone(c.Callees), func(callee Callee) bool { return callee.Named != 0 && callee.Named != in.Name })
		if c.Native != nil {
			if i := slices.IndexFunc(only.Callees, func(callee Callee) bool { return callee.Bridge != nil }); i >= 0 {
				only.Native = only.Callees[i].Bridge
			}
		}
		n = &only
		g.chosen[key] = n
	}
	return n
}

// chosen is a call that names what it calls by a value, the name that it is, and the type of self, if it is told apart by that.
type chosen struct {
	site Site
	name ir.Name
	self Type
}

// NamesByParam reports whether function id, or a block in it, calls by a name that one of its parameters is, or asks a service by
// a path that has one, or hands a parameter to a method that does.
func (g *Graph) NamesByParam(id ir.FuncID) bool {
	is, known := g.naming[id]
	if known {
		return is
	}
	g.naming[id] = false
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		switch in := &body[u]; {
		case in.Op == ir.OpClosure:
			is = g.NamesByParam(g.Prog.Callee(id, in))
		case in.Op == ir.OpCall && (slices.Contains(g.names.sends, in.Name) || slices.Contains(g.invoked.names, in.Name)):
			is = g.Call(Site{id, ir.Value(u)}).namedBy != ir.NoValue || g.handsName(Site{id, ir.Value(u)}, in)
		case in.Op == ir.OpCall:
			is = g.asksByParam(Site{id, ir.Value(u)}, in) || g.handsName(Site{id, ir.Value(u)}, in)
		}
		if is {
			break
		}
	}
	g.naming[id] = is
	return is
}

// handsName reports whether the call at s hands a parameter of its function to a method that calls by such a name.
func (g *Graph) handsName(s Site, in *ir.Instr) bool {
	hands := func(a ir.Operand) bool { return a.Role != ir.RoleSelf && g.IsParam(s.Func, a.Value) }
	if g.lang(s.Func) != source.Ruby || !slices.ContainsFunc(g.Prog.Args(s.Func, in), hands) {
		return false
	}
	return slices.ContainsFunc(g.Call(s).Callees, func(c Callee) bool {
		return c.Bridge == nil && g.lang(c.Func) == source.Ruby && g.Prog.Func(c.Func).Kind == ir.KindMethod && g.NamesByParam(c.Func)
	})
}

// namesGiven returns the constant names that v of Ruby function id can be: those that are written there, and those that
// calls give; or, where it was checked to be one of some texts, those.
func (g *Graph) namesGiven(id ir.FuncID, v ir.Value) (names []ir.Name) {
	if allowed := g.namesAllowed(id, v); len(allowed) > 0 {
		return allowed
	}
	for _, o := range g.Origins(id, g.unconverted(id, v)) {
		in := g.Prog.Instr(o.Func, o.Value)
		if in.Op == ir.OpConst && len(names) < maxSent && !slices.Contains(names, in.Name) {
			names = append(names, in.Name)
		}
	}
	return names
}

// namesAllowed returns the names that v of Ruby function id can be because the code is only reached where it equals one of
// constant texts: halt unless NAMES.include?(v).
func (g *Graph) namesAllowed(id ir.FuncID, v ir.Value) []ir.Name {
	for range maxTrace {
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		switch {
		case in.Op == ir.OpAssume && in.Aux != ir.AssumeReturned:
			if names := g.namesEqual(id, args[1].Value, args[0].Value, in.Aux == 1); len(names) > 0 {
				return names
			}
			v = args[0].Value
		case in.Op == ir.OpCopy:
			v = args[0].Value
		case in.Op == ir.OpCall && in.NArgs == 1 && in.Flags&ir.FlagImplicitSelf == 0 && slices.Contains(nameForms, g.Prog.Text(in.Name)):
			v = args[0].Value
		default:
			return nil
		}
	}
	return nil
}

// namesEqual returns the constant texts of which v is one where a condition of function id is true, or is false, as models say;
// none if there are too many.
func (g *Graph) namesEqual(id ir.FuncID, condition, v ir.Value, is bool) (names []ir.Name) {
	s := Site{id, g.Root(id, condition)}
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(id, in)
	switch name := g.Prog.Text(in.Name); {
	case in.Op != ir.OpCall:
		return nil
	case name == ir.OpNot:
		return g.namesEqual(id, args[0].Value, v, !is)
	case name == ir.OpAnd && is, name == ir.OpOr && !is:
		for _, a := range args {
			if names = g.namesEqual(id, a.Value, v, is); len(names) > 0 {
				return names
			}
		}
		return nil
	case name == ir.OpOr && is, name == ir.OpAnd && !is: // one of them is so
		for _, a := range args {
			more := g.namesEqual(id, a.Value, v, is)
			if len(more) == 0 || len(names)+len(more) > maxSent {
				return nil
			}
			names = append(names, more...)
		}
		return names
	case is && len(args) == 2 && slices.Contains(equalities, name):
		for i, a := range args {
			if other := args[1-i]; g.sameName(id, a.Value, v) {
				if in := g.Prog.Instr(id, g.Root(id, other.Value)); in.Op == ir.OpConst {
					return []ir.Name{in.Name}
				}
			}
		}
	}
	for _, row := range g.GuardsOf(s) {
		if row.Test != rule.Equals || row.Inverts == is || !slices.ContainsFunc(g.Operands(s, &row.Value), func(of ir.Value) bool { return g.sameName(id, of, v) }) {
			continue
		}
		texts := g.Env(s).Texts(row.With)
		if len(texts) > maxSent {
			return nil
		}
		for _, text := range texts {
			if n := g.Prog.Name(text); n != 0 && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return names
}

// equalities are the methods by which a name is compared; a case compares each of its texts with it.
var equalities = []string{"==", "===", "eql?"}

// sameName reports whether two values are the same name, in whatever form.
func (g *Graph) sameName(id ir.FuncID, a, b ir.Value) bool {
	return g.Root(id, g.unconverted(id, a)) == g.Root(id, g.unconverted(id, b))
}

// unconverted returns the name that v is another form of: fn.to_s.
func (g *Graph) unconverted(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		in := g.Prog.Instr(id, g.Root(id, v))
		if in.Op != ir.OpCall || in.NArgs != 1 || in.Flags&ir.FlagImplicitSelf != 0 || !slices.Contains(nameForms, g.Prog.Text(in.Name)) {
			break
		}
		v = g.Prog.Args(id, in)[0].Value
	}
	return v
}

// nameForms are the methods by which a name becomes a text or a symbol.
var nameForms = []string{"to_s", "to_sym", "to_str", "name", "freeze"}
