package planted

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// Spec is what a program is made of, before it is written.
type Spec struct {
	Seed    uint64
	Classic bool // methods at the top level, not in a class
	Subject Subject
	Flows   []Flow
}

// Flow is a value's way.
type Flow struct {
	ID     int
	Source *Part
	Steps  []Step
	Sink   *Part
	// Must says that the sink has to be reported.
	Must bool
	// Checked says that a good text comes to the sink although an attack does not.
	Checked bool
}

// Step is one part of a flow's way; a check has a shape, a condition, and what stands between them.
type Step struct {
	Part      *Part
	Condition *Part
	Through   []*Part
	// Held says that the value is put into a variable first.
	Held bool
}

// String names the parts of a flow.
func (f *Flow) String() string {
	var names []string
	for name := range f.parts() {
		names = append(names, name.Name)
	}
	verdict := "must be silent"
	if f.Must {
		verdict = "must be reported"
	}
	return fmt.Sprintf("flow %d %s: %s", f.ID, verdict, strings.Join(names, ", "))
}

// parts yields all parts of a flow in their order.
func (f *Flow) parts() func(yield func(*Part) bool) {
	return func(yield func(*Part) bool) {
		all := []*Part{f.Source}
		for _, s := range f.Steps {
			if s.Condition != nil && !s.Held {
				all = append(all, &reread[0])
			}
			all = append(all, s.Part)
			all = append(all, s.Through...)
			if s.Condition != nil {
				all = append(all, s.Condition)
			}
		}
		for _, p := range append(all, f.Sink) {
			if !yield(p) {
				return
			}
		}
	}
}

// perProgram is how many flows a program has: enough that they could get into each other's way.
const perProgram = 12

// NewSpec plans the program of Ruby of a seed. Parts for which skip is true are not used.
func NewSpec(seed uint64, skip func(*Part) bool) *Spec { return NewSpecOf(Ruby, seed, skip) }

// lang returns the parts of the program's subject.
func (s *Spec) lang() *language { return languages[s.Subject] }

// NewSpecOf is NewSpec for a program of a subject.
func NewSpecOf(subject Subject, seed uint64, skip func(*Part) bool) *Spec {
	r := rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))
	s := &Spec{Seed: seed, Classic: r.IntN(3) == 0, Subject: subject}
	for i := range perProgram {
		pl := &planner{lang: s.lang(), r: rand.New(rand.NewPCG(seed, uint64(i)+1)), skip: skip}
		s.Flows = append(s.Flows, pl.flow(i))
	}
	return s
}

// state is what is true of the value at a point of a flow.
type state struct {
	place   Place
	front   bool // constant text stands before it
	grown   bool // it is not what came in any more
	opens   bool // next would go on with a loop
	cut     bool
	cleared []string
	keeps   []string // of the cleaners on the way; an empty text stands for *
}

// planner chooses the parts of a flow.
type planner struct {
	lang *language
	r    *rand.Rand
	skip func(*Part) bool
	state
}

func (pl *planner) flow(id int) Flow {
	f := Flow{ID: id, Source: pl.pick(pl.lang.sources, nil)}
	pl.place = Handler
	pl.opens = f.Source.Name == "source/params-each"
	check, cut, clean := pl.r.IntN(100) < 50, pl.r.IntN(100) < 25, pl.r.IntN(100) < 12
	for range pl.r.IntN(3) {
		pl.carry(&f, false)
	}
	if clean {
		pl.clean(&f)
	}
	if check {
		pl.check(&f)
	}
	for range pl.r.IntN(3) {
		pl.carry(&f, true)
	}
	if cut && !clean {
		pl.add(&f, Step{Part: pl.pick(pl.lang.cuts, nil)})
	}
	for range pl.r.IntN(2) {
		pl.carry(&f, true)
	}
	if pl.r.IntN(3) == 0 {
		pl.add(&f, Step{Part: pl.pick(pl.lang.dead, nil)})
	}
	certain := func(p *Part) bool { return pl.clear(p.Kind) && !(p.Start && pl.front) && pl.sendable(f.Source, p) }
	if !slices.ContainsFunc(pl.lang.sinks, func(p Part) bool { return certain(&p) && !pl.skip(&p) }) {
		pl.state = state{}
		return pl.flow(id) // nothing is certain of any sink
	}
	f.Sink = pl.pick(pl.lang.sinks, certain)
	f.Must = !pl.cut && !pl.covers(f.Sink.Kind) && !f.Sink.Safe
	f.Checked = pl.checked(&f)
	return f
}

// pick chooses a part that may stand at the place where the flow is.
func (pl *planner) pick(from []Part, want func(*Part) bool) *Part {
	for {
		x := &from[pl.r.IntN(len(from))]
		if x.In != 0 && x.In&pl.place == 0 || pl.skip(x) || want != nil && !want(x) {
			continue
		}
		return x
	}
}

func (pl *planner) carry(f *Flow, any bool) {
	want := func(x *Part) bool { return (any || !x.Adds()) && !(x.Anew && len(pl.cleared)+len(pl.keeps) > 0) }
	x := pl.pick(pl.lang.carriers, want)
	pl.add(f, Step{Part: x, Held: pl.r.IntN(4) == 0})
	if x.Keeps != "" {
		pl.keeps = append(pl.keeps, x.Keeps)
	}
}

func (pl *planner) clean(f *Flow) {
	x := pl.pick(pl.lang.cleaners, nil)
	pl.add(f, Step{Part: x, Held: true})
	if x.Clears == "*" || x.Clears != "" {
		pl.cleared = append(pl.cleared, strings.Fields(x.Clears)...)
	}
	pl.keeps = append(pl.keeps, x.Keeps)
}

func (pl *planner) check(f *Flow) {
	shape := pl.pick(pl.lang.shapes, func(x *Part) bool {
		return !(pl.opens && strings.Contains(x.Body, "next ") && !x.Own)
	})
	s := Step{Part: shape, Held: pl.r.IntN(4) > 0 || pl.skip(&reread[0])}
	s.Condition = pl.pick(pl.lang.conditions, func(x *Part) bool { return !shape.Unchecked || x.Clears != "" })
	for range pl.r.IntN(3) {
		s.Through = append(s.Through, pl.pick(pl.lang.indirections, func(x *Part) bool {
			return !(x.Own && (shape.Own || len(s.Through) > 0)) && fits(append([]*Part{shape}, s.Through...), x)
		}))
	}
	pl.add(f, s)
	if !shape.Unchecked {
		pl.cleared = append(pl.cleared, strings.Fields(s.Condition.Clears)...)
		if s.Condition.Clears != "*" {
			pl.keeps = append(pl.keeps, s.Condition.Keeps)
		}
	}
}

// fits reports whether an indirection can be used by the definitions of the outer parts: what stands in a class or in a
// method cannot use what stands beside the class or in the method around.
func fits(outer []*Part, inner *Part) bool {
	for _, p := range outer {
		if p.Lib != "" && inner.Beside != "" || (p.Lib != "" || p.Beside != "") && inner.Body != "" {
			return false
		}
	}
	return true
}

func (pl *planner) add(f *Flow, s Step) {
	f.Steps = append(f.Steps, s)
	pl.front = pl.front || s.Part.Front
	pl.grown = pl.grown || s.Part.Adds()
	pl.opens = pl.opens || s.Part.Opens
	pl.cut = pl.cut || s.Part.Cut
	if s.Part.To != 0 {
		pl.place, pl.opens = s.Part.To, false
	}
}

// covers reports whether the kind was cleared.
func (pl *planner) covers(kind string) bool { return has(pl.cleared, kind) || has(pl.cleared, "*") }

// clear reports whether it is beyond doubt that the kind was cleared or was not.
func (pl *planner) clear(kind string) bool {
	if pl.cut || pl.covers(kind) {
		return true
	}
	for _, k := range pl.keeps {
		if k != "*" && !has(strings.Fields(k), kind) {
			return false
		}
	}
	return true
}

// sendable reports whether an attack of the sink can come by the source. A segment of a path has no slash, and Sinatra
// takes .. out of it; the server lets no line break into a header.
func (pl *planner) sendable(source, sink *Part) bool {
	if sink.Needs != "" && sink.Needs != source.Send {
		return false
	}
	switch source.Send {
	case "path":
		return !has([]string{"path", "redirect", "request", "header", "log"}, sink.Kind)
	case "":
		return sink.Kind == "shell" // what is local may choose files
	case "header":
		return !has([]string{"header", "log"}, sink.Kind)
	}
	return true
}

// checked reports whether only checks and cleaners keep an attack from the sink.
func (pl *planner) checked(f *Flow) bool {
	for _, s := range f.Steps {
		if s.Part.Unchecked {
			return false
		}
	}
	return !f.Must && !pl.cut
}

func has(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// Adds reports whether other text stands beside the value afterwards.
func (p *Part) Adds() bool {
	return p.Front || strings.Contains(p.Body+p.Lib+p.Beside+p.Out, "z'") || strings.Contains(p.Body, "-z\"")
}

// With plans a program in which every flow uses the part of that name, from a seed on; nil if there is none.
func With(name string, seed uint64, skip func(*Part) bool) *Spec {
	subject := slices.IndexFunc(languages, func(l *language) bool {
		return slices.ContainsFunc(l.tables(), func(table []Part) bool {
			return slices.ContainsFunc(table, func(p Part) bool { return p.Name == name })
		})
	})
	if subject < 0 {
		return nil
	}
	one := func(p *Part) bool { return p.Name != name && skip(p) }
	spec := &Spec{Subject: Subject(subject)}
	for ; len(spec.Flows) < perProgram; seed++ {
		for _, f := range NewSpecOf(spec.Subject, seed, one).Flows {
			uses := false
			for p := range f.parts() {
				uses = uses || p.Name == name
			}
			if uses && len(spec.Flows) < perProgram {
				f.ID = len(spec.Flows)
				spec.Flows = append(spec.Flows, f)
			}
		}
	}
	return spec
}
