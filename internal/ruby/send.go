package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// This file lowers calls whose method is named by a value, where that value is a literal: they are
// calls of that method. x.send(:run, a) is x.run(a), and so are x.method(:run).call(a) and its like;
// &:run and &method(:run) are blocks that make such a call.

// call is a call as it is meant: its receiver (None for self), its method, and its first argument in
// the list that it is written in.
type call struct {
	receiver syntax.NodeID
	name     ir.Name
	first    syntax.NodeID
}

// namedCall returns the call that a call with parts p stands for. named says whether it names its method
// by a literal; if not, only its first argument is filled in.
func (l *lowerer) namedCall(p callParts) (c call, named bool) {
	first := syntax.None
	if p.arguments != syntax.None {
		first = l.first(p.arguments)
	}
	plain := call{first: first}
	ok := false
	switch l.methodText(p) {
	case "send", "__send__", "public_send":
		if first == syntax.None {
			return plain, false
		}
		c.receiver, c.first = p.receiver, l.next(p.arguments, first)
		c.name, ok = l.methodLiteral(first)
	case "call", "":
		if p.receiver == syntax.None {
			return plain, false
		}
		c.first = first
		c.receiver, c.name, ok = l.methodObject(p.receiver)
	case "bind_call":
		if p.receiver == syntax.None || first == syntax.None || !plainArgument(l.kind(first)) {
			return plain, false
		}
		c.receiver, c.first = first, l.next(p.arguments, first)
		_, c.name, ok = l.methodObject(p.receiver)
	}
	if !ok {
		return plain, false
	}
	if c.receiver != syntax.None && l.kind(c.receiver) == kindSelf {
		c.receiver = syntax.None
	}
	return c, true
}

// methodText returns the name of the method that a call with parts p is written with.
func (l *lowerer) methodText(p callParts) string {
	if p.method == syntax.None {
		return ""
	}
	return string(l.tree.Bytes(p.method))
}

// methodObject returns the receiver (None for self) and the method that n is an object of:
// x.method(:run), and x.class.instance_method(:run).bind(x).
func (l *lowerer) methodObject(n syntax.NodeID) (receiver syntax.NodeID, name ir.Name, ok bool) {
	for range maxMethodObject {
		if l.kind(n) != kindCall {
			return n, 0, false
		}
		p := l.callParts(n)
		only := syntax.None
		if p.arguments != syntax.None {
			only = l.first(p.arguments)
			if only == syntax.None || l.next(p.arguments, only) != syntax.None {
				return n, 0, false
			}
		}
		switch l.methodText(p) {
		case "to_proc", "unbind":
			if p.receiver == syntax.None || only != syntax.None {
				return n, 0, false
			}
			n = p.receiver
		case "bind":
			if p.receiver == syntax.None || only == syntax.None || !plainArgument(l.kind(only)) {
				return n, 0, false
			}
			_, name, ok = l.methodObject(p.receiver)
			return only, name, ok
		case "method", "public_method", "instance_method", "singleton_method":
			if only == syntax.None {
				return n, 0, false
			}
			name, ok = l.methodLiteral(only)
			return p.receiver, name, ok
		default:
			return n, 0, false
		}
	}
	return n, 0, false
}

// maxMethodObject bounds the calls between a Method and where it is used.
const maxMethodObject = 4

// methodLiteral returns the method that a literal names.
func (l *lowerer) methodLiteral(n syntax.NodeID) (name ir.Name, ok bool) {
	switch l.kind(n) {
	case kindSimpleSymbol:
		name = l.symbolName(n)
		if name == l.n.tick {
			name = l.n.backtick
		}
		return name, true
	case kindDelimitedSymbol:
		return l.constantText(n, quotingOf(l.tree.Bytes(n)))
	case kindString: // sent to a socket, it is most often no name at all
		name, ok = l.constantText(n, quotingOf(l.tree.Bytes(n)))
		return name, ok && isMethodName(l.str(name))
	}
	return 0, false
}

// isMethodName says whether s is the name of a method that is no operator.
func isMethodName(s string) bool {
	if n := len(s); n > 1 && (s[n-1] == '?' || s[n-1] == '!' || s[n-1] == '=') {
		s = s[:n-1]
	}
	return isLocalName([]byte(s))
}

// methodBlock lowers &:run and &method(:run): a block that calls the method on what it is given, or
// with it. ok is false if n names no method.
func (f *fn) methodBlock(n syntax.NodeID) (v ir.Value, ok bool) {
	l := f.l
	of := l.first(n)
	if of == syntax.None {
		return ir.NoValue, false
	}
	if l.kind(of) == kindSimpleSymbol {
		return f.callingBlock(of, func(g *fn, given ir.Value) ir.Value {
			return g.call(of, l.symbolName(of), given)
		}), true
	}
	receiver, name, ok := l.methodObject(of)
	if !ok {
		return ir.NoValue, false
	}
	if receiver == syntax.None {
		return f.callingBlock(of, func(g *fn, given ir.Value) ir.Value {
			return g.sendTo(of, name, g.self, ir.FlagImplicitSelf, given)
		}), true
	}
	target := f.expr(receiver)
	return f.callingBlock(of, func(g *fn, given ir.Value) ir.Value {
		captured := g.Param(ir.Param{Kind: ir.ParamCaptured, Type: f.Instr(target).Type}, l.node(of).Start, l.node(of).Start)
		return g.sendTo(of, name, captured, 0, given)
	}, target), true
}

// sendTo appends a call of name on self that reaches private methods too.
func (g *fn) sendTo(n syntax.NodeID, name ir.Name, self ir.Value, flags ir.Flag, arg ir.Value) ir.Value {
	return g.emit(n, ir.Instr{Op: ir.OpCall, Flags: flags | ir.FlagSent, Name: name},
		ir.Operand{Value: self, Role: ir.RoleSelf}, ir.Operand{Value: arg})
}

// callingBlock makes a block with one parameter that returns what body makes of it.
func (f *fn) callingBlock(n syntax.NodeID, body func(g *fn, given ir.Value) ir.Value, captured ...ir.Value) ir.Value {
	l := f.l
	node := l.node(n)
	g := l.newFn(f, ir.Func{Kind: ir.KindClosure, Flags: ir.FuncBound, Scope: f.meta.Scope, Parent: f.ID, Pos: node.Start, End: node.End})
	g.declareSelf(node.Start, node.Start)
	given := g.Param(ir.Param{Kind: ir.ParamPositional}, node.Start, node.Start)
	g.leave(n, body(g, given), ir.ReturnOwn)
	g.finish()
	mark := f.begin()
	f.push(f.self, ir.RoleSelf)
	for _, v := range captured {
		f.push(v, ir.RolePlain)
	}
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpClosure, Aux: uint32(g.ID), Type: l.n.tProc})
}
