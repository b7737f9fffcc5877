package rule

import "rubicon/internal/source"

// RemoteFile is a call in Ruby that makes something of a file which lies somewhere else, at an address.
type RemoteFile struct {
	Row
}

type remoteFileTable struct {
	matcher
}

func (b *builder) remoteFile(t *remoteFileTable) {
	if len(t.Rust) > 0 {
		b.fail("", "speaks of calls in %s", source.Ruby)
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &RemoteFile{Row: r}
		e.Rare().Remotes = append(e.Remotes, row)
		return &row.Row
	})
}
