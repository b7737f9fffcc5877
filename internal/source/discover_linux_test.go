package source

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// asNobody takes from the superuser, for the rest of the test, the right to read what others may not.
// The test's own folder, root, stays open to all.
func asNobody(t *testing.T, root string) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	must(t, os.Chmod(filepath.Dir(root), 0o755))
	must(t, os.Chmod(root, 0o755))
	const nobody = 65534
	runtime.LockOSThread()
	must(t, syscall.Setfsuid(nobody))
	t.Cleanup(func() {
		must(t, syscall.Setfsuid(0))
		runtime.UnlockOSThread()
	})
}

func TestDiscoverUnreadable(t *testing.T) {
	root := tree(t, map[string]string{"a.rb": "", "dir/b.rb": ""})
	must(t, os.Chmod(filepath.Join(root, "dir"), 0))
	must(t, os.Chmod(filepath.Join(root, "a.rb"), 0))
	defer os.Chmod(filepath.Join(root, "dir"), 0o755)
	asNobody(t, root)
	ws := discover(t, Options{}, root)
	if got := skips(ws.Skipped); got != "dir: permission denied" {
		t.Errorf("skipped: %s", got)
	}
	if _, err := ws.Load(ws.Entries[0]); err == nil || err.Error() != "a.rb: permission denied" {
		t.Errorf("Load: %v", err)
	}
}
