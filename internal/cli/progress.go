package cli

import (
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// barDelay is how long a scan lasts before it shows a progress bar: what ends sooner needs none.
const barDelay = time.Second

// progress shows how far a scan is, once it has lasted a while. Its methods may be called by any
// goroutine.
type progress struct {
	w     io.Writer
	mu    sync.Mutex
	start time.Time
	now   func() time.Time
	bar   *progressbar.ProgressBar
	done  int
	ended bool
}

// newProgress returns a progress that begins now and shows itself on the terminal w.
func newProgress(w io.Writer) *progress {
	return &progress{w: w, start: time.Now(), now: time.Now}
}

// update says that done of total parts of the work are done.
func (p *progress) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended || total <= 0 || done <= p.done || p.now().Sub(p.start) < barDelay {
		return
	}
	p.done = done
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.w),
			progressbar.OptionSetDescription("scanning"),
			progressbar.OptionSetWidth(30),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	// A terminal that fails must not end the scan.
	_ = p.bar.Set(min(done, total))
}

// finish takes the bar away for good.
func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
