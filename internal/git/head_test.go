package git

import (
	"os"
	"path/filepath"
	"testing"
)

// TestHead reads what is checked out, and runs nothing that the repository names meanwhile.
func TestHead(t *testing.T) {
	r := repository(t, map[string]string{"a.rb": "x\n", ".gitattributes": "*.rb diff=evil filter=evil\n"})
	ran := filepath.Join(t.TempDir(), "ran")
	for _, key := range []string{"core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.process", "filter.evil.smudge", "core.pager"} {
		command(t, r.Top, "config", key, "touch "+ran)
	}
	r, err := Open(t.Context(), r.Top)
	if err != nil {
		t.Fatal(err)
	}
	command(t, r.Top, "symbolic-ref", "HEAD", "refs/heads/one")
	read := func() Head {
		t.Helper()
		h, err := r.Head(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	if h := read(); h != (Head{Branch: "one"}) {
		t.Errorf("before the first commit of a branch: %+v", h)
	}
	commit, err := r.Commit(t.Context(), "main")
	if err != nil {
		commit, err = r.Commit(t.Context(), "master")
	}
	if err != nil {
		t.Fatal(err)
	}
	command(t, r.Top, "update-ref", "refs/heads/one", commit)
	if h := read(); h != (Head{Branch: "one", Commit: commit}) {
		t.Errorf("%+v, want the commit %s", h, commit)
	}
	if err := os.WriteFile(filepath.Join(r.Top, "a.rb"), []byte("yy\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if h := read(); !h.Modified {
		t.Error("a changed file is not seen")
	}
	command(t, r.Top, "update-ref", "--no-deref", "HEAD", commit)
	command(t, r.Top, "symbolic-ref", "HEAD", "refs/heads/two")
	command(t, r.Top, "update-ref", "refs/heads/two", commit)
	if h := read(); h.Branch != "two" {
		t.Errorf("%+v", h)
	}
	if err := os.WriteFile(filepath.Join(r.Top, ".git", "HEAD"), []byte(commit+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if h := read(); h.Branch != "" || h.Commit != commit {
		t.Errorf("detached: %+v", h)
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a program ran that the repository names")
	}
}
