package lsp

import (
	"sort"
	"unicode/utf8"
)

// encoding is the unit that the columns of positions count.
type encoding string

const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
	utf32Units encoding = "utf-32"
)

// chooseEncoding returns the first of the client's encodings that is known; without any it is UTF-16.
func chooseEncoding(offered []encoding) encoding {
	for _, e := range offered {
		if e == utf8Units || e == utf16Units || e == utf32Units {
			return e
		}
	}
	return utf16Units
}

// units returns how many units a character of size bytes takes. A byte that is no UTF-8 is one character.
func (e encoding) units(r rune, size int) int {
	switch {
	case e == utf8Units:
		return size
	case e == utf16Units && r > 0xffff:
		return 2
	}
	return 1
}

// text is a text with its lines. Lines end with "\n", "\r\n" or "\r", as the protocol has it.
type text struct {
	content []byte
	lines   []int // where each begins; the first one behind a byte order mark, which editors do not count
}

func newText(content []byte) *text {
	t := &text{content: content, lines: []int{0}}
	if len(content) >= 3 && string(content[:3]) == "\xef\xbb\xbf" {
		t.lines[0] = 3
	}
	for i, b := range content {
		if b == '\n' || b == '\r' && (i+1 == len(content) || content[i+1] != '\n') {
			t.lines = append(t.lines, i+1)
		}
	}
	return t
}

// lineEnd returns where the text of a line ends, without its line break.
func (t *text) lineEnd(line int) int {
	if line+1 == len(t.lines) {
		return len(t.content)
	}
	end := t.lines[line+1] - 1
	if t.content[end] == '\n' && end > t.lines[line] && t.content[end-1] == '\r' {
		end--
	}
	return end
}

// offset returns the byte at a position. One behind the end of a line, or of the text, is that end; one inside a character
// is its beginning.
func (t *text) offset(p position, e encoding) int {
	if uint64(p.Line) >= uint64(len(t.lines)) {
		return len(t.content)
	}
	at, end := t.lines[p.Line], t.lineEnd(int(p.Line))
	for left := int64(p.Character); at < end; {
		r, size := utf8.DecodeRune(t.content[at:end])
		if left -= int64(e.units(r, size)); left < 0 {
			break
		}
		at += size
	}
	return at
}

// position returns the position of the byte at offset.
func (t *text) position(offset int, e encoding) position {
	offset = min(max(offset, t.lines[0]), len(t.content))
	line := sort.SearchInts(t.lines, offset+1) - 1
	p := position{Line: uint32(line)}
	for at := t.lines[line]; at < offset; {
		r, size := utf8.DecodeRune(t.content[at:])
		if at+size > offset {
			break
		}
		at += size
		p.Character += uint32(e.units(r, size))
	}
	return p
}

// span returns the range of the bytes [start, end).
func (t *text) span(start, end int, e encoding) span {
	return span{t.position(start, e), t.position(max(start, end), e)}
}

// change returns the text with a range replaced, or all of it if there is no range.
func (t *text) change(r *span, by string, e encoding) *text {
	if r == nil {
		return newText([]byte(by))
	}
	start := t.offset(r.Start, e)
	end := max(start, t.offset(r.End, e))
	content := make([]byte, 0, start+len(by)+len(t.content)-end)
	content = append(content, t.content[:start]...)
	content = append(content, by...)
	return newText(append(content, t.content[end:]...))
}
