package template

import "bytes"

// maxInline is how many tags on one line are read: li: a: b.
const maxInline = 100

// slim reads Slim.
func (w *writer) slim(start int) {
	for start < len(w.src) {
		end := w.lineEnd(start)
		if indent, text := w.indentation(start, end); text < end {
			goesOn := w.src[text] == '-' && middle.Match(w.src[text+1:end])
			w.dedent(indent, goesOn)
			end = w.slimLine(text, end, indent)
		}
		start = end + 1
	}
	w.dedent(0, false)
}

// slimLine reads a line whose text stands from i to end, and returns where it ends: some go on.
func (w *writer) slimLine(i, end, indent int) int {
	if w.budget--; w.budget < 0 {
		return end
	}
	switch c := w.src[i]; {
	case c == '/':
		stop := w.nested(end, indent)
		if i+1 < end && w.src[i+1] == '!' {
			w.interpolated(i, stop, Plain, true)
		}
		return stop
	case c == '|' || c == '\'':
		stop := w.nested(end, indent)
		w.interpolated(i+1, stop, Plain, true)
		return stop
	case c == '<':
		w.interpolated(i, end, Plain, true)
	case c == '-':
		end = w.scriptEnd(i+1, end, true)
		w.script(i+1, end, indent, false, Plain, true)
	case c == '=':
		return w.slimOutput(i, end, indent)
	case w.embedded(i, end):
		stop := w.nested(end, indent)
		if bytes.HasPrefix(w.src[i:end], []byte("ruby:")) {
			w.statement(min(end, stop), stop)
		} else {
			w.interpolated(end, stop, Plain, true)
		}
		return stop
	default:
		return w.slimTag(i, end, indent)
	}
	return end
}

// embedded reports whether a line is only the name of another engine and a colon.
func (w *writer) embedded(i, end int) bool {
	for i < end && isName(w.src[i]) {
		i++
	}
	return i < end && w.src[i] == ':' && len(bytes.TrimSpace(w.src[i+1:end])) == 0
}

// slimOutput reads = x and == x, with marks that say which spaces stand around it.
func (w *writer) slimOutput(i, end, indent int) int {
	form := Plain
	if i++; i < end && w.src[i] == '=' {
		form = Other
		i++
	}
	for i < end && (w.src[i] == '<' || w.src[i] == '>' || w.src[i] == '\'') {
		i++
	}
	end = w.scriptEnd(i, end, true)
	w.script(i, end, indent, true, form, true)
	return end
}

// slimTag reads tag.class#id attributes and what the tag holds.
func (w *writer) slimTag(i, end, indent int) int {
	first := i
	if w.src[i] == '*' {
		from := i + 1
		i = w.value(from, end)
		w.statement(from, i)
	}
	for i < end && (isName(w.src[i]) || w.src[i] == '.' || w.src[i] == '#' || w.src[i] == '-' || w.src[i] == ':' && i+1 < end && isName(w.src[i+1]) || w.src[i] == '@') {
		if w.src[i] == '#' && i+1 < end && w.src[i+1] == '{' {
			break
		}
		i++
	}
	if i == first {
		w.interpolated(i, end, Plain, true)
		return end
	}
	for i < end && (w.src[i] == '<' || w.src[i] == '>' || w.src[i] == '\'') {
		i++
	}
	from := i
	for from < end && isSpace(w.src[from]) {
		from++
	}
	if from < end && (w.src[from] == '[' || w.src[from] == '(' || w.src[from] == '{') {
		if stop := w.closing(from, len(w.src)); stop >= 0 {
			for at := from + 1; at >= 0 && at < stop; {
				if at = w.slimAttribute(at, stop, true); at < 0 {
					break
				}
			}
			if i = stop + 1; i > end {
				end = w.lineEnd(stop)
			}
		}
	} else {
		for at := i; at >= 0; {
			if at = w.slimAttribute(i, end, false); at >= 0 {
				i = at
			}
		}
	}
	return w.slimContent(i, end, indent)
}

// slimAttribute reads name=value or *hash from i on and returns where it ends, or -1 if there is none.
// Between brackets a name alone is an attribute too.
func (w *writer) slimAttribute(i, end int, bracketed bool) int {
	for i < end && isSpace(w.src[i]) {
		i++
	}
	if i+1 < end && w.src[i] == '*' && !isSpace(w.src[i+1]) {
		stop := w.value(i+1, end)
		w.statement(i+1, stop)
		return stop
	}
	start := i
	for i < end && !isSpace(w.src[i]) && !bytes.ContainsRune([]byte("\"'></="), rune(w.src[i])) {
		if w.budget--; w.budget < 0 {
			return -1
		}
		i++
	}
	name := i
	for i < end && (w.src[i] == ' ' || w.src[i] == '\t') {
		i++
	}
	if name == start || i >= end || w.src[i] != '=' {
		if name > start && bracketed {
			return name
		}
		return -1
	}
	form := Plain
	if i++; i < end && w.src[i] == '=' {
		form = Other
		i++
	}
	for i < end && (w.src[i] == ' ' || w.src[i] == '\t') {
		i++
	}
	stop := w.value(i, end)
	if stop == i {
		return -1
	}
	if c := w.src[i]; c == '"' || c == '\'' {
		w.interpolated(i+1, stop-1, form, true)
	} else {
		w.output(i, stop, form)
	}
	return stop
}

// slimContent reads what follows a tag and its attributes.
func (w *writer) slimContent(i, end, indent int) int {
	text := i
	for text < end && isSpace(w.src[text]) {
		text++
	}
	switch {
	case text >= end:
	case w.src[text] == '=':
		return w.slimOutput(text, end, indent)
	case w.src[text] == ':' && text+1 < end && isSpace(w.src[text+1]):
		for text++; text < end && isSpace(w.src[text]); text++ {
		}
		if w.inline++; text < end && w.inline <= maxInline {
			end = w.slimLine(text, end, indent)
		}
		w.inline--
	default:
		// Deeper lines go on with the text, or are lines of their own: both are read as the latter.
		w.interpolated(text, end, Plain, true)
	}
	return end
}
