package taint

import (
	"cmp"
	"fmt"
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/risk"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// MaxSteps is how many steps of a path are shown; a longer one is cut in the middle.
const MaxSteps = 60

// Result is all flows of a program, sorted by the place of their sink, then of their source.
type Result struct {
	Graph *callgraph.Graph
	Flows []Flow
	// Broadened counts how often a limit was hit, and the places where flows were given up because
	// they rest on too many guesses.
	Broadened int
	// Cuts are these places.
	Cuts []Cut
	// Unsafe are the instructions of unsafe code in Rust that use untrusted data, and Exports the exported
	// functions that the workspace gives some.
	Unsafe  map[callgraph.Site]bool
	Exports map[ir.FuncID]bool
	// Unread are files beside the program that were not understood.
	Unread []Unread
	// Contexts and Facts say how much work it was.
	Contexts, Facts int
}

// Unread is a file that was not understood, and why.
type Unread struct {
	Path    string
	Line    int // 0 for the whole file
	Message string
}

// Confidence says how sure a flow is.
type Confidence string

// The levels of confidence.
const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// Flow is one path from a source to a sink, or to a guard that can be passed.
type Flow struct {
	Kind       string // the name of the kind of danger
	Source     Source
	Sink       callgraph.Site
	SinkRow    *rule.Sink   // nil for a native function without a body, or a guard
	Misuse     *rule.Misuse // of a call, or with Route of a route, that is a finding by itself: it has no source
	Route      *callgraph.Route
	Confidence Confidence
	Doubts     []string // what makes it less than certain, each in a few words
	Edit       *Edit
	Informs    bool // who writes this may well decide what he decides by it: it is no error, only good to know
	// Became is what a reader calls that which reaches the sink, if the source only had a say in it; "" otherwise.
	Became string
	Steps  []Step

	element elem // of the source, if it is one at a constant key
}

// Edit is the one edit that closes a finding whose last step is in a file that is no source.
type Edit struct {
	Title    string
	Pos, End uint32
	Text     string // what stands there then
}

// Role says what a step is.
type Role string

// The roles of steps.
const (
	RoleSource   Role = "source"
	RoleStep     Role = "step"
	RoleCrossing Role = "crossing"
	RoleGuard    Role = "guard"
	RoleSink     Role = "sink"
)

// Step is one step of a path: a stretch of the file that Func stands in.
type Step struct {
	Role     Role
	Func     ir.FuncID
	Pos, End uint32
	Note     string
	// Mechanism is how a crossing gets from one language to the other: ffi, magnus; "" if that is not known.
	Mechanism string
	// File is a file that is no source, in place of that of Func: one that says how programs are built or run.
	File *source.File
}

// flowKey identifies a flow: the same source, sink and kind are one flow however many paths there
// are, and however many rows say of the place of the source that it is one. The elements of a source are sources by
// themselves. What callers of exported functions can do at a
// sink is one flow, however many functions lead there.
type flowKey struct {
	source, site callgraph.Site
	kind         string
	element      elem // 0 for all of the source
}

func keyOf(f *Flow) flowKey {
	if row := f.Source.Row; row != nil && byCallers(row) {
		return flowKey{site: f.Sink, kind: f.Kind}
	}
	return flowKey{f.Source.Site, f.Sink, f.Kind, f.element}
}

// result rebuilds the paths of all flows that reached a sink.
func (e *engine) result() *Result {
	r := &Result{Graph: e.graph, Broadened: e.limits + len(e.ends), Cuts: e.listCuts(), Contexts: len(e.contexts)}
	r.Unsafe, r.Exports = e.reached()
	best := map[flowKey]int{}
	put := func(f Flow) {
		key := keyOf(&f)
		i, ok := best[key]
		switch {
		case !ok:
			best[key] = len(r.Flows)
			r.Flows = append(r.Flows, f)
		case len(f.Steps) < len(r.Flows[i].Steps):
			r.Flows[i] = f
		}
	}
	for _, k := range e.contexts {
		r.Facts += len(k.facts)
		if k.source < 0 {
			continue
		}
		trust, _ := e.set.Trust(e.sources[k.source].Row.Trust)
		spares := trust.Spares
		for i := range k.hits {
			h := k.hits[i]
			if h.kinds &^= spares; h.kinds != 0 && !e.vouched(k, &h) && !e.excused(k, &h) && !(h.doubt&guessed != 0 && e.isCertain(k)) {
				e.report(k, &h, put)
			}
		}
	}
	r.Flows = append(r.Flows, Misuses(e.graph, append(e.graph.Misuses(), e.graph.Mismatches()...))...)
	slices.SortStableFunc(r.Flows, func(a, b Flow) int {
		return cmp.Or(e.compareSites(a.Sink, b.Sink), cmp.Compare(a.Kind, b.Kind), e.compareSites(a.Source.Site, b.Source.Site))
	})
	return r
}

func (e *engine) compareSites(a, b callgraph.Site) int {
	return cmp.Or(
		cmp.Compare(e.prog.File(a.Func).Source.Path, e.prog.File(b.Func).Source.Path),
		cmp.Compare(e.prog.Instr(a.Func, a.Value).Pos, e.prog.Instr(b.Func, b.Value).Pos),
		cmp.Compare(a.Func, b.Func), cmp.Compare(a.Value, b.Value))
}

// report makes the flows of one hit: one for each kind, and one for each weak guard on the way.
func (e *engine) report(k *context, h *hit, put func(Flow)) {
	t := &trail{e: e}
	t.fact(k, h.fact)
	t.hit(k, h)
	t.close()
	f := Flow{
		Source:     e.sources[k.source],
		Sink:       h.site,
		SinkRow:    h.sink,
		Confidence: e.confidence(e.sources[k.source].Row, h.doubt),
		Doubts:     e.doubts(e.sources[k.source].Row, h.doubt),
		Steps:      shorten(t.steps),
	}
	_, f.element, _ = e.sourceElement(k, h)
	if f.Route = t.route(); f.Route != nil {
		f.Steps[0].Note += " of " + f.Route.Verb + " " + f.Route.Pattern
		t.steps[0].Note = f.Steps[0].Note
	}
	for _, g := range t.guards {
		if g.row.Test == rule.NoTest && g.kinds&h.kinds == 0 {
			continue // it does not pretend to keep this danger out
		}
		guard := f
		guard.Kind, guard.Sink, guard.SinkRow = g.row.Weak, g.site, nil
		guard.Steps = slices.Clone(t.steps[:g.steps])
		guard.Steps[g.steps-1].Role = RoleSink
		put(guard)
	}
	name := f.Source.Row.Trust
	if t.becomes != nil {
		name, f.Became = t.becomes.Becomes, t.becomes.Name
	}
	if h.sink != nil && len(h.sink.Trusts) > 0 && (!slices.Contains(h.sink.Trusts, name) || e.isRuby(f.Source.Site.Func) != e.isRuby(h.site.Func)) {
		return
	}
	trust, _ := e.set.Trust(name)
	if trust.Allowed && e.confirmed(k, h) || h.sink != nil && h.sink.Remote && trust.Reach == string(risk.Local) {
		return
	}
	kinds := h.kinds
	if !t.joined {
		if kinds &^= trust.Joined; t.folder {
			kinds &^= trust.Folders
		}
	}
	if kinds == 0 {
		return
	}
	if h.sink != nil && h.sink.As != "" {
		f.Kind, f.Informs = h.sink.As, kinds&^trust.Informs == 0
		put(f)
		return
	}
	for rest := kinds; rest != 0; rest &= rest - 1 {
		bit := rest & -rest
		f.Kind, f.Informs = cmp.Or(trust.ReportedAs(bit), e.set.KindOf(bit)), trust.Informs&bit != 0
		put(f)
	}
}

// confidence weighs what makes a flow less than certain.
func (e *engine) confidence(src *rule.Source, d doubt) Confidence {
	level := 2
	if d&(byName|addressed) != 0 {
		level--
	}
	if d&(opaque|assumed) != 0 {
		level--
	}
	if d&broadened != 0 {
		level = 0
	}
	if t, ok := e.set.Trust(src.Trust); ok {
		level = min(level, slices.Index([]string{"low", "medium", "high"}, t.Confidence))
	}
	return []Confidence{Low, Medium, High}[max(level, 0)]
}

// doubts says what makes a flow less than certain.
func (e *engine) doubts(src *rule.Source, d doubt) []string {
	var out []string
	if d&byName != 0 {
		out = append(out, "a call is taken for that of a function of the same name: what its receiver is, is not known")
	}
	if d&addressed != 0 {
		out = append(out, "another program of the workspace is known by its address or by the path of a request only")
	}
	if d&opaque != 0 {
		out = append(out, "a call that nothing is known of is taken to return what it is given")
	}
	if d&assumed != 0 {
		out = append(out, "a library that no model describes is taken to read the data that it is given, as the name of its function says")
	}
	if d&broadened != 0 {
		out = append(out, "the analysis met one of its limits, and takes what it could not follow as a whole")
	}
	if t, ok := e.set.Trust(src.Trust); ok && t.Confidence != "high" {
		out = append(out, "who can choose what comes from the source depends on where the program runs")
	}
	return out
}

// shorten cuts a long path in the middle.
func shorten(steps []Step) []Step {
	if len(steps) <= MaxSteps {
		return steps
	}
	cut := append([]Step(nil), steps[:MaxSteps/2]...)
	cut[len(cut)-1].Note += fmt.Sprintf(" (%d more steps)", len(steps)-MaxSteps)
	return append(cut, steps[len(steps)-MaxSteps/2:]...)
}
