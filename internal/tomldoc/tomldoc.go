// Package tomldoc decodes TOML files strictly: an unknown key is an error, and each error names the file and the
// line.
package tomldoc

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// Decode parses the text of a file into a struct whose fields have toml tags. All errors come together, each with file and
// line; hint ends those about unknown keys and says what keys there are. Keys are written as the tags have them, in
// lower case; those of maps are free.
func Decode(file, text string, into any, hint string) (*Lines, error) {
	if lines, ok := DecodePlain(text, into); ok {
		return lines, nil
	}
	if line, err := checkNesting(text); err != nil {
		return &Lines{}, fmt.Errorf("%s:%d: %w", file, line, err)
	}
	lines := &Lines{src: text}
	meta, err := toml.Decode(text, into)
	if err != nil {
		return lines, decodeError(file, lines, err)
	}
	var errs []error
	isMap := map[string]bool{} // the same few keys come in each of hundreds of tables
	for _, key := range meta.Keys() {
		name := strings.Join(key, "\x00")
		wanted, known := isMap[name]
		if !known {
			t := fieldType(reflect.TypeOf(into), key)
			wanted = t != nil && t.Kind() == reflect.Map
			isMap[name] = wanted
		}
		// The decoder passes over a value where a map is wanted.
		if wanted && meta.Type(key...) != "Hash" {
			errs = append(errs, fmt.Errorf("%s:%d: %s: a table is wanted, as [%s]", file, lines.Find(key), key, key))
		}
	}
	unknown := func(key toml.Key, hint string) {
		section := strings.Join(key[:len(key)-1], ".")
		if near := Nearest(key[len(key)-1], keysOf(reflect.TypeOf(into), key[:len(key)-1])); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		errs = append(errs, fmt.Errorf("%s:%d: unknown key %q%s; %s", file, lines.Find(key), key[len(key)-1], inSection(section), hint))
	}
	undecoded := map[string]bool{}
	for _, key := range meta.Undecoded() {
		undecoded[key.String()] = true
		if len(key) == 1 || !undecoded[key[:len(key)-1].String()] { // else all that is said of its table
			unknown(key, hint)
		}
	}
	var free map[string]bool
	for _, key := range meta.Keys() {
		// The decoder compares names without case; the grammar does not.
		if !slices.ContainsFunc(key, func(part string) bool { return part != strings.ToLower(part) }) {
			continue
		}
		if free == nil {
			free = map[string]bool{}
			freeTables(reflect.TypeOf(into), "", free)
		}
		if !free[strings.Join(key[:len(key)-1], ".")] {
			errs = append(errs, fmt.Errorf("%s:%d: unknown key %q; keys are written in lower case", file, lines.Find(key), key))
		}
	}
	return lines, errors.Join(errs...)
}

// freeTables enters the tables of a type that take any keys: the fields that are maps.
func freeTables(t reflect.Type, table string, free map[string]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Map:
		free[table] = true
	case reflect.Struct:
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ",")
			if table != "" {
				name = table + "." + name
			}
			freeTables(t.Field(i).Type, name, free)
		}
	}
}

func inSection(name string) string {
	if name == "" {
		return ""
	}
	return " in [" + name + "]"
}

// decodeError adds file and line to an error of the TOML decoder.
func decodeError(file string, lines *Lines, err error) error {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		if m := wrongType.FindStringSubmatch(err.Error()); m != nil {
			return fmt.Errorf("%s:%s: %s: %s is wanted, not %s", file, m[1], m[2], plainType(m[4]), plainType(m[3]))
		}
		return fmt.Errorf("%s: %w", file, err)
	}
	line := parse.Position.Line
	if line == 0 {
		line = lines.Find(strings.Split(parse.LastKey, "."))
	}
	msg := parse.Message
	if msg == "" {
		msg = parse.Error()
	}
	return fmt.Errorf("%s:%d: %s", file, line, msg)
}

// wrongType is what the decoder says of a value of the wrong type: its line, key and type, and the type of the field.
var wrongType = regexp.MustCompile(`^toml: line (\d+) \(last key "([^"]*)"\): incompatible types: TOML value has type (\S+); destination has type (\S+)$`)

// plainType returns what people call a type that the decoder names, with an article.
func plainType(name string) string {
	switch name {
	case "string":
		return "a text in quotes"
	case "slice", "[]any":
		return "a list in brackets"
	case "map[string]any":
		return "a table"
	case "integer", "int64":
		return "a whole number"
	case "boolean", "bool":
		return "true or false"
	}
	return "a value of type " + name
}

// Lines knows the line of every table header and key of a file.
type Lines struct {
	src     string
	headers map[string][]int // the lines of the headers, by the table; nil if only tables knows them
	once    sync.Once
	tables  map[string][]tableLines // of index
}

// index returns the lines of the headers and keys. Few are asked for keys, which stand in messages only.
func (x *Lines) index() map[string][]tableLines {
	x.once.Do(func() { x.tables = indexLines(x.src) })
	return x.tables
}

// tableLines are the lines of one table: of its header and of its keys.
type tableLines struct {
	header int
	keys   map[string]int
}

// Row returns the line of the nth table of that name.
func (x *Lines) Row(section string, n int) int {
	if x.headers != nil {
		if lines := x.headers[section]; n < len(lines) {
			return lines[n]
		}
	} else if t := x.index()[section]; n < len(t) {
		return t[n].header
	}
	return 1
}

// Key returns the line of a key in the nth table of that name, or of the table.
func (x *Lines) Key(section string, n int, key string) int {
	if t := x.index()[section]; n < len(t) && t[n].keys[key] > 0 {
		return t[n].keys[key]
	}
	return x.Row(section, n)
}

// Find returns the line of the first occurrence of a key, given with its tables.
func (x *Lines) Find(key []string) int {
	if len(key) == 0 {
		return 1
	}
	for n := len(key) - 1; n >= 0; n-- {
		tables := x.index()[strings.Join(key[:n], ".")]
		for i := range tables {
			if n < len(key) {
				if line := tables[i].keys[key[n]]; line > 0 {
					return line
				}
			}
		}
	}
	if t := x.index()[key[0]]; len(t) > 0 {
		return t[0].header
	}
	return 1
}

// indexLines finds the headers and keys of a TOML file. It needs to know no more of the syntax than
// where texts and lists that span lines end; in a file that does not parse it may be wrong.
func indexLines(src string) map[string][]tableLines {
	tables := map[string][]tableLines{"": {{header: 1, keys: map[string]int{}}}}
	section, line := "", 1
	for len(src) > 0 {
		end := logicalLineEnd(src)
		text := strings.TrimSpace(src[:end])
		switch {
		case strings.HasPrefix(text, "["):
			name, _, _ := strings.Cut(strings.TrimLeft(text, "["), "]")
			section = strings.TrimSpace(name)
			tables[section] = append(tables[section], tableLines{line, map[string]int{}})
		case text != "" && text[0] != '#':
			key, _, _ := strings.Cut(text, "=")
			t := tables[section]
			key = strings.Trim(strings.TrimSpace(key), `"'`)
			if keys := t[len(t)-1].keys; keys[key] == 0 {
				keys[key] = line
			}
		}
		line += strings.Count(src[:end], "\n")
		src = src[end:]
	}
	return tables
}

// logicalLineEnd returns where the first line of src ends that does not go on inside a text or a
// list.
func logicalLineEnd(src string) int {
	depth := 0
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '\n':
			if depth <= 0 {
				return i + 1
			}
		case '#':
			for i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '"', '\'':
			i = textEnd(src, i) - 1
		}
	}
	return len(src)
}

// textEnd returns where the TOML text that begins at i ends.
func textEnd(src string, i int) int {
	quote := src[i : i+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(src[i:], triple) {
		for j := i + 3; j < len(src); j++ {
			if src[j] == '\\' && quote == `"` {
				j++
			} else if strings.HasPrefix(src[j:], triple) {
				j += 3
				for j < len(src) && src[j] == quote[0] {
					j++
				}
				return j
			}
		}
		return len(src)
	}
	for j := i + 1; j < len(src) && src[j] != '\n'; j++ {
		if src[j] == '\\' && quote == `"` {
			j++
		} else if src[j] == quote[0] {
			return j + 1
		}
	}
	return i + 1
}

// Comments calls comment with where each comment of a TOML file stands, in bytes.
func Comments(src string, comment func(pos, end int)) {
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '#':
			end := i + strings.IndexByte(src[i:]+"\n", '\n')
			comment(i, i+len(strings.TrimRight(src[i:end], "\r")))
			i = end
		case '"', '\'':
			i = textEnd(src, i) - 1
		}
	}
}
