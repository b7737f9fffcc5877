package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file knows what libraries of Rust that no model speaks of make of data, as far as names tell by which all libraries do so:
// rss::Channel::read_from(bytes) is what stands there, and channel.title() is a part of that.

// MakesOf reports whether the call at s, which nothing describes, makes an object of the data that it is given, or reads a part of
// one: a function of a library's type by a name that [[decoder]] rows have, or a method of what is of no type of the workspace or
// the standard library, nor of one that models describe, that is given nothing, or constants: mail.header("Subject").
func (g *Graph) MakesOf(s Site) bool {
	if g.lang(s.Func) != source.Rust {
		return false
	}
	in := g.Prog.Instr(s.Func, s.Value)
	args := g.Prog.Args(s.Func, in)
	if in.Flags&ir.FlagPath == 0 {
		if in.Flags&ir.FlagMacro != 0 || len(args) == 0 || args[0].Role != ir.RoleSelf || strings.Contains(g.Prog.Text(in.Name), ".") {
			return false
		}
		for _, a := range args[1:] {
			if !g.isConst(s.Func, a.Value, maxTrace) {
				return false
			}
		}
		h := head(g.TypeOf(s.Func, args[0].Value).Name)
		return h == "" || h == "_" || g.crates.isForeignType(h)
	}
	owner, _ := splitPath(g.rustPath(s.Func, in))
	if len(args) > maxDecoderArgs || !g.crates.isForeignType(owner) && !g.crates.isForeignCrate(owner) {
		return false
	}
	for _, row := range g.rowsByName(s.Func, in).Decoders {
		g.met[row.ID] = true
		return true
	}
	return false
}

// maxDecoderArgs is how many arguments a function has that makes an object of data: those, and options.
const maxDecoderArgs = 2

// isForeignCrate reports whether a path is the name of a library that no model speaks of.
func (c *crates) isForeignCrate(path string) bool {
	return path != "" && path[0] >= 'a' && path[0] <= 'z' && !strings.Contains(path, "::") && c.modules[path] == nil &&
		!numberTypes[path] && !slices.Contains(libraryCrates, path) && !c.modelled(path)
}

// isForeignType reports whether a path is one of a library's that no model speaks of.
func (c *crates) isForeignType(full string) bool {
	root, _, ok := strings.Cut(full, "::")
	if !ok || !isIdent(full[0]) || strings.Contains(root, " ") || c.modules[root] != nil || c.types[full] != nil || slices.Contains(libraryCrates, root) {
		return false
	}
	return !c.modelled(full)
}
