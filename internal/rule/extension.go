package rule

// Extension is a call that puts a value where all that handle the same request find it by its type.
type Extension struct {
	Row
	Value Port
}

type extensionTable struct {
	matcher
	Value string `toml:"value"`
}

func (b *builder) extension(t *extensionTable) {
	b.need("value", t.Value)
	value := b.port("value", t.Value)
	if value == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Extension{Row: r, Value: *value}
		e.Rare().Extensions = append(e.Extensions, row)
		return &row.Row
	})
}

// State is a call that hands a value to a framework, which gives it to all functions that take it by its type: in one of the types
// of [[shared]] rows, or as it is.
type State struct {
	Row
	Value Port
}

func (b *builder) state(t *extensionTable) {
	b.need("value", t.Value)
	value := b.port("value", t.Value)
	if value == nil {
		return
	}
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &State{Row: r, Value: *value}
		e.Rare().States = append(e.States, row)
		return &row.Row
	})
}

// Decoder is a name by which libraries call functions that make an object of the data that they are given.
type Decoder struct{ Row }

func (b *builder) decoder(t *decoderTable) {
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Decoder{r}
		e.Rare().Decoders = append(e.Decoders, row)
		return &row.Row
	})
}

type decoderTable struct{ matcher }
