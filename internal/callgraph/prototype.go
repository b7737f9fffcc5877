package callgraph

import "strings"

// prototype reads a declaration of a function in C: its name, the type of its result, and its parameters as they are
// written, without spaces around them. It is no more strict than those who load libraries by it: what has no name before its parameters is none.
func prototype(text string) (name, returns string, params []string, ok bool) {
	head, rest, found := strings.Cut(text, "(")
	if !found {
		return "", "", nil, false
	}
	head = strings.TrimRight(head, " \t\r\n")
	words := strings.FieldsFunc(head, func(r rune) bool { return !isWord(r) })
	if len(words) < 2 || !strings.HasSuffix(head, words[len(words)-1]) {
		return "", "", nil, false
	}
	name = words[len(words)-1]
	returns = strings.TrimSpace(strings.TrimSuffix(head, name))
	depth, from := 0, 0
	for i, r := range rest {
		switch {
		case r == '(':
			depth++
		case r == ',' && depth == 0, r == ')' && depth == 0:
			if p := strings.TrimSpace(rest[from:i]); p != "" && p != "void" {
				params = append(params, p)
			}
			from = i + 1
			if r == ')' {
				return name, returns, params, true
			}
		case r == ')':
			depth--
		}
	}
	return "", "", nil, false
}

// isWord reports whether r can stand in a name of C.
func isWord(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
