package route

import (
	"math"
	"slices"

	"rubicon/internal/ir"
)

// This file remembers what has been found out.
//
// An answer that needs no question that is still being asked for is true for good (each that came up again on the way has been
// answered in the meantime, as in Tarjan, Depth-First Search and Linear Graph Algorithms, 1972). One that does is what it is as long
// as those are asked for: functions that call each other, as those of a log do, would be walked in all orders without it. What looks
// at nothing outside of a function, at no argument and no captured variable, is so whichever call runs it.

// remembering is what a prover has under way.
type remembering struct {
	open  map[question]int // what is being asked, with how deep it stands in asked
	asked []int            // the questions that are being asked, and the functions that are run, from the outermost on, by their numbers
	begun int              // how many there have been
	// hangs are the depths of what has come up again by which the answer is found that is asked for last, and those around it.
	hangs []int
	// highest is the depth of the outermost frame that has been looked at since then, else unbound.
	highest int
}

// unbound is where an answer stands that has looked at no frame.
const unbound = math.MaxInt

func newRemembering() remembering {
	return remembering{open: map[question]int{}, highest: unbound}
}

// point is a question about a value of a function: of isMet, by the number of the decision of the first arm.
type point struct {
	v        ir.Value
	kind     questionKind
	contents bool // it is asked for what is in something
}

// answer is what was found out.
type answer struct {
	verdict
	made
	highest int   // see remembering
	hangs   []int // the depths of what came up again and has not been answered, sorted …
	while   int   // … and the number of the deepest of that: it is so while that is asked for
}

// shared is what is known of functions by whatever call they run, for all frames below one.
type shared map[sharedPoint]answer

type sharedPoint struct {
	fn   ir.FuncID
	self uint32 // see Graph.BoundSelf
	point
}

// common returns what is shared by the frames that f stands among.
func (f *frame) common() *shared {
	if f.shared == nil {
		f.shared = &shared{}
	}
	return f.shared
}

// begin notes that something is asked, or run; end must be called in the end.
func (r *remembering) begin() (end func()) {
	r.begun++
	r.asked = append(r.asked, r.begun)
	return func() { r.asked = r.asked[:len(r.asked)-1] }
}

// enter notes a question; leave must be called if it is new.
func (p *prover) enter(f *frame, v ir.Value, kind questionKind) (leave func(), ok bool) {
	q := question{f.fn, v, f.call, kind}
	switch depth := p.open[q]; {
	case depth > 0:
		p.hangsOn(depth)
		return nil, false
	case p.left <= 0:
		p.hangsOn(0)
		return nil, false
	}
	p.left--
	end := p.begin()
	p.open[q] = len(p.asked)
	return func() { delete(p.open, q); end() }, true
}

// hangsOn notes that the answer which is being found hangs on one that is asked for, or a function that is run, at a depth; on
// none that will be known, at 0.
func (r *remembering) hangsOn(depth int) { r.hangs = append(r.hangs, depth) }

// looksOutside notes that the answer which is being found hangs on what has called the function of f, or on where that stands.
func (r *remembering) looksOutside(f *frame) { r.highest = min(r.highest, f.depth-1) }

// remember returns what ask answers of a value, or what it has answered before: in this frame, or in another one of the function.
func (p *prover) remember(f *frame, v ir.Value, kind questionKind, ask func() answer) (out answer) {
	at := point{v, kind, p.contents > 0}
	if out, ok := f.known[at]; ok && p.holds(&out) {
		p.highest = min(p.highest, out.highest)
		p.hangs = append(p.hangs, out.hangs...)
		return out
	}
	everywhere := sharedPoint{f.fn, p.g.BoundSelf(f.fn), at}
	if out, ok := (*f.common())[everywhere]; ok && p.holds(&out) {
		p.hangs = append(p.hangs, out.hangs...)
		return out
	}
	highest, before := p.highest, len(p.hangs)
	p.highest = unbound
	out = ask()
	out.highest, out.hangs = p.highest, p.unanswered(before)
	p.highest = min(p.highest, highest)
	if n := len(out.hangs); n > 0 {
		if out.hangs[0] == 0 {
			return out
		}
		out.while = p.asked[out.hangs[n-1]-1]
	}
	if f.known == nil {
		f.known = map[point]answer{}
	}
	f.known[at] = out
	if out.highest >= f.depth && !p.g.BindsParams(f.fn) {
		(*f.common())[everywhere] = out
	}
	return out
}

// holds reports whether what an answer hangs on is still being asked for.
func (r *remembering) holds(a *answer) bool {
	n := len(a.hangs)
	return n == 0 || a.hangs[n-1] <= len(r.asked) && r.asked[a.hangs[n-1]-1] == a.while
}

// unanswered takes from what has come up again since there was so much of it what has been answered, and returns the rest, sorted.
func (r *remembering) unanswered(since int) []int {
	rest := slices.DeleteFunc(r.hangs[since:], func(depth int) bool { return depth > len(r.asked) })
	slices.Sort(rest)
	rest = slices.Compact(rest)
	r.hangs = r.hangs[:since+len(rest)]
	return slices.Clone(rest)
}
