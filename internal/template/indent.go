package template

import (
	"bytes"
	"regexp"
)

// block is a line that others stand below, deeper: code that must be ended, or not.
type block struct {
	indent int
	ends   bool // an end closes it
}

var (
	// begins is code that begins a block by its keyword.
	begins = regexp.MustCompile(`^\s*(?:[a-z_@]\w*(?:,\s*[a-z_@]\w*)*\s*\|{0,2}=\s*)?(?:if|unless|case|while|until|for|begin)\b`)
	// middle is code that goes on with a block that has been begun.
	middle = regexp.MustCompile(`^\s*(?:else|elsif|when|in|rescue|ensure)\b`)
	// opens is code that begins a block at its end: do |x|. A comment may follow.
	opens = regexp.MustCompile(`(?:\bdo|\{)\s*(?:\|[^|]*\|)?\s*(?:\s#(?:[^{].*)?)?$`)
	// closed is code whose block ends on the same line.
	closed = regexp.MustCompile(`\bend\s*$`)
)

// dedent ends the blocks that a line at that indentation is not in. If the line goes on with the
// innermost one at its own indentation (else), that stays open.
func (w *writer) dedent(indent int, goesOn bool) {
	for n := len(w.open); n > 0; n = len(w.open) {
		top := w.open[n-1]
		if top.indent < indent || goesOn && top.indent == indent && top.ends {
			return
		}
		if top.ends {
			w.add("end\n")
		}
		w.open = w.open[:n-1]
	}
}

// script adds the code from start to end of a line at that indentation, and opens its block. insert says that
// a do is added where deeper lines follow code without one.
func (w *writer) script(start, end, indent int, output bool, form Form, insert bool) {
	if output {
		w.mark(start, end, form)
	}
	w.copy(start, end)
	if !w.opened(w.src[start:end], indent, output) && insert && w.deeper(end, indent) {
		w.add(" do")
		w.open = append(w.open, block{indent, true})
	}
	w.add("\n")
}

// opened notes the block that code of a line at that indentation begins, and reports whether it begins one or
// goes on with one.
func (w *writer) opened(text []byte, indent int, output bool) bool {
	if !output && middle.Match(text) {
		return true
	}
	if begins.Match(text) && !closed.Match(text) || opens.Match(text) {
		w.open = append(w.open, block{indent, true})
		return true
	}
	return false
}

// deeper reports whether the first line with text after the one that ends at i stands deeper.
func (w *writer) deeper(i, indent int) bool {
	for i < len(w.src) {
		start := w.lineEnd(i) + 1
		for i = start; i < len(w.src) && isSpace(w.src[i]); i++ {
			if w.budget--; w.budget < 0 {
				return false
			}
			if w.src[i] == '\n' {
				start = i + 1
			}
		}
		if i < len(w.src) {
			return i-start > indent
		}
	}
	return false
}

// lineEnd returns where the line that i stands in ends: at its line break or at the end.
func (w *writer) lineEnd(i int) int {
	if i >= len(w.src) {
		return len(w.src)
	}
	if n := bytes.IndexByte(w.src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(w.src)
}

// scriptEnd returns where code ends that begins on the line that ends at end: a line that ends with a
// comma, or a backslash if continued says so, goes on with the next.
func (w *writer) scriptEnd(start, end int, backslash bool) int {
	for end < len(w.src) {
		text := bytes.TrimRight(w.src[start:end], " \t\r")
		if len(text) == 0 || text[len(text)-1] != ',' && !(backslash && text[len(text)-1] == '\\') {
			break
		}
		start, end = end, w.lineEnd(end+1)
	}
	return end
}

// indentation returns how deep the line from start to end stands and where its text begins; a line without text
// begins at end. A tab counts as one, as the engines compare like with like.
func (w *writer) indentation(start, end int) (indent, text int) {
	for text = start; text < end && isSpace(w.src[text]); text++ {
	}
	return text - start, text
}

// nested returns where the lines end that stand deeper than indent after the line that ends at end.
func (w *writer) nested(end, indent int) int {
	for end < len(w.src) {
		next := w.lineEnd(end + 1)
		if depth, text := w.indentation(end+1, next); text < next && depth <= indent {
			break
		}
		end = next
	}
	return end
}
