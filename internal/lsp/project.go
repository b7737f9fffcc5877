package lsp

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"rubicon/internal/config"
)

// project is what is analyzed together: a folder of the client's workspace, or what a file outside of them belongs to.
type project struct {
	path   string // absolute, without links
	given  string // as the client calls it
	folder bool   // it is a folder of the client's workspace

	edits  int                // counts what happened to it
	due    time.Time          // when to analyze it; zero if there is nothing to do
	cancel context.CancelFunc // ends the analysis that runs; nil if none does
	state  *state             // the outcome of the last analysis; nil before the first
	news   chan struct{}      // closed when another state takes its place
	shown  map[string]bool    // the URIs for which diagnostics were published
	config map[string][]byte  // the configuration of the last analysis that was right, by its path; of the loop alone
}

// current reports whether the state is that of the texts as they are.
func (p *project) current() bool { return p.state != nil && p.state.edits == p.edits }

// stop ends the analysis that runs.
func (p *project) stop() {
	if p.cancel != nil {
		p.cancel()
	}
	p.due = time.Time{}
}

// addFolder makes a project of a folder of the client's workspace. The caller holds s.mu.
func (s *server) addFolder(uri string) {
	real, given, ok := pathOf(uri)
	if !ok {
		return
	}
	for _, p := range s.projects {
		if p.path == real {
			p.folder = true
			return
		}
	}
	s.add(&project{path: real, given: given, folder: true})
}

func (s *server) add(p *project) {
	p.news, p.shown = make(chan struct{}), map[string]bool{}
	s.projects = append(s.projects, p)
	p.due = time.Now() // no edit may follow
	p.edits++
	s.signal()
}

// tops are names of what stands at the top of a project.
var tops = [...]string{config.Name, ".git", "Gemfile", "config.ru", "Cargo.toml"}

// maxUp is how many folders above a file are looked at for the top of its project.
const maxUp = 20

// addFor makes a project for a file that lies in none: from the next folder above it that looks like the top of one, else
// of the file alone. The caller holds s.mu.
func (s *server) addFor(uri string) {
	real, given, ok := pathOf(uri)
	if !ok {
		return
	}
	dir := filepath.Dir(real)
	for range maxUp {
		for _, top := range tops {
			if _, err := os.Lstat(filepath.Join(dir, top)); err == nil {
				s.add(&project{path: dir, given: dir})
				return
			}
		}
		if dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	s.add(&project{path: real, given: given})
}

// projectOf returns the innermost project that a path belongs to, or nil. The caller holds s.mu.
func (s *server) projectOf(path string) (found *project) {
	for _, p := range s.projects {
		if _, ok := within(p.path, path); ok && path != "" && (found == nil || len(p.path) > len(found.path)) {
			found = p
		}
	}
	return found
}

// touch has a project analyzed anew after a pause. The caller holds s.mu.
func (s *server) touch(p *project) {
	if p == nil || s.life >= shut {
		return
	}
	p.stop()
	p.edits++
	p.due = time.Now().Add(pause)
	s.signal()
}

// signal wakes the loop.
func (s *server) signal() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// remove takes a project away, with its diagnostics. The caller holds s.mu.
func (s *server) remove(p *project) {
	p.stop()
	p.edits++
	close(p.news)
	s.projects = slices.DeleteFunc(s.projects, func(o *project) bool { return o == p })
	for uri := range p.shown {
		s.clear = append(s.clear, uri)
	}
	for _, other := range s.projects {
		if _, ok := within(other.path, p.path); ok {
			s.touch(other) // what it found there is its own again
		}
	}
	s.signal()
}

// dropUnused removes the projects that are no folders of the workspace and have no open document. The caller holds s.mu.
func (s *server) dropUnused() {
	for _, p := range slices.Clone(s.projects) {
		used := p.folder
		for _, d := range s.docs {
			used = used || s.projectOf(d.path) == p
		}
		if !used {
			s.remove(p)
		}
	}
}

func didChangeFolders(s *server, p *didChangeWorkspaceFoldersParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range p.Event.Removed {
		real, _, ok := pathOf(f.URI)
		for _, known := range s.projects {
			if ok && known.path == real {
				known.folder = false
			}
		}
	}
	for _, f := range p.Event.Added {
		s.addFolder(f.URI)
	}
	s.dropUnused()
}

// didChangeFiles takes changes on disk. What an open document holds counts whatever its file does.
func didChangeFiles(s *server, p *didChangeWatchedFilesParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := map[string]bool{}
	for _, d := range s.docs {
		open[d.path] = true
	}
	const changed = 2
	for _, c := range p.Changes {
		real, _, ok := pathOf(c.URI)
		if !ok || c.Type == changed && open[real] {
			continue
		}
		// A rubicon.toml also counts for the folders below its own.
		for _, known := range s.projects {
			_, below := within(filepath.Dir(real), known.path)
			if known == s.projectOf(real) || below && filepath.Base(real) == config.Name {
				s.touch(known)
			}
		}
	}
}

func didChangeConfiguration(s *server, _ *struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.projects {
		s.touch(p)
	}
}
