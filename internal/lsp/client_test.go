package lsp_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"rubicon/internal/cli"
	"rubicon/internal/lsp"
)

// deadline is how long anything may take. Nothing comes near it on a machine that has something to spare.
const deadline = 60 * time.Second

// m is an object of JSON.
type m = map[string]any

// editor is a client of a server, over pipes.
type editor struct {
	t    *testing.T
	rpc  *jrpc2.Client
	done chan error // what the server ended with

	mu        sync.Mutex
	news      chan struct{}
	published map[string][]m // the last diagnostics, by URI
	times     map[string]int // how often they were published
	notes     []string       // the other notifications, with their parameters
	asked     []string       // the requests of the server, with their parameters
}

// serve starts a server by serve and returns a client of it.
func serve(t *testing.T, serve func(ctx context.Context, in io.Reader, out io.WriteCloser) error) *editor {
	t.Helper()
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	e := &editor{t: t, done: make(chan error, 1), news: make(chan struct{}), published: map[string][]m{}, times: map[string]int{}}
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		e.done <- serve(ctx, toServer, fromServer)
		fromServer.Close()
	}()
	e.rpc = jrpc2.NewClient(channel.LSP(toClient, fromClient), &jrpc2.ClientOptions{
		OnNotify: e.note,
		OnCallback: func(_ context.Context, req *jrpc2.Request) (any, error) {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.asked = append(e.asked, req.Method()+" "+req.ParamString())
			e.tell()
			return nil, nil
		},
	})
	t.Cleanup(func() {
		e.rpc.Close()
		cancel()
	})
	return e
}

// serveReal starts the language server as the command line does.
func serveReal(t *testing.T, args ...string) *editor {
	t.Helper()
	cache := t.TempDir()
	return serve(t, func(ctx context.Context, in io.Reader, out io.WriteCloser) error {
		x := cli.IO{In: in, Out: out, Err: t.Output(), Env: func(string) string { return "" }}
		if code := cli.Main(ctx, append([]string{"lsp", "--cache-dir", cache}, args...), x, cli.NewEngine()); code != 0 {
			return errors.New("the command failed")
		}
		return nil
	})
}

// serveFake starts a server over another analysis.
func serveFake(t *testing.T, analyze func(context.Context, lsp.Request) (*lsp.Analysis, error)) *editor {
	t.Helper()
	return serve(t, func(ctx context.Context, in io.Reader, out io.WriteCloser) error {
		return lsp.Serve(ctx, in, out, lsp.Engine{Version: "1", Analyze: analyze})
	})
}

func (e *editor) note(req *jrpc2.Request) {
	e.mu.Lock()
	defer e.mu.Unlock()
	defer e.tell()
	if req.Method() != "textDocument/publishDiagnostics" {
		e.notes = append(e.notes, req.Method()+" "+req.ParamString())
		return
	}
	var p struct {
		URI         string `json:"uri"`
		Diagnostics []m    `json:"diagnostics"`
	}
	if err := req.UnmarshalParams(&p); err != nil || p.Diagnostics == nil {
		e.t.Errorf("diagnostics cannot be read: %v: %s", err, req.ParamString())
	}
	e.published[p.URI] = p.Diagnostics
	e.times[p.URI]++
}

// tell wakes those who wait. The caller holds e.mu.
func (e *editor) tell() {
	close(e.news)
	e.news = make(chan struct{})
}

// until waits for a condition on what the server sent.
func (e *editor) until(what string, ok func() bool) {
	e.t.Helper()
	late := time.After(deadline)
	for {
		e.mu.Lock()
		fine, news := ok(), e.news
		e.mu.Unlock()
		if fine {
			return
		}
		select {
		case <-news:
		case <-late:
			e.t.Fatalf("waiting for %s in vain; published is %v, notifications %q, requests %q", what, e.published, e.notes, e.asked)
		}
	}
}

// call sends a request and reads the result into a value.
func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	if err := e.rpc.CallResult(ctx, method, params, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

// fails sends a request that must fail, and returns the code of the error.
func (e *editor) fails(method string, params any) jrpc2.Code {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	_, err := e.rpc.Call(ctx, method, params)
	if err == nil {
		e.t.Fatalf("%s is answered", method)
	}
	return jrpc2.ErrorCode(err)
}

func (e *editor) notify(method string, params any) {
	e.t.Helper()
	if err := e.rpc.Notify(context.Background(), method, params); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

// capabilities are those of a modern editor.
func capabilities() m {
	return m{
		"general": m{"positionEncodings": []string{"utf-16"}},
		"window":  m{"workDoneProgress": true, "showDocument": m{"support": true}},
		"workspace": m{
			"workspaceEdit": m{"documentChanges": true}, "codeLens": m{"refreshSupport": true},
			"didChangeWatchedFiles": m{"dynamicRegistration": true},
		},
		"textDocument": m{
			"hover":      m{"contentFormat": []string{"markdown", "plaintext"}},
			"codeAction": m{"codeActionLiteralSupport": m{"codeActionKind": m{"valueSet": []string{"quickfix"}}}, "isPreferredSupport": true},
			"publishDiagnostics": m{
				"relatedInformation": true, "tagSupport": m{"valueSet": []int{1}}, "codeDescriptionSupport": true, "versionSupport": true,
			},
		},
	}
}

// start begins the conversation about folders.
func (e *editor) start(caps m, folders ...string) m {
	e.t.Helper()
	list := []m{}
	for _, f := range folders {
		list = append(list, m{"uri": uri(f), "name": filepath.Base(f)})
	}
	var result m
	e.call("initialize", m{"processId": nil, "rootUri": nil, "workspaceFolders": list, "capabilities": caps}, &result)
	e.notify("initialized", m{})
	return result
}

// end ends it as the protocol wants, and returns what the server ended with.
func (e *editor) end() error {
	e.t.Helper()
	var null any
	e.call("shutdown", nil, &null)
	e.notify("exit", nil)
	return e.ended()
}

func (e *editor) ended() error {
	e.t.Helper()
	select {
	case err := <-e.done:
		return err
	case <-time.After(deadline):
		e.t.Fatal("the server does not end")
		return nil
	}
}

// open opens a file with its text, or with what it holds.
func (e *editor) open(path string, text ...string) {
	e.t.Helper()
	content, err := os.ReadFile(path)
	if len(text) > 0 {
		content, err = []byte(text[0]), nil
	}
	if err != nil {
		e.t.Fatal(err)
	}
	e.notify("textDocument/didOpen", m{"textDocument": m{"uri": uri(path), "languageId": "ruby", "version": 1, "text": string(content)}})
}

// replace replaces the first occurrence of a piece of text in an open file, by a range.
func (e *editor) replace(path, text, old, by string, version int) string {
	e.t.Helper()
	i := strings.Index(text, old)
	if i < 0 {
		e.t.Fatalf("%q is not in the text", old)
	}
	e.notify("textDocument/didChange", m{
		"textDocument":   m{"uri": uri(path), "version": version},
		"contentChanges": []m{{"range": m{"start": at(text, i), "end": at(text, i+len(old))}, "text": by}},
	})
	return text[:i] + by + text[i+len(old):]
}

// at returns the position of a byte, in UTF-16, for texts of ASCII.
func at(text string, offset int) m {
	before := text[:offset]
	return m{"line": strings.Count(before, "\n"), "character": offset - strings.LastIndex(before, "\n") - 1}
}

// place returns where a piece of text is, as the parameters of requests have it.
func place(path, text, piece string) m {
	return m{"textDocument": m{"uri": uri(path)}, "position": at(text, strings.Index(text, piece))}
}

func uri(path string) string { return (&url.URL{Scheme: "file", Path: path}).String() }

// codes returns the codes of a file's diagnostics, sorted. Of until's condition it may be called.
func (e *editor) codes(path string) []string {
	codes := []string{}
	for _, d := range e.published[uri(path)] {
		code, _ := d["code"].(string)
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// has reports whether a file has a diagnostic with that code.
func (e *editor) has(path, code string) bool { return slices.Contains(e.codes(path), code) }

// pretty returns a value as JSON.
func pretty(v any) string {
	text, _ := json.MarshalIndent(v, "", " ")
	return string(text)
}

// application returns a copy of the bundled application.
func application(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err == nil {
		err = os.CopyFS(filepath.Join(dir, "papers"), os.DirFS(filepath.Join("..", "..", "testdata", "apps", "papers")))
	}
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "papers")
}

// write writes a file and returns its path.
func write(t *testing.T, path, text string) string {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = os.WriteFile(path, []byte(text), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// folder returns a new folder, without links.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
