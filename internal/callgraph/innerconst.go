package callgraph

import (
	"slices"

	"rubicon/internal/ir"
)

// This file tells the constants and statics of Rust apart that functions have for themselves: fn a() { static RE: .. } and
// fn b() { static RE: .. }. Their stores stand in the body of the scope around, as those of items do, and are told by where they
// are written.

// innerName is a name in the body of a function.
type innerName struct {
	fn   ir.FuncID
	name ir.Name
}

// innerConsts are the constants that stand in functions.
type innerConsts struct {
	at     map[innerName]Site
	stores map[Site]bool     // the same, by what defines them
	inFile map[uint32]bool   // whether a file has some
	spans  map[uint32][]span // of a file with constants: its functions
}

// span is where a function stands in its file, and which other one it stands in, by its place in the list; -1 for none.
type span struct {
	fn         ir.FuncID
	start, end uint32
	outer      int
}

func newInnerConsts() innerConsts {
	return innerConsts{at: map[innerName]Site{}, stores: map[Site]bool{}, inFile: map[uint32]bool{}, spans: map[uint32][]span{}}
}

// spansOf returns the functions of a file with the place of the one around each, in the order of where they begin.
func (c *crates) spansOf(file uint32) []span {
	if spans, ok := c.inner.spans[file]; ok {
		return spans
	}
	f := c.g.Prog.Files[file]
	var spans []span
	for i := range f.Funcs {
		if fn := &f.Funcs[i]; (fn.Kind == ir.KindFn || fn.Kind == ir.KindMethod) && fn.Flags&ir.FuncDecl == 0 {
			spans = append(spans, span{fn: c.g.Prog.ID(file, ir.FuncID(i)), start: fn.Pos, end: fn.End, outer: -1})
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int { return int(a.start) - int(b.start) })
	for i := 1; i < len(spans); i++ {
		o := i - 1
		for o >= 0 && spans[o].end < spans[i].end {
			o = spans[o].outer
		}
		spans[i].outer = o
	}
	c.inner.spans[file] = spans
	return spans
}

// innermost returns the place of the innermost of the functions that position pos stands in, -1 for none.
func innermost(spans []span, pos uint32) int {
	i, found := slices.BinarySearchFunc(spans, pos, func(s span, pos uint32) int { return int(s.start) - int(pos) })
	if !found {
		i--
	}
	for i >= 0 && spans[i].end <= pos {
		i = spans[i].outer
	}
	return i
}

// defineInner enters the constant that the store at s defines, if it stands in a function, and reports whether it does.
func (c *crates) defineInner(s Site, in *ir.Instr) bool {
	file := c.g.Prog.Funcs[s.Func].File
	spans := c.spansOf(file)
	i := innermost(spans, in.Pos)
	if i < 0 {
		return false
	}
	c.inner.at[innerName{spans[i].fn, in.Name}] = s
	c.inner.inFile[file], c.inner.stores[s] = true, true
	return true
}

// constantAt returns the definition of the constant or static that in, a load or store of function id, names: one of a function that
// it stands in, or what code there calls so.
func (c *crates) constantAt(id ir.FuncID, in *ir.Instr) (Site, bool) {
	if file := c.g.Prog.Funcs[id].File; c.inner.inFile[file] {
		spans := c.spansOf(file)
		for i := innermost(spans, in.Pos); i >= 0; i = spans[i].outer {
			if s, ok := c.inner.at[innerName{spans[i].fn, in.Name}]; ok {
				return s, true
			}
		}
	}
	return c.constant(c.scope(id), c.g.Prog.Text(in.Name))
}
