package program

import "regexp"

// lockedGem is the line of a Gemfile.lock that says which version of a gem is used; those of what the gem
// needs stand deeper.
var lockedGem = regexp.MustCompile(`(?m)^ {4}(\S+) \(([^()\s]+)\)\r?$`)

// readGems adds the versions that a Gemfile.lock binds. Of several files the first one counts.
func readGems(gems map[string]string, content []byte) {
	for _, m := range lockedGem.FindAllSubmatch(content, -1) {
		if name := string(m[1]); gems[name] == "" {
			gems[name] = string(m[2])
		}
	}
}
