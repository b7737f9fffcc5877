package callgraph

import (
	"slices"
	"strings"
	"unicode"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file knows which parameters of Rust functions are one and the same object, though no call in the workspace
// says so: those of the types that a framework shares between all that it runs, and the objects whose methods it calls.

// The name of an object is its type, and before that, unless its type alone says which one it is, how functions get it.
const (
	selfPrefix   = "self "   // they are its methods
	handedPrefix = "handed " // they are given it as it is; behind nameMark the parameter's name may stand
	nameMark     = "\x00"
)

// SharedType returns the type of the object of that name.
func SharedType(object string) string {
	object, ok := strings.CutPrefix(object, handedPrefix)
	if ok {
		object, _, _ = strings.Cut(object, nameMark)
		return object
	}
	return strings.TrimPrefix(object, selfPrefix)
}

// SharedAs returns the name of the object that parameter p of Rust function id is given, "" if it can be any. It is sure if
// the parameter's type says so; else it is the object of a method, which is shared only if a framework calls that.
func (g *Graph) SharedAs(id ir.FuncID, p *ir.Param) (object string, sure bool) {
	switch p.Kind {
	case ir.ParamSelf:
		if sc := g.crates.scope(id); g.crates.types[sc.owner] != nil {
			return selfPrefix + sc.owner, false
		}
	case ir.ParamPositional:
		row, of := g.sharedBy(id, p)
		switch {
		case row == nil && g.isOffered(id): // a method in all but name: pub fn export(store: &Store)
			if of := g.objectIn(id, p.Type); of != "" {
				return selfPrefix + of, false
			}
		case row == nil:
		case !row.Handed:
			return of, true
		case g.isHandedOver(id):
			return g.handedAs(p, of), true
		}
	}
	return "", false
}

// HandedOut returns the name of the object that Rust function id returns, alone or in what says whether there is one, if it is of
// a type of the workspace with methods that nobody of the workspace calls: whoever calls the function calls those on it. It
// is "" of others.
func (g *Graph) HandedOut(id ir.FuncID) (object string) {
	fn := g.Prog.Func(id)
	if !g.isOffered(id) {
		return ""
	}
	if of := g.objectIn(id, fn.Ret); of != "" && len(g.Sharing(selfPrefix+of)) > 0 {
		return selfPrefix + of
	}
	return ""
}

// isOffered reports whether code outside of the workspace may call function id of Rust by its name.
func (g *Graph) isOffered(id ir.FuncID) bool {
	fn := g.Prog.Func(id)
	return fn.Flags&(ir.FuncTest|ir.FuncDecl) == 0 && (fn.Flags&ir.FuncPub != 0 || g.Exported(id))
}

// writtenType is a type as it is written in a function.
type writtenType struct {
	in ir.FuncID
	t  ir.Name
}

// objectIn returns the type of the workspace's object that a value is, or leads to, whose type is written as t in Rust function id;
// "" if it is none. It is asked of each fact that a function returns, or is given.
func (g *Graph) objectIn(id ir.FuncID, t ir.Name) string {
	key := writtenType{id, t}
	of, known := g.objectsIn[key]
	if !known {
		of = g.findObject(id, g.Prog.Text(t))
		g.objectsIn[key] = of
	}
	return of
}

func (g *Graph) findObject(id ir.FuncID, t string) string {
	if t == "" {
		return ""
	}
	sc := g.crates.scope(id)
	t = g.crates.absolute(sc.mod, sc.owner, t)
	for range maxUnwrap {
		t = stripRef(unwrapped(t))
		if of := pointee(t); of != "" {
			t = of
			continue
		}
		if !g.crates.dereferences(head(t)) {
			break
		}
		t = firstArg(t)
	}
	// Of a generic type there are as many as it has arguments, and an object of one is none of the others.
	if decl := g.crates.types[head(t)]; decl != nil && len(decl.Params) == 0 {
		return head(t)
	}
	return ""
}

// sharedBy returns the row that speaks of the type of positional parameter p, and the type of the object in it; nil if there is
// none.
func (g *Graph) sharedBy(id ir.FuncID, p *ir.Param) (row *rule.Shared, of string) {
	t := stripRef(unwrapped(g.TypeOf(id, p.Value).Name))
	if end := g.Set.Models.Channels[head(t)]; end != nil {
		g.met[end.ID] = true
		return &endOfChannel, t
	}
	if row, of = g.Set.Models.Shared[head(t)], firstArg(t); row == nil || of == "" {
		return nil, ""
	}
	g.met[row.ID] = true
	return row, of
}

// endOfChannel is the row of an end of a channel that a framework hands to functions: what they put into it comes out elsewhere.
var endOfChannel = rule.Shared{Handed: true}

// isHandedOver reports whether nobody of the workspace calls function id: it is handed to a framework, by its name or as a
// closure, where the framework gives it what others have sent.
func (g *Graph) isHandedOver(id ir.FuncID) bool {
	is, known := g.handedFuncs[id]
	if !known {
		if g.handedFuncs == nil {
			g.handedFuncs = map[ir.FuncID]bool{}
		}
		is = g.findHandedOver(id)
		g.handedFuncs[id] = is
	}
	return is
}

func (g *Graph) findHandedOver(id ir.FuncID) bool {
	if g.Prog.Func(id).Kind == ir.KindClosure {
		return g.takenByFramework(id)
	}
	handed := false
	for r := range g.runsTo(id) {
		for _, s := range g.callersIn(r, id) {
			if items, _ := g.Items(s.Func); items == nil || !g.takenByFramework(s.Func) {
				return false
			}
			handed = true
		}
	}
	return handed
}

// takenByFramework reports whether a closure is an argument of calls only that reach nothing in the workspace, and give what others
// have sent to the functions that they take.
func (g *Graph) takenByFramework(closure ir.FuncID) bool {
	made, ok := g.ClosureSite(closure)
	if !ok {
		return false
	}
	taken := false
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for u := int(made.Value) + 1; u < len(body); u++ {
		if !g.isArgument(made, &body[u]) {
			continue
		}
		call := g.Call(Site{made.Func, ir.Value(u)})
		if len(call.Callees) > 0 || len(call.Sources) == 0 {
			return false
		}
		taken = true
	}
	return taken
}

// isArgument reports whether what is made at s is an operand of a call.
func (g *Graph) isArgument(s Site, in *ir.Instr) bool {
	return in.Op == ir.OpCall && slices.ContainsFunc(g.Prog.Args(s.Func, in), func(a ir.Operand) bool {
		return g.Root(s.Func, a.Value) == s.Value
	})
}

// handedAs returns the name of the object of type t that parameter p is given: by its type, or by its own name too if that is
// nobody's but a library's, of which there may be several.
func (g *Graph) handedAs(p *ir.Param, t string) string {
	paths := strings.FieldsFunc(t, func(c rune) bool { return c > unicode.MaxASCII || !isIdent(byte(c)) && c != ':' })
	if slices.ContainsFunc(paths, func(path string) bool { return g.crates.types[path] != nil }) {
		return handedPrefix + t
	}
	return handedPrefix + t + nameMark + g.Prog.Text(p.Name)
}

// shareable is a parameter that may be given a shared object: surely, or if its function is not called by the program.
type shareable struct {
	param Site
	sure  bool
}

// Sharing returns the parameters that are given the object of that name, in program order.
func (g *Graph) Sharing(object string) []Site {
	list, known := g.sharing[object]
	if known {
		return list
	}
	if g.shareable == nil {
		g.shareable = map[string][]shareable{}
		for id := range g.Prog.Funcs {
			g.readShareable(ir.FuncID(id))
		}
	}
	for _, s := range g.shareable[object] {
		if s.sure || !g.isCalled(s.param.Func) {
			list = append(list, s.param)
		}
	}
	g.sharing[object] = list
	return list
}

func (g *Graph) readShareable(id ir.FuncID) {
	fn := g.Prog.Func(id)
	if g.lang(id) != source.Rust || fn.Flags&ir.FuncDecl != 0 {
		return
	}
	for i := range fn.Params {
		p := &fn.Params[i]
		if object, sure := g.SharedAs(id, p); object != "" {
			g.shareable[object] = append(g.shareable[object], shareable{Site{id, p.Value}, sure})
		}
	}
}

// FieldWrite is one value that the program puts into a field of an object: where it does, and what.
type FieldWrite struct {
	Site  Site
	Value ir.Value
}

// PutInto returns what the program puts into a field of the objects of a type of Rust, or of the type that it wraps.
func (g *Graph) PutInto(object string, field ir.Name) (list []FieldWrite) {
	owner := g.crates.ownerOfField(object, field)
	if owner == "" {
		return nil
	}
	for w := range g.writes(storedFor, owner, field) {
		if g.crates.ownerOfField(g.fieldOwner(w), field) == owner {
			list = append(list, FieldWrite{w.site, w.value})
		}
	}
	return list
}

// HandedOver returns the values that the program hands to frameworks as the object of that name, as models tell and as far as
// their types do: where, and what.
func (g *Graph) HandedOver(object string) (list []FieldWrite) {
	g.findStates()
	list, known := g.handedOver[object]
	if known {
		return list
	}
	of, own := strings.CutPrefix(object, handedPrefix)
	of, _, named := strings.Cut(of, nameMark)
	for _, s := range g.states {
		if sameObject(of, s.typ) || own && sameObject(of, firstArg(stripRef(s.typ))) {
			list = append(list, s.FieldWrite)
		}
	}
	if named && len(list) > 1 {
		list = nil // of several of a library's type nobody knows which
	}
	g.handedOver[object] = list
	return list
}

// state is a value that the program hands to a framework, and its type.
type state struct {
	FieldWrite
	typ string
}

// endType returns the type of value v of function id; where nothing has said of what an end of a channel is, that is what the
// code wants of the other end: let (tx, rx) = channel(4); work(rx).
func (g *Graph) endType(id ir.FuncID, v ir.Value) string {
	t := g.TypeOf(id, v).Name
	if firstArg(t) != "_" {
		return t
	}
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		switch {
		case in.Op == ir.OpParam:
			outside, ok := g.Outside(id, in)
			if !ok {
				return t
			}
			id, v = outside.Func, outside.Value
		case in.Op == ir.OpCall && len(args) == 1 && g.TypeOf(id, args[0].Value).Name == t:
			v = args[0].Value // a clone
		case in.Op == ir.OpLoad && len(args) == 1:
			if of := firstArg(g.otherEndWanted(Site{id, v}, args[0].Value)); of != "" {
				return strings.Replace(t, "<_>", "<"+of+">", 1)
			}
			return t
		default:
			return t
		}
	}
	return t
}

// otherEndWanted returns the type that is wanted of another part than that at s of the tuple both, "" if nothing says one.
func (g *Graph) otherEndWanted(s Site, both ir.Value) string {
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	both = g.Root(s.Func, both)
	for u := int(both) + 1; u < len(body); u++ {
		in := &body[u]
		if in.Op != ir.OpLoad || in.NArgs != 1 || ir.Value(u) == s.Value || g.Root(s.Func, g.Prog.Args(s.Func, in)[0].Value) != both {
			continue
		}
		if t := g.crates.wanted(s.Func, ir.Value(u), maxImplied); t != "" {
			return t
		}
	}
	return ""
}

// sameObject reports whether a value of type t can be an object of type of: an argument of t that is not known fits all.
func sameObject(of, t string) bool {
	of, t = stripRef(of), stripRef(t)
	if of == "" || head(of) != head(t) {
		return false
	}
	args, has := typeArgs(of), typeArgs(t)
	for i := range min(len(args), len(has)) {
		if has[i] != "_" && !sameObject(args[i], has[i]) {
			return false
		}
	}
	return true
}

// findStates finds what the program hands to frameworks, once.
func (g *Graph) findStates() {
	if g.states != nil {
		return
	}
	g.states = []state{}
	for id := range g.Prog.Funcs {
		g.readStates(ir.FuncID(id))
	}
	g.handedOver, g.handedAt = map[string][]FieldWrite{}, map[FieldWrite]string{}
	for _, s := range g.states {
		g.handedAt[s.FieldWrite] = s.typ
	}
}

// readStates enters what function id hands to frameworks for those who take it by its type.
func (g *Graph) readStates(id ir.FuncID) {
	if g.lang(id) != source.Rust {
		return
	}
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		in, s := &body[u], Site{id, ir.Value(u)}
		if in.Op != ir.OpCall {
			continue
		}
		for _, row := range g.rowsByName(id, in).States {
			if !g.fits(s, in, &row.Callee) || !row.When.Eval(g.Env(s)) {
				continue
			}
			g.met[row.ID] = true
			g.enterState(s, in, &row.Value)
		}
	}
}

// enterState enters what stands at a port of the call at s.
func (g *Graph) enterState(s Site, in *ir.Instr, port *rule.Port) {
	for i, a := range g.Prog.Args(s.Func, in) {
		made := g.Prog.Instr(s.Func, g.Root(s.Func, a.Value))
		switch {
		case port.Kind == rule.PortBlockReturn && made.Op == ir.OpClosure:
			closure := g.Prog.Callee(s.Func, made)
			body := g.Prog.File(closure).Body(g.Prog.Func(closure))
			for u := range body {
				if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
					g.addState(Site{closure, ir.Value(u)}, g.Prog.Args(closure, &body[u])[0].Value)
				}
			}
		case port.Kind == rule.PortArg && g.AtPort(s.Func, in, a, g.operandPosition(g.Prog.Args(s.Func, in), i), port):
			g.addState(s, a.Value)
		}
	}
}

func (g *Graph) addState(s Site, v ir.Value) {
	g.states = append(g.states, state{FieldWrite{s, v}, g.endType(s.Func, v)})
}

// HandedAs returns the name of the object as which the call at s in Rust hands value v to a framework, for those who take it by its type,
// "" if it does not do so.
func (g *Graph) HandedAs(s Site, v ir.Value) string {
	g.findStates()
	t, ok := g.handedAt[FieldWrite{s, v}]
	if !ok {
		return ""
	}
	return stripRef(t)
}

// PutForHandlers returns the name of the object that operand a of the call at s, with pos arguments before it, becomes for all
// that handle the same request, as models tell: req.extensions_mut().insert(user). ok is false if it becomes none.
func (g *Graph) PutForHandlers(s Site, a ir.Operand, pos int) (object string, ok bool) {
	in := g.Prog.Instr(s.Func, s.Value)
	for _, row := range g.rowsByName(s.Func, in).Extensions {
		if g.AtPort(s.Func, in, a, pos, &row.Value) && g.fits(s, in, &row.Callee) && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			object = stripRef(g.TypeOf(s.Func, a.Value).Name)
			return object, object != ""
		}
	}
	return "", false
}

// Unwraps reports whether a load takes what a framework's wrapper holds out of a parameter: the app of State(app).
func (g *Graph) Unwraps(id ir.FuncID, in *ir.Instr) bool {
	if in.Op != ir.OpLoad || in.NArgs != 1 || in.Flags&(ir.FlagIndex|ir.FlagCapture) != 0 || g.Prog.Text(in.Name) != "0" || g.lang(id) != source.Rust {
		return false
	}
	base := g.Prog.Instr(id, g.Root(id, g.Prog.Args(id, in)[0].Value))
	if base.Op != ir.OpParam || int(base.Aux) >= len(g.Prog.Func(id).Params) {
		return false
	}
	p := &g.Prog.Func(id).Params[base.Aux]
	if p.Kind != ir.ParamPositional {
		return false
	}
	row, _ := g.sharedBy(id, p)
	return row != nil && !row.Handed
}
