package route

import (
	"cmp"
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds out what a handler leads to.

// maxReach bounds how many functions are followed from one handler. It is far beyond what a handler calls by itself; what
// is left out are the depths of a framework that the workspace contains.
const maxReach = 4000

// EffectKind says what a route does in the world.
type EffectKind string

// The kinds of effects. All but the first are those of kinds.toml.
const (
	Native  EffectKind = "native"  // code that is no Ruby
	Command EffectKind = "command" // a program that is run
	File    EffectKind = "file"
	Host    EffectKind = "host" // another server
)

// Effect is a call that does something in the world, or a function of Rust that is reached from Ruby.
type Effect struct {
	Kind EffectKind
	// Name is what is called.
	Name string
	// Text is what is known of the command, the file or the host: the constant that stands there, or, with Part, that it
	// begins with.
	Text string
	Part bool
	// Site is the call, At the place in the handler from which it is reached.
	Site, At callgraph.Site
	// Target is the function of Rust; ir.NoFunc if its body is not in the workspace, or it is none.
	Target ir.FuncID
}

// compare orders effects as a reader wants them.
func (e *Effect) compare(f *Effect) int {
	order := []EffectKind{Native, Command, File, Host}
	return cmp.Or(cmp.Compare(slices.Index(order, e.Kind), slices.Index(order, f.Kind)), cmp.Compare(e.Name, f.Name), cmp.Compare(e.Text, f.Text),
		cmp.Compare(e.Site.Func, f.Site.Func), cmp.Compare(e.Site.Value, f.Site.Value))
}

// survey remembers what functions do by themselves.
type survey struct {
	g       *callgraph.Graph
	nodes   map[ir.FuncID]*node
	effects []kindEffect
	started map[callgraph.Site][]ir.FuncID // functions in which programs begin, and those that answer requests
	asked   map[ir.FuncID][]Param          // memo of shown
}

type kindEffect struct {
	bits rule.Kinds
	kind EffectKind
}

// node is what a function does by itself.
type node struct {
	edges   []edge
	effects []Effect
	params  []Param
	whole   []string // see Route
}

// edge leads to another function.
type edge struct {
	to ir.FuncID
	at ir.Value
}

func newSurvey(g *callgraph.Graph) *survey {
	s := &survey{g: g, nodes: map[ir.FuncID]*node{}, started: map[callgraph.Site][]ir.FuncID{}, asked: map[ir.FuncID][]Param{}}
	for _, k := range g.Set.Kinds {
		if k.Effect != "" {
			s.effects = append(s.effects, kindEffect{k.Bit, EffectKind(k.Effect)})
		}
	}
	if len(g.Routes) > 0 {
		for _, start := range g.Starts() {
			s.started[start.Site] = append(s.started[start.Site], start.Main)
		}
		for _, ask := range g.Asks() {
			s.started[ask.Site] = append(s.started[ask.Site], ask.Func)
		}
	}
	return s
}

// reach enters the effects and the parameters of a route.
func (s *survey) reach(r *Route) {
	handler := r.Handler()
	at := map[ir.FuncID]ir.Value{handler: ir.NoValue} // where in the handler the way begins
	order := []ir.FuncID{handler}
	params := newParams(s.g, r)
	for i := 0; i < len(order); i++ {
		id := order[i]
		n := s.node(id)
		from := func(v ir.Value) callgraph.Site {
			if id == handler {
				return callgraph.Site{Func: handler, Value: v}
			}
			return callgraph.Site{Func: handler, Value: at[id]}
		}
		for _, e := range n.effects {
			e.At = from(e.Site.Value)
			r.Effects = append(r.Effects, e)
		}
		params.add(n)
		for _, e := range n.edges {
			if _, known := at[e.to]; !known && len(order) < maxReach {
				at[e.to] = from(e.at).Value
				order = append(order, e.to)
			}
		}
	}
	for _, f := range r.Filters {
		params.add(s.node(f.Func))
	}
	r.Params, r.Whole = params.sorted(), params.whole
	slices.SortStableFunc(r.Effects, func(a, b Effect) int { return a.compare(&b) })
	r.Effects = slices.CompactFunc(r.Effects, func(a, b Effect) bool {
		return a.Kind == b.Kind && a.Name == b.Name && a.Text == b.Text && a.Site == b.Site
	})
}

// askFor enters what the filters of a route, its conditions and all that they call read of a request which shows who sends it. What else
// they read is not for the route.
func (s *survey) askFor(r *Route) {
	p := &params{route: r, list: r.Params}
	for _, f := range r.Filters {
		p.addNew(s.shown(f.Func))
	}
	for _, c := range s.g.ConditionsBefore(r.Declared) {
		p.addNew(s.shown(c.Func))
	}
	r.Params = p.sorted()
}

// shown returns what a function and all that it calls read that shows who sends a request.
func (s *survey) shown(id ir.FuncID) []Param {
	if list, known := s.asked[id]; known {
		return list
	}
	seen, order := map[ir.FuncID]bool{id: true}, []ir.FuncID{id}
	var list []Param
	for i := 0; i < len(order); i++ {
		n := s.node(order[i])
		for _, p := range n.params {
			if p.Credential {
				list = append(list, p)
			}
		}
		for _, e := range n.edges {
			if !seen[e.to] && len(order) < maxReach {
				seen[e.to] = true
				order = append(order, e.to)
			}
		}
	}
	s.asked[id] = list
	return list
}

// node returns what function id does by itself.
func (s *survey) node(id ir.FuncID) *node {
	if n := s.nodes[id]; n != nil {
		return n
	}
	n := &node{}
	s.nodes[id] = n
	body := s.g.Prog.File(id).Body(s.g.Prog.Func(id))
	for v := range body {
		site := callgraph.Site{Func: id, Value: ir.Value(v)}
		switch body[v].Op {
		case ir.OpClosure:
			n.edges = append(n.edges, edge{s.g.Prog.Callee(id, &body[v]), site.Value})
		case ir.OpCall:
			s.call(n, site)
		}
	}
	if s.g.Lang(id) == source.Ruby {
		var whole []string
		n.params, whole = s.read(id)
		n.whole = append(n.whole, whole...)
	}
	return n
}

// call enters what a call leads to.
func (s *survey) call(n *node, site callgraph.Site) {
	c := s.g.Call(site)
	guesses := 0
	for _, callee := range c.Callees {
		if callee.ByName {
			guesses++
		}
	}
	for i := range c.Callees {
		callee := &c.Callees[i]
		if callee.ByName && guesses > 1 || callee.Func == ir.NoFunc {
			continue
		}
		n.edges = append(n.edges, edge{callee.Func, site.Value})
		if s.g.Lang(site.Func) == source.Ruby && s.g.Lang(callee.Func) == source.Rust {
			n.effects = append(n.effects, Effect{Kind: Native, Name: s.g.FuncName(callee.Func), Site: site, Target: callee.Func})
		}
	}
	if c.Native != nil && len(c.Native.Targets) == 0 {
		n.effects = append(n.effects, Effect{Kind: Native, Name: s.g.Called(c.Native), Site: site, Target: ir.NoFunc})
	}
	for _, r := range c.Renders {
		n.edges = append(n.edges, edge{r.Func, site.Value})
	}
	for _, id := range s.started[site] {
		n.edges = append(n.edges, edge{id, site.Value})
		n.effects = append(n.effects, Effect{Kind: Native, Name: s.g.FuncName(id), Site: site, Target: id})
	}
	s.sinks(n, site, c)
	for _, row := range s.g.Entry(site).Authenticators {
		if args := s.g.Prog.Args(site.Func, s.g.Prog.Instr(site.Func, site.Value)); s.g.Describes(&row.Row, site) &&
			len(args) > 0 && !s.g.TypeOf(site.Func, args[0].Value).Meta { // it reads what it wants, and not what it is given
			n.whole = append(n.whole, rule.PlaceForm, rule.PlaceBody)
		}
	}
}

// acts reports whether a call does something in the world by itself, as models say.
func (s *survey) acts(site callgraph.Site) bool {
	return slices.ContainsFunc(s.effects, func(k kindEffect) bool {
		return slices.ContainsFunc(s.g.Call(site).Sinks, func(row *rule.Sink) bool { return row.Kinds&k.bits != 0 })
	})
}

// sinks enters what a call does by itself, as models say: the text of the first operand that does it.
func (s *survey) sinks(n *node, site callgraph.Site, c *callgraph.Call) {
	if len(c.Sinks) == 0 || c.Loose || s.g.Lang(site.Func) == source.Ruby && s.g.RendersView(site) {
		return
	}
	for _, k := range s.effects {
		i := slices.IndexFunc(c.Sinks, func(row *rule.Sink) bool { return row.Kinds&k.bits != 0 })
		if i < 0 {
			continue
		}
		e := Effect{Kind: k.kind, Name: s.g.CalleeName(site), Site: site, Target: ir.NoFunc}
		for j := range c.Sinks[i].In {
			if at := s.g.Operands(site, &c.Sinks[i].In[j]); len(at) > 0 && e.Text == "" {
				text, whole := s.g.Text(site.Func, at[0])
				e.Text, e.Part = text, !whole
			}
		}
		// One call has one effect: a program that is run is not opened besides.
		if !slices.ContainsFunc(n.effects, func(f Effect) bool { return f.Site == site }) {
			n.effects = append(n.effects, e)
		}
	}
}
