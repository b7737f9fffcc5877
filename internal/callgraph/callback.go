package callgraph

import (
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the functions that frameworks run: the blocks of the calls that callback rows
// describe, and among them the HTTP routes. A route's pattern is put together from the patterns of the
// blocks around it (a namespace) and of the place at which its application is mounted.

// Route is an HTTP route of the workspace, or another function that a framework runs, without a verb.
type Route struct {
	Verb    string
	Pattern string
	Func    ir.FuncID // the block that handles it
	Site    Site      // the call that declares it
	inner   Site      // the call that the declaring one hands the block on to; the same if it does not

	app      string    // the class of the application
	parts    []pattern // what the call says of the pattern: any of them can match
	captures []string  // the names that the pattern always captures

	only, except []string // of a filter: the methods that it runs before, and does not; only is nil if it is all
	limited      bool     // a filter that has either
	conditional  bool     // a filter that runs only where options of it say so
	rehearsed    Truth    // memo of isRehearsed
	unheld       bool     // a filter of a hook that is given no class of the workspace
	open         bool     // a filter whose pattern is given to the method that declares it; see OpenFiltersOf

	local  string // the pattern below the place at which its application is mounted
	mount  string // that place
	by     *Mounting
	number uint32 // see RouteNumber

	others    []string // the classes beside app that the call declares it in
	instances []*Route // see Instances
	of        *Route   // of an instance, the route that stands for all of them
	given     []Given  // of an instance, what is given to the functions around the call that declares it

	row    *rule.Callback // of a block
	shared bool           // another route has the same block
}

// pattern is a route's pattern, or a part of it.
type pattern struct {
	text   string // what it matches, in the syntax that it is written in
	source string // as a reader knows it
	syntax string
	flags  string // of a regular expression
}

// maxClosures bounds how far back the functions that a block can be are looked for.
const maxClosures = 8

// makeClasses enters the classes that calls with a block make. It comes before class bodies are read.
func (g *Graph) makeClasses() {
	makes := func(row *rule.Callback) bool { return row.Self == "new" }
	for _, s := range g.sitesOf(func(e *rule.Entry) bool { return slices.ContainsFunc(e.Callbacks, makes) }) {
		in := g.Prog.Instr(s.Func, s.Value)
		args := g.Prog.Args(s.Func, in)
		recv, implicit := g.receiverOf(s, in)
		for _, row := range g.rowsByName(s.Func, in).Callbacks {
			if makes(row) && g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitSure && row.When.Eval(g.Env(s)) {
				name := g.makeClass(row, s, in)
				if last := g.Prog.Instr(s.Func, args[len(args)-1].Value); last.Op == ir.OpClosure { // its body
					id := g.Prog.Callee(s.Func, last)
					g.closureSelf[id] = Type{Name: name, Meta: true}
					g.adopt(id, name)
					g.disown(id)
				}
				break
			}
		}
	}
}

// readCallbacks finds the functions that frameworks run.
func (g *Graph) readCallbacks() {
	for _, s := range g.sitesOf(func(e *rule.Entry) bool { return len(e.Callbacks) > 0 }) {
		in := g.Prog.Instr(s.Func, s.Value)
		for _, a := range g.Prog.Args(s.Func, in) {
			if a.Role == ir.RoleBlock {
				recvs, implicit := g.declaring(s, in)
				for _, id := range g.closures(s.Func, a.Value, maxClosures) {
					g.readCallbackIn(recvs, id, s, in, implicit)
				}
				g.readForwarded(s, in, a.Value)
			}
			if made := g.Prog.Instr(s.Func, g.Root(s.Func, a.Value)); a.Role == ir.RolePlain && made.Op == ir.OpClosure && g.runsArguments(s.Func, in) {
				recvs, implicit := g.declaring(s, in)
				g.readCallbackIn(recvs, g.Prog.Callee(s.Func, made), s, in, implicit)
			}
		}
		g.readMethodFilters(s, in)
	}
	g.readScoped()
	g.readKept()
	g.readMounts()
	for _, r := range g.patterned {
		g.finishRoute(r)
	}
	g.patterned = nil
}

// runsArguments reports whether a call may name what it has a framework run by its arguments, of which a lambda is one.
func (g *Graph) runsArguments(id ir.FuncID, in *ir.Instr) bool {
	return slices.ContainsFunc(g.rowsByName(id, in).Callbacks, func(row *rule.Callback) bool { return row.Methods != nil && row.Filter })
}

// sitesOf returns the Ruby call sites whose names have rows that has accepts, those of a function around
// others first.
func (g *Graph) sitesOf(has func(*rule.Entry) bool) []Site { return g.SitesOf(source.Ruby, has) }

// SitesOf returns the call sites in a language whose names have rows that has accepts, in program order.
func (g *Graph) SitesOf(lang source.Lang, has func(*rule.Entry) bool) []Site {
	var sites []Site
	for _, name := range g.Set.Models.CallsThat(lang, has) {
		names := []ir.Name{g.Prog.Name(name)}
		if names[0] == 0 && lang == source.Rust {
			names = g.pathsTo(name)
		}
		for _, n := range names {
			for _, s := range g.calls.of(n) {
				if g.lang(s.Func) == lang {
					sites = append(sites, s)
				}
			}
		}
	}
	slices.SortFunc(sites, Site.compare)
	return sites
}

// pathsTo returns the names of the program that are paths to something of that name.
func (g *Graph) pathsTo(name string) []ir.Name {
	if g.paths == nil {
		g.paths = map[string][]ir.Name{}
		for n, text := range g.Prog.Names {
			if i := strings.LastIndex(text, "::"); i >= 0 {
				g.paths[text[i+2:]] = append(g.paths[text[i+2:]], ir.Name(n))
			}
		}
	}
	return g.paths[name]
}

// closures returns the functions of the workspace that a block can be: a literal one, a proc in a
// constant or a variable, a Method.
func (g *Graph) closures(id ir.FuncID, v ir.Value, depth int) []ir.FuncID {
	if depth == 0 {
		return nil
	}
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch in.Op {
	case ir.OpClosure:
		return []ir.FuncID{g.Prog.Callee(id, in)}
	case ir.OpPhi:
		var all []ir.FuncID
		for _, a := range args {
			all = append(all, g.closures(id, a.Value, depth-1)...)
		}
		return all
	case ir.OpLoad:
		if len(args) == 0 && in.Flags&ir.FlagConst != 0 {
			if s, last, ok := g.Constant(id, in); ok {
				return g.closures(s.Func, last, depth-1)
			}
		}
	case ir.OpCall:
		switch t := g.TypeOf(id, v).Name; {
		case t == "Proc" && len(args) > 0 && args[len(args)-1].Role == ir.RoleBlock:
			return g.closures(id, args[len(args)-1].Value, depth-1)
		case t == "Method":
			if m, ok := g.NamedMethod(Site{id, v}); ok {
				return []ir.FuncID{m}
			}
		}
	}
	return nil
}

// readCallbackIn reads one call that may have function id run later, in each of the classes that it declares that in.
// A route is entered once.
func (g *Graph) readCallbackIn(recvs []Type, id ir.FuncID, s Site, in *ir.Instr, implicit bool) {
	for i, recv := range recvs {
		if r := g.callbacks[id]; r != nil && r.Site == s && r.row != nil && !r.row.Filter {
			for _, other := range recvs[i:] {
				r.others = append(r.others, g.appOf(other.Name))
			}
			return
		}
		g.readCallback(id, s, in, recv, implicit)
	}
	isOne := func(recv Type) bool { return g.closureSelf[id] == (Type{Name: g.appOf(recv.Name)}) }
	if r := g.callbacks[id]; r != nil && r.row != nil && len(recvs) > 1 && slices.ContainsFunc(recvs, isOne) {
		g.closureSelf[id] = Type{Name: r.row.Callee.Owner} // any of them
	}
}

// readCallback reads one call that may have function id run later.
func (g *Graph) readCallback(id ir.FuncID, s Site, in *ir.Instr, recv Type, implicit bool) {
	env := g.Env(s)
	for _, row := range g.rowsByName(s.Func, in).Callbacks {
		if row.Kept || g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitSure || !row.When.Eval(env) {
			continue
		}
		g.met[row.ID] = true
		r := &Route{Verb: row.Verb, Func: id, Site: s, inner: s, app: g.appOf(recv.Name), row: row}
		g.bindSelf(id, row, r, s, in)
		if row.Verbs != nil {
			r.Verb = g.verbs(s, in, row.Verbs)
		}
		if row.Pattern != nil {
			r.parts = g.patterns(s, row)
		}
		if row.Pattern != nil && !row.Filter && !row.Late {
			g.patterned = append(g.patterned, r)
		}
		if row.IsRoute() {
			g.Routes = append(g.Routes, r)
		} else if row.Filter {
			g.limit(r, row)
			r.conditional = row.Options != nil && slices.ContainsFunc(g.operands(s.Func, in, row.Options), func(v ir.Value) bool { return !g.neverGiven(s.Func, v) })
			r.open = isOpen(r.parts) && row.Syntax != ""
			g.filters = append(g.filters, g.inEachClass(r)...)
		} else if row.Late {
			r.open = isOpen(r.parts) && row.Syntax != ""
			g.late = append(g.late, g.inEachClass(r)...)
		}
		if known := g.callbacks[id]; known == nil || row.IsRoute() {
			r.shared = known != nil && known.Verb != ""
			g.callbacks[id] = r
		}
		return
	}
}

// declares reports whether a call in function id, of the top level, can be a declaration of the application
// that takes the calls there: blocks of calls that nothing describes (it "works" do … end) run as
// something else.
func (g *Graph) declares(id ir.FuncID) bool {
	for g.Prog.Func(id).Kind == ir.KindClosure {
		made, ok := g.closureSites[id]
		if !ok {
			return true
		}
		if s, ok := g.consumer(made); ok {
			in := g.Prog.Instr(s.Func, s.Value)
			if e := g.rowsByName(s.Func, in); in.Flags&ir.FlagImplicitSelf != 0 && len(e.Flows)+len(e.Callbacks) == 0 {
				return false
			}
		}
		id = made.Func
	}
	return g.Prog.Func(id).Kind != ir.KindMethod
}

// ConsumerOf returns the call that takes closure id as its block.
func (g *Graph) ConsumerOf(id ir.FuncID) (Site, bool) {
	made, ok := g.closureSites[id]
	if !ok {
		return Site{}, false
	}
	return g.consumer(made)
}

// consumer returns the call that takes the closure made at site as its block.
func (g *Graph) consumer(made Site) (Site, bool) {
	body := g.Prog.File(made.Func).Body(g.Prog.Func(made.Func))
	for v := made.Value + 1; int(v) < len(body); v++ {
		if body[v].Op != ir.OpCall {
			continue
		}
		for _, a := range g.Prog.Args(made.Func, &body[v]) {
			if a.Value == made.Value && (a.Role == ir.RoleBlock || a.Role == ir.RolePlain && g.lang(made.Func) == source.Rust) {
				return Site{made.Func, v}, true
			}
		}
	}
	return Site{}, false
}

// bindSelf says what self is in function id, which the call at s hands to a framework.
func (g *Graph) bindSelf(id ir.FuncID, row *rule.Callback, r *Route, s Site, in *ir.Instr) {
	if fn := g.Prog.Func(id); fn.Kind != ir.KindClosure || fn.Flags&ir.FuncBound != 0 {
		return // a method has a self of its own
	}
	switch row.Self {
	case "instance":
		g.closureSelf[id] = Type{Name: r.app}
	case "class":
		recv, _ := g.receiverOf(s, in)
		if c := g.classes.classes[recv.Name]; c == nil || c.module {
			recv.Name = r.app // what a hook is given, def self.registered(app), or a module extends
		}
		g.closureSelf[id] = Type{Name: recv.Name, Meta: true}
		g.adopt(id, recv.Name)
	}
}

// adopt makes the methods that are defined inside of closure id those of a class.
func (g *Graph) adopt(id ir.FuncID, class string) {
	fn, h := g.Prog.Func(id), g.classes
	scope := h.scope(id)
	if scope == class || scope == "" && class == object {
		return
	}
	file := g.Prog.File(id)
	for i := range file.Funcs {
		m := &file.Funcs[i]
		if m.Kind == ir.KindMethod && m.Scope == fn.Scope && fn.Pos <= m.Pos && m.End <= fn.End {
			method := g.Prog.ID(g.Prog.Funcs[id].File, ir.FuncID(i))
			h.add(h.open(class, false), m.Name, &Method{Func: method, Owner: class}, false)
			g.closureSelf[method] = Type{Name: class}
		}
	}
}

// disown takes the methods that another class has adopted which are defined inside of closure id from the class around it.
func (g *Graph) disown(id ir.FuncID) {
	h := g.classes
	scope := h.scope(id)
	if scope == "" {
		scope = object
	}
	c := h.classes[scope]
	if c == nil {
		return
	}
	for name, m := range c.methods {
		if m.Func == ir.NoFunc || g.Prog.Funcs[m.Func].File != g.Prog.Funcs[id].File || g.closureSelf[m.Func].Name == "" || g.closureSelf[m.Func].Name == scope {
			continue
		}
		if fn, outer := g.Prog.Func(m.Func), g.Prog.Func(id); outer.Pos <= fn.Pos && fn.End <= outer.End {
			delete(c.methods, name)
			h.byName[name] = slices.DeleteFunc(h.byName[name], func(other *Method) bool { return other == m })
		}
	}
}

// makeClass enters the class that a call makes and returns its name: that of the constant it becomes,
// or one made of its place.
func (g *Graph) makeClass(row *rule.Callback, s Site, in *ir.Instr) string {
	h := g.classes
	super := row.Base
	if row.Super != nil {
		for _, v := range g.operands(s.Func, in, row.Super) {
			if t := g.TypeOf(s.Func, v); t.Meta {
				super = t.Name
			}
		}
	}
	src := g.Prog.File(s.Func).Source
	name := super + " at " + src.Path + ":" + strconv.Itoa(src.Position(in.Pos).Line)
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for v := int(s.Value) + 1; v < len(body); v++ {
		if st := &body[v]; st.Op == ir.OpStore && st.Flags&ir.FlagConst != 0 {
			if args := g.Prog.Args(s.Func, st); g.Root(s.Func, args[len(args)-1].Value) == s.Value {
				name = h.scopeFullName(h.scope(s.Func), g.Prog.Text(st.Name))
			}
		}
	}
	c := h.open(name, false)
	c.super = super
	h.version++
	g.made[s] = name
	return name
}

// httpVerbs are the verbs that a call can name.
var httpVerbs = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "LINK", "UNLINK"}

// isVerb reports whether text names a verb.
func isVerb(text string) bool { return slices.Contains(httpVerbs, strings.ToUpper(text)) }

// verbs returns the verbs that a call names, as a reader writes several.
func (g *Graph) verbs(s Site, in *ir.Instr, p *rule.Port) string {
	var verbs []string
	for _, v := range g.operands(s.Func, in, p) {
		texts, _ := g.texts(s.Func, v, maxTrace)
		for _, t := range texts {
			if isVerb(t) {
				verbs = append(verbs, strings.ToUpper(t))
			}
		}
	}
	if verbs == nil {
		return "ANY"
	}
	return strings.Join(verbs, "|")
}

// patterns returns the patterns that a call states: several, of which any can match, if it is given a
// list. Where the port is that of the verbs too, those are left out.
func (g *Graph) patterns(s Site, row *rule.Callback) []pattern {
	var all []pattern
	in := g.Prog.Instr(s.Func, s.Value)
	for _, v := range g.operands(s.Func, in, row.Pattern) {
		id := s.Func
		if slices.ContainsFunc(g.Prog.Args(id, in), func(a ir.Operand) bool { return a.Role == ir.RoleSplat && a.Value == v }) {
			if listed, ok := g.splatPatterns(id, v, row.Syntax); ok {
				all = append(all, listed...)
				continue
			}
		}
		if list, array := g.classes.literal(id, v); array != ir.NoValue {
			for _, a := range g.Prog.Args(list, g.Prog.Instr(list, array)) {
				all = append(all, g.pattern(list, a.Value, row.Syntax))
			}
			continue
		}
		if p := g.pattern(id, v, row.Syntax); row.Verbs == nil || !isVerb(p.text) {
			all = append(all, p)
		}
	}
	return all
}

// pattern reads one value as a pattern: a constant text or regular expression, or else the constant
// parts of what stands in the source.
func (g *Graph) pattern(id ir.FuncID, v ir.Value, syntax string) pattern {
	if b, ok := g.boundValue(id, v); ok {
		id, v = b.Func, b.Value
	}
	if texts, ok := g.texts(id, v, maxTrace); ok && len(texts) > 0 {
		if in := g.Prog.Instr(id, g.Root(id, v)); in.Op != ir.OpConst || in.Aux != ir.ConstRegexp {
			return pattern{text: texts[0], source: texts[0], syntax: syntax}
		}
	}
	in := g.Prog.Instr(id, v)
	src := string(g.Prog.File(id).Source.Content[in.Pos:in.End])
	if re, flags, ok := g.regexp(id, v, maxTrace); ok {
		if syntax != "" {
			syntax = "regular"
		}
		return pattern{re, src, syntax, flags}
	}
	if root := g.Prog.Instr(id, g.Root(id, v)); g.Prog.Text(root.Name) == ir.OpInterp {
		text := ""
		for _, a := range g.Prog.Args(id, root) {
			if part, ok := g.texts(id, a.Value, maxTrace); ok && len(part) == 1 {
				text += part[0]
			}
		}
		return pattern{text: text, source: strings.Trim(src, `"`), syntax: syntax}
	}
	return pattern{source: src}
}

// joined returns the patterns as a reader writes several.
func joined(parts []pattern) string {
	var texts []string
	for _, p := range parts {
		texts = append(texts, p.source)
	}
	return strings.Join(texts, "|")
}

// finishRoute puts the whole pattern of a route together, where its application is mounted first.
func (g *Graph) finishRoute(r *Route) {
	r.Pattern = joined(r.parts)
	r.captures = capturesOf(r.parts)
	for _, outer := range g.around(r.Site.Func) {
		if len(outer.parts) > 0 {
			r.Pattern = joinPath(joined(outer.parts), r.Pattern)
			r.captures = append(r.captures, capturesOf(outer.parts)...)
		}
	}
	r.local = r.Pattern
	for _, class := range g.classes.mro(r.app) {
		if places := g.placesOf(class); len(places) > 0 && (class == r.app || places[0].app == class) {
			r.mount, r.by = places[0].at, places[0].by
			r.Pattern = joinPath(r.mount, r.Pattern)
			break
		}
	}
}

// around returns the callbacks that function id stands in, the innermost first.
func (g *Graph) around(id ir.FuncID) []*Route {
	var list []*Route
	for id != ir.NoFunc && g.Prog.Func(id).Kind == ir.KindClosure {
		if r := g.callbacks[id]; r != nil && r.Verb == "" {
			list = append(list, r)
		}
		id = g.Prog.Parent(id)
	}
	return list
}

// joinPath puts two parts of a path together.
func joinPath(a, b string) string {
	switch {
	case a != "" && (b == "" || b == "/"):
		return a
	case strings.HasSuffix(a, "/") && strings.HasPrefix(b, "/"):
		return a + b[1:]
	case a != "" && b != "" && !strings.HasSuffix(a, "/") && isWordByte(b[0]):
		return a + "/" + b
	}
	return a + b
}

func isWordByte(c byte) bool {
	return c == '_' || c == ':' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// capturesOf returns the names that whichever of the patterns matches yields.
func capturesOf(parts []pattern) []string {
	var common []string
	for i, p := range parts {
		names := rule.Captures(p.syntax, p.text)
		if i == 0 {
			common = names
			continue
		}
		common = slices.DeleteFunc(slices.Clone(common), func(n string) bool { return !slices.Contains(names, n) })
	}
	return common
}
