package rust

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// Macros are the macros that a workspace defines by macro_rules!. They are found before any file is lowered,
// since files are lowered in parallel and one calls what another defines.
type Macros struct {
	byName map[string][]*Macro // each in the order of files and of definitions
	known  map[string][]*Macro // those of libraries, as far as their definitions are known
	crates []ir.Manifest
}

// Macro is a macro that is defined by example.
type Macro struct {
	name     string
	file     string
	crate    string // the folder of its crate's manifest
	library  string // of a macro of a library: the name of its crate
	pos      uint32 // where the definition begins
	exported bool
	used     bool // the file has a use declaration for it, by which others can name its path
	arms     []macroArm
	text     string // its name and its rules, as they are written
	origin   uint16 // the number of its definition in the file, from 1
}

// macroArm is one rule: what a call looks like, and what takes its place.
type macroArm struct {
	bracket byte
	pattern []piece
	body    []piece
}

// pieceKind is the kind of a piece.
type pieceKind uint8

const (
	pieceToken    pieceKind = iota
	pieceVariable           // $name, in a pattern with the kind of its fragment
	pieceRepeat             // $(…) with a separator and * + or ?
	pieceGroup              // brackets around pieces
)

// piece is a part of a rule's pattern or body.
type piece struct {
	kind      pieceKind
	token     token
	name      string
	fragment  fragment
	inner     []piece
	separator *token
	operator  byte
}

// definition begins a macro's definition.
var definition = []byte("macro_rules!")

// Definitions returns the macros that a file defines, and nothing without a look at its syntax if the
// words that define one are not there.
func Definitions(file string, src []byte) []*Macro {
	var found []*Macro
	for at := 0; ; {
		i := bytes.Index(src[at:], definition)
		if i < 0 || len(found) >= 1<<15 {
			return found
		}
		start := at + i
		at = start + len(definition)
		if line := src[bytes.LastIndexByte(src[:start], '\n')+1 : start]; bytes.Contains(line, []byte("//")) {
			continue
		}
		l := lexer{src: string(definitionText(src[at:])), base: uint32(at)}
		if m := l.definition(); m != nil {
			m.file, m.pos, m.origin = file, uint32(start), uint16(len(found)+1)
			m.exported = isExported(src[:start])
			m.used = bytes.Contains(src, []byte("use "+m.name))
			found = append(found, m)
			at += l.at
		}
	}
}

// MacroText is all of a macro that matters to files other than its own.
type MacroText struct {
	File, Text     []byte
	Library        string
	Exported, Used bool
}

// MacroTexts returns the texts of macros, which have those of each file, or of libraries, together.
func MacroTexts(definitions [][]*Macro) (texts []MacroText) {
	for _, file := range definitions {
		for _, m := range file {
			texts = append(texts, MacroText{[]byte(m.file), []byte(m.text), m.library, m.exported, m.used})
		}
	}
	return texts
}

// maxDefinition is how long the definition of a macro may be.
const maxDefinition = 1 << 16

func definitionText(src []byte) []byte { return src[:min(len(src), maxDefinition)] }

// isExported reports whether the attributes that src ends with have #[macro_export].
func isExported(src []byte) bool {
	src = src[max(0, len(src)-400):]
	if i := bytes.LastIndexAny(src, "};"); i >= 0 {
		src = src[i:]
	}
	return bytes.Contains(src, []byte("macro_export"))
}

// definition reads name { rules }.
func (l *lexer) definition() *Macro {
	l.skip()
	start := l.at
	if l.at >= len(l.src) || !isNameByte(l.src[l.at]) || l.word() != tokenWord {
		return nil
	}
	m := &Macro{name: string(rawName([]byte(l.src[start:l.at])))}
	l.skip()
	if l.at >= len(l.src) || closingOf(l.src[l.at]) == 0 {
		return nil
	}
	closing := closingOf(l.src[l.at])
	l.at++
	tokens, ok := l.tokens(closing)
	if !ok {
		return nil
	}
	l.at++
	m.text = l.src[start:l.at]
	for len(tokens) >= 3 && tokens[0].kind == tokenGroup && tokens[1].is("=>") && tokens[2].kind == tokenGroup {
		m.arms = append(m.arms, macroArm{tokens[0].bracket, pieces(tokens[0].inner, true), pieces(tokens[2].inner, false)})
		if tokens = tokens[3:]; len(tokens) > 0 && tokens[0].is(";") {
			tokens = tokens[1:]
		}
	}
	return m
}

// pieces reads the tokens of a rule's pattern or body.
func pieces(tokens []token, pattern bool) []piece {
	var out []piece
	for len(tokens) > 0 {
		t := tokens[0]
		switch {
		case t.is("$") && len(tokens) > 1 && tokens[1].opens('('):
			p := piece{kind: pieceRepeat, token: t, inner: pieces(tokens[1].inner, pattern)}
			tokens = p.repetition(tokens[2:])
			out = append(out, p)
			continue
		case t.is("$") && len(tokens) > 3 && pattern && tokens[1].kind == tokenWord && tokens[2].is(":") && tokens[3].kind == tokenWord:
			out = append(out, piece{kind: pieceVariable, token: t, name: tokens[1].text, fragment: fragments[tokens[3].text]})
			tokens = tokens[4:]
			continue
		case t.is("$") && len(tokens) > 1 && tokens[1].kind == tokenWord:
			out = append(out, piece{kind: pieceVariable, token: t, name: tokens[1].text})
			tokens = tokens[2:]
			continue
		case t.kind == tokenGroup:
			out = append(out, piece{kind: pieceGroup, token: t, inner: pieces(t.inner, pattern)})
		default:
			out = append(out, piece{kind: pieceToken, token: t})
		}
		tokens = tokens[1:]
	}
	return out
}

// repetition reads the separator and the operator that follow $(…), and returns the tokens after them.
func (p *piece) repetition(tokens []token) []token {
	for range 2 {
		if len(tokens) == 0 {
			break
		}
		t := tokens[0]
		if t.kind == tokenPunct && strings.IndexByte("*+?", t.text[0]) >= 0 {
			p.operator = t.text[0]
			if t.text = t.text[1:]; t.text != "" { // += is an operator and the token =
				return append([]token{t}, tokens[1:]...)
			}
			return tokens[1:]
		}
		if p.separator != nil || t.kind == tokenGroup {
			break
		}
		p.separator, tokens = &t, tokens[1:]
	}
	p.operator = '*'
	return tokens
}

// NewMacros returns the macros of a workspace: definitions has those of each file, in the order of files. It
// returns nil if there are none. Of the macros of libraries those count that a crate depends on.
func NewMacros(definitions [][]*Macro, libraries []*Macro, crates []ir.Manifest) *Macros {
	m := &Macros{byName: map[string][]*Macro{}, known: map[string][]*Macro{}, crates: crates}
	for _, file := range definitions {
		for _, d := range file {
			if len(d.arms) > 0 {
				d.crate = m.crateOf(d.file)
				m.byName[d.name] = append(m.byName[d.name], d)
			}
		}
	}
	for _, d := range libraries {
		if len(d.arms) > 0 && slices.ContainsFunc(crates, func(c ir.Manifest) bool { return slices.Contains(c.Deps, d.library) }) {
			m.known[d.name] = append(m.known[d.name], d)
		}
	}
	if len(m.byName)+len(m.known) == 0 {
		return nil
	}
	return m
}

// LibraryDefinitions returns the macros that text defines, as those of a library whose crate has that name.
func LibraryDefinitions(crate, text string) []*Macro {
	found := Definitions("", []byte(text))
	for _, m := range found {
		m.library, m.pos = crate, 0
	}
	return found
}

// crateOf returns the folder of the manifest that a file belongs to.
func (m *Macros) crateOf(file string) string {
	best, found := "", -1
	for i := range m.crates {
		dir := m.crates[i].Dir
		if dir == "" || strings.HasPrefix(file, dir+"/") {
			if len(dir) > found {
				best, found = dir, len(dir)
			}
		}
	}
	return best
}

// manifest returns the manifest of the crate in a folder, or nil.
func (m *Macros) manifest(dir string) *ir.Manifest {
	i := slices.IndexFunc(m.crates, func(c ir.Manifest) bool { return c.Dir == dir })
	if i < 0 {
		return nil
	}
	return &m.crates[i]
}

// library returns the manifest of the crate that code of crate dir calls name, or nil.
func (m *Macros) library(name string) *ir.Manifest {
	i := slices.IndexFunc(m.crates, func(c ir.Manifest) bool { return c.Lib == name && name != "" })
	if i < 0 {
		return nil
	}
	return &m.crates[i]
}

// scopeOfMacros says which macros a file's calls can mean.
type scopeOfMacros struct {
	*Macros
	file  string
	crate string
	tree  *syntax.Tree
	uses  map[string]string // what use declarations of the file bring in; read when they are asked for
	globs []string
}

// find returns the macro that a call in the file means, or nil. at is where the call stands. A macro is known
// from its definition on, so of several in a file the last one before the call counts; those of other files
// are known where a module before says so, or by a path, which is not checked: the nearest one counts.
func (s *scopeOfMacros) find(written string, at uint32) *Macro {
	if m := s.ofWorkspace(written, at); m != nil || len(s.known) == 0 {
		return m
	}
	name := written[strings.LastIndexByte(written, ':')+1:]
	if len(s.known[name]) == 0 {
		return nil
	}
	first, _, compound := strings.Cut(s.fullPath(written), "::")
	own := s.manifest(s.crate)
	for _, m := range s.known[name] {
		if own != nil && slices.Contains(own.Deps, m.library) && (first == m.library || !compound) {
			return m
		}
	}
	return nil
}

// ofWorkspace is find for the macros that the workspace defines.
func (s *scopeOfMacros) ofWorkspace(written string, at uint32) *Macro {
	name := written
	if i := strings.LastIndex(written, "::"); i >= 0 {
		name = written[i+2:]
	}
	all := s.byName[name]
	if len(all) == 0 {
		if len(s.Macros.byName) == 0 || name != written {
			return nil
		}
		return s.renamed(name)
	}
	crate, ok := s.crateOfCall(written, name)
	if !ok {
		return nil
	}
	var best *Macro
	rank := 0
	for _, m := range all {
		if m.crate != crate || !m.exported && (crate != s.crate || name != written && !m.used) {
			continue
		}
		r := 1 + nearness(m.file, s.file)
		if m.file == s.file {
			r += 1000
			if m.pos < at {
				r += 1000
			}
		}
		if r > rank || r == rank && m.file == s.file && m.pos < at {
			best, rank = m, r
		}
	}
	return best
}

// crateName returns how the file names the crate that defines a macro.
func (s *scopeOfMacros) crateName(m *Macro) string {
	if own := s.manifest(m.crate); m.crate != s.crate && own != nil && own.Lib != "" {
		return own.Lib
	}
	return "crate"
}

// nearness returns how many folders two files share.
func nearness(a, b string) int {
	n := 0
	for a, b = path.Dir(a)+"/", path.Dir(b)+"/"; ; n++ {
		i, j := strings.IndexByte(a, '/'), strings.IndexByte(b, '/')
		if i < 0 || j < 0 || a[:i] != b[:j] {
			return n
		}
		a, b = a[i+1:], b[j+1:]
	}
}

// crateOfCall returns the folder of the crate whose macro a call means by what it writes. It reports false if
// that is no crate of the workspace.
func (s *scopeOfMacros) crateOfCall(written, name string) (string, bool) {
	full := s.fullPath(written)
	first, _, compound := strings.Cut(full, "::")
	switch first {
	case "crate", "self", "super", "$crate":
		return s.crate, true
	case "std", "core", "alloc":
		return "", false
	}
	if lib := s.library(first); lib != nil && compound {
		return lib.Dir, true
	}
	if compound {
		if own := s.manifest(s.crate); own != nil && slices.Contains(own.Deps, first) {
			return "", false
		}
		return s.crate, true
	}
	for _, m := range s.byName[name] {
		if m.crate == s.crate {
			return s.crate, true
		}
	}
	for _, m := range s.byName[name] {
		own := s.manifest(m.crate)
		if m.exported && own != nil && slices.ContainsFunc(s.globs, func(g string) bool {
			first, _, _ := strings.Cut(strings.TrimPrefix(g, "::"), "::")
			return first == own.Lib
		}) {
			return m.crate, true
		}
	}
	return "", false
}

// fullPath returns the path that a call writes, as use declarations have it.
func (s *scopeOfMacros) fullPath(written string) string {
	s.readUses()
	full := strings.TrimPrefix(written, "::")
	for range 3 {
		first, rest, _ := strings.Cut(full, "::")
		if to, ok := s.uses[first]; ok && to != first {
			if full = to; rest != "" {
				full += "::" + rest
			}
			if strings.HasPrefix(to, first+"::") {
				break
			}
			continue
		}
		break
	}
	return strings.TrimPrefix(full, "::")
}

// renamed returns the macro that the file gives another name, or nil.
func (s *scopeOfMacros) renamed(alias string) *Macro {
	s.readUses()
	to, ok := s.uses[alias]
	if !ok {
		return nil
	}
	if i := strings.LastIndex(to, "::"); i >= 0 && to[i+2:] != alias && s.byName[to[i+2:]] != nil {
		return s.find(to, 0)
	}
	return nil
}

// readUses reads the use declarations of the file, those of its modules and functions too.
func (s *scopeOfMacros) readUses() {
	if s.uses != nil {
		return
	}
	s.uses = map[string]string{}
	for i := range s.tree.Nodes {
		n := syntax.NodeID(i)
		switch s.tree.Nodes[i].Kind {
		case kindUseDeclaration:
			if arg := s.tree.ChildByField(n, fieldArgument); arg != syntax.None {
				s.addUses(useTokens(s.tree.Text(arg)), "", 0)
			}
		case kindExternCrateDeclaration:
			if name := s.tree.ChildByField(n, fieldName); name != syntax.None {
				s.globs = append(s.globs, s.tree.Text(name))
			}
		}
	}
}

func useTokens(text string) []token {
	tokens, _ := lex(text, 0)
	return tokens
}

// addUses adds what a use declaration brings in; prefix is what stands before the tokens.
func (s *scopeOfMacros) addUses(tokens []token, prefix string, depth int) {
	if depth > maxNesting {
		return
	}
	full, last := prefix, ""
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.is(","):
			s.addUses(tokens[i+1:], prefix, depth)
			if last != "" {
				s.uses[last] = full
			}
			return
		case t.opens('{'):
			s.addUses(t.inner, full, depth+1)
			last = ""
		case t.is("*"):
			s.globs, last = append(s.globs, full), ""
		case t.is("as") && i+1 < len(tokens):
			if name := tokens[i+1].text; name != "" {
				s.uses[name] = full
			}
			last = ""
			full = prefix
		case t.kind == tokenWord && (i == 0 || !tokens[i-1].is("as")):
			if last = t.text; last == "self" && full != "" {
				if j := strings.LastIndex(full, "::"); j >= 0 {
					last = full[j+2:]
				}
				continue
			}
			if full != "" {
				full += "::"
			}
			full += last
		}
	}
	if last != "" {
		s.uses[last] = full
	}
}
