package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// call carries fact f over the call at u, of which its value is an operand.
func (e *engine) call(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) {
	if in.Flags&ir.FlagYield != 0 {
		e.toBlock(k, id, f, args, 0)
		return
	}
	if e.calleeValue(k, id, f, u, in, args) {
		return
	}
	call := e.graph.Call(callgraph.Site{Func: k.fn, Value: u})
	positions := e.operandPositions(k.fn, in)
	for i, a := range args {
		if a.Value != f.value {
			continue
		}
		e.sinks(k, id, f, u, in, a, positions[i], call)
		g := f
		if a.Role == ir.RoleSelf {
			g.kinds &^= e.checked(k.fn, u, f.value)
		}
		e.flows(k, id, g, u, in, a, positions[i], call)
		for c := range call.Callees {
			e.into(k, id, f, u, args, i, positions[i], &call.Callees[c])
		}
		if call.Native != nil && len(call.Callees) == 0 && a.Role != ir.RoleSelf && a.Role != ir.RoleBlock {
			e.unresolved(k, id, f, u, call.Native, positions[i])
		}
		e.accessor(k, id, f, u, a, args, call)
		if call.Constructs {
			e.element(k, id, f, u, a, args)
		}
		if call.Unknown {
			e.unknown(k, id, f, u, in, a, args)
		}
	}
}

// sinks reports the sinks of a call that operand a reaches.
func (e *engine) sinks(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, call *callgraph.Call) {
	for _, row := range call.Sinks {
		kinds := f.kinds & row.Kinds
		if kinds == 0 {
			continue
		}
		for i := range row.In {
			p := &row.In[i]
			if !e.graph.AtPort(k.fn, in, a, pos, p) {
				continue
			}
			rest, ok := e.match(at{k.fn, in}, f.path, p.Path)
			if a.Role == ir.RoleSplat && len(p.Path) == 0 {
				rest, ok = e.match(at{k.fn, in}, f.path, []rule.Elem{{Any: true}})
			}
			if ok && rest != whole && e.isRuby(k.fn) {
				continue // an element of a collection, or a field: not what stands there
			}
			if ok && rest != whole {
				kinds &= e.set.TextKinds // a number somewhere inside is not the number that counts
			}
			if ok && kinds != 0 {
				e.reach(k, hit{site: callgraph.Site{Func: k.fn, Value: u}, sink: row, kinds: kinds, doubt: f.doubt, fact: id})
				break
			}
		}
	}
}

// unresolved reports data that goes to a native function whose body is not there.
func (e *engine) unresolved(k *context, id int32, f fact, u ir.Value, n *callgraph.Native, pos int) {
	if kinds := f.kinds & e.native & e.graph.Carries(n, pos); kinds != 0 {
		e.reach(k, hit{site: callgraph.Site{Func: k.fn, Value: u}, kinds: kinds, doubt: f.doubt, fact: id})
	}
}

// flows carries a fact along the model rows that describe a call.
func (e *engine) flows(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, call *callgraph.Call) {
	for _, row := range call.Flows {
		for i := range row.From {
			from := &row.From[i]
			if !e.graph.AtPort(k.fn, in, a, pos, from) {
				continue
			}
			rest, ok := e.match(at{k.fn, in}, f.path, from.Path)
			if a.Role == ir.RoleSplat && len(from.Path) == 0 {
				rest, ok = e.match(at{k.fn, in}, f.path, []rule.Elem{{Any: true}})
			}
			if ok {
				g := f
				if call.Loose {
					g.doubt |= loose
				}
				e.along(k, id, g, rest, u, row)
				break
			}
		}
	}
}

// along enters what a flow row makes of a fact: at the result, in an argument, in a block.
func (e *engine) along(k *context, id int32, f fact, rest pathID, u ir.Value, row *rule.Flow) {
	kinds := f.kinds&^row.Clears | row.Adds
	if kinds == 0 {
		return
	}
	if row.Step == rule.Taint {
		rest = whole
	}
	in := e.prog.Instr(k.fn, u)
	for i := range row.To {
		to := &row.To[i]
		path, cut := e.under(at{k.fn, in}, to.Path, rest)
		g := fact{path: path, kinds: kinds, doubt: f.doubt, cause: cause{kind: causeStep, prev: id, at: u, row: row}}
		if cut {
			g.doubt |= broadened
		}
		switch to.Kind {
		case rule.PortReturn:
			g.value, g.since = u, u
			e.add(k, g)
		case rule.PortBlockArg, rule.PortBlockSelf:
			index := to.Index
			if to.Kind == rule.PortBlockSelf {
				index = blockSelf
			}
			e.runBlocks(k, id, u, index, path, kinds, g.doubt&^f.doubt)
		default:
			positions := e.operandPositions(k.fn, in)
			for j, b := range e.prog.Args(k.fn, in) {
				if e.graph.AtPort(k.fn, in, b, positions[j], to) {
					g.value, g.since = b.Value, u
					e.add(k, g)
				}
			}
		}
	}
}

// into carries a fact from operand i of a call into a function that it can reach.
func (e *engine) into(k *context, id int32, f fact, u ir.Value, args []ir.Operand, i, pos int, c *callgraph.Callee) {
	ed := e.callEdge(callgraph.Site{Func: k.fn, Value: u}, c)
	a := args[i]
	kinds, path := f.kinds, f.path
	if c.Bridge != nil {
		kinds &= e.graph.Carries(c.Bridge, pos)
	}
	p := port{portArg, uint32(ed.position(pos))}
	if ed.position(pos) < 0 && a.Role == ir.RolePlain {
		p = port{kind: portSelf}
	}
	switch a.Role {
	case ir.RoleSelf:
		if c.New || c.Bridge != nil {
			return
		}
		if c.ByName && e.isRuby(k.fn) && !e.ofInstance(path) && !e.graph.Reopened(c.Func) {
			e.guessed(k, id, f, u)
			return
		}
		p = port{kind: portSelf}
	case ir.RoleBlock:
		return // a block's data enters it by its captures
	case ir.RolePlain:
	case ir.RoleSplat:
		e.splat(k, id, f, ed, c.Func, pos)
		return
	case ir.RoleKwSplat:
		e.enter(k, id, ed, c.Func, port{kind: portRest}, path, kinds)
		for j := range e.prog.Func(c.Func).Params {
			if q := &e.prog.Func(c.Func).Params[j]; q.Kind == ir.ParamKeyword {
				if tail, ok := e.paths.read(path, elem(q.Name)); ok {
					e.enter(k, id, ed, c.Func, port{portKeyword, uint32(q.Name)}, tail, kinds)
				}
			}
		}
		return
	default:
		n, ok := a.Role.Keyword()
		if !ok {
			p = port{kind: portRest}
			break
		}
		p = port{portKeyword, uint32(n)}
		if !e.takesKeywords(c.Func) {
			// Keywords for a method without any are a last positional hash.
			p = port{portArg, uint32(pos)}
			path, _ = e.paths.push(elem(n), path)
		}
	}
	e.enter(k, id, ed, c.Func, p, path, kinds)
}

// ofInstance reports whether path begins with an instance variable: an object of the workspace has it.
func (e *engine) ofInstance(path pathID) bool {
	if path == whole {
		return false
	}
	n := e.paths.first(path)
	return n != anyElem && strings.HasPrefix(e.prog.Text(ir.Name(n)), "@")
}

// guessed carries a fact over the call of a method that was found by its name only, from a receiver of
// which all is untrusted, or an element: text, a collection, or something that a library made, hence no
// object of the class that has this method. Its result is a property of the receiver, as of a call that
// nothing describes.
func (e *engine) guessed(k *context, id int32, f fact, u ir.Value) {
	tail, ok := e.paths.read(f.path, elem(e.prog.Instr(k.fn, u).Name))
	if !ok {
		return
	}
	e.add(k, fact{value: u, path: tail, since: u, kinds: f.kinds, doubt: f.doubt.and(opaque + guess), cause: cause{kind: causeStep, prev: id, at: u}})
}

// splat carries the elements of a splatted array to the parameters from position pos on.
func (e *engine) splat(k *context, id int32, f fact, ed edge, fn ir.FuncID, pos int) {
	count := 0
	for j := range e.prog.Func(fn).Params {
		switch p := &e.prog.Func(fn).Params[j]; p.Kind {
		case ir.ParamPositional, ir.ParamOptional, ir.ParamSplat:
			if int(p.Index) >= pos {
				if tail, ok := e.paths.read(f.path, e.position(count)); ok {
					e.enter(k, id, ed, fn, port{portArg, uint32(p.Index)}, tail, f.kinds)
				}
				count++
			}
		}
	}
}

func (e *engine) takesKeywords(fn ir.FuncID) bool {
	params := e.prog.Func(fn).Params
	for i := range params {
		if params[i].Kind == ir.ParamKeyword || params[i].Kind == ir.ParamKwSplat {
			return true
		}
	}
	return false
}

// accessor carries a fact through a method that attr_reader or attr_writer made.
func (e *engine) accessor(k *context, id int32, f fact, u ir.Value, a ir.Operand, args []ir.Operand, call *callgraph.Call) {
	switch {
	case call.Accessor == 0:
	case !call.Writer && a.Role == ir.RoleSelf:
		if tail, ok := e.paths.read(f.path, elem(call.Accessor)); ok {
			e.step(k, id, u, u, u, tail, false)
		}
	case call.Writer && a.Role == ir.RolePlain && args[0].Role == ir.RoleSelf:
		p, cut := e.paths.push(elem(call.Accessor), f.path)
		e.step(k, id, u, args[0].Value, u, p, cut)
	}
}

// unknown carries a fact over a call that nothing describes: what goes in may come out. By its
// looks a method without arguments reads a property of its receiver and one whose name ends in "="
// writes one.
func (e *engine) unknown(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, args []ir.Operand) {
	if a.Role == ir.RoleBlock {
		return
	}
	name := e.prog.Text(in.Name)
	out := fact{value: u, since: u, kinds: f.kinds, doubt: f.doubt.and(opaque + guess), cause: cause{kind: causeStep, prev: id, at: u}}
	ruby := e.isRuby(k.fn)
	explicit := in.Flags&ir.FlagImplicitSelf == 0
	switch {
	case ruby && a.Role == ir.RoleSelf && !explicit:
		return // what self holds is read through its fields
	case ruby && a.Role == ir.RoleSelf && len(args) == 1 && f.path != whole:
		tail, ok := e.paths.read(f.path, elem(in.Name))
		if !ok {
			return
		}
		out.path = tail
	case ruby && explicit && a.Role == ir.RolePlain && strings.HasSuffix(name, "=") && len(args) == 2 && isWord(name[0]):
		if el := e.prog.Name(strings.TrimSuffix(name, "=")); el != 0 {
			p, cut := e.paths.push(elem(el), f.path)
			e.step(k, id, u, args[0].Value, u, p, cut)
		}
		return
	case name == ir.OpArray:
		e.element(k, id, f, u, a, args)
		return
	case name == ir.OpHash || name == ir.OpStruct:
		e.entry(k, id, f, u, a)
		return
	}
	if a.Role == ir.RoleSelf {
		e.runBlocks(k, id, u, rule.AnyIndex, whole, f.kinds, opaque+guess)
	}
	e.add(k, out)
}

func isWord(c byte) bool { return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// element carries a fact into an array literal.
func (e *engine) element(k *context, id int32, f fact, u ir.Value, a ir.Operand, args []ir.Operand) {
	if a.Role == ir.RoleSplat {
		e.step(k, id, u, u, u, f.path, false)
		return
	}
	for i, b := range args {
		if b.Value != f.value {
			continue
		}
		p, cut := e.paths.push(e.position(i), f.path)
		e.step(k, id, u, u, u, p, cut)
	}
}

// entry carries a fact into a hash or struct literal.
func (e *engine) entry(k *context, id int32, f fact, u ir.Value, a ir.Operand) {
	if a.Role == ir.RoleKwSplat {
		e.step(k, id, u, u, u, f.path, false)
		return
	}
	el := anyElem
	if n, ok := a.Role.Keyword(); ok {
		el = elem(n)
	}
	p, cut := e.paths.push(el, f.path)
	e.step(k, id, u, u, u, p, cut)
}

// callsBlockParam reports whether a call runs a function that the function was given.
func (e *engine) callsBlockParam(fn ir.FuncID, in *ir.Instr) bool {
	args := e.prog.Args(fn, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || !e.callsValue(fn, in) {
		return false
	}
	_, ok := e.givenFunction(fn, args[0].Value)
	return ok
}

// givenFunction returns which parameter v is, if it can hold a function: 0 for &block, position plus
// one for a positional one.
func (e *engine) givenFunction(fn ir.FuncID, v ir.Value) (which uint32, ok bool) {
	def := e.prog.Instr(fn, e.graph.Root(fn, v))
	if def.Op != ir.OpParam || int(def.Aux) >= len(e.prog.Func(fn).Params) {
		return 0, false
	}
	switch p := &e.prog.Func(fn).Params[def.Aux]; p.Kind {
	case ir.ParamBlock:
		return 0, true
	case ir.ParamPositional, ir.ParamOptional:
		return uint32(p.Index) + 1, true
	}
	return 0, false
}

// givenShift is where the number of the parameter stands in the index of a portBlockArg; below it is
// the position of the argument.
const givenShift = 8

// callsValue reports whether a call is one of the ways to call a function value: f(x) in Rust; in
// Ruby f.call(x), f.(x), f.yield(x), f === x.
func (e *engine) callsValue(fn ir.FuncID, in *ir.Instr) bool {
	switch e.prog.Text(in.Name) {
	case ir.OpCallee:
		return true
	case "call", "()", "yield", "===":
		return e.isRuby(fn) && in.Flags&ir.FlagImplicitSelf == 0
	}
	return false
}

// calleeValue carries a fact into the closure that is the receiver of a call; it reports false if
// the call is none of a known closure.
func (e *engine) calleeValue(k *context, id int32, f fact, u ir.Value, in *ir.Instr, args []ir.Operand) bool {
	if len(args) == 0 || args[0].Role != ir.RoleSelf || !e.callsValue(k.fn, in) {
		return false
	}
	if which, ok := e.givenFunction(k.fn, args[0].Value); ok {
		e.toBlock(k, id, f, args, which)
		return true
	}
	callees := e.functions(k.fn, args[0].Value, maxFunctions)
	for _, c := range callees {
		for i, a := range args {
			if i > 0 && a.Value == f.value && a.Role == ir.RolePlain {
				e.enter(k, id, edge{kind: edgeValue, at: u, made: c.made}, c.fn, port{portArg, uint32(i - 1)}, f.path, f.kinds)
			}
		}
	}
	return len(callees) > 0
}

// toBlock lets the arguments of a yield leave the function, to the block that it was given; or those
// of a call of parameter which minus one.
func (e *engine) toBlock(k *context, id int32, f fact, args []ir.Operand, which uint32) {
	for i, a := range args {
		if i > 0 && a.Value == f.value {
			p := port{portBlockArg, which<<givenShift | uint32(i-1)}
			e.leave(k, exit{port: p, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
		}
	}
}

// blockSelf is the index of a block's self among its ports.
const blockSelf = -2

// runBlocks carries a fact from the call at u into parameter index of its block; extra is what makes
// that less certain than the fact.
func (e *engine) runBlocks(k *context, id int32, u ir.Value, index int, path pathID, kinds rule.Kinds, extra doubt) {
	in := e.prog.Instr(k.fn, u)
	for _, a := range e.prog.Args(k.fn, in) {
		if a.Role == ir.RoleBlock || a.Role == ir.RolePlain && !e.isRuby(k.fn) {
			e.runFunction(k, id, u, a.Value, index, path, kinds, extra)
		}
	}
}

// runFunction carries a fact into parameter index of the function that value v of the call at u is.
func (e *engine) runFunction(k *context, id int32, u, v ir.Value, index int, path pathID, kinds rule.Kinds, extra doubt) {
	if which, ok := e.givenFunction(k.fn, v); ok {
		if index >= 0 {
			p := port{portBlockArg, which<<givenShift | uint32(index)}
			e.leave(k, exit{port: p, path: path, kinds: kinds, doubt: k.facts[id].doubt.and(extra), fact: id})
		}
		return
	}
	if callees := e.functions(k.fn, v, maxFunctions); len(callees) > 0 {
		for _, c := range callees {
			e.runBlock(k, id, edge{kind: edgeBlock, at: u, made: c.made, doubt: extra}, c.fn, index, path, kinds)
		}
		return
	}
	if def := e.prog.Instr(k.fn, e.graph.Root(k.fn, v)); def.Op == ir.OpConst && def.Aux == ir.ConstSymbol && index == 0 {
		e.runSymbol(k, id, u, e.prog.Text(def.Name), kinds, extra)
	}
}

// runSymbol carries a fact through a block that is only a method's name (&:strip): what models say
// of such a method's result, or the whole if they say nothing.
func (e *engine) runSymbol(k *context, id int32, u ir.Value, name string, kinds rule.Kinds, extra doubt) {
	out, known := rule.Kinds(0), false
	if entry := e.set.Models.Lookup(source.Ruby, name); entry != nil {
		for _, row := range entry.Flows {
			if row.When != nil || !row.Callee.Any && !row.Callee.Instance {
				continue
			}
			known = true
			for i := range row.From {
				if row.From[i].Kind == rule.PortSelf {
					out |= kinds&^row.Clears | row.Adds
				}
			}
		}
	}
	if !known {
		out, extra = kinds, extra.and(opaque+guess)
	}
	base := fact{kinds: out, doubt: k.facts[id].doubt.and(extra), cause: cause{kind: causeStep, prev: id, at: u}}
	e.blockLeft(k, u, rule.PortBlockReturn, 0, base)
}

// runBlock enters a closure at parameter index.
func (e *engine) runBlock(k *context, id int32, ed edge, fn ir.FuncID, index int, path pathID, kinds rule.Kinds) {
	params := e.prog.Func(fn).Params
	if index == blockSelf {
		e.enter(k, id, ed, fn, port{kind: portSelf}, path, kinds)
		return
	}
	positional := 0
	for i := range params {
		if k := params[i].Kind; k == ir.ParamPositional || k == ir.ParamOptional {
			positional++
		}
	}
	switch {
	case index == rule.AnyIndex:
		for i := range positional {
			e.enter(k, id, ed, fn, port{portArg, uint32(i)}, path, kinds)
		}
	case index == 0 && positional > 1 && e.isRuby(fn):
		// A block of several parameters that is given one value takes it apart.
		for i := range positional {
			if tail, ok := e.paths.read(path, e.position(i)); ok {
				e.enter(k, id, ed, fn, port{portArg, uint32(i)}, tail, kinds)
			}
		}
	default:
		e.enter(k, id, ed, fn, port{portArg, uint32(index)}, path, kinds)
	}
}

// runBlocksWith carries what a callee yields into the block of the call at ed, or what it calls a
// parameter with into the function that the call gives for it.
func (e *engine) runBlocksWith(k *context, ed edge, index uint32, base fact) {
	id, ok := e.keep(k, keptYield, int32(index), base)
	if !ok {
		return
	}
	which, pos := index>>givenShift, int(index&(1<<givenShift-1))
	kinds := k.facts[id].kinds
	if which == 0 {
		e.runBlocks(k, id, ed.at, pos, base.path, kinds, 0)
		return
	}
	in := e.prog.Instr(k.fn, ed.at)
	positions := e.operandPositions(k.fn, in)
	for i, a := range e.prog.Args(k.fn, in) {
		if a.Role == ir.RolePlain && ed.position(positions[i]) == int(which)-1 {
			e.runFunction(k, id, ed.at, a.Value, pos, base.path, kinds, 0)
		}
	}
}

// blockLeft carries what leaves the block of the call at u into that call: what the block returned,
// or what it left in parameter index.
func (e *engine) blockLeft(k *context, u ir.Value, kind rule.PortKind, index int, base fact) {
	in := e.prog.Instr(k.fn, u)
	call := e.graph.Call(callgraph.Site{Func: k.fn, Value: u})
	passing := keptReturn
	if kind == rule.PortBlockArg {
		passing = keptParam
	}
	id, ok := e.keep(k, passing, int32(u)<<givenShift|int32(index), base)
	if !ok {
		return
	}
	base = k.facts[id]
	base.value, base.since = u, u
	leaves := func(p *rule.Port) bool {
		return p.Kind == kind && (kind == rule.PortBlockReturn || p.Index == index || p.Index == rule.AnyIndex)
	}
	for _, row := range call.Flows {
		for i := range row.From {
			if from := &row.From[i]; leaves(from) {
				if rest, ok := e.match(at{k.fn, in}, base.path, from.Path); ok {
					e.along(k, id, base, rest, u, row)
				}
			}
		}
	}
	for _, row := range call.Sinks {
		for i := range row.In {
			if leaves(&row.In[i]) && base.kinds&row.Kinds != 0 {
				e.reach(k, hit{site: callgraph.Site{Func: k.fn, Value: u}, sink: row, kinds: base.kinds & row.Kinds, doubt: base.doubt, fact: id})
			}
		}
	}
	if kind != rule.PortBlockReturn {
		return
	}
	for c := range call.Callees {
		back := e.callEdge(callgraph.Site{Func: k.fn, Value: u}, &call.Callees[c])
		back.kind = edgeYield
		e.enter(k, id, back, call.Callees[c].Func, port{kind: portBlockReturn}, base.path, base.kinds)
	}
	if call.Unknown && in.NArgs > 0 {
		base.path = whole
		base.doubt = base.doubt.and(opaque + guess)
		e.add(k, base)
	}
}
