package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds attributes that some objects of a program do not have, as its own code says: a record is made without it, or
// something takes it away.
//
//	Bill = Struct.new(:id, :token)
//	BILLS = [Bill.new(1, "k3u9"), Bill.new(2)]

// leftNil returns where some object is left without the attribute that value v of a function reads; ok is false if v reads none, or
// all have it as far as is known.
func (p *prover) leftNil(f *frame, v ir.Value) (why callgraph.Site, ok bool) {
	in := p.g.Prog.Instr(f.fn, v)
	switch {
	case in.Op == ir.OpCall && in.Flags&ir.FlagImplicitSelf == 0:
		if c := p.g.CallIn(callgraph.Site{Func: f.fn, Value: v}); c.Accessor != 0 && !c.Writer {
			return p.takenAway(p.g.TypeOf(f.fn, p.g.Prog.Args(f.fn, in)[0].Value), c.Accessor)
		}
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && p.readsAttribute(f.fn) && p.g.Prog.Func(f.fn).Kind == ir.KindMethod:
		return p.leftOut(f.fn)
	}
	return why, false
}

// takenAway returns the store by which an instance variable is set to nothing after its object was made.
func (p *prover) takenAway(class callgraph.Type, field ir.Name) (why callgraph.Site, ok bool) {
	for _, s := range p.g.FieldWrites(class, field) {
		args := p.g.Prog.Args(s.Func, p.g.Prog.Instr(s.Func, s.Value))
		if p.isNilConst(s.Func, args[len(args)-1].Value) && p.g.Prog.Text(p.g.Prog.Func(s.Func).Name) != "initialize" {
			return s, true
		}
	}
	return why, false
}

// leftOut returns where a record is made, or left, without the attribute that a method of it reads.
func (p *prover) leftOut(reader ir.FuncID) (why callgraph.Site, ok bool) {
	class, name := p.g.SelfType(reader).Name, p.g.Prog.Text(p.g.Prog.Func(reader).Name)
	written := false
	if writer := p.g.MethodOf(class, name+"="); writer != ir.NoFunc {
		for _, s := range p.g.Callers(writer) {
			at := p.g.Operands(s, &rule.Port{Kind: rule.PortArg})
			if len(p.callees(s)) == 1 && len(at) == 1 && p.isNilConst(s.Func, at[0]) {
				return s, true
			}
			written = true
		}
	}
	made := p.g.MethodOf(class, "initialize")
	if made == ir.NoFunc || !p.g.IsA(class, "Struct") {
		return why, false
	}
	params := p.g.Prog.Func(made).Params
	i := slices.IndexFunc(params, func(param ir.Param) bool { return param.Kind == ir.ParamOptional && p.g.Prog.Text(param.Name) == name })
	if i < 0 {
		return why, false // it has a constructor of its own
	}
	for _, s := range p.g.Callers(made) {
		if p.givesMore(s) {
			continue
		}
		at := append(p.g.Operands(s, &rule.Port{Kind: rule.PortArg, Index: int(params[i].Index)}), p.g.Operands(s, &rule.Port{Kind: rule.PortKeyword, Name: name})...)
		if len(at) == 0 && !written || len(at) == 1 && p.isNilConst(s.Func, at[0]) {
			return s, true
		}
	}
	return why, false
}

// isNilConst reports whether a value is nil, as the source states.
func (p *prover) isNilConst(id ir.FuncID, v ir.Value) bool {
	in := p.g.Prog.Instr(id, p.g.Root(id, v))
	return in.Op == ir.OpConst && in.Aux == ir.ConstNil
}

// isAnonymous reports whether a value is nothing where nobody has shown who he is: what stands in the session, or a part of who asks
// that is read only if somebody does.
func (l *lacking) isAnonymous(f *frame, v ir.Value) bool {
	in := l.g.Prog.Instr(f.fn, v)
	args := l.g.Prog.Args(f.fn, in)
	if in.Op == ir.OpCall && in.Flags&ir.FlagSafe != 0 && len(args) == 1 {
		return l.made(f, args[0].Value).proof == rule.ProofIdentity
	}
	key, ok := l.keyRead(f.fn, v)
	if !ok {
		return false
	}
	text, ok := l.g.Text(f.fn, key)
	if !ok || strings.Contains(text, ".") {
		return false
	}
	c := l.credential(f, args[0].Value, "", text)
	return c != nil && c.Proof == rule.ProofIdentity && !c.Always
}
