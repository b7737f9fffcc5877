package callgraph

import (
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file reads the addresses at which programs wait for each other, and which code writes down.

// Address is where something listens: the path of a socket, or the number of a port, with the host "" if that is not known.
type Address struct {
	Path       string
	Host, Port string
}

// String returns the address as it is written.
func (a Address) String() string {
	if a.Path != "" {
		return a.Path
	}
	return a.Host + ":" + a.Port
}

// anyHost reports whether a host is one of all that the machine has, or the machine itself.
func (a Address) anyHost() bool {
	return slices.Contains([]string{"", "0.0.0.0", "[::]", "::"}, a.Host) || a.local()
}

func (a Address) local() bool {
	return a.Host == "localhost" || strings.HasPrefix(a.Host, "127.") || a.Host == "::1" || a.Host == "[::1]"
}

// maybeHere reports whether a host can be the machine itself, or one of those that are started with it: the name of a
// service has no dot.
func (a Address) maybeHere() bool { return a.local() || !strings.ContainsAny(a.Host, ".:") }

// addressesAt returns the addresses at the ports of the call at s that are known, also if it can have others.
func (g *Graph) addressesAt(s Site, address, port *rule.Port) (found []Address) {
	hosts := g.addressTexts(s, address, 0)
	if port == nil {
		for _, text := range hosts {
			if a, ok := addressOf(text); ok && !slices.Contains(found, a) {
				found = append(found, a)
			}
		}
		return found
	}
	if len(hosts) == 0 {
		hosts = []string{hole}
	}
	for _, p := range g.addressTexts(s, port, 1) {
		for _, host := range hosts {
			if a, ok := addressOf(host + ":" + p); ok {
				found = append(found, a)
			}
		}
	}
	return found
}

// addressOf reads an address: "127.0.0.1:7000", "/run/x.sock".
func addressOf(text string) (Address, bool) {
	if i := strings.LastIndexByte(text, ':'); i >= 0 && !strings.Contains(text, "/") {
		host, port := text[:i], text[i+1:]
		if strings.Contains(host, hole) {
			host = ""
		}
		return Address{Host: host, Port: port}, port != "" && strings.Trim(port, "0123456789") == ""
	}
	if text == "" || strings.Contains(text, hole) || strings.Contains(text, "://") {
		return Address{}, false
	}
	return Address{Path: path.Clean(text)}, true
}

// addressTexts returns the texts at a port of the call at s; of a list whose elements are several arguments, those of the
// element at index.
func (g *Graph) addressTexts(s Site, p *rule.Port, index int) (texts []string) {
	in, pos := g.Prog.Instr(s.Func, s.Value), 0
	for _, a := range g.operandsOf(s.Func, in) {
		if g.AtPort(s.Func, in, a, pos, p) {
			v := Site{s.Func, a.Value}
			if a.Role == ir.RoleSplat {
				list := g.literalAt(v)
				if args := g.Prog.Args(list.Func, g.Prog.Instr(list.Func, list.Value)); index < len(args) {
					v = Site{list.Func, args[index].Value}
				}
			}
			texts = append(texts, g.textsOfAddress(v, maxBuilders)...)
		}
		if positional(a.Role) {
			pos++
		}
	}
	return texts
}

// textsOfAddress returns what the address or the part of one at s can be, with holes for what is not known: also where a call
// makes one of others, and where a variable of the environment may say another one.
func (g *Graph) textsOfAddress(s Site, depth int) []string {
	if texts := g.fallback(s.Func, s.Value, maxTrace); len(texts) > 0 {
		return texts
	}
	if depth == 0 {
		return nil
	}
	origins := g.Origins
	if g.lang(s.Func) == source.Rust {
		origins = g.RustOrigins
	}
	for _, o := range append([]Site{{s.Func, g.Root(s.Func, s.Value)}}, origins(s.Func, s.Value)...) {
		in := g.Prog.Instr(o.Func, o.Value)
		var texts []string
		switch {
		case in.Op == ir.OpConst:
			texts = []string{g.Prog.Text(in.Name)}
		case in.Op == ir.OpLoad && in.Flags&ir.FlagConst != 0 && in.NArgs == 0:
			if at, last, ok := g.Constant(o.Func, in); ok {
				texts = g.textsOfAddress(Site{at.Func, last}, depth-1)
			}
		case in.Op == ir.OpCall:
			texts = g.addressInCall(o, in, depth)
		}
		if len(texts) > 0 {
			return texts
		}
	}
	return nil
}

// addressInCall returns the texts of what the call at s makes an address of.
func (g *Graph) addressInCall(s Site, in *ir.Instr, depth int) []string {
	args := g.Prog.Args(s.Func, in)
	part := func(v ir.Value) string {
		if texts := g.textsOfAddress(Site{s.Func, v}, depth-1); len(texts) > 0 {
			return texts[0]
		}
		return hole
	}
	var text strings.Builder
	if f, ok := g.formatOf(s.Func, in); ok { // format!("127.0.0.1:{PORT}")
		for i := range f.list {
			v, _ := f.operand(g, &f.list[i])
			text.WriteString(f.list[i].text + part(v))
		}
		return []string{text.String() + f.tail}
	}
	left := maxPieces
	switch name := g.Prog.Text(in.Name); {
	case name == ir.OpInterp:
		for _, a := range args {
			text.WriteString(part(a.Value))
		}
		return []string{text.String()}
	case name == ir.OpArray && len(args) == 4: // the numbers of a host
		return []string{part(args[0].Value) + "." + part(args[1].Value) + "." + part(args[2].Value) + "." + part(args[3].Value)}
	case len(args) == 2 && positional(args[0].Role) && positional(args[1].Role): // a host and a number
		return []string{part(args[0].Value) + ":" + part(args[1].Value)}
	case g.joinedPieces(s, in, &text, &left):
		return []string{text.String()}
	}
	return g.addressAmong(s.Func, args, depth)
}

// addressAmong returns the texts of what a call is given that says an address: the last argument, what a closure answers, or
// else what it is called on. env::var("X").unwrap_or("…"), "127.0.0.1:7000".parse().
func (g *Graph) addressAmong(id ir.FuncID, args []ir.Operand, depth int) (texts []string) {
	for i := len(args) - 1; i >= 0 && len(texts) == 0; i-- {
		if in := g.Prog.Instr(id, args[i].Value); in.Op == ir.OpClosure {
			fn := g.Prog.Callee(id, in)
			if _, v, ok := g.onlyReturn(fn); ok {
				texts = g.textsOfAddress(Site{fn, v}, depth-1)
			}
		} else if args[i].Role == ir.RoleSelf || positional(args[i].Role) {
			texts = g.textsOfAddress(Site{id, args[i].Value}, depth-1)
		}
	}
	return texts
}
