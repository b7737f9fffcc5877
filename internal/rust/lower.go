// Package rust lowers Rust to the intermediate representation. It holds all that Rubicon knows of
// Rust's syntax and nothing of any crate.
//
// Lowering is one recursive pass over the flat tree. Variables become SSA values on the fly: every
// declaration gets an ir.Var of its own, so that shadowing needs no renaming, and scopes are a stack
// of names that blocks push to and cut back. A field that is read through a variable is kept as a
// variable too, until something may have written it, so that a guard on self.len still holds when
// self.len is read again.
//
// # What calls and the taint engine may rely on
//
// The variants Some, Ok and Err, the operators ? and .await, and references are Copies of what they
// carry; None is the nil constant. A for loop is a call of into_iter on its value and, in the loop, of
// next. A path is kept as written, without generic arguments, the leading :: and the r# of raw names;
// <T as Trait>::f is T::f if T is a path, and Trait::f otherwise. The generic arguments of a call are
// its Type. A pattern test is a call of op.is, or of op.== for a literal; the parts that a pattern
// binds are Loads of their fields. A closure that writes what it captures is followed, after the call
// that takes it, by a Load with FlagCapture for each such variable. Constants and statics are Stores
// with FlagConst in the body of their scope, wherever they are declared. Items inside of functions
// belong to the scope of the function.
//
// # Macros
//
// The grammar leaves the arguments of a macro as tokens. Before a file is lowered, the arguments that
// are more than a name or a literal are copied, each into a small function of its own, into one
// buffer, which is parsed like a file; macros inside of them follow in the next round. So the
// arguments are lowered like all code, with the offsets that they have in the file.
//
// A call of a macro that the workspace defines by macro_rules! becomes what the macro makes of it: the tokens
// that the rules give, as a text behind the end of the file that is parsed in the same way. Where what it makes
// stands in the file, placement says. A call that fits no rule, or whose text is no Rust, is a call.
//
// # Limits
//
// Syntax that is not understood becomes OpUnknown with the values inside of it as operands and is
// counted. So does syntax that is nested deeper than maxDepth; see also maxScanDepth, maxPatternDepth,
// maxMentioned, maxMacroDepth and maxMacroShare. What macros make is bound by maxMacroRecursion, maxMadeShare and
// maxMatchSteps.
package rust

import (
	"rubicon/internal/ir"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// maxDepth is how deep expressions, patterns and items may nest. Code written by people stays below
// 100; a chain of a thousand method calls is generated, and what lies inside is not worth a stack.
const maxDepth = 1000

// maxScanDepth is how deep a construct may stand that is looked through as a whole before it is lowered
// (closures, loops, conditions), and maxPatternDepth how deep patterns may nest. The first bounds how
// often a node is looked at.
const (
	maxScanDepth    = 200
	maxPatternDepth = 100
)

// Options are what Lower needs besides the file.
type Options struct {
	// NoReturn tells which macros and functions never return.
	NoReturn ir.NoReturn
	// Never has the names of the functions of the workspace that never return; see the function Never.
	Never map[string]bool
	// Sums names the operators and methods by whose result, or a part of it, a condition tells something about their operands.
	Sums map[string]bool
	// Parse parses Rust. It is called for the arguments of macros; without it those that are more
	// than a name or a literal are not understood.
	Parse func(src []byte) (*syntax.Tree, error)
	// LeaveOutTests leaves out the code that is only compiled for tests.
	LeaveOutTests bool
	// Macros are those that the workspace defines, nil if there are none.
	Macros *Macros
}

// lowerer is the state of the lowering of one file.
type lowerer struct {
	*view
	file     *ir.FileBuilder
	opt      Options
	delta    uint32 // what to add to an offset of the view to get one of the file
	from     uint32 // where the view's text that stands in the file begins
	until    uint32 // and where it ends
	placed   *placement
	scope    ir.ScopeID
	uses     map[ir.ScopeID]map[ir.Name]ir.Name // per scope: alias to path
	generics []generic                          // the type parameters in scope
	around   attributes                         // those of the impl around
	self     []byte                             // its type, if that depends on bound type parameters: Cache<impl Store>
	implFor  []byte                             // its type as it is written: Cache<S>
	inTest   bool                               // inside of test code
	fn       *function
	body     map[ir.ScopeID]*function // the bodies begun, by scope
	order    []*function              // the same in the order of their beginning
	depth    int
	// patterns is how many patterns are open around the current one.
	patterns int
	// budget is how many bytes of macro calls may still be parsed.
	budget int
	fresh  ir.Name // the last Name given out by freshName
	// alternative is one more than the number of names in scope before the pattern whose second or
	// later alternative is being bound, 0 otherwise.
	alternative int
	// tuple is the tuple expression that is about to be taken apart, if any.
	tuple ir.Value
	// elements are its elements with what is assumed of them, if anything is.
	elements []ir.Value
}

// Lower lowers a parsed file.
func Lower(tree *syntax.Tree, file *source.File, opt Options) *ir.File {
	l := &lowerer{
		file:  ir.NewFileBuilder(file),
		opt:   opt,
		uses:  map[ir.ScopeID]map[ir.Name]ir.Name{},
		body:  map[ir.ScopeID]*function{},
		fresh: 1 << 31,
		until: uint32(len(tree.Src)),
	}
	// Real code makes about one instruction, and as many operands, of five nodes.
	l.file.File().Instrs = make([]ir.Instr, 0, len(tree.Nodes)/5)
	l.file.File().Operands = make([]ir.Operand, 0, len(tree.Nodes)/5)
	l.view = l.expandMacros(tree)
	l.inTest = file.Test || l.hasTestAttribute(0)
	end := uint32(len(tree.Src))
	root := l.file.Scope(ir.Scope{Kind: ir.ScopeFile, Test: l.inTest, Body: ir.NoFunc, End: end})
	l.bodyOf(root) // the file's body is function 0
	l.items(0)
	for _, f := range l.order {
		f.b.Done(f.info)
	}
	out := l.file.Finish()
	out.Stats.Nodes = len(tree.Nodes)
	damage := tree.Damage()
	out.Stats.Errors, out.Stats.ErrorBytes, out.Stats.FirstError = damage.Errors, damage.Bytes, damage.First
	out.Stats.Truncated = out.Stats.Truncated || tree.Truncated
	return out
}

// freshName returns a Name that is no index into the file's names: it identifies a variable or a
// label and never reaches an instruction.
func (l *lowerer) freshName() ir.Name {
	l.fresh++
	return l.fresh
}

func (l *lowerer) kind(n syntax.NodeID) syntax.Kind { return l.tree.Nodes[n].Kind }

// pos and end return where node n stands in the file.
func (l *lowerer) pos(n syntax.NodeID) uint32 {
	at, _ := l.placed.start(l.place(l.tree.Nodes[n].Start))
	return at
}

func (l *lowerer) end(n syntax.NodeID) uint32 {
	return l.placed.end(l.place(l.tree.Nodes[n].Start), l.place(l.tree.Nodes[n].End))
}

// endOf returns where an argument ends.
func (l *lowerer) endOf(arg *macroArg) uint32 {
	return l.placed.end(l.place(l.tree.Nodes[arg.first].Start), l.argEnd(arg)+l.delta)
}

// place returns the offset in the file, or behind its end, of an offset in the view.
func (l *lowerer) place(at uint32) uint32 { return min(max(at, l.from), l.until) + l.delta }

// text returns the source text of n; the caller must not change it.
func (l *lowerer) text(n syntax.NodeID) []byte { return l.tree.Bytes(n) }

// child returns the child of n that has field f, or None.
func (l *lowerer) child(n syntax.NodeID, f syntax.Field) syntax.NodeID {
	return l.tree.ChildByField(n, f)
}

// first and next walk the children of n without comments and attributes.
func (l *lowerer) first(n syntax.NodeID) syntax.NodeID {
	return l.skip(n, l.tree.FirstChild(n))
}

func (l *lowerer) next(n, c syntax.NodeID) syntax.NodeID {
	return l.skip(n, l.tree.NextSibling(n, c))
}

func (l *lowerer) skip(n, c syntax.NodeID) syntax.NodeID {
	for c != syntax.None && isTrivia(l.kind(c)) {
		c = l.tree.NextSibling(n, c)
	}
	return c
}

// isTrivia reports whether a node of kind k says nothing about what the code computes.
func isTrivia(k syntax.Kind) bool {
	switch k {
	case kindLineComment, kindBlockComment, kindAttributeItem, kindInnerAttributeItem:
		return true
	}
	return false
}

// name interns the text of n.
func (l *lowerer) name(n syntax.NodeID) ir.Name { return l.file.NameBytes(rawName(l.text(n))) }

// emit appends an instruction for node n.
func (l *lowerer) emit(i ir.Instr, n syntax.NodeID, args ...ir.Operand) ir.Value {
	i.Pos, i.End = l.pos(n), l.end(n)
	return l.fn.b.Emit(i, args...)
}

// op emits a call of an operation with positional operands.
func (l *lowerer) op(name string, n syntax.NodeID, args ...ir.Value) ir.Value {
	operands := make([]ir.Operand, len(args))
	for i, v := range args {
		operands[i] = ir.Operand{Value: v}
	}
	return l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(name)}, n, operands...)
}

// opSelf emits a call of an operation on v.
func (l *lowerer) opSelf(name string, n syntax.NodeID, v ir.Value, typ ir.Name) ir.Value {
	return l.emit(ir.Instr{Op: ir.OpCall, Name: l.file.Name(name), Type: typ}, n, ir.Operand{Value: v, Role: ir.RoleSelf})
}

// constant emits a literal.
func (l *lowerer) constant(kind uint32, text, typ string, n syntax.NodeID) ir.Value {
	return l.emit(ir.Instr{Op: ir.OpConst, Aux: kind, Name: l.file.Name(text), Type: l.file.Name(typ)}, n)
}

// unknown lowers what is inside of n and lets it flow into an OpUnknown.
func (l *lowerer) unknown(n syntax.NodeID) ir.Value {
	kind := "ERROR"
	if k := l.kind(n); int(k) < len(kindNames) {
		kind = kindNames[k]
	}
	stats := &l.file.File().Stats
	stats.Unknown++
	stats.UnknownKinds[kind]++
	var args []ir.Operand
	if l.depth < maxDepth {
		l.depth++
		// What leaves the function or a loop in there need not run.
		l.fn.b.Branch(l.pos(n), l.end(n), func() ir.Value {
			args = l.inside(n, nil)
			return ir.NoValue
		}, func() ir.Value { return ir.NoValue })
		l.depth--
	} else {
		stats.Truncated = true
		args = l.namedValues(n)
	}
	return l.emit(ir.Instr{Op: ir.OpUnknown, Name: l.file.Name(kind)}, n, args...)
}

// inside lowers the statements and expressions among the children of n, and those further down
// where a child is neither.
func (l *lowerer) inside(n syntax.NodeID, args []ir.Operand) []ir.Operand {
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		switch {
		case isExpression(l.kind(c)):
			if v := l.expr(c); v != ir.NoValue {
				args = append(args, ir.Operand{Value: v})
			}
		case l.statement(c):
		case l.depth < maxDepth:
			l.depth++
			args = l.inside(c, args)
			l.depth--
		}
	}
	return args
}

// namedValues returns the values of the variables that are named inside of n.
func (l *lowerer) namedValues(n syntax.NodeID) []ir.Operand {
	var args []ir.Operand
	seen := map[ir.Value]bool{}
	l.names(n, syntax.NodeID(l.tree.Nodes[n].Next), func(name ir.Name) {
		v, ok := l.local(name)
		if !ok {
			return
		}
		if val, ok := l.fn.b.Read(v); ok && !seen[val] {
			seen[val] = true
			args = append(args, ir.Operand{Value: val})
		}
	})
	return args
}
