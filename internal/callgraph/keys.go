package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file answers which keys a value is known to have, or to be.

// Operands returns the values that stand at a port of the call at s, without its access path.
func (g *Graph) Operands(s Site, p *rule.Port) []ir.Value {
	return g.operands(s.Func, g.Prog.Instr(s.Func, s.Value), p)
}

// BlockParams returns how many positional parameters the block of a call has, as far as it is written there.
func (g *Graph) BlockParams(id ir.FuncID, in *ir.Instr) int {
	args := g.Prog.Args(id, in)
	if len(args) == 0 || args[len(args)-1].Role != ir.RoleBlock {
		return 0
	}
	n := 0
	if made := g.Prog.Instr(id, args[len(args)-1].Value); made.Op == ir.OpClosure {
		for _, p := range g.Prog.Func(g.Prog.Callee(id, made)).Params {
			if p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional {
				n++
			}
		}
	}
	return n
}

// KeysAt returns the keys that are known to stand at a port of the call at s: a constant, the keys of a
// Hash, the elements of a list.
func (g *Graph) KeysAt(s Site, p *rule.Port) []ir.Name {
	in := g.Prog.Instr(s.Func, s.Value)
	if p.Kind == rule.PortKeywords {
		return g.entryKeys(s.Func, g.operandsOf(s.Func, in), maxTrace)
	}
	var keys []ir.Name
	for _, v := range g.operands(s.Func, in, p) {
		keys = append(keys, g.keys(s.Func, v, maxTrace)...)
	}
	return keys
}

// Keys returns the keys that value v is known to have or to be.
func (g *Graph) Keys(id ir.FuncID, v ir.Value) []ir.Name { return g.keys(id, v, maxTrace) }

func (g *Graph) keys(id ir.FuncID, v ir.Value, depth int) []ir.Name {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	if depth == 0 {
		return nil
	}
	switch in.Op {
	case ir.OpConst:
		if in.Name != 0 {
			return []ir.Name{in.Name}
		}
	case ir.OpPhi:
		return g.commonKeys(id, args, depth-1)
	case ir.OpLoad:
		if in.Flags&ir.FlagConst != 0 && len(args) == 0 {
			if s, last, ok := g.Constant(id, in); ok {
				return g.keys(s.Func, last, depth-1)
			}
		}
	case ir.OpCall:
		switch g.Prog.Text(in.Name) {
		case ir.OpHash:
			return g.entryKeys(id, args, depth-1)
		case ir.OpArray:
			var keys []ir.Name
			for _, a := range args {
				keys = append(keys, g.keys(id, a.Value, depth-1)...)
			}
			return keys
		}
		if len(args) == 1 && args[0].Role == ir.RoleSelf && g.ReturnsReceiver(Site{id, v}) {
			return g.keys(id, args[0].Value, depth-1)
		}
	}
	return nil
}

// keyTexts returns the keys that the hash at s has for certain, as texts.
func (g *Graph) keyTexts(s Site) []string {
	var texts []string
	for _, n := range g.Keys(s.Func, s.Value) {
		texts = append(texts, g.Prog.Text(n))
	}
	return texts
}

// commonKeys returns the keys that all operands have.
func (g *Graph) commonKeys(id ir.FuncID, args []ir.Operand, depth int) []ir.Name {
	var common []ir.Name
	for i, a := range args {
		keys := g.keys(id, a.Value, depth)
		if i == 0 {
			common = keys
			continue
		}
		common = slices.DeleteFunc(slices.Clone(common), func(n ir.Name) bool { return !slices.Contains(keys, n) })
	}
	return common
}

// entryKeys returns the keys of the entries among operands.
func (g *Graph) entryKeys(id ir.FuncID, args []ir.Operand, depth int) []ir.Name {
	var keys []ir.Name
	for _, a := range args {
		if n, ok := a.Role.Keyword(); ok {
			keys = append(keys, n)
		} else if a.Role == ir.RoleKwSplat {
			keys = append(keys, g.keys(id, a.Value, depth)...)
		}
	}
	return keys
}
