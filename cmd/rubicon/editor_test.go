package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestNeovim drives the language server by Neovim without a window; testdata/editor.lua says what it does.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		const message = "the language server was not driven by an editor, for want of nvim"
		if os.Getenv("RUBICON_REQUIRE_ALL") == "1" {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err == nil {
		err = os.CopyFS(filepath.Join(dir, "papers"), os.DirFS("../../testdata/apps/papers"))
	}
	script, err2 := filepath.Abs("testdata/editor.lua")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 4*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, nvim, "--clean", "--headless", "-n", "-c", "luafile "+script, "-c", "cquit 1")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "RUBICON_APP="+filepath.Join(dir, "papers"), "HOME="+dir, "XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil {
		log, _ := os.ReadFile(filepath.Join(dir, "nvim", "lsp.log"))
		t.Fatalf("%v\n%s\n%s", err, out, log)
	}
}
