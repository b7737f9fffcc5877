package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// maxTracked bounds the variables that a function tracks besides its locals. Each call may have to
// look at all of them.
const maxTracked = 96

// derivedKey is what the name of a tracked variable is made from.
type derivedKey struct {
	prefix derivedPrefix
	name   ir.Name
}

// derivedPrefix tells the kinds of tracked variables apart, so that an element, a method and a
// local variable of one name have different variables.
type derivedPrefix uint8

const (
	calledName derivedPrefix = iota // a method that looks like a variable: ()params
	symbolKey                       // an element: []:name
	stringKey                       // an element: []"name"
	otherKey                        // an element: []1
)

// derivedName returns the name of the tracked variable that is made from name.
func (l *lowerer) derivedName(prefix derivedPrefix, name ir.Name) ir.Name {
	key := derivedKey{prefix, name}
	if n, ok := l.derived[key]; ok {
		return n
	}
	text := l.str(name)
	switch prefix {
	case calledName:
		text = "()" + text
	case symbolKey:
		text = "[]:" + text
	case stringKey:
		text = "[]\"" + text
	case otherKey:
		text = "[]" + text
	}
	n := l.b.Name(text)
	l.derived[key] = n
	return n
}

// varSet is a set of variables that keeps its order.
type varSet struct {
	list  []ir.Var
	index map[ir.Var]struct{}
}

func (s *varSet) add(v ir.Var) bool {
	if s.index != nil {
		if _, ok := s.index[v]; ok {
			return true
		}
	} else {
		for _, w := range s.list {
			if w == v {
				return true
			}
		}
	}
	if len(s.list) >= maxTracked {
		return false
	}
	s.list = append(s.list, v)
	if s.index != nil {
		s.index[v] = struct{}{}
	} else if len(s.list) > smallSet {
		s.index = make(map[ir.Var]struct{}, maxTracked)
		for _, w := range s.list {
			s.index[w] = struct{}{}
		}
	}
	return true
}

// track makes val the value of the tracked variable v.
func (f *fn) track(v ir.Var, val ir.Value) {
	if f.tracked.add(v) {
		f.Write(v, val)
	}
}

// recall returns the value of a tracked variable, if nothing can have changed it since.
func (f *fn) recall(v ir.Var) (ir.Value, bool) {
	f.mention(v)
	return f.Read(v)
}

// sigil says whether v is an instance or class variable.
func (f *fn) sigil(v ir.Var) bool {
	s := f.l.str(v.Name)
	return v.Base != ir.NoValue && s[0] == '@'
}

// element says whether v is an element of a value.
func (f *fn) element(v ir.Var) bool {
	s := f.l.str(v.Name)
	return v.Base != ir.NoValue && len(s) > 2 && s[0] == '[' && s[1] == ']'
}

// forgetIvars drops what is known of instance variables: other code of the object has run.
func (f *fn) forgetIvars() {
	for _, v := range f.tracked.list {
		if f.sigil(v) {
			f.Forget(v)
		}
	}
}

// forgetElements drops what is known of the elements of base.
func (f *fn) forgetElements(base ir.Value) {
	root := f.held(f.Root(base))
	for _, v := range f.tracked.list {
		if v.Base == root && f.element(v) {
			f.Forget(v)
		}
	}
}

// ivarVar returns the variable that tracks an instance or class variable.
func (f *fn) ivarVar(name ir.Name) ir.Var { return ir.Var{Name: name, Base: f.self} }

// calledVar returns the variable that tracks a method that looks like a variable.
func (f *fn) calledVar(name ir.Name) ir.Var {
	return ir.Var{Name: f.l.derivedName(calledName, name), Base: f.self}
}

// elementVar returns the variable that tracks the element of base at key; ok is false if the key is
// not constant.
func (f *fn) elementVar(base, key ir.Value) (v ir.Var, ok bool) {
	i := f.Instr(key)
	if i.Op != ir.OpConst {
		return v, false
	}
	prefix := otherKey
	switch i.Aux {
	case ir.ConstSymbol:
		prefix = symbolKey
	case ir.ConstString:
		prefix = stringKey
	}
	return ir.Var{Name: f.l.derivedName(prefix, i.Name), Base: f.held(f.Root(base))}, true
}

// trackable says whether the elements of what node n evaluates to are tracked: it must be
// something that yields the same value when it is read again.
func (f *fn) trackable(n syntax.NodeID) bool {
	for {
		switch f.l.kind(n) {
		case kindIdentifier, kindInstanceVariable, kindClassVariable, kindSelf:
			return true
		case kindElementReference:
			n = f.l.first(n)
			if n == syntax.None {
				return false
			}
		default:
			return false
		}
	}
}

// load reads the element of base at key. tracked says whether the read is worth remembering.
func (f *fn) load(n syntax.NodeID, base, key ir.Value, tracked bool) ir.Value {
	v, ok := ir.Var{}, false
	if tracked {
		if v, ok = f.elementVar(base, key); ok {
			if val, known := f.recall(v); known {
				return f.again(n, val)
			}
		}
	}
	val := f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex}, ir.Operand{Value: base, Role: ir.RoleSelf}, ir.Operand{Value: key})
	if ok {
		val = f.assumedAsOther(v, key, val)
		f.track(v, val)
	}
	return val
}

// maxOther bounds how many assumptions are taken over from the other spelling of a key.
const maxOther = 8

// assumedAsOther returns val, the element v at key that is read for the first time, under the assumptions that hold of
// the element whose key is spelled the other way: params["name"] has been checked, params[:name] is read. Whether
// both are one, whoever judges the assumptions decides.
func (f *fn) assumedAsOther(v ir.Var, key, val ir.Value) ir.Value {
	in := f.Instr(key)
	prefix := stringKey
	switch in.Aux {
	case ir.ConstSymbol:
	case ir.ConstString:
		prefix = symbolKey
	default:
		return val
	}
	other, ok := f.Read(ir.Var{Name: f.l.derivedName(prefix, in.Name), Base: v.Base})
	for n := 0; ok && n < maxOther; n++ {
		i := *f.Instr(other)
		if i.Op != ir.OpAssume {
			break
		}
		args := f.Args(other)
		cond := args[1].Value
		other = args[0].Value
		val = f.Emit(ir.Instr{Op: ir.OpAssume, Aux: i.Aux, Type: f.Stated(val), Pos: i.Pos, End: i.End}, ir.Operand{Value: val}, ir.Operand{Value: cond})
	}
	return val
}

// again returns a tracked value that is read once more: a copy, so that a path can show the place.
func (f *fn) again(n syntax.NodeID, val ir.Value) ir.Value {
	return f.emit(n, ir.Instr{Op: ir.OpCopy, Aux: 1, Type: f.Instr(val).Type}, ir.Operand{Value: val})
}

// store writes the element of base at key.
func (f *fn) store(n syntax.NodeID, base, key, val ir.Value, tracked bool) {
	f.emit(n, ir.Instr{Op: ir.OpStore, Flags: ir.FlagIndex}, ir.Operand{Value: base, Role: ir.RoleSelf}, ir.Operand{Value: key}, ir.Operand{Value: val})
	v, ok := f.elementVar(base, key)
	switch {
	case !ok:
		f.forgetElements(base)
	case tracked:
		f.track(v, val)
	default:
		f.Forget(v)
	}
}

// ivar reads an instance variable, or a class variable.
func (f *fn) ivar(n syntax.NodeID) ir.Value {
	name := f.l.name(n)
	v := f.ivarVar(name)
	f.mention(f.selfVar())
	if val, ok := f.recall(v); ok {
		return val
	}
	var val ir.Value
	if f.l.kind(n) == kindClassVariable {
		val = f.emit(n, ir.Instr{Op: ir.OpLoad, Name: name})
	} else {
		val = f.emit(n, ir.Instr{Op: ir.OpLoad, Name: name}, ir.Operand{Value: f.me()})
	}
	f.track(v, val)
	f.noteIvar(val)
	return val
}

// noteIvar notes that an instance variable holds val.
func (f *fn) noteIvar(val ir.Value) {
	if f.inIvar == nil {
		f.inIvar = map[ir.Value]bool{}
	}
	f.inIvar[f.Root(val)] = true
}

// storeIvar writes an instance or class variable.
func (f *fn) storeIvar(n syntax.NodeID, target syntax.NodeID, val ir.Value) {
	name := f.l.name(target)
	if f.l.kind(target) == kindClassVariable {
		f.emit(n, ir.Instr{Op: ir.OpStore, Name: name}, ir.Operand{Value: val})
	} else {
		f.emit(n, ir.Instr{Op: ir.OpStore, Name: name}, ir.Operand{Value: f.self}, ir.Operand{Value: val})
	}
	f.track(f.ivarVar(name), val)
	f.noteIvar(val)
}

// identifier lowers a bare name: a local variable, or a method called without anything.
func (f *fn) identifier(n syntax.NodeID, want bool) ir.Value {
	name := f.l.name(n)
	if name == 0 { // inserted by the parser
		return f.null(n)
	}
	if f.locals.has(name) {
		if !want {
			return ir.NoValue
		}
		return f.local(n, name)
	}
	if v, ok := f.pseudo(n); ok {
		return v
	}
	v := f.calledVar(name)
	again := want && name != f.l.n.makes // new makes another object each time
	if again {
		if val, ok := f.recall(v); ok && !f.mergedCalls(val, name) {
			return val
		}
	}
	val := f.variableLike(n, name)
	f.asks(name)
	if f.l.noReturn[f.l.str(name)] {
		f.stop()
		return val
	}
	if again {
		f.track(v, val)
	}
	if !want {
		f.forgetStored(name)
	}
	return val
}

// mergedCalls says whether v is one of several calls of name, made in the arms of a branch, of which no arm
// has found out anything: then it says no more than another call does.
func (f *fn) mergedCalls(v ir.Value, name ir.Name) bool {
	if f.Instr(v).Op != ir.OpPhi {
		return false
	}
	for _, a := range f.Args(v) {
		if in := f.Instr(a.Value); in.Op != ir.OpCall || in.Name != name || in.Flags&ir.FlagVariableLike == 0 {
			return false
		}
	}
	return true
}

// variableLike emits a call of name that could be a variable by its looks.
func (f *fn) variableLike(n syntax.NodeID, name ir.Name) ir.Value {
	return f.emit(n, ir.Instr{Op: ir.OpCall, Flags: ir.FlagImplicitSelf | ir.FlagVariableLike, Name: name},
		ir.Operand{Value: f.me(), Role: ir.RoleSelf})
}

// constantPath returns the text of a constant (A, A::B, ::A); ok is false if n is anything else.
func (l *lowerer) constantPath(n syntax.NodeID) (name ir.Name, ok bool) {
	for c := n; ; {
		switch l.kind(c) {
		case kindConstant:
			return l.squeezed(n), true
		case kindScopeResolution:
			scope := l.field(c, fieldScope)
			if name := l.field(c, fieldName); name == syntax.None || l.kind(name) != kindConstant {
				return 0, false
			}
			if scope == syntax.None {
				return l.squeezed(n), true
			}
			c = scope
		default:
			return 0, false
		}
	}
}

// squeezed returns the text of n without white space, which may stand around "::".
func (l *lowerer) squeezed(n syntax.NodeID) ir.Name {
	if l.text[n] != 0 {
		return l.text[n]
	}
	text := l.tree.Bytes(n)
	kept := l.buf[:0]
	for _, c := range text {
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			kept = append(kept, c)
		}
	}
	l.buf = kept[:0]
	l.text[n] = l.b.NameBytes(kept)
	return l.text[n]
}

// constantRef reads a constant.
func (f *fn) constantRef(n syntax.NodeID) ir.Value {
	if name, ok := f.l.constantPath(n); ok {
		return f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagConst, Name: name})
	}
	scope, name := f.l.field(n, fieldScope), f.l.field(n, fieldName)
	if scope == syntax.None || name == syntax.None {
		return f.unknown(n)
	}
	return f.call(n, f.l.name(name), f.expr(scope))
}
