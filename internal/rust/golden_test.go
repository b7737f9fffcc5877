package rust_test

import (
	"flag"
	"testing"

	"rubicon/internal/wanttest"
)

var update = flag.Bool("update", false, "rewrite the expected IR in testdata/ir/rust")

// TestGolden compares the printed IR of each testdata/ir/rust/*.txtar with what it is expected to be.
func TestGolden(t *testing.T) {
	wanttest.Golden(t, "../../testdata/ir/rust", "in.rs", *update, "go test ./internal/rust -run Golden -update",
		func(t *testing.T, src string) string { return dump(lower(t, src)) })
}
