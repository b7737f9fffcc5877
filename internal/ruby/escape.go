package ruby

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// unquote appends text, in which a backslash stands for itself but before a byte of escapable.
func unquote(buf, text []byte, escapable string) []byte {
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte(escapable, text[i+1]) >= 0 {
			i++
		}
		buf = append(buf, text[i])
	}
	return buf
}

// simpleEscapes are the escapes of one letter.
var simpleEscapes = [256]byte{
	'n': '\n', 't': '\t', 'r': '\r', 'e': 0x1b, 'a': 7, 'b': 8, 'f': 12, 'v': 11, 's': ' ',
}

// unescape appends what an escape sequence of a double-quoted literal stands for.
func unescape(buf, text []byte) []byte {
	if len(text) < 2 || text[0] != '\\' {
		return append(buf, text...)
	}
	rest := text[1:]
	switch c := rest[0]; {
	case simpleEscapes[c] != 0:
		return append(buf, simpleEscapes[c])
	case c == '\n' || c == '\r':
		return buf
	case c >= '0' && c <= '7':
		v, _ := strconv.ParseUint(string(rest), 8, 16)
		return append(buf, byte(v))
	case c == 'x':
		v, err := strconv.ParseUint(string(rest[1:]), 16, 8)
		if err != nil {
			break
		}
		return append(buf, byte(v))
	case c == 'u':
		return unescapeUnicode(buf, text)
	case c == 'c' && len(rest) > 1:
		return append(buf, rest[len(rest)-1]&0x1f)
	case c == 'C' && len(rest) > 2:
		return append(buf, rest[len(rest)-1]&0x1f)
	case c == 'M' && len(rest) > 2:
		return append(buf, rest[len(rest)-1]|0x80)
	}
	return append(buf, rest...)
}

// unescapeUnicode appends what \u0041 or \u{41 42} stands for.
func unescapeUnicode(buf, text []byte) []byte {
	digits := strings.Trim(string(text[2:]), "{}")
	for field := range strings.FieldsSeq(digits) {
		v, err := strconv.ParseUint(field, 16, 32)
		if err != nil {
			return append(buf, text...)
		}
		buf = utf8.AppendRune(buf, rune(v))
	}
	return buf
}
