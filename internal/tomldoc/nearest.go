package tomldoc

import (
	"reflect"
	"strings"
)

// keysOf returns the keys that a table of a type has, given by the keys that lead to it.
func keysOf(t reflect.Type, table []string) (keys []string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		switch {
		case f.Anonymous && name == "":
			keys = append(keys, keysOf(f.Type, table)...)
		case len(table) == 0:
			keys = append(keys, name)
		case name == table[0]:
			return keysOf(f.Type, table[1:])
		}
	}
	return keys
}

// fieldType returns the type of the field that a key stands for, nil if there is none.
func fieldType(t reflect.Type, key []string) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if len(key) == 0 {
		return t
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		switch {
		case f.Anonymous && name == "":
			if found := fieldType(f.Type, key); found != nil {
				return found
			}
		case name == key[0]:
			return fieldType(f.Type, key[1:])
		}
	}
	return nil
}

// Nearest returns the one of words that a word was most likely meant to be, "" if none is near.
func Nearest(word string, words []string) string {
	best, least := "", 0
	for _, w := range words {
		d := Distance(word, w)
		if d == 0 {
			return "" // it is one of them
		}
		if near(word, w, d) && (best == "" || d < least) {
			best, least = w, d
		}
	}
	return best
}

// Near reports whether a word may have been meant to be another one.
func Near(word, other string) bool { return near(word, other, Distance(word, other)) }

func near(word, other string, distance int) bool {
	long := max(len(word), len(other))
	return distance == 1 && long > 2 || distance == 2 && long > 4
}

// Distance returns how many letters must be put in, taken out, replaced or swapped with the next to make b of a.
func Distance(a, b string) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row
		row = make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			d := last[j]
			if a[i] != b[j] {
				d = 1 + min(d, last[j+1], row[j])
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
		}
		before = last
	}
	return row[len(b)]
}
