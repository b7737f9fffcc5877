package ruby

import (
	"bytes"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// This file lowers the last match of a regular expression, which $~, $1 and their like read. It is kept
// like a local variable called $~, as Ruby does. A group of it is read from the text and the regular
// expression again: $1 is text[/…(…)…/, 1], of which models tell what it can hold.

// english are the names that the library English gives to special variables.
var english = map[string]string{
	"$ERROR_INFO": "$!", "$LAST_MATCH_INFO": "$~", "$MATCH": "$&", "$PREMATCH": "$`", "$POSTMATCH": "$'",
	"$LAST_PAREN_MATCH": "$+", "$PROGRAM_NAME": "$0",
}

// readsMatch says whether anything in the file reads the last match.
func readsMatch(src []byte) bool {
	for rest := src; ; {
		i := bytes.IndexByte(rest, '$')
		if i < 0 || i+1 == len(rest) {
			break
		}
		rest = rest[i+1:]
		switch c := rest[0]; {
		case c >= '1' && c <= '9', bytes.IndexByte([]byte("~&`'+"), c) >= 0:
			return true
		case bytes.HasPrefix(rest, []byte("LAST_")), bytes.HasPrefix(rest, []byte("MATCH")),
			bytes.HasPrefix(rest, []byte("PREMATCH")), bytes.HasPrefix(rest, []byte("POSTMATCH")):
			return true
		}
	}
	return bytes.Contains(src, []byte("last_match"))
}

// global reads a global variable, or a part of the last match.
func (f *fn) global(n syntax.NodeID) ir.Value {
	l := f.l
	name := l.str(l.name(n))
	if plain, ok := english[name]; ok {
		name = plain
	}
	if len(name) >= 2 && f.locals.has(l.n.lastMatch) {
		switch c := name[1]; {
		case c >= '1' && c <= '9':
			return f.group(n, f.constant(n, ir.ConstInteger, l.b.Name(name[1:]), l.n.tInteger))
		case name == "$&":
			return f.group(n, f.constant(n, ir.ConstInteger, l.b.Name("0"), l.n.tInteger))
		case name == "$~":
			return f.local(n, l.n.lastMatch)
		case name == "$`":
			return f.call(n, l.b.Name("pre_match"), f.local(n, l.n.lastMatch))
		case name == "$'":
			return f.call(n, l.b.Name("post_match"), f.local(n, l.n.lastMatch))
		case name == "$+":
			return f.anyElement(n, f.local(n, l.n.lastMatch))
		}
	}
	return f.emit(n, ir.Instr{Op: ir.OpLoad, Name: l.b.Name(name)})
}

// group reads a group of the last match.
func (f *fn) group(n syntax.NodeID, key ir.Value) ir.Value {
	return f.groupOf(n, f.local(n, f.l.n.lastMatch), key)
}

// groupOf reads a group of match m.
func (f *fn) groupOf(n syntax.NodeID, m, key ir.Value) ir.Value {
	l := f.l
	if text, re, ok := f.matched(m); ok {
		return f.emit(n, ir.Instr{Op: ir.OpCall, Name: l.n.index, Type: l.n.tString},
			ir.Operand{Value: text, Role: ir.RoleSelf}, ir.Operand{Value: re}, ir.Operand{Value: key})
	}
	return f.emit(n, ir.Instr{Op: ir.OpLoad, Flags: ir.FlagIndex}, ir.Operand{Value: m, Role: ir.RoleSelf}, ir.Operand{Value: key})
}

// matched returns the text and the regular expression that m is a match of.
func (f *fn) matched(m ir.Value) (text, re ir.Value, ok bool) {
	i := f.Instr(f.Root(m))
	if i.Op != ir.OpCall || i.Name != f.l.n.matchMethod || i.NArgs != 2 {
		return 0, 0, false
	}
	args := f.Args(f.Root(m))
	text, re = args[0].Value, args[1].Value
	if f.Instr(re).Type != f.l.n.tRegexp {
		text, re = re, text
	}
	return text, re, f.Instr(re).Type == f.l.n.tRegexp && args[1].Role == ir.RolePlain
}

// noteMatch makes the match of re with text the last one.
func (f *fn) noteMatch(n syntax.NodeID, text, re ir.Value) ir.Value {
	m := f.call(n, f.l.n.matchMethod, text, re)
	f.assign(f.l.n.lastMatch, m)
	return m
}

// match lowers =~. A literal on its left assigns its named groups.
func (f *fn) match(n, left, right syntax.NodeID) ir.Value {
	l := f.l
	a, b := f.expr(left), f.expr(right)
	v := f.call(n, l.n.match, a, b)
	var names []ir.Name
	if l.kind(left) == kindRegex {
		names = l.groupNames(left)
		a, b = b, a
	}
	if !l.readsMatch && len(names) == 0 {
		return v
	}
	m := f.noteMatch(n, a, b)
	for _, name := range names {
		f.assign(name, f.groupOf(n, m, f.constant(left, ir.ConstString, name, l.n.tString)))
	}
	return v
}

// matchWhen makes the match of v with the pattern of a when the last one, in its arm.
func (f *fn) matchWhen(when syntax.NodeID, v ir.Value) {
	l := f.l
	if !l.readsMatch {
		return
	}
	for c := l.first(when); c != syntax.None; c = l.next(when, c) {
		if p := l.first(c); l.kind(c) == kindPattern && p != syntax.None && (l.kind(p) == kindRegex || l.kind(p) == kindConstant) {
			f.noteMatch(p, v, f.expr(p))
			return
		}
	}
}

// matchesBefore makes what a call with a block matches the last match, for its block: text.gsub(/…/) { $1 }.
func (f *fn) matchesBefore(n syntax.NodeID, i ir.Instr, args []ir.Operand) {
	if !f.l.readsMatch || len(args) < 2 || f.Instr(args[1].Value).Type != f.l.n.tRegexp {
		return
	}
	switch f.l.str(i.Name) {
	case "gsub", "sub", "gsub!", "sub!", "scan":
		f.noteMatch(n, args[0].Value, args[1].Value)
	}
}

// lastMatch lowers Regexp.last_match; ok is false if a call is none of it.
func (f *fn) lastMatch(n syntax.NodeID, p callParts) (v ir.Value, ok bool) {
	l := f.l
	if p.receiver == syntax.None || l.methodText(p) != "last_match" || !f.locals.has(l.n.lastMatch) {
		return ir.NoValue, false
	}
	if p.arguments != syntax.None {
		if c := l.first(p.arguments); c != syntax.None {
			return f.group(n, f.expr(c)), true
		}
	}
	return f.local(n, l.n.lastMatch), true
}
