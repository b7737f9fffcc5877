package callgraph

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// This file finds the variables of native code that Ruby code reads and writes.

// variableKey is a method of a class itself that stands for a variable of native code.
type variableKey struct {
	class string
	name  ir.Name
}

// readNativeVariable reads a call that binds methods to a variable.
func (g *Graph) readNativeVariable(s Site, in *ir.Instr, rows []*rule.NativeVariable) {
	t, _ := g.classes.receiver(s.Func, in)
	env := g.Env(s)
	for _, row := range rows {
		if is, _ := g.classes.isA(Type{Name: t.Name, Meta: true}, row.Callee.Owner); !is || !row.When.Eval(env) {
			continue
		}
		name, symbol := env.Texts(*row.Name), env.Texts(*row.Symbol)
		if len(name) != 1 || len(symbol) != 1 {
			return
		}
		g.met[row.ID] = true
		variable := g.Prog.Name(symbol[0])
		if g.variables == nil {
			g.variables = map[variableKey]ir.Name{}
		}
		for _, method := range []string{name[0], name[0] + "="} {
			if n := g.Prog.Name(method); n != 0 && variable != 0 {
				g.variables[variableKey{t.Name, n}] = variable
				g.variableNames = insertName(g.variableNames, n)
			}
		}
		return
	}
}

// Variable returns the variable of native code that a call in Ruby reads, or writes: 0 if it does neither.
func (g *Graph) Variable(s Site) (name ir.Name, writes bool) {
	if len(g.variables) == 0 || g.lang(s.Func) != source.Ruby {
		return 0, false
	}
	in := g.Prog.Instr(s.Func, s.Value)
	recv, _ := g.receiver(s, in)
	if !recv.Meta {
		return 0, false
	}
	return g.variables[variableKey{recv.Name, in.Name}], strings.HasSuffix(g.Prog.Text(in.Name), "=")
}

// VariableReads returns the calls in Ruby that read a variable of native code, in program order for each name.
func (g *Graph) VariableReads(variable ir.Name) []Site {
	var sites []Site
	for _, n := range g.variableNames {
		for _, s := range g.calls.of(n) {
			if v, writes := g.Variable(s); v == variable && !writes {
				sites = append(sites, s)
			}
		}
	}
	return sites
}
