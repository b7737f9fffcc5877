package ruby

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// special lowers the calls that say by a literal what has a syntax of its own: an instance variable, a
// local variable or a constant that is named, the last match. ok is false if a call is none of them.
func (f *fn) special(n syntax.NodeID, p callParts) (v ir.Value, ok bool) {
	l := f.l
	if p.block != syntax.None || p.method == syntax.None {
		return ir.NoValue, false
	}
	switch l.methodText(p) {
	case "last_match":
		return f.lastMatch(n, p)
	case "instance_variable_get", "instance_variable_set", "local_variable_get", "local_variable_set", "const_get":
	default:
		return ir.NoValue, false
	}
	if p.arguments == syntax.None {
		return ir.NoValue, false
	}
	first := l.first(p.arguments)
	if first == syntax.None {
		return ir.NoValue, false
	}
	name, ok := l.literalName(first)
	if !ok {
		return ir.NoValue, false
	}
	value := l.next(p.arguments, first)
	switch method := l.methodText(p); {
	case method == "instance_variable_get" && strings.HasPrefix(l.str(name), "@"):
		return f.emit(n, ir.Instr{Op: ir.OpLoad, Name: name}, ir.Operand{Value: f.receiver(p)}), true
	case method == "instance_variable_set" && value != syntax.None && strings.HasPrefix(l.str(name), "@"):
		self := f.receiver(p)
		v := f.expr(value)
		f.emit(n, ir.Instr{Op: ir.OpStore, Name: name}, ir.Operand{Value: self}, ir.Operand{Value: v})
		f.Forget(f.ivarVar(name))
		return v, true
	case method == "local_variable_get" && l.bindingOf(p) && f.locals.has(name):
		return f.local(n, name), true
	case method == "local_variable_set" && l.bindingOf(p) && value != syntax.None:
		v := f.expr(value)
		f.assign(name, v)
		return v, true
	case method == "const_get" && isConstantName(l.str(name)):
		return f.namedConstant(n, p, name), true
	}
	return ir.NoValue, false
}

// receiver lowers the receiver of a call.
func (f *fn) receiver(p callParts) ir.Value {
	if p.receiver == syntax.None {
		return f.self
	}
	return f.expr(p.receiver)
}

// literalName returns the text of a literal symbol or string.
func (l *lowerer) literalName(n syntax.NodeID) (ir.Name, bool) {
	switch l.kind(n) {
	case kindSimpleSymbol:
		return l.symbolName(n), true
	case kindString, kindDelimitedSymbol:
		return l.constantText(n, quotingOf(l.tree.Bytes(n)))
	}
	return 0, false
}

// bindingOf says whether a call is sent to binding.
func (l *lowerer) bindingOf(p callParts) bool {
	return p.receiver != syntax.None && string(l.tree.Bytes(p.receiver)) == "binding"
}

// namedConstant reads the constant that const_get names: below its receiver, if that is a constant.
func (f *fn) namedConstant(n syntax.NodeID, p callParts, name ir.Name) ir.Value {
	l := f.l
	if p.receiver != syntax.None {
		if scope, ok := l.constantPath(p.receiver); ok && l.str(scope) != "Object" {
			name = l.b.Name(l.str(scope) + "::" + l.str(name))
		}
	}
	return f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagConst, Name: name})
}

// isConstantName says whether s is the path of a constant.
func isConstantName(s string) bool {
	for part := range strings.SplitSeq(s, "::") {
		if part == "" || part[0] < 'A' || part[0] > 'Z' || !isLocalName([]byte(strings.ToLower(part))) {
			return false
		}
	}
	return true
}
