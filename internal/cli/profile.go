package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/pprof"
)

// profiled runs work and writes a profile of where it spent the time of the processor to a file, and
// one of what it allocated to file.allocs, both for "go tool pprof"; also if work is interrupted, so that one
// can see what takes so long. Without a file it only runs work.
func profiled(file string, work func() error) error {
	if file == "" {
		return work()
	}
	files, err := stage([]target{{path: file}, {path: file + ".allocs"}})
	if err != nil {
		return err
	}
	defer files.discard()
	if err := pprof.StartCPUProfile(files[0].buf); err != nil {
		return fmt.Errorf("--profile %s: %w", file, err)
	}
	err = work()
	pprof.StopCPUProfile()
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	runtime.GC() // what was allocated is known as of the last collection
	if failed := pprof.Lookup("allocs").WriteTo(files[1].buf, 0); failed != nil {
		return errors.Join(err, fmt.Errorf("cannot write %s.allocs: %w", file, plain(failed)))
	}
	return errors.Join(err, files.commit())
}
