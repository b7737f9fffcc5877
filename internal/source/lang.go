package source

import (
	"path"
	"strings"
)

// Lang is the language of a file.
type Lang uint8

// The languages, and the manifests that are read beside them.
const (
	Unknown Lang = iota
	Ruby
	Rust
	Cargo   // a Cargo.toml
	Bundler // a Gemfile.lock, or a .ruby-version
)

// String returns the language's name in lower case.
func (l Lang) String() string {
	switch l {
	case Ruby:
		return "ruby"
	case Rust:
		return "rust"
	case Cargo:
		return "cargo"
	case Bundler:
		return "bundler"
	}
	return "unknown"
}

// LangOf returns the language that a file's name promises. A name without an extension promises
// nothing unless it is one of Ruby's own (Gemfile, Rakefile): see shebangLang for the others.
func LangOf(name string) Lang {
	base := path.Base(name)
	switch base {
	case "Cargo.toml":
		return Cargo
	case "Gemfile.lock", ".ruby-version":
		return Bundler
	case "Gemfile", "Rakefile", "rakefile", "Capfile", "Guardfile", "Thorfile", "Vagrantfile":
		return Ruby
	}
	switch strings.ToLower(path.Ext(base)) {
	case ".rb", ".ru", ".rake", ".gemspec", ".rbw", ".thor", ".jbuilder":
		return Ruby
	case ".rs":
		return Rust
	}
	if TemplateOf(base) != NoTemplate {
		return Ruby
	}
	return Unknown
}

// shebangLang returns Ruby if head, the beginning of a file, is a "#!" line that runs ruby.
func shebangLang(head []byte) Lang {
	line, ok := strings.CutPrefix(string(head), "#!")
	if !ok {
		return Unknown
	}
	line, _, _ = strings.Cut(line, "\n")
	words := strings.Fields(line)
	if len(words) > 0 && path.Base(words[0]) == "env" {
		words = words[1:]
		for len(words) > 0 && (strings.HasPrefix(words[0], "-") || strings.Contains(words[0], "=")) {
			words = words[1:]
		}
	}
	if len(words) == 0 {
		return Unknown
	}
	switch interpreter := path.Base(words[0]); {
	case strings.HasPrefix(interpreter, "ruby"), interpreter == "jruby", interpreter == "truffleruby":
		return Ruby
	}
	return Unknown
}

// testDirs are the folders that hold test code by convention of Ruby and Cargo.
var testDirs = [...]string{"spec", "test", "tests", "benches"}

// IsTest reports whether a file is test code by its place: below spec/, test/, tests/ or benches/.
// What lies below lib/ ships with the library, whatever its folder is called (rack/lib/rack/test).
func IsTest(relPath string) bool {
	dirs := strings.Split(relPath, "/")
	for _, dir := range dirs[:len(dirs)-1] {
		if dir == "lib" {
			return false
		}
		for _, t := range testDirs {
			if dir == t {
				return true
			}
		}
	}
	return false
}

// Detect returns the language of a file by its name, or else by the first line of its content.
func Detect(name string, content []byte) Lang {
	if l := LangOf(name); l != Unknown || path.Ext(name) != "" {
		return l
	}
	return shebangLang(content[:min(len(content), shebangSize)])
}
