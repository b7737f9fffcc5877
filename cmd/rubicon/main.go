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
	system := cli.System()
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		system.Sized = collectLate().sized
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	code := cli.Main(ctx, os.Args[1:], system, cli.NewEngine())
	stop()
	os.Exit(code)
}
