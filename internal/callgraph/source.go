package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Source is a place where a model says that untrusted data comes in: a call, the read of a constant or
// a global variable, or a parameter of a function that a framework calls.
type Source struct {
	Site Site
	Row  *rule.Source
}

// Sources returns the sources of the program: calls in program order, then what is read, then
// parameters; without those in files where what they yield is nobody else's.
func (g *Graph) Sources() []Source {
	sources := g.callSources()
	sources = append(sources, g.loadSources()...)
	sources = append(sources, g.paramSources()...)
	sources = append(sources, g.handlerSources()...)
	return slices.DeleteFunc(sources, func(s Source) bool {
		t, _ := g.Set.Trust(s.Row.Trust)
		return slices.Contains(g.Set.Trusted, s.Row.Trust) ||
			t.NotIn != nil && t.NotIn.MatchString(g.Prog.File(s.Site.Func).Source.Path)
	})
}

func (g *Graph) callSources() []Source {
	g.families = g.readFamilies()
	named := map[ir.Name]bool{}
	element := g.names.element // what the read of an element calls
	var sources, loaded, shared []Source
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		body := g.Prog.File(id).Body(g.Prog.Func(id))
		for v := 1; v < len(body); v++ {
			in := &body[v]
			key := in.Name
			switch {
			case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0 && g.lang(id) == source.Ruby:
				key = element
			case in.Op != ir.OpCall:
				continue
			}
			if g.lang(id) == source.Rust {
				key |= 1 << 31 // the languages have rows of their own
			}
			has, ok := named[key]
			if !ok {
				has = slices.ContainsFunc(g.rowsByName(id, in).Sources, g.canMeet)
				named[key] = has
			}
			if !has {
				continue
			}
			s := Site{id, ir.Value(v)}
			if !g.mayBeSource(s, in) {
				continue
			}
			rows := g.Call(s).Sources
			for i, row := range rows {
				again := func(r *rule.Source) bool { return r.Origin == row.Origin && r.To.String() == row.To.String() }
				if slices.ContainsFunc(rows[:i], again) { // a row that names a class and its superclass
					continue
				}
				if loadsNative(row) {
					for _, at := range g.loadedBy(s, row) {
						loaded = append(loaded, Source{at, row})
					}
					continue
				}
				switch followed, several := g.followed(s, row); {
				case followed:
				case several:
					shared = append(shared, Source{s, row})
				default:
					sources = append(sources, Source{s, row})
				}
			}
		}
	}
	sources = append(sources, ofSeveral(loaded, shared)...)
	slices.SortStableFunc(sources, func(a, b Source) int { return a.Site.compare(b.Site) })
	return sources
}

// ofSeveral returns the sources in code that native code of the workspace shares with code from elsewhere: the calls that load
// the latter, where rows speak of them, as then each object has with it what it was made from; else the calls on such objects.
func ofSeveral(loaded, shared []Source) (sources []Source) {
	told := map[string]bool{}
	for _, s := range shared {
		ofMechanism := func(l Source) bool { return slices.Equal(l.Row.Beyond, s.Row.Beyond) }
		if slices.ContainsFunc(loaded, ofMechanism) {
			told[s.Row.Beyond[0]] = true
		} else {
			sources = append(sources, s)
		}
	}
	return append(sources, slices.DeleteFunc(loaded, func(l Source) bool { return !told[l.Row.Beyond[0]] })...)
}

// mayBeSource reports whether the receiver of the call at s is one that a source row of its name speaks of.
// It is asked of every call by a name that any library's source has, and mostly it is not: no more is found
// out about such a call.
func (g *Graph) mayBeSource(s Site, in *ir.Instr) bool {
	if g.lang(s.Func) != source.Ruby {
		return true
	}
	recv, implicit := g.receiver(s, in)
	e := g.rowsByName(s.Func, in)
	if g.severalTypes(s, in, e, recv, implicit) != nil {
		return true
	}
	renamed := g.classes.renamed(recv, in.Name) != in.Name
	for _, row := range e.Sources {
		if renamed || g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitSure {
			return true
		}
	}
	return false
}

// loadSources finds the reads of constants and global variables that models name.
func (g *Graph) loadSources() []Source {
	var sources []Source
	for _, row := range g.Set.Models.Loads {
		for _, n := range [...]string{row.Load, "::" + row.Load} {
			for _, s := range g.loads.of(g.Prog.Name(n)) {
				if g.lang(s.Func) == source.Ruby && g.readsOutside(s.Func, g.Prog.Instr(s.Func, s.Value)) {
					g.met[row.ID] = true
					sources = append(sources, Source{s, row})
				}
			}
		}
	}
	return sources
}

// readsOutside reports whether a load reads a global variable, or a constant that the workspace does
// not define.
func (g *Graph) readsOutside(id ir.FuncID, in *ir.Instr) bool {
	if in.NArgs != 0 {
		return false
	}
	return in.Flags&ir.FlagConst == 0 || !g.classes.known(g.classes.resolve(g.classes.scope(id), g.Prog.Text(in.Name)))
}

// paramSources finds the parameters of the methods that models say a framework calls.
func (g *Graph) paramSources() []Source {
	byName := map[ir.Name][]*rule.Source{}
	var sources []Source
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		if g.lang(id) != source.Ruby {
			continue
		}
		fn := g.Prog.Func(id)
		rows, ok := byName[fn.Name]
		if !ok {
			rows = g.paramRows(g.Prog.Text(fn.Name))
			byName[fn.Name] = rows
		}
		for _, row := range rows {
			called := false
			for i := range fn.Params {
				p := &fn.Params[i]
				if !isParam(p, row) || slices.Contains(row.NotParams, g.Prog.Text(p.Name)) || row.Param != "" && g.Prog.Text(p.Name) != row.Param || g.declaredParam(id, g.Prog.Text(p.Name), row) {
					continue
				}
				if called = called || g.calledByFramework(id, fn, row); !called {
					break
				}
				g.met[row.ID] = true
				sources = append(sources, Source{Site{id, p.Value}, row})
			}
		}
	}
	return sources
}

// paramRows returns the rows about parameters that a function of that name can meet. Closures have no
// name.
func (g *Graph) paramRows(name string) []*rule.Source {
	var rows []*rule.Source
	for _, row := range g.Set.Models.Params {
		if row.Closures() && name == "" || name != "" && !row.Closures() && row.Callee.MatchesName(name) {
			rows = append(rows, row)
		}
	}
	return rows
}

// calledByFramework reports whether function id is one of those that a row about parameters speaks of.
func (g *Graph) calledByFramework(id ir.FuncID, fn *ir.Func, row *rule.Source) bool {
	if row.Closures() {
		return fn.Kind == ir.KindClosure && g.isLambda(id)
	}
	return g.defines(id, fn, &row.Callee) &&
		(row.WithIvar == "" || g.classes.setsOwnIvar(g.classes.scope(id), g.Prog.Name(row.WithIvar))) &&
		(row.After == "" || g.classes.announced(id, fn, row.After)) &&
		(row.NamedBy == "" || g.classes.namedBy(id, fn, row.NamedBy))
}

// isLambda reports whether closure id is a function that is handed around as it is: not the block of a
// call, unless the call does nothing but return it (proc).
func (g *Graph) isLambda(id ir.FuncID) bool {
	at, ok := g.closureSites[id]
	if !ok {
		return false
	}
	taker := g.blockOf(at)
	return taker == at.Value || g.TypeOf(at.Func, taker).Name == "Proc"
}

// defines reports whether function id is a method that a pattern of definitions names. It has the name
// already.
func (g *Graph) defines(id ir.FuncID, fn *ir.Func, p *rule.Callee) bool {
	kind := ir.KindSingleton
	if p.Instance {
		kind = ir.KindMethod
	}
	if fn.Kind != kind {
		return false
	}
	if !p.Any && p.Owner != object {
		class := g.classes.scope(id)
		if class == "" {
			return false
		}
		if is, _ := g.classes.isA(Type{Name: class, Meta: !p.Instance}, p.Owner); !is {
			return false
		}
	}
	return p.Glob == rule.NoGlob || g.classes.public(id, fn)
}

// readParamTypes notes what models say of the types of parameters.
func (g *Graph) readParamTypes() {
	rows := map[ir.Name][]*rule.TypeRow{}
	for _, row := range g.Set.Models.ParamTypes {
		if n := g.Prog.Name(row.Callee.Name); n != 0 {
			rows[n] = append(rows[n], row)
		}
	}
	for id := range g.Prog.Funcs {
		fn := g.Prog.Func(ir.FuncID(id))
		for _, row := range rows[fn.Name] {
			if g.lang(ir.FuncID(id)) != source.Ruby || !g.defines(ir.FuncID(id), fn, &row.Callee) {
				continue
			}
			for i := range fn.Params {
				if p := &fn.Params[i]; (p.Kind == ir.ParamPositional || p.Kind == ir.ParamOptional) && int(p.Index) == row.Of.Index {
					g.met[row.ID] = true
					g.given[Site{ir.FuncID(id), p.Value}] = Type{Name: row.Returns}
				}
			}
		}
	}
}

// isParam reports whether p is one of the parameters that a row speaks of.
func isParam(p *ir.Param, row *rule.Source) bool {
	switch p.Kind {
	case ir.ParamPositional, ir.ParamOptional:
		return allParams(row) || row.To.Kind == rule.PortArg && (row.To.Index == rule.AnyIndex || row.To.Index == int(p.Index)) ||
			row.To.Kind == rule.PortArgsFrom && row.To.Index <= int(p.Index)
	case ir.ParamSplat:
		return allParams(row) || row.To.Kind == rule.PortArg || row.To.Kind == rule.PortArgsFrom
	case ir.ParamKeyword, ir.ParamKwSplat:
		return allParams(row) || row.To.Kind == rule.PortKeyword
	}
	return false
}

func allParams(row *rule.Source) bool { return row.To.Kind == rule.PortReturn }

// setsOwnIvar reports whether the body of a class, or of one that it descends from, sets an instance
// variable of the class itself.
func (h *hierarchy) setsOwnIvar(class string, name ir.Name) bool {
	if name == 0 {
		return false
	}
	for _, a := range h.mro(class) {
		for _, s := range h.ivars[fieldKey{a, name}] {
			if h.g.Prog.Func(s.Func).Kind == ir.KindBody {
				return true
			}
		}
	}
	return false
}

// bodyCalls calls visit for the calls without receiver that the body of the class around method id
// makes, in order, until visit returns false.
func (h *hierarchy) bodyCalls(id ir.FuncID, visit func(body ir.FuncID, in *ir.Instr) bool) {
	body := h.g.Prog.ID(h.g.Prog.Funcs[id].File, h.g.Prog.Scope(id).Body)
	if body == ir.NoFunc {
		return
	}
	code := h.g.Prog.File(id).Body(h.g.Prog.Func(body))
	for v := 1; v < len(code); v++ {
		if in := &code[v]; in.Op == ir.OpCall && in.Flags&ir.FlagImplicitSelf != 0 && !visit(body, in) {
			return
		}
	}
}

// public reports whether everybody may call method id: no private or protected in the body of its class
// is about it.
func (h *hierarchy) public(id ir.FuncID, fn *ir.Func) bool {
	name := h.g.Prog.Text(fn.Name)
	if name == "initialize" || name == "method_missing" || name == "respond_to_missing?" {
		return false
	}
	hidden := false
	h.bodyCalls(id, func(body ir.FuncID, in *ir.Instr) bool {
		called := h.g.Prog.Text(in.Name)
		if called != "private" && called != "protected" && called != "public" {
			return true
		}
		switch {
		case in.NArgs == 1 && in.Pos < fn.Pos: // only self: for all methods from here on
			hidden = called != "public"
		case in.NArgs > 1 && (in.Pos <= fn.Pos && fn.Pos < in.End || h.names(body, in, fn.Name)):
			hidden = called != "public"
		}
		return true
	})
	return !hidden
}

// names reports whether a constant argument of a call is that name.
func (h *hierarchy) names(id ir.FuncID, in *ir.Instr, name ir.Name) bool {
	for _, n := range h.symbols(id, in) {
		if n == name {
			return true
		}
	}
	return false
}

// announced reports whether a call of that name stands before method id in the body of its class, with
// no other method between them.
func (h *hierarchy) announced(id ir.FuncID, fn *ir.Func, call string) bool {
	last := uint32(0)
	found := false
	h.bodyCalls(id, func(_ ir.FuncID, in *ir.Instr) bool {
		if in.Pos < fn.Pos && h.g.Prog.Text(in.Name) == call {
			last, found = in.Pos, true
		}
		return in.Pos < fn.Pos
	})
	if !found {
		return false
	}
	f := h.g.Prog.File(id)
	for i := range f.Funcs {
		if o := &f.Funcs[i]; o.Kind == ir.KindMethod && o.Scope == fn.Scope && last < o.Pos && o.Pos < fn.Pos {
			return false
		}
	}
	return true
}

// namedBy reports whether a call of that name in the body of the class of method id is given the method's name.
func (h *hierarchy) namedBy(id ir.FuncID, fn *ir.Func, call string) bool {
	named := false
	h.bodyCalls(id, func(body ir.FuncID, in *ir.Instr) bool {
		named = h.g.Prog.Text(in.Name) == call && h.names(body, in, fn.Name)
		return !named
	})
	return named
}

// canMeet reports whether a source row can be met by any call of the program: the program names something of
// the row's library. Most programs use one framework of the many that models describe.
func (g *Graph) canMeet(row *rule.Source) bool {
	p := &row.Callee
	return p.Any || p.Lang != source.Ruby || p.Owner == "Kernel" || p.Owner == object || g.families[family(p.Owner)]
}

// canHave reports whether a call of the program can be one of callee. Of a method of a class itself that is known without a
// look at calls: the program names something of the class's library, or stands for a class of it.
func (g *Graph) canHave(callee *rule.Callee) bool {
	if callee.Any || callee.Instance || callee.Lang != source.Ruby || callee.Owner == "Kernel" || callee.Owner == object {
		return true
	}
	if g.families == nil {
		g.families = g.readFamilies()
	}
	of := family(callee.Owner)
	if g.families[of] {
		return true
	}
	for _, row := range g.assumed {
		if slices.ContainsFunc(g.classes.library(row.Class), func(class string) bool { return family(class) == of }) {
			return true
		}
	}
	return false
}

// family returns the first name of a class's path, which is that of its library.
func family(class string) string {
	head, _, _ := strings.Cut(strings.TrimPrefix(class, "::"), "::")
	return head
}

// readFamilies returns the first names of all constants of the program, and of what models derive from them:
// superclasses, types of results, classes that the top level takes calls for.
func (g *Graph) readFamilies() map[string]bool {
	found := map[string]bool{"IO": true}
	for _, text := range g.Prog.Names {
		if text = strings.TrimPrefix(text, "::"); text != "" && text[0] >= 'A' && text[0] <= 'Z' {
			found[family(text)] = true
		}
	}
	for _, class := range g.topLevel {
		found[family(class)] = true
	}
	links := g.Set.Models.Families(family)
	for changed := true; changed; {
		changed = false
		for _, link := range links {
			if found[link[0]] && !found[link[1]] {
				found[link[1]], changed = true, true
			}
		}
	}
	return found
}
