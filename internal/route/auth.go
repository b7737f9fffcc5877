package route

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file judges who can walk a route.

// Status says who can walk a route.
type Status string

// The statuses.
const (
	Guarded    Status = "guarded"    // nobody gets in without showing who he is
	Open       Status = "open"       // nothing asks who comes
	Bypassable Status = "bypassable" // it looks guarded, but the guard can be passed
	Unknown    Status = "unknown"    // something may ask that is not in the workspace
)

// weaker reports whether more can walk a route of status s than one of status t.
func (s Status) weaker(t Status) bool {
	order := [...]Status{Open, Bypassable, Unknown, Guarded}
	return slices.Index(order[:], s) < slices.Index(order[:], t)
}

// Auth says who can walk a route, and how that was concluded.
type Auth struct {
	Status   Status
	Evidence []Evidence
}

// judge is what all routes of a program have in common.
type judge struct {
	g          *callgraph.Graph
	fronts     []front
	stops      map[stopping]bool
	attempted  map[attempt]bool    // memo of mayTry
	usage      map[ir.FuncID]*uses // memo of usesOf
	notes      map[string][]note
	ownNotes   map[string][]callgraph.Site
	refusals   map[ir.Name]refusal // memo of saysRefusal
	strategies *strategies
	mounted    []callgraph.Mounted // memo of places
	target     callgraph.Truth     // memo of targets
	choices    map[string]map[choice]*told
	family     map[string]string // of the class of an application; nil if nothing is chosen
}

func newJudge(g *callgraph.Graph) *judge {
	return &judge{g: g, stops: map[stopping]bool{}, notes: map[string][]note{}, ownNotes: map[string][]callgraph.Site{}, refusals: map[ir.Name]refusal{}, strategies: readStrategies(g), attempted: map[attempt]bool{}, usage: map[ir.FuncID]*uses{}}
}

// prover returns what answers for the route with a handler; for any if that is ir.NoFunc.
func (j *judge) prover(handler ir.FuncID) *prover {
	p := newProver(j.g, handler)
	p.stops, p.notes, p.ownNotes, p.strategies, p.refusals, p.choices = j.stops, j.notes, j.ownNotes, j.strategies, j.refusals, j.choicesOf(handler)
	return p
}

// unusual are the manners in which requests are made that programs forget, with what each of them shows.
var unusual = [...]struct {
	as   callgraph.Manner
	note string
}{
	{callgraph.Bare, "without the slash at its end the path is empty, which the guard does not expect"},
	{callgraph.ByHead, "a HEAD request runs the route too, and nothing stops it"},
	{callgraph.Doubled, "with a doubled slash the path goes by the guard, and the application takes it for the same path"},
	{callgraph.Queried, "what the guard asks of the path it looks for in the query too, which anybody can write: with that it goes by"},
	{callgraph.Encoded, "the router decodes the path, which the guard compares as it is sent: with a letter percent-encoded it goes by"},
}

// authenticate says who can walk a route: it is guarded if it is however it is asked for.
func (j *judge) authenticate(r *Route) Auth {
	var out Auth
	asksManner := j.g.AsksManner(func() { out = j.asked(r, callgraph.Plainly) })
	switch {
	case out.Status == Open && len(out.Evidence) == 0:
		return j.accidental(r, out)
	case !asksManner:
		return out
	}
	for _, way := range unusual {
		if way.as == callgraph.Queried && !j.targets() {
			continue
		}
		if out.Status != Guarded || !r.Declared.Meets(way.as) || j.g.GivenOn(r.Declared, way.as) == nil {
			continue
		}
		if other := j.asked(r, way.as); other.Status == Open || other.Status == Bypassable {
			return Auth{Bypassable, append(out.Evidence, Evidence{r.Declared.Site, way.note})}
		}
	}
	return out
}

// targets reports whether the program asks somewhere for the path of a request with its query.
func (j *judge) targets() bool {
	if j.target == callgraph.NotKnown {
		if j.target = callgraph.False; j.g.AsksTarget() {
			j.target = callgraph.True
		}
	}
	return j.target == callgraph.True
}

// accidental says of a route at which nobody is asked who comes whether that was meant: it may be exempt because its path begins
// with the characters of another one, or be asked for only once it has run.
func (j *judge) accidental(r *Route, out Auth) Auth {
	if j.g.GivenOn(r.Declared, callgraph.Bounded) != nil {
		if meant := j.asked(r, callgraph.Bounded); meant.Status == Guarded {
			return Auth{Bypassable, append(meant.Evidence, Evidence{r.Declared.Site, "its path is exempt from that because it begins with the characters of another one"})}
		}
	}
	if r.Declared.Meets(callgraph.Whole) && !j.isSignIn(r) && j.g.GivenOn(r.Declared, callgraph.Whole) != nil {
		if meant := j.asked(r, callgraph.Whole); meant.Status == Guarded {
			return Auth{Bypassable, append(meant.Evidence, Evidence{r.Declared.Site, "that is asked of paths below " + r.Declared.MountedAt() + ", and the path that is compared is what comes after that"})}
		}
	}
	for _, f := range j.g.LateFilters(r.Declared) {
		if f.Runs != callgraph.True {
			continue
		}
		restore := j.g.Bind(append(slices.Clone(f.Given), j.g.GivenOn(r.Declared, callgraph.Plainly)...))
		v := j.prover(r.Handler()).comesBack(&frame{fn: f.Func})
		j.g.Bind(restore)
		if v.strength >= signedIn && v.strength != impossible {
			return Auth{Bypassable, append(evidence(v, Evidence{f.Site, "the filter runs after the route"}), Evidence{r.Declared.Site, "that is asked only once the route has run"})}
		}
	}
	if why := j.apart(r); why != nil {
		return Auth{Bypassable, why}
	}
	return out
}

// asked says who can walk a route that is asked for in a manner.
func (j *judge) asked(r *Route, as callgraph.Manner) Auth {
	handler := r.Handler()
	p := j.prover(handler)
	t := &trial{judge: j, p: p, r: r, met: j.g.GivenOn(r.Declared, inside(as)), class: j.g.SelfOf(j.g.SelfIn(r.Declared))}
	defer j.g.Bind(j.g.Bind(append(slices.Clone(t.met), t.self(handler)...)))
	for _, f := range j.fronts {
		if !f.covers(r.App, r.Declared.Mounting()) {
			continue
		}
		if f.app != "" {
			if a := j.inFront(t, &f, as); a != nil {
				return *a
			}
			continue
		}
		v, tried := j.stopped(p, &f, r, as)
		if past := j.overridden(p, &f, r, v); past != nil {
			t.weak = append(t.weak, past...)
			continue
		}
		if a := t.note(v, Evidence{f.site, "it stands in front of the application"}); a != nil {
			return *a
		}
		t.weak = append(t.weak, tried...)
	}
	if a := t.byFilters(); a != nil {
		return *a
	}
	if a := t.byPassing(); a != nil {
		return *a
	}
	if a := t.byConditions(); a != nil {
		return *a
	}
	p.startAnew()
	if a := j.inside(p, r, &t.weak); a != nil {
		return *a
	}
	t.unknown = append(t.unknown, j.presumed(handler, false, maxRefusal)...)
	switch {
	case len(t.weak) > 0:
		return Auth{Bypassable, t.weak}
	case len(t.unknown) > 0:
		return Auth{Unknown, t.unknown}
	case p.exhausted():
		return Auth{Unknown, []Evidence{{r.Declared.Site, "what may ask who comes is too much to follow"}}}
	}
	for _, s := range p.absent {
		switch {
		case !j.mayTry(s.Func, maxAttempt):
		case p.comesBack(&frame{fn: handler}).strength == impossible:
			return Auth{Guarded, []Evidence{{s, p.quote(s) + " has nothing there, and everybody is refused"}}}
		default:
			return Auth{Bypassable, []Evidence{{s, p.quote(s) + " has nothing there, and nobody is asked"}}}
		}
	}
	return Auth{Status: Open}
}

// inside returns the manner in which an application sees a request that is made in another one.
func inside(as callgraph.Manner) callgraph.Manner {
	if as == callgraph.Doubled {
		return callgraph.Plainly // the application has mended it
	}
	return as
}

// evidence returns what decides, and through what.
func evidence(v verdict, through Evidence) []Evidence {
	if v.why.Note == "" || v.why.Site == through.Site {
		return []Evidence{through}
	}
	return []Evidence{v.why, through}
}

// inside judges what the handler itself asks before it does something, or, if it does nothing that is known, before it
// ends.
func (j *judge) inside(p *prover, r *Route, weak *[]Evidence) *Auth {
	f := &frame{fn: r.Handler()}
	end := p.end(f)
	before, first := verdict{strength: impossible}, Effect{}
	for i := range r.Effects {
		e := &r.Effects[i]
		if e.Kind == File && j.asks(p, f, e.At.Value) {
			continue // it is read to know who asks
		}
		v := p.at(f, e.At.Value)
		if e.Kind == Host && v.strength < signedIn && !hasSay(j.g, e) {
			continue // how often something was asked for is counted elsewhere
		}
		at := e.At.Value
		if in := j.g.Prog.Instr(f.fn, at); in.Op == ir.OpClosure { // the block of what asks
			if call, ok := j.g.ConsumerOf(j.g.Prog.Callee(f.fn, in)); ok && call.Func == f.fn {
				at = call.Value
			}
		}
		if asked := p.cameBack(f, at); asked.strength >= signedIn && asked.strength != impossible {
			continue // what it does, it does to know who asks
		}
		if w := before.either(v); w != before || first.Kind == "" {
			before, first = w, *e
		}
	}
	if first.Kind == "" {
		before = end
	}
	switch done := j.changesBefore(p, f); {
	case end.strength == proven && before.strength == proven && done != nil:
		*weak = append(*weak, end.why, *done)
	case before.strength == proven && j.signsInAt(r):
		return &Auth{Open, []Evidence{{before.why.Site, "it is where somebody signs in: " + before.why.Note}}}
	case before.strength == proven:
		return &Auth{Guarded, []Evidence{before.why}}
	case before.strength == signedIn:
		return &Auth{Open, []Evidence{{before.why.Site, "it is where somebody signs in: " + before.why.Note}}}
	case before.strength == claimed:
		*weak = append(*weak, before.why)
	case j.rescued(p, f) != nil:
		*weak = append(*weak, j.rescued(p, f)...)
	case j.letsPass(p, f) != nil:
		*weak = append(*weak, *j.letsPass(p, f))
	case j.inVain(p, f, r, false, false) != nil:
		*weak = append(*weak, *j.inVain(p, f, r, false, false))
	case end.strength == proven && first.Kind != "":
		*weak = append(*weak, end.why, Evidence{first.At, "that is asked only after " + p.quote(first.At)})
	}
	return nil
}

// asks reports whether what is computed at v of the handler goes into a condition by which it finds out who asks.
func (j *judge) asks(p *prover, f *frame, v ir.Value) bool {
	for _, d := range j.g.Prog.Func(f.fn).Decisions {
		if d.Cond >= v && j.uses(f.fn, d.Cond, v, maxCalls) {
			if c := p.condition(f, d.Cond, d.Holds); c.strength >= claimed && c.strength != impossible {
				return true
			}
		}
	}
	return false
}

// uses reports whether value v of a function is computed from w.
func (j *judge) uses(id ir.FuncID, v, w ir.Value, depth int) bool {
	if v == w || depth == 0 || v < w {
		return v == w
	}
	return slices.ContainsFunc(j.g.Prog.Args(id, j.g.Prog.Instr(id, v)), func(a ir.Operand) bool { return j.uses(id, a.Value, w, depth-1) })
}

// allows returns what is proven because a condition of a route is not false.
func (p *prover) allows(f *frame) verdict {
	out := verdict{strength: impossible}
	for _, exit := range p.exits(f.fn) {
		in := p.g.Prog.Instr(exit.Func, exit.Value)
		args := p.g.Prog.Args(exit.Func, in)
		one := p.exit(f, exit)
		if exit.Func == f.fn && in.Op == ir.OpReturn && len(args) > 0 {
			if p.isBoolean(f.fn, args[0].Value) {
				if is := p.condition(f, args[0].Value, true); is.strength == impossible {
					one = is
				} else {
					one = one.both(is)
				}
			} else if v := p.g.Root(f.fn, args[0].Value); p.g.Prog.Instr(f.fn, v).Op == ir.OpConst && p.g.Prog.Instr(f.fn, v).Aux == ir.ConstFalse {
				one = verdict{strength: impossible}
			}
		}
		out = out.either(one)
	}
	return out
}

// isBoolean reports whether a value is true or false, and not nil.
func (p *prover) isBoolean(id ir.FuncID, v ir.Value) bool { return p.isBooleanIn(id, v, maxCalls) }

// isBooleanIn is isBoolean for what is made through at most depth calls and joins.
func (p *prover) isBooleanIn(id ir.FuncID, v ir.Value, depth int) bool {
	if depth == 0 {
		return false
	}
	v = p.g.Condition(id, v)
	in := p.g.Prog.Instr(id, v)
	switch in.Op {
	case ir.OpConst:
		return in.Aux == ir.ConstTrue || in.Aux == ir.ConstFalse
	case ir.OpPhi:
		return !slices.ContainsFunc(p.g.Prog.Args(id, in), func(a ir.Operand) bool { return !p.isBooleanIn(id, a.Value, depth-1) })
	case ir.OpCall:
		site := callgraph.Site{Func: id, Value: v}
		name := p.g.Prog.Text(in.Name)
		if in.Flags&ir.FlagSafe != 0 {
			return false
		}
		if name == ir.OpAnd || name == ir.OpOr {
			return !slices.ContainsFunc(p.g.Prog.Args(id, in), func(a ir.Operand) bool { return !p.isBooleanIn(id, a.Value, depth-1) })
		}
		if name == ir.OpNot || name == "!" || slices.ContainsFunc(p.g.Entry(site).Comparisons, func(row *rule.Comparison) bool { return row.Holds }) {
			return true
		}
		if callees := p.callees(site); len(callees) > 0 {
			return !slices.ContainsFunc(callees, func(id ir.FuncID) bool {
				return slices.ContainsFunc(p.exits(id), func(exit callgraph.Site) bool {
					args := p.g.Prog.Args(exit.Func, p.g.Prog.Instr(exit.Func, exit.Value))
					return exit.Func != id || len(args) == 0 || !p.isBooleanIn(id, args[0].Value, depth-1)
				})
			})
		}
		return strings.HasSuffix(name, "?")
	}
	return false
}

// part returns the most that a part of a condition proves.
func (p *prover) part(f *frame, v ir.Value, want bool, depth int) verdict {
	v = p.g.Root(f.fn, v)
	in := p.g.Prog.Instr(f.fn, v)
	args := p.g.Prog.Args(f.fn, in)
	if in.Op == ir.OpCall && depth > 0 {
		switch p.g.Prog.Text(in.Name) {
		case ir.OpNot, "!":
			return p.part(f, args[0].Value, !want, depth-1)
		case ir.OpAnd, ir.OpOr:
			a, b := p.part(f, args[0].Value, want, depth-1), p.part(f, args[1].Value, want, depth-1)
			if a.strength == impossible {
				return b
			}
			if b.strength == impossible {
				return a
			}
			return a.both(b)
		}
	}
	return p.condition(f, v, want)
}

// presumed returns the calls of a function, and of what it calls, by which it may ask who comes, as their names say, and
// that are not in the workspace. What they answer nobody uses: they do not come back, or raise. lost says that nobody uses either
// what the function returns.
func (j *judge) presumed(id ir.FuncID, lost bool, depth int) (list []Evidence) {
	fn := j.g.Prog.Func(id)
	body := j.g.Prog.File(id).Body(fn)
	for v := range body {
		site := callgraph.Site{Func: id, Value: ir.Value(v)}
		in := &body[v]
		if in.Op != ir.OpCall || !(lost && j.ignored(site, true)) && j.used(id, site.Value) {
			continue
		}
		name := j.g.Prog.Text(in.Name)
		call := j.g.Call(site)
		if slices.ContainsFunc(j.g.Entry(site).Authenticators, func(row *rule.Authenticator) bool { return j.g.Describes(&row.Row, site) }) {
			continue // it is known what it does
		}
		for _, row := range j.g.Set.Models.GuardNames {
			if call.Unknown && row.Matches.MatchString(name) {
				j.g.Meet(&row.Row)
				list = append(list, Evidence{site, name + " is not in the workspace"})
				break
			}
		}
		for _, c := range call.Callees {
			if depth > 0 && !c.ByName && j.g.Lang(c.Func) == source.Ruby {
				list = append(list, j.presumed(c.Func, false, depth-1)...)
			}
		}
	}
	return list
}
