package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// closure is a block or lambda that has been lowered, and what it means for the code after it.
type closure struct {
	value   ir.Value // the OpClosure
	node    syntax.NodeID
	effects *effects
	written []closureWrite
}

// closureWrite is a variable of the enclosing function that the closure assigns.
type closureWrite struct {
	name   ir.Name
	index  uint32 // among the captured parameters
	before ir.Value
}

// block lowers a block that is given to a call. strict says that a return leaves the block only: lambda do … end
func (f *fn) block(n syntax.NodeID, strict bool) *closure {
	return f.closure(n, f.l.field(n, fieldParameters), f.l.field(n, fieldBody), n, strict)
}

// lambda lowers ->(x) { … }. It can run at any time from here on.
func (f *fn) lambda(n syntax.NodeID) ir.Value {
	params, block := f.l.field(n, fieldParameters), f.l.field(n, fieldBody)
	if block == syntax.None {
		return f.unknown(n)
	}
	c := f.closure(n, params, f.l.field(block, fieldBody), block, true)
	f.afterClosure(c)
	return c.value
}

// capture is a value that a closure takes from the function around it.
type capture struct {
	v     ir.Var // in the function around it
	name  ir.Name
	value ir.Value
}

// closure lowers a block or lambda: n is the whole of it, block the part with the braces.
func (f *fn) closure(n, params, body, block syntax.NodeID, strict bool) *closure {
	l := f.l
	node := l.node(n)
	f.mention(f.selfVar())
	c := &closure{node: n, effects: &effects{}}
	if len(f.locals.list) > 0 || len(f.tracked.list) > 0 {
		c.effects = f.effectsOf(n)
	}
	scope := f.meta.Scope
	if s, ok := l.blockScopes[block]; ok {
		scope = s
	}
	g := l.newFn(f, ir.Func{Kind: ir.KindClosure, Scope: scope, Parent: f.ID, Pos: node.Start, End: node.End})
	g.strict = strict
	g.declareSelf(node.Start, node.Start)
	later := g.params(params)
	if params == syntax.None {
		g.implicitParams(block)
	}
	locals := f.captureLocals(c, g)
	tracked := f.captureTracked(c, g, locals)
	for i, k := range append(locals, tracked...) {
		g.capture(c, k, i)
	}
	g.seed(f, locals, tracked)
	g.later(later)
	if body != syntax.None {
		g.tail = true
		g.returnLast(body, g.body(body, true))
	}
	g.finish()
	mark := f.begin()
	f.push(f.me(), ir.RoleSelf)
	for _, k := range locals {
		f.push(k.value, ir.RolePlain)
	}
	for _, k := range tracked {
		f.push(k.value, ir.RolePlain)
	}
	c.value = f.emitFrom(mark, n, ir.Instr{Op: ir.OpClosure, Aux: uint32(g.ID), Type: l.n.tProc})
	return c
}

// captureLocals returns the local variables that the closure uses and does not declare anew.
func (f *fn) captureLocals(c *closure, g *fn) []capture {
	var list []capture
	for _, name := range c.effects.reads.list {
		if g.locals.has(name) {
			continue
		}
		v, ok := f.Read(ir.Var{Name: name})
		if !ok {
			v = f.null(c.node)
		}
		if c.effects.writes.has(name) {
			c.written = append(c.written, closureWrite{name, uint32(len(list)), v})
		}
		list = append(list, capture{ir.Var{Name: name}, name, v})
	}
	return list
}

// captureTracked returns the tracked variables that the closure mentions: what was checked before a
// block is checked inside. What belongs to self is taken along only from a method, since the
// blocks in the body of a class or file mostly run on another object.
func (f *fn) captureTracked(c *closure, g *fn, locals []capture) []capture {
	var list []capture
	bases := map[ir.Value]bool{}
	for _, k := range locals {
		bases[f.Root(k.value)] = true
	}
	for _, v := range f.tracked.list {
		val, ok := f.Read(v)
		if !ok || !f.mentioned(c.effects, v, bases) {
			continue
		}
		bases[f.Root(val)] = true
		list = append(list, capture{v, f.l.b.Name(f.captureName(v, append(locals, list...))), val})
	}
	return list
}

// mentioned says whether code with effects e reads the tracked variable v, of which the closure
// knows the holder if it is in bases.
func (f *fn) mentioned(e *effects, v ir.Var, bases map[ir.Value]bool) bool {
	switch {
	case f.element(v):
		return bases[v.Base] && e.elements.has(v.Name)
	case f.meta.Kind == ir.KindBody:
		return false
	case f.sigil(v):
		return e.ivars.has(v.Name)
	}
	for _, name := range e.called.list {
		if f.l.derivedName(calledName, name) == v.Name {
			return true
		}
	}
	return false
}

// captureName returns the name of the parameter that carries a tracked variable: params[:x].
func (f *fn) captureName(v ir.Var, holders []capture) string {
	text := f.l.str(v.Name)
	if !f.element(v) {
		if len(text) > 2 && text[:2] == "()" {
			return text[2:]
		}
		return text
	}
	key := text[2:]
	if key != "" && key[0] == '"' {
		key += "\""
	}
	for _, k := range holders {
		if f.Root(k.value) == v.Base {
			return f.l.str(k.name) + "[" + key + "]"
		}
	}
	return "[" + key + "]"
}

// capture declares the parameter of the closure g that carries k.
func (g *fn) capture(c *closure, k capture, index int) {
	at := g.l.node(c.node).Start
	local := k.v.Base == ir.NoValue
	p := ir.Param{Kind: ir.ParamCaptured, Index: uint16(index), Name: k.name}
	p.Written = local && c.effects.writes.has(k.name)
	if !p.Written {
		p.Type = g.outer.Instr(k.value).Type
	}
	g.Param(p, at, at)
	if local {
		g.declare(k.name)
	}
	if p.Written {
		g.written = append(g.written, writtenCapture{name: k.name, param: len(g.Params()) - 1})
	}
}

// seed makes the captured values those of the variables that stand for them inside.
func (g *fn) seed(f *fn, locals, tracked []capture) {
	if len(tracked) == 0 {
		return
	}
	inner := map[ir.Value]ir.Value{f.self: g.self}
	first := len(g.Params()) - len(locals) - len(tracked)
	for i, k := range locals {
		inner[f.Root(k.value)] = g.Params()[first+i].Value
	}
	first += len(locals)
	for i, k := range tracked {
		val := g.Params()[first+i].Value
		if base, ok := inner[k.v.Base]; ok {
			g.track(ir.Var{Name: k.v.Name, Base: base}, val)
		}
		if root := f.Root(k.value); root != f.self {
			if _, ok := inner[root]; !ok {
				inner[root] = val
			}
		}
	}
}

// afterClosure makes the variables that the closure assigns either what they were or what it made
// of them, and drops what is known of the rest that it may have changed.
func (f *fn) afterClosure(c *closure) {
	for _, w := range c.written {
		made := f.emit(c.node, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagCapture, Aux: w.index, Name: w.name}, ir.Operand{Value: c.value})
		f.Write(ir.Var{Name: w.name}, f.emit(c.node, ir.Instr{Op: ir.OpPhi}, ir.Operand{Value: w.before}, ir.Operand{Value: made}))
	}
	c.effects.applyAfter(f)
}

// implicitParams declares the numbered parameters, or it, of a block without parameters.
func (g *fn) implicitParams(block syntax.NodeID) {
	l := g.l
	highest := 0
	it := ir.Name(0)
	for i := uint32(block) + 1; i < l.node(block).Next; i++ {
		n := syntax.NodeID(i)
		switch l.kind(n) {
		case kindBlock, kindDoBlock, kindLambda:
			// What belongs to a block inside does not belong to this one.
			i = l.node(n).Next - 1
		case kindIdentifier:
			text := l.tree.Bytes(n)
			switch {
			case len(text) != 2 || l.node(n).Field() == fieldMethod:
			case text[0] == '_' && text[1] >= '1' && text[1] <= '9':
				highest = max(highest, int(text[1]-'0'))
			case text[0] == 'i' && text[1] == 't' && !g.outer.locals.has(l.name(n)):
				it = l.name(n)
			}
		}
	}
	at := l.node(block).Start
	for i := range highest {
		name := l.b.Name("_" + string(rune('1'+i)))
		g.declare(name)
		g.Param(ir.Param{Kind: ir.ParamPositional, Index: uint16(i), Name: name}, at, at)
	}
	if highest == 0 && it != 0 {
		g.declare(it)
		g.Param(ir.Param{Kind: ir.ParamPositional, Name: it}, at, at)
	}
}
