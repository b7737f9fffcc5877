package git

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestParseDiff checks hunks whose lines look like headers, quoted names, names with spaces, and files without a last
// line break.
func TestParseDiff(t *testing.T) {
	const patch = `diff --git a/a b.rb b/a b.rb
index 1..2 100644
--- a/a b.rb	
+++ b/a b.rb	
@@ -1,2 +1,3 @@ class A
---- a/x
-@@ -1 +1 @@
+++ b/y
+@@ -9 +9 @@
+diff --git a/z b/z
@@ -9 +10,0 @@
-gone
@@ -12,0 +13 @@
+new
\ No newline at end of file
diff --git "a/\303\244.rb" "b/\303\266 \"x\".rb"
similarity index 90%
rename from "\303\244.rb"
rename to "\303\266 \"x\".rb"
--- "a/\303\244.rb"
+++ "b/\303\266 \"x\".rb"
@@ -3 +3 @@
-x
\ No newline at end of file
+y
diff --git a/gone.rb b/gone.rb
deleted file mode 100644
--- a/gone.rb
+++ /dev/null
@@ -1 +0,0 @@
-x
`
	c, err := parseDiff([]byte(patch))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(c.Lines), `map[a b.rb:[{1 3} {13 13}] ö "x".rb:[{3 3}]]`; got != want {
		t.Errorf("lines %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(c.Renames), `map[ä.rb:ö "x".rb]`; got != want {
		t.Errorf("renames %s, want %s", got, want)
	}
	if !c.Touches("a b.rb", 3, 9) || c.Touches("a b.rb", 4, 12) || c.Touches("b.rb", 1, 9) {
		t.Error("the wrong lines are touched")
	}
	for _, bad := range []string{"@@ -1 +1\n", "@@ -a +1 @@\n", "@@ -1 +1,-3 @@\n", "@@ +1 -1 @@\n"} {
		if _, err := parseDiff([]byte(bad)); err == nil {
			t.Errorf("%q is understood", bad)
		}
	}
}

// repository makes a repository with files and commits them.
func repository(t *testing.T, files map[string]string) *Repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("RUBICON_REQUIRE_ALL") == "1" {
			t.Fatal(err)
		}
		t.Skip("nothing was compared with another revision, for want of git")
	}
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	command(t, dir, "init", "-q")
	command(t, dir, "add", "-A")
	command(t, dir, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x")
	r, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func command(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// TestHostileConfiguration checks that nothing runs that the configuration of a repository names.
func TestHostileConfiguration(t *testing.T) {
	r := repository(t, map[string]string{"a.rb": "x\n", ".gitattributes": "*.rb diff=evil filter=evil\n"})
	ran := filepath.Join(t.TempDir(), "ran")
	evil := "touch " + ran
	for _, key := range []string{"core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.process", "filter.evil.smudge", "core.pager"} {
		command(t, r.Top, "config", key, evil)
	}
	r, err := Open(context.Background(), r.Top)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.Top, "a.rb"), []byte("y\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	commit, err := r.Commit(context.Background(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Diff(context.Background(), commit, WorkTree)
	if err != nil || !c.Touches("a.rb", 1, 1) {
		t.Errorf("%v %v", c, err)
	}
	dir := t.TempDir()
	if _, err := r.Export(context.Background(), commit, dir, func(string) bool { return true }); err != nil {
		t.Error(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.rb")); err != nil || string(got) != "x\n" {
		t.Errorf("exported is %q, %v", got, err)
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a program ran that the repository names")
	}
}

// TestExportLeavesOutLinks checks that links are not written, so that nothing leads out of the folder.
func TestExportLeavesOutLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink("/etc", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	r := repository(t, map[string]string{"a.rb": "x\n", "b/c.rb": "no line break"})
	if err := os.Symlink("/etc/passwd", filepath.Join(r.Top, "link.rb")); err != nil {
		t.Fatal(err)
	}
	command(t, r.Top, "add", "-A")
	out := t.TempDir()
	if _, err := r.Export(context.Background(), Index, out, func(p string) bool { return strings.HasSuffix(p, ".rb") }); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(filepath.Join(out, "link.rb")); err == nil {
		t.Error("a link was written")
	}
	if got, err := os.ReadFile(filepath.Join(out, "b", "c.rb")); err != nil || string(got) != "no line break" {
		t.Errorf("exported is %q, %v", got, err)
	}
}

func FuzzParseDiff(f *testing.F) {
	f.Add([]byte("diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +3 @@\n-a\n-b\n+c\n\\ No newline at end of file\n"))
	f.Add([]byte("+++ \"b/\\303\"\n@@ -0,0 +1,9999999 @@\n"))
	f.Fuzz(func(t *testing.T, patch []byte) {
		if c, err := parseDiff(patch); err == nil {
			c.Touches("a", 1, 1)
		}
	})
}
