package analyzers_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rubicon/analyzers"
	"rubicon/analyzers/program"
	"rubicon/internal/cache"
	"rubicon/internal/report"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// cachedTree is a workspace that is edited, and a cache that goes along.
type cachedTree struct {
	t     *testing.T
	set   *rule.Set
	root  string
	cache string
	rand  *rand.Rand
	now   time.Time // zero for the real one
}

// TestCachedScans edits a workspace at random: after each edit a scan with the cache, which has what scans of the workspace
// before have left there, gives the bytes of a scan without it. Some entries are damaged on the way. CACHED_EDITS says how
// many edits there are.
func TestCachedScans(t *testing.T) {
	steps := 16
	if n, err := strconv.Atoi(os.Getenv("CACHED_EDITS")); err == nil {
		steps = n
	}
	for seed := range uint64(2) {
		c := &cachedTree{t, loadRules(t), t.TempDir(), t.TempDir(), rand.New(rand.NewPCG(seed, 1)), time.Time{}}
		for _, from := range []string{"apps/papers", "rules/rust-macros", "rules/rust-made-in-results"} {
			c.copy(from)
		}
		c.write(filepath.Join(c.root, "papers", "guarded.rb"), []byte(guarded))
		for step := range steps {
			edit := ""
			if step > 0 {
				edit = c.edit()
			}
			want, _ := c.scan(nil)
			got, store := c.scan(cache.Open(c.cache))
			if !bytes.Equal(want, got) {
				t.Fatalf("seed %d, step %d, %s: the cache makes another report of\n%s\nof what was\n%s", seed, step, edit, got, want)
			}
			if hits, misses := store.Figures(); step > 0 && hits == 0 || step == 0 && misses == 0 {
				t.Fatalf("seed %d, step %d, %s: %d entries are there, %d are not", seed, step, edit, hits, misses)
			}
		}
	}
}

// guarded is a route that another file makes safe, if its method does not return.
const guarded = `require 'sinatra'
get '/guarded' do
  deny0 'no' unless params[:f] =~ /\A\w+\z/
  deny1 'no' if params[:g] !~ /\A\w+\z/
  system("ls #{params[:f]} #{params[:g]}")
end
`

// TestCachedAgain shows that a second scan parses nothing, and asks for the report alone.
func TestCachedAgain(t *testing.T) {
	c := &cachedTree{t, loadRules(t), filepath.Join("..", "testdata", "rules"), t.TempDir(), nil, time.Time{}}
	want, _ := c.scan(nil)
	for i := range 2 {
		got, store := c.scan(cache.Open(c.cache))
		if !bytes.Equal(want, got) {
			t.Error("the cache makes another report")
		}
		if hits, misses := store.Figures(); i == 0 && hits > 0 || i > 0 && (hits != 1 || misses > 0) {
			t.Errorf("run %d: %d entries are there, %d are not", i, hits, misses)
		}
	}
}

// TestCacheFigures asks for figures, for which a scan analyzes: they say what of the cache was used.
func TestCacheFigures(t *testing.T) {
	c := &cachedTree{t: t, set: loadRules(t), root: t.TempDir(), cache: t.TempDir()}
	for _, name := range []string{"a.rb", "b.rb", "c.rb"} {
		c.write(filepath.Join(c.root, name), []byte("puts '"+name+"'\n"))
	}
	figures := func() report.CacheUse {
		ws, err := source.Discover(c.root, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{
			Rules: c.set, Stats: true, Config: program.Config{Cache: cache.Open(c.cache), Build: "test"},
		})
		if err != nil {
			t.Fatal(err)
		}
		return *r.Stats.Cache
	}
	for i, want := range []report.CacheUse{{Missing: 3}, {Found: 3}, {Found: 2, Missing: 1}} {
		if i == 2 {
			c.write(filepath.Join(c.root, "b.rb"), []byte("puts 2\n"))
		}
		if got := figures(); got != want {
			t.Errorf("scan %d: %+v, want %+v", i, got, want)
		}
	}
}

// TestKnownReportExpires looks at a workspace before and after the last day of a comment, in both orders: a clock can go
// back.
func TestKnownReportExpires(t *testing.T) {
	c := &cachedTree{t: t, set: loadRules(t), root: t.TempDir(), cache: t.TempDir()}
	c.write(filepath.Join(c.root, "app.rb"), []byte(`require 'sinatra'
get '/' do
  system(params[:a]) # rubicon:ignore RBN201 until=2027-01-31 -- it is replaced in February
end
`))
	for i, day := range []string{"2027-01-30", "2027-02-02", "2027-02-03", "2027-01-29"} {
		c.now, _ = time.Parse(time.DateOnly, day)
		want, _ := c.scan(nil)
		got, store := c.scan(cache.Open(c.cache))
		if !bytes.Equal(want, got) {
			t.Errorf("on %s the cache makes another report", day)
		}
		if hits, misses := store.Figures(); hits == 1 && misses == 0 != (i == 2) {
			t.Errorf("on %s the report is known: %t", day, i != 2)
		}
	}
}

// TestKnownReportOptions changes what a report depends on besides files.
func TestKnownReportOptions(t *testing.T) {
	c := &cachedTree{t: t, set: loadRules(t), root: t.TempDir(), cache: t.TempDir()}
	c.write(filepath.Join(c.root, "app.rb"), []byte("require 'sinatra'\nget('/') { system(params[:a]) }\n"))
	sets := []*rule.Set{c.set}
	for _, choice := range []rule.Choice{{Ignore: []string{"RBN201"}}, {Severity: map[string]string{"RBN201": "low"}}, {Trusted: []string{"http"}}} {
		set, err := c.set.Choose(choice)
		if err != nil {
			t.Fatal(err)
		}
		sets = append(sets, set)
	}
	for range 2 {
		for i, set := range sets {
			c.set = set
			want, _ := c.scan(nil)
			if got, _ := c.scan(cache.Open(c.cache)); !bytes.Equal(want, got) {
				t.Errorf("choice %d: the cache makes another report", i)
			}
		}
	}
}

// copy copies a folder of the test data into the workspace.
func (c *cachedTree) copy(from string) {
	src := filepath.Join("..", "testdata", filepath.FromSlash(from))
	if err := os.CopyFS(filepath.Join(c.root, filepath.Base(src)), os.DirFS(src)); err != nil {
		c.t.Fatal(err)
	}
}

func (c *cachedTree) scan(store *cache.Store) ([]byte, *cache.Store) {
	ws, err := source.Discover(c.root, source.Options{})
	if err != nil {
		c.t.Fatal(err)
	}
	r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{Rules: c.set, Now: c.now, Config: program.Config{Cache: store, Build: "test"}})
	if err != nil {
		c.t.Fatal(err)
	}
	r.Sort()
	var b bytes.Buffer
	for _, format := range []string{"json", "html", "sarif"} {
		h, err := report.New(format, &b, report.Options{})
		if err == nil {
			err = h.Handle(r)
		}
		if err != nil {
			c.t.Fatal(err)
		}
	}
	return b.Bytes(), store
}

// files returns the files below a folder whose names end in one of the endings.
func (c *cachedTree) files(root string, endings ...string) (files []string) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		for _, ending := range endings {
			if err == nil && d.Type().IsRegular() && strings.HasSuffix(path, ending) {
				files = append(files, path)
			}
		}
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return files
}

func (c *cachedTree) read(path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		c.t.Fatal(err)
	}
	return data
}

func (c *cachedTree) write(path string, data []byte) {
	if err := os.WriteFile(path, data, 0o666); err != nil {
		c.t.Fatal(err)
	}
}

// edit changes something, and says what.
func (c *cachedTree) edit() string {
	files := c.files(c.root, ".rb", ".rs", ".erb", "Cargo.toml")
	path := files[c.rand.IntN(len(files))]
	lines := bytes.SplitAfter(c.read(path), []byte("\n"))
	at := c.rand.IntN(len(lines))
	name := filepath.Base(path)
	switch c.rand.IntN(10) {
	case 9:
		return "nothing"
	case 0:
		c.write(path, bytes.Join(append(lines[:at:at], lines[at+1:]...), nil))
		return fmt.Sprintf("line %d of %s is gone", at+1, name)
	case 1:
		c.write(path, bytes.Join(append(lines[:at:at], append([][]byte{lines[c.rand.IntN(len(lines))]}, lines[at:]...)...), nil))
		return fmt.Sprintf("another line stands before line %d of %s", at+1, name)
	case 2:
		c.write(path, append([]byte("\n"), c.read(path)...))
		return name + " has a line before all others"
	case 3:
		if err := os.Rename(path, filepath.Join(filepath.Dir(path), fmt.Sprintf("r%d%s", c.rand.IntN(5), name))); err != nil {
			c.t.Fatal(err)
		}
		return name + " is renamed"
	case 4:
		c.write(filepath.Join(filepath.Dir(path), fmt.Sprintf("c%d%s", c.rand.IntN(5), name)), c.read(path))
		return name + " is there twice"
	case 5:
		other := files[c.rand.IntN(len(files))]
		c.write(path, c.read(other))
		return name + " is now as " + filepath.Base(other)
	case 6:
		c.write(filepath.Join(c.root, "papers", "deny.rb"), fmt.Appendf(nil, "def deny%d(text)\n  %s text\nend\n", c.rand.IntN(2), []string{"halt 403,", "puts", "raise"}[c.rand.IntN(3)]))
		return "a method that may not return is there"
	case 7:
		entries := c.files(c.cache, "")
		entry := entries[c.rand.IntN(len(entries))]
		data := c.read(entry)
		data[c.rand.IntN(len(data))] ^= 1 << c.rand.IntN(8)
		c.write(entry, data)
		return "an entry is damaged"
	default:
		text := "// rubicon:ignore RBN201 -- it is a test\n"
		if !strings.HasSuffix(path, ".rs") {
			text = strings.Replace(text, "//", "#", 1)
		}
		c.write(path, bytes.Join(append(lines[:at:at], append([][]byte{[]byte(text)}, lines[at:]...)...), nil))
		return fmt.Sprintf("a finding is ignored before line %d of %s", at+1, name)
	}
}
