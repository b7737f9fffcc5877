package rule

import "rubicon/internal/source"

// Endpoint says how code in Rust declares a route of an HTTP service: by an attribute of the function, whose first
// argument is the pattern, or by a call with the pattern and the functions.
type Endpoint struct {
	Row
	// Attribute is the path of the attribute; "" for a call.
	Attribute string
	// Path is the port of the pattern; self is the call that the receiver was made by, whose first argument it is. To is
	// that of the functions, or of calls that are given them; Inner instead that of a router whose patterns stand below
	// Path, or beside the others if that is nil.
	Path, To, Inner *Port
}

// Request is a call in Ruby that asks an HTTP service: what it is given comes to the functions of the workspace whose
// pattern fits the end of the path at Path.
type Request struct {
	Row
	Path *Port
	// Verb is the port of what says the verb, a text or an object of a class of that name; nil if the call's name does.
	Verb *Port
	// Host is the port of the host; nil if it stands in the path, or the receiver says it.
	Host *Port
	// Names are the ports of tables that the request says by the names which they have, as its query or its body does.
	Names []Port
}

type endpointTable struct {
	matcher
	Attribute list   `toml:"attribute"`
	Path      string `toml:"path"`
	To        string `toml:"to"`
	Inner     string `toml:"inner"`
}

type requestTable struct {
	matcher
	Path  string `toml:"path"`
	Verb  string `toml:"verb"`
	Host  string `toml:"host"`
	Names list   `toml:"names"`
}

func (b *builder) endpoint(t *endpointTable) {
	if len(t.Attribute) > 0 {
		b.ofPaths("attribute: paths", t.Attribute, func(path string, r Row) *Row {
			row := &Endpoint{Row: r, Attribute: path}
			b.set.Models.Endpoints = append(b.set.Models.Endpoints, row)
			return &row.Row
		})
		return
	}
	if t.Inner == "" {
		b.need("path", t.Path)
		b.need("to", t.To)
	}
	path, to, inner := b.port("path", t.Path), b.port("to", t.To), b.port("inner", t.Inner)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Endpoint{Row: r, Path: path, To: to, Inner: inner}
		e.Rare().Endpoints = append(e.Endpoints, row)
		return &row.Row
	})
}

func (b *builder) request(t *requestTable) {
	b.need("path", t.Path)
	if len(t.Rust) > 0 {
		b.fail("", "speaks of calls in %s", source.Ruby)
	}
	path := b.port("path", t.Path)
	verb, host, names := b.port("verb", t.Verb), b.port("host", t.Host), b.ports("names", t.Names, PortReturn)
	b.match(&t.matcher, func(r Row, e *Entry) *Row {
		row := &Request{Row: r, Path: path, Verb: verb, Host: host, Names: names}
		e.Rare().Requests = append(e.Requests, row)
		return &row.Row
	})
}
