package rule

// Generated describes the comments by which a file says that it is generated.
type Generated struct {
	// By is who wrote the file: "tool" or "model".
	By string
	// Matches finds it in a line of a comment.
	Matches *Regexp
	Origin  Origin
}

type generatedTable struct {
	By      string `toml:"by"`
	Matches string `toml:"matches"`
}

// generated builds a [[generated]] row.
func (b *builder) generated(t *generatedTable) {
	by := b.oneOf("by", t.By, false, "tool", "model")
	re, err := b.regexp(t.Matches)
	if err != nil || t.Matches == "" {
		b.fail("matches", "needs a regular expression: %v", err)
		return
	}
	b.set.Models.Generated = append(b.set.Models.Generated, &Generated{By: by, Matches: re, Origin: b.origin()})
}
