package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"github.com/creachadair/jrpc2"
)

// The codes of errors that the protocol adds to those of JSON-RPC.
const (
	codeNotInitialized = jrpc2.Code(-32002)
	codeCancelled      = jrpc2.Code(-32800)
)

const (
	// pause is how long an edit waits for the next one: shorter than the pause in which people look up.
	pause = 250 * time.Millisecond
	// concurrency is how many requests are answered at once. Nearly all of them only wait for the analysis; others, and edits,
	// must not wait for these.
	concurrency = 1000
)

// ErrNoExit is the error of a connection that ends without the client's saying so.
var ErrNoExit = errors.New("the connection ended without the notification exit after a request shutdown")

// Serve talks to a client until that ends the connection, or ctx ends.
func Serve(ctx context.Context, in io.Reader, out io.WriteCloser, engine Engine) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := newServer(engine)
	s.rpc = jrpc2.NewServer(assigner{s}, &jrpc2.ServerOptions{
		AllowPush: true, DisableBuiltin: true, Concurrency: concurrency,
		NewContext: func() context.Context { return ctx },
	})
	s.rpc.Start(newChannel(in, out))
	analyzed := make(chan struct{})
	go func() {
		defer close(analyzed)
		s.loop(ctx)
	}()
	stopped := context.AfterFunc(ctx, s.rpc.Stop)
	err := s.rpc.Wait()
	stopped()
	cancel()
	<-analyzed
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.life == exited {
		return nil
	}
	return errors.Join(ErrNoExit, err)
}

// life is how far the conversation is.
type life int

const (
	fresh life = iota
	initialized
	shut   // nothing but exit may follow
	exited // after a shutdown
)

// server is one conversation with a client.
type server struct {
	engine  Engine
	rpc     *jrpc2.Server
	wake    chan struct{} // tells the loop that there may be something to do
	pending pending

	mu       sync.Mutex // guards what follows, and what projects and documents hold
	life     life
	client   client
	docs     map[string]*document // by URI
	projects []*project
	clear    []string // URIs whose diagnostics are to be taken away
	tokens   int      // of progress
}

// client is what the client can do.
type client struct {
	encoding        encoding
	markdown        bool
	literalActions  bool // code actions may be more than commands
	preferred       bool
	related         bool
	tags            bool
	descriptions    bool
	versions        bool
	documentChanges bool
	progress        bool
	show            bool
	watches         bool // it watches files when it is asked to
	refreshesLenses bool
}

func newServer(engine Engine) *server {
	return &server{
		engine: engine, wake: make(chan struct{}, 1), docs: map[string]*document{}, client: client{encoding: utf16Units},
	}
}

// method answers a request or takes a notification.
type method func(ctx context.Context, s *server, params decode) (any, error)

// decode reads the parameters of a message.
type decode func(into any) error

// with returns the method that reads its parameters into a P.
func with[P any](do func(ctx context.Context, s *server, p *P) (any, error)) method {
	return func(ctx context.Context, s *server, params decode) (any, error) {
		p := new(P)
		if err := params(p); err != nil {
			return nil, err
		}
		return do(ctx, s, p)
	}
}

// telling returns the method of a notification.
func telling[P any](do func(s *server, p *P)) method {
	return with(func(_ context.Context, s *server, p *P) (any, error) {
		do(s, p)
		return nil, nil
	})
}

// methods are what the server understands. A notification that is not among them is ignored, a request refused.
var methods = map[string]method{
	"initialize":                          with(initialize),
	"initialized":                         telling(ready),
	"shutdown":                            shutdown,
	"exit":                                exit,
	"$/cancelRequest":                     telling(cancelRequest),
	"textDocument/didOpen":                telling(didOpen),
	"textDocument/didChange":              telling(didChange),
	"textDocument/didClose":               telling(didClose),
	"workspace/didChangeConfiguration":    telling(didChangeConfiguration),
	"workspace/didChangeWorkspaceFolders": telling(didChangeFolders),
	"workspace/didChangeWatchedFiles":     telling(didChangeFiles),
	"workspace/executeCommand":            with(executeCommand),
	"textDocument/hover":                  with(hoverAt),
	"textDocument/codeAction":             with(codeActions),
	"textDocument/codeLens":               with(codeLenses),
	"textDocument/definition":             with(definition),
}

// assigner finds the method of a message, for the library.
type assigner struct{ s *server }

// Assign returns the handler of a method, or nil.
func (a assigner) Assign(ctx context.Context, name string) jrpc2.Handler {
	m := methods[name]
	if m == nil {
		return nil
	}
	ctx, done := a.s.pending.add(ctx, jrpc2.InboundRequest(ctx).ID())
	return func(_ context.Context, req *jrpc2.Request) (result any, err error) {
		defer done()
		defer func() {
			if r := recover(); r != nil {
				a.s.log(fmt.Sprintf("rubicon failed at %s: %v\n%s", name, r, debug.Stack()))
				err = &jrpc2.Error{Code: jrpc2.InternalError, Message: fmt.Sprintf("rubicon failed: %v", r)}
			}
		}()
		if err := a.s.allows(name); err != nil {
			return nil, err
		}
		if err = ctx.Err(); err == nil {
			result, err = m(ctx, a.s, req.UnmarshalParams)
		}
		if errors.Is(err, context.Canceled) {
			err = &jrpc2.Error{Code: codeCancelled, Message: "cancelled"}
		}
		return result, err
	}
}

// allows returns an error if a message must not come now.
func (s *server) allows(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case name == "exit" || name == "$/cancelRequest":
		return nil
	case name == "initialize" && s.life != fresh:
		return &jrpc2.Error{Code: jrpc2.InvalidRequest, Message: "initialize comes once"}
	case name != "initialize" && s.life == fresh:
		return &jrpc2.Error{Code: codeNotInitialized, Message: "initialize comes first"}
	case s.life >= shut:
		return &jrpc2.Error{Code: jrpc2.InvalidRequest, Message: "nothing but exit comes after shutdown"}
	}
	return nil
}

func initialize(_ context.Context, s *server, p *initializeParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.life = initialized
	s.client = clientOf(&p.Capabilities)
	folders := p.WorkspaceFolders
	if len(folders) == 0 && p.RootURI != nil {
		folders = []workspaceFolder{{URI: *p.RootURI}}
	}
	if len(folders) == 0 && p.RootPath != nil && *p.RootPath != "" {
		folders = []workspaceFolder{{URI: uriOf(*p.RootPath)}}
	}
	for _, f := range folders {
		s.addFolder(f.URI)
	}
	return &initializeResult{
		ServerInfo: serverInfo{Name: "rubicon", Version: s.engine.Version},
		Capabilities: serverCapabilities{
			PositionEncoding:       s.client.encoding,
			TextDocumentSync:       textDocumentSyncOptions{OpenClose: true, Change: 2},
			HoverProvider:          true,
			DefinitionProvider:     true,
			CodeActionProvider:     &codeActionOptions{CodeActionKinds: []string{quickFix}},
			CodeLensProvider:       &codeLensOptions{},
			ExecuteCommandProvider: &executeCommandOptions{Commands: []string{showCommand}},
			Workspace: &workspaceOptions{
				WorkspaceFolders: &workspaceFoldersServerCapabilities{Supported: true, ChangeNotifications: true},
			},
		},
	}, nil
}

// clientOf reads what the server must know of a client's capabilities.
func clientOf(c *clientCapabilities) client {
	out := client{encoding: utf16Units}
	if g := c.General; g != nil {
		out.encoding = chooseEncoding(g.PositionEncodings)
	}
	if w := c.Window; w != nil {
		out.progress = w.WorkDoneProgress
		out.show = w.ShowDocument != nil && w.ShowDocument.Support
	}
	if w := c.Workspace; w != nil {
		out.documentChanges = w.WorkspaceEdit != nil && w.WorkspaceEdit.DocumentChanges
		out.watches = w.DidChangeWatchedFiles != nil && w.DidChangeWatchedFiles.DynamicRegistration
		out.refreshesLenses = w.CodeLens != nil && w.CodeLens.RefreshSupport
	}
	t := c.TextDocument
	if t == nil {
		return out
	}
	if d := t.PublishDiagnostics; d != nil {
		out.related, out.descriptions, out.versions = d.RelatedInformation, d.CodeDescriptionSupport, d.VersionSupport
		out.tags = present(d.TagSupport)
	}
	if a := t.CodeAction; a != nil {
		out.literalActions, out.preferred = present(a.CodeActionLiteralSupport), a.IsPreferredSupport
	}
	if h := t.Hover; h != nil {
		for _, f := range h.ContentFormat {
			if out.markdown = f == "markdown"; out.markdown || f == "plaintext" {
				break
			}
		}
	}
	return out
}

// present reports whether a member says more than that it is missing. Old clients say true for an object.
func present(raw *json.RawMessage) bool {
	return raw != nil && string(*raw) != "null" && string(*raw) != "false"
}

// watched are the files whose changes on disk change what is found: those that are read, and those that say what is.
var watched = []fileSystemWatcher{
	{"**/*.{rb,ru,rake,gemspec,rbw,thor,jbuilder,rs,erb,rhtml,erubi,erubis,haml,slim,toml,lock,yml,yaml,sh,service,dockerfile,containerfile}"},
	{"**/{Gemfile,Rakefile,rakefile,Capfile,Guardfile,Thorfile,Vagrantfile,Procfile,.ruby-version,.gitignore,.gitmodules}"},
	{"**/{Dockerfile,dockerfile,Containerfile,containerfile}"},
	{"**/{Dockerfile,dockerfile,Containerfile,containerfile}.*"},
	{"**/*.service.d/*.conf"},
	{"**/.cargo/config"},
	{"**/{*entrypoint,rubicon-baseline.json}"},
}

// ready asks the client to tell of changes on disk. It does not wait for the answer: what does not watch is asked in vain.
func ready(s *server, _ *struct{}) {
	s.mu.Lock()
	watches := s.client.watches
	s.mu.Unlock()
	if watches {
		go s.ask("client/registerCapability", &registrationParams{Registrations: []registration{{
			ID: "rubicon-files", Method: "workspace/didChangeWatchedFiles",
			RegisterOptions: didChangeWatchedFilesRegistrationOptions{Watchers: watched},
		}}})
	}
}

func shutdown(_ context.Context, s *server, _ decode) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.life = shut
	for _, p := range s.projects {
		p.stop()
	}
	return nil, nil
}

func exit(_ context.Context, s *server, _ decode) (any, error) {
	s.mu.Lock()
	if s.life == shut {
		s.life = exited
	}
	s.mu.Unlock()
	s.rpc.Stop()
	return nil, nil
}

func cancelRequest(s *server, p *cancelParams) { s.pending.cancel(string(p.ID)) }

// askTime is how long a client may take to answer a request. People may have to be asked.
const askTime = time.Minute

// ask sends a request to the client and returns whether it agreed.
func (s *server) ask(name string, params any) bool {
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	defer cancel()
	_, err := s.rpc.Callback(ctx, name, params)
	return err == nil
}

// tell sends a notification. That the client is gone shows elsewhere.
func (s *server) tell(name string, params any) { _ = s.rpc.Notify(context.Background(), name, params) }

// log writes a line into the client's log of the server.
func (s *server) log(line string) {
	s.tell("window/logMessage", &logMessageParams{Type: severityError, Message: line})
}
