package analyzers

import "testing"

// TestInsideQuotes holds what is said of the end of some code against what a shell makes of the text there.
func TestInsideQuotes(t *testing.T) {
	for code, want := range map[string]bool{
		`system("echo #{`:                        false,
		`system("echo '#{`:                       true,
		`system("echo 'a' #{`:                    false,
		`system("sh -c 'echo #{`:                 true,
		`system("echo \"#{`:                      true,
		`system("echo \"a\" #{`:                  false,
		`system("echo \\\"#{`:                    false,
		`system("echo '" + `:                     true,
		`system("echo 'a'" + `:                   false,
		`system('echo "' + `:                     true,
		`system('echo \'' + `:                    true,
		"`echo '#{":                              true,
		"%x[echo '#{":                            true,
		"%x(echo #{":                             false,
		`system("a #{x["k"]} #{`:                 false,
		`system("a '#{x["k"]}' #{`:               false,
		`system("a '#{x.map { |y| "'" }}' '#{`:   true,
		`system(x % 3, "a #{`:                    false,
		`File.read(File.join("/srv/it's/here", `: true,
		``:                                       false,
		`system('echo \" ' + `:                   false,
		`system("a \`:                            false,
		`%`:                                      false,
		`}}"`:                                    false,
	} {
		if got := insideQuotes(code); got != want {
			t.Errorf("of %s it says %t", code, got)
		}
	}
}
