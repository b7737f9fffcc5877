package taint

import (
	"encoding/binary"
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file is about functions that are made of others: f >> g, f.curry, method(:f).unbind.bind(x), and those that
// a function returns; and about the data that a function brings along when it is handed around.

// madeOfOthers appends the functions that the call at s makes of others, as a model row says.
func (e *engine) madeOfOthers(s callgraph.Site, in *ir.Instr, row *rule.Function, list []function) []function {
	if row.Folded {
		switch fold := e.graph.FoldOf(s); fold {
		case callgraph.InOrder, callgraph.Reversed:
			return append(list, e.folded(s, fold)...)
		}
		return list
	}
	var runs []callgraph.Site
	positions := e.operandPositions(s.Func, in)
	for i := range row.Runs {
		for j, a := range e.prog.Args(s.Func, in) {
			if e.graph.AtPort(s.Func, in, a, positions[j], &row.Runs[i]) {
				runs = append(runs, callgraph.Site{Func: s.Func, Value: a.Value})
			}
		}
	}
	if len(runs) < len(row.Runs) {
		return list
	}
	for _, c := range e.firsts(runs[0]) {
		c.then = e.chain(slices.Concat(e.chains[c.then], runs[1:]))
		if row.Curried {
			c.arity = e.arityOf(s.Func, in, c)
		}
		list = append(list, c)
	}
	return list
}

// folded returns the function that the elements of the list make which the call at s folds, if each of them is known.
func (e *engine) folded(s callgraph.Site, fold callgraph.Fold) []function {
	of := e.prog.Args(s.Func, e.prog.Instr(s.Func, s.Value))[0].Value
	var runs []callgraph.Site
	for _, el := range e.graph.Elements(callgraph.Site{Func: s.Func, Value: of}) {
		if len(e.firsts(el.Value)) == 0 {
			return nil
		}
		runs = append(runs, el.Value)
	}
	if root := e.graph.Root(s.Func, of); len(runs) == 0 || e.resized(s.Func, root, s.Value) {
		return nil
	}
	if fold == callgraph.Reversed {
		slices.Reverse(runs)
	}
	list := e.firsts(runs[0])
	for i := range list {
		list[i].then = e.chain(slices.Concat(e.chains[list[i].then], runs[1:]))
		if runs[0].Func != s.Func {
			list[i].made = ir.NoValue
		}
	}
	return list
}

// applies carries fact f, what the call at u is given, into the functions that the call runs one after the other. It
// reports false if it does nothing of the kind.
func (e *engine) applies(k *context, id int32, f fact, u ir.Value, args []ir.Operand, call *callgraph.Call) bool {
	s := callgraph.Site{Func: k.fn, Value: u}
	if len(call.Functions) == 0 || len(args) < 3 || args[1].Value != f.value || args[0].Value == f.value || e.graph.FoldOf(s) != callgraph.Applied {
		return false
	}
	list := e.folded(s, callgraph.Applied)
	for _, c := range list {
		e.runOn(k, id, c.edge(edgeValue, u), c, 0, f.path, f.kinds)
	}
	return len(list) > 0
}

// firsts returns the functions that the value at s can be, a symbol among them.
func (e *engine) firsts(s callgraph.Site) []function {
	if name := e.symbolOf(s); name != 0 {
		return []function{{symbol: name}}
	}
	return e.callables(s.Func, s.Value)
}

// symbolOf returns the name of the method that the value at s stands for: a symbol, or to_proc of one.
func (e *engine) symbolOf(s callgraph.Site) ir.Name {
	v := e.graph.Root(s.Func, s.Value)
	in := e.prog.Instr(s.Func, v)
	if in.Op == ir.OpCall && in.NArgs == 1 && e.graph.TypeOf(s.Func, e.prog.Args(s.Func, in)[0].Value).Name == "Symbol" {
		in = e.prog.Instr(s.Func, e.graph.Root(s.Func, e.prog.Args(s.Func, in)[0].Value))
	}
	if in.Op == ir.OpConst && in.Aux == ir.ConstSymbol {
		return in.Name
	}
	return 0
}

// chain returns the number of the functions that run one after the other.
func (e *engine) chain(sites []callgraph.Site) int32 {
	if len(sites) == 0 {
		return 0
	}
	var key []byte
	for _, s := range sites {
		key = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(key, uint32(s.Func)), uint32(s.Value))
	}
	id, ok := e.chainIDs[string(key)]
	if !ok {
		id = int32(len(e.chains))
		e.chains = append(e.chains, sites)
		e.chainIDs[string(key)] = id
	}
	return id
}

// arityOf returns how many arguments the function waits for that the call in makes of c: as many as the call says,
// or else as c needs.
func (e *engine) arityOf(fn ir.FuncID, in *ir.Instr, c function) int {
	args := e.prog.Args(fn, in)
	if len(args) > 1 {
		if n, ok := e.place(e.keyOf(fn, args[1].Value)); ok {
			return n
		}
		return 0
	}
	if !c.isFunc() {
		return 0
	}
	return len(positional(e.prog.Func(c.fn)))
}

// returnedBy appends the functions that the call of a function at s returns: one that waits for more arguments, or
// one that its body makes.
func (e *engine) returnedBy(s callgraph.Site, args []ir.Operand, list []function) []function {
	for _, c := range e.callables(s.Func, args[0].Value) {
		switch n := callArguments(args); {
		case c.waits(n):
			c.bound += n
			list = append(list, c)
		case c.isFunc() && c.then == 0:
			list = e.functionsOf(c.fn, list)
		}
	}
	return list
}

// procs returns the functions that an object of the workspace is as a block: what its to_proc returns.
func (e *engine) procs(fn ir.FuncID, v ir.Value) (list []function) {
	if !e.isRuby(fn) || e.depth == maxCallables {
		return nil
	}
	e.depth++
	defer func() { e.depth-- }()
	for _, id := range e.graph.ToProc(fn, v) {
		list = e.functionsOf(id, list)
	}
	return list
}

// functionsOf appends the functions that function id returns.
func (e *engine) functionsOf(id ir.FuncID, list []function) []function {
	body := e.prog.File(id).Body(e.prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		for _, c := range e.callables(id, e.prog.Args(id, &body[u])[0].Value) {
			c.made = ir.NoValue
			list = append(list, c)
		}
	}
	return list
}

// callArguments returns how many arguments a call of a function value has.
func callArguments(args []ir.Operand) (n int) {
	for _, a := range args[1:] {
		if a.Role == ir.RolePlain || a.Role == ir.RoleSplat {
			n++
		}
	}
	return n
}

// callFunctions carries a fact into the functions that the receiver of a call can be.
func (e *engine) callFunctions(k *context, id int32, f fact, u ir.Value, args []ir.Operand) bool {
	callees := e.callablesIn(k, args[0].Value)
	if args[0].Value == f.value && e.isFunctions(f.path) {
		e.callHolder(k, id, f, u, args, callees)
		return true
	}
	first := 1
	if e.prog.Text(e.prog.Instr(k.fn, u).Name) == "bind_call" {
		first = 2 // the object is given before them
	}
	for _, c := range callees {
		ed := c.edge(edgeValue, u)
		for i, a := range args {
			switch {
			case i < first || a.Value != f.value:
			case a.Role == ir.RoleSplat && c.isFunc():
				e.splat(k, id, f, ed, c.fn, i-first+c.bound)
			case c.isFunc() && e.isNamed(a):
				e.named(k, id, f, ed, c, a, args[first:i])
			case a.Role != ir.RolePlain:
			case c.waits(callArguments(args)):
				p, cut := e.paths.push(bound(c.bound+i-first), f.path)
				e.step(k, id, u, u, u, p, cut)
			default:
				e.runOn(k, id, ed, c, c.bound+i-first, f.path, f.kinds)
			}
		}
	}
	return len(callees) > 0
}

// isNamed reports whether an operand is given by its name.
func (e *engine) isNamed(a ir.Operand) bool {
	_, ok := a.Role.Keyword()
	return ok
}

// named carries what a call of function c is given by a name into it, or into the hash that it is given last, after the
// operands before.
func (e *engine) named(k *context, id int32, f fact, ed edge, c function, a ir.Operand, before []ir.Operand) {
	n, _ := a.Role.Keyword()
	if e.takesKeywords(c.fn) {
		e.enter(k, id, ed, c.fn, port{portKeyword, uint32(n)}, f.path, f.kinds)
		return
	}
	i := c.bound
	for _, b := range before {
		if b.Role == ir.RolePlain {
			i++
		}
	}
	path, _ := e.paths.push(elem(n), f.path)
	e.enter(k, id, ed, c.fn, port{portArg, uint32(i)}, path, f.kinds)
}

// isFunctions reports whether what stands at a path is what a function brings along.
func (e *engine) isFunctions(p pathID) bool { return p != whole && e.paths.first(p).ofFunction() }

// callHolder carries what the receiver of a call brings along, which is a function, into that function or to the
// result.
func (e *engine) callHolder(k *context, id int32, f fact, u ir.Value, args []ir.Operand, callees []function) {
	head := e.paths.first(f.path)
	tail, _ := e.paths.read(f.path, head)
	if head == resultElem {
		e.step(k, id, u, u, u, tail, false)
		return
	}
	for _, c := range callees {
		if c.waits(callArguments(args)) {
			e.step(k, id, u, u, u, f.path, false)
		} else {
			e.runOn(k, id, c.edge(edgeValue, u), c, int(boundElem-head), tail, f.kinds)
		}
	}
}

// runOn carries fact id, as argument i, into function c, which the call or the block at ed runs.
func (e *engine) runOn(k *context, id int32, ed edge, c function, i int, path pathID, kinds rule.Kinds) {
	if c.isFunc() {
		e.enter(k, id, ed, c.fn, port{portArg, uint32(i)}, path, kinds)
		return
	}
	base := fact{kinds: kinds, doubt: k.facts[id].doubt.and(ed.doubt), cause: cause{kind: causeStep, prev: id, at: ed.at}}
	if c.symbol == 0 {
		base.kinds = e.ofLibrary(k, id, ed, c, i, path, kinds)
	} else if out, known := e.ofSymbol(e.prog.Text(c.symbol), kinds); known {
		base.kinds = out
	} else {
		base.doubt = base.doubt.and(opaque + guess)
	}
	e.next(k, ed, base)
}

// ofLibrary returns the kinds that the result of a library's method carries, as a function, of those of its argument
// i, and reports the sinks that this is of a method that the call at ed itself runs.
func (e *engine) ofLibrary(k *context, id int32, ed edge, c function, i int, path pathID, kinds rule.Kinds) (out rule.Kinds) {
	env := e.graph.Env(callgraph.Site{Func: k.fn, Value: ed.at})
	called := ed.kind == edgeValue && c.bound == 0 && ed.chain == 0
	rows, fits := e.graph.NamedRows(c.library)
	holds := func(r *rule.Row) bool { return fits(&r.Callee) && (r.When == nil || called && r.When.Eval(env)) }
	at := func(p *rule.Port) bool {
		return len(p.Path) == 0 && (p.Kind == rule.PortArg && (p.Index == i || p.Index == rule.AnyIndex) || p.Kind == rule.PortArgsFrom && i >= p.Index)
	}
	described := false
	for _, row := range rows.Flows {
		if !holds(&row.Row) {
			continue
		}
		described = true
		if slices.ContainsFunc(row.From, func(p rule.Port) bool { return at(&p) }) {
			out |= kinds&^row.Clears | row.Adds
		}
	}
	if !described {
		out = kinds
	}
	for _, row := range rows.Narrows {
		if row.Each == nil && holds(&row.Row) {
			out &^= e.narrowedBy(row)
		}
	}
	for _, row := range rows.Sinks {
		if !called || row.Word || path != whole || kinds&row.Kinds == 0 || !holds(&row.Row) {
			continue
		}
		if slices.ContainsFunc(row.In, func(p rule.Port) bool { return at(&p) }) {
			e.reach(k, hit{site: callgraph.Site{Func: k.fn, Value: ed.at}, sink: row, kinds: kinds & row.Kinds, doubt: k.facts[id].doubt, fact: id})
		}
	}
	return out
}

// next carries what a function returned that the call or the block at ed runs into the functions that run on it, or
// to where that result is used.
func (e *engine) next(k *context, ed edge, base fact) {
	if ed.chain == 0 {
		if ed.kind == edgeBlock {
			e.blockLeft(k, ed.at, rule.PortBlockReturn, 0, base)
			return
		}
		base.value, base.since = ed.at, ed.at
		e.add(k, base)
		return
	}
	id, ok := e.keep(k, keptChain, ed.chain, base)
	if !ok {
		return
	}
	then := e.chains[ed.chain]
	for _, c := range e.firsts(then[0]) {
		if then[0].Func != k.fn {
			c.made = ir.NoValue
		}
		after := e.chain(slices.Concat(e.chains[c.then], then[1:]))
		next := c.edge(ed.kind, ed.at)
		next.chain = after
		e.runOn(k, id, next, c, 0, base.path, k.facts[id].kinds)
	}
}

// escape says of a closure that is handed around what a call of it returns, if this is data that it brings along.
func (e *engine) escape(k *context, made ir.Value, base fact) {
	if made == ir.NoValue {
		return
	}
	base.path, _ = e.paths.push(resultElem, base.path)
	for _, v := range e.asValue(k.fn, made) {
		base.value, base.since = v, v
		e.add(k, base)
	}
}

// asValue returns the values that the closure made at made is handed around as: itself, or the Proc that a call makes
// of it. It is none if it is only the block of calls.
func (e *engine) asValue(fn ir.FuncID, made ir.Value) (list []ir.Value) {
	plain := false
	for _, u := range e.info(fn).usesOf(made) {
		in := e.prog.Instr(fn, u)
		for _, a := range e.args(fn, in) {
			switch {
			case a.Value != made:
			case in.Op != ir.OpCall || a.Role != ir.RoleBlock:
				plain = plain || a.Role != ir.RoleSelf
			case e.graph.TypeOf(fn, u).Name == "Proc":
				list = append(list, u)
			}
		}
	}
	if plain {
		list = append(list, made)
	}
	return list
}
