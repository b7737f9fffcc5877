package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// This file tells which exceptions are raised, and which of them a rescue clause catches.

// errinfo is the variable that holds the exception at hand.
const errinfo = "$!"

// The classes that rescue clauses without a class catch, and all that can be raised.
const (
	standardError = "StandardError"
	exception     = "Exception"
)

// raises adds the constructors of the exceptions that a call raises by their class.
func (g *Graph) raises(s Site, in *ir.Instr, c *Call) {
	for _, row := range c.Raises {
		if row.Object == nil || !g.sealed {
			continue
		}
		for _, v := range g.operands(s.Func, in, row.Object) {
			types := []Type{g.TypeOf(s.Func, v)}
			if types[0].Name == "" {
				types = g.typesOf(s.Func, v)
			}
			for _, t := range types {
				if !t.Meta || len(c.Callees) == MaxByName {
					continue
				}
				if init := g.classes.find(instance(t), g.names.initialize); init != nil && init.Func != ir.NoFunc {
					c.Callees = append(c.Callees, Callee{Func: init.Func, New: true, Raised: true, Skip: row.Skip})
				}
			}
		}
	}
}

// Raised is an exception as far as its class is known: of Class, which is empty if nothing is known of it, or,
// with Below, perhaps of one that descends from it.
type Raised struct {
	Class string
	Below bool
}

// Raised returns the exception that the call at s raises by a row. text says that what stands at the row's
// object is the message.
func (g *Graph) Raised(s Site, row *rule.Raise) (x Raised, text bool) {
	if row.Object == nil {
		return Raised{row.Class, true}, false
	}
	for _, v := range g.operands(s.Func, g.Prog.Instr(s.Func, s.Value), row.Object) {
		t := g.TypeOf(s.Func, v)
		switch is, _ := g.classes.isA(t, exception); {
		case t.Name == "String":
			return Raised{Class: row.Class}, true
		case g.Prog.Instr(s.Func, g.Root(s.Func, v)).Op == ir.OpLoad && !t.Meta:
			return Raised{t.Name, true}, false
		case t.Meta || is:
			return Raised{Class: t.Name}, false
		}
	}
	return Raised{}, false
}

// Catches reports whether handler h of function id catches an exception, or may do so.
func (g *Graph) Catches(id ir.FuncID, h *ir.Handler, x Raised) (may, sure bool) {
	if len(h.Classes) == 0 && !h.Open {
		return g.caughtAs(x, standardError)
	}
	may = h.Open
	for _, v := range h.Classes {
		t := g.TypeOf(id, v)
		if !t.Meta {
			may = true
			continue
		}
		m, s := g.caughtAs(x, t.Name)
		may, sure = may || m, sure || s
	}
	return may, sure
}

// caughtAs is Catches for what catches one class.
func (g *Graph) caughtAs(x Raised, handled string) (may, sure bool) {
	any := handled == standardError || handled == exception
	if x.Class == "" {
		return true, any
	}
	if is, _ := g.classes.isA(Type{Name: x.Class}, handled); is {
		return true, true
	}
	if is, _ := g.classes.isA(Type{Name: handled}, x.Class); is && x.Below {
		return true, false
	}
	// A class of which nobody knows the superclass is an ordinary error.
	ordinary := any && !slices.Contains(g.classes.mro(x.Class), exception)
	return ordinary, ordinary
}

// caughtType returns the type of the exception that is read at v of function id: the class that the rescue
// clause around it names, or one that all that it names descend from.
func (g *Graph) caughtType(id ir.FuncID, v ir.Value) Type {
	h := handlerAround(g.Prog.Func(id), v)
	if h == nil {
		return Type{}
	}
	var classes []string
	for _, v := range h.Classes {
		t := g.TypeOf(id, v)
		if !t.Meta {
			return Type{Name: standardError}
		}
		classes = append(classes, t.Name)
	}
	t := g.commonClass(classes)
	if is, _ := g.classes.isA(t, exception); !is {
		return Type{Name: standardError} // of a library, or native: it is an exception in any case
	}
	return t
}

// handlerAround returns the innermost handler that v stands in, or nil.
func handlerAround(fn *ir.Func, v ir.Value) *ir.Handler {
	for i := range fn.Tries {
		for j := range fn.Tries[i].Handlers {
			if h := &fn.Tries[i].Handlers[j]; h.Start <= v && v < h.End {
				return h
			}
		}
	}
	return nil
}

// overrides adds the methods of that name of the classes below an exception's: what is caught by a class may
// be of any of those.
func (g *Graph) overrides(in *ir.Instr, recv Type, c *Call) (found bool) {
	if is, _ := g.classes.isA(recv, exception); !is || recv.Meta {
		return false
	}
	for _, m := range g.classes.byName[in.Name] {
		if is, _ := g.classes.isA(Type{Name: m.Owner}, recv.Name); is && m.Owner != recv.Name && len(c.Callees) < MaxByName {
			g.addMethod(c, m, false, false)
			found = true
		}
	}
	return found
}
