package callgraph

import (
	"regexp"
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds out which words of a command are options to a program of the workspace, by the struct that its code reads
// them into.

// maybeOwnProgram reports whether a command can be one of a program of the workspace that reads its words into a struct, by
// what is known of the words alone.
func (g *Graph) maybeOwnProgram(words []rule.Word) bool {
	if len(words) == 0 || len(g.optionReaders()) == 0 {
		return false
	}
	return words[0] == nil || slices.ContainsFunc(words[0], func(name string) bool {
		return strings.HasSuffix(name, "\x00") || g.launches(name) || g.isProgram(programName(name))
	})
}

// optionReaders returns the calls in Rust that may read the words of the command line into a struct.
func (g *Graph) optionReaders() []Site {
	p := &g.processes
	if !p.read && slices.ContainsFunc(g.Prog.Manifests, func(m ir.Manifest) bool { return len(m.Bins) > 0 }) {
		p.readers = g.SitesOf(source.Rust, func(e *rule.Entry) bool { return len(e.Commands) > 0 })
	}
	p.read = true
	return p.readers
}

// ownProgram returns what its code says of the options of the program of the workspace that the call at s runs, and the words
// behind its name, or behind the command of it that they choose. It is nil if the call runs none that says so.
func (g *Graph) ownProgram(s Site, words []rule.Word) (*rule.Program, []rule.Word) {
	if len(g.optionReaders()) == 0 {
		return nil, nil
	}
	for _, started := range g.ownStarted(s, words) {
		n, o := started.Word+1, g.ownOptions(started.Program)
		if o == nil || n == 0 || n > len(words) {
			continue
		}
		if p, rest := g.chosenOptions(o, words[n:]); p != nil {
			g.met[p.ID] = true
			return p, rest
		}
	}
	return nil, nil
}

// ownStarted returns the programs of the workspace that the call at s runs, and which of its words names each.
func (g *Graph) ownStarted(s Site, words []rule.Word) []Started {
	switch in := g.Prog.Instr(s.Func, s.Value); {
	case g.Prog.Text(in.Name) == ir.OpInterp:
		started := g.ShellPrograms(s.Func, s.Value)
		if len(started) != 1 {
			return nil // the words are those of one
		}
		return []Started{{Program: started[0].Program}}
	case g.lang(s.Func) == source.Ruby:
		return g.Programs(s)
	}
	return g.programsIn(words)
}

// ownOptions returns the fields into which a program of the workspace reads its words, or nil if that is not known.
func (g *Graph) ownOptions(program string) *optionFields {
	p := &g.processes
	if o, ok := p.options[program]; ok {
		return o
	}
	if p.options == nil {
		p.options = map[string]*optionFields{}
	}
	p.options[program] = nil
	for _, s := range g.optionReaders() {
		if g.Prog.Func(s.Func).Flags&ir.FuncTest == 0 && g.Runs(s.Func, program) {
			if o := g.commandLine(s); o != nil {
				p.options[program] = o
				break
			}
		}
	}
	return p.options[program]
}

// chosenOptions follows the words to the command that they choose, and returns the options which there are then, and the words
// that are left.
func (g *Graph) chosenOptions(o *optionFields, words []rule.Word) (*rule.Program, []rule.Word) {
	for i := 0; i < len(words) && o.chosen != nil; i++ {
		if len(words[i]) != 1 {
			return nil, nil
		}
		word := words[i][0]
		if strings.HasPrefix(word, "-") {
			if f, own, known := o.option(word); known && !own && !f.switched {
				i++
			}
			continue
		}
		inner := &optionFields{row: o.row}
		if o.variants[word] == nil || !g.addVariant(inner, o, o.variants[word]) {
			return nil, nil
		}
		inner.fields = append(inner.fields, slices.DeleteFunc(slices.Clone(o.fields), func(f optionField) bool { return !f.shared })...)
		o, words, i = inner, words[i+1:], -1
	}
	return o.program(), words
}

// program returns the options as rows would say them, or nil if there are none.
func (o *optionFields) program() *rule.Program {
	var valued []string
	some := false
	for _, f := range o.fields {
		some = some || f.long != "" || f.short != ""
		if f.switched {
			continue
		}
		if f.long != "" {
			valued = append(valued, "--"+regexp.QuoteMeta(f.long))
		}
		if f.short != "" {
			valued = append(valued, "-"+regexp.QuoteMeta(f.short))
		}
	}
	if !some {
		return nil
	}
	p := &rule.Program{Row: o.row.Row, Runs: -1, First: o.ends}
	if len(valued) > 0 {
		p.Values = rule.MustRegexp("^(" + strings.ToValidUTF8(strings.Join(valued, "|"), ".") + ")$")
	}
	return p
}
