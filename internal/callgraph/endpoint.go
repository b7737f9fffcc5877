package callgraph

import (
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the functions in Rust that answer the requests which Ruby code of the same workspace makes: by the
// path that both write down.

// endpoint is a function in Rust that answers requests of a method, "" if that is not known, and the segments of its pattern:
// "" is one that any text fits.
type endpoint struct {
	fn       ir.FuncID
	verb     string
	segments []string
}

// endpoints is what is known of them.
type endpoints struct {
	all     []endpoint
	read    bool
	sources map[ir.FuncID][]Site
}

// quotedPath finds the pattern in what stands in the parentheses of an attribute.
var quotedPath = regexp.MustCompile(`"(/[^"?]*)`)

// answering returns the functions that answer requests.
func (g *Graph) answering() []endpoint {
	if !g.endpoints.read {
		g.readEndpoints()
	}
	return g.endpoints.all
}

// readEndpoints finds the functions that answer requests.
func (g *Graph) readEndpoints() {
	g.endpoints.read = true
	attributes := map[string]bool{}
	for _, row := range g.Set.Models.Endpoints {
		attributes[lastName(row.Attribute)] = true
	}
	for id := range g.Prog.Funcs {
		id := ir.FuncID(id)
		fn := g.Prog.Func(id)
		for i, n := range fn.Attrs {
			if !attributes[lastName(g.Prog.Text(n))] || g.lang(id) != source.Rust {
				continue
			}
			sc := g.crates.scope(id)
			m := quotedPath.FindStringSubmatch(g.Prog.Text(fn.AttrArgs[i]))
			written := g.Prog.Text(n)
			full := g.crates.resolve(sc.mod, sc.owner, written)
			for _, row := range g.Set.Models.Endpoints {
				crate, _, _ := strings.Cut(row.Attribute, "::")
				if m != nil && (full == row.Attribute || full == written && strings.HasSuffix(row.Attribute, "::"+written) && g.dependsOn(crate)) {
					g.met[row.ID] = true
					g.addEndpoint(id, m[1], lastName(written))
					break
				}
			}
		}
	}
	for _, s := range g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Endpoints) > 0 }) {
		in := g.Prog.Instr(s.Func, s.Value)
		for _, row := range g.Call(s).Endpoints {
			if row.Inner != nil {
				continue
			}
			for _, path := range g.endpointPaths(s, in, row.Path) {
				for _, v := range g.operands(s.Func, in, row.To) {
					for _, prefix := range g.routerPrefixes(s.Func, g.chainRoot(s.Func, s.Value), maxNestedRouters) {
						g.addEndpoints(Site{s.Func, v}, prefix+path, "", maxTrace)
					}
				}
			}
		}
	}
}

// maxNestedRouters bounds how deep routers stand in each other.
const maxNestedRouters = 6

// routerPrefixes returns the patterns below which the router stands that begins with call root of function id: of the routers
// that it is put into, there or by the callers to whom it is returned; "" of one that is put nowhere.
func (g *Graph) routerPrefixes(id ir.FuncID, root ir.Value, depth int) (prefixes []string) {
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for u := range body {
		if depth == 0 {
			break
		}
		in := &body[u]
		switch {
		case in.Op == ir.OpReturn && in.NArgs > 0 && g.chainRoot(id, g.Prog.Args(id, in)[0].Value) == root:
			for _, c := range g.Callers(id) {
				prefixes = append(prefixes, g.routerPrefixes(c.Func, c.Value, depth-1)...)
			}
		case in.Op == ir.OpCall && g.nests(Site{id, ir.Value(u)}):
			prefixes = append(prefixes, g.nestedAt(Site{id, ir.Value(u)}, root, depth-1)...)
		}
	}
	if len(prefixes) == 0 {
		return []string{""}
	}
	slices.Sort(prefixes)
	return slices.Compact(prefixes)
}

// nests reports whether rows say of calls of that name that they put a router into another one.
func (g *Graph) nests(s Site) bool {
	return slices.ContainsFunc(g.rowsByName(s.Func, g.Prog.Instr(s.Func, s.Value)).Endpoints, func(r *rule.Endpoint) bool { return r.Inner != nil })
}

// nestedAt returns the patterns below which the call at s puts the router that begins with call root.
func (g *Graph) nestedAt(s Site, root ir.Value, depth int) (prefixes []string) {
	in := g.Prog.Instr(s.Func, s.Value)
	for _, row := range g.Call(s).Endpoints {
		if row.Inner == nil || !slices.ContainsFunc(g.operands(s.Func, in, row.Inner), func(v ir.Value) bool { return g.chainRoot(s.Func, v) == root }) {
			continue
		}
		below := []string{""}
		if row.Path != nil {
			below = g.Env(s).Texts(*row.Path)
		}
		for _, outer := range g.routerPrefixes(s.Func, g.chainRoot(s.Func, s.Value), depth) {
			for _, path := range below {
				prefixes = append(prefixes, outer+path)
			}
		}
	}
	return prefixes
}

// endpointPaths returns the constant patterns at a port of the call at s.
func (g *Graph) endpointPaths(s Site, in *ir.Instr, p *rule.Port) []string {
	if p.Kind != rule.PortSelf {
		return g.Env(s).Texts(*p)
	}
	for _, v := range g.operands(s.Func, in, p) {
		made := g.Prog.Instr(s.Func, g.chainRoot(s.Func, v))
		if args := g.Prog.Args(s.Func, made); made.Op == ir.OpCall && len(args) > 0 {
			texts, _ := g.texts(s.Func, args[0].Value, maxTrace)
			return texts
		}
	}
	return nil
}

// verbs are the methods of HTTP.
var verbs = []string{"get", "post", "put", "patch", "delete", "head", "options"}

// verbOf returns the method of HTTP that a name begins with: post_form. It is "" if there is none.
func verbOf(name string) string {
	i := slices.IndexFunc(verbs, func(verb string) bool { return name == verb || strings.HasPrefix(name, verb+"_") })
	if i < 0 {
		return ""
	}
	return verbs[i]
}

// addEndpoints enters the functions that are, or are given to, what stands at s: get(list).post(create), post().to(create).
func (g *Graph) addEndpoints(s Site, path, verb string, depth int) {
	ids := g.functionsAt(s)
	for _, id := range ids {
		g.addEndpoint(id, path, verb)
	}
	in := g.Prog.Instr(s.Func, g.Root(s.Func, s.Value))
	if len(ids) > 0 || in.Op != ir.OpCall || depth == 0 {
		return
	}
	if verb = verbOf(lastName(g.Prog.Text(in.Name))); verb == "" {
		if first := g.Prog.Instr(s.Func, g.chainRoot(s.Func, s.Value)); first.Op == ir.OpCall {
			verb = verbOf(lastName(g.Prog.Text(first.Name)))
		}
	}
	for _, a := range g.Prog.Args(s.Func, in) {
		g.addEndpoints(Site{s.Func, a.Value}, path, verb, depth-1)
	}
}

func (g *Graph) addEndpoint(id ir.FuncID, path, verb string) {
	g.endpoints.all = append(g.endpoints.all, endpoint{id, verbOf(verb), segmentsOf(path)})
}

// segmentsOf returns the segments of a path or a pattern.
func segmentsOf(path string) (segments []string) {
	for _, s := range strings.Split(strings.Trim(path, "/"), "/") {
		if strings.Contains(s, hole) || s != "" && strings.ContainsRune("{:<*", rune(s[0])) {
			s = ""
		}
		segments = append(segments, s)
	}
	return segments
}

// AskedBy returns the functions in Rust that answer the request which the call at s makes, as row says: those whose pattern fits
// the end of the path, and of them those of which most is written out.
func (g *Graph) AskedBy(s Site, row *rule.Request) (ids []ir.FuncID) {
	all := g.answering()
	if len(all) == 0 {
		return nil
	}
	verb := g.requestVerb(s, row)
	for _, path := range g.requestPaths(s, row.Path) {
		best, fitting := 0, []ir.FuncID(nil)
		for _, e := range all {
			n := e.fits(path)
			if verb != "" && e.verb != "" && verb != e.verb {
				n = 0
			}
			if n > best {
				best, fitting = n, nil
			}
			if n == best && n > 0 {
				fitting = append(fitting, e.fn)
			}
		}
		for _, id := range fitting {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// fits returns one more than how many segments of a pattern are those that path ends with and that both write out; 0 if the
// pattern does not fit, or nothing is written out.
func (e *endpoint) fits(path []string) int {
	n := len(e.segments)
	if n > len(path) {
		return 0
	}
	written := 0
	for i, s := range e.segments {
		switch at := path[len(path)-n+i]; {
		case s == "" || at == "":
		case s != at:
			return 0
		default:
			written++
		}
	}
	if written == 0 {
		return 0
	}
	return written + 1
}

// RequestReads returns the parameters at which function id is given what a request says.
func (g *Graph) RequestReads(id ir.FuncID) []Site {
	if g.endpoints.sources == nil {
		g.endpoints.sources = map[ir.FuncID][]Site{}
		for _, s := range g.rustSources("http") {
			g.endpoints.sources[s.Site.Func] = append(g.endpoints.sources[s.Site.Func], s.Site)
		}
	}
	if sites := g.endpoints.sources[id]; len(sites) > 0 {
		return sites
	}
	var texts []Site // the body, as it is
	for _, p := range g.Prog.Func(id).Params {
		if p.Kind == ir.ParamPositional && g.TypeOf(id, p.Value).Name == "std::string::String" {
			texts = append(texts, Site{id, p.Value})
		}
	}
	return texts
}

// Ask is a call in Ruby that makes a request which a function of the workspace answers.
type Ask struct {
	Site Site
	Func ir.FuncID
}

// Asks returns the calls that make requests to services of the workspace, in program order.
func (g *Graph) Asks() (asks []Ask) {
	if len(g.Prog.Manifests) == 0 {
		return nil
	}
	for _, s := range g.SitesOf(source.Ruby, func(e *rule.Entry) bool { return len(e.Requests) > 0 }) {
		for _, row := range g.Call(s).Requests {
			for _, id := range g.AskedBy(s, row) {
				asks = append(asks, Ask{s, id})
			}
		}
	}
	return asks
}

// services is the mechanism of HTTP services of the workspace.
const services = "http"

// answeredHere reports whether the call at s makes a request, or is made on what such a call has answered, and a function of the
// workspace answers it: no other host is written down.
func (g *Graph) answeredHere(s Site) bool {
	if len(g.Prog.Manifests) == 0 || len(g.answering()) == 0 {
		return false
	}
	at := []Site{s}
	if args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)); len(args) > 0 && args[0].Role == ir.RoleSelf {
		at = append(append(at, Site{s.Func, g.chainRoot(s.Func, args[0].Value)}, Site{s.Func, g.Root(s.Func, args[0].Value)}), g.Origins(s.Func, args[0].Value)...)
	}
	return slices.ContainsFunc(at, func(s Site) bool {
		in := g.Prog.Instr(s.Func, s.Value)
		if in.Op != ir.OpCall || len(g.rowsByName(s.Func, in).Requests) == 0 {
			return false
		}
		return slices.ContainsFunc(g.Call(s).Requests, func(row *rule.Request) bool {
			return len(g.AskedBy(s, row)) > 0 && !g.asksElsewhere(s, row)
		})
	})
}

// AnswersRequests reports whether function id answers requests that Ruby code of the workspace makes.
func (g *Graph) AnswersRequests(id ir.FuncID) bool {
	return g.lang(id) == source.Rust && slices.ContainsFunc(g.endpoints.all, func(e endpoint) bool { return e.fn == id })
}
