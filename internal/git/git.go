// Package git asks git which lines of a repository have changed, and reads files of other revisions.
//
// Only commands are used that read. A repository that came as an archive can bring a configuration along, so no
// program that it names is run, no hook and no helper, and nothing is fetched.
package git

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Repository is a working tree.
type Repository struct {
	// Top is its folder: absolute, without links.
	Top string
	// filters are the settings that turn off filters which its configuration names.
	filters []string
	// inner says that it is a submodule: what the environment says is of another repository.
	inner bool
}

// Open returns the repository that folder dir lies in.
func Open(ctx context.Context, dir string) (*Repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is not installed, or not in PATH")
	}
	out, err := (&Repository{Top: dir}).run(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		if strings.Contains(err.Error(), "dubious ownership") { // git tells what to do on the lines below that one
			return nil, fmt.Errorf("%w, which another user owns; git config --global --add safe.directory %s has git read it", err, dir)
		}
		return nil, fmt.Errorf("%s lies in no git repository with a working tree: %w", dir, err)
	}
	top, err := filepath.EvalSymlinks(strings.TrimSuffix(string(out), "\n"))
	if err != nil {
		return nil, err
	}
	r := &Repository{Top: top}
	return r, r.turnOffFilters(ctx)
}

// turnOffFilters takes the programs away through which git would put files of the working tree to compare them, where the
// repository's own configuration names them. Those of the user stay.
func (r *Repository) turnOffFilters(ctx context.Context) error {
	out, err := r.run(ctx, "config", "--includes", "--show-scope", "--null", "--name-only", "--list")
	if err != nil {
		return fmt.Errorf("git config: %w", err)
	}
	fields := strings.Split(string(out), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		scope, key := fields[i], fields[i+1]
		if (scope == "local" || scope == "worktree") && strings.HasPrefix(key, "filter.") {
			r.filters = append(r.filters, "-c", key+"=")
		}
	}
	return nil
}

// run runs git and returns what it wrote.
func (r *Repository) run(ctx context.Context, args ...string) ([]byte, error) {
	return r.pipe(ctx, nil, args...)
}

// pipe runs git with an input.
func (r *Repository) pipe(ctx context.Context, stdin []byte, args ...string) ([]byte, error) {
	args = append([]string{
		"-C", r.Top, "--no-pager", "-c", "core.quotePath=true", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull,
		"-c", "diff.external=", "-c", "color.ui=false",
	}, append(slices.Clone(r.filters), args...)...)
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Env = append(r.environment(), "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(stdin), &out, &errs
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if line, _, _ := strings.Cut(strings.TrimSpace(errs.String()), "\n"); line != "" {
			return nil, errors.New(strings.TrimPrefix(line, "fatal: "))
		}
		return nil, err
	}
	return out.Bytes(), nil
}

// environment returns that of the process, in which a hook finds the repository and the index that count. Git may name
// them from the folder that it runs the hook in.
func (r *Repository) environment() []string {
	env := os.Environ()
	if r.inner {
		return slices.DeleteFunc(env, func(setting string) bool {
			name, _, _ := strings.Cut(setting, "=")
			return slices.Contains(ofRepository[:], name)
		})
	}
	for _, name := range [...]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"} {
		path := os.Getenv(name)
		if path == "" || filepath.IsAbs(path) {
			continue
		}
		if abs, err := filepath.Abs(path); err == nil {
			env = append(env, name+"="+abs)
		}
	}
	return env
}

// ofRepository are the variables of the environment that speak of one repository.
var ofRepository = [...]string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR",
	"GIT_PREFIX", "GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_CONFIG",
}

// Commit returns the commit that a revision means. "REV..." means the last commit that REV and HEAD have in common.
// The error says what to do where the clone is shallow.
func (r *Repository) Commit(ctx context.Context, rev string) (string, error) {
	name, common := strings.CutSuffix(rev, "...")
	if name == "" || strings.HasPrefix(name, "-") {
		return "", fmt.Errorf("%q is no revision; give a commit, a branch or a tag", rev)
	}
	out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err == nil && common {
		out, err = r.run(ctx, "merge-base", strings.TrimSpace(string(out)), "HEAD")
	}
	if err == nil {
		return strings.TrimSpace(string(out)), nil
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if from, _, ok := strings.Cut(name, ".."); ok {
		from = cmp.Or(from, "HEAD")
		return "", fmt.Errorf("%q names two states, but what is there now is compared with one; give %s, or %s... for what it and HEAD have in common", rev, from, from)
	}
	problem := fmt.Sprintf("there is no commit %s here", name)
	if common {
		problem = fmt.Sprintf("%s and HEAD have no commit in common here", name)
	}
	if shallow, err := r.run(ctx, "rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(shallow)) == "true" {
		return "", fmt.Errorf("%s: the clone is shallow; fetch the history first (git fetch --unshallow, or fetch-depth: 0 where the code is checked out)", problem)
	}
	if name == "HEAD" {
		return "", errors.New("there is no commit yet to compare with")
	}
	return "", fmt.Errorf("%s; git fetch may bring it", problem)
}

// Unborn reports whether the branch that is checked out has no commit yet.
func (r *Repository) Unborn(ctx context.Context) bool {
	branch, err := r.run(ctx, "symbolic-ref", "--quiet", "HEAD")
	if err != nil {
		return false // a commit is checked out
	}
	_, err = r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", strings.TrimSpace(string(branch)))
	return err != nil && ctx.Err() == nil
}

// Empty returns the name of the tree without files, which Diff and Export take for a commit.
func (r *Repository) Empty(ctx context.Context) (string, error) {
	out, err := r.run(ctx, "hash-object", "-t", "tree", "--stdin")
	if err != nil {
		return "", fmt.Errorf("git hash-object: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
