package rule

// Validator is a call that lets only requests pass which a document of OpenAPI allows: it comes back only then, or puts
// something in front of an application that hands on nothing else. What the document asks of a parameter is so where the
// application reads it.
type Validator struct {
	Row
	Middleware bool
	// Documents are the ports of the document: the name of its file, or what was made from that. Without any that the call
	// has, it is the one that speaks of the application.
	Documents []Port
	// Formats are the formats that it asks for; nil for all.
	Formats []string
}

type validatorTable struct {
	matcher
	Middleware bool `toml:"middleware"`
	Document   list `toml:"document"`
	Formats    list `toml:"formats"`
}

func (b *builder) validator(t *validatorTable) {
	documents := b.ports("document", t.Document, PortReturn, PortBlock, PortBlockArg, PortBlockSelf, PortBlockReturn)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Validator{Row: r, Middleware: t.Middleware, Documents: documents, Formats: t.Formats}
		e.Rare().Validators = append(e.Validators, row)
		return &row.Row
	})
}
