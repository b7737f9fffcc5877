// Rubicon finds paths of untrusted data through Ruby and Rust.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"rubicon/internal/cli"
)

func main() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		collectLate()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	code := cli.Main(ctx, os.Args[1:], cli.System(), cli.NewEngine())
	stop()
	os.Exit(code)
}
