package source

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestPosition(t *testing.T) {
	tests := []struct {
		name, content string
		offset        uint32
		want          Position
	}{
		{"empty", "", 0, Position{1, 1, 1, 0}},
		{"past the end", "ab", 9, Position{1, 3, 3, 2}},
		{"first of line", "a\nb", 2, Position{2, 1, 1, 2}},
		{"line break itself", "a\nb", 1, Position{1, 2, 2, 1}},
		{"after the last break", "a\n", 2, Position{2, 1, 1, 2}},
		{"CRLF", "a\r\nbc", 4, Position{2, 2, 2, 4}},
		{"lone CR", "a\rb\nc", 2, Position{1, 3, 3, 2}},
		{"two bytes", "é=1", 2, Position{1, 3, 2, 2}},
		{"two units", "😀=1", 4, Position{1, 5, 3, 4}},
		{"inside a character", "😀=1", 2, Position{1, 3, 1, 2}},
		{"invalid bytes", "\xff\xfe=1", 2, Position{1, 3, 3, 2}},
		{"surrogate in UTF-8", "\xed\xa0\x80=", 3, Position{1, 4, 4, 3}},
		{"cut character at the end", "a\xf0\x9f", 3, Position{1, 4, 4, 3}},
		{"BOM", "\ufeffab", 3, Position{1, 1, 1, 3}},
		{"inside the BOM", "\ufeffab", 1, Position{1, 1, 1, 1}},
		{"after a BOM", "\ufeffab", 4, Position{1, 2, 2, 4}},
		{"line after a BOM", "\ufeffa\nb", 5, Position{2, 1, 1, 5}},
		{"only a BOM", "\ufeff", 3, Position{1, 1, 1, 3}},
		{"BOM and break", "\ufeff\n\n", 4, Position{2, 1, 1, 4}},
	}
	for _, tt := range tests {
		f := NewFile("x.rb", Ruby, []byte(tt.content))
		if got := f.Position(tt.offset); got != tt.want {
			t.Errorf("%s: Position(%d) = %+v, want %+v", tt.name, tt.offset, got, tt.want)
		}
	}
}

func TestLineText(t *testing.T) {
	f := NewFile("x.rb", Ruby, []byte("\ufeffone\r\ntw\ro\n\nlast\r"))
	for i, want := range []string{"", "one", "tw\ro", "", "last\r", ""} {
		if got := f.LineText(i); got != want {
			t.Errorf("LineText(%d) = %q, want %q", i, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	for content, want := range map[string]int{"": 0, "\ufeff": 0, "a": 1, "a\n": 1, "a\nb": 2, "\n": 1, "\n\n": 2} {
		if got := NewFile("x.rb", Ruby, []byte(content)).Lines(); got != want {
			t.Errorf("%q has %d lines, want %d", content, got, want)
		}
	}
}

func FuzzPosition(f *testing.F) {
	for _, s := range []string{"", "a\r\nb\rc\n", "\ufeff\n", "é😀\xff\n\xf0\x9f", "\xed\xa0\x80", "\ufeff\ufeff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file := NewFile("x.rb", Ruby, content)
		bom := 0
		if strings.HasPrefix(string(content), byteOrderMark) {
			bom = len(byteOrderMark)
		}
		last := Position{Line: 1, Column: 1, UTF16: 1}
		for o := range len(content) + 2 {
			p := file.Position(uint32(o))
			at := max(min(o, len(content)), bom)
			if p.Offset != min(o, len(content)) {
				t.Fatalf("Position(%d).Offset = %d", o, p.Offset)
			}
			if back := int(file.lines[p.Line-1]) + p.Column - 1; back != at {
				t.Fatalf("Position(%d) = %+v leads back to %d", o, p, back)
			}
			if want := 1 + strings.Count(string(content[:at]), "\n"); p.Line != want {
				t.Fatalf("Position(%d).Line = %d, want %d", o, p.Line, want)
			}
			if p.Line < last.Line || p.Line == last.Line && (p.Column < last.Column || p.UTF16 < last.UTF16) {
				t.Fatalf("Position(%d) = %+v goes back behind %+v", o, p, last)
			}
			last = p
			checkUnits(t, file, p, at)
		}
	})
}

// checkUnits compares the UTF-16 column with what encoding the line gives.
func checkUnits(t *testing.T, file *File, p Position, at int) {
	line := file.Content[file.lines[p.Line-1]:]
	before := file.Content[file.lines[p.Line-1]:at]
	units := 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		if i += size; i > len(before) {
			break
		}
		units += utf16.RuneLen(r)
	}
	if p.UTF16 != units+1 {
		t.Fatalf("Position(%d).UTF16 = %d, want %d", at, p.UTF16, units+1)
	}
	if p.UTF16 > p.Column {
		t.Fatalf("Position(%d) has more units than bytes: %+v", at, p)
	}
}
