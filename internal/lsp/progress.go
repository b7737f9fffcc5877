package lsp

import (
	"fmt"
	"sync"
	"time"
)

// patient is how long an analysis runs before it is shown to run: what is over at once needs no bar.
const patient = 400 * time.Millisecond

// progress is the bar of one analysis.
type progress struct {
	s     *server
	title string
	timer *time.Timer

	mu      sync.Mutex
	token   string // "" while there is no bar
	percent uint32
	over    bool
}

// newProgress returns a bar that appears if the analysis takes long and the client shows bars.
func (s *server) newProgress(what string) *progress {
	p := &progress{s: s, title: "Rubicon: " + what}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.client.progress {
		p.over = true
		return p
	}
	s.tokens++
	token := fmt.Sprintf("rubicon-%d", s.tokens)
	p.timer = time.AfterFunc(patient, func() { p.begin(token) })
	return p
}

// begin asks for the bar and shows it.
func (p *progress) begin(token string) {
	if !p.s.ask("window/workDoneProgress/create", &workDoneProgressCreateParams{token}) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return
	}
	p.token = token
	p.s.tell("$/progress", &progressParams{token, workDoneProgressBegin{Kind: "begin", Title: p.title, Percentage: p.percent}})
}

// update says how many files are read. That is the first half: what follows is not counted.
func (p *progress) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	percent := uint32(50 * done / max(total, 1))
	if percent < p.percent+5 {
		return
	}
	p.percent = percent
	if p.token != "" && !p.over {
		p.s.tell("$/progress", &progressParams{p.token, workDoneProgressReport{
			Kind: "report", Message: fmt.Sprintf("%d of %d files", done, total), Percentage: percent,
		}})
	}
}

// end takes the bar away.
func (p *progress) end() {
	if p.timer != nil {
		p.timer.Stop()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over = true; p.token != "" {
		p.s.tell("$/progress", &progressParams{p.token, workDoneProgressEnd{Kind: "end"}})
	}
}
