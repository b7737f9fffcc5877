package rule

// Administration is a call that shows or changes what is for those who run the program, and for nobody else.
type Administration struct {
	Row
	// Shown says that only what it yields does harm, where somebody is shown that.
	Shown bool
}

// Exposure is what makes a route a finding by who can walk it, and by what it does or is called. Of the rows that a route
// meets the first one speaks. All that a row names must be so.
type Exposure struct {
	Misuse
	// Status are what is said of who can walk the route: "open", "bypassable".
	Status []string
	// Effects are kinds of effects of which it has one that the request has a say in; none for whatever it does.
	Effects []string
	// Verbs are methods of HTTP of which it answers one; none for any.
	Verbs []string
	// Path finds the patterns that are meant; nil for all.
	Path *Regexp
	// Administers says that it has a call that an Administration describes, Acts that it has an effect, or answers a
	// method that changes something.
	Administers, Acts bool
	// Asked says how much of the application is asked who comes: "most" of the routes that do the same, "some" route of it;
	// "" for whatever it is.
	Asked string
}

type administrationTable struct {
	matcher
	Shown bool `toml:"shown"`
}

type exposureTable struct {
	Status      list   `toml:"status"`
	Effects     list   `toml:"effects"`
	Verbs       list   `toml:"verbs"`
	Path        string `toml:"path"`
	Administers bool   `toml:"administers"`
	Acts        bool   `toml:"acts"`
	Asked       string `toml:"asked"`
	Kind        string `toml:"kind"`
	Note        string `toml:"note"`
	Confidence  string `toml:"confidence"`
}

func (b *builder) administration(t *administrationTable) {
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Administration{Row: r, Shown: t.Shown}
		e.Rare().Administrations = append(e.Administrations, row)
		return &row.Row
	})
}

func (b *builder) exposure(t *exposureTable) {
	if len(t.Status) == 0 {
		b.fail("", "needs the key status: open, bypassable or both")
	}
	for _, s := range t.Status {
		b.oneOf("status", s, false, "open", "bypassable")
	}
	for _, e := range t.Effects {
		b.oneOf("effects", e, false, "native", "command", "file", "host")
	}
	row := &Exposure{
		Misuse: b.verdict(t.Kind, t.Note, t.Confidence), Status: t.Status, Effects: t.Effects, Verbs: t.Verbs,
		Administers: t.Administers, Acts: t.Acts, Asked: b.oneOf("asked", t.Asked, true, "", "some", "most"),
	}
	if t.Path != "" {
		row.Path = b.expression("path", t.Path)
	}
	row.Row = Row{Section: b.section, Origin: b.origin()}
	b.row(&row.Row)
	b.set.Models.Exposures = append(b.set.Models.Exposures, row)
}
