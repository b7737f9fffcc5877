package taint

import (
	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// A text can name what a value holds, as JSON does, and be taken apart again, on the other side of a border of languages or
// processes: what was put in at one name does not come out at another one. Until then it is in the text as a whole.

// encoded returns where what stands at path of value v of function fn is in the text that a flow row makes of it: at its name,
// or, where that is not known, anywhere.
func (e *engine) encoded(fn ir.FuncID, v ir.Value, path pathID, row *rule.Flow) pathID {
	if e.isFunctions(path) {
		return path
	}
	if path == whole || !e.ownNames(fn, v, path, row) {
		return whole
	}
	path, _ = e.paths.push(encodedElem, path)
	return path
}

// displayed is encoded for a value of Rust of which models say that its text names what it holds; of others, it returns path.
func (e *engine) displayed(fn ir.FuncID, v ir.Value, path pathID, row *rule.Flow) pathID {
	if path == whole || e.isRuby(fn) || !e.paths.names(e.paths.first(path)) && e.paths.first(path) != anyElem || !e.graph.Displays(fn, v) {
		return path
	}
	return e.encoded(fn, v, path, row)
}

// decoded returns where what stands at path of a text is in value v of function fn, which a flow row makes of the text.
func (e *engine) decoded(fn ir.FuncID, v ir.Value, path pathID, row *rule.Flow) pathID {
	if path == whole || e.paths.first(path) != encodedElem {
		return whole
	}
	if path = e.paths.nodes[path].tail; !e.ownNames(fn, v, path, row) {
		return whole
	}
	return path
}

// decodedPart returns what the load of a field of base reads of what stands at path p of a text from which something that is not
// seen has made base: an extractor of a framework, the macro of a plug-in.
func (e *engine) decodedPart(fn ir.FuncID, base ir.Value, el elem, p pathID) (tail pathID, ok bool) {
	inner := e.paths.nodes[p].tail
	for _, row := range e.set.Models.Decoders {
		if !e.ownNames(fn, base, inner, row) {
			return whole, true
		}
	}
	return e.paths.read(inner, el)
}

// ownNames reports whether a text has what stands at path of value v by the same names.
func (e *engine) ownNames(fn ir.FuncID, v ir.Value, path pathID, row *rule.Flow) bool {
	var names []string
	for p := path; p != whole; p = e.paths.nodes[p].tail {
		switch el := e.paths.nodes[p].head; {
		case el == anyElem || el.position():
			names = append(names, "")
		case el.named() && !e.ofInstance(p):
			names = append(names, e.prog.Text(ir.Name(el)))
		default:
			return false
		}
	}
	return e.isRuby(fn) || e.graph.OwnNames(fn, v, row, names)
}
