package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file infers what a block is given: by models, by the elements of a list that is written out, and by the yields
// of a method of the workspace.

// blockParamType returns the type of what the call that function id is the block of gives to parameter i of it, if it
// is a block.
func (g *Graph) blockParamType(id ir.FuncID, i int) Type {
	at, ok := g.closureSites[id]
	if !ok || !g.sealed || g.Prog.Func(id).Kind != ir.KindClosure {
		return Type{}
	}
	return g.givenType(Site{at.Func, g.blockOf(at)}, id, i, maxYielding)
}

// givenType returns the type of what a call gives to parameter i of its block.
func (g *Graph) givenType(at Site, block ir.FuncID, i, depth int) Type {
	in := g.Prog.Instr(at.Func, at.Value)
	if in.Op != ir.OpCall {
		return Type{}
	}
	call, args := g.Call(at), g.operandsOf(at.Func, in)
	if t := g.modelType(at.Func, call.Types, args, rule.Port{Kind: rule.PortBlockArg, Index: i}); t != (Type{}) && !(g.takesApart(block) && g.Set.Models.IsA(t.Name, "Array")) {
		return t
	}
	if len(call.Callees) == 1 && !call.Callees[0].ByName && depth > 0 && g.lang(call.Callees[0].Func) == source.Ruby {
		common, _ := g.yielded(call.Callees[0].Func, block, i, depth-1)
		return common
	}
	for _, f := range call.Flows {
		if f.Step == rule.Value && givesBlock(f, i) && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 1 && f.From[0].Path[0].Any {
			if f.Several || !g.takesApart(block) {
				t, _ := g.listed(at.Func, args[0].Value, maxTrace)
				return t
			}
			if fn, list := g.classes.literal(at.Func, args[0].Value); list != ir.NoValue {
				return g.classes.commonType(fn, g.Prog.Args(fn, g.Prog.Instr(fn, list)))
			}
		}
	}
	return Type{}
}

// takesApart reports whether a block takes the one value that it is given apart: it has several parameters.
func (g *Graph) takesApart(id ir.FuncID) bool {
	n := 0
	for _, p := range g.Prog.Func(id).Params {
		if p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional {
			n++
		}
	}
	return n > 1
}

// eachElement is the port of any element of a call's result.
var eachElement = rule.Port{Kind: rule.PortReturn, Path: []rule.Elem{{Any: true}}}

// listed returns the type of the elements of list v, and of lists how many elements each of them has, as far as either is
// known: what models say of the call that makes the list, what stands in it, or what a block makes of each element.
func (g *Graph) listed(id ir.FuncID, v ir.Value, depth int) (t Type, length int) {
	if fn, list := g.classes.literal(id, v); list != ir.NoValue {
		elements := g.Prog.Args(fn, g.Prog.Instr(fn, list))
		return g.classes.commonType(fn, elements), g.commonLength(fn, elements)
	}
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	if in.Op == ir.OpLoad && in.NArgs == 0 && in.Flags&ir.FlagConst != 0 && depth > 0 {
		s, last, ok := g.Constant(id, in)
		if !ok {
			return Type{}, 0
		}
		return g.listed(s.Func, last, depth-1)
	}
	args := g.operandsOf(id, in)
	if depth == 0 || in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return Type{}, 0
	}
	call := g.Call(Site{id, v})
	if t := g.modelType(id, call.Types, args, eachElement); t != (Type{}) {
		return t, g.Set.Models.Length(t.Name)
	}
	if len(call.Callees) == 1 && !call.Callees[0].ByName && !call.Callees[0].New {
		return g.listedByCallee(call.Callees[0].Func, depth-maxTrace/4), 0
	}
	for _, f := range call.Flows {
		switch from := &f.From; {
		case f.Step != rule.Value || len(*from) == 0:
		case (*from)[0].Kind == rule.PortSelf && keepsElements(f):
			return g.listed(id, args[0].Value, depth-1)
		case (*from)[0].Kind == rule.PortBlockReturn && len((*from)[0].Path) == 0 && slices.ContainsFunc(f.To, isEachElement):
			return g.yieldedBy(id, args)
		}
	}
	return Type{}, 0
}

// keepsElements reports whether the elements of a call's result are those of its receiver.
func keepsElements(f *rule.Flow) bool {
	from := f.From[0].Path
	return len(from) == 0 && len(f.To) > 0 && f.To[0].Kind == rule.PortReturn && len(f.To[0].Path) == 0 ||
		len(from) == 1 && from[0].Any && slices.ContainsFunc(f.To, isEachElement)
}

func isEachElement(p rule.Port) bool {
	return p.Kind == rule.PortReturn && len(p.Path) == 1 && p.Path[0].Any
}

// yieldedBy returns what listed says of what the literal block of a call yields.
func (g *Graph) yieldedBy(id ir.FuncID, args []ir.Operand) (t Type, length int) {
	last := args[len(args)-1]
	made := g.Prog.Instr(id, last.Value)
	if last.Role != ir.RoleBlock || made.Op != ir.OpClosure {
		return Type{}, 0
	}
	fn := g.Prog.Callee(id, made)
	body := g.Prog.File(fn).Body(g.Prog.Func(fn))
	var given []ir.Operand
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			given = append(given, g.Prog.Args(fn, &body[u])[0])
		}
	}
	return g.classes.commonType(fn, given), g.commonLength(fn, given)
}

// commonLength returns how many elements each of the values has, which are lists that are written out; 0 if they are
// not, or not all have as many.
func (g *Graph) commonLength(id ir.FuncID, args []ir.Operand) int {
	length := 0
	for i, a := range args {
		in := g.Prog.Instr(id, g.Root(id, a.Value))
		n := int(in.NArgs)
		plain := func(a ir.Operand) bool { return a.Role == ir.RolePlain }
		if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpArray || i > 0 && n != length || slices.ContainsFunc(g.Prog.Args(id, in), func(a ir.Operand) bool { return !plain(a) }) {
			return 0
		}
		length = n
	}
	return length
}

// ElementLength returns how many elements list v has if it is an element of a list whose elements all have as many, that
// a block is given; 0 if that is not known.
func (g *Graph) ElementLength(id ir.FuncID, v ir.Value) int {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	at, ok := g.closureSites[id]
	if in.Op != ir.OpParam || !ok || g.Prog.Func(id).Params[in.Aux].Kind != ir.ParamPositional {
		return 0
	}
	site := Site{at.Func, g.blockOf(at)}
	call := g.Prog.Instr(at.Func, site.Value)
	if call.Op != ir.OpCall {
		return 0
	}
	for _, f := range g.Call(site).Flows {
		if f.Step == rule.Value && givesBlock(f, int(g.Prog.Func(id).Params[in.Aux].Index)) && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 1 && f.From[0].Path[0].Any && (f.Several || !g.takesApart(id)) {
			_, length := g.listed(at.Func, g.operandsOf(at.Func, call)[0].Value, maxTrace)
			return length
		}
	}
	return 0
}

// maxYielding bounds how deep in the blocks of a method its yields are looked for, and how often a block is handed on.
const maxYielding = 4

// yielded returns the type of what block is given as its parameter i by all yields of function id and of the blocks in it, also of those to which it
// hands on its block, and whether it is known of all of them.
func (g *Graph) yielded(id, block ir.FuncID, i, depth int) (common Type, ok bool) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		t, known := Type{}, true
		switch in := &body[u]; {
		case in.Op == ir.OpClosure && depth > 0 && g.Prog.Func(g.Prog.Callee(id, in)).Kind == ir.KindClosure:
			t, known = g.yielded(g.Prog.Callee(id, in), block, i, depth-1)
		case in.Op == ir.OpCall && in.Flags&ir.FlagYield != 0:
			args := g.Prog.Args(id, in)
			if known = i+1 < len(args) && args[i+1].Role == ir.RolePlain; known {
				t = g.TypeOf(id, args[i+1].Value)
				known = t != Type{}
			}
		case in.Op == ir.OpCall && depth > 0 && g.handsOnBlock(id, in):
			t = g.givenType(Site{id, ir.Value(u)}, block, i, depth-1)
			known = t != Type{}
		}
		if !known || t != (Type{}) && common != (Type{}) && t != common {
			return Type{}, false
		}
		if t != (Type{}) {
			common = t
		}
	}
	return common, true
}

// handsOnBlock reports whether a call in function id is given the block of that function: each(&block).
func (g *Graph) handsOnBlock(id ir.FuncID, in *ir.Instr) bool {
	args := g.Prog.Args(id, in)
	n := len(args)
	if n == 0 || args[n-1].Role != ir.RoleBlock {
		return false
	}
	root := g.Root(id, args[n-1].Value)
	return slices.ContainsFunc(g.Prog.Func(id).Params, func(p ir.Param) bool { return p.Kind == ir.ParamBlock && p.Value == root })
}
