package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// Which functions a generic function of Rust calls can depend on the types that its type parameters stand for: what
// require::<Slug>(x) checks is what R::holds of Slug does. Such a function is read for each type that calls name: by a
// turbofish, by the type of the receiver or of an argument, or by what they want of the result.

// Limits of type arguments.
const (
	// maxTypeText bounds the text of a type argument; longer ones are generated, or grow in recursion.
	maxTypeText = 200
	// maxTypeNest bounds how deeply types are compared.
	maxTypeNest = 4
	// maxDeciding is how many type parameters of a function are told apart.
	maxDeciding = 32
)

// typeArgsKey is a call of a generic function.
type typeArgsKey struct {
	call   Site
	callee ir.FuncID
}

// DecidedByTypes reports whether what function id calls depends on types that its callers name.
func (g *Graph) DecidedByTypes(id ir.FuncID) bool {
	return g.Prog.Func(id).Generic != nil && g.crates.deciding(id) != 0
}

// TypeArguments returns what the call at s says of those type parameters of callee that decide what it calls. Where the
// call names type parameters itself, they are what Bind has said.
func (g *Graph) TypeArguments(s Site, callee ir.FuncID) (given []Given) {
	if g.lang(s.Func) != source.Rust {
		return nil
	}
	deciding := g.crates.deciding(callee)
	for i, t := range g.crates.typeArguments(s, callee) {
		if i >= maxDeciding || deciding&(1<<i) == 0 {
			continue
		}
		if t = g.substituted(s.Func, t); t != "" {
			given = append(given, Given{Param: Site{callee, ir.Value(i)}, Rest: -1, Generic: g.numberOfType(t)})
		}
	}
	return given
}

// ForType returns what is given to those type parameters of function id that decide what it calls, where the impl that it
// stands in is for type t.
func (g *Graph) ForType(id ir.FuncID, t string) (given []Given) {
	gen := g.Prog.Func(id).Generic
	if t == "" || gen == nil || gen.Impl == 0 {
		return nil
	}
	u := unification{c: g.crates, gen: gen, is: make([]string, len(gen.Params))}
	u.unify(u.text(gen.Impl), t, maxTypeNest)
	deciding := g.crates.deciding(id)
	for i, t := range u.is {
		if t != "" && deciding&bitOf(i) != 0 {
			given = append(given, Given{Param: Site{id, ir.Value(i)}, Rest: -1, Generic: g.numberOfType(t)})
		}
	}
	return given
}

// TypedValue returns the type of a value of function id, with what Bind has said of type parameters; "" if that is not known.
func (g *Graph) TypedValue(id ir.FuncID, v ir.Value) string {
	return g.substituted(id, g.crates.writtenTypeOf(id, v))
}

// ImplFor returns the type that the impl is for that function id stands in, with what Bind has said of type parameters; "" if
// that is not known.
func (g *Graph) ImplFor(id ir.FuncID) string {
	gen, sc := g.Prog.Func(id).Generic, g.crates.scope(id)
	if gen == nil || gen.Impl == 0 {
		return ""
	}
	return g.substituted(id, g.crates.absolute(sc.mod, sc.owner, g.Prog.Text(gen.Impl)))
}

// parameterBound returns the type that Bind has said of the type parameter with which the path of the call at s begins.
func (g *Graph) parameterBound(s Site) string {
	for _, call := range g.Prog.Func(s.Func).Through {
		if call.At == s.Value {
			return g.boundType(s.Func, call.Param)
		}
	}
	return ""
}

// receiverType returns the type that Bind has said of the type parameter that the receiver of the call at s is of.
func (g *Graph) receiverType(s Site) string {
	if len(g.bound) == 0 {
		return ""
	}
	bound := g.crates.receiverBound(s, g.Prog.Instr(s.Func, s.Value))
	if bound == "" {
		return ""
	}
	for id := s.Func; id != ir.NoFunc; id = g.Prog.Parent(id) {
		gen := g.Prog.Func(id).Generic
		if gen == nil {
			continue
		}
		if i := g.crates.boundedBy(g.crates.scope(id), gen, bound); i >= 0 {
			return g.boundType(id, gen.Params[i])
		}
	}
	return ""
}

// boundType returns the type that Bind has said of a type parameter of function id, or of one around it.
func (g *Graph) boundType(id ir.FuncID, param ir.Name) string {
	id, i := g.crates.declaring(id, param)
	if i < 0 {
		return ""
	}
	for _, b := range g.bound {
		if b.Generic != 0 && b.Param == (Site{id, ir.Value(i)}) {
			return g.typesGiven[b.Generic-1]
		}
	}
	return ""
}

// substituted returns type t, as code of function id writes it, with what Bind has said of type parameters. It is "" if
// nothing is known of one of them.
func (g *Graph) substituted(id ir.FuncID, t string) string {
	known := true
	t = eachWord(t, func(word string) string {
		n := g.Prog.Name(word)
		if n == 0 {
			return word
		}
		if _, i := g.crates.declaring(id, n); i < 0 {
			return word
		}
		is := g.boundType(id, n)
		known = known && is != ""
		return is
	})
	if !known || len(t) > maxTypeText {
		return ""
	}
	return t
}

// eachWord returns type t with each name in it that is no part of a longer path replaced by what is says.
func eachWord(t string, is func(string) string) string {
	var b strings.Builder
	for i := 0; i < len(t); {
		j := i
		for j < len(t) && (isIdent(t[j]) || t[j] == ':') {
			j++
		}
		switch word := t[i:j]; {
		case j == i:
			b.WriteByte(t[i])
			j++
		case strings.Contains(word, "::"):
			b.WriteString(word)
		default:
			b.WriteString(is(word))
		}
		i = j
	}
	return b.String()
}

// declaring returns the function, id or one around it, that has a type parameter of that name, and which of its it is; -1
// if none has.
func (c *crates) declaring(id ir.FuncID, param ir.Name) (ir.FuncID, int) {
	for ; id != ir.NoFunc; id = c.g.Prog.Parent(id) {
		if gen := c.g.Prog.Func(id).Generic; gen != nil {
			return id, gen.Index(param)
		}
	}
	return id, -1
}

// deciding returns, as bits, the type parameters of a function that decide which functions it calls: it calls one of
// theirs, or hands them on to a function in which they decide something, or reads a field that such a function has filled.
func (c *crates) deciding(id ir.FuncID) uint32 {
	gen := c.g.Prog.Func(id).Generic
	if gen == nil {
		return 0
	}
	bits, known := c.decided[id]
	if !known {
		c.decided[id] = 0 // what recursion sees
		bits = c.decidingIn(id, gen)
		c.decided[id] = bits
	}
	return bits
}

// decidingIn returns which of the type parameters decide something in the code of function id, which has them or stands in
// one that has.
func (c *crates) decidingIn(id ir.FuncID, gen *ir.Generic) (bits uint32) {
	g := c.g
	fn := g.Prog.Func(id)
	for _, call := range fn.Through {
		bits |= bitOf(gen.Index(call.Param))
	}
	body := g.Prog.File(id).Body(fn)
	for u := range body {
		switch in := &body[u]; {
		case in.Op == ir.OpClosure:
			bits |= c.decidingIn(g.Prog.Callee(id, in), gen)
		case in.Op == ir.OpLoad && in.NArgs == 1 && gen.Impl != 0 && in.Flags&(ir.FlagIndex|ir.FlagCapture|ir.FlagConst) == 0:
			bits |= c.filledBy(id, in, gen)
		case in.Op == ir.OpCall && in.Flags&ir.FlagMacro == 0:
			s := Site{id, ir.Value(u)}
			bits |= c.dispatching(s, in, gen)
			for _, callee := range g.Call(s).Callees {
				if inner := c.deciding(callee.Func); inner != 0 {
					bits |= c.handedOn(s, gen, callee.Func, inner)
				}
			}
		}
	}
	return bits
}

// dispatching returns, as bits, the type parameter of gen that the receiver of the call at s is of, or is a counted reference or
// a lock around, if that decides which of several methods it calls.
func (c *crates) dispatching(s Site, in *ir.Instr, gen *ir.Generic) uint32 {
	bound := c.receiverBound(s, in)
	if bound == "" || len(c.g.Call(s).Callees) < 2 {
		return 0
	}
	return bitOf(c.boundedBy(c.scope(s.Func), gen, bound))
}

// receiverBound returns the bound, as "impl Worker", of the type parameter that the receiver of the call at s is of, "" if it is
// of none.
func (c *crates) receiverBound(s Site, in *ir.Instr) string {
	args := c.g.Prog.Args(s.Func, in)
	if in.Flags&ir.FlagPath != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf {
		return ""
	}
	t := c.g.TypeOf(s.Func, args[0].Value).Name
	for range maxUnwrap {
		if t = strings.TrimPrefix(strings.TrimLeft(t, "&"), "mut "); strings.HasPrefix(t, "impl ") {
			return t
		}
		t = firstArg(t)
	}
	return ""
}

// boundedBy returns which of the type parameters of gen, in the scope sc, is the only one with a bound; -1 if that may be another
// one, or the type of a parameter without a name.
func (c *crates) boundedBy(sc rustScope, gen *ir.Generic, bound string) int {
	at := -1
	for i, b := range gen.Bounds {
		if c.absolute(sc.mod, sc.owner, c.g.Prog.Text(b)) == bound {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	if slices.ContainsFunc(gen.Types, func(t ir.Name) bool { return strings.Contains(c.g.Prog.Text(t), "impl ") }) {
		return -1
	}
	return at
}

// filledBy returns, as bits, the type parameters of the impl that function id stands in, if the load in reads a field of its
// self that functions have filled for which they decide something: the text of a Checked<R>.
func (c *crates) filledBy(id ir.FuncID, in *ir.Instr, gen *ir.Generic) (bits uint32) {
	g := c.g
	of := g.Prog.Instr(id, g.Root(id, g.Prog.Args(id, in)[0].Value))
	if of.Op != ir.OpParam || g.Prog.Func(id).Params[of.Aux].Kind != ir.ParamSelf {
		return 0
	}
	field, ok := g.MadeFieldOf(id, in)
	if !ok {
		return 0
	}
	values, _ := g.Made(field)
	for _, s := range values {
		if s.Func != id && c.deciding(s.Func) != 0 {
			eachWord(g.Prog.Text(gen.Impl), func(word string) string {
				if n := g.Prog.Name(word); n != 0 {
					bits |= bitOf(gen.Index(n))
				}
				return word
			})
		}
	}
	return bits
}

// handedOn returns, as bits, the type parameters of gen that the call at s names for those of its callee.
func (c *crates) handedOn(s Site, gen *ir.Generic, callee ir.FuncID, of uint32) (bits uint32) {
	for i, t := range c.typeArguments(s, callee) {
		if of&bitOf(i) != 0 {
			eachWord(t, func(word string) string {
				if n := c.g.Prog.Name(word); n != 0 {
					bits |= bitOf(gen.Index(n))
				}
				return word
			})
		}
	}
	return bits
}

// bitOf returns the bit of number i; 0 for none.
func bitOf(i int) uint32 {
	if i < 0 || i >= maxDeciding {
		return 0
	}
	return 1 << i
}

// typeArguments returns the types that the call at s says the type parameters of callee stand for, in full, as far as it
// says so; they may name type parameters of the function that the call stands in.
func (c *crates) typeArguments(s Site, callee ir.FuncID) []string {
	key := typeArgsKey{s, callee}
	list, known := c.typeArgs[key]
	if known {
		return list
	}
	gen := c.g.Prog.Func(callee).Generic
	if gen == nil {
		return nil
	}
	u := unification{c: c, gen: gen, is: make([]string, len(gen.Params))}
	c.typeArgs[key] = u.is // what a circle sees
	u.stated(s, callee)
	u.given(s, callee)
	if slices.Contains(u.is, "") {
		u.wanted(s, callee)
	}
	return u.is
}

// unification finds what the type parameters of a function stand for, by holding the types that its signature says against
// those that a call has.
type unification struct {
	c   *crates
	gen *ir.Generic
	is  []string
}

// stated reads what the path of a call says: Checked::<Slug>::of(x), require::<Slug>(x), Self::of(x).
func (u *unification) stated(s Site, callee ir.FuncID) {
	c, g := u.c, u.c.g
	in, sc, owner := g.Prog.Instr(s.Func, s.Value), c.scope(s.Func), c.scope(callee).owner
	name := g.Prog.Text(in.Name)
	if in.Flags&ir.FlagPath != 0 {
		if around := c.genericAround(s.Func); strings.HasPrefix(name, "Self::") && around != nil && around.Impl != 0 {
			u.unify(u.text(u.gen.Impl), c.absolute(sc.mod, sc.owner, g.Prog.Text(around.Impl)), maxTypeNest)
		}
		of, _ := splitPath(g.rustPath(s.Func, in))
		for _, call := range g.Prog.Func(s.Func).Through {
			if call.At == s.Value {
				of = g.Prog.Text(call.Param)
			}
		}
		if of != owner {
			u.unify("Self", of, maxTypeNest)
		}
	}
	if in.Type == 0 {
		return
	}
	stated := c.absolute(sc.mod, sc.owner, g.Prog.Text(in.Type))
	if in.Flags&ir.FlagPath != 0 && u.gen.Impl != 0 && head(stated) == owner && len(typeArgs(stated)) > 0 {
		u.unify(u.text(u.gen.Impl), stated, maxTypeNest)
		return
	}
	for i, t := range splitTypes(stated) {
		if at := u.gen.Own + i; at < len(u.is) {
			u.bind(at, t)
		}
	}
}

// given reads the types of what a call gives.
func (u *unification) given(s Site, callee ir.FuncID) {
	g := u.c.g
	fn := g.Prog.Func(callee)
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	method := fn.Kind == ir.KindMethod
	for i, a := range args {
		pos := g.operandPosition(args, i)
		switch {
		case method && (a.Role == ir.RoleSelf || in.Flags&ir.FlagPath != 0 && i == 0):
			t := u.c.writtenTypeOf(s.Func, a.Value)
			u.unify(u.text(u.gen.Impl), t, maxTypeNest)
			if h := head(t); u.c.types[h] != nil {
				u.unify("Self", h, maxTypeNest)
			}
			continue
		case !positional(a.Role):
			continue
		case method && in.Flags&ir.FlagPath != 0:
			pos--
		}
		if pos >= 0 && pos < len(u.gen.Types) {
			u.unify(u.text(u.gen.Types[pos]), u.c.writtenTypeOf(s.Func, a.Value), maxTypeNest)
		}
	}
}

// wanted reads what is wanted of a call's result.
func (u *unification) wanted(s Site, callee ir.FuncID) {
	if u.gen.Ret == 0 {
		return
	}
	t := u.c.wanted(s.Func, s.Value, maxImplied)
	if t == "" {
		return
	}
	u.unify(unwrapped(u.c.writtenResult(callee)), unwrapped(t), maxTypeNest)
}

// writtenResult returns the type of the result of a generic function, in full, with type parameters by their names.
func (c *crates) writtenResult(id ir.FuncID) string {
	gen, sc := c.g.Prog.Func(id).Generic, c.scope(id)
	return c.absolute(sc.mod, sc.owner, eachWord(c.g.Prog.Text(gen.Ret), func(word string) string {
		if word == "Self" && gen.Impl != 0 {
			return c.g.Prog.Text(gen.Impl)
		}
		return word
	}))
}

// ReturnsParameter reports whether the result of function id is of one of its type parameters, or an Option or Result of that.
func (g *Graph) ReturnsParameter(id ir.FuncID) bool {
	gen := g.Prog.Func(id).Generic
	return gen != nil && gen.Ret != 0 && gen.Index(g.Prog.Name(unwrapped(g.crates.writtenResult(id)))) >= 0
}

// resultFor returns the type of the result of the call at s to a generic function, if that depends on type parameters and
// the call says what they stand for, or, if wanted is true, what is wanted of its result, which says less.
func (c *crates) resultFor(s Site, callee ir.FuncID, wanted bool) string {
	gen := c.g.Prog.Func(callee).Generic
	if gen == nil || gen.Ret == 0 {
		return ""
	}
	var u *unification
	depends, known := c.answersSelf(callee) && typeArgs(c.g.Prog.Text(gen.Impl)) != nil, true
	t := eachWord(c.writtenResult(callee), func(word string) string {
		i := gen.Index(c.g.Prog.Name(word))
		if i < 0 {
			return word
		}
		if u == nil {
			u = &unification{c: c, gen: gen, is: make([]string, len(gen.Params))}
			u.stated(s, callee)
			u.given(s, callee)
			if wanted && slices.Contains(u.is, "") {
				u.wanted(s, callee)
			}
		}
		depends, known = true, known && u.is[i] != ""
		return u.is[i]
	})
	if !depends || !known || len(t) > maxTypeText {
		return ""
	}
	known = true
	eachWord(t, func(word string) string {
		_, i := c.declaring(s.Func, c.g.Prog.Name(word))
		known = known && i < 0
		return word
	})
	if !known {
		return ""
	}
	return t
}

func (u *unification) text(n ir.Name) string { return u.c.g.Prog.Text(n) }

// bind says that type parameter i stands for t, unless that is known, or t is none but a bound.
func (u *unification) bind(i int, t string) {
	if t = strings.TrimSpace(t); u.is[i] == "" && t != "_" && !strings.Contains(t, "impl ") && !strings.Contains(t, "dyn ") && len(t) <= maxTypeText {
		u.is[i] = t
	}
}

// unify holds a type of the signature against one of the call.
func (u *unification) unify(pattern, t string, depth int) {
	if isBound(strings.TrimPrefix(strings.TrimPrefix(t, "&"), "mut ")) {
		return
	}
	lent := strings.HasPrefix(pattern, "&")
	pattern, t = stripRef(pattern), stripRef(t)
	if pattern == "" || t == "" || depth == 0 {
		return
	}
	if n := u.c.g.Prog.Name(pattern); n != 0 && u.gen.Index(n) >= 0 {
		u.bind(u.gen.Index(n), t)
		return
	}
	if lent && lastName(head(pattern)) != lastName(head(t)) && u.c.dereferences(head(t)) {
		// An &Arc<Mutex<Table>> is taken for an &Mutex<Table>.
		if of := firstArg(t); lastName(head(pattern)) == lastName(head(of)) {
			t = of
		}
	}
	parts, others := tupleParts(pattern), tupleParts(t)
	if parts == nil && lastName(head(pattern)) == lastName(head(t)) {
		parts, others = typeArgs(pattern), typeArgs(t)
	}
	for i := range min(len(parts), len(others)) {
		u.unify(parts[i], others[i], depth-1)
	}
}

// genericAround returns what function id, or the one around it, says of its type parameters; nil if it has none.
func (c *crates) genericAround(id ir.FuncID) *ir.Generic {
	for ; id != ir.NoFunc; id = c.g.Prog.Parent(id) {
		if gen := c.g.Prog.Func(id).Generic; gen != nil {
			return gen
		}
	}
	return nil
}

// writtenTypeOf returns the type of a value of function id, with type parameters by their names if it is a parameter.
func (c *crates) writtenTypeOf(id ir.FuncID, v ir.Value) string {
	g := c.g
	at, value := id, g.Root(id, v)
	in := g.Prog.Instr(at, value)
	for in.Op == ir.OpParam {
		outer, ok := g.Outside(at, in)
		if !ok {
			break
		}
		at, value = outer.Func, g.Root(outer.Func, outer.Value)
		in = g.Prog.Instr(at, value)
	}
	gen := g.Prog.Func(at).Generic
	if in.Op != ir.OpParam || gen == nil {
		return g.TypeOf(id, v).Name
	}
	sc := c.scope(at)
	switch p := &g.Prog.Func(at).Params[in.Aux]; {
	case p.Kind == ir.ParamSelf && gen.Impl != 0:
		return c.absolute(sc.mod, sc.owner, g.Prog.Text(gen.Impl))
	case p.Kind == ir.ParamSelf:
		return "Self"
	case p.Kind == ir.ParamPositional && int(p.Index) < len(gen.Types):
		return c.absolute(sc.mod, sc.owner, g.Prog.Text(gen.Types[p.Index]))
	}
	return g.TypeOf(id, v).Name
}

// ofInstance returns those of the methods of type owner that receiver v in function id has, as far as the type arguments tell
// that it has not the others: of impl Page<Draft> and impl Page<Checked>.
func (c *crates) ofInstance(list []Callee, owner string, id ir.FuncID, v ir.Value) []Callee {
	if len(list) < 2 && !boxes[owner] || len(list) >= manyCallees {
		return list
	}
	t := c.writtenTypeOf(id, v)
	for range maxUnwrap {
		if t = stripRef(t); head(t) == owner {
			break
		}
		t = firstArg(t)
	}
	args := typeArgs(t)
	if len(args) == 0 {
		return list
	}
	var fit []Callee
	for _, callee := range list {
		if !c.isForOthers(callee.Func, owner, args) {
			fit = append(fit, callee)
		}
	}
	if len(fit) == 0 && !boxes[owner] || len(fit) == len(list) {
		return list
	}
	return fit // of a Box<dyn Job>, impl Run for Box<Print> is none: it is asked what is in it
}

// isForOthers reports whether function id stands in an impl of type owner for other type arguments than args.
func (c *crates) isForOthers(id ir.FuncID, owner string, args []string) bool {
	gen, sc := c.g.Prog.Func(id).Generic, c.scope(id)
	if gen == nil || gen.Impl == 0 || sc.owner != owner {
		return false
	}
	for i, is := range typeArgs(c.g.Prog.Text(gen.Impl)) {
		if i == len(args) {
			break
		}
		is, has := head(c.absolute(sc.mod, owner, is)), head(args[i])
		if is != has && c.isConcrete(is) && (c.isConcrete(has) || strings.HasPrefix(args[i], "dyn ")) {
			return true
		}
	}
	return false
}

// isConcrete reports whether the head of a type, in full, is known to be that of one type: one of the workspace's or of a library's,
// no type parameter, bound or alias.
func (c *crates) isConcrete(head string) bool {
	if decl := c.types[head]; decl != nil {
		return decl.Alias == 0
	}
	root, _, library := strings.Cut(head, "::")
	return library && c.modules[root] == nil && isIdent(head[0]) && !strings.Contains(root, " ") || numberTypes[head] || head == "bool" || head == "str" || head == "String"
}
