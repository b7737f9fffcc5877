package main

import (
	"strings"
	"testing"
)

func TestReport(t *testing.T) {
	for _, test := range []struct {
		name, in, want string
		failed         bool
	}{
		{"passed", `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0.1}
{"Action":"pass","Package":"p","Elapsed":0.25}
`, "ok   p (0.2 s)\n\n1 passed, 0 failed, 0 skipped\n", false},
		{"skipped", `{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:3: for want of ruby\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"--- SKIP: TestA (0.00s)\n"}
{"Action":"skip","Package":"p","Test":"TestA","Elapsed":0}
{"Action":"skip","Package":"q","Elapsed":0}
`, "\nskipped: TestA in p: for want of ruby\n0 passed, 0 failed, 1 skipped\n", false},
		{"failed", `{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:3: wrong\n"}
{"Action":"fail","Package":"p","Test":"TestA","Elapsed":0}
{"Action":"output","Package":"p","Output":"FAIL\n"}
{"Action":"fail","Package":"p","Elapsed":1}
`, "    a_test.go:3: wrong\nFAIL\nFAIL p (1.0 s)\n\nFAILED\n0 passed, 1 failed, 0 skipped\n", true},
		{"not built", `{"Action":"build-output","ImportPath":"p","Output":"p.go:1: no\n"}
{"Action":"build-fail","ImportPath":"p"}
`, "p.go:1: no\n\nFAILED\n0 passed, 0 failed, 0 skipped\n", true},
		{"not json", "go: no such module\n", "go: no such module\n\n0 passed, 0 failed, 0 skipped\n", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out strings.Builder
			failed, err := report(strings.NewReader(test.in), &out)
			if err != nil || failed != test.failed || out.String() != test.want {
				t.Errorf("failed %v, error %v, report\n%s\nwant failed %v, report\n%s",
					failed, err, out.String(), test.failed, test.want)
			}
		})
	}
}
