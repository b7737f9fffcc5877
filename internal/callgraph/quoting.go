package callgraph

import (
	"slices"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
)

// Programs quote for a shell or a statement by functions of their own, character by character:
//
//	let mut out = String::from("'");
//	for c in text.chars() { match c { '\'' => out.push_str("'\\''"), c => out.push(c) } }
//	out.push('\'');
//
// This file recognizes them. Whatever else such a function does, it is none.

// maxQuoting bounds the instructions of a function that quotes.
const maxQuoting = 60

// quotesLike returns the path of the library's function, of a quoting row, that function id does the same as; "" if it is none.
func (g *Graph) quotesLike(id ir.FuncID) string {
	if like, known := g.quoting[id]; known {
		return like
	}
	like := ""
	if fn := g.Prog.Func(id); fn.Len <= maxQuoting && len(fn.Params) == 1 && fn.Params[0].Kind == ir.ParamPositional {
		q := quoter{g: g, id: id}
		if q.read() {
			for _, row := range g.Set.Models.Quotings {
				if row.Quote == q.quote && slices.Contains(row.Escapes, q.escape) {
					g.met[row.ID] = true
					like = row.Like
				}
			}
		}
	}
	g.quoting[id] = like
	return like
}

// isQuoting reports whether a quoting row is about the library's function of that path.
func (g *Graph) isQuoting(path string) bool {
	return path != "" && slices.ContainsFunc(g.Set.Models.Quotings, func(row *rule.Quoting) bool { return row.Like == path })
}

// quoter is what is known of a function that may quote.
type quoter struct {
	g       *Graph
	id      ir.FuncID
	element ir.Value // a character of the text
	out     ir.Value // what is put together
	quote   string   // what stands around it
	escape  string   // what stands for a quote in it
}

// read reports whether the function quotes.
func (q *quoter) read() bool {
	g, fn := q.g, q.g.Prog.Func(q.id)
	if !q.findElement() || !q.findResult() {
		return false
	}
	var before, after, quotes string
	body := g.Prog.File(q.id).Body(fn)
	loop := q.loop()
	if loop == nil {
		return false
	}
	own, every := false, false // whether a character is put there as it is, and whether the quote is too
	if made := &body[q.out]; made.NArgs == 1 {
		if text, ok := q.text(g.Prog.Args(q.id, made)[0].Value); ok { // String::from("'")
			before = text
		}
	}
	for u := ir.Value(1); int(u) < len(body); u++ {
		in := &body[u]
		args := g.Prog.Args(q.id, in)
		if in.Op == ir.OpStore || in.Op == ir.OpClosure && slices.ContainsFunc(args, func(a ir.Operand) bool { return g.Root(q.id, a.Value) == q.out }) {
			return false
		}
		if in.Op != ir.OpCall || len(args) != 2 || g.Root(q.id, args[0].Value) != q.out {
			continue
		}
		put, constant := q.text(args[1].Value)
		switch name := g.Prog.Text(in.Name); {
		case name != "push" && name != "push_str" && name != "op.+":
			return false
		case constant && u < loop.Start:
			before += put
		case constant && u >= loop.End:
			after += put
		case constant && q.isQuote(u, true):
			quotes += put
		case !constant && g.Root(q.id, args[1].Value) == q.element && u >= loop.Start && u < loop.End && !own:
			own, every = true, !q.isQuote(u, false) // if c == '"' { out.push('"') } out.push(c)
		default:
			return false
		}
	}
	if q.escape = quotes; every {
		q.escape += q.quote
	}
	return own && q.quote != "" && before == q.quote && after == q.quote
}

// findElement finds the characters of the parameter that a loop goes through, or those of them that it does not leave out.
func (q *quoter) findElement() bool {
	g := q.g
	param := q.g.Given(q.id, &g.Prog.Func(q.id).Params[0])
	for u, in := range g.Prog.File(q.id).Body(g.Prog.Func(q.id)) {
		if in.Op != ir.OpCall || g.Prog.Text(in.Name) != "next" {
			continue
		}
		if q.element != ir.NoValue || !q.isCharacter(ir.Value(u), param) {
			return false
		}
		q.element = ir.Value(u)
	}
	return q.element != ir.NoValue
}

// isCharacter reports whether v is taken out of what the characters of text are, without some of them perhaps: text.chars().filter(..)
func (q *quoter) isCharacter(v, text ir.Value) bool {
	for range maxTrace {
		of, ok := q.g.calledOn(q.id, v)
		if !ok {
			return false
		}
		switch q.g.Prog.Text(q.g.Prog.Instr(q.id, v).Name) {
		case "next", "into_iter", "filter", "take":
		case "chars":
			return q.g.Root(q.id, of) == text
		default:
			return false
		}
		v = q.g.Root(q.id, of)
	}
	return false
}

// findResult finds what the function returns, which is one new text.
func (q *quoter) findResult() bool {
	g := q.g
	for _, in := range g.Prog.File(q.id).Body(g.Prog.Func(q.id)) {
		if in.Op != ir.OpReturn {
			continue
		}
		if in.NArgs != 1 || q.out != ir.NoValue {
			return false
		}
		q.out = g.Root(q.id, g.Prog.Args(q.id, &in)[0].Value)
	}
	for added := g.Prog.Instr(q.id, q.out); added.Op == ir.OpCall && added.NArgs == 2 && g.Prog.Text(added.Name) == "op.+"; added = g.Prog.Instr(q.id, q.out) {
		q.out = g.Root(q.id, g.Prog.Args(q.id, added)[0].Value) // out += "'"
	}
	made := g.Prog.Instr(q.id, q.out)
	return q.out != ir.NoValue && made.Op == ir.OpCall && made.Flags&ir.FlagPath != 0 && made.NArgs <= 1
}

// loop returns the loop that goes through the characters.
func (q *quoter) loop() *ir.Region {
	fn := q.g.Prog.Func(q.id)
	for i := range fn.Regions {
		if r := &fn.Regions[i]; r.Loop && r.Start <= q.element && q.element < r.End {
			return r
		}
	}
	return nil
}

// isQuote reports whether instruction u only runs where the character is the quote, or, unless is, where it is not; it finds the quote.
func (q *quoter) isQuote(u ir.Value, is bool) bool {
	g := q.g
	for _, d := range g.Prog.Func(q.id).Decided(u) {
		in := g.Prog.Instr(q.id, g.Condition(q.id, d.Cond))
		args := g.Prog.Args(q.id, in)
		name := g.Prog.Text(in.Name)
		if in.Op != ir.OpCall || len(args) != 2 || name != "op.==" && name != "op.!=" || g.Root(q.id, args[0].Value) != q.element {
			continue
		}
		quote, ok := q.text(args[1].Value)
		if !ok || q.quote != "" && q.quote != quote {
			return false
		}
		q.quote = quote
		return d.Holds == (name == "op.==") == is
	}
	return false
}

// text returns the constant text that v is.
func (q *quoter) text(v ir.Value) (string, bool) {
	in := q.g.Prog.Instr(q.id, q.g.Root(q.id, v))
	return q.g.Prog.Text(in.Name), in.Op == ir.OpConst && (in.Aux == ir.ConstString || in.Aux == ir.ConstChar)
}
