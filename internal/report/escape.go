package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Printable returns s with everything spelled out that would do more on a terminal than stand where
// it is: control characters and the escape sequences they begin, characters that turn the direction
// of text or take no room, line breaks, bytes that are no UTF-8.
func Printable(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7f
	}
	if plain {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(spell(r, size, s[i]))
		i += size
	}
	return b.String()
}

// spell returns the character r that takes size bytes, the first of which is first, as it may be
// printed.
func spell(r rune, size int, first byte) string {
	switch {
	case r == utf8.RuneError && size <= 1:
		return fmt.Sprintf(`\x%02x`, first)
	case unicode.IsPrint(r):
		return string(r)
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x80:
		return fmt.Sprintf(`\x%02x`, r)
	}
	return fmt.Sprintf(`\u{%x}`, r)
}

const (
	// excerptBefore and excerptAfter are how many columns of a source line are shown before and
	// after the start of a mark: together with the gutter they fill a wide terminal.
	excerptBefore, excerptAfter = 60, 100
	// tabWidth is how many columns a tab takes in an excerpt.
	tabWidth = 4
	// maxMarks is how many marks a character may carry before they are spelled out: no writing
	// system needs more, and stacks of them cover the lines around.
	maxMarks = 3
)

// excerpt returns the part of a source line around the bytes [from, to) as it may be printed, with
// the column at which the mark of these bytes begins and how many columns it takes, at least one.
func excerpt(line string, from, to int) (text string, column, width int) {
	from = min(max(from, 0), len(line))
	to = min(max(to, from), len(line))
	begin, end := window(line, from)
	var b strings.Builder
	if begin > 0 {
		b.WriteString("…")
		column = 1
	} else {
		begin = skipIndent(line, from)
	}
	marks := 0
	for i := begin; i < end; {
		r, size := utf8.DecodeRuneInString(line[i:])
		s := cell(r, size, line[i], &marks)
		w := uniseg.StringWidth(s)
		if i < from {
			column += w
		} else if i < to {
			width += w
		}
		b.WriteString(s)
		i += size
	}
	if end < len(line) {
		b.WriteString("…")
	}
	return strings.TrimRight(b.String(), " "), column, max(width, 1)
}

// cell returns the character r as it stands in an excerpt; marks counts the marks on the last one.
func cell(r rune, size int, first byte, marks *int) string {
	switch {
	case r == '\t':
		*marks = 0
		return strings.Repeat(" ", tabWidth)
	case unicode.In(r, unicode.Mn, unicode.Me):
		if *marks++; *marks > maxMarks {
			return fmt.Sprintf(`\u{%x}`, r)
		}
	default:
		*marks = 0
	}
	return spell(r, size, first)
}

// window returns the stretch of line around byte at that is shown. A character takes at least one
// byte, so that many bytes fit; lines that fit are shown whole.
func window(line string, at int) (begin, end int) {
	begin, end = at-excerptBefore, at+excerptAfter
	for begin > 0 && begin < at && !utf8.RuneStart(line[begin]) {
		begin++
	}
	for end < len(line) && end > at && !utf8.RuneStart(line[end]) {
		end--
	}
	return max(begin, 0), min(end, len(line))
}

// skipIndent returns the offset of the first character of line that is no space or tab, or of the
// character at which the mark begins.
func skipIndent(line string, mark int) int {
	i := 0
	for i < mark && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	return i
}
