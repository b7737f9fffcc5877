package taint

import (
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A lexer takes a word out of a text by a number that it counts up while the character there is one of a word:
//
//	let start = self.pos;
//	while self.peek().is_some_and(is_word) { self.pos += 1; }
//	&self.src[start..self.pos]
//
// or by the place where the first other one stands: &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]. Each
// character of the piece has passed that check.

// maxScanned bounds the values that are looked at for what a cursor can be, and the parts of a condition.
const maxScanned = 16

// scannedIn returns the kinds that the piece is free of which value u of context k's function cuts out of a text by a range, or
// up to a place, because of what has been asked of each character of it.
func (e *engine) scannedIn(k *context, u, text, by ir.Value) rule.Kinds {
	defer e.give(k.entry.given)()
	by = e.graph.Root(k.fn, by)
	s := scan{e: e, fn: k.fn, text: text, at: u}
	in := e.prog.Instr(k.fn, by)
	if in.Op != ir.OpCall || e.prog.Text(in.Name) != ir.OpRange {
		return s.found(by, maxScanned)
	}
	ends := e.prog.Args(k.fn, in)
	if len(ends) != 2 || in.Aux == ir.RangeInclusive {
		return 0
	}
	return s.found(ends[1].Value, maxScanned) | s.counted(ends[0].Value, ends[1].Value)
}

// scannedUntil is scannedIn for a call whose argument at a port says where what it cuts out of the text of fact f ends.
func (e *engine) scannedUntil(k *context, f fact, u ir.Value, until *rule.Port) rule.Kinds {
	values := e.atPort(k.fn, e.prog.Instr(k.fn, u), until)
	if len(values) != 1 || e.isRuby(k.fn) {
		return 0
	}
	return e.scannedIn(k, u, f.value, values[0])
}

// scan is a piece of a text that the load at at cuts out.
type scan struct {
	e     *engine
	fn    ir.FuncID
	text  ir.Value
	at    ir.Value
	field ir.Name           // the field that is the cursor
	local map[ir.Value]bool // or what the variable is that is the cursor
}

// found returns what the piece is free of if it ends where a search has stopped that would have stopped before at a character
// which its closure is true of, or behind as many characters as a closure is true of.
func (s *scan) found(end ir.Value, depth int) (free rule.Kinds) {
	e := s.e
	end = e.origin(s.fn, end)
	in := e.prog.Instr(s.fn, end)
	args := e.prog.Args(s.fn, in)
	switch {
	case depth == 0 || len(args) == 0:
		return 0
	case in.Op == ir.OpPhi: // match text.find(…) { Some(end) => end, None => text.len() }
		free = e.set.AllKinds()
		for _, a := range args {
			if !e.isLengthOf(s.fn, a.Value, s.text) {
				free &= s.found(a.Value, depth/2)
			}
		}
		return free
	case in.Op != ir.OpCall || args[0].Role != ir.RoleSelf:
		return 0
	}
	site := callgraph.Site{Func: s.fn, Value: end}
	for _, row := range e.graph.Guards(site) {
		if row.Block && !row.Returns && !row.Holds && row.Value.Kind == rule.PortSelf && len(row.Through) == 0 && !row.First && !row.Alone {
			return e.byBlock(site, in, row, false, subject{value: s.text}).clears
		}
	}
	for _, row := range e.graph.Call(site).Flows {
		if row.Passes != nil && *row.Passes && isSelf(row.From) && s.ofText(end) {
			return e.block(s.fn, in, true, row.Tested, whole).clears // text.chars().take_while(|c| c.is_alphanumeric()).count()
		}
	}
	if len(args) == 2 && !e.isLengthOf(s.fn, args[1].Value, s.text) {
		return 0
	}
	return s.found(args[0].Value, depth-1) // find(…).unwrap_or(text.len())
}

// isLengthOf reports whether a value is how long a text is.
func (e *engine) isLengthOf(fn ir.FuncID, v, text ir.Value) bool {
	in := e.prog.Instr(fn, e.origin(fn, v))
	args := e.prog.Args(fn, in)
	return in.Op == ir.OpCall && len(args) == 1 && args[0].Role == ir.RoleSelf && e.prog.Text(in.Name) == "len" && e.same(fn, args[0].Value, subject{value: text})
}

// counted returns what the piece is free of if it goes from where a cursor has stood to where it stands, and each step of the
// cursor was taken where something is known of the character there.
func (s *scan) counted(start, end ir.Value) rule.Kinds {
	e := s.e
	start, end = e.graph.Root(s.fn, start), e.graph.Root(s.fn, end)
	var steps []ir.Value
	switch in := e.prog.Instr(s.fn, end); {
	case in.Op == ir.OpPhi:
		steps = s.localSteps(start, end)
	case in.Op == ir.OpLoad && in.NArgs == 1 && in.Flags&(ir.FlagIndex|ir.FlagCapture) == 0:
		s.field = in.Name
		steps = s.fieldSteps(start, in)
	}
	if len(steps) == 0 {
		return 0
	}
	free := e.set.AllKinds()
	for _, step := range steps {
		free &= s.checkedAt(step, steps)
	}
	return free
}

// localSteps returns where a cursor that is a variable, and stands at end, is counted up from start; nil if it may be changed
// otherwise.
func (s *scan) localSteps(start, end ir.Value) (steps []ir.Value) {
	e := s.e
	s.local = map[ir.Value]bool{}
	begins := map[ir.Value]bool{}
	for work := []ir.Value{end}; len(work) > 0; work = work[1:] {
		v := e.graph.Root(s.fn, work[0])
		in := e.prog.Instr(s.fn, v)
		if v == start || s.isBegin(start, v) {
			begins[v] = true
			continue
		}
		if s.local[v] {
			continue
		}
		s.local[v] = true
		args := e.prog.Args(s.fn, in)
		switch {
		case len(s.local) > maxScanned:
			return nil
		case in.Op == ir.OpPhi:
		case s.isStep(in):
			steps = append(steps, v)
			args = args[:1]
		default:
			return nil
		}
		for _, a := range args {
			work = append(work, a.Value)
		}
	}
	if s.isLent(func(v ir.Value) bool { return s.local[v] || begins[v] }) {
		return nil
	}
	return steps
}

// isLent reports whether the function lends, so that it may be written to, or has a closure capture, a value that cursor says
// is one that the cursor has: bump(&mut i).
func (s *scan) isLent(cursor func(ir.Value) bool) bool {
	e := s.e
	for v, in := range e.prog.File(s.fn).Body(e.prog.Func(s.fn)) {
		if in.Op != ir.OpClosure && !e.isMutRef(s.fn, ir.Value(v)) {
			continue
		}
		if slices.ContainsFunc(e.prog.Args(s.fn, &in), func(a ir.Operand) bool { return cursor(e.graph.Root(s.fn, a.Value)) }) {
			return true
		}
	}
	return false
}

// isBegin reports whether both are where a text begins: the piece text[..i], of a cursor that is 0 at first.
func (s *scan) isBegin(start, v ir.Value) bool {
	begins := func(v ir.Value) bool {
		in := s.e.prog.Instr(s.fn, v)
		return in.Op == ir.OpConst && (in.Aux == ir.ConstNil || s.e.isNumber(s.fn, v, "0"))
	}
	return begins(start) && begins(v)
}

// isStep reports whether an instruction counts by one character: i + 1, i += c.len_utf8().
func (s *scan) isStep(in *ir.Instr) bool {
	args := s.e.prog.Args(s.fn, in)
	if in.Op != ir.OpCall || s.e.prog.Text(in.Name) != "op.+" || len(args) != 2 {
		return false
	}
	by := s.e.prog.Instr(s.fn, s.e.graph.Root(s.fn, args[1].Value))
	return s.e.isNumber(s.fn, args[1].Value, "1") || by.Op == ir.OpCall && s.e.prog.Text(by.Name) == "len_utf8"
}

// fieldSteps returns where a cursor that is a field, and is read by load at the end of the piece, is counted up; nil if it may be
// changed otherwise since it was start.
func (s *scan) fieldSteps(start ir.Value, load *ir.Instr) []ir.Value {
	e := s.e
	object := e.graph.Root(s.fn, e.prog.Args(s.fn, load)[0].Value)
	from, ok := s.stoodAt(start, object, load.Name)
	if !ok {
		return nil
	}
	steps, ok := e.moves(s.fn, object, load.Name, from, s.at, maxMoves)
	if !ok {
		return nil
	}
	return steps
}

// stoodAt returns the value from which on field name of an object may no longer be start, which it has been before: it was read, or
// put there, by the instruction before that.
func (s *scan) stoodAt(start, object ir.Value, name ir.Name) (from ir.Value, ok bool) {
	e := s.e
	in := e.prog.Instr(s.fn, start)
	if in.Op == ir.OpLoad && in.NArgs == 1 {
		return start + 1, in.Name == name && s.object(e.prog.Args(s.fn, in)[0].Value) == s.object(object)
	}
	body := e.prog.File(s.fn).Body(e.prog.Func(s.fn))
	for v := s.at; v > start; v-- {
		in := &body[v-1]
		args := e.prog.Args(s.fn, in)
		if in.Op == ir.OpStore && in.Name == name && in.Flags&ir.FlagIndex == 0 && len(args) == 2 && e.graph.Root(s.fn, args[1].Value) == start {
			return v, s.object(args[0].Value) == s.object(object) // self.pos += 1; let start = self.pos;
		}
	}
	return 0, false
}

// maxMoves bounds how many methods that call each other are looked through for how they move a cursor.
const maxMoves = 3

// moves returns where field name of an object is counted up by one character between two values of a function; ok is false if
// it may be changed otherwise there.
func (e *engine) moves(id ir.FuncID, object ir.Value, name ir.Name, from, to ir.Value, depth int) (steps []ir.Value, ok bool) {
	s := scan{e: e, fn: id}
	body := e.prog.File(id).Body(e.prog.Func(id))
	for v := from; v < to; v++ {
		in := &body[v]
		args := e.prog.Args(id, in)
		switch {
		case in.Op == ir.OpStore && in.Name == name && in.Flags&ir.FlagIndex == 0:
			if len(args) != 2 || !s.isStep(e.prog.Instr(id, e.graph.Root(id, args[1].Value))) {
				return nil, false
			}
			steps = append(steps, v)
		case e.isMutRef(id, v):
			if of := e.prog.Instr(id, e.graph.Root(id, args[0].Value)); of.Op == ir.OpLoad && of.NArgs == 1 && of.Name == name {
				return nil, false
			}
		case in.Op == ir.OpClosure && len(args) > 0:
			if slices.ContainsFunc(args, func(a ir.Operand) bool { return s.object(a.Value) == s.object(object) }) {
				return nil, false
			}
		case in.Op == ir.OpCall:
			moved, ok := s.movedBy(v, args, object, name, depth)
			if !ok {
				return nil, false
			} else if moved {
				steps = append(steps, v)
			}
		}
	}
	return steps, true
}

// movedBy reports whether the call at v counts field name of an object up by one character; ok is false if it may change it
// otherwise.
func (s *scan) movedBy(v ir.Value, args []ir.Operand, object ir.Value, name ir.Name, depth int) (moved, ok bool) {
	e := s.e
	for _, a := range args {
		if s.object(a.Value) != s.object(object) {
			continue
		}
		callees := e.graph.Call(callgraph.Site{Func: s.fn, Value: v}).Callees
		if len(callees) == 0 || a.Role != ir.RoleSelf || depth == 0 {
			return false, false
		}
		for i := range callees {
			fn := e.prog.Func(callees[i].Func)
			if len(fn.Params) == 0 || fn.Params[0].Kind != ir.ParamSelf {
				return false, false
			}
			if t := e.prog.Text(fn.Params[0].Type); strings.HasPrefix(t, "&") && !strings.HasPrefix(t, "&mut") {
				continue // it is lent for reading
			}
			steps, ok := e.moves(callees[i].Func, fn.Params[0].Value, name, 0, ir.Value(fn.Len), depth-1)
			if !ok || len(steps) > 1 {
				return false, false
			}
			moved = moved || len(steps) == 1
		}
	}
	return moved, true
}

// object returns the value that v is, also where ways meet that have it as it was.
func (s *scan) object(v ir.Value) ir.Value {
	for range maxScanned {
		v = s.e.graph.Root(s.fn, v)
		in := s.e.prog.Instr(s.fn, v)
		if in.Op != ir.OpPhi {
			break
		}
		v = s.e.prog.Args(s.fn, in)[0].Value
	}
	return v
}

// checkedAt returns what is known of the character at the cursor where a step of it is taken, by the conditions that hold there
// since the step before.
func (s *scan) checkedAt(step ir.Value, steps []ir.Value) (free rule.Kinds) {
	e := s.e
	fn := e.prog.Func(s.fn)
	for _, d := range fn.Decided(step) {
		if d.Cond == ir.NoValue || s.stepsBetween(d.Cond, step, steps) {
			continue
		}
		aux := uint32(0)
		if d.Holds {
			aux = 1
		}
		for _, c := range s.characters(d.Cond) {
			free |= e.judge(s.fn, d.Cond, aux, subject{value: c}, maxCondition).clears
		}
	}
	return free
}

// stepsBetween reports whether the cursor may have been moved after the condition cond was found to hold, before a step is
// taken.
func (s *scan) stepsBetween(cond, step ir.Value, steps []ir.Value) bool {
	for _, other := range steps {
		if cond < other && other < step {
			return true
		}
	}
	for _, r := range s.e.prog.Func(s.fn).Regions {
		if r.Loop && r.Start <= step && step < r.End && cond < r.Start {
			return true
		}
	}
	return false
}

// characters returns the characters, or bytes, that a condition is about and that come from where the text comes from.
func (s *scan) characters(cond ir.Value) (list []ir.Value) {
	e := s.e
	known := map[ir.Value]bool{}
	work := []ir.Value{cond}
	for len(work) > 0 && len(known) < maxScanned {
		v := e.graph.Root(s.fn, work[0])
		work = work[1:]
		in := e.prog.Instr(s.fn, v)
		if known[v] {
			continue
		}
		known[v] = true
		if e.graph.IsCharacter(s.fn, v) && in.Op != ir.OpConst {
			if s.ofText(v) {
				list = append(list, v)
			}
			continue
		}
		if in.Op == ir.OpCall || in.Op == ir.OpPhi {
			for _, a := range e.prog.Args(s.fn, in) {
				work = append(work, a.Value)
			}
		}
	}
	return list
}

// ofText reports whether a value is read from what the text is read from, too, and, if a cursor is known, by that.
func (s *scan) ofText(v ir.Value) bool {
	of, _ := s.source(s.text)
	from, byCursor := s.source(v)
	return of != ir.NoValue && of == from && (byCursor || s.field == 0 && s.local == nil)
}

// source returns what a value is read from in the end, through fields, elements and the receivers of calls, and whether the
// cursor says which part of it.
func (s *scan) source(v ir.Value) (of ir.Value, byCursor bool) {
	for range maxScanned {
		v = s.object(v)
		in := s.e.prog.Instr(s.fn, v)
		args := s.e.prog.Args(s.fn, in)
		if len(args) == 0 || in.Op == ir.OpCall && args[0].Role != ir.RoleSelf || in.Op != ir.OpCall && in.Op != ir.OpLoad {
			return v, byCursor
		}
		byCursor = byCursor || s.readsCursor(v, in, args)
		v = args[0].Value
	}
	return ir.NoValue, false
}

// readsCursor reports whether what is read at v depends on where the cursor stands: text[i], text.get(i), self.peek().
func (s *scan) readsCursor(v ir.Value, in *ir.Instr, args []ir.Operand) bool {
	e := s.e
	for _, a := range args[1:] {
		key := e.graph.Root(s.fn, a.Value)
		if by := e.prog.Instr(s.fn, key); by.Op == ir.OpCall && e.prog.Text(by.Name) == ir.OpRange && by.NArgs > 0 { // text[i..].chars().next()
			key = e.graph.Root(s.fn, e.prog.Args(s.fn, by)[0].Value)
		}
		if def := e.prog.Instr(s.fn, key); s.local[key] || s.field != 0 && def.Op == ir.OpLoad && def.Name == s.field {
			return true
		}
	}
	if in.Op != ir.OpCall || s.field == 0 {
		return false
	}
	return slices.ContainsFunc(e.graph.Call(callgraph.Site{Func: s.fn, Value: v}).Callees, func(c callgraph.Callee) bool { return e.readsField(c.Func, s.field, maxMoves) })
}

// readsField reports whether a function, or one that it calls, reads a field of that name.
func (e *engine) readsField(id ir.FuncID, name ir.Name, depth int) bool {
	body := e.prog.File(id).Body(e.prog.Func(id))
	for v := range body {
		in := &body[v]
		if in.Op == ir.OpLoad && in.Name == name && in.Flags&ir.FlagIndex == 0 {
			return true
		}
		if in.Op == ir.OpCall && depth > 0 && slices.ContainsFunc(e.graph.Call(callgraph.Site{Func: id, Value: ir.Value(v)}).Callees, func(c callgraph.Callee) bool { return e.readsField(c.Func, name, depth-1) }) {
			return true
		}
	}
	return false
}
