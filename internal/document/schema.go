package document

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/openapi"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads the JSON Schemas against which code holds what it has decoded: as Hashes, or from files.

// maxMade bounds how many calls away from a guard its schema may be made.
const maxMade = 4

// schemas enters what the schemas of guards say of the elements of what these check.
func (r *reader) schemas() {
	for _, site := range r.g.SitesOf(source.Ruby, hasSchema) {
		for _, row := range r.g.Guards(site) {
			if row.Schema == nil || r.out.Promises.Schemas[site] != nil {
				continue
			}
			for _, at := range r.g.OperandsAt(site, row.Schema) {
				if asked := asksOf(r.schemaAt(at, maxMade), &rule.Validator{Lines: row.Lines}); len(asked) > 0 {
					r.out.Promises.Schemas[site] = asked
				}
			}
		}
	}
}

func hasSchema(e *rule.Entry) bool {
	return slices.ContainsFunc(e.Guards, func(row *rule.Guard) bool { return row.Schema != nil })
}

// schemaAt returns what the schema at a place says of the properties of an object: of a Hash that the program writes out, of
// what such a Hash was given to, or of the file that it was made from.
func (r *reader) schemaAt(at callgraph.Site, depth int) []openapi.Parameter {
	g := r.g
	at.Value = g.Root(at.Func, at.Value)
	in := g.Prog.Instr(at.Func, at.Value)
	if in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 {
		if s, value, ok := g.Constant(at.Func, in); ok && depth > 0 {
			return r.schemaAt(callgraph.Site{Func: s.Func, Value: value}, depth-1)
		}
	}
	if properties, ok := r.element(at, "properties"); ok {
		var list []openapi.Parameter
		for _, e := range g.Elements(properties) {
			if e.Key != 0 {
				list = append(list, openapi.Parameter{Name: g.Prog.Text(e.Key), In: rule.PlaceBody, Limit: r.limitAt(e.Value)})
			}
		}
		return list
	}
	if in.Op == ir.OpCall && depth > 0 {
		for _, a := range g.Prog.Args(at.Func, in) {
			if list := r.schemaAt(callgraph.Site{Func: at.Func, Value: a.Value}, depth-1); len(list) > 0 {
				return list
			}
		}
	}
	if depth == maxMade {
		return openapi.NamedSchema(r.files, r.folder(at), g.FileNames(at))
	}
	return nil
}

// limitAt reads the schema of one property.
func (r *reader) limitAt(at callgraph.Site) (l openapi.Limit) {
	text := func(key string) string {
		if e, ok := r.element(at, key); ok {
			if texts := r.g.Texts(e.Func, e.Value); len(texts) == 1 {
				return texts[0]
			}
		}
		return ""
	}
	l.Type, l.Format, l.Pattern = text("type"), text("format"), text("pattern")
	if e, ok := r.element(at, "enum"); ok {
		l.Enum = r.g.Texts(e.Func, e.Value)
	}
	return l
}

// element returns what a Hash that the program writes out has at a key.
func (r *reader) element(at callgraph.Site, key string) (callgraph.Site, bool) {
	for _, e := range r.g.Elements(at) {
		if e.Key != 0 && r.g.Prog.Text(e.Key) == key {
			return e.Value, true
		}
	}
	return callgraph.Site{}, false
}
