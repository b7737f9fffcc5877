package grammars

import "bytes"

// longestHeredocWord is how many bytes a heredoc's word may have. The grammar keeps the length of
// that word in a byte, one per character.
const longestHeredocWord = 200

// bridgeRuby returns src with every << that a word or quoted word of more than longestHeredocWord
// bytes follows turned into >>, which no heredoc begins with and which binds as tightly: what the
// grammar would take for the longest of heredocs is most often a string that is appended to a buffer.
//
//	out <<"…three hundred characters…"
//
// It returns src itself when there is no such word. The tree holds the original source, so that an
// operator's text is still << there.
func bridgeRuby(src []byte) []byte {
	out := src
	for i := 0; ; i++ {
		n := bytes.Index(src[i:], []byte("<<"))
		if n < 0 {
			return out
		}
		i += n
		if !longHeredocWord(src[i+2:]) {
			continue
		}
		if &out[0] == &src[0] {
			out = bytes.Clone(src)
		}
		copy(out[i:], ">>")
	}
}

// longHeredocWord reports whether what follows a << is a heredoc's word of more than
// longestHeredocWord bytes. A quoted word without a closing quote reaches to the end of the source.
func longHeredocWord(rest []byte) bool {
	if len(rest) > 0 && (rest[0] == '-' || rest[0] == '~') {
		rest = rest[1:]
	}
	if len(rest) <= longestHeredocWord {
		return false
	}
	switch quote := rest[0]; quote {
	case '"', '\'', '`':
		return len(rest) > 1+longestHeredocWord && bytes.IndexByte(rest[1:1+longestHeredocWord+1], quote) < 0
	}
	return wordEnd(rest[:longestHeredocWord+1], 0) > longestHeredocWord
}
