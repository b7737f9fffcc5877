package ruby

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/syntax"
)

// This file writes out the methods that a class has by delegation: delegate :size, to: :@list is def size(...)
// = @list.size(...). Models say which calls delegate, and where the names stand.

// delegates defines the methods that a call in the body of a class makes, if it is one that models describe.
func (f *fn) delegates(n syntax.NodeID, p callParts) {
	l := f.l
	if p.receiver != syntax.None || p.arguments == syntax.None || f.method != 0 || f.meta.Scope == 0 {
		return
	}
	for _, row := range l.opt.Delegates[l.methodText(p)] {
		if f.delegatesBy(n, p.arguments, row) {
			return
		}
	}
}

// delegatesBy defines the methods that one row says; it reports false if the call is not like that.
func (f *fn) delegatesBy(n, list syntax.NodeID, row *rule.Delegate) (ok bool) {
	l := f.l
	if row.Names == nil { // [:a, :b] => :target
		for c := l.first(list); c != syntax.None; c = l.next(list, c) {
			if l.kind(c) != kindPair || l.field(c, fieldValue) == syntax.None {
				continue
			}
			if to, known := l.literalName(l.field(c, fieldValue)); known {
				for _, name := range l.namesAt(l.field(c, fieldKey)) {
					f.delegate(n, l.str(to), name, name)
					ok = true
				}
			}
		}
		return ok
	}
	to, known := l.textAt(list, &row.To)
	if !known {
		return false
	}
	begin := ""
	if row.Prefix != nil {
		for _, c := range l.nodesAt(list, row.Prefix) {
			if name, named := l.literalName(c); named {
				begin = l.str(name) + "_"
			} else if l.kind(c) == kindTrue {
				begin = strings.TrimLeft(l.str(to), "@") + "_"
			}
		}
	}
	for _, c := range l.nodesAt(list, row.Names) {
		for _, there := range l.namesAt(c) {
			here := there
			if row.As != nil {
				if name, named := l.textAt(list, row.As); named {
					here = name
				}
			}
			if begin != "" {
				here = l.b.Name(begin + l.str(here))
			}
			f.delegate(n, l.str(to), there, here)
		}
	}
	return true
}

// delegate defines a method called here that calls the one called there on what target says.
func (f *fn) delegate(n syntax.NodeID, target string, there, here ir.Name) {
	l := f.l
	g := f.recordMethod(n, f.meta.Scope, here)
	if l.b.File().Scopes[f.meta.Scope].Kind == ir.ScopeSingleton {
		g.meta.Kind = ir.KindSingleton
	}
	if there == here {
		g.meta.Flags |= ir.FuncDelegate
	}
	at := l.node(n).Start
	rest := g.Param(ir.Param{Kind: ir.ParamSplat, Name: l.n.splat}, at, at)
	keywords := g.Param(ir.Param{Kind: ir.ParamKwSplat, Name: l.n.kwsplat}, at, at)
	block := g.Param(ir.Param{Kind: ir.ParamBlock, Name: l.n.block}, at, at)
	mark := g.begin()
	g.push(g.target(n, target), ir.RoleSelf)
	g.push(rest, ir.RoleSplat)
	g.push(keywords, ir.RoleKwSplat)
	g.push(block, ir.RoleBlock)
	g.leave(n, g.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Flags: ir.FlagIncomplete, Name: there}), ir.ReturnOwn)
	g.finish()
}

// target lowers what a delegation names as the object: an instance variable, a constant, a method, or a chain of
// methods.
func (g *fn) target(n syntax.NodeID, text string) ir.Value {
	l := g.l
	first, rest, chain := strings.Cut(text, ".")
	var v ir.Value
	switch name := l.b.Name(first); {
	case first == "self":
		v = g.self
	case strings.HasPrefix(first, "@@"), strings.HasPrefix(first, "$"):
		v = g.emit(n, ir.Instr{Op: ir.OpLoad, Name: name})
	case strings.HasPrefix(first, "@"):
		v = g.emit(n, ir.Instr{Op: ir.OpLoad, Name: name}, ir.Operand{Value: g.self, Role: ir.RoleSelf})
	case isConstantName(first):
		v = g.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagConst, Name: name})
	default:
		v = g.emit(n, ir.Instr{Op: ir.OpCall, Flags: ir.FlagImplicitSelf, Name: name}, ir.Operand{Value: g.self, Role: ir.RoleSelf})
	}
	for chain {
		first, rest, chain = strings.Cut(rest, ".")
		v = g.call(n, l.b.Name(first), v)
	}
	return v
}

// nodesAt returns the arguments in list that stand at a port.
func (l *lowerer) nodesAt(list syntax.NodeID, p *rule.Port) []syntax.NodeID {
	var nodes []syntax.NodeID
	pos := 0
	for c := l.first(list); c != syntax.None; c = l.next(list, c) {
		if l.kind(c) == kindPair {
			if name, ok := l.literalKey(l.field(c, fieldKey)); ok && p.Kind == rule.PortKeyword && l.str(name) == p.Name && l.field(c, fieldValue) != syntax.None {
				nodes = append(nodes, l.field(c, fieldValue))
			}
			continue
		}
		if p.Kind == rule.PortArg && (p.Index == pos || p.Index == rule.AnyIndex) || p.Kind == rule.PortArgsFrom && p.Index <= pos {
			nodes = append(nodes, c)
		}
		pos++
	}
	return nodes
}

// textAt returns the one text at a port.
func (l *lowerer) textAt(list syntax.NodeID, p *rule.Port) (ir.Name, bool) {
	nodes := l.nodesAt(list, p)
	if len(nodes) != 1 {
		return 0, false
	}
	return l.literalName(nodes[0])
}

// namesAt returns the names that a node is: one, or a list of them.
func (l *lowerer) namesAt(n syntax.NodeID) []ir.Name {
	if n == syntax.None {
		return nil
	}
	switch k := l.kind(n); k {
	case kindArray, kindSymbolArray, kindStringArray, kindSplatArgument:
		var names []ir.Name
		for c := l.first(n); c != syntax.None; c = l.next(n, c) {
			if k == kindSymbolArray || k == kindStringArray {
				names = append(names, l.name(c))
			} else {
				names = append(names, l.namesAt(c)...)
			}
		}
		return names
	case kindHashKeySymbol:
		return []ir.Name{l.name(n)}
	}
	if name, ok := l.literalName(n); ok {
		return []ir.Name{name}
	}
	return nil
}
