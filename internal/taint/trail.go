package taint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// maxTrail bounds the facts that one path is rebuilt from.
const maxTrail = 2000

// trail rebuilds a path from the causes of facts.
type trail struct {
	e      *engine
	steps  []Step
	guards []guardStep
	count  int
	last   passed
	// pending is the source's step until the value that is read from it is known.
	source int
	of     int32 // the number of the source
	// becomes is the row because of which what the path leads on is data of another trust than its source's; nil otherwise.
	becomes *rule.Flow
	// folder and joined say that the data has become the folder of a path, or a name in one.
	folder, joined bool
}

// guardStep is a weak guard on a path: its site, and how many steps lead to it.
type guardStep struct {
	weakGuardAt
	steps int
}

func (t *trail) add(role Role, fn ir.FuncID, pos, end uint32, note string) {
	if n := len(t.steps); n > 0 && role == RoleStep {
		if last := &t.steps[n-1]; last.Func == fn && last.Pos == pos && last.End == end && last.Note == note {
			return
		}
	}
	t.steps = append(t.steps, Step{Role: role, Func: fn, Pos: pos, End: end, Note: note})
}

// fact appends the steps that lead from the root of context k to a fact.
func (t *trail) fact(k *context, id int32) {
	if t.count > maxTrail {
		return
	}
	var chain []int32
	for {
		chain = append(chain, id)
		c := &k.facts[id].cause
		if t.count++; t.count > maxTrail || c.kind != causeStep && c.kind != causeCall {
			break
		}
		id = c.prev
	}
	slices.Reverse(chain)
	for i, id := range chain {
		f := &k.facts[id]
		if row := t.e.rows.list[f.cause.row]; i > 0 && row != nil && row.Becomes != "" {
			t.anew(row)
		}
		if row := t.e.rows.list[f.cause.row]; i > 0 && row != nil {
			t.folder, t.joined = t.folder || row.Folder, t.joined || row.Joined
		}
		if i > 0 && f.cause.kind == causeStep {
			t.undone(k, &k.facts[f.cause.prev], f)
		}
		switch c := &f.cause; c.kind {
		case causeSource:
			t.begin(k, c.at)
		case causeStep:
			if i > 0 {
				t.step(k, &k.facts[c.prev], f)
			}
		case causeCall:
			callee := t.e.contexts[c.ctx]
			t.enter(k, c.at, callee)
			t.fact(callee, callee.exits[c.exit].fact)
			t.back(k, c.at, callee, callee.exits[c.exit].port)
		case causeUp:
			callee := t.e.contexts[c.ctx]
			t.fact(callee, callee.exits[c.exit].fact)
			t.back(k, c.at, callee, callee.exits[c.exit].port)
		case causeHeap:
			w := &t.e.heap.write[c.exit]
			t.fact(t.e.contexts[w.ctx], w.fact)
			in := t.e.prog.Instr(k.fn, c.at)
			name := t.e.prog.Text(w.loc.name)
			if w.loc.shared != "" {
				name = "the shared " + callgraph.SharedType(w.loc.shared)
			}
			if w.loc.stash != "" {
				name = "the " + w.loc.stash
			}
			note := "read from " + name
			if f.since != f.value && !t.e.isRuby(k.fn) {
				note = "put into what " + name + " was made of"
			}
			if w.loc.raised {
				note = "given to the handler of exceptions"
			}
			if w.loc.made > 0 {
				note = "kept by " + t.e.graph.FuncName(w.loc.made-1)
			}
			if w.loc.view > 0 {
				note = "local variable of " + t.e.graph.FuncName(w.loc.view-1)
			}
			role, mechanism := RoleStep, ""
			if crossing, by := t.e.outside(&w.loc); by != "" {
				role, mechanism, note = RoleCrossing, by, crossing+" ("+by+")"
			}
			t.add(role, k.fn, in.Pos, in.End, note)
			if mechanism != "" {
				t.steps[len(t.steps)-1].Mechanism = mechanism
			}
			t.weak(k, c.at, f)
		}
	}
}

// passed is the last check on a path that took kinds away.
type passed struct {
	site  callgraph.Site // the condition
	kinds rule.Kinds
}

// The mechanisms of crossings between programs.
const (
	childProcess = "child process"
	overHTTP     = "HTTP"
	overSocket   = "socket"
)

// outside says how data that was left at l crosses into another program, and by which mechanism; "" if it does not.
func (e *engine) outside(l *location) (note, mechanism string) {
	switch {
	case l.module != "":
		return "crosses into Rust: the module " + l.program, l.module
	case l.program != "":
		return "crosses into Rust: the program " + l.program, childProcess
	case l.listener > 0:
		return "crosses into Rust: what listens at " + e.graph.Listeners()[l.listener-1].Addresses[0].String(), overSocket
	case l.asked > 0:
		return "crosses into Rust: " + e.graph.FuncName(l.asked-1) + " answers the request", overHTTP
	case l.printed && l.variable == answerStream:
		return "crosses into Ruby: what the service answers", overHTTP
	case l.printed && l.variable == connection:
		return "crosses into Ruby: what the program answers", overSocket
	case l.printed:
		return "crosses into Ruby: what the program prints", childProcess
	}
	return "", ""
}

// connection is the stream, of [[printed]] rows, that whoever has connected reads.
const connection = "connection"

// undone appends the check whose kinds come back by the step from one fact to the next: the text that was
// checked is decoded afterwards.
func (t *trail) undone(k *context, from, f *fact) {
	e := t.e
	in := e.prog.Instr(k.fn, f.cause.at)
	if gone := from.kinds &^ f.kinds; gone != 0 {
		if by := t.checkedBy(k, in, from, f); by.Value != ir.NoValue {
			t.last = passed{by, gone}
		}
	}
	back := f.kinds &^ from.kinds & t.last.kinds
	if in.Op == ir.OpAssume || back == 0 || e.spelling == nil || t.takesPart(k, f, back) {
		return
	}
	g := e.prog.Instr(t.last.site.Func, t.last.site.Value)
	t.add(RoleGuard, t.last.site.Func, g.Pos, g.End, e.spelling.Note)
	t.guards = append(t.guards, guardStep{weakGuardAt{t.last.site, e.spelling, e.set.Whole(back)}, len(t.steps)})
	t.last = passed{}
}

// checkedBy returns the condition because of which a fact is free of kinds that the one before was not: of an assumption,
// or of what has been checked before the function runs. A site without a value says that it is none.
func (t *trail) checkedBy(k *context, in *ir.Instr, from, f *fact) callgraph.Site {
	e := t.e
	switch in.Op {
	case ir.OpAssume:
		for _, alone := range []bool{true, false} {
			if v, ok := e.verdicts[guardUse{fn: k.fn, assume: f.cause.at, given: k.entry.given, alone: alone}]; ok && v.by.Value != ir.NoValue {
				return v.by
			}
		}
		if v := e.ofField(guardUse{fn: k.fn, assume: f.cause.at, given: k.entry.given, alone: from.since != from.value}, in, *from); v.by.Value != ir.NoValue {
			return v.by
		}
		return callgraph.Site{Func: k.fn, Value: e.graph.Condition(k.fn, e.prog.Args(k.fn, in)[1].Value)}
	case ir.OpLoad, ir.OpCall:
		if f.value == f.cause.at && f.since == f.value {
			defer e.give(k.entry.given)()
			return e.cleared(k.fn, f.value).by
		}
	}
	return callgraph.Site{}
}

// takesPart reports whether kinds come back because the call that a fact comes from takes out a part of what was checked,
// or reads what stands in a file: that is no spelling of it.
func (t *trail) takesPart(k *context, f *fact, back rule.Kinds) bool {
	if row := t.e.rows.list[f.cause.row]; row != nil && row.Turns != nil && row.Turns.To&back != 0 {
		return false
	}
	site := callgraph.Site{Func: k.fn, Value: f.cause.at}
	return t.e.prog.Instr(k.fn, f.cause.at).Op == ir.OpCall && len(t.e.graph.Call(site).Parts) > 0
}

// anew notes that what a row makes of the data is data of another trust, of which no check says anything that was made
// before.
func (t *trail) anew(row *rule.Flow) {
	t.becomes, t.guards, t.last = row, nil, passed{}
}

// begin appends the source.
func (t *trail) begin(k *context, at ir.Value) {
	in := t.e.prog.Instr(k.fn, at)
	note := t.e.prog.Text(in.Name)
	row := t.e.sources[k.source].Row
	switch {
	case in.Op == ir.OpParam && row.Params:
		note = t.parameter(k, row, note)
	case in.Op == ir.OpParam && row.Handlers:
		text, _ := t.expression(k, in)
		name, _, _ := strings.Cut(text, ":")
		note = t.parameter(k, row, strings.TrimSpace(name))
	case in.Op == ir.OpParam:
		note = "parameter " + note + " of the exported " + t.e.graph.FuncName(k.fn)
	case in.Op == ir.OpCall && row.Name != "":
		note = row.Name
		if text, ok := t.expression(k, in); ok && strings.HasPrefix(text, note) {
			note = text // request.body
		}
	}
	t.source, t.of = len(t.steps), k.source
	t.add(RoleSource, k.fn, in.Pos, in.End, note)
}

// parameter is what a reader calls the text that reads a parameter which a framework gives: "job argument
// path of Thumbs#perform", "env["PATH_INFO"] of App#call".
func (t *trail) parameter(k *context, row *rule.Source, text string) string {
	if !strings.HasPrefix(text, row.Name) {
		text = row.Name + " " + text
	}
	return text + " of " + t.e.graph.FuncName(k.fn)
}

// step appends what the instruction of a causeStep does, if a reader wants to know.
func (t *trail) step(k *context, from, f *fact) {
	e := t.e
	at := f.cause.at
	in := e.prog.Instr(k.fn, at)
	switch in.Op {
	case ir.OpCopy:
		t.again(k, in)
	case ir.OpLoad:
		t.load(k, from, in)
		t.weak(k, at, f)
	case ir.OpAssume:
		t.weak(k, at, f)
	case ir.OpStore:
		if name := e.prog.Text(in.Name); in.Flags&ir.FlagIndex == 0 && name != "*" {
			t.add(RoleStep, k.fn, in.Pos, in.End, "stored in "+name)
		}
	case ir.OpCall:
		if from.since == at && from.value != at {
			return // the call changed an object, and this is where that was read from
		}
		if row := e.rows.list[f.cause.row]; row == nil || row.Step != rule.Value || len(row.From) == 0 || row.From[0].Kind != rule.PortSelf || !t.narrow(k, from, in) {
			t.call(k, at, f, in)
		}
		t.weak(k, at, f)
	case ir.OpUnknown:
		t.add(RoleStep, k.fn, in.Pos, in.End, "through syntax that is not understood")
	}
}

// weak appends the weak guard that a fact has passed at instruction at, if it has.
func (t *trail) weak(k *context, at ir.Value, f *fact) {
	w, ok := t.e.weak[guardUse{fn: k.fn, assume: at, given: k.entry.given}]
	if !ok || w.kinds&f.kinds == 0 {
		return
	}
	g := t.e.prog.Instr(w.site.Func, w.site.Value)
	t.add(RoleGuard, w.site.Func, g.Pos, g.End, w.row.Note)
	t.guards = append(t.guards, guardStep{w, len(t.steps)})
}

// route returns the route that the path goes through first, or nil.
func (t *trail) route() *callgraph.Route {
	for i := range t.steps {
		if r := t.e.graph.RouteOf(t.steps[i].Func); r != nil && r.Verb != "" {
			return r
		}
	}
	return nil
}

// maxExpression is how long an expression may be that names a source.
const maxExpression = 60

// narrow names the source more closely, if the first thing that is done to it is to read a part of
// it: params[:file], params.fetch("file").
func (t *trail) narrow(k *context, from *fact, in *ir.Instr) bool {
	if !t.e.isUnread(k, from) && !t.e.isCaptured(k, from) || len(t.steps) != t.source+1 || t.e.ofCallers(t.of) || !t.e.isRuby(k.fn) && t.e.prog.Instr(k.fn, from.value).Op == ir.OpParam {
		return false
	}
	if text, ok := t.expression(k, in); ok {
		src := &t.steps[t.source]
		switch row := t.e.sources[t.of].Row; {
		case row.Params:
			text = t.parameter(k, row, text)
		case !strings.Contains(text, row.Name):
			text = t.elementText(k, src.Note, in) // a pattern
		}
		src.Note, src.Pos, src.End = text, in.Pos, in.End
	}
	return true
}

// elementText is what a reader calls the element of a value called name that a pattern reads: params[:file].
func (t *trail) elementText(k *context, name string, in *ir.Instr) string {
	args := t.e.prog.Args(k.fn, in)
	if in.Op != ir.OpLoad || len(args) != 2 {
		return name
	}
	key := t.e.prog.Instr(k.fn, args[1].Value)
	switch text := t.e.prog.Text(key.Name); {
	case key.Op == ir.OpConst && key.Aux == ir.ConstSymbol:
		return name + "[:" + text + "]"
	case key.Op == ir.OpConst && key.Aux == ir.ConstString:
		return name + "[" + strconv.Quote(text) + "]"
	}
	return name
}

// expression returns the text of an instruction; ok is false if it is too long to name anything.
func (t *trail) expression(k *context, in *ir.Instr) (text string, ok bool) {
	text = string(t.e.prog.File(k.fn).Source.Content[in.Pos:in.End])
	return text, !strings.ContainsAny(text, "\n\r") && len(text) <= maxExpression
}

// isUnread reports whether a fact is of the source itself, or of that after checks of it.
func (e *engine) isUnread(k *context, f *fact) bool {
	for f.cause.kind == causeStep && keepsValue(e.prog.Instr(k.fn, f.cause.at)) {
		f = &k.facts[f.cause.prev]
	}
	return f.cause.kind == causeSource
}

// isCaptured reports whether a fact is of what a block captures, or of that after checks of it: of the params of a handler.
func (e *engine) isCaptured(k *context, f *fact) bool {
	for f.cause.kind == causeStep && keepsValue(e.prog.Instr(k.fn, f.cause.at)) {
		f = &k.facts[f.cause.prev]
	}
	return f.cause.kind == causeEntry && k.source < 0 && k.entry.port.kind == portCapture && f.path == whole && e.prog.Instr(k.fn, f.value).Op == ir.OpParam
}

// load shows what is read of the source, and reads of fields.
func (t *trail) load(k *context, from *fact, in *ir.Instr) {
	e := t.e
	if t.narrow(k, from, in) {
		return
	}
	if name := e.prog.Text(in.Name); in.Flags&ir.FlagIndex == 0 && name != "" && name[0] == '@' {
		t.add(RoleStep, k.fn, in.Pos, in.End, "read from "+name)
	}
}

// again moves the source to where the same expression is read once more.
func (t *trail) again(k *context, in *ir.Instr) {
	if in.Aux == 0 || len(t.steps) != t.source+1 {
		return
	}
	src, content := &t.steps[t.source], t.e.prog.File(k.fn).Source.Content
	if src.Func == k.fn && string(content[src.Pos:src.End]) == string(content[in.Pos:in.End]) {
		src.Pos, src.End = in.Pos, in.End
	}
}

// call appends what a call that models describe, or nothing does, makes of the data.
func (t *trail) call(k *context, at ir.Value, f *fact, in *ir.Instr) {
	e := t.e
	name := e.prog.Text(in.Name)
	note := ""
	switch {
	case name == ir.OpInterp:
		note = "interpolated into a string"
	case name == "format!" || name == ir.OpFormat:
		note = "formatted into a string"
	case name == ir.OpArray || name == ir.OpHash || name == ir.OpStruct:
		return
	case strings.HasPrefix(name, "op."):
		return
	case f.cause.row != 0 && e.rows.list[f.cause.row].Becomes != "":
		note = "decides " + e.rows.list[f.cause.row].Name
	case f.cause.row != 0:
		note = "through " + e.graph.CalleeName(callgraph.Site{Func: k.fn, Value: at})
	case e.isRaise(k.fn, at, f):
		note = "raised"
	case len(e.graph.Call(callgraph.Site{Func: k.fn, Value: at}).Processes) > 0:
		note = "given to " + e.graph.GivenTo(callgraph.Site{Func: k.fn, Value: at})
	case len(e.graph.Call(callgraph.Site{Func: k.fn, Value: at}).Requests) > 0:
		note = "sent in a request by " + e.graph.CalleeName(callgraph.Site{Func: k.fn, Value: at})
	case e.graph.Call(callgraph.Site{Func: k.fn, Value: at}).Accessor != 0:
		note = "through attribute " + name
	case e.graph.Call(callgraph.Site{Func: k.fn, Value: at}).Constructs:
		note = "put into " + name
	default:
		note = "through " + name + ", which no model describes"
	}
	t.add(RoleStep, k.fn, in.Pos, in.End, note)
}

// enter appends the way from the call at into a callee.
func (t *trail) enter(k *context, at ir.Value, callee *context) {
	e := t.e
	in := e.prog.Instr(k.fn, at)
	if in.Op != ir.OpCall {
		return // a closure that captures: no step of its own
	}
	name := e.graph.FuncName(callee.fn)
	var note string
	switch p := callee.entry.port; p.kind {
	case portArg:
		if p.index >= anyPosition {
			note = "among the arguments of " + t.target(k, at, callee.fn, name)
			break
		}
		n := int(p.index) + 1
		if native := t.native(k, at, callee.fn); native != nil {
			n -= native.Shift // as it stands in the call
		}
		if n <= 0 {
			note = "receiver of " + t.target(k, at, callee.fn, name)
			break
		}
		note = fmt.Sprintf("argument %d of %s", n, t.target(k, at, callee.fn, name))
	case portKeyword:
		note = fmt.Sprintf("argument %s of %s", e.prog.Text(ir.Name(p.index)), name)
	case portSelf:
		note = "receiver of " + name
	case portResult:
		note = "put into what " + name + " returned"
	case portMade:
		note = "put into what " + name + " keeps"
	case portBlockReturn:
		note = "returned by the block"
	case portBlockArg:
		note = "left by the block in what " + name + " gives it"
	default:
		note = "argument of " + name
	}
	if e.prog.Func(callee.fn).Flags&ir.FuncTemplate != 0 {
		note = "rendered by " + name
	}
	if e.prog.Func(callee.fn).Kind == ir.KindClosure {
		note = "given to the block of " + e.prog.Text(in.Name)
		if e.callsValue(k.fn, in) {
			note = "argument of a closure"
		}
	}
	t.add(RoleStep, k.fn, in.Pos, in.End, note)
	if e.isRuby(k.fn) != e.isRuby(callee.fn) {
		fn := e.prog.Func(callee.fn)
		by, mechanism, crossing := "", "", "crosses into Rust: "
		if e.isRuby(callee.fn) {
			crossing = "crosses into Ruby: "
		}
		if native := t.native(k, at, callee.fn); native != nil {
			by = native.Mechanism
			mechanism = " (" + by + ")"
		}
		t.add(RoleCrossing, callee.fn, fn.Pos, signatureEnd(e.prog.File(callee.fn), fn), crossing+name+mechanism)
		t.steps[len(t.steps)-1].Mechanism = by
	}
}

// target names the callee as the caller sees it: a native function by its Ruby name.
func (t *trail) target(k *context, at ir.Value, callee ir.FuncID, name string) string {
	if native := t.native(k, at, callee); native != nil {
		return t.e.graph.Called(native)
	}
	return name
}

// native returns the binding by which the call at runs callee, or nil.
func (t *trail) native(k *context, at ir.Value, callee ir.FuncID) *callgraph.Native {
	c := t.e.graph.Call(callgraph.Site{Func: k.fn, Value: at})
	for i := range c.Callees {
		if c.Callees[i].Func == callee && c.Callees[i].Bridge != nil {
			return c.Callees[i].Bridge
		}
	}
	return c.Native
}

// signatureEnd returns the end of the line on which a function begins, or of the function.
func signatureEnd(f *ir.File, fn *ir.Func) uint32 {
	for i := fn.Pos; i < fn.End; i++ {
		if c := f.Source.Content[i]; c == '\n' || c == '{' {
			for i > fn.Pos && (f.Source.Content[i-1] == ' ' || f.Source.Content[i-1] == '\r') {
				i--
			}
			return i
		}
	}
	return fn.End
}

// back appends the way from a callee back to the call at.
func (t *trail) back(k *context, at ir.Value, callee *context, p port) {
	e := t.e
	in := e.prog.Instr(k.fn, at)
	name := e.graph.FuncName(callee.fn)
	switch p.kind {
	case portReturn:
		if e.prog.Func(callee.fn).Kind != ir.KindClosure {
			t.add(RoleStep, k.fn, in.Pos, in.End, "returned by "+name)
		}
	case portSelf, portArg, portKeyword:
		if in.Op == ir.OpCall {
			t.add(RoleStep, k.fn, in.Pos, in.End, "kept by "+name)
		}
	case portRaise:
		if in.Op == ir.OpCall && e.prog.Func(callee.fn).Kind != ir.KindClosure {
			t.add(RoleStep, k.fn, in.Pos, in.End, "raised by "+name)
		}
	case portBlockArg:
		t.add(RoleStep, k.fn, in.Pos, in.End, "given to the block by "+name)
	}
}

// hit appends the way from the fact of a hit to the sink.
func (t *trail) hit(k *context, h *hit) {
	for h.via != nil {
		callee := t.e.contexts[h.via.ctx]
		t.enter(k, h.via.at, callee)
		k, h = callee, &callee.hits[h.via.exit]
		t.fact(k, h.fact)
	}
	in := t.e.prog.Instr(h.site.Func, h.site.Value)
	name := t.e.graph.CalleeName(h.site)
	if h.sink != nil && !h.sink.Callee.Any && in.Flags&ir.FlagImplicitSelf != 0 {
		name = h.sink.Callee.String()
	} else if h.sink != nil && h.sink.Callee.Any {
		name = t.written(h.site.Func, in, name)
	}
	fn, at := h.site.Func, in
	if made, v, ok := t.e.blockResult(k, h); ok {
		fn, at, name = made, t.e.prog.Instr(made, v), "the result of the block of "+name
		if r := t.e.graph.RouteOf(made); r != nil && r.Verb != "" {
			name = "the response"
		}
	}
	t.add(RoleSink, fn, at.Pos, at.End, name)
}

// written returns a call as it is written up to its name, $logger.info, or the name alone if that is more
// than a word or two.
func (t *trail) written(fn ir.FuncID, in *ir.Instr, name string) string {
	text := string(t.e.prog.File(fn).Source.Content[in.Pos:in.End])
	end := strings.Index(text, "."+name)
	if end < 0 || end > maxExpression/2 || strings.ContainsAny(text[:end], " \t\r\n(") {
		return name
	}
	return text[:end] + "." + name
}

// blockResult returns where the data of a hit came to be the result of the sink's block: the expression in
// the block, not the call that the block is given to. ok is false if it did not come so.
func (e *engine) blockResult(k *context, h *hit) (fn ir.FuncID, v ir.Value, ok bool) {
	f := &k.facts[h.fact]
	if f.cause.kind != causeCall && f.cause.kind != causeUp {
		return 0, 0, false
	}
	for _, a := range e.args(h.site.Func, e.prog.Instr(h.site.Func, h.site.Value)) {
		if a.Value == f.value && a.Role != ir.RoleBlock {
			return 0, 0, false // an argument
		}
	}
	k = e.contexts[f.cause.ctx]
	x := &k.exits[f.cause.exit]
	if e.prog.Func(k.fn).Kind != ir.KindClosure {
		return 0, 0, false
	}
	id := x.fact
	if x.port.kind == portArg {
		return k.fn, k.facts[id].since, true // what the block put into its parameter
	}
	for {
		f := &k.facts[id]
		op := e.prog.Instr(k.fn, f.value).Op
		if f.cause.kind != causeStep || op != ir.OpPhi && op != ir.OpAssume && op != ir.OpCopy {
			return k.fn, e.returnOf(k.fn, f), op != ir.OpParam
		}
		id = f.cause.prev
	}
}

// returnOf returns where a fact that function fn returns is seen to be returned: where its value was made, or if it
// came into that later, the return itself.
func (e *engine) returnOf(fn ir.FuncID, f *fact) ir.Value {
	if f.since <= f.value {
		return f.value
	}
	body := e.prog.File(fn).Body(e.prog.Func(fn))
	for v := int(f.since) + 1; v < len(body); v++ {
		if in := &body[v]; in.Op == ir.OpReturn && in.NArgs == 1 && e.args(fn, in)[0].Value == f.value && in.Pos >= body[f.since].Pos {
			return ir.Value(v)
		}
	}
	return f.since
}

// close drops what says the same twice in a row: a step on the very spot of the sink.
func (t *trail) close() {
	n := len(t.steps)
	if n >= 2 {
		a, b := &t.steps[n-2], &t.steps[n-1]
		if a.Role == RoleStep && a.Func == b.Func && a.Pos == b.Pos && a.End == b.End && strings.HasPrefix(a.Note, "through ") {
			t.steps = append(t.steps[:n-2], *b)
		}
	}
}
