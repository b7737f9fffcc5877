package taint

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// Some frameworks let a filter answer the request without a jump: whatever it does after that, the action does not
// run. head :bad_request unless params[:id] =~ /\A\d+\z/

// assumeUnanswered is the aux of a question about a function that has come back and has not answered the request.
const assumeUnanswered = ir.AssumeReturned + 1

// answering returns the calls in a function that answer the request: as models say, or because they are of a
// function of the workspace that always does.
func (e *engine) answering(fn ir.FuncID) []ir.Value {
	list, ok := e.answers[fn]
	if ok {
		return list
	}
	e.answers[fn] = nil // one that calls itself
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for v := range body {
		site := callgraph.Site{Func: fn, Value: ir.Value(v)}
		if body[v].Op == ir.OpCall && (e.graph.Answers(site) || body[v].Flags&ir.FlagImplicitSelf != 0 && e.alwaysAnswers(site)) {
			list = append(list, ir.Value(v))
		}
	}
	e.answers[fn] = list
	return list
}

// alwaysAnswers reports whether each way out of all functions that a call can reach is one after an answer.
func (e *engine) alwaysAnswers(s callgraph.Site) bool {
	callees := e.graph.Call(s).Callees
	for _, c := range callees {
		body := e.prog.File(c.Func).Body(e.prog.Func(c.Func))
		if len(e.answering(c.Func)) == 0 {
			return false
		}
		for u := range body {
			if body[u].Op == ir.OpReturn && !e.answered(c.Func, ir.Value(u)) {
				return false
			}
		}
	}
	return len(callees) > 0
}

// answered reports whether the request has been answered wherever instruction v of a function is reached.
func (e *engine) answered(fn ir.FuncID, v ir.Value) bool {
	for _, c := range e.answering(fn) {
		if c < v && dominates(e.prog.Func(fn), c, v) {
			return true
		}
	}
	return false
}

// dominates reports whether whatever reaches v has passed c, which comes before it.
func dominates(fn *ir.Func, c, v ir.Value) bool {
	for i := range fn.Regions {
		start, end := armOf(&fn.Regions[i], c)
		if start < end && (v < start || v >= end) {
			return false
		}
	}
	return true
}

// armOf returns the range of the arm of a branch, or the loop, in which v stands; an empty one if it stands outside.
func armOf(r *ir.Region, v ir.Value) (start, end ir.Value) {
	switch {
	case v < r.Start || v >= r.End:
		return 0, 0
	case r.Loop:
		return r.Start, r.End
	case v < r.Mid:
		return r.Start, r.Mid
	}
	return r.Mid, r.End
}

// notAnswered returns what is known of s where instruction v of a function is reached without an answer: that
// each branch before it went the way that does not answer.
func (e *engine) notAnswered(fn ir.FuncID, v ir.Value, s subject) verdict {
	var out verdict
	f := e.prog.Func(fn)
	for i := range f.Regions {
		r := &f.Regions[i]
		if r.Loop || r.End > v || !dominates(f, r.Start-1, v) {
			continue
		}
		first, second := e.answersIn(fn, r.Start, r.Mid, maxCondition), e.answersIn(fn, r.Mid, r.End, maxCondition)
		if first == second {
			continue
		}
		for _, at := range []ir.Value{r.Start, r.Mid} {
			in := e.prog.Instr(fn, at)
			if in.Op != ir.OpAssume || in.Aux > 1 {
				continue
			}
			aux := in.Aux
			if first == (at == r.Start) {
				aux = 1 - aux // of the arm that answers
			}
			out = out.both(e.judge(fn, e.prog.Args(fn, in)[1].Value, aux, s, maxCondition))
			break
		}
	}
	return out
}

// answersIn reports whether whatever passes the instructions from start to end, an arm, answers the request.
func (e *engine) answersIn(fn ir.FuncID, start, end ir.Value, depth int) bool {
	f := e.prog.Func(fn)
	if start == end || depth == 0 {
		return false
	}
	for _, c := range e.answering(fn) {
		if c >= start && c < end && dominates(f, c, end-1) {
			return true
		}
	}
	for i := range f.Regions {
		r := &f.Regions[i]
		inside := r.Start >= start && r.End <= end && r.End-r.Start < end-start
		if inside && !r.Loop && (r.Start == start || dominates(f, r.Start-1, end-1)) && e.answersIn(fn, r.Start, r.Mid, depth-1) && e.answersIn(fn, r.Mid, r.End, depth-1) {
			return true
		}
	}
	return false
}

// passedOn is out, what is certain where a filter has come back if any is set, or where it has ended itself by a call
// that lets what comes after it run: pass if params[:skip]
func (e *engine) passedOn(fn ir.FuncID, body []ir.Instr, s subject, out verdict, any bool) verdict {
	dead := e.dead(fn, e.given)
	for u := range body {
		if body[u].Op == ir.OpCall && body[u].Flags&ir.FlagImplicitSelf != 0 && !dead.at(ir.Value(u)) && e.graph.Passes(callgraph.Site{Func: fn, Value: ir.Value(u)}) {
			out, any = e.orElse(out, any, e.reachedAt(fn, body, ir.Value(u), s)), true
		}
	}
	return out
}

// reachedAt returns what is certain of s where instruction u of a function is reached: by the arms of branches that it
// stands in, and by those before it in which the function was not left.
func (e *engine) reachedAt(fn ir.FuncID, body []ir.Instr, u ir.Value, s subject) verdict {
	var out verdict
	f := e.prog.Func(fn)
	for i := range f.Regions {
		r := &f.Regions[i]
		start, end := armOf(r, u)
		if r.End <= u && r.Left != r.RestLeft && f.Intervenes(0, r.Start-1, u) {
			start, end = r.Start, r.Mid
			if r.Left {
				start, end = r.Mid, r.End
			}
		}
		if in := &body[start]; !r.Loop && start < end && in.Op == ir.OpAssume && in.Aux <= 1 {
			out = out.both(e.judge(fn, e.prog.Args(fn, in)[1].Value, in.Aux, s, maxCondition))
		}
	}
	for v := range body[:u] {
		if in := &body[v]; in.Op == ir.OpAssume && in.Aux == ir.AssumeReturned && f.Intervenes(0, ir.Value(v), u) {
			out = out.both(e.returned(fn, e.prog.Args(fn, in)[1].Value, s))
		}
	}
	return out
}
