package analyzers

import (
	"strings"
	"testing"
)

// TestWordsOf checks which commands can be taken apart without a shell, and how.
func TestWordsOf(t *testing.T) {
	for text, want := range map[string]string{
		`convert #{a} x.png`:     `"convert", a.to_s, "x.png"`,
		`convert --in=#{a[:x]}`:  `"convert", "--in=#{a[:x]}"`,
		`convert  a   #{b}`:      `"convert", "a", b.to_s`,
		`convert /srv/#{a} -o`:   `"convert", "/srv/#{a}", "-o"`,
		`convert '#{a}'`:         ``,
		`convert #{a}.png`:       ``,
		`convert #{a}#{b}`:       ``,
		`convert #{a} | wc`:      ``,
		`convert #{a} > x`:       ``,
		`convert *.png #{a}`:     ``,
		`convert $HOME #{a}`:     ``,
		`convert #{x["a"]}`:      ``,
		`convert #{a.map { 1 }}`: ``,
		`convert #{a`:            ``,
		`convert \#{a}`:          ``,
	} {
		words, ok := wordsOf(text)
		if got := strings.Join(words, ", "); ok != (want != "") || ok && got != want {
			t.Errorf("%s becomes %s (%v), want %s", text, got, ok, want)
		}
	}
}
