package lsp_test

import (
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rubicon/internal/lsp"
	"rubicon/internal/report"
	"rubicon/internal/source"
)

// badWords is an analysis that finds the word BAD in the files of a folder.
func badWords(_ context.Context, req lsp.Request) (*lsp.Analysis, error) {
	r := &report.Report{Root: req.Path}
	rule := &report.Rule{Code: "RBN201", Name: "bad", Title: "bad", Severity: "high"}
	paths, _ := filepath.Glob(filepath.Join(req.Path, "*.rb"))
	for path := range req.Overlay {
		if !slices.Contains(paths, path) && filepath.Dir(path) == req.Path {
			paths = append(paths, path)
		}
	}
	for _, path := range paths {
		content, ok := req.Overlay[path]
		if !ok {
			content, _ = os.ReadFile(path)
		}
		file := source.NewFile(filepath.Base(path), source.Ruby, content)
		for i, from := 0, 0; ; from = i + 3 {
			n := strings.Index(string(content[from:]), "BAD")
			if n < 0 {
				break
			}
			i = from + n
			r.Findings = append(r.Findings, report.Finding{Rule: rule, Message: "bad", Location: report.Locate(file, uint32(i), uint32(i+3))})
		}
	}
	return &lsp.Analysis{Report: r}, nil
}

// TestLife checks what may come when.
func TestLife(t *testing.T) {
	e := serveFake(t, badWords)
	if code := e.fails("textDocument/hover", m{}); code != -32002 {
		t.Errorf("before initialize the error is %d", code)
	}
	e.notify("textDocument/didOpen", m{})
	e.start(m{})
	if code := e.fails("initialize", m{"capabilities": m{}}); code != -32600 {
		t.Errorf("the second initialize has the error %d", code)
	}
	if code := e.fails("no/method", m{}); code != -32601 {
		t.Errorf("an unknown method has the error %d", code)
	}
	if code := e.fails("textDocument/hover", []int{1}); code != -32602 {
		t.Errorf("parameters of another type have the error %d", code)
	}
	e.notify("$/setTrace", m{"value": "off"})
	e.notify("textDocument/didChange", m{"textDocument": m{"uri": "file:///nowhere", "version": -1}})
	var null any
	e.call("shutdown", nil, &null)
	if code := e.fails("textDocument/hover", m{}); code != -32600 {
		t.Errorf("after shutdown the error is %d", code)
	}
	e.notify("exit", nil)
	if err := e.ended(); err != nil {
		t.Errorf("after shutdown and exit the error is %v", err)
	}
}

// TestExitWithoutShutdown: the protocol has it that this is an error.
func TestExitWithoutShutdown(t *testing.T) {
	for name, end := range map[string]func(*editor){
		"exit":  func(e *editor) { e.notify("exit", nil) },
		"close": func(e *editor) { e.rpc.Close() },
	} {
		e := serveFake(t, badWords)
		e.start(m{})
		end(e)
		if err := e.ended(); !errors.Is(err, lsp.ErrNoExit) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

// TestTyping changes a document in several ways; what counts is what the editor has, in its units.
func TestTyping(t *testing.T) {
	dir := folder(t)
	path := write(t, filepath.Join(dir, "a.rb"), "x\nBAD\n")
	for units, column := range map[string]float64{"utf-8": 8, "utf-16": 5, "utf-32": 4} {
		e := serveFake(t, badWords)
		caps := capabilities()
		caps["general"] = m{"positionEncodings": []string{"utf-7", units}}
		if got := e.start(caps, dir)["capabilities"].(m)["positionEncoding"]; got != units {
			t.Errorf("the units are %v, not %s", got, units)
		}
		e.until("the finding on disk", func() bool { return e.has(path, "RBN201") })
		e.open(path, "é𝄞  BAD\r\n")
		e.until("the finding in the buffer", func() bool {
			list := e.published[uri(path)]
			return len(list) == 1 && list[0]["range"].(m)["start"].(m)["character"] == column
		})
		e.notify("textDocument/didChange", m{"textDocument": m{"uri": uri(path), "version": 2}, "contentChanges": []m{
			{"range": m{"start": m{"line": 0, "character": column}, "end": m{"line": 0, "character": column + 1}}, "text": ""},
			{"range": m{"start": m{"line": 1, "character": 0}, "end": m{"line": 9, "character": 9}}, "text": "BAD BAD"},
		}})
		e.until("the findings after typing", func() bool {
			list := e.published[uri(path)]
			return len(list) == 2 && list[0]["range"].(m)["start"].(m)["line"] == 1.0
		})
		e.notify("textDocument/didChange", m{"textDocument": m{"uri": uri(path), "version": 3}, "contentChanges": []m{{"text": "good"}}})
		e.until("no finding", func() bool { return len(e.published[uri(path)]) == 0 })
		e.notify("textDocument/didClose", m{"textDocument": m{"uri": uri(path)}})
		e.until("the finding on disk again", func() bool { return e.has(path, "RBN201") })
		if err := e.end(); err != nil {
			t.Error(err)
		}
	}
}

// TestNewerEditCancels: an edit ends the analysis of what was before it, one runs at a time, and a request that waits
// can be cancelled.
func TestNewerEditCancels(t *testing.T) {
	dir := folder(t)
	path := write(t, filepath.Join(dir, "a.rb"), "BAD\n")
	started := make(chan string, 10)
	var running sync.Mutex
	e := serveFake(t, func(ctx context.Context, req lsp.Request) (*lsp.Analysis, error) {
		if !running.TryLock() {
			t.Error("two analyses run at once")
		}
		defer running.Unlock()
		text := string(req.Overlay[path])
		started <- text
		if strings.Contains(text, "slow") {
			<-ctx.Done()
			return nil, ctx.Err()
		}
		return badWords(ctx, req)
	})
	e.start(capabilities(), dir)
	e.until("the finding on disk", func() bool { return e.has(path, "RBN201") })
	<-started
	e.open(path, "slow")
	if got := <-started; got != "slow" {
		t.Errorf("%q is analyzed", got)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if _, err := e.rpc.Call(ctx, "textDocument/hover", place(path, "slow", "slow")); err == nil {
		t.Error("there is an answer before there is an analysis")
	}
	answered := make(chan error, 1)
	go func() {
		_, err := e.rpc.Call(context.Background(), "textDocument/codeLens", m{"textDocument": m{"uri": uri(path)}})
		answered <- err
	}()
	e.cancelAll(2, 40)
	if err := <-answered; err == nil || !strings.Contains(err.Error(), "-32800") {
		t.Errorf("a cancelled request ends with %v", err)
	}
	e.notify("textDocument/didChange", m{"textDocument": m{"uri": uri(path), "version": 2}, "contentChanges": []m{{"text": "fine"}}})
	e.until("the outcome of the newer text", func() bool { return len(e.published[uri(path)]) == 0 && e.times[uri(path)] == 2 })
	e.notify("textDocument/didChange", m{"textDocument": m{"uri": uri(path), "version": 3}, "contentChanges": []m{{"text": "slow"}}})
	for got := range started {
		if got == "slow" {
			break
		}
	}
	if err := e.end(); err != nil {
		t.Error(err)
	}
}

// cancelAll cancels the requests of some numbers, until one of them has come that far.
func (e *editor) cancelAll(first, last int) {
	for range 20 {
		for id := first; id <= last; id++ {
			e.notify("$/cancelRequest", m{"id": id})
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// TestFolders adds and removes folders, one inside another; a file has the diagnostics of the innermost.
func TestFolders(t *testing.T) {
	outer := folder(t)
	inner := filepath.Join(outer, "inner")
	a, b := write(t, filepath.Join(outer, "a.rb"), "BAD"), write(t, filepath.Join(inner, "b.rb"), "BAD")
	e := serveFake(t, badWords)
	e.start(capabilities(), outer)
	e.until("the outer folder", func() bool { return e.has(a, "RBN201") })
	e.notify("workspace/didChangeWorkspaceFolders", m{"event": m{"added": []m{{"uri": uri(inner), "name": "inner"}}, "removed": []m{}}})
	e.until("the inner folder", func() bool { return e.has(b, "RBN201") })
	e.notify("workspace/didChangeWorkspaceFolders", m{"event": m{"added": []m{}, "removed": []m{{"uri": uri(inner), "name": "inner"}}}})
	e.until("the inner folder to go", func() bool { return len(e.published[uri(b)]) == 0 })
	lonely := write(t, filepath.Join(folder(t), "c.rb"), "good")
	e.open(lonely, "BAD")
	e.notify("textDocument/didOpen", m{"textDocument": m{"uri": "untitled:Untitled-1", "languageId": "ruby", "version": 1, "text": "BAD"}})
	e.until("the outer folder's file", func() bool { return e.has(a, "RBN201") })
	if err := e.end(); err != nil {
		t.Error(err)
	}
}

// TestLinks: an editor that comes by a link is answered by that link.
func TestLinks(t *testing.T) {
	dir := folder(t)
	write(t, filepath.Join(dir, "real", "a.rb"), "BAD")
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "real"), link); err != nil {
		t.Skip(err)
	}
	e := serveFake(t, badWords)
	e.start(capabilities(), link)
	path := filepath.Join(link, "a.rb")
	e.until("the finding", func() bool { return e.has(path, "RBN201") })
	e.open(path, "good")
	e.until("the finding to go", func() bool { return len(e.published[uri(path)]) == 0 })
	if len(e.published) != 1 {
		t.Errorf("published is %v", slices.Collect(maps.Keys(e.published)))
	}
}

// TestWatchedFiles: a change on disk counts, unless the editor has the file open.
func TestWatchedFiles(t *testing.T) {
	dir := folder(t)
	a, b := write(t, filepath.Join(dir, "a.rb"), "good"), write(t, filepath.Join(dir, "b.rb"), "good")
	e := serveFake(t, badWords)
	e.start(capabilities(), dir)
	e.until("watching", func() bool {
		return slices.ContainsFunc(e.asked, func(s string) bool { return strings.Contains(s, "workspace/didChangeWatchedFiles") })
	})
	e.open(a)
	write(t, a, "BAD")
	write(t, b, "BAD")
	e.notify("workspace/didChangeWatchedFiles", m{"changes": []m{{"uri": uri(a), "type": 2}, {"uri": uri(b), "type": 2}}})
	e.until("the change of the file that is not open", func() bool { return e.has(b, "RBN201") })
	if e.has(a, "RBN201") {
		t.Error("what is on disk counts more than what the editor has")
	}
}

// TestProgress: a bar appears for an analysis that takes long, and goes.
func TestProgress(t *testing.T) {
	dir := folder(t)
	e := serveFake(t, func(ctx context.Context, req lsp.Request) (*lsp.Analysis, error) {
		for i := range 10 {
			req.Progress(i+1, 10)
			time.Sleep(100 * time.Millisecond)
		}
		return badWords(ctx, req)
	})
	e.start(capabilities(), dir)
	e.until("the bar to come and go", func() bool {
		all := strings.Join(e.notes, "\n")
		return strings.Contains(all, `"kind":"begin"`) && strings.Contains(all, `"kind":"end"`)
	})
}

// TestEngineFails: neither an error nor a panic of the analysis ends the server.
func TestEngineFails(t *testing.T) {
	dir := folder(t)
	path := write(t, filepath.Join(dir, "a.rb"), "BAD")
	e := serveFake(t, func(ctx context.Context, req lsp.Request) (*lsp.Analysis, error) {
		switch string(req.Overlay[path]) {
		case "panic":
			panic("it panics")
		case "error":
			return nil, errors.New("it fails")
		}
		return badWords(ctx, req)
	})
	e.start(capabilities(), dir)
	for _, text := range []string{"panic", "error"} {
		e.open(path, text)
		e.until("a line in the log", func() bool {
			return strings.Contains(strings.Join(e.notes, "\n"), "it "+text[:4]) || text == "error" && strings.Contains(strings.Join(e.notes, "\n"), "it fails")
		})
	}
	e.open(path, "BAD")
	e.until("the finding", func() bool { return e.has(path, "RBN201") })
	if err := e.end(); err != nil {
		t.Error(err)
	}
}

// TestBadMessages sends what is no message: the server answers with errors, and lives on as long as it knows where the
// next message begins.
func TestBadMessages(t *testing.T) {
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- lsp.Serve(context.Background(), toServer, fromServer, lsp.Engine{Analyze: badWords})
	}()
	var got strings.Builder
	var mu sync.Mutex
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := toClient.Read(buf)
			mu.Lock()
			got.Write(buf[:n])
			mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	send := func(msg string) {
		if _, err := io.WriteString(fromClient, msg); err != nil {
			t.Fatal(err)
		}
	}
	for _, body := range []string{"", "{", "[]", "null", "17", `"x"`, `{"jsonrpc":"2.0"}`, `{"jsonrpc":"1.0","id":1,"method":"initialize"}`,
		`[1,2]`, `{"jsonrpc":"2.0","id":{},"method":"initialize"}`, `{"jsonrpc":"2.0","id":99,"result":null}`,
		`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":[[[[1]]]]}`, "\xff\xfe"} {
		send("content-length: " + itoa(len(body)) + "\r\nX-Other: y\r\n\r\n" + body)
	}
	// A message that is too large is read over.
	large := 40 << 20
	send("Content-Length: " + itoa(large) + "\r\n\r\n")
	chunk := strings.Repeat(" ", 1<<20)
	for range large / len(chunk) {
		send(chunk)
	}
	live := `{"jsonrpc":"2.0","id":7,"method":"initialize","params":{"capabilities":{}}}`
	send("Content-Length: " + itoa(len(live)) + "\n\n" + live)
	for limit := time.Now().Add(deadline); ; time.Sleep(10 * time.Millisecond) {
		mu.Lock()
		fine := strings.Contains(got.String(), `"id":7,"result"`)
		mu.Unlock()
		if fine {
			break
		}
		if time.Now().After(limit) {
			t.Fatalf("no answer after bad messages: %s", got.String())
		}
	}
	send("Content-Length: 99999999999999999999999\r\n\r\n")
	select {
	case err := <-done:
		if !errors.Is(err, lsp.ErrNoExit) {
			t.Errorf("the error is %v", err)
		}
	case <-time.After(deadline):
		t.Error("the server goes on without knowing where the next message begins")
	}
}
