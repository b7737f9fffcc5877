package rust

import (
	"slices"

	"bytes"
	"strconv"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// function is a function that is being lowered.
type function struct {
	b    *ir.FuncBuilder
	info ir.Func
	// binds are the names in scope, innermost last.
	binds []binding
	// fields are the names of the fields of each value that have been kept as variables.
	fields map[ir.Value][]ir.Name
	bases  []ir.Value // the keys of fields, in order
	unsafe int        // how many unsafe blocks are open
	// returnLabel is the block that return leaves, 0 for the function.
	returnLabel ir.Name
	// tail is the expression whose value the function returns at its end.
	tail     syntax.NodeID
	captures []capture
	twins    []ir.Var    // of the names that the loops bind which are open
	places   []listPlace // of the loops over places that are open
	// yields are, in the arguments of a macro, what they yield: stream! { yield line; }.
	yields *[]ir.Operand
	// noted are the conditions that decide what was done to an object: see note.
	noted map[ir.Value][]ir.Value
}

// binding says which variable a name stands for.
type binding struct {
	name ir.Name
	v    ir.Var
}

// capture is a variable of the enclosing function that a closure uses.
type capture struct {
	outer   ir.Var
	inner   ir.Var
	param   int    // index into the closure's parameters
	index   uint32 // among its captured ones
	written bool
	finals  []ir.Operand // its values where the closure is left
}

func (l *lowerer) newFunction(info ir.Func) *function {
	return &function{b: l.file.Func(info), info: info, tail: syntax.None}
}

// index returns the name of a tuple's field i.
func (l *lowerer) index(i int) ir.Name { return l.file.Name(strconv.Itoa(i)) }

// local returns the variable that a name stands for.
func (l *lowerer) local(name ir.Name) (ir.Var, bool) {
	for i := len(l.fn.binds) - 1; i >= 0; i-- {
		if l.fn.binds[i].name == name {
			return l.fn.binds[i].v, true
		}
	}
	return ir.Var{}, false
}

// declare makes name stand for a new variable.
func (l *lowerer) declare(name ir.Name) ir.Var {
	v := ir.Var{Name: l.freshName()}
	l.fn.binds = append(l.fn.binds, binding{name, v})
	return v
}

// write makes val the value of a local variable.
func (l *lowerer) write(v ir.Var, val ir.Value) {
	for i := range l.fn.captures {
		if c := &l.fn.captures[i]; c.inner == v {
			c.written = true
		}
	}
	l.fn.b.Write(v, val)
}

// leave ends the scopes of all names declared since mark.
func (l *lowerer) leave(mark int) { l.fn.binds = l.fn.binds[:mark] }

// functionItem lowers a function, or the declaration of one.
func (l *lowerer) functionItem(n syntax.NodeID, attrs attributes) {
	name := l.child(n, fieldName)
	if name == syntax.None {
		return
	}
	if l.depth >= maxDepth {
		l.inBody(func() { l.unknown(n) })
		return
	}
	l.depth++
	outerFn, outerTest, outerGenerics := l.fn, l.inTest, l.generics
	l.inTest = l.inTest || attrs.test
	l.enterGenerics(n)
	around := l.around // an attribute of an impl is one of its functions
	l.around = attributes{}
	info := ir.Func{
		Kind: ir.KindFn, Flags: testFlag(l.inTest), Name: l.name(name), Scope: l.scope, Parent: ir.NoFunc,
		Pos: l.pos(n), End: l.end(n), Attrs: slices.Concat(attrs.names, around.names), AttrArgs: slices.Concat(attrs.args, around.args), Export: attrs.export,
		Ret: l.typeName(l.child(n, fieldReturnType)),
	}
	if attrs.noMangle && info.Export == 0 {
		info.Export = info.Name
	}
	info.Flags |= l.modifiers(n)
	if ret := l.child(n, fieldReturnType); ret != syntax.None && bytes.IndexByte(l.text(ret), '\'') >= 0 {
		info.Flags |= ir.FuncLends
	}
	body := l.child(n, fieldBody)
	if body == syntax.None {
		info.Flags |= ir.FuncDecl
	}
	info.Generic = l.genericOf(n, len(outerGenerics))
	l.fn = l.newFunction(info)
	l.functionBody(n, body)
	l.fn, l.inTest, l.generics, l.around = outerFn, outerTest, outerGenerics, around
	l.depth--
}

// functionBody lowers the parameters and the body of the current function.
func (l *lowerer) functionBody(n, body syntax.NodeID) {
	f := l.fn
	if f.info.Flags&ir.FuncUnsafe != 0 && body != syntax.None {
		f.b.EnterUnsafe()
		f.unsafe++
	}
	if params := l.child(n, fieldParameters); params != syntax.None {
		l.parameters(params)
	}
	if body != syntax.None {
		if f.info.Ret != 0 {
			f.tail = l.tailOf(body)
		}
		v := l.block(body)
		if f.info.Ret == 0 {
			v = ir.NoValue
		}
		l.finish(v, body)
	}
	f.b.Done(f.info)
}

// tail returns the last child of a block, or the block itself.
func (l *lowerer) tail(block syntax.NodeID) syntax.NodeID {
	last := block
	for c := l.first(block); c != syntax.None; c = l.next(block, c) {
		last = c
	}
	return last
}

// modifiers returns the flags that the modifiers of function n, and the block around it, give it.
func (l *lowerer) modifiers(n syntax.NodeID) ir.FuncFlag {
	var flags ir.FuncFlag
	if v := l.tree.ChildByKind(n, kindVisibilityModifier); v != syntax.None && string(l.text(v)) == "pub" {
		flags |= ir.FuncPub
	}
	if m := l.tree.ChildByKind(n, kindFunctionModifiers); m != syntax.None {
		if abi := l.tree.ChildByKind(m, kindExternModifier); abi != syntax.None && isForeign(l.text(abi)) {
			flags |= ir.FuncExtern
			if bytes.Contains(l.text(abi), []byte("-unwind")) {
				flags |= ir.FuncUnwind
			}
		}
		text := l.text(m)
		if i := bytes.Index(text, []byte("extern")); i >= 0 {
			text = text[:i]
		}
		for _, word := range bytes.Fields(text) {
			switch string(word) {
			case "unsafe":
				flags |= ir.FuncUnsafe
			case "async":
				flags |= ir.FuncAsync
			}
		}
	}
	if l.file.File().Scopes[l.scope].Kind == ir.ScopeForeign {
		flags |= ir.FuncExtern
		if before := l.before(n); l.follows(n, "safe") || bytes.Contains(before, []byte("safe")) && !bytes.Contains(before, []byte("unsafe")) {
			flags &^= ir.FuncUnsafe
		} else {
			flags |= ir.FuncUnsafe
		}
	}
	return flags
}

// follows reports whether n comes right after a word that the grammar does not know, and that was
// therefore taken from it.
func (l *lowerer) follows(n syntax.NodeID, word string) bool {
	before := bytes.TrimRight(l.tree.Src[:l.tree.Nodes[n].Start], " \t\r\n")
	rest, ok := bytes.CutSuffix(before, []byte(word))
	return ok && (len(rest) == 0 || !isWordByte(rest[len(rest)-1]))
}

// before returns the text of function n up to its name.
func (l *lowerer) before(n syntax.NodeID) []byte {
	name := l.child(n, fieldName)
	return l.tree.Src[l.tree.Nodes[n].Start:l.tree.Nodes[name].Start]
}

// isForeign reports whether an extern modifier names another language's calling convention.
func isForeign(abi []byte) bool {
	return !bytes.Contains(abi, []byte(`"Rust"`)) && !bytes.Contains(abi, []byte(`"rust-`))
}

// parameters declares the parameters of the current function.
func (l *lowerer) parameters(params syntax.NodeID) {
	position := 0
	for c := l.first(params); c != syntax.None; c = l.next(params, c) {
		switch l.kind(c) {
		case syntax.KindError:
		case kindSelfParameter:
			if len(l.fn.b.Params()) == 0 {
				l.selfParameter(c, l.selfType(c))
			}
		case kindParameter:
			if p := l.child(c, fieldPattern); p != syntax.None && l.kind(p) == kindSelf && len(l.fn.b.Params()) == 0 {
				l.selfParameter(c, l.typeName(l.child(c, fieldType)))
				continue
			}
			l.parameter(c, l.child(c, fieldPattern), l.typeName(l.child(c, fieldType)), position)
			position++
		case kindVariadicParameter:
			l.fn.b.Param(ir.Param{Kind: ir.ParamSplat, Index: uint16(position)}, l.pos(c), l.end(c))
			position++
		default:
			l.parameter(c, syntax.None, l.typeName(c), position) // a type alone
			position++
		}
	}
}

// selfType returns the type of a self parameter without one: Self, &Self or &mut Self.
func (l *lowerer) selfType(n syntax.NodeID) ir.Name {
	text, self := l.text(n), l.self
	if self == nil {
		self = []byte("Self")
	}
	switch {
	case len(text) == 0 || text[0] != '&':
		return l.file.NameBytes(self)
	case l.tree.ChildByKind(n, kindMutableSpecifier) != syntax.None:
		return l.file.NameBytes(slices.Concat([]byte("&mut "), self))
	}
	return l.file.NameBytes(slices.Concat([]byte("&"), self))
}

func (l *lowerer) selfParameter(n syntax.NodeID, typ ir.Name) {
	f := l.fn
	name := l.file.Name("self")
	f.info.Kind = ir.KindMethod
	f.b.Param(ir.Param{Kind: ir.ParamSelf, Name: name, Type: typ}, l.pos(n), l.end(n))
	f.binds = append(f.binds, binding{name, ir.Var{Name: name}})
}

// parameter declares a positional parameter and binds its pattern.
func (l *lowerer) parameter(n, pattern syntax.NodeID, typ ir.Name, position int) {
	f := l.fn
	p := ir.Param{Kind: ir.ParamPositional, Index: uint16(position), Type: typ}
	if pattern != syntax.None && l.kind(pattern) == kindIdentifier {
		p.Name = l.name(pattern)
	}
	v := f.b.Param(p, l.pos(n), l.end(n))
	switch {
	case p.Name != 0:
		f.binds = append(f.binds, binding{p.Name, ir.Var{Name: p.Name}})
	case pattern != syntax.None:
		l.bind(pattern, v)
	}
}

// returnValue emits the return of v (NoValue for none).
func (l *lowerer) returnValue(v ir.Value, n syntax.NodeID) {
	f := l.fn
	f.noteFinals()
	if f.returnLabel != 0 {
		f.b.Break(f.returnLabel, v)
		return
	}
	l.state(n)
	if v == ir.NoValue {
		l.emit(ir.Instr{Op: ir.OpReturn}, n)
	} else {
		l.emit(ir.Instr{Op: ir.OpReturn}, n, ir.Operand{Value: v})
	}
	f.b.Stop()
}

// noteFinals records the values of the captured variables where the function is left.
func (f *function) noteFinals() {
	if !f.b.Reachable() {
		return
	}
	for i := range f.captures {
		c := &f.captures[i]
		if v, ok := f.b.Read(c.inner); ok && !hasValue(c.finals, v) {
			c.finals = append(c.finals, ir.Operand{Value: v})
		}
	}
}

func hasValue(args []ir.Operand, v ir.Value) bool {
	for _, a := range args {
		if a.Value == v {
			return true
		}
	}
	return false
}

// closure lowers a closure. The variables that it writes take their new values at once, unless the
// closure is an argument: then the caller of closure does that after the call; see flush.
func (l *lowerer) closure(n syntax.NodeID) (v ir.Value, written []capture) {
	outer := l.fn
	info := ir.Func{
		Kind: ir.KindClosure, Flags: testFlag(l.inTest), Scope: l.scope, Parent: outer.b.ID,
		Pos: l.pos(n), End: l.end(n), Ret: l.typeName(l.child(n, fieldReturnType)),
	}
	if l.follows(n, "async") {
		info.Flags |= ir.FuncAsync
	}
	captured := l.captured(n)
	l.fn = l.newFunction(info)
	f := l.fn
	if outer.unsafe > 0 {
		f.b.EnterUnsafe()
		f.unsafe++
	}
	params := l.child(n, fieldParameters)
	l.captureParams(captured, l.closureParameters(params), n)
	l.bindClosureParameters(params)
	if body := l.child(n, fieldBody); body != syntax.None {
		f.tail = l.tailOf(body)
		l.finish(l.expr(body), body)
	}
	written = l.finishCaptures(n)
	f.b.Done(f.info)
	l.fn = outer

	operands := make([]ir.Operand, len(captured))
	for i, c := range captured {
		val, ok := outer.b.Read(c.v)
		if !ok {
			val = l.uninitialized(n)
		}
		operands[i] = ir.Operand{Value: val}
		l.forgetFields(val)
	}
	return l.emit(ir.Instr{Op: ir.OpClosure, Aux: uint32(f.b.ID)}, n, operands...), written
}

// namesFunction reports whether argument n is the path of a function, as in map(str::trim): constants,
// statics and variants begin with a capital.
func (l *lowerer) namesFunction(n syntax.NodeID) bool {
	n, _ = l.withoutTurbofish(n)
	last := n
	switch l.kind(n) {
	case kindScopedIdentifier:
		last = l.child(n, fieldName)
	case kindIdentifier:
		if _, ok := l.local(l.name(n)); ok {
			return false
		}
	default:
		return false
	}
	return last != syntax.None && (isBinding(l.text(last)) || isPreludeVariant(l.text(n)))
}

// mapsBy returns at which arguments nothing but a function is given to the method that callee names, one bit for each: those
// by which it makes another value of what an Option, a Result or an iterator holds.
func (l *lowerer) mapsBy(callee syntax.NodeID) uint {
	name := l.child(callee, fieldField)
	if name == syntax.None {
		return 0
	}
	switch string(l.text(name)) {
	case "map", "map_ok", "map_err", "map_while", "flat_map", "filter_map", "and_then":
		return 1 << 0
	case "map_or":
		return 1 << 1
	case "map_or_else":
		return 1<<0 | 1<<1
	}
	return 0
}

// namesConstructor reports whether argument n, where only a function can stand, is the path of a tuple struct or of a
// variant: the Addr of map(Addr), the Self of map(Self).
func (l *lowerer) namesConstructor(n syntax.NodeID) bool {
	if l.kind(n) != kindScopedIdentifier && l.kind(n) != kindIdentifier {
		return false
	}
	path := l.text(n)
	last := path[bytes.LastIndexByte(path, ':')+1:]
	return !isBinding(last) && (len(last) == 1 || !bytes.Equal(last, bytes.ToUpper(last))) // TABLE is a constant
}

// functionValue lowers the path of a function that is a value: it is the closure |x| path(x).
func (l *lowerer) functionValue(n syntax.NodeID) ir.Value {
	outer := l.fn
	l.fn = l.newFunction(ir.Func{
		Kind: ir.KindClosure, Flags: testFlag(l.inTest) | ir.FuncItem, Scope: l.scope, Parent: outer.b.ID, Pos: l.pos(n), End: l.end(n),
	})
	x := l.fn.b.Param(ir.Param{Kind: ir.ParamPositional}, l.pos(n), l.end(n))
	if outer.unsafe > 0 {
		l.fn.b.EnterUnsafe()
	}
	v := x
	if path, turbofish := l.withoutTurbofish(n); !isPreludeVariant(l.text(path)) {
		if turbofish == 0 {
			turbofish = l.statedOwner(path)
		}
		v = l.emit(ir.Instr{Op: ir.OpCall, Flags: ir.FlagPath, Name: l.path(path), Type: turbofish}, n, ir.Operand{Value: x})
		l.noteParameter(path, v)
	}
	l.emit(ir.Instr{Op: ir.OpReturn}, n, ir.Operand{Value: v})
	l.fn.b.Done(l.fn.info)
	id := l.fn.b.ID
	l.fn = outer
	return l.emit(ir.Instr{Op: ir.OpClosure, Aux: uint32(id)}, n)
}

// closureParameters declares the parameters of a closure, without binding their patterns, and
// returns how many there are.
func (l *lowerer) closureParameters(params syntax.NodeID) int {
	if params == syntax.None {
		return 0
	}
	count := 0
	for _, c := range l.subpatterns(params, syntax.None) {
		p := ir.Param{Kind: ir.ParamPositional, Index: uint16(count)}
		pos, end, pattern := l.pos(params), l.end(params), c
		if c != syntax.None {
			pos, end = l.pos(c), l.end(c)
			if l.kind(c) == kindParameter {
				p.Type, pattern = l.typeName(l.child(c, fieldType)), l.child(c, fieldPattern)
			}
			if pattern != syntax.None && l.kind(pattern) == kindIdentifier {
				p.Name = l.name(pattern)
			}
		}
		l.fn.b.Param(p, pos, end)
		count++
	}
	return count
}

// bindClosureParameters brings the names of a closure's parameters into scope.
func (l *lowerer) bindClosureParameters(params syntax.NodeID) {
	if params == syntax.None {
		return
	}
	for i, c := range l.subpatterns(params, syntax.None) {
		p := l.fn.b.Params()[i]
		switch {
		case p.Name != 0:
			l.fn.binds = append(l.fn.binds, binding{p.Name, ir.Var{Name: p.Name}})
		case c != syntax.None && l.kind(c) == kindParameter:
			if pattern := l.child(c, fieldPattern); pattern != syntax.None {
				l.bind(pattern, p.Value)
			}
		case c != syntax.None:
			l.bind(c, p.Value)
		}
	}
}

// captured returns the variables of the current function that closure n names, in the order of
// their first mention.
func (l *lowerer) captured(n syntax.NodeID) []binding {
	var own []ir.Name
	start, end := n+1, syntax.NodeID(l.tree.Nodes[n].Next)
	if params := l.child(n, fieldParameters); params != syntax.None {
		start = syntax.NodeID(l.tree.Nodes[params].Next)
		for i := params; i < start; i++ {
			if k := l.kind(i); k == kindIdentifier || k == kindShorthandFieldIdentifier {
				own = append(own, l.name(i))
			}
		}
	}
	var found []binding
	l.names(start, end, func(name ir.Name) {
		for _, o := range own {
			if o == name {
				return
			}
		}
		for _, f := range found {
			if f.name == name {
				return
			}
		}
		if v, ok := l.local(name); ok {
			found = append(found, binding{name, v})
		}
	})
	return found
}

// names calls yield for every name between two nodes that could be a variable, those in format
// strings included.
func (l *lowerer) names(start, end syntax.NodeID, yield func(ir.Name)) {
	for i := start; i < end; i++ {
		switch l.kind(i) {
		case kindIdentifier, kindSelf:
			yield(l.name(i))
		case kindLifetime, kindLabel:
			i = syntax.NodeID(l.tree.Nodes[i].Next) - 1
		case kindStringLiteral, kindRawStringLiteral:
			if text := l.text(i); bytes.IndexByte(text, '{') >= 0 {
				for _, name := range inlineArguments(string(text)) {
					yield(l.file.Name(name))
				}
			}
		case kindMacroInvocation:
			l.macroNames(i, yield)
			if m := l.macroAt(i); m != nil && m.made != nil && l.depth <= maxScanDepth {
				l.inMade(m, func(holder syntax.NodeID) { l.names(holder, l.after(holder), yield) })
			}
			i = syntax.NodeID(l.tree.Nodes[i].Next) - 1
		}
	}
}

// macroNames does what names does for the tokens of a macro.
func (l *lowerer) macroNames(n syntax.NodeID, yield func(ir.Name)) {
	for i, end := n+1, syntax.NodeID(l.tree.Nodes[n].Next); i < end; i++ {
		switch l.kind(i) {
		case kindIdentifier, kindSelf:
			yield(l.name(i))
		case kindStringLiteral, kindRawStringLiteral:
			if text := l.text(i); bytes.IndexByte(text, '{') >= 0 {
				for _, name := range inlineArguments(string(text)) {
					yield(l.file.Name(name))
				}
			}
		}
	}
}

// captureParams declares the captured variables as parameters of the current closure, which has
// count others.
func (l *lowerer) captureParams(captured []binding, count int, n syntax.NodeID) {
	f := l.fn
	for i, c := range captured {
		f.b.Param(ir.Param{Kind: ir.ParamCaptured, Index: uint16(i), Name: c.name}, l.pos(n), l.end(n))
		inner := ir.Var{Name: c.name}
		f.binds = append(f.binds, binding{c.name, inner})
		f.captures = append(f.captures, capture{outer: c.v, inner: inner, param: count + i, index: uint32(i)})
	}
}

// finishCaptures tells the parameters of the closure, which is complete, what it wrote, and returns
// the captures that it wrote.
func (l *lowerer) finishCaptures(n syntax.NodeID) []capture {
	var written []capture
	params := l.fn.b.Params()
	for _, c := range l.fn.captures {
		if !c.written || len(c.finals) == 0 {
			continue
		}
		final := c.finals[0].Value
		if len(c.finals) > 1 {
			final = l.emit(ir.Instr{Op: ir.OpPhi}, n, c.finals...)
		}
		params[c.param].Written, params[c.param].Final = true, final
		written = append(written, c)
	}
	return written
}

// flush makes the variables that a closure wrote what they are once it may have run.
func (l *lowerer) flush(closure ir.Value, written []capture, n syntax.NodeID) {
	for _, c := range written {
		load := l.emit(ir.Instr{Op: ir.OpLoad, Flags: ir.FlagCapture, Aux: c.index}, n, ir.Operand{Value: closure})
		if old, ok := l.fn.b.Read(c.outer); ok {
			load = l.emit(ir.Instr{Op: ir.OpPhi}, n, ir.Operand{Value: old}, ir.Operand{Value: load})
		}
		l.write(c.outer, load)
	}
}

// uninitialized is the value of a variable that has none yet.
func (l *lowerer) uninitialized(n syntax.NodeID) ir.Value {
	return l.emit(ir.Instr{Op: ir.OpConst, Aux: ir.ConstUnit}, n)
}

// readField returns field name of base as the variable that keeps it, loading it first if needed.
func (l *lowerer) readField(base ir.Value, name ir.Name, pos, end uint32) ir.Value {
	b := l.fn.b
	v := ir.Var{Name: name, Base: b.Root(base)}
	if val, ok := b.Read(v); ok {
		return val
	}
	val := b.Emit(ir.Instr{Op: ir.OpLoad, Name: name, Pos: pos, End: end}, ir.Operand{Value: base})
	l.keepField(v, val)
	return val
}

// keepField makes val the value of a field.
func (l *lowerer) keepField(v ir.Var, val ir.Value) {
	f := l.fn
	if f.fields == nil {
		f.fields = map[ir.Value][]ir.Name{}
	}
	names := f.fields[v.Base]
	if names == nil {
		f.bases = append(f.bases, v.Base)
	}
	if !hasName(names, v.Name) {
		f.fields[v.Base] = append(names, v.Name)
	}
	f.b.Write(v, val)
}

func hasName(names []ir.Name, name ir.Name) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// forgetFields says that the fields of base may have changed.
func (l *lowerer) forgetFields(base ir.Value) {
	root := l.fn.b.Root(base)
	for _, name := range l.fn.fields[root] {
		l.fn.b.Forget(ir.Var{Name: name, Base: root})
	}
}

// forgetAllFields says that any field may have changed.
func (l *lowerer) forgetAllFields() {
	for _, base := range l.fn.bases {
		l.forgetFields(base)
	}
}
