package rule

// Stash is a call that keeps something under a key where calls of others find it, or that finds it.
type Stash struct {
	Row
	// Store names what it is kept in: keys of different stores are not the same.
	Store string
	Key   Port
	// Value is the port of what is kept; nil of a call that finds it and returns it.
	Value *Port
}

type stashTable struct {
	matcher
	Store string `toml:"store"`
	Key   string `toml:"key"`
	Value string `toml:"value"`
}

func (b *builder) stash(t *stashTable) {
	b.need("store", t.Store)
	b.need("key", t.Key)
	key, value := b.port("key", t.Key), b.port("value", t.Value)
	if key == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Stash{Row: r, Store: t.Store, Key: *key, Value: value}
		e.Rare().Stashes = append(e.Stashes, row)
		return &row.Row
	})
}
