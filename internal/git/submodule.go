package git

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// submoduleMode is the mode of an entry that names a commit of another repository.
const submoduleMode = "160000"

// Gap is a submodule whose files are not there.
type Gap struct {
	Path   string // of its folder: from the top of the repository, with slashes
	Reason string
}

// submodule returns the repository that is checked out at path, or why there is none.
func (r *Repository) submodule(ctx context.Context, path string) (sub *Repository, why string) {
	const none = "a submodule that is not checked out; git submodule update --init brings it"
	top := filepath.Join(r.Top, filepath.FromSlash(path))
	if real, err := filepath.EvalSymlinks(top); err != nil || real != top {
		return nil, none
	}
	if _, err := os.Lstat(filepath.Join(top, ".git")); err != nil {
		return nil, none // git would take the repository around it
	}
	sub = &Repository{Top: top, inner: true}
	out, err := sub.run(ctx, "rev-parse", "--show-toplevel")
	if err == nil && strings.TrimSuffix(string(out), "\n") != top {
		return nil, none
	}
	if err == nil {
		err = sub.turnOffFilters(ctx)
	}
	if err != nil {
		return nil, fmt.Sprintf("a submodule that git cannot read: %v", err)
	}
	return sub, ""
}

// has reports whether a commit is in the store of the repository.
func (r *Repository) has(ctx context.Context, commit string) bool {
	_, err := r.run(ctx, "cat-file", "-e", commit+"^{commit}")
	return err == nil
}

// exportSubmodule writes the files of a submodule, at the commit that the entry names, into its folder below dir.
func (r *Repository) exportSubmodule(ctx context.Context, e entry, dir string, want func(path string) bool) ([]Gap, error) {
	folder := filepath.Join(dir, filepath.FromSlash(e.path))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	sub, why := r.submodule(ctx, e.path)
	if sub != nil && !sub.has(ctx, e.id) {
		sub, why = nil, fmt.Sprintf("a submodule whose commit %.12s is not here; git fetch --recurse-submodules may bring it", e.id)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if sub == nil {
		return []Gap{{e.path, why}}, nil
	}
	gaps, err := sub.Export(ctx, e.id, folder, func(path string) bool { return want(e.path + "/" + path) })
	for i := range gaps {
		gaps[i].Path = e.path + "/" + gaps[i].Path
	}
	return gaps, err
}

// addSubmodules adds what has changed in the submodules that both states have.
func (r *Repository) addSubmodules(ctx context.Context, c *Changes, from, to string) error {
	before, err := r.submodules(ctx, from)
	if err != nil || len(before) == 0 {
		return err
	}
	var after map[string]string
	if to != WorkTree {
		if after, err = r.submodules(ctx, to); err != nil {
			return err
		}
	}
	for path, commit := range before {
		target, there := after[path]
		if to == WorkTree {
			target, there = WorkTree, true
		}
		sub, _ := r.submodule(ctx, path)
		if !there || target == commit || sub == nil || !sub.has(ctx, commit) || to != WorkTree && !sub.has(ctx, target) {
			continue
		}
		inner, err := sub.Diff(ctx, commit, target)
		if err != nil {
			return fmt.Errorf("submodule %s: %w", path, err)
		}
		for name, lines := range inner.Lines {
			c.Lines[path+"/"+name] = lines
		}
		for was, is := range inner.Renames {
			c.Renames[path+"/"+was] = path + "/" + is
		}
	}
	return ctx.Err()
}

// submodules returns the commits that a commit or the index names for submodules, by path.
func (r *Repository) submodules(ctx context.Context, commit string) (map[string]string, error) {
	entries, err := r.entries(ctx, commit)
	if err != nil {
		return nil, err
	}
	commits := map[string]string{}
	for _, e := range entries {
		if e.mode == submoduleMode && !e.conflict {
			commits[e.path] = e.id
		}
	}
	return commits, nil
}
