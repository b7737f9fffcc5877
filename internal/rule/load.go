package rule

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"rubicon/internal/tomldoc"
)

// maxFileSize is the largest file that is read, in bytes: a hundred times the largest that exists.
const maxFileSize = 4 << 20

// Fixtures is the folder below a user's rules that holds the programs which test them, and no rules.
const Fixtures = "fixtures"

// notRules reports whether a folder of that name below a user's rules holds none.
func notRules(name string) bool { return name == Fixtures || strings.HasPrefix(name, ".") }

// Dir returns the file system of a user's directory, for Load: errors then name files by their whole path.
func Dir(dir string) fs.FS { return dirFS{os.DirFS(dir), dir} }

type dirFS struct {
	fs.FS
	dir string
}

// parsed is a file that was decoded but not yet checked, or why it was not.
type parsed struct {
	name   string
	own    bool // it is the user's
	tested bool // it is part of the program
	src    string
	doc    *document
	lines  *tomldoc.Lines
	err    error
}

// Load reads all TOML files of the file systems, in order: the built-in ones first, then the
// user's. Rows add up; a rule's code may stand only once. The error joins all errors found. Of the files of an embed.FS,
// which the program's tests have loaded in full, what takes long is not checked again.
func Load(fsys ...fs.FS) (*Set, error) { return LoadChanged(Change{}, fsys...) }

// Change is what differs from what the files say: for a look at what some rows are good for.
type Change struct {
	Without []Origin // rows that are left out
	Add     string   // one more file, as of a user
}

// LoadChanged is Load with a change.
func LoadChanged(change Change, fsys ...fs.FS) (*Set, error) {
	var files []parsed
	var errs []error
	for _, f := range fsys {
		found, err := readAll(f)
		files = append(files, found...)
		errs = append(errs, err)
	}
	if change.Add != "" {
		add := parsed{name: "added.toml", own: true}
		add.doc, add.lines, add.err = decode(add.name, change.Add)
		files, errs = append(files, add), append(errs, add.err)
	}
	b := newBuilder()
	b.without = change.Without
	b.set.hashForeign(change, files)
	b.build(files)
	errs = append(errs, b.errs...)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return b.set, nil
}

// readAll decodes the TOML files of one file system, each on its own; they are sorted by path.
func readAll(fsys fs.FS) ([]parsed, error) {
	d, own := fsys.(dirFS)
	_, tested := fsys.(embed.FS)
	prefix := d.dir
	var files []*parsed
	scratch := make([]byte, 32<<10)
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		full := path.Join(prefix, name)
		file := &parsed{name: full, own: own, tested: tested}
		switch {
		case err != nil && name == ".":
			return fmt.Errorf("cannot read the rules in %s: %w; give a directory with .toml files", full, err)
		case own && err == nil && d.IsDir() && name != "." && notRules(d.Name()):
			return fs.SkipDir
		case err == nil && (d.IsDir() || !strings.HasSuffix(name, ".toml")):
			return nil
		}
		files = append(files, file)
		if err == nil {
			file.src, err = readFile(fsys, name, d, scratch)
		}
		if err != nil {
			file.err = fmt.Errorf("cannot read %s: %w", full, err)
		}
		return nil
	})
	decodeAll(files)
	var decoded []parsed
	var errs []error
	for _, f := range files {
		errs = append(errs, f.err)
		if f.doc != nil {
			decoded = append(decoded, *f)
		}
	}
	return decoded, errors.Join(append(errs, err)...)
}

// decodeAll decodes the files that could be read.
func decodeAll(files []*parsed) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wg.Go(func() {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(files) {
					return
				}
				if f := files[n]; f.err == nil {
					f.doc, f.lines, f.err = decode(f.name, f.src)
				}
			}
		})
	}
	wg.Wait()
}

// readFile reads a regular file of bearable size, by way of scratch.
func readFile(fsys fs.FS, name string, d fs.DirEntry, scratch []byte) (string, error) {
	if !d.Type().IsRegular() {
		return "", errors.New("it is not a regular file")
	}
	info, err := d.Info()
	if err != nil {
		return "", err
	}
	if info.Size() > maxFileSize {
		return "", fmt.Errorf("it is larger than %d bytes", maxFileSize)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var text strings.Builder
	text.Grow(int(info.Size()))
	_, err = io.CopyBuffer(&text, io.LimitReader(f, maxFileSize), scratch)
	return text.String(), err
}
