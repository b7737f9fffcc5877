package report

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// LineHashes are hashes of the lines of a file, by which GitHub's code scanning knows a result again when the lines
// above it change.
//
// They are those that GitHub's own upload action computes for files in the checkout and puts into partialFingerprints
// as primaryLocationLineHash: a polynomial of base 37, modulo 2^64, of the 100 UTF-16 units from the start of the line
// on, spaces and tabs left out, every kind of line break as one line feed; behind the end of the file stand the unit
// 0xffff and zeros. Equal hashes in one file are told apart by their ordinal. Reports have them so that an upload by
// other means than the action is tracked the same.
type LineHashes struct {
	hashes   []uint64
	ordinals []int
}

const (
	hashBase  = 37
	hashWidth = 100
	endOfFile = 0xffff
)

// NewLineHashes returns the hashes of the lines of a file with that content. Lines end with "\n", "\r\n" or "\r".
func NewLineHashes(content []byte) *LineHashes {
	w := hashWindow{seen: map[uint64]int{}, out: &LineHashes{}, drop: 1}
	for range hashWidth {
		w.drop *= hashBase
	}
	afterCR, start := false, true
	put := func(unit uint16) {
		if unit == ' ' || unit == '\t' || afterCR && unit == '\n' {
			afterCR = false
			return
		}
		if afterCR = unit == '\r'; afterCR {
			unit = '\n'
		}
		w.push(unit, start)
		start = unit == '\n'
	}
	for i := 0; i < len(content); {
		r, size := decode(content[i:])
		if r < 0x10000 {
			put(uint16(r))
		} else {
			high, low := utf16.EncodeRune(r)
			put(uint16(high))
			put(uint16(low))
		}
		i += size
	}
	put(endOfFile)
	for range hashWidth {
		w.push(0, false)
	}
	return w.out
}

// Line returns the hash of a line as code scanning writes it, "" for a line that there is not. Lines count from 1.
func (h *LineHashes) Line(n int) string {
	if n < 1 || n > len(h.hashes) {
		return ""
	}
	return fmt.Sprintf("%x:%d", h.hashes[n-1], h.ordinals[n-1])
}

// hashWindow is the stretch of units that the hash is of.
type hashWindow struct {
	units  [hashWidth]uint16
	starts [hashWidth]bool // the unit begins a line
	at     int
	hash   uint64
	drop   uint64 // what the unit that leaves is multiplied with
	seen   map[uint64]int
	out    *LineHashes
}

// push adds a unit. If the one that it takes the place of begins a line, the hash is that of this line.
func (w *hashWindow) push(unit uint16, start bool) {
	if w.starts[w.at] {
		w.seen[w.hash]++
		w.out.hashes = append(w.out.hashes, w.hash)
		w.out.ordinals = append(w.out.ordinals, w.seen[w.hash])
	}
	w.hash = w.hash*hashBase + uint64(unit) - w.drop*uint64(w.units[w.at])
	w.units[w.at], w.starts[w.at] = unit, start
	w.at = (w.at + 1) % hashWidth
}

// decode returns the first character of text and how many bytes it takes. Bytes that are no UTF-8 become U+FFFD, one for
// the longest beginning of a character, as browsers and Node.js decode them, where utf8.DecodeRune has one for each byte.
func decode(text []byte) (rune, int) {
	r, size := utf8.DecodeRune(text)
	if r != utf8.RuneError || size != 1 {
		return r, size
	}
	lead := text[0]
	length, least, most := 0, byte(0x80), byte(0xbf)
	switch {
	case lead >= 0xc2 && lead <= 0xdf:
		length = 2
	case lead >= 0xe0 && lead <= 0xef:
		length = 3
	case lead >= 0xf0 && lead <= 0xf4:
		length = 4
	}
	switch lead {
	case 0xe0:
		least = 0xa0
	case 0xed:
		most = 0x9f
	case 0xf0:
		least = 0x90
	case 0xf4:
		most = 0x8f
	}
	for size < min(length, len(text)) && text[size] >= least && text[size] <= most {
		size++
		least, most = 0x80, 0xbf
	}
	return utf8.RuneError, size
}
