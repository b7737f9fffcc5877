package source

import (
	"bytes"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// maxIgnoreFile is the size in bytes up to which a .gitignore is honoured. Real ones stay far below
// 64 KiB; each line costs a match for every file below.
const maxIgnoreFile = 256 << 10

// ignoreRules are the patterns of one .gitignore, chained to those of the folders above it. The nil
// pointer ignores nothing.
//
// Git decides folder by folder: what lies in an ignored folder is ignored, whatever later patterns
// say, and a pattern speaks of exactly the names that it matches. The walk goes down folder by
// folder too, so asking once about each name gives git's answer. Libraries that answer for whole
// paths have to imitate the descent and get "!keep/" wrong; hence only the globs are a library's.
type ignoreRules struct {
	dir      string // from the folder that rules count from, "." for that folder
	patterns []ignorePattern
	parent   *ignoreRules
}

// ignorePattern is one line of a .gitignore.
type ignorePattern struct {
	glob     string
	literal  bool // glob has no special characters
	negated  bool // the line takes back what an earlier one ignores
	dirOnly  bool
	anchored bool // glob is matched with the path, not with its last name
}

// newIgnoreRules returns the rules of a .gitignore in folder dir, on top of parent.
func newIgnoreRules(dir string, content []byte, parent *ignoreRules) *ignoreRules {
	r := &ignoreRules{dir: dir, parent: parent}
	content = bytes.TrimPrefix(content, []byte(byteOrderMark))
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if p, ok := parseIgnorePattern(line); ok {
			r.patterns = append(r.patterns, p)
		}
	}
	return r
}

// parseIgnorePattern reads a line; ok is false for a comment, an empty or a malformed pattern.
func parseIgnorePattern(line string) (p ignorePattern, ok bool) {
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line = trimSpaces(line)
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.dirOnly = strings.CutSuffix(line, "/")
	p.anchored = strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return p, false
	}
	// "a/**" speaks of what is in a, not of a.
	if line == "**" || strings.HasSuffix(line, "/**") {
		line += "/*"
		p.anchored = true
	}
	p.literal = !strings.ContainsAny(line, `*?[\`)
	p.glob = line
	if !p.literal {
		p.glob = escapeBraces(line)
	}
	return p, doublestar.ValidatePattern(p.glob) || p.literal
}

// trimSpaces cuts the spaces at the end of a line, except one that a backslash escapes.
func trimSpaces(line string) string {
	trimmed := strings.TrimRight(line, " ")
	slashes := len(trimmed) - len(strings.TrimRight(trimmed, `\`))
	if slashes%2 == 1 && len(trimmed) < len(line) {
		trimmed += " "
	}
	return trimmed
}

// escapeBraces escapes braces, which are special in the library's globs and plain in git's.
func escapeBraces(glob string) string {
	var b strings.Builder
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; c {
		case '\\':
			b.WriteByte(c)
			if i++; i < len(glob) {
				b.WriteByte(glob[i])
			}
		case '{', '}':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// ignored reports whether the file or folder at that path is ignored, given that the folder it lies
// in is not. The last pattern of the closest .gitignore that matches decides.
func (r *ignoreRules) ignored(rel string, isDir bool) bool {
	name := path.Base(rel)
	for ; r != nil; r = r.parent {
		below := within(r.dir, rel)
		for i := len(r.patterns) - 1; i >= 0; i-- {
			p := &r.patterns[i]
			subject := name
			if p.anchored {
				subject = below
			}
			if (isDir || !p.dirOnly) && p.matches(subject) {
				return !p.negated
			}
		}
	}
	return false
}

func (p *ignorePattern) matches(subject string) bool {
	if p.literal {
		return p.glob == subject
	}
	ok, err := doublestar.Match(p.glob, subject)
	return ok && err == nil
}

// within returns path rel, which lies in folder dir, relative to dir.
func within(dir, rel string) string {
	if dir == "." || dir == "" {
		return rel
	}
	return strings.TrimPrefix(rel, dir+"/")
}
