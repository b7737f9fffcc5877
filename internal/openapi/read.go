package openapi

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"rubicon/internal/report"
)

// This file reads the files of a document and follows what they refer to. The models of libopenapi tell neither the file of
// an operation that stands in another one nor, of OpenAPI 2.0, the line, and read what a reference names before anybody can
// say how much is enough; so the nodes of YAML are walked, of which JSON is a part.

// What is read of one document at most: a document can come from anybody.
const (
	maxFileSize = 8 << 20 // bytes of a file
	maxFiles    = 256     // files that one document refers to
	maxSteps    = 1 << 19 // nodes that are looked at, again and again if references lead to them
	maxChain    = 32      // references from one to the next
	maxIndent   = 512     // brackets within brackets
	maxProblems = 64
	maxNames    = 2048 // parameters of an operation
	maxEach     = 4096 // operations
)

// Files reads the file at a path below the folder that documents stand in. What lies outside is not read, wherever links and
// references lead. The error is fs.ErrNotExist if there is no such file.
type Files func(file string) ([]byte, error)

// tree is that folder.
type tree struct {
	files Files
	// prefix is what is put before the paths of files where they are told.
	prefix string
}

// InTree returns what reads the files of a tree, with errors for readers.
func InTree(root *os.Root) Files {
	return func(file string) ([]byte, error) { return readIn(root, file) }
}

// reader reads the files of one document.
type reader struct {
	tree
	read     map[string]*yaml.Node
	failed   map[string]error
	steps    int
	problems []string
}

// node is a node of a file.
type node struct {
	file string
	*yaml.Node
}

// entry is a key of a mapping, with what stands there.
type entry struct {
	key   *yaml.Node
	value node
}

var errTooMuch = errors.New("the document is too large, with what it refers to; the rest is not read")

// place returns where a node is.
func (r *reader) place(file string, n *yaml.Node) report.Place {
	return report.Place{Path: r.prefix + file, Line: max(n.Line, 1)}
}

// problem notes what is wrong at a node, once.
func (r *reader) problem(n node, format string, args ...any) {
	if len(r.problems) >= maxProblems {
		return
	}
	at := r.place(n.file, n.Node)
	text := fmt.Sprintf("%s:%d: %s", at.Path, at.Line, fmt.Sprintf(format, args...))
	for _, p := range r.problems {
		if p == text {
			return
		}
	}
	r.problems = append(r.problems, text)
}

var yamlLine = regexp.MustCompile(`\b(?:line |L)(\d+)`)

// load returns the top of a file, which is read once. Its errors name the file, and the line if there is one.
func (r *reader) load(file string) (*yaml.Node, error) {
	if n := r.read[file]; n != nil {
		return n, nil
	}
	if err := r.failed[file]; err != nil {
		return nil, err
	}
	n, err := r.parse(file)
	if err != nil {
		r.failed[file] = err
		return nil, err
	}
	r.read[file] = n
	return n, nil
}

func (r *reader) parse(file string) (*yaml.Node, error) {
	name := r.prefix + file
	if len(r.read)+len(r.failed) >= maxFiles {
		return nil, fmt.Errorf("%s:1: not read: a document may refer to %d files", name, maxFiles)
	}
	text, err := r.files(file)
	if err == nil {
		err = tooDeep(text)
	}
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", name, err)
	}
	var top yaml.Node
	if err := yaml.Unmarshal(text, &top); err != nil {
		line := "1"
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line = m[1]
		}
		return nil, fmt.Errorf("%s:%s: %w", name, line, err)
	}
	if top.Kind != yaml.DocumentNode || len(top.Content) == 0 {
		return nil, fmt.Errorf("%s:1: the file is empty", name)
	}
	return top.Content[0], nil
}

// missing is an error that says why there is no file.
type missing string

func (m missing) Error() string { return string(m) }

// Is reports whether target says that there is no file.
func (m missing) Is(target error) bool { return target == fs.ErrNotExist }

// readIn returns the content of a regular file in a tree.
func readIn(root *os.Root, file string) ([]byte, error) {
	info, err := root.Stat(filepath.FromSlash(file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, missing("there is no such file")
	case err != nil:
		return nil, errors.New("the file cannot be read, or lies outside of the scanned tree")
	case !info.Mode().IsRegular():
		return nil, missing("this is no file")
	}
	f, err := root.Open(filepath.FromSlash(file))
	if err != nil {
		return nil, errors.New("the file cannot be read, or lies outside of the scanned tree")
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFileSize+1))
	if err != nil {
		return nil, errors.New("the file cannot be read")
	}
	if len(text) > maxFileSize {
		return nil, fmt.Errorf("the file has more than %d bytes", maxFileSize)
	}
	return text, nil
}

// tooDeep returns an error if brackets stand in brackets so deep that reading them costs too much.
func tooDeep(text []byte) error {
	if indent(text) > maxIndent {
		return fmt.Errorf("brackets stand in brackets more than %d deep", maxIndent)
	}
	return nil
}

// indent returns about how deep brackets stand in brackets: those in texts count too.
func indent(text []byte) (deepest int) {
	depth := 0
	for _, c := range text {
		switch c {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return deepest
}

// follow returns what a node stands for: what an alias or a reference leads to. ok is false, and the problem noted, where
// that is nothing.
func (r *reader) follow(n node) (out node, ok bool) {
	from := n
	for range maxChain {
		if r.steps++; r.steps > maxSteps {
			if r.steps == maxSteps+1 {
				r.problem(n, "%v", errTooMuch)
			}
			return node{}, false
		}
		if n.Kind == yaml.AliasNode {
			n.Node = n.Alias
			continue
		}
		ref := r.own(n, "$ref")
		if ref == nil || ref.Kind != yaml.ScalarNode {
			return n, true
		}
		if n, ok = r.refer(node{n.file, ref}); !ok {
			return node{}, false
		}
	}
	r.problem(from, "a reference leads to itself")
	return node{}, false
}

// refer returns what a reference names.
func (r *reader) refer(ref node) (node, bool) {
	file, pointer, _ := strings.Cut(ref.Value, "#")
	target := ref.file
	if file != "" {
		decoded, err := url.PathUnescape(file)
		if u, bad := url.Parse(file); err != nil || bad != nil || u.Scheme != "" || u.Host != "" {
			r.problem(ref, "$ref %q leads out of the scanned tree; it is not followed", ref.Value)
			return node{}, false
		}
		target = path.Join(path.Dir(ref.file), decoded)
		if !filepath.IsLocal(filepath.FromSlash(target)) || strings.HasPrefix(decoded, "/") {
			r.problem(ref, "$ref %q leads out of the scanned tree; it is not followed", ref.Value)
			return node{}, false
		}
	}
	top, err := r.load(target)
	if err != nil {
		r.problem(ref, "$ref %q: %v", ref.Value, err)
		return node{}, false
	}
	n := node{target, top}
	for _, part := range strings.Split(pointer, "/")[1:] {
		if decoded, err := url.PathUnescape(part); err == nil {
			part = decoded
		}
		part = strings.NewReplacer("~1", "/", "~0", "~").Replace(part)
		var ok bool
		if n, ok = r.child(n, part); !ok {
			r.problem(ref, "$ref %q names what is not there", ref.Value)
			return node{}, false
		}
	}
	return n, true
}

// child returns what stands at one part of a pointer.
func (r *reader) child(n node, part string) (node, bool) {
	for range maxChain {
		if n.Kind != yaml.AliasNode {
			break
		}
		n.Node = n.Alias
	}
	if n.Kind == yaml.SequenceNode {
		if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(n.Content) {
			return node{n.file, n.Content[i]}, true
		}
		return node{}, false
	}
	if found := r.own(n, part); found != nil {
		return node{n.file, found}, true
	}
	return node{}, false
}

// own returns what a mapping has at a key itself, or nil.
func (r *reader) own(n node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// get returns what a mapping has at a key, with references followed.
func (r *reader) get(n node, key string) (node, bool) {
	for _, e := range r.entries(n) {
		if e.key.Value == key {
			return r.follow(e.value)
		}
	}
	return node{}, false
}

// string returns the text that a mapping has at a key, or "".
func (r *reader) string(n node, key string) string {
	if v, ok := r.get(n, key); ok && v.Kind == yaml.ScalarNode {
		return v.Value
	}
	return ""
}

// entries returns the entries of a mapping in their order, then those that YAML's merge key adds.
func (r *reader) entries(n node) []entry { return r.merged(n, 0) }

func (r *reader) merged(n node, depth int) (list []entry) {
	if n.Node == nil || n.Kind != yaml.MappingNode || depth > 8 {
		return nil
	}
	var merges []node
	known := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		e := entry{n.Content[i], node{n.file, n.Content[i+1]}}
		if r.steps++; e.key.Tag == "!!merge" {
			merges = append(merges, e.value)
			continue
		}
		known[e.key.Value] = true
		list = append(list, e)
	}
	for _, m := range merges {
		sources := []node{m}
		if m.Kind == yaml.SequenceNode {
			sources = items(m)
		}
		for _, s := range sources {
			s, ok := r.follow(s)
			if !ok {
				continue
			}
			for _, e := range r.merged(s, depth+1) {
				if !known[e.key.Value] {
					known[e.key.Value] = true
					list = append(list, e)
				}
			}
		}
	}
	return list
}

func has(list []entry, key string) bool {
	for _, e := range list {
		if e.key.Value == key {
			return true
		}
	}
	return false
}

// items returns the items of a sequence.
func items(n node) (list []node) {
	if n.Node != nil && n.Kind == yaml.SequenceNode {
		for _, c := range n.Content {
			list = append(list, node{n.file, c})
		}
	}
	return list
}
