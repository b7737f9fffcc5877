package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// MaxFileSize is the size in bytes over which a file is not read. People's files stay under 1 MB;
// generated bindings of whole operating systems go up to a few MB; what is larger is data in the
// clothes of source, and its tree alone would take gigabytes.
const MaxFileSize = 5 << 20

// maxDepth is how many folders deep a workspace is walked. Real trees stay below 30; opening a folder
// costs time in proportion to its depth.
const maxDepth = 200

// shebangSize is how much of a file without extension is read to find out whether it is a script:
// Linux looks at 256 bytes of a "#!" line.
const shebangSize = 256

// Options say what Discover takes.
type Options struct {
	// MaxSize is the size in bytes over which a file is skipped; 0 stands for MaxFileSize.
	MaxSize int64
	// IncludeVendored takes vendored and built trees (vendor, node_modules, target, …) too.
	IncludeVendored bool
	// IncludeTests takes test code (see IsTest) too.
	IncludeTests bool
	// NoIgnore takes files although a .gitignore names them.
	NoIgnore bool
	// Exclude are files and folders that are left out, Include, unless it is nil, those that alone are taken. A file
	// that the user names is taken whatever they say.
	Exclude, Include *Patterns
	// Absent are folders whose files are not there, by absolute path, and why: what Skipped says of them. An empty folder that
	// a .gitmodules names is one in any case.
	Absent map[string]string
	// Base is the folder that paths are made relative to, if all files are below it: the user's
	// current one, so that the paths in a report can be opened from there. Else, and if it is empty,
	// the deepest folder that holds all paths given is.
	Base string
}

// Workspace is what Discover found.
type Workspace struct {
	// Root is the folder that all paths are relative to: absolute, without links.
	Root string
	// Entries are the files to read, sorted by Path.
	Entries []Entry
	// Skipped are the files and folders that were in scope and could not be taken, by path.
	Skipped []Skip
	// Excluded are the trees and links that were left out on purpose, by path.
	Excluded []Skip
	// Tests is the number of files left out as test code, Ignored of files and folders that a
	// .gitignore excludes.
	Tests, Ignored int
	// Unwanted is the number of files and folders that Options.Exclude and Include leave out.
	Unwanted int
	// Overlay is the content of entries that counts in place of what their files hold, by Entry.Abs.
	Overlay map[string][]byte

	maxSize int64
}

// Bytes returns how large all entries together were when they were found.
func (ws *Workspace) Bytes() (sum int64) {
	for i := range ws.Entries {
		sum += ws.Entries[i].Size
	}
	return sum
}

// Entry is a file to read.
type Entry struct {
	Path string // relative to the root, with slashes
	Abs  string // in the system's form
	Lang Lang
	Size int64 // in bytes, when it was found
	Test bool
}

// Skip is a file or folder that was left out. It is also the error of Load.
type Skip struct {
	Path   string // relative to the root, with slashes
	Reason string
}

// Error returns the path and the reason.
func (s *Skip) Error() string { return s.Path + ": " + s.Reason }

// PathError is the error for a path that the user gave and that cannot be scanned.
type PathError struct {
	Path    string // as given
	Message string // what is wrong with it, and what to do
}

// Error returns the message.
func (e *PathError) Error() string { return e.Message }

// badPath returns the error for a path; %s in format stands for it.
func badPath(given, format string) error {
	return &PathError{Path: given, Message: fmt.Sprintf(format, given)}
}

// Discover finds the files of the workspace at root, a folder or a single file.
func Discover(root string, opt Options) (*Workspace, error) {
	return DiscoverAll([]string{root}, opt)
}

// DiscoverAll finds the files at the paths, each a folder or a file. The workspace's root is
// opt.Base, or the deepest folder that holds them all. A path that is given is taken whatever a .gitignore says of
// it. The error is a *PathError that says which path cannot be scanned.
func DiscoverAll(paths []string, opt Options) (*Workspace, error) {
	targets := make([]target, 0, len(paths))
	for _, p := range paths {
		t, err := newTarget(p)
		if err != nil {
			return nil, err
		}
		targets = append(targets, t)
	}
	if len(targets) == 0 {
		return nil, &PathError{Message: "no path given; give a directory or a file"}
	}
	rootPath, err := commonFolder(targets)
	if err != nil {
		return nil, err
	}
	rootPath = below(opt.Base, rootPath)
	root, err := os.OpenRoot(rootPath)
	if err != nil {
		return nil, badPath(rootPath, "cannot open %s: "+reason(err))
	}
	defer root.Close()
	if opt.MaxSize <= 0 {
		opt.MaxSize = MaxFileSize
	}
	w := &walker{
		opt:  opt,
		root: root,
		ws:   &Workspace{Root: rootPath, maxSize: opt.MaxSize},
		dirs: map[string]bool{}, files: map[string]bool{}, modules: map[string]bool{},
	}
	for _, t := range targets {
		if err := w.start(t); err != nil {
			return nil, err
		}
	}
	w.finish()
	return w.ws, nil
}

// below returns base, without links, if dir is base or below it, else dir.
func below(base, dir string) string {
	if base == "" {
		return dir
	}
	base, err := filepath.EvalSymlinks(base)
	if err != nil {
		return dir
	}
	if rel, err := filepath.Rel(base, dir); err != nil || !filepath.IsLocal(rel) {
		return dir
	}
	return base
}

// target is a path that the user gave.
type target struct {
	given string
	abs   string // without links
	dir   bool
}

func newTarget(given string) (target, error) {
	abs, err := filepath.Abs(given)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	var info os.FileInfo
	if err == nil {
		info, err = os.Stat(abs)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), given == "":
		return target{}, badPath(given, "no such path: %s; give a directory or a file")
	case err != nil:
		return target{}, badPath(given, "cannot read %s: "+reason(err))
	case !info.IsDir() && !info.Mode().IsRegular():
		return target{}, badPath(given, "%s is neither a directory nor a regular file; give one of these")
	}
	return target{given, abs, info.IsDir()}, nil
}

// commonFolder returns the deepest folder that holds all targets.
func commonFolder(targets []target) (string, error) {
	common := ""
	for i, t := range targets {
		dir := t.abs
		if !t.dir {
			dir = filepath.Dir(dir)
		}
		if i == 0 {
			common = dir
			continue
		}
		for !contains(common, dir) {
			up := filepath.Dir(common)
			if up == common {
				return "", badPath(t.given, "%s is on another volume; scan it by itself")
			}
			common = up
		}
	}
	return common, nil
}

// contains reports whether folder dir is or holds path p.
func contains(dir, p string) bool {
	rel, err := filepath.Rel(dir, p)
	return err == nil && filepath.IsLocal(rel)
}

// walker collects the files of a workspace.
type walker struct {
	opt   Options
	root  *os.Root
	ws    *Workspace
	dirs  map[string]bool // folders walked
	files map[string]bool // files taken
	links []link
	// templates are the files in folders of templates that are of engines whose syntax is not known.
	templates []string
	// modules are the folders that a .gitmodules names, by absolute path.
	modules map[string]bool
}

// link is a symbolic link that the walk met.
type link struct {
	path string
	name Lang // what its name promises
}

// start walks one target.
func (w *walker) start(t target) error {
	rel, err := filepath.Rel(w.ws.Root, t.abs)
	if err != nil {
		return badPath(t.given, "cannot find %s in the workspace")
	}
	rel = filepath.ToSlash(rel)
	if !t.dir {
		w.givenFile(rel)
		return nil
	}
	if top := repositoryTop(t.abs); top != "" && top != t.abs {
		w.readModules(top)
	}
	ignore := w.outerRules(t.abs)
	w.dir(rel, ignore, w.outerPrefix(ignore, t.abs))
	return nil
}

// givenFile takes a file that the user named.
func (w *walker) givenFile(rel string) {
	lang := LangOf(rel)
	if lang == Unknown {
		lang = w.sniff(rel)
	}
	if lang == Unknown {
		w.skip(rel, "neither Ruby nor Rust by its name or first line")
		return
	}
	info, err := w.root.Stat(rel)
	if err != nil {
		w.skip(rel, reason(err))
		return
	}
	w.take(rel, lang, info.Size())
}

// scope is a folder of the walk.
type scope struct {
	rel    string // relative to the root
	ignore *ignoreRules
	prefix string // what leads from the folder that the ignore rules count from to the root
	inner  bool   // below src, lib or app
	tests  bool   // test code is wanted
	depth  int
}

// dir walks a folder.
func (w *walker) dir(rel string, ignore *ignoreRules, prefix string) {
	inner := false
	for _, part := range strings.Split(rel, "/") {
		inner = inner || isSourceDir(part)
	}
	tests := w.opt.IncludeTests || IsTest(rel+"/")
	w.walk(scope{rel: rel, ignore: ignore, prefix: prefix, inner: inner, tests: tests})
}

func (w *walker) walk(s scope) {
	if w.dirs[s.rel] {
		return
	}
	w.dirs[s.rel] = true
	if s.depth > maxDepth {
		w.skip(s.rel, "folders nested too deep")
		return
	}
	entries, err := readDir(w.root, s.rel)
	if err != nil {
		w.skip(s.rel, reason(err))
		return
	}
	if why := w.absent(s, len(entries)); why != "" {
		w.skip(s.rel, why)
		return
	}
	names := make(map[string]bool, len(entries))
	for _, e := range entries {
		names[e.Name()] = true
	}
	if names[modulesFile] {
		w.readModules(w.abs(s.rel))
	}
	if names[".gitignore"] && !w.opt.NoIgnore {
		if content, ok := readIgnoreFile(w.root, path.Join(s.rel, ".gitignore")); ok {
			s.ignore = newIgnoreRules(path.Join(s.prefix, s.rel), content, s.ignore)
		}
	}
	for _, e := range entries {
		w.entry(s, e, names)
	}
}

// entry looks at one name of a folder; names are all that the folder holds.
func (w *walker) entry(s scope, e fs.DirEntry, names map[string]bool) {
	rel := path.Join(s.rel, e.Name())
	isDir := e.IsDir()
	if isDir {
		if isRepository(e.Name()) {
			return
		}
		if why := w.built(s, e.Name(), rel, names); why != "" {
			if !w.opt.IncludeVendored {
				w.ws.Excluded = append(w.ws.Excluded, Skip{rel, why})
				return
			}
			s.ignore = nil // most people's .gitignore names the trees that are asked for
		}
	}
	if s.ignore.ignored(path.Join(s.prefix, rel), isDir) {
		w.ws.Ignored++
		return
	}
	if w.opt.Exclude.matchEntry(w.abs(rel), isDir) {
		w.ws.Unwanted++
		return
	}
	switch mode := e.Type(); {
	case isDir:
		s.rel, s.inner, s.depth = rel, s.inner || isSourceDir(e.Name()), s.depth+1
		w.walk(s)
	case mode&fs.ModeSymlink != 0:
		w.links = append(w.links, link{rel, wanted(rel)})
	case mode.IsRegular():
		w.file(rel, e, s.tests)
	case wanted(rel) != Unknown:
		w.skip(rel, "not a regular file")
	}
}

// wanted returns the language of a file that a scan misses something without.
func wanted(rel string) Lang {
	if l := LangOf(rel); l != Script && l != OpenAPI {
		return l
	}
	return Unknown
}

// file takes a regular file that is source.
func (w *walker) file(rel string, e fs.DirEntry, tests bool) {
	lang := LangOf(rel)
	if (lang == Unknown || lang == Script) && !strings.Contains(e.Name(), ".") {
		if named := w.sniff(rel); named != Unknown {
			lang = named
		}
	}
	if lang == Unknown {
		if engine, _ := unreadEngine(rel); engine != "" && (tests || !IsTest(rel)) && (w.opt.Include == nil || w.opt.Include.Match(w.abs(rel))) {
			w.templates = append(w.templates, rel)
		}
		return
	}
	if !tests && lang != Cargo && lang != CargoConfig && lang != Bundler && lang != OpenAPI && IsTest(rel) {
		if lang == Ruby || lang == Rust {
			w.ws.Tests++
		}
		return
	}
	if w.opt.Include != nil && !w.opt.Include.Match(w.abs(rel)) && lang != Cargo && lang != Bundler && lang != OpenAPI {
		w.ws.Unwanted++
		return
	}
	info, err := e.Info()
	if err != nil {
		w.skip(rel, reason(err))
		return
	}
	w.take(rel, lang, info.Size())
}

// abs returns the absolute path of what stands at rel below the root.
func (w *walker) abs(rel string) string {
	return filepath.Join(w.ws.Root, filepath.FromSlash(rel))
}

// take adds a file to the workspace unless it is too large.
func (w *walker) take(rel string, lang Lang, size int64) {
	if w.files[rel] {
		return
	}
	if size > w.opt.MaxSize && (lang == Script || lang == OpenAPI) {
		return
	}
	if size > w.opt.MaxSize {
		w.skip(rel, tooLarge(size, w.opt.MaxSize))
		return
	}
	w.files[rel] = true
	w.ws.Entries = append(w.ws.Entries, Entry{
		Path: rel,
		Abs:  w.abs(rel),
		Lang: lang,
		Size: size,
		Test: IsTest(rel),
	})
}

func (w *walker) skip(rel, why string) {
	w.ws.Skipped = append(w.ws.Skipped, Skip{rel, why})
}

// sniff returns the language that the file's first line names.
func (w *walker) sniff(rel string) Lang {
	f, _, err := openRegular(w.root, rel)
	if err != nil {
		return Unknown
	}
	defer f.Close()
	head := make([]byte, shebangSize)
	n, _ := io.ReadFull(f, head)
	return shebangLang(head[:n])
}

// finish judges the links, which can be done once everything else is known, and sorts.
func (w *walker) finish() {
	for _, l := range w.links {
		w.link(l)
	}
	w.skipTemplates()
	ws := w.ws
	slices.SortFunc(ws.Entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	byPath := func(a, b Skip) int { return strings.Compare(a.Path, b.Path) }
	slices.SortFunc(ws.Skipped, byPath)
	slices.SortFunc(ws.Excluded, byPath)
	same := func(a, b Skip) bool { return a == b }
	ws.Skipped = slices.CompactFunc(ws.Skipped, same)
	ws.Excluded = slices.CompactFunc(ws.Excluded, same)
}

// link judges a symbolic link. One to something that is read anyway is left out; one to something
// that is not read leaves a gap, if its name or its target is one that would have been read.
func (w *walker) link(l link) {
	abs, err := filepath.EvalSymlinks(filepath.Join(w.ws.Root, filepath.FromSlash(l.path)))
	if err != nil {
		if l.name != Unknown {
			w.skip(l.path, "symbolic link that leads nowhere")
		}
		return
	}
	if !contains(w.ws.Root, abs) {
		info, err := os.Stat(abs)
		if l.name != Unknown || err == nil && info.IsDir() {
			w.skip(l.path, "symbolic link out of the workspace")
		}
		return
	}
	rel, err := filepath.Rel(w.ws.Root, abs)
	if err != nil {
		return
	}
	rel = filepath.ToSlash(rel)
	switch {
	case w.files[rel], w.dirs[rel]:
		w.ws.Excluded = append(w.ws.Excluded, Skip{l.path, "symbolic link to " + rel + ", which is read there"})
	case l.name != Unknown:
		w.skip(l.path, "symbolic link to "+rel+", which is not read")
	}
}

// outerRules returns the ignore rules of the folders above dir, up to the top of the repository that
// it lies in. They are nil if it lies in none, if they ignore dir itself, or if it lies in a vendored
// or built tree, of which they usually ignore everything: the user named it.
func (w *walker) outerRules(dir string) *ignoreRules {
	if w.opt.NoIgnore {
		return nil
	}
	top := repositoryTop(dir)
	if top == "" || top == dir {
		return nil
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil
	}
	defer root.Close()
	below, err := filepath.Rel(top, dir)
	if err != nil {
		return nil
	}
	var rules *ignoreRules
	rel := "."
	for _, part := range strings.Split(filepath.ToSlash(below), "/") {
		if content, ok := readIgnoreFile(root, path.Join(rel, ".gitignore")); ok {
			rules = newIgnoreRules(rel, content, rules)
		}
		rel = path.Join(rel, part)
		if builtName(part) != "" || rules.ignored(rel, true) {
			return nil
		}
	}
	return rules
}

// outerPrefix returns the path from the folder that ignore rules count from to the root. Without
// outer rules they count from the root.
func (w *walker) outerPrefix(rules *ignoreRules, dir string) string {
	if rules == nil {
		return ""
	}
	prefix, err := filepath.Rel(repositoryTop(dir), w.ws.Root)
	if err != nil || !filepath.IsLocal(prefix) {
		return ""
	}
	return filepath.ToSlash(prefix)
}

// repositoryTop returns the folder at or above dir that holds a .git, or "".
func repositoryTop(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// isRepository reports whether a folder is a version control system's own: never source.
func isRepository(name string) bool {
	return name == ".git" || name == ".hg" || name == ".svn" || name == ".jj"
}

// isSourceDir reports whether a folder holds source by convention, so that what lies below it is not
// built.
func isSourceDir(name string) bool { return name == "src" || name == "lib" || name == "app" }

// builtName returns what kind of tree that is not the user's own source usually has this name, or "".
func builtName(name string) string {
	switch name {
	case "vendor", "node_modules", ".bundle":
		return "vendored"
	case "target":
		return "built"
	case "tmp":
		return "temporary"
	}
	return ""
}

// built returns why a folder is taken for a vendored or built tree, or "". Folders called target and
// tmp are also names that people give to modules: below src, lib and app, target must lie beside a
// Cargo.toml or carry Cargo's cache tag, and tmp is never one.
func (w *walker) built(s scope, name, rel string, names map[string]bool) string {
	if s.inner && name == "tmp" {
		return ""
	}
	if s.inner && name == "target" && !names["Cargo.toml"] {
		if _, err := w.root.Lstat(path.Join(rel, "CACHEDIR.TAG")); err != nil {
			return ""
		}
	}
	return builtName(name)
}

func tooLarge(size, limit int64) string {
	return fmt.Sprintf("too large: %.1f MB, the limit is %.1f MB", float64(size)/(1<<20), float64(limit)/(1<<20))
}
