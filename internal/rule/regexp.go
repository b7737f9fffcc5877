package rule

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"

	"rubicon/internal/source"
)

// Regexp is a regular expression of a row, in the syntax of package regexp. A scan asks few of the hundreds that the
// built-in rows have, so those are compiled when they are asked; those of a user's rows are compiled when they are loaded,
// to say what is wrong with them.
type Regexp struct {
	text     string
	once     sync.Once
	compiled *regexp.Regexp
}

// regexp returns a regular expression that has one of these numbers of groups, any number if none is given.
func (b *builder) regexp(text string, groups ...int) (*Regexp, error) {
	return newRegexp(text, b.tested, groups...)
}

// newRegexp is regexp; tested says that a test has compiled the expression and found that it is right.
func newRegexp(text string, tested bool, groups ...int) (*Regexp, error) {
	if tested {
		return &Regexp{text: text}, nil
	}
	re, err := regexp.Compile(text)
	if err != nil {
		return nil, err
	}
	if len(groups) > 0 && !slices.Contains(groups, re.NumSubexp()) {
		return nil, fmt.Errorf("it has %d groups", re.NumSubexp())
	}
	return &Regexp{text: text, compiled: re}, nil
}

// MustRegexp returns a regular expression that the program has put together, and that is one.
func MustRegexp(text string) *Regexp { return &Regexp{text: text} }

func (r *Regexp) get() *regexp.Regexp {
	r.once.Do(func() {
		if r.compiled == nil {
			r.compiled = regexp.MustCompile(r.text)
		}
	})
	return r.compiled
}

// String returns the expression as it was written.
func (r *Regexp) String() string { return r.text }

// MatchString reports whether s contains a match.
func (r *Regexp) MatchString(s string) bool { return r.get().MatchString(s) }

// Match reports whether b contains a match.
func (r *Regexp) Match(b []byte) bool { return r.get().Match(b) }

// FindStringSubmatch returns the first match in s and those of its groups, nil if there is none.
func (r *Regexp) FindStringSubmatch(s string) []string { return r.get().FindStringSubmatch(s) }

// FindAllStringSubmatch returns the first n matches in s, or all if n is below 0, each with those of its groups.
func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	return r.get().FindAllStringSubmatch(s, n)
}

// regexpError returns what is wrong with an expression of package regexp.
func (b *builder) regexpError(text string) error {
	if b.tested {
		return nil
	}
	_, err := syntax.Parse(text, syntax.Perl)
	return err
}

// isMatching reports whether text is an expression of Ruby that Matching understands.
func (b *builder) isMatching(text string) bool {
	if b.tested {
		return true
	}
	_, ok := Matching(text, "", source.Ruby, true, false)
	return ok
}

// SubexpNames returns the names of the groups, as regexp.Regexp does.
func (r *Regexp) SubexpNames() []string { return r.get().SubexpNames() }
