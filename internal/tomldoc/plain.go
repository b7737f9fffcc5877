package tomldoc

import (
	"encoding"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// DecodePlain decodes a document that keeps to the plain part of TOML, many times faster than the decoder for all of
// TOML: bare keys, [table] and [[table]] of one name, strings, whole numbers, true and false, lists and inline tables, and
// nothing that the struct has no field for. ok is false of any other document, also of one with an error, and into is then
// as it was: the full decoder, which says what is wrong, has to be asked. Where ok is true it would have given the same.
// into points to a struct; one that holds something already is left to the full decoder.
func DecodePlain(src string, into any) (lines *Lines, ok bool) {
	v := reflect.ValueOf(into).Elem()
	if v.Kind() != reflect.Struct || !v.IsZero() || !isPlainText(src) {
		return nil, false
	}
	p := &plain{src: src, line: 1, headers: map[string][]int{"": {1}}}
	if !p.document(v) {
		v.SetZero()
		return nil, false
	}
	return &Lines{src: src, headers: p.headers}, true
}

// isPlainText reports whether src has no characters that a document of TOML must not have, and no carriage returns.
func isPlainText(src string) bool {
	for rest := src; rest != ""; {
		n := min(8, len(rest))
		if n < 8 || hasControl(rest[:8]) {
			for i := range n {
				if c := rest[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
					return false
				}
			}
		}
		rest = rest[n:]
	}
	return utf8.ValidString(src)
}

// hasControl reports whether one of eight bytes may be a control character.
func hasControl(s string) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	del := x ^ 0x7f*ones
	return ((x-' '*ones)&^x|(del-ones)&^del)&highs != 0
}

// plain is a document that is being read.
type plain struct {
	src     string
	pos     int
	line    int      // of pos
	found   []string // of the list that is being read
	headers map[string][]int
	counts  map[string]int // of count
}

// table says which fields of a struct the keys of a table fill.
type table struct {
	fields map[string]field
	whole  bool // each field of the struct can be filled
}

// field is a field of a struct, by way of those that it is embedded in.
type field struct {
	index []int
	slot  int // among all of the struct
}

// slots are the fields that have a value.
type slots [4]uint64

// add enters a slot; it returns false if it is there already.
func (s *slots) add(slot int) bool {
	word, bit := &s[slot/64], uint64(1)<<(slot%64)
	if *word&bit != 0 {
		return false
	}
	*word |= bit
	return true
}

// tables holds the table of each type of struct that was met, as packages that decode do.
var tables sync.Map

func tableOf(t reflect.Type) *table {
	if known, ok := tables.Load(t); ok {
		return known.(*table)
	}
	made := &table{fields: map[string]field{}, whole: true}
	made.enter(t, nil)
	if len(made.fields) > len(slots{})*64 {
		made.whole = false
	}
	tables.Store(t, made)
	return made
}

// enter adds the fields of a struct that is found by way of index.
func (t *table) enter(of reflect.Type, index []int) {
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		way := append(index[:len(index):len(index)], i)
		_, twice := t.fields[name]
		switch {
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			t.enter(f.Type, way)
		case name == "" || name == "-" || name != strings.ToLower(name) || twice || !f.IsExported():
			t.whole = false
		default:
			t.fields[name] = field{way, len(t.fields)}
		}
	}
}

// document reads all of it.
func (p *plain) document(v reflect.Value) bool {
	top := tableOf(v.Type())
	var topSlots, slotsOfRow slots
	row, rowTable, rowSlots := v, top, &topSlots
	for {
		p.blank()
		switch {
		case !top.whole || !rowTable.whole:
			return false
		case p.pos == len(p.src):
			return true
		case p.src[p.pos] != '[':
			if !p.pair(row, rowTable, rowSlots) || !p.lineEnds() {
				return false
			}
			continue
		}
		var ok bool
		if row, ok = p.header(v, top, &topSlots); !ok || !p.lineEnds() {
			return false
		}
		slotsOfRow = slots{}
		rowTable, rowSlots = tableOf(row.Type()), &slotsOfRow
	}
}

// header reads [name] or [[name]] and returns the struct that what follows fills.
func (p *plain) header(v reflect.Value, top *table, filled *slots) (row reflect.Value, ok bool) {
	line, open, close := p.line, "[", "]"
	if strings.HasPrefix(p.src[p.pos:], "[[") {
		open, close = "[[", "]]"
	}
	p.pos += len(open)
	name := p.word()
	f, known := top.fields[name]
	if !known || !p.skip(close) {
		return row, false
	}
	first := filled.add(f.slot)
	p.headers[name] = append(p.headers[name], line)
	row = v.FieldByIndex(f.index)
	switch {
	case open == "[[":
		if row.Kind() != reflect.Slice || row.Type().Elem().Kind() != reflect.Struct || handmade(row.Type()) || handmade(row.Type().Elem()) {
			return row, false
		}
		if first {
			row.Set(reflect.MakeSlice(row.Type(), 0, max(1, p.count(name))))
		} else if len(p.headers[name]) == 1 {
			return row, false // it was given as a list
		}
		if row.Len() == row.Cap() {
			row.Grow(1)
		}
		row.SetLen(row.Len() + 1)
		return row.Index(row.Len() - 1), true
	case !first || handmade(row.Type()):
		return row, false
	case row.Kind() == reflect.Pointer && row.Type().Elem().Kind() == reflect.Struct && !handmade(row.Type().Elem()):
		row.Set(reflect.New(row.Type().Elem()))
		return row.Elem(), true
	}
	return row, row.Kind() == reflect.Struct
}

// count returns how many tables [[name]] there are, about: a line of a text can look like one.
func (p *plain) count(name string) int {
	if p.counts == nil {
		p.counts = map[string]int{}
		const open = "\n[["
		for rest := p.src; ; {
			i := strings.Index(rest, open)
			if i < 0 {
				break
			}
			rest = rest[i+len(open):]
			p.counts[rest[:cut(rest, "]")]]++
		}
	}
	return p.counts[name]
}

// pair reads a key and its value.
func (p *plain) pair(row reflect.Value, t *table, filled *slots) bool {
	f, known := t.fields[p.word()]
	if !known || !filled.add(f.slot) {
		return false
	}
	p.spaces()
	if !p.skip("=") {
		return false
	}
	p.spaces()
	return p.value(row.FieldByIndex(f.index))
}

// value reads a value of the type that v has.
func (p *plain) value(v reflect.Value) bool {
	if texts, ok := v.Addr().Interface().(*Texts); ok {
		return p.texts(texts)
	}
	if p.pos == len(p.src) || handmade(v.Type()) {
		return false
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return p.value(v.Elem())
	case reflect.String:
		s, ok := p.text()
		v.SetString(s)
		return ok
	case reflect.Bool:
		if p.skip("true") {
			v.SetBool(true)
			return true
		}
		return p.skip("false")
	case reflect.Int:
		n, ok := p.number()
		v.SetInt(n)
		return ok
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		return p.list(func() bool {
			v.Grow(1)
			v.SetLen(v.Len() + 1)
			return p.value(v.Index(v.Len() - 1))
		})
	case reflect.Struct:
		return p.inline(v)
	}
	return false
}

var (
	unmarshaler     = reflect.TypeFor[toml.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// handmade reports whether values of a type are decoded by a method of it.
func handmade(t reflect.Type) bool {
	if t.PkgPath() == "" {
		return false // it has no name, and so no methods
	}
	t = reflect.PointerTo(t)
	return t.Implements(unmarshaler) || t.Implements(textUnmarshaler)
}

// texts reads a text or a list of texts.
func (p *plain) texts(into *Texts) bool {
	if p.pos < len(p.src) && p.src[p.pos] != '[' {
		s, ok := p.text()
		*into = Texts{s}
		return ok
	}
	p.found = p.found[:0]
	ok := p.list(func() bool {
		s, ok := p.text()
		p.found = append(p.found, s)
		return ok
	})
	*into = append(make(Texts, 0, len(p.found)), p.found...)
	return ok
}

// list reads a list; element reads one of it.
func (p *plain) list(element func() bool) bool {
	if !p.skip("[") {
		return false
	}
	for {
		if p.blank(); p.skip("]") {
			return true
		}
		if !element() {
			return false
		}
		if p.blank(); !p.skip(",") {
			return p.skip("]")
		}
	}
}

// inline reads a table within braces, which stands on one line.
func (p *plain) inline(v reflect.Value) bool {
	t := tableOf(v.Type())
	if !t.whole || !p.skip("{") {
		return false
	}
	var filled slots
	for {
		line := p.line
		if p.spaces(); !p.pair(v, t, &filled) || p.line != line {
			return false
		}
		if p.spaces(); !p.skip(",") {
			return p.skip("}")
		}
	}
}

// number reads a whole number in the ordinary way of writing it.
func (p *plain) number() (int64, bool) {
	begin := p.pos
	p.skip("-")
	digits := p.pos
	for p.pos < len(p.src) && '0' <= p.src[p.pos] && p.src[p.pos] <= '9' {
		p.pos++
	}
	if p.pos-digits > 1 && p.src[digits] == '0' {
		return 0, false
	}
	// What follows is looked at by the caller: 1.5, 1_000 and dates do not end there.
	n, err := strconv.ParseInt(p.src[begin:p.pos], 10, 64)
	return n, err == nil
}

// text reads a text in quotes of any of the four ways.
func (p *plain) text() (string, bool) {
	rest := p.src[p.pos:]
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return "", false
	}
	quote := rest[:1]
	if three := rest[:min(3, len(rest))]; three == `"""` || three == "'''" {
		quote = three
	}
	rest = rest[len(quote):]
	end := 0
	for ; ; end++ {
		next := strings.IndexByte(rest[end:], quote[0])
		if next < 0 {
			return "", false
		}
		if end += next; strings.HasPrefix(rest[end:], quote) && (quote[0] == '\'' || !escaped(rest[:end])) {
			break
		}
	}
	if len(quote) == 3 { // the text can end with one quote or two of its own
		for n := 0; n < 2 && strings.HasPrefix(rest[end+1:], quote); n++ {
			end++
		}
	}
	p.pos += end + 2*len(quote)
	text := rest[:end]
	if len(quote) == 1 {
		if strings.IndexByte(text, '\n') >= 0 {
			return "", false
		}
	} else {
		p.line += strings.Count(text, "\n")
		text = strings.TrimPrefix(text, "\n")
	}
	if quote[0] == '\'' || strings.IndexByte(text, '\\') < 0 {
		return text, true
	}
	return unescape(text, len(quote) == 3)
}

// escaped reports whether what follows text is escaped by a backslash.
func escaped(text string) bool {
	return (len(text)-len(strings.TrimRight(text, `\`)))%2 == 1
}

// unescape replaces the escapes of a text; ok is false if there are others than the usual ones.
func unescape(text string, lines bool) (out string, ok bool) {
	var b strings.Builder
	b.Grow(len(text))
	for {
		n := strings.IndexByte(text, '\\')
		if n < 0 || n+1 == len(text) {
			b.WriteString(text)
			return b.String(), n < 0
		}
		b.WriteString(text[:n])
		c := text[n+1]
		text = text[n+2:]
		switch {
		case c == 'n':
			b.WriteByte('\n')
		case c == 't':
			b.WriteByte('\t')
		case c == '"', c == '\\':
			b.WriteByte(c)
		case c == '\n' && lines:
			text = strings.TrimLeft(text, " \t\n")
		default:
			return "", false
		}
	}
}

// word reads a bare key in lower case.
func (p *plain) word() string {
	begin := p.pos
	for p.pos < len(p.src) {
		if c := p.src[p.pos]; c != '_' && (c < 'a' || 'z' < c) && (c < '0' || '9' < c) {
			break
		}
		p.pos++
	}
	return p.src[begin:p.pos]
}

// skip passes over what must stand next; it returns false where that does not.
func (p *plain) skip(what string) bool {
	ok := strings.HasPrefix(p.src[p.pos:], what)
	if ok {
		p.pos += len(what)
	}
	return ok
}

// spaces passes over spaces.
func (p *plain) spaces() {
	for p.pos < len(p.src) && (p.src[p.pos] == ' ' || p.src[p.pos] == '\t') {
		p.pos++
	}
}

// blank passes over spaces, ends of lines and comments.
func (p *plain) blank() {
	for p.spaces(); p.pos < len(p.src); p.spaces() {
		switch p.src[p.pos] {
		case '\n':
			p.pos++
			p.line++
		case '#':
			p.pos += cut(p.src[p.pos:], "\n")
		default:
			return
		}
	}
}

// lineEnds passes over spaces and a comment, and reports whether the line ends with them.
func (p *plain) lineEnds() bool {
	p.spaces()
	if p.pos < len(p.src) && p.src[p.pos] == '#' {
		p.pos += cut(p.src[p.pos:], "\n")
	}
	return p.pos == len(p.src) || p.src[p.pos] == '\n'
}
