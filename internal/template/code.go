// Package template takes the Ruby out of a template, which is text with code in it.
//
// Read returns the code as a Ruby program: each piece of it on lines of its own, with what the syntax
// leaves out (the end of a block that Haml and Slim say by indentation). The program is parsed like any
// other, and Placed puts the nodes of its tree back to where the pieces stand in the template: what is
// said of the code is then said of the template, line and column. The program need not be as long as
// the template, so that there is room for what must be added, and a template that is mostly text costs
// next to nothing.
//
// Which of the pieces are written into the page is noted beside them (Outputs), since no syntax of Ruby
// says so: whether their text is escaped there depends on the engine and on how it is set up, which is
// for models to say.
//
// What is not done: no engine is imitated to the letter. A template that its engine would refuse gives
// some program; one that is cut off or broken gives what could be read. Every reader goes through its text
// once, with a bound on how far it looks ahead altogether.
package template

import (
	"slices"
	"sort"

	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// Form says how a piece of code is written into the page.
type Form uint8

// The forms.
const (
	// Plain output is escaped or not as the engine is set up: <%= x %>, = x, #{x}.
	Plain Form = iota
	// Other output is marked to be treated otherwise: <%== x %>, == x in Slim, != x in Haml.
	Other
)

// Output is a piece of code whose value is written into the page.
type Output struct {
	Pos  uint32 // where the code begins in the template
	Form Form
}

// Code is the Ruby of a template.
type Code struct {
	// Text is the program.
	Text []byte
	// Outputs are the pieces that are written into the page, in the order of Pos.
	Outputs []Output

	pieces []piece
}

// piece is a stretch of the program that stands in the template as it is.
type piece struct {
	text, orig, size uint32
}

// Read returns the code of the template of that syntax that stands in src from start to end.
func Read(t source.Template, src []byte, start, end int) *Code {
	w := &writer{src: src[:end], budget: 8*(end-start) + 1000}
	switch t {
	case source.ERB:
		w.erb(start)
	case source.Haml:
		w.haml(start)
	case source.Slim:
		w.slim(start)
	}
	sort.SliceStable(w.code.Outputs, func(i, j int) bool { return w.code.Outputs[i].Pos < w.code.Outputs[j].Pos })
	return &w.code
}

// Placed returns the tree of the program with its nodes where they stand in src, the source that the template
// was read from. What was added stands at the end of the code before it. The tree that it is given stays as it is.
func (c *Code) Placed(tree *syntax.Tree, src []byte) *syntax.Tree {
	nodes := slices.Clone(tree.Nodes)
	for i := range nodes {
		n := &nodes[i]
		start, end := c.place(n.Start, true), c.place(n.End, false)
		n.Start, n.End = start, max(start, end)
	}
	return &syntax.Tree{Src: src, Nodes: nodes, Truncated: tree.Truncated}
}

// place returns where the byte at offset text of the program stands in the template. What begins there
// stands in the piece that begins there, what ends there in the one that ends there.
func (c *Code) place(text uint32, begins bool) uint32 {
	i := sort.Search(len(c.pieces), func(i int) bool {
		return c.pieces[i].text > text || !begins && c.pieces[i].text == text
	})
	if i == 0 {
		if len(c.pieces) == 0 {
			return 0
		}
		return c.pieces[0].orig
	}
	p := &c.pieces[i-1]
	return p.orig + min(text-p.text, p.size)
}

// writer puts a program together.
type writer struct {
	src    []byte
	code   Code
	open   []block // by indentation
	budget int     // how many bytes may still be looked ahead
	inline int     // how deep the tag at hand stands in others on its line
}

// copy adds the source from start to end to the program.
func (w *writer) copy(start, end int) {
	if start >= end {
		return
	}
	w.code.pieces = append(w.code.pieces, piece{uint32(len(w.code.Text)), uint32(start), uint32(end - start)})
	w.code.Text = append(w.code.Text, w.src[start:end]...)
}

// add adds what the template does not say.
func (w *writer) add(text string) { w.code.Text = append(w.code.Text, text...) }

// statement adds the code from start to end as statements.
func (w *writer) statement(start, end int) {
	w.copy(start, end)
	w.add("\n")
}

// output adds the code from start to end as an expression that is written into the page.
func (w *writer) output(start, end int, form Form) {
	w.mark(start, end, form)
	w.statement(start, end)
}

// mark notes that the code from start to end is written into the page.
func (w *writer) mark(start, end int, form Form) {
	for start < end && isSpace(w.src[start]) {
		start++
	}
	if start < end {
		w.code.Outputs = append(w.code.Outputs, Output{uint32(start), form})
	}
}

// closing returns the index of the bracket that closes the one at open, at end at the latest, or -1. Quotes
// are passed over, and what is interpolated in them is not.
func (w *writer) closing(open, end int) int {
	var stack []byte
	for i := open; i < end; i++ {
		if w.budget--; w.budget < 0 {
			return -1
		}
		c := w.src[i]
		if n := len(stack); n > 0 {
			top := stack[n-1]
			if top == '"' || top == '\'' {
				switch {
				case c == '\\':
					i++
				case c == top:
					if stack = stack[:n-1]; n == 1 {
						return i
					}
				case c == '#' && top == '"' && i+1 < end && w.src[i+1] == '{':
					stack = append(stack, '}')
					i++
				}
				continue
			}
			if c == top {
				if stack = stack[:n-1]; n == 1 {
					return i
				}
				continue
			}
		}
		switch c {
		case '{':
			stack = append(stack, '}')
		case '(':
			stack = append(stack, ')')
		case '[':
			stack = append(stack, ']')
		case '"', '\'':
			stack = append(stack, c)
		}
	}
	return -1
}

// interpolated adds what is interpolated in the text from start to end: #{x}. In Slim #{{x}} is x without
// escaping.
func (w *writer) interpolated(start, end int, form Form, slim bool) {
	for i := start; i+1 < end; i++ {
		if w.src[i] == '\\' {
			i++
			continue
		}
		if w.src[i] != '#' || w.src[i+1] != '{' {
			continue
		}
		stop := w.closing(i+1, end)
		if stop < 0 {
			return
		}
		from, to, as := i+2, stop, form
		if slim && from < to && w.src[from] == '{' && w.src[to-1] == '}' {
			from, to, as = from+1, to-1, Other
		}
		w.output(from, to, as)
		i = stop
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
