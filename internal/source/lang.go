package source

import (
	"path"
	"strings"
)

// Lang is the language of a file.
type Lang uint8

// The languages, and the files that are read beside them.
const (
	Unknown Lang = iota
	Ruby
	Rust
	Cargo       // a Cargo.toml
	Bundler     // a Gemfile.lock, or a .ruby-version
	CargoConfig // a .cargo/config.toml
	Docker      // a Dockerfile
	Systemd     // a unit of a service, or a file that changes one
	Script      // a script of a shell: read only where another file says that it is run
	OpenAPI     // a document of OpenAPI: read only where there are routes
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
	case CargoConfig:
		return "cargo"
	case Docker:
		return "dockerfile"
	case Systemd:
		return "systemd"
	case Script:
		return "shell"
	case OpenAPI:
		return "openapi"
	}
	return "unknown"
}

// IsSetting reports whether a file of that language says how programs are built or run.
func (l Lang) IsSetting() bool { return l == Cargo || l == CargoConfig || l == Docker || l == Systemd }

// LangOf returns the language that a file's name promises, of some by the folder that it is in. A name without an
// extension promises nothing unless it is one of Ruby's own (Gemfile, Rakefile): see shebangLang for the others.
func LangOf(name string) Lang {
	base, dir := path.Base(name), path.Base(path.Dir(name))
	switch base {
	case "Cargo.toml":
		return Cargo
	case "Gemfile.lock", ".ruby-version":
		return Bundler
	case "Gemfile", "Rakefile", "rakefile", "Capfile", "Guardfile", "Thorfile", "Vagrantfile":
		return Ruby
	}
	switch stem, ext := strings.ToLower(strings.TrimSuffix(base, path.Ext(base))), strings.ToLower(path.Ext(base)); {
	case (stem == "openapi" || stem == "swagger") && (ext == ".yaml" || ext == ".yml" || ext == ".json"):
		return OpenAPI
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
	switch {
	case dir == ".cargo" && (base == "config.toml" || base == "config"):
		return CargoConfig
	case isDockerfile(base):
		return Docker
	case strings.HasSuffix(base, ".service"), strings.HasSuffix(dir, ".service.d") && strings.HasSuffix(base, ".conf"):
		return Systemd
	case strings.HasSuffix(base, ".sh"), strings.HasSuffix(base, "entrypoint"):
		return Script
	}
	return Unknown
}

// isDockerfile reports whether a file has a name of those that describe an image: Dockerfile, Dockerfile.web,
// web.dockerfile. What is filled in to become one, and what it leaves out, is none.
func isDockerfile(base string) bool {
	base = strings.ToLower(base)
	switch path.Ext(base) {
	case ".dockerfile", ".containerfile":
		return true
	case ".dockerignore", ".j2", ".tmpl", ".tpl", ".template", ".in", ".md", ".lock", ".orig", ".bak":
		return false
	}
	for _, name := range [...]string{"dockerfile", "containerfile"} {
		if base == name || strings.HasPrefix(base, name+".") {
			return true
		}
	}
	return false
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

// IsTest reports whether a file is test code by its place: below spec/, test/, tests/ or benches/, or an example
// of a package of Rust, which is no part of what is built of it: examples/hello.rs, but not examples/hello/src/main.rs.
// What lies below lib/ ships with the library, whatever its folder is called (rack/lib/rack/test).
func IsTest(relPath string) bool {
	dirs := strings.Split(relPath, "/")
	for i, dir := range dirs[:len(dirs)-1] {
		if dir == "lib" {
			return false
		}
		if dir == "examples" && i >= len(dirs)-3 && dirs[len(dirs)-2] != "src" && path.Ext(relPath) == ".rs" {
			return true
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
	l := LangOf(name)
	if l != Unknown && l != Script || path.Ext(name) != "" {
		return l
	}
	if named := shebangLang(content[:min(len(content), shebangSize)]); named != Unknown {
		return named
	}
	return l
}

// MayBeRead reports whether a file of that path can be of use to a scan: it has the name of a language, none that says
// anything, or it says which others are left out; or a scan says that it is not read.
func MayBeRead(p string) bool {
	base := path.Base(p)
	engine, _ := unreadEngine(p)
	return LangOf(p) != Unknown || engine != "" || !strings.Contains(base, ".") || base == ".gitignore"
}
