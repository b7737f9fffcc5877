package rule

import (
	"testing"

	"rubicon/internal/source"
)

func TestAnchors(t *testing.T) {
	for _, c := range []struct {
		re, flags string
		ruby      anchoring
		rust      anchoring
	}{
		{`\A[a-z]+\z`, "", anchoredText, anchoredText},
		{`\A[a-z]+\Z`, "", anchoredText, anchoredText},
		{`^[a-z]+$`, "", anchoredLine, anchoredText},
		{`^[a-z]+$`, "m", anchoredLine, anchoredLine},
		{`(?m)^[a-z]+$`, "", anchoredLine, anchoredLine},
		{`(?i)\A[a-z]+\z`, "", anchoredText, anchoredText},
		{`\A[a-z]+$`, "", anchoredLine, anchoredText},
		{`^[a-z]+\z`, "", anchoredLine, anchoredText},
		{`[a-z]+`, "", anchoredNot, anchoredNot},
		{`\A[a-z]+`, "", anchoredNot, anchoredNot},
		{`[a-z]+\z`, "", anchoredNot, anchoredNot},
		{`\Aa|b\z`, "", anchoredNot, anchoredNot},
		{`\Aa\z|\Ab\z`, "", anchoredText, anchoredText},
		{`\Aa\z|^b$`, "", anchoredLine, anchoredText},
		{`\A(?:a|b)\z`, "", anchoredText, anchoredText},
		{`(\A(a|b)\z)`, "", anchoredText, anchoredText},
		{`(?:\Aa|b)\z`, "", anchoredNot, anchoredNot},
		{`(?<name>\Aa\z)`, "", anchoredText, anchoredText},
		{`(?:\Aa\z)?`, "", anchoredNot, anchoredNot},
		{`\\A[a-z]+\\z`, "", anchoredNot, anchoredNot},
		{`[\A]a[\z]`, "", anchoredNot, anchoredNot},
		{`\A[|]\z`, "", anchoredText, anchoredText},
		{`\A[a-z]+\z|`, "", anchoredNot, anchoredNot},
		{`(?=\A)a(?<=\z)`, "", anchoredNot, anchoredNot},
		{"\\A  [a-z]+ # letters\n \\z ", "x", anchoredText, anchoredText},
		{`\A[[:alpha:]&&[^a]]+\z`, "", anchoredText, anchoredText},
		{`\A[^]]+\z`, "", anchoredText, anchoredText},
		{`\A(?-mix:[a-z]+)\z`, "", anchoredText, anchoredText},
		{`\A\z`, "", anchoredText, anchoredText},
		{``, "", anchoredNot, anchoredNot},
		{`\`, "", anchoredNot, anchoredNot},
		{`(`, "", anchoredNot, anchoredNot},
		{`[`, "", anchoredNot, anchoredNot},
		{`(?`, "", anchoredNot, anchoredNot},
		{`(?)`, "", anchoredNot, anchoredNot},
		{`a{1,`, "", anchoredNot, anchoredNot},
	} {
		if got := anchorsOf(c.re, c.flags, source.Ruby); got != c.ruby {
			t.Errorf("/%s/%s in Ruby: %d", c.re, c.flags, got)
		}
		if got := anchorsOf(c.re, c.flags, source.Rust); got != c.rust {
			t.Errorf("/%s/%s in Rust: %d", c.re, c.flags, got)
		}
	}
}
