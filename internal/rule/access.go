package rule

// This file holds the rows about who asks, and for what: what package route knows of a request.

// Places at which a parameter of a request can stand.
const (
	PlaceForm   = "form" // the query or the body, and what the pattern of the route captures
	PlaceQuery  = "query"
	PlaceBody   = "body"
	PlaceCookie = "cookie"
	PlaceHeader = "header"
)

// Parameters is a call whose result holds parts of a request by their names.
type Parameters struct {
	Row
	Place string
	// Prefix is what the keys of such parts begin with, and their names do not; other keys are none of them.
	Prefix string
}

type parametersTable struct {
	matcher
	Place  string `toml:"place"`
	Prefix string `toml:"prefix"`
}

func (b *builder) parameters(t *parametersTable) {
	place := b.oneOf("place", t.Place, false, PlaceForm, PlaceQuery, PlaceBody, PlaceCookie, PlaceHeader)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Parameters{Row: r, Place: place, Prefix: t.Prefix}
		e.Parameters = append(e.Parameters, row)
		return &row.Row
	})
}
