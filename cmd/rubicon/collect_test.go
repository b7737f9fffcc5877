package main

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"rubicon/internal/cli"
)

// TestPercent: nothing is collected before the heap has the size that the source calls for, and from then on what a few
// percent of it are.
func TestPercent(t *testing.T) {
	for _, c := range []struct {
		heap, inUse int64
		want        int
	}{{200 << 20, 100 << 20, 100}, {200 << 20, 190 << 20, gcPercent}, {200 << 20, 900 << 20, gcPercent}, {1000, 0, 100_000}} {
		if got := percent(c.heap, c.inUse); got != c.want {
			t.Errorf("of %d bytes %d in use leave room for %d %%, want %d %%", c.heap, c.inUse, got, c.want)
		}
	}
}

// TestCollector: the limit holds until the first collection, a percentage from then on, whatever comes first.
func TestCollector(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	c := collectLate()
	c.sized(1 << 20)
	if limit := debug.SetMemoryLimit(-1); limit != leastHeap+heapPerByte<<20 {
		t.Errorf("the limit before the first collection is %d", limit)
	}
	runtime.GC()
	for end := time.Now().Add(10 * time.Second); debug.SetMemoryLimit(-1) != math.MaxInt64; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the limit still holds after a collection")
		}
	}
	c.sized(1 << 30)
	if limit := debug.SetMemoryLimit(-1); limit != math.MaxInt64 {
		t.Errorf("the limit is back: %d", limit)
	}
	if got := debug.SetGCPercent(100); got < gcPercent {
		t.Errorf("a collection at %d %%", got)
	}
}

// TestSized: a scan tells how much it reads.
func TestSized(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.rb"), []byte("x = 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	x := cli.System()
	x.Out = t.Output()
	var told int64
	x.Sized = func(bytes int64) { told = bytes }
	if code := cli.Main(context.Background(), []string{"scan", "--no-cache", dir}, x, cli.NewEngine()); code != 0 || told != 6 {
		t.Errorf("exit code %d, told of %d bytes", code, told)
	}
}
