package document

import (
	"path"
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/openapi"
	"rubicon/internal/route"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// This file finds validators, and what the documents say against which they hold requests.

// validators enters what the validators of the program promise, which hold each request against one of the documents found,
// or against one that they name.
func (r *reader) validators(found []*openapi.Document) {
	for _, site := range r.g.SitesOf(source.Ruby, func(e *rule.Entry) bool { return len(e.Validators) > 0 }) {
		for _, row := range r.g.Entry(site).Validators {
			if r.g.Describes(&row.Row, site) && r.g.Prog.Func(site.Func).Certain(site.Value) {
				r.g.Meet(&row.Row)
				r.validator(site, row, found)
				break
			}
		}
	}
}

// validator enters what one validator promises.
func (r *reader) validator(site callgraph.Site, row *rule.Validator, found []*openapi.Document) {
	docs := found
	if names := r.named(site, row.Documents); len(names) > 0 {
		docs = r.documents(site, names, found)
	}
	covers := r.covered(site, row)
	described := openapi.Describe(r.all, docs)
	asked := map[*callgraph.Route][]taint.Promise{}
	for i, declared := range r.declared {
		if covers(declared) {
			asked[declared] = promisesOf(described[i], row)
		}
	}
	// One handler may answer several routes: what is promised is so at each of them.
	done := map[*callgraph.Route]bool{}
	for i, declared := range r.declared {
		if done[declared] {
			continue
		}
		common := asked[declared]
		for _, other := range r.declared[i:] {
			if other.Func == declared.Func {
				done[other] = true
				common = slices.DeleteFunc(slices.Clone(common), func(p taint.Promise) bool { return !slices.Contains(asked[other], p) })
			}
		}
		if len(common) > 0 {
			r.out.Promises.Handlers[declared.Func] = append(r.out.Promises.Handlers[declared.Func], common...)
		}
	}
}

// covered returns whether a validator stands before a route: in front of its application, or in a filter of it.
func (r *reader) covered(site callgraph.Site, row *rule.Validator) func(*callgraph.Route) bool {
	if row.Middleware {
		covers := route.Covered(r.g, site)
		return func(declared *callgraph.Route) bool { return covers(declared.App(), declared.Mounting()) }
	}
	return func(declared *callgraph.Route) bool {
		return declared.Func == site.Func || slices.ContainsFunc(r.g.Filters(declared), func(f callgraph.Filter) bool {
			return f.Func == site.Func && f.Runs == callgraph.True
		})
	}
}

// promisesOf returns what all of some operations ask of the parameters of a request.
func promisesOf(operations []*openapi.Operation, row *rule.Validator) (common []taint.Promise) {
	for i, o := range operations {
		own := asksOf(o.Parameters, row)
		if i == 0 {
			common = own
		} else {
			common = slices.DeleteFunc(common, func(p taint.Promise) bool { return !slices.Contains(own, p) })
		}
	}
	return common
}

// asksOf returns what a validator makes sure of in parameters.
func asksOf(parameters []openapi.Parameter, row *rule.Validator) (list []taint.Promise) {
	for i := range parameters {
		p := &parameters[i]
		if re := p.Limit.Expression(row.Formats); re != "" {
			list = append(list, taint.Promise{Name: p.Name, Place: p.In, Pattern: re, Lines: byLines(p, re, row)})
		}
	}
	return list
}

// byLines reports whether an expression that a validator holds a parameter against matches a part of a text that has several
// lines. The path, which validators see as it is sent, and headers are one line each.
func byLines(p *openapi.Parameter, re string, row *rule.Validator) bool {
	if p.In == rule.PlacePath || p.In == rule.PlaceHeader {
		return false
	}
	return row.Lines && re == p.Limit.Pattern || p.Limit.ByFormat() && slices.Contains(row.LineFormats, p.Limit.Format)
}

// named returns the names of the files that stand at ports of a call, or from which what stands there was made.
func (r *reader) named(site callgraph.Site, ports []rule.Port) (names []string) {
	for i := range ports {
		for _, at := range r.g.OperandsAt(site, &ports[i]) {
			names = append(names, r.g.FileNames(at)...)
		}
	}
	return names
}

// documents returns the documents of some names: of those found, or else the one that is closest to the call at site.
func (r *reader) documents(site callgraph.Site, names []string, found []*openapi.Document) (docs []*openapi.Document) {
	for _, d := range found {
		if slices.Contains(names, path.Base(d.Path)) {
			named := *d
			named.Scope = ""
			docs = append(docs, &named)
		}
	}
	if len(docs) == 0 {
		docs = openapi.Named(r.files, r.folder(site), names)
	}
	return docs
}

// folder returns the folder of the file in which a call stands.
func (r *reader) folder(site callgraph.Site) string {
	return path.Dir(r.g.Prog.File(site.Func).Source.Path)
}
