package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// FiltersOf returns the filters that have run, and have come back, where function id begins: of a route
// those whose pattern covers it, of other code of the class those for all routes.
func (g *Graph) FiltersOf(id ir.FuncID) []ir.FuncID {
	if len(g.filters) == 0 {
		return nil
	}
	self := g.SelfType(id)
	if self.Name == "" || self.Meta {
		return nil
	}
	route := g.callbacks[id]
	var list []ir.FuncID
	for _, f := range g.filters {
		if f.Func == id {
			return nil
		}
		if g.isFilterOf(f, self) && !f.conditional && !f.open && g.runsBefore(f, route) && g.runsBeforeMethod(f, id, self) {
			list = append(list, f.Func)
		}
	}
	return list
}

// ConditionalFilter is a filter that has only run where conditions allow it, all of them.
type ConditionalFilter struct {
	Func       ir.FuncID
	Conditions []Condition
}

// ConditionalFiltersOf returns the filters, besides those of FiltersOf, that have run where function id begins if their
// conditions allow it: before '/jobs/*', verb: 'POST'
func (g *Graph) ConditionalFiltersOf(id ir.FuncID) (list []ConditionalFilter) {
	if len(g.filters) == 0 {
		return nil
	}
	self := g.SelfType(id)
	if self.Name == "" || self.Meta {
		return nil
	}
	for _, f := range g.filters {
		if !f.conditional || f.Func == id || f.row == nil {
			continue
		}
		if g.isFilterOf(f, self) && g.runsBefore(f, g.callbacks[id]) {
			if conditions, ok := g.optionConditions(f); ok {
				list = append(list, ConditionalFilter{f.Func, conditions})
			}
		}
	}
	return list
}

// CapturedAfter reports whether the pattern of the route that function id is, or serves, captures name only once the
// filter has run, as models say: what the filter sees there is another text.
func (g *Graph) CapturedAfter(filter, id ir.FuncID, name string) bool {
	r := g.callbacks[filter]
	return r != nil && r.row != nil && r.row.Early && slices.Contains(g.Captured(id), name) && !slices.Contains(r.captures, name)
}

// CapturedAs returns which parameter of a filter's block is what the pattern of the route that function id is captures as
// name, where both patterns are the same up to there; -1 if none is.
func (g *Graph) CapturedAs(filter, id ir.FuncID, name string) int {
	f, r := g.callbacks[filter], g.callbacks[id]
	if f == nil || r == nil || !slices.Contains(r.captures, name) {
		return -1
	}
	head, _, ok := strings.Cut(f.Pattern, ":"+name)
	if of, _, also := strings.Cut(r.Pattern, ":"+name); !ok || !also || head != of {
		return -1
	}
	return slices.Index(f.captures, name)
}

// readMethodFilters reads a call that has methods run before others, or not: before_action :check, only: :show.
func (g *Graph) readMethodFilters(s Site, in *ir.Instr) {
	recvs, implicit := g.declaring(s, in)
	for _, recv := range recvs {
		g.readMethodFiltersIn(recv, s, in, implicit)
	}
}

func (g *Graph) readMethodFiltersIn(recv Type, s Site, in *ir.Instr, implicit bool) {
	for _, row := range g.rowsByName(s.Func, in).Callbacks {
		if row.Methods == nil || !row.Filter && !row.Skips || !recv.Meta || g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitSure || !row.When.Eval(g.Env(s)) {
			continue
		}
		g.met[row.ID] = true
		for _, name := range g.Env(s).Texts(*row.Methods) {
			m := g.classes.find(Type{Name: recv.Name}, g.Prog.Name(name))
			if m == nil || m.Func == ir.NoFunc {
				continue
			}
			r := &Route{Func: m.Func, Site: s, app: g.appOf(recv.Name)}
			g.limit(r, row)
			if row.Skips {
				g.skipped = append(g.skipped, r)
			} else {
				g.filters = append(g.filters, r)
			}
		}
		return
	}
}

// inEachClass returns a filter once for each class that it runs in: where a method of a class declares it, which is a macro then
// (def self.members_only), those that call the method.
func (g *Graph) inEachClass(r *Route) (list []*Route) {
	around := g.Around(r.Site.Func)
	r.unheld = g.isHookOf(around[len(around)-1], r.app) && g.Set.Models.Names(r.app) && !slices.Contains(g.topLevel, r.app)
	for i, app := range g.macroUsers(r.Site, r.app, maxMacroDepth) {
		f := r
		if i > 0 {
			other := *r
			f = &other
		}
		f.app = app
		g.patterned = append(g.patterned, f)
		list = append(list, f)
	}
	if len(list) == 0 {
		g.patterned = append(g.patterned, r)
	}
	return list
}

// maxMacroDepth bounds how many macros that call each other are looked through.
const maxMacroDepth = 3

// macroUsers returns the classes in which what the call at s declares in class is declared.
func (g *Graph) macroUsers(s Site, class string, depth int) (users []string) {
	around := g.Around(s.Func)
	macro := g.Prog.Func(around[len(around)-1])
	if in := g.Prog.Instr(s.Func, s.Value); in.Flags&ir.FlagImplicitSelf == 0 || macro.Kind != ir.KindMethod && macro.Kind != ir.KindSingleton || depth == 0 || g.isMadeAround(s.Func) {
		return []string{class}
	}
	if g.isHookOf(around[len(around)-1], class) {
		return []string{class}
	}
	for _, call := range g.calls.of(macro.Name) {
		in := g.Prog.Instr(call.Func, call.Value)
		args := g.Prog.Args(call.Func, in)
		if g.lang(call.Func) != source.Ruby || len(args) == 0 || args[0].Role != ir.RoleSelf {
			continue
		}
		recvs, _ := g.declaring(call, in)
		for _, recv := range recvs {
			if is, _ := g.classes.isA(Type{Name: recv.Name}, class); !is || !recv.Meta {
				continue
			}
			for _, user := range g.macroUsers(call, recv.Name, depth-1) {
				if user = g.appOf(user); !slices.Contains(users, user) {
					users = append(users, user)
				}
			}
		}
	}
	return users
}

// isHookOf reports whether function id is a hook that is given a class: def self.registered(app).
func (g *Graph) isHookOf(id ir.FuncID, class string) bool {
	return slices.ContainsFunc(g.Prog.Func(id).Params, func(p ir.Param) bool {
		return slices.ContainsFunc(g.classes.registered[Site{id, p.Value}], func(t Type) bool { return g.appOf(t.Name) == class })
	})
}

// isFilterOf reports whether a filter is one of the objects of type self.
func (g *Graph) isFilterOf(f *Route, self Type) bool {
	is, _ := g.classes.isA(self, f.app)
	return is && (!f.unheld || self.Name == f.app)
}

// isMadeAround reports whether function id stands in a block that is the body of a class which a call makes: Sinatra.new { … }
func (g *Graph) isMadeAround(id ir.FuncID) bool {
	return slices.ContainsFunc(g.Around(id), func(block ir.FuncID) bool {
		s, ok := g.ConsumerOf(block)
		return ok && g.made[s] != ""
	})
}

// limit reads which methods a filter runs before.
func (g *Graph) limit(r *Route, row *rule.Callback) {
	in := g.Prog.Instr(r.Site.Func, r.Site.Value)
	read := func(p *rule.Port) (names []string) {
		if p == nil {
			return nil
		}
		for _, v := range g.operands(r.Site.Func, in, p) {
			r.limited = true
			names = append([]string{}, names...)
			if texts, ok := g.texts(r.Site.Func, v, maxTrace); ok {
				names = append(names, texts...)
				continue
			}
			for _, el := range g.Elements(Site{r.Site.Func, v}) {
				if texts, ok := g.texts(el.Value.Func, el.Value.Value, maxTrace); ok {
					names = append(names, texts...)
				}
			}
		}
		return names
	}
	r.only, r.except = read(row.Only), read(row.Except)
}

// runsBeforeMethod reports whether filter f runs before function id of class self, as far as it is limited to
// some methods, or skipped. Which of them a method serves that others call is not known.
func (g *Graph) runsBeforeMethod(f *Route, id ir.FuncID, self Type) bool {
	name := g.Prog.Text(g.Prog.Func(id).Name)
	limited := f.limited
	for _, s := range g.skipped {
		if is, _ := g.classes.isA(self, s.app); !is || s.Func != f.Func {
			continue
		}
		if s.isFor(name) {
			return false
		}
		limited = true
	}
	if !limited {
		return true
	}
	return f.isFor(name) && (f.only != nil || len(g.Callers(id)) == 0)
}

// isFor reports whether a filter, or what skips it, is about the method of that name, as far as it is limited to some.
func (r *Route) isFor(name string) bool {
	return (r.only == nil || slices.Contains(r.only, name)) && !slices.Contains(r.except, name)
}

// Answers reports whether the call at s answers the request, as models say.
func (g *Graph) Answers(s Site) bool { return g.answersBy(s, false) }

// Passes reports whether the call at s ends the filter that it stands in, and lets what comes after it run.
func (g *Graph) Passes(s Site) bool { return g.answersBy(s, true) }

func (g *Graph) answersBy(s Site, passes bool) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall || g.lang(s.Func) != source.Ruby {
		return false
	}
	for _, row := range g.rowsByName(s.Func, in).Answers {
		recv, implicit := g.receiverOf(s, in)
		if row.Passes == passes && g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitSure && row.When.Eval(g.Env(s)) {
			g.met[row.ID] = true
			return true
		}
	}
	return false
}

// runsBefore reports whether filter f runs before a route, or, if route is nil, before all of them.
func (g *Graph) runsBefore(f, route *Route) bool { return g.runs(f, route, covers) }

// runs is runsBefore with a function that says whether a pattern covers another one.
func (g *Graph) runs(f, route *Route, covers func(filter, route string) bool) bool {
	patterned := len(f.parts) > 0
	inside := false
	for _, outer := range g.around(f.Site.Func) {
		inside = inside || len(outer.parts) > 0
	}
	switch {
	case !patterned && !inside:
		return true
	case route == nil || route.Verb == "":
		return false
	case !patterned: // in a namespace: for all of it
		return below(route.local, f.local)
	case !inside && len(f.parts) == 1 && f.parts[0].syntax == "regular":
		return g.matchesAll(&f.parts[0], route)
	}
	return covers(f.local, route.local) || g.coversExpression(f, route)
}

// below reports whether a pattern is another one, or goes on behind a slash where that ends.
func below(pattern, outer string) bool {
	rest, ok := strings.CutPrefix(pattern, outer)
	return ok && (rest == "" || strings.HasSuffix(outer, "/") || strings.IndexAny(rest, "/?(") == 0)
}

// pathsOf returns an expression of the paths of a route below its application, as the server hands them on; ok is false if its pattern
// cannot be said so.
func (g *Graph) pathsOf(r *Route) (paths string, ok bool) {
	syntax, flags, pattern := "sinatra", "", g.askedPath(r)
	if len(r.parts) > 0 {
		syntax = r.parts[0].syntax
	}
	switch {
	case syntax == "regular" && len(r.parts) == 1 && r.local == r.parts[0].source:
		flags, pattern = r.parts[0].flags, r.parts[0].text
	case syntax == "regular" || len(r.parts) > 1 && r.local != joined(r.parts) || mixed(r.parts):
		return "", false
	case !strings.ContainsAny(pattern, `:*?(){}+\|`):
		syntax = "sinatra" // it is the path
	}
	return rule.Paths(syntax, flags, pattern)
}

// mixed reports whether patterns are not all of one syntax.
func mixed(parts []pattern) bool {
	return slices.ContainsFunc(parts, func(p pattern) bool { return p.syntax != parts[0].syntax })
}

// matchesAll reports whether a filter's regular expression matches all paths of a route as a whole.
func (g *Graph) matchesAll(f *pattern, route *Route) bool {
	paths, ok := g.pathsOf(route)
	if !ok {
		return false
	}
	every, _, ok := rule.CoversPaths(f.text, f.flags, paths)
	if ok && !every && len(route.local) > 1 && slices.ContainsFunc(g.Routes, func(other *Route) bool {
		return len(other.local) > 1 && strings.HasPrefix(route.local, other.local) && g.overreaches(route.local, other.local)
	}) {
		// What a path is exempt by that begins like another one, is not meant for it: with another beginning it would be matched.
		if paths, ok = rule.Paths("sinatra", "", "/x"+route.local[1:]); ok {
			every, _, ok = rule.CoversPaths(f.text, f.flags, paths)
		}
	}
	return ok && every
}

// coversExpression reports whether a filter's pattern covers all that the regular expression of a route matches.
func (g *Graph) coversExpression(f, route *Route) bool {
	if len(route.parts) != 1 || route.parts[0].syntax != "regular" || f.local == "" || strings.Contains(f.local, "%r{") {
		return false
	}
	filter, ok := rule.Paths("sinatra", "", f.local)
	paths, also := g.pathsOf(route)
	if !ok || !also {
		return false
	}
	every, _, ok := rule.CoversPaths(filter, "", paths)
	return ok && every
}

// covers reports whether all paths of a route's pattern have that of a filter: it is the same, also where its last
// character is optional, or its beginning up to a star at the end.
func covers(filter, route string) bool {
	if head, ok := strings.CutSuffix(filter, "*"); ok {
		if optional, ok := strings.CutSuffix(head, "?"); ok && optional != "" {
			head = optional[:len(optional)-1]
		}
		return strings.HasPrefix(route, head)
	}
	if full, ok := strings.CutSuffix(filter, "?"); ok && full != "" && !strings.ContainsAny(full, `:*?(){}+\|`) {
		return route == filter || route == full || route == full[:len(full)-1]
	}
	return filter == route
}

// coversSegments is covers also where a filter captures a segment of the path under another name than the route, or one
// that the route writes out.
func coversSegments(filter, route string) bool {
	if covers(filter, route) {
		return true
	}
	want, have := strings.Split(filter, "/"), strings.Split(route, "/")
	last := len(want) - 1
	open := want[last] == "*"
	if open {
		want = want[:last]
	}
	if len(have) < len(want) || len(have) > len(want) && !open {
		return false
	}
	for i, segment := range want {
		switch {
		case segment == have[i]:
		case captureName.FindString(segment) != segment || segment == "":
			return false
		case captureName.FindString(have[i]) != have[i] && strings.ContainsAny(have[i], `:*?(){}+\|`) || have[i] == "":
			return false
		}
	}
	return len(have) > len(want) || !open
}
