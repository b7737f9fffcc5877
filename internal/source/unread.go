package source

import (
	_ "embed"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed templates.toml
var templatesFile string

// unreadTemplates are the syntaxes of templates that are not read.
type unreadTemplates struct {
	Folders []string            // that hold templates
	Engines map[string][]string // the extensions, by engine
	byExt   map[string]string
}

// unread returns what templates.toml says; a test reads it too.
var unread = sync.OnceValue(func() *unreadTemplates {
	u := &unreadTemplates{byExt: map[string]string{}}
	if _, err := toml.Decode(templatesFile, u); err != nil {
		panic(err)
	}
	for engine, extensions := range u.Engines {
		for _, ext := range extensions {
			u.byExt["."+ext] = engine
		}
	}
	return u
})

// unreadEngine returns the engine of a template that is not read, and the folder that its folder of templates lies in; ""
// if a file is none by its name and its place.
func unreadEngine(rel string) (engine, above string) {
	engine = unread().byExt[strings.ToLower(path.Ext(rel))]
	if engine == "" {
		return "", ""
	}
	for dir := path.Dir(rel); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if slices.Contains(unread().Folders, path.Base(dir)) {
			above = path.Dir(dir)
			return engine, above
		}
	}
	return "", ""
}

// skipTemplates notes the templates that are not read and that a program in Ruby has: there is code of it around their folder.
// Others are none of the scan's business.
func (w *walker) skipTemplates() {
	for _, rel := range w.templates {
		engine, above := unreadEngine(rel)
		used := slices.ContainsFunc(w.ws.Entries, func(e Entry) bool {
			return e.Lang == Ruby && TemplateOf(e.Path) == NoTemplate && (above == "." || strings.HasPrefix(e.Path, above+"/"))
		})
		if used {
			w.skip(rel, "a template of "+engine+", whose syntax is not known")
		}
	}
}
