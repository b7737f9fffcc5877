package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file reads the arguments of a call that stands in a loop over a table, once for each element of the table:
// { go: [[:string], :int] }.each { |name, types| attach_function name, *types }.

const (
	maxTurns    = 1 << 12 // how many elements of a table are read
	maxTermSize = 12      // how deep what an argument is made of is looked into
)

// term is what an argument is: a value, a text that stands in the program as a key or was put together, or a pair of a
// table.
type term struct {
	site Site
	text string
	pair []term
}

// written reports whether the term is a text of its own.
func (t *term) written() bool { return t.pair == nil && t.site == (Site{}) }

// turn is one turn of a loop: the parameters of its block.
type turn struct {
	block  ir.FuncID
	params []term
}

// argumentsOf returns the positional arguments of the call at s: of one in a loop over a table, once for each of its
// elements; of others once, and nil if that says no more than the call itself.
func (g *Graph) argumentsOf(s Site) [][]term {
	var all [][]term
turns:
	for _, t := range g.turns(s) {
		var terms []term
		for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
			switch at := t.resolve(g, s.Func, a.Value, maxTermSize); a.Role {
			case ir.RolePlain:
				terms = append(terms, at)
			case ir.RoleSplat:
				list, ok := g.elementsAt(at)
				if !ok {
					continue turns
				}
				for _, e := range list {
					terms = append(terms, t.resolve(g, e.site.Func, e.site.Value, maxTermSize))
				}
			}
		}
		all = append(all, terms)
	}
	return all
}

// turns returns the turns of the loop that s stands in; one without parameters if s stands in none and spreads a list.
func (g *Graph) turns(s Site) []turn {
	made, ok := g.closureSites[s.Func]
	if !ok {
		spreads := func(a ir.Operand) bool { return a.Role == ir.RoleSplat }
		if slices.ContainsFunc(g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)), spreads) {
			return []turn{{block: ir.NoFunc}}
		}
		return nil
	}
	positional := 0
	for _, p := range g.Prog.Func(s.Func).Params {
		if p.Kind == ir.ParamPositional {
			positional++
		}
	}
	var all []turn
	for _, u := range g.blockCalls(made) {
		in := g.Prog.Instr(made.Func, u)
		switch g.Prog.Text(in.Name) {
		case "each", "each_pair", "map", "each_entry", "reverse_each", "to_h", "filter_map", "flat_map", "each_with_object":
		default:
			continue
		}
		list, _ := g.elementsAt(term{site: Site{made.Func, g.Prog.Args(made.Func, in)[0].Value}})
		for _, e := range list[:min(len(list), maxTurns)] {
			t := turn{block: s.Func, params: []term{e}}
			if positional > 1 {
				if parts, ok := g.elementsAt(e); ok {
					t.params = parts
				}
			}
			all = append(all, t)
		}
	}
	return all
}

// line returns where the element of the table is written that the turn is for; the zero Site if that is not known.
func (t *turn) line(g *Graph) Site {
	for _, p := range t.params {
		if at := g.literalAt(p.site); p.pair == nil && !p.written() && at.Func != ir.NoFunc {
			return at
		}
	}
	return Site{}
}

// elementsAt returns the elements of the list or the table that t is.
func (g *Graph) elementsAt(t term) ([]term, bool) {
	if t.pair != nil || t.written() {
		return t.pair, t.pair != nil
	}
	s := g.literalAt(t.site)
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall {
		return nil, false
	}
	list := []term{}
	switch g.Prog.Text(in.Name) {
	case ir.OpArray:
		for _, a := range g.Prog.Args(s.Func, in) {
			if a.Role != ir.RolePlain {
				return nil, false
			}
			list = append(list, term{site: Site{s.Func, a.Value}})
		}
	case ir.OpHash:
		args := g.Prog.Args(s.Func, in)
		for i, a := range args {
			n, ok := a.Role.Keyword()
			switch {
			case ok:
				list = append(list, term{pair: []term{{text: g.Prog.Text(n)}, {site: Site{s.Func, a.Value}}}})
			case a.Role == ir.RoleKey && i+1 < len(args):
				list = append(list, term{pair: []term{{site: Site{s.Func, a.Value}}, {site: Site{s.Func, args[i+1].Value}}}})
			}
		}
	default:
		return nil, false
	}
	return list, true
}

// literalAt returns where the literal is made that the value at s is: also by a constant, and frozen.
func (g *Graph) literalAt(s Site) Site {
	for range maxTrace {
		s.Value = g.Root(s.Func, s.Value)
		in := g.Prog.Instr(s.Func, s.Value)
		args := g.Prog.Args(s.Func, in)
		switch name := g.Prog.Text(in.Name); {
		case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && len(args) == 0:
			at, last, ok := g.Constant(s.Func, in)
			if !ok {
				return s
			}
			s = Site{at.Func, last}
		case in.Op == ir.OpCall && len(args) == 1 && args[0].Role == ir.RoleSelf && (name == "freeze" || name == "to_a" || name == "dup"):
			s.Value = args[0].Value
		default:
			return s
		}
	}
	return s
}

// resolve returns what value v of function id is in the turn.
func (t *turn) resolve(g *Graph, id ir.FuncID, v ir.Value, depth int) term {
	at := term{site: Site{id, g.Root(id, v)}}
	in := g.Prog.Instr(id, at.site.Value)
	args := g.Prog.Args(id, in)
	if depth <= 0 {
		return at
	}
	switch {
	case in.Op == ir.OpParam && id == t.block && int(in.Aux) < len(g.Prog.Func(id).Params):
		if p := &g.Prog.Func(id).Params[in.Aux]; p.Kind == ir.ParamPositional && int(p.Index) < len(t.params) {
			return t.params[p.Index]
		} else if p.Kind == ir.ParamSplat && int(p.Index) <= len(t.params) {
			return term{pair: t.params[p.Index:]}
		}
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && len(args) == 2:
		list, _ := g.elementsAt(t.resolve(g, id, args[0].Value, depth-1))
		for i, e := range list {
			if n, ok := g.Prog.Position(i); ok && g.Prog.Text(g.Prog.Instr(id, g.Root(id, args[1].Value)).Name) == g.Prog.Text(n) {
				return e
			}
		}
	case in.Op == ir.OpCall:
		text := func(v ir.Value) (string, bool) {
			part := t.resolve(g, id, v, depth-1)
			return part.constant(g)
		}
		switch g.Prog.Text(in.Name) {
		case "to_s", "to_sym", "to_str", "freeze":
			if len(args) == 1 && args[0].Role == ir.RoleSelf {
				return t.resolve(g, id, args[0].Value, depth-1)
			}
		case ir.OpInterp, "+":
			whole := ""
			for _, a := range args {
				s, ok := text(a.Value)
				if !ok {
					return at
				}
				whole += s
			}
			return term{text: whole}
		default:
			if edited, ok := g.editedText(at.site, in, text); ok {
				return term{text: edited}
			}
		}
	}
	return at
}

// constant returns the text that the term is.
func (t *term) constant(g *Graph) (string, bool) {
	if t.written() {
		return t.text, true
	}
	if t.pair != nil {
		return "", false
	}
	texts, ok := g.texts(t.site.Func, t.site.Value, maxTrace)
	if !ok || len(texts) != 1 {
		return "", false
	}
	return texts[0], true
}

// turnEnv is a call with the arguments that it has in one turn of a loop.
type turnEnv struct {
	rule.Env
	g    *Graph
	args []term
}

// Arity implements rule.Env.
func (e *turnEnv) Arity() int { return len(e.args) }

// Splat implements rule.Env.
func (e *turnEnv) Splat() bool { return false }

// Present implements rule.Env.
func (e *turnEnv) Present(p rule.Port) bool {
	return p.Kind == rule.PortArg && p.Index < len(e.args) || p.Kind != rule.PortArg && e.Env.Present(p)
}

// Texts implements rule.Env.
func (e *turnEnv) Texts(p rule.Port) []string {
	if t := e.at(p); t != nil {
		if text, ok := t.constant(e.g); ok {
			return []string{text}
		}
	}
	return nil
}

// Type implements rule.Env.
func (e *turnEnv) Type(p rule.Port) (string, bool) {
	switch t := e.at(p); {
	case t == nil:
		return "", false
	case t.written():
		return "Symbol", true
	case t.pair != nil:
		return "Array", true
	default:
		typ := e.g.TypeOf(t.site.Func, t.site.Value)
		return typ.Name, typ.Name != "" && !typ.Meta
	}
}

// at returns the argument at a port, or nil.
func (e *turnEnv) at(p rule.Port) *term {
	if p.Kind != rule.PortArg || p.Index < 0 || p.Index >= len(e.args) || len(p.Path) > 0 {
		return nil
	}
	return &e.args[p.Index]
}
