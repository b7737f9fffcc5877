package tomldoc

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

// The decoder takes time that grows with the square and the cube of how deep a document nests, which nobody writes
// by hand: a file of 100 KB would keep it for minutes.
const (
	maxDepth = 100 // of lists and inline tables within each other
	maxParts = 100 // of a dotted key
)

// Parse decodes a TOML document that may come from anybody. It takes what toml.Decode takes, except what nests more
// than 100 deep. line is where an error stands, 0 if that is not known; err does not repeat it.
func Parse(src []byte, into any) (meta toml.MetaData, line int, err error) {
	if line, err := checkNesting(string(src)); err != nil {
		return meta, line, err
	}
	meta, err = toml.Decode(string(src), into)
	var at toml.ParseError
	if errors.As(err, &at) && at.Message != "" {
		return meta, at.Position.Line, errors.New(at.Message)
	}
	return meta, 0, err
}

// checkNesting returns an error, and its line, if lists, inline tables or dotted keys of a document go deeper than the
// limits. What is not TOML is left to the decoder to say.
func checkNesting(src string) (line int, err error) {
	line = 1
	depth, parts := 0, 1
	for i := 0; i < len(src); {
		n := 1
		switch c := src[i]; c {
		case '#':
			n = cut(src[i:], "\n")
		case '"', '\'':
			n = quoted(src[i:])
		case '[', '{':
			depth, parts = depth+1, 1
		case ']', '}':
			depth, parts = max(depth-1, 0), 1
		case '.':
			parts++
		case '\n', '=', ',':
			parts = 1
		}
		if depth > maxDepth {
			return line, fmt.Errorf("lists and tables are nested more than %d deep", maxDepth)
		}
		if parts > maxParts {
			return line, fmt.Errorf("a key has more than %d parts", maxParts)
		}
		line += strings.Count(src[i:i+n], "\n")
		i += n
	}
	return 0, nil
}

// cut returns the length of src up to the first end.
func cut(src, end string) int {
	if n := strings.Index(src, end); n >= 0 {
		return n
	}
	return len(src)
}

// quoted returns the length of the string that src begins with, of all of src if it is not closed. A string between
// single quotes or double ones ends with its line, one between three of them does not.
func quoted(src string) int {
	quote := src[:1]
	if three := strings.Repeat(quote, 3); strings.HasPrefix(src, three) {
		quote = three
	}
	for i := len(quote); i < len(src); i++ {
		switch {
		case strings.HasPrefix(src[i:], quote):
			return i + len(quote)
		case src[i] == '\\' && quote[0] == '"':
			i++
		case src[i] == '\n' && len(quote) == 1:
			return i
		}
	}
	return len(src)
}
