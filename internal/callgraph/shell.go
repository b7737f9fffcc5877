package callgraph

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the programs in the text of a command that a shell reads, and where a program in Rust looks for its
// words.

// Started is a program that is started, and which of its words is looked at: 0 is its own name, -1 is any.
type Started struct {
	Program string
	Word    int
	At      Site // the call that starts it, where the call at hand only writes into what that has made
	// Module is the mechanism by which Program runs in the same process, if that is no program but a crate that a module is
	// built from.
	Module string
	// Listener is instead one more than the index in Listeners of what is written to through a socket.
	Listener int
}

// maxPieces bounds the parts of a text that are looked at.
const maxPieces = 100

// ShellPrograms returns the programs that a shell starts for the text v, with the words of each that are not constant:
// the one, if there is only one.
func (g *Graph) ShellPrograms(id ir.FuncID, v ir.Value) (started []Started) {
	var text strings.Builder
	left := maxPieces
	g.pieces(id, v, &text, &left)
	for _, command := range strings.FieldsFunc(text.String(), func(r rune) bool { return strings.ContainsRune("|&;\n(){}", r) }) {
		words := commandOf(strings.Fields(command))
		if len(words) == 0 {
			continue
		}
		name := path.Base(strings.Trim(words[0], `"'`))
		holes, word := strings.Count(strings.Join(words[1:], ""), hole), -1
		for i, w := range words {
			if i > 0 && holes == 1 && strings.Contains(w, hole) {
				word = i
			}
		}
		if holes > 0 && !strings.Contains(name, hole) {
			started = append(started, Started{Program: name, Word: word})
		}
	}
	return started
}

// commandOf returns the words of a command from the name of its program on: without the variables before it, and what a
// shell does itself to run it.
func commandOf(words []string) []string {
	for len(words) > 0 {
		name, _, sets := strings.Cut(words[0], "=")
		if !(sets && !strings.ContainsAny(name, "/-.")) && words[0] != "exec" && words[0] != "command" && words[0] != "time" {
			break
		}
		words = words[1:]
	}
	return words
}

// pieces writes the text that v is, with a NUL for each part of it that is not constant.
func (g *Graph) pieces(id ir.FuncID, v ir.Value, out *strings.Builder, left *int) {
	if *left--; *left <= 0 {
		out.WriteString(hole)
		return
	}
	if texts, ok := g.texts(id, v, maxTrace); ok && len(texts) == 1 {
		out.WriteString(texts[0])
		return
	}
	v = g.Root(id, v)
	in := g.Prog.Instr(id, v)
	args := g.Prog.Args(id, in)
	switch name := g.Prog.Text(in.Name); {
	case in.Op == ir.OpCall && name == ir.OpInterp,
		in.Op == ir.OpCall && (name == "+" || name == "<<" || name == "op.+") && len(args) == 2 && g.lang(id) == source.Ruby:
		for _, a := range args {
			g.pieces(id, a.Value, out, left)
		}
	case in.Op == ir.OpCall && g.joinedPieces(Site{id, v}, in, out, left):
	default:
		out.WriteString(hole)
		for _, file := range g.fileNames(Site{id, v}) {
			if g.isProgram(file) {
				out.WriteString("/" + file)
				break
			}
		}
	}
}

// formatDirective is a place in a format that something is written at.
var formatDirective = regexp.MustCompile(`%[-+ #0]*\d*(\.\d+)?(<\w+>|\{\w+\})?[A-Za-z]?`)

// joinedPieces writes the text that models say the call at s makes of its operands: of a format, or of words that it joins.
func (g *Graph) joinedPieces(s Site, in *ir.Instr, out *strings.Builder, left *int) bool {
	for _, f := range g.Call(s).Flows {
		if f.Format != nil {
			if texts := g.Env(s).Texts(*f.Format); len(texts) == 1 {
				out.WriteString(strings.ReplaceAll(formatDirective.ReplaceAllString(strings.ReplaceAll(texts[0], "%%", "\x01"), hole), "\x01", "%"))
				return true
			}
		}
		if f.Joins == nil {
			continue
		}
		for i, list := range g.operands(s.Func, in, &f.From[0]) {
			if i > 0 {
				out.WriteString(*f.Joins)
			}
			g.wordPieces(s.Func, list, *f.Joins, out, left)
		}
		return true
	}
	return false
}

// wordPieces writes the elements of the list v.
func (g *Graph) wordPieces(id ir.FuncID, v ir.Value, between string, out *strings.Builder, left *int) {
	at, list := g.listAt(id, v)
	in := g.Prog.Instr(at, list)
	if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpArray {
		g.pieces(id, v, out, left)
		return
	}
	for i, a := range g.Prog.Args(at, in) {
		if i > 0 {
			out.WriteString(between)
		}
		g.pieces(at, a.Value, out, left)
	}
}

// isProgram reports whether the workspace has a program of that name.
func (g *Graph) isProgram(name string) bool {
	for i := range g.Prog.Manifests {
		for _, b := range g.Prog.Manifests[i].Bins {
			if b.Name == name {
				return true
			}
		}
	}
	return false
}

// ReadsByPosition reports whether the list of words that a program in Rust is given at s is only asked for words at
// constant places, and for how many there are: then each of them is where it was given.
func (g *Graph) ReadsByPosition(s Site) bool {
	if g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall {
		return false
	}
	list, taken := map[ir.Value]bool{s.Value: true}, map[ir.Value]bool{}
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for u := int(s.Value) + 1; u < len(body); u++ {
		in := &body[u]
		if in.Op == ir.OpCopy || in.Op == ir.OpAssume || in.Op == ir.OpState {
			continue
		}
		if in.Op == ir.OpPhi && !slices.ContainsFunc(g.Prog.Args(s.Func, in), func(a ir.Operand) bool { return !list[g.Root(s.Func, a.Value)] }) {
			list[ir.Value(u)] = true // where branches meet that have looked at a word
			continue
		}
		for i, a := range g.Prog.Args(s.Func, in) {
			if !list[g.Root(s.Func, a.Value)] {
				continue
			}
			hands, ok := g.readsAt(Site{s.Func, ir.Value(u)}, in, i)
			if !ok {
				return false
			}
			if hands && taken[g.Root(s.Func, a.Value)] {
				return false // what is left of the list begins elsewhere
			}
			if hands {
				list[ir.Value(u)] = true
			} else if in.Op == ir.OpCall && g.TakesNext(Site{s.Func, ir.Value(u)}) {
				taken[g.Root(s.Func, a.Value)] = true
			}
		}
	}
	return true
}

// readsAt reports whether the instruction at s reads the list that is its first operand at a constant place, or asks for
// something else that tells nothing of the words. hands says that its result is that list.
func (g *Graph) readsAt(s Site, in *ir.Instr, operand int) (hands, ok bool) {
	args := g.Prog.Args(s.Func, in)
	if operand != 0 {
		return false, false
	}
	switch {
	case in.Op == ir.OpLoad && in.Flags&ir.FlagIndex != 0:
		key := g.Prog.Instr(s.Func, g.Root(s.Func, args[1].Value))
		if g.IsOpenRange(s.Func, key) && g.isConst(s.Func, g.Prog.Args(s.Func, key)[0].Value, maxTrace) {
			return false, true // args[2..], whose words are found by the places that they move to
		}
		return false, key.Op == ir.OpConst
	case in.Op != ir.OpCall:
		return false, false
	}
	for _, f := range g.Call(s).Flows {
		for i := range f.From {
			from := &f.From[i]
			switch {
			case f.Clears&g.Set.TextKinds == g.Set.TextKinds: // nothing of the words
			case from.Kind != rule.PortSelf || f.Step != rule.Value || len(f.To) != 1 || f.To[0].Kind != rule.PortReturn:
				return false, false
			case f.Taken:
				if _, known := g.Taken(s); !known {
					return false, false
				}
			case len(from.Path) == 0:
				hands = true
			case from.Path[0].Key == 0 || !g.isConst(s.Func, args[from.Path[0].Key].Value, maxTrace):
				return false, false
			}
		}
	}
	return hands, len(g.Call(s).Flows) > 0
}

// IsOpenRange reports whether in is a range of Rust that has a beginning and no end: 2..
func (g *Graph) IsOpenRange(id ir.FuncID, in *ir.Instr) bool {
	return in.Op == ir.OpCall && in.NArgs == 1 && g.Prog.Text(in.Name) == ir.OpRange && g.lang(id) == source.Rust
}
