package callgraph

import (
	"slices"
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Responder is a method by which a framework makes an answer of what a function of Rust returns, or, with Err, of what
// the Err of its Result holds.
type Responder struct {
	Func ir.FuncID
	Err  bool
}

// Responders returns those that a framework calls on what function id returns: none if the workspace calls it.
func (g *Graph) Responders(id ir.FuncID) []Responder {
	fn := g.Prog.Func(id)
	if g.lang(id) != source.Rust || fn.Ret == 0 || len(g.Set.Models.Responders) == 0 {
		return nil
	}
	found, ok := g.responders[id]
	if ok {
		return found
	}
	value, failed := g.crates.returnedTypes(id)
	for i, t := range [...]string{value, failed} {
		for _, f := range g.crates.methodsOf(head(t), g.Set.Models.Responders, g.met) {
			found = append(found, Responder{f, i == 1})
		}
	}
	called := func(s Site) bool { return g.Prog.Func(s.Func).Flags&ir.FuncItem == 0 } // get(show) only names it
	if len(found) > 0 && slices.ContainsFunc(g.Callers(id), called) {
		found = nil
	}
	g.responders[id] = found
	return found
}

// FailsAs reports whether what the Err of v holds is what the Err of the result of function id then holds, where v? leaves
// it: not if a function of the workspace converts it.
func (g *Graph) FailsAs(id ir.FuncID, v ir.Value) bool {
	_, mine := g.crates.returnedTypes(id)
	if len(g.crates.methods[head(mine)+"::from"]) == 0 {
		return true
	}
	if err := g.madeErr(id, v); err != ir.NoValue {
		t := g.TypeOf(id, err).Name
		return t == "" || head(t) == head(mine)
	}
	root := g.Root(id, v)
	if g.Prog.Instr(id, root).Op != ir.OpCall {
		return false
	}
	callees := g.Call(Site{id, root}).Callees
	return !slices.ContainsFunc(callees, func(c Callee) bool {
		_, theirs := g.crates.returnedTypes(c.Func)
		return head(theirs) != head(mine)
	})
}

// FailsBy returns the functions of the workspace that convert what the Err of v holds into what the Err of the result of
// function id holds: from of impl From<ParseError> for AppError.
func (g *Graph) FailsBy(id ir.FuncID, v ir.Value) (found []ir.FuncID) {
	_, mine := g.crates.returnedTypes(id)
	theirs := g.failureOf(id, v)
	if theirs == "" {
		return nil
	}
	for _, from := range g.crates.methods[head(mine)+"::from"] {
		if head(g.crates.parameterType(from, 0)) == head(theirs) {
			found = append(found, from)
		}
	}
	return found
}

// failureOf returns the type of what the Err of v holds; "" if it is not known.
func (g *Graph) failureOf(id ir.FuncID, v ir.Value) (failed string) {
	if err := g.madeErr(id, v); err != ir.NoValue {
		return g.TypeOf(id, err).Name
	}
	if args := typeArgs(g.TypeOf(id, v).Name); len(args) > 1 {
		return args[1]
	}
	if root := g.Root(id, v); g.Prog.Instr(id, root).Op == ir.OpCall {
		for _, c := range g.Call(Site{id, root}).Callees {
			_, failed = g.crates.returnedTypes(c.Func)
		}
	}
	return failed
}

// madeErr returns what v, an Err that stands in function id, is made of: Err(Rejected(name))?.
func (g *Graph) madeErr(id ir.FuncID, v ir.Value) ir.Value {
	for range maxTrace {
		in := g.Prog.Instr(id, v)
		if in.Op != ir.OpCopy && in.Op != ir.OpAssume {
			break
		}
		v = g.Prog.Args(id, in)[0].Value
		if in.Op == ir.OpCopy && g.Prog.Text(in.Name) == "Err" {
			return v
		}
	}
	return ir.NoValue
}

// FailsInside returns the variant, and its field, of what the Err of the result of function id holds, that a derived conversion
// puts what the Err of v holds into: Parse(#[from] ParseError). The variant is "" if there is none.
func (g *Graph) FailsInside(id ir.FuncID, v ir.Value) (variant string, field ir.Name) {
	_, mine := g.crates.returnedTypes(id)
	enum := head(mine)
	if len(g.crates.variants[enum]) == 0 {
		return "", 0
	}
	theirs := g.failureOf(id, v)
	for _, decl := range g.crates.variants[enum] {
		for _, f := range decl.Fields {
			if f.Attrs != 0 && slices.Contains(strings.Split(g.Prog.Text(f.Attrs), "\n"), "from") && theirs != "" && head(g.crates.absolute(g.crates.typeMod[enum], enum, g.Prog.Text(f.Type))) == head(theirs) {
				return enum + "::" + lastName(g.Prog.Text(decl.Name)), f.Name
			}
		}
	}
	return "", 0
}

// returnedTypes returns the type of what function id returns, out of its Option or Result, and that of what the Err
// of that holds.
func (c *crates) returnedTypes(id ir.FuncID) (value, failed string) {
	sc := c.scope(id)
	written := c.g.Prog.Text(c.g.Prog.Func(id).Ret)
	t := c.absolute(sc.mod, sc.owner, written)
	if args := typeArgs(t); wraps[head(t)] && len(args) > 1 {
		failed = args[1]
	} else if alias := c.resolve(sc.mod, sc.owner, head(written)); c.types[alias] != nil && c.types[alias].Alias != 0 {
		if args := typeArgs(c.g.Prog.Text(c.types[alias].Alias)); len(args) > 1 { // type Result<T> = std::result::Result<T, Error>
			failed = c.absolute(c.typeMod[alias], "", args[1])
		}
	}
	return unwrapped(t), failed
}

// methodsOf returns the methods of a type of the workspace that implement one of the traits' methods that rows name.
func (c *crates) methodsOf(owner string, rows map[string]*rule.Responder, met []bool) (found []ir.FuncID) {
	if c.types[owner] == nil {
		return nil
	}
	for _, trait := range c.traits[owner] {
		for path, row := range rows {
			of, ok := strings.CutPrefix(path, trait+"::")
			if !ok {
				continue
			}
			for _, id := range c.methods[owner+"::"+of] {
				if c.scope(id).trait == trait {
					met[row.ID] = true
					found = append(found, id)
				}
			}
		}
	}
	slices.Sort(found)
	return found
}
