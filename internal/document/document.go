// Package document holds the documents of OpenAPI that a workspace has against its code, for the findings.
//
// Read finds the documents: those that the project names or, without any, those in the folders of routes; and those that a
// validator names, which is a middleware that
// hands on only requests that a document allows. What such a document asks of a parameter is promised to the handlers behind
// the validator: which texts stand there.
//
// Where the workspace has no routes, no file is looked for, and where it has no document, nothing is found.
package document

import (
	"go/token"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/openapi"
	"rubicon/internal/report"
	"rubicon/internal/route"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// Result is the documents of a workspace.
type Result struct {
	Documents []*openapi.Document
	// Promises are what validators, and schemas in the code, ask of requests.
	Promises taint.Promises
	// Files are the files of the documents, by the paths by which those call them.
	Files map[string]*source.File
	// Bases are where they stand in the file set of the analysis.
	Bases map[*source.File]token.Pos
}

// Read reads the documents of a program, whose files files reads. named are those that the project names.
func Read(g *callgraph.Graph, files openapi.Files, named []string) *Result {
	r := &reader{g: g, all: &report.Routes{}, out: Result{Files: map[string]*source.File{}}}
	r.files = r.keeping(files)
	for _, declared := range g.Routes {
		if declared.Verb != "" {
			for _, one := range g.Instances(declared) {
				r.declared = append(r.declared, one)
				r.all.Routes = append(r.all.Routes, declaration(g, one))
			}
		}
	}
	if len(r.declared) == 0 {
		return &Result{}
	}
	r.out.Promises = taint.Promises{Handlers: map[ir.FuncID][]taint.Promise{}, Schemas: map[callgraph.Site][]taint.Promise{}}
	if len(named) > 0 {
		r.out.Documents = openapi.Stated(r.files, named)
	} else {
		r.out.Documents = openapi.Find(r.files, r.all)
	}
	r.validators(r.out.Documents)
	r.schemas()
	return &r.out
}

// keeping returns what reads files, and keeps those that are there.
func (r *reader) keeping(files openapi.Files) openapi.Files {
	return func(name string) ([]byte, error) {
		content, err := files(name)
		if err == nil && r.out.Files[name] == nil {
			r.out.Files[name] = source.NewFile(name, source.OpenAPI, content)
		}
		return content, err
	}
}

// declaration says of a route what finds the operations that describe it.
func declaration(g *callgraph.Graph, r *callgraph.Route) report.RouteEntry {
	return report.RouteEntry{Verbs: route.Verbs(r.Verb), Pattern: r.Pattern, Application: r.App(), Location: PlaceOf(g, r.Site)}
}

// reader holds routes against documents.
type reader struct {
	g        *callgraph.Graph
	files    openapi.Files
	all      *report.Routes
	declared []*callgraph.Route // those of all
	out      Result
}
