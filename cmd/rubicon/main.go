// Rubicon finds paths of untrusted data through Ruby and Rust.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"rubicon/internal/cli"
)

// gcPercent trades memory for time: collecting garbage this early takes a few hundredths of a scan.
const gcPercent = 60

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	code := cli.Main(ctx, os.Args[1:], cli.System(), cli.NewEngine())
	stop()
	os.Exit(code)
}
