package callgraph

import "rubicon/internal/ir"

// FieldsOfElement returns the fields that each element of value v of Rust function id consists of, a list, an iterator or an
// Option: those of its struct of the workspace, or the places of its tuple. It is nil of anything else, and where the type is not
// known.
func (g *Graph) FieldsOfElement(id ir.FuncID, v ir.Value) (fields []ir.Name) {
	t := stripRef(g.TypeOf(id, v).Name)
	for boxes[head(t)] {
		t = stripRef(firstArg(t))
	}
	if len(t) > 0 && t[0] == '[' {
		t = stripRef(tupleParts(t)[0])
	} else if args := typeArgs(t); len(args) == 1 || len(args) > 1 && wraps[head(t)] { // no map of two types
		t = stripRef(args[0])
	} else {
		return nil
	}
	if len(t) > 0 && t[0] == '(' {
		for i := range tupleParts(t) {
			n, ok := g.Prog.Position(i)
			if !ok {
				return nil
			}
			fields = append(fields, n)
		}
		return fields
	}
	decl := g.crates.types[head(t)]
	if decl == nil || decl.Enum || decl.Union {
		return nil
	}
	for i := range decl.Fields {
		fields = append(fields, decl.Fields[i].Name)
	}
	return fields
}

// HoldsOne reports whether value v of Rust function id is an Option or a Result: what it holds it is itself, no list of it.
func (g *Graph) HoldsOne(id ir.FuncID, v ir.Value) bool {
	return wraps[head(stripRef(g.TypeOf(id, v).Name))]
}
