// Package openapi describes the routes of a workspace as a document of OpenAPI 3.1, and holds them against the documents
// that the workspace has.
//
// What Write writes is from what the code does and nothing else: paths, verbs, parameters with what the code checks of
// them.
//
// A pattern whose parts can be missing becomes several paths. One that OpenAPI cannot say, as a regular expression, is
// listed under x-rubicon-patterns at the top, so that nothing is left out in silence. Checks are written as schemas where
// their regular expressions mean the same in ECMA's dialect.
//
// Find and Load read documents of OpenAPI 2.0, 3.0 and 3.1, and Compare tells in what they and the routes differ: paths,
// verbs, parameters that the code reads, authentication. A document can come from anybody: references are followed inside
// the scanned tree only, and what is read of one has limits.
package openapi

import (
	"io"
	"slices"
	"strconv"

	"github.com/pb33f/go-yaml"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	"github.com/pb33f/libopenapi/datamodel/high/v3"
	"github.com/pb33f/libopenapi/orderedmap"

	"rubicon/internal/report"
)

// anyVerbs are those that a route without verbs is described by.
var anyVerbs = []string{"GET", "POST", "PUT", "PATCH", "DELETE"}

// Write writes the routes as a document of OpenAPI 3.1 in JSON.
func Write(w io.Writer, routes *report.Routes) error {
	doc := &v3.Document{
		Version: "3.1.0",
		Info:    &base.Info{Title: "Routes found in the code", Version: "0", Description: "Made from the source by " + routes.Tool.Name + " " + routes.Tool.Version + "."},
		Paths:   &v3.Paths{PathItems: orderedmap.New[string, *v3.PathItem]()},
	}
	g := generator{doc: doc}
	for i := range routes.Routes {
		g.route(&routes.Routes[i])
	}
	if len(g.unsaid) > 0 {
		doc.Extensions = orderedmap.New[string, *yaml.Node]()
		list := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, name := range g.unsaid {
			list.Content = append(list.Content, text(name))
		}
		doc.Extensions.Set("x-rubicon-patterns", list)
	}
	out, err := doc.RenderJSON("  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(report.EscapeUnprintable(out), '\n'))
	return err
}

// text returns a string as an extension holds it.
func text(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

type generator struct {
	doc    *v3.Document
	unsaid []string
}

// route enters a route at each of its paths.
func (g *generator) route(r *report.RouteEntry) {
	if r.Console {
		return
	}
	paths, ok := templates(r.Pattern)
	if !ok {
		g.unsaid = append(g.unsaid, r.Name)
	}
	for _, path := range paths {
		item, known := g.doc.Paths.PathItems.Get(path)
		if !known {
			item = &v3.PathItem{}
			g.doc.Paths.PathItems.Set(path, item)
		}
		verbs := r.Verbs
		if len(verbs) == 0 {
			verbs = anyVerbs
		}
		for _, verb := range verbs {
			if at := slot(item, verb); at != nil && *at == nil { // the first route that matches answers
				*at = operation(r, path, verb)
			}
		}
	}
}

// slot returns where a path keeps the operation of a verb; nil if OpenAPI does not know the verb.
func slot(item *v3.PathItem, verb string) **v3.Operation {
	switch verb {
	case "GET":
		return &item.Get
	case "HEAD":
		return &item.Head
	case "POST":
		return &item.Post
	case "PUT":
		return &item.Put
	case "PATCH":
		return &item.Patch
	case "DELETE":
		return &item.Delete
	case "OPTIONS":
		return &item.Options
	case "TRACE":
		return &item.Trace
	}
	return nil
}

// operation describes a route at one of its paths.
func operation(r *report.RouteEntry, path, verb string) *v3.Operation {
	op := &v3.Operation{Extensions: orderedmap.New[string, *yaml.Node]()}
	op.Extensions.Set("x-rubicon-location", text(place(r.Location)))
	op.Extensions.Set("x-rubicon-authentication", text(r.Authentication.Status))
	required := true
	captured := names(path)
	for _, name := range captured {
		i := slices.IndexFunc(r.Parameters, func(p report.RouteParameter) bool { return p.In == "path" && p.Name == name })
		p := report.RouteParameter{Name: name, Type: "string"}
		if i >= 0 {
			p = r.Parameters[i]
		}
		op.Parameters = append(op.Parameters, &v3.Parameter{Name: name, In: "path", Required: &required, Schema: schema(&p)})
	}
	body := orderedmap.New[string, *base.SchemaProxy]()
	for i := range r.Parameters {
		p := &r.Parameters[i]
		switch in := where(p.In, verb); {
		case p.In == "path":
			// It is there, or the path has it not.
		case in == "body":
			body.Set(p.Name, schema(p))
		default:
			op.Parameters = append(op.Parameters, &v3.Parameter{Name: p.Name, In: in, Schema: schema(p)})
		}
	}
	if body.Len() > 0 {
		op.RequestBody = form(body)
	}
	op.Responses = &v3.Responses{Default: &v3.Response{Description: "What the route answers."}}
	return op
}

// form describes a body that is a form.
func form(properties *orderedmap.Map[string, *base.SchemaProxy]) *v3.RequestBody {
	content := orderedmap.New[string, *v3.MediaType]()
	content.Set("application/x-www-form-urlencoded", &v3.MediaType{
		Schema: base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Properties: properties}),
	})
	return &v3.RequestBody{Content: content}
}

// where returns the place of a parameter in OpenAPI.
func where(in, verb string) string {
	switch {
	case in == "form" && slices.Contains([]string{"POST", "PUT", "PATCH"}, verb):
		return "body"
	case in == "form":
		return "query"
	}
	return in
}

// schema describes what the code asks of a parameter.
func schema(p *report.RouteParameter) *base.SchemaProxy {
	s := &base.Schema{Type: []string{p.Type}}
	for _, c := range p.Checks {
		if c.Kind == "enum" {
			for _, v := range c.Values {
				s.Enum = append(s.Enum, text(v))
			}
		} else if re, ok := ecma(c.Pattern); ok && s.Pattern == "" && p.Type == "string" {
			s.Pattern = re
		}
	}
	return base.CreateSchemaProxy(s)
}

// place writes where a route is.
func place(p report.Place) string {
	return p.Path + ":" + strconv.Itoa(p.Line)
}
