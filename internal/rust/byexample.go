package rust

import (
	"slices"
	"strconv"
)

// maxMatchSteps is how many pieces of rules are compared with the tokens of one call.
const maxMatchSteps = 1 << 16

// bound is what a variable of a macro was bound to: tokens, or what it was bound to in each turn of a
// repetition.
type bound struct {
	tokens   []token
	turns    []bound
	repeated bool
	single   bool // each turn has one of tokens
}

// count returns how many turns a repeated variable has, and turn what it is bound to in one of them.
func (b *bound) count() int {
	if b.single {
		return len(b.tokens)
	}
	return len(b.turns)
}

func (b *bound) turn(i int) bound {
	if b.single {
		return bound{tokens: b.tokens[i : i+1]}
	}
	return b.turns[i]
}

// isRest reports whether a repetition is of nothing but token trees: $($rest:tt)*
func (p *piece) isRest() bool {
	return len(p.inner) == 1 && p.inner[0].kind == pieceVariable && p.separator == nil && p.operator != '?'
}

// bindings are the variables of a call.
type bindings map[string]bound

// matching compares the rules of a macro with the tokens of a call.
type matching struct{ steps int }

// expand returns what takes the place of a call of m with the given arguments.
// crate is how the caller names the macro's crate; room is how much may still be made; it becomes negative where that is not enough.
func (m *Macro) expand(arguments []token, crate string, room *int) ([]token, bool) {
	match := matching{}
	defer func() { *room -= 8 + match.steps/16 }()
	for i := range m.arms {
		b := bindings{}
		rest, ok := match.all(m.arms[i].pattern, arguments, b, 0)
		if match.steps > maxMatchSteps {
			return nil, false
		}
		if ok && len(rest) == 0 {
			t := transcription{macro: m, crate: crate, room: *room}
			out := t.all(m.arms[i].body, b, nil)
			if t.room < 0 {
				*room = -1
			}
			return out, t.room >= 0 && !t.failed
		}
	}
	return nil, false
}

// all matches pieces with the beginning of in and returns what is left of it.
func (m *matching) all(pieces []piece, in []token, b bindings, depth int) ([]token, bool) {
	for i := range pieces {
		p := &pieces[i]
		if m.steps++; m.steps > maxMatchSteps || depth > maxNesting {
			return nil, false
		}
		switch p.kind {
		case pieceToken:
			if len(in) == 0 || in[0].kind == tokenGroup || !sameToken(&in[0], &p.token) {
				return nil, false
			}
			in = in[1:]
		case pieceGroup:
			if len(in) == 0 || !in[0].opens(p.token.bracket) {
				return nil, false
			}
			if rest, ok := m.all(p.inner, in[0].inner, b, depth+1); !ok || len(rest) > 0 {
				return nil, false
			}
			in = in[1:]
		case pieceVariable:
			n := p.fragment.length(in)
			if n < 0 {
				return nil, false
			}
			m.steps += n / 4
			b[p.name] = bound{tokens: taken(in[:n], p.fragment)}
			in = in[n:]
		case pieceRepeat:
			in = m.repeat(p, in, b, depth)
		}
	}
	return in, true
}

func sameToken(a, b *token) bool {
	return string(rawName([]byte(a.text))) == string(rawName([]byte(b.text)))
}

// taken returns the tokens of a fragment as one, unless they are looked at again one by one.
func taken(in []token, f fragment) []token {
	if len(in) == 1 && (in[0].kind != tokenGroup || in[0].bracket == 0 || f == fragmentTT || f == fragmentBlock) {
		return in
	}
	if len(in) == 0 {
		return nil
	}
	t := token{kind: tokenGroup, fragment: f, inner: in, start: in[0].start, end: in[len(in)-1].end, origin: in[0].origin}
	return []token{t}
}

// repeat matches a repetition as often as it can.
func (m *matching) repeat(p *piece, in []token, b bindings, depth int) []token {
	if p.isRest() && p.inner[0].fragment == fragmentTT {
		b[p.inner[0].name] = bound{tokens: in, repeated: true, single: true}
		return nil
	}
	var turns []bindings
	for len(in) > 0 && (p.operator != '?' || len(turns) == 0) && m.steps <= maxMatchSteps {
		from := in
		if p.separator != nil && len(turns) > 0 {
			if in[0].kind == tokenGroup || !sameToken(&in[0], p.separator) {
				break
			}
			from = in[1:]
		}
		turn := bindings{}
		rest, ok := m.all(p.inner, from, turn, depth+1)
		if !ok || len(rest) == len(from) {
			break
		}
		turns, in = append(turns, turn), rest
	}
	for _, name := range variables(p.inner, nil) {
		all := bound{repeated: true}
		for _, t := range turns {
			all.turns = append(all.turns, t[name])
		}
		b[name] = all
	}
	return in
}

// variables appends the names of the variables in pieces to names.
func variables(pieces []piece, names []string) []string {
	for i := range pieces {
		if p := &pieces[i]; p.kind == pieceVariable {
			names = append(names, p.name)
		} else {
			names = variables(p.inner, names)
		}
	}
	return names
}

// transcription makes the tokens that take the place of a call.
type transcription struct {
	macro  *Macro
	crate  string // what $crate is
	room   int    // how many tokens may still be made
	failed bool
}

// all appends what pieces of a body stand for to out.
func (t *transcription) all(pieces []piece, b bindings, out []token) []token {
	for i := range pieces {
		p := &pieces[i]
		if t.room--; t.room < 0 {
			return out
		}
		made := p.token
		made.origin, made.body = t.macro.origin, true
		switch p.kind {
		case pieceToken:
			out = append(out, made)
		case pieceGroup:
			made.inner = t.all(p.inner, b, nil)
			out = append(out, made)
		case pieceVariable:
			out = t.variable(p, made, b, out)
		case pieceRepeat:
			out = t.repeat(p, b, out)
		}
	}
	return out
}

func (t *transcription) variable(p *piece, made token, b bindings, out []token) []token {
	v, ok := b[p.name]
	switch {
	case p.name == "crate":
		made.kind, made.text, made.end = tokenWord, t.crate, made.end+5
		return append(out, made)
	case !ok: // of a macro that the macro defines
		word := made
		word.kind, word.text, word.spaced = tokenWord, p.name, false
		return append(out, made, word)
	case v.repeated:
		t.failed = true
		return out
	}
	from := len(out)
	out = append(out, v.tokens...)
	t.room -= size(v.tokens)
	if from < len(out) {
		out[from].spaced = made.spaced
	}
	return out
}

// size returns how many tokens there are, with those in brackets.
func size(tokens []token) int {
	n := len(tokens)
	for i := range tokens {
		n += size(tokens[i].inner)
	}
	return n
}

// repeat appends the turns of a repetition: as many as its variables have.
func (t *transcription) repeat(p *piece, b bindings, out []token) []token {
	turns, names := -1, variables(p.inner, nil)
	for _, name := range names {
		if v, ok := b[name]; ok && v.repeated {
			turns = max(turns, v.count())
		}
	}
	if turns < 0 {
		t.failed = true
	}
	if p.isRest() && b[names[0]].single {
		v := b[names[0]]
		from := len(out)
		out = append(out, v.tokens...)
		if t.room -= size(v.tokens); from < len(out) {
			out[from].spaced = out[from].spaced || p.token.spaced
		}
		return out
	}
	for i := 0; i < turns && t.room >= 0; i++ {
		inner := bindings{}
		for _, name := range names {
			v, ok := b[name]
			switch {
			case !ok:
			case !v.repeated:
				inner[name] = v
			case i < v.count():
				inner[name] = v.turn(i)
			}
		}
		if i > 0 && p.separator != nil {
			separator := *p.separator
			separator.origin, separator.body = t.macro.origin, true
			out = append(out, separator)
		}
		from := len(out)
		out = t.all(p.inner, inner, out)
		if from < len(out) {
			out[from].spaced = out[from].spaced || p.token.spaced
		}
		t.room--
	}
	return out
}

// evaluated returns tokens with what stringify! and concat! make in place of their calls.
func evaluated(tokens []token) []token {
	for i := range tokens {
		if t := &tokens[i]; t.kind == tokenGroup {
			t.inner = evaluated(slices.Clone(t.inner))
		}
	}
	for i := 0; i+2 < len(tokens); i++ {
		t := &tokens[i]
		if t.kind != tokenWord || !tokens[i+1].is("!") || tokens[i+2].kind != tokenGroup {
			continue
		}
		var text string
		switch t.text {
		case "stringify":
			var w writer
			w.all(tokens[i+2].inner, false)
			text = string(w.text)
		case "concat":
			var ok bool
			if text, ok = concatenated(tokens[i+2].inner); !ok {
				continue
			}
		default:
			continue
		}
		literal := token{kind: tokenLiteral, text: strconv.Quote(text), start: t.start, end: tokens[i+2].end, origin: t.origin, body: t.body, spaced: t.spaced}
		if literal.end < literal.start {
			literal.end = t.end
		}
		from := i
		for from > 0 && (tokens[from-1].is("::") || tokens[from-1].kind == tokenWord && tokens[from].is("::")) {
			from--
		}
		tokens = append(append(slices.Clone(tokens[:from]), literal), tokens[i+3:]...)
		i = from
	}
	return tokens
}

// concatenated returns the text that concat! makes of literals.
func concatenated(tokens []token) (string, bool) {
	out := ""
	for i := range tokens {
		t := &tokens[i]
		for t.kind == tokenGroup && t.bracket == 0 && len(t.inner) == 1 {
			t = &t.inner[0]
		}
		switch {
		case t.kind == tokenLiteral && (t.text[0] == '"' || t.text[0] == 'r'):
			text, _ := stringLiteral(t.text)
			out += text
		case t.kind == tokenLiteral:
			out += unescape(unquote(t.text, "'"))
		case !t.is(","):
			return "", false
		}
	}
	return out, true
}
