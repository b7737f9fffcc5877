package callgraph

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file answers where the functions come from that a value of Rust can be: it follows the value back
// through variables, fields, tables, statics, parameters and results to the closures and the paths of
// functions that were put there. It is asked only where untrusted data meets the call of a value.

// rustTracer is one such search.
type rustTracer struct {
	g     *Graph
	seen  map[question]bool
	left  *int // of maxTraced
	found []Site
	// objects are what Ruby has given for parameters that were met, besides functions.
	objects []Site
}

// question is what a search asks of a value: what it is, or what its elements are, all of them or the one at a key.
type question struct {
	site     Site
	elements bool
	key      string
}

// RustOrigins returns what makes the functions and objects that value v of Rust function id can be: closures, loads
// of paths, literals and calls that are not followed, in the order in which they are found. It is nil if there
// are too many.
func (g *Graph) RustOrigins(id ir.FuncID, v ir.Value) []Site {
	key := originKey{site: Site{id, v}}
	if sites, ok := g.origins[key]; ok {
		return sites
	}
	left := maxTraced
	t := rustTracer{g: g, seen: map[question]bool{}, left: &left}
	t.value(id, v, maxOriginDepth)
	if len(t.found) > maxOrigins {
		t.found = nil
	}
	g.origins[key] = t.found
	return t.found
}

// spent reports whether there is room for no question more.
func (t *rustTracer) spent(depth int) bool {
	return depth <= 0 || *t.left == 0 || len(t.found) > maxOrigins
}

// enter reports whether a question is new and there is room for it.
func (t *rustTracer) enter(q question, depth int) bool {
	if t.spent(depth) || t.seen[q] || t.g.lang(q.site.Func) != source.Rust {
		return false
	}
	t.seen[q] = true
	*t.left--
	return true
}

// value follows v.
func (t *rustTracer) value(id ir.FuncID, v ir.Value, depth int) {
	for v != ir.NoValue {
		root := t.g.Root(id, v)
		if root == v {
			break
		}
		v = root // in a long function the chain of what is known of a value is long
	}
	if v == ir.NoValue || !t.enter(question{site: Site{id, v}}, depth) {
		return
	}
	in := t.g.Prog.Instr(id, v)
	args := t.g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpPhi:
		for _, a := range args {
			t.value(id, a.Value, depth-1)
		}
	case ir.OpParam:
		t.param(id, in, depth-1)
	case ir.OpLoad:
		t.load(id, v, in, args, depth-1)
	case ir.OpCall:
		t.call(id, v, in, args, depth-1)
	case ir.OpClosure, ir.OpConst:
		t.found = append(t.found, Site{id, v})
	}
}

// load follows what is read.
func (t *rustTracer) load(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, depth int) {
	switch {
	case in.Flags&ir.FlagCapture != 0:
	case in.Flags&ir.FlagIndex != 0:
		t.elements(id, args[0].Value, t.key(id, args[1].Value), depth)
	case len(args) == 0:
		if s, last, ok := t.g.Constant(id, in); ok {
			t.value(s.Func, last, depth)
			t.replaced("", t.g.tableName(in), depth)
		} else if values := t.g.traitConstants(id, in); len(values) > 0 {
			for _, s := range values {
				t.value(s.Func, s.Value, depth)
			}
		} else {
			t.found = append(t.found, Site{id, v})
		}
	default:
		t.field(id, v, in.Name, args[0].Value, depth)
	}
}

// key returns the constant text or number at which an element is looked up, or put; "" if it is not known.
func (t *rustTracer) key(id ir.FuncID, v ir.Value) string {
	defer t.g.Bind(t.g.Bind(nil)) // what is found holds for all callers
	if in := t.g.Prog.Instr(id, t.g.Root(id, v)); in.Op == ir.OpConst {
		return t.g.Prog.Text(in.Name)
	}
	if texts, ok := t.g.texts(id, v, maxTrace); ok && len(texts) == 1 {
		return texts[0]
	}
	return ""
}

// replaced follows what is put into a static of that name, or the field of that name of a type, in place of what it was made
// with. Of what calls on it are given, and of what else is stored there, only functions of Ruby count.
func (t *rustTracer) replaced(owner string, name ir.Name, depth int) {
	w := t.g.crates.fieldsWritten()
	put := slices.Values(w.put[name])
	if owner != "" {
		put = t.g.writes(putIn, owner, name)
	}
	for _, sites := range [...]iter.Seq[fieldWrite]{put, slices.Values(w.set[name])} {
		for s := range sites {
			if t.spent(depth) {
				return
			}
			known := len(t.found)
			t.put(s.site, "", depth)
			t.onlyRuby(known)
		}
	}
}

// drop drops what was found after the first known ones and is not wanted.
func (t *rustTracer) drop(known int, unwanted func(Site) bool) {
	t.found = t.found[:known+len(slices.DeleteFunc(t.found[known:], unwanted))]
}

// onlyRuby drops what was found after the first known ones, but functions of Ruby.
func (t *rustTracer) onlyRuby(known int) {
	t.drop(known, func(o Site) bool { return t.g.lang(o.Func) != source.Ruby })
}

// field follows field name of base, which v reads: what the literals have there that base can be, if it is not stored
// otherwise, or what is stored in it anywhere. That of a library's object is noted as it is.
func (t *rustTracer) field(id ir.FuncID, v ir.Value, name ir.Name, base ir.Value, depth int) {
	g := t.g
	parts := rustTracer{g: g, seen: map[question]bool{}, left: t.left}
	for _, h := range receivers(g.TypeOf(id, base).Name) {
		if !g.crates.hasField(h, name) {
			continue
		}
		if w := g.crates.fieldsWritten(); len(w.stored[name]) > 1 && !w.changed[name] {
			parts.value(id, base, depth)
			if t.parts(parts.found, name, depth) {
				return
			}
		}
		for w := range g.writes(storedIn, h, name) {
			if t.spent(depth) {
				break
			}
			t.value(w.site.Func, w.value, depth)
		}
		t.replaced(h, name, depth)
		t.members(id, base, name)
		return
	}
	parts.value(id, base, depth)
	if t.parts(parts.found, name, depth) {
		return
	}
	if owners := g.crates.fieldOwners(name); owners != 1 {
		if owners == 0 {
			t.found = append(t.found, Site{id, v})
		}
		return
	}
	known := len(t.found)
	for _, w := range g.crates.fieldsWritten().stored[name] {
		if t.spent(depth) {
			break
		}
		t.value(w.site.Func, w.value, depth)
	}
	t.onlyRuby(known)
}

// parts follows field name of what the literals at sites make. It reports whether all of them have one.
func (t *rustTracer) parts(sites []Site, name ir.Name, depth int) bool {
	g := t.g
	has := 0
	for _, s := range sites {
		in := g.Prog.Instr(s.Func, s.Value)
		for i, a := range g.Prog.Args(s.Func, in) {
			n, keyword := a.Role.Keyword()
			at, ok := g.Prog.Position(i)
			if in.Op == ir.OpCall && (keyword && n == name || ok && !keyword && at == name && (in.Flags&ir.FlagPath != 0 || g.Prog.Text(in.Name) == ir.OpArray)) {
				t.value(s.Func, a.Value, depth)
				has++
			}
		}
	}
	return has > 0 && has == len(sites)
}

// param follows a parameter to what is given for it.
func (t *rustTracer) param(id ir.FuncID, in *ir.Instr, depth int) {
	g := t.g
	fn := g.Prog.Func(id)
	if int(in.Aux) >= len(fn.Params) {
		return
	}
	p := &fn.Params[in.Aux]
	made, closure := g.closureSites[id]
	switch {
	case p.Kind == ir.ParamCaptured && closure:
		if args := g.Prog.Args(made.Func, g.Prog.Instr(made.Func, made.Value)); int(p.Index) < len(args) {
			t.value(made.Func, args[p.Index].Value, depth)
		}
	case p.Kind == ir.ParamSelf && g.CallSites(id) <= maxCallSites:
		for _, s := range g.Callers(id) {
			if args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)); len(args) > 0 {
				t.value(s.Func, args[0].Value, depth)
			}
		}
	case p.Kind != ir.ParamPositional:
	case closure:
		t.closureParam(made, int(p.Index), depth)
	case t.fromRuby(id, int(p.Index)):
	case g.CallSites(id) <= maxCallSites:
		for _, s := range g.Callers(id) {
			if !g.inTest(s.Func) || g.inTest(id) {
				t.argument(s, id, int(p.Index), depth)
			}
		}
	}
}

// argument follows what the call at s gives for parameter index of function id.
func (t *rustTracer) argument(s Site, id ir.FuncID, index, depth int) {
	in := t.g.Prog.Instr(s.Func, s.Value)
	if in.Flags&ir.FlagPath != 0 && t.g.Prog.Func(id).Kind == ir.KindMethod {
		index++ // the first is self
	}
	pos := 0
	for _, a := range t.g.Prog.Args(s.Func, in) {
		if a.Role == ir.RolePlain {
			if pos == index {
				t.value(s.Func, a.Value, depth)
			}
			pos++
		}
	}
}

// closureParam follows parameter index of the closure that is made at made: what the call that it is an argument
// of gives it.
func (t *rustTracer) closureParam(made Site, index, depth int) {
	g := t.g
	for _, s := range g.runsOf(made) {
		if v, ok := g.argumentOf(s, index); ok {
			t.value(s.Func, v, depth)
		}
	}
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for u := int(made.Value) + 1; u < len(body); u++ {
		in := &body[u]
		args := g.Prog.Args(made.Func, in)
		at := slices.IndexFunc(args, func(a ir.Operand) bool { return a.Value == made.Value })
		if in.Op != ir.OpCall || at < 0 || args[at].Role != ir.RolePlain {
			continue
		}
		call := g.Call(Site{made.Func, ir.Value(u)})
		for _, f := range call.Flows {
			for i := range f.From {
				if f.Step == rule.Value && f.From[i].Kind == rule.PortSelf && givesBlock(f, index) && args[0].Role == ir.RoleSelf {
					known := len(t.found)
					t.path(made.Func, args[0].Value, f.From[i].Path, nil, depth)
					t.drop(known, func(o Site) bool { return o == made }) // it is not given itself
				}
			}
		}
	}
}

// path follows what an access path leads to from v, which is an operand of a call with these arguments.
func (t *rustTracer) path(id ir.FuncID, v ir.Value, path []rule.Elem, args []ir.Operand, depth int) {
	switch len(path) {
	case 0:
		t.value(id, v, depth)
	case 1:
		t.elements(id, v, t.keyOf(id, &path[0], args), depth)
	}
}

// keyOf returns the key that a step of a path in a row leads to, where an argument of the call holds it.
func (t *rustTracer) keyOf(id ir.FuncID, e *rule.Elem, args []ir.Operand) string {
	for i, a := range args {
		if e.Key > 0 && e.At == 0 && a.Role == ir.RolePlain && t.g.operandPosition(args, i) == e.Key-1 {
			return t.key(id, a.Value)
		}
	}
	return ""
}

// call follows what a call returns, or notes it as what makes the value.
func (t *rustTracer) call(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, depth int) {
	g := t.g
	if len(args) == 1 && g.Prog.Text(in.Name) == ir.OpCast {
		t.value(id, args[0].Value, depth) // run as Handler
		return
	}
	c := g.Call(Site{id, v})
	followed := false
	for _, callee := range c.Callees {
		if callee.Bridge == nil && g.lang(callee.Func) == source.Rust {
			followed = true
			t.returned(callee.Func, depth)
		}
	}
	if followed {
		return
	}
	for _, f := range c.Flows {
		if f.Step != rule.Value || !slices.ContainsFunc(f.To, toResult) {
			continue
		}
		for i := range f.From {
			for pos, a := range args {
				if from := &f.From[i]; g.AtPort(id, in, a, g.operandPosition(args, pos), from) {
					followed = true
					t.path(id, a.Value, from.Path, args, depth)
				}
			}
			if f.From[i].Kind == rule.PortBlockReturn {
				followed = t.closures(id, args, depth) || followed
			}
		}
	}
	if !followed && !t.block(Site{id, v}, maxGivenUp) {
		t.found = append(t.found, Site{id, v})
	}
}

// toResult reports whether a port is the result itself.
func toResult(p rule.Port) bool { return p.Kind == rule.PortReturn && len(p.Path) == 0 }

// operandPosition returns how many positional arguments stand before operand i.
func (g *Graph) operandPosition(args []ir.Operand, i int) int {
	n := 0
	for _, a := range args[:i] {
		if positional(a.Role) {
			n++
		}
	}
	return n
}

// closures follows what the closures among the arguments of a call return.
func (t *rustTracer) closures(id ir.FuncID, args []ir.Operand, depth int) (followed bool) {
	for _, a := range args {
		if made := t.g.Prog.Instr(id, t.g.Root(id, a.Value)); a.Role == ir.RolePlain && made.Op == ir.OpClosure {
			t.returned(t.g.Prog.Callee(id, made), depth)
			followed = true
		}
	}
	return followed
}

// returned follows all values that function id returns.
func (t *rustTracer) returned(id ir.FuncID, depth int) {
	body := t.g.Prog.File(id).Body(t.g.Prog.Func(id))
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			t.value(id, t.g.Prog.Args(id, &body[u])[0].Value, depth)
		}
	}
}

// elements follows the elements of table v, or what may be the one at a key.
func (t *rustTracer) elements(id ir.FuncID, v ir.Value, key string, depth int) {
	g := t.g
	v = g.Root(id, v)
	if v == ir.NoValue || !t.enter(question{Site{id, v}, true, key}, depth) {
		return
	}
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	if in.Op == ir.OpLoad && in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0 {
		put := slices.Values(g.crates.fieldsWritten().put[g.tableName(in)])
		if len(args) == 1 {
			if of := g.ownerIn(id, args[0].Value, in.Name); of != "" {
				put = g.writes(putIn, of, in.Name)
			}
		}
		for w := range put {
			if t.spent(depth - 1) {
				break
			}
			if g.changesTable(w.site) {
				t.put(w.site, key, depth-1)
			}
		}
		if len(args) == 1 {
			t.moved(id, args[0].Value, in.Name, key, depth-1)
		}
	}
	if in.Op == ir.OpCall && len(g.Call(Site{id, v}).Callees) == 0 {
		switch g.Prog.Text(in.Name) {
		case ir.OpArray:
			for i, a := range args {
				if n, err := strconv.Atoi(key); err != nil || n == i {
					t.value(id, a.Value, depth-1)
				}
			}
			t.filled(id, v, key, depth-1)
			return
		}
		t.elementsOfCall(id, v, in, args, key, depth-1)
		t.filled(id, v, key, depth-1)
		return
	}
	tables := rustTracer{g: g, seen: map[question]bool{}, left: t.left}
	tables.value(id, v, depth-1)
	for _, s := range tables.found {
		if s != (Site{id, v}) {
			t.elements(s.Func, s.Value, key, depth-1)
		}
	}
}

// moved follows the elements of the tables that stood in another field before they were stored in field name of base: of
// Host { handlers: self.handlers } what was put into those of the builder.
func (t *rustTracer) moved(id ir.FuncID, base ir.Value, name ir.Name, key string, depth int) {
	g := t.g
	of := g.ownerIn(id, base, name)
	if of == "" {
		return
	}
	for w := range g.writes(storedIn, of, name) {
		if t.spent(depth) {
			break
		}
		from := g.Prog.Instr(w.site.Func, g.Root(w.site.Func, w.value))
		if from.Op == ir.OpLoad && from.Flags&(ir.FlagIndex|ir.FlagCapture) == 0 && from.NArgs == 1 {
			t.elements(w.site.Func, w.value, key, depth)
		}
	}
}

// elementsOfCall follows the elements of what a library's call returns.
func (t *rustTracer) elementsOfCall(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, key string, depth int) {
	g := t.g
	for _, f := range g.Call(Site{id, v}).Flows {
		if f.Step != rule.Value {
			continue
		}
		for j := range f.To {
			if f.To[j].Kind != rule.PortReturn || len(f.To[j].Path) > 1 {
				continue
			}
			for i := range f.From {
				from := f.From[i]
				for pos, a := range args {
					if !g.AtPort(id, in, a, g.operandPosition(args, pos), &from) {
						continue
					}
					if n := len(from.Path); n > 1 && n > len(f.To[j].Path) && from.Path[n-1].Name != "" {
						t.inElements(id, a.Value, from.Path[n-1].Name, depth) // the second one of each pair
					} else if n >= len(f.To[j].Path) {
						t.elements(id, a.Value, elsewhere(key), depth) // of the table, or of its elements, which are not told apart
					} else if len(from.Path) == 0 {
						t.value(id, a.Value, depth)
					}
				}
				if from.Kind == rule.PortBlockReturn && len(f.To[j].Path) == 1 {
					t.closures(id, args, depth)
				}
			}
		}
	}
}

// inElements follows what stands at a key in each element of a table.
func (t *rustTracer) inElements(id ir.FuncID, v ir.Value, key string, depth int) {
	pairs := rustTracer{g: t.g, seen: map[question]bool{}, left: t.left}
	pairs.elements(id, v, "", depth)
	for _, s := range pairs.found {
		t.elements(s.Func, s.Value, key, depth-1)
	}
}

// elsewhere returns the key at which an element stood in the table that a library's call made another one of: in a list it
// can have moved.
func elsewhere(key string) string {
	if _, err := strconv.Atoi(key); err == nil {
		return ""
	}
	return key
}

// filled follows what is put into the table that instruction v of function id makes, at a key or anywhere.
func (t *rustTracer) filled(id ir.FuncID, v ir.Value, key string, depth int) {
	body := t.g.Prog.File(id).Body(t.g.Prog.Func(id))
	for u := int(v) + 1; u < len(body); u++ {
		in := &body[u]
		if in.Op != ir.OpCall && in.Op != ir.OpStore || in.NArgs < 2 {
			continue
		}
		if t.g.holder(id, t.g.Prog.Args(id, in)[0].Value) == v {
			t.put(Site{id, ir.Value(u)}, key, depth)
		}
	}
}

// put follows what the store or call at s puts into a table, unless that is known to be at another key.
func (t *rustTracer) put(s Site, key string, depth int) {
	in := t.g.Prog.Instr(s.Func, s.Value)
	args := t.g.Prog.Args(s.Func, in)
	if key != "" && len(args) == 3 {
		if at := t.key(s.Func, args[1].Value); at != "" && at != key {
			return
		}
	}
	if in.Op == ir.OpStore || len(args) == 3 {
		t.value(s.Func, args[len(args)-1].Value, depth) // the other one is its place
		return
	}
	for _, a := range args[1:] {
		if a.Role == ir.RolePlain {
			t.value(s.Func, a.Value, depth)
		}
	}
}

// changesTable reports whether the store or call at s may put something into the table that it is on: of a call that models
// describe, they say so.
func (g *Graph) changesTable(s Site) bool {
	if g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall {
		return true
	}
	flows := g.Call(s).Flows
	return len(flows) == 0 || slices.ContainsFunc(flows, func(f *rule.Flow) bool {
		given := slices.ContainsFunc(f.From, func(p rule.Port) bool { return p.Kind == rule.PortArg || p.Kind == rule.PortBlockReturn })
		return given && slices.ContainsFunc(f.To, func(p rule.Port) bool { return p.Kind == rule.PortSelf || toResult(p) })
	})
}

// ownerIn returns the type of the workspace that value v is of, or wraps, and that has a field of that name; "" if it is not known.
func (g *Graph) ownerIn(id ir.FuncID, v ir.Value, name ir.Name) string {
	for _, h := range receivers(g.TypeOf(id, v).Name) {
		if g.crates.hasField(h, name) {
			return h
		}
	}
	return ""
}

// maxHolder bounds how many calls stand between a table and the call that fills it: self.list.lock().unwrap().
const maxHolder = 6

// holder returns the value that a call is on in the end, through the methods that lead there.
func (g *Graph) holder(id ir.FuncID, v ir.Value) ir.Value {
	for range maxHolder {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf {
			break
		}
		v = args[0].Value
	}
	return g.Root(id, v)
}

// written is where the fields of the workspace's types, and tables in fields and statics, get their values.
type written struct {
	stored  map[ir.Name][]fieldWrite
	changed map[ir.Name]bool         // the names of the fields of which a store is one of those
	set     map[ir.Name][]fieldWrite // what is stored in statics
	put     map[ir.Name][]fieldWrite // by the name of the field or static that holds the table, or of the function that lends it out
	lent    map[ir.Name][]fieldWrite // the loads of fields to which a reference is taken by which what they hold can be changed
}

// fieldWrite is one value that a field gets: by the literal or the store at site. Of what is put into a table
// only that is known.
type fieldWrite struct {
	site  Site
	value ir.Value
}

// fieldsWritten reads the code of the workspace for them, when it is first asked.
func (c *crates) fieldsWritten() *written {
	if c.written != nil {
		return c.written
	}
	c.written = &written{map[ir.Name][]fieldWrite{}, map[ir.Name]bool{}, map[ir.Name][]fieldWrite{}, map[ir.Name][]fieldWrite{}, map[ir.Name][]fieldWrite{}}
	for id := range c.g.Prog.Funcs {
		id := ir.FuncID(id)
		if c.g.lang(id) != source.Rust {
			continue
		}
		body := c.g.Prog.File(id).Body(c.g.Prog.Func(id))
		for v := range body {
			c.readWritten(id, ir.Value(v), &body[v])
		}
	}
	return c.written
}

func (c *crates) readWritten(id ir.FuncID, v ir.Value, in *ir.Instr) {
	args := c.g.Prog.Args(id, in)
	w := c.written
	switch {
	case in.Op == ir.OpCopy && in.Flags&ir.FlagMut != 0 && len(args) == 1:
		at := c.g.holder(id, args[0].Value)
		if held := c.g.Prog.Instr(id, at); held.Op == ir.OpLoad && held.Flags&ir.FlagIndex == 0 {
			w.lent[held.Name] = append(w.lent[held.Name], fieldWrite{site: Site{id, at}})
		}
	case in.Op == ir.OpStore && in.Flags&ir.FlagIndex == 0 && len(args) == 2:
		w.stored[in.Name] = append(w.stored[in.Name], fieldWrite{Site{id, v}, args[1].Value})
		w.changed[in.Name] = true
	case in.Op == ir.OpCall && c.g.Prog.Text(in.Name) == ir.OpStruct:
		for _, a := range args {
			if n, ok := a.Role.Keyword(); ok {
				w.stored[n] = append(w.stored[n], fieldWrite{Site{id, v}, a.Value})
			}
		}
	case in.Op == ir.OpCall && in.Flags&ir.FlagPath != 0 && c.constructs(id, in):
		for i, a := range args {
			if n := c.g.Prog.Name(strconv.Itoa(i)); n != 0 {
				w.stored[n] = append(w.stored[n], fieldWrite{Site{id, v}, a.Value})
			}
		}
	}
	if in.Op == ir.OpStore && len(args) == 1 {
		w.set[in.Name] = append(w.set[in.Name], fieldWrite{site: Site{id, v}})
	}
	if len(args) < 2 || in.Op != ir.OpStore && in.Op != ir.OpCall || in.Op == ir.OpStore && in.Flags&ir.FlagIndex == 0 && c.g.Prog.Text(in.Name) != "*" || in.Op == ir.OpCall && args[0].Role != ir.RoleSelf {
		return
	}
	if in.Op == ir.OpCall && strings.HasPrefix(c.g.Prog.Text(in.Name), "op.") {
		return // an operation: what stands in a loop
	}
	held := c.g.Prog.Instr(id, c.g.holder(id, args[0].Value))
	if held.Op == ir.OpLoad && held.Flags&(ir.FlagIndex|ir.FlagCapture) == 0 || held.Op == ir.OpCall && held.NArgs == 0 && held.Flags&ir.FlagPath != 0 {
		n := c.g.tableName(held)
		w.put[n] = append(w.put[n], fieldWrite{site: Site{id, v}})
	}
}

// constructs reports whether a call is of a tuple struct or a variant, by its looks: a path whose last word begins
// with a capital.
func (c *crates) constructs(id ir.FuncID, in *ir.Instr) bool {
	name := in.Name
	if s, ok := c.g.simple[name]; ok {
		name = s
	}
	text := c.g.Prog.Text(name)
	return text != "" && text[0] >= 'A' && text[0] <= 'Z' && c.types[c.g.rustPath(id, in)] != nil
}

// hasField reports whether a type of the workspace has a field of that name.
func (c *crates) hasField(owner string, name ir.Name) bool {
	decl := c.types[owner]
	return decl != nil && slices.ContainsFunc(decl.Fields, func(f ir.Field) bool { return f.Name == name })
}

// fieldOwners returns how many types of the workspace have a field of that name.
func (c *crates) fieldOwners(name ir.Name) int {
	if c.owning == nil {
		c.owning = map[ir.Name]int{}
		for _, decl := range c.types {
			if decl == nil {
				continue
			}
			for i, f := range decl.Fields {
				if !slices.ContainsFunc(decl.Fields[:i], func(before ir.Field) bool { return before.Name == f.Name }) {
					c.owning[f.Name]++
				}
			}
		}
	}
	return c.owning[name]
}

// fieldOwner returns the type whose field a write is of.
func (g *Graph) fieldOwner(w fieldWrite) string {
	in := g.Prog.Instr(w.site.Func, w.site.Value)
	if in.Op == ir.OpStore {
		return g.TypeOf(w.site.Func, g.Prog.Args(w.site.Func, in)[0].Value).Name
	}
	return g.TypeOf(w.site.Func, w.site.Value).Name
}
