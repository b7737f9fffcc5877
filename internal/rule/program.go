package rule

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// Program is what is known of a program that calls run: a word that begins with a dash is an option to
// it, wherever it stands.
type Program struct {
	Row
	Names []string
	// Values matches the options that take the next word, whatever it begins with; nil for none.
	Values *regexp.Regexp
	// First says that only the first words are the program's own: what follows a word that is no option
	// is handed on, as a script's arguments are.
	First bool
	// Ends are the words after which none is an option, besides "--".
	Ends []string
}

// endOfOptions is the word after which none is an option.
const endOfOptions = "--"

// Program returns the row of the program that a word names, with or without the folder it lies in and
// its version, or nil.
func (m *Models) Program(word string) *Program {
	name := path.Base(word)
	for _, p := range m.Programs {
		if slices.Contains(p.Names, name) || slices.Contains(p.Names, strings.TrimRight(name, "0123456789.")) {
			return p
		}
	}
	return nil
}

// TakesOption reports whether the program would take a word for an option if it began with a dash.
// before are the words between the program's name and that one, "" for those that are not constant.
func (p *Program) TakesOption(before []string) bool {
	if slices.ContainsFunc(before, func(w string) bool { return w == endOfOptions || slices.Contains(p.Ends, w) }) {
		return false
	}
	if n := len(before); n > 0 && p.Values != nil && p.Values.MatchString(before[n-1]) {
		return false
	}
	return !p.First || !slices.ContainsFunc(before, func(w string) bool { return !strings.HasPrefix(w, "-") })
}
