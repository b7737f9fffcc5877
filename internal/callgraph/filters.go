package callgraph

import (
	"cmp"
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Filter is a filter of the application that a route belongs to, as the route sees it.
type Filter struct {
	Func ir.FuncID
	// Site is the call that declares it, Pattern what that limits it to: "" for all routes.
	Site    Site
	Pattern string
	// Given is what is given to the functions around it where it is declared: a filter that a method of the class declares,
	// or a block for each element of a list, is one filter each time.
	Given []Given
	// Runs says whether it runs before the route. Of one that is NotKnown to run, Conditions are what its options ask for,
	// if that is known.
	Runs       Truth
	Conditions []Condition
	// Near says, of one that does not run, why it looks as if it should; "" if it does not.
	Near string
}

// App returns the name of the class of the application that the route belongs to.
func (r *Route) App() string { return r.app }

// Local returns the pattern of the route below the place at which its application is mounted.
func (r *Route) Local() string { return r.local }

// MountedAt returns the path at which the application of the route is mounted; "" if it is at the root.
func (r *Route) MountedAt() string { return r.mount }

// HasFilters reports whether some filter runs in an application.
func (g *Graph) HasFilters(app string) bool {
	return slices.ContainsFunc(g.filters, func(f *Route) bool { return g.IsA(app, f.app) })
}

// Siblings returns the routes that the declaration of a route makes, itself among them.
func (g *Graph) Siblings(r *Route) []*Route {
	if r.of != nil {
		r = r.of
	}
	return g.Instances(r)
}

// Filters returns the filters of the application that a route belongs to, in the order in which they run: those of a
// superclass first. Those that do not run before the route are among them.
func (g *Graph) Filters(route *Route) []Filter { return g.filtersAmong(g.filters, route) }

// LateFilters returns what runs after a route as Filters does what runs before it.
func (g *Graph) LateFilters(route *Route) []Filter { return g.filtersAmong(g.late, route) }

func (g *Graph) filtersAmong(filters []*Route, route *Route) []Filter {
	id, self := route.Func, g.SelfIn(route)
	if self.Name == "" || self.Meta {
		return nil
	}
	mro := g.classes.mro(self.Name)
	type ranked struct {
		Filter
		rank int
	}
	var list []ranked
	for _, f := range filters {
		if !g.isFilterOf(f, self) || f.Func == id {
			continue
		}
		rank := len(mro) - slices.Index(mro, f.app)
		for _, given := range g.declarations(f.app, f.Site.Func, maxDeclaring) {
			a := g.filterFor(f, route, given)
			if a.Runs == True && !g.runsBeforeMethod(f, id, self) {
				a.Runs = False
			}
			list = append(list, ranked{a, rank})
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	out := make([]Filter, len(list))
	for i := range list {
		out[i] = list[i].Filter
	}
	return out
}

// filterFor returns what filter f is to a route, where given is given to the functions around it.
func (g *Graph) filterFor(f, route *Route, given []Given) Filter {
	a := Filter{Func: f.Func, Site: f.Site, Given: given}
	if f.open && len(given) > 0 {
		outer := g.Bind(nil)
		g.Bind(append(slices.Clone(outer), given...))
		defer g.Bind(outer)
		one := *f
		one.parts = g.patterns(f.Site, f.row)
		if one.open = isOpen(one.parts); !one.open {
			g.finishRoute(&one)
			f = &one
		}
	}
	if f.local != "" {
		a.Pattern = joinPath(route.mount, f.local)
	}
	switch {
	case f.open:
	case !g.runs(f, route, coversSegments):
		if a.Runs, a.Near = False, g.nearMiss(f, route); a.Near == "" {
			a.Near = g.misspelt(f, route)
		}
	case f.conditional:
		if f.row != nil {
			if conditions, ok := g.optionConditions(f); ok {
				a.Conditions = conditions
			}
		}
	default:
		a.Runs = True
	}
	if a.Runs == True && g.isRehearsed(f) {
		a.Runs, a.Near = False, "only where the program runs for its developers"
	}
	return a
}

// isRehearsed reports whether a filter is declared only where the program runs for its developers.
func (g *Graph) isRehearsed(f *Route) bool {
	if f.rehearsed == NotKnown {
		f.rehearsed = truthIs(g.Env(f.Site).Rehearsed())
	}
	return f.rehearsed == True
}

// RendersView reports whether the call at s renders a template, as models say, wherever that is.
func (g *Graph) RendersView(s Site) bool {
	return slices.ContainsFunc(g.Entry(s).Renders, func(row *rule.Render) bool { return g.Describes(&row.Row, s) })
}

// Entry returns the rows that a call of the name may meet which stands at s, or of the method that reads an element there;
// see Describes.
func (g *Graph) Entry(s Site) *rule.Entry { return g.rowsByName(s.Func, g.Prog.Instr(s.Func, s.Value)) }

// Describes reports whether a row of Entry speaks of the call in Ruby at s: its receiver is of the row's class, its
// condition holds, and the workspace does not define what is called.
func (g *Graph) Describes(row *rule.Row, s Site) bool {
	return g.lang(s.Func) == source.Ruby && g.describes(row, s, g.Prog.Instr(s.Func, s.Value))
}

// DescribesOn is Describes for a receiver that is of a type.
func (g *Graph) DescribesOn(row *rule.Row, s Site, recv Type) bool {
	return g.lang(s.Func) == source.Ruby && g.describesOn(row, s, g.Prog.Instr(s.Func, s.Value), recv)
}

// Pattern returns the source of the regular expression that value v of function id is.
func (g *Graph) Pattern(id ir.FuncID, v ir.Value) (re string, ok bool) {
	re, _, ok = g.regexp(id, v, maxTrace)
	return re, ok
}

// Texts returns the constant texts that value v of function id can be, of a list those of its elements; nil if they are
// not known.
func (g *Graph) Texts(id ir.FuncID, v ir.Value) []string {
	if texts, ok := g.texts(id, v, maxTrace); ok {
		return texts
	}
	return g.arrayTexts(id, v)
}

// Text returns the constant text that stands at value v of function id, or that it begins with; whole says which.
func (g *Graph) Text(id ir.FuncID, v ir.Value) (text string, whole bool) {
	if texts, ok := g.texts(id, v, maxTrace); ok && len(texts) == 1 {
		return texts[0], true
	}
	text, _ = g.edge(id, v, false, maxTrace)
	return text, false
}
