package ruby

import (
	"strconv"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// This file writes out what Struct.new(:a, :b) and Data.define(:a, :b) define: a constructor that takes the
// fields by position or by name, and a reader and a writer for each. A field is an element of the object,
// under its name and under its position, as it is in Ruby: point.x, point[:x], point[0] are one.

// recordCall returns the fields of Struct.new(…) or Data.define(…), and the class that is called.
func (l *lowerer) recordCall(n syntax.NodeID) (fields []ir.Name, class ir.Name, ok bool) {
	if l.kind(n) != kindCall {
		return nil, 0, false
	}
	p := l.callParts(n)
	if p.receiver == syntax.None || p.arguments == syntax.None {
		return nil, 0, false
	}
	class, ok = l.constantPath(p.receiver)
	if !ok {
		return nil, 0, false
	}
	switch l.str(class) + "." + l.methodText(p) {
	case "Struct.new", "::Struct.new", "Data.define", "::Data.define":
	default:
		return nil, 0, false
	}
	for c := l.first(p.arguments); c != syntax.None; c = l.next(p.arguments, c) {
		if l.kind(c) == kindPair {
			continue
		}
		name, ok := l.literalName(c)
		if !ok {
			return nil, 0, false
		}
		if isLocalName([]byte(l.str(name))) {
			fields = append(fields, name)
		}
	}
	return fields, class, len(fields) > 0
}

// record defines in scope what the class with these fields has, where node n stands.
func (f *fn) record(n syntax.NodeID, scope ir.ScopeID, fields []ir.Name) {
	l := f.l
	g := f.recordMethod(n, scope, l.b.Name("initialize"))
	node := l.node(n)
	given := make([][2]ir.Value, len(fields))
	for i, name := range fields {
		given[i][0] = g.Param(ir.Param{Kind: ir.ParamOptional, Name: name, Index: uint16(i)}, node.Start, node.Start)
	}
	for i, name := range fields {
		given[i][1] = g.Param(ir.Param{Kind: ir.ParamKeyword, Name: name}, node.Start, node.Start)
	}
	for i, name := range fields {
		v := g.emit(n, ir.Instr{Op: ir.OpPhi}, ir.Operand{Value: given[i][0]}, ir.Operand{Value: given[i][1]})
		g.storeRecord(n, i, name, v)
	}
	g.finish()
	for i, name := range fields {
		g := f.recordMethod(n, scope, name)
		key := g.constant(n, ir.ConstSymbol, name, l.n.tSymbol)
		g.leave(n, g.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex | ir.FlagSuper}, ir.Operand{Value: g.self, Role: ir.RoleSelf}, ir.Operand{Value: key}), ir.ReturnOwn)
		g.finish()
		g = f.recordMethod(n, scope, l.b.Name(l.str(name)+"="))
		v := g.Param(ir.Param{Kind: ir.ParamPositional, Name: name}, node.Start, node.Start)
		g.storeRecord(n, i, name, v)
		g.leave(n, v, ir.ReturnOwn)
		g.finish()
	}
}

// recordMethod begins a method of a record.
func (f *fn) recordMethod(n syntax.NodeID, scope ir.ScopeID, name ir.Name) *fn {
	node := f.l.node(n)
	g := f.l.newFn(nil, ir.Func{Kind: ir.KindMethod, Name: name, Scope: scope, Parent: ir.NoFunc, Pos: node.Start, End: node.End})
	g.method = name
	g.declareSelf(node.Start, node.Start)
	return g
}

// storeRecord stores field i, called name.
func (g *fn) storeRecord(n syntax.NodeID, i int, name ir.Name, v ir.Value) {
	l := g.l
	for _, key := range [...]ir.Value{
		g.constant(n, ir.ConstSymbol, name, l.n.tSymbol),
		g.constant(n, ir.ConstInteger, l.b.Name(strconv.Itoa(i)), l.n.tInteger),
	} {
		g.emit(n, ir.Instr{Op: ir.OpStore, Flags: ir.FlagIndex | ir.FlagSuper}, ir.Operand{Value: g.self, Role: ir.RoleSelf}, ir.Operand{Value: key}, ir.Operand{Value: v})
	}
}
