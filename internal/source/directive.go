package source

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// directiveMark begins a comment that speaks to Rubicon, or would if it were written in small letters. Other capitals
// begin a sentence about Rubicon.
var directiveMark = regexp.MustCompile(`rubicon:|(?i:rubicon:ignore)`)

// mayBegin are texts of which one stands in each file with a directive.
var mayBegin = [...]string{"rubicon:", "Rubicon:", "RUBICON:"}

// Directive is a comment that speaks to Rubicon.
type Directive struct {
	File     *File
	Pos, End uint32 // where the comment stands, in bytes
	Text     string // its first line from "rubicon:" on
	// Line is the line that it speaks of: its own, or, if only comments stand on that, the next one that holds more.
	// It is 0 if there is none.
	Line int
	// Also are other lines that it speaks of, in order: those of the statement that it stands beside.
	Also []int
}

// Span is a stretch of a file, in bytes.
type Span struct{ Start, End uint32 }

// HasDirectives reports whether a file may hold directives. It is quick, and often wrong in saying so.
func (f *File) HasDirectives() bool {
	return slices.ContainsFunc(mayBegin[:], func(mark string) bool { return bytes.Contains(f.Content, []byte(mark)) })
}

// Directives returns those of the comments, which stand in their order, that are directives. What a comment says
// before belongs to another tool if a mark of a comment divides the two, as in "# rubocop:disable X # rubicon:ignore …".
// A line between =begin and =end needs no mark.
func (f *File) Directives(comments []Span) []Directive {
	var out []Directive
	for _, c := range comments {
		text, _, _ := strings.Cut(string(f.Content[c.Start:c.End]), "\n")
		at := directiveMark.FindStringIndex(text)
		if at == nil {
			continue
		}
		before := text[:at[0]]
		if blank := strings.TrimSpace(before); !endsInMark(before) && blank != "" && !(f.Lang == Systemd && blank == ";") {
			continue
		}
		out = append(out, Directive{
			File: f, Pos: c.Start, End: c.End,
			Text: trimCommentEnd(text[len(before):]),
			Line: f.lineMeant(c, comments),
		})
	}
	return out
}

// commentMarks begin comments in the languages that are read.
var commentMarks = [...]string{"<%#", "<!--", "-#", "#", "//!", "///", "//", "/*!", "/**", "/*", "/", "=begin"}

// endsInMark reports whether a text ends with what begins a comment, and spaces.
func endsInMark(text string) bool {
	text = strings.TrimRight(text, " \t")
	return slices.ContainsFunc(commentMarks[:], func(m string) bool { return strings.HasSuffix(text, m) })
}

// trimCommentEnd cuts what ends a comment.
func trimCommentEnd(text string) string {
	text = strings.TrimRight(text, " \t\r")
	for _, end := range [...]string{"*/", "-%>", "%>", "-->"} {
		if rest, ok := strings.CutSuffix(text, end); ok {
			return strings.TrimRight(rest, " \t")
		}
	}
	return text
}

// lineMeant returns the line that comment c speaks of.
func (f *File) lineMeant(c Span, comments []Span) int {
	line := f.Position(c.Start).Line
	if !f.onlyComments(line, comments) {
		return line
	}
	for line = f.Position(max(c.Start, c.End-1)).Line + 1; line <= f.Lines(); line++ {
		if !f.onlyComments(line, comments) {
			return line
		}
	}
	return 0
}

// onlyComments reports whether a line holds nothing but comments and spaces.
func (f *File) onlyComments(line int, comments []Span) bool {
	start := f.lines[line-1]
	end := start + uint32(len(f.LineText(line)))
	i, _ := slices.BinarySearchFunc(comments, start, func(c Span, at uint32) int {
		if c.End <= at {
			return -1
		}
		return 1
	})
	for at := start; at < end; at++ {
		if i < len(comments) && comments[i].Start <= at {
			at = comments[i].End - 1
			i++
		} else if b := f.Content[at]; b != ' ' && b != '\t' && b != '\r' {
			return false
		}
	}
	return true
}

// commentOfERB is a comment of ERB, or one of HTML that has no code.
var commentOfERB = regexp.MustCompile(`(?s)<%#.*?%>|<!--(?:[^<]|<[^%])*?-->`)

// TemplateComments returns the comments of a template, in their order. A template that is cut off has those that end.
func (f *File) TemplateComments() []Span {
	var out []Span
	if f.Template == ERB {
		for _, c := range commentOfERB.FindAllIndex(f.Content, -1) {
			out = append(out, Span{uint32(c[0]), uint32(c[1])})
		}
		return out
	}
	mark := "-#"
	if f.Template == Slim {
		mark = "/"
	}
	for line := 1; line <= f.Lines(); line++ {
		text := f.LineText(line)
		if rest := strings.TrimLeft(text, " \t"); strings.HasPrefix(rest, mark) {
			start := f.lines[line-1] + uint32(len(text)-len(rest))
			out = append(out, Span{start, start + uint32(len(rest))})
		}
	}
	return out
}
