package rule

import (
	"path"
	"slices"
	"strings"
)

// Program is what is known of a program that calls run: a word that begins with a dash is an option to
// it, wherever it stands.
type Program struct {
	Row
	Names []string
	// Values matches the options that take the next word, whatever it begins with; nil for none.
	Values *Regexp
	// First says that only the first words are the program's own: what follows a word that is no option
	// is handed on, as a script's arguments are.
	First bool
	// Ends are the words after which none is an option, besides "--".
	Ends []string
	// Script matches the option after which a word is the text of a program, as -c of a shell's is; nil if
	// there is none. The first word that is no option is it.
	Script *Regexp
	// Runs says that the program runs another one, whose name and words stand after so many words of its own,
	// options and what Own matches not counted; -1 if it does not.
	Runs int
	Own  *Regexp
	// Joined says that what follows is joined to one text, which a shell reads.
	Joined bool
}

// Word is a word of a command: the texts that it can be, none if that is not known.
type Word []string

// endOfOptions is the word after which none is an option.
const endOfOptions = "--"

// any reports whether the word can be one of the texts that is tells.
func (w Word) any(is func(string) bool) bool { return slices.ContainsFunc(w, is) }

// matches reports whether the word can be a text that matches re.
func (w Word) matches(re *Regexp) bool { return re != nil && w.any(re.MatchString) }

// isOption reports whether the word can begin with a dash, by what is known of it.
func (w Word) isOption() bool {
	return w.any(func(s string) bool { return strings.HasPrefix(s, "-") })
}

// program returns the row of the program that a word names, with or without the folder it lies in and
// its version, or nil.
func (m *Models) program(word string) *Program {
	name := path.Base(strings.TrimSuffix(word, "\x00"))
	for _, p := range m.Programs {
		if slices.Contains(p.Names, name) || slices.Contains(p.Names, strings.TrimRight(name, "0123456789.")) {
			return p
		}
	}
	return nil
}

// Program returns the row of the program that a command begins with, and the words after its name. What a
// program runs that runs others (sudo) stands for it once the command has that one's name and a row describes it.
func (m *Models) Program(words []Word) (p *Program, rest []Word) {
	for len(words) > 0 {
		next := m.programOf(words[0])
		if next == nil {
			return p, rest
		}
		p, rest = next, words[1:]
		if p.Runs < 0 || p.Joined {
			return m.commandOf(p, rest)
		}
		own, _ := p.ownWords(rest)
		words = rest[min(own, len(rest)):]
	}
	return p, rest
}

// commandOf returns the row of the command of program p that the words after its name begin with, and what follows that:
// "git grep". Without one it is p itself.
func (m *Models) commandOf(p *Program, rest []Word) (*Program, []Word) {
	for i := 0; i < len(rest); i++ {
		if w := rest[i]; w.isOption() {
			if w.matches(p.Values) {
				i++
			}
			continue
		} else if len(w) == 1 {
			name := p.Names[0] + " " + w[0]
			for _, c := range m.Programs {
				if slices.Contains(c.Names, name) {
					return c, rest[i+1:]
				}
			}
		}
		break
	}
	return p, rest
}

// programOf returns the row of the program that a word can be the name of, or nil.
func (m *Models) programOf(w Word) *Program {
	for _, text := range w {
		if p := m.program(text); p != nil {
			return p
		}
	}
	return nil
}

// ownWords returns how many of the words after its name are those of a program that runs another one, more than
// there are if that one's name does not stand there; and how many of them are no options.
func (p *Program) ownWords(words []Word) (n, plain int) {
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case slices.Contains(w, endOfOptions), w.matches(p.Own):
		case w.isOption():
			if w.matches(p.Values) {
				i++
			}
		case plain == p.Runs:
			return i, plain
		default:
			plain++
		}
	}
	return len(words) + 1, plain
}

// TakesOption reports whether the program would take a word for an option if it began with a dash.
// before are the words between the program's name and that one.
func (p *Program) TakesOption(before []Word) bool {
	ends := func(w Word) bool {
		return w.any(func(s string) bool { return s == endOfOptions || slices.Contains(p.Ends, s) })
	}
	if slices.ContainsFunc(before, ends) || p.IsScript(before) {
		return false
	}
	if n := len(before); n > 0 && before[n-1].matches(p.Values) {
		return false
	}
	return !p.First || !p.hasPlain(before)
}

// hasPlain reports whether one of the words after the program's name is neither an option nor the value of one, or the
// text of a program.
func (p *Program) hasPlain(words []Word) bool {
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case !w.isOption():
			return true
		case w.matches(p.Values) && !w.matches(p.Script):
			i++
		}
	}
	return false
}

// IsScript reports whether the word after before, the words behind the program's name, is the text of a program that
// it runs, or a part of it.
func (p *Program) IsScript(before []Word) bool {
	at := p.ScriptAt(before)
	return at == len(before) || p.Joined && at >= 0 && at < len(before)
}

// ScriptAt returns at which place among the words after the program's name the text of a program stands: how many
// there are if that is what comes next, -1 if none of them is one.
func (p *Program) ScriptAt(words []Word) int {
	if p.Script == nil {
		if at, plain := p.ownWords(words); p.Joined && plain == p.Runs {
			return min(at, len(words))
		}
		return -1
	}
	said := false
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w.matches(p.Script):
			said = true
		case w.matches(p.Own):
		case w.isOption():
			if w.matches(p.Values) {
				i++
			}
		case said:
			return i
		default:
			return -1 // the name of a file with one
		}
	}
	if said {
		return len(words)
	}
	return -1
}
