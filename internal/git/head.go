package git

import (
	"context"
	"strings"
)

// Head is what is checked out.
type Head struct {
	Commit string // "" before the first commit
	Branch string // "" if a commit is checked out and no branch
	// Modified says that files that git knows differ from the commit, or their times from what git has noted.
	Modified bool
}

// Head returns what is checked out.
func (r *Repository) Head(ctx context.Context) (Head, error) {
	var h Head
	if out, err := r.run(ctx, "symbolic-ref", "--quiet", "--short", "HEAD"); err == nil {
		h.Branch = strings.TrimSpace(string(out))
	}
	if out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}"); err == nil {
		h.Commit = strings.TrimSpace(string(out))
	}
	if ctx.Err() != nil {
		return Head{}, ctx.Err()
	}
	if h.Commit == "" {
		return h, nil
	}
	out, err := r.run(ctx, "diff-index", "--raw", "--no-ext-diff", "--ignore-submodules", "HEAD", "--")
	h.Modified = len(out) > 0
	return h, err
}
