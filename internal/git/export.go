package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Index names what would be committed now, and WorkTree the files as they are, where a commit can be named too.
const (
	Index    = ""
	WorkTree = ":"
)

// Export writes the files of a commit, or of the index, that want takes into folder dir, with those of submodules at the
// commits that it names for them. Links are left out. Files are written as they are stored: no filter of the repository's runs.
// It returns the submodules whose files are not there; their folders are made, and stay empty. What is in conflict in the
// index is an error: it can neither be committed nor be read.
func (r *Repository) Export(ctx context.Context, commit, dir string, want func(path string) bool) ([]Gap, error) {
	entries, err := r.entries(ctx, commit)
	if err != nil {
		return nil, err
	}
	var gaps []Gap
	var paths []string
	var ids bytes.Buffer
	for _, e := range entries {
		switch {
		case e.conflict && want(e.path):
			return nil, fmt.Errorf("%s is in conflict, so that nothing can be committed; resolve that first (git status)", e.path)
		case e.conflict:
		case e.mode == submoduleMode:
			inner, err := r.exportSubmodule(ctx, e, dir, want)
			if err != nil {
				return nil, err
			}
			gaps = append(gaps, inner...)
		case strings.HasPrefix(e.mode, "100") && want(e.path):
			paths = append(paths, e.path)
			ids.WriteString(e.id + "\n")
		}
	}
	blobs, err := r.pipe(ctx, ids.Bytes(), "cat-file", "--batch")
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	return gaps, writeBlobs(bufio.NewReader(bytes.NewReader(blobs)), dir, paths)
}

// entry is what a commit or the index has at a path.
type entry struct {
	mode, id, path string
	conflict       bool // in the index: it is one of several that were not merged
}

// entries returns what a commit or the index has.
func (r *Repository) entries(ctx context.Context, commit string) ([]entry, error) {
	args := []string{"ls-tree", "-r", "-z", "--full-tree", commit}
	if commit == Index {
		args = []string{"ls-files", "--stage", "-z"}
	}
	out, err := r.run(ctx, args...)
	if err != nil {
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	var list []entry
	for line := range strings.SplitSeq(string(out), "\x00") {
		about, path, ok := strings.Cut(line, "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 3 || !filepath.IsLocal(filepath.FromSlash(path)) {
			continue
		}
		// ls-tree says mode, type and object, ls-files mode, object and stage.
		id, conflict := fields[2], false
		if commit == Index {
			id, conflict = fields[1], fields[2] != "0"
		}
		list = append(list, entry{fields[0], id, path, conflict})
	}
	return list, nil
}

// writeBlobs writes what git cat-file --batch says, which is a blob for each of the paths.
func writeBlobs(in *bufio.Reader, dir string, paths []string) error {
	for _, path := range paths {
		head, err := in.ReadString('\n')
		fields := strings.Fields(head)
		if err != nil || len(fields) != 3 {
			return fmt.Errorf("git has lost the content of %s", path)
		}
		size, err := strconv.Atoi(fields[2])
		if err != nil || size < 0 {
			return errors.New("the output of git cat-file is not understood")
		}
		content := make([]byte, size)
		if _, err := io.ReadFull(in, content); err != nil {
			return err
		}
		if _, err := in.Discard(1); err != nil {
			return err
		}
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(name, content, 0o600); err != nil {
			return err
		}
	}
	return nil
}
