package callgraph

import (
	"iter"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file answers where an object or a function comes from that a Ruby value can be: it follows the
// value back through variables, fields, tables, parameters and results, to what made it. It is asked
// only where untrusted data meets a receiver that inference from near by says nothing of.

const (
	// maxOrigins bounds what a value can come from: with more of it the answer is worth nothing. A table by
	// which an application finds the handlers of its commands was seen to have a hundred.
	maxOrigins = 160
	// maxTraced bounds the values that are looked at for one answer.
	maxTraced = 600
	// maxCallSites bounds the calls by one name among which the callers of a method are looked for.
	maxCallSites = 64
	// maxOriginDepth bounds how far back one is looked for.
	maxOriginDepth = 40
)

// Origins returns what makes the objects and functions that value v of Ruby function id can be: closures,
// calls (of new, or of what is not followed), class constants and literals, in the order in which they are
// found. It is nil if there are too many.
func (g *Graph) Origins(id ir.FuncID, v ir.Value) []Site {
	key := originKey{site: Site{id, v}}
	if len(g.bound) > 0 && g.byParam[key.site] {
		key.given = &g.bound[0]
	}
	if sites, ok := g.origins[key]; ok {
		return sites
	}
	if g.tracing {
		return nil // calls are resolved to find callers: their receivers are not searched for in turn
	}
	g.tracing = true
	g.traced.empty()
	t := tracer{g: g, seen: &g.traced}
	t.value(id, v, maxOriginDepth)
	g.tracing = false
	if len(t.found) > maxOrigins {
		t.found = nil
	}
	if t.byParam {
		g.byParam[key.site] = true
		if len(g.bound) > 0 {
			key.given = &g.bound[0]
		}
	}
	g.origins[key] = t.found
	return t.found
}

// tracer is one search.
type tracer struct {
	g       *Graph
	seen    *traced
	found   []Site
	byParam bool       // a table was read at a key that is a parameter
	where   []keyGiven // what is given where what is put into a table is followed to the calls that give it
	// inPlace says that a table is also what the function that makes it puts into it, and that what a block is given of a
	// table can be one of its keys: keys are those.
	inPlace bool
	keys    []alternative
}

// traced are the questions of a search: what values are, and what their elements are.
type traced struct{ values, elements *siteSet }

func newTraced(first []uint32) traced { return traced{newSiteSet(first), newSiteSet(first)} }

func (t *traced) empty() {
	t.values.empty()
	t.elements.empty()
}

// enter reports whether a question is new and there is room for it.
func (t *tracer) enter(id ir.FuncID, v ir.Value, element bool, depth int) bool {
	if depth <= 0 || t.seen.values.size+t.seen.elements.size >= maxTraced || len(t.found) > maxOrigins || v == ir.NoValue || t.g.lang(id) != source.Ruby {
		return false
	}
	asked := t.seen.values
	if element {
		asked = t.seen.elements
	}
	return asked.add(Site{id, v})
}

// made notes an origin.
func (t *tracer) made(id ir.FuncID, v ir.Value) { t.found = append(t.found, Site{id, v}) }

// values follows all operands.
func (t *tracer) values(id ir.FuncID, args []ir.Operand, depth int) {
	for _, a := range args {
		t.value(id, a.Value, depth)
	}
}

// value follows v.
func (t *tracer) value(id ir.FuncID, v ir.Value, depth int) {
	v = t.g.Root(id, v)
	if !t.enter(id, v, false, depth) {
		return
	}
	in := t.g.Prog.Instr(id, v)
	args := t.g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpClosure:
		t.made(id, v)
	case ir.OpPhi:
		t.values(id, args, depth-1)
	case ir.OpParam:
		t.param(id, in, depth-1)
	case ir.OpLoad:
		t.load(id, v, in, args, depth-1)
	case ir.OpCall:
		t.call(id, v, in, args, depth-1)
	case ir.OpConst:
		if in.Aux != ir.ConstNil {
			t.made(id, v)
		}
	}
}

// load follows what is read.
func (t *tracer) load(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, depth int) {
	g := t.g
	switch {
	case in.Flags&ir.FlagCapture != 0:
	case in.Flags&ir.FlagIndex != 0:
		t.elements(id, args[0].Value, args[1].Value, depth)
		if g.isFunction(id, args[0].Value) || len(g.invoked.handles) > 0 && g.handleRow(Site{id, v}, in) != nil {
			t.made(id, v)
		}
		if base := (Site{id, g.Root(id, args[0].Value)}); g.starts(base) { // one of the streams of a program
			t.made(base.Func, base.Value)
		}
	case in.Flags&ir.FlagConst != 0:
		if s, last, ok := g.Constant(id, in); ok {
			t.value(s.Func, last, depth)
		} else {
			t.made(id, v)
		}
	case len(args) == 1:
		t.field(g.TypeOf(id, args[0].Value), in.Name, depth)
	default:
		for _, s := range g.variableStores(id, in.Name) {
			t.stored(s, depth)
		}
	}
}

// isFunction reports whether v is a function, or what one returns, as far as it is known from near by.
func (g *Graph) isFunction(id ir.FuncID, v ir.Value) bool {
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		switch {
		case g.TypeOf(id, v).Name == "Proc":
			return true
		case in.Op == ir.OpCall && in.NArgs == 2 || in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0:
			v = g.Prog.Args(id, in)[0].Value
		default:
			return false
		}
	}
	return false
}

// stored follows the value that a store writes.
func (t *tracer) stored(s Site, depth int) {
	args := t.g.Prog.Args(s.Func, t.g.Prog.Instr(s.Func, s.Value))
	t.value(s.Func, args[len(args)-1].Value, depth)
}

// field follows what is stored in an instance variable of objects of type class, and by their writers.
func (t *tracer) field(class Type, name ir.Name, depth int) {
	for s := range t.g.classes.fieldStores(class, name) {
		t.stored(s, depth)
	}
	writer := t.g.Prog.Name(strings.TrimPrefix(t.g.Prog.Text(name), "@") + "=")
	writers := t.g.calls.of(writer)
	if len(writers) > maxCallSites {
		return
	}
	for _, s := range writers {
		if c := t.g.Call(s); c.Writer && c.Accessor == name {
			t.stored(s, depth)
		}
	}
}

// param follows a parameter to what is given for it.
func (t *tracer) param(id ir.FuncID, in *ir.Instr, depth int) {
	g := t.g
	fn := g.Prog.Func(id)
	if int(in.Aux) >= len(fn.Params) {
		return
	}
	p := &fn.Params[in.Aux]
	switch {
	case p.Kind == ir.ParamSelf:
	case p.Index == 0 && len(g.hooked(Site{id, p.Value})) > 0:
		t.made(id, p.Value)
	case p.Kind == ir.ParamCaptured:
		if made, ok := g.closureSites[id]; ok {
			if args := g.Prog.Args(made.Func, g.Prog.Instr(made.Func, made.Value)); int(p.Index)+1 < len(args) {
				t.value(made.Func, args[p.Index+1].Value, depth)
			}
		}
	case fn.Kind == ir.KindClosure && !g.Rebound(id):
		if made, ok := g.closureSites[id]; ok {
			t.blockParam(made, int(p.Index), depth)
		}
	case g.CallSites(id) <= maxCallSites:
		for _, s := range g.Callers(id) {
			if !t.givesOther(id, s) {
				t.argument(s, p, depth)
			}
		}
		for _, s := range g.senders[id] {
			for _, v := range g.sentFor(s, p) {
				t.value(s.Func, v, depth)
			}
		}
	}
}

// argument follows what the call at s gives for parameter p.
func (t *tracer) argument(s Site, p *ir.Param, depth int) {
	for _, v := range t.g.givenFor(s, p) {
		t.value(s.Func, v, depth)
	}
}

// givenFor returns what the call at s gives for parameter p.
func (g *Graph) givenFor(s Site, p *ir.Param) []ir.Value { return g.givenFrom(s, p, 0) }

// sentFor is givenFor of a call of send, whose first argument is the name.
func (g *Graph) sentFor(s Site, p *ir.Param) []ir.Value { return g.givenFrom(s, p, -1) }

// givenFrom is givenFor where the call's first argument stands at a position.
func (g *Graph) givenFrom(s Site, p *ir.Param, pos int) (values []ir.Value) {
	for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
		n, keyword := a.Role.Keyword()
		switch {
		case p.Kind == ir.ParamBlock && a.Role == ir.RoleBlock,
			p.Kind == ir.ParamKeyword && keyword && n == p.Name,
			(p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional) && a.Role == ir.RolePlain && pos == int(p.Index):
			values = append(values, a.Value)
		}
		if positional(a.Role) {
			pos++
		}
	}
	return values
}

// blockParam follows parameter index of the block that is made at made: what the call that it belongs
// to gives it.
func (t *tracer) blockParam(made Site, index, depth int) {
	g := t.g
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for u := int(made.Value) + 1; u < len(body); u++ {
		in := &body[u]
		args := g.Prog.Args(made.Func, in)
		if n := len(args); in.Op != ir.OpCall || n == 0 || args[n-1].Value != made.Value || args[n-1].Role != ir.RoleBlock {
			continue
		}
		call := g.Call(Site{made.Func, ir.Value(u)})
		if t.inPlace {
			t.taken(made, Site{made.Func, ir.Value(u)}, index, depth)
		}
		for _, f := range call.Flows {
			if f.Step == rule.Value && f.From[0].Kind == rule.PortSelf && givesBlock(f, index) && len(args) > 1 {
				t.path(made.Func, args[0].Value, f.From[0].Path, args, depth)
			}
			if f.Step == rule.Value && f.From[0].Kind == rule.PortSelf && givesBlock(f, 0) && len(args) > 1 {
				t.partOfEach(made, args[0].Value, f.From[0].Path, args, index, depth)
			}
		}
		for _, c := range call.Callees {
			t.yielded(c.Func, index, depth)
		}
		return
	}
}

// partOfEach follows parameter index of the block that is made at made, which takes the elements of v apart: each |path, check|
// over a list of lists.
func (t *tracer) partOfEach(made Site, v ir.Value, path []rule.Elem, args []ir.Operand, index, depth int) {
	g := t.g
	block := g.Prog.Callee(made.Func, g.Prog.Instr(made.Func, made.Value))
	if len(path) != 1 || !path[0].Any || block == ir.NoFunc || !takesApart(g.Prog.Func(block)) {
		return
	}
	each := tracer{g: g, seen: t.seen, where: t.where}
	each.path(made.Func, v, path, args, depth)
	t.byParam = t.byParam || each.byParam
	for _, s := range each.found {
		in := g.Prog.Instr(s.Func, s.Value)
		if parts := g.Prog.Args(s.Func, in); in.Op == ir.OpCall && in.Name == g.Prog.Name(ir.OpArray) && index < len(parts) && !slices.ContainsFunc(parts[:index+1], func(a ir.Operand) bool { return a.Role != ir.RolePlain }) {
			t.value(s.Func, parts[index].Value, depth-1)
		}
	}
}

// takesApart reports whether a block has several positional parameters, so that a list that it is given alone is taken apart for them.
func takesApart(block *ir.Func) bool {
	n := 0
	for i := range block.Params {
		if k := block.Params[i].Kind; k == ir.ParamPositional || k == ir.ParamOptional || k == ir.ParamSplat {
			n++
		}
	}
	return n > 1
}

// givesBlock reports whether a flow enters parameter index of the block as it is.
func givesBlock(f *rule.Flow, index int) bool {
	for i := range f.To {
		if to := &f.To[i]; to.Kind == rule.PortBlockArg && to.Index == index && len(to.Path) == 0 {
			return len(f.From) > 0
		}
	}
	return false
}

// yielded follows argument index of all yields of function id.
func (t *tracer) yielded(id ir.FuncID, index, depth int) {
	if t.g.lang(id) != source.Ruby {
		return
	}
	body := t.g.Prog.File(id).Body(t.g.Prog.Func(id))
	for u := range body {
		if body[u].Op != ir.OpCall || body[u].Flags&ir.FlagYield == 0 {
			continue
		}
		if args := t.g.Prog.Args(id, &body[u]); index+1 < len(args) && args[index+1].Role == ir.RolePlain {
			t.value(id, args[index+1].Value, depth)
		}
	}
}

// path follows what an access path leads to from v, as the elements of a table at most.
func (t *tracer) path(id ir.FuncID, v ir.Value, path []rule.Elem, args []ir.Operand, depth int) {
	switch len(path) {
	case 0:
		t.value(id, v, depth)
	case 1:
		if path[0].Keys {
			return
		}
		key := ir.NoValue
		if k := path[0].Key; k > 0 && k < len(args) && args[k].Role == ir.RolePlain {
			key = args[k].Value
		}
		t.elements(id, v, key, depth)
	}
}

// call follows what a call returns, or notes it as what makes the value.
func (t *tracer) call(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, depth int) {
	g := t.g
	if in.Name == g.names.or {
		t.values(id, args, depth)
		return
	}
	if g.invoked.made[Site{id, v}] != nil {
		t.made(id, v)
		return
	}
	c := g.Call(Site{id, v})
	if t.inPlace && (g.mergesInto(Site{id, v}, rule.PortReturn) || g.changesType(Site{id, v}, args)) {
		t.made(id, v)
		return
	}
	if len(c.Functions) > 0 && g.makesFunction(Site{id, v}, c) {
		t.made(id, v)
		return
	}
	for _, s := range c.Values {
		t.value(s.Func, s.Value, depth)
	}
	if c.Accessor != 0 && !c.Writer && len(args) > 0 {
		t.field(g.TypeOf(id, args[0].Value), c.Accessor, depth)
		return
	}
	followed := false
	for _, callee := range c.Callees {
		if !callee.New && callee.Bridge == nil && g.lang(callee.Func) == source.Ruby {
			followed = true
			t.returned(callee.Func, depth)
		}
	}
	if len(c.Callees) == 0 && len(args) > 0 && args[0].Role == ir.RoleSelf {
		for _, f := range c.Flows {
			if f.Step == rule.Value && len(f.From) == 1 && len(f.To) > 0 && f.To[0].Kind == rule.PortReturn && len(f.To[0].Path) == 0 {
				switch f.From[0].Kind {
				case rule.PortSelf:
					followed = true
					t.path(id, args[0].Value, f.From[0].Path, args, depth)
				case rule.PortArg:
					if f.Joins == nil && len(f.From[0].Path) == 0 && f.From[0].Index != rule.AnyIndex {
						for _, given := range g.operands(id, in, &f.From[0]) { // the default of fetch
							followed = true
							t.value(id, given, depth)
						}
					}
				case rule.PortBlock:
					if last := args[len(args)-1]; last.Role == ir.RoleBlock { // proc { … }
						followed = true
						t.value(id, last.Value, depth)
					}
				case rule.PortBlockReturn:
					if args[len(args)-1].Role == ir.RoleBlock {
						followed = true
						t.blockResult(id, args, depth)
					}
				}
			}
		}
	}
	if !followed || in.Name == g.names.hash || in.Name == g.names.array {
		t.made(id, v)
	}
}

// blockResult follows what the block of a call returns.
func (t *tracer) blockResult(id ir.FuncID, args []ir.Operand, depth int) {
	last := args[len(args)-1]
	if made := t.g.Prog.Instr(id, last.Value); last.Role == ir.RoleBlock && made.Op == ir.OpClosure {
		t.returned(t.g.Prog.Callee(id, made), depth)
	}
}

// returned follows all values that function id returns.
func (t *tracer) returned(id ir.FuncID, depth int) {
	body := t.g.Prog.File(id).Body(t.g.Prog.Func(id))
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			t.value(id, t.g.Prog.Args(id, &body[u])[0].Value, depth)
		} else if body[u].Op == ir.OpClosure {
			t.returnedFrom(t.g.Prog.Callee(id, &body[u]), depth-1)
		}
	}
}

// returnedFrom follows all values that closure id, and those in it, return from the method around them.
func (t *tracer) returnedFrom(id ir.FuncID, depth int) {
	if id == ir.NoFunc || depth <= 0 {
		return
	}
	body := t.g.Prog.File(id).Body(t.g.Prog.Func(id))
	for u := range body {
		switch in := &body[u]; {
		case in.Op == ir.OpReturn && in.Aux == ir.ReturnMethod && in.NArgs > 0:
			t.value(id, t.g.Prog.Args(id, in)[0].Value, depth)
		case in.Op == ir.OpClosure:
			t.returnedFrom(t.g.Prog.Callee(id, in), depth-1)
		}
	}
}

// elements follows the elements of table v at a key, at any key if it is NoValue or not constant.
func (t *tracer) elements(id ir.FuncID, v, key ir.Value, depth int) {
	name, known := ir.Name(0), false
	if key != ir.NoValue {
		k := t.g.tableKey(id, key)
		name, known = k.name, k.known
		t.byParam = t.byParam || k.param.Value != ir.NoValue
	}
	t.elementsAt(id, v, name, known, depth)
}

// elementsAt follows the elements of table v at a key, at any key if none is known.
func (t *tracer) elementsAt(id ir.FuncID, v ir.Value, name ir.Name, known bool, depth int) {
	if !t.enter(id, v, true, depth) {
		return
	}
	g := t.g
	tables := tracer{g: g, seen: t.seen, where: t.where, inPlace: t.inPlace}
	tables.value(id, v, depth-1)
	t.byParam = t.byParam || tables.byParam
	for _, s := range tables.found {
		in := g.Prog.Instr(s.Func, s.Value)
		if t.inPlace {
			t.partsOf(s, name, known, depth-1)
		}
		switch text := g.Prog.Text(in.Name); text {
		case ir.OpHash:
			for _, a := range g.Prog.Args(s.Func, in) {
				if n, ok := a.Role.Keyword(); (!ok || !known || n == name) && !(t.inPlace && a.Role == ir.RoleKwSplat) {
					t.value(s.Func, a.Value, depth-1)
				}
			}
		case ir.OpArray:
			for i, a := range g.Prog.Args(s.Func, in) {
				if n, ok := g.Prog.Position(i); !known || !ok || n == name {
					t.value(s.Func, a.Value, depth-1)
				}
			}
		default:
			if in.Op == ir.OpCall && slices.ContainsFunc(g.Call(s).Flows, yieldsElements) { // Hash.new { |all, key| … }
				t.blockResult(s.Func, g.Prog.Args(s.Func, in), depth-1)
			}
		}
	}
	if v := g.Root(id, v); t.inPlace && !slices.Contains(tables.found, Site{id, v}) {
		t.addedTo(Site{id, v}, name, known, depth-1)
	}
	t.kept(id, v, name, known, depth-1)
}

// yieldsElements reports whether a flow says that what a block returns is an element of the call's result.
func yieldsElements(f *rule.Flow) bool {
	return f.Step == rule.Value && slices.ContainsFunc(f.From, func(p rule.Port) bool { return p.Kind == rule.PortBlockReturn && len(p.Path) == 0 }) &&
		slices.ContainsFunc(f.To, isEachElement)
}

// variableStores returns the stores of the global or class variable that function id calls name.
func (g *Graph) variableStores(id ir.FuncID, name ir.Name) []Site {
	shared := strings.HasPrefix(g.Prog.Text(name), "@@")
	var sites []Site
	for _, s := range g.classes.variables[name] {
		if !shared || g.SelfCompatible(instance(g.SelfType(id)), instance(g.SelfType(s.Func))) {
			sites = append(sites, s)
		}
	}
	return sites
}

// instance returns the type of the objects of a class, for that class too.
func instance(t Type) Type {
	t.Meta = false
	return t
}

// fieldStores are the stores of an instance variable in the code of class t, its ancestors and, of a
// module, its users.
func (h *hierarchy) fieldStores(t Type, name ir.Name) iter.Seq[Site] {
	return func(yield func(Site) bool) {
		if t.Name == "" {
			return
		}
		stores := func(owners []string) bool {
			for _, a := range owners {
				for _, s := range h.ivars[fieldKey{a, name}] {
					if h.g.SelfType(s.Func).Meta == t.Meta && !yield(s) {
						return false
					}
				}
			}
			return true
		}
		if stores(h.mro(t.Name)) {
			if c := h.classes[t.Name]; c != nil {
				stores(c.includers)
			}
		}
	}
}

// typesOf returns the types of all that a receiver can be, of which inference from near by knows nothing.
func (g *Graph) typesOf(id ir.FuncID, v ir.Value) []Type {
	var types []Type
	add := func(t Type) {
		if t.Name != "" && !slices.Contains(types, t) {
			types = append(types, t)
		}
	}
	for _, s := range g.Origins(id, v) {
		add(g.TypeOf(s.Func, s.Value))
		for _, class := range g.hooked(s) {
			add(class)
		}
		for _, class := range g.constructed(s) {
			add(instance(class))
		}
	}
	return types
}

// ToProc returns the methods of the workspace by which value v, an object or a class, becomes a block.
func (g *Graph) ToProc(id ir.FuncID, v ir.Value) (methods []ir.FuncID) {
	name := g.Prog.Name("to_proc")
	if name == 0 || len(g.classes.byName[name])+len(g.classes.named(name, true)) == 0 {
		return nil
	}
	for _, t := range g.typesOf(id, v) {
		if m := g.classes.find(t, name); m != nil && m.Func != ir.NoFunc && !slices.Contains(methods, m.Func) {
			methods = append(methods, m.Func)
		}
	}
	return methods
}

// constructed returns the classes that the call at s makes an object of, if it is one of new.
func (g *Graph) constructed(s Site) []Type {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if in.Op != ir.OpCall || g.Prog.Text(in.Name) != "new" || args[0].Role != ir.RoleSelf {
		return nil
	}
	var classes []Type
	for _, o := range g.Origins(s.Func, args[0].Value) {
		if t := g.TypeOf(o.Func, o.Value); t.Meta {
			classes = append(classes, t)
		}
		classes = append(classes, g.hooked(o)...)
	}
	return classes
}
