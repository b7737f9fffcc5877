package openapi

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"rubicon/internal/report"
)

// Document is what a document of OpenAPI 2.0, 3.0 or 3.1 says of an API.
type Document struct {
	Path    string // as the routes call files
	Version string
	// Scope is the folder, "" or ending in a slash, whose routes the document speaks of.
	Scope string
	// Operations are in the order of the document.
	Operations []Operation
	// Problems are what cannot be read of it, each with file and line.
	Problems []string
}

// Operation is a verb at a path.
type Operation struct {
	Verb string
	Path string // without those of Bases
	// Bases are the paths of the servers, "" if none is named.
	Bases      []string
	At         report.Place
	Parameters []Parameter
	// Free says that it takes parameters whose names the document does not say.
	Free bool
	// Open is where the document lets the object in the body have other properties than it names; nil if it does not.
	Open *report.Place
	// Answers are the properties of what it answers where all went well.
	Answers  []Property
	Security Security
}

// Name is what a reader calls the operation.
func (o *Operation) Name() string { return o.Verb + " " + o.Path }

// Parameter is a part of a request, by its name.
type Parameter struct {
	Name, In string
	Limit    Limit
	// Credential says that a scheme of security has it.
	Credential bool
}

// Property is a part of an object that an operation answers.
type Property struct {
	Name string
	At   report.Place
}

// Security says whether a document asks for authentication.
type Security string

// What a document says of authentication.
const (
	Nobody    Security = "none"      // it says nothing, or that it need not be
	Required  Security = "required"  // nobody is served without
	Elsewhere Security = "elsewhere" // certificates of clients, which the code does not see
)

// documentVerbs are the keys of a path that are operations.
var documentVerbs = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

// decoder reads operations from nodes.
type decoder struct {
	reader
	top node
	v2  bool
	doc *Document
}

func newDecoder(t tree) *decoder {
	return &decoder{reader: reader{tree: t, read: map[string]*yaml.Node{}, failed: map[string]error{}}, doc: &Document{}}
}

// readSchema returns the properties that objects have by the JSON Schema in a file of a tree; none if there is no schema of
// objects in it.
func readSchema(t tree, file string) []Parameter {
	d := newDecoder(t)
	n, err := d.load(file)
	if err != nil {
		return nil
	}
	var o Operation
	d.schema(&o, node{file, n}, true, 0)
	return o.Parameters
}

// read reads the document in a file of a tree. An error names the file, and the line if there is one; parts of the
// document that cannot be read are its Problems. known is false if the file is no such document.
func read(t tree, file string) (doc *Document, known bool, err error) {
	d := newDecoder(t)
	n, err := d.load(file)
	if err != nil {
		return nil, true, err
	}
	d.top = node{file, n}
	d.doc = &Document{Path: t.prefix + file}
	swagger := d.string(d.top, "swagger")
	d.v2, d.doc.Version = swagger != "", swagger+d.string(d.top, "openapi")
	switch {
	case d.doc.Version == "":
		return nil, false, fmt.Errorf("%s:%d: neither openapi nor swagger says the version; this is no OpenAPI document", d.doc.Path, max(n.Line, 1))
	case d.v2 && d.doc.Version != "2.0", !d.v2 && !strings.HasPrefix(d.doc.Version, "3."):
		return nil, true, fmt.Errorf("%s:%d: version %q is not known; 2.0, 3.0 and 3.1 are", d.doc.Path, max(n.Line, 1), d.doc.Version)
	}
	paths, _ := d.get(d.top, "paths")
	for _, e := range d.entries(paths) {
		if strings.HasPrefix(e.key.Value, "/") {
			d.path(e)
		}
	}
	d.doc.Problems = d.problems
	return d.doc, true, nil
}

// path reads the operations at a path.
func (d *decoder) path(e entry) {
	item, ok := d.follow(e.value)
	if !ok {
		return
	}
	for _, child := range d.entries(item) {
		if !slices.Contains(documentVerbs, child.key.Value) {
			continue
		}
		op, ok := d.follow(child.value)
		if !ok {
			continue
		}
		if len(d.doc.Operations) == maxEach {
			d.problem(node{item.file, child.key}, "%v", errTooMuch)
			return
		}
		o := Operation{Verb: strings.ToUpper(child.key.Value), Path: e.key.Value, At: d.place(item.file, child.key)}
		o.Bases = d.bases(op, item)
		d.parameters(&o, op)
		d.parameters(&o, item)
		d.body(&o, op)
		d.security(&o, op)
		d.answers(&o, op)
		d.doc.Operations = append(d.doc.Operations, o)
	}
}

// bases returns the paths of the servers that count for an operation.
func (d *decoder) bases(op, item node) []string {
	if d.v2 {
		return []string{strings.TrimSuffix(d.string(d.top, "basePath"), "/")}
	}
	for _, n := range [...]node{op, item, d.top} {
		servers, _ := d.get(n, "servers")
		var list []string
		for _, s := range items(servers) {
			if s, ok := d.follow(s); ok {
				if base := d.base(s); !slices.Contains(list, base) {
					list = append(list, base)
				}
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	return []string{""}
}

// base returns the path of a server, with the values that its variables have by default.
func (d *decoder) base(server node) string {
	text := d.string(server, "url")
	variables, _ := d.get(server, "variables")
	for _, v := range d.entries(variables) {
		if value, ok := d.follow(v.value); ok {
			text = strings.ReplaceAll(text, "{"+v.key.Value+"}", d.string(value, "default"))
		}
	}
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	base := strings.TrimSuffix(u.Path, "/")
	if base != "" && !strings.HasPrefix(base, "/") {
		base = "/" + base
	}
	return base
}

// parameters adds the parameters that an operation or a path lists.
func (d *decoder) parameters(o *Operation, n node) {
	list, _ := d.get(n, "parameters")
	for _, p := range items(list) {
		p, ok := d.follow(p)
		if !ok {
			o.Free = true
			continue
		}
		switch in := d.string(p, "in"); in {
		case "body":
			schema, ok := d.get(p, "schema")
			d.schema(o, schema, ok, 0)
			d.open(o, schema)
		case "formData":
			o.add(d.string(p, "name"), "form", d.limit(p))
		default:
			schema := p
			if !d.v2 {
				schema, _ = d.get(p, "schema")
			}
			o.add(d.string(p, "name"), in, d.limit(schema))
		}
	}
}

func (o *Operation) add(name, in string, limit Limit) {
	switch {
	case len(o.Parameters) >= maxNames:
		o.Free = true
	case !slices.ContainsFunc(o.Parameters, func(p Parameter) bool { return p.Name == name && p.In == in }):
		o.Parameters = append(o.Parameters, Parameter{Name: name, In: in, Limit: limit})
	}
}

// body adds what the body of a request may have.
func (d *decoder) body(o *Operation, op node) {
	if !has(d.entries(op), "requestBody") {
		return
	}
	body, ok := d.get(op, "requestBody")
	content, described := d.get(body, "content")
	if !ok || !described {
		o.Free = true
	}
	for _, media := range d.entries(content) {
		m, ok := d.follow(media.value)
		schema, described := d.get(m, "schema")
		d.schema(o, schema, ok && described, 0)
		d.open(o, schema)
	}
}

// schema adds the properties of a body.
func (d *decoder) schema(o *Operation, s node, ok bool, depth int) {
	if !ok || depth > 8 {
		o.Free = true
		return
	}
	found := false
	for _, e := range d.entries(s) {
		switch e.key.Value {
		case "properties":
			found = true
			properties, ok := d.follow(e.value)
			o.Free = o.Free || !ok
			for _, p := range d.entries(properties) {
				schema, _ := d.follow(p.value)
				o.add(p.key.Value, "body", d.limit(schema))
			}
		case "allOf", "oneOf", "anyOf":
			found = true
			for _, part := range items(e.value) {
				part, ok := d.follow(part)
				d.schema(o, part, ok, depth+1)
			}
		case "additionalProperties", "patternProperties":
			o.Free = o.Free || e.value.Value != "false"
		}
	}
	o.Free = o.Free || !found
}

// security reads whether an operation asks for authentication.
func (d *decoder) security(o *Operation, op node) {
	o.Security = Nobody
	list, ok := d.get(op, "security")
	if !ok {
		list, _ = d.get(d.top, "security")
	}
	for _, requirement := range items(list) {
		requirement, ok := d.follow(requirement)
		schemes := d.entries(requirement)
		if !ok || len(schemes) == 0 {
			o.Security = Nobody
			return
		}
		seen := false
		for _, s := range schemes {
			seen = d.scheme(o, s.key.Value) || seen
		}
		switch {
		case !seen:
			o.Security = Elsewhere
		case o.Security == Nobody:
			o.Security = Required
		}
	}
}

// scheme adds the parameter that a scheme of security has, and reports whether the code can see that it is kept.
func (d *decoder) scheme(o *Operation, name string) bool {
	schemes, ok := d.get(d.top, "securityDefinitions")
	if !d.v2 {
		components, _ := d.get(d.top, "components")
		schemes, ok = d.get(components, "securitySchemes")
	}
	s, found := d.get(schemes, name)
	if !ok || !found {
		return true
	}
	if d.string(s, "type") == "apiKey" {
		o.add(d.string(s, "name"), d.string(s, "in"), Limit{})
		for i := range o.Parameters {
			p := &o.Parameters[i]
			p.Credential = p.Credential || p.Name == d.string(s, "name") && p.In == d.string(s, "in")
		}
	}
	return d.string(s, "type") != "mutualTLS"
}
