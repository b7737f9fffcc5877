package ruby

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// A call can be a check: valid!(name) comes back only if name is valid, and so does a filter that looks
// at params by itself. Which calls are checks is known only once the program is linked. So a statement
// that is a call is followed by an assumption, about its arguments and about self, that it has come back;
// and where a function is left an OpState tells what is assumed of its parameters, of self, and of what
// can be read through self again.

// selfVar is the variable whose value is self under what is assumed of it.
func (f *fn) selfVar() ir.Var { return ir.Var{Name: f.l.n.self, Base: f.self} }

// me returns self under what is assumed of it.
func (f *fn) me() ir.Value {
	if v, ok := f.Read(f.selfVar()); ok {
		return v
	}
	return f.self
}

// asks notes that a condition being lowered asks self: a method that tells by its name that it does.
func (f *fn) asks(name ir.Name) {
	if f.conditions > 0 && questionable(f.l.str(name)) {
		f.mention(f.selfVar())
	}
}

// questionable says whether a method tells by its name that it asks something, or may refuse it.
func questionable(name string) bool {
	return name != "" && (name[len(name)-1] == '?' || name[len(name)-1] == '!')
}

// returned makes the assumption that v, the value of statement n, has come back if it is a call.
func (f *fn) returned(n syntax.NodeID, v ir.Value) {
	if v == ir.NoValue || !f.Reachable() || f.meta.Kind == ir.KindBody {
		return
	}
	f.returnedIn(n, v, maxInside)
	in := f.Instr(v)
	if in.Op != ir.OpCall || in.Flags&ir.FlagYield != 0 || !wordLike(f.l.str(in.Name)) {
		return
	}
	args := f.Args(v)
	name := f.l.str(in.Name)
	ofSelf := in.Flags&ir.FlagImplicitSelf != 0 || len(args) > 0 && args[0].Role == ir.RoleSelf && f.Root(args[0].Value) == f.self
	changes := !ofSelf && len(args) > 0 && name[len(name)-1] == '!'
	var roots []ir.Value
	switch given := len(args) > 0 && args[len(args)-1].Role == ir.RoleBlock; {
	case !given && !ofSelf && len(args) > 0 && name == "call" && f.function(args[0].Value) != ir.NoValue && f.checking(f.function(args[0].Value)):
		ofSelf = true // a function that may look at self, and at what it captures
		roots = append(f.argumentRoots(args), f.argumentRoots(f.Args(f.function(args[0].Value)))...)
	case !given, f.l.opt.Raising[name] && f.oneWay(args[len(args)-1].Value):
		roots = append(f.argumentRoots(args), f.madeWith(args)...)
	case ofSelf, f.checking(args[len(args)-1].Value):
		ofSelf = true
		roots = f.checkedByBlock(f.argumentRoots(args), args)
	case !changes:
		return
	}
	if changes {
		roots = append(roots, f.held(f.Root(args[0].Value))) // the receiver
	}
	var vars []ir.Var
	if ofSelf {
		vars = append(vars, f.selfVar())
		for _, t := range f.tracked.list {
			if val, ok := f.Read(t); ok && !f.sigil(t) && f.ofSelf(t) {
				vars = append(vars, t)
				roots = append(roots, f.Root(val))
			}
		}
	}
	vars = f.holders(vars, roots)
	if !slices.Contains(roots, v) {
		vars = slices.DeleteFunc(vars, func(w ir.Var) bool { // of its own result it says nothing
			val, _ := f.Read(w)
			return f.Root(val) == v
		})
	}
	if len(vars) > 0 {
		f.Returned(vars, v, f.l.node(n).Start, f.l.node(n).End)
	}
}

// maxInside bounds how deep calls in a statement are looked for that can only have come back where an argument is good.
const maxInside = 4

// returnedIn makes the assumption, of the calls that v is computed from in statement n, that those have come back which
// raise where an argument is not good: TABLE.fetch(name).run
func (f *fn) returnedIn(n syntax.NodeID, v ir.Value, depth int) {
	in := f.Instr(v)
	if in.Op != ir.OpCall || depth == 0 {
		return
	}
	args := f.Args(v)
	for _, a := range args {
		if a.Role == ir.RoleBlock || a.Value <= f.self || f.Instr(a.Value).Pos < f.l.node(n).Start {
			continue // made before
		}
		inner := f.Instr(a.Value)
		if inner.Op == ir.OpCall && f.l.opt.Raising[f.l.str(inner.Name)] {
			if vars := f.holders(nil, f.argumentRoots(f.Args(a.Value))); len(vars) > 0 {
				f.Returned(vars, a.Value, f.l.node(n).Start, f.l.node(n).End)
			}
		}
		f.returnedIn(n, a.Value, depth-1)
	}
}

// checking says whether the block v finds something out of what it looks at, so that a call which runs it is
// a check. A method that is a block may.
func (f *fn) checking(v ir.Value) bool {
	in := f.Instr(f.Root(v))
	switch in.Op {
	case ir.OpClosure:
		return f.l.checking[ir.FuncID(in.Aux)]
	case ir.OpCall:
		return true
	}
	return false
}

// function returns the closure that v is: ->(x) { … }, or the block of lambda or proc. It is NoValue if v is none.
func (f *fn) function(v ir.Value) ir.Value {
	v = f.Root(v)
	in := f.Instr(v)
	if name := f.l.str(in.Name); in.Op == ir.OpCall && in.Flags&ir.FlagImplicitSelf != 0 && in.NArgs == 2 && (name == "lambda" || name == "proc") {
		v = f.Root(f.Args(v)[1].Value)
		in = f.Instr(v)
	}
	if in.Op != ir.OpClosure {
		return ir.NoValue
	}
	return v
}

// oneWay says whether v is a block that does not come back.
func (f *fn) oneWay(v ir.Value) bool {
	in := f.Instr(f.Root(v))
	return in.Op == ir.OpClosure && f.l.oneWay[ir.FuncID(in.Aux)]
}

// checkedByBlock adds to roots the values that the block of a call with these operands may check: the
// receiver, the elements of a list, and what the block captures.
func (f *fn) checkedByBlock(roots []ir.Value, args []ir.Operand) []ir.Value {
	if args[0].Role == ir.RoleSelf {
		list := f.held(f.Root(args[0].Value))
		roots = append(roots, list)
		if f.Instr(list).Op == ir.OpCall && f.Instr(list).Name == f.l.n.array {
			roots = append(roots, f.argumentRoots(f.Args(list))...)
		}
	}
	if block := f.Root(args[len(args)-1].Value); f.Instr(block).Op == ir.OpClosure {
		roots = append(roots, f.argumentRoots(f.Args(block))...)
	}
	return roots
}

// ofSelf says whether the tracked variable t can be read through self: the result of a method that looks
// like a variable, or an element of it.
func (f *fn) ofSelf(t ir.Var) bool {
	if !f.element(t) {
		return true
	}
	in := f.Instr(t.Base)
	return in.Op == ir.OpCall && in.Flags&ir.FlagVariableLike != 0
}

// wordLike says whether a call of that name is one of a method, written as such.
func wordLike(name string) bool {
	return name != "" && !strings.HasPrefix(name, "op.") && (name[0] == '_' || name[0] >= 'a' && name[0] <= 'z' || name[0] >= 'A' && name[0] <= 'Z') && name[len(name)-1] != '='
}

// madeWith returns the values that the receiver of a call with these operands was made with, if it was made for the call:
// Check.new(x).run may come back only if x is good.
func (f *fn) madeWith(args []ir.Operand) []ir.Value {
	if len(args) == 0 || args[0].Role != ir.RoleSelf {
		return nil
	}
	object := f.Root(args[0].Value)
	if in := f.Instr(object); in.Op != ir.OpCall || in.Name != f.l.n.makes {
		return nil
	}
	return f.argumentRoots(f.Args(object))
}

// argumentRoots returns the values that a call is given.
func (f *fn) argumentRoots(args []ir.Operand) []ir.Value {
	var roots []ir.Value
	for _, a := range args {
		if a.Role == ir.RoleSelf || len(roots) == maxArguments {
			continue
		}
		switch root := f.Root(a.Value); f.Instr(root).Op {
		case ir.OpConst, ir.OpClosure:
		default:
			roots = append(roots, f.held(root))
			roots = f.partOf(roots, root)
			roots = f.asked(roots, a.Value)
		}
	}
	return roots
}

// partOf adds to roots what v is read from by a method without arguments, in one step: of names.first that is names.
func (f *fn) partOf(roots []ir.Value, v ir.Value) []ir.Value {
	in := f.Instr(v)
	if in.Op != ir.OpCall || in.NArgs != 1 || in.Flags&(ir.FlagImplicitSelf|ir.FlagVariableLike) != 0 {
		return roots
	}
	return append(roots, f.held(f.Root(f.Args(v)[0].Value)))
}

// asked adds to roots the values that v is about if it looks like a condition: a call that is given one may
// come back only where it holds.
func (f *fn) asked(roots []ir.Value, v ir.Value) []ir.Value {
	if c, ok := f.truths[v]; ok {
		v = c
	}
	in := f.Instr(f.Root(v))
	if in.Op != ir.OpCall || !asking(f.l.str(in.Name)) {
		return roots
	}
	before := len(roots)
	roots = f.operandRoots(roots, v, 0)
	for _, r := range roots[before:] {
		if in := f.Instr(r); in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 {
			roots = append(roots, f.Root(f.Args(r)[0].Value)) // an element that only one arm has read
		}
	}
	return roots
}

// asking says whether a method of that name looks like a question.
func asking(name string) bool {
	switch name {
	case "==", "!=", "=~", "!~", "!", "===", "match", ir.OpAnd, ir.OpOr, ir.OpNot, ir.OpIs:
		return true
	}
	return name != "" && name[len(name)-1] == '?'
}

// maxArguments bounds the arguments of a call that can be a check of them.
const maxArguments = 8

// holders adds to vars the variables that hold one of the values.
func (f *fn) holders(vars []ir.Var, roots []ir.Value) []ir.Var {
	if len(roots) == 0 || len(f.locals.list)+len(f.tracked.list) > maxAliases {
		return vars
	}
	for _, name := range f.locals.list {
		vars = f.aliased(vars, ir.Var{Name: name}, roots)
	}
	for _, v := range f.tracked.list {
		vars = f.aliased(vars, v, roots)
	}
	return vars
}

// held returns the value that v, the value of an expression that is read again, is a copy of.
func (f *fn) held(v ir.Value) ir.Value {
	if in := f.Instr(v); in.Op == ir.OpCopy && in.Aux == 1 {
		return f.Root(f.Args(v)[0].Value)
	}
	return v
}

// assumes says whether something is assumed of a variable that an OpState tells of.
func (f *fn) assumes() bool {
	found := false
	f.eachAssumed(func(ir.Value, ir.Role) { found = true })
	return found
}

// state emits an OpState, if there is something to tell.
func (f *fn) state(pos, end uint32) {
	if f.meta.Kind == ir.KindBody {
		return
	}
	mark := f.begin()
	f.eachAssumed(f.push)
	if args := f.l.operands[mark:]; len(args) > 0 {
		f.Emit(ir.Instr{Op: ir.OpState, Pos: pos, End: end}, args...)
		f.states = true
		if f.meta.Kind == ir.KindClosure {
			f.l.checking[f.ID] = true
		}
	}
	f.l.operands = f.l.operands[:mark]
}

// eachAssumed visits the values of parameters, also of what is captured, of self and of what is tracked, of which
// something is assumed, in their order. The value of an instance variable has its name as a role.
func (f *fn) eachAssumed(visit func(ir.Value, ir.Role)) {
	look := func(v ir.Var) {
		if val, ok := f.Read(v); ok {
			if op := f.Instr(val).Op; op == ir.OpAssume || op == ir.OpPhi {
				role := ir.RolePlain
				if f.sigil(v) {
					role = ir.KeywordRole(v.Name)
				}
				visit(val, role)
			}
		}
	}
	for _, p := range f.Params() {
		switch p.Kind {
		case ir.ParamPositional, ir.ParamOptional, ir.ParamKeyword:
			if p.Name != 0 {
				look(ir.Var{Name: p.Name})
			}
		case ir.ParamCaptured:
			if val, ok := f.Read(ir.Var{Name: p.Name}); ok && f.Instr(val).Op == ir.OpAssume {
				visit(val, ir.RolePlain)
			}
		}
	}
	look(f.selfVar())
	for _, v := range f.tracked.list {
		look(v)
	}
}
