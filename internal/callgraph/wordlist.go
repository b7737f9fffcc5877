package callgraph

import (
	"slices"
	"strconv"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads the words of a list of Rust that is made of others, by calls of which models say what becomes of the
// elements: ["-c", x].iter().map(String::from), once("-c").chain([x]), Vec::from(["-c", x]).

// listWords appends the words of the list that a call makes of others, in their order, and returns of how many: of none
// if models do not say which these are.
func (g *Graph) listWords(id ir.FuncID, v ir.Value, words []rule.Word, depth int) (_ []rule.Word, lists int) {
	in := g.Prog.Instr(id, v)
	if in.Op != ir.OpCall || g.lang(id) != source.Rust || in.NArgs == 0 {
		return words, 0
	}
	call := g.Call(Site{id, v})
	if len(call.Callees) > 0 {
		return words, 0
	}
	mapped := false
	var parts []rule.Port
	var whole []bool // of each, whether it is the list itself, or an element of it
	for _, f := range call.Flows {
		switch {
		case f.Step != rule.Value || f.Window != nil || f.Passes != nil || !slices.ContainsFunc(f.To, isWholeList):
			continue
		case len(f.From) == 1 && f.From[0].Kind == rule.PortBlockReturn:
			mapped = true
		default:
			for _, p := range f.From {
				parts, whole = append(parts, p), append(whole, len(f.To[0].Path) == 0)
			}
		}
	}
	if mapped {
		return g.mappedWords(id, in, words, depth)
	}
	for i, a := range g.Prog.Args(id, in) {
		switch at := slices.IndexFunc(parts, func(p rule.Port) bool { return g.standsAt(id, in, i, p) }); {
		case at < 0:
		case len(parts[at].Path) > 0 || whole[at] && !g.isListed(id, a.Value, depth-1):
			return words, 0
		default:
			words = g.words(id, a.Value, words, depth-1)
			lists++
		}
	}
	return words, lists
}

// isListed reports whether the words of list v are known, as far as they are constant.
func (g *Graph) isListed(id ir.FuncID, v ir.Value, depth int) bool {
	if depth <= 0 {
		return false
	}
	id, v = g.listAt(id, v)
	in := g.Prog.Instr(id, v)
	if in.Op == ir.OpCall && g.Prog.Text(in.Name) == ir.OpArray || g.isEmptyList(id, v, in) {
		return true
	}
	_, lists := g.listWords(id, v, nil, depth)
	return lists > 0
}

// isWholeList reports whether a port is the result, or all elements of it alike.
func isWholeList(p rule.Port) bool {
	return p.Kind == rule.PortReturn && (len(p.Path) == 0 || len(p.Path) == 1 && p.Path[0].Any)
}

// standsAt reports whether a port is operand i of a call.
func (g *Graph) standsAt(id ir.FuncID, in *ir.Instr, i int, p rule.Port) bool {
	args := g.Prog.Args(id, in)
	if p.Kind == rule.PortSelf {
		return args[i].Role == ir.RoleSelf
	}
	if args[0].Role == ir.RoleSelf {
		i--
	}
	return p.Kind == rule.PortArg && i >= 0 && p.Index == i
}

// mappedWords appends a word for each of the receiver's, where a closure makes one of each: the same, if it only
// turns it into a text of another type.
func (g *Graph) mappedWords(id ir.FuncID, in *ir.Instr, words []rule.Word, depth int) (_ []rule.Word, lists int) {
	args := g.Prog.Args(id, in)
	if len(args) != 2 || args[0].Role != ir.RoleSelf || !g.isListed(id, args[0].Value, depth-1) {
		return words, 0
	}
	made := g.Prog.Instr(id, g.Root(id, args[1].Value))
	if made.Op != ir.OpClosure {
		return words, 0
	}
	before := len(words)
	words = g.words(id, args[0].Value, words, depth-1)
	if block := g.Prog.Callee(id, made); block == ir.NoFunc || !g.returnsText(block) {
		for i := before; i < len(words); i++ {
			words[i] = nil
		}
	}
	return words, 1
}

// returnsText reports whether a closure returns what it is given, as a text of the same or of another type.
func (g *Graph) returnsText(block ir.FuncID) bool {
	_, v, ok := g.onlyReturn(block)
	for range maxTrace {
		if !ok {
			return false
		}
		v = g.Root(block, v)
		in := g.Prog.Instr(block, v)
		if in.Op == ir.OpParam {
			return g.Prog.Func(block).Params[in.Aux].Kind == ir.ParamPositional
		}
		if ok = g.handsOn(Site{block, v}, in); ok {
			v = g.Prog.Args(block, in)[0].Value
		}
	}
	return false
}

// handsOn reports whether the call at s returns its one operand, as the models tell: "x".freeze.
func (g *Graph) handsOn(s Site, in *ir.Instr) bool {
	return in.Op == ir.OpCall && in.NArgs == 1 && slices.ContainsFunc(g.Call(s).Flows, func(f *rule.Flow) bool {
		return f.Step == rule.Value && len(f.From) == 1 && len(f.From[0].Path) == 0 && isOperand(&f.From[0]) &&
			len(f.To) == 1 && f.To[0].Kind == rule.PortReturn
	})
}

// argumentReturned returns the argument that the call at s of a method of Rust returns as it is, as the models tell:
// ruby.to_symbol("name").
func (g *Graph) argumentReturned(s Site, in *ir.Instr) (ir.Value, bool) {
	if in.NArgs != 2 || g.lang(s.Func) != source.Rust {
		return ir.NoValue, false
	}
	flows := g.Call(s).Flows
	if len(flows) != 1 || flows[0].Step != rule.Value || len(flows[0].From) != 1 || flows[0].From[0].Kind != rule.PortArg || len(flows[0].From[0].Path) > 0 ||
		!slices.ContainsFunc(flows[0].To, toResult) {
		return ir.NoValue, false
	}
	values := g.operands(s.Func, in, &flows[0].From[0])
	if len(values) != 1 {
		return ir.NoValue, false
	}
	return values[0], true
}

// isMoved reports whether it is not known at which place of list v a word stands of which this is the element in one of
// the lists that v was made of, or that it was given, or of which it is only known that it is in the list: e.extend([x]).
func (g *Graph) isMoved(id ir.FuncID, v ir.Value, element string) bool {
	if g.lang(id) != source.Rust {
		return false
	}
	in := g.Prog.Instr(id, v)
	literal := in.Op == ir.OpCall && g.Prog.Text(in.Name) == ir.OpArray
	if _, lists := g.listWords(id, v, nil, maxTrace); lists > 1 || element == NoList {
		return lists > 1 || literal
	}
	n, err := strconv.Atoi(element)
	if !literal || err != nil || n >= int(in.NArgs) {
		return false
	}
	_, constant := g.texts(id, g.Prog.Args(id, in)[n].Value, maxTrace)
	return constant
}
