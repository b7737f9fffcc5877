package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// Native code can be given functions of Ruby in the fields of a structure: (*hooks).on_line. What it gives to one leaves it
// like what it gives to a parameter that it calls, and comes to what the caller has put there: hooks[:on_line] = handler.

// member is a field of a parameter, or of self, that a function in Rust calls.
type member struct {
	self  bool
	param uint16
	field ir.Name
}

// givenMember marks the number of a parameter that is one of engine.members.
const givenMember = 1 << 22

// maxMembers bounds them.
const maxMembers = 1 << 12

// maxMemberCallers bounds the functions of Rust between the one that calls a member and the one that Ruby calls.
const maxMemberCallers = 4

// memberGiven returns the number of the field of a parameter that value v of a function in Rust is, if Ruby can have given the
// parameter.
func (e *engine) memberGiven(fn ir.FuncID, v ir.Value) (which uint32, ok bool) {
	p, field, ok := e.graph.MemberOfParam(fn, v)
	if !ok || !e.calledByRuby(fn) {
		return 0, false
	}
	return e.memberNumber(member{p.Kind == ir.ParamSelf, uint16(p.Index), field})
}

func (e *engine) memberNumber(m member) (which uint32, ok bool) {
	i := slices.Index(e.members, m)
	if i < 0 {
		i = len(e.members)
		if i == maxMembers {
			return 0, false
		}
		e.members = append(e.members, m)
	}
	return givenMember | uint32(i), true
}

// memberOf returns the member of a number.
func (e *engine) memberOf(which uint32) (m member, ok bool) {
	if which&givenKeyword != 0 || which&givenMember == 0 {
		return m, false
	}
	return e.members[which&^givenMember], true
}

// calledByRuby reports whether code in Ruby calls a function of Rust, or one that calls it, over maxMemberCallers functions
// at most.
func (e *engine) calledByRuby(fn ir.FuncID) bool {
	is, known := e.byRuby[fn]
	if known {
		return is
	}
	seen, level := map[ir.FuncID]bool{fn: true}, []ir.FuncID{fn}
	for range maxMemberCallers + 1 {
		var next []ir.FuncID
		for _, callee := range level {
			for _, s := range e.graph.Callers(callee) {
				is = is || e.isRuby(s.Func)
				if !seen[s.Func] {
					seen[s.Func] = true
					next = append(next, s.Func)
				}
			}
		}
		if level = next; is {
			break
		}
	}
	e.byRuby[fn] = is
	return is
}

// runMembers carries fact id, what a callee has called a member with, as its argument pos, into the functions that the call at
// ed gives there.
func (e *engine) runMembers(k *context, id int32, ed edge, m member, pos int) {
	in := e.prog.Instr(k.fn, ed.at)
	positions := e.operandPositions(k.fn, in)
	for i, a := range e.args(k.fn, in) {
		self := a.Role == ir.RoleSelf || i == 0 && ed.byPath
		if m.self != self || !self && (a.Role != ir.RolePlain || ed.position(positions[i]) != int(m.param)) {
			continue
		}
		for _, s := range e.membersAt(k, id, a.Value, m.field, pos) {
			e.runMember(k, id, ed.at, s, pos)
		}
	}
}

// membersAt returns what Ruby has put into a field of value v, which a call in the function of context k gives. If v is in
// turn a parameter in Rust, the fact leaves that function.
func (e *engine) membersAt(k *context, id int32, v ir.Value, field ir.Name, pos int) []callgraph.Site {
	if e.isRuby(k.fn) {
		return e.graph.PutAt(callgraph.Site{Func: k.fn, Value: v}, field)
	}
	p, ok := e.graph.ParamOf(k.fn, v)
	if !ok {
		return e.graph.KeptMembers(k.fn, v, field)
	}
	if which, ok := e.memberNumber(member{p.Kind == ir.ParamSelf, uint16(p.Index), field}); ok {
		f := k.facts[id]
		e.leave(k, exit{port: port{portBlockArg, which<<givenShift | uint32(pos)}, path: f.path, kinds: f.kinds, doubt: f.doubt, fact: id})
	}
	return nil
}

// runMember carries fact id into parameter pos of the functions of Ruby that the value at s is.
func (e *engine) runMember(k *context, id int32, u ir.Value, s callgraph.Site, pos int) {
	f := k.facts[id]
	if s.Func == k.fn {
		e.runFunction(k, id, u, s.Value, pos, f.path, f.kinds, 0)
		return
	}
	for _, c := range e.callables(s.Func, s.Value) {
		if c.isFunc() {
			e.runBlock(k, id, edge{kind: edgeBlock, at: u, made: ir.NoValue}, c.fn, pos, f.path, f.kinds)
		}
	}
}
