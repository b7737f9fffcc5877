package callgraph

import (
	"cmp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the code of Ruby that Rust runs, for the map of bridges: methods that it calls by their names, blocks
// that it yields to, functions that it was given by pointers, and those that a host lends to a Wasm module.

// Back is a call in Rust that runs code of Ruby.
type Back struct {
	Site Site
	Func ir.FuncID
}

const (
	// maxBackCallers bounds the functions between a native function and the call.
	maxBackCallers = 6
	// maxPointer bounds how far a pointer of a function is followed.
	maxPointer = 24
)

// Backs returns the calls in Rust that run code of Ruby, in program order.
func (g *Graph) Backs() []Back {
	b := &backs{g: g, calls: map[ir.FuncID][]Site{}, siblings: map[string][]ir.FuncID{}, found: map[Back]bool{}}
	b.readCalls()
	for _, s := range append(g.FuncallSites(), g.Hosts()...) {
		for _, c := range g.Call(s).Callees {
			if c.Back != nil || c.Host != nil {
				b.add(s, c.Func)
			}
		}
	}
	b.yields()
	b.pointers()
	slices.SortFunc(b.list, func(x, y Back) int { return cmp.Or(x.Site.compare(y.Site), cmp.Compare(x.Func, y.Func)) })
	return b.list
}

type backs struct {
	g     *Graph
	calls map[ir.FuncID][]Site // the calls in Ruby that reach a native function
	// siblings are the native functions of each class that a call with a block reaches.
	siblings map[string][]ir.FuncID
	classes  map[ir.FuncID][]string
	found    map[Back]bool
	list     []Back
}

func (b *backs) add(s Site, id ir.FuncID) {
	if back := (Back{s, id}); id != ir.NoFunc && !b.found[back] {
		b.found[back] = true
		b.list = append(b.list, back)
	}
}

// readCalls notes the calls in Ruby that reach native functions.
func (b *backs) readCalls() {
	b.classes = map[ir.FuncID][]string{}
	reached := b.g.CallsOfNatives()
	var natives []*Native
	for n := range reached {
		natives = append(natives, n)
	}
	slices.SortFunc(natives, func(x, y *Native) int { return cmp.Or(x.Site.compare(y.Site), cmp.Compare(x.Symbol, y.Symbol)) })
	for _, n := range natives {
		for _, s := range reached[n] {
			for _, c := range b.g.Call(s).Callees {
				if c.Bridge == nil {
					continue
				}
				b.calls[c.Func] = append(b.calls[c.Func], s)
				if n.Class != "" && !slices.Contains(b.classes[c.Func], n.Class) {
					b.classes[c.Func] = append(b.classes[c.Func], n.Class)
					b.siblings[n.Class] = append(b.siblings[n.Class], c.Func)
				}
			}
		}
	}
}

// function returns the function that a closure stands in, or id itself.
func (b *backs) function(id ir.FuncID) ir.FuncID {
	for range maxBackCallers {
		made, ok := b.g.closureSites[id]
		if !ok {
			break
		}
		id = made.Func
	}
	return id
}

// block returns the blocks that calls in Ruby give to a native function.
func (b *backs) blocks(id ir.FuncID) (blocks []ir.FuncID) {
	for _, s := range b.calls[id] {
		for _, a := range b.g.Prog.Args(s.Func, b.g.Prog.Instr(s.Func, s.Value)) {
			if a.Role == ir.RoleBlock {
				blocks = append(blocks, b.g.functionsGiven(s.Func, a.Value)...)
			}
		}
	}
	return blocks
}

// yields finds the calls that yield to the block which the function around them was given. One that is kept by a function
// of the same class may be what a function without one calls.
func (b *backs) yields() {
	sites := b.g.SitesOf(source.Rust, func(e *rule.Entry) bool { return slices.ContainsFunc(e.Flows, isOuter) })
	yielding := map[ir.FuncID]bool{}
	var rest []Site
	for _, s := range sites {
		if !slices.ContainsFunc(b.g.Call(s).Flows, isOuter) {
			continue
		}
		if b.kept(s) {
			continue
		}
		any := false
		for _, id := range b.callers(b.function(s.Func)) {
			for _, block := range b.blocks(id) {
				b.add(s, block)
				any, yielding[id] = true, true
			}
		}
		if !any {
			rest = append(rest, s)
		}
	}
	for _, s := range rest {
		for _, class := range b.classes[b.function(s.Func)] {
			for _, id := range b.siblings[class] {
				if !yielding[id] {
					for _, block := range b.blocks(id) {
						b.add(s, block)
					}
				}
			}
		}
	}
}

// kept adds the functions of Ruby that the call at s is made on, if native code was given them as arguments.
func (b *backs) kept(s Site) (found bool) {
	args := b.g.Prog.Args(s.Func, b.g.Prog.Instr(s.Func, s.Value))
	if len(args) == 0 || args[0].Role != ir.RoleSelf || b.g.AsksForBlock(s.Func, args[0].Value) {
		return false
	}
	for _, o := range b.g.RustOrigins(s.Func, args[0].Value) {
		if in := b.g.Prog.Instr(o.Func, o.Value); in.Op == ir.OpClosure && b.g.lang(o.Func) == source.Ruby {
			b.add(s, b.g.Prog.Callee(o.Func, in))
			found = true
		}
	}
	return found
}

func isOuter(f *rule.Flow) bool { return f.Outer }

// callers returns function id and the functions of Rust that call it, nearest first.
func (b *backs) callers(id ir.FuncID) []ir.FuncID {
	list := []ir.FuncID{id}
	for i := 0; i < len(list) && len(list) < maxRunBy; i++ {
		for _, s := range b.g.Callers(list[i]) {
			if from := b.function(s.Func); b.g.lang(from) == source.Rust && !slices.Contains(list, from) {
				list = append(list, from)
			}
		}
	}
	return list
}

// pointers finds the calls of functions that Ruby has given by their addresses. One that is kept may be any that has
// been given for a parameter of the same type and is not called by the function that it was given to.
func (b *backs) pointers() {
	direct := map[Site]bool{} // parameters that are called
	type kept struct {
		site  Site
		named string
	}
	var rest []kept
	for _, s := range b.g.calls.of(b.g.Prog.Name(ir.OpCallee)) {
		args := b.g.Prog.Args(s.Func, b.g.Prog.Instr(s.Func, s.Value))
		if b.g.lang(s.Func) != source.Rust || len(args) == 0 {
			continue
		}
		p := &pointer{b: b, params: direct, seen: map[Site]bool{}}
		p.value(s.Func, args[0].Value, maxPointer)
		for _, id := range p.found {
			b.add(s, id)
		}
		if p.named != "" && len(p.found) == 0 {
			rest = append(rest, kept{s, p.named})
		}
	}
	if len(rest) == 0 {
		return
	}
	for id := range b.g.Prog.Funcs {
		id := ir.FuncID(id)
		fn := b.g.Prog.Func(id)
		for i := range fn.Params {
			param := &fn.Params[i]
			if len(b.calls[id]) == 0 || direct[Site{id, param.Value}] {
				continue
			}
			for _, k := range rest {
				if pointerType(b.g.Prog.Text(param.Type)) != k.named {
					continue
				}
				for _, at := range b.given(id, param) {
					for _, closure := range b.g.functionsGiven(at.Func, at.Value) {
						b.add(k.site, closure)
					}
				}
			}
		}
	}
}

// pointerType returns the name of the type of a function's address, without what it may be wrapped in.
func pointerType(t string) string {
	for _, wrapper := range []string{"Mutex<", "RwLock<", "RefCell<", "Cell<", "OnceLock<", "Option<"} {
		t = strings.TrimSpace(t)
		if i := strings.Index(t, wrapper); i >= 0 && strings.HasSuffix(t, ">") && !strings.ContainsAny(t[:i], "<(") {
			t = t[i+len(wrapper) : len(t)-1]
		}
	}
	return lastName(strings.TrimSpace(t))
}

// given returns what calls in Ruby give for a parameter of a native function.
func (b *backs) given(id ir.FuncID, param *ir.Param) (given []Site) {
	for _, s := range b.calls[id] {
		shift := 0
		for _, c := range b.g.Call(s).Callees {
			if c.Func == id && c.Bridge != nil {
				shift = c.Skip
			}
		}
		pos := 0
		for _, a := range b.g.Prog.Args(s.Func, b.g.Prog.Instr(s.Func, s.Value)) {
			if pos-shift == int(param.Index) && (a.Role == ir.RolePlain || a.Role == ir.RoleBlock) {
				given = append(given, Site{s.Func, a.Value})
			}
			if positional(a.Role) {
				pos++
			}
		}
	}
	return given
}

// functionsGiven returns the functions that value v of function id in Ruby is which native code is given: closures, and the methods
// call of objects.
func (g *Graph) functionsGiven(id ir.FuncID, v ir.Value) (all []ir.FuncID) {
	if all = g.closures(id, v, maxClosures); all != nil {
		return all
	}
	for _, o := range append([]Site{{id, g.Root(id, v)}}, g.Origins(id, v)...) {
		in := g.Prog.Instr(o.Func, o.Value)
		args := g.Prog.Args(o.Func, in)
		switch {
		case in.Op == ir.OpClosure:
			all = append(all, g.Prog.Callee(o.Func, in))
		case in.Op == ir.OpCall && len(args) > 0 && args[len(args)-1].Role == ir.RoleBlock:
			all = append(all, g.closures(o.Func, args[len(args)-1].Value, maxClosures)...)
		case in.Op == ir.OpCall:
			all = append(all, g.calledAt(o)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// CalledObject returns the methods call of the objects that value v of function id in Ruby can be: native code that is given one
// for a function runs that.
func (g *Graph) CalledObject(id ir.FuncID, v ir.Value) (all []ir.FuncID) {
	for _, o := range append([]Site{{id, g.Root(id, v)}}, g.Origins(id, v)...) {
		for _, m := range g.calledAt(o) {
			if !slices.Contains(all, m) {
				all = append(all, m)
			}
		}
	}
	return all
}

// calledAt returns the methods call of the object that the call at s makes.
func (g *Graph) calledAt(s Site) (all []ir.FuncID) {
	for _, class := range g.constructed(s) {
		if m := g.classes.find(instance(class), g.Prog.Name("call")); m != nil {
			all = append(all, m.Func)
		}
	}
	return all
}

// pointer follows the address of a function back to where Ruby gives it.
type pointer struct {
	b      *backs
	params map[Site]bool // those that were met
	seen   map[Site]bool // the values that were followed
	found  []ir.FuncID
	named  string // the type of a static that keeps it
}

// value follows v in function id.
func (p *pointer) value(id ir.FuncID, v ir.Value, depth int) {
	g := p.b.g
	v = g.Root(id, v)
	if depth <= 0 || p.seen[Site{id, v}] {
		return
	}
	p.seen[Site{id, v}] = true
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpParam:
		p.param(id, in, depth)
	case ir.OpPhi:
		for _, a := range args {
			p.value(id, a.Value, depth-1)
		}
	case ir.OpLoad:
		switch {
		case len(args) > 0:
			if in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0 && len(g.membersPut()[in.Name]) > 0 {
				p.member(id, args[0].Value, in.Name, maxBackCallers)
			}
			if p.named == "" && in.Flags&ir.FlagIndex == 0 {
				p.named = pointerType(g.TypeOf(id, v).Name)
			}
			p.value(id, args[0].Value, depth-1)
		case in.Flags&ir.FlagConst != 0:
			p.named = pointerType(g.TypeOf(id, v).Name)
		}
	case ir.OpCall:
		if len(args) > 0 {
			p.value(id, args[0].Value, depth-1)
		}
	}
}

// member adds the functions that Ruby has put into a field of value v of function id.
func (p *pointer) member(id ir.FuncID, v ir.Value, field ir.Name, depth int) {
	g := p.b.g
	param, ok := g.ParamOf(id, v)
	if !ok {
		p.at(g.KeptMembers(id, v, field))
		return
	}
	for _, given := range p.b.given(id, param) {
		p.at(g.PutAt(given, field))
	}
	for _, s := range g.Callers(id) {
		if g.lang(s.Func) == source.Rust && depth > 0 {
			for _, v := range g.givenFor(s, param) {
				p.member(s.Func, v, field, depth-1)
			}
		}
	}
}

// at adds the functions that values of Ruby are.
func (p *pointer) at(values []Site) {
	for _, s := range values {
		p.found = append(p.found, p.b.g.functionsGiven(s.Func, s.Value)...)
		if id := p.b.g.rubyFunction(s); id != ir.NoFunc {
			p.found = append(p.found, id)
		}
	}
}

// param follows a parameter to what it is given: by Ruby, or by functions of Rust.
func (p *pointer) param(id ir.FuncID, in *ir.Instr, depth int) {
	g := p.b.g
	fn := g.Prog.Func(id)
	if out, ok := g.captured(id, in); ok {
		p.value(out.Func, out.Value, depth-1)
		return
	}
	param := &fn.Params[in.Aux]
	at := Site{id, param.Value}
	p.params[at] = true
	for _, given := range p.b.given(id, param) {
		p.found = append(p.found, p.b.g.functionsGiven(given.Func, given.Value)...)
	}
	if made, ok := g.closureSites[id]; ok { // of a closure: what the call that runs it is made on
		if call, ok := g.consumer(made); ok {
			if args := g.Prog.Args(call.Func, g.Prog.Instr(call.Func, call.Value)); len(args) > 0 {
				p.value(call.Func, args[0].Value, depth-1)
			}
		}
		return
	}
	for _, s := range g.Callers(id) {
		if g.lang(s.Func) == source.Rust {
			for _, v := range g.givenFor(s, param) {
				p.value(s.Func, v, depth-1)
			}
		}
	}
}
