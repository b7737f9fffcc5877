package main

import (
	"math"
	"runtime"
	"runtime/debug"
)

const (
	// firstCollection is how much memory is in use, in bytes, when garbage is first collected. The scan of a
	// few files ends before that.
	firstCollection = 64 << 20
	// gcPercent trades memory for time from then on: collecting garbage this early takes a few hundredths of a
	// scan.
	gcPercent = 22
)

// collectLate puts off the first collection of garbage.
func collectLate() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	runtime.AddCleanup(new([32]byte), func(struct{}) {
		debug.SetGCPercent(gcPercent)
		debug.SetMemoryLimit(math.MaxInt64)
	}, struct{}{})
}
