package rust

import (
	"bytes"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// arguments collects the operands of a call.
type arguments struct {
	operands []ir.Operand
	closures []closureArgument
	maps     uint // the arguments that are functions: see mapsBy
}

// closureArgument is a closure among the arguments, with what it wrote.
type closureArgument struct {
	v       ir.Value
	written []capture
}

// call lowers a call expression.
func (l *lowerer) call(n syntax.NodeID) ir.Value {
	callee := l.child(n, fieldFunction)
	if callee == syntax.None {
		return l.unknown(n)
	}
	callee, turbofish := l.withoutTurbofish(callee)
	switch l.kind(callee) {
	case kindFieldExpression:
		return l.methodCall(n, callee, turbofish)
	case kindIdentifier:
		if _, ok := l.local(l.name(callee)); ok {
			break
		}
		return l.pathCall(n, callee, turbofish)
	case kindSelf: // impl<F: Fn(&str)> Check for F { fn check(&self, s: &str) { self(s) } }
		if _, ok := l.local(l.name(callee)); ok {
			break
		}
		return l.pathCall(n, callee, turbofish)
	case kindScopedIdentifier, kindMetavariable, kindSuper, kindCrate:
		return l.pathCall(n, callee, turbofish)
	}
	var args arguments
	args.operands = append(args.operands, ir.Operand{Value: l.value(callee), Role: ir.RoleSelf})
	l.callArguments(n, &args)
	return l.finishCall(n, ir.Instr{Op: ir.OpCall, Name: l.file.Name(ir.OpCallee), Pos: l.pos(n), End: l.end(n)}, &args)
}

// withoutTurbofish returns what stands before the generic arguments of n, and their text; n itself and 0 if it has none.
func (l *lowerer) withoutTurbofish(n syntax.NodeID) (function syntax.NodeID, turbofish ir.Name) {
	if l.kind(n) != kindGenericFunction {
		return n, 0
	}
	turbofish = l.turbofish(l.child(n, fieldTypeArguments))
	if f := l.child(n, fieldFunction); f != syntax.None {
		n = f
	}
	return n, turbofish
}

// turbofish returns the text of generic arguments without the angle brackets.
func (l *lowerer) turbofish(n syntax.NodeID) ir.Name {
	if n == syntax.None {
		return 0
	}
	text := string(cleanType(l.text(n)))
	text = strings.TrimPrefix(text, "::")
	return l.file.Name(strings.TrimSuffix(strings.TrimPrefix(text, "<"), ">"))
}

// runsIf reports whether a method call is condition.then(|| …): the closure takes nothing.
func (l *lowerer) runsIf(n, callee syntax.NodeID) bool {
	name, list := l.child(callee, fieldField), l.child(n, fieldArguments)
	if name == syntax.None || list == syntax.None || string(l.text(name)) != "then" || l.child(callee, fieldValue) == syntax.None {
		return false
	}
	c := l.first(list)
	return c != syntax.None && l.next(list, c) == syntax.None && l.kind(c) == kindClosureExpression && bytes.HasPrefix(bytes.TrimPrefix(l.text(c), []byte("move ")), []byte("||"))
}

// runIf lowers condition.then(|| …): what the closure captures, it has where the condition holds.
func (l *lowerer) runIf(n, callee syntax.NodeID, turbofish ir.Name) ir.Value {
	value := l.child(callee, fieldValue)
	c := l.condition(value)
	return l.fn.b.Branch(l.pos(n), l.end(n), func() ir.Value {
		l.assume(c, true)
		args := arguments{operands: []ir.Operand{{Value: l.known(c, value), Role: ir.RoleSelf}}}
		l.callArguments(n, &args)
		name := l.child(callee, fieldField)
		return l.finishCall(n, ir.Instr{Op: ir.OpCall, Type: turbofish, Name: l.name(name), Pos: l.pos(name), End: l.end(n)}, &args)
	}, func() ir.Value { return ir.NoValue })
}

// runsWhere returns the variables that a closure captures of which something was asked before: those of x, and of what asks, in
// x.filter(|end| *end <= len).map(|_| x). The closure runs only where that was so.
func (l *lowerer) runsWhere(n, callee syntax.NodeID) []ir.Var {
	name, list, of := l.child(callee, fieldField), l.child(n, fieldArguments), l.child(callee, fieldValue)
	if name == syntax.None || list == syntax.None || of == syntax.None || l.kind(of) != kindCallExpression {
		return nil
	}
	if text := string(l.text(name)); text != "map" && text != "and_then" {
		return nil
	}
	before, c := l.child(of, fieldFunction), l.first(list)
	if before == syntax.None || l.kind(before) != kindFieldExpression || c == syntax.None || l.kind(c) != kindClosureExpression {
		return nil
	}
	if filter := l.child(before, fieldField); filter == syntax.None || string(l.text(filter)) != "filter" {
		return nil
	}
	asked := l.mentioned(of)
	return slices.DeleteFunc(l.mentioned(c), func(v ir.Var) bool { return !slices.Contains(asked, v) })
}

// runWhere lowers a call whose closure captures vars, where the receiver has something to give to it.
func (l *lowerer) runWhere(n, callee syntax.NodeID, turbofish ir.Name, vars []ir.Var) ir.Value {
	of := l.child(callee, fieldValue)
	receiver := l.operand(callee, fieldValue)
	return l.fn.b.Branch(l.pos(n), l.end(n), func() ir.Value {
		given := l.opSelf(ir.OpIs, of, receiver, l.file.Name("Ok"))
		l.fn.b.Assume(l.withTwins(distinct(vars)), given, true, l.pos(of), l.end(of))
		return l.methodOf(n, callee, turbofish, receiver)
	}, func() ir.Value { return ir.NoValue })
}

// methodCall lowers x.m(…). It stands at the method's name, so that the steps of a chain of calls
// have places of their own.
func (l *lowerer) methodCall(n, callee syntax.NodeID, turbofish ir.Name) ir.Value {
	if l.runsIf(n, callee) {
		return l.runIf(n, callee, turbofish)
	}
	if vars := l.runsWhere(n, callee); len(vars) > 0 {
		return l.runWhere(n, callee, turbofish, vars)
	}
	return l.methodOf(n, callee, turbofish, l.operand(callee, fieldValue))
}

// methodOf is methodCall for a receiver that was lowered.
func (l *lowerer) methodOf(n, callee syntax.NodeID, turbofish ir.Name, receiver ir.Value) ir.Value {
	var args arguments
	args.operands = append(args.operands, ir.Operand{Value: receiver, Role: ir.RoleSelf})
	args.maps = l.mapsBy(callee)
	l.callArguments(n, &args)
	i := ir.Instr{Op: ir.OpCall, Type: turbofish, Pos: l.pos(n), End: l.end(n)}
	if name := l.child(callee, fieldField); name != syntax.None {
		i.Name, i.Pos = l.name(name), l.pos(name)
	}
	v := l.finishCall(n, i, &args)
	if of := l.child(callee, fieldValue); of != syntax.None && l.kind(of) == kindSelf && l.ends(l.file.File().Names[i.Name]) {
		l.fn.b.Stop() // the object is one of the workspace
	}
	return v
}

// pathCall lowers a::b(…). The variants of Option and Result that carry a value are that value.
func (l *lowerer) pathCall(n, callee syntax.NodeID, turbofish ir.Name) ir.Value {
	var args arguments
	l.callArguments(n, &args)
	if len(args.operands) == 1 && l.kind(callee) == kindIdentifier && isPreludeVariant(l.text(callee)) {
		v := l.emit(ir.Instr{Op: ir.OpCopy, Name: l.file.NameBytes(l.text(callee))}, n, ir.Operand{Value: args.operands[0].Value})
		l.flushAll(&args, n)
		return v
	}
	if turbofish == 0 {
		turbofish = l.statedOwner(callee)
	}
	i := ir.Instr{Op: ir.OpCall, Flags: ir.FlagPath, Name: l.path(callee), Type: turbofish, Pos: l.pos(n), End: l.end(n)}
	v := l.finishCall(n, i, &args)
	l.noteParameter(callee, v)
	if l.neverReturns(i.Name) {
		l.fn.b.Stop()
	}
	return v
}

// statedOwner returns the type that a path names with its arguments, of which the last name is a function:
// MaybeUninit<u8> of MaybeUninit::<u8>::uninit. What such a function returns is that type, unless it says otherwise.
func (l *lowerer) statedOwner(callee syntax.NodeID) ir.Name {
	of := l.child(callee, fieldPath)
	if l.kind(callee) != kindScopedIdentifier || of == syntax.None || l.kind(of) != kindGenericType && l.kind(of) != kindGenericTypeWithTurbofish {
		return 0
	}
	return l.file.Name(strings.Replace(string(cleanType(l.text(of))), "::<", "<", 1))
}

// isPreludeVariant reports whether name is Some, Ok or Err.
func isPreludeVariant(name []byte) bool {
	switch string(name) {
	case "Some", "Ok", "Err":
		return true
	}
	return false
}

// callArguments lowers the arguments of call n.
func (l *lowerer) callArguments(n syntax.NodeID, args *arguments) {
	list := l.child(n, fieldArguments)
	if list == syntax.None {
		return
	}
	for i, c := 0, l.first(list); c != syntax.None; i, c = i+1, l.next(list, c) {
		args.operands = append(args.operands, ir.Operand{Value: l.argument(c, args.maps>>i&1 != 0, args)})
	}
}

// argument lowers an argument, which maps says is nothing but a function; what a closure writes is written after the call.
func (l *lowerer) argument(c syntax.NodeID, maps bool, args *arguments) ir.Value {
	if l.namesFunction(c) || maps && l.namesConstructor(c) {
		return l.functionValue(c)
	}
	if l.kind(c) != kindClosureExpression || l.depth > maxScanDepth {
		return l.value(c)
	}
	l.depth++
	v, written := l.closure(c)
	l.depth--
	if len(written) > 0 {
		args.closures = append(args.closures, closureArgument{v, written})
	}
	return v
}

// finishCall emits the call and makes its effects on variables known.
func (l *lowerer) finishCall(n syntax.NodeID, i ir.Instr, args *arguments) ir.Value {
	v := l.fn.b.Emit(i, args.operands...)
	for _, a := range args.operands {
		l.mayChange(a.Value)
	}
	l.flushAll(args, n)
	return v
}

func (l *lowerer) flushAll(args *arguments, n syntax.NodeID) {
	for _, c := range args.closures {
		l.flush(c.v, c.written, n)
	}
}

// mayChange says that a callee was given v and may have written its fields.
func (l *lowerer) mayChange(v ir.Value) {
	i := l.fn.b.Instr(v)
	if i.Op == ir.OpCopy && i.Flags&ir.FlagRef != 0 {
		if i.Flags&ir.FlagMut == 0 {
			return
		}
		v = l.fn.b.Args(v)[0].Value
	}
	l.forgetFields(v)
}

// neverReturns reports whether the function or macro of that path is known never to return. The
// path counts with the use declarations in scope, and without its leading segments.
func (l *lowerer) neverReturns(path ir.Name) bool {
	text := l.file.File().Names[path]
	if l.ends(text) {
		return true
	}
	if len(l.opt.NoReturn) == 0 {
		return false
	}
	if l.opt.NoReturn[text] || l.neverReturnsByGlob(text) {
		return true
	}
	full := l.resolve(text)
	for {
		if l.opt.NoReturn[full] {
			return true
		}
		_, rest, ok := strings.Cut(full, "::")
		if !ok || !strings.Contains(rest, "::") {
			return false
		}
		full = rest
	}
}

// neverReturnsByGlob is neverReturns for a name that a use declaration of an enclosing scope brings in with all of its module: use
// rb_sys::*.
func (l *lowerer) neverReturnsByGlob(name string) bool {
	if strings.Contains(name, "::") {
		return false
	}
	scopes := l.file.File().Scopes
	for s := l.scope; ; s = scopes[s].Parent {
		for _, u := range scopes[s].Uses {
			if u.Alias == 0 && l.opt.NoReturn[l.file.File().Names[u.Path]+"::"+name] {
				return true
			}
		}
		if s == 0 || scopes[s].Kind == ir.ScopeModule {
			return false
		}
	}
}

// resolve replaces the first segment of a path by what a use declaration of an enclosing scope says
// that it stands for.
func (l *lowerer) resolve(path string) string {
	first, rest, more := strings.Cut(path, "::")
	alias := l.file.Name(first)
	scopes := l.file.File().Scopes
	for s := l.scope; ; s = scopes[s].Parent {
		if target, ok := l.uses[s][alias]; ok {
			if first = l.file.File().Names[target]; more {
				return first + "::" + rest
			}
			return first
		}
		if s == 0 || scopes[s].Kind == ir.ScopeModule {
			return path
		}
	}
}
