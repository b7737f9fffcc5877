package route

import (
	"fmt"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file finds routes that somebody can walk whom they are not meant for: who can walk a route, held against what it
// does, what it is called, and what is asked at the other routes of its application.

// administrative bounds how many calls away from the handler a call counts that is for those who run the program: further
// away it is a library's business.
const administrative = 1

// Exposure is a finding about a route.
type Exposure struct {
	Row   *rule.Misuse
	Route *Route
	// Steps are what there is to say, place by place; the finding is at the last one.
	Steps []Evidence
}

// exposed is what the routes of a program have in common for this.
type exposed struct {
	g        *callgraph.Graph
	access   *Access
	routes   []*Route
	families map[string]string // of the class of an application, the one that stands for all that belong together
	asks     map[appeal]bool
}

// appeal is the question whether something asks who comes to the routes of a sort, in a family of applications.
type appeal struct {
	family string
	row    *rule.Exposure
}

// Exposures returns the findings about routes, one for each declaration of some at most and each of what is told of them, in
// the order of the routes.
func Exposures(access *Access) []Exposure {
	g := access.survey.g
	if len(g.Set.Models.Exposures) == 0 {
		return nil
	}
	x := &exposed{g: g, access: access, asks: map[appeal]bool{}}
	for _, declared := range g.Routes {
		if declared.Verb == "" || g.Env(declared.Site).Rehearsed() {
			continue
		}
		for _, one := range g.Instances(declared) {
			x.routes = append(x.routes, access.route(one))
		}
	}
	x.families = families(g, x.routes)
	var found []Exposure
	type told struct {
		declared callgraph.Site
		row      *rule.Misuse
	}
	known := map[told]bool{}
	for _, r := range x.routes {
		e, ok := x.exposure(r)
		if !ok {
			continue
		}
		// One declaration is one finding, in however many places it is mounted.
		if key := (told{r.Declared.Site, e.Row}); !known[key] {
			known[key] = true
			found = append(found, e)
		}
	}
	return append(found, x.foreign()...)
}

// declarations returns the routes, of those that one declaration makes the one that is guarded least.
func (x *exposed) declarations() (list []*Route) {
	at := map[ir.FuncID]int{}
	for _, r := range x.routes {
		if i, known := at[r.Handler()]; !known {
			at[r.Handler()] = len(list)
			list = append(list, r)
		} else if r.Auth.Status.weaker(list[i].Auth.Status) {
			list[i] = r
		}
	}
	return list
}

// exposure returns what the first row says that a route meets.
func (x *exposed) exposure(r *Route) (e Exposure, ok bool) {
	if r.signsIn() {
		return e, false
	}
	for _, row := range x.g.Set.Models.Exposures {
		if !slices.Contains(row.Status, string(r.Auth.Status)) || row.Path != nil && !row.Path.MatchString(r.Pattern) {
			continue
		}
		at, ok := x.place(r, row)
		if !ok || row.Asked != "" && !x.asked(r, row) {
			continue
		}
		x.g.Meet(&row.Row)
		e = Exposure{Row: &row.Misuse, Route: r}
		e.Steps = append(e.Steps, r.Auth.Evidence...)
		if len(e.Steps) == 0 && at.Site != r.Declared.Site {
			e.Steps = append(e.Steps, Evidence{r.Declared.Site, "nothing asks who comes to " + r.Name()})
		}
		at.Note = r.Name() + " " + row.Note + at.Note
		e.Steps = append(e.Steps, at)
		return e, true
	}
	return e, false
}

// signsIn reports whether a route is open because it is where somebody shows who he is.
func (r *Route) signsIn() bool { return r.Auth.Status == Open && len(r.Auth.Evidence) > 0 }

// asked reports whether enough of an application is asked who comes. Of the routes that do what a row is about, at least as
// many must be as are not: then the others are exceptions, and else what the application is for.
func (x *exposed) asked(r *Route, row *rule.Exposure) bool {
	key := appeal{x.families[r.App], row}
	if known, ok := x.asks[key]; ok {
		return known
	}
	asked, open := 0, 0
	for _, other := range x.routes {
		if x.families[other.App] != key.family || other.signsIn() {
			continue
		}
		if _, ok := x.place(other, row); !ok && row.Asked == "most" {
			continue
		}
		switch other.Auth.Status {
		case Guarded, Bypassable:
			asked++
		case Open:
			open++
		}
	}
	x.asks[key] = asked > 0 && (asked >= open || row.Asked == "some")
	return x.asks[key]
}

// place returns where a route does what a row is about, with what is to be added to the note; ok is false if it does not.
func (x *exposed) place(r *Route, row *rule.Exposure) (at Evidence, ok bool) {
	switch {
	case !answersOne(r, row.Verbs) || row.Acts && !x.acts(r):
		return at, false
	case row.Administers:
		site, ok := x.administers(r)
		return Evidence{Site: site}, ok
	case len(row.Effects) > 0:
		for i := range r.Effects {
			if e := &r.Effects[i]; slices.Contains(row.Effects, string(e.Kind)) && hasSay(x.g, e) {
				return Evidence{Site: e.At, Note: fmt.Sprintf(": %s", e.Name)}, true
			}
		}
		return at, false
	}
	return Evidence{Site: r.Declared.Site}, true
}

// hasSay reports whether an effect depends on anything: a call with constants only does the same for everybody.
func hasSay(g *callgraph.Graph, e *Effect) bool {
	varies := func(s callgraph.Site) bool {
		in := g.Prog.Instr(s.Func, s.Value)
		return in.Op == ir.OpCall && slices.ContainsFunc(g.Prog.Args(s.Func, in), func(a ir.Operand) bool {
			return a.Role != ir.RoleSelf && a.Role != ir.RoleBlock && !g.IsConst(callgraph.Site{Func: s.Func, Value: a.Value})
		})
	}
	return varies(e.Site) && (e.At.Func == e.Site.Func || varies(e.At) || g.Prog.Instr(e.At.Func, e.At.Value).Op == ir.OpClosure)
}

// acts reports whether a route does more than show the same to everybody.
func (x *exposed) acts(r *Route) bool {
	return !answersOne(r, []string{"GET"}) || slices.ContainsFunc(r.Effects, func(e Effect) bool { return hasSay(x.g, &e) })
}

// answersOne reports whether a route answers one of some methods of HTTP, of none whatever it answers.
func answersOne(r *Route, verbs []string) bool {
	return len(verbs) == 0 || len(r.Verbs) == 0 || slices.ContainsFunc(verbs, func(v string) bool { return slices.Contains(r.Verbs, v) })
}

// administers returns the place in a handler of what is for those who run the program; ok is false if there is none.
func (x *exposed) administers(r *Route) (at callgraph.Site, ok bool) {
	type step struct {
		fn    ir.FuncID
		at    ir.Value // in the handler; ir.NoValue for the handler itself
		depth int
	}
	handler := r.Handler()
	seen := map[ir.FuncID]bool{handler: true}
	for queue := []step{{handler, ir.NoValue, 0}}; len(queue) > 0; queue = queue[1:] {
		s := queue[0]
		body := x.g.Prog.File(s.fn).Body(x.g.Prog.Func(s.fn))
		from := func(v ir.Value) callgraph.Site {
			if s.fn != handler {
				v = s.at
			}
			return callgraph.Site{Func: handler, Value: v}
		}
		for v := range body {
			site := callgraph.Site{Func: s.fn, Value: ir.Value(v)}
			if body[v].Op == ir.OpCall && x.isAdministration(site) {
				return from(site.Value), true
			}
		}
		for _, e := range x.access.survey.node(s.fn).edges {
			depth := s.depth
			if x.g.Prog.Func(e.to).Kind != ir.KindClosure {
				depth++
			}
			if !seen[e.to] && depth <= administrative {
				seen[e.to] = true
				queue = append(queue, step{e.to, from(e.at).Value, depth})
			}
		}
	}
	return at, false
}

func (x *exposed) isAdministration(s callgraph.Site) bool {
	for _, row := range x.g.Entry(s).Administrations {
		if x.g.Describes(&row.Row, s) && (!row.Shown || x.shown(s)) {
			x.g.Meet(&row.Row)
			return true
		}
	}
	return false
}

// shown reports whether what the call at s yields is a part of what its function returns, or of a page.
func (x *exposed) shown(s callgraph.Site) bool {
	body := x.g.Prog.File(s.Func).Body(x.g.Prog.Func(s.Func))
	part := map[ir.Value]bool{s.Value: true}
	for v := int(s.Value) + 1; v < len(body); v++ {
		in := &body[v]
		args := x.g.Prog.Args(s.Func, in)
		i := slices.IndexFunc(args, func(a ir.Operand) bool { return part[a.Value] })
		if i < 0 {
			continue
		}
		name := x.g.Prog.Text(in.Name)
		switch {
		case in.Op == ir.OpReturn, name == ir.OpOutput, name == ir.OpOutputRaw:
			return true
		case in.Op == ir.OpCall && x.access.survey.acts(callgraph.Site{Func: s.Func, Value: ir.Value(v)}):
			// A program that is given it shows it to nobody.
		case in.Op == ir.OpCall && i > 0 && in.Flags&ir.FlagImplicitSelf == 0 && args[0].Role == ir.RoleSelf && !x.g.TypeOf(s.Func, args[0].Value).Meta &&
			!strings.HasPrefix(name, "op."):
			// Some object is given it, and does with it what it does.
		default:
			part[ir.Value(v)] = true
		}
	}
	return false
}

// families returns, of the class of each application, the one that stands for all that belong together: those that
// descend from one class of the workspace, and those that one file mounts.
func families(g *callgraph.Graph, routes []*Route) map[string]string {
	of := map[string]string{}
	var find func(app string) string
	find = func(app string) string {
		if up, ok := of[app]; ok && up != app {
			of[app] = find(up)
		} else if !ok {
			of[app] = app
		}
		return of[app]
	}
	join := func(a, b string) {
		if a, b = find(a), find(b); a != b {
			of[max(a, b)] = min(a, b)
		}
	}
	for _, r := range routes {
		find(r.App)
		for _, class := range g.Ancestors(r.App) {
			join(r.App, class)
		}
	}
	mounted := map[uint32]string{}
	for _, m := range g.Mounted() {
		file := g.Prog.Funcs[m.Site.Func].File
		if first, ok := mounted[file]; ok {
			join(first, m.App)
		} else {
			mounted[file] = m.App
		}
	}
	all := map[string]string{}
	for app := range of {
		all[app] = find(app)
	}
	return all
}
