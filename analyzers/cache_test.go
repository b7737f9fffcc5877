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
		c := &cachedTree{t, loadRules(t), t.TempDir(), t.TempDir(), rand.New(rand.NewPCG(seed, 1))}
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

// TestCachedAgain shows that a second scan parses nothing.
func TestCachedAgain(t *testing.T) {
	c := &cachedTree{t, loadRules(t), filepath.Join("..", "testdata", "rules"), t.TempDir(), nil}
	want, _ := c.scan(nil)
	for range 2 {
		got, store := c.scan(cache.Open(c.cache))
		if !bytes.Equal(want, got) {
			t.Error("the cache makes another report")
		}
		if hits, misses := store.Figures(); hits > 0 && misses > 0 {
			t.Errorf("%d entries are there, %d are not", hits, misses)
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
	r, err := analyzers.Scan(context.Background(), ws, analyzers.Options{Rules: c.set, Config: program.Config{Cache: store, Build: "test"}})
	if err != nil {
		c.t.Fatal(err)
	}
	r.Sort()
	var b bytes.Buffer
	if err := report.NewJSON(&b).Handle(r); err != nil {
		c.t.Fatal(err)
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
	switch c.rand.IntN(9) {
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
