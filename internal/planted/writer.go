package planted

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

// Variant says how a Spec is written. All variants do the same.
type Variant struct {
	Names uint64 // other names
	Order uint64 // another order of definitions
	Split bool   // definitions in more files
	Dead  bool   // more code that does nothing
}

// writer writes the flows of a program.
type writer struct {
	spec    *Spec
	variant Variant
	names   *namer
	flows   []*written
}

// written is the text of one flow.
type written struct {
	flow    *Flow
	head    string // the line of the route
	key     string // of the parameter
	handler *block // its body
	helpers *block // methods of the application
	consts  *block // constants of the application
	filters *block
	libs    []*block
	views   []view
	natives *block
	needs   []string
}

type view struct {
	name string
	body *block
}

// cursor is where a flow is.
type cursor struct {
	w      *writer
	out    *written
	flow   int
	part   int
	here   *block // where lines go
	beside *block // where methods go
	consts *block
	place  Place
	value  string
}

func (w *writer) write(f *Flow) *written {
	out := &written{flow: f, handler: &block{}, helpers: &block{}, consts: &block{}, filters: &block{}, natives: &block{}}
	c := &cursor{w: w, out: out, flow: f.ID, here: out.handler, beside: out.helpers, consts: out.consts, place: Handler}
	u := c.use(f.Source)
	out.key = u.name("q")
	out.head = fmt.Sprintf("get '/r%d' do", f.ID)
	if f.Source.Send == "body" || f.Source.Send == "json" {
		out.head = fmt.Sprintf("post '/r%d' do", f.ID)
	}
	if f.Source.Send == "path" {
		out.head = fmt.Sprintf("get '/r%d/:%s' do", f.ID, out.key)
		if strings.Contains(f.Source.Out, "$capture") {
			out.head = fmt.Sprintf("%s |%s|", out.head, u.name("capture"))
		}
	}
	if w.spec.Subject != Ruby {
		u.names["f"] = fmt.Sprintf("flow%d", f.ID)
		out.head = u.fill(cmp.Or(f.Source.Head, "fn $f() {"))
	}
	u.names["path"] = fmt.Sprintf("/r%d", f.ID)
	c.apply(f.Source, u, nil)
	for i := range f.Steps {
		s := &f.Steps[i]
		if s.Condition != nil {
			c.check(s)
			continue
		}
		if s.Held {
			c.hold()
		}
		c.apply(s.Part, c.use(s.Part), nil)
	}
	if w.variant.Dead {
		r := rand.New(rand.NewPCG(w.spec.Seed, uint64(f.ID)))
		dead := w.spec.lang().dead
		x := &dead[r.IntN(len(dead))]
		if x.In == 0 || x.In&c.place != 0 {
			c.part = 100
			c.apply(x, c.use(x), nil)
		}
	}
	c.part = 200
	m := &mark{flow: f.ID, code: f.Sink.Code, must: f.Must, silent: f.Sink.Silent}
	c.apply(f.Sink, c.use(f.Sink), m)
	if w.spec.Subject == Ruby {
		out.handler.add(node{text: "'ok'"})
	}
	return out
}

// use begins the use of a part with the value as it is.
func (c *cursor) use(p *Part) *use {
	c.part++
	part := c.part
	u := &use{w: c.w, value: c.value, names: map[string]string{}}
	u.names[""] = fmt.Sprintf("%d/%d", c.flow, part)
	if l := c.w.spec.lang(); l.typ != "" {
		u.names["T"], u.names["Z"] = l.typ, l.safe
	}
	c.out.needs = append(c.out.needs, strings.Fields(p.Requires)...)
	return u
}

// name returns the name that stands for a placeholder in one use.
func (u *use) name(holder string) string {
	if n, ok := u.names[holder]; ok {
		return n
	}
	var flow, part int
	fmt.Sscanf(u.names[""], "%d/%d", &flow, &part)
	u.names[holder] = u.w.names.make(flow, part, holder)
	return u.names[holder]
}

// apply writes a part where the flow is.
func (c *cursor) apply(p *Part, u *use, m *mark) {
	next := *c
	c.filters(p, u)
	if p.Const != "" {
		c.consts.put(p.Const, u, nil)
	}
	if p.Lib != "" {
		lib := &block{}
		c.out.libs = append(c.out.libs, lib)
		if h := lib.put(p.Lib, u, m); h.on != nil {
			next.here = h.on
			if h.beside != nil {
				next.beside, next.consts = h.beside, h.beside
			}
		}
	}
	if p.Beside != "" {
		if len(c.beside.nodes) > 0 || c.place&App == 0 {
			c.beside.add(node{})
		}
		if h := c.beside.put(c.selfish(p.Beside), u, m); h.on != nil {
			next.here = h.on
		}
	}
	if p.Native != "" {
		c.out.natives.add(node{})
		c.out.natives.put(p.Native, u, m)
	}
	if p.View != "" {
		body := &block{}
		body.put(p.View, u, m)
		c.out.views = append(c.out.views, view{u.name("v"), body})
	}
	if h := c.here.put(p.Body, u, m); h.on != nil {
		next.here = h.on
	}
	next.part = c.part
	if p.To != 0 {
		next.place = p.To
	}
	if p.Out != "" {
		next.value = u.fill(p.Out)
	}
	*c = next
}

func (c *cursor) filters(p *Part, u *use) {
	if p.Filter != "" {
		c.out.filters.put(p.Filter, u, nil)
	}
}

var methodName = regexp.MustCompile(`(?m)^def `)

// selfish makes methods those of the class itself where the flow is in one.
func (c *cursor) selfish(text string) string {
	if c.place != Class {
		return text
	}
	return methodName.ReplaceAllString(text, "def self.")
}

var variable = regexp.MustCompile(`^@?[a-z_]\w*$`)

// hold puts the value into a variable.
func (c *cursor) hold() {
	if variable.MatchString(c.value) {
		return
	}
	p := &c.w.spec.lang().hold
	c.apply(p, c.use(p), nil)
}

// check writes a shape with its condition, from the inside out.
func (c *cursor) check(s *Step) {
	if s.Held {
		c.hold()
	}
	ok := c.condition(s)
	for i := len(s.Through) - 1; i >= 0; i-- {
		ok = c.through(s.Through[i], ok)
	}
	u := c.use(s.Part)
	u.ok = ok
	c.apply(s.Part, u, nil)
}

// condition returns what writes the condition on an expression. Its constant stands in a module if it is used from
// elsewhere.
func (c *cursor) condition(s *Step) func(string) string {
	p, u := s.Condition, c.use(s.Condition)
	scope := ""
	if p.Const != "" {
		switch {
		case c.w.spec.Subject == Ruby && (c.away(s) || c.place&App == 0):
			scope = u.name("C") + "::"
			lib := &block{}
			c.out.libs = append(c.out.libs, lib)
			lib.put("module $C\n  "+p.Const+"\nend", u, nil)
		default:
			c.consts.put(p.Const, u, nil)
		}
	}
	return func(x string) string {
		// Each writing of the condition shares the constant, and has a variable of its own.
		again := *u
		again.value = x
		return again.fill(strings.ReplaceAll(p.Out, "$K", scope+"$K"))
	}
}

// away reports whether the condition of a check stands in a class of its own.
func (c *cursor) away(s *Step) bool {
	away := s.Part.Lib != ""
	for _, t := range s.Through {
		away = away || t.Lib != ""
	}
	return away
}

// through writes the definitions of an indirection, and returns what calls it.
func (c *cursor) through(p *Part, ok func(string) string) func(string) string {
	u := c.use(p)
	u.ok = ok
	here := *p
	here.Out = ""
	c.apply(&here, u, nil)
	return func(x string) string {
		again := *u
		again.value = x
		return again.fill(p.Out)
	}
}
