package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// errNotRegular is the error for what is no regular file.
var errNotRegular = errors.New("not a regular file")

// Load reads a file that Discover found. Its error is a *Skip that says why it could not be read.
func (ws *Workspace) Load(e Entry) (*File, error) {
	skip := func(why string) (*File, error) { return nil, &Skip{e.Path, why} }
	if content, ok := ws.Overlay[e.Abs]; ok {
		return NewFile(e.Path, e.Lang, content), nil
	}
	root, err := os.OpenRoot(ws.Root)
	if err != nil {
		return skip(reason(err))
	}
	defer root.Close()
	f, info, err := openRegular(root, e.Path)
	if err != nil {
		return skip(reason(err))
	}
	defer f.Close()
	content, err := readLimited(f, info.Size(), ws.maxSize)
	switch {
	case err != nil:
		return skip(reason(err))
	case int64(len(content)) > ws.maxSize:
		return skip(tooLarge(max(info.Size(), int64(len(content))), ws.maxSize))
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}), bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		return skip("UTF-16 text; only UTF-8 and its kin are understood")
	}
	return NewFile(e.Path, e.Lang, content), nil
}

// Beside returns the entry of a file that Discover did not look for: a document that says something of the code. There may be
// no such file, and Load does not follow its name out of the workspace.
func (ws *Workspace) Beside(name string) Entry {
	return Entry{Path: name, Abs: filepath.Join(ws.Root, filepath.FromSlash(name))}
}

// readLimited reads f, which should hold size bytes, to its end or to one byte past limit.
func readLimited(f io.Reader, size, limit int64) ([]byte, error) {
	buf := make([]byte, 0, min(size, limit)+bytes.MinRead)
	b := bytes.NewBuffer(buf)
	_, err := b.ReadFrom(io.LimitReader(f, limit+1))
	return b.Bytes(), err
}

// openRegular opens the regular file at rel below root. It neither waits for the other end of a pipe
// nor follows a link out of root.
func openRegular(root *os.Root, rel string) (*os.File, fs.FileInfo, error) {
	f, err := root.OpenFile(rel, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNotRegular
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// readIgnoreFile returns the content of a .gitignore; ok is false if there is none to honour. Like
// git, it does not follow a link.
func readIgnoreFile(root *os.Root, rel string) (content []byte, ok bool) {
	info, err := root.Lstat(rel)
	if err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	f, info, err := openRegular(root, rel)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	content, err = readLimited(f, info.Size(), maxIgnoreFile)
	return content, err == nil && len(content) <= maxIgnoreFile
}

// readDir returns what the folder at rel below root holds, by name.
func readDir(root *os.Root, rel string) ([]fs.DirEntry, error) {
	f, err := root.Open(rel)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// reason returns what went wrong without the operation and the path, which stand beside it.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return err.Error()
}
