package taint

import (
	"strings"

	"rubicon/internal/callgraph"
	"rubicon/internal/ir"
)

// A check of Rust can tell what it found by an enum of the workspace: match classify(x) { Class::Word => … }. What is
// certain where such a value is a certain variant, or is another one, is asked like what is certain where a Result is Ok.

// variantName returns the name of a variant without its enum.
func variantName(path string) string { return path[strings.LastIndexByte(path, ':')+1:] }

// isVariantPath reports whether a path names, by its look, a variant of an enum: Class::Word, Self::Word.
func isVariantPath(path string) bool {
	i := strings.LastIndex(path, "::")
	if i <= 0 {
		return false
	}
	of := path[strings.LastIndexByte(path[:i], ':')+1 : i]
	name := path[i+2:]
	return of != "" && isUpper(of[0]) && name != "" && isUpper(name[0]) && (len(name) == 1 || name != strings.ToUpper(name))
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

// isVariant reports whether value v of function fn is, by its path, a variant without fields.
func (e *engine) isVariant(fn ir.FuncID, v ir.Value) bool {
	in := e.prog.Instr(fn, e.graph.Root(fn, v))
	return in.Op == ir.OpLoad && in.NArgs == 0 && !e.isRuby(fn) && isVariantPath(e.prog.Text(in.Name))
}

// variantOfValue returns the variant as which value in is made.
func (e *engine) variantOfValue(in *ir.Instr) (string, bool) {
	path := ""
	switch {
	case in.Op == ir.OpLoad && in.NArgs == 0, in.Op == ir.OpCall && in.Flags&ir.FlagPath != 0:
		path = e.prog.Text(in.Name)
	case in.Op == ir.OpCall && e.prog.Text(in.Name) == ir.OpStruct:
		path = e.prog.Text(in.Type)
	}
	return variantName(path), isVariantPath(path)
}

// assumeVariantOf returns the aux of a question about a function whose result is the variant of that path, or is not.
func (e *engine) assumeVariantOf(path string, is bool) uint32 {
	name := variantName(path)
	n, ok := e.variants[name]
	if !ok {
		n = uint32(len(e.variants))
		e.variants[name] = n
	}
	aux := assumeVariant + 2*n
	if !is {
		aux++
	}
	return aux
}

// variantOf returns what is certain of s where value v of function fn is the variant that aux says, or is another one;
// possible is false if it cannot be that.
func (e *engine) variantOf(fn ir.FuncID, v ir.Value, aux uint32, s subject, depth int) (out verdict, possible bool) {
	return e.variantIn(merges{}, fn, v, aux, s, depth)
}

// variantIn is variantOf for a part of the value that the question is about.
func (e *engine) variantIn(m merges, fn ir.FuncID, v ir.Value, aux uint32, s subject, depth int) (out verdict, possible bool) {
	for ; depth > 0; depth-- {
		in := e.prog.Instr(fn, v)
		args := e.prog.Args(fn, in)
		if made, ok := e.variantOfValue(in); ok {
			n, known := e.variants[made]
			same := known && n == (aux-assumeVariant)/2
			return verdict{}, same == ((aux-assumeVariant)%2 == 0)
		}
		switch in.Op {
		case ir.OpCopy, ir.OpAssume:
			if e.isErr(fn, v) {
				return verdict{}, false
			}
			v = args[0].Value
			continue
		case ir.OpPhi:
			return m.at(v, func() (out verdict, possible bool) {
				for _, a := range args {
					if x, ok := e.variantIn(m, fn, a.Value, aux, s, depth-1); ok {
						out, possible = e.orElse(out, possible, x), true
					}
				}
				return out, possible
			})
		case ir.OpCall:
			return e.ofCallees(fn, v, in, question{aux: aux}, s).both(e.byVariant(fn, v, in, aux, s)), true
		}
		break
	}
	return verdict{}, true
}

// byVariant returns what models say of s where the result of call v of function fn is the variant that aux says, or is another
// one: match a.cmp(&b) { Ordering::Less => … }.
func (e *engine) byVariant(fn ir.FuncID, v ir.Value, in *ir.Instr, aux uint32, s subject) (out verdict) {
	site := callgraph.Site{Func: fn, Value: v}
	for _, row := range e.graph.Guards(site) {
		if row.Variant == "" {
			continue
		}
		is := (aux-assumeVariant)%2 == 0
		n, known := e.variants[row.Variant]
		same := known && n == (aux-assumeVariant)/2
		holds := row.Holds && is && same || !row.Holds && is != same
		if holds && e.speaksOf(fn, in, row, s) == theValue && !e.altered(site, in, s) {
			e.byRow(&out, site, in, row, row.Holds, s)
		}
	}
	return out
}

// testsVariant returns the question about the receiver of a method that is one about its variant, where its result is true or
// false as aux says: fn is_word(&self) -> bool { matches!(self, Class::Word) }
func (e *engine) testsVariant(fn ir.FuncID, aux uint32) (variant uint32, ok bool) {
	f := e.prog.Func(fn)
	if aux > 1 || f.Len > maxTester || len(f.Params) != 1 {
		return 0, false
	}
	body := e.prog.File(fn).Body(f)
	result := ir.NoValue
	for u := range body {
		if body[u].Op != ir.OpReturn || body[u].NArgs == 0 {
			continue
		}
		if result != ir.NoValue {
			return 0, false
		}
		result = e.graph.Root(fn, e.prog.Args(fn, &body[u])[0].Value)
	}
	if result == ir.NoValue {
		return 0, false
	}
	in := e.prog.Instr(fn, result)
	args := e.prog.Args(fn, in)
	if in.Op != ir.OpCall || len(args) == 0 || e.origin(fn, args[0].Value) != e.graph.Given(fn, &f.Params[0]) {
		return 0, false
	}
	switch name := e.prog.Text(in.Name); {
	case name == ir.OpIs && isVariantPath(e.prog.Text(in.Type)):
		return e.assumeVariantOf(e.prog.Text(in.Type), aux == 1), true
	case name == "op.==" && len(args) == 2 && e.isVariant(fn, args[1].Value):
		return e.assumeVariantOf(e.prog.Text(e.prog.Instr(fn, e.graph.Root(fn, args[1].Value)).Name), aux == 1), true
	}
	return 0, false
}

// maxTester bounds the instructions of a method that tells a variant.
const maxTester = 12
