package callgraph

import (
	"slices"

	"rubicon/internal/ir"
)

// hooked returns the classes that Ruby itself gives the parameter at s, the first one of a hook: def self.inherited(sub)
// is told of each class that descends from the one that it stands in, included and extended of those that a module is
// mixed into. It is what a registry is filled with that classes enter by themselves.
func (g *Graph) hooked(s Site) []Type {
	fn, in := g.Prog.Func(s.Func), g.Prog.Instr(s.Func, s.Value)
	if fn.Kind != ir.KindSingleton || in.Op != ir.OpParam || fn.Params[in.Aux].Kind != ir.ParamPositional || fn.Params[in.Aux].Index != 0 {
		return nil
	}
	owner := g.SelfType(s.Func)
	c := g.classes.classes[owner.Name]
	if c == nil || !owner.Meta {
		return nil
	}
	var told []string
	switch g.Prog.Text(fn.Name) {
	case "inherited":
		for _, sub := range g.classes.order {
			if is, _ := g.classes.isA(Type{Name: sub.name}, owner.Name); is && sub.name != owner.Name && !sub.module {
				told = append(told, sub.name)
			}
		}
	case "included", "extended", "prepended":
		told = c.includers
	}
	var classes []Type
	for _, name := range told {
		if t := (Type{Name: name, Meta: true}); !slices.Contains(classes, t) && len(classes) < maxOverriding {
			classes = append(classes, t)
		}
	}
	return classes
}
