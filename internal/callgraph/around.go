package callgraph

import (
	"strings"

	"rubicon/internal/ir"
)

// What stands around an operand in the text that a call makes is asked of each operand in turn. So the text is put together
// once, and what stands before and behind one are parts of it.

// maxAround is how many bytes of what stands on one side of an operand are looked at where that is longer than a shape may
// be: those that are next to it.
const maxAround = 1 << 10

// around is the shape of the text that a call makes of its operands.
type around struct {
	text   string // of all operands
	starts []int  // where in text that of each operand begins, and the last one's ends
	// first is, of a call that adds to its receiver, the shape of that with what was added on the way.
	first    string
	appended bool
	places   map[ir.Value]int // of each value the first operand that it is
}

// aroundOf returns the text that the call in at s makes.
func (g *Graph) aroundOf(s Site, in *ir.Instr) *around {
	lasts := g.lasts()
	if t := g.arounds[s]; t != nil && lasts {
		return t
	}
	args := g.Prog.Args(s.Func, in)
	t := &around{starts: make([]int, len(args)+1), places: make(map[ir.Value]int, len(args))}
	shapes := shaper{g, s.Func, map[ir.Value]string{}}
	var text strings.Builder
	for i, a := range args {
		if i == 0 && a.Role == ir.RoleSelf && g.Prog.Text(in.Name) == appends {
			t.first, t.appended = shapes.appended(a.Value, s.Value, maxTrace), true
		}
		if _, met := t.places[a.Value]; !met {
			t.places[a.Value] = i
		}
		text.WriteString(shapes.shape(a.Value, maxTrace))
		t.starts[i+1] = text.Len()
	}
	t.text = text.String()
	if lasts {
		g.arounds[s] = t
	}
	return t
}

// before returns the text before value v, all of it if v is no operand.
func (t *around) before(v ir.Value) string {
	i, ok := t.places[v]
	if !ok {
		i = len(t.starts) - 1
	}
	text := t.text[:t.starts[i]]
	if t.appended && i > 0 {
		text = t.first + t.text[t.starts[1]:t.starts[i]]
	}
	if len(text) > maxShape {
		text = hole + text[len(text)-maxAround:]
	}
	return text
}

// after returns the text behind value v, none if v is no operand.
func (t *around) after(v ir.Value) string {
	i, ok := t.places[v]
	if !ok {
		return ""
	}
	text := t.text[t.starts[i+1]:]
	if len(text) > maxShape {
		text = text[:maxAround] + hole
	}
	return text
}

// parts is the text that a call puts together, as far as it is constant.
type parts struct {
	text string
	ends []int // by how many operands, where in text they end
}

// partsOf returns the text that the call at s puts together of its operands, with a byte that is part of a word for each
// that is not one text.
func (g *Graph) partsOf(s Site) *parts {
	lasts := g.lasts()
	if t := g.partTable[s]; t != nil && lasts {
		return t
	}
	t := &parts{ends: []int{0}}
	var text strings.Builder
	for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
		if texts, ok := g.texts(s.Func, a.Value, maxTrace); ok && len(texts) == 1 {
			text.WriteString(texts[0])
		} else {
			text.WriteByte(0)
		}
		t.ends = append(t.ends, text.Len())
	}
	if t.text = text.String(); lasts {
		g.partTable[s] = t
	}
	return t
}

// lasts reports whether what is known of a text now is known of it later too.
func (g *Graph) lasts() bool { return g.sealed && !g.tracing && !g.builtIn && len(g.bound) == 0 }
