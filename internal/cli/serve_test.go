package cli

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"rubicon/internal/record"
)

// empty makes a record without runs and returns its path.
func empty(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "r.db")
	s, err := record.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	return path
}

func TestServeErrors(t *testing.T) {
	path := empty(t)
	short, none := filepath.Join(t.TempDir(), "short"), filepath.Join(t.TempDir(), "none")
	for name, text := range map[string]string{short: "secret\n", none: "\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		args []string
		says string
	}{
		{[]string{"--record", "no.db"}, "cannot open the record no.db: there is no such file; rubicon scan --record writes one"},
		{[]string{"--record", path, "--addr", "nonsense"}, "--addr nonsense: "},
		{[]string{"--record", path, "--token-file", short}, "a token of fewer than 16 characters is guessed too soon"},
		{[]string{"--record", path, "--token-file", none}, "it is empty"},
		{[]string{"--record", path, "--token-file", "no"}, "--token-file no: no such file"},
		{[]string{path}, "unexpected argument"},
	} {
		code, out, errs := run(Engine{}, IO{}, append([]string{"serve"}, tt.args...)...)
		if code != ExitUsage || out != "" || !strings.Contains(errs, tt.says) {
			t.Errorf("%q: exit code %d, %s%s", tt.args, code, out, errs)
		}
	}
}

// TestServe starts a server, asks it and interrupts it. One that others reach has a token, whether somebody asks for it or not.
func TestServe(t *testing.T) {
	path := empty(t)
	for _, tt := range []struct {
		args    []string
		env     string
		address string // what is printed
		status  int    // without a token
	}{
		{nil, "", `^http://127\.0\.0\.1:\d+/$`, http.StatusOK},
		{[]string{"--addr", "0.0.0.0:0"}, "", `^http://\S+:\d+/\?token=[A-Z2-7]{26}$`, http.StatusUnauthorized},
		{nil, "a token of some length", `^http://127\.0\.0\.1:\d+/$`, http.StatusUnauthorized},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		r, w := io.Pipe()
		done := make(chan int, 1)
		x := IO{Out: w, Err: io.Discard, Env: func(name string) string {
			if name == "RUBICON_TOKEN" {
				return tt.env
			}
			return ""
		}}
		go func() { done <- Main(ctx, append([]string{"serve", "--record", path}, tt.args...), x, Engine{}) }()
		line, err := bufio.NewReader(r).ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		fields := strings.Fields(line)
		address := fields[len(fields)-1]
		if !regexp.MustCompile(tt.address).MatchString(address) {
			t.Errorf("%q: %s", tt.args, line)
		}
		bare, _, _ := strings.Cut(address, "?")
		bare = regexp.MustCompile(`//.*:`).ReplaceAllString(bare, "//127.0.0.1:")
		res, err := http.Get(bare + "api/applications")
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != tt.status {
			t.Errorf("%q: %d, want %d", tt.args, res.StatusCode, tt.status)
		}
		cancel()
		select {
		case code := <-done:
			if code != ExitClean {
				t.Errorf("%q: exit code %d", tt.args, code)
			}
		case <-time.After(30 * time.Second):
			t.Fatal("an interrupt does not end the server")
		}
	}
}
