package lsp

import (
	"context"
	"sync"
)

// pending are the requests that are not answered yet. The library could cancel them too, but it answers one whose handler has
// not begun with a code of its own, which editors show as an error.
//
// It has a lock of its own: the library asks for a handler while it holds its lock, under which the server's must not be
// taken.
type pending struct {
	mu      sync.Mutex
	cancels map[string]context.CancelFunc // by the JSON of the ID
}

// add returns the context of a request, which ends when it is cancelled, and what to call when it is answered. A notification
// has no ID, and cannot be cancelled.
func (p *pending) add(ctx context.Context, id string) (own context.Context, done func()) {
	if id == "" {
		return ctx, func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cancels == nil {
		p.cancels = map[string]context.CancelFunc{}
	}
	p.cancels[id] = cancel
	return ctx, func() {
		cancel()
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.cancels, id)
	}
}

// cancel cancels a request, if it is not answered yet.
func (p *pending) cancel(id string) {
	p.mu.Lock()
	cancel := p.cancels[id]
	p.mu.Unlock()
	if cancel != nil {
		cancel()
	}
}
