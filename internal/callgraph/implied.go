package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the functions of the workspace that Rust code calls by its language's traits: x + y calls the
// add of x's type, x.into() the from of the type that is wanted there, x.parse() its from_str, and a method that
// a type has not is that of what it dereferences to.

// operatorMethods are the methods of the operators that types may implement.
var operatorMethods = map[string]string{
	"op.+": "add", "op.-": "sub", "op.*": "mul", "op./": "div", "op.%": "rem", "op.|": "bitor", "op.&": "bitand",
	"op.^": "bitxor", "op.<<": "shl", "op.>>": "shr",
}

// unaryMethods are those of the operators that have one operand.
var unaryMethods = map[string]string{ir.OpDeref: "deref", "op.neg": "neg", "op.not": "not"}

// conversionMethods are the functions of the wanted type that a conversion calls.
var conversionMethods = map[string]string{"into": "from", "try_into": "try_from", "parse": "from_str", "collect": "from_iter"}

// conversionBy returns the method that calls a function of a conversion by its name: into of from; "" if it is none.
func conversionBy(function string) string {
	for by, f := range conversionMethods {
		if f == function {
			return by
		}
	}
	return ""
}

// operator adds the function that an operator calls if the workspace defines it for the operand's type.
func (g *Graph) operator(s Site, in *ir.Instr, args []ir.Operand, c *Call) {
	method, ok := operatorMethods[g.Prog.Text(in.Name)]
	if len(args) == 1 {
		method, ok = unaryMethods[g.Prog.Text(in.Name)]
	}
	assigns := in.Flags&ir.FlagMut != 0
	if assigns {
		method += "_assign"
	}
	if !ok || len(args) == 0 || len(args) > 2 || g.Prog.Name(method) == 0 || len(g.crates.byName[g.Prog.Name(method)]) == 0 {
		return
	}
	h := head(g.TypeOf(s.Func, args[0].Value).Name)
	if g.crates.types[h] == nil {
		return
	}
	for _, id := range g.crates.fitting(g.crates.methods[h+"::"+method], g.TypeOf(s.Func, args[len(args)-1].Value).Name, 0) {
		c.Callees = append(c.Callees, Callee{Func: id, SelfFirst: args[0].Role != ir.RoleSelf, Assigns: assigns})
	}
}

// IndexedBy returns the functions of the workspace that a load of an element in Rust calls: the index of the type that
// it is an element of.
func (g *Graph) IndexedBy(s Site) []Callee {
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	name := g.Prog.Name("index")
	if name == 0 || len(args) != 2 || len(g.crates.byName[name]) == 0 {
		return nil
	}
	h := head(g.TypeOf(s.Func, args[0].Value).Name)
	if g.crates.types[h] == nil {
		return nil
	}
	var callees []Callee
	for _, id := range g.crates.fitting(g.crates.methods[h+"::index"], g.TypeOf(s.Func, args[1].Value).Name, 0) {
		callees = append(callees, Callee{Func: id, SelfFirst: true})
	}
	return callees
}

// fitting returns those of the functions that may be given type t for positional parameter i.
func (c *crates) fitting(ids []ir.FuncID, t string, i int) []ir.FuncID {
	t = strings.ReplaceAll(stripRef(t), "std::string::String", "str")
	if len(ids) < 2 || t == "" {
		return ids
	}
	var fit []ir.FuncID
	for _, id := range ids {
		fn, sc := c.g.Prog.Func(id), c.scope(id)
		for _, p := range fn.Params {
			if p.Kind != ir.ParamPositional || int(p.Index) != i {
				continue
			}
			of := strings.ReplaceAll(stripRef(c.absolute(sc.mod, sc.owner, c.g.Prog.Text(p.Type))), "std::string::String", "str")
			if head(of) == head(t) {
				fit = append(fit, id)
			}
		}
	}
	if len(fit) == 0 {
		return ids
	}
	return fit
}

// exactly returns those of the functions whose positional parameter i is of type t, one of the workspace: of impl
// From<Name> for String.
func (c *crates) exactly(ids []ir.FuncID, t string, i int) []ir.FuncID {
	var fit []ir.FuncID
	for _, id := range ids {
		if of := head(c.parameterType(id, i)); c.types[of] != nil && of == head(t) {
			fit = append(fit, id)
		}
	}
	return fit
}

// convertsIntoLibrary reports whether a path is that of a conversion into a type that is none of the workspace's:
// String::from.
func (c *crates) convertsIntoLibrary(full string) bool {
	i := strings.LastIndex(full, "::")
	return i > 0 && (full[i+2:] == "from" || full[i+2:] == "try_from") && c.types[full[:i]] == nil && c.impls[full[:i]] == nil
}

// conversion adds the function that x.into(), x.try_into() or x.parse() calls if the type that is wanted is one of
// the workspace.
func (g *Graph) conversion(s Site, in *ir.Instr, args []ir.Operand, c *Call) {
	method, ok := conversionMethods[g.Prog.Text(in.Name)]
	if !ok || len(args) != 1 || g.Prog.Name(method) == 0 {
		return
	}
	sc := g.crates.scope(s.Func)
	wanted := g.crates.absolute(sc.mod, sc.owner, g.Prog.Text(in.Type))
	if wanted == "" {
		wanted = g.crates.wanted(s.Func, s.Value, maxImplied)
	}
	for _, h := range receivers(wanted) {
		ids := g.crates.methods[h+"::"+method]
		if len(ids) == 0 {
			continue
		}
		ids = g.crates.fitting(ids, g.TypeOf(s.Func, args[0].Value).Name, 0)
		if g.crates.types[h] == nil {
			ids = g.crates.exactly(ids, g.TypeOf(s.Func, args[0].Value).Name, 0)
		}
		for _, id := range ids {
			c.Callees = append(c.Callees, Callee{Func: id, Receiver: true})
		}
		return
	}
}

// converted returns the type that is wanted of a conversion in Rust: let port: u16 = text.parse()?;
func (e *env) converted() (string, bool) {
	if e.in.NArgs != 1 || e.g.lang(e.site.Func) != source.Rust || conversionMethods[e.g.Prog.Text(e.in.Name)] == "" && !e.g.makesWanted(e.site.Func, e.in) {
		return "", false
	}
	t := unwrapped(e.g.crates.wanted(e.site.Func, e.site.Value, maxImplied))
	h := head(t)
	if crate, _, within := strings.Cut(h, "::"); within && e.g.crates.types[h] == nil && e.g.crates.modules[crate] != nil {
		return "", false // it may be a type parameter
	}
	return t, t != ""
}

// makesWanted reports whether models say that a call of a trait's function makes what the program wants there:
// Default::default().
func (g *Graph) makesWanted(id ir.FuncID, in *ir.Instr) bool {
	rows := g.rowsByName(id, in).Types
	i := slices.IndexFunc(rows, func(row *rule.TypeRow) bool { return row.Returns == wantedType })
	return i >= 0 && in.Flags&ir.FlagPath != 0 && g.rustPath(id, in) == rows[i].Callee.Path()
}

// maxImplied bounds through how many steps the type is looked for that is wanted of a value.
const maxImplied = 6

// wanted returns the type that the code which uses value v of function id wants of it: an annotation, the function's
// result, a parameter or a field; the first that says one. It is "" if nothing does.
func (c *crates) wanted(id ir.FuncID, v ir.Value, depth int) string {
	g := c.g
	fn := g.Prog.Func(id)
	sc := c.scope(id)
	body := g.Prog.File(id).Body(fn)
	for u := int(v) + 1; u < len(body) && depth > 0; u++ {
		in := &body[u]
		args := g.Prog.Args(id, in)
		at := slices.IndexFunc(args, func(a ir.Operand) bool { return a.Value == v })
		if at < 0 {
			continue
		}
		depth--
		t := ""
		switch in.Op {
		case ir.OpCopy, ir.OpPhi, ir.OpAssume:
			switch {
			case in.Type != 0:
				t = c.absolute(sc.mod, sc.owner, g.Prog.Text(in.Type))
			case in.Flags&ir.FlagRef != 0 && at == 0:
				t = strings.TrimPrefix(strings.TrimPrefix(c.wanted(id, ir.Value(u), depth), "&"), "mut ")
			case at == 0 || in.Op == ir.OpPhi:
				t = c.wanted(id, ir.Value(u), depth)
				if args := typeArgs(t); in.Op == ir.OpCopy && g.Prog.Text(in.Name) == "Err" && head(t) == "std::result::Result" {
					if _, t = c.returnedTypes(id); len(args) > 1 {
						t = args[1]
					}
				}
			}
		case ir.OpReturn:
			t = c.absolute(sc.mod, sc.owner, g.Prog.Text(fn.Ret))
		case ir.OpLoad:
			t = c.takenApart(id, in)
		case ir.OpStore:
			t = c.wantedThere(id, in, args, at)
		case ir.OpCall:
			t = c.impliedBy(id, ir.Value(u), in, args, at, depth)
		}
		if t != "" {
			return t
		}
	}
	return ""
}

// takenApart returns the struct that a pattern takes apart whose part load in reads: let BlockLen(n) = raw.try_into()?.
func (c *crates) takenApart(id ir.FuncID, in *ir.Instr) string {
	if in.Type == 0 || in.Flags&ir.FlagIndex != 0 {
		return ""
	}
	sc := c.scope(id)
	t := c.absolute(sc.mod, sc.owner, c.g.Prog.Text(in.Type))
	if decl := c.types[head(t)]; decl == nil || decl.Alias != 0 || strings.Contains(c.g.Prog.Text(decl.Name), "::") {
		return ""
	}
	return t
}

// wantedThere returns the type of the field, or of what a reference leads to, where a store puts its operand number at.
func (c *crates) wantedThere(id ir.FuncID, in *ir.Instr, args []ir.Operand, at int) string {
	if in.Flags&ir.FlagIndex != 0 || len(args) != 2 || at != 1 {
		return ""
	}
	base := c.g.TypeOf(id, args[0].Value).Name
	if c.g.Prog.Text(in.Name) == "*" {
		return stripRef(base)
	}
	return c.fieldType(base, in.Name)
}

// impliedBy returns the type that the call at u wants of its operand number at.
func (c *crates) impliedBy(id ir.FuncID, u ir.Value, in *ir.Instr, args []ir.Operand, at, depth int) string {
	g := c.g
	sc := c.scope(id)
	switch text := g.Prog.Text(in.Name); {
	case text == ir.OpStruct:
		if n, ok := args[at].Role.Keyword(); ok {
			return c.fieldType(c.absolute(sc.mod, sc.owner, g.Prog.Text(in.Type)), n)
		}
	case in.Flags&ir.FlagPath != 0:
		full := g.rustPath(id, in)
		if decl := c.types[full]; decl != nil && at < len(decl.Fields) {
			return c.absolute(c.typeMod[full], full, g.Prog.Text(decl.Fields[at].Type))
		}
		for _, callee := range c.lookup(full) {
			return c.parameterType(callee, g.operandPosition(args, at))
		}
		return c.countedBy(id, in, args, at)
	case in.Flags&ir.FlagMacro != 0:
		return c.countedBy(id, in, args, at)
	case len(args) == 2 && slices.Contains(comparisons, text):
		if t := g.TypeOf(id, args[1-at].Value).Name; c.isNumber(t) {
			return t
		}
	case at == 0 && args[0].Role == ir.RoleSelf && c.unwraps(in):
		if t := c.wanted(id, u, depth); t != "" || len(args) != 2 || !c.fallsBack(in) {
			return t
		}
		return g.TypeOf(id, args[1].Value).Name
	case at > 0 && args[0].Role == ir.RoleSelf && args[at].Role == ir.RolePlain:
		t := g.TypeOf(id, args[0].Value).Name
		for _, h := range receivers(t) {
			for _, callee := range c.methods[h+"::"+text] {
				return c.parameterType(callee, at-1)
			}
		}
		return c.putInto(t, text, at-1, len(args)-1)
	}
	return ""
}

// comparisons are the operators whose operands are of one type, where these are numbers.
var comparisons = []string{"op.<", "op.<=", "op.>", "op.>=", "op.==", "op.!="}

// isNumber reports whether models say that values of type t are numbers.
func (c *crates) isNumber(t string) bool {
	row := c.g.Set.Models.Holds(stripRef(t))
	return row != nil && row.Gains != 0
}

// size is the type of the numbers of elements and bytes that libraries are asked for.
const size = "usize"

// countedBy returns the type of operand number at of a call, of a library, if models say that this is how much it is asked for:
// vec![0; n].
func (c *crates) countedBy(id ir.FuncID, in *ir.Instr, args []ir.Operand, at int) string {
	name := c.g.Prog.Text(in.Name)
	if in.Flags&ir.FlagPath != 0 {
		name = c.g.rustPath(id, in)
	}
	_, last := splitPath(name)
	for _, row := range c.g.rowsByName(id, in).Sinks {
		if row.When != nil || row.Kinds&^c.g.Set.NumberKinds != 0 || row.Callee.Path() != name && !(row.Callee.Any && row.Callee.Name == last) {
			continue
		}
		if slices.ContainsFunc(row.In, func(p rule.Port) bool {
			return p.Kind == rule.PortArg && len(p.Path) == 0 && p.Index == c.g.operandPosition(args, at)
		}) {
			return size
		}
	}
	return ""
}

// putInto returns the type of what a method of a library puts into a receiver of type t as the argument number at of so many, as
// models tell: a job of jobs.push(job), where these are a Vec<Job>, and of jobs.send(job), where that is an end of a channel; "" if
// it puts nothing there.
func (c *crates) putInto(t, method string, at, count int) string {
	for t := range c.behind(t) {
		h, of := head(t), typeArgs(t)
		switch {
		case c.g.Set.Models.Channels[h] != nil && count == 1:
			return firstArg(t)
		case at < len(of) && at < count && (c.g.puts(h, method) || c.g.puts("", method)):
			return of[at]
		}
	}
	return ""
}

// fallsBack reports whether models say that a method returns either its receiver or its argument: x.unwrap_or(y).
func (c *crates) fallsBack(in *ir.Instr) bool {
	e := c.g.Set.Models.Lookup(source.Rust, c.g.Prog.Text(in.Name))
	return slices.ContainsFunc(e.Flows, func(f *rule.Flow) bool {
		return f.Callee.Any && f.Step == rule.Value && len(f.From) == 2 && f.From[0].Kind == rule.PortSelf && f.From[1].Kind == rule.PortArg && slices.ContainsFunc(f.To, toResult)
	})
}

// ofImplementer returns those of the functions ids that the call at s by a trait's name runs: Decode::decode(r)? that of the
// type which is wanted of its result, Encode::size(&x) that of x's type. It returns all of them if that type is not known.
func (c *crates) ofImplementer(s Site, args []ir.Operand, full string, ids []ir.FuncID) []ir.FuncID {
	_, method := splitPath(full)
	var of string
	switch {
	case c.g.Prog.Func(ids[0]).Kind == ir.KindMethod && len(args) > 0 && args[0].Role == ir.RolePlain:
		of = c.g.TypeOf(s.Func, args[0].Value).Name
	case c.answersSelf(ids[0]):
		of = c.wanted(s.Func, s.Value, maxImplied)
	}
	var fit []ir.FuncID
	for range maxUnwrap {
		h := head(stripRef(of))
		for _, id := range c.methods[h+"::"+method] {
			if slices.Contains(ids, id) && !slices.Contains(fit, id) {
				fit = append(fit, id)
			}
		}
		if !wraps[h] {
			break
		}
		of = firstArg(stripRef(of)) // what is wanted of f()? may be what f returns, or what is in it
	}
	if len(fit) == 0 {
		return ids
	}
	slices.Sort(fit)
	return fit
}

// parameterType returns the type of positional parameter i of a function.
func (c *crates) parameterType(id ir.FuncID, i int) string {
	sc := c.scope(id)
	for _, p := range c.g.Prog.Func(id).Params {
		if p.Kind == ir.ParamPositional && int(p.Index) == i {
			return c.absolute(sc.mod, sc.owner, c.g.Prog.Text(p.Type))
		}
	}
	return ""
}

// unwraps reports whether models say that a method returns its receiver, as far as its name tells: unwrap, ok,
// map_err.
func (c *crates) unwraps(in *ir.Instr) bool {
	e := c.g.Set.Models.Lookup(source.Rust, c.g.Prog.Text(in.Name))
	return e != nil && slices.ContainsFunc(e.Flows, func(f *rule.Flow) bool {
		return f.Callee.Any && f.Step == rule.Value && len(f.From) > 0 && f.From[0].Kind == rule.PortSelf && len(f.From[0].Path) == 0 && slices.ContainsFunc(f.To, toResult)
	})
}

// dereferenced returns the heads of the type that a type of the workspace dereferences to, and the methods by which it
// does: the first of heads, or what the ones before it lend or hold alone. A list of such a type is none.
func (c *crates) dereferenced(heads []string) (to []string, by []ir.FuncID) {
	for _, h := range heads {
		if target := c.types[h+"::Target"]; target != nil && len(c.methods[h+"::deref"]) > 0 {
			return receivers(c.absolute(c.typeMod[h+"::Target"], h, c.g.Prog.Text(target.Alias))), c.methods[h+"::deref"]
		}
		if !wraps[h] && !c.dereferences(h) && c.g.Set.Models.Holds(h) != nil {
			break
		}
	}
	return nil, nil
}

// converters returns the methods of trait by ("std::fmt::Display::fmt") that types of the workspace implement and
// that one of the heads has.
func (c *crates) converters(heads []string, by string) []ir.FuncID {
	trait, method := by[:strings.LastIndex(by, "::")], by[strings.LastIndex(by, ":")+1:]
	for _, h := range heads {
		var found []ir.FuncID
		for _, id := range c.methods[h+"::"+method] {
			if c.scope(id).trait == trait {
				found = append(found, id)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}
