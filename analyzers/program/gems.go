package program

import "regexp"

// lockedGem is the line of a Gemfile.lock that says which version of a gem is used; those of what the gem
// needs stand deeper.
var lockedGem = regexp.MustCompile(`(?m)^ {4}(\S+) \(([^()\s]+)\)\r?$`)

// lockedRuby is the line of a Gemfile.lock, or the content of a .ruby-version, that says which Ruby is used.
var lockedRuby = regexp.MustCompile(`(?m)^(?:   ruby |ruby-|)([0-9]+\.[0-9]+[0-9.]*)\S*\r?$`)

// readGems adds the versions that a Gemfile.lock binds, and that of Ruby as the gem ruby. Of several files
// the first one counts.
func readGems(gems map[string]string, content []byte) {
	if m := lockedRuby.FindSubmatch(content); m != nil && gems["ruby"] == "" {
		gems["ruby"] = string(m[1])
	}
	for _, m := range lockedGem.FindAllSubmatch(content, -1) {
		if name := string(m[1]); gems[name] == "" {
			gems[name] = string(m[2])
		}
	}
}
