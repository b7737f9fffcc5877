package template

import "bytes"

// haml reads Haml.
func (w *writer) haml(start int) {
	for start < len(w.src) {
		end := w.lineEnd(start)
		if indent, text := w.indentation(start, end); text < end {
			end = w.hamlLine(text, end, indent)
		}
		start = end + 1
	}
	w.dedent(0, false)
}

// hamlLine reads a line whose text stands from i to end, and returns where it ends: some go on.
func (w *writer) hamlLine(i, end, indent int) int {
	c := w.src[i]
	next := byte(0)
	if i+1 < end {
		next = w.src[i+1]
	}
	goesOn := c == '-' && next != '#' && middle.Match(w.src[i+1:end])
	w.dedent(indent, goesOn)
	switch {
	case c == '-' && next == '#':
		return w.nested(end, indent)
	case c == '-':
		return w.hamlScript(i+1, end, indent, false, Plain)
	case c == '=' || c == '!' && next == '=' || c == '&' && next == '=' || c == '~':
		return w.hamlOutput(i, end, indent)
	case c == '!' && next == ' ':
		w.interpolated(i+1, end, Other, false)
	case c == '&' && next == ' ':
		w.escaped(i+1, end)
	case c == ':' && isName(next):
		return w.hamlFilter(i+1, end, indent)
	case c == '%' && isName(next), (c == '.' || c == '#') && isName(next):
		return w.hamlTag(i, end, indent)
	case c == '\\':
		w.interpolated(i+1, end, Plain, false)
	default:
		w.interpolated(i, end, Plain, false)
	}
	return end
}

// hamlOutput reads = x, != x, &= x, ~ x and == text.
func (w *writer) hamlOutput(i, end, indent int) int {
	form, escaped := Plain, false
	switch w.src[i] {
	case '!':
		form = Other
		i++
	case '&':
		escaped = true
		i++
	}
	i++
	if i < end && w.src[i] == '=' { // == text
		if escaped {
			w.escaped(i+1, end)
		} else {
			w.interpolated(i+1, end, form, false)
		}
		return end
	}
	return w.hamlScript(i, end, indent, !escaped, form)
}

// escaped adds what is interpolated in text that is escaped whatever the options say.
func (w *writer) escaped(start, end int) {
	n := len(w.code.Outputs)
	w.interpolated(start, end, Plain, false)
	w.code.Outputs = w.code.Outputs[:n]
}

// hamlScript reads code, which a comma at the end of the line continues, or a | at the ends of lines.
func (w *writer) hamlScript(i, end, indent int, output bool, form Form) int {
	if text := bytes.TrimRight(w.src[i:end], " \t\r"); bytes.HasSuffix(text, []byte(" |")) {
		return w.hamlBars(i, end, indent, output, form)
	}
	end = w.scriptEnd(i, end, false)
	w.script(i, end, indent, output, form, false)
	return end
}

// hamlBars reads code over several lines, each of which ends with a |.
func (w *writer) hamlBars(i, end, indent int, output bool, form Form) int {
	from := len(w.code.Text)
	if output {
		w.mark(i, end, form)
	}
	for {
		text := bytes.TrimRight(w.src[i:end], " \t\r")
		if !bytes.HasSuffix(text, []byte(" |")) {
			break
		}
		w.copy(i, i+len(text)-2)
		w.add(" ")
		if i = end + 1; i > len(w.src) {
			break
		}
		end = w.lineEnd(i)
	}
	w.opened(w.code.Text[from:], indent, output)
	w.add("\n")
	return i - 1
}

// hamlFilter reads :name and the lines below it.
func (w *writer) hamlFilter(i, end, indent int) int {
	name := string(bytes.TrimSpace(w.src[i:end]))
	stop := w.nested(end, indent)
	switch name {
	case "ruby":
		w.statement(min(end+1, stop), stop)
	case "erb":
		inner := &writer{src: w.src[:stop], code: w.code}
		inner.erb(end)
		w.code = inner.code
	default:
		w.interpolated(end, stop, Other, false) // a filter's text is not escaped
	}
	return stop
}

// hamlTag reads %tag.class#id{attributes}(attributes)[object] and what the tag holds.
func (w *writer) hamlTag(i, end, indent int) int {
	for i < end && (w.src[i] == '%' || w.src[i] == '.' || w.src[i] == '#') && i+1 < end && isName(w.src[i+1]) {
		for i++; i < end && (isName(w.src[i]) || w.src[i] == ':' || w.src[i] == '-'); i++ {
		}
	}
	for i < end && (w.src[i] == '{' || w.src[i] == '(' || w.src[i] == '[') {
		stop := w.closing(i, len(w.src))
		if stop < 0 {
			return end
		}
		w.hamlAttributes(i, stop)
		if i = stop + 1; i > end {
			end = w.lineEnd(stop)
		}
	}
	for i < end && (w.src[i] == '<' || w.src[i] == '>' || w.src[i] == '/') {
		i++
	}
	if i >= end {
		return end
	}
	next := byte(0)
	if i+1 < end {
		next = w.src[i+1]
	}
	switch c := w.src[i]; {
	case c == '=' || c == '~' || (c == '!' || c == '&') && next == '=':
		return w.hamlOutput(i, end, indent)
	case c == '!':
		w.interpolated(i+1, end, Other, false)
	case c == '&':
		w.escaped(i+1, end)
	default:
		w.interpolated(i, end, Plain, false)
	}
	return end
}

// hamlAttributes reads a tag's attributes, which stand between brackets at i and stop. Their values are
// escaped.
func (w *writer) hamlAttributes(i, stop int) {
	if w.src[i] != '(' { // what stands between the brackets are arguments: hashes, or entries of one
		w.add("[")
		w.copy(i+1, stop)
		w.add("]\n")
		return
	}
	for i++; i < stop; i++ {
		if w.src[i] != '=' {
			continue
		}
		from := i + 1
		for from < stop && isSpace(w.src[from]) {
			from++
		}
		i = w.value(from, stop)
		w.add("(")
		w.copy(from, i)
		w.add(")\n")
	}
}

// value returns where an attribute's value ends that begins at i: at a space outside of brackets and quotes.
func (w *writer) value(i, end int) int {
	for i < end && !isSpace(w.src[i]) {
		switch w.src[i] {
		case '(', '[', '{', '"', '\'':
			stop := w.closing(i, end)
			if stop < 0 {
				return end
			}
			i = stop
		}
		i++
	}
	return i
}

func isName(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}
