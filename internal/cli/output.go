package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rubicon/internal/report"
	"rubicon/internal/source"
)

// target is a file that a report goes to.
type target struct {
	format, path string
	main         bool // in place of the standard output
}

// parseOutputs reads the values of --output. format is that of --format; given says that the user gave it. A file
// whose extension names a format that cannot be that one is a report of its own, beside the one in format.
func parseOutputs(values []string, format string, given bool) ([]target, error) {
	var targets []target
	for _, v := range values {
		t, err := parseOutput(v, format, given)
		if err != nil {
			return nil, fmt.Errorf("--output %s: %w", v, err)
		}
		targets = append(targets, t)
	}
	return targets, nil
}

// parseOutput reads one value.
func parseOutput(v, format string, given bool) (target, error) {
	t := target{format: format, path: v, main: true}
	prefix, rest, ok := strings.Cut(v, ":")
	switch {
	case ok && slices.Contains(report.Formats(), prefix):
		t = target{format: prefix, path: rest}
	case ok && len(prefix) > 1 && !strings.ContainsAny(prefix, `/\.`):
		return t, fmt.Errorf("unknown format %q; choose one of %s, or write ./%s for a file of that name", prefix, strings.Join(report.Formats(), ", "), v)
	case !given:
		if t.format = formatOf(v, format); t.format == "" {
			return t, fmt.Errorf("the extension says no format; write checkstyle:%s or junit:%s", v, v)
		}
	case !holds(v, format):
		t = target{format: formatOf(v, format), path: v}
	}
	if t.path == "" {
		return t, errors.New("no file given; write FORMAT:FILE or FILE")
	}
	if t.path == "-" {
		return t, errors.New("leave --output out to write to the standard output, in the format of --format")
	}
	if l := source.LangOf(filepath.ToSlash(t.path)); l != source.Unknown {
		return t, fmt.Errorf("%s is a name of code, which a report does not overwrite", filepath.Base(t.path))
	}
	return t, nil
}

// holds reports whether a report in a format may have the name of the file: nothing but JSON is expected in a .json,
// but anything in a .txt, and in files of which nothing is known.
func holds(path, format string) bool {
	switch named := formatOf(path, format); named {
	case "text", "", format:
		return true
	case "json":
		return slices.Contains([]string{"sarif", "gitlab-sast", "gitlab-codequality", "rdjson"}, format)
	}
	return false
}

// formatOf returns the format that a file's extension names, "" if it names several, or preset.
func formatOf(path, preset string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".json":
		if strings.HasSuffix(strings.ToLower(path), ".sarif.json") {
			return "sarif"
		}
		return "json"
	case ".sarif":
		return "sarif"
	case ".csv":
		return "csv"
	case ".html", ".htm":
		return "html"
	case ".md":
		return "markdown"
	case ".txt":
		return "text"
	case ".xml":
		return ""
	}
	return preset
}

// stagedFile is a file that is written under another name until it is whole. Devices and pipes,
// which cannot be replaced, are written in place.
type stagedFile struct {
	file *os.File
	buf  *bufio.Writer
	path string // what it becomes
	temp string // what it is now; "" if it is written in place
}

// staged are the files of a command, in the order of its targets.
type staged []*stagedFile

// stage opens a file for each target, so that what cannot be written is known before the work.
func stage(targets []target) (staged, error) {
	var files staged
	for _, t := range targets {
		f, err := stageFile(t.path)
		if err == nil && slices.ContainsFunc(files, func(o *stagedFile) bool { return o.path == f.path && f.temp != "" }) {
			err = errors.New("two reports cannot go to one file")
			f.discard()
		}
		if err != nil {
			files.discard()
			return nil, fmt.Errorf("cannot write %s: %w", t.path, err)
		}
		files = append(files, f)
	}
	return files, nil
}

func stageFile(path string) (*stagedFile, error) {
	path, old, err := destination(path)
	if err != nil {
		return nil, err
	}
	mode := fs.FileMode(0o666)
	if old != nil {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, plain(err)
		}
		if !old.Mode().IsRegular() {
			return &stagedFile{file: f, buf: bufio.NewWriter(f), path: path}, nil
		}
		f.Close()
		mode = old.Mode().Perm()
	}
	f, err := tempFile(path, mode)
	if err != nil {
		return nil, plain(err)
	}
	return &stagedFile{file: f, buf: bufio.NewWriter(f), path: path, temp: f.Name()}, nil
}

// tempFile creates a file beside path. Unlike os.CreateTemp it gives it the permissions that the
// user's files get.
func tempFile(path string, mode fs.FileMode) (f *os.File, err error) {
	for n := range 100 {
		temp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d-%d.tmp", filepath.Base(path), os.Getpid(), n))
		f, err = os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return f, err
}

// destination returns the absolute path that a report to path goes to, with links followed, and what
// is there now, if anything.
func destination(path string) (string, fs.FileInfo, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", nil, err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return "", nil, errors.New("it is a directory; give a file in it")
	case err == nil:
		return path, info, nil
	}
	dir := filepath.Dir(path)
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil, errors.New("its directory does not exist; create it first")
	case err != nil:
		return "", nil, plain(err)
	case !info.IsDir():
		return "", nil, errors.New("what should be its directory is a file")
	}
	// One name for one file, whatever links lead to its folder.
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		path = filepath.Join(real, filepath.Base(path))
	}
	return path, nil, nil
}

// plain returns what went wrong without the path, which stands beside it.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// commit puts the files into their places. Either all of them are whole, or none is touched, unless
// the system fails between one and the next.
func (files staged) commit() error {
	for _, f := range files {
		err := f.buf.Flush()
		if err2 := f.file.Close(); err == nil {
			err = err2
		}
		if err != nil {
			return fmt.Errorf("cannot write %s: %w", f.path, plain(err))
		}
	}
	for _, f := range files {
		if f.temp == "" {
			continue
		}
		if err := os.Rename(f.temp, f.path); err != nil {
			return fmt.Errorf("cannot write %s: %w", f.path, err)
		}
		f.temp = ""
	}
	return nil
}

// discard removes what has not been put into its place.
func (files staged) discard() {
	for _, f := range files {
		f.discard()
	}
}

func (f *stagedFile) discard() {
	f.file.Close() // again, after a commit: harmless
	if f.temp != "" {
		os.Remove(f.temp)
	}
}
