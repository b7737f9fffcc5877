package callgraph

import (
	"regexp"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads a function for one call of it. What a check is worth that is handed its list of good texts
// depends on the call: allow_only(params[:x], %w[a b]).

// Given is what a call gives to a parameter.
type Given struct {
	// Param is the parameter, or the element of a list in the body of a loop, which is one of them at a time.
	Param Site
	// Is is the value that the parameter has. If Rest is not negative, it is the call, and the parameter
	// has the positional arguments of it from that one on.
	Is   Site
	Rest int
	// Key is, instead of Is, a text that stands in the program as the key of a hash.
	Key ir.Name
	// Class is, instead of Is, what SelfOf says of the type that self of the function Param.Func is of.
	Class uint32
	// Type is, instead of Is, what OfType says of the type of Rust that the parameter is of, which is declared by a trait.
	Type uint32
	// Generic is, instead of Is, the number of the type that type parameter number Param.Value of the function Param.Func
	// stands for.
	Generic uint32
	// Truth is, instead of Is, all that is known of the parameter as a condition.
	Truth Truth
	// Block is, instead of Is, whether the function Param.Func is given a block.
	Block Truth
	// Route is, instead of all that, the number of the route that the request has met: see RouteNumber.
	Route uint32
	// As says of a route how the request is made that has met it.
	As Manner
	// Below says of a route which part of the place at which its application is mounted the code has still before it, that
	// is asked for the path: a middleware in front of several applications.
	Below string
	// Answer is, instead of Is, the name of a call that elsewhere answers what the parameter is: see rule.Middleware.
	Answer ir.Name
	// Keywords says that the parameter has the keywords of the call Is.
	Keywords bool
}

// Manner is how a request is made that meets a route.
type Manner uint8

// The manners.
const (
	Anyhow  Manner = iota // nothing is known of it
	Plainly               // as programs expect it: what they say of the path of another route is not meant
	Bare                  // with the path at which the application is mounted, without the slash behind it: path_info is empty
	ByGet                 // by the verb GET, whatever the route answers
	ByPost                // by the verb POST, whatever the route answers
	ByHead                // by the verb HEAD, which a route of GET answers too
	Encoded               // with a path whose letters are percent-encoded, which the router decodes, and the server has not
	Bounded               // plainly, and what a path begins with is only what stands before a slash in it, if another route has that path
	Queried               // with a query
	Whole                 // plainly, and the server has left the place at which the application is mounted in the path that it hands on
	Doubled               // with a path whose first slash is doubled, which the application mends, and the server has not
)

// Truth is what is known of a condition.
type Truth uint8

// What can be known of a condition.
const (
	NotKnown Truth = iota
	True
	False
)

// isValue reports whether it says which value a parameter has.
func (b *Given) isValue() bool {
	return b.Class == 0 && b.Type == 0 && b.Generic == 0 && b.Truth == NotKnown && b.Block == NotKnown && b.Route == 0 && b.Answer == 0 && !b.Keywords
}

// Bind makes parameters have the values that one call gives them, until it is called again. It returns
// what was given before. Only conditions, Guards and the words of commands know of it: what else is asked for is the same for
// every call.
func (g *Graph) Bind(given []Given) (before []Given) {
	before, g.bound = g.bound, given
	return before
}

// BindsParams reports whether Bind has said anything of the parameters of function id but what class its self is.
func (g *Graph) BindsParams(id ir.FuncID) bool {
	for i := range g.bound {
		if b := &g.bound[i]; b.Param.Func == id && b.Class == 0 {
			return true
		}
	}
	return false
}

// Bound returns what is given to parameter v of function id, or to the one that it captures.
func (g *Graph) Bound(id ir.FuncID, v ir.Value) (Given, bool) {
	return g.boundBy(id, v, (*Given).isValue)
}

// BoundTruth returns what Bind has said of parameter v of function id, or of the one that it captures, as a condition.
func (g *Graph) BoundTruth(id ir.FuncID, v ir.Value) Truth {
	b, _ := g.boundBy(id, v, func(b *Given) bool { return b.Truth != NotKnown })
	return b.Truth
}

// BoundBlock returns what Bind has said of whether function id, or the method around it, is given a block.
func (g *Graph) BoundBlock(id ir.FuncID) Truth {
	id = g.methodAround(id)
	for _, b := range g.bound {
		if b.Block != NotKnown && b.Param.Func == id {
			return b.Block
		}
	}
	return NotKnown
}

// methodAround returns the method that has the self and the block of closure id; NoFunc if it is made elsewhere.
func (g *Graph) methodAround(id ir.FuncID) ir.FuncID {
	for g.Prog.Func(id).Kind == ir.KindClosure && !g.Rebound(id) {
		made, ok := g.closureSites[id]
		if !ok {
			return ir.NoFunc
		}
		id = made.Func
	}
	return id
}

// boundBy returns what is given to parameter v of function id, or to the one that it captures, where fits says so.
func (g *Graph) boundBy(id ir.FuncID, v ir.Value, fits func(*Given) bool) (Given, bool) {
	for len(g.bound) > 0 {
		in := g.Prog.Instr(id, v)
		if of, ok := g.withDefault(id, in); ok {
			v, in = of, g.Prog.Instr(id, of)
		}
		for i := range g.bound { // a Given is large
			if b := &g.bound[i]; b.Param == (Site{id, v}) && fits(b) {
				return *b, true
			}
		}
		if in.Op != ir.OpParam {
			break
		}
		outer, ok := g.Outside(id, in)
		if !ok {
			break
		}
		id, v = outer.Func, g.Root(outer.Func, outer.Value)
	}
	return Given{}, false
}

// withDefault returns the parameter that in, a phi, is where a call gives it, and its default where none does.
func (g *Graph) withDefault(id ir.FuncID, in *ir.Instr) (ir.Value, bool) {
	if in.Op != ir.OpPhi || in.NArgs != 2 {
		return ir.NoValue, false
	}
	first := g.Prog.Args(id, in)[0].Value
	of := g.Prog.Instr(id, first)
	if of.Op != ir.OpParam {
		return ir.NoValue, false
	}
	p := &g.Prog.Func(id).Params[of.Aux]
	return first, (p.Kind == ir.ParamOptional || p.Kind == ir.ParamKeyword) && in.Pos == of.Pos
}

// WithoutDefault returns the parameter that v is where a call gives it, or v.
func (g *Graph) WithoutDefault(id ir.FuncID, v ir.Value) ir.Value {
	if of, ok := g.withDefault(id, g.Prog.Instr(id, v)); ok {
		return of
	}
	return v
}

// IsParam reports whether v is a parameter of function id besides self, or one with its default.
func (g *Graph) IsParam(id ir.FuncID, v ir.Value) bool {
	v = g.Root(id, v)
	if of, ok := g.withDefault(id, g.Prog.Instr(id, v)); ok {
		v = of
	}
	in := g.Prog.Instr(id, v)
	return in.Op == ir.OpParam && g.Prog.Func(id).Params[in.Aux].Kind != ir.ParamSelf
}

// Given returns the value of a parameter where a call gives it: behind the default of an optional one.
func (g *Graph) Given(id ir.FuncID, p *ir.Param) ir.Value {
	if p.Kind != ir.ParamOptional && p.Kind != ir.ParamKeyword {
		return p.Value
	}
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := range body {
		if of, ok := g.withDefault(id, &body[v]); ok && of == p.Value {
			return ir.Value(v)
		}
	}
	return p.Value
}

// Outside returns the value of the function around closure id that its captured parameter in is.
func (g *Graph) Outside(id ir.FuncID, in *ir.Instr) (Site, bool) {
	if g.Prog.Func(id).Params[in.Aux].Written {
		return Site{}, false
	}
	return g.captured(id, in)
}

// captured is Outside also for what the closure writes: it returns the value at first.
func (g *Graph) captured(id ir.FuncID, in *ir.Instr) (Site, bool) {
	p := &g.Prog.Func(id).Params[in.Aux]
	made, found := g.closureSites[id]
	if p.Kind != ir.ParamCaptured || !found {
		return Site{}, false
	}
	args := g.Prog.Args(made.Func, g.Prog.Instr(made.Func, made.Value))
	i := int(p.Index)
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		i++
	}
	if i >= len(args) {
		return Site{}, false
	}
	return Site{made.Func, args[i].Value}, true
}

// boundValue returns the one value that is given to parameter v of function id.
func (g *Graph) boundValue(id ir.FuncID, v ir.Value) (Site, bool) {
	if len(g.bound) == 0 {
		return Site{}, false
	}
	b, ok := g.Bound(id, g.Root(id, v))
	return b.Is, ok && b.Rest < 0 && b.Key == 0
}

// boundText returns the text that is given to parameter v of function id as the key of a hash.
func (g *Graph) boundText(id ir.FuncID, v ir.Value) ir.Name {
	if len(g.bound) == 0 {
		return 0
	}
	b, _ := g.Bound(id, g.Root(id, v))
	return b.Key
}

// isBoundConst reports whether what is given to a parameter is made of constants only.
func (g *Graph) isBoundConst(id ir.FuncID, v ir.Value, depth int) bool {
	b, ok := g.Bound(id, v)
	switch {
	case !ok:
		return false
	case b.Key != 0:
		return true
	case b.Rest < 0:
		return g.isConst(b.Is.Func, b.Is.Value, depth)
	}
	values, ok := g.Rest(b)
	return ok && !slices.ContainsFunc(values, func(s Site) bool { return !g.isConst(s.Func, s.Value, depth) })
}

// IsConst reports whether a value is made of constants only.
func (g *Graph) IsConst(s Site) bool { return g.isConst(s.Func, s.Value, maxTrace) }

// IsBuiltIn reports whether the program alone says what a value is: it is made of constants only, and no source, as the
// environment is, says which of them are meant.
func (g *Graph) IsBuiltIn(s Site) bool {
	before := g.builtIn
	g.builtIn = true
	defer func() { g.builtIn = before }()
	return g.IsConst(s)
}

// Guards returns the guard rows that describe a call, with what is given to parameters.
func (g *Graph) Guards(s Site) []*rule.Guard {
	call := g.Call(s)
	in := g.Prog.Instr(s.Func, s.Value)
	if len(g.bound) == 0 || in.Op != ir.OpCall {
		return g.GuardsOf(s)
	}
	var e *rule.Entry
	var how func(*rule.Callee) fit
	switch {
	case g.lang(s.Func) == source.Ruby:
		recv, implicit := g.receiverOf(s, in)
		e, how, _ = g.howRuby(s, in, recv, implicit, g.isOwn(call), call.Callees)
	case g.givesOperand(s, in):
		heads := receivers(g.TypeOf(s.Func, g.Prog.Args(s.Func, in)[0].Value).Name)
		more, _ := g.crates.dereferenced(heads)
		e, how = g.howRust(s, in, "", append(heads, more...), call.Callees)
	default:
		return g.GuardsOf(s)
	}
	var rows []*rule.Guard
	env := &env{g: g, site: s, in: in}
	for _, r := range e.Guards {
		if how(&r.Callee) != fitNot && r.When.Eval(env) {
			g.met[r.ID] = true
			rows = append(rows, r)
		}
	}
	return rows
}

// givesOperand reports whether it is said of an operand of a call of a method in Rust what it is.
func (g *Graph) givesOperand(s Site, in *ir.Instr) bool {
	args := g.Prog.Args(s.Func, in)
	if in.Flags&(ir.FlagPath|ir.FlagMacro) != 0 || len(args) < 2 || args[0].Role != ir.RoleSelf {
		return false
	}
	return slices.ContainsFunc(args, func(a ir.Operand) bool {
		_, ok := g.boundValue(s.Func, a.Value)
		return ok
	})
}

// Element is an element of a list, or an entry of a hash with its constant key.
type Element struct {
	Key   ir.Name
	Value Site
}

// Entries returns what stands at the keys of a table that a constant of Ruby names at s; ok is false if not all of its keys are
// symbols that are written there, or it is not frozen, so that it may change.
func (g *Graph) Entries(s Site) (list []Element, ok bool) {
	frozen := false
	for range maxTrace {
		s.Value = g.Root(s.Func, s.Value)
		in := g.Prog.Instr(s.Func, s.Value)
		args := g.Prog.Args(s.Func, in)
		switch {
		case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && len(args) == 0:
			at, last, ok := g.Constant(s.Func, in)
			if !ok {
				return nil, false
			}
			s = Site{at.Func, last}
		case in.Op == ir.OpCall && g.Prog.Text(in.Name) == ir.OpHash:
			src := g.Prog.File(s.Func).Source.Content
			if quotedKey.Match(src[in.Pos:max(in.Pos, in.End)]) {
				return nil, false
			}
			for _, a := range args {
				key, ok := a.Role.Keyword()
				if !ok {
					return nil, false
				}
				list = append(list, Element{key, Site{s.Func, a.Value}})
			}
			return list, frozen && in.Flags&ir.FlagIncomplete == 0
		case in.Op == ir.OpCall && len(args) == 1 && args[0].Role == ir.RoleSelf && g.ReturnsReceiver(s):
			frozen = frozen || g.Prog.Text(in.Name) == "freeze"
			s.Value = args[0].Value
		default:
			return nil, false
		}
	}
	return nil, false
}

// quotedKey matches a key of a table that is no symbol: a text, or a number.
var quotedKey = regexp.MustCompile(`['"0-9]\s*=>`)

// Elements returns elements that the list or hash at s has for certain.
func (g *Graph) Elements(s Site) []Element { return g.elements(s, maxTrace) }

func (g *Graph) elements(s Site, depth int) (list []Element) {
	if depth == 0 {
		return nil
	}
	id, v := s.Func, g.Root(s.Func, s.Value)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpParam:
		b, ok := g.Bound(id, v)
		switch {
		case !ok || b.Key != 0:
		case b.Rest < 0 && g.Prog.Func(b.Param.Func).Params[g.Prog.Instr(b.Param.Func, b.Param.Value).Aux].Kind == ir.ParamSplat:
			return []Element{{Value: b.Is}} // it is given this one value
		case b.Rest < 0:
			return g.elements(b.Is, depth-1)
		default:
			values, _ := g.Rest(b)
			for _, v := range values {
				list = append(list, Element{Value: v})
			}
		}
	case ir.OpLoad:
		if s, last, ok := g.Constant(id, in); ok && in.Flags&ir.FlagConst != 0 && len(args) == 0 {
			return g.elements(Site{s.Func, last}, depth-1)
		}
	case ir.OpCall:
		switch g.Prog.Text(in.Name) {
		case ir.OpArray, ir.OpHash:
			for _, a := range args {
				switch key, ok := a.Role.Keyword(); {
				case ok:
					list = append(list, Element{key, Site{id, a.Value}})
				case a.Role == ir.RolePlain:
					list = append(list, Element{Value: Site{id, a.Value}})
				case a.Role == ir.RoleSplat || a.Role == ir.RoleKwSplat:
					list = append(list, g.elements(Site{id, a.Value}, depth-1)...)
				}
			}
			return list
		}
		for _, s := range g.Call(Site{id, v}).Values {
			return g.elements(s, depth-1)
		}
		if len(args) == 1 && slices.ContainsFunc(g.Call(Site{id, v}).Flows, asItIs) {
			return g.elements(Site{id, args[0].Value}, depth-1)
		}
	}
	return list
}
