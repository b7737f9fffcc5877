package lsp

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"rubicon/internal/source"
)

// TestCancelledBeforeItBegins takes requests back right behind them, when no handler may have begun: the answer has the
// protocol's code all the same.
func TestCancelledBeforeItBegins(t *testing.T) {
	never := fakeEngine
	never.Analyze = func(ctx context.Context, _ Request) (*Analysis, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	const last = 200
	r, w := io.Pipe()
	out := &answers{met: map[string]chan struct{}{`"id":"begin"`: make(chan struct{}), `"id":"end"`: make(chan struct{})}}
	for id := 1; id <= last; id++ {
		out.met[fmt.Sprintf(`"id":%d,"error":{"code":-32800,`, id)] = make(chan struct{})
	}
	done := make(chan error, 1)
	go func() { done <- Serve(context.Background(), r, out, never) }()
	var stream bytes.Buffer
	dir := t.TempDir()
	begin := framed(fmt.Sprintf(`{"jsonrpc":"2.0","id":"begin","method":"initialize","params":{"rootUri":%q,"capabilities":{}}}`, uriOf(dir)))
	stream.WriteString(framed(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":%q,"version":1,"text":""}}}`, uriOf(dir)+"/a.rb")))
	for id := 1; id <= last; id++ {
		stream.WriteString(framed(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/codeLens","params":{"textDocument":{"uri":%q}}}`, id, uriOf(dir)+"/a.rb")))
		stream.WriteString(framed(fmt.Sprintf(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":%d}}`, id)))
	}
	go func() {
		_, _ = io.WriteString(w, begin)
		<-out.met[`"id":"begin"`]
		_, _ = w.Write(stream.Bytes())
	}()
	late := time.After(30 * time.Second)
	for id := 1; id <= last; id++ {
		select {
		case <-out.met[fmt.Sprintf(`"id":%d,"error":{"code":-32800,`, id)]:
		case <-late:
			t.Fatalf("request %d is not answered as cancelled", id)
		}
	}
	_, _ = io.WriteString(w, framed(`{"jsonrpc":"2.0","id":"end","method":"shutdown"}`))
	<-out.met[`"id":"end"`]
	_, _ = io.WriteString(w, framed(`{"jsonrpc":"2.0","method":"exit"}`))
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestWatched holds the patterns of what a client watches against names of files that are read, or say what is found.
func TestWatched(t *testing.T) {
	for _, name := range strings.Fields(`a.rb config.ru x.rake a.gemspec a.rbw a.thor a.jbuilder a.rs a.erb a.rhtml a.erubi a.erubis a.haml a.slim
		Gemfile Gemfile.lock Rakefile Capfile Guardfile Thorfile Vagrantfile .ruby-version Cargo.toml .cargo/config.toml .cargo/config
		Dockerfile Dockerfile.web dockerfile web.dockerfile Containerfile Containerfile.web app.service app.service.d/user.conf
		run.sh docker-entrypoint`) {
		if source.LangOf(name) == source.Unknown {
			t.Errorf("%s is not read", name)
		}
		if !isWatched(t, "deep/"+name) || !isWatched(t, name) {
			t.Errorf("%s is read and not watched", name)
		}
	}
	for _, name := range strings.Fields("rubicon.toml rubicon-baseline.json .gitignore .gitmodules openapi.yml Procfile") {
		if !isWatched(t, name) {
			t.Errorf("%s is not watched", name)
		}
	}
	for _, name := range strings.Fields("README.md a.js nginx.conf package.json .git/config") {
		if isWatched(t, name) {
			t.Errorf("%s is watched", name)
		}
	}
}

func isWatched(t *testing.T, name string) bool {
	t.Helper()
	for _, w := range watched {
		ok, err := doublestar.Match(w.GlobPattern, name)
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			return true
		}
	}
	return false
}
