package rust

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// Macros are given values as other languages write them: json!({ "name": x, "list": [y, { "z": 1 }] }).
// Such an argument is no Rust, but says by its keys what it holds.

// mappingOf lowers the arguments of a macro as one mapping, if they are keys and values: doc! { "name": x, "size": n }.
func (l *lowerer) mappingOf(args []macroArg, at syntax.NodeID) (ir.Value, bool) {
	if len(args) != 1 || !l.isMapping(args[0].parts) {
		return ir.NoValue, false
	}
	return l.mapping(args[0].parts, at), true
}

// literalTree lowers an argument of a macro that is a mapping in braces, or a list in brackets that holds one.
func (l *lowerer) literalTree(arg *macroArg) (ir.Value, bool) {
	if arg.parts == nil || l.kind(arg.first) != kindTokenTree || l.after(arg.first) != arg.last {
		return ir.NoValue, false
	}
	parts := arg.parts
	if l.opens(arg.first, '{') && len(parts) == 1 {
		parts = l.args[parts[0]].parts
	}
	switch {
	case l.opens(arg.first, '{') && l.isMapping(parts):
		return l.mapping(parts, arg.first), true
	case l.opens(arg.first, '[') && l.isList(parts):
		var items arguments
		for _, i := range parts {
			l.macroArgument(&l.args[i], &items)
		}
		return l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpArray)}, arg.first, plain(items.operands)...), true
	}
	return ir.NoValue, false
}

// isMapping reports whether the parts of an argument are keys and values in turn.
func (l *lowerer) isMapping(parts []int) bool {
	for n := len(parts); n > 0; n = len(parts) {
		if n == 1 || !l.isEntry(parts[:2]) || n > 2 && !l.is(l.args[parts[1]].last, ",") {
			return false
		}
		parts = parts[2:]
	}
	return parts != nil
}

// isEntry reports whether two parts of an argument are a key that is written out and a value.
func (l *lowerer) isEntry(parts []int) bool {
	if len(parts) != 2 {
		return false
	}
	key := &l.args[parts[0]]
	return l.kind(key.first) == kindStringLiteral && l.after(key.first) == key.last && l.is(key.last, ":")
}

// isList reports whether nothing but commas stands between the parts of an argument.
func (l *lowerer) isList(parts []int) bool {
	for _, i := range parts[:max(len(parts)-1, 0)] {
		if !l.is(l.args[i].last, ",") {
			return false
		}
	}
	return len(parts) > 0
}

// mapping lowers the parts of an argument that are keys and values in turn.
func (l *lowerer) mapping(parts []int, at syntax.NodeID) ir.Value {
	var entries []ir.Operand
	for ; len(parts) > 0; parts = parts[2:] {
		var value arguments
		l.macroArgument(&l.args[parts[1]], &value)
		key := l.text(l.args[parts[0]].first)
		role := ir.KeywordRole(l.file.Name(string(key[1 : len(key)-1])))
		for _, v := range value.operands {
			entries = append(entries, ir.Operand{Value: v.Value, Role: role})
		}
	}
	return l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpStruct)}, at, entries...)
}
