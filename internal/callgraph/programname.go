package callgraph

import (
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds out which programs of the workspace a command runs.

// Programs returns the programs of the workspace that the call at s can run, and which word of the command names each:
// -1 if that is not known. The first word names it, or, of a program that only runs another one, a later word.
func (g *Graph) Programs(s Site) (started []Started) {
	return g.programsGiven(s.Func, g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)))
}

// programsGiven does so for a command whose words are operands of function id.
func (g *Graph) programsGiven(id ir.FuncID, args []ir.Operand) (started []Started) {
	words := g.commandWords(id, args)
	if len(words) > 0 && len(words[0]) > 0 {
		started := g.programsIn(words)
		if len(started) == 0 && slices.ContainsFunc(words[0], g.launches) {
			started = g.launchedIn(id, args, words)
		}
		return started
	}
	for _, a := range args {
		if !positional(a.Role) || g.TypeOf(id, a.Value).Name == "Hash" {
			continue
		}
		for _, name := range g.fileNames(g.firstWord(id, a.Value)) {
			started = g.addProgram(started, name, 0)
		}
		break
	}
	return started
}

// programsIn returns the programs of the workspace that the words of a command name, and which word does.
func (g *Graph) programsIn(words []rule.Word) (started []Started) {
	for i, w := range words {
		for _, text := range w {
			started = g.addProgram(started, text, i)
		}
		if len(started) > 0 || i == 0 && !slices.ContainsFunc(w, g.launches) {
			break
		}
	}
	return started
}

// launchedIn returns the programs of the workspace that a word can be the path of which is not constant, if each operand is
// one word, or each element of the list that the only one is.
func (g *Graph) launchedIn(id ir.FuncID, args []ir.Operand, words []rule.Word) (started []Started) {
	plain := slices.DeleteFunc(slices.Clone(args), func(a ir.Operand) bool { return a.Role != ir.RolePlain })
	if len(plain) == 1 {
		at, list := g.listAt(id, plain[0].Value)
		if in := g.Prog.Instr(at, list); in.Op == ir.OpCall && g.Prog.Text(in.Name) == ir.OpArray {
			id, plain = at, g.Prog.Args(at, in)
		}
	}
	for i := 0; i < len(words) && len(plain) == len(words) && len(started) == 0; i++ {
		if words[i] != nil {
			continue
		}
		for _, name := range g.fileNames(Site{id, plain[i].Value}) {
			started = g.addProgram(started, name, i)
		}
	}
	return started
}

// programName returns the name of the program that a file is.
func programName(file string) string { return strings.TrimSuffix(path.Base(file), ".exe") }

// addProgram appends the program that a file is, if the workspace builds it.
func (g *Graph) addProgram(started []Started, file string, word int) []Started {
	name := programName(file)
	if !g.isProgram(name) || slices.ContainsFunc(started, func(s Started) bool { return s.Program == name }) {
		return started
	}
	return append(started, Started{Program: name, Word: word})
}

// launches reports whether a program only runs another one.
func (g *Graph) launches(file string) bool {
	name := path.Base(file)
	for _, row := range g.Set.Models.Launchers {
		if slices.Contains(row.Names, name) {
			g.met[row.ID] = true
			return true
		}
	}
	return false
}

// firstWord returns the first of the words that value v is, if it is a list: also one that a constant is. The environment
// that may stand before them is none.
func (g *Graph) firstWord(id ir.FuncID, v ir.Value) Site {
	for range maxTrace {
		list := Site{id, g.Root(id, v)}
		list.Func, list.Value = g.listAt(list.Func, list.Value)
		if made := g.literalAt(list); g.lang(id) == source.Ruby && g.Prog.Text(g.Prog.Instr(made.Func, made.Value).Name) == ir.OpArray {
			list = made
		}
		id, v = list.Func, list.Value
		in := g.Prog.Instr(id, v)
		args := g.Prog.Args(id, in)
		if in.Op != ir.OpCall || g.Prog.Text(in.Name) != ir.OpArray || len(args) == 0 {
			break
		}
		if len(args) > 1 && g.TypeOf(id, args[0].Value).Name == "Hash" {
			args = args[1:]
		}
		v = args[0].Value
	}
	return Site{id, v}
}

// FileNames returns the names that the path at s can end with, as that of a file from which something was made.
func (g *Graph) FileNames(s Site) []string { return g.fileNames(s) }

// fileNames returns the names that the path at s can end with: of constants, where it is put together of parts, where it
// stands in a table, and where a variable of the environment may say another one.
func (g *Graph) fileNames(s Site) []string {
	t := nameTracer{g: g, seen: map[Site]bool{}, made: map[Site]bool{}}
	t.value(s, maxTrace)
	return t.names
}

// nameTracer is one search for the names of files.
type nameTracer struct {
	g     *Graph
	seen  map[Site]bool
	made  map[Site]bool // what was followed to the parts that it is made of
	names []string
}

// value follows the path at s.
func (t *nameTracer) value(s Site, depth int) {
	g := t.g
	if texts, ok := g.texts(s.Func, s.Value, maxTrace); ok {
		for _, text := range texts {
			t.text(text)
		}
		return
	}
	if depth == 0 || t.seen[s] {
		return
	}
	t.seen[s] = true
	for _, o := range append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, g.Origins(s.Func, s.Value)...) {
		if t.made[o] {
			continue
		}
		t.made[o] = true
		in := g.Prog.Instr(o.Func, o.Value)
		switch {
		case in.Op == ir.OpConst && g.isLiteral(o):
			t.text(g.Prog.Text(in.Name))
		case in.Op == ir.OpCall && g.Prog.Text(in.Name) == ir.OpInterp:
			t.interpolated(o, in, depth)
		case in.Op == ir.OpCall:
			t.call(o, in, depth)
		}
	}
}

// text enters the name that a path ends with.
func (t *nameTracer) text(text string) {
	if name := path.Base(text); name != "." && name != "/" && name != ".." && !slices.Contains(t.names, name) {
		t.names = append(t.names, name)
	}
}

// interpolated follows a path that is put together as a text: to its last part, if a name begins there.
func (t *nameTracer) interpolated(s Site, in *ir.Instr, depth int) {
	args := t.g.Prog.Args(s.Func, in)
	if len(args) == 0 {
		return
	}
	last := Site{s.Func, args[len(args)-1].Value}
	if texts, ok := t.g.texts(last.Func, last.Value, maxTrace); ok {
		for _, text := range texts {
			if strings.Contains(text, "/") || len(args) == 1 {
				t.text(text)
			}
		}
		return
	}
	if len(args) > 1 {
		if before, ok := t.g.texts(s.Func, args[len(args)-2].Value, maxTrace); !ok || len(before) != 1 || !strings.HasSuffix(before[0], "/") {
			return
		}
	}
	t.value(last, depth-1)
}

// call follows a path that a call makes of parts: to the last one that says a name.
func (t *nameTracer) call(s Site, in *ir.Instr, depth int) {
	g, known := t.g, len(t.names)
	args := g.Prog.Args(s.Func, in)
	for i := len(args) - 1; i >= 0 && len(t.names) == known; i-- {
		part := Site{s.Func, args[i].Value}
		at := g.Prog.Instr(part.Func, part.Value)
		switch {
		case at.Op == ir.OpConst && !g.isLiteral(part): // the folder that a path is below
		case at.Op == ir.OpClosure:
			t.returned(g.Prog.Callee(part.Func, at), depth)
		case args[i].Role != ir.RoleSelf || in.Flags&ir.FlagImplicitSelf == 0:
			t.value(part, depth-1)
		}
	}
}

// returned follows what a block returns: ENV.fetch("TOOL") { "tool" }.
func (t *nameTracer) returned(id ir.FuncID, depth int) {
	body := t.g.Prog.File(id).Body(t.g.Prog.Func(id))
	for u := range body {
		if body[u].Op == ir.OpReturn && body[u].NArgs > 0 {
			t.value(Site{id, t.g.Prog.Args(id, &body[u])[0].Value}, depth-1)
		}
	}
}
