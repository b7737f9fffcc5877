package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads the words that a command has by calls on one object, if a row says which calls these are:
// Command::new("tar").arg("xf"). The object can be made by a function of the workspace, and be handed to others.

// maxGivers bounds the calls of a function by which it is given an object whose words are read.
const maxGivers = 8

// builderWords returns the words that a command has by earlier calls on the same object.
func (g *Graph) builderWords(row *rule.Sink, s Site, in *ir.Instr) []rule.Word {
	args := g.Prog.Args(s.Func, in)
	if len(row.Words) == 0 || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return nil
	}
	return g.wordsOfObject(row, s.Func, args[0].Value, s.Value, maxBuilders)
}

// builderRoot returns the object at the start of a chain of calls: that of a library, or what a function of the
// workspace returns.
func (g *Graph) builderRoot(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || in.Flags&ir.FlagImplicitSelf != 0 || len(g.Call(Site{id, v}).Callees) > 0 {
			break
		}
		v = args[0].Value
	}
	return v
}

// wordsOfObject returns the words that object v has at instruction end: those that it came with, and those that
// calls before gave it.
func (g *Graph) wordsOfObject(row *rule.Sink, id ir.FuncID, v, end ir.Value, depth int) []rule.Word {
	if depth == 0 {
		return nil
	}
	object := g.builderRoot(id, v)
	return append(g.wordsAtFirst(row, id, object, depth), g.wordsGiven(row, id, object, end, depth)...)
}

// wordsAtFirst returns the words that an object has where the function gets it.
func (g *Graph) wordsAtFirst(row *rule.Sink, id ir.FuncID, object ir.Value, depth int) (words []rule.Word) {
	in := g.Prog.Instr(id, object)
	switch in.Op {
	case ir.OpCall:
		for _, c := range g.Call(Site{id, object}).Callees {
			if at, last, ok := g.onlyReturn(c.Func); ok {
				return g.wordsReturned(row, Site{id, object}, c.Func, at, last, depth)
			}
		}
	case ir.OpPhi:
		for _, a := range g.Prog.Args(id, in) {
			if a.Value < object {
				words = either(words, g.wordsOfObject(row, id, a.Value, object, depth-1))
			}
		}
	case ir.OpLoad:
		return g.wordsOfField(row, id, in, depth)
	case ir.OpParam:
		p := &g.Prog.Func(id).Params[in.Aux]
		if outer, ok := g.captured(id, in); ok {
			return g.wordsOfObject(row, outer.Func, outer.Value, g.closureSites[id].Value, depth-1)
		}
		if made, ok := g.closureSites[id]; ok {
			for i, s := range g.runsOf(made) {
				if v, ok := g.argumentOf(s, int(p.Index)); ok && i < maxGivers && p.Kind == ir.ParamPositional {
					words = either(words, g.wordsOfObject(row, s.Func, v, s.Value, depth-1))
				}
			}
			return words
		}
		if g.CallSites(id) > maxCallSites || p.Kind == ir.ParamCaptured {
			return nil
		}
		for i, s := range g.Callers(id) {
			if v, ok := g.givenTo(s, p); ok && i < maxGivers {
				words = either(words, g.wordsOfObject(row, s.Func, v, s.Value, depth-1))
			}
		}
	}
	return words
}

// wordsOfField returns the words that the object has which the load in of Rust reads from a field: as it was put there by the literal or
// the constructor that made the struct, or, where these are not in the function, by all that make such a struct.
func (g *Graph) wordsOfField(row *rule.Sink, id ir.FuncID, in *ir.Instr, depth int) (words []rule.Word) {
	if g.lang(id) != source.Rust || in.Flags&(ir.FlagIndex|ir.FlagCapture) != 0 || in.NArgs != 1 {
		return nil
	}
	defer g.Bind(g.bound)
	made := Site{id, g.Root(id, g.Prog.Args(id, in)[0].Value)}
	for range depth {
		by := g.Prog.Instr(made.Func, made.Value)
		if by.Op != ir.OpCall {
			break
		}
		if g.Prog.Text(by.Name) == ir.OpStruct {
			for _, a := range g.Prog.Args(made.Func, by) {
				if name, ok := a.Role.Keyword(); ok && name == in.Name {
					return g.wordsOfObject(row, made.Func, a.Value, made.Value, depth-1)
				}
			}
			break
		}
		callees := g.Call(made).Callees
		if len(callees) != 1 {
			break
		}
		_, last, ok := g.onlyReturn(callees[0].Func)
		if !ok {
			break
		}
		g.Bind(append(slices.Clone(g.bound), g.givenBy(callees[0].Func, made, by)...))
		made = Site{callees[0].Func, g.Root(callees[0].Func, last)}
	}
	field, ok := g.MadeFieldOf(id, in)
	if values, all := g.Made(field); ok && all && len(values) <= maxGivers {
		for _, s := range values {
			words = either(words, g.wordsOfObject(row, s.Func, s.Value, ir.Value(g.Prog.Func(s.Func).Len), depth-1))
		}
	}
	if len(words) > 0 && len(words[0]) > 1 {
		return nil // which program it is, is not known
	}
	return words
}

// sameField reports whether two objects are one, or are read from the same field of the same struct of Rust.
func (g *Graph) sameField(id ir.FuncID, a, b ir.Value) bool {
	x, y := g.Prog.Instr(id, a), g.Prog.Instr(id, b)
	if a == b || x.Op != ir.OpLoad || y.Op != ir.OpLoad || g.lang(id) != source.Rust {
		return a == b
	}
	return x.Name == y.Name && x.NArgs == 1 && y.NArgs == 1 && (x.Flags|y.Flags)&ir.FlagIndex == 0 && g.Root(id, g.Prog.Args(id, x)[0].Value) == g.Root(id, g.Prog.Args(id, y)[0].Value)
}

// wordsReturned returns the words of the object last that function id returns to a call of it at s.
func (g *Graph) wordsReturned(row *rule.Sink, s Site, id ir.FuncID, at, last ir.Value, depth int) []rule.Word {
	root := g.builderRoot(id, last)
	in := g.Prog.Instr(id, root)
	if in.Op != ir.OpParam {
		return g.wordsOfObject(row, id, last, at, depth-1)
	}
	v, ok := g.givenTo(s, &g.Prog.Func(id).Params[in.Aux])
	if !ok {
		return nil
	}
	return append(g.wordsOfObject(row, s.Func, v, s.Value, depth-1), g.wordsGiven(row, id, root, at, depth-1)...)
}

// givenTo returns what the call at s gives for a parameter that stands at a place of its own.
func (g *Graph) givenTo(s Site, p *ir.Param) (ir.Value, bool) {
	pos := 0
	for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
		if a.Role == ir.RoleSelf && p.Kind == ir.ParamSelf || a.Role == ir.RolePlain && p.Kind == ir.ParamPositional && pos == int(p.Index) {
			return a.Value, true
		}
		if positional(a.Role) {
			pos++
		}
	}
	return ir.NoValue, false
}

// wordsGiven returns the words that calls before instruction end give an object, also inside of the functions that
// they hand it to.
func (g *Graph) wordsGiven(row *rule.Sink, id ir.FuncID, object, end ir.Value, depth int) (words []rule.Word) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := ir.Value(1); u < end && int(u) < len(body) && len(words) < maxWords; u++ {
		in := &body[u]
		if in.Op != ir.OpCall {
			continue
		}
		if int(end) < len(body) && !g.Prog.Func(id).Reaches(u, end) {
			continue // what stands in another branch is another command's
		}
		if slices.ContainsFunc(row.Words, func(c rule.Callee) bool { return g.fits(Site{id, u}, in, &c) }) {
			if !g.sameField(id, g.builderRoot(id, u), object) {
				continue
			}
			for _, a := range g.Prog.Args(id, in) {
				if positional(a.Role) {
					words = g.words(id, a.Value, words, maxTrace)
				}
			}
			continue
		}
		words = append(words, g.wordsOfHelper(row, Site{id, u}, in, object, depth)...)
	}
	return words
}

// wordsOfHelper returns the words that the function which the call at s reaches gives an object that it is handed,
// unless it returns it: what is called on that is another object's.
func (g *Graph) wordsOfHelper(row *rule.Sink, s Site, in *ir.Instr, object ir.Value, depth int) []rule.Word {
	if s.Value == object || depth == 0 {
		return nil
	}
	handed := func(a ir.Operand) bool { return g.Root(s.Func, a.Value) == object }
	if !slices.ContainsFunc(g.Prog.Args(s.Func, in), handed) {
		return nil
	}
	for _, c := range g.Call(s).Callees {
		fn := g.Prog.Func(c.Func)
		for i := range fn.Params {
			if v, ok := g.givenTo(s, &fn.Params[i]); ok && g.Root(s.Func, v) == object {
				return g.wordsGiven(row, c.Func, fn.Params[i].Value, ir.Value(fn.Len), depth-1)
			}
		}
	}
	return nil
}

// either returns the words of a command that is one of two.
func either(a, b []rule.Word) []rule.Word {
	if len(a) < len(b) {
		a, b = b, a
	}
	both := slices.Clone(a)
	for i := range b {
		if both[i] != nil && b[i] != nil {
			both[i] = append(slices.Clone(both[i]), b[i]...)
		} else if len(both[i]) == 0 {
			both[i] = b[i]
		}
	}
	return both
}

// onlyReturn returns where a function returns, and what, if that is one place.
func (g *Graph) onlyReturn(id ir.FuncID) (at, v ir.Value, ok bool) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			if ok {
				return at, v, false
			}
			at, v, ok = ir.Value(u), g.Prog.Args(id, &body[u])[0].Value, true
		}
	}
	return at, v, ok
}

// listAt returns the list that v is, also where a function of the workspace makes it and returns nothing else.
func (g *Graph) listAt(id ir.FuncID, v ir.Value) (ir.FuncID, ir.Value) {
	for range maxBuilders {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		if in.Op == ir.OpParam && g.lang(id) == source.Ruby {
			if outer, ok := g.Outside(id, in); ok {
				id, v = outer.Func, outer.Value
				continue
			}
		}
		if in.Op != ir.OpCall || g.lang(id) != source.Rust {
			break
		}
		callees := g.Call(Site{id, v}).Callees
		if len(callees) != 1 {
			break
		}
		_, last, ok := g.onlyReturn(callees[0].Func)
		if !ok {
			break
		}
		id, v = callees[0].Func, last
	}
	return id, v
}

// isEmptyList reports whether v is a list of Rust that models say is made without anything in it.
func (g *Graph) isEmptyList(id ir.FuncID, v ir.Value, in *ir.Instr) bool {
	if in.Op != ir.OpCall || g.lang(id) != source.Rust || head(g.TypeOf(id, v).Name) != "std::vec::Vec" {
		return false
	}
	return g.Call(Site{id, v}).takesNothing()
}

// takesNothing reports whether models describe a call, and say that nothing flows through it.
func (c *Call) takesNothing() bool {
	return len(c.Flows) > 0 && !slices.ContainsFunc(c.Flows, func(f *rule.Flow) bool { return len(f.From) > 0 })
}

// MakesEmpty reports whether a call of Rust by a path is given nothing and makes an object: as models say, or because it is a
// function that a type of the workspace has by derive.
func (g *Graph) MakesEmpty(s Site) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall || in.Flags&ir.FlagPath == 0 || in.NArgs > 0 {
		return false
	}
	call := g.Call(s)
	if len(call.Callees) > 0 {
		return false
	}
	owner, _ := splitPath(g.rustPath(s.Func, in))
	return g.crates.types[owner] != nil || call.takesNothing()
}

// originTexts returns the texts that v can be by where it comes from, in Rust: what functions return, fields and statics
// hold, and callers give. If one is not known it is none, or with some those that are: the name of a program that a
// variable of the environment says, with a shell otherwise.
func (g *Graph) originTexts(id ir.FuncID, v ir.Value, some bool) (texts rule.Word) {
	if g.lang(id) != source.Rust {
		return nil
	}
	for _, s := range g.RustOrigins(id, v) {
		of, ok := g.texts(s.Func, s.Value, maxTrace)
		if !ok && !some {
			return nil
		}
		texts = append(texts, of...)
	}
	return texts
}
