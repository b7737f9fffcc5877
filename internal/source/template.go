package source

import (
	"path"
	"strings"
)

// Template says that a file is a template: text with Ruby in it, in the syntax of a template engine.
type Template uint8

// The syntaxes of templates. What is no template is all Ruby.
const (
	NoTemplate Template = iota
	ERB
	Haml
	Slim
)

// String returns the syntax's name in lower case, "" for NoTemplate.
func (t Template) String() string {
	return [...]string{NoTemplate: "", ERB: "erb", Haml: "haml", Slim: "slim"}[t]
}

// TemplateNamed returns the syntax of that name; ok is false if there is none.
func TemplateNamed(name string) (t Template, ok bool) {
	for t := ERB; t <= Slim; t++ {
		if t.String() == name {
			return t, true
		}
	}
	return NoTemplate, false
}

// TemplateOf returns the syntax that a file's name promises.
func TemplateOf(name string) Template {
	switch strings.ToLower(path.Ext(name)) {
	case ".erb", ".rhtml", ".erubi", ".erubis":
		return ERB
	case ".haml":
		return Haml
	case ".slim":
		return Slim
	}
	return NoTemplate
}
