package analyzers

import (
	"bytes"
	"regexp"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// fixer makes the fixes of findings.
type fixer struct {
	g        *callgraph.Graph
	required map[requirement]*report.Edit // memo of requiring
}

// requirement is a feature that a file of Ruby has to require.
type requirement struct {
	file    *source.File
	feature string
}

func newFixer(g *callgraph.Graph) *fixer { return &fixer{g, map[requirement]*report.Edit{}} }

// fixes returns the edits that may close a finding: that of a setting, those that models know of its sink, and of a regular
// expression that is bound at lines only: bind it at the text.
func (x *fixer) fixes(f *taint.Flow) []report.Fix {
	g := x.g
	if e := f.Edit; e != nil {
		return []report.Fix{{Title: e.Title, Unsafe: true, Edits: []report.Edit{edit(f.Steps[len(f.Steps)-1].File, e.Pos, e.End, e.Text)}}}
	}
	switch {
	case f.SinkRow != nil:
		return x.rowFixes(f, &f.SinkRow.Callee)
	case f.Misuse != nil && f.Steps[len(f.Steps)-1].File == nil:
		return x.rowFixes(f, &f.Misuse.Callee)
	}
	if f.Misuse != nil || f.Steps[len(f.Steps)-1].Role != taint.RoleSink {
		return nil
	}
	in := g.Prog.Instr(f.Sink.Func, f.Sink.Value)
	src := g.Prog.File(f.Sink.Func).Source
	for _, a := range g.Prog.Args(f.Sink.Func, in) {
		re := g.Prog.Instr(f.Sink.Func, g.Root(f.Sink.Func, a.Value))
		if re.Op != ir.OpConst || re.Aux != ir.ConstRegexp {
			continue
		}
		old := string(src.Content[re.Pos:re.End])
		if fixed := anchor(old); fixed != old {
			return []report.Fix{{
				Title: "bind the whole text: " + fixed,
				Edits: []report.Edit{edit(src, re.Pos, re.End, fixed)},
			}}
		}
	}
	return nil
}

// edit replaces the bytes [start, end) of a file.
func edit(f *source.File, start, end uint32, text string) report.Edit {
	return report.Edit{Location: report.Locate(f, start, end), Old: string(f.Content[start:end]), NewText: text}
}

// anchor replaces the line anchors at the ends of a regular expression literal by those of the text.
func anchor(literal string) string {
	start := strings.IndexAny(literal, "/{([<|!") + 1
	end := strings.LastIndexAny(literal, "/})]>|!")
	if start == 0 || end < start {
		return literal
	}
	body := literal[start:end]
	if strings.HasPrefix(body, "^") {
		body = `\A` + body[1:]
	}
	if strings.HasSuffix(body, "$") && !strings.HasSuffix(body, `\$`) {
		body = body[:len(body)-1] + `\z`
	}
	return literal[:start] + body + literal[end:]
}

// rowFixes returns the edits that models know of the sink or the misuse of a flow.
func (x *fixer) rowFixes(f *taint.Flow, callee *rule.Callee) []report.Fix {
	g := x.g
	var out []report.Fix
	for _, row := range g.Set.Models.FixesOf(f.Kind, callee.String()) {
		src := g.Prog.File(f.Sink.Func).Source
		sink := g.Prog.Instr(f.Sink.Func, f.Sink.Value)
		var edits []report.Edit
		switch {
		case row.Call != "":
			edits = renameCall(src, sink, callee.Name, row)
		case row.Remove:
			edits = removeCall(src, sink, callee.Name)
		case row.Words:
			edits = splitWords(g, f.Sink, row.List)
		case row.Value != "":
			edits = replaceArgument(g, f.Sink, row)
		case row.Add != "":
			edits = addArgument(g, f.Sink, row)
		case row.Entry != "" || row.Body != "":
			edits = guardFunction(g, f, row)
		default:
			edits = wrapUntrusted(src, sink, f.Steps, row.Wrap)
		}
		if edits == nil {
			continue
		}
		if e := x.requiring(requirement{src, row.Require}); e != nil {
			edits = append(edits, *e)
		}
		out = append(out, report.Fix{Title: row.Title, Unsafe: !row.Safe, Edits: edits})
	}
	return out
}

// renameCall replaces the name of the method that a call calls, and puts behind the call what a row says.
func renameCall(src *source.File, call *ir.Instr, name string, row *rule.Fix) []report.Edit {
	text := src.Content[call.Pos:call.End]
	i, ok := nameIn(text, name)
	if !ok {
		return nil
	}
	start := call.Pos + uint32(i)
	edits := []report.Edit{edit(src, start, start+uint32(len(name)), row.Call)}
	if row.Then != "" {
		edits = append(edits, edit(src, call.End, call.End, row.Then))
	}
	return edits
}

// nameIn returns where in the text of a call its method's name stands. A method of Rust begins with its name, and so does a
// call in Ruby whose name stands below what it is called on; other calls in Ruby begin with that.
func nameIn(text []byte, name string) (i int, ok bool) {
	if rest, ok := bytes.CutPrefix(text, []byte(name)); ok && (len(rest) == 0 || rest[0] == '(' || rest[0] == ' ') {
		return 0, true
	}
	if i = bytes.Index(text, []byte("::"+name+"(")); i >= 0 && !bytes.Contains(text[:i], []byte("(")) {
		return i + 2, true // the last word of a path of Rust
	}
	i = bytes.Index(text, []byte("."+name)) + 1
	paren := bytes.IndexByte(text, '(')
	return i, i > 0 && (paren < 0 || paren > i)
}

// variableAlone is a variable, or one of an object.
var variableAlone = regexp.MustCompile(`^(@{0,2}[A-Za-z_]\w*)?$`)

// removeCall takes a call out: with its line if nothing else stands there, else out of its chain.
func removeCall(src *source.File, call *ir.Instr, name string) []report.Edit {
	content := src.Content
	i, ok := nameIn(content[call.Pos:call.End], name)
	if !ok {
		return nil
	}
	dot := int(call.Pos) + i - 1
	for dot >= 0 && (content[dot] == ' ' || content[dot] == '\n' || content[dot] == '\t') {
		dot--
	}
	if dot < 0 || content[dot] != '.' {
		return nil
	}
	begin := bytes.LastIndexByte(content[:dot], '\n') + 1
	end := int(call.End) + bytes.IndexByte(append(content[call.End:len(content):len(content)], '\n'), '\n')
	before, after := strings.TrimSpace(string(content[begin:dot])), statementEnd(src.Lang, string(content[call.End:end]))
	above := strings.TrimRight(string(content[:dot]), " \t\n")
	if last := above[strings.LastIndexByte(above, '\n')+1:]; before == "" && after != "" && !strings.Contains(last, "//") && !strings.Contains(last, "#") {
		return []report.Edit{edit(src, uint32(len(above)), call.End, "")} // the last one of a chain, in a line of its own
	}
	following, _, _ := strings.Cut(strings.TrimSpace(string(content[min(end+1, len(content)):])), "\n")
	switch {
	case !variableAlone.MatchString(before) || after != "" && (after != ";" || before == ""):
		return []report.Edit{edit(src, uint32(dot), call.End, "")} // in a chain
	case before != "" && after == "" && (strings.HasPrefix(following, ".") || strings.HasPrefix(following, "end") || strings.HasPrefix(following, "}")):
		return []report.Edit{edit(src, uint32(dot), call.End, "")} // its result counts
	}
	return []report.Edit{edit(src, uint32(begin), uint32(min(end+1, len(content))), "")}
}

// statementEnd returns what stands in a line behind a call, without a comment and the condition on which Ruby runs it.
func statementEnd(lang source.Lang, rest string) string {
	comment, condition := " //", ""
	if lang == source.Ruby {
		comment, condition = " #", "if "
	}
	rest, _, _ = strings.Cut(" "+rest, comment)
	rest = strings.TrimSpace(rest)
	if condition != "" && (strings.HasPrefix(rest, condition) || strings.HasPrefix(rest, "unless ")) {
		return ""
	}
	return rest
}

// wrapUntrusted puts the smallest expression of a path that stands inside the call at its end into another one. In quotes of
// the text that is made there it does so only if the expression stands in them alone; they then go.
func wrapUntrusted(src *source.File, call *ir.Instr, steps []taint.Step, wrap string) []report.Edit {
	var inner *taint.Step
	for i := range steps[:len(steps)-1] {
		s := &steps[i]
		if s.File == nil && s.Pos >= call.Pos && s.End <= call.End && s.Pos < s.End && (s.Pos != call.Pos || s.End != call.End) &&
			s.Func == steps[len(steps)-1].Func && (inner == nil || s.End-s.Pos <= inner.End-inner.Pos) {
			inner = s
		}
	}
	if inner == nil {
		return nil
	}
	text := string(src.Content[inner.Pos:inner.End])
	if strings.ContainsAny(text[:1], "\"'`%<") {
		return nil // a text with something in it, or one that begins below: of that nothing is known
	}
	by := strings.Replace(wrap, "{}", text, 1)
	before, after := string(src.Content[call.Pos:inner.Pos]), string(src.Content[inner.End:call.End])
	if !insideQuotes(before) {
		return []report.Edit{edit(src, inner.Pos, inner.End, by)}
	}
	for _, quote := range [...]string{`'`, `\"`, `"`} {
		opened, ok := strings.CutSuffix(before, quote+"#{")
		if ok && strings.HasPrefix(after, "}"+quote) && !insideQuotes(opened) { // it stands in quotes alone
			return []report.Edit{edit(src, call.Pos+uint32(len(opened)), inner.End+1+uint32(len(quote)), "#{"+by+"}")}
		}
	}
	return nil
}

// required finds what a file of Ruby requires.
var required = regexp.MustCompile(`(?m)^require\b.*$`)

// requiring returns the edit that makes a file require a feature, before what it requires first; nil if it does, or if there
// is no such place, so that whoever loads the file must have.
func (x *fixer) requiring(r requirement) *report.Edit {
	if r.feature == "" || r.file.Template != source.NoTemplate {
		return nil
	}
	e, known := x.required[r]
	if !known {
		e = require(r)
		x.required[r] = e
	}
	return e
}

func require(r requirement) *report.Edit {
	src := r.file.Content
	at := required.FindIndex(src)
	if at == nil || regexp.MustCompile(`(?m)^require\b.*["']`+regexp.QuoteMeta(r.feature)+`["']`).Match(src) {
		return nil
	}
	quote := `"`
	if bytes.IndexByte(src[at[0]:at[1]], '\'') >= 0 {
		quote = "'"
	}
	e := edit(r.file, uint32(at[0]), uint32(at[0]), "require "+quote+r.feature+quote+"\n")
	return &e
}

// plainWords is text of a command in which a shell sees words only.
var plainWords = regexp.MustCompile(`^[A-Za-z0-9_./:@,+= -]*$`)

// splitWords makes the text of a command, the first operand of a call, the words that a shell would make of it. That can be
// done if the text is a literal in double quotes, has nothing that a shell reads otherwise, and what is put in ends a word.
func splitWords(g *callgraph.Graph, s callgraph.Site, list bool) []report.Edit {
	src := g.Prog.File(s.Func).Source
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	for _, a := range args {
		if a.Role != ir.RolePlain {
			continue
		}
		text := g.Prog.Instr(s.Func, a.Value)
		literal := string(src.Content[text.Pos:text.End])
		call := g.Prog.Instr(s.Func, s.Value)
		if text.Pos < call.Pos || text.End > call.End || len(literal) < 2 || literal[0] != '"' || literal[len(literal)-1] != '"' {
			return nil
		}
		words, ok := wordsOf(literal[1 : len(literal)-1])
		if !ok || len(words) < 2 || strings.Contains(words[0], "=") {
			return nil
		}
		by := strings.Join(words, ", ")
		if list {
			by = "[" + by + "]"
		}
		return []report.Edit{edit(src, text.Pos, text.End, by)}
	}
	return nil
}

// wordsOf returns the words of a command's text as expressions of Ruby.
func wordsOf(text string) (words []string, ok bool) {
	var word strings.Builder
	plain, ended := true, false // the word is a literal without expressions; it ends with one
	flush := func() {
		switch w := word.String(); {
		case w == "":
		case !plain && strings.HasPrefix(w, "#{") && strings.Count(w, "#{") == 1:
			words = append(words, w[2:len(w)-1]+".to_s")
		default:
			words = append(words, `"`+w+`"`)
		}
		word.Reset()
		plain, ended = true, false
	}
	for text != "" {
		if strings.HasPrefix(text, "#{") {
			end := strings.IndexByte(text, '}')
			if end < 0 || ended || strings.Contains(text[2:end], "{") || strings.ContainsAny(text[2:end], "\"'") {
				return nil, false
			}
			word.WriteString(text[:end+1])
			plain, ended, text = false, true, text[end+1:]
			continue
		}
		next := strings.Index(text, "#{")
		if next < 0 {
			next = len(text)
		}
		part := text[:next]
		if !plainWords.MatchString(part) || ended && part[0] != ' ' {
			return nil, false
		}
		for i, w := range strings.Split(part, " ") {
			if i > 0 {
				flush()
			}
			word.WriteString(w)
		}
		text = text[next:]
	}
	flush()
	return words, true
}
