// Package source finds the files of a workspace and knows where things stand in them.
//
// Discover walks the paths that the user names and returns the files to read, in the order of
// their paths, together with what it left out and why: a scan must be able to say what it did not
// see. Nothing is opened through a link that leaves the workspace, and nothing but regular files is
// read, so that no pipe or device can block or feed a scan.
//
// Inside Rubicon a place in a file is a byte offset. File.Position turns it into a line and a
// column when a report is written.
package source

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// byteOrderMark may open a UTF-8 file. Editors do not show it, so no column counts it.
const byteOrderMark = "\xef\xbb\xbf"

// File is a source file of the workspace. It is immutable once loaded.
type File struct {
	// Path is relative to the workspace's root, with slashes.
	Path string
	Lang Lang
	// Template is the syntax of a file of language Ruby that is a template.
	Template Template
	// Content is the file as it was read, with a byte order mark if it has one.
	Content []byte
	// Test says that the file is test code by its place (spec/, test/, tests/, benches/).
	Test bool

	lines []uint32 // byte offset of the first character of each line
}

// NewFile returns the file of that path and content. Content must be shorter than 4 GiB.
func NewFile(path string, lang Lang, content []byte) *File {
	start := 0
	if bytes.HasPrefix(content, []byte(byteOrderMark)) {
		start = len(byteOrderMark)
	}
	lines := make([]uint32, 1, 1+bytes.Count(content, []byte{'\n'}))
	lines[0] = uint32(start)
	for {
		i := bytes.IndexByte(content[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
		lines = append(lines, uint32(start))
	}
	f := &File{Path: path, Lang: lang, Content: content, Test: IsTest(path), lines: lines}
	if lang == Ruby {
		f.Template = TemplateOf(path)
	}
	return f
}

// Position is a place in a file. Line and Column count from 1; Column counts bytes, UTF16 counts
// UTF-16 code units. Offset is in bytes from the start of the file. A byte order mark takes no
// column.
type Position struct {
	Line, Column, UTF16, Offset int
}

// Lines returns the number of lines. A line break at the very end begins no further line, and an
// empty file has none.
func (f *File) Lines() int {
	n := len(f.lines)
	if int(f.lines[n-1]) == len(f.Content) {
		n--
	}
	return n
}

// Position returns the place of the byte at offset. An offset past the end is taken for the end, one
// inside a byte order mark for the character after it. A line ends with "\n" or "\r\n"; a lone "\r"
// ends none, as in Ruby and Rust. An offset inside a character has the UTF-16 column of that
// character; a byte that is no UTF-8 counts as one unit.
func (f *File) Position(offset uint32) Position {
	end := min(int64(offset), int64(len(f.Content)))
	at := max(uint32(end), f.lines[0])
	line := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > at })
	start := f.lines[line-1]
	return Position{
		Line:   line,
		Column: int(at-start) + 1,
		UTF16:  utf16Units(f.Content[start:], int(at-start)) + 1,
		Offset: int(end),
	}
}

// utf16Units returns how many UTF-16 code units the characters take that end at or before byte n.
func utf16Units(text []byte, n int) int {
	units := 0
	for i := 0; i < n; {
		if text[i] < utf8.RuneSelf {
			i++
			units++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if i += size; i > n {
			break
		}
		units++
		if r > 0xffff {
			units++
		}
	}
	return units
}

// LineText returns the text of a line, counted from 1, without its line break and byte order mark.
// It is empty for a line that the file does not have.
func (f *File) LineText(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	text := f.Content[f.lines[line-1]:]
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		text = bytes.TrimSuffix(text[:i], []byte{'\r'})
	}
	return string(text)
}
