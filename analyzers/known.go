package analyzers

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"math"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"rubicon/internal/cache"
	"rubicon/internal/report"
	"rubicon/internal/source"
	"rubicon/internal/suppress"
)

// This file keeps the report of a scan in the cache, for a scan of the very same files: one by another command, by a hook
// after a commit that changes nothing here, or in another format. The key has all that a report depends on: the build of
// Rubicon, the rules, the options, and of each file of the workspace its path and content. Two things are no part of it.
// What is left out of a workspace is looked up anew, and comments expire: an entry says from when until when it holds. A
// report that depends on how long something took, or on a file that could not be read, is not kept. Documents of OpenAPI are part
// of the workspace by their names, so that a new one makes another key; as they may refer to any file, an entry has the hashes
// of all that were read.

// known is a scan of which the report may be known.
type known struct {
	store *cache.Store
	key   cache.Key
	files map[string]*source.File // by path
	opt   *Options
}

// newKnown reads the files of a workspace; it returns nil if one cannot be read, or there is no cache.
func newKnown(ws *source.Workspace, opt *Options) *known {
	if opt.Config.Cache == nil || opt.Stats || opt.Timings {
		return nil
	}
	contents := loadAll(ws, opt)
	if contents == nil {
		return nil
	}
	k := &known{store: opt.Config.Cache, files: make(map[string]*source.File, len(contents)), opt: opt}
	rules := opt.Rules.Fingerprint()
	parts := [][]byte{[]byte("report"), []byte(opt.Config.Build), rules[:], strconv.AppendBool(nil, opt.Config.LeaveOutTests)}
	for _, name := range opt.Config.Documents {
		parts = append(parts, []byte("document"), []byte(name))
	}
	for i, e := range ws.Entries {
		k.files[e.Path] = contents[i]
		sum := cache.KeyOf(contents[i].Content)
		parts = append(parts, []byte(e.Path), sum[:])
		if opt.PathOf != nil {
			parts = append(parts, []byte(opt.PathOf(e.Path)))
		}
	}
	k.key = cache.KeyOf(parts...)
	return k
}

// loadAll reads the files of a workspace in parallel; it returns nil if one cannot be read.
func loadAll(ws *source.Workspace, opt *Options) []*source.File {
	files := make([]*source.File, len(ws.Entries))
	var next atomic.Int64
	var failed atomic.Bool
	jobs := opt.Config.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var wg sync.WaitGroup
	for range min(jobs, len(files)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files) && !failed.Load() && !opt.Config.Canceled(); i = int(next.Add(1)) - 1 {
				f, err := ws.Load(ws.Entries[i])
				if err != nil {
					failed.Store(true)
					return
				}
				files[i] = f
			}
		})
	}
	wg.Wait()
	if failed.Load() || opt.Config.Canceled() {
		return nil
	}
	return files
}

// read returns the workspace with its files as they were read: none changes on the way.
func (k *known) read(ws *source.Workspace) *source.Workspace {
	out := *ws
	out.Overlay = make(map[string][]byte, len(ws.Entries))
	for _, e := range ws.Entries {
		out.Overlay[e.Abs] = k.files[e.Path].Content
	}
	return &out
}

// report returns the report of the scan, nil if it is not known.
func (k *known) report(ws *source.Workspace) *report.Report {
	var entry knownReport
	now := k.opt.now().Unix()
	if err := gob.NewDecoder(bytes.NewReader(k.store.Get(k.key))).Decode(&entry); err != nil || now < entry.From || now >= entry.Until {
		return nil
	}
	for name, sum := range entry.Documents {
		f, err := ws.Load(ws.Beside(name))
		if err != nil || cache.KeyOf(f.Content) != sum {
			return nil
		}
		k.files[name] = f
	}
	rules := describeAll(k.opt.Rules.Rules)
	byCode := make(map[string]*report.Rule, len(rules))
	for i := range rules {
		byCode[rules[i].Code] = &rules[i]
	}
	files := map[string]*source.File{}
	r, err := report.Restore(entry.Report, func(code string) *report.Rule { return byCode[code] }, func(path string) *source.File {
		f := files[path]
		if read := k.files[path]; f == nil && read != nil {
			f = source.NewFile(path, cmp.Or(source.Detect(path, read.Content), read.Lang), read.Content)
			files[path] = f
		}
		return f
	})
	if err != nil {
		return nil
	}
	r.Rules = rules
	left := report.NewCoverage(ws)
	c := &r.Coverage
	c.Skipped, c.Excluded, c.Tests, c.Ignored, c.Unwanted = left.Skipped, left.Excluded, left.Tests, left.Ignored, left.Unwanted
	return r
}

// knownReport is an entry of the cache.
type knownReport struct {
	From, Until int64 // when it holds, in seconds
	Documents   map[string]cache.Key
	Report      []byte
}

// keep keeps the report of the scan that came from these stages.
func (k *known) keep(r *report.Report, from *stages) {
	text, err := report.Store(r)
	if err != nil || k.opt.Config.Canceled() {
		return
	}
	entry := knownReport{From: math.MinInt64, Until: math.MaxInt64, Documents: map[string]cache.Key{}, Report: text}
	now := k.opt.now()
	for _, t := range suppress.Expiries(from.comments, describeAll(k.opt.Rules.Known)) {
		if t.After(now) {
			entry.Until = min(entry.Until, t.Unix())
		} else {
			entry.From = max(entry.From, t.Unix())
		}
	}
	for name, f := range from.documents {
		entry.Documents[name] = cache.KeyOf(f.Content)
	}
	var b bytes.Buffer
	if gob.NewEncoder(&b).Encode(&entry) != nil {
		return
	}
	k.store.Put(k.key, b.Bytes())
	k.store.Close()
}

// now is the time by which suppressions expire.
func (o *Options) now() time.Time {
	if o.Now.IsZero() {
		return time.Now()
	}
	return o.Now
}
