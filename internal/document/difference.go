package document

import (
	"bytes"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/openapi"
	"rubicon/internal/report"
	"rubicon/internal/route"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// This file makes findings of the ways in which documents and code differ, and of what documents say by themselves.

// Compared is what comes of holding the documents of a program against its routes.
type Compared struct {
	// Flows are the findings.
	Flows []taint.Flow
	// Advice are what documents ask of the parameters at which other findings begin, by these findings: it would have kept
	// them from happening.
	Advice map[*taint.Flow]Advice
}

// Advice is what a document asks of a parameter that the code does not ask.
type Advice struct {
	Parameter string
	Pattern   string // an expression of ECMA
	Document  report.Place
}

// Compare holds the documents against the routes, and against the findings of results that begin at these.
func Compare(read *Result, access *route.Access, results []*taint.Result) *Compared {
	c := &comparison{read: read, g: access.Graph(), out: &Compared{Advice: map[*taint.Flow]Advice{}}}
	if len(read.Documents) == 0 || len(c.g.Set.Models.Differences) == 0 {
		return c.out
	}
	c.routes = access.Routes()
	for _, r := range c.routes {
		c.all.Routes = append(c.all.Routes, Entry(c.g, r))
	}
	for _, result := range results {
		for i := range result.Flows {
			c.enter(&result.Flows[i])
		}
	}
	openapi.Compare(&c.all, read.Documents)
	for _, row := range c.g.Set.Models.Differences {
		first := len(c.out.Flows)
		c.differences(row)
		if own := c.out.Flows[first:]; row.Habit > 0 && len(own) > row.Habit {
			for i := range own {
				own[i].Steps[len(own[i].Steps)-1].Note = row.Note
			}
		}
	}
	return c.out
}

type comparison struct {
	read   *Result
	g      *callgraph.Graph
	all    report.Routes
	routes []*route.Route // those of all
	begins []begun
	out    *Compared
}

// begun is a finding that begins at a parameter, or comes through a route.
type begun struct {
	route, parameter int // parameter is -1 where it begins at none
	flow             *taint.Flow
}

// enter notes at which routes and parameters a finding begins.
func (c *comparison) enter(f *taint.Flow) {
	if f.Route == nil || len(f.Steps) == 0 {
		return
	}
	for i, r := range c.routes {
		if r.Declared.Func != f.Route.Func {
			continue
		}
		e := &c.all.Routes[i]
		params := report.BeginsAt(e, c.steps(f))
		for _, p := range params {
			e.Parameters[p].Reaches = append(e.Parameters[p].Reaches, report.RouteFinding{Code: c.code(f.Kind), Location: c.place(f)})
			c.begins = append(c.begins, begun{i, p, f})
		}
		if len(params) == 0 {
			c.begins = append(c.begins, begun{i, -1, f})
		}
	}
}

// steps returns the places of a path, as far as they say at which parameter it begins.
func (c *comparison) steps(f *taint.Flow) (list []report.Step) {
	for i := range f.Steps {
		s := &f.Steps[i]
		src := s.File
		if src == nil {
			src = c.g.Prog.File(s.Func).Source
		}
		list = append(list, report.Step{Role: report.Role(s.Role), Note: s.Note, Location: report.Locate(src, s.Pos, s.End)})
	}
	return list
}

// place returns where a finding is.
func (c *comparison) place(f *taint.Flow) report.Place {
	steps := c.steps(f)
	at := steps[len(steps)-1].Location
	return report.Place{Path: at.Path, Line: at.Start.Line}
}

// code returns the code of the rule that reports a kind.
func (c *comparison) code(kind string) string {
	i := slices.IndexFunc(c.g.Set.Rules, func(r *rule.Rule) bool { return r.Kind == kind })
	if i < 0 {
		return kind
	}
	return c.g.Set.Rules[i].Code
}

// differences adds what one row says.
func (c *comparison) differences(row *rule.Difference) {
	switch row.Of {
	case rule.DifferenceOpenObject:
		c.openObjects(row)
	case rule.DifferenceTellingAnswer:
		c.tellingAnswers(row)
	}
	for i := range c.all.Differences {
		d := &c.all.Differences[i]
		if wayOf(d) != row.Of {
			continue
		}
		r := c.routeOf(d.Entry)
		switch {
		case row.Of == rule.DifferenceNotInCode:
			c.found(row, nil, c.at(d.Document, d.Note))
		case d.Document == nil:
			c.found(row, r, c.inCode(d, r))
		default:
			c.found(row, r, c.at(d.Document, "the document has "+d.Operation), c.inCode(d, r))
		}
		c.advise(d)
	}
}

// wayOf returns the way in which a document and the code differ, as rows call it: a verb that only one of them has is a route
// or an operation of its own.
func wayOf(d *report.RouteDifference) string {
	switch {
	case d.Kind != report.OtherVerb:
		return d.Kind
	case d.OnlyInCode:
		return rule.DifferenceUndocumented
	}
	return rule.DifferenceNotInCode
}

// advise notes what a document asks of a parameter at which findings begin.
func (c *comparison) advise(d *report.RouteDifference) {
	if d.Reached == nil {
		return
	}
	for _, b := range c.begins {
		if b.parameter < 0 || &c.all.Routes[b.route] != d.Entry {
			continue
		}
		p := &d.Entry.Parameters[b.parameter]
		if slices.ContainsFunc(p.Reaches, func(f report.RouteFinding) bool { return f.Location == d.Reached.Location }) {
			c.out.Advice[b.flow] = Advice{p.Name, d.Pattern, *d.Document}
		}
	}
}

// openObjects adds the operations whose document lets an object have more properties than it names, at routes where that is
// taken as a whole.
func (c *comparison) openObjects(row *rule.Difference) {
	described := openapi.Describe(&c.all, c.read.Documents)
	for _, b := range c.begins {
		if !slices.Contains(row.Kinds, b.flow.Kind) {
			continue
		}
		for _, o := range described[b.route] {
			if o.Open != nil {
				last := b.flow.Steps[len(b.flow.Steps)-1]
				last.Role = taint.RoleStep
				c.found(row, c.routes[b.route], last, c.at(o.Open, o.Name()+" "+row.Note))
			}
		}
	}
}

// tellingAnswers adds the properties of answers that nobody is to be told.
func (c *comparison) tellingAnswers(row *rule.Difference) {
	for _, d := range c.read.Documents {
		for i := range d.Operations {
			o := &d.Operations[i]
			for j := range o.Answers {
				p := &o.Answers[j]
				if row.Names.MatchString(p.Name) {
					c.found(row, nil, c.at(&p.At, o.Name()+" "+row.Note+": "+p.Name))
				}
			}
		}
	}
}

// routeOf returns the route that an entry describes; nil if there is none.
func (c *comparison) routeOf(e *report.RouteEntry) *route.Route {
	for i := range c.all.Routes {
		if &c.all.Routes[i] == e {
			return c.routes[i]
		}
	}
	return nil
}

// inCode returns the step in the code of a difference: where a parameter is read that it is about, or else the route.
func (c *comparison) inCode(d *report.RouteDifference, r *route.Route) taint.Step {
	at := r.Declared.Site
	if d.Code != nil && *d.Code != d.Entry.Location {
		for i := range r.Params {
			if p := &r.Params[i]; p.Site != (callgraph.Site{}) && PlaceOf(c.g, p.Site) == *d.Code {
				at = p.Site
				break
			}
		}
	}
	in := c.g.Prog.Instr(at.Func, at.Value)
	step := taint.Step{Role: taint.RoleStep, Func: at.Func, Pos: in.Pos, End: in.End, Note: d.Note}
	if in.Op == ir.OpClosure || at == r.Declared.Site { // a reader looks at the line, and not at all of the block
		step.End = step.Pos
	}
	return step
}

// at returns the step at a line of a document.
func (c *comparison) at(place *report.Place, note string) taint.Step {
	f := c.read.Files[place.Path]
	if f == nil {
		return taint.Step{}
	}
	start := lineStart(f, place.Line)
	text := f.LineText(place.Line)
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	return taint.Step{Role: taint.RoleStep, File: f, Pos: start + uint32(indent), End: start + uint32(len(text)), Note: note}
}

// lineStart returns where a line of a file begins.
func lineStart(f *source.File, line int) uint32 {
	at := 0
	for range line - 1 {
		i := bytes.IndexByte(f.Content[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	return uint32(at)
}

// found adds a finding, which is at the last of its steps; none if a file is not known in which one is.
func (c *comparison) found(row *rule.Difference, r *route.Route, steps ...taint.Step) {
	if slices.ContainsFunc(steps, func(s taint.Step) bool { return s.Role == "" }) {
		return
	}
	c.g.Meet(&row.Row)
	f := taint.Flow{Kind: row.Kind, Misuse: &row.Misuse, Confidence: taint.Confidence(row.Confidence), Steps: steps}
	last := &f.Steps[len(f.Steps)-1]
	last.Role = taint.RoleSink
	if r != nil {
		f.Route, f.Source.Site, f.Sink = r.Declared, r.Declared.Site, r.Declared.Site
	}
	c.out.Flows = append(c.out.Flows, f)
}
