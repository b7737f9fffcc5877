package ruby_test

import (
	"flag"
	"testing"

	"rubicon/internal/wanttest"
)

var update = flag.Bool("update", false, "rewrite the expected IR in testdata/ir/ruby")

// TestGolden compares the printed IR of each testdata/ir/ruby/*.txtar with what it is expected to be.
func TestGolden(t *testing.T) {
	wanttest.Golden(t, "../../testdata/ir/ruby", "in.rb", *update, "go test ./internal/ruby -run Golden -update",
		func(t *testing.T, src string) string { return print(lower(t, src)) })
}
