package openapi

import (
	"errors"
	"fmt"
	"io/fs"
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
	folders   = []string{"", "api", "config", "doc", "docs", "openapi", "public", "schema", "schemas", "spec", "swagger"}
)

// maxDocuments bounds how many documents of a workspace are read.
const maxDocuments = 64

// Find reads the documents that stand in the folders of routes, in those above up to the top of the tree, and where projects
// keep them below these. A document speaks of the routes below the folder in which it, or its own folder, stands. What cannot
// be read of a file that is there is a problem of the document.
func Find(files Files, routes *report.Routes) []*Document {
	var docs []*Document
	known := map[string]bool{}
	for _, dir := range routeFolders(routes) {
		for _, folder := range folders {
			for _, name := range fileNames {
				file := path.Join(dir, folder, name)
				stem := strings.TrimSuffix(file, path.Ext(file))
				if known[file] || known[stem] || len(docs) >= maxDocuments { // known[stem]: the same in another notation
					continue
				}
				known[file] = true
				content, err := files(file)
				if errors.Is(err, fs.ErrNotExist) {
					continue
				}
				doc, is, err := read(tree{files: files.with(file, content, err)}, file)
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
	return docs
}

// Stated reads documents of the tree that a project names, in place of those that Find would find; they speak of all routes.
// What cannot be read is a problem of the document.
func Stated(files Files, names []string) (docs []*Document) {
	for _, file := range names {
		if !fs.ValidPath(file) {
			docs = append(docs, &Document{Path: file, Problems: []string{file + ":1: not read, as it lies outside of the current folder; scan from one above it"}})
			continue
		}
		doc, _, err := read(tree{files: files}, file)
		if err != nil {
			doc = &Document{Path: file, Problems: []string{err.Error()}}
		}
		docs = append(docs, doc)
	}
	return docs
}

// Named reads the document that has one of some names and stands closest to a folder: in it, in one above, or where projects
// keep documents below these. It speaks of all routes.
func Named(files Files, dir string, names []string) (docs []*Document) {
	closest(files, dir, names, func(t tree, file string) bool {
		doc, _, err := read(t, file)
		if err == nil {
			docs = []*Document{doc}
		}
		return err == nil
	})
	return docs
}

// NamedSchema reads the file of a JSON Schema as Named does one of a document, and returns the properties that objects have
// by it.
func NamedSchema(files Files, dir string, names []string) (properties []Parameter) {
	closest(files, dir, names, func(t tree, file string) bool {
		properties = readSchema(t, file)
		return len(properties) > 0
	})
	return properties
}

// closest finds the files of some names in a folder, in those above, and where projects keep documents below these, the
// closest first, until take takes one.
func closest(files Files, dir string, names []string, take func(tree, string) bool) {
	if len(names) == 0 {
		return
	}
	for {
		top := dir == "." || dir == "/" || dir == "" || strings.HasPrefix(dir, "..")
		if top {
			dir = ""
		}
		for _, folder := range folders {
			for _, name := range names {
				file := path.Join(dir, folder, name)
				if content, err := files(file); err == nil && take(tree{files: files.with(file, content, nil)}, file) {
					return
				}
			}
		}
		if top {
			return
		}
		dir = path.Dir(dir)
	}
}

// with returns what reads files as f does, but one of which it is known what that gives.
func (f Files) with(file string, content []byte, err error) Files {
	return func(name string) ([]byte, error) {
		if name == file {
			return content, err
		}
		return f(name)
	}
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
	doc, _, err := read(tree{files: InTree(t), prefix: prefix}, file)
	return doc, err
}
