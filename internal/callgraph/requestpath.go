package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file reads what a request of Ruby code says of the one that answers it: the verb, the host and the path. A client often has
// one method that makes all requests, and is given the path: then it is each of those that calls give, or, where Bind has said it,
// that one.

// maxAsked bounds the paths that one request can have.
const maxAsked = 64

// requestVerb returns the method of HTTP of the request that the call at s makes: that the call's own name says, or what stands at
// the row's port, a text or an object of a class of that name. It is "" if it is not known.
func (g *Graph) requestVerb(s Site, row *rule.Request) string {
	in := g.Prog.Instr(s.Func, s.Value)
	if row.Verb == nil {
		return verbOf(g.Prog.Text(in.Name))
	}
	if texts := g.Env(s).Texts(*row.Verb); len(texts) == 1 {
		return verbOf(strings.ToLower(texts[0]))
	}
	for _, v := range g.operands(s.Func, in, row.Verb) {
		return verbOf(strings.ToLower(lastName(g.TypeOf(s.Func, v).Name)))
	}
	return ""
}

// requestPaths returns the segments of the paths that stand at a port of the call at s: without host and query.
func (g *Graph) requestPaths(s Site, p *rule.Port) (paths [][]string) {
	for _, text := range g.requestTexts(s, p) {
		if _, after, ok := strings.Cut(text, "://"); ok {
			_, text, _ = strings.Cut(after, "/")
		}
		text, _, _ = strings.Cut(text, "?")
		paths = append(paths, segmentsOf(text))
	}
	return paths
}

// requestTexts returns the addresses that stand at a port of the call at s, with hole for what is not known of them.
func (g *Graph) requestTexts(s Site, p *rule.Port) (texts []string) {
	for _, v := range g.operands(s.Func, g.Prog.Instr(s.Func, s.Value), p) {
		for _, text := range g.addressesMade(Site{s.Func, v}, maxBuilders) {
			if strings.Contains(text, "/") && !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// addressesMade returns the texts that the address at s can be: of what makes it, the one that has a slash, where that is no text
// but a call that makes an address, or a request, of one: URI("…"), Net::HTTP::Post.new("/…").
func (g *Graph) addressesMade(s Site, depth int) (texts []string) {
	for _, o := range g.addressOrigins(s) {
		made, ok := g.addressPieces(o, depth)
		if !ok {
			continue
		}
		if !slices.ContainsFunc(made, hasSlash) && depth > 0 {
			made = g.addressGiven(o, depth-1)
		}
		for _, text := range made {
			if len(texts) < maxAsked {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

func hasSlash(text string) bool { return strings.Contains(text, "/") }

// addressOrigins returns what the value at s can be: what Bind has said of a parameter, or the value itself and its origins.
func (g *Graph) addressOrigins(s Site) []Site {
	s.Value = g.Root(s.Func, s.Value)
	if is, ok := g.boundValue(s.Func, s.Value); ok {
		return []Site{is}
	}
	origins := g.Origins(s.Func, s.Value)
	if g.Prog.Instr(s.Func, s.Value).Op == ir.OpParam && len(origins) > 0 {
		return origins
	}
	return append([]Site{s}, slices.DeleteFunc(slices.Clone(origins), func(o Site) bool { return o == s })...)
}

// addressGiven returns the texts of the last argument that says a path of the call at s, or of a keyword if it has no others:
// URI::HTTP.build(host: "…", path: "/…").
func (g *Graph) addressGiven(s Site, depth int) []string {
	in := g.Prog.Instr(s.Func, s.Value)
	if in.Op != ir.OpCall || g.Prog.Text(in.Name) == ir.OpHash {
		return nil
	}
	args := g.Prog.Args(s.Func, in)
	plain := slices.ContainsFunc(args, func(a ir.Operand) bool { return a.Role == ir.RolePlain })
	for i := len(args) - 1; i >= 0; i-- {
		if _, keyword := args[i].Role.Keyword(); args[i].Role != ir.RolePlain && (plain || !keyword) {
			continue
		}
		if texts := g.addressesMade(Site{s.Func, args[i].Value}, depth); slices.ContainsFunc(texts, hasSlash) {
			return texts
		}
	}
	return nil
}

// addressPieces returns the texts that are put together at s, for each of those that a part of it can be; it reports false for an
// address of any host.
func (g *Graph) addressPieces(s Site, depth int) (texts []string, ok bool) {
	v := g.Root(s.Func, s.Value)
	in := g.Prog.Instr(s.Func, v)
	var parts []Site
	switch name := g.Prog.Text(in.Name); {
	case in.Op == ir.OpCall && (name == ir.OpInterp || name == "+" && in.NArgs == 2) && depth > 0:
		for _, a := range g.Prog.Args(s.Func, in) {
			parts = append(parts, Site{s.Func, a.Value})
		}
	default:
		var text strings.Builder
		left := maxPieces
		g.pieces(s.Func, s.Value, &text, &left)
		return []string{text.String()}, true
	}
	texts = []string{""}
	for _, part := range parts {
		more := g.addressesMade(part, depth-1)
		if g.namesAnyHost(texts, more, part) {
			return nil, false
		}
		texts = joinEach(texts, more)
	}
	return texts, true
}

// namesAnyHost reports whether the part behind texts is the host of an address that is not known, and that whoever calls the method
// says: then nobody says that it is a service of the workspace.
func (g *Graph) namesAnyHost(texts, part []string, s Site) bool {
	in := g.Prog.Instr(s.Func, g.WithoutDefault(s.Func, g.Root(s.Func, s.Value)))
	return in.Op == ir.OpParam && !slices.ContainsFunc(part, func(text string) bool { return text != hole }) &&
		slices.ContainsFunc(texts, func(text string) bool { return strings.HasSuffix(text, "://") })
}

// joinEach puts each of some texts behind each of those before; hole if there is none.
func joinEach(before, after []string) (texts []string) {
	if len(after) == 0 || len(before)*len(after) > maxAsked {
		after = []string{hole}
	}
	for _, b := range before {
		for _, a := range after {
			texts = append(texts, b+a)
		}
	}
	return texts
}

// asksByParam reports whether the call at s makes a request whose path may be, or have a part that is, a parameter.
func (g *Graph) asksByParam(s Site, in *ir.Instr) bool {
	if len(g.Prog.Manifests) == 0 {
		return false
	}
	return slices.ContainsFunc(g.rowsByName(s.Func, in).Requests, func(row *rule.Request) bool {
		return slices.ContainsFunc(g.operands(s.Func, in, row.Path), func(v ir.Value) bool { return len(g.paramsIn(s.Func, v, maxBuilders)) > 0 })
	})
}

// asksElsewhere reports whether the request that the call at s makes, as row says, goes to a host that is another machine.
func (g *Graph) asksElsewhere(s Site, row *rule.Request) bool {
	if row.Host != nil && slices.ContainsFunc(g.Env(s).Texts(*row.Host), anotherMachine) {
		return true
	}
	return slices.ContainsFunc(g.requestTexts(s, row.Path), func(text string) bool {
		_, after, ok := strings.Cut(text, "://")
		host, _, _ := strings.Cut(after, "/")
		host, _, _ = strings.Cut(host, ":")
		return ok && anotherMachine(host)
	})
}

// anotherMachine reports whether a host is known to be another machine.
func anotherMachine(host string) bool {
	return strings.Contains(host, ".") && !strings.Contains(host, hole) && !(Address{Host: host}).maybeHere()
}
