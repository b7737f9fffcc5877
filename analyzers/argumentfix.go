package analyzers

import (
	"path"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file makes the fixes that change what a call is given: one argument, or an entry of a literal that is one.

// replaceArgument puts another value for an argument of the call at s, if that is written there.
func replaceArgument(g *callgraph.Graph, s callgraph.Site, row *rule.Fix) []report.Edit {
	in := writtenAt(g, s, row.Argument)
	if in == nil {
		return nil
	}
	if at := g.OperandsAt(s, row.Argument)[0]; strings.Contains(row.Value, "{old}") && len(g.Elements(at)) > 0 {
		return nil // a list is none of what its elements are
	}
	src := g.Prog.File(s.Func).Source
	text := strings.ReplaceAll(row.Value, "{up}", upFrom(src.Path))
	begin := beginOf(g, g.OperandsAt(s, row.Argument)[0])
	return []report.Edit{edit(src, begin, in.End, strings.Replace(text, "{old}", string(src.Content[begin:in.End]), 1))}
}

// beginOf returns where the text of a value begins. A method call of Rust begins with its name; what it is called on stands before.
func beginOf(g *callgraph.Graph, s callgraph.Site) uint32 {
	begin := g.Prog.Instr(s.Func, s.Value).Pos
	for in := g.Prog.Instr(s.Func, s.Value); in.Op == ir.OpCall && in.NArgs > 0; {
		self := g.Prog.Args(s.Func, in)[0]
		if in = g.Prog.Instr(s.Func, self.Value); self.Role != ir.RoleSelf || in.Pos >= begin {
			break
		}
		begin = in.Pos
	}
	return begin
}

// upFrom returns the way from the folder of a file of the workspace to that of the workspace: "." for a file that lies there.
func upFrom(file string) string {
	n := strings.Count(path.Clean(file), "/")
	if n == 0 {
		return "."
	}
	return strings.TrimSuffix(strings.Repeat("../", n), "/")
}

// addArgument puts an argument behind those of the call at s, or an entry behind those of the literal that one of them is.
func addArgument(g *callgraph.Graph, s callgraph.Site, row *rule.Fix) []report.Edit {
	in, last := g.Prog.Instr(s.Func, s.Value), byte(')')
	if row.Argument != nil {
		if in, last = writtenAt(g, s, row.Argument), '}'; in == nil {
			return nil
		}
	}
	src := g.Prog.File(s.Func).Source
	end := int(in.End) - 1
	if end <= int(in.Pos) || src.Content[end] != last {
		return nil // without parentheses, or with a block behind them
	}
	at := lastOf(src.Content[in.Pos:end])
	if at < 0 {
		return nil
	}
	text := row.Add
	switch src.Content[int(in.Pos)+at] {
	case '(', '{':
	case ',':
		text = " " + text
	default:
		text = ", " + text
	}
	place := in.Pos + uint32(at) + 1
	return []report.Edit{edit(src, place, place, text)}
}

// lastOf returns where the last character of a text stands that is no space; -1 if there is none, or it may end a comment.
func lastOf(text []byte) int {
	i := len(strings.TrimRight(string(text), " \t\r\n")) - 1
	if line := text[strings.LastIndexByte(string(text[:i+1]), '\n')+1 : i+1]; strings.ContainsRune(string(line), '#') && i+1 < len(text) && strings.ContainsRune(string(text[i+1:]), '\n') {
		return -1
	}
	return i
}

// writtenAt returns the instruction of what stands at a port of the call at s, if that is written inside of the call.
func writtenAt(g *callgraph.Graph, s callgraph.Site, p *rule.Port) *ir.Instr {
	call, at := g.Prog.Instr(s.Func, s.Value), g.OperandsAt(s, p)
	if len(at) != 1 || at[0].Func != s.Func {
		return nil
	}
	in := g.Prog.Instr(s.Func, at[0].Value)
	if in.Pos < call.Pos || in.End > call.End || in.Pos >= in.End || g.Prog.File(s.Func).Source.Template != source.NoTemplate {
		return nil // it stands elsewhere
	}
	return in
}
