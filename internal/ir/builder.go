package ir

import (
	"slices"
	"strings"

	"rubicon/internal/source"
)

// FileBuilder collects the functions of one file while it is lowered.
type FileBuilder struct {
	file  *File
	names map[string]Name
	spare []buffers
}

// buffers are the memory of a finished function's builder, for the next one.
type buffers struct {
	instrs   []Instr
	roots    []Value
	operands []Operand
	undo     []change
	vars     map[Var]Value
}

// maxSpareVars bounds the tables that are used again: clearing a large one costs more than a new
// small one.
const maxSpareVars = 64

// NewFileBuilder returns a builder for src.
func NewFileBuilder(src *source.File) *FileBuilder {
	b := &FileBuilder{
		file:  &File{Source: src, Names: []string{""}, Stats: Stats{UnknownKinds: map[string]int{}}},
		names: make(map[string]Name, 64+len(src.Content)/90),
	}
	b.names[""] = 0
	return b
}

// File returns the file being built.
func (b *FileBuilder) File() *File { return b.file }

// Finish returns the file, which is built. It gives back the room that was left for more: files are kept.
func (b *FileBuilder) Finish() *File {
	f := b.file
	f.Instrs, f.Operands, f.Funcs = trim(f.Instrs), trim(f.Operands), trim(f.Funcs)
	return f
}

// trim returns s without spare room, if that is an eighth of it or more.
func trim[T any](s []T) []T {
	if cap(s)-len(s) <= cap(s)/8 {
		return s
	}
	return slices.Clone(s)
}

// Name interns s.
func (b *FileBuilder) Name(s string) Name {
	if n, ok := b.names[s]; ok {
		return n
	}
	n := Name(len(b.file.Names))
	b.file.Names = append(b.file.Names, s)
	b.names[s] = n
	return n
}

// NameBytes interns the text of s, without a copy if it is known.
func (b *FileBuilder) NameBytes(s []byte) Name {
	if n, ok := b.names[string(s)]; ok {
		return n
	}
	return b.Name(string(s))
}

// Scope appends a scope and returns its ID.
func (b *FileBuilder) Scope(s Scope) ScopeID {
	b.file.Scopes = append(b.file.Scopes, s)
	return ScopeID(len(b.file.Scopes) - 1)
}

// Func reserves the next function ID and returns a builder for it. Functions may be built while
// others are: each keeps its own instructions until Done.
func (b *FileBuilder) Func(f Func) *FuncBuilder {
	id := FuncID(len(b.file.Funcs))
	b.file.Funcs = append(b.file.Funcs, f)
	fb := &FuncBuilder{file: b, ID: id, reachable: true}
	if n := len(b.spare); n > 0 {
		s := b.spare[n-1]
		b.spare = b.spare[:n-1]
		fb.instrs, fb.roots, fb.operands, fb.undo, fb.vars = s.instrs, s.roots, s.operands, s.undo, s.vars
	} else {
		fb.vars = map[Var]Value{}
	}
	fb.instrs, fb.roots = append(fb.instrs, Instr{}), append(fb.roots, NoValue)
	return fb
}

// Var identifies a variable of a function: a local, an instance variable, or an element of a value
// that is read by a constant key and so can be tracked like a variable (Base is then its holder).
type Var struct {
	Name Name
	Base Value
}

// FuncBuilder builds one function. It keeps the current value of every variable; a branch is
// lowered by Branch, a loop by Loop, a closure by what the closure captures.
type FuncBuilder struct {
	ID        FuncID
	file      *FileBuilder
	instrs    []Instr
	roots     []Value // by value: see Root
	operands  []Operand
	params    []Param
	regions   []Region
	tries     []Try
	handler   *Handler // the innermost one that is being lowered
	arms      []Stretch
	decisions []Decision
	decided   []Decision // those of the arm that is being lowered, and of the arms around it: without an End
	vars      map[Var]Value
	undo      []change // what the open branches have overwritten
	branches  int
	unsafe    int
	reachable bool
	loops     []*loopFrame
}

type change struct {
	v   Var
	old Value // NoValue if it had none
}

// Next returns the Value that the next instruction will define.
func (b *FuncBuilder) Next() Value { return Value(len(b.instrs)) }

// Instr returns the instruction that defines v, until the next one is emitted.
func (b *FuncBuilder) Instr(v Value) *Instr { return &b.instrs[v] }

// Stated returns the type that the source states for value v, 0 if it states none. What a call of a function states is
// an argument of the type of its result, or some other one: p.cast::<u8>().
func (b *FuncBuilder) Stated(v Value) Name {
	in := &b.instrs[v]
	if in.Op == OpLoad || in.Op == OpCall && !strings.HasPrefix(b.file.file.Names[in.Name], "op.") {
		return 0
	}
	return in.Type
}

// Args returns the operands of v's instruction.
func (b *FuncBuilder) Args(v Value) []Operand {
	i := &b.instrs[v]
	return b.operands[i.Args : i.Args+i.NArgs]
}

// Emit appends an instruction with its operands and returns its value. Operands that are NoValue
// are dropped unless they keep a place (Call arguments and Store operands must not be NoValue).
func (b *FuncBuilder) Emit(i Instr, args ...Operand) Value {
	i.Args, i.NArgs = uint32(len(b.operands)), uint32(len(args))
	i.End = max(i.End, i.Pos) // its parts may stand apart: in a macro's definition and in its call
	if b.unsafe > 0 {
		i.Flags |= FlagUnsafe
	}
	b.operands = append(b.operands, args...)
	v := Value(len(b.instrs))
	root := v
	if i.Op == OpAssume {
		root = b.roots[args[0].Value]
	}
	b.instrs, b.roots = append(b.instrs, i), append(b.roots, root)
	return v
}

// Param appends a parameter and its OpParam instruction, makes it the value of the variable of its
// name, and returns the value.
func (b *FuncBuilder) Param(p Param, pos, end uint32) Value {
	p.Value = b.Emit(Instr{Op: OpParam, Aux: uint32(len(b.params)), Name: p.Name, Type: p.Type, Pos: pos, End: end})
	b.params = append(b.params, p)
	if p.Name != 0 {
		b.Write(Var{Name: p.Name}, p.Value)
	}
	return p.Value
}

// Params returns the parameters declared so far; the caller may change them.
func (b *FuncBuilder) Params() []Param { return b.params }

// EnterUnsafe marks all instructions until LeaveUnsafe.
func (b *FuncBuilder) EnterUnsafe() { b.unsafe++ }

// LeaveUnsafe ends what EnterUnsafe began.
func (b *FuncBuilder) LeaveUnsafe() { b.unsafe-- }

// Read returns the current value of v; ok is false if it has none.
func (b *FuncBuilder) Read(v Var) (val Value, ok bool) {
	val, ok = b.vars[v]
	return val, ok && val != NoValue
}

// Write makes val the current value of v.
func (b *FuncBuilder) Write(v Var, val Value) {
	if b.branches > 0 {
		b.undo = append(b.undo, change{v, b.vars[v]})
	}
	b.vars[v] = val
}

// Forget makes v unknown: the next Read finds nothing.
func (b *FuncBuilder) Forget(v Var) {
	if b.vars[v] != NoValue {
		b.Write(v, NoValue)
	}
}

// Reachable reports whether the next instruction can be reached.
func (b *FuncBuilder) Reachable() bool { return b.reachable }

// Stop says that what follows in this arm cannot be reached: the arm takes no part in the join.
func (b *FuncBuilder) Stop() { b.reachable = false }

// state is the outcome of an arm: what it changed, and whether its end is reached.
type state struct {
	changed   []outcome   // in order of the first change
	index     map[Var]int // of changed, once there are many
	reachable bool
	result    Value
	decided   []Decision
}

// outcome is a variable with its value at the end of an arm.
type outcome struct {
	v   Var
	val Value
}

// manyChanges is the number of changed variables from which a search of them all is too slow.
const manyChanges = 16

// find returns the index of v in changed, or -1.
func (s *state) find(v Var) int {
	if s.index != nil {
		if i, ok := s.index[v]; ok {
			return i
		}
		return -1
	}
	for i := range s.changed {
		if s.changed[i].v == v {
			return i
		}
	}
	return -1
}

// value returns the value of v at the end of the arm; ok is false if the arm did not change it.
func (s *state) value(v Var) (val Value, ok bool) {
	if i := s.find(v); i >= 0 {
		return s.changed[i].val, true
	}
	return NoValue, false
}

// add notes the value of a variable that is not in changed yet.
func (s *state) add(v Var, val Value) {
	s.changed = append(s.changed, outcome{v, val})
	switch n := len(s.changed); {
	case s.index != nil:
		s.index[v] = n - 1
	case n > manyChanges:
		s.index = make(map[Var]int, 2*n)
		for i, o := range s.changed {
			s.index[o.v] = i
		}
	}
}

// arm lowers body, takes back its effects on the variables and returns them.
func (b *FuncBuilder) arm(body func() Value) state {
	mark, decided := len(b.undo), len(b.decided)
	before := b.reachable
	b.branches++
	var s state
	s.result = body()
	s.decided = b.endDecisions(decided)
	s.reachable = b.reachable
	s.record(b, mark)
	b.rollback(mark)
	b.branches--
	b.reachable = before
	return s
}

// endDecisions ends those of the decisions that were made since mark, and returns them.
func (b *FuncBuilder) endDecisions(mark int) []Decision {
	if mark == len(b.decided) {
		return nil
	}
	ended := slices.Clone(b.decided[mark:])
	for _, d := range ended {
		d.End = b.Next()
		b.decisions = append(b.decisions, d)
	}
	b.decided = b.decided[:mark]
	return ended
}

// record notes what has changed since mark.
func (s *state) record(b *FuncBuilder, mark int) {
	for _, c := range b.undo[mark:] {
		if s.find(c.v) < 0 {
			s.add(c.v, b.vars[c.v])
		}
	}
}

func (b *FuncBuilder) rollback(mark int) {
	for i := len(b.undo) - 1; i >= mark; i-- {
		c := b.undo[i]
		if c.old == NoValue {
			delete(b.vars, c.v)
		} else {
			b.vars[c.v] = c.old
		}
	}
	b.undo = b.undo[:mark]
}

// join makes the variables what they are after any of the reachable states, and returns the Phi of
// their results.
func (b *FuncBuilder) join(states []state, pos, end uint32) Value {
	var few [4]state
	live := few[:0]
	for _, s := range states {
		if s.reachable {
			live = append(live, s)
		}
	}
	if len(live) == 0 {
		b.reachable = false
		return NoValue
	}
	if len(live) == 1 { // what it has decided is so from here on
		for _, d := range live[0].decided {
			d.Start = b.Next()
			b.decided = append(b.decided, d)
		}
	}
	values := make([]Value, len(live))
	for k := range live {
	variables:
		for _, o := range live[k].changed {
			v := o.v
			for i := range live {
				val, ok := live[i].value(v)
				switch {
				case !ok:
					val = b.vars[v]
				case i < k: // done with that state
					continue variables
				}
				values[i] = val
			}
			if val := b.merge(v, values, pos, end); val != b.vars[v] {
				b.Write(v, val)
			}
		}
	}
	results := make([]Value, 0, len(live))
	for _, s := range live {
		if s.result != NoValue {
			results = append(results, s.result)
		}
	}
	return b.phi(results, pos, end)
}

// merge returns the value of v where arms in which it has these values join. A variable that one
// arm leaves without a value is unknown after the join if it stands for an element (it can be read
// again), and has the values of the other arms if it is a real variable.
func (b *FuncBuilder) merge(v Var, values []Value, pos, end uint32) Value {
	var few [8]Value
	known := few[:0]
	for _, val := range values {
		if val != NoValue {
			known = append(known, val)
		} else if v.Base != NoValue {
			return NoValue
		}
	}
	if len(known) == 0 {
		return NoValue
	}
	// Assumptions that all arms made of the same value end with the arms.
	if base, ok := b.unassumed(v.Base, known); ok {
		return base
	}
	return b.phi(known, pos, end)
}

// unassumed returns the value that all of values are, apart from what is assumed of it. A single
// value keeps its assumptions: it comes from the only arm that goes on. A variable that stands for its holder
// itself, as what is assumed of self does, stays that value.
func (b *FuncBuilder) unassumed(holder Value, values []Value) (Value, bool) {
	if len(values) == 1 {
		return values[0], true
	}
	same := values[0]
	for _, v := range values[1:] {
		if v != same {
			same = NoValue
			break
		}
	}
	if same != NoValue {
		return same, true
	}
	root := b.Root(values[0])
	for _, v := range values[1:] {
		if b.Root(v) != root {
			return NoValue, false
		}
	}
	// The longest chain of assumptions that all share: those made before the branch.
	for v := values[0]; ; v = b.operands[b.instrs[v].Args].Value {
		shared := true
		for _, w := range values[1:] {
			if !b.assumes(w, v) {
				shared = false
				break
			}
		}
		if shared {
			return v, root == holder || b.plain(values, v)
		}
		if v == root {
			return root, true
		}
	}
}

// plain reports whether nothing is assumed of base but that one condition holds, or does not: then the arms
// tell nothing together.
func (b *FuncBuilder) plain(values []Value, base Value) bool {
	if slices.Contains(values, base) {
		return true
	}
	cond := NoValue
	for _, v := range values {
		args := b.Args(v)
		if args[0].Value != base || cond != NoValue && args[1].Value != cond {
			return false
		}
		cond = args[1].Value
	}
	return true
}

// assumes reports whether v is base or an assumption about it.
func (b *FuncBuilder) assumes(v, base Value) bool {
	for v != base {
		if b.instrs[v].Op != OpAssume {
			return false
		}
		v = b.operands[b.instrs[v].Args].Value
	}
	return true
}

// Root returns v without the assumptions made of it.
func (b *FuncBuilder) Root(v Value) Value {
	return b.roots[v]
}

// phi returns a Phi of the distinct values, or the value itself if there is one only.
func (b *FuncBuilder) phi(values []Value, pos, end uint32) Value {
	var few [8]Operand
	args := few[:0]
next:
	for _, v := range values {
		for _, a := range args {
			if a.Value == v {
				continue next
			}
		}
		args = append(args, Operand{Value: v})
	}
	switch len(args) {
	case 0:
		return NoValue
	case 1:
		return args[0].Value
	}
	// A variable and the result of a branch often merge the same values.
	if last := Value(len(b.instrs) - 1); b.instrs[last].Op == OpPhi && slices.Equal(b.Args(last), args) {
		return last
	}
	return b.Emit(Instr{Op: OpPhi, Pos: pos, End: end}, args...)
}

// Branch lowers arms of which exactly one runs, and joins them. It returns the Phi of their
// results (an arm returns NoValue if it has none).
func (b *FuncBuilder) Branch(pos, end uint32, arms ...func() Value) Value {
	states := make([]state, len(arms))
	starts := make([]Value, len(arms)+1)
	at := make([]int, len(arms))
	for i, arm := range arms {
		starts[i] = b.Next()
		at[i] = len(b.regions)
		states[i] = b.arm(arm)
	}
	starts[len(arms)] = b.Next()
	b.stretches(starts, states)
	// One region for each cut between an arm and those after it, outermost first.
	for i := range len(arms) - 1 {
		r := Region{Start: starts[i], Mid: starts[i+1], End: starts[len(arms)], Left: !states[i].reachable}
		r.RestLeft = !slices.ContainsFunc(states[i+1:], func(s state) bool { return s.reachable })
		if r.Start < r.Mid && r.Mid < r.End {
			b.insertRegion(r)
		}
	}
	return b.join(states, pos, end)
}

// stretches notes the arms that begin at starts, of which exactly one runs. What follows them comes after
// all of an arm that is the only one which is not left otherwise.
func (b *FuncBuilder) stretches(starts []Value, states []state) {
	ends := 0
	for i := range states {
		if states[i].reachable {
			ends++
		}
	}
	for i := range states {
		if s := (Stretch{Start: starts[i], End: starts[i+1]}); s.Start < s.End {
			if ends == 1 && states[i].reachable {
				s.Sure = starts[len(states)]
			}
			b.arms = append(b.arms, s)
		}
	}
}

// Certain reports whether value v has been computed wherever the builder is now: in no arm that has ended.
func (b *FuncBuilder) Certain(v Value) bool {
	return !slices.ContainsFunc(b.arms, func(s Stretch) bool { return s.Start <= v && v < s.End && s.Sure == NoValue })
}

// insertRegion keeps regions sorted by Start, an outer one before what it contains.
func (b *FuncBuilder) insertRegion(r Region) {
	i := len(b.regions)
	for i > 0 && (b.regions[i-1].Start > r.Start || b.regions[i-1].Start == r.Start && b.regions[i-1].End < r.End) {
		i--
	}
	b.regions = append(b.regions, Region{})
	copy(b.regions[i+1:], b.regions[i:])
	b.regions[i] = r
}

// Assume makes each of vars, in the current arm, its value under the assumption that cond is
// polarity.
func (b *FuncBuilder) Assume(vars []Var, cond Value, polarity bool, pos, end uint32) {
	var aux uint32
	if polarity {
		aux = 1
	}
	if cond != NoValue {
		b.decided = append(b.decided, Decision{Cond: cond, Start: b.Next(), Holds: polarity})
	}
	b.assume(vars, cond, aux, pos, end)
}

// Returned makes each of vars its value under the assumption that call has come back.
func (b *FuncBuilder) Returned(vars []Var, call Value, pos, end uint32) {
	b.assume(vars, call, AssumeReturned, pos, end)
}

func (b *FuncBuilder) assume(vars []Var, cond Value, aux, pos, end uint32) {
	first := b.Next()
	for _, v := range vars {
		if val, ok := b.Read(v); ok {
			if a := b.assumption(first, val); a != NoValue { // several variables hold one value
				b.Write(v, a)
				continue
			}
			b.Write(v, b.Emit(Instr{Op: OpAssume, Aux: aux, Type: b.Stated(val), Pos: pos, End: end}, Operand{Value: val}, Operand{Value: cond}))
		}
	}
}

// assumption returns the assumption about val among the instructions from first on, or NoValue.
func (b *FuncBuilder) assumption(first, val Value) Value {
	for a := first; a < b.Next(); a++ {
		if b.operands[b.instrs[a].Args].Value == val {
			return a
		}
	}
	return NoValue
}

// loopFrame is an open loop: what its breaks and nexts left behind.
type loopFrame struct {
	label  Name
	block  bool // a labelled block, not a loop: only its label finds it
	pass   bool // the part of a loop's body that Continue(0) ends
	mark   int  // of undo, at the loop's head
	breaks []state
	nexts  []state
}

// Loop lowers a loop. assigned are the variables that its body may write; each gets a Phi at the
// head. body runs zero or more times (at least once if atLeastOnce); it must lower the condition
// too and may call Break and Continue. The result is the Phi of what breaks carry.
func (b *FuncBuilder) Loop(label Name, assigned []Var, atLeastOnce bool, pos, end uint32, body func()) Value {
	return b.loop(&loopFrame{label: label}, assigned, atLeastOnce, pos, end, body)
}

// Retry lowers body, which runs once unless a Continue of that label, which must not be 0, begins it anew. It
// returns body's result.
func (b *FuncBuilder) Retry(label Name, assigned []Var, pos, end uint32, body func() Value) Value {
	return b.loop(&loopFrame{label: label, block: true}, assigned, true, pos, end, func() { b.Break(label, body()) })
}

func (b *FuncBuilder) loop(frame *loopFrame, assigned []Var, atLeastOnce bool, pos, end uint32, body func()) Value {
	start := b.Next()
	type head struct {
		v   Var
		phi Value
	}
	heads := make([]head, 0, len(assigned))
	for _, v := range assigned {
		val, ok := b.Read(v)
		if !ok {
			continue
		}
		// Two operands: the value at the entry, and the one at the end of the body, patched below.
		phi := b.Emit(Instr{Op: OpPhi, Type: b.Stated(val), Pos: pos, End: end}, Operand{Value: val}, Operand{Value: val})
		b.Write(v, phi)
		heads = append(heads, head{v, phi})
	}
	frame.mark = len(b.undo)
	b.loops = append(b.loops, frame)
	once := b.arm(func() Value {
		body()
		return NoValue
	})
	b.loops = b.loops[:len(b.loops)-1]
	// What reaches the head again: the end of the body, and every next.
	again := append([]state{once}, frame.nexts...)
	for _, h := range heads {
		var values []Value
		for _, s := range again {
			if !s.reachable {
				continue
			}
			if val, ok := s.value(h.v); ok && val != NoValue {
				values = append(values, val)
			}
		}
		if back := b.phi(values, pos, end); back != NoValue {
			b.operands[b.instrs[h.phi].Args+1].Value = back
		}
	}
	b.insertRegion(Region{Start: start, End: b.Next(), Loop: true})
	b.arms = append(b.arms, Stretch{Start: start, End: b.Next()})
	// What leaves the loop: the head (unless the body must run first), the body's end, every break.
	exits := frame.breaks
	if atLeastOnce {
		exits = append([]state{once}, exits...)
	} else {
		exits = append([]state{{reachable: b.reachable}, once}, exits...)
	}
	return b.join(exits, pos, end)
}

// Block lowers a block that Break can leave by its label, which must not be 0. It returns the Phi
// of the block's own result and of what breaks carry.
func (b *FuncBuilder) Block(label Name, pos, end uint32, body func() Value) Value {
	frame := &loopFrame{label: label, block: true, mark: len(b.undo)}
	b.loops = append(b.loops, frame)
	start := b.Next()
	whole := b.arm(body)
	b.loops = b.loops[:len(b.loops)-1]
	b.arms = append(b.arms, Stretch{Start: start, End: b.Next()})
	return b.join(append([]state{whole}, frame.breaks...), pos, end)
}

// Pass lowers the part of a loop's body that Continue(0) ends without ending the pass: what follows it
// in the body still runs, as the condition after a body does.
func (b *FuncBuilder) Pass(pos, end uint32, body func()) {
	frame := &loopFrame{block: true, pass: true, mark: len(b.undo)}
	b.loops = append(b.loops, frame)
	start := b.Next()
	whole := b.arm(func() Value {
		body()
		return NoValue
	})
	b.loops = b.loops[:len(b.loops)-1]
	b.arms = append(b.arms, Stretch{Start: start, End: b.Next()})
	b.join(append([]state{whole}, frame.nexts...), pos, end)
}

// frame returns the innermost loop with that label, or the innermost loop for label 0.
func (b *FuncBuilder) frame(label Name) *loopFrame {
	for i := len(b.loops) - 1; i >= 0; i-- {
		if f := b.loops[i]; label == 0 && !f.block || label != 0 && f.label == label {
			return f
		}
	}
	return nil
}

// Break leaves the loop of that label (0: the innermost) with a value. It reports false if there
// is no such loop in this function.
func (b *FuncBuilder) Break(label Name, result Value) bool {
	f := b.frame(label)
	if f == nil {
		return false
	}
	f.breaks = append(f.breaks, b.snapshot(f, result))
	b.Stop()
	return true
}

// Continue begins the next pass of the loop of that label (0: the innermost). It reports false if
// there is no such loop in this function.
func (b *FuncBuilder) Continue(label Name) bool {
	f := b.frame(label)
	if f == nil {
		return false
	}
	for i := len(b.loops) - 1; label == 0 && b.loops[i] != f; i-- {
		if b.loops[i].pass {
			f = b.loops[i]
			break
		}
	}
	f.nexts = append(f.nexts, b.snapshot(f, NoValue))
	b.Stop()
	return true
}

// snapshot records what has changed since the loop's head.
func (b *FuncBuilder) snapshot(f *loopFrame, result Value) state {
	s := state{reachable: b.reachable, result: result}
	s.record(b, f.mark)
	return s
}

// history is what variables have been over a stretch of code, in order of the first change: their
// value before it, and each one that they got.
type history []past

type past struct {
	v      Var
	values []Value
}

// history returns what the variables that have changed since mark were. What a variable was only
// inside an arm of a branch is not among it.
func (b *FuncBuilder) history(mark int) history {
	var h history
	index := map[Var]int{}
	for _, c := range b.undo[mark:] {
		i, ok := index[c.v]
		if !ok {
			i = len(h)
			index[c.v] = i
			h = append(h, past{v: c.v})
		}
		h[i].values = append(h[i].values, c.old)
	}
	for i := range h {
		h[i].values = append(h[i].values, b.vars[h[i].v])
	}
	return h
}

// Try lowers body, which can be left at any point, into the handlers, each of which can be entered
// from there. after runs at the end of a body that was not left. All ends join.
func (b *FuncBuilder) Try(pos, end uint32, body, after func() Value, handlers ...func() Value) Value {
	var left history
	try := Try{Start: b.Next(), Handlers: make([]Handler, len(handlers))}
	starts := append(make([]Value, 0, len(handlers)+2), b.Next())
	whole := b.arm(func() Value {
		mark := len(b.undo)
		v := body()
		left = b.history(mark)
		try.End = b.Next()
		if after != nil && b.reachable {
			v = after()
		}
		return v
	})
	states := []state{whole}
	outer := b.handler
	for i, h := range handlers {
		b.handler = &try.Handlers[i]
		b.handler.Start = b.Next()
		starts = append(starts, b.Next())
		states = append(states, b.arm(func() Value {
			for _, p := range left {
				b.Write(p.v, b.merge(p.v, p.values, pos, end))
			}
			return h()
		}))
		try.Handlers[i].End = b.Next()
	}
	b.handler = outer
	b.tries = append(b.tries, try)
	b.stretches(append(starts, b.Next()), states)
	return b.join(states, pos, end)
}

// Finally lowers body, and last, which runs on every way out of it: at its beginning a variable can be all that it has
// been in body, and what goes on behind it is what body has left, and what last has changed.
func (b *FuncBuilder) Finally(pos, end uint32, body func() Value, last func()) Value {
	mark := len(b.undo)
	b.branches++
	v := body()
	b.branches--
	left := b.history(mark)
	if b.branches == 0 {
		b.undo = b.undo[:mark]
	}
	entered := make([]Value, len(left))
	for i, p := range left {
		entered[i] = b.merge(p.v, p.values, pos, end)
		b.Write(p.v, entered[i])
	}
	last()
	for i, p := range left {
		val, _ := b.Read(p.v)
		if val == entered[i] || p.v.Base != NoValue && val != NoValue && (b.instrs[val].Op == OpLoad || b.instrs[val].Flags&FlagVariableLike != 0) {
			b.Write(p.v, p.values[len(p.values)-1]) // it has not changed, it was only read
		}
	}
	return v
}

// Catch says which exceptions the handler catches that is being lowered; see Handler.
func (b *FuncBuilder) Catch(classes []Value, open bool) {
	b.handler.Classes, b.handler.Open = classes, open
}

// Done puts the function into the file. f carries what the builder does not know; its Start, Len,
// Params and Regions are filled in. The builder must not be used after it.
func (b *FuncBuilder) Done(f Func) {
	file := b.file.file
	base := uint32(len(file.Operands))
	f.Start, f.Len = uint32(len(file.Instrs)), uint32(len(b.instrs))
	for i := range b.instrs {
		b.instrs[i].Args += base
	}
	b.endDecisions(0)
	f.Params, f.Regions, f.Tries, f.Stretches, f.Decisions = b.params, b.regions, b.tries, b.arms, b.decisions
	file.Instrs = append(file.Instrs, b.instrs...)
	file.Operands = append(file.Operands, b.operands...)
	file.Funcs[b.ID] = f
	if len(b.vars) <= maxSpareVars {
		clear(b.vars)
		b.file.spare = append(b.file.spare, buffers{b.instrs[:0], b.roots[:0], b.operands[:0], b.undo[:0], b.vars})
	}
	b.instrs, b.roots, b.operands, b.undo, b.vars = nil, nil, nil, nil, nil
}
