package source

import (
	"os"
	"path/filepath"
	"strings"
)

// modulesFile is where git keeps which folders of a repository are submodules.
const modulesFile = ".gitmodules"

// absent returns why a folder with so many entries holds no files although it ought to, or "".
func (w *walker) absent(s scope, entries int) string {
	abs := w.abs(s.rel)
	switch {
	case entries > 0 || !s.tests && IsTest(s.rel+"/"):
		return ""
	case w.opt.Absent[abs] != "":
		return w.opt.Absent[abs]
	case w.modules[abs]:
		return "a submodule that is not checked out; git submodule update --init brings it"
	}
	return ""
}

// readModules notes the folders that the .gitmodules in folder dir names.
func (w *walker) readModules(dir string) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return
	}
	defer root.Close()
	content, ok := readIgnoreFile(root, modulesFile)
	if !ok {
		return
	}
	for _, path := range modulePaths(string(content)) {
		w.modules[filepath.Join(dir, filepath.FromSlash(path))] = true
	}
}

// modulePaths returns the paths of submodules that a .gitmodules names: the values of path, with the quotes and comments
// that git's configuration may have. The section does not matter, since path has no meaning in another.
func modulePaths(content string) (paths []string) {
	for line := range strings.Lines(content) {
		key, value, ok := strings.Cut(line, "=")
		if !ok || !strings.EqualFold(strings.TrimSpace(key), "path") {
			continue
		}
		value = strings.TrimSpace(value)
		if inner, quoted := strings.CutPrefix(value, `"`); quoted {
			value, _, _ = strings.Cut(inner, `"`)
		} else if i := strings.IndexAny(value, "#;"); i >= 0 {
			value = strings.TrimSpace(value[:i])
		}
		if filepath.IsLocal(filepath.FromSlash(value)) {
			paths = append(paths, value)
		}
	}
	return paths
}
