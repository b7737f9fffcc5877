package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file tells the routes apart that one declaration makes: a class has those of the classes that it descends from, an
// application is mounted below several paths, a method of a class that declares routes is called several times. Filters,
// exemptions and the path that a request sees are each one's own. What data does in the handler is the same for all of them,
// and is followed once.

// maxInstances bounds the routes that one declaration makes.
const maxInstances = 64

// mount is a call that puts an application below a path.
type mount struct {
	site    Site
	app, at string
	// inside is the class of the application in front of which it is put, "" if it stands by itself: use Inner
	inside  string
	through []Site // see Mounted
	// part is the call that makes the application which it is a part of; the zero Site if there is none
	part  Site
	shown bool // it is one of Mounted
	given []Given
}

// place is where the routes of a class are answered: by objects of it, or of a class that descends from it, below a path.
type place struct {
	app, at string
	by      *Mounting
}

// Mounting is a call that puts an application below a path, and the one by which the application is mounted in front of which,
// or as a part of which, it does so; nil if that is not known to be mounted.
type Mounting struct {
	Site  Site
	At    string // the path of the application
	Outer *Mounting
	// Through are the calls that make objects which hand on to it what they are asked for, the outermost first.
	Through []Site
	// Given is what is given to the blocks around the call where it mounts that: it may stand in a loop.
	Given []Given
}

// IsThrough reports whether requests for what is mounted so come through the object that the call at s makes.
func (m *Mounting) IsThrough(s Site) bool {
	for ; m != nil; m = m.Outer {
		if slices.Contains(m.Through, s) {
			return true
		}
	}
	return false
}

// Mounting returns how the application of a route is mounted; nil if it is not.
func (r *Route) Mounting() *Mounting { return r.by }

// is reports whether two places are one: what one file mounts twice at a path is asked for once.
func (p place) is(other place) bool {
	return p.app == other.app && p.at == other.at && p.by.Site.Func == other.by.Site.Func
}

// placesOf returns where the routes of a class are answered, those of itself first.
func (g *Graph) placesOf(class string) []place {
	if known, ok := g.places[class]; ok {
		return known
	}
	g.places[class] = nil // what a class sees that is put in front of itself
	var own, descending []place
	add := func(list *[]place, p place) {
		if !slices.ContainsFunc(*list, p.is) {
			*list = append(*list, p)
		}
	}
	for _, m := range g.mounts {
		list := &own
		if m.app != class {
			if g.Set.Models.Names(class) || !g.IsA(m.app, class) {
				continue // what descends from a library's class is another application
			}
			list = &descending
		}
		outer := g.placesOfWhole(m)
		if m.inside != "" {
			outer = g.placesOf(m.inside)
		}
		for _, p := range g.placedIn(m, outer) {
			add(list, p)
		}
	}
	list := append(own, descending...)
	g.places[class] = list[:min(len(list), maxInstances)]
	return g.places[class]
}

// placedIn returns where an application is answered that a call mounts, inside of what is mounted at the outer places: at those of the
// call alone if there are none.
func (g *Graph) placedIn(m mount, outer []place) (list []place) {
	if len(outer) == 0 {
		outer = []place{{}}
	}
	for _, o := range outer {
		at := joinPath(o.at, m.at)
		list = append(list, place{m.app, at, &Mounting{m.site, at, o.by, m.through, m.given}})
	}
	return list
}

// Instances returns the routes that the declaration of route r makes: r alone, where it makes one.
func (g *Graph) Instances(r *Route) []*Route {
	if r.instances == nil {
		r.instances = g.instancesOf(r)
	}
	return r.instances
}

func (g *Graph) instancesOf(r *Route) (list []*Route) {
	if r.row == nil || r.of != nil || r.shared {
		return []*Route{r}
	}
	for _, app := range g.declaringApps(r) {
		for _, given := range g.declarations(app, r.Site.Func, maxDeclaring) {
			one := *r
			one.app, one.given, one.of, one.others, one.number = app, given, r, nil, 0
			if len(given) > 0 && !g.declaredAgain(&one) {
				continue
			}
			places := g.placesOf(app)
			if len(places) == 0 {
				places = []place{{app: app}}
			}
			for _, p := range places {
				at := one
				at.app, at.mount, at.by, at.Pattern = p.app, p.at, p.by, joinPath(p.at, one.local)
				if len(list) < maxInstances {
					list = append(list, &at)
				}
			}
		}
	}
	if len(list) == 0 || len(list) == 1 && list[0].app == r.app && len(list[0].given) == 0 {
		return []*Route{r}
	}
	for _, one := range list {
		g.number(one)
	}
	return list
}

// declaringApps returns the classes in which a route is declared: where a method of a class does that, which classes that descend from it have
// too, those that call the method.
func (g *Graph) declaringApps(r *Route) (apps []string) {
	for _, app := range append([]string{r.app}, r.others...) {
		users := g.macroUsers(r.Site, app, maxMacroDepth)
		if len(users) == 0 {
			users = []string{app}
		}
		for _, user := range users {
			if !slices.Contains(apps, user) {
				apps = append(apps, user)
			}
		}
	}
	return apps
}

// number gives a route that no declaration makes by itself its number: see RouteNumber.
func (g *Graph) number(one *Route) {
	g.instances = append(g.instances, one)
	one.number = uint32(len(g.Routes) + len(g.instances))
}

// declaredAgain reads the declaration of a route where the functions around it are given something; it reports whether the
// call is made there.
func (g *Graph) declaredAgain(r *Route) bool {
	defer g.Bind(g.Bind(r.given))
	if g.onTheWay(r.Site.Func, r.Site.Value) == False {
		return false
	}
	if r.row.Verbs != nil {
		r.Verb = g.verbs(r.Site, g.Prog.Instr(r.Site.Func, r.Site.Value), r.row.Verbs)
	}
	r.parts = g.patterns(r.Site, r.row)
	g.finishRoute(r)
	return true
}

// SelfIn returns the type of self in the handler of a route.
func (g *Graph) SelfIn(r *Route) Type {
	if r.of != nil {
		return Type{Name: r.app}
	}
	return g.SelfType(r.Func)
}

// GivenOn returns, for Bind, what is known where a request has met a route in a manner: the route, and what is given to the
// functions around the call that declares it; nil if its handler is that of several.
func (g *Graph) GivenOn(r *Route, as Manner) []Given {
	n := g.numberOf(r)
	if n == 0 {
		return nil
	}
	return append([]Given{{Rest: -1, Route: n, As: as}}, r.given...)
}

// readMounts finds where applications are mounted.
func (g *Graph) readMounts() {
	g.places, g.parts, g.partPlaces = map[string][]place{}, map[Site][]mount{}, map[Site][]place{}
	for _, s := range g.sitesOf(func(e *rule.Entry) bool { return len(e.Mounts) > 0 }) {
		rows := g.mountRows(s)
		if len(rows) == 0 {
			continue
		}
		for _, given := range g.declarations("", s.Func, maxDeclaring) {
			before := g.Bind(given)
			for _, row := range rows {
				if row.When.Eval(g.Env(s)) {
					g.met[row.ID] = true
					g.readMount(s, g.Prog.Instr(s.Func, s.Value), row, given)
				}
			}
			g.Bind(before)
		}
	}
	for _, m := range g.mounts {
		if !m.shown {
			continue
		}
		for _, p := range g.placedIn(m, g.placesOfWhole(m)) {
			if !slices.ContainsFunc(g.mounted, func(known Mounted) bool { return known.Site == m.site && known.App == m.app && known.At == p.at }) {
				g.mounted = append(g.mounted, Mounted{m.site, m.app, p.at, m.inside, m.through, p.by.Outer, m.given})
			}
		}
	}
}

// mountRows returns the rows that may say of the call at s that it mounts something, by its receiver.
func (g *Graph) mountRows(s Site) (rows []*rule.Mount) {
	in := g.Prog.Instr(s.Func, s.Value)
	recv, implicit := g.receiverOf(s, in)
	for _, row := range g.rowsByName(s.Func, in).Mounts {
		if g.fitRuby(s.Func, in, &row.Callee, recv, implicit) == fitSure {
			rows = append(rows, row)
		}
	}
	return rows
}

// readMount enters what one call mounts as a row says.
func (g *Graph) readMount(s Site, in *ir.Instr, row *rule.Mount, given []Given) {
	m := mount{site: s, given: given}
	if m.at, m.part = g.mountedBelow(s.Func); row.Made {
		m.at, m.part = "", s
	}
	if row.At != nil {
		if texts := g.Env(s).Texts(*row.At); len(texts) > 0 {
			m.at = joinPath(m.at, texts[0])
		}
	}
	if self := g.SelfType(s.Func); self.Meta && m.part == (Site{}) {
		m.inside = g.appOf(self.Name)
	}
	pos := 0
	for _, a := range g.Prog.Args(s.Func, in) {
		if row.App.Kind != rule.PortBlock && g.AtPort(s.Func, in, a, pos, &row.App) {
			if n, ok := a.Role.Keyword(); ok && row.At == nil {
				g.mountAt(Site{s.Func, a.Value}, m.below(g.Prog.Text(n))) // "/path" => App
			} else {
				g.mountAll(Site{s.Func, a.Value}, m)
			}
		}
		if positional(a.Role) {
			pos++
		}
	}
}

// below returns the mounting at a path below that of m.
func (m mount) below(path string) mount {
	m.at = joinPath(m.at, path)
	return m
}

// mountAll enters an application, what a middleware that the program makes hands on to, the elements of a list, or those of a hash
// of paths with one each, where m says how it is mounted.
func (g *Graph) mountAll(v Site, m mount) {
	if id, table := g.classes.literalOf(v.Func, v.Value, ir.OpArray, ir.OpHash); table != ir.NoValue {
		v = Site{id, table}
	}
	made := g.Prog.Instr(v.Func, g.Root(v.Func, v.Value))
	switch g.Prog.Text(made.Name) {
	case ir.OpHash:
		for _, entry := range g.Prog.Args(v.Func, made) {
			if n, ok := entry.Role.Keyword(); ok {
				g.mountAt(Site{v.Func, entry.Value}, m.below(g.Prog.Text(n)))
			}
		}
	case ir.OpArray:
		for _, el := range g.Prog.Args(v.Func, made) {
			g.mountAt(Site{v.Func, el.Value}, m)
		}
	default:
		g.mountAt(v, m)
	}
}

// maxThrough bounds how many objects an application is handed requests by.
const maxThrough = 8

// wrapped returns the call that makes a middleware of a value, and the application that this is given.
func (g *Graph) wrapped(v Site) (made, app Site, ok bool) {
	for _, s := range g.Origins(v.Func, v.Value) {
		in := g.Prog.Instr(s.Func, s.Value)
		if in.Op != ir.OpCall {
			continue
		}
		recv, implicit := g.receiverOf(s, in)
		for _, row := range g.rowsByName(s.Func, in).Gates {
			if g.fitRuby(s.Func, in, &row.Callee, recv, implicit) != fitSure || !row.When.Eval(g.Env(s)) {
				continue
			}
			if row.Callee.Owner == "" && g.MethodOf(recv.Name, row.Method) == ir.NoFunc {
				continue // an object of any class
			}
			if apps := g.operands(s.Func, in, row.App); len(apps) == 1 {
				g.met[row.ID] = true
				return s, Site{s.Func, apps[0]}, true
			}
		}
	}
	return Site{}, Site{}, false
}

// mountAt enters an application, where m says how it is mounted.
func (g *Graph) mountAt(v Site, m mount) {
	if is, ok := g.boundValue(v.Func, v.Value); ok {
		v = is
	}
	if made, app, ok := g.wrapped(v); ok && len(m.through) < maxThrough {
		m.through = append(slices.Clip(m.through), made)
		g.mountAll(app, m)
		return
	}
	if m.at == "/" {
		m.at = ""
	}
	if whole := g.wholes(v); len(whole) > 0 {
		for _, made := range whole {
			g.parts[made] = append(g.parts[made], m)
		}
		return
	}
	if t := g.TypeOf(v.Func, v.Value); t.Name != "" {
		m.app, m.shown = t.Name, t.Meta || !g.Set.Models.Names(t.Name) || g.Set.Models.Console(t.Name) != nil
		g.mounts = append(g.mounts, m)
	}
}
