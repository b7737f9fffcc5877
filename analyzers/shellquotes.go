package analyzers

import (
	"slices"
	"strings"
)

// insideQuotes reports whether what follows some code of Ruby stands within quotes of the text that its literals make:
// whether x does in `system("echo '#{x}'")`, before being the code up to x. What escapes a word is of no use there: the
// quotes that it writes itself end those. It is right or says so too often: a literal that it takes for another one has
// quotes at worst.
func insideQuotes(before string) bool {
	r := literalReader{code: before}
	r.read()
	var quote byte
	for i := 0; i < len(r.text); i++ {
		switch c := r.text[i]; {
		case c == '\\' && quote != '\'':
			i++
		case quote == c:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		}
	}
	return quote != 0 || r.nested
}

// literalReader collects the text of the literals in code, with nothing in place of what is put into them.
type literalReader struct {
	code string
	text []byte
	// closing are the characters that end the literals that have begun, the innermost last; 0 stands for a brace that
	// ends what is put into one, or stands in that.
	closing []byte
	// nested says that a literal within what is put into one has quotes: where they come to is not known.
	nested bool
}

func (r *literalReader) read() {
	for i := 0; i < len(r.code); i++ {
		var end byte
		if n := len(r.closing); n > 0 {
			end = r.closing[n-1]
		}
		switch c := r.code[i]; {
		case end == 0 && c == '}' && len(r.closing) > 0:
			r.pop()
		case end == 0:
			i += r.open(i)
		case c == '\\' && i+1 < len(r.code):
			i++
			if next := r.code[i]; end == '\'' && next != end && next != c {
				r.add(c)
			}
			r.add(r.code[i])
		case c == end:
			r.pop()
		case c == '#' && end != '\'' && strings.HasPrefix(r.code[i:], "#{"):
			i++
			r.closing = append(r.closing, 0)
		default:
			r.add(c)
		}
	}
}

// add adds a character of a literal.
func (r *literalReader) add(c byte) {
	if slices.Contains(r.closing, 0) {
		r.nested = r.nested || c == '\'' || c == '"'
		return
	}
	r.text = append(r.text, c)
}

func (r *literalReader) pop() { r.closing = r.closing[:len(r.closing)-1] }

// open begins the literal that begins at i, if one does, and returns how many characters more than one begin it.
func (r *literalReader) open(i int) int {
	switch c := r.code[i]; c {
	case '"', '\'', '`':
		r.closing = append(r.closing, c)
	case '{':
		if len(r.closing) > 0 {
			r.closing = append(r.closing, 0)
		}
	case '%':
		n := 1
		if i+n < len(r.code) && strings.IndexByte("xQq", r.code[i+n]) >= 0 {
			n++
		}
		if i+n < len(r.code) {
			if at := strings.IndexByte("([{<|!/", r.code[i+n]); at >= 0 {
				r.closing = append(r.closing, ")]}>|!/"[at])
				return n
			}
		}
	}
	return 0
}
