package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
)

// A method that a class body calls can declare things in turn: a macro of the workspace that defines
// methods, a hook that runs where a module is mixed in. This file reads such a method as if its code stood
// where it is called: self is the class, parameters are what the call gives.

const (
	// maxExpansion bounds how deep macros call macros.
	maxExpansion = 4
	// maxDeclared bounds the names that one declaration can have, as in a loop over a list.
	maxDeclared = 64
)

// frame is a method that is read where it is called.
type frame struct {
	fn     ir.FuncID
	self   Type
	bound  map[ir.Name]Type // parameters that are a class
	site   Site             // the call, or NoValue
	caller *frame           // what the call stands in
	depth  int
}

// expand reads the declarations of a method for class c. The call at s gives its parameters; base, if it
// is not empty, is the class that the first of them is.
func (h *hierarchy) expand(m *Method, self Type, s Site, base string) {
	depth := 0
	if h.frame != nil {
		depth = h.frame.depth + 1
	}
	if m == nil || m.Func == ir.NoFunc || depth > maxExpansion || h.g.sealed {
		return
	}
	f := &frame{fn: m.Func, self: self, site: s, caller: h.frame, depth: depth}
	if base != "" {
		for i := range h.g.Prog.Func(m.Func).Params {
			if p := &h.g.Prog.Func(m.Func).Params[i]; p.Kind == ir.ParamPositional && p.Index == 0 {
				f.bound = map[ir.Name]Type{p.Name: {Name: base, Meta: true}}
			}
		}
	}
	h.frame = f
	h.readBody(m.Func)
	file := h.g.Prog.Funcs[m.Func].File
	for i := range h.g.Prog.Files[file].Funcs {
		if c := h.g.Prog.ID(file, ir.FuncID(i)); h.g.within(c, m.Func) {
			h.readBody(c)
		}
	}
	h.frame = f.caller
}

// frameOf returns the frame that function id is read in, itself or as a block.
func (h *hierarchy) frameOf(id ir.FuncID) *frame {
	if f := h.frame; f != nil && (id == f.fn || h.g.within(id, f.fn)) {
		return f
	}
	return nil
}

// framed returns the class that a call's receiver is in the frame that its function is read in.
func (h *hierarchy) framed(id ir.FuncID, in *ir.Instr, f *frame) Type {
	args := h.g.Prog.Args(id, in)
	if in.Flags&ir.FlagImplicitSelf != 0 {
		return h.framedSelf(id, f)
	}
	return h.framedValue(id, args[0].Value, f)
}

// framedValue returns the class that v is in a frame.
func (h *hierarchy) framedValue(id ir.FuncID, v ir.Value, f *frame) Type {
	in := h.g.Prog.Instr(id, h.g.Root(id, v))
	if in.Op == ir.OpParam && in.Aux == 0 {
		return h.framedSelf(id, f)
	}
	if in.Op == ir.OpParam {
		if t, ok := f.bound[in.Name]; ok {
			return t
		}
	}
	return h.g.TypeOf(id, v)
}

// framedSelf returns what self is in function id, which is read in a frame: in a block that is evaluated
// for a class, that class.
func (h *hierarchy) framedSelf(id ir.FuncID, f *frame) Type {
	for id != f.fn {
		made, ok := h.g.closureSites[id]
		if !ok {
			return f.self
		}
		for _, u := range h.g.blockCalls(made) {
			in := h.g.Prog.Instr(made.Func, u)
			if name := h.g.Prog.Text(in.Name); strings.HasSuffix(name, "_eval") || strings.HasSuffix(name, "_exec") {
				return h.framed(made.Func, in, f)
			}
		}
		id = made.Func
	}
	return f.self
}

// blockCalls returns the calls that the closure made at a site is the block of.
func (g *Graph) blockCalls(made Site) []ir.Value {
	var calls []ir.Value
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for u := int(made.Value) + 1; u < len(body); u++ {
		args := g.Prog.Args(made.Func, &body[u])
		if n := len(args); body[u].Op == ir.OpCall && n > 0 && args[n-1].Value == made.Value && args[n-1].Role == ir.RoleBlock {
			calls = append(calls, ir.Value(u))
		}
	}
	return calls
}

// declared returns the names that v can be where it stands: a constant, a text with such names in it, a
// parameter of a macro, an element of the list that a block is given the elements of.
func (h *hierarchy) declared(id ir.FuncID, v ir.Value, f *frame, depth int) []string {
	if depth <= 0 {
		return nil
	}
	g := h.g
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpConst:
		if in.Aux == ir.ConstSymbol || in.Aux == ir.ConstString || in.Aux == ir.ConstInteger {
			return []string{g.Prog.Text(in.Name)}
		}
	case ir.OpLoad:
		if s, last, ok := g.Constant(id, in); ok && in.Flags&ir.FlagConst != 0 && in.NArgs == 0 {
			return h.declared(s.Func, last, nil, depth-1)
		}
	case ir.OpPhi:
		var all []string
		for _, a := range args {
			all = append(all, h.declared(id, a.Value, f, depth-1)...)
		}
		return all
	case ir.OpParam:
		return h.declaredParam(id, in, f, depth-1)
	case ir.OpCall:
		switch name := g.Prog.Text(in.Name); {
		case name == ir.OpInterp:
			return h.joined(id, args, f, depth-1)
		case len(args) == 1 && (name == "to_s" || name == "to_sym" || name == "freeze" || name == "to_str"):
			return h.declared(id, args[0].Value, f, depth-1)
		}
	}
	return nil
}

// joined returns the texts that the parts of an interpolation make.
func (h *hierarchy) joined(id ir.FuncID, parts []ir.Operand, f *frame, depth int) []string {
	texts := []string{""}
	for _, p := range parts {
		var next []string
		for _, part := range h.declared(id, p.Value, f, depth) {
			for _, t := range texts {
				next = append(next, t+part)
			}
		}
		if texts = next; len(texts) > maxDeclared {
			return nil
		}
	}
	return texts
}

// declaredParam returns the names that a parameter can be.
func (h *hierarchy) declaredParam(id ir.FuncID, in *ir.Instr, f *frame, depth int) []string {
	g := h.g
	fn := g.Prog.Func(id)
	if int(in.Aux) >= len(fn.Params) {
		return nil
	}
	p := &fn.Params[in.Aux]
	switch {
	case p.Kind == ir.ParamCaptured:
		if made, ok := g.closureSites[id]; ok {
			if outer := g.Prog.Args(made.Func, g.Prog.Instr(made.Func, made.Value)); int(p.Index)+1 < len(outer) {
				return h.declared(made.Func, outer[p.Index+1].Value, f, depth)
			}
		}
	case fn.Kind == ir.KindClosure:
		if made, ok := g.closureSites[id]; ok && p.Kind == ir.ParamPositional {
			for _, u := range g.blockCalls(made) {
				call := g.Prog.Args(made.Func, g.Prog.Instr(made.Func, u))
				return h.declaredElements(made.Func, call[0].Value, int(p.Index), f, depth)
			}
		}
	case f != nil && id == f.fn && f.site.Value != ir.NoValue:
		var all []string
		for i, a := range h.given(f) {
			if i == int(p.Index) && (p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional) || i >= int(p.Index) && p.Kind == ir.ParamSplat {
				all = append(all, h.declared(f.site.Func, a, f.caller, depth)...)
			}
		}
		return all
	}
	return nil
}

// given returns the positional arguments of a frame's call.
func (h *hierarchy) given(f *frame) []ir.Value {
	var values []ir.Value
	for _, a := range h.g.Prog.Args(f.site.Func, h.g.Prog.Instr(f.site.Func, f.site.Value)) {
		if a.Role == ir.RolePlain {
			values = append(values, a.Value)
		}
	}
	return values
}

// declaredElements returns the names among the elements of list v, of a Hash among its keys (index 0) or
// its values.
func (h *hierarchy) declaredElements(id ir.FuncID, v ir.Value, index int, f *frame, depth int) []string {
	if depth <= 0 {
		return nil
	}
	g := h.g
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	var all []string
	switch text := g.Prog.Text(in.Name); {
	case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0:
		if s, last, ok := g.Constant(id, in); ok {
			return h.declaredElements(s.Func, last, index, nil, depth-1)
		}
	case in.Op == ir.OpParam:
		return h.declaredParam(id, in, f, depth-1) // of *names: all of them
	case in.Op != ir.OpCall:
	case text == ir.OpArray:
		for _, a := range args {
			all = append(all, h.declared(id, a.Value, f, depth-1)...)
		}
	case text == ir.OpHash:
		for _, a := range args {
			if n, ok := a.Role.Keyword(); ok && index == 0 {
				all = append(all, g.Prog.Text(n))
			} else if ok {
				all = append(all, h.declared(id, a.Value, f, depth-1)...)
			}
		}
	case len(args) == 1 && args[0].Role == ir.RoleSelf:
		return h.declaredElements(id, args[0].Value, index, f, depth-1)
	}
	return all
}

// symbols returns the names among the plain arguments of a call, as far as they are known.
func (h *hierarchy) symbols(id ir.FuncID, in *ir.Instr) []ir.Name {
	var names []ir.Name
	for _, a := range h.g.Prog.Args(id, in) {
		if a.Role != ir.RolePlain && a.Role != ir.RoleSplat {
			continue
		}
		var texts []string
		if a.Role == ir.RoleSplat {
			texts = h.declaredElements(id, a.Value, 0, h.frameOf(id), maxTrace)
		} else {
			texts = h.declared(id, a.Value, h.frameOf(id), maxTrace)
		}
		for _, t := range texts {
			if n := h.g.Prog.Name(t); n != 0 && !slices.Contains(names, n) && len(names) < maxDeclared {
				names = append(names, n)
			}
		}
	}
	return names
}

// inherited reads the hooks of classes that the workspace descends from.
func (h *hierarchy) inherited() {
	name := h.g.Prog.Name("inherited")
	if name == 0 {
		return
	}
	for _, c := range slices.Clone(h.order) {
		if c.super == "" || h.classes[c.super] == nil {
			continue
		}
		if m := h.find(Type{Name: c.super, Meta: true}, name); m != nil && m.Owner != object {
			h.expand(m, Type{Name: c.super, Meta: true}, Site{}, c.name)
			h.handsTo(m, c)
		}
	}
}

// mixedIn reads the hook of module m that runs where it is mixed into class c.
func (h *hierarchy) mixedIn(c *class, m *class, how string) {
	hooks := map[string]string{"include": "included", "extend": "extended", "prepend": "prepended"}
	if hook := m.singles[h.g.Prog.Name(hooks[how])]; hook != nil {
		h.expand(hook, Type{Name: m.name, Meta: true}, Site{}, c.name)
		h.handsTo(hook, c)
	}
}

// handsTo notes that a hook is given class c.
func (h *hierarchy) handsTo(hook *Method, c *class) {
	if hook.Func == ir.NoFunc || c.module {
		return
	}
	params := h.g.Prog.Func(hook.Func).Params
	for i := range params {
		if p := &params[i]; p.Kind == ir.ParamPositional && p.Index == 0 {
			at := Site{hook.Func, p.Value}
			h.registered[at] = append(h.registered[at], Type{Name: c.name, Meta: true})
		}
	}
}
