package analyzers

import (
	"cmp"
	"context"
	"regexp"
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/report"
	"rubicon/internal/route"
	"rubicon/internal/source"
)

// Survey scans a workspace as Scan does, and returns besides the report where the parts of the workspace meet.
func Survey(ctx context.Context, ws *source.Workspace, opt Options) (*report.Report, *report.Map, error) {
	r, results, err := scan(ctx, ws, opt, false)
	if err != nil {
		return nil, nil, err
	}
	s := &surveyor{g: results.graph, access: route.NewAccess(results.graph), callers: map[ir.FuncID][]report.Location{}, natives: map[ir.FuncID]*report.NativeUse{}}
	return r, s.survey(), nil
}

// surveyor makes a Map.
type surveyor struct {
	g       *callgraph.Graph
	access  *route.Access
	all     report.Map
	callers map[ir.FuncID][]report.Location // the places of Ruby that lead to a function of Rust
	natives map[ir.FuncID]*report.NativeUse // by function
	order   []ir.FuncID                     // the keys of both, in the order in which they were met
}

func (s *surveyor) survey() *report.Map {
	calls := s.g.CallsOfNatives()
	known := s.g.AllNatives()
	for _, n := range s.g.Natives {
		if calls[n] != nil && !slices.Contains(known, n) {
			known = append(known, n)
		}
	}
	reaching := map[*callgraph.Route][]string{} // names of native functions
	for _, n := range known {
		s.binding(n, calls[n], reaching)
	}
	for _, start := range s.g.Starts() {
		s.jump(s.call(start.Site), []ir.FuncID{start.Main})
	}
	for _, ask := range s.g.Asks() {
		s.jump(s.call(ask.Site), []ir.FuncID{ask.Func})
		for _, by := range s.g.AskingCalls(ask) {
			if by != ask.Site {
				s.jump(s.call(by), []ir.FuncID{ask.Func})
			}
		}
	}
	for _, contact := range s.g.Contacts() {
		s.jump(s.call(contact.Site), s.g.Served(contact.Listener))
	}
	for _, back := range s.g.Backs() {
		s.all.Jumps = append(s.all.Jumps, report.Jump{From: s.call(back.Site), To: []report.Location{s.name(back.Func)}})
	}
	for _, id := range s.order {
		if u := s.natives[id]; u != nil {
			s.all.Natives = append(s.all.Natives, *u)
		}
		s.all.Jumps = append(s.all.Jumps, report.Jump{From: s.name(id), To: s.callers[id]})
	}
	for _, r := range s.g.Routes {
		if r.Verb == "" {
			continue
		}
		s.all.Routes = append(s.all.Routes, report.Route{
			Name: nameOf(r), Access: string(s.access.Of(r).Status), Location: s.firstLine(r.Site), Natives: reaching[r],
		})
	}
	slices.SortStableFunc(s.all.Natives, func(a, b report.NativeUse) int { return compareLocations(&a.Location, &b.Location) })
	slices.SortStableFunc(s.all.Jumps, func(a, b report.Jump) int { return compareLocations(&a.From, &b.From) })
	return &s.all
}

func compareLocations(a, b *report.Location) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Start.Offset, b.Start.Offset))
}

// binding enters a binding, and the calls that reach it.
func (s *surveyor) binding(n *callgraph.Native, calls []callgraph.Site, reaching map[*callgraph.Route][]string) {
	if len(n.Targets) == 0 {
		return
	}
	var named []callgraph.Site // where it is said that calls run it
	for _, c := range calls {
		named = append(named, s.g.NamingCalls(c, n)...)
	}
	routes := s.g.RoutesTo(named)
	for _, id := range n.Targets {
		if s.natives[id] == nil {
			s.natives[id] = &report.NativeUse{Name: s.g.FuncName(id), Location: s.name(id)}
		}
		u := s.natives[id]
		u.Calls += len(named)
		for _, r := range routes {
			if to := (report.RouteTo{Name: nameOf(r), Access: string(s.access.Of(r).Status)}); !slices.Contains(u.Routes, to) {
				u.Routes = append(u.Routes, to)
			}
			if !slices.Contains(reaching[r], u.Name) {
				reaching[r] = append(reaching[r], u.Name)
			}
		}
	}
	for _, c := range calls {
		s.jump(s.call(c), n.Targets)
	}
	for _, c := range named {
		if !slices.Contains(calls, c) {
			s.jump(s.call(c), n.Targets)
		}
	}
	if s.g.Lang(n.Site.Func) == source.Ruby {
		s.jump(s.firstLine(n.Site), n.Targets)
	} else if len(calls) == 0 {
		for _, id := range n.Targets {
			s.met(id)
		}
	}
}

// jump enters a place of Ruby that leads to functions of Rust.
func (s *surveyor) jump(from report.Location, to []ir.FuncID) {
	j := report.Jump{From: from}
	for _, id := range to {
		j.To = append(j.To, s.name(id))
		s.met(id)
		if list := s.callers[id]; !slices.Contains(list, from) {
			s.callers[id] = append(list, from)
		}
	}
	s.all.Jumps = append(s.all.Jumps, j)
}

// met enters a function of Rust into the order, once.
func (s *surveyor) met(id ir.FuncID) {
	if _, ok := s.callers[id]; !ok {
		s.callers[id] = nil
		s.order = append(s.order, id)
	}
}

// nameOf is what a reader calls a route.
func nameOf(r *callgraph.Route) string { return r.Verb + " " + r.Pattern }

// call returns the place of a call, up to the end of the name that it calls.
func (s *surveyor) call(site callgraph.Site) report.Location {
	src := s.g.Prog.File(site.Func).Source
	in := s.g.Prog.Instr(site.Func, site.Value)
	end := in.End
	if name := s.g.Prog.Text(in.Name); word.MatchString(name) {
		at := regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`).FindIndex(src.Content[in.Pos:max(in.Pos, in.End)])
		if at != nil {
			end = in.Pos + uint32(at[1])
		}
	}
	return report.Locate(src, in.Pos, end)
}

// word is a name that can be looked for in a text.
var word = regexp.MustCompile(`^\w+$`)

// firstLine returns the place of a call as far as it stands on the line where it begins.
func (s *surveyor) firstLine(site callgraph.Site) report.Location {
	src := s.g.Prog.File(site.Func).Source
	in := s.g.Prog.Instr(site.Func, site.Value)
	end := in.Pos
	for end < in.End && src.Content[end] != '\n' && src.Content[end] != '\r' {
		end++
	}
	return report.Locate(src, in.Pos, end)
}

// name returns the place of a function's name where it is defined, or of its beginning.
func (s *surveyor) name(id ir.FuncID) report.Location {
	src := s.g.Prog.File(id).Source
	fn := s.g.Prog.Func(id)
	define := `\bfn\s+(`
	if src.Lang == source.Ruby {
		define = `\bdef\s+(?:self\s*\.\s*)?(`
	}
	re := regexp.MustCompile(define + regexp.QuoteMeta(s.g.Prog.Text(fn.Name)) + `)`)
	if at := re.FindSubmatchIndex(src.Content[fn.Pos:max(fn.Pos, fn.End)]); at != nil && fn.Kind != ir.KindClosure {
		return report.Locate(src, fn.Pos+uint32(at[2]), fn.Pos+uint32(at[3]))
	}
	return report.Locate(src, fn.Pos, fn.Pos)
}
