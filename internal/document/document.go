// Package document holds the documents of OpenAPI that a workspace has against its code, for the findings.
//
// Read finds the documents: those in the folders of routes, and those that a validator names, which is a middleware that
// hands on only requests that a document allows. What such a document asks of a parameter is promised to the handlers behind
// the validator: which texts stand there.
//
// Where the workspace has no routes, no file is looked for, and where it has no document, nothing is found.
package document

import (
	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/openapi"
	"rubicon/internal/report"
	"rubicon/internal/route"
	"rubicon/internal/taint"
)

// Result is the documents of a workspace.
type Result struct {
	Documents []*openapi.Document
	// Promises are what validators, and schemas in the code, ask of requests.
	Promises taint.Promises
}

// Read reads the documents of a program, whose files files reads.
func Read(g *callgraph.Graph, files openapi.Files) *Result {
	r := &reader{g: g, files: files, all: &report.Routes{}}
	for _, declared := range g.Routes {
		if declared.Verb != "" {
			for _, one := range g.Instances(declared) {
				r.declared = append(r.declared, one)
				r.all.Routes = append(r.all.Routes, entry(g, one))
			}
		}
	}
	if len(r.declared) == 0 {
		return &Result{}
	}
	r.out.Promises = taint.Promises{Handlers: map[ir.FuncID][]taint.Promise{}, Schemas: map[callgraph.Site][]taint.Promise{}}
	r.out.Documents = openapi.Find(files, r.all)
	r.validators(r.out.Documents)
	r.schemas()
	return &r.out
}

// entry says of a route what finds the operations that describe it.
func entry(g *callgraph.Graph, r *callgraph.Route) report.RouteEntry {
	src := g.Prog.File(r.Site.Func).Source
	at := report.Place{Path: src.Path, Line: src.Position(g.Prog.Instr(r.Site.Func, r.Site.Value).Pos).Line}
	return report.RouteEntry{Verbs: route.Verbs(r.Verb), Pattern: r.Pattern, Application: r.App(), Location: at}
}

// reader holds routes against documents.
type reader struct {
	g        *callgraph.Graph
	files    openapi.Files
	all      *report.Routes
	declared []*callgraph.Route // those of all
	out      Result
}
