package taint

import (
	"fmt"
	"slices"
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Summarize returns what function id does with data that comes in through each of its ports, as
// model rows in TOML: its flows and the sinks it reaches. What no row can say is written as a comment.
func Summarize(g *callgraph.Graph, id ir.FuncID) string {
	e := newEngine(g)
	lang := g.Lang(id).String()
	fn := g.Prog.Func(id)
	name, named := rowName(g, id)
	var rows []string
	for i := range fn.Params {
		p := e.paramPort(&fn.Params[i])
		if p.kind == portNone || p.kind == portCapture {
			continue
		}
		k := e.context(entryKey{fn: id, port: p, kinds: e.accepts(id, p, whole), source: -1})
		e.begin(k)
		e.run()
		rows = append(rows, e.rowsOf(k, lang, name)...)
	}
	if len(rows) == 0 {
		return "# nothing that it is given flows through it or reaches a sink\n"
	}
	if !named {
		for i := range rows {
			rows[i] = "# " + strings.ReplaceAll(strings.TrimSuffix(rows[i], "\n"), "\n", "\n# ") + "\n"
		}
		rows = slices.Insert(rows, 0, "# Nothing calls it by a name, so no file of models has these rows.\n")
	}
	return strings.Join(rows, "")
}

// rowName returns how a model row names function id; named is false if a call cannot name it: a block, a route, the body
// of a file.
func rowName(g *callgraph.Graph, id ir.FuncID) (name string, named bool) {
	fn := g.Prog.Func(id)
	name = g.FuncName(id)
	named = fn.Kind != ir.KindClosure && fn.Kind != ir.KindBody && fn.Flags&ir.FuncTemplate == 0
	if named && g.Lang(id) == source.Ruby && !strings.ContainsAny(name, ".#") {
		name = "Object#" + name // a method of the top level
	}
	return name, named
}

// rowsOf writes the exits and hits of a context.
func (e *engine) rowsOf(k *context, lang, name string) []string {
	from := e.portText(k.entry.port, whole)
	var rows []string
	for i := range k.exits {
		x := &k.exits[i]
		to := e.portText(x.port, x.path)
		if to == "" || to == from {
			continue
		}
		if x.port.kind == portBlockArg && x.port.index>>givenShift != 0 {
			rows = append(rows, fmt.Sprintf("# What comes in at %s is given to a function that it is given as another argument, which no row can say.\n", from))
			continue
		}
		row := fmt.Sprintf("[[flow]]\n%s = %q\nfrom = %q\nto = %q\n", lang, name, from, to)
		if gone := e.set.AllKinds() &^ x.kinds; gone != 0 {
			row += fmt.Sprintf("clears = %s\n", quoteAll(e.set.KindNames(gone)))
		}
		rows = append(rows, row)
	}
	for i := range k.hits {
		h := &k.hits[i]
		src := e.prog.File(h.site.Func).Source
		row := fmt.Sprintf("[[sink]]\n%s = %q\nin = %q\nkind = %s\nnote = %q\n", lang, name, from,
			quoteAll(e.set.KindNames(h.kinds)),
			fmt.Sprintf("%s at %s:%d", e.graph.CalleeName(h.site), src.Path, src.Position(e.prog.Instr(h.site.Func, h.site.Value).Pos).Line))
		rows = append(rows, row)
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

func quoteAll(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = fmt.Sprintf("%q", n)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// portText writes a port and an access path as models do.
func (e *engine) portText(p port, path pathID) string {
	var rp rule.Port
	switch p.kind {
	case portSelf:
		rp.Kind = rule.PortSelf
	case portArg:
		rp.Kind, rp.Index = rule.PortArg, int(p.index)
	case portKeyword:
		rp.Kind, rp.Name = rule.PortKeyword, e.prog.Text(ir.Name(p.index))
	case portRest:
		rp.Kind = rule.PortKeyword
	case portReturn:
		rp.Kind = rule.PortReturn
	case portBlockArg:
		rp.Kind, rp.Index = rule.PortBlockArg, int(p.index&^ofSeveral)
	default:
		return ""
	}
	for path != whole {
		n := e.paths.nodes[path]
		switch {
		case n.head == keyElem:
			rp.Path = append(rp.Path, rule.Elem{Keys: true})
		case n.head == errElem:
			rp.Path = append(rp.Path, rule.Elem{Err: true})
		case n.head == encodedElem: // the text is the port
		case n.head == memoryElem:
			rp.Path = append(rp.Path, rule.Elem{Memory: true})
		case !e.paths.field(n.head).named():
			rp.Path = append(rp.Path, rule.Elem{Any: true})
		default:
			rp.Path = append(rp.Path, rule.Elem{Name: e.prog.Text(ir.Name(e.paths.field(n.head)))})
		}
		path = n.tail
	}
	return rp.String()
}
