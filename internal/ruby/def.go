package ruby

import (
	"strconv"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// def lowers a method definition. Its value is the method's name.
func (f *fn) def(n syntax.NodeID, want bool) ir.Value {
	l := f.l
	nameNode := l.field(n, fieldName)
	if nameNode == syntax.None {
		return f.unknown(n)
	}
	name := l.name(nameNode)
	f.defineMethod(n, name)
	if !want {
		return ir.NoValue
	}
	return f.constant(nameNode, ir.ConstSymbol, name, l.n.tSymbol)
}

func (f *fn) defineMethod(n syntax.NodeID, name ir.Name) {
	l := f.l
	node := l.node(n)
	kind, scope := ir.KindMethod, f.meta.Scope
	if l.b.File().Scopes[scope].Kind == ir.ScopeSingleton {
		kind = ir.KindSingleton
	}
	if l.kind(n) == kindSingletonMethod {
		kind = ir.KindSingleton
		if object := l.field(n, fieldObject); object != syntax.None {
			scope = f.singletonScope(n, object)
		}
	}
	g := l.newFn(nil, ir.Func{Kind: kind, Name: name, Scope: scope, Parent: ir.NoFunc, Pos: node.Start, End: node.End})
	g.method = name
	g.declareSelf(node.Start, node.Start)
	later := g.params(l.field(n, fieldParameters))
	g.forward = g.forwards()
	g.later(later)
	if body := l.field(n, fieldBody); body != syntax.None {
		g.tail = true
		g.returnLast(body, g.body(body, true))
	}
	g.finish()
	if object := l.field(n, fieldObject); l.kind(n) == kindSingletonMethod && object != syntax.None && l.kind(object) == kindIdentifier {
		f.call(n, l.n.defineOn, f.expr(object), f.constant(n, ir.ConstSymbol, name, l.n.tSymbol))
	}
}

// singletonScope returns the scope that owns def object.x: the current one for self and for the
// class's own name, else the scope of the constant that is named, reopened.
func (f *fn) singletonScope(n, object syntax.NodeID) ir.ScopeID {
	l := f.l
	name, ok := l.constantPath(object)
	scope := &l.b.File().Scopes[f.meta.Scope]
	if !ok || scope.Name == name {
		return f.meta.Scope
	}
	node := l.node(n)
	return l.b.Scope(ir.Scope{
		Kind: ir.ScopeModule, Test: scope.Test, Name: name, Parent: f.meta.Scope,
		Body: ir.NoFunc, Pos: node.Start, End: node.End,
	})
}

// forwards returns the parameters as super without arguments hands them on.
func (g *fn) forwards() []forwarded {
	var list []forwarded
	for _, p := range g.Params() {
		switch p.Kind {
		case ir.ParamPositional, ir.ParamOptional:
			if p.Name != 0 {
				list = append(list, forwarded{p.Name, ir.RolePlain})
			}
		case ir.ParamSplat:
			list = append(list, forwarded{p.Name, ir.RoleSplat})
		case ir.ParamKeyword:
			list = append(list, forwarded{p.Name, ir.KeywordRole(p.Name)})
		case ir.ParamKwSplat:
			list = append(list, forwarded{p.Name, ir.RoleKwSplat})
		case ir.ParamBlock:
			list = append(list, forwarded{p.Name, ir.RoleBlock})
		}
	}
	return list
}

// laterParam is a parameter with code of its own (a default, a pattern), which runs once all
// parameters are declared.
type laterParam struct {
	node  syntax.NodeID
	name  ir.Name
	value ir.Value
}

// params declares the parameters in list and returns those that need code.
func (g *fn) params(list syntax.NodeID) []laterParam {
	if list == syntax.None {
		return nil
	}
	var later []laterParam
	position := uint16(0)
	g.paramsIn(list, &position, &later)
	return later
}

func (g *fn) paramsIn(list syntax.NodeID, position *uint16, later *[]laterParam) {
	l := g.l
	for c := l.first(list); c != syntax.None; c = l.next(list, c) {
		if l.node(c).Field() == fieldLocals {
			g.assign(l.name(c), g.null(c))
			continue
		}
		switch l.kind(c) {
		case kindIdentifier:
			g.param(c, ir.ParamPositional, l.name(c), position)
		case kindDestructuredParameter:
			v := g.param(c, ir.ParamPositional, 0, position)
			*later = append(*later, laterParam{node: c, value: v})
		case kindOptionalParameter:
			name := g.paramName(c, 0)
			v := g.param(c, ir.ParamOptional, name, position)
			*later = append(*later, laterParam{c, name, v})
		case kindKeywordParameter:
			name := g.paramName(c, 0)
			v := g.param(c, ir.ParamKeyword, name, nil)
			*later = append(*later, laterParam{c, name, v})
		case kindSplatParameter:
			g.param(c, ir.ParamSplat, g.paramName(c, l.n.splat), position)
		case kindHashSplatParameter:
			g.param(c, ir.ParamKwSplat, g.paramName(c, l.n.kwsplat), nil)
		case kindBlockParameter:
			g.param(c, ir.ParamBlock, g.paramName(c, l.n.block), nil)
		case kindForwardParameter:
			g.param(c, ir.ParamSplat, l.n.splat, position)
			g.param(c, ir.ParamKwSplat, l.n.kwsplat, nil)
			g.param(c, ir.ParamBlock, l.n.block, nil)
		case syntax.KindError:
			g.paramsIn(c, position, later)
		}
	}
}

// param declares one parameter; position counts those that have one.
func (g *fn) param(n syntax.NodeID, kind ir.ParamKind, name ir.Name, position *uint16) ir.Value {
	p := ir.Param{Kind: kind, Name: name}
	if position != nil {
		p.Index = *position
		*position++
	}
	if name != 0 {
		g.declare(name)
	}
	node := g.l.node(n)
	return g.Param(p, node.Start, node.End)
}

// paramName returns the name in parameter n, or anonymous if it has none.
func (g *fn) paramName(n syntax.NodeID, anonymous ir.Name) ir.Name {
	if c := g.l.field(n, fieldName); c != syntax.None {
		return g.l.name(c)
	}
	return anonymous
}

// later lowers the code of parameters: defaults and patterns.
func (g *fn) later(list []laterParam) {
	for _, p := range list {
		if g.l.kind(p.node) == kindDestructuredParameter {
			g.destructure(p.node, p.node, p.value)
			continue
		}
		value := g.l.field(p.node, fieldValue)
		if value == syntax.None {
			continue
		}
		node := g.l.node(p.node)
		v := g.Branch(node.Start, node.End,
			func() ir.Value { return p.value },
			func() ir.Value { return g.expr(value) })
		if v != ir.NoValue && p.name != 0 {
			g.assign(p.name, v)
		}
	}
}

// class lowers class Name < Super, module Name and class << object: a scope with a body.
func (f *fn) class(n syntax.NodeID, kind ir.ScopeKind) {
	l := f.l
	node := l.node(n)
	s := ir.Scope{Kind: kind, Test: l.b.File().Scopes[f.meta.Scope].Test, Parent: f.meta.Scope, Pos: node.Start, End: node.End}
	if name := l.field(n, fieldName); name != syntax.None {
		s.Name = l.squeezed(name)
	}
	if object := l.field(n, fieldValue); object != syntax.None {
		s.Name = l.squeezed(object)
		if l.kind(object) != kindSelf {
			f.expr(object)
		}
	}
	if super := l.field(n, fieldSuperclass); super != syntax.None {
		s.Super = f.superclass(super)
	}
	scope := l.b.Scope(s)
	g := l.newFn(nil, ir.Func{Kind: ir.KindBody, Name: s.Name, Scope: scope, Parent: ir.NoFunc, Pos: node.Start, End: node.End})
	l.b.File().Scopes[scope].Body = g.ID
	g.declareSelf(node.Start, node.Start)
	if body := l.field(n, fieldBody); body != syntax.None {
		g.body(body, false)
	}
	g.finish()
}

// superclass returns the name of a superclass. One that is computed is lowered as well. Struct.new(:a)
// and A::B[1] count as subclasses of the receiver; A::B(:a) and B(:a), methods with the name of a class, make
// subclasses of that class.
func (f *fn) superclass(n syntax.NodeID) ir.Name {
	l := f.l
	c := l.first(n)
	if c == syntax.None {
		return 0
	}
	if name, ok := l.constantPath(c); ok {
		return name
	}
	record, ok := f.recordSuper(c)
	f.expr(c)
	if ok {
		return record
	}
	made := syntax.None
	switch l.kind(c) {
	case kindCall:
		made = l.field(c, fieldReceiver)
		if m := l.field(c, fieldMethod); made == syntax.None && m != syntax.None && l.kind(m) == kindConstant {
			return l.name(m)
		}
	case kindElementReference:
		made = l.field(c, fieldObject)
	}
	if made == syntax.None {
		return 0
	}
	name, ok := l.constantPath(made)
	if !ok {
		return 0
	}
	if m := l.field(c, fieldMethod); m != syntax.None && l.kind(m) == kindConstant {
		return l.b.Name(l.str(name) + "::" + l.str(l.name(m)))
	}
	return name
}

// madeClass makes a scope for Name = Struct.new(:a) do … end, Name = Class.new(Super) and their like: a
// call on a constant that makes a class by Ruby's own means, or whose block defines methods.
func (f *fn) madeClass(name ir.Name, right syntax.NodeID) {
	l := f.l
	if l.kind(right) != kindCall {
		return
	}
	if p := l.callParts(right); l.makesClass(right, p) || p.block != syntax.None && l.defines(p.block) {
		f.classScope(name, right, p)
	}
}

// makesClass says whether a call makes a class or a module by Ruby's own means.
func (l *lowerer) makesClass(n syntax.NodeID, p callParts) bool {
	if method := l.methodText(p); p.receiver == syntax.None || method != "new" && method != "define" {
		return false
	}
	if _, _, record := l.recordCall(n); record {
		return true
	}
	class, ok := l.constantPath(p.receiver)
	return ok && (l.str(class) == "Class" || l.str(class) == "Module") && l.methodText(p) == "new"
}

// anonymousClass makes a scope for a class that is made where no constant is given it, as in
// k = Class.new { def run … }, and returns the class.
func (f *fn) anonymousClass(n syntax.NodeID, p callParts) (ir.Value, bool) {
	l := f.l
	if _, done := l.blockScopes[p.block]; done || l.named[n] || !l.makesClass(n, p) {
		return ir.NoValue, false
	}
	class, _ := l.constantPath(p.receiver)
	name := l.anonymous(class, n)
	f.classScope(name, n, p)
	f.callExpr(n) // what it is given, and what its block does
	return f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagConst, Name: name}), true
}

// anonymous returns a name for a class without one, which node n makes.
func (l *lowerer) anonymous(class ir.Name, n syntax.NodeID) ir.Name {
	return l.b.Name(l.str(class) + "(" + l.file.Path + ":" + strconv.Itoa(int(l.node(n).Start)) + ")")
}

// nameClass notes that the class that node n makes has its scope.
func (l *lowerer) nameClass(n syntax.NodeID) {
	if l.named == nil {
		l.named = map[syntax.NodeID]bool{}
	}
	l.named[n] = true
}

// classScope makes the scope of the class that call n makes.
func (f *fn) classScope(name ir.Name, n syntax.NodeID, p callParts) {
	l := f.l
	if p.receiver == syntax.None {
		return
	}
	receiver, ok := l.constantPath(p.receiver)
	if !ok {
		return
	}
	l.nameClass(n)
	node := l.node(n)
	s := ir.Scope{
		Kind: ir.ScopeClass, Test: l.file.Test, Name: name, Super: receiver, Parent: f.meta.Scope,
		Body: ir.NoFunc, Pos: node.Start, End: node.End,
	}
	fields, _, record := l.recordCall(n)
	switch method := l.methodText(p); {
	case record:
	case l.str(receiver) == "Module" && method == "new":
		s.Kind, s.Super = ir.ScopeModule, 0
	case l.str(receiver) == "Class" && method == "new":
		s.Super = l.firstConstant(p.arguments)
	}
	scope := l.b.Scope(s)
	if record {
		f.record(n, scope, fields)
	}
	if p.block == syntax.None {
		return
	}
	if l.blockScopes == nil {
		l.blockScopes = map[syntax.NodeID]ir.ScopeID{}
	}
	l.blockScopes[p.block] = scope
}

// reopen makes a scope for the block of X.class_eval do … end and refine X do … end that defines methods.
func (f *fn) reopen(n syntax.NodeID, p callParts) {
	l := f.l
	if p.block == syntax.None {
		return
	}
	name := ir.Name(0)
	switch l.methodText(p) {
	case "class_eval", "class_exec", "module_eval", "module_exec":
		if p.receiver != syntax.None {
			name, _ = l.constantPath(p.receiver)
		}
	case "refine":
		name = l.firstConstant(p.arguments)
	}
	if name == 0 || !l.defines(p.block) {
		return
	}
	node := l.node(n)
	if l.blockScopes == nil {
		l.blockScopes = map[syntax.NodeID]ir.ScopeID{}
	}
	l.blockScopes[p.block] = l.b.Scope(ir.Scope{
		Kind: ir.ScopeReopen, Test: l.file.Test, Name: name, Parent: f.meta.Scope,
		Body: ir.NoFunc, Pos: node.Start, End: node.End,
	})
}

// recordSuper makes a class for the superclass in class Name < Struct.new(:a), and returns its name.
func (f *fn) recordSuper(n syntax.NodeID) (ir.Name, bool) {
	l := f.l
	fields, class, ok := l.recordCall(n)
	if !ok {
		return 0, false
	}
	node := l.node(n)
	l.nameClass(n)
	name := l.anonymous(class, n)
	scope := l.b.Scope(ir.Scope{
		Kind: ir.ScopeClass, Test: l.file.Test, Name: name, Super: class, Parent: f.meta.Scope,
		Body: ir.NoFunc, Pos: node.Start, End: node.End,
	})
	f.record(n, scope, fields)
	if block := l.callParts(n).block; block != syntax.None {
		if l.blockScopes == nil {
			l.blockScopes = map[syntax.NodeID]ir.ScopeID{}
		}
		l.blockScopes[block] = scope
	}
	return name, true
}

// defines says whether there is a method definition in the subtree of n.
func (l *lowerer) defines(n syntax.NodeID) bool {
	for i := n; uint32(i) < l.node(n).Next; i++ {
		if k := l.kind(i); k == kindMethod || k == kindSingletonMethod {
			return true
		}
	}
	return false
}

// firstConstant returns the name of the first argument if it is a constant.
func (l *lowerer) firstConstant(arguments syntax.NodeID) ir.Name {
	if arguments == syntax.None {
		return 0
	}
	c := l.first(arguments)
	if c == syntax.None {
		return 0
	}
	name, _ := l.constantPath(c)
	return name
}

// alias lowers alias new old: a call of alias_method, or for globals an assignment.
func (f *fn) alias(n syntax.NodeID) ir.Value {
	l := f.l
	made, old := l.field(n, fieldName), l.field(n, fieldAlias)
	if made == syntax.None || old == syntax.None {
		return f.unknown(n)
	}
	if l.kind(old) == kindGlobalVariable {
		v := f.global(old)
		return f.emit(n, ir.Instr{Op: ir.OpStore, Name: l.name(made)}, ir.Operand{Value: v})
	}
	mark := f.begin()
	f.push(f.self, ir.RoleSelf)
	f.push(f.methodName(made), ir.RolePlain)
	f.push(f.methodName(old), ir.RolePlain)
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Flags: ir.FlagImplicitSelf, Name: l.b.Name("alias_method")})
}

// undef lowers undef a, b: a call of undef_method.
func (f *fn) undef(n syntax.NodeID) ir.Value {
	mark := f.begin()
	f.push(f.self, ir.RoleSelf)
	for c := f.l.first(n); c != syntax.None; c = f.l.next(n, c) {
		f.push(f.methodName(c), ir.RolePlain)
	}
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Flags: ir.FlagImplicitSelf, Name: f.l.b.Name("undef_method")})
}

// methodName lowers the name of a method in alias and undef to a symbol.
func (f *fn) methodName(n syntax.NodeID) ir.Value {
	switch f.l.kind(n) {
	case kindSimpleSymbol:
		return f.constant(n, ir.ConstSymbol, f.l.symbolName(n), f.l.n.tSymbol)
	case kindDelimitedSymbol:
		return f.str(n, ir.ConstSymbol, f.l.n.tSymbol, quotingOf(f.l.tree.Bytes(n)))
	}
	return f.constant(n, ir.ConstSymbol, f.l.name(n), f.l.n.tSymbol)
}
