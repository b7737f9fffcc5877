package rust

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// signature is the head of a function up to its body, or to the end of a declaration.
var signature = regexp.MustCompile(`\bfn\s+([A-Za-z_][0-9A-Za-z_]*)([^{};]*)`)

// endless is the end of the head of a function that never returns.
var endless = regexp.MustCompile(`->\s*!\s*(where\b|$)`)

// Never returns the names of the functions in the files of a workspace that never return by their declaration,
//
//	fn fail(message: &str) -> ! { … }
//
// and of which none that returns has the name.
func Never(files [][]byte) map[string]bool {
	never := map[string]bool{}
	if !slices.ContainsFunc(files, mentionsNever) {
		return never
	}
	returns := map[string]bool{}
	for _, content := range files {
		for _, m := range signature.FindAllSubmatch(content, -1) {
			if endless.Match(bytes.TrimSpace(m[2])) {
				never[string(m[1])] = true
			} else {
				returns[string(m[1])] = true
			}
		}
	}
	for name := range returns {
		delete(never, name)
	}
	return never
}

// mentionsNever reports whether a file can declare a function that never returns.
func mentionsNever(content []byte) bool {
	for rest := content; ; {
		i := bytes.Index(rest, []byte("->"))
		if i < 0 {
			return false
		}
		rest = rest[i+len("->"):]
		if bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("!")) {
			return true
		}
	}
}

// ends reports whether a function of that path is one of the workspace that never returns.
func (l *lowerer) ends(path string) bool {
	if len(l.opt.Never) == 0 || !l.opt.Never[path[strings.LastIndexByte(path, ':')+1:]] {
		return false
	}
	head, _, _ := strings.Cut(l.resolve(path), "::")
	return head != "std" && head != "core" && head != "alloc"
}
