package rule

import (
	"fmt"
	"strings"

	"rubicon/internal/source"
)

// Glob says where the star of a callee pattern stands.
type Glob uint8

// The globs.
const (
	NoGlob Glob = iota
	Prefix      // "find_*": names that begin with Name
	Suffix      // "*?": names that end with Name
)

// Callee is a pattern that calls are compared with.
type Callee struct {
	Lang source.Lang
	// Owner is the class or module (Ruby), or the path before the name: a module or a type (Rust).
	// It is empty if Any is set.
	Owner string
	// Name is the method's or function's name, of a macro with its "!", of an operation with its
	// "op."; of a pattern with a star the text without it.
	Name     string
	Instance bool // Ruby: an instance method, not one of the class itself
	Any      bool // any owner: "#name", "::name", operations and macros
	Macro    bool // Rust: a macro
	Glob     Glob
}

// MatchesName reports whether a call of that name can meet the pattern.
func (c *Callee) MatchesName(name string) bool {
	switch c.Glob {
	case Prefix:
		return strings.HasPrefix(name, c.Name)
	case Suffix:
		return strings.HasSuffix(name, c.Name)
	}
	return name == c.Name
}

// Path returns a Rust callee's whole path.
func (c *Callee) Path() string {
	if c.Owner == "" {
		return c.Name
	}
	return c.Owner + "::" + c.Name
}

// String returns the pattern as it is written in a row.
func (c *Callee) String() string {
	name := c.Name
	switch c.Glob {
	case Prefix:
		name += "*"
	case Suffix:
		name = "*" + name
	}
	switch {
	case c.Macro || strings.HasPrefix(c.Name, "op."):
		return name
	case c.Lang == source.Rust:
		if c.Any || c.Owner != "" {
			return c.Owner + "::" + name
		}
		return name
	case c.Instance:
		return c.Owner + "#" + name
	}
	return c.Owner + "." + name
}

// noReturnName returns the name by which lowering knows a call that does not return.
func (c *Callee) noReturnName() string {
	if c.Lang == source.Rust && !c.Macro {
		return c.Path()
	}
	return c.Name
}

// parseCallee parses a pattern of the key "ruby" or "rust".
func parseCallee(lang source.Lang, s string) (Callee, error) {
	c := Callee{Lang: lang}
	if s == "" || hasSpace(s) {
		return c, fmt.Errorf("bad callee pattern %q: write it without spaces, as in %s", s, calleeSamples(lang))
	}
	var err error
	switch {
	case strings.HasPrefix(s, "op."):
		c.Any, c.Name = true, s
		return c, nil
	case lang == source.Rust:
		err = c.parseRust(s)
	default:
		err = c.parseRuby(s)
	}
	if err == nil {
		err = c.parseGlob()
	}
	if err != nil {
		return c, fmt.Errorf("bad callee pattern %q: %w", s, err)
	}
	return c, nil
}

// hasSpace reports whether white space stands in s.
func hasSpace(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case ' ', '\t', '\r', '\n':
			return true
		}
	}
	return false
}

// hasBracket reports whether something stands in s that no path has.
func hasBracket(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '<', '>', '(', ')', '[', ']', '.', '#':
			return true
		}
	}
	return false
}

func calleeSamples(lang source.Lang) string {
	if lang == source.Rust {
		return `"std::fs::read", "::to_string" or "format!"`
	}
	return `"File.read", "String#+" or "#to_s"`
}

// parseRuby parses "A::B.m", "A::B#m" and "#m".
func (c *Callee) parseRuby(s string) error {
	if owner, name, ok := strings.Cut(s, "#"); ok {
		c.Owner, c.Name, c.Instance, c.Any = owner, name, true, owner == ""
	} else if owner, name, ok := strings.Cut(s, "."); ok {
		if owner == "" {
			return fmt.Errorf("nothing stands before the dot; name a class or module, or write %q", "#"+name)
		}
		c.Owner, c.Name = owner, name
	} else {
		return fmt.Errorf("no class; write it as in %s", calleeSamples(c.Lang))
	}
	if c.Name == "" {
		return fmt.Errorf("the method's name is missing")
	}
	if c.Owner != "" && !isConstantPath(c.Owner) {
		return fmt.Errorf("%q is not the name of a class or module", c.Owner)
	}
	return nil
}

// parseRust parses "a::b::f", "::m" and "m!".
func (c *Callee) parseRust(s string) error {
	i := strings.LastIndex(s, "::")
	switch {
	case strings.HasSuffix(s, "!"):
		if i >= 0 {
			return fmt.Errorf("a macro is named without its path: write %q", s[i+2:])
		}
		c.Name, c.Macro, c.Any = s, true, true
	case i < 0:
		return fmt.Errorf("no path; write it as in %s", calleeSamples(c.Lang))
	case i == 0:
		c.Name, c.Any = s[2:], true
	default:
		c.Owner, c.Name = s[:i], s[i+2:]
		for _, std := range [...]string{"core::", "alloc::"} {
			if strings.HasPrefix(s, std) {
				return fmt.Errorf("write std:: instead of %s", std)
			}
		}
	}
	if c.Name == "" || c.Name == "!" {
		return fmt.Errorf("the function's name is missing")
	}
	if hasBracket(s) {
		return fmt.Errorf("write the path without type arguments, brackets and dots")
	}
	return nil
}

// parseGlob takes a star off either end of the name. The operators "*" and "**" are names.
func (c *Callee) parseGlob() error {
	switch n := c.Name; {
	case n == "*" || n == "**" || !strings.Contains(n, "*"):
	case strings.HasPrefix(n, "*") && strings.Count(n, "*") == 1:
		c.Glob, c.Name = Suffix, n[1:]
	case strings.HasSuffix(n, "*") && strings.Count(n, "*") == 1:
		c.Glob, c.Name = Prefix, n[:len(n)-1]
	default:
		return fmt.Errorf("a star stands at one end of the name only")
	}
	return nil
}

// isConstantPath reports whether s looks like A::B.
func isConstantPath(s string) bool {
	for part := range strings.SplitSeq(s, "::") {
		if part == "" || part[0] < 'A' || part[0] > 'Z' || !isWord(part) {
			return false
		}
	}
	return true
}

// isPath reports whether s consists of words joined by "::".
func isPath(s string) bool {
	for part := range strings.SplitSeq(s, "::") {
		if !isWord(part) {
			return false
		}
	}
	return true
}

// isWord reports whether s consists of letters, digits and underscores.
func isWord(s string) bool {
	for i := range len(s) {
		if !IsWordByte(s[i]) {
			return false
		}
	}
	return s != ""
}

// IsWordByte reports whether c is a letter, a digit or an underscore.
func IsWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// ParseCallee reads a pattern as a row of that language ("ruby", "rust") has it.
func ParseCallee(lang, pattern string) (Callee, error) {
	if lang == source.Rust.String() {
		return parseCallee(source.Rust, pattern)
	}
	return parseCallee(source.Ruby, pattern)
}
