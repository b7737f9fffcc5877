package setting

import (
	"path"
	"slices"
	"strings"

	"rubicon/internal/source"
)

// unitLine is a line of a unit that sets something, or begins a section.
type unitLine struct {
	section  string
	key      string // "" of the line that begins the section
	value    string
	file     *source.File
	pos, end uint32
}

// readUnit reads the lines of a unit, or of a file that changes one, and calls comment for each comment.
func readUnit(f *source.File, comment func(pos, end int)) (list []unitLine) {
	text := string(f.Content)
	section := ""
	for offset := markSize(text); offset < len(text); {
		start := offset
		line := cutLine(text, &offset)
		trimmed := strings.TrimSpace(line)
		if isUnitComment(trimmed) {
			comment(start+strings.Index(line, trimmed), start+len(line))
			continue
		}
		if trimmed == "" {
			continue
		}
		l := unitLine{file: f, pos: uint32(start + strings.Index(line, trimmed)), end: uint32(start + len(strings.TrimRight(line, " \t")))}
		for strings.HasSuffix(trimmed, `\`) && offset < len(text) {
			start := offset
			line := cutLine(text, &offset)
			more := strings.TrimSpace(line)
			if isUnitComment(more) {
				comment(start+strings.Index(line, more), start+len(line))
				continue
			}
			trimmed = strings.TrimSuffix(trimmed, `\`) + " " + more
		}
		if name, ok := strings.CutPrefix(trimmed, "["); ok && strings.HasSuffix(name, "]") {
			section = strings.TrimSuffix(name, "]")
			l.section = section
			list = append(list, l)
			continue
		}
		key, value, ok := strings.Cut(trimmed, "=")
		if !ok {
			continue
		}
		l.section, l.key, l.value = section, strings.TrimSpace(key), strings.TrimSpace(value)
		list = append(list, l)
	}
	return list
}

// isUnitComment reports whether a line, without the spaces around it, is a comment.
func isUnitComment(line string) bool { return line != "" && (line[0] == '#' || line[0] == ';') }

// markSize returns the size of the byte order mark that a text begins with.
func markSize(text string) int {
	const mark = "\ufeff"
	if strings.HasPrefix(text, mark) {
		return len(mark)
	}
	return 0
}

// cutLine returns the line at offset and moves that behind it.
func cutLine(text string, offset *int) string {
	line := text[*offset:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		*offset += i + 1
		return strings.TrimSuffix(line[:i], "\r")
	}
	*offset = len(text)
	return line
}

// unit is what a unit, with the files that change it, says of how its program is run.
type unit struct {
	service  *unitLine   // the line that begins the section
	commands []*unitLine // what is run
	user     *unitLine   // which user it is run as
	dynamic  bool        // as one that exists only meanwhile
	byUser   bool        // by the manager of one user, who is none but he
}

// newUnit reads a unit, and the files that change it, in the order in which they do.
func newUnit(files ...*source.File) *unit {
	u := &unit{}
	for _, f := range files {
		lines := readUnit(f, noComments)
		for i := range lines {
			u.add(&lines[i])
		}
		u.byUser = u.byUser || strings.Contains("/"+f.Path, "/user/")
	}
	return u
}

func (u *unit) add(l *unitLine) {
	switch {
	case l.section == "Install" && l.key == "WantedBy":
		u.byUser = u.byUser || l.value == "default.target"
	case l.section != "Service":
	case l.key == "":
		if u.service == nil {
			u.service = l
		}
	case l.key == "User":
		u.user = l
		if l.value == "" {
			u.user = nil
		}
	case l.key == "DynamicUser":
		u.dynamic = isTrue(l.value)
	case l.key == "ExecStart":
		if l.value == "" {
			u.commands = nil
		} else {
			u.commands = append(u.commands, l)
		}
	}
}

// isTrue reports whether a value of a unit is one of those that stand for yes.
func isTrue(value string) bool {
	return slices.Contains([]string{"1", "yes", "y", "true", "t", "on"}, strings.ToLower(value))
}

// command returns what a line runs, and whether it does so with all rights whatever the user is.
func (l *unitLine) command() (text string, full bool) {
	text = strings.TrimLeft(l.value, "@-:+!|")
	return text, strings.ContainsAny(l.value[:len(l.value)-len(text)], "+!")
}

// isDropIn reports whether a file changes a unit.
func isDropIn(f *source.File) bool { return path.Ext(f.Path) == ".conf" }

// dropIns returns the files among all that change the unit in f, in the order in which they do: of their names,
// whatever folder they are in. Files beside the unit are meant before those that stand elsewhere.
func dropIns(f *source.File, all []*source.File) []*source.File {
	name := path.Base(f.Path)
	folders := []string{"service.d", name + ".d"}
	stem := strings.TrimSuffix(name, ".service")
	for i := range stem {
		if stem[i] == '-' {
			folders = append(folders, stem[:i+1]+".service.d")
		}
	}
	if i := strings.IndexByte(stem, '@'); i >= 0 && i+1 < len(stem) {
		folders = append(folders, stem[:i+1]+".service.d")
	}
	var beside, other []*source.File
	for _, d := range all {
		if dir := path.Dir(d.Path); isDropIn(d) && slices.Contains(folders, path.Base(dir)) {
			if path.Dir(dir) == path.Dir(f.Path) {
				beside = append(beside, d)
			} else {
				other = append(other, d)
			}
		}
	}
	if len(beside) == 0 {
		beside = other
	}
	slices.SortStableFunc(beside, func(a, b *source.File) int { return strings.Compare(path.Base(a.Path), path.Base(b.Path)) })
	return beside
}
