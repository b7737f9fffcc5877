package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

const (
	// leastHeap is how much memory is in use, in bytes, before garbage is collected, whatever is read. The scan of
	// a few files ends before that.
	leastHeap = 64 << 20
	// heapPerByte is what a byte of source adds to that. What a scan keeps is a little less, so that garbage is
	// collected a few times only; the memory that is promised is 15 bytes for each byte of source.
	heapPerByte = 8
	// gcPercent is how much garbage may lie beside what is in use once that is more.
	gcPercent = 22
)

// collector collects garbage no sooner than the size of what is scanned gives a reason to. Until the first collection the
// limit of memory stands for that; after each one it says anew how much garbage there may be.
type collector struct {
	heap atomic.Int64 // up to which nothing is collected, in bytes
}

// collectLate puts off the first collection of garbage.
func collectLate() *collector {
	c := &collector{}
	c.heap.Store(leastHeap)
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(leastHeap)
	c.watch(func() { debug.SetMemoryLimit(math.MaxInt64) })
	return c
}

// sized tells how much source is about to be read.
func (c *collector) sized(bytes int64) {
	heap := leastHeap + heapPerByte*bytes
	c.heap.Store(heap)
	if debug.SetMemoryLimit(-1) != math.MaxInt64 {
		debug.SetMemoryLimit(heap)
	}
}

// watch calls first after the next collection, and decides after each one when the next is due.
func (c *collector) watch(first func()) {
	runtime.AddCleanup(new([32]byte), func(struct{}) {
		debug.SetGCPercent(percent(c.heap.Load(), inUse()))
		first()
		c.watch(func() {})
	}, struct{}{})
}

// percent returns how much garbage there may be beside what is in use, in percent of that.
func percent(heap, inUse int64) int {
	return int(max(gcPercent, 100*(heap-inUse)/max(inUse, 1)))
}

// inUse returns how many bytes the last collection left.
func inUse() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
