package route

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file says what is proven by what an object answers that a method has made: a result, which says whether all went well. An
// object itself is always true, whatever it says.
//
//	return Result.new(error: :password) unless secure_compare(known, given)
//	Result.new(account: account)
//
// Of result.success? each place that makes one is asked: with what it has been given there, and what is proven there.

// maxObjects bounds the places that may make an object.
const maxObjects = 8

// maxMaking bounds the steps from a value back to where it is made: calls, and joins of branches.
const maxMaking = 12

// object is a call that makes an object, the frame in which it stands, and what is proven where that is what a value is.
type object struct {
	site  callgraph.Site
	in    *frame
	there verdict
}

// ofObject returns what is proven where an object that a call makes by new is true, or is not: it is. What is asked of a library's
// object by that may be whether something is in it.
func (p *prover) ofObject(f *frame, site callgraph.Site, want bool) verdict {
	for _, c := range p.g.CallIn(site).Callees {
		if !want || !c.New {
			continue
		}
		if made := p.comesBack(f.into(c.Func, site)); made.strength >= signedIn && made.strength != impossible {
			return made
		}
	}
	switch {
	case want && p.made(f, site.Value).proof != 0:
		return verdict{strength: claimed, why: Evidence{site, "asks only whether " + p.quote(site) + " is there"}}
	case want || len(p.g.CallIn(site).Callees) == 0:
		return verdict{}
	}
	return verdict{strength: impossible}
}

// ofNil returns what is proven where nil is true, or is not: it is not.
func ofNil(want bool) verdict {
	if want {
		return verdict{strength: impossible}
	}
	return verdict{}
}

// isNew reports whether a call makes an object of a class by new.
func (p *prover) isNew(site callgraph.Site) bool {
	in := p.g.Prog.Instr(site.Func, site.Value)
	args := p.g.Prog.Args(site.Func, in)
	if in.Op != ir.OpCall || p.g.Prog.Text(in.Name) != "new" || in.Flags&ir.FlagSafe != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return false
	}
	callees := p.g.CallIn(site).Callees
	if slices.ContainsFunc(callees, func(c callgraph.Callee) bool { return !c.New }) {
		return false
	}
	return len(callees) > 0 || p.g.TypeOf(site.Func, args[0].Value).Meta
}

// ofResult returns what is proven where a call on an object that a method of the workspace has made is true, or false; ok is false if
// it is no such call, or may be made on something else.
func (p *prover) ofResult(f *frame, site callgraph.Site, want bool) (out verdict, ok bool) {
	in := p.g.Prog.Instr(site.Func, site.Value)
	args := p.g.Prog.Args(site.Func, in)
	if in.Flags&(ir.FlagImplicitSelf|ir.FlagSafe) != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf || f.depth > maxCalls {
		return verdict{}, false
	}
	c := p.g.CallIn(site)
	reads := c.Accessor != 0 && !c.Writer
	if len(c.Callees) == 0 && !reads {
		return verdict{}, false
	}
	objects, ok := p.objects(f, args[0].Value, verdict{}, maxMaking)
	if !ok || len(objects) < 2 {
		return verdict{}, false
	}
	out = verdict{strength: impossible}
	for i := range objects {
		o := &objects[i]
		var one verdict
		if reads {
			if one, ok = p.attribute(o, p.g.FieldWrites(p.g.TypeOf(site.Func, args[0].Value), c.Accessor), want); !ok {
				return verdict{}, false
			}
		} else {
			method := p.g.MethodOf(p.g.TypeOf(o.site.Func, o.site.Value).Name, p.g.Prog.Text(in.Name))
			if method == ir.NoFunc {
				return verdict{}, false
			}
			one = p.yields(&frame{fn: method, call: site, up: f, depth: f.depth + 1, shared: f.common(), self: o}, want)
		}
		switch one.strength {
		case impossible:
			out = out.either(one)
		case configured: // by how the object was made, and not by how the program is set up
			out = out.either(o.there)
		default:
			out = out.either(one.both(o.there))
		}
	}
	return out, true
}

// objects returns the places that may make the object that a value is, if it is one; ok is false if it may be something else than
// that, or nil.
func (p *prover) objects(f *frame, v ir.Value, there verdict, depth int) (list []object, ok bool) {
	v = p.g.Root(f.fn, v)
	site := callgraph.Site{Func: f.fn, Value: v}
	in := p.g.Prog.Instr(f.fn, v)
	add := func(in *frame, v ir.Value, there verdict) bool {
		more, ok := p.objects(in, v, there, depth-1)
		list = append(list, more...)
		return ok && len(list) <= maxObjects
	}
	switch {
	case depth < 0:
	case p.isNew(site):
		return []object{{site, f, there}}, true
	case in.Op == ir.OpConst:
		return nil, in.Aux == ir.ConstNil || in.Aux == ir.ConstFalse
	case in.Op == ir.OpPhi:
		for _, a := range p.g.Prog.Args(f.fn, in) {
			if p.keptOnly(f.fn, a.Value, in) {
				continue
			}
			if a.Value >= v || !add(f, a.Value, there.both(p.at(f, a.Value))) {
				return nil, false
			}
		}
		return list, true
	case in.Op == ir.OpCall && in.Flags&ir.FlagSafe == 0:
		callees := p.calleesIn(f, site)
		for _, id := range callees {
			into := f.into(id, site)
			done, ok := p.run(into)
			if !ok {
				return nil, false
			}
			for _, exit := range p.exits(id) {
				args := p.g.Prog.Args(exit.Func, p.g.Prog.Instr(exit.Func, exit.Value))
				at := p.exit(into, exit)
				if at.strength == impossible {
					continue
				}
				if ok = len(args) == 1 && exit.Func == id && add(into, args[0].Value, there.both(at)); !ok {
					break
				}
			}
			if done(); !ok {
				return nil, false
			}
		}
		return list, len(callees) > 0
	}
	return nil, false
}

// keptOnly reports whether v reads an instance variable that holds only what phi has besides: @account ||= Account.of(session).
func (p *prover) keptOnly(fn ir.FuncID, v ir.Value, phi *ir.Instr) bool {
	in := p.g.Prog.Instr(fn, p.g.Root(fn, v))
	if in.Op != ir.OpLoad || in.NArgs != 1 || in.Flags&(ir.FlagConst|ir.FlagIndex|ir.FlagCapture) != 0 {
		return false
	}
	s, ok := p.g.OnlyStore(fn, in.Name)
	return ok && s.Func == fn && slices.ContainsFunc(p.g.Prog.Args(fn, phi), func(a ir.Operand) bool { return a.Value == p.valueOf(s) })
}

// attribute returns what is proven where an instance variable of an object, which has some stores, is true, or is not; ok is false if
// something else than what makes the object stores something there.
func (p *prover) attribute(o *object, stores []callgraph.Site, want bool) (out verdict, ok bool) {
	out = verdict{strength: impossible}
	for _, s := range stores {
		if !slices.ContainsFunc(p.g.CallIn(o.site).Callees, func(c callgraph.Callee) bool { return c.New && c.Func == s.Func }) {
			return verdict{}, false
		}
		at := o.in.into(s.Func, o.site)
		if at.depth > maxCalls {
			return verdict{}, false
		}
		out = out.either(p.condition(at, p.valueOf(s), want))
	}
	return out, len(stores) > 0
}

// member returns what the object that a function is called on was given for the attribute that value v reads, and the frame of that:
// nil if it was given nothing; ok is false if that is not known.
func (p *prover) member(f *frame, v ir.Value) (at ir.Value, in *frame, ok bool) {
	if p.g.Prog.Instr(f.fn, v).Flags&ir.FlagIndex == 0 || !p.readsAttribute(f.fn) || p.g.Prog.Func(f.fn).Kind != ir.KindMethod {
		return ir.NoValue, nil, false
	}
	class, name := p.g.SelfType(f.fn).Name, p.g.Prog.Text(p.g.Prog.Func(f.fn).Name)
	made, in, ok := p.creation(f)
	if writer := p.g.MethodOf(class, name+"="); !ok || !p.isNew(made) || writer != ir.NoFunc && len(p.g.Callers(writer)) > 0 {
		return ir.NoValue, nil, false
	}
	id := p.g.MethodOf(class, "initialize")
	if id == ir.NoFunc || !p.g.IsA(class, "Struct") {
		return ir.NoValue, nil, false
	}
	params := p.g.Prog.Func(id).Params
	i := slices.IndexFunc(params, func(param ir.Param) bool { return param.Kind == ir.ParamOptional && p.g.Prog.Text(param.Name) == name })
	if i < 0 || p.givesMore(made) {
		return ir.NoValue, nil, false
	}
	given := append(p.g.Operands(made, &rule.Port{Kind: rule.PortArg, Index: int(params[i].Index)}), p.g.Operands(made, &rule.Port{Kind: rule.PortKeyword, Name: name})...)
	switch len(given) {
	case 0:
		return ir.NoValue, nil, true
	case 1:
		return given[0], in, true
	}
	return ir.NoValue, nil, false
}

// givesMore reports whether a call gives more than what stands there: the elements of a list, or of a table.
func (p *prover) givesMore(site callgraph.Site) bool {
	in := p.g.Prog.Instr(site.Func, site.Value)
	return in.Flags&ir.FlagIncomplete != 0 || slices.ContainsFunc(p.g.Prog.Args(site.Func, in), func(a ir.Operand) bool {
		return a.Role == ir.RoleSplat || a.Role == ir.RoleKwSplat || a.Role == ir.RoleAnyKey || a.Role == ir.RoleBlock
	})
}

// withDefault returns what a parameter with a default is where it is known which call gives it something, or nothing.
func (p *prover) withDefault(f *frame, v ir.Value) (at ir.Value, in *frame, ok bool) {
	of := p.g.WithoutDefault(f.fn, v)
	if of != v {
		p.looksOutside(f)
	}
	if of == v || f.call == (callgraph.Site{}) || p.givesMore(f.call) {
		return ir.NoValue, nil, false
	}
	if at, in, ok = p.argument(f, of); ok {
		return at, in, true
	}
	param := &p.g.Prog.Func(f.fn).Params[p.g.Prog.Instr(f.fn, of).Aux]
	port := rule.Port{Kind: rule.PortArg, Index: int(param.Index)}
	if param.Kind == ir.ParamKeyword {
		port = rule.Port{Kind: rule.PortKeyword, Name: p.g.Prog.Text(param.Name)}
	}
	if len(p.g.Operands(f.call, &port)) > 0 {
		return ir.NoValue, nil, false
	}
	return p.g.Prog.Args(f.fn, p.g.Prog.Instr(f.fn, v))[1].Value, f, true
}
