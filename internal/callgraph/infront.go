package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads middleware for one call that puts it in front of an application, and for one route behind that: what the
// constructor is given there, it keeps in instance variables, and what a request asks for, the route says.

// maxKept bounds through how many instance variables and hashes it is followed what a constructor is given.
const maxKept = 3

// StandsBehind reports whether the application that is mounted so stands behind what the call at s puts in front of something: it
// is mounted in the same block or file, or in a block in that, and not by a block that is given before. What runs an application by itself
// runs it behind all that is used there, wherever that stands.
func (g *Graph) StandsBehind(m *Mounting, s Site) bool {
	_, ok := g.mountedBehind(m, s)
	return ok
}

// StandsBefore reports whether the application that is mounted so does not stand behind what the call at s puts in front of something
// since it is mounted before that in the same block, by a block of its own.
func (g *Graph) StandsBefore(m *Mounting, s Site) bool {
	if g.Prog.Func(s.Func).Kind != ir.KindClosure || g.StandsBehind(m, s) {
		return false
	}
	for ; m != nil; m = m.Outer {
		if at, ok := g.inBlock(m, s.Func); ok && at.Value < s.Value {
			return true
		}
	}
	return false
}

// mountedBehind returns the mounting by which that is so.
func (g *Graph) mountedBehind(m *Mounting, s Site) (*Mounting, bool) {
	for ; m != nil; m = m.Outer {
		if at, ok := g.inBlock(m, s.Func); ok && (at.Value > s.Value || at == m.Site && len(g.rowsByName(at.Func, g.Prog.Instr(at.Func, at.Value)).Middlewares) == 0) {
			return m, true
		}
	}
	return nil, false
}

// inBlock returns what an application is mounted by in function id: the call, or the block around it that is made there.
func (g *Graph) inBlock(m *Mounting, id ir.FuncID) (Site, bool) {
	for at := m.Site; ; {
		if at.Func == id {
			return at, true
		}
		made, ok := g.closureSites[at.Func]
		if consumer, taken := g.ConsumerOf(at.Func); !ok || taken && m.Outer != nil && g.makesApp(consumer, true) {
			return Site{}, false // what that makes stands where it is mounted
		}
		at = made
	}
}

// GivenInFront returns, for Bind, what is known in a middleware that the call at s puts in front of an application, where a
// request has met a route of that in a manner: besides what GivenOn says, what the call gives the constructor of the class,
// and that the first parameter of the function that handles requests is what a call of the name answer answers elsewhere.
func (g *Graph) GivenInFront(r *Route, as Manner, s Site, class string, handler ir.FuncID, answer string) []Given {
	given := g.GivenOn(r, as)
	if len(given) == 0 {
		// Of which route it is the handler is not known.
	} else if m, ok := g.mountedBehind(r.by, s); ok {
		before := g.Bind(m.Given)
		at, _ := g.mountedBelow(s.Func)
		g.Bind(before)
		if m.Outer != nil {
			at = joinPath(m.Outer.At, at)
		}
		given[0].Below = strings.TrimPrefix(r.mount, at)
		if as == Doubled && g.SelfType(s.Func).Meta {
			given[0].As = Plainly // the application has mended it
		}
	} else if as == Doubled {
		given[0].As = Plainly
	}
	if v := g.FirstParam(handler); v != ir.NoValue {
		given = append(given, Given{Param: Site{handler, v}, Rest: -1, Answer: g.Prog.Name(answer)})
	}
	made := g.MethodOf(class, "initialize")
	if made == ir.NoFunc {
		return given
	}
	given = g.givenByCall(s, made, given)
	if p := g.optionsParam(s, made); p != nil {
		given = slices.DeleteFunc(given, func(b Given) bool { return b.Param == Site{made, p.Value} })
		given = append(given, Given{Param: Site{made, p.Value}, Is: s, Rest: -1, Keywords: true})
	}
	return given
}

// optionsParam returns the last parameter of a function where the call at s gives it its keywords as a hash; nil if it does
// not.
func (g *Graph) optionsParam(s Site, id ir.FuncID) *ir.Param {
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	if !slices.ContainsFunc(args, func(a ir.Operand) bool { _, ok := a.Role.Keyword(); return ok }) {
		return nil
	}
	pos := 0
	for _, a := range args {
		if positional(a.Role) {
			pos++
		}
	}
	params := g.Prog.Func(id).Params
	for i := range params {
		switch p := &params[i]; p.Kind {
		case ir.ParamKeyword:
			return nil
		case ir.ParamKwSplat:
			return p
		case ir.ParamPositional, ir.ParamOptional:
			if int(p.Index) == pos {
				return p
			}
		}
	}
	return nil
}

// kept returns the value that stands where a function reads an instance variable, which the constructor alone stores, or an
// option of a hash, where Bind says what the constructor is given.
func (g *Graph) kept(id ir.FuncID, v ir.Value, depth int) (Site, bool) {
	if len(g.bound) == 0 || depth == 0 || g.lang(id) != source.Ruby {
		return Site{}, false
	}
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch {
	case in.Op == ir.OpLoad && in.NArgs == 1 && strings.HasPrefix(g.Prog.Text(in.Name), "@"):
		stores := g.FieldStores(id, in.Name)
		if len(stores) != 1 || g.Prog.Text(g.Prog.Func(stores[0].Func).Name) != "initialize" {
			return Site{}, false
		}
		ops := g.Prog.Args(stores[0].Func, g.Prog.Instr(stores[0].Func, stores[0].Value))
		return Site{stores[0].Func, ops[len(ops)-1].Value}, true
	case in.Op == ir.OpCall && len(args) == 2 && g.Prog.Text(in.Name) == ir.OpOr:
		if s, known := g.keptOption(id, args[0].Value, depth-1); s.Value != ir.NoValue {
			return s, true
		} else if known {
			return Site{id, args[1].Value}, true
		}
	default:
		if s, _ := g.keptOption(id, v, depth-1); s.Value != ir.NoValue {
			return s, true
		}
	}
	return Site{}, false
}

// keptOption returns the value that stands where a function reads an option of a hash of which Bind says what is in it, or
// what the call that reads it says instead; known says that it is known what is in it.
func (g *Graph) keptOption(id ir.FuncID, v ir.Value, depth int) (s Site, known bool) {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	isLoad := in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && len(args) == 2
	if !isLoad && (in.Op != ir.OpCall || len(args) < 2 || !g.keyed(Site{id, v})) {
		return s, false
	}
	of := Site{id, args[0].Value}
	if kept, ok := g.kept(id, of.Value, depth); ok {
		of = kept
	}
	key, isText := g.texts(id, args[1].Value, maxTrace)
	if !isText || len(key) != 1 {
		return s, false
	}
	if s, known = g.boundOption(of, key[0]); !known || s.Value != ir.NoValue {
		return s, known
	}
	if !isLoad && len(args) > 2 {
		return Site{id, args[2].Value}, true
	}
	return s, true
}

// boundOption returns the value at a key of a hash of which Bind says what it is: the keywords of a call, or a literal; known
// says that it does.
func (g *Graph) boundOption(of Site, key string) (s Site, known bool) {
	v := g.Root(of.Func, of.Value)
	if b, ok := g.boundBy(of.Func, v, func(b *Given) bool { return b.Keywords }); ok {
		at := g.operands(b.Is.Func, g.Prog.Instr(b.Is.Func, b.Is.Value), &rule.Port{Kind: rule.PortKeyword, Name: key})
		if len(at) == 1 {
			s = Site{b.Is.Func, at[0]}
		}
		return s, len(at) <= 1
	}
	b, ok := g.boundValue(of.Func, v)
	if !ok {
		return s, false
	}
	in := g.Prog.Instr(b.Func, g.Root(b.Func, b.Value))
	if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpHash {
		return s, false
	}
	for _, a := range g.Prog.Args(b.Func, in) {
		switch n, ok := a.Role.Keyword(); {
		case !ok:
			return Site{}, false
		case g.Prog.Text(n) == key:
			s = Site{b.Func, a.Value}
		}
	}
	return s, true
}

// answerFor returns the name of the call that elsewhere answers what value v of function id is: what a framework hands a middleware.
func (g *Graph) answerFor(id ir.FuncID, v ir.Value) (answer string, ok bool) {
	for range maxTrace {
		v = g.Root(id, v)
		if b, ok := g.boundBy(id, v, func(b *Given) bool { return b.Answer != 0 }); ok {
			return g.Prog.Text(b.Answer), true
		}
		b, ok := g.Bound(id, v)
		if !ok || b.Rest >= 0 || b.Key != 0 || b.Is == (Site{id, v}) {
			break
		}
		id, v = b.Is.Func, b.Is.Value
	}
	return "", false
}

// routedAt returns the row that says what stands at a key of value v, the request as the server hands it on.
func (g *Graph) routedAt(id ir.FuncID, v, key ir.Value) *rule.Routed {
	texts, ok := g.texts(id, key, maxTrace)
	if !ok || len(texts) != 1 {
		return nil
	}
	var rows []*rule.Routed
	if answer, ok := g.answerFor(id, v); ok {
		if e := g.Set.Models.Lookup(source.Ruby, answer); e != nil {
			rows = e.Routed
		}
	} else if in := g.Prog.Instr(id, g.Root(id, v)); in.Op == ir.OpCall {
		s := Site{id, g.Root(id, v)}
		for _, row := range g.rowsByName(id, in).Routed {
			if row.At != "" && g.describes(&row.Row, s, in) {
				rows = append(rows, row)
			}
		}
	}
	i := slices.IndexFunc(rows, func(row *rule.Routed) bool { return row.At == texts[0] })
	if i < 0 {
		return nil
	}
	g.met[rows[i].ID] = true
	return rows[i]
}
