package openapi

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rubicon/internal/report"
)

// fileNames are what documents are called, and folders where they stand in the folder of an application.
var (
	fileNames = []string{"openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json"}
	folders   = []string{"", "api", "config", "doc", "docs", "openapi", "public", "schema", "spec", "swagger"}
)

// maxDocuments bounds how many documents of a workspace are read.
const maxDocuments = 64

// Find reads the documents that stand in the folders of routes, in those above up to root, and where projects keep them
// below these. A document speaks of the routes below the folder in which it, or its own folder, stands. What cannot be read
// is a problem of the document.
func Find(root string, routes *report.Routes) ([]*Document, error) {
	t, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", root, err)
	}
	defer t.Close()
	var docs []*Document
	known := map[string]bool{}
	for _, dir := range routeFolders(routes) {
		for _, folder := range folders {
			for _, name := range fileNames {
				file := path.Join(dir, folder, name)
				info, err := t.Stat(filepath.FromSlash(file))
				if err != nil || !info.Mode().IsRegular() || known[file] || len(docs) >= maxDocuments {
					continue
				}
				known[file] = true
				stem := strings.TrimSuffix(file, path.Ext(file))
				if known[stem] {
					continue // the same in another notation
				}
				doc, is, err := read(tree{root: t}, file)
				switch {
				case !is:
					continue // the file of something else
				case err != nil:
					doc = &Document{Path: file, Problems: []string{err.Error()}}
				}
				known[stem] = true
				if doc.Scope = dir; dir != "" {
					doc.Scope += "/"
				}
				docs = append(docs, doc)
			}
		}
	}
	return docs, nil
}

// routeFolders returns the folders of the routes and those above, the deepest first: a document counts for the folder
// closest to it.
func routeFolders(routes *report.Routes) []string {
	var dirs []string
	known := map[string]bool{}
	for i := range routes.Routes {
		for dir := path.Dir(routes.Routes[i].Location.Path); ; dir = path.Dir(dir) {
			top := dir == "." || dir == "/" || strings.HasPrefix(dir, "..")
			if top {
				dir = ""
			}
			if !known[dir] {
				known[dir] = true
				dirs = append(dirs, dir)
			}
			if top {
				break
			}
		}
	}
	slices.SortFunc(dirs, func(a, b string) int {
		if d := strings.Count(b, "/") - strings.Count(a, "/"); d != 0 {
			return d
		}
		if len(a) == 0 || len(b) == 0 {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return dirs
}

// Load reads documents that the user names; they speak of all routes. Below root, references may lead to all files of that,
// elsewhere to those of the document's own folder.
func Load(root string, files []string) ([]*Document, error) {
	var docs []*Document
	for _, file := range files {
		abs, err := filepath.Abs(file)
		if err != nil {
			return nil, err
		}
		dir, prefix := root, ""
		rel, err := filepath.Rel(root, abs)
		if err != nil || !filepath.IsLocal(rel) {
			dir, rel = filepath.Split(abs)
			if prefix = filepath.ToSlash(filepath.Dir(file)) + "/"; prefix == "./" {
				prefix = ""
			}
		}
		doc, err := loadIn(dir, prefix, filepath.ToSlash(rel))
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

func loadIn(dir, prefix, file string) (*Document, error) {
	t, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", dir, err)
	}
	defer t.Close()
	doc, _, err := read(tree{root: t, prefix: prefix}, file)
	return doc, err
}
