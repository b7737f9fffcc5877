package callgraph

import (
	"path"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Start is a call in Ruby that starts a program which the workspace builds, and the function that this begins with.
type Start struct {
	Site    Site
	Program string
	Main    ir.FuncID
	// Before are the words of the command before the one that names the program, as far as they are constant.
	Before []string
}

// Starts returns the calls that start programs of the workspace, in program order.
func (g *Graph) Starts() []Start {
	var starts []Start
	if !slices.ContainsFunc(g.Prog.Manifests, func(m ir.Manifest) bool { return len(m.Bins) > 0 }) {
		return nil
	}
	for _, s := range g.SitesOf(source.Ruby, func(e *rule.Entry) bool { return len(e.Processes) > 0 }) {
		var names []string
		for _, row := range g.Call(s).Processes {
			if row.Beside != nil || row.Of != nil || row.Module != nil {
				continue
			}
			for _, p := range g.startedBy(s, row) {
				if slices.Contains(names, p.Program) {
					continue
				}
				names = append(names, p.Program)
				for _, id := range g.mains(p.Program) {
					starts = append(starts, Start{s, p.Program, id, g.wordsUpTo(s, p.Word)})
				}
			}
		}
	}
	return starts
}

// wordsUpTo returns the first n words of the command that the call at s runs, as far as they are constant.
func (g *Graph) wordsUpTo(s Site, n int) (texts []string) {
	if n <= 0 {
		return nil
	}
	for i, w := range g.commandWords(s.Func, g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))) {
		if i < n && len(w) == 1 {
			texts = append(texts, w[0])
		}
	}
	return texts
}

// startedBy returns the programs that the call at s starts, as row says.
func (g *Graph) startedBy(s Site, row *rule.Process) []Started {
	started := g.Programs(s) // of a text: a command without words
	if len(started) == 0 {
		started = g.spreadPrograms(s, maxSpreadCallers)
	}
	if row.Shell {
		in := g.Prog.Instr(s.Func, s.Value)
		for i := range row.From {
			for _, v := range g.operands(s.Func, in, &row.From[i]) {
				for _, p := range g.ShellPrograms(s.Func, v) {
					started = append(started, Started{Program: p.Program})
				}
			}
		}
	}
	return started
}

// maxSpreadCallers bounds the methods that hand the words of a command on to each other.
const maxSpreadCallers = 3

// spreadPrograms returns the programs that the call at s starts by the words that its function is given as the rest of its
// arguments, in each of the ways in which that is called: def run(*words) = Open3.capture2(*words).
func (g *Graph) spreadPrograms(s Site, depth int) (started []Started) {
	id, rest := g.methodAround(s.Func), ir.NoValue
	for _, a := range g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value)) {
		if positional(a.Role) && g.TypeOf(s.Func, a.Value).Name != "Hash" {
			if a.Role == ir.RoleSplat {
				rest = a.Value
			}
			break
		}
	}
	if id == ir.NoFunc || rest == ir.NoValue || depth == 0 {
		return nil
	}
	p := g.restParam(id)
	if in := g.Prog.Instr(s.Func, g.Root(s.Func, rest)); p == nil || in.Op != ir.OpParam || s.Func == id && g.Root(id, rest) != p.Value {
		return nil
	}
	for _, via := range g.Callers(id) {
		args := slices.DeleteFunc(slices.Clone(g.Prog.Args(via.Func, g.Prog.Instr(via.Func, via.Value))), func(a ir.Operand) bool { return !positional(a.Role) })
		found := g.programsGiven(via.Func, args[min(int(p.Index), len(args)):])
		if len(found) == 0 && p.Index == 0 {
			found = g.spreadPrograms(via, depth-1)
		}
		for _, p := range found {
			if !slices.Contains(started, p) {
				started = append(started, p)
			}
		}
	}
	return started
}

// restParam returns the parameter of function id that takes the rest of the arguments, or nil.
func (g *Graph) restParam(id ir.FuncID) *ir.Param {
	params := g.Prog.Func(id).Params
	if i := slices.IndexFunc(params, func(p ir.Param) bool { return p.Kind == ir.ParamSplat }); i >= 0 {
		return &params[i]
	}
	return nil
}

// mains returns the functions that programs of that name begin with.
func (g *Graph) mains(program string) (ids []ir.FuncID) {
	if program == "" {
		return nil
	}
	for i := range g.Prog.Manifests {
		m := &g.Prog.Manifests[i]
		for _, b := range m.Bins {
			if b.Name == program {
				ids = append(ids, g.mainIn(path.Join(m.Dir, b.Path))...)
			}
		}
	}
	return ids
}

// allMains returns the functions that the programs of the workspace begin with.
func (g *Graph) allMains() (ids []ir.FuncID) {
	for i := range g.Prog.Manifests {
		m := &g.Prog.Manifests[i]
		for _, b := range m.Bins {
			ids = append(ids, g.mainIn(path.Join(m.Dir, b.Path))...)
		}
	}
	return ids
}

// mainIn returns the function main of a file.
func (g *Graph) mainIn(file string) (ids []ir.FuncID) {
	for i, f := range g.Prog.Files {
		if f.Source.Path != file {
			continue
		}
		for j := range f.Funcs {
			if fn := &f.Funcs[j]; fn.Kind == ir.KindFn && fn.Scope == 0 && g.Prog.Text(fn.Name) == "main" {
				ids = append(ids, g.Prog.ID(uint32(i), ir.FuncID(j)))
			}
		}
	}
	return ids
}

// ProgramsOf returns the programs that row says the call at s gives something to: see Programs.
func (g *Graph) ProgramsOf(s Site, row *rule.Process) []Started {
	if row.Module != nil {
		return g.modulesOf(s, row)
	}
	if row.Beside == nil {
		return g.Programs(s)
	}
	if found, met := g.programsBeside(s.Func, row, nil); met {
		return found
	}
	args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
	if len(args) == 0 || g.Prog.Instr(s.Func, g.Root(s.Func, args[0].Value)).Op != ir.OpParam {
		return nil
	}
	var found []Started // of what a caller has given it
	for _, c := range g.Callers(s.Func) {
		var met bool
		if found, met = g.programsBeside(c.Func, row, found); met && found == nil {
			return nil
		}
	}
	return found
}

// programsBeside returns the one program that the calls beside which row tells of in function id start, which is the one of
// before if there is one there; met reports whether there are such calls.
func (g *Graph) programsBeside(id ir.FuncID, row *rule.Process, before []Started) (found []Started, met bool) {
	found = before
	body := g.Prog.File(id).Body(g.Prog.Func(id))
	for v := range body {
		if in := &body[v]; in.Op == ir.OpCall && g.Prog.Text(in.Name) == row.Beside.Name {
			started := g.Programs(Site{id, ir.Value(v)})
			if len(started) == 0 || found != nil && found[0] != started[0] {
				return nil, true
			}
			found, met = started[:1], true // where an object can have several names, its methods are those of one
		}
	}
	return found, met
}

// GivenTo names the programs and modules that the call at s starts, or gives something to.
func (g *Graph) GivenTo(s Site) string {
	var names []string
	for _, row := range g.Call(s).Processes {
		started := g.ProgramsOf(s, row)
		if row.Of != nil {
			for _, v := range g.Operands(s, row.Of) {
				started = append(started, g.WrittenTo(s.Func, v)...)
			}
		} else if row.Shell {
			for _, v := range g.Operands(s, &row.From[0]) {
				started = append(started, g.ShellPrograms(s.Func, v)...)
			}
		}
		for _, p := range started {
			name := "the program " + p.Program
			if p.Module != "" {
				name = "the module " + p.Program
			}
			if (p.Module != "" || g.isProgram(p.Program)) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, " or ")
}

// WrittenTo returns the programs that have been started with the object v as their input, and the listeners that it is
// connected to: it was made by the calls that start or connect, or those have given it to their blocks.
func (g *Graph) WrittenTo(id ir.FuncID, v ir.Value) (started []Started) {
	for _, s := range g.givers(id, v, maxOwners) {
		for _, row := range g.connections(s) {
			for _, number := range g.ConnectedTo(s, row) {
				started = append(started, Started{Word: -1, At: s, Listener: number})
			}
		}
		if !g.starts(s) {
			continue
		}
		for _, p := range g.Programs(s) {
			started = append(started, Started{Program: p.Program, Word: -1, At: s})
		}
	}
	return started
}

// starts reports whether the call at s starts a program.
func (g *Graph) starts(s Site) bool {
	in := g.Prog.Instr(s.Func, s.Value)
	return in.Op == ir.OpCall && len(g.rowsByName(s.Func, in).Processes) > 0 &&
		slices.ContainsFunc(g.Call(s).Processes, func(row *rule.Process) bool { return row.Of == nil && row.Beside == nil && row.Module == nil })
}

// OutputSites returns the calls that are given what the program prints which the call at s starts, or gives something to.
func (g *Graph) OutputSites(s Site) []Site {
	c := g.Call(s)
	if !slices.ContainsFunc(c.Processes, func(row *rule.Process) bool { return row.Beside != nil }) {
		if len(c.Outputs) == 0 {
			return nil
		}
		return []Site{s}
	}
	var sites []Site
	body := g.Prog.File(s.Func).Body(g.Prog.Func(s.Func))
	for v := range body {
		if body[v].Op != ir.OpCall || len(g.rowsByName(s.Func, &body[v]).Outputs) == 0 {
			continue
		}
		at := Site{s.Func, ir.Value(v)}
		if slices.ContainsFunc(g.Call(at).Outputs, func(row *rule.ProcessOutput) bool { return row.Beside }) {
			sites = append(sites, at)
		}
	}
	return sites
}
