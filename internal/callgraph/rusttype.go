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

// Types of Rust values are texts without white space and lifetimes, their paths in full:
// "&mutstd::vec::Vec<u8>", "*constkrate::Point".

// stripRef takes references off the front of a type.
func stripRef(t string) string {
	for {
		switch {
		case strings.HasPrefix(t, "&"):
			t = t[1:]
		case strings.HasPrefix(t, "mut ") || strings.HasPrefix(t, "dyn ") || strings.HasPrefix(t, "impl "):
			t = t[strings.IndexByte(t, ' ')+1:]
		case strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") && !strings.Contains(t, ","):
			t = t[1 : len(t)-1]
		default:
			return t
		}
	}
}

// head returns the path of a type without references and arguments: "a::B" of "&mut a::B<C>".
func head(t string) string {
	t = stripRef(t)
	if i := strings.IndexAny(t, "<(+"); i > 0 {
		t = t[:i]
	}
	return t
}

// firstArg returns the first type argument: "C" of "a::B<C, D>", the element of a slice or array,
// or "".
func firstArg(t string) string {
	t = stripRef(t)
	if strings.HasPrefix(t, "[") && strings.HasSuffix(t, "]") {
		t = t[1 : len(t)-1]
		if i := strings.LastIndexByte(t, ';'); i > strings.LastIndexByte(t, ']') {
			t = t[:i]
		}
		return strings.TrimSpace(t)
	}
	if args := typeArgs(t); len(args) > 0 {
		return args[0]
	}
	return ""
}

// typeArgs returns the type arguments of t: "C" and "D" of "a::B<C, D>".
func typeArgs(t string) []string {
	t = stripRef(t)
	i := strings.IndexByte(t, '<')
	if i < 0 || !strings.HasSuffix(t, ">") {
		return nil
	}
	args := splitTypes(t[i+1 : len(t)-1])
	for j, a := range args {
		if name, is, ok := strings.Cut(a, "="); ok && strings.IndexByte(name, '<') < 0 {
			args[j] = is // Iterator<Item=T>
		}
	}
	return args
}

// tupleParts returns the types of which a tuple, a slice or an array consists; nil if t is none of them.
func tupleParts(t string) []string {
	switch {
	case strings.HasPrefix(t, "[") && strings.HasSuffix(t, "]"):
		element, _, _ := strings.Cut(t[1:len(t)-1], ";")
		return []string{element}
	case strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") && len(t) > 2:
		return splitTypes(t[1 : len(t)-1])
	}
	return nil
}

// splitTypes returns the types that stand between the commas of a list.
func splitTypes(list string) []string {
	var types []string
	depth, start := 0, 0
	for j := range len(list) {
		switch list[j] {
		case '<', '(', '[':
			depth++
		case '>', ')', ']':
			if j == 0 || list[j-1] != '-' { // the arrow of a function's type
				depth--
			}
		case ',':
			if depth == 0 {
				types, start = append(types, list[start:j]), j+1
			}
		}
	}
	if start < len(list) {
		types = append(types, list[start:])
	}
	return types
}

// isRawPointer reports whether t is a raw pointer type.
func isRawPointer(t string) bool { return strings.HasPrefix(t, "*") }

// maxUnwrap bounds how many wrappers are looked through for a method: Arc<Mutex<Box<T>>>.
const maxUnwrap = 4

// receivers returns the types whose methods a receiver of type t may answer: its own, then what
// its type arguments wrap (Box<T>, Option<T> and Result<T, E> answer T's once dereferenced or
// unwrapped, and unwrapping is no step of its own here).
func receivers(t string) []string {
	var heads []string
	for range maxUnwrap {
		if t = stripRef(t); t == "_" {
			break
		}
		for bound := range splitBounds(t) {
			if h := head(bound); h != "" {
				heads = append(heads, h)
			}
		}
		if len(heads) == 0 {
			break
		}
		if t = firstArg(t); t == "" {
			break
		}
	}
	return heads
}

// unwrapped returns what a value of type t is once it was taken out of its Option or Result, which is no step
// of its own here.
func unwrapped(t string) string {
	for range maxUnwrap {
		if !wraps[head(t)] {
			break
		}
		t = firstArg(t)
	}
	return t
}

// splitBounds yields the parts of a type that + joins: A and B of "A+B"; a type is its own only part.
func splitBounds(t string) iter.Seq[string] {
	return func(yield func(string) bool) {
		depth, start := 0, 0
		for i := range len(t) {
			switch t[i] {
			case '<', '(', '[':
				depth++
			case '>', ')', ']':
				if t[i-min(i, 1)] != '-' {
					depth--
				}
			case '+':
				if depth == 0 {
					if !yield(t[start:i]) {
						return
					}
					start = i + 1
				}
			}
		}
		yield(t[start:])
	}
}

// absolute returns type text t, written in module m inside an impl of owner, with its paths in full.
func (c *crates) absolute(m *module, owner, t string) string {
	if bare := strings.TrimPrefix(strings.TrimPrefix(t, "&"), "mut "); bare == "" || bare == "_" {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(t); {
		if !isIdent(t[i]) || t[i] >= '0' && t[i] <= '9' {
			b.WriteByte(t[i])
			i++
			continue
		}
		j := i
		for j < len(t) && (isIdent(t[j]) || strings.HasPrefix(t[j:], "::") || j > i && t[j] == ':' && t[j-1] == ':') {
			j++
		}
		switch word := t[i:j]; word {
		case "mut", "dyn", "impl", "const", "fn", "unsafe", "extern", "as", "for":
			b.WriteString(word)
		default:
			full := c.resolve(m, owner, word)
			if j == len(t) || t[j] != '<' {
				full = c.unaliasType(full)
			} else {
				full = c.unaliasHead(full)
			}
			b.WriteString(full)
		}
		i = j
	}
	return b.String()
}

// maxTypeAliases bounds a chain of type aliases, which may be a circle.
const maxTypeAliases = 8

// unaliasType returns what a type of the workspace that is an alias without parameters stands for, if
// that is a path: type Size = u64.
func (c *crates) unaliasType(full string) string {
	for range maxTypeAliases {
		decl := c.types[full]
		if decl == nil || decl.Alias == 0 {
			break
		}
		to := c.g.Prog.Text(decl.Alias)
		if args := typeArgs(to); len(args) > 0 && len(decl.Params) == 0 && !strings.HasPrefix(to, "&") {
			return c.absolute(c.typeMod[full], "", to)
		}
		if to != head(to) || isRawPointer(to) || strings.HasPrefix(to, "&") {
			break
		}
		full = c.resolve(c.typeMod[full], "", to)
	}
	return full
}

// unaliasHead returns what the head of a type of the workspace stands for that is an alias with parameters, if its first
// one is the first of that type too: type Result<T> = std::result::Result<T, Error>.
func (c *crates) unaliasHead(full string) string {
	decl := c.types[full]
	if decl == nil || decl.Alias == 0 || len(decl.Params) == 0 {
		return full
	}
	to := c.g.Prog.Text(decl.Alias)
	if args := typeArgs(to); len(args) == 0 || args[0] != c.g.Prog.Text(decl.Params[0]) || strings.HasPrefix(to, "&") {
		return full
	}
	return c.resolve(c.typeMod[full], "", head(to))
}

// Unaliased returns the type that a type of Rust is, with all aliases taken for what they stand for: a pointer, too.
func (g *Graph) Unaliased(t string) string {
	c := g.crates
	for range maxTypeAliases {
		decl := c.types[t]
		if decl == nil || decl.Alias == 0 {
			break
		}
		t = c.absolute(c.typeMod[t], "", g.Prog.Text(decl.Alias))
	}
	return t
}

func isIdent(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// typeOf infers the type of v in Rust function id.
func (c *crates) typeOf(id ir.FuncID, v ir.Value) string {
	g := c.g
	in := g.Prog.Instr(id, v)
	sc := c.scope(id)
	if in.Type != 0 && in.Op != ir.OpCall && in.Op != ir.OpLoad {
		if t := c.absolute(sc.mod, sc.owner, g.Prog.Text(in.Type)); t != "" {
			if in.Op == ir.OpCopy && strings.Contains(t, "<_") {
				return completed(t, g.TypeOf(id, g.Prog.Args(id, in)[0].Value).Name)
			}
			return t
		}
	}
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpParam:
		if g.Prog.Func(id).Kind == ir.KindClosure {
			if g.Prog.Func(id).Params[in.Aux].Kind == ir.ParamPositional {
				return c.handedType(id, int(in.Aux))
			}
			return c.captured(id, int(in.Aux))
		}
		if in.Aux == 0 && g.Prog.Func(id).Kind == ir.KindMethod {
			return sc.owner
		}
	case ir.OpCopy, ir.OpAssume:
		t := g.TypeOf(id, args[0].Value).Name
		if in.Op == ir.OpCopy && in.Aux == ir.CopyDeref {
			return c.referred(t)
		}
		if in.Op == ir.OpCopy && wraps[head(t)] && len(typeArgs(t)) > 0 && g.Prog.Text(in.Name) == ir.VariantTry {
			return firstArg(t)
		}
		if in.Op == ir.OpCopy && t != "" && g.Prog.Text(in.Name) == "Some" {
			return "std::option::Option<" + t + ">"
		}
		return t
	case ir.OpPhi:
		return c.mergedType(id, v, args)
	case ir.OpLoad:
		return c.loadType(id, v, in, args, sc)
	case ir.OpCall:
		t := c.callType(id, v, in, args, sc)
		if in.Flags&ir.FlagPath != 0 && t != "" && head(t) == t {
			return c.gathered(id, v, t)
		}
		return t
	}
	return ""
}

// boxes are the types of std that hold one value and lend its methods.
var boxes = map[string]bool{"std::boxed::Box": true, "std::rc::Rc": true, "std::sync::Arc": true}

// mergedType returns the type of phi v: that of a trait if an operand is of it, and none if two are of different types of the
// workspace, boxes of what implements a trait. What comes from behind it in a loop is made of the phi, and is not looked at.
func (c *crates) mergedType(id ir.FuncID, v ir.Value, args []ir.Operand) (merged string) {
	own, several := "", false
	for _, a := range args {
		if merged != "" && a.Value > v {
			continue
		}
		t := c.g.TypeOf(id, a.Value).Name
		if merged == "" {
			merged = t
		}
		h := c.boxed(t)
		if c.types[h] == nil && len(c.impls[h]) > 0 {
			return t
		}
		if c.types[h] == nil {
			continue
		}
		several = several || own != "" && h != own
		own = h
	}
	if several {
		return ""
	}
	return merged
}

// boxed returns the head of a type without the boxes around it.
func (c *crates) boxed(t string) (h string) {
	for _, h = range receivers(t) {
		if !boxes[h] {
			break
		}
	}
	return h
}

// completed returns a type that is written with an underscore, let found: Vec<_> = names.map(Name).collect(), as the value
// of type of has it, which may be what an Option or a Result of that type holds.
func completed(t, of string) string {
	switch {
	case firstArg(of) == "":
	case firstArg(t) == "_" && head(t) == head(of):
		return of
	case wraps[head(t)] && firstArg(firstArg(t)) == "_":
		if head(of) == head(t) {
			of = firstArg(of)
		}
		if head(of) == head(firstArg(t)) {
			return head(t) + "<" + of + ">"
		}
	}
	return t
}

// captured returns the type of what parameter i of closure id captures.
func (c *crates) captured(id ir.FuncID, i int) string {
	p := &c.g.Prog.Func(id).Params[i]
	site, ok := c.g.closureSites[id]
	if p.Kind != ir.ParamCaptured || !ok {
		return ""
	}
	args := c.g.Prog.Args(site.Func, c.g.Prog.Instr(site.Func, site.Value))
	if int(p.Index) < len(args) {
		return c.g.TypeOf(site.Func, args[p.Index].Value).Name
	}
	return ""
}

// stateArguments returns the type of a static of which the type is stated, made is what its value says: with the arguments
// that it has where it is stated, LazyLock<Mutex<Vec<Job>>> for a Mutex, as which one uses it, or for a Mutex<Vec>.
func stateArguments(made, stated string) string {
	if made == "" || strings.HasPrefix(stripRef(stated), "[") { // b"0123456789abcdef" is of as many bytes as is said
		return stated
	}
	for t := stated; t != ""; {
		args := typeArgs(t)
		if head(t) == head(made) {
			return withArguments(made, t)
		}
		if t = ""; len(args) > 0 {
			t = args[0]
		}
	}
	return made
}

// withArguments returns type made with what stated, a type of the same head, says of its arguments.
func withArguments(made, stated string) string {
	known, said := typeArgs(made), typeArgs(stated)
	switch {
	case len(known) == 0:
		return stated
	case len(known) != len(said) || !strings.HasPrefix(made, head(made)+"<"):
		return made
	}
	for i := range known {
		known[i] = stateArguments(known[i], said[i])
	}
	return head(made) + "<" + strings.Join(known, ",") + ">"
}

func (c *crates) loadType(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, sc rustScope) string {
	g := c.g
	switch {
	case len(args) == 0:
		if s, ok := c.constantAt(id, in); ok {
			def := g.Prog.Instr(s.Func, s.Value)
			ops := g.Prog.Args(s.Func, def)
			made := g.TypeOf(s.Func, ops[len(ops)-1].Value).Name
			if def.Type == 0 {
				return made
			}
			at := c.scope(s.Func)
			stated := c.absolute(at.mod, at.owner, g.Prog.Text(def.Type))
			return stateArguments(made, stated)
		}
		return c.unitType(c.resolve(sc.mod, sc.owner, g.Prog.Text(in.Name)))
	case in.Flags&ir.FlagIndex != 0:
		base := g.TypeOf(id, args[0].Value).Name
		if callees := g.IndexedBy(Site{id, v}); len(callees) > 0 {
			to := c.scope(callees[0].Func)
			return c.absolute(to.mod, to.owner, g.Prog.Text(g.Prog.Func(callees[0].Func).Ret))
		}
		if of := typeArgs(base); len(of) > 1 {
			return of[1] // of a map, what stands at its keys
		}
		if len(args) > 1 {
			if by := g.Prog.Instr(id, g.Root(id, args[1].Value)); by.Op == ir.OpCall && g.Prog.Text(by.Name) == ir.OpRange {
				return sliceOf(stripRef(base))
			}
		}
		return firstArg(base)
	default:
		if in.Type != 0 { // the struct or the variant of a pattern
			of := c.resolve(sc.mod, sc.owner, g.Prog.Text(in.Type))
			if t := c.fieldType(of, in.Name); t != "" {
				return t
			}
			if row := g.Set.Models.Holds(of); row != nil && !row.Element {
				return of // what a library's variant holds: Value::Number(n)
			}
		}
		base := unwrapped(g.TypeOf(id, args[0].Value).Name)
		if parts := tupleParts(c.tupleBehind(base)); parts != nil {
			if i, err := strconv.Atoi(g.Prog.Text(in.Name)); err == nil && i < len(parts) {
				return strings.TrimSpace(parts[i])
			}
		}
		if c.types[head(base)] == nil && g.Prog.Text(in.Name) == "0" {
			args := typeArgs(base)
			if len(args) == 1 && (in.Type != 0 || !c.dereferences(head(base))) {
				return args[0] // a library's wrapper: Json<T>, Wrapping<T>; Data(app) by a pattern
			}
		}
		return c.fieldType(base, in.Name)
	}
}

// tupleBehind returns the type of the tuple that a value of type t is or dereferences to, and else t without references.
func (c *crates) tupleBehind(t string) string {
	for of := range c.behind(t) {
		if strings.HasPrefix(of, "(") {
			return of
		}
	}
	return stripRef(t)
}

// sliceOf returns the type of a part of a list or a text of type t.
func sliceOf(t string) string {
	of := firstArg(t)
	switch {
	case of != "":
		return "[" + of + "]"
	case t == "std::string::String":
		return "str"
	}
	return t
}

// unitType returns the type of what a path names if that is a struct without fields, or a variant of an enum.
func (c *crates) unitType(full string) string {
	decl := c.types[full]
	if decl == nil || decl.Enum || decl.Union || decl.Alias != 0 {
		return ""
	}
	if strings.Contains(c.g.Prog.Text(decl.Name), "::") {
		return full[:strings.LastIndex(full, "::")]
	}
	return full
}

// IsSoleField reports whether a load of Rust takes the one field out of a variant, by a pattern: Some(Host::Domain(name)).
// Of a library's it is taken to be the only one.
func (g *Graph) IsSoleField(id ir.FuncID, in *ir.Instr) bool {
	if in.Type == 0 || in.NArgs != 1 || g.lang(id) != source.Rust || g.Prog.Text(in.Name) != "0" {
		return false
	}
	sc := g.crates.scope(id)
	decl := g.crates.types[g.crates.resolve(sc.mod, sc.owner, g.Prog.Text(in.Type))]
	return decl == nil || len(decl.Fields) == 1
}

// dereferences reports whether models say that a library's type dereferences to what stands between its angle
// brackets, so that its fields are those of that.
func (c *crates) dereferences(h string) bool {
	e := c.g.Set.Models.Lookup(source.Rust, "deref")
	return e != nil && slices.ContainsFunc(e.Types, func(row *rule.TypeRow) bool {
		met := row.Callee.Owner == h && row.Returns == "element"
		c.g.met[row.ID] = c.g.met[row.ID] || met
		return met
	})
}

// referred returns the type of what a value of type t refers to, as far as models tell, t itself for others: T of a Box<T>.
func (c *crates) referred(t string) string {
	of := stripRef(t)
	if of == t && c.dereferences(head(of)) && firstArg(of) != "" {
		return firstArg(of)
	}
	if target := c.types[head(of)+"::Target"]; of == t && target != nil && len(c.methods[head(of)+"::deref"]) > 0 {
		return c.absolute(c.typeMod[head(of)+"::Target"], head(of), c.g.Prog.Text(target.Alias))
	}
	return of
}

// behind yields type t without references, and what models say that it dereferences to, one after the other: a Vec<Job> behind
// an Arc<Vec<Job>>.
func (c *crates) behind(t string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for range maxUnwrap {
			t = stripRef(t)
			if t == "" || t == "_" || !yield(t) || !c.dereferences(head(t)) {
				return
			}
			t = firstArg(t)
		}
	}
}

// typeBehind returns the type that models state for the result of a method which the receiver has not itself, but what it
// dereferences to: a list's get where it is an Arc<Vec<T>>, or the guard of a lock. It is "" if they state none.
func (c *crates) typeBehind(s Site, in *ir.Instr, args []ir.Operand) string {
	if len(args) == 0 || args[0].Role != ir.RoleSelf || in.Flags&ir.FlagPath != 0 {
		return ""
	}
	own := stripRef(c.g.TypeOf(s.Func, args[0].Value).Name)
	for t := range c.behind(own) {
		if t == own {
			continue
		}
		env := &env{g: c.g, site: s, in: in, as: t}
		rows := matching(c.g.rowsByName(s.Func, in).Types, true, func(r *rule.Row, _ bool) bool {
			fits := (r.Callee.Any || c.g.Set.Models.IsA(head(t), r.Callee.Owner)) && r.When.Eval(env)
			c.g.met[r.ID] = c.g.met[r.ID] || fits
			return fits
		})
		if is := (statement{c.g, s.Func, args, t}).at(result, rows).Name; is != "" {
			return is
		}
	}
	return ""
}

// fieldType returns the type of a field of a value of type t, or of what t wraps.
func (c *crates) fieldType(t string, name ir.Name) string {
	for range maxUnwrap {
		h := head(t)
		if decl := c.types[h]; decl != nil {
			for _, f := range decl.Fields {
				if f.Name == name {
					return c.instantiated(h, decl, typeArgs(t), c.g.Prog.Text(f.Type))
				}
			}
		}
		if t = firstArg(t); t == "" {
			break
		}
	}
	return ""
}

// instantiated returns the type of a field of type owner, which has these type arguments, in full. One that needs
// an argument which is not known is not known either.
func (c *crates) instantiated(owner string, decl *ir.TypeDecl, args []string, field string) string {
	if len(decl.Params) == 0 {
		return c.absolute(c.typeMod[owner], owner, field)
	}
	var b strings.Builder
	for i := 0; i < len(field); {
		j := i
		for j < len(field) && isIdent(field[j]) {
			j++
		}
		if j == i {
			b.WriteByte(field[i])
			i++
			continue
		}
		word := field[i:j]
		n := slices.IndexFunc(decl.Params, func(p ir.Name) bool { return c.g.Prog.Text(p) == word })
		switch {
		case n < 0:
			b.WriteString(word)
		case n < len(args):
			b.WriteString(args[n])
		default:
			b.WriteByte('_')
		}
		i = j
	}
	if t := b.String(); strings.TrimLeft(t, "&") != "_" {
		return c.absolute(c.typeMod[owner], owner, t)
	}
	return ""
}

// constant returns the definition of the constant or static that code in sc calls name.
func (c *crates) constant(sc rustScope, name string) (Site, bool) {
	s, ok := c.consts[c.resolve(sc.mod, sc.owner, name)]
	return s, ok
}

// implemented returns the definitions of the constant of a trait that code in sc calls name, in the types that implement it.
func (c *crates) implemented(sc rustScope, name string) (found []Site) {
	full := c.resolve(sc.mod, sc.owner, name)
	i := strings.LastIndex(full, "::")
	if i < 0 {
		return nil
	}
	for _, impl := range c.impls[full[:i]] {
		if s, ok := c.consts[impl+full[i:]]; ok && !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	return found
}

// listType returns the type of [a, b] or vec![a, b], written without that of its elements where their text does not tell
// it: "[;2]" is [Job;2] if a is a Job. A tuple has none.
func (c *crates) listType(id ir.FuncID, t string, args []ir.Operand) string {
	if t == "" && len(args) > 1 {
		return c.tupleType(id, args)
	}
	of := ""
	for i, a := range args[:min(len(args), maxListed)] {
		is := c.g.TypeOf(id, a.Value).Name
		if i > 0 && is != of && head(is) == head(of) && firstArg(of) != "" {
			of = "" // boxes of several types
			break
		}
		if i == 0 {
			of = is
		}
	}
	switch {
	case t == "std::vec::Vec" && of != "":
		return t + "<" + of + ">"
	case (t == "[]" || strings.HasPrefix(t, "[;")) && of != "":
		return "[" + of + t[1:]
	case t == "[]" || strings.HasPrefix(t, "[;"):
		return ""
	}
	return t
}

// tupleType returns the type of a tuple; "" if nothing is known of what it consists of.
func (c *crates) tupleType(id ir.FuncID, args []ir.Operand) string {
	parts, known := make([]string, len(args)), false
	for i, a := range args {
		if parts[i] = c.g.TypeOf(id, a.Value).Name; parts[i] == "" {
			parts[i] = "_"
		}
		known = known || parts[i] != "_"
	}
	if !known || len(args) > maxListed {
		return ""
	}
	return "(" + strings.Join(parts, ",") + ")"
}

// maxListed bounds the elements of a list that are looked at for its type.
const maxListed = 32

// enumOf returns the enum of which t is a variant, t if it is none: what Cue::Sound { … } makes is a Cue.
func (c *crates) enumOf(t string) string {
	i := strings.LastIndex(t, "::")
	if i < 0 {
		return t
	}
	if _, ok := c.variants[t[:i]]; ok {
		return t[:i]
	}
	return t
}

// callType infers the type of a call's result: from a model, from the function called, or, for an
// unknown function of a type ("Type::new"), that type.
func (c *crates) callType(id ir.FuncID, v ir.Value, in *ir.Instr, args []ir.Operand, sc rustScope) string {
	g := c.g
	if in.Flags&ir.FlagMut != 0 {
		return g.TypeOf(id, args[0].Value).Name // x += y
	}
	switch name := g.Prog.Text(in.Name); name {
	case ir.OpCast:
		return c.absolute(sc.mod, sc.owner, g.Prog.Text(in.Type))
	case ir.OpStruct:
		return c.enumOf(c.absolute(sc.mod, sc.owner, g.Prog.Text(in.Type)))
	case ir.OpArray:
		t := c.listType(id, g.Prog.Text(in.Type), args)
		if boxes[head(firstArg(t))] {
			// What is in the boxes the program may not care for: let parts: Vec<Box<dyn Part>> = vec![Box::new(Fixed)]
			if w := c.wanted(id, v, maxImplied); head(w) == head(t) && firstArg(w) != "" {
				return w
			}
		}
		return t
	case ir.OpCallee:
		if made := g.Prog.Instr(id, g.Root(id, args[0].Value)); made.Op == ir.OpClosure {
			return c.yieldedBy(g.Prog.Callee(id, made))
		}
	case ir.OpDeref:
		t := g.TypeOf(id, args[0].Value).Name
		for _, p := range [...]string{"*const ", "*mut ", "*const", "*mut"} {
			if rest, ok := strings.CutPrefix(t, p); ok {
				return rest
			}
		}
		return c.referred(t)
	}
	call := g.Call(Site{id, v})
	if in.Type != 0 {
		for _, row := range call.Types {
			if strings.Contains(row.Returns, statedType) {
				return strings.ReplaceAll(row.Returns, statedType, c.statedBy(id, in))
			}
		}
	}
	if t := g.modelType(id, call.Types, args, result).Name; t != "" {
		return t
	}
	if len(call.Callees) == 0 {
		if t := c.typeBehind(Site{id, v}, in, args); t != "" {
			return t
		}
	}
	if g.makesWanted(id, in) {
		return c.wanted(id, v, maxImplied)
	}
	if len(call.Callees) > 0 {
		callee := call.Callees[0]
		if t := c.resultFor(Site{id, v}, callee.Func, false); t != "" {
			return t
		}
		if len(call.Callees) > 1 && c.answersSelf(callee.Func) {
			return "" // T::decode(x)?, of whichever type T is
		}
		t := c.resultOf(id, callee.Func, in, args)
		if t == "" || strings.Contains(t, "impl ") {
			if wanted := c.resultFor(Site{id, v}, callee.Func, true); wanted != "" {
				return wanted
			}
		}
		return t
	}
	if in.Type != 0 {
		return c.absolute(sc.mod, sc.owner, g.Prog.Text(in.Type))
	}
	if g.Prog.Text(in.Name) == "into_iter" && len(args) == 1 {
		// What is an iterator is its own.
		if t := g.TypeOf(id, args[0].Value).Name; len(c.method(head(t), "next")) > 0 {
			return t
		}
	}
	if in.Flags&ir.FlagPath != 0 {
		full := g.rustPath(id, in)
		if decl := c.types[full]; decl != nil && !strings.Contains(g.Prog.Text(decl.Name), "::") {
			return full // a tuple struct
		}
		if i := strings.LastIndex(full, "::"); i > 0 {
			owner := full[:i]
			last := owner[strings.LastIndex(owner, ":")+1:]
			if last != "" && last[0] >= 'A' && last[0] <= 'Z' || numberTypes[owner] {
				return owner
			}
			if name := full[i+2:]; name != "" && name[0] >= 'A' && name[0] <= 'Z' {
				return full // a tuple struct of a library
			}
		}
	}
	return ""
}

// resultOf returns the type of the result of a call of function callee, as its signature and what it is given say.
func (c *crates) resultOf(id, callee ir.FuncID, in *ir.Instr, args []ir.Operand) string {
	fn := c.g.Prog.Func(callee)
	if ret := c.g.Prog.Text(fn.Ret); ret != "" && ret != "_" {
		to := c.scope(callee)
		return c.answered(id, callee, in, args, c.absolute(to.mod, to.owner, ret))
	}
	if t := c.givenBack(id, callee, in, args); t != "" || fn.Ret == 0 {
		return t
	}
	if t := c.answered(id, callee, in, args, "_"); t != "_" {
		return t
	}
	return ""
}

// answersSelf reports whether the type of a function's result is written with Self: each type that implements a trait has its
// own.
func (c *crates) answersSelf(id ir.FuncID) (is bool) {
	eachWord(c.g.Prog.Text(c.g.Prog.Func(id).Ret), func(word string) string {
		is = is || word == "Self"
		return word
	})
	return is
}

// yieldedBy returns the type of what a closure yields: what it says itself, or else that of its first result with one.
func (c *crates) yieldedBy(closure ir.FuncID) string {
	g := c.g
	fn := g.Prog.Func(closure)
	if ret := g.Prog.Text(fn.Ret); ret != "" && ret != "_" {
		sc := c.scope(closure)
		return c.absolute(sc.mod, sc.owner, ret)
	}
	body := g.Prog.File(closure).Body(fn)
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		if t := g.TypeOf(closure, g.Prog.Args(closure, &body[u])[0].Value).Name; t != "" {
			return t
		}
	}
	return ""
}

// numberTypes are the primitive types of numbers: u16::from_be_bytes(b) is one.
var numberTypes = map[string]bool{"u8": true, "u16": true, "u32": true, "u64": true, "u128": true, "usize": true,
	"i8": true, "i16": true, "i32": true, "i64": true, "i128": true, "isize": true, "f32": true, "f64": true}

// givenBack returns the type of the argument that a call of function callee, whose result is of any type, gives back:
// of fn later<T>(value: T) -> T.
func (c *crates) givenBack(id, callee ir.FuncID, in *ir.Instr, args []ir.Operand) string {
	g := c.g
	fn := g.Prog.Func(callee)
	body := g.Prog.File(callee).Body(fn)
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		def := g.Prog.Instr(callee, g.Root(callee, g.Prog.Args(callee, &body[u])[0].Value))
		if def.Op != ir.OpParam || fn.Params[def.Aux].Kind != ir.ParamPositional || fn.Ret == 0 || fn.Params[def.Aux].Type != fn.Ret {
			return ""
		}
		at := int(fn.Params[def.Aux].Index)
		if fn.Kind == ir.KindMethod && in.Flags&ir.FlagPath != 0 {
			at++
		}
		for i, a := range args {
			if positional(a.Role) && g.operandPosition(args, i) == at {
				return g.TypeOf(id, a.Value).Name
			}
		}
		return ""
	}
	return ""
}
