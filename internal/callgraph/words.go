package callgraph

import (
	"slices"
	"strconv"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads the words of a command that is given as a list: system("tar", "xf", *names). A word
// that is not constant is nil.

// NoList and AnyElement are what TakesWord takes for an element: none, the operand itself is the word; or
// one whose place in the list is not known.
const (
	NoList     = ""
	AnyElement = "*"
)

// maxWords bounds the words of one command that are looked at.
const maxWords = 64

// runsProgram reports whether a call that row is about runs a program that models describe, and notes that it
// was met.
func (g *Graph) runsProgram(row *rule.Sink, s Site, in *ir.Instr) bool {
	args := g.Prog.Args(s.Func, in)
	if g.Prog.Text(in.Name) == ir.OpInterp {
		return g.putsCommand(s, args)
	}
	if len(row.Words) > 0 {
		return true // which program it is, is found out where untrusted data meets the call
	}
	words := g.commandWords(s.Func, args)
	if first, ok := g.formatWords(s.Func, in, ir.NoValue); ok {
		words = first
	}
	p, _ := g.Set.Models.Program(words)
	if p != nil {
		g.met[p.ID] = true
		return !row.Script || p.Script != nil || p.Runs >= 0
	}
	if !row.Script && g.maybeOwnProgram(words) {
		return true
	}
	return len(words) > 0 && words[0] == nil && g.RunsRest(s.Func) // the call says which one
}

// putsCommand reports whether parts make the text of a command that runs a program that models describe.
func (g *Graph) putsCommand(s Site, parts []ir.Operand) bool {
	t := g.partsOf(s)
	for i := range parts {
		if g.Prog.Instr(s.Func, parts[i].Value).Op == ir.OpConst {
			continue
		}
		words, _ := t.words(i)
		p, _ := g.Set.Models.Program(words)
		if p != nil {
			g.met[p.ID] = true
		}
		if p != nil || g.maybeOwnProgram(words) {
			return g.isCommand(s)
		}
	}
	return false
}

// TakesWord reports whether operand i of the call at s, which row is about, or that element of operand i, is a word
// that the program which the call runs would take for what the row says: an option, or the text of a program.
func (g *Graph) TakesWord(row *rule.Sink, s Site, i int, element string) bool {
	id, in := s.Func, g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(id, in)
	if g.Prog.Text(in.Name) == ir.OpInterp {
		before, begins := g.partsOf(s).words(i)
		if own, rest := g.ownProgram(s, before); own != nil {
			return element == NoList && begins && own.TakesOption(rest)
		}
		p, rest := g.Set.Models.Program(before)
		return element == NoList && begins && p != nil && p.TakesOption(rest)
	}
	if _, inline := args[i].Role.Keyword(); inline {
		before, ok := g.formatWords(id, in, args[i].Value)
		return ok && len(before) > 0 && len(before[0]) > 0 && g.takesAfter(row, before, len(before), element)
	}
	if element != NoList && g.lang(id) == source.Ruby && g.TypeOf(id, args[i].Value).Name == "Hash" {
		return false // variables of the environment
	}
	before := append(g.builderWords(row, s, in), g.commandWords(id, args[:i])...)
	known := len(before)
	if at, list := g.listAt(id, args[i].Value); element != AnyElement && g.isMoved(at, list, element) {
		element = AnyElement
	}
	switch element {
	case NoList:
	case AnyElement:
		at, list := g.listAt(id, args[i].Value)
		before = append(g.added(at, list, g.words(at, list, before, maxTrace)), nil)
	default:
		before = g.wordsBefore(id, args[i].Value, element, before)
	}
	if len(before) == 0 {
		return false
	}
	if own, rest := g.ownProgram(s, before); own != nil && !row.Script {
		return own.TakesOption(rest)
	}
	return slices.ContainsFunc(before[0], func(name string) bool {
		return g.takesAfter(row, append([]rule.Word{{name}}, before[1:]...), known, element)
	})
}

// takesAfter answers TakesWord of a word that stands after those, of which so many stand before the operand itself.
func (g *Graph) takesAfter(row *rule.Sink, before []rule.Word, known int, element string) bool {
	p, rest := g.Set.Models.Program(before)
	if p == nil {
		return false
	}
	g.met[p.ID] = true
	switch {
	case !row.Script:
		return p.TakesOption(rest)
	case element == AnyElement: // one of the list that is not constant
		at := p.ScriptAt(rest)
		return at >= 0 && at+len(before)-len(rest) >= known && (at >= len(rest) || rest[at] == nil)
	}
	return p.IsScript(rest)
}

// words returns the words of the last command in the text that the first n parts begin, as a shell reads it, and whether
// what comes next begins a word.
func (t *parts) words(n int) (words []rule.Word, begins bool) {
	s := strings.TrimRight(t.text[:t.ends[n]], `"'`)
	begins = s == "" || strings.ContainsRune(" \t\n", rune(s[len(s)-1]))
	for _, w := range strings.Fields(s) {
		if strings.Trim(w, "&|;") == "" {
			words = words[:0]
			continue
		}
		words = append(words, rule.Word{strings.Trim(w, `"'`)})
	}
	return words, begins
}

// formatWords returns the words that the format string of a macro of Rust puts before value v, which begins one, or all of
// them, without a value: of cmd!(sh, "git log {range}"). ok is false if it does not, or if the macro has no such string behind
// its first argument.
func (g *Graph) formatWords(id ir.FuncID, in *ir.Instr, v ir.Value) (words []rule.Word, ok bool) {
	args := g.Prog.Args(id, in)
	f, ok := g.formatOf(id, in)
	if !ok || len(args) < 2 || args[1].Role != ir.RolePlain || len(f.args) != len(args)-2 || len(f.list) == 0 {
		return nil, false
	}
	text, found := "", v == ir.NoValue
	for i := range f.list {
		text += f.list[i].text
		if w, known := f.operand(g, &f.list[i]); known && w == v {
			found = text != "" && text[len(text)-1] == ' '
			break
		}
		text += "\x00"
	}
	for _, w := range strings.Fields(text) {
		if strings.Contains(w, "\x00") {
			words = append(words, nil)
			continue
		}
		words = append(words, rule.Word{w})
	}
	return words, found
}

// isCommand reports whether the text that is put together at s is run as a command.
func (g *Graph) isCommand(s Site) bool {
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for u := int(s.Value) + 1; u < len(body); u++ {
		in := &body[u]
		if in.Op != ir.OpCall {
			continue
		}
		for _, a := range g.Prog.Args(s.Func, in) {
			if a.Role != ir.RolePlain || g.Root(s.Func, a.Value) != s.Value {
				continue
			}
			if g.Prog.Text(in.Name) == ir.OpBacktick {
				return true
			}
			if slices.ContainsFunc(g.rowsByName(s.Func, in).Sinks, func(r *rule.Sink) bool { return r.Word }) {
				return true
			}
		}
	}
	return false
}

// commandWords returns the words that operands of a call are. The environment that may come first is
// none.
func (g *Graph) commandWords(id ir.FuncID, args []ir.Operand) []rule.Word {
	var words []rule.Word
	for _, a := range args {
		if positional(a.Role) && (len(words) > 0 || g.TypeOf(id, a.Value).Name != "Hash") {
			words = g.words(id, a.Value, words, maxTrace)
		}
	}
	return words
}

// words appends the words that value v is: one, or several if it is a list.
func (g *Graph) words(id ir.FuncID, v ir.Value, words []rule.Word, depth int) []rule.Word {
	if depth == 0 || len(words) >= maxWords {
		return words
	}
	if texts, ok := g.texts(id, v, depth); ok {
		return append(words, texts)
	}
	id, root := g.listAt(id, v)
	in := g.Prog.Instr(id, root)
	switch {
	case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0:
		if s, last, ok := g.Constant(id, in); ok {
			return g.words(s.Func, last, words, depth-1)
		}
	case in.Op == ir.OpParam:
		if given, ok := g.boundRest(id, root); ok {
			for _, s := range given {
				words = g.words(s.Func, s.Value, words, depth-1)
			}
			return words
		}
	case in.Op == ir.OpLoad && g.lang(id) == source.Rust:
		return append(words, g.originTexts(id, root, len(words) == 0))
	case g.isEmptyList(id, root, in):
		return words
	case in.Op == ir.OpCall && (g.Prog.Text(in.Name) == ir.OpArray || g.TypeOf(id, root).Name == "Array"):
		for _, a := range g.Prog.Args(id, in) {
			if positional(a.Role) || a.Role == ir.RoleSelf {
				words = g.words(id, a.Value, words, depth-1)
			}
		}
		return words
	}
	if made, lists := g.listWords(id, root, words, depth); lists > 0 {
		return made
	}
	if texts := g.originTexts(id, root, len(words) == 0); texts != nil {
		return append(words, texts)
	}
	return append(words, g.optionBegun(id, root))
}

// optionBegun returns the word that a text is which begins with an option: -n and what is not known. It is nil if the
// text is no such word.
func (g *Graph) optionBegun(id ir.FuncID, v ir.Value) rule.Word {
	text, _ := g.edge(id, v, false, maxTrace)
	if !strings.HasPrefix(text, "-") || strings.Trim(text, "-") == "" {
		return nil
	}
	return rule.Word{text + "\x00"}
}

// added appends the words that calls of the function add to list v: words << "--".
func (g *Graph) added(id ir.FuncID, v ir.Value, words []rule.Word) []rule.Word {
	list := g.chainRoot(id, v)
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		args := g.Prog.Args(id, &body[u])
		if body[u].Op != ir.OpCall || len(args) < 2 || args[0].Role != ir.RoleSelf || g.chainRoot(id, ir.Value(u)) != list {
			continue
		}
		for _, a := range args[1:] {
			if positional(a.Role) {
				words = g.words(id, a.Value, words, maxTrace)
			}
		}
	}
	return words
}

// Word implements rule.Env.
func (e *env) Word(p rule.Port) []string {
	v, ok := e.one(p)
	if !ok {
		return nil
	}
	id := e.site.Func
	if !e.g.listedHere(id, v) {
		return nil
	}
	words := e.g.words(id, v, nil, maxTrace)
	if len(words) == 0 {
		words = e.g.added(id, v, words)
	}
	switch {
	case len(words) == 0:
		return nil
	case words[0] == nil:
		return []string{""}
	}
	return words[0]
}

// listedHere reports whether function id puts together the list v, or what it is made of: words.map(&:to_s).
func (g *Graph) listedHere(id ir.FuncID, v ir.Value) bool {
	for range maxTrace {
		v = g.Root(id, v)
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		switch {
		case g.fromSource(id, v, maxTrace):
			return true
		case in.Op != ir.OpCall:
			_, _, ok := g.Constant(id, in)
			return ok && in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && len(args) == 0
		case len(args) == 0 || args[0].Role != ir.RoleSelf || in.Flags&ir.FlagImplicitSelf != 0:
			return g.Prog.Text(in.Name) == ir.OpArray
		}
		v = args[0].Value
	}
	return false
}

// wordsBefore appends the words of list v that stand before one of its elements.
func (g *Graph) wordsBefore(id ir.FuncID, v ir.Value, element string, words []rule.Word) []rule.Word {
	id, v = g.listAt(id, v)
	in := g.Prog.Instr(id, v)
	n, err := strconv.Atoi(element)
	args := g.Prog.Args(id, in)
	if given, ok := g.boundRest(id, g.Root(id, v)); ok && err == nil && n < len(given) {
		for _, s := range given[:n] {
			words = g.words(s.Func, s.Value, words, maxTrace)
		}
		return words
	}
	if made, lists := g.listWords(id, v, nil, maxTrace); err == nil && lists == 1 && n < len(made) {
		return append(words, made[:n]...)
	}
	if err != nil || g.Prog.Text(in.Name) != ir.OpArray || n >= len(args) {
		return append(g.words(id, v, words, maxTrace), nil) // a list that was put together
	}
	for _, a := range args[:n] {
		words = g.words(id, a.Value, words, maxTrace)
	}
	return words
}
