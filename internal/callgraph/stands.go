package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/source"
)

// This file is about objects that stand for another one: what a delegator does not answer itself, the object does that
// it was made with.

// standsForOther reports whether objects of a type answer what another object answers.
func (g *Graph) standsForOther(t Type) bool {
	return !t.Meta && slices.ContainsFunc(g.classes.mro(t.Name), g.Set.Models.Stands)
}

// stoodFor returns the types of the objects that those of class t are made with, as far as they are known.
func (g *Graph) stoodFor(t Type) []Type {
	types, known := g.stands[t.Name]
	if known || !g.sealed || !g.standsForOther(t) || g.classes.classes[t.Name] == nil {
		return types
	}
	g.stands[t.Name] = nil // what a circular definition sees
	tracing := g.tracing
	for _, s := range g.calls.of(g.names.new) {
		args := g.Prog.Args(s.Func, g.Prog.Instr(s.Func, s.Value))
		if g.lang(s.Func) != source.Ruby || len(args) < 2 || args[0].Role != ir.RoleSelf || args[1].Role != ir.RolePlain {
			continue
		}
		made := g.TypeOf(s.Func, args[0].Value)
		if is, _ := g.classes.isA(instance(made), t.Name); !is || !made.Meta {
			continue
		}
		of := []Type{g.TypeOf(s.Func, args[1].Value)}
		if of[0].Name == "" {
			of = g.typesOf(s.Func, args[1].Value)
		}
		for _, o := range of {
			if !slices.Contains(types, o) {
				types = append(types, o)
			}
		}
	}
	if tracing {
		delete(g.stands, t.Name) // inside of a search, others are not made
	} else {
		g.stands[t.Name] = types
	}
	return types
}

// findStoodFor looks a method up in the objects that those of class recv stand for.
func (g *Graph) findStoodFor(s Site, in *ir.Instr, recv Type, c *Call) bool {
	found := false
	for _, t := range g.stoodFor(recv) {
		if g.classes.classes[t.Name] != nil && len(c.Callees) < MaxByName {
			found = g.findMethod(s, in, t, false, c) || found
		}
	}
	return found
}

// superOfOthers adds what super means in method id of an object that stands for another one.
func (g *Graph) superOfOthers(s Site, in *ir.Instr, self Type, c *Call) {
	if g.findStoodFor(s, in, self, c) {
		return
	}
	for _, m := range g.classes.byName[in.Name] {
		if m.Func != s.Func && !g.standsForOther(Type{Name: m.Owner}) && m.Owner != object && len(c.Callees) < MaxByName {
			g.addMethod(c, m, true, false)
		}
	}
}
