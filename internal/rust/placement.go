package rust

import "sort"

// What a macro made stands nowhere in the file, so it is given offsets behind the end of the file, and a
// table that says where each of its tokens stands. A token of the call stands where it does. One of the
// macro's body stands where the whole call does, for the call is the code that somebody wrote there and that
// is right or wrong; but in items that a macro of the same file makes, in the body, where one can read them.

// place is where a token of the text that a macro made comes from.
type place struct {
	at         uint32 // its offset in all that macros made
	length     uint32
	start, end uint32
	origin     uint16
}

// placement says where what macros made comes from.
type placement struct {
	size   uint32 // of the file
	made   uint32 // how much macros made
	places []place
}

// of returns the token that holds an offset behind the file's end; before means the byte before it.
func (p *placement) of(at uint32, before bool) (place, uint32) {
	at -= p.size
	i := sort.Search(len(p.places), func(i int) bool {
		if before {
			return p.places[i].at >= at
		}
		return p.places[i].at > at
	})
	if i == 0 {
		return p.places[0], 0
	}
	return p.places[i-1], at - p.places[i-1].at
}

// start returns where in the file the token stands that begins at an offset.
func (p *placement) start(at uint32) (uint32, uint16) {
	if at < p.size || len(p.places) == 0 {
		return min(at, p.size), 0
	}
	t, offset := p.of(at, false)
	if t.length == t.end-t.start {
		return min(t.start+offset, t.end), t.origin
	}
	return t.start, t.origin
}

// end returns where in the file that ends which goes from start to at.
func (p *placement) end(start, at uint32) uint32 {
	if at <= p.size || len(p.places) == 0 {
		return min(at, p.size)
	}
	t, offset := p.of(at, true)
	end := t.end
	if t.length == t.end-t.start {
		end = min(t.start+offset, t.end)
	}
	if start < p.size { // it begins in the file itself
		return max(end, start)
	}
	from, origin := p.start(start)
	if origin != t.origin || end < from {
		first, _ := p.of(start, false)
		return max(first.end, from)
	}
	return end
}

// writer writes tokens as text.
type writer struct {
	text   []byte
	places []place
	last   token
}

// all writes tokens. In a macro call a fragment must stay one token tree.
func (w *writer) all(tokens []token, inCall bool) {
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		if t.is("<") && i+1 < len(tokens) && tokens[i+1].is(">") {
			i++ // Rust takes impl<>, the grammar does not
			continue
		}
		if t.is("where") && i+1 < len(tokens) && tokens[i+1].opens('{') {
			continue // nor this
		}
		if t.kind != tokenGroup {
			w.token(t, t.text)
			continue
		}
		before, after := brackets(t, inCall, i+1 < len(tokens) && tokens[i+1].is("::"))
		call := inCall || t.bracket != 0 && i > 0 && (tokens[i-1].is("!") || i > 1 && tokens[i-2].is("!"))
		if before == "" {
			if len(t.inner) > 0 {
				inner := t.inner[0]
				inner.spaced = t.spaced
				w.all(append([]token{inner}, t.inner[1:]...), call)
			}
			continue
		}
		opening, closing := *t, *t
		if t.bracket != 0 {
			opening.end, closing.start = t.start+1, t.end-1
		}
		opening.kind, closing.kind, closing.spaced = tokenPunct, tokenPunct, false
		w.token(&opening, before)
		w.all(t.inner, call)
		w.token(&closing, after)
	}
}

// brackets returns what a group is written between.
func brackets(t *token, inCall, path bool) (before, after string) {
	switch {
	case t.bracket != 0:
		return string(t.bracket), string(closingOf(t.bracket))
	case t.fragment == fragmentExpr && (inCall && len(t.inner) > 1 || !isAtom(t.inner)):
		return "(", ")"
	case t.fragment == fragmentTy && path && !isPlainPath(t.inner):
		return "<", ">"
	}
	return "", ""
}

// isAtom reports whether an expression binds as strongly as any: a.b(c)?[d]
func isAtom(tokens []token) bool {
	for i := range tokens {
		switch t := &tokens[i]; t.kind {
		case tokenPunct:
			if t.text != "." && t.text != "::" && t.text != "?" && t.text != "!" || i == 0 && t.text == "!" {
				return false
			}
		case tokenWord:
			switch t.text {
			case "as", "return", "break", "move", "async", "unsafe", "if", "match", "loop", "while", "for":
				return false
			}
		case tokenGroup:
			if t.bracket == '{' && i > 0 && !tokens[i-1].is("!") || t.bracket == 0 && !isAtom(t.inner) && t.fragment != fragmentExpr {
				return false
			}
		}
	}
	return true
}

func isPlainPath(tokens []token) bool {
	for i := range tokens {
		if t := &tokens[i]; t.kind != tokenWord && !t.is("::") {
			return false
		}
	}
	return true
}

// token writes a token, after a space where it would melt into the one before.
func (w *writer) token(t *token, text string) {
	if text == "" {
		return
	}
	if n := len(w.text); n > 0 && (t.spaced || isNameByte(w.text[n-1]) && (isNameByte(text[0]) || text[0] == '"' || text[0] == '\'') ||
		t.kind == tokenPunct && w.last.kind == tokenPunct && (t.origin != w.last.origin || t.start != w.last.end)) {
		w.text = append(w.text, ' ')
	}
	w.places = append(w.places, place{at: uint32(len(w.text)), length: uint32(len(text)), start: t.start, end: t.end, origin: t.origin})
	w.text = append(w.text, text...)
	w.last = *t
}
