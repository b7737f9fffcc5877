package ir_test

import (
	"slices"
	"strings"
	"testing"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// lowering is a function under construction whose variables are texts and hold constants.
type lowering struct {
	t    *testing.T
	file *ir.FileBuilder
	*ir.FuncBuilder
}

func lower(t *testing.T) *lowering {
	t.Helper()
	file := ir.NewFileBuilder(source.NewFile("a.rb", source.Ruby, nil))
	file.Scope(ir.Scope{Body: 0})
	return &lowering{t, file, file.Func(ir.Func{})}
}

func (l *lowering) variable(name string) ir.Var { return ir.Var{Name: l.file.Name(name)} }

// constant emits a constant.
func (l *lowering) constant(text string) ir.Value {
	return l.Emit(ir.Instr{Op: ir.OpConst, Aux: ir.ConstString, Name: l.file.Name(text)})
}

// set writes a constant into a variable.
func (l *lowering) set(name, text string) ir.Value {
	v := l.constant(text)
	l.Write(l.variable(name), v)
	return v
}

// arm returns an arm that writes a constant into a variable and has no result.
func (l *lowering) arm(name, text string) func() ir.Value {
	return func() ir.Value {
		l.set(name, text)
		return ir.NoValue
	}
}

// stop returns an arm that does not reach its end.
func (l *lowering) stop(name, text string) func() ir.Value {
	return func() ir.Value {
		l.set(name, text)
		l.Stop()
		return ir.NoValue
	}
}

func nothing() ir.Value { return ir.NoValue }

// constants returns the constants that a value can be, sorted, "-" for none.
func (l *lowering) constants(v ir.Value) string {
	var texts []string
	seen := map[ir.Value]bool{}
	var walk func(ir.Value)
	walk = func(v ir.Value) {
		if v == ir.NoValue || seen[v] {
			return
		}
		seen[v] = true
		switch in := l.Instr(v); in.Op {
		case ir.OpConst:
			texts = append(texts, l.file.File().Names[in.Name])
		case ir.OpAssume, ir.OpCopy:
			walk(l.Args(v)[0].Value)
		case ir.OpPhi:
			for _, a := range l.Args(v) {
				walk(a.Value)
			}
		}
	}
	walk(v)
	if texts == nil {
		return "-"
	}
	slices.Sort(texts)
	return strings.Join(texts, " ")
}

// is checks which constants a variable can hold now.
func (l *lowering) is(when, name, want string) {
	l.t.Helper()
	v, _ := l.Read(l.variable(name))
	if got := l.constants(v); got != want {
		l.t.Errorf("%s: %s is %s, want %s", when, name, got, want)
	}
}

// done ends the function and checks the file.
func (l *lowering) done() *ir.Func {
	l.t.Helper()
	l.Emit(ir.Instr{Op: ir.OpReturn})
	l.Done(ir.Func{Kind: ir.KindBody, Parent: ir.NoFunc})
	file := l.file.File()
	if err := ir.Check(file); err != nil {
		var text strings.Builder
		ir.Print(&text, file)
		l.t.Errorf("%v\n%s", err, text.String())
	}
	return &file.Funcs[0]
}

func TestBranchJoins(t *testing.T) {
	tests := []struct {
		name string
		arms func(l *lowering) []func() ir.Value
		want string
	}{
		{"one arm writes", func(l *lowering) []func() ir.Value { return []func() ir.Value{l.arm("x", "a"), nothing} }, "a old"},
		{"both arms write", func(l *lowering) []func() ir.Value { return []func() ir.Value{l.arm("x", "a"), l.arm("x", "b")} }, "a b"},
		{"no arm writes", func(l *lowering) []func() ir.Value { return []func() ir.Value{nothing, nothing} }, "old"},
		{"an arm that does not go on", func(l *lowering) []func() ir.Value { return []func() ir.Value{l.stop("x", "a"), l.arm("x", "b")} }, "b"},
		{"three arms", func(l *lowering) []func() ir.Value {
			return []func() ir.Value{l.arm("x", "a"), l.stop("x", "b"), l.arm("x", "c")}
		}, "a c"},
		{"a branch in an arm", func(l *lowering) []func() ir.Value {
			return []func() ir.Value{func() ir.Value { return l.Branch(0, 0, l.arm("x", "a"), l.stop("x", "b")) }, nothing}
		}, "a old"},
		{"an arm in which no arm goes on", func(l *lowering) []func() ir.Value {
			return []func() ir.Value{func() ir.Value { return l.Branch(0, 0, l.stop("x", "a"), l.stop("x", "b")) }, nothing}
		}, "old"},
	}
	for _, test := range tests {
		l := lower(t)
		l.set("x", "old")
		l.Branch(0, 0, test.arms(l)...)
		l.is(test.name, "x", test.want)
		if !l.Reachable() {
			t.Errorf("%s: what follows is not reachable", test.name)
		}
		l.done()
	}
}

func TestBranchThatNeverGoesOn(t *testing.T) {
	l := lower(t)
	l.set("x", "old")
	l.Branch(0, 0, l.stop("x", "a"), l.stop("x", "b"))
	if l.Reachable() {
		t.Error("what follows arms that all end is reachable")
	}
	l.done()
}

func TestBranchResult(t *testing.T) {
	l := lower(t)
	constant := func(text string) func() ir.Value { return func() ir.Value { return l.constant(text) } }
	if got := l.constants(l.Branch(0, 0, constant("a"), constant("b"), nothing)); got != "a b" {
		t.Errorf("the result is %s, want a b", got)
	}
	ended := func() ir.Value {
		l.Stop()
		return l.constant("c")
	}
	if got := l.constants(l.Branch(0, 0, constant("a"), ended)); got != "a" {
		t.Errorf("the result is %s, want that of the arm that goes on", got)
	}
	l.done()
}

// TestBranchManyVariables changes more variables in an arm than are searched one after the other.
func TestBranchManyVariables(t *testing.T) {
	l := lower(t)
	names := strings.Split("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "")
	for _, n := range names {
		l.set(n, "old")
	}
	writeAll := func(text string) func() ir.Value {
		return func() ir.Value {
			for _, n := range names {
				l.set(n, "lost")
				l.set(n, text+n)
			}
			return ir.NoValue
		}
	}
	l.Branch(0, 0, writeAll("1"), writeAll("2"), l.arm("Z", "3Z"))
	for _, n := range names[:len(names)-1] {
		l.is("after the branch", n, "1"+n+" 2"+n+" old")
	}
	l.is("after the branch", "Z", "1Z 2Z 3Z")
	l.done()
}

// TestBranchUnknown: a variable without a value in one arm has that of the others; an element, which
// can be read again, is not known then.
func TestBranchUnknown(t *testing.T) {
	l := lower(t)
	l.Branch(0, 0, l.arm("x", "a"), nothing)
	l.is("a variable first written in an arm", "x", "a")
	holder := l.constant("holder")
	element := ir.Var{Name: l.file.Name("key"), Base: holder}
	l.Branch(0, 0, func() ir.Value {
		l.Write(element, l.constant("a"))
		return ir.NoValue
	}, nothing)
	if v, ok := l.Read(element); ok {
		t.Errorf("an element written in one arm is %s, want unknown", l.constants(v))
	}
	l.Write(element, l.constant("b"))
	l.Branch(0, 0, func() ir.Value {
		l.Forget(element)
		return ir.NoValue
	}, nothing)
	if v, ok := l.Read(element); ok {
		t.Errorf("an element forgotten in one arm is %s, want unknown", l.constants(v))
	}
	l.done()
}

// TestAssume: in an arm a variable is its value under the arm's assumption, after the join it is the
// value again; after an arm that was the only one to go on the assumption stays.
func TestAssume(t *testing.T) {
	l := lower(t)
	x := l.variable("x")
	value, cond := l.set("x", "a"), l.constant("cond")
	assume := func(polarity bool, then func()) func() ir.Value {
		return func() ir.Value {
			l.Assume([]ir.Var{x}, cond, polarity, 0, 0)
			v, _ := l.Read(x)
			if in := l.Instr(v); in.Op != ir.OpAssume || (in.Aux == 1) != polarity || l.Root(v) != value {
				t.Errorf("in the arm for %v the variable is %v", polarity, in.Op)
			}
			then()
			return ir.NoValue
		}
	}
	l.Branch(0, 0, assume(true, func() {}), assume(false, func() {}))
	if v, _ := l.Read(x); v != value {
		t.Errorf("after the join the variable is %v", l.Instr(v).Op)
	}
	l.Branch(0, 0, assume(true, func() {}), assume(false, l.Stop))
	if v, _ := l.Read(x); l.Instr(v).Op != ir.OpAssume || l.Instr(v).Aux != 1 {
		t.Error("what the only arm that goes on assumes is lost")
	}
	l.done()
}

// TestAssumeOnce: variables that hold one value share the assumption about it.
func TestAssumeOnce(t *testing.T) {
	l := lower(t)
	x, y := l.variable("x"), l.variable("y")
	v, cond := l.set("x", "a"), l.constant("cond")
	l.Write(y, v)
	l.Branch(0, 0, func() ir.Value {
		l.Assume([]ir.Var{x, y}, cond, true, 0, 0)
		a, _ := l.Read(x)
		b, _ := l.Read(y)
		if a != b || a == v {
			t.Error("two variables of one value have two assumptions")
		}
		return ir.NoValue
	}, nothing)
	l.done()
}

func TestLoop(t *testing.T) {
	tests := []struct {
		name        string
		atLeastOnce bool
		body        func(l *lowering)
		inside      string // what x can be at the loop's head
		after       string
	}{
		{"zero or more passes", false, func(l *lowering) { l.set("x", "a") }, "a old", "a old"},
		{"one or more passes", true, func(l *lowering) { l.set("x", "a") }, "a old", "a"},
		{"a break before the write", true, func(l *lowering) {
			l.Branch(0, 0, func() ir.Value { l.Break(0, ir.NoValue); return ir.NoValue }, nothing)
			l.set("x", "a")
		}, "a old", "a old"},
		{"a break after a write", true, func(l *lowering) {
			l.set("x", "a")
			l.Branch(0, 0, func() ir.Value { l.set("x", "b"); l.Break(0, ir.NoValue); return ir.NoValue }, nothing)
		}, "a old", "a b"},
		{"a next with a value of its own", false, func(l *lowering) {
			l.Branch(0, 0, func() ir.Value { l.set("x", "b"); l.Continue(0); return ir.NoValue }, nothing)
			l.set("x", "a")
		}, "a b old", "a b old"},
		{"a body that always leaves", false, func(l *lowering) {
			l.set("x", "a")
			l.Break(0, ir.NoValue)
		}, "old", "a old"},
		{"a body that never ends", false, func(l *lowering) {
			l.set("x", "a")
			l.Stop()
		}, "old", "old"},
	}
	for _, test := range tests {
		l := lower(t)
		l.set("x", "old")
		var head ir.Value
		l.Loop(0, []ir.Var{l.variable("x")}, test.atLeastOnce, 0, 0, func() {
			head, _ = l.Read(l.variable("x"))
			test.body(l)
		})
		if got := l.constants(head); got != test.inside {
			t.Errorf("%s: at the head x is %s, want %s", test.name, got, test.inside)
		}
		l.is(test.name, "x", test.after)
		l.done()
	}
}

func TestLoopResultAndLabels(t *testing.T) {
	l := lower(t)
	outer, inner := l.file.Name("outer"), l.file.Name("inner")
	l.set("x", "old")
	result := l.Loop(outer, nil, false, 0, 0, func() {
		l.Loop(inner, nil, false, 0, 0, func() {
			l.Branch(0, 0,
				func() ir.Value { l.Break(outer, l.constant("far")); return ir.NoValue },
				func() ir.Value { l.Break(inner, l.constant("near")); return ir.NoValue },
				func() ir.Value { l.Break(0, l.constant("nearest")); return ir.NoValue },
				func() ir.Value { l.Continue(outer); return ir.NoValue },
			)
		})
		if l.Break(l.file.Name("nowhere"), ir.NoValue) || l.Continue(l.file.Name("nowhere")) {
			t.Error("a label that is not there is found")
		}
	})
	if got := l.constants(result); got != "far" {
		t.Errorf("the outer loop's result is %s, want far", got)
	}
	if l.Break(0, ir.NoValue) || l.Continue(0) {
		t.Error("there is a loop outside of all loops")
	}
	l.done()
}

// TestBlock: only its label leaves a labelled block; it is no loop.
func TestBlock(t *testing.T) {
	l := lower(t)
	label := l.file.Name("here")
	l.set("x", "old")
	result := l.Block(label, 0, 0, func() ir.Value {
		if l.Break(0, ir.NoValue) || l.Continue(0) {
			t.Error("a labelled block is taken for a loop")
		}
		l.Branch(0, 0, func() ir.Value {
			l.set("x", "a")
			l.Break(label, l.constant("left"))
			return ir.NoValue
		}, nothing)
		l.set("x", "b")
		return l.constant("end")
	})
	if got := l.constants(result); got != "end left" {
		t.Errorf("the result is %s, want end left", got)
	}
	l.is("after the block", "x", "a b")
	l.done()
}

func TestTry(t *testing.T) {
	l := lower(t)
	l.set("x", "old")
	body := func() ir.Value {
		l.set("x", "first")
		l.set("x", "second")
		return l.constant("body")
	}
	after := func() ir.Value {
		l.is("after the body", "x", "second")
		l.set("x", "after")
		return l.constant("else")
	}
	handler := func() ir.Value {
		l.is("in the handler", "x", "first old second")
		l.set("y", "seen")
		return l.constant("handled")
	}
	result := l.Try(0, 0, body, after, handler, l.stop("x", "raised"))
	if got := l.constants(result); got != "else handled" {
		t.Errorf("the result is %s, want else handled", got)
	}
	l.is("after all", "x", "after first old second")
	l.is("after all", "y", "seen")
	l.done()
}

// TestTryLeft: nothing runs after a body that is left; the handler's end is all that goes on.
func TestTryLeft(t *testing.T) {
	l := lower(t)
	l.set("x", "old")
	result := l.Try(0, 0, func() ir.Value {
		l.set("x", "a")
		l.Stop()
		return l.constant("body")
	}, func() ir.Value {
		t.Error("what follows the body runs though it was left")
		return ir.NoValue
	}, func() ir.Value { return l.constant("handled") })
	if got := l.constants(result); got != "handled" || !l.Reachable() {
		t.Errorf("the result is %s, want handled", got)
	}
	l.is("after all", "x", "a old")
	l.done()
}

// TestUnsafe: everything that is emitted between EnterUnsafe and LeaveUnsafe is marked.
func TestUnsafe(t *testing.T) {
	l := lower(t)
	before := l.constant("a")
	l.EnterUnsafe()
	l.EnterUnsafe()
	l.LeaveUnsafe()
	inside := l.constant("b")
	l.LeaveUnsafe()
	after := l.constant("c")
	for v, want := range map[ir.Value]bool{before: false, inside: true, after: false} {
		if got := l.Instr(v).Flags&ir.FlagUnsafe != 0; got != want {
			t.Errorf("value %d: unsafe is %v, want %v", v, got, want)
		}
	}
	l.done()
}

// TestRegions: what Branch and Loop leave behind says which values exclude each other.
func TestRegions(t *testing.T) {
	l := lower(t)
	var v [8]ir.Value
	v[0] = l.constant("before")
	l.Loop(0, nil, false, 0, 0, func() {
		v[1] = l.constant("in the loop")
		l.Branch(0, 0,
			func() ir.Value { v[2] = l.constant("arm 1"); return ir.NoValue },
			func() ir.Value { v[3] = l.constant("arm 2"); return ir.NoValue },
			func() ir.Value { v[4] = l.constant("arm 3"); return ir.NoValue },
		)
	})
	l.Branch(0, 0,
		func() ir.Value { v[5] = l.constant("arm 1"); return ir.NoValue },
		func() ir.Value { v[6] = l.constant("arm 2"); return ir.NoValue },
	)
	v[7] = l.constant("after")
	fn := l.done()
	// In a loop everything can follow everything, also what another pass computed.
	for _, a := range v[1:5] {
		for _, b := range v[1:5] {
			if !fn.Reaches(a, b) {
				t.Errorf("in the loop %d does not reach %d", a, b)
			}
		}
	}
	for i, a := range v {
		if i < 7 && !fn.Reaches(a, v[7]) {
			t.Errorf("value %d does not reach the end", i)
		}
		if i > 0 && fn.Reaches(a, v[0]) {
			t.Errorf("value %d reaches the beginning", i)
		}
	}
	for _, pair := range [][2]int{{5, 6}, {6, 5}, {5, 1}, {6, 4}} {
		if fn.Reaches(v[pair[0]], v[pair[1]]) {
			t.Errorf("value %d reaches value %d", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]int{{0, 1}, {1, 5}, {4, 6}, {0, 6}} {
		if !fn.Reaches(v[pair[0]], v[pair[1]]) {
			t.Errorf("value %d does not reach value %d", pair[0], pair[1])
		}
	}
}

// TestReaches takes regions as they are.
func TestReaches(t *testing.T) {
	branch := func(start, mid, end ir.Value) ir.Region { return ir.Region{Start: start, Mid: mid, End: end} }
	loop := func(start, end ir.Value) ir.Region { return ir.Region{Start: start, End: end, Loop: true} }
	tests := []struct {
		name    string
		regions []ir.Region
		v, u    ir.Value
		want    bool
	}{
		{"later", nil, 1, 2, true},
		{"earlier", nil, 2, 1, false},
		{"itself", nil, 2, 2, false},
		{"itself in a loop", []ir.Region{loop(1, 5)}, 2, 2, true},
		{"earlier in a loop", []ir.Region{loop(1, 5)}, 4, 1, true},
		{"past the end of a loop", []ir.Region{loop(1, 5)}, 5, 1, false},
		{"before a loop", []ir.Region{loop(2, 5)}, 3, 1, false},
		{"from one arm to the other", []ir.Region{branch(1, 3, 5)}, 2, 3, false},
		{"within an arm", []ir.Region{branch(1, 3, 5)}, 1, 2, true},
		{"within the other arm", []ir.Region{branch(1, 3, 5)}, 3, 4, true},
		{"from an arm to what follows", []ir.Region{branch(1, 3, 5)}, 2, 5, true},
		{"between arms in a loop", []ir.Region{loop(1, 9), branch(2, 4, 6)}, 2, 5, true},
		{"between arms around a loop", []ir.Region{branch(1, 5, 9), loop(2, 4)}, 3, 6, false},
		{"in a loop in an arm", []ir.Region{branch(1, 5, 9), loop(2, 4)}, 3, 2, true},
		{"from the first of three arms to the last", []ir.Region{branch(1, 3, 7), branch(3, 5, 7)}, 2, 6, false},
		{"from the second of three arms to the last", []ir.Region{branch(1, 3, 7), branch(3, 5, 7)}, 4, 6, false},
	}
	for _, test := range tests {
		fn := &ir.Func{Regions: test.regions}
		if got := fn.Reaches(test.v, test.u); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
