package rule

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// maxFileSize is the largest file that is read, in bytes: a hundred times the largest that exists.
const maxFileSize = 4 << 20

// Dir returns the file system of a directory, for Load: errors then name files by their whole path.
func Dir(dir string) fs.FS { return dirFS{os.DirFS(dir), dir} }

type dirFS struct {
	fs.FS
	dir string
}

// parsed is a file that was decoded but not yet checked.
type parsed struct {
	name  string
	doc   *document
	lines *lineIndex
}

// Load reads all TOML files of the file systems, in order: the built-in ones first, then the
// user's. Rows add up; a rule's code may stand only once. The error joins all errors found.
func Load(fsys ...fs.FS) (*Set, error) {
	var files []parsed
	var errs []error
	for _, f := range fsys {
		found, err := readAll(f)
		files = append(files, found...)
		errs = append(errs, err)
	}
	b := newBuilder()
	b.build(files)
	errs = append(errs, b.errs...)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return b.set, nil
}

// readAll decodes the TOML files of one file system, sorted by path.
func readAll(fsys fs.FS) ([]parsed, error) {
	prefix := ""
	if d, ok := fsys.(dirFS); ok {
		prefix = d.dir
	}
	var files []parsed
	var errs []error
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		full := path.Join(prefix, name)
		switch {
		case err != nil && name == ".":
			return fmt.Errorf("cannot read the rules in %s: %w; give a directory with .toml files", full, err)
		case err != nil:
			errs = append(errs, fmt.Errorf("cannot read %s: %w", full, err))
			return nil
		case d.IsDir() || !strings.HasSuffix(name, ".toml"):
			return nil
		}
		src, err := readFile(fsys, name, d)
		if err != nil {
			errs = append(errs, fmt.Errorf("cannot read %s: %w", full, err))
			return nil
		}
		doc, lines, err := decode(full, src)
		if err != nil {
			errs = append(errs, err)
		}
		if doc != nil {
			files = append(files, parsed{full, doc, lines})
		}
		return nil
	})
	return files, errors.Join(append(errs, err)...)
}

// readFile reads a regular file of bearable size.
func readFile(fsys fs.FS, name string, d fs.DirEntry) ([]byte, error) {
	if !d.Type().IsRegular() {
		return nil, errors.New("it is not a regular file")
	}
	info, err := d.Info()
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFileSize {
		return nil, fmt.Errorf("it is larger than %d bytes", maxFileSize)
	}
	return fs.ReadFile(fsys, name)
}
