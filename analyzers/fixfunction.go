package analyzers

import (
	"regexp"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/taint"
)

// parameterName finds the name of a parameter of Rust.
var parameterName = regexp.MustCompile(`^(?:mut\s+)?([A-Za-z_]\w*)`)

// guardFunction puts a statement at the beginning of the function that a path begins in, or its body into something, as a
// row says. nil: it does not know how.
func guardFunction(g *callgraph.Graph, f *taint.Flow, row *rule.Fix) []report.Edit {
	first := &f.Steps[0]
	src, fn := g.Prog.File(first.Func).Source, g.Prog.Func(first.Func)
	text := string(src.Content[:fn.End])
	name := parameterName.FindStringSubmatch(text[min(first.Pos, fn.End):])
	open := bodyStart(text, int(first.End))
	if first.Pos < fn.Pos || first.End > fn.End || name == nil || open < 0 || !strings.HasSuffix(text, "}") {
		return nil
	}
	declared := ""
	if _, after, ok := strings.Cut(text[first.End:open], "->"); ok {
		declared, _, _ = strings.Cut(strings.TrimSpace(after), "\nwhere")
		declared = strings.TrimSpace(declared)
	}
	fail, ok := row.Fail(declared)
	if !ok {
		return nil
	}
	indent := indentOf(text, int(fn.Pos))
	rest := "" // what begins the rest of the body
	if text[open+1] != '\n' {
		rest = "\n" + indent + "   "
	}
	fill := strings.NewReplacer("{fail}", fail, "{type}", declaration(declared))
	if row.Entry != "" {
		lines := strings.ReplaceAll(fill.Replace(row.Entry), "{}", name[1])
		lines = "\n" + indent + "    " + strings.ReplaceAll(lines, "\n", "\n"+indent+"    ")
		return []report.Edit{edit(src, uint32(open+1), uint32(open+1), lines+rest)}
	}
	before, after, _ := strings.Cut(fill.Replace(row.Body), "{}")
	end := len(strings.TrimRight(text[:len(text)-1], " \t\n"))
	return []report.Edit{
		edit(src, uint32(open+1), uint32(open+1), "\n"+indent+"    "+strings.TrimSpace(before)+rest),
		edit(src, uint32(end), uint32(end), "\n"+indent+"    "+strings.TrimSpace(after)),
	}
}

// declaration returns how a function or a closure declares the type that it returns.
func declaration(returns string) string {
	if returns == "" {
		return ""
	}
	return "-> " + returns + " "
}

// bodyStart returns where the body of a function begins of whose parameters one ends at from, or -1.
func bodyStart(text string, from int) int {
	depth := 1 // of the parentheses around the parameters
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case '{':
			if depth == 0 {
				return i
			}
		case ';', '"', '/':
			if depth <= 0 || text[i] != ';' {
				return -1 // a comment, a text: that is more than is understood here
			}
		}
	}
	return -1
}

// indentOf returns the spaces at the beginning of the line that a place is on.
func indentOf(text string, at int) string {
	line := text[strings.LastIndexByte(text[:at], '\n')+1:]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
