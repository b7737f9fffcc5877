package lsp

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"
)

// loop analyzes the projects that are due, one at a time, until ctx ends. It alone publishes diagnostics, so that an older
// outcome never comes behind a newer one.
func (s *server) loop(ctx context.Context) {
	for ctx.Err() == nil {
		p, wait := s.next()
		s.takeAway()
		if p != nil {
			s.analyze(ctx, p)
			continue
		}
		select {
		case <-ctx.Done():
		case <-s.wake:
		case <-time.After(wait):
		}
	}
}

// idle is how long the loop sleeps when nothing is due. Whatever makes something due wakes it.
const idle = time.Hour

// next returns the project that has been due for longest, or how long to wait.
func (s *server) next() (due *project, wait time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.projects {
		if !p.due.IsZero() && (due == nil || p.due.Before(due.due)) {
			due = p
		}
	}
	if due == nil {
		return nil, idle
	}
	if wait = time.Until(due.due); wait > 0 {
		return nil, wait
	}
	due.due = time.Time{}
	return due, 0
}

// takeAway takes away the diagnostics of projects that are gone.
func (s *server) takeAway() {
	s.mu.Lock()
	uris := s.clear
	s.clear = nil
	s.mu.Unlock()
	slices.Sort(uris)
	for _, uri := range slices.Compact(uris) {
		s.tell("textDocument/publishDiagnostics", &publishDiagnosticsParams{URI: uri, Diagnostics: []diagnostic{}})
	}
}

// analyze analyzes a project as it is now. If it is edited meanwhile, that comes to nothing.
func (s *server) analyze(ctx context.Context, p *project) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.mu.Lock()
	edits := p.edits
	p.cancel = cancel
	docs := map[string]*text{} // texts do not change, they are replaced
	overlay := map[string][]byte{}
	for _, d := range s.docs {
		if d.path != "" {
			docs[d.path] = d.text
			overlay[d.path] = d.text.content
		}
	}
	s.mu.Unlock()
	bar := s.newProgress(filepath.Base(p.path))
	a, err := s.run(ctx, Request{Path: p.path, Overlay: overlay, Progress: bar.update})
	var configError *ConfigError
	if errors.As(err, &configError) {
		// What is found does not go away while somebody writes the configuration: the last that was right counts.
		overlay[configError.Path] = p.config[configError.Path]
		if a, err = s.run(ctx, Request{Path: p.path, Overlay: overlay, Progress: bar.update}); err == nil {
			err = configError
		}
	} else if err == nil && a.ConfigPath != "" {
		p.config = map[string][]byte{a.ConfigPath: a.ConfigText}
	}
	bar.end()
	s.mu.Lock()
	p.cancel = nil
	if p.edits != edits || ctx.Err() != nil {
		s.mu.Unlock()
		return
	}
	if a == nil {
		a = &Analysis{}
	}
	if err != nil && !errors.As(err, &configError) {
		defer s.log(fmt.Sprintf("rubicon cannot analyze %s: %v", p.path, err))
	}
	b := &builder{s: s, docs: docs, read: map[string]*text{}}
	p.state = b.build(a, configError)
	p.state.edits = edits
	messages := s.published(p)
	close(p.news)
	p.news = make(chan struct{})
	refresh := s.client.refreshesLenses
	s.mu.Unlock()
	for _, m := range messages {
		s.tell("textDocument/publishDiagnostics", m)
	}
	if refresh {
		go s.ask("workspace/codeLens/refresh", nil)
	}
}

// run calls the engine. A failure of it costs the outcome, not the server.
func (s *server) run(ctx context.Context, req Request) (a *Analysis, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v\n%s", r, debug.Stack())
		}
	}()
	return s.engine.Analyze(ctx, req)
}

// published returns the messages that show the state of a project: the diagnostics of each file that has some, and none for
// each that has none any more. The caller holds s.mu.
func (s *server) published(p *project) (messages []*publishDiagnosticsParams) {
	shown := map[string]bool{}
	for _, path := range sortedKeys(p.state.files) {
		if owner := s.projectOf(path); owner != nil && owner != p {
			continue // that project reports it
		}
		m := &publishDiagnosticsParams{URI: s.uri(path), Diagnostics: []diagnostic{}}
		if d := s.docs[m.URI]; d != nil && s.client.versions {
			m.Version = &d.version
		}
		for _, f := range p.state.files[path] {
			m.Diagnostics = append(m.Diagnostics, f.diagnostic)
		}
		if len(m.Diagnostics) > 0 {
			messages = append(messages, m)
			shown[m.URI] = true
		}
	}
	for _, uri := range sortedKeys(p.shown) {
		real, _, _ := pathOf(uri)
		if owner := s.projectOf(real); !shown[uri] && (owner == nil || owner == p) {
			messages = append(messages, &publishDiagnosticsParams{URI: uri, Diagnostics: []diagnostic{}})
		}
	}
	p.shown = shown
	return messages
}

// settled returns the state of the project that a document belongs to as soon as it is that of the texts as they are, and
// the document. It returns nil if there is no such project or document, or none in time: an answer about other texts is
// worse than none.
func (s *server) settled(ctx context.Context, uri string, patience time.Duration) (*state, *document, error) {
	late := time.After(patience)
	for {
		s.mu.Lock()
		d := s.docs[uri]
		if d == nil {
			s.mu.Unlock()
			return nil, nil, nil
		}
		p := s.projectOf(d.path)
		if p == nil {
			s.mu.Unlock()
			return nil, nil, nil
		}
		if p.current() {
			st, copied := p.state, *d
			s.mu.Unlock()
			return st, &copied, nil
		}
		news := p.news
		s.mu.Unlock()
		select {
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		case <-late:
			return nil, nil, nil
		case <-news:
		}
	}
}
