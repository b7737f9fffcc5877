package planted

import (
	"regexp"
	"strings"
)

// node is a line of a program, or a list of nodes in its place that is filled later.
type node struct {
	text string
	mark *mark
	list *block
}

// mark says that a line is a sink.
type mark struct {
	flow int
	code string
	must bool
	// silent says that the real program cannot be watched there.
	silent bool
}

// block is lines with the same indentation.
type block struct {
	indent int
	nodes  []node
}

func (b *block) add(n node) { b.nodes = append(b.nodes, n) }

// slot adds a block to b that is filled later.
func (b *block) slot(indent int) *block {
	s := &block{indent: indent}
	b.add(node{list: s})
	return s
}

// line is a line of a file.
type line struct {
	text string
	mark *mark
}

// lines appends the lines of b.
func (b *block) lines(to []line, indent int) []line {
	indent += b.indent
	for _, n := range b.nodes {
		switch {
		case n.list != nil:
			to = n.list.lines(to, indent)
		case n.text == "":
			to = append(to, line{})
		default:
			to = append(to, line{strings.Repeat("  ", indent) + n.text, n.mark})
		}
	}
	return to
}

// holes are the blocks that a part's text leaves to be filled.
type holes struct{ on, beside *block }

// put writes text into b, with the names of use, and returns its holes. A line that ends in #! gets the mark.
func (b *block) put(text string, use *use, m *mark) holes {
	var h holes
	if text == "" {
		return h
	}
	for _, raw := range strings.Split(text, "\n") {
		body := strings.TrimLeft(raw, " ")
		indent := (len(raw) - len(body)) / 2
		switch body {
		case "...":
			h.on = b.slot(indent)
			continue
		case "+++":
			h.beside = b.slot(indent)
			continue
		}
		n := node{text: strings.Repeat("  ", indent) + use.fill(body)}
		if body == "" {
			n.text = ""
		}
		if s, ok := strings.CutSuffix(n.text, " #!"); ok {
			n.text, n.mark = s, m
		}
		b.add(n)
	}
	return h
}

// use is one use of a part: the names that it has there.
type use struct {
	w     *writer
	value string            // what $x is
	names map[string]string // by placeholder
	ok    func(string) string
}

var placeholder = regexp.MustCompile(`\$\$|\$ok\(|\$(?:capture|path)\b|\$[a-zA-Z]+`)

// fill puts names into a text.
func (u *use) fill(text string) string {
	var out strings.Builder
	for {
		at := placeholder.FindStringIndex(text)
		if at == nil {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(text[:at[0]])
		word := text[at[0]:at[1]]
		text = text[at[1]:]
		switch word {
		case "$$":
			out.WriteByte('$')
		case "$x":
			out.WriteString(u.value)
		case "$ok(":
			end := closing(text)
			out.WriteString(u.ok(u.fill(text[:end])))
			text = text[end+1:]
		default:
			out.WriteString(u.name(word[1:]))
		}
	}
}

// closing returns where the parenthesis ends that was opened before text.
func closing(text string) int {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	panic("a part's text has an open parenthesis: " + text)
}
