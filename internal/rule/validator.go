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
	// Lines says that it runs expressions by an engine for which ^ and $ are the ends of a line, as Ruby's is, and not those of
	// the text, as they are for ECMA. LineFormats are the formats that it asks for by such expressions of its own.
	Lines       bool
	LineFormats []string
}

// The dialects of the expressions of schemas.
const (
	dialectECMA = "ecma"
	dialectRuby = "ruby"
)

type validatorTable struct {
	matcher
	Middleware  bool   `toml:"middleware"`
	Document    list   `toml:"document"`
	Formats     list   `toml:"formats"`
	Dialect     string `toml:"dialect"`
	LineFormats list   `toml:"line_formats"`
}

func (b *builder) validator(t *validatorTable) {
	documents := b.ports("document", t.Document, PortReturn, PortBlock, PortBlockArg, PortBlockSelf, PortBlockReturn)
	lines := b.oneOf("dialect", t.Dialect, false, dialectECMA, dialectRuby) == dialectRuby
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Validator{Row: r, Middleware: t.Middleware, Documents: documents, Formats: t.Formats, Lines: lines, LineFormats: t.LineFormats}
		e.Rare().Validators = append(e.Validators, row)
		return &row.Row
	})
}
