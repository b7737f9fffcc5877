package callgraph

import (
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// maxTrace bounds how far back through definitions a constant, a prefix or an origin is looked for.
const maxTrace = 40

// env is a call as the conditions of model rows see it; it implements rule.Env.
type env struct {
	g    *Graph
	site Site
	in   *ir.Instr
	// hand is the operand that ports mean which it stands at, if not NoValue.
	hand ir.Value
	// replaced says what stands at one port instead of what the call is given there, if it is not nil.
	replaced *replaced
	// as is the type that the receiver of a method is reached as where that is not its own, else "": T of a Box<T>.
	as string
}

// Env returns the call at s for the evaluation of conditions.
func (g *Graph) Env(s Site) rule.Env {
	return &env{g: g, site: s, in: g.Prog.Instr(s.Func, s.Value)}
}

// EnvAt is Env where a port that several operands stand at means operand v alone.
func (g *Graph) EnvAt(s Site, v ir.Value) rule.Env {
	return &env{g: g, site: s, in: g.Prog.Instr(s.Func, s.Value), hand: v}
}

// operands returns the values that stand at a port of a call, without its access path.
func (g *Graph) operands(id ir.FuncID, in *ir.Instr, p *rule.Port) []ir.Value {
	var values []ir.Value
	pos := 0
	for _, a := range g.operandsOf(id, in) {
		if g.AtPort(id, in, a, pos, p) {
			values = append(values, a.Value)
		}
		if positional(a.Role) {
			pos++
		}
	}
	return values
}

func positional(r ir.Role) bool { return r == ir.RolePlain || r == ir.RoleSplat }

// AtPort reports whether operand a of call in, with pos positional arguments before it, stands at
// port p.
func (g *Graph) AtPort(id ir.FuncID, in *ir.Instr, a ir.Operand, pos int, p *rule.Port) bool {
	switch p.Kind {
	case rule.PortSelf:
		// In Rust a method can be called by its path too: str::trim(x).
		return a.Role == ir.RoleSelf || pos == 0 && a.Role == ir.RolePlain && in.Flags&ir.FlagPath != 0
	case rule.PortArg:
		if a.Role == ir.RoleSplat {
			return p.Index == rule.AnyIndex || p.Index >= pos
		}
		return a.Role == ir.RolePlain && (p.Index == rule.AnyIndex || p.Index == pos)
	case rule.PortArgsFrom:
		return positional(a.Role) && (pos >= p.Index || a.Role == ir.RoleSplat)
	case rule.PortKeywords:
		_, ok := a.Role.Keyword()
		return ok || a.Role == ir.RoleAnyKey || a.Role == ir.RoleKey || a.Role == ir.RoleKwSplat
	case rule.PortKeyword:
		n, ok := a.Role.Keyword()
		if !ok {
			return a.Role == ir.RoleKwSplat || p.Name == "" && a.Role == ir.RoleAnyKey
		}
		return p.Name == "" || g.Prog.Text(n) == p.Name
	case rule.PortBlock:
		return a.Role == ir.RoleBlock || a.Role == ir.RolePlain && g.lang(id) == source.Rust && g.Prog.Instr(id, a.Value).Op == ir.OpClosure
	}
	return false
}

func (e *env) values(p rule.Port) []ir.Value { return e.g.operands(e.site.Func, e.in, &p) }

// one returns the only value at a port; with an access path, the element of a literal it leads to.
func (e *env) one(p rule.Port) (ir.Value, bool) {
	s, ok := e.oneOf(p)
	return s.Value, ok && s.Func == e.site.Func
}

// oneOf returns what one does, also where the literal is that of a constant.
func (e *env) oneOf(p rule.Port) (Site, bool) {
	if by, rest, ok := e.replaced.of(&p); ok {
		return e.g.partWithin(by, rest)
	}
	s := Site{e.site.Func, e.hand}
	if e.hand == ir.NoValue || !e.handAt(&p) {
		values := e.values(p)
		if len(values) != 1 {
			return Site{}, false
		}
		s.Value = values[0]
	}
	for _, el := range p.Path {
		if s = e.g.element(s, el); s.Value == ir.NoValue {
			return s, false
		}
	}
	return s, true
}

// handAt reports whether the operand that ports mean stands at port p.
func (e *env) handAt(p *rule.Port) bool {
	pos := 0
	for _, a := range e.g.operandsOf(e.site.Func, e.in) {
		if a.Value == e.hand && e.g.AtPort(e.site.Func, e.in, a, pos, p) {
			return true
		}
		if positional(a.Role) {
			pos++
		}
	}
	return false
}

// element returns the element of a literal that the value at s is; its Value is NoValue if there is none.
func (g *Graph) element(s Site, el rule.Elem) Site {
	id, v := s.Func, g.Root(s.Func, s.Value)
	in := g.Prog.Instr(id, v)
	if c, last, ok := g.Constant(id, in); in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0 && ok {
		id, v = c.Func, g.Root(c.Func, last)
		in = g.Prog.Instr(id, v)
	}
	args := g.Prog.Args(id, in)
	if in.Op == ir.OpCall && len(args) == 1 && args[0].Role == ir.RoleSelf && g.ReturnsReceiver(Site{id, v}) { // {…}.freeze
		in = g.Prog.Instr(id, g.Root(id, args[0].Value))
		args = g.Prog.Args(id, in)
	}
	switch g.Prog.Text(in.Name) {
	case ir.OpArray, ir.OpRange:
		for i, a := range args {
			if n, ok := g.Prog.Position(i); ok && !el.Any && el.Name == g.Prog.Text(n) {
				return Site{id, a.Value}
			}
		}
	case ir.OpHash, ir.OpStruct:
		for _, a := range args {
			if n, ok := a.Role.Keyword(); ok && g.Prog.Text(n) == el.Name {
				return Site{id, a.Value}
			}
		}
	}
	return Site{id, ir.NoValue}
}

// Root returns the value that v is a copy of, or an assumption about.
func (g *Graph) Root(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		in := g.Prog.Instr(id, v)
		if in.Op != ir.OpCopy && in.Op != ir.OpAssume {
			break
		}
		v = g.Prog.Args(id, in)[0].Value
	}
	return v
}

// Condition returns the value that v is as a condition. What a && b yields is a phi; the condition that
// it is stands behind it.
func (g *Graph) Condition(fn ir.FuncID, v ir.Value) ir.Value {
	v = g.Root(fn, v)
	in := g.Prog.Instr(fn, v)
	if next := v + 1; in.Op == ir.OpPhi && uint32(next) < g.Prog.Func(fn).Len {
		c := g.Prog.Instr(fn, next)
		if name := g.Prog.Text(c.Name); c.Op == ir.OpCall && (name == ir.OpAnd || name == ir.OpOr) && c.Pos == in.Pos && c.End == in.End {
			return next
		}
	}
	return v
}

// Arity implements rule.Env.
func (e *env) Arity() int {
	n := 0
	for _, a := range e.g.operandsOf(e.site.Func, e.in) {
		if positional(a.Role) {
			n++
		}
	}
	return n
}

// Unsafe implements rule.Env.
func (e *env) Unsafe() bool { return e.in.Flags&ir.FlagUnsafe != 0 }

// Implicit implements rule.Env.
func (e *env) Implicit() bool { return e.in.Flags&ir.FlagImplicitSelf != 0 }

// Splat implements rule.Env.
func (e *env) Splat() bool {
	for _, a := range e.g.Prog.Args(e.site.Func, e.in) {
		if a.Role == ir.RoleSplat {
			return true
		}
	}
	return false
}

// Present implements rule.Env.
func (e *env) Present(p rule.Port) bool {
	if len(p.Path) > 0 {
		_, ok := e.oneOf(p)
		return ok
	}
	return len(e.values(p)) > 0
}

// Const implements rule.Env.
func (e *env) Const(p rule.Port) bool {
	if len(p.Path) > 0 {
		v, ok := e.one(p)
		return ok && e.g.isConst(e.site.Func, v, maxTrace)
	}
	for _, v := range e.values(p) {
		if !e.g.isConst(e.site.Func, v, maxTrace) {
			return false
		}
	}
	return true
}

// BuiltIn implements rule.Env.
func (e *env) BuiltIn(p rule.Port) bool {
	before := e.g.builtIn
	e.g.builtIn = true
	defer func() { e.g.builtIn = before }()
	return e.Const(p)
}

// Constant returns the function and the value that the constant loaded by in is defined as, if the
// workspace defines it.
func (g *Graph) Constant(id ir.FuncID, in *ir.Instr) (s Site, value ir.Value, ok bool) {
	if g.lang(id) == source.Rust {
		s, ok = g.crates.constantAt(id, in)
	} else {
		full := g.classes.resolveIn(id, g.Prog.Text(in.Name))
		if s, ok = g.classes.consts[full]; !ok {
			s, ok = g.constantOfAlias(full)
		}
	}
	if !ok {
		return s, 0, false
	}
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	return s, args[len(args)-1].Value, true
}

// traitConstants returns what the constant loaded by in is in each type that implements its trait, in Rust: T::NAME, where T
// is a parameter.
func (g *Graph) traitConstants(id ir.FuncID, in *ir.Instr) (values []Site) {
	if g.lang(id) != source.Rust || in.Flags&ir.FlagConst == 0 || in.NArgs > 0 {
		return nil
	}
	for _, s := range g.crates.implemented(g.crates.scope(id), g.Prog.Text(in.Name)) {
		args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
		values = append(values, Site{s.Func, args[len(args)-1].Value})
	}
	return values
}

// constantOfAlias returns what defines a constant that is written with another name of its class: N::SIZE, where N = Native.
func (g *Graph) constantOfAlias(full string) (Site, bool) {
	i := strings.LastIndex(full, "::")
	if i < 0 {
		return Site{}, false
	}
	alias, ok := g.classes.consts[full[:i]]
	if !ok {
		return Site{}, false
	}
	args := g.Prog.Args(alias.Func, g.Prog.Instr(alias.Func, alias.Value))
	in := g.Prog.Instr(alias.Func, g.Root(alias.Func, args[len(args)-1].Value))
	if in.Op != ir.OpLoad || in.Flags&ir.FlagConst == 0 || in.NArgs > 0 {
		return Site{}, false
	}
	s, ok := g.classes.consts[g.classes.resolveIn(alias.Func, g.Prog.Text(in.Name))+full[i:]]
	return s, ok
}

// Texts implements rule.Env.
func (e *env) Texts(p rule.Port) []string {
	if by, rest, ok := e.replaced.of(&p); ok && len(rest) == 0 {
		return e.g.alternativeTexts(by)
	}
	if n := len(p.Path); n > 0 {
		every := p.Path[n-1].Any && p.Path[n-1].Key == 0
		if every {
			p.Path = p.Path[:n-1]
		}
		keys := p.Path[:len(p.Path):len(p.Path)]
		if n := len(p.Path); n > 0 && p.Path[n-1].Keys {
			p.Path = p.Path[:n-1]
		}
		s, ok := e.oneOf(p)
		switch {
		case !ok:
			return nil
		case len(keys) > len(p.Path):
			return e.g.keyTexts(s)
		case every:
			return e.g.arrayTexts(s.Func, s.Value)
		}
		texts, _ := e.g.texts(s.Func, s.Value, maxTrace)
		return texts
	}
	var all []string
	for _, v := range e.values(p) {
		texts, ok := e.g.texts(e.site.Func, v, maxTrace)
		if !ok {
			return nil
		}
		all = append(all, texts...)
	}
	return all
}

// texts returns the constant texts that v can be; ok is false if one is not known.
func (g *Graph) texts(id ir.FuncID, v ir.Value, depth int) (texts []string, ok bool) {
	if depth == 0 {
		return nil, false
	}
	if s, ok := g.kept(id, v, maxKept); ok {
		return g.texts(s.Func, s.Value, depth-1)
	}
	if b, ok := g.boundValue(id, v); ok {
		id, v = b.Func, b.Value
	} else if key := g.boundText(id, v); key != 0 {
		return []string{g.Prog.Text(key)}, true
	}
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpConst:
		return []string{g.Prog.Text(in.Name)}, true
	case ir.OpCopy, ir.OpAssume:
		return g.texts(id, args[0].Value, depth-1)
	case ir.OpPhi:
		for _, a := range args {
			t, ok := g.texts(id, a.Value, depth-1)
			if !ok {
				return nil, false
			}
			texts = append(texts, t...)
		}
		return texts, true
	case ir.OpLoad:
		if in.Flags&ir.FlagConst == 0 || len(args) > 0 {
			return g.partTexts(id, in, args, depth)
		}
		if s, last, ok := g.Constant(id, in); ok {
			return g.texts(s.Func, last, depth-1)
		}
		if text, ok := g.libraryConstant(id, in); ok {
			return []string{text}, true
		}
		return g.textsOf(g.traitConstants(id, in), depth-1)
	case ir.OpCall:
		if text, ok := g.libraryConstant(id, in); ok {
			return []string{text}, true
		}
		if values := g.Call(Site{id, v}).Values; len(values) > 0 {
			return g.textsOf(values, depth-1)
		}
		if text, ok := g.composedText(id, v, in, depth); ok {
			return []string{text}, true
		}
		if g.handsOn(Site{id, v}, in) {
			return g.texts(id, args[0].Value, depth-1)
		}
		if given, ok := g.argumentReturned(Site{id, v}, in); ok {
			return g.texts(id, given, depth-1)
		}
		if s, ok := g.constantResult(Site{id, v}, in); ok {
			return g.texts(s.Func, s.Value, depth-1)
		}
	}
	return nil, false
}

// textsOf returns the constant texts that one of several values can be; ok is false if there is none, or one is not known.
func (g *Graph) textsOf(values []Site, depth int) (texts []string, ok bool) {
	for _, s := range values {
		t, ok := g.texts(s.Func, s.Value, depth)
		if !ok {
			return nil, false
		}
		texts = append(texts, t...)
	}
	return texts, len(values) > 0
}

// libraryConstant returns the text that models say a constant of a library is, or in Rust the result of a function
// without arguments.
func (g *Graph) libraryConstant(id ir.FuncID, in *ir.Instr) (string, bool) {
	name := strings.TrimPrefix(g.Prog.Text(in.Name), "::")
	if g.lang(id) == source.Rust {
		if in.NArgs > 0 || in.Op == ir.OpCall && in.Flags&ir.FlagPath == 0 {
			return "", false
		}
		name = g.rustPath(id, in)
	}
	c := g.Set.Models.Constant(name)
	if c == nil || c.Text == "" {
		return "", false
	}
	g.met[c.ID] = true
	return c.Text, true
}

// libraryRegexp returns the regular expression that models say a constant of a library of Ruby is.
func (g *Graph) libraryRegexp(name string) (re string, ok bool) {
	c := g.Set.Models.Constant(strings.TrimPrefix(name, "::"))
	if c == nil || c.Regexp == "" {
		return "", false
	}
	g.met[c.ID] = true
	return c.Regexp, true
}

// partTexts returns the constant texts that a load can be of a tuple of Rust, or of one of several: (shell, flag).
func (g *Graph) partTexts(id ir.FuncID, in *ir.Instr, args []ir.Operand, depth int) (texts []string, ok bool) {
	n, err := strconv.Atoi(g.Prog.Text(in.Name))
	if err != nil || len(args) != 1 || g.lang(id) != source.Rust {
		return nil, false
	}
	tuples := args
	root := g.Prog.Instr(id, g.Root(id, args[0].Value))
	if root.Op == ir.OpPhi {
		tuples = g.Prog.Args(id, root)
	}
	for _, t := range tuples {
		tuple := g.Prog.Instr(id, g.Root(id, t.Value))
		if tuple.Op != ir.OpCall || g.Prog.Text(tuple.Name) != ir.OpArray || n >= int(tuple.NArgs) {
			return nil, false
		}
		part, ok := g.texts(id, g.Prog.Args(id, tuple)[n].Value, depth-1)
		if !ok {
			return nil, false
		}
		texts = append(texts, part...)
	}
	return texts, true
}

// isOperand reports whether a port is the one operand of a call that has one: its receiver or argument.
func isOperand(p *rule.Port) bool {
	return p.Kind == rule.PortSelf || p.Kind == rule.PortArg && p.Index <= 0
}

// Type implements rule.Env.
func (e *env) Type(p rule.Port) (string, bool) {
	if p.Kind == rule.PortReturn {
		if e.in.Type == 0 {
			return e.converted()
		}
		return e.g.Prog.Text(e.in.Type), true
	}
	if e.as != "" && p.Kind == rule.PortSelf && len(p.Path) == 0 {
		return e.as, true
	}
	v, ok := e.one(p)
	if !ok {
		return e.typeElsewhere(p)
	}
	for _, a := range e.g.Prog.Args(e.site.Func, e.in) {
		if a.Value == v && a.Role == ir.RoleSplat {
			return "", false // what stands at the port is an element
		}
	}
	if made := e.g.Prog.Instr(e.site.Func, e.g.Root(e.site.Func, v)); made.Op == ir.OpClosure {
		if e.g.Prog.Func(e.g.Prog.Callee(e.site.Func, made)).Flags&ir.FuncItem != 0 {
			return "function", true
		}
		return "closure", true
	}
	t := e.typeOf(v)
	if in := e.g.Prog.Instr(e.site.Func, v); in.Op == ir.OpCopy && in.Flags&ir.FlagRef != 0 && e.g.lang(e.site.Func) == source.Rust {
		return "&" + t.Name, true // &x
	}
	return e.g.listLike(e.g.lang(e.site.Func), t.Name), t.Name != "" && !t.Meta
}

// typeElsewhere returns the type of what stands in the literal that a constant of Rust is.
func (e *env) typeElsewhere(p rule.Port) (string, bool) {
	s, ok := e.oneOf(p)
	if !ok || (s.Func == e.site.Func || e.g.lang(s.Func) != source.Rust) && e.replaced == nil {
		return "", false
	}
	t := e.g.TypeOf(s.Func, s.Value)
	return t.Name, t.Name != "" && !t.Meta
}

// Class implements rule.Env.
func (e *env) Class(p rule.Port) (string, bool) {
	v, ok := e.one(p)
	if !ok {
		return "", false
	}
	t := e.typeOf(v)
	return t.Name, t.Name != "" && t.Meta
}

// Ancestors implements rule.Env.
func (e *env) Ancestors(p rule.Port) []string {
	if name, ok := e.Class(p); ok {
		return e.g.classes.mro(name)
	}
	return nil
}

func (e *env) typeOf(v ir.Value) Type {
	if b, ok := e.g.boundValue(e.site.Func, v); ok {
		return e.g.TypeOf(b.Func, b.Value)
	}
	return e.g.TypeOf(e.site.Func, v)
}

// Before implements rule.Env.
func (e *env) Before(p rule.Port) string {
	v, ok := e.one(p)
	if !ok {
		return ""
	}
	if f, ok := e.g.formatOf(e.site.Func, e.in); ok {
		return f.before(&shaper{e.g, e.site.Func, map[ir.Value]string{}}, v)
	}
	return e.g.aroundOf(e.site, e.in).before(v)
}

// After implements rule.Env.
func (e *env) After(p rule.Port) string {
	v, ok := e.one(p)
	if !ok {
		return ""
	}
	if f, ok := e.g.formatOf(e.site.Func, e.in); ok {
		return f.after(&shaper{e.g, e.site.Func, map[ir.Value]string{}}, v)
	}
	return e.g.aroundOf(e.site, e.in).after(v)
}

// Prefix implements rule.Env.
func (e *env) Prefix(p rule.Port) string {
	if s, ok := e.oneOf(p); ok && e.replaced != nil {
		text, _ := e.g.edge(s.Func, s.Value, false, maxTrace)
		return text
	}
	if v, ok := e.one(p); ok {
		return e.edge(v, false)
	}
	return ""
}

// edge returns the constant text that v begins or ends with, also if it is a parameter of a method for which all
// callers give such a text.
func (e *env) edge(v ir.Value, end bool) string {
	text, _ := e.g.edge(e.site.Func, v, end, maxTrace)
	if text != "" || e.g.lang(e.site.Func) != source.Ruby {
		return text
	}
	v = e.g.Root(e.site.Func, v)
	if e.g.Prog.Instr(e.site.Func, v).Op != ir.OpParam || !e.mayTrace() {
		return ""
	}
	return e.g.commonGiven(e.site.Func, v, end)
}

// Suffix implements rule.Env.
func (e *env) Suffix(p rule.Port) string {
	if s, ok := e.oneOf(p); ok && e.replaced != nil {
		text, _ := e.g.edge(s.Func, s.Value, true, maxTrace)
		return text
	}
	if v, ok := e.one(p); ok {
		return e.edge(v, true)
	}
	return ""
}

// From implements rule.Env.
func (e *env) From(p rule.Port, callee *rule.Callee) bool {
	s, ok := e.oneOf(p)
	return ok && e.g.IsResultOf(s.Func, s.Value, callee)
}

// maxFed is how many instructions may stand between a call and the one that is called on what it makes.
const maxFed = 6

// Feeds implements rule.Env.
func (e *env) Feeds(callee *rule.Callee) bool {
	id := e.site.Func
	body := e.g.Prog.File(id).Body(e.g.Prog.Func(id))
	for u := e.site.Value + 1; int(u) < len(body) && u <= e.site.Value+maxFed; u++ {
		args := e.g.Prog.Args(id, &body[u])
		if len(args) == 0 || e.g.Root(id, args[0].Value) != e.site.Value {
			continue
		}
		if body[u].Op == ir.OpCall && e.g.IsCallOf(Site{id, u}, callee) || callee.Name == ir.OpDeref && e.g.storesThrough(&body[u]) {
			return true
		}
	}
	return false
}

// storesThrough reports whether in is a store of Rust into what a pointer leads to: *p = x.
func (g *Graph) storesThrough(in *ir.Instr) bool {
	return in.Op == ir.OpStore && in.Flags&ir.FlagIndex == 0 && g.Prog.Text(in.Name) == "*"
}

// Inclusive implements rule.Env.
func (e *env) Inclusive(p rule.Port) bool {
	v, ok := e.one(p)
	if !ok {
		return false
	}
	in := e.g.Prog.Instr(e.site.Func, e.g.Root(e.site.Func, v))
	return in.Op == ir.OpCall && e.g.Prog.Text(in.Name) == ir.OpRange && in.Aux == ir.RangeInclusive
}

// MadeBy implements rule.Env.
func (e *env) MadeBy(p rule.Port, callee *rule.Callee) bool {
	s, ok := e.oneOf(p)
	if !ok || e.g.lang(s.Func) != source.Rust {
		return false
	}
	made := e.g.RustOrigins(s.Func, s.Value)
	return len(made) > 0 && !slices.ContainsFunc(made, func(o Site) bool { return !e.g.IsCallOf(o, callee) })
}

// MaybeFrom implements rule.Env.
func (e *env) MaybeFrom(p rule.Port, callee *rule.Callee) bool {
	s, ok := e.oneOf(p)
	return ok && e.g.maybeResultOf(s.Func, s.Value, callee)
}

// maybeResultOf reports whether v is the result of a call of callee in one of several branches, or a range that ends
// there. What branches merge in many ways is looked at once, where the fewest merges lead to it.
func (g *Graph) maybeResultOf(id ir.FuncID, v ir.Value, callee *rule.Callee) bool {
	seen := map[ir.Value]bool{}
	values := []ir.Value{v}
	for depth := maxTrace; depth > 0 && len(values) > 0; depth-- {
		var merged []ir.Value
		for _, v := range values {
			v = g.Root(id, v)
			if seen[v] {
				continue
			}
			seen[v] = true
			in := g.Prog.Instr(id, v)
			args := g.Prog.Args(id, in)
			switch {
			case in.Op == ir.OpPhi:
				for _, a := range args {
					merged = append(merged, a.Value)
				}
			case in.Op == ir.OpCall && len(args) == 2 && g.Prog.Text(in.Name) == ir.OpRange:
				merged = append(merged, args[1].Value)
			case g.isResultOf(id, v, callee, depth):
				return true
			}
		}
		values = merged
	}
	return false
}

// IsResultOf reports whether v is the result of a call of callee.
func (g *Graph) IsResultOf(id ir.FuncID, v ir.Value, callee *rule.Callee) bool {
	return g.isResultOf(id, v, callee, maxTrace)
}

func (g *Graph) isResultOf(id ir.FuncID, v ir.Value, callee *rule.Callee, depth int) bool {
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	if in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0 {
		s, last, ok := g.Constant(id, in)
		return ok && depth > 0 && g.isResultOf(s.Func, last, callee, depth-1)
	}
	if in.Op != ir.OpCall && (in.Op != ir.OpLoad || in.Flags&ir.FlagIndex == 0) {
		return false
	}
	if g.fits(Site{id, v}, in, callee) {
		return true
	}
	if in.Op != ir.OpCall {
		return false
	}
	// Through methods that return their receiver as it is, or as text of it (to_s), and of a range by its end.
	args := g.Prog.Args(id, in)
	if depth > 0 && len(args) == 2 && g.lang(id) == source.Rust && g.Prog.Text(in.Name) == ir.OpRange {
		return g.isResultOf(id, args[1].Value, callee, depth-1)
	}
	if len(args) > 0 && args[0].Role == ir.RoleSelf && (len(args) == 1 || g.onlyClosures(id, args[1:])) {
		for _, f := range g.Call(Site{id, v}).Flows {
			if len(f.From) == 1 && f.From[0].Kind == rule.PortSelf && f.Clears == 0 && f.Step == rule.Value && f.Passes == nil {
				return g.isResultOf(id, args[0].Value, callee, depth)
			}
		}
	}
	return false
}

// onlyClosures reports whether all of the operands are closures of Rust: what they look at is the receiver.
func (g *Graph) onlyClosures(id ir.FuncID, args []ir.Operand) bool {
	return g.lang(id) == source.Rust && !slices.ContainsFunc(args, func(a ir.Operand) bool { return g.Prog.Instr(id, a.Value).Op != ir.OpClosure })
}

// IsCallOf reports whether the instruction at s is a call of callee.
func (g *Graph) IsCallOf(s Site, callee *rule.Callee) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	return (in.Op == ir.OpCall || g.takesRange(s.Func, in)) && g.fits(s, in, callee)
}

// fits reports whether the call at s is one of callee.
func (g *Graph) fits(s Site, in *ir.Instr, callee *rule.Callee) bool {
	name := g.Prog.Text(in.Name)
	if in.Op != ir.OpCall {
		name = g.Prog.Text(g.elementMethod(in))
	}
	if i := strings.LastIndex(name, "::"); i >= 0 && in.Flags&ir.FlagPath != 0 {
		name = name[i+2:]
	}
	if !callee.MatchesName(name) {
		return false
	}
	args := g.operandsOf(s.Func, in)
	implicit := in.Flags&ir.FlagImplicitSelf != 0
	var recv Type
	if len(args) > 0 && args[0].Role == ir.RoleSelf {
		recv = g.TypeOf(s.Func, args[0].Value)
		if implicit {
			recv = g.SelfType(s.Func)
		}
	}
	if g.lang(s.Func) == source.Ruby {
		return g.fitRuby(s.Func, in, callee, recv, implicit) != fitNot
	}
	if callee.Any {
		return true
	}
	if in.Flags&ir.FlagPath != 0 {
		return g.rustPath(s.Func, in) == callee.Path()
	}
	for _, h := range receivers(recv.Name) {
		if h == callee.Owner || g.Set.Models.IsA(h, callee.Owner) || g.crates.implements(h, callee.Owner) {
			return true
		}
	}
	return recv.Name == ""
}

// Called implements rule.Env.
func (e *env) Called(p rule.Port, callee *rule.Callee, n int) []string {
	return e.calledOn(p, callee, n, e.g.listTexts)
}

// CalledSuffix implements rule.Env.
func (e *env) CalledSuffix(p rule.Port, callee *rule.Callee, n int) []string {
	return e.calledOn(p, callee, n, func(id ir.FuncID, v ir.Value) []string { return e.g.edgeText(id, v, true) })
}

// CalledPrefix implements rule.Env.
func (e *env) CalledPrefix(p rule.Port, callee *rule.Callee, n int) []string {
	return e.calledOn(p, callee, n, func(id ir.FuncID, v ir.Value) []string { return e.g.edgeText(id, v, false) })
}

// edgeText returns the constant text that v begins or ends with, none if there is none.
func (g *Graph) edgeText(id ir.FuncID, v ir.Value, end bool) []string {
	return g.edges(id, v, end, maxTrace)
}

// edges returns the constant texts that v can begin or end with: one of several values, what an instance variable is
// set to.
func (g *Graph) edges(id ir.FuncID, v ir.Value, end bool, depth int) (texts []string) {
	if text, _ := g.edge(id, v, end, maxTrace); text != "" {
		return []string{text}
	}
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch {
	case depth == 0 || g.lang(id) != source.Ruby:
	case in.Op == ir.OpPhi:
		for _, a := range args {
			if a.Value < v {
				texts = append(texts, g.edges(id, a.Value, end, depth-1)...)
			}
		}
	case in.Op == ir.OpLoad && in.Flags == 0 && len(args) == 1:
		base := g.Prog.Instr(id, g.Root(id, args[0].Value))
		if s, ok := g.OnlyStore(id, in.Name); ok && base.Op == ir.OpParam && base.Aux == 0 {
			stored := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
			return g.edges(s.Func, stored[len(stored)-1].Value, end, depth-1)
		}
	case in.Op == ir.OpParam:
		return g.givenEdges(id, v, end)
	}
	return texts
}

// calledOn applies read to argument n of all calls of callee on the object at a port.
func (e *env) calledOn(p rule.Port, callee *rule.Callee, n int, read func(ir.FuncID, ir.Value) []string) []string {
	v, ok := e.one(p)
	if !ok {
		return nil
	}
	fn, object := e.g.madeBy(e.site.Func, v)
	end := e.site.Value
	if fn != e.site.Func {
		end = ir.Value(e.g.Prog.Func(fn).Len)
	}
	ruby := e.g.lang(e.site.Func) == source.Ruby
	if ruby {
		e.mayTrace()
	}
	texts := e.g.calledTexts(fn, object, end, callee, n, read, maxBuilders)
	switch {
	case len(texts) > 0:
	case ruby:
		return e.calledElsewhere(v, callee, n, read)
	default:
		for _, s := range e.g.makers(fn, v, maxOwners) {
			texts = append(texts, e.g.calledTexts(s.Func, s.Value, ir.Value(e.g.Prog.Func(s.Func).Len), callee, n, read, maxBuilders)...)
		}
	}
	return texts
}

// listTexts returns the constant texts that v can be; those of its elements, if it is a list.
func (g *Graph) listTexts(id ir.FuncID, v ir.Value) []string {
	if texts, ok := g.texts(id, v, maxTrace); ok {
		return texts
	}
	if texts := g.arrayTexts(id, v); len(texts) > 0 || g.lang(id) != source.Ruby {
		return texts
	}
	return g.givenTexts(id, v)
}

// maxBuilders bounds the functions that an object is followed into which return it: shell() for
// fn shell() -> Command.
const maxBuilders = 3

// calledTexts returns what read returns of argument n of all calls of callee before instruction end
// whose object is v, also inside of the function that made it.
func (g *Graph) calledTexts(id ir.FuncID, v, end ir.Value, callee *rule.Callee, n int, read func(ir.FuncID, ir.Value) []string, depth int) []string {
	var objects, all []ir.Value
	objects = g.chainRoots(id, v, objects, maxTrace)
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	port := rule.Port{Kind: rule.PortArg, Index: n}
	var texts []string
	for u := ir.Value(1); u < end && int(u) < len(body); u++ {
		in := &body[u]
		if in.Op != ir.OpCall || !g.oneOf(id, u, objects) || !g.fits(Site{id, u}, in, callee) {
			continue
		}
		all = append(all, g.operands(id, in, &port)...)
	}
	for _, a := range all {
		texts = append(texts, read(id, a)...)
	}
	for _, o := range objects {
		if g.Prog.Instr(id, o).Op != ir.OpCall || depth == 0 || g.lang(id) != source.Rust {
			continue
		}
		for _, c := range g.Call(Site{id, o}).Callees {
			inner := g.Prog.File(c.Func).Body(g.Prog.Func(c.Func))
			for u := range inner {
				if inner[u].Op == ir.OpReturn && inner[u].NArgs > 0 {
					texts = append(texts, g.calledTexts(c.Func, g.Prog.Args(c.Func, &inner[u])[0].Value, ir.Value(u), callee, n, read, depth-1)...)
				}
			}
		}
	}
	return texts
}

// chainRoots appends the objects at the start of a chain of calls: several, if it begins with a
// variable that was set in the arms of a branch.
func (g *Graph) chainRoots(id ir.FuncID, v ir.Value, objects []ir.Value, depth int) []ir.Value {
	v = g.chainRoot(id, v)
	if slices.Contains(objects, v) || depth == 0 {
		return objects
	}
	objects = append(objects, v)
	if in := g.Prog.Instr(id, v); in.Op == ir.OpPhi {
		for _, a := range g.Prog.Args(id, in) {
			objects = g.chainRoots(id, a.Value, objects, depth-1)
		}
	}
	return objects
}

// oneOf reports whether the object at the start of the chain of calls that u belongs to is among objects.
func (g *Graph) oneOf(id ir.FuncID, u ir.Value, objects []ir.Value) bool {
	return slices.Contains(objects, g.chainRoot(id, u))
}

// arrayTexts returns the constant texts among the elements of a list.
func (g *Graph) arrayTexts(id ir.FuncID, v ir.Value) []string {
	var all []string
	for _, el := range g.Elements(Site{id, v}) {
		if texts, ok := g.texts(el.Value.Func, el.Value.Value, maxTrace); ok && el.Key == 0 {
			all = append(all, texts...)
		}
	}
	return all
}

// chainRoot returns the object at the start of a chain of calls: Command::new(…) for
// Command::new(…).arg(…).arg(…), and for a variable that holds it.
func (g *Graph) chainRoot(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		v = g.Root(id, v)
		of, ok := g.calledOn(id, v)
		if !ok {
			break
		}
		v = of
	}
	return v
}

// calledOn returns the receiver of the call that v is, if it has one in the source.
func (g *Graph) calledOn(id ir.FuncID, v ir.Value) (ir.Value, bool) {
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	if in.Op != ir.OpCall || len(args) == 0 || args[0].Role != ir.RoleSelf || in.Flags&ir.FlagImplicitSelf != 0 {
		return ir.NoValue, false
	}
	return args[0].Value, true
}
