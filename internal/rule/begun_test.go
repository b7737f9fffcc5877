package rule_test

import (
	"testing"

	"rubicon/internal/rule"
)

// TestMayMatchFrom checks what is known of a match in texts of which only the beginning is.
func TestMayMatchFrom(t *testing.T) {
	for _, c := range []struct {
		re, flags, head string
		some, every, ok bool
	}{
		{`\A/+reports`, "i", "/books/", false, false, true},
		{`\A/+reports`, "i", "/Reports/", true, true, true},
		{`\A/+reports`, "i", "/", true, false, true},
		{`\A/reports\z`, "", "/reports", true, false, true},
		{`\A/reports(/|\z)`, "", "/reports/", true, true, true},
		{`^/reports`, "", "/books/", true, false, true}, // a line further down
		{`books`, "", "/books/", true, true, true},
		{`\.css\z`, "", "/books/", true, false, true},
		{`\A\d`, "", "/books/", false, false, true},
		{`\A/(?!x)`, "", "/books/", false, false, false},
		{`\A/\b`, "", "/", true, false, true},
	} {
		some, every, ok := rule.MayMatchFrom(c.re, c.flags, c.head)
		if some != c.some || every != c.every || ok != c.ok {
			t.Errorf("/%s/%s from %q: %v, %v, %v, not %v, %v, %v", c.re, c.flags, c.head, some, every, ok, c.some, c.every, c.ok)
		}
	}
}
