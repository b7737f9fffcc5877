// Package suppress reads the comments by which people say that a finding stands, and marks the findings.
//
//	system(line)  # rubicon:ignore RBN201 -- the line comes from our own table
//	# rubicon:ignore RBN201, RBN203 until=2027-01-31 -- replaced by the queue in January
//	# rubicon:ignore-begin RBN702 -- …      # rubicon:ignore-end RBN702
//	# rubicon:ignore-file RBN405 -- …
//
// A comment speaks of the line that it stands on or, if it stands alone, of the next one that holds more than
// comments. It names rules by code or name, and it gives a reason. One that is malformed, that hides nothing, or whose
// day is over is a finding itself.
package suppress

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rubicon/internal/report"
	"rubicon/internal/source"
)

// The names of the kinds of what is wrong with a comment, as the rules have them.
const (
	Malformed = "malformed-suppression"
	Unused    = "unused-suppression"
	Expired   = "expired-suppression"
)

// scope is how far a comment reaches.
type scope int

const (
	line scope = iota
	begin
	end
	file
)

// words are the words that begin a comment.
var words = map[string]scope{
	"rubicon:ignore":       line,
	"rubicon:ignore-begin": begin,
	"rubicon:ignore-end":   end,
	"rubicon:ignore-file":  file,
}

// comment is a directive that suppresses.
type comment struct {
	source.Directive
	scope  scope
	rules  []string // codes or names as written
	reason string
	until  time.Time // the last day on which it holds; zero for ever

	first, last int             // lines
	used        map[string]bool // codes that it suppressed
}

// Trouble is something that is wrong with a comment.
type Trouble struct {
	Kind      string // Malformed, Unused or Expired
	Directive source.Directive
	Message   string
}

// Apply marks the findings that comments suppress, and returns what is wrong with comments, in their order. known are
// all rules that there are, and ran those that ran: that nothing is hidden of another one means nothing. now is the
// time by which comments expire.
func Apply(findings []report.Finding, directives []source.Directive, known, ran []report.Rule, now time.Time) []Trouble {
	var troubles []Trouble
	fail := func(kind string, d source.Directive, format string, args ...any) {
		troubles = append(troubles, Trouble{kind, d, fmt.Sprintf(format, args...)})
	}
	var all []*comment
	open := map[string]*comment{} // blocks that have begun, by path and rule
	for _, d := range directives {
		c, err := parse(d, known)
		if err != nil {
			fail(Malformed, d, "%v", err)
			continue
		}
		switch c.scope {
		case begin:
			for _, r := range c.rules {
				open[d.File.Path+"\x00"+r] = c
			}
		case end:
			closed := false
			for _, r := range c.rules {
				key := d.File.Path + "\x00" + r
				if b := open[key]; b != nil {
					b.last = max(b.last, d.File.Position(d.Pos).Line)
					delete(open, key)
					closed = true
				}
			}
			if !closed {
				fail(Malformed, d, "rubicon:ignore-end without a rubicon:ignore-begin of that rule before it")
			}
			continue
		}
		all = append(all, c)
	}
	for _, c := range all {
		if c.scope == begin && c.last == 0 {
			fail(Malformed, c.Directive, "rubicon:ignore-begin without a rubicon:ignore-end of that rule after it; nothing is hidden")
		}
	}
	mark(findings, all, now)
	for _, c := range all {
		if c.scope == begin && c.last == 0 {
			continue
		}
		if c.expired(now) {
			fail(Expired, c.Directive, "this comment has hidden findings until %s and hides none any more", c.until.Format(time.DateOnly))
			continue
		}
		for _, name := range c.rules {
			r := find(ran, name)
			if r != nil && !c.used[r.Code] {
				fail(Unused, c.Directive, "nothing of %s is found here that the comment could hide", name)
			}
		}
	}
	slices.SortStableFunc(troubles, func(a, b Trouble) int {
		if c := strings.Compare(a.Directive.File.Path, b.Directive.File.Path); c != 0 {
			return c
		}
		return int(a.Directive.Pos) - int(b.Directive.Pos)
	})
	return troubles
}

// mark marks the findings that comments suppress. The comment that reaches least far counts.
func mark(findings []report.Finding, all []*comment, now time.Time) {
	byPath := map[string][]*comment{}
	for _, c := range all {
		if !c.expired(now) && c.last > 0 {
			byPath[c.File.Path] = append(byPath[c.File.Path], c)
		}
	}
	for _, list := range byPath {
		slices.SortStableFunc(list, func(a, b *comment) int { return int(a.scope) - int(b.scope) })
	}
	for i := range findings {
		f := &findings[i]
		for _, c := range byPath[f.Location.Path] {
			if !c.reaches(&f.Location) || !c.names(f.Rule) {
				continue
			}
			c.used[f.Rule.Code] = true
			if f.Suppression == nil {
				f.Suppression = &report.Suppression{InSource: true, Reason: c.reason, Location: report.Locate(c.File, c.Pos, c.End)}
			}
		}
	}
}

// reaches reports whether a comment speaks of a place: of one of its lines, or of one of Also on which it begins.
func (c *comment) reaches(at *report.Location) bool {
	return at.Start.Line <= c.last && at.End.Line >= c.first || c.scope == line && slices.Contains(c.Also, at.Start.Line)
}

func (c *comment) names(r *report.Rule) bool {
	return slices.Contains(c.rules, r.Code) || slices.Contains(c.rules, r.Name)
}

// expired reports whether the last day of a comment is over, in UTC.
func (c *comment) expired(now time.Time) bool {
	return !c.until.IsZero() && !now.UTC().Before(c.until.AddDate(0, 0, 1))
}

// Expiries returns the times from which comments hide nothing any more, of those that have such a time.
func Expiries(directives []source.Directive, known []report.Rule) (times []time.Time) {
	for _, d := range directives {
		if c, err := parse(d, known); err == nil && !c.until.IsZero() {
			times = append(times, c.until.AddDate(0, 0, 1))
		}
	}
	return times
}

// dashes are what people write in place of the two hyphens before a reason.
const dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015"

// formFor says how a comment is written that begins with a word and names rules.
func formFor(word string, rules []string) string {
	named := "RBN201"
	if len(rules) > 0 {
		named = strings.Join(rules, ", ")
	}
	return "write " + word + " " + named + " -- reason"
}

// parse reads a directive. The error says what is wrong and what to write.
func parse(d source.Directive, known []report.Rule) (*comment, error) {
	text, reason, hasReason := strings.Cut(d.Text, "--")
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' })
	if len(fields) == 0 {
		return nil, errors.New("nothing follows rubicon:; " + formFor("rubicon:ignore", nil))
	}
	word := fields[0]
	sc, ok := words[word]
	if !ok {
		meant := strings.ToLower(word)
		if _, ok := words[meant]; !ok {
			meant = "rubicon:ignore"
		}
		return nil, fmt.Errorf("%s is no word of Rubicon; %s", word, formFor(meant, nil))
	}
	c := &comment{Directive: d, scope: sc, reason: strings.TrimSpace(reason), used: map[string]bool{}}
	for _, f := range fields[1:] {
		if day, ok := strings.CutPrefix(f, "until="); ok {
			t, err := time.Parse(time.DateOnly, day)
			if err != nil {
				return nil, fmt.Errorf("%q is no day; write until=2027-01-31", day)
			}
			c.until = t
			continue
		}
		if strings.Trim(f, dashes) == "" {
			return nil, fmt.Errorf("%q does not begin the reason; %s", f, formFor(word, c.rules))
		}
		if find(known, f) == nil {
			if find(known, strings.ToUpper(f)) != nil {
				return nil, fmt.Errorf("there is no rule %s; did you mean %s?", f, strings.ToUpper(f))
			}
			return nil, fmt.Errorf("there is no rule %s; rubicon rules lists them", f)
		}
		c.rules = append(c.rules, f)
	}
	switch {
	case len(c.rules) == 0:
		return nil, errors.New("no rule is named; " + formFor(word, nil))
	case sc != end && (!hasReason || c.reason == ""):
		return nil, errors.New("no reason is given; " + formFor(word, c.rules))
	}
	switch sc {
	case line:
		c.first, c.last = d.Line, d.Line
		if d.Line == 0 {
			return nil, errors.New("no line follows that the comment could speak of")
		}
	case begin:
		c.first = d.File.Position(d.Pos).Line
	case file:
		c.first, c.last = 1, max(1, d.File.Lines())
	}
	return c, nil
}

func find(rules []report.Rule, name string) *report.Rule {
	i := slices.IndexFunc(rules, func(r report.Rule) bool { return r.Code == name || r.Name == name })
	if i < 0 {
		return nil
	}
	return &rules[i]
}
