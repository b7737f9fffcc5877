package taint

import (
	"slices"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// toProcess carries a fact that operand a of the call at u has into the program of the workspace that the call starts:
// to where that program's code reads its arguments, its input or its environment.
func (e *engine) toProcess(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, rows []*rule.Process) {
	site := callgraph.Site{Func: k.fn, Value: u}
	for _, row := range rows {
		for i := range row.From {
			from := &row.From[i]
			if !e.graph.AtPort(k.fn, in, a, pos, from) {
				continue
			}
			rest, ok := e.match(at{fn: k.fn, in: in}, f.path, from.Path)
			if a.Role == ir.RoleSplat {
				rest, ok = e.match(at{fn: k.fn, in: in}, f.path, []rule.Elem{{Any: true}})
			}
			if !ok || e.paths.plain(rest) != whole {
				continue
			}
			for _, r := range e.words(site, in, a, pos, f.path, row) {
				if r.Listener > 0 {
					e.toListener(k, id, f, u, r)
					continue
				}
				l := location{program: r.Program, module: r.Module, trust: row.To, variable: e.variableAt(a, f.path, from), word: r.Word + 1, at: site}
				if len(e.graph.ProcessReads(r.Program, r.Module, row.To, l.variable)) == 0 {
					continue
				}
				if r.At.Value != ir.NoValue {
					l.at = r.At
				}
				g := f
				if g.kinds&row.Needs == row.Needs {
					g.kinds |= row.Adds
				}
				g.path, g.cause = rest, cause{kind: causeStep, prev: id, at: u}
				if kept, ok := e.keep(k, keptProcess, int32(e.heap.cell(l).number), g); ok {
					e.storeOutside(k, kept, k.facts[kept], u, l)
				}
			}
		}
	}
}

// toListener carries a fact that the call at u writes into a socket to where the program of the workspace reads that it is
// connected to.
func (e *engine) toListener(k *context, id int32, f fact, u ir.Value, to callgraph.Started) {
	if len(e.graph.ListenerReads(to.Listener)) == 0 {
		return
	}
	l := location{listener: to.Listener, at: to.At}
	f.path, f.cause = e.inText(f.path), cause{kind: causeStep, prev: id, at: u}
	f.doubt |= addressed
	if kept, ok := e.keep(k, keptProcess, int32(e.heap.cell(l).number), f); ok {
		e.storeOutside(k, kept, k.facts[kept], u, l)
	}
}

// sent carries a fact that operand a of the call at u has to the listeners that the call itself sends it to.
func (e *engine) sent(k *context, id int32, f fact, u ir.Value, in *ir.Instr, a ir.Operand, pos int, rows []*rule.Connection) {
	site := callgraph.Site{Func: k.fn, Value: u}
	for _, row := range rows {
		for i := range row.From {
			if e.graph.AtPort(k.fn, in, a, pos, &row.From[i]) && e.paths.plain(f.path) == whole {
				for _, number := range e.graph.ConnectedTo(site, row) {
					e.toListener(k, id, f, u, callgraph.Started{Listener: number, At: site})
				}
			}
		}
	}
}

// toService carries a fact that operand a of the call at u has to the functions of the workspace that answer the request
// which the call makes.
func (e *engine) toService(k *context, id int32, f fact, u ir.Value, a ir.Operand, rows []*rule.Request) {
	defer e.give(k.entry.given)()
	for _, row := range rows {
		if a.Role == ir.RoleSelf && row.Path.Kind != rule.PortSelf {
			continue // a client
		}
		for _, asked := range e.graph.AskedBy(callgraph.Site{Func: k.fn, Value: u}, row) {
			if len(e.graph.RequestReads(asked)) == 0 {
				continue
			}
			l := location{asked: asked + 1, at: callgraph.Site{Func: k.fn, Value: u}}
			g := f
			g.path, g.cause = e.inRequestText(k.fn, u, a, f.path, row), cause{kind: causeStep, prev: id, at: u}
			g.doubt |= addressed
			if kept, ok := e.keep(k, keptProcess, int32(e.heap.cell(l).number), g); ok {
				e.storeOutside(k, kept, k.facts[kept], u, l)
			}
		}
	}
}

// inText returns where what stands at path of a value is in the text that the value is outside of the program.
func (e *engine) inText(path pathID) pathID {
	if path != whole && e.paths.first(path) == encodedElem {
		return path
	}
	return whole
}

// inRequestText is inText for operand a of the call at u that makes a request: what row says that it takes the names of, it says
// by these.
func (e *engine) inRequestText(fn ir.FuncID, u ir.Value, a ir.Operand, path pathID, row *rule.Request) pathID {
	in := e.prog.Instr(fn, u)
	positions := e.operandPositions(fn, in)
	for i, b := range e.args(fn, in) {
		for j := range row.Names {
			of := path
			if row.Names[j].Kind == rule.PortKeywords {
				of = e.asKeyword(a, path)
			}
			rest, ok := e.match(at{fn: fn, in: in}, of, row.Names[j].Path)
			if ok && b == a && e.graph.AtPort(fn, in, a, positions[i], &row.Names[j]) && rest != whole && e.paths.first(rest).named() {
				rest, _ = e.paths.push(encodedElem, rest)
				return rest
			}
		}
	}
	return e.inText(path)
}

// variableAt is variable for what operand a has at path: a keyword is a key by itself.
func (e *engine) variableAt(a ir.Operand, path pathID, from *rule.Port) string {
	if n, ok := a.Role.Keyword(); ok && len(from.Path) == 0 {
		return e.prog.Text(n)
	}
	return e.variable(path, from.Path)
}

// variable returns the key at which path has what stands at a port with the path of: "" if of does not end with any
// element, or the key is not known.
func (e *engine) variable(path pathID, of []rule.Elem) string {
	if len(of) == 0 || !of[len(of)-1].Any {
		return ""
	}
	for range len(of) - 1 {
		path, _ = e.paths.read(path, e.paths.first(path))
	}
	if path == whole {
		return ""
	}
	key := e.paths.first(path)
	if !key.named() {
		return ""
	}
	return e.prog.Text(ir.Name(key))
}

// toVariable carries a fact that operand a of the call at u has into the variable of native code that the call writes.
func (e *engine) toVariable(k *context, id int32, f fact, u ir.Value, a ir.Operand) {
	name, writes := e.graph.Variable(callgraph.Site{Func: k.fn, Value: u})
	if name == 0 || !writes || a.Role != ir.RolePlain {
		return
	}
	l := location{name: name}
	f.cause = cause{kind: causeStep, prev: id, at: u}
	if kept, ok := e.keep(k, keptProcess, int32(e.heap.cell(l).number), f); ok {
		e.storeOutside(k, kept, k.facts[kept], u, l)
	}
}

// words returns the programs that the call at s starts, as row says, and which word of each stands where operand a, at
// position pos, has path.
func (e *engine) words(s callgraph.Site, in *ir.Instr, a ir.Operand, pos int, path pathID, row *rule.Process) []callgraph.Started {
	if row.Shell {
		return e.graph.ShellPrograms(s.Func, a.Value)
	}
	if row.Module != nil {
		return e.graph.ProgramsOf(s, row)
	}
	if row.Of != nil {
		var started []callgraph.Started
		for _, v := range e.graph.Operands(s, row.Of) {
			started = append(started, e.graph.WrittenTo(s.Func, v)...)
		}
		return started
	}
	word := -1
	args := e.args(s.Func, in)
	switch {
	case a.Role != ir.RolePlain || e.afterSplat(s.Func, args[:slices.IndexFunc(args, func(b ir.Operand) bool { return b.Value == a.Value })]):
	case path == whole:
		word = pos
		for _, b := range args {
			if b.Role == ir.RolePlain && e.graph.TypeOf(s.Func, b.Value).Name == "Hash" {
				word-- // the environment
			}
			if b.Value == a.Value {
				break
			}
		}
	case e.graph.Begins(s.Func, a.Value, 0):
		if i, ok := e.place(e.paths.first(path)); ok {
			word = i
		}
	}
	started := slices.Clone(e.graph.ProgramsOf(s, row))
	for i := range started {
		started[i].Word = max(word-started[i].Word, -1)
	}
	return started
}
