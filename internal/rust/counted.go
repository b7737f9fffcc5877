package rust

import (
	"bytes"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// A loop over the places of a list is one over its elements:
//
//	for i in 0..bytes.len() { if !bytes[i].is_ascii_alphanumeric() { return false; } }
//
// So is while i < bytes.len() { … i += 1; }, where i is 0 before. What stands at the place is then read once, at the beginning
// of the body, as what an iterator of the list yields, and bytes[i] is that in all of the body.

// counted is a loop over all places of a list, in order.
type counted struct {
	node     syntax.NodeID // bytes[i], where the body reads it first
	of       ir.Var        // bytes
	by       ir.Name       // i
	iterator ir.Value      // of the list
	twin     ir.Var        // see eachOf
}

// listPlace says that of[by] is the value of element, where the two names stand for these variables.
type listPlace struct{ of, by, element ir.Var }

// countedFor returns what a loop over range value, lowered to v, goes through by the name that its pattern binds.
func (l *lowerer) countedFor(pattern, body syntax.NodeID, v ir.Value) (c counted, ok bool) {
	v = l.fn.b.Root(v)
	in, args := l.fn.b.Instr(v), l.fn.b.Args(v)
	if l.kind(pattern) != kindIdentifier || in.Op != ir.OpCall || l.nameOf(in) != ir.OpRange || in.Aux == ir.RangeInclusive || len(args) != 2 || !l.isZero(args[0].Value) {
		return c, false
	}
	return l.countedBy(l.name(pattern), body, l.lengthOf(args[1].Value))
}

// countedWhile returns what while cond goes through, whose body counts a variable up at its end and nowhere else.
func (l *lowerer) countedWhile(cond, body syntax.NodeID) (c counted, ok bool) {
	if l.kind(cond) != kindBinaryExpression {
		return c, false
	}
	left, operator, right := l.child(cond, fieldLeft), l.child(cond, fieldOperator), l.child(cond, fieldRight)
	if left == syntax.None || operator == syntax.None || right == syntax.None || l.kind(left) != kindIdentifier || string(l.text(operator)) != "<" && string(l.text(operator)) != "!=" {
		return c, false
	}
	by, known := l.local(l.name(left))
	if !known || !l.countsUp(body, l.text(left)) {
		return c, false
	}
	if from, ok := l.fn.b.Read(by); !ok || !l.isZero(from) {
		return c, false
	}
	of := ir.NoValue
	if list, ok := bytes.CutSuffix(l.text(right), []byte(".len()")); ok {
		if v, ok := l.local(l.file.NameBytes(rawName(list))); ok {
			of, _ = l.fn.b.Read(v)
		}
	} else if n, ok := l.local(l.name(right)); ok && l.kind(right) == kindIdentifier {
		if v, ok := l.fn.b.Read(n); ok {
			of = l.lengthOf(v)
		}
	}
	return l.countedBy(l.name(left), body, of)
}

// countedBy returns the loop with a body that reads the list which value of is at place by, if it changes neither.
func (l *lowerer) countedBy(by ir.Name, body syntax.NodeID, of ir.Value) (c counted, ok bool) {
	if of == ir.NoValue || l.depth > maxScanDepth || !l.leavesEarly(body) && !l.setsFlag(body) {
		return c, false
	}
	of, c.node = l.fn.b.Root(of), syntax.None
	name := l.file.File().Names[by]
	for i, end := body, syntax.NodeID(l.tree.Nodes[body].Next); i < end; i++ {
		if l.kind(i) != kindIdentifier {
			continue
		}
		v, known := l.local(l.name(i))
		if val, ok := l.fn.b.Read(v); !known || !ok || l.fn.b.Root(val) != of {
			continue
		}
		if !l.readsPlace(i, name) || c.node != syntax.None && v != c.of {
			return counted{}, false
		}
		if c.node == syntax.None {
			c.node, c.of, c.by = i, v, by
		}
	}
	if c.node == syntax.None {
		return c, false
	}
	list, _ := l.fn.b.Read(c.of)
	c.iterator = l.opSelf("into_iter", c.node, list, 0)
	c.twin = ir.Var{Name: l.freshName()}
	l.fn.b.Write(c.twin, c.iterator)
	return c, true
}

// readsPlace reports whether identifier n stands in name[by], which is not written to.
func (l *lowerer) readsPlace(n syntax.NodeID, by string) bool {
	src := l.tree.Src
	rest, ok := bytes.CutPrefix(src[l.tree.Nodes[n].End:], []byte("["+by+"]"))
	before := bytes.TrimRight(src[:l.tree.Nodes[n].Start], " ")
	if !ok || bytes.HasSuffix(before, []byte("mut")) {
		return false
	}
	rest = bytes.TrimLeft(rest, " \t\n")
	return len(rest) == 0 || rest[0] != '=' && rest[0] != '[' && !(len(rest) > 1 && rest[1] == '=' && bytes.IndexByte([]byte("+-*/%&|^"), rest[0]) >= 0) || bytes.HasPrefix(rest, []byte("==")) || bytes.HasPrefix(rest, []byte("=>"))
}

// countsUp reports whether a block ends with name += 1, and assigns name nowhere else.
func (l *lowerer) countsUp(body syntax.NodeID, name []byte) bool {
	last, count := syntax.None, 0
	for i, end := body, syntax.NodeID(l.tree.Nodes[body].Next); i < end; i++ {
		switch l.kind(i) {
		case kindAssignmentExpression, kindCompoundAssignmentExpr:
			if left := l.child(i, fieldLeft); left != syntax.None && bytes.Equal(l.text(left), name) {
				last, count = i, count+1
			}
		case kindContinueExpression:
			return false
		}
	}
	if count != 1 || string(bytes.Join(bytes.Fields(l.text(last)), nil)) != string(name)+"+=1" {
		return false
	}
	rest := l.tree.Src[l.tree.Nodes[last].End:l.tree.Nodes[body].End]
	return len(bytes.Trim(rest, "; \t\r\n}")) == 0 && bytes.Count(rest, []byte("}")) == 1
}

// isZero reports whether v is the number 0.
func (l *lowerer) isZero(v ir.Value) bool {
	in := l.fn.b.Instr(l.fn.b.Root(v))
	return in.Op == ir.OpConst && l.nameOf(in) == "0"
}

// lengthOf returns what v is the length of, NoValue if it is none.
func (l *lowerer) lengthOf(v ir.Value) ir.Value {
	v = l.fn.b.Root(v)
	in, args := l.fn.b.Instr(v), l.fn.b.Args(v)
	if in.Op != ir.OpCall || l.nameOf(in) != "len" || len(args) != 1 || args[0].Role != ir.RoleSelf {
		return ir.NoValue
	}
	return args[0].Value
}

func (l *lowerer) nameOf(in *ir.Instr) string { return l.file.File().Names[in.Name] }

// enter reads, at the beginning of the loop's body, what stands at the place.
func (l *lowerer) enter(c counted) {
	by, ok := l.local(c.by)
	if !ok {
		return
	}
	v := l.declare(l.freshName())
	element := l.opSelf("next", c.node, c.iterator, 0)
	l.fn.b.Write(v, element)
	l.fn.b.Write(c.twin, element)
	l.fn.twins = append(l.fn.twins, c.twin)
	l.fn.places = append(l.fn.places, listPlace{c.of, by, v})
}

// atPlace returns the variable that name[by] is, where n is that name.
func (l *lowerer) atPlace(n syntax.NodeID) (ir.Var, bool) {
	if len(l.fn.places) == 0 {
		return ir.Var{}, false
	}
	of, known := l.local(l.name(n))
	rest := l.tree.Src[l.tree.Nodes[n].End:]
	end := bytes.IndexByte(rest, ']')
	if !known || end < 1 || rest[0] != '[' {
		return ir.Var{}, false
	}
	by, known := l.local(l.file.NameBytes(rawName(rest[1:end])))
	for _, p := range l.fn.places {
		if known && p.of == of && p.by == by {
			return p.element, true
		}
	}
	return ir.Var{}, false
}
