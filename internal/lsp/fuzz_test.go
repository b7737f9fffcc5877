package lsp

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"rubicon/internal/report"
	"rubicon/internal/source"
)

// fakeEngine finds something at the beginning of each buffer, and a route, a native function and a jump there.
var fakeEngine = Engine{
	Directives: func(*source.File) ([]source.Directive, error) { return nil, nil },
	Analyze: func(_ context.Context, req Request) (*Analysis, error) {
		a := &Analysis{Report: &report.Report{Root: "/"}, Map: &report.Map{}}
		for path, content := range req.Overlay {
			at := report.Locate(source.NewFile(strings.TrimPrefix(path, "/"), source.Ruby, content), 0, uint32(len(content)/2))
			a.Report.Findings = append(a.Report.Findings, report.Finding{
				Rule: &report.Rule{Code: "RBN201", Severity: "high"}, Location: at, Steps: []report.Step{{Location: at}, {Location: at}},
				Fixes: []report.Fix{{Edits: []report.Edit{{Location: at, Old: at.Line}}}}, Route: "GET /",
			})
			a.Map.Routes = append(a.Map.Routes, report.Route{Name: "GET /", Location: at, Natives: []string{"f"}})
			a.Map.Natives = append(a.Map.Natives, report.NativeUse{Name: "f", Location: at, Calls: 1})
			a.Map.Jumps = append(a.Map.Jumps, report.Jump{From: at, To: []report.Location{at}})
		}
		return a, nil
	},
}

// converse gives a server a stream of bytes, waits until it ends, and returns what it wrote.
func converse(t *testing.T, stream io.Reader) (string, error) {
	t.Helper()
	var out bytes.Buffer
	done := make(chan error, 1)
	go func() { done <- Serve(context.Background(), stream, writeCloser{&out}, fakeEngine) }()
	select {
	case err := <-done:
		return out.String(), err
	case <-time.After(30 * time.Second):
		t.Fatal("the server does not end")
		return "", nil
	}
}

type writeCloser struct{ io.Writer }

// Close does nothing.
func (writeCloser) Close() error { return nil }

func framed(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

// FuzzMessages sends messages, one a line, in the middle of a conversation. Whatever they are, the conversation can be ended
// as the protocol wants.
func FuzzMessages(f *testing.F) {
	const document = `"textDocument":{"uri":"file:///nowhere/a.rb"}`
	for _, seed := range []string{
		`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///nowhere/a.rb","version":1,"text":"a\r\nb𝄞"}}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{` + document + `,"contentChanges":[{"range":{"start":{"line":1,"character":1},"end":{"line":0,"character":9}},"text":"x"},{"text":""}]}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didClose","params":{` + document + `}}`,
		`{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{` + document + `,"position":{"line":4294967295,"character":4294967295}}}`,
		`{"jsonrpc":"2.0","id":2,"method":"textDocument/definition","params":{` + document + `,"position":{"line":0,"character":0}}}`,
		`{"jsonrpc":"2.0","id":3,"method":"textDocument/codeAction","params":{` + document + `,"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[]}}}`,
		`{"jsonrpc":"2.0","id":4,"method":"textDocument/codeLens","params":{` + document + `}}`,
		`{"jsonrpc":"2.0","id":5,"method":"workspace/executeCommand","params":{"command":"rubicon.show","arguments":[{"uri":"file:///x","range":null}]}}`,
		`{"jsonrpc":"2.0","method":"workspace/didChangeWorkspaceFolders","params":{"event":{"added":[{"uri":"file:///nowhere","name":""}],"removed":[{"uri":"%zz"}]}}}`,
		`{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"file:///nowhere/rubicon.toml","type":2},{"uri":"file://host/x","type":9}]}}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"1"}}`,
		`[{"jsonrpc":"2.0","id":1,"method":"shutdown"},{"jsonrpc":"2.0","id":1,"method":"shutdown"},1,null]`,
		`{"jsonrpc":"2.0","id":null,"result":{},"error":{}}`,
		"{\n[]\n\n\xff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, lines string) {
		begin := framed(`{"jsonrpc":"2.0","id":"begin","method":"initialize","params":{"rootUri":"file:///nowhere","capabilities":{"window":{"workDoneProgress":true},"textDocument":{"codeAction":{"codeActionLiteralSupport":{}},"publishDiagnostics":{"relatedInformation":true}}}}}`)
		stream := ""
		for line := range strings.SplitSeq(lines, "\n") {
			if strings.Contains(line, "exit") || strings.Contains(line, "end") {
				return // that ends it, or is taken for the end
			}
			stream += framed(line)
		}
		stream += framed(`{"jsonrpc":"2.0","id":"end","method":"shutdown"}`)
		// The client waits for the answers before it goes on.
		r, w := io.Pipe()
		out := &answers{met: map[string]chan struct{}{`"id":"begin"`: make(chan struct{}), `"id":"end"`: make(chan struct{})}}
		done := make(chan error, 1)
		go func() { done <- Serve(context.Background(), r, out, fakeEngine) }()
		go func() {
			_, _ = io.WriteString(w, begin)
			<-out.met[`"id":"begin"`]
			_, _ = io.WriteString(w, stream)
			<-out.met[`"id":"end"`]
			_, _ = io.WriteString(w, framed(`{"jsonrpc":"2.0","method":"exit"}`))
			w.Close()
		}()
		select {
		case err := <-done:
			if err != nil {
				t.Fatalf("the server ended with %v", err)
			}
		case <-time.After(30 * time.Second):
			t.Fatal("the server does not end")
		}
	})
}

// answers is a writer that tells when it has got something. The server writes one message at a time.
type answers struct {
	met map[string]chan struct{}
}

// Write looks for what is waited for.
func (w *answers) Write(p []byte) (int, error) {
	for what, met := range w.met {
		if bytes.Contains(p, []byte(what)) {
			select {
			case <-met:
			default:
				close(met)
			}
		}
	}
	return len(p), nil
}

// Close does nothing.
func (w *answers) Close() error { return nil }

// FuzzStream gives the server any bytes: it ends when they end.
func FuzzStream(f *testing.F) {
	f.Add([]byte(framed(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}`) + framed(`{"jsonrpc":"2.0","method":"exit"}`)))
	f.Add([]byte("Content-Length: 9223372036854775807\r\n\r\n{}"))
	f.Add([]byte("Content-Length: -1\r\n\r\n"))
	f.Add([]byte(":\r\n\r\nContent-Length:2\n\n{}"))
	f.Add(bytes.Repeat([]byte("a: b\r\n"), 100))
	f.Fuzz(func(t *testing.T, stream []byte) {
		if _, err := converse(t, bytes.NewReader(stream)); err == nil && !bytes.Contains(stream, []byte("shutdown")) {
			t.Error("a conversation without an end ends without an error")
		}
	})
}

// FuzzText holds positions and changes against their meaning: a byte's position leads back to the character that the byte
// is in, and a change replaces what stands between two positions.
func FuzzText(f *testing.F) {
	f.Add([]byte("a\r\nbé𝄞\rc\n"), uint32(1), uint32(2), uint32(2), uint32(0), "x\n", byte(1))
	f.Add([]byte("\xef\xbb\xbfa\xff\xfe"), uint32(0), uint32(0), uint32(9), uint32(9), "", byte(2))
	f.Fuzz(func(t *testing.T, content []byte, line1, char1, line2, char2 uint32, by string, units byte) {
		e := [...]encoding{utf8Units, utf16Units, utf32Units}[units%3]
		x := newText(content)
		for i := range content {
			p := x.position(i, e)
			back := x.offset(p, e)
			if back > max(i, x.lines[0]) || i >= x.lines[0] && i-back >= utf8.UTFMax {
				t.Fatalf("%s: byte %d of %q is at %v, which is byte %d", e, i, content, p, back)
			}
			if utf8.Valid(content) && i >= x.lines[0] && utf8.RuneStart(content[i]) && back != i && !endsLine(x, i) {
				t.Fatalf("%s: byte %d of %q is at %v, which is byte %d", e, i, content, p, back)
			}
		}
		r := &span{position{line1, char1}, position{line2, char2}}
		from, to := x.offset(r.Start, e), x.offset(r.End, e)
		to = max(from, to)
		want := string(content[:from]) + by + string(content[to:])
		if got := x.change(r, by, e); string(got.content) != want {
			t.Fatalf("%s: %v of %q replaced by %q is %q, want %q", e, r, content, by, got.content, want)
		}
	})
}

// endsLine reports whether byte i belongs to a line break: a position cannot be inside of one.
func endsLine(x *text, i int) bool { return x.content[i] == '\n' || x.content[i] == '\r' }
