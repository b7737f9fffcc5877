package openapi

import (
	"fmt"
	"net/textproto"
	"slices"
	"strings"

	"rubicon/internal/report"
)

// Compare enters documents into routes: which operations describe each route, and in what the two differ.
//
// A route is held against the documents of the folder closest to it. An operation describes a route if they have the same
// path below the document's servers, whatever its parameters are called, and a verb in common. Expressions that match more than
// segments and what stands between them say too little of the paths that they match: a route with one is never said to be
// undocumented, nor an operation to be missing where one may answer it. Where several routes have the path and verb of one operation, only what holds for all of them is told.
func Compare(all *report.Routes, docs []*Document) {
	for _, d := range docs {
		all.Documents = append(all.Documents, report.RouteDocument{
			Path: d.Path, Version: d.Version, Operations: len(d.Operations), Problems: append([]string{}, d.Problems...),
		})
	}
	for i := range all.Routes {
		all.Routes[i].Documented = []report.RouteOperation{}
	}
	c := newComparison(all, docs)
	for _, m := range c.routes {
		if !m.route.Console {
			c.undocumented(m)
		}
	}
	for i := range c.operations {
		c.operation(&c.operations[i])
	}
}

type comparison struct {
	all        *report.Routes
	routes     []*matcher
	operations []candidate
}

// newComparison matches the operations of documents with routes.
func newComparison(all *report.Routes, docs []*Document) *comparison {
	c := &comparison{all: all}
	for i := range all.Routes {
		c.routes = append(c.routes, newMatcher(&all.Routes[i]))
	}
	findCatchAlls(c.routes)
	for _, d := range docs {
		if d.Version != "" {
			c.enter(d, docs)
		}
	}
	return c
}

// Describe returns, of each route, the operations of documents that describe it; none of a route of which some verb has no
// operation.
func Describe(all *report.Routes, docs []*Document) [][]*Operation {
	c := newComparison(all, docs)
	list := make([][]*Operation, len(all.Routes))
	for i, m := range c.routes {
		for j := range c.operations {
			x := &c.operations[j]
			if slices.Contains(x.routes, m) && slices.ContainsFunc(x.paths, m.described) && m.answered(x.Verb) {
				list[i] = append(list[i], x.Operation)
			}
		}
		if verbs := m.route.Verbs; len(verbs) == 0 || slices.ContainsFunc(verbs, func(verb string) bool {
			return !slices.ContainsFunc(list[i], func(o *Operation) bool { return o.Verb == verb })
		}) {
			list[i] = nil
		}
	}
	return list
}

// candidate is an operation with the paths at which it may be, and the routes that its document speaks of.
type candidate struct {
	*Operation
	doc    *Document
	paths  []string
	routes []*matcher
}

// enter adds the operations of a document. A proxy may serve an application below a path that only the document knows: if no
// operation is where the servers say, they are looked for without.
func (c *comparison) enter(d *Document, docs []*Document) {
	var routes []*matcher
	for _, m := range c.routes {
		if speaksOf(d, docs, m.route.Location.Path) {
			routes = append(routes, m)
		}
	}
	var within, without []candidate
	met := false
	for i := range d.Operations {
		o := &d.Operations[i]
		x := candidate{Operation: o, doc: d, routes: routes}
		for _, base := range o.Bases {
			x.paths = append(x.paths, unnamed(base+o.Path))
		}
		within = append(within, x)
		met = met || len(x.which((*matcher).described)) > 0
		x.paths = []string{unnamed(o.Path)}
		without = append(without, x)
	}
	if !met && slices.ContainsFunc(without, func(x candidate) bool { return len(x.which((*matcher).described)) > 0 }) {
		within = without
	}
	c.operations = append(c.operations, within...)
}

// speaksOf reports whether a document, of all of them, counts for the routes in a file.
func speaksOf(d *Document, docs []*Document, file string) bool {
	return strings.HasPrefix(file, d.Scope) && !slices.ContainsFunc(docs, func(other *Document) bool {
		return other.Version != "" && len(other.Scope) > len(d.Scope) && strings.HasPrefix(file, other.Scope)
	})
}

// which returns the routes that meet one of an operation's paths.
func (x *candidate) which(meets func(*matcher, string) bool) (list []*matcher) {
	for _, m := range x.routes {
		if slices.ContainsFunc(x.paths, func(p string) bool { return meets(m, p) }) {
			list = append(list, m)
		}
	}
	return list
}

// undocumented notes a route, or some of its verbs, that no document has.
func (c *comparison) undocumented(m *matcher) {
	var at []*candidate // the operations with the route's path
	read := false
	for i := range c.operations {
		x := &c.operations[i]
		if !slices.Contains(x.routes, m) {
			continue
		}
		read = true
		if slices.ContainsFunc(x.paths, m.described) {
			at = append(at, x)
		}
	}
	if !read || m.answers == nil || m.everything {
		return
	}
	var missing []string
	for _, verb := range m.route.Verbs {
		if verb != "HEAD" && verb != "OPTIONS" && !slices.ContainsFunc(at, func(x *candidate) bool { return x.Verb == verb }) {
			missing = append(missing, verb)
		}
	}
	if len(missing) == 0 && (len(at) > 0 || len(m.route.Verbs) > 0) {
		return
	}
	d := report.RouteDifference{Kind: report.Undocumented, Route: m.route.Name, Code: &m.route.Location, Entry: m.route, Note: "no document has " + m.route.Title()}
	if len(at) > 0 {
		d.Kind, d.OnlyInCode, d.Document, d.Operation = report.OtherVerb, true, &at[0].At, at[0].Name()
		d.Note = fmt.Sprintf("the code answers %s with %s; documented: %s", m.route.Pattern, strings.Join(missing, ", "), verbsOf(at))
	}
	c.all.Differences = append(c.all.Differences, d)
}

func verbsOf(list []*candidate) string {
	var verbs []string
	for _, x := range list {
		if !slices.Contains(verbs, x.Verb) {
			verbs = append(verbs, x.Verb)
		}
	}
	return strings.Join(verbs, ", ")
}

// operation holds an operation against the routes that it describes.
func (c *comparison) operation(x *candidate) {
	described := slices.DeleteFunc(x.which((*matcher).described), func(m *matcher) bool { return !m.answered(x.Verb) })
	for _, m := range described {
		m.route.Documented = append(m.route.Documented, report.RouteOperation{Operation: x.Name(), Security: string(x.Security), Location: x.At})
	}
	if len(described) == 0 {
		c.missing(x)
		return
	}
	if len(described) == 1 {
		c.parameters(x, described[0].route)
		c.unread(x, described[0].route)
		c.limits(x, described[0].route)
	}
	c.security(x, described)
}

// missing notes an operation that no route answers. What the middleware of an application answers for all its paths is left
// out.
func (c *comparison) missing(x *candidate) {
	if x.Verb == "HEAD" || x.Verb == "OPTIONS" || x.Verb == "TRACE" || len(x.which((*matcher).perhaps)) > 0 {
		return
	}
	serving := slices.DeleteFunc(x.which((*matcher).serves), func(m *matcher) bool { return m.everything })
	if slices.ContainsFunc(serving, func(m *matcher) bool { return m.answered(x.Verb) }) {
		return
	}
	d := report.RouteDifference{Kind: report.NotInCode, Operation: x.Name(), Document: &x.At, Note: "no route answers " + x.Verb + " " + x.Bases[0] + x.Path}
	if other := x.which((*matcher).described); len(other) > 0 {
		r := other[0].route
		d.Kind, d.Route, d.Code, d.Entry = report.OtherVerb, r.Name, &r.Location, r
		d.Note = fmt.Sprintf("the document has %s; the code answers: %s", x.Name(), r.Title())
	}
	c.all.Differences = append(c.all.Differences, d)
}

// parameters notes what a route reads that an operation does not have.
func (c *comparison) parameters(x *candidate, r *report.RouteEntry) {
	for i := range r.Parameters {
		p := &r.Parameters[i]
		if p.In == "path" || x.has(p) || x.Free && (p.In == "form" || p.In == "body") || p.In == "header" && ofProtocol(p.Name) {
			continue
		}
		if p.In == "header" && p.Credential && x.Security == Nobody && r.Authentication.Status == report.Guarded {
			continue // that it declares no security says it
		}
		at := &r.Location
		if p.Read != nil {
			at = p.Read
		}
		c.differ(report.ParameterMissing, x, r, at, fmt.Sprintf("%s reads %s (%s), which the document does not have", r.Title(), p.Name, p.In))
	}
}

// unread notes what an operation has in the query or the body that a route does not read. Other parts of a request are often
// for what stands in front of the application.
func (c *comparison) unread(x *candidate, r *report.RouteEntry) {
	for i := range x.Parameters {
		d := &x.Parameters[i]
		if !slices.Contains([]string{"query", "form", "body"}, d.In) || d.Credential || readsWhole(r, d.In) ||
			slices.ContainsFunc(r.Parameters, func(p report.RouteParameter) bool { return x.describes(d, &p) }) {
			continue
		}
		c.differ(report.ParameterNotRead, x, r, &r.Location, fmt.Sprintf("the document has %s (%s), which %s does not read", d.Name, d.In, r.Title()))
	}
}

// readsWhole reports whether a route may read what stands anywhere at a place.
func readsWhole(r *report.RouteEntry, in string) bool {
	return slices.ContainsFunc(r.Whole, func(place string) bool { return place == in || place == "form" || in == "form" && place == "body" })
}

// has reports whether an operation has a parameter that a route reads. A parameter of a form may come in the body, in the
// query and in the path; user[name] is a part of user.
func (x *candidate) has(p *report.RouteParameter) bool {
	return slices.ContainsFunc(x.Parameters, func(d Parameter) bool { return x.describes(&d, p) })
}

// describes reports whether a documented parameter is one that a route reads, as has says.
func (x *candidate) describes(d *Parameter, p *report.RouteParameter) bool {
	name, _, _ := strings.Cut(d.Name, "[")
	switch {
	case p.In == "header":
		return d.In == "header" && strings.EqualFold(d.Name, p.Name)
	case p.In == "cookie":
		return d.In == "cookie" && d.Name == p.Name
	}
	return d.In != "header" && d.In != "cookie" && (d.Name == p.Name || name == p.Name)
}

// ofProtocol reports whether a header is of HTTP itself, or what proxies add: OpenAPI leaves these out.
func ofProtocol(name string) bool {
	name = textproto.CanonicalMIMEHeaderKey(name)
	return !strings.HasPrefix(name, "X-") || strings.HasPrefix(name, "X-Forwarded-") ||
		slices.Contains([]string{"X-Real-Ip", "X-Request-Id", "X-Requested-With"}, name)
}

// security notes where the code and an operation do not ask for the same.
func (c *comparison) security(x *candidate, described []*matcher) {
	var open, guarded int
	for _, m := range described {
		switch m.route.Authentication.Status {
		case report.OpenRoute, report.Bypassable:
			open++
		case report.Guarded:
			guarded++
		}
	}
	r := described[0].route
	switch {
	case x.Security == Required && open == len(described):
		c.differ(report.SecurityNotKept, x, r, &r.Location, fmt.Sprintf("the document asks for authentication, %s is %s", r.Title(), r.Authentication.Status))
	case x.Security == Nobody && guarded == len(described):
		c.differ(report.SecurityUndeclared, x, r, &r.Location, fmt.Sprintf("%s is guarded, the document declares no security for it", r.Title()))
	}
}

// differ notes a difference between an operation and a route.
func (c *comparison) differ(kind string, x *candidate, r *report.RouteEntry, code *report.Place, note string) {
	c.all.Differences = append(c.all.Differences, report.RouteDifference{
		Kind: kind, Route: r.Name, Operation: x.Name(), Note: note, Code: code, Document: &x.At, Entry: r,
	})
}
