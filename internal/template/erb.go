package template

import "bytes"

// erb reads ERB as Erubi does, which Tilt and Rails prefer: a tag ends at the first %>, <%% is text up to
// there, <%# a comment, <%== the other kind of output. A dash or an equals sign before %> says what becomes
// of the line break.
func (w *writer) erb(start int) {
	for i := start; ; {
		n := bytes.Index(w.src[i:], []byte("<%"))
		if n < 0 {
			return
		}
		i += n + 2
		n = bytes.Index(w.src[i:], []byte("%>"))
		if n < 0 {
			return
		}
		from, to := i, i+n
		i = to + 2
		if from == to {
			continue
		}
		if last := w.src[to-1]; (last == '-' || last == '=') && to-1 > from {
			to--
		}
		switch {
		case w.src[from] == '%' || w.src[from] == '#':
		case bytes.HasPrefix(w.src[from:to], []byte("==")):
			w.output(from+2, to, Other)
		case w.src[from] == '=':
			w.output(from+1, to, Plain)
		case w.src[from] == '-':
			w.statement(from+1, to)
		default:
			w.statement(from, to)
		}
	}
}
