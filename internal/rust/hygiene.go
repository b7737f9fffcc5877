package rust

import (
	"slices"
	"strings"
)

// A name that a macro's body declares is another one than the same name in the call. Only where the two would
// meet is the body's name written in another way.

// hygienic returns tokens in which what the body declares is told apart from the names of the call. In the
// place of a statement what follows must not see what the body declares either.
func hygienic(tokens []token, statement bool) []token {
	declared := map[string]bool{}
	declarations(tokens, declared)
	if len(declared) == 0 {
		return tokens
	}
	named := map[string]bool{}
	callNames(tokens, named)
	outside := map[string]bool{}
	if statement {
		for i := range tokens {
			if tokens[i].is("let") && tokens[i].body {
				patternNames(tokens[i+1:], outside)
			}
		}
	}
	for name := range declared {
		if !named[name] && !outside[name] {
			delete(declared, name)
		}
	}
	if len(declared) == 0 {
		return tokens
	}
	return renamed(tokens, declared)
}

// declarations adds the names that the body's own tokens declare.
func declarations(tokens []token, names map[string]bool) {
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.kind == tokenGroup:
			declarations(t.inner, names)
		case !t.body:
		case t.text == "let" || t.text == "for":
			patternNames(tokens[i+1:], names)
		case t.text == "|" && (i == 0 || isOperand(&tokens[i-1])):
			for j := i + 1; j < len(tokens) && !tokens[j].is("|"); j++ {
				patternNames(tokens[j:j+1], names)
			}
		case t.text == "=>":
			from := i
			for from > 0 && !tokens[from-1].is(",") && !tokens[from-1].opens('{') {
				from--
			}
			patternNames(tokens[from:i], names)
		}
	}
}

// patternNames adds the names that a pattern at the beginning of tokens declares.
func patternNames(tokens []token, names map[string]bool) {
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.is("=") || t.is("in") || t.is(";") || t.is(":") || t.is("=>") || t.is("if"):
			return
		case t.kind == tokenGroup:
			for j := range t.inner {
				patternNames(t.inner[j:j+1], names)
			}
		case t.kind == tokenWord && t.body && isVariable(t.text) && (i+1 == len(tokens) || !tokens[i+1].is("::") && tokens[i+1].kind != tokenGroup):
			names[t.text] = true
		}
	}
}

func isVariable(word string) bool {
	switch word {
	case "mut", "ref", "self", "_", "box", "crate", "super", "move":
		return false
	}
	return isBinding([]byte(word))
}

// callNames adds the names that the tokens of the call mention.
func callNames(tokens []token, names map[string]bool) {
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.kind == tokenGroup:
			callNames(t.inner, names)
		case t.body:
		case t.kind == tokenWord:
			names[t.text] = true
		case t.kind == tokenLiteral && strings.Contains(t.text, "{"):
			for _, name := range inlineArguments(t.text) {
				names[name] = true
			}
		}
	}
}

// renamed returns tokens in which names of the body are written with a line after them.
func renamed(tokens []token, names map[string]bool) []token {
	tokens = slices.Clone(tokens)
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.kind == tokenGroup:
			t.inner = renamed(t.inner, names)
		case !t.body:
		case t.kind == tokenWord && names[t.text] && (i == 0 || !tokens[i-1].is(".")):
			t.text += "_"
		case t.kind == tokenLiteral && strings.Contains(t.text, "{"):
			for _, name := range inlineArguments(t.text) {
				if names[name] {
					t.text = strings.ReplaceAll(strings.ReplaceAll(t.text, "{"+name+"}", "{"+name+"_}"), "{"+name+":", "{"+name+"_:")
				}
			}
		}
	}
	return tokens
}
