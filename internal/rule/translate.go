package rule

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"rubicon/internal/source"
)

// expression is a regular expression of Ruby or Rust in the syntax of package regexp.
type expression struct {
	re string
	// exact says that re matches what the original does, and nothing else. If it is not set, re may
	// match more.
	exact bool
	// looks are look-aheads whose place is fixed: conditions on the text beside re.
	looks []lookAhead
	// ignoreCase says that letters match in either case.
	ignoreCase bool
}

// lookAhead is the condition that a text has, or has not, a match of re.
type lookAhead struct {
	re    string
	found bool
}

// translation turns a regular expression into an expression, from left to right.
type translation struct {
	src  string
	pos  int
	lang source.Lang
	// strict reads ^ and $ as the ends of the text.
	strict bool
	// lines says that ^ and $ match at every line, dotAll that a dot matches a line break, extended
	// that space and comments mean nothing.
	lines, dotAll, extended bool
	out                     strings.Builder
	exact                   bool
	looks                   []lookAhead
	// fixed says that what has been read so far begins at the start of the text and has one length.
	fixed bool
	named map[string]bool // the names of groups so far
	// classes is how deep character classes are nested.
	classes int
	ok      bool
}

// HasMatch reports whether a regular expression of Ruby has a match in text; ok is false if that cannot be told.
func HasMatch(re, flags, text string) (matches, ok bool) {
	p, ok := translate(re, flags, source.Ruby, false)
	if !ok || !p.exact || len(p.looks) > 0 {
		return false, false
	}
	compiled, err := regexp.Compile(p.text())
	return err == nil && compiled.MatchString(text), err == nil
}

// translate returns re with its flags as an expression; ok is false if it has parts that cannot be
// translated. Onigmo, the engine of Ruby, knows more than package regexp: what only narrows a match,
// such as most look-arounds, is left out, and the expression is then not exact.
func translate(re, flags string, lang source.Lang, strict bool) (p expression, ok bool) {
	t := translation{src: re, lang: lang, strict: strict, exact: true, ok: true, extended: strings.Contains(flags, "x")}
	t.lines = lang == source.Ruby || strings.Contains(flags, "m")
	t.dotAll = lang == source.Ruby && strings.Contains(flags, "m") || lang != source.Ruby && strings.Contains(flags, "s")
	t.sequence(0)
	if t.pos < len(t.src) {
		return p, false
	}
	return expression{re: t.out.String(), exact: t.exact, looks: t.looks, ignoreCase: strings.Contains(flags, "i")}, t.ok
}

// text returns the pattern's expression with its options.
func (p expression) text() string { return p.option(p.re) }

func (p expression) option(re string) string {
	if p.ignoreCase {
		return "(?i)" + re
	}
	return re
}

// sequence translates up to the end, or to the parenthesis that closes the group.
func (t *translation) sequence(depth int) {
	if depth > maxGroupDepth {
		t.ok = false
		return
	}
	for t.pos < len(t.src) && t.ok {
		start := t.out.Len()
		switch c := t.src[t.pos]; {
		case c == ')':
			return
		case c == '|':
			t.pos++
			t.out.WriteByte('|')
			if depth == 0 && len(t.looks) > 0 {
				t.looks, t.exact = nil, false
			}
			t.fixed = false
			continue
		case t.extended && strings.IndexByte(" \t\r\n\f\v", c) >= 0:
			t.pos++
			continue
		case t.extended && c == '#':
			n := strings.IndexByte(t.src[t.pos:], '\n')
			if n < 0 {
				n = len(t.src) - t.pos
			}
			t.pos += n
			continue
		case c == '(':
			if t.group(depth) {
				continue
			}
		case c == '[':
			t.out.WriteString(t.class().String())
		case c == '\\':
			t.escape()
		case c == '^':
			t.pos++
			t.begin(depth, start)
			continue
		case c == '$':
			t.pos++
			t.anchor("$", `\z`)
			continue
		case c == '.':
			t.pos++
			t.out.WriteString(map[bool]string{true: "(?s:.)", false: "."}[t.dotAll])
		default:
			_, size := utf8.DecodeRuneInString(t.src[t.pos:])
			t.out.WriteString(t.src[t.pos : t.pos+size])
			t.pos += size
		}
		t.quantifier()
	}
}

// begin translates ^.
func (t *translation) begin(depth, start int) {
	t.anchor("^", `\A`)
	t.fixed = t.fixed || depth == 0 && start == 0 && (t.strict || !t.lines)
}

// anchor writes an anchor of lines, or that of the text if lines do not count.
func (t *translation) anchor(line, text string) {
	if t.strict || !t.lines {
		t.out.WriteString(text)
	} else {
		t.out.WriteString("(?m:" + line + ")")
	}
}

// quantifier translates what may follow an item. One that can vary ends what is fixed.
func (t *translation) quantifier() {
	for t.pos < len(t.src) {
		switch c := t.src[t.pos]; c {
		case '*', '+', '?':
			t.pos++
			t.fixed = false
			t.out.WriteByte(c)
			if t.pos < len(t.src) && t.src[t.pos] == '+' { // possessive: it matches less
				t.pos++
				t.exact = false
			} else if t.pos < len(t.src) && t.src[t.pos] == '?' {
				t.pos++
				t.out.WriteByte('?')
			}
			return
		case '{':
			if !t.counted() {
				return
			}
		default:
			return
		}
	}
}

const (
	// maxRepeat is the largest count that package regexp takes.
	maxRepeat = 1000
	// maxUpTo is the largest count of something that may also be there less often. With a larger one, and that are the
	// limits of lengths, such as those of a host's name, several in one expression make too many states to look at.
	maxUpTo = 32
)

// counted translates {n,m}; it reports false if the brace is a literal one.
func (t *translation) counted() bool {
	n := strings.IndexByte(t.src[t.pos:], '}')
	if n < 0 {
		return false
	}
	from, to, several := strings.Cut(t.src[t.pos+1:t.pos+n], ",")
	if from == "" && to == "" || strings.Trim(from+to, "0123456789") != "" {
		return false
	}
	t.pos += n + 1
	t.fixed = false
	low, _ := strconv.Atoi(from)
	high, _ := strconv.Atoi(to)
	switch {
	case low > maxRepeat || high > maxRepeat:
		t.exact = false
		t.out.WriteByte('*')
	case !several:
		t.out.WriteString("{" + from + "}")
	case high > maxUpTo && low <= maxUpTo:
		t.exact = false
		t.out.WriteString("{" + strconv.Itoa(low) + ",}")
	default:
		t.out.WriteString("{" + strconv.Itoa(low) + "," + to + "}")
	}
	if t.pos < len(t.src) && t.src[t.pos] == '?' {
		t.pos++
		t.out.WriteByte('?')
	}
	return true
}

// group translates a parenthesis. It reports true if it stands for nothing that can be repeated.
func (t *translation) group(depth int) bool {
	rest := t.src[t.pos:]
	switch {
	case strings.HasPrefix(rest, "(?#"):
		t.pos = itemEnd(t.src, t.pos)
		return true
	case strings.HasPrefix(rest, "(?="), strings.HasPrefix(rest, "(?!"):
		t.lookAhead(depth, rest[2] == '=')
		return true
	case strings.HasPrefix(rest, "(?<="), strings.HasPrefix(rest, "(?<!"):
		t.pos = itemEnd(t.src, t.pos)
		t.exact = false
		return true
	case strings.HasPrefix(rest, "(?<"), strings.HasPrefix(rest, "(?'"), strings.HasPrefix(rest, "(?P<"):
		n := strings.IndexAny(rest[3:], ">'")
		if n < 0 {
			t.ok = false
			return true
		}
		t.pos += 3 + n + 1
		if strings.HasPrefix(rest, "(?P<") {
			t.pos = strings.IndexByte(rest, '>') + 1 + len(t.src) - len(rest)
		}
		t.name(rest)
	case strings.HasPrefix(rest, "(?:"):
		t.pos += 3
		t.out.WriteString("(?:")
	case strings.HasPrefix(rest, "(?>"):
		t.pos += 3
		t.exact = false
		t.out.WriteString("(?:")
	case strings.HasPrefix(rest, "(?"):
		return t.options(depth)
	default:
		t.pos++
		t.out.WriteByte('(')
	}
	t.closeGroup(depth)
	return false
}

// name writes the beginning of a named group, with its name if package regexp can write it.
func (t *translation) name(rest string) {
	name := strings.TrimPrefix(strings.TrimPrefix(rest, "(?"), "P")[1:]
	name = name[:strings.IndexAny(name, ">'")]
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") != "" || t.named[name] {
		t.out.WriteByte('(')
		return
	}
	if t.named == nil {
		t.named = map[string]bool{}
	}
	t.named[name] = true
	t.out.WriteString("(?P<" + name + ">")
}

// closeGroup translates the rest of a group whose beginning has been written.
func (t *translation) closeGroup(depth int) {
	extended, dotAll, lines := t.extended, t.dotAll, t.lines
	t.fixed = false // a group has no fixed length as a rule
	t.sequence(depth + 1)
	if t.pos >= len(t.src) {
		t.ok = false
		return
	}
	t.pos++
	t.out.WriteByte(')')
	t.fixed, t.extended, t.dotAll, t.lines = false, extended, dotAll, lines
}

// options translates (?i) and (?i:…). It reports true for the first.
func (t *translation) options(depth int) bool {
	end := t.pos + 2
	on := true
	set := map[bool]string{}
	for ; end < len(t.src) && t.src[end] != ')' && t.src[end] != ':'; end++ {
		switch c := t.src[end]; {
		case c == '-':
			on = false
		case c == 'x':
			t.extended = on
		case c == 'm' && t.lang == source.Ruby, c == 's' && t.lang != source.Ruby:
			t.dotAll = on
		case c == 'm':
			t.lines = on
		case c == 'i':
			set[on] += "i"
		case strings.IndexByte("adunUR", c) < 0:
			t.ok = false
		}
	}
	if end >= len(t.src) || !t.ok {
		t.ok = false
		return true
	}
	flags := set[true]
	if set[false] != "" {
		flags += "-" + set[false]
	}
	t.out.WriteString("(?" + flags)
	if t.src[end] == ')' {
		// From here to the end of the group.
		t.pos = end + 1
		if flags == "" {
			t.out.WriteString(":)")
		} else {
			t.out.WriteByte(')')
		}
		return true
	}
	t.pos = end + 1
	t.out.WriteByte(':')
	t.closeGroup(depth)
	return false
}

// lookAhead translates (?=…) and (?!…). Where its place is fixed it is a condition of its own.
func (t *translation) lookAhead(depth int, found bool) {
	end := itemEnd(t.src, t.pos)
	inner := translation{src: t.src[t.pos+3 : max(end-1, t.pos+3)], lang: t.lang, strict: t.strict, lines: t.lines, dotAll: t.dotAll, extended: t.extended, exact: true, ok: true}
	inner.sequence(depth + 1)
	t.pos = end
	if depth > 0 || !t.fixed || !inner.ok || !inner.exact || inner.pos < len(inner.src) {
		t.exact = false
		return
	}
	t.looks = append(t.looks, lookAhead{t.out.String() + "(?:" + inner.out.String() + ")", found})
}

// escape translates a backslash with what it escapes.
func (t *translation) escape() {
	if t.pos+1 >= len(t.src) {
		t.ok = false
		return
	}
	c := t.src[t.pos+1]
	switch {
	case c == 'A':
		t.fixed = t.fixed || t.out.Len() == 0
		t.pos += 2
		t.out.WriteString(`\A`)
	case c == 'z' || c == 'Z': // a line break at the very end, which \Z lets through, does no harm
		t.pos += 2
		t.out.WriteString(`\z`)
	case c == 'b' || c == 'B':
		t.pos += 2
		t.out.WriteString(`\` + string(c))
	case c == 'G' || c == 'K':
		t.pos += 2
		t.exact = false
	case c == 'R':
		t.pos += 2
		t.out.WriteString(`(?:\r\n|[\n\v\f\r])`)
	case c == 'X':
		t.pos += 2
		t.out.WriteString(`(?s:.+)`)
		t.exact = false
	case c >= '1' && c <= '9', c == 'k', c == 'g':
		t.pos += 2
		if c == 'k' || c == 'g' {
			n := strings.IndexAny(t.src[t.pos:], ">'}")
			if n < 0 {
				t.ok = false
				return
			}
			t.pos += n + 1
		}
		t.out.WriteString(`(?s:.*)`)
		t.exact, t.fixed = false, false
	default:
		set, _ := t.escapedClass()
		t.out.WriteString(set.String())
	}
}

// maxGroupDepth bounds the recursion into groups.
const maxGroupDepth = 50

// itemEnd returns where the item that begins at i ends.
func itemEnd(re string, i int) int {
	switch re[i] {
	case '\\':
		return min(i+2, len(re))
	case '[':
		return classEnd(re, i)
	case '(':
		depth := 0
		for j := i; j < len(re); {
			switch re[j] {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return j + 1
				}
			case '\\':
				j++
			case '[':
				j = classEnd(re, j)
				continue
			}
			j++
		}
		return len(re)
	}
	return i + 1
}

// classEnd returns where the character class that begins at i ends; classes nest in Ruby.
func classEnd(re string, i int) int {
	depth := 0
	for j := i; j < len(re); j++ {
		switch re[j] {
		case '[':
			depth++
			// A bracket that comes first is a literal one.
			if j+1 < len(re) && re[j+1] == '^' {
				j++
			}
			if j+1 < len(re) && re[j+1] == ']' {
				j++
			}
		case ']':
			if depth--; depth == 0 {
				return j + 1
			}
		case '\\':
			j++
		}
	}
	return len(re)
}
