package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// FuncName returns what a reader calls function id: "Thumbs.render", "App#show", "GET /thumb",
// "thumbs::render", "block in App#show", or the file's path for its body.
func (g *Graph) FuncName(id ir.FuncID) string {
	fn := g.Prog.Func(id)
	name := g.Prog.Text(fn.Name)
	if g.lang(id) == source.Rust {
		return g.rustName(id, fn, name)
	}
	scope := g.classes.scope(id)
	switch fn.Kind {
	case ir.KindClosure:
		if r := g.callbacks[id]; r != nil {
			if r.Verb != "" {
				return r.Verb + " " + r.Pattern
			}
			return g.Prog.Text(g.Prog.Instr(r.Site.Func, r.Site.Value).Name) + " block"
		}
		if fn.Parent != ir.NoFunc {
			outer := g.FuncName(g.Prog.Parent(id))
			if strings.HasPrefix(outer, "block in ") || g.callbacks[g.Prog.Parent(id)] != nil {
				return outer
			}
			return "block in " + outer
		}
	case ir.KindMethod:
		if fn.Flags&ir.FuncTemplate != 0 {
			return scope
		}
	case ir.KindBody:
		if scope != "" {
			return scope
		}
		return g.Prog.File(id).Source.Path
	case ir.KindSingleton:
		return scope + "." + name
	}
	if scope == "" {
		return name
	}
	return scope + "#" + name
}

func (g *Graph) rustName(id ir.FuncID, fn *ir.Func, name string) string {
	sc := g.crates.scope(id)
	switch {
	case fn.Kind == ir.KindClosure && fn.Parent != ir.NoFunc:
		outer := g.FuncName(g.Prog.Parent(id))
		if strings.HasPrefix(outer, "closure in ") {
			return outer
		}
		return "closure in " + outer
	case fn.Kind == ir.KindBody:
		return sc.mod.path
	case sc.owner != "":
		return sc.owner + "::" + name
	}
	return sc.mod.path + "::" + name
}

// LocalName returns what function id is called within its file: FuncName without the modules of Rust, which have their names
// from files, and "" for what has its name from the file alone. So it stays when files are renamed.
func (g *Graph) LocalName(id ir.FuncID) string {
	fn := g.Prog.Func(id)
	switch {
	case g.isTemplate(id):
		return ""
	case fn.Kind == ir.KindBody && (g.lang(id) == source.Rust || g.classes.scope(id) == ""):
		return ""
	case fn.Kind == ir.KindClosure && fn.Parent != ir.NoFunc && g.callbacks[id] == nil:
		outer := g.LocalName(g.Prog.Parent(id))
		if strings.HasPrefix(outer, inClosure) || g.callbacks[g.Prog.Parent(id)] != nil {
			return outer
		}
		return inClosure + outer
	case g.lang(id) == source.Rust:
		name := g.Prog.Text(fn.Name)
		if owner, _, _ := strings.Cut(g.crates.scope(id).owner, "<"); owner != "" {
			return owner[strings.LastIndexByte(owner, ':')+1:] + "::" + name
		}
		return name
	}
	return g.FuncName(id)
}

// inClosure begins the local name of a closure or block.
const inClosure = "closure in "

// CalleeName returns what a reader calls the thing that a call calls: the workspace's function, the
// library's, or its name in the source.
func (g *Graph) CalleeName(s Site) string {
	in := g.Prog.Instr(s.Func, s.Value)
	name := g.Prog.Text(in.Name)
	switch name {
	case ir.OpBacktick:
		return "a shell command in backticks"
	case ir.OpDeref:
		return "the dereference of a raw pointer"
	case ir.OpCast:
		return "a cast"
	case ir.OpOutput, ir.OpOutputRaw:
		return "the page"
	case ir.OpInterp:
		return "string interpolation"
	}
	if g.lang(s.Func) == source.Rust {
		switch {
		case in.Op != ir.OpCall && in.Flags&ir.FlagIndex != 0:
			return "an index"
		case in.Op == ir.OpStore && name == "*":
			return "the dereference of a raw pointer"
		case in.Op == ir.OpLoad:
			return "the field " + name + " of a union"
		case in.Op == ir.OpStore:
			return "a store in a static mut"
		}
		if in.Flags&ir.FlagPath != 0 {
			return g.rustPath(s.Func, in)
		}
		if args := g.Prog.Args(s.Func, in); len(args) > 0 && args[0].Role == ir.RoleSelf && !strings.HasPrefix(name, "op.") {
			if h := receivers(g.TypeOf(s.Func, args[0].Value).Name); len(h) > 0 {
				return g.looked(h, name) + "::" + name
			}
		}
		return name
	}
	if in.Op != ir.OpCall && in.Flags&ir.FlagIndex != 0 {
		name = g.Prog.Text(g.elementMethod(in))
	}
	args := g.operandsOf(s.Func, in)
	if len(args) == 0 || args[0].Role != ir.RoleSelf || strings.HasPrefix(name, "op.") {
		return name
	}
	if in.Flags&ir.FlagImplicitSelf != 0 {
		return name
	}
	switch t := g.TypeOf(s.Func, args[0].Value); {
	case t.Name == "":
		return name
	case t.Meta:
		return t.Name + "." + name
	default:
		return t.Name + "#" + name
	}
}

// looked returns which of the types that a receiver can be looked through to (Arc<Mutex<Connection>>) has a method of
// that name: the first of which models say a source, a sink or a flow, or else the outermost.
func (g *Graph) looked(types []string, name string) string {
	e := g.Set.Models.Lookup(source.Rust, name)
	if e == nil || len(types) == 1 {
		return types[0]
	}
	for _, t := range types {
		if slices.ContainsFunc(e.Sinks, func(row *rule.Sink) bool { return row.Callee.Owner == t }) ||
			slices.ContainsFunc(e.Sources, func(row *rule.Source) bool { return row.Callee.Owner == t }) ||
			slices.ContainsFunc(e.Flows, func(row *rule.Flow) bool { return row.Callee.Owner == t }) {
			return t
		}
	}
	return types[0]
}

// Find returns the functions that a reader calls name, in program order: by their full name, or by
// a suffix of it that begins after "::".
func (g *Graph) Find(name string) []ir.FuncID {
	var exact, partial []ir.FuncID
	for id := range g.Prog.Funcs {
		switch full := g.FuncName(ir.FuncID(id)); {
		case full == name:
			exact = append(exact, ir.FuncID(id))
		case strings.HasSuffix(full, "::"+name):
			partial = append(partial, ir.FuncID(id))
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return partial
}
