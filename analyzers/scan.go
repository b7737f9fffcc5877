package analyzers

import (
	"context"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"time"

	"golang.org/x/tools/go/analysis"

	"rubicon/analyzers/program"
	"rubicon/internal/callgraph"
	"rubicon/internal/document"
	"rubicon/internal/driver"
	"rubicon/internal/openapi"
	"rubicon/internal/report"
	"rubicon/internal/route"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/taint"
)

// Options say how a workspace is scanned.
type Options struct {
	Rules  *rule.Set
	Config program.Config
	Stats  bool
	// Timings asks for the Stats of the report alone.
	Timings bool
	// Now is the time by which suppressions expire; zero stands for the time of the call.
	Now time.Time
	// PathOf is that of the suite.
	PathOf func(path string) string
}

// Scan runs the suite over a workspace and returns the report: findings, and what was missed. If the cache has the report
// of the very same workspace, nothing is analyzed.
func Scan(ctx context.Context, ws *source.Workspace, opt Options) (*report.Report, error) {
	opt.Config.Context = ctx
	k := newKnown(ws, &opt)
	if k == nil {
		r, _, err := scan(ctx, ws, opt, false)
		return r, err
	}
	if r := k.report(ws); r != nil {
		return r, nil
	}
	r, from, err := scan(ctx, k.read(ws), opt, false)
	if err == nil && !from.cutOff {
		k.keep(r, from)
	}
	return r, err
}

// stages are what the report of a scan came from.
type stages struct {
	graph    *callgraph.Graph
	routes   *route.Result      // nil unless it was asked for
	comments []source.Directive // those that speak to Rubicon
	cutOff   bool               // as in program.Program, or a document could not be read

	documents map[string]*source.File // those of OpenAPI, and what they refer to
}

// scan returns the report, and what it came from; the HTTP surface only if it is asked for, as no rule needs it.
func scan(ctx context.Context, ws *source.Workspace, opt Options, surface bool) (*report.Report, *stages, error) {
	opt.Config.Context = ctx
	suite := New(opt.Rules, opt.Config)
	suite.PathOf = opt.PathOf
	list := suite.All()
	if !surface {
		list = slices.DeleteFunc(list, func(a *analysis.Analyzer) bool { return a == suite.Routes })
	}
	results, err := run(ctx, ws, list)
	if err != nil {
		return nil, nil, err
	}
	r := &report.Report{Rules: describeAll(suite.Rules), Findings: suite.Findings(results)}
	prog := results[suite.Program].Value.(*program.Program)
	graph := results[suite.Calls].Value.(*callgraph.Graph)
	documents := results[suite.Documents].Value.(*document.Result)
	comments := directives(prog, documents)
	suppressed(r, suite, comments, opt)
	for _, p := range prog.Problems {
		r.Errors = append(r.Errors, report.Problem{Path: p.Path, Line: p.Line, Message: p.Message})
	}
	for _, u := range results[suite.Setting].Value.(*taint.Result).Unread {
		r.Errors = append(r.Errors, report.Problem{Path: u.Path, Line: u.Line, Message: u.Message})
	}
	unread := unreadDocuments(documents.Documents)
	r.Errors = append(r.Errors, unread...)
	for _, s := range graph.Unbound {
		src := graph.Prog.File(s.Func).Source
		r.Errors = append(r.Errors, report.Problem{
			Path:    src.Path,
			Line:    src.Position(graph.Prog.Instr(s.Func, s.Value).Pos).Line,
			Message: "binds a native function by a name that is not constant: calls of it are not followed",
		})
	}
	r.Coverage = coverage(ws, prog, graph, results[suite.Taint].Value.(*taint.Result))
	r.Inventory = inventory(graph, results[suite.Taint].Value.(*taint.Result), opt.Stats)
	if opt.Stats || opt.Timings {
		r.Stats = stats(suite, results, prog)
		if store := opt.Config.Cache; store != nil {
			found, missing := store.Figures()
			r.Stats.Cache = &report.CacheUse{Found: found, Missing: missing}
		}
		if opt.Stats { // which asks for every call
			r.Stats.CallSites, r.Stats.Resolved = graph.CallStats()
		}
	}
	from := &stages{graph: graph, comments: comments, documents: documents.Files, cutOff: prog.CutOff || len(unread) > 0}
	if surface {
		from.routes = results[suite.Routes].Value.(*route.Result)
	}
	return r, from, nil
}

// placed is a text that begins with a file and a line.
var placed = regexp.MustCompile(`^(.+?):(\d+): (.*)$`)

// unreadDocuments returns what could not be read of documents of OpenAPI.
func unreadDocuments(docs []*openapi.Document) (list []report.Problem) {
	for _, d := range docs {
		for _, text := range d.Problems {
			p := report.Problem{Path: d.Path, Message: text}
			if m := placed.FindStringSubmatch(text); m != nil {
				p.Path, p.Message = m[1], m[3]
				p.Line, _ = strconv.Atoi(m[2])
			}
			list = append(list, p)
		}
	}
	return list
}

// Run runs the suite over a workspace.
func (s *Suite) Run(ctx context.Context, ws *source.Workspace) (map[*analysis.Analyzer]*driver.Result, error) {
	return run(ctx, ws, s.All())
}

func run(ctx context.Context, ws *source.Workspace, list []*analysis.Analyzer) (map[*analysis.Analyzer]*driver.Result, error) {
	entries := make(map[string]source.Entry, len(ws.Entries))
	var names []string
	for _, e := range ws.Entries {
		entries[e.Path] = e
		names = append(names, e.Path)
	}
	results, _, err := driver.Run(ctx, list, driver.Workspace{
		Files: names,
		Read: func(name string) ([]byte, error) {
			entry, ok := entries[name]
			if !ok {
				entry = ws.Beside(name)
			}
			f, err := ws.Load(entry)
			if err != nil {
				return nil, err
			}
			return f.Content, nil
		},
	})
	return results, err
}

// coverage is the scan's verdict on itself.
func coverage(ws *source.Workspace, prog *program.Program, g *callgraph.Graph, flows *taint.Result) report.Coverage {
	c := report.NewCoverage(ws)
	c.Routes, c.Broadened = len(g.Routes), flows.Broadened
	for _, cut := range flows.Cuts {
		src := prog.File(cut.Func).Source
		c.Cuts = append(c.Cuts, report.Cut{Path: src.Path, Line: src.Position(cut.Pos).Line, Function: g.FuncName(cut.Func), Reason: cut.Reason})
	}
	for _, f := range prog.Files {
		c.Files++
		if f.Source.Lang == source.Ruby {
			c.Ruby++
		} else {
			c.Rust++
		}
		c.Lines += f.Source.Lines()
		c.Bytes += len(f.Source.Content)
		c.Nodes += f.Stats.Nodes
		c.Unknown += f.Stats.Unknown
		if f.Stats.Errors == 0 && !f.Stats.Truncated {
			continue
		}
		c.FilesWithErrors++
		c.ErrorBytes += int(f.Stats.ErrorBytes)
		c.Damaged = append(c.Damaged, report.Damage{
			Path:   f.Source.Path,
			Line:   f.Source.Position(f.Stats.FirstError).Line,
			Errors: f.Stats.Errors,
			Bytes:  int(f.Stats.ErrorBytes),
			Size:   len(f.Source.Content),

			Truncated: f.Stats.Truncated,
		})
	}
	c.NativeCalls, c.Unresolved = g.NativeCalls()
	return c
}

// stats are figures for those who look after the tool.
func stats(s *Suite, results map[*analysis.Analyzer]*driver.Result, prog *program.Program) *report.Stats {
	st := &report.Stats{UnknownKinds: map[string]int{}, Functions: len(prog.Funcs)}
	millis := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	var checks time.Duration
	for _, a := range s.Checks {
		checks += results[a].Elapsed
	}
	for _, a := range []*analysis.Analyzer{s.Program, s.Calls, s.Documents, s.Taint, s.Surface, s.Setting, s.Console, s.Exposure, s.Differences, s.Routes} {
		if r := results[a]; r != nil {
			st.Stages = append(st.Stages, report.Stage{Name: a.Name, Millis: millis(r.Elapsed)})
		}
	}
	st.Stages = append(st.Stages, report.Stage{Name: "rules", Millis: millis(checks)})
	for _, f := range prog.Files {
		for _, kind := range slices.Sorted(maps.Keys(f.Stats.UnknownKinds)) {
			st.UnknownKinds[kind] += f.Stats.UnknownKinds[kind]
		}
	}
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	st.PeakMemory = mem.Sys
	return st
}
