// Package browse has no code: its tests open reports in HTML in a real browser, Chromium, as their readers do.
package browse
