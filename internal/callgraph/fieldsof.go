package callgraph

import "rubicon/internal/ir"

// ElementType returns the type of each element of what Rust type t is, or what is in its boxes: a list, an iterator, an Option or
// a Result; "" of anything else.
func (g *Graph) ElementType(t string) string {
	t = unboxed(t)
	if len(t) > 0 && t[0] == '[' {
		return stripRef(tupleParts(t)[0])
	}
	if args := typeArgs(t); len(args) == 1 || len(args) > 1 && wraps[head(t)] { // no map of two types
		return stripRef(args[0])
	}
	return ""
}

// Fields returns the fields that a value of Rust type t consists of, or that which is in its boxes: those of a struct of the
// workspace, or the places of a tuple. It is nil of any other type.
func (g *Graph) Fields(t string) (fields []FieldType) {
	t = unboxed(t)
	if len(t) == 0 || t[0] != '(' {
		return g.FieldTypes(head(t))
	}
	for i, part := range tupleParts(t) {
		n, ok := g.Prog.Position(i)
		if !ok {
			return nil
		}
		fields = append(fields, FieldType{n, part})
	}
	return fields
}

// HoldsOne reports whether value v of Rust function id is an Option or a Result: what it holds it is itself, no list of it.
func (g *Graph) HoldsOne(id ir.FuncID, v ir.Value) bool {
	return wraps[head(stripRef(g.TypeOf(id, v).Name))]
}

// unboxed returns Rust type t without the references and boxes around it.
func unboxed(t string) string {
	t = stripRef(t)
	for boxes[head(t)] {
		t = stripRef(firstArg(t))
	}
	return t
}
