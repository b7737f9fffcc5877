package source

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
)

// Patterns say which files of a folder are meant, as the lines of a .gitignore do: "*.gen.rb" and "db/seeds/" mean
// what is called so at any depth, "/db" what stands in the folder itself, "!keep.rb" takes back. The nil pointer
// means no file.
type Patterns struct {
	dir   string // absolute, without links
	rules *ignoreRules
}

// CheckPatterns returns an error for the first pattern that is not well formed.
func CheckPatterns(patterns []string) error {
	for _, p := range patterns {
		if _, ok := parseIgnorePattern(p); !ok || strings.ContainsAny(p, "\n\r") {
			return fmt.Errorf("%q is no pattern; write it as in a .gitignore, like *.gen.rb or db/seeds/", p)
		}
	}
	return nil
}

// NewPatterns returns the patterns that count from folder dir, or nil if there are none.
func NewPatterns(dir string, patterns []string) *Patterns {
	if len(patterns) == 0 {
		return nil
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return &Patterns{dir, newIgnoreRules(".", []byte(strings.Join(patterns, "\n")), nil)}
}

// Match reports whether a file, given by its absolute path, or a folder that it lies in is meant.
func (p *Patterns) Match(abs string) bool {
	rel, ok := p.inside(abs)
	if !ok {
		return false
	}
	for i, c := range rel {
		if c == '/' && p.rules.ignored(rel[:i], true) {
			return true
		}
	}
	return p.rules.ignored(rel, false)
}

// matchEntry reports whether a file or a folder, given by its absolute path, is meant by itself.
func (p *Patterns) matchEntry(abs string, isDir bool) bool {
	rel, ok := p.inside(abs)
	return ok && p.rules.ignored(rel, isDir)
}

// inside returns a path relative to the folder that the patterns count from.
func (p *Patterns) inside(abs string) (rel string, ok bool) {
	if p == nil {
		return "", false
	}
	rel, err := filepath.Rel(p.dir, abs)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return "", false
	}
	return path.Clean(filepath.ToSlash(rel)), true
}
