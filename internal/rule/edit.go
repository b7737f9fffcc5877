package rule

import (
	"regexp"
	"strings"

	"rubicon/internal/source"
)

// Edit is one way in which a method makes a text of a text.
type Edit string

// The edits: none that is known, or without the argument before or behind it, with its first or each occurrence replaced by a second one, in other
// letters, without blanks around it, without a line break at its end.
const (
	NoEdit       Edit = "none"
	DeletePrefix Edit = "delete prefix"
	DeleteSuffix Edit = "delete suffix"
	ReplaceFirst Edit = "replace first"
	ReplaceAll   Edit = "replace all"
	Lower        Edit = "lower"
	Upper        Edit = "upper"
	Capital      Edit = "capital"
	Strip        Edit = "strip"
	Chomp        Edit = "chomp"
)

// edits are the names of the edits.
var edits = []string{string(NoEdit), string(DeletePrefix), string(DeleteSuffix), string(ReplaceFirst), string(ReplaceAll), string(Lower), string(Upper), string(Capital), string(Strip), string(Chomp)}

// Apply returns what the edit makes of text with these constant arguments of the call; ok is false if they are too few, or
// too many.
func (e Edit) Apply(text string, args []string) (out string, ok bool) {
	switch {
	case e == DeletePrefix && len(args) == 1:
		return strings.TrimPrefix(text, args[0]), true
	case e == DeleteSuffix && len(args) == 1:
		return strings.TrimSuffix(text, args[0]), true
	case e == ReplaceFirst && len(args) == 2:
		return strings.Replace(text, args[0], args[1], 1), true
	case e == ReplaceAll && len(args) == 2:
		return strings.ReplaceAll(text, args[0], args[1]), true
	case len(args) > 0:
		return "", false
	}
	switch e {
	case Lower:
		return strings.ToLower(text), true
	case Upper:
		return strings.ToUpper(text), true
	case Capital:
		if text == "" {
			return "", true
		}
		return strings.ToUpper(text[:1]) + strings.ToLower(text[1:]), text[0] < 0x80
	case Strip:
		return strings.TrimSpace(text), true
	case Chomp:
		return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r"), true
	}
	return "", false
}

// Replaces reports whether the edit takes what a regular expression, its first argument, matches.
func (e Edit) Replaces() bool { return e == ReplaceFirst || e == ReplaceAll }

// Substitute returns text with what a regular expression of Ruby matches first, or each time, replaced by a text; ok is false if
// that cannot be told.
func (e Edit) Substitute(text, re, flags, by string) (out string, ok bool) {
	p, ok := translate(re, flags, source.Ruby, false)
	if !ok || !p.exact || len(p.looks) > 0 || !e.Replaces() || strings.Contains(by, `\`) {
		return "", false
	}
	compiled, err := regexp.Compile(p.text())
	if err != nil {
		return "", false
	}
	if e == ReplaceAll {
		return compiled.ReplaceAllLiteralString(text, by), true
	}
	at := compiled.FindStringIndex(text)
	if at == nil {
		return text, true
	}
	return text[:at[0]] + by + text[at[1]:], true
}

// Known reports whether it says how a text is made.
func (e Edit) Known() bool { return e != "" && e != NoEdit }
