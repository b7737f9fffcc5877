package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds which call of a program in Rust takes a word of its command line, where the program goes through the
// words in a loop and compares each with the names of options,
//
//	while let Some(arg) = args.next() { match arg.as_str() { "--file" => file = args.next(), … } }
//
// or asks a parser for the value of each option by its name.

// wordTaker is a call that takes the word behind one of names, or, without names, the next one whatever it is.
type wordTaker struct {
	at    ir.Value
	names []string
}

// WordTaker returns the call that takes word number n of a command, n of 1 on, where the call in Ruby at from runs it and the one
// in Rust at s yields its words; ok is false if that is not known.
func (g *Graph) WordTaker(from Site, n int, s Site) (at ir.Value, ok bool) {
	started := g.Programs(from)
	if g.lang(s.Func) != source.Rust || g.Prog.Instr(s.Func, s.Value).Op != ir.OpCall || n < 1 || len(started) != 1 {
		return ir.NoValue, false
	}
	words := g.commandWords(from.Func, g.Prog.Args(from.Func, g.Prog.Instr(from.Func, from.Value)))
	if started[0].Word+n >= len(words) {
		return ir.NoValue, false
	}
	words = words[started[0].Word+1:]
	takers := g.valueTakers(s)
	if takers == nil {
		takers = g.loopTakers(s)
	}
	next := slices.IndexFunc(takers, func(t wordTaker) bool { return t.names == nil })
	for i := 0; i < n && len(takers) > 0; i++ {
		if i == n-1 {
			return takers[max(next, 0)].at, next >= 0
		}
		if len(words[i]) != 1 {
			break
		}
		named := slices.IndexFunc(takers, func(t wordTaker) bool { return slices.Contains(t.names, words[i][0]) })
		if named < 0 {
			continue
		}
		if i++; i == n-1 {
			return takers[named].at, true
		}
	}
	return ir.NoValue, false
}

// loopTakers returns the calls that take words out of the list which the call at s yields, the program's own name not among
// them: one of the loop that takes them one after the other, and those that take the word behind one that it has compared. It
// is nil if something else is done with the list.
func (g *Graph) loopTakers(s Site) (takers []wordTaker) {
	list, skipped := map[ir.Value]bool{s.Value: true}, 0
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	var calls []ir.Value
	for u := int(s.Value) + 1; u < len(body); u++ {
		in := &body[u]
		args := g.Prog.Args(s.Func, in)
		if in.Op != ir.OpCall || len(args) == 0 || !list[g.Root(s.Func, args[0].Value)] || g.Prog.Text(in.Name) == ir.OpEach {
			continue
		}
		at := Site{s.Func, ir.Value(u)}
		switch texts := g.Env(at).Texts(rule.Port{Kind: rule.PortArg}); {
		case g.TakesNext(at):
			calls = append(calls, ir.Value(u))
		case lastName(g.Prog.Text(in.Name)) == "skip" && len(texts) == 1 && texts[0] == "1":
			list[ir.Value(u)] = true
			skipped++
		case !g.tellsNothing(at):
			return nil
		}
	}
	unnamed := 0
	for _, u := range calls {
		names := g.comparedWith(s.Func, u, calls)
		if names == nil && !g.repeated(s.Func, s.Value, u) {
			skipped++ // the program's name, before the loop
			continue
		}
		if names == nil {
			unnamed++
		}
		takers = append(takers, wordTaker{u, names})
	}
	if skipped != 1 || unnamed != 1 {
		return nil
	}
	return takers
}

// comparedWith returns the constants of which it is known, where call u stands, that the word which one of calls has taken is
// one of them.
func (g *Graph) comparedWith(id ir.FuncID, u ir.Value, calls []ir.Value) (names []string) {
	for _, d := range g.Prog.Func(id).Decisions {
		if !d.Holds || u < d.Start || u >= d.End {
			continue
		}
		if all := g.equalTo(id, d.Cond, calls, maxTermSize); all != nil {
			names = all
		}
	}
	return names
}

// equalTo returns the constants one of which a word is if the condition v holds.
func (g *Graph) equalTo(id ir.FuncID, v ir.Value, calls []ir.Value, depth int) (names []string) {
	in := g.Prog.Instr(id, g.Root(id, v))
	args := g.Prog.Args(id, in)
	if in.Op != ir.OpCall || len(args) != 2 || depth == 0 {
		return nil
	}
	switch g.Prog.Text(in.Name) {
	case ir.OpOr:
		left, right := g.equalTo(id, args[0].Value, calls, depth-1), g.equalTo(id, args[1].Value, calls, depth-1)
		if left != nil && right != nil {
			names = append(left, right...)
		}
	case "op.==":
		for i := range args {
			if texts, ok := g.texts(id, args[1-i].Value, maxTrace); ok && slices.Contains(calls, g.chainRootOf(id, args[i].Value, calls)) {
				return texts
			}
		}
	}
	return names
}

// chainRootOf returns the one of calls that a chain of calls is made on which v is; NoValue if there is none.
func (g *Graph) chainRootOf(id ir.FuncID, v ir.Value, calls []ir.Value) ir.Value {
	for range maxTrace {
		if v = g.Root(id, v); slices.Contains(calls, v) {
			return v
		}
		of, ok := g.calledOn(id, v)
		if !ok {
			break
		}
		v = of
	}
	return ir.NoValue
}

// valueTakers returns the calls that are given the value of an option by its name, of a parser that the function at s asks.
func (g *Graph) valueTakers(s Site) (takers []wordTaker) {
	var declared [][]string // the names of one option
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for u := range body {
		if body[u].Op != ir.OpCall {
			continue
		}
		at := Site{s.Func, ir.Value(u)}
		for _, row := range g.Call(at).OptionValues {
			if row.Declares {
				declared = append(declared, g.optionNames(at, row))
				continue
			}
			if at.Value <= s.Value {
				continue // of another parser
			}
			names := g.optionNames(at, row)
			if names == nil {
				return nil
			}
			takers = append(takers, wordTaker{at.Value, names})
		}
	}
	for i := range takers {
		for _, all := range declared {
			if slices.ContainsFunc(all, func(name string) bool { return slices.Contains(takers[i].names, name) }) {
				takers[i].names = append(takers[i].names, all...)
			}
		}
	}
	return takers
}

// optionNames returns the names of an option, as the command line has them, that the call at s is given.
func (g *Graph) optionNames(s Site, row *rule.OptionValue) (names []string) {
	for _, p := range row.Names {
		for _, text := range append(g.Env(s).Texts(p), g.arrayTexts(s.Func, g.firstOperand(s, p))...) {
			if text != "" && !strings.HasPrefix(text, "-") {
				text = strings.Repeat("-", min(len(text), 2)) + text // "f" is -f, "file" is --file
			}
			if text != "" {
				names = append(names, text)
			}
		}
	}
	return names
}

// firstOperand returns what stands at a port of the call at s; itself if nothing does.
func (g *Graph) firstOperand(s Site, p rule.Port) ir.Value {
	if values := g.operands(s.Func, g.Prog.Instr(s.Func, s.Value), &p); len(values) > 0 {
		return values[0]
	}
	return s.Value
}
