package ruby

import (
	"strings"

	"rubicon/internal/ir"
	"rubicon/internal/rule"
	"rubicon/internal/source"
	"rubicon/internal/syntax"
	"rubicon/internal/template"
)

// maxDepth bounds how deeply syntax may nest. Deeper code is not written by hand, and each level
// costs stack; what lies below becomes one OpUnknown.
const maxDepth = 2000

// Options say what lowering must know of the workspace and its libraries.
type Options struct {
	// NoReturn names the calls without receiver that never return.
	NoReturn ir.NoReturn
	// Parse parses the code of templates. Without it no template is read.
	Parse func(src []byte) (*syntax.Tree, error)
	// Renders names the calls without receiver that render a template, with the template's syntax.
	Renders map[string]source.Template
	// Overwrites names the calls that put something else in the place of what their receiver holds.
	Overwrites map[string]bool
	// Raising names the calls that come back only where an argument of theirs is good.
	Raising map[string]bool
	// Delegates are the rows about calls in the body of a class that define methods by delegation, by the name
	// of the call.
	Delegates map[string][]*rule.Delegate
	// Templates names the calls whose block returns the text of a template.
	Templates map[string]bool
}

// Lower lowers the syntax tree of file. It always succeeds: what it does not understand is counted in the
// result's Stats. Of a file that is a template the tree is not used and may be nil.
func Lower(tree *syntax.Tree, file *source.File, opt Options) *ir.File {
	if file.Template != source.NoTemplate {
		tree = &syntax.Tree{Src: file.Content}
	}
	l := newLowerer(tree, file, ir.NewFileBuilder(file), opt)
	end := uint32(len(tree.Src))
	scope := l.b.Scope(ir.Scope{Kind: ir.ScopeFile, Test: file.Test, End: end})
	f := l.newFn(nil, ir.Func{Kind: ir.KindBody, Scope: scope, Parent: ir.NoFunc, End: end})
	l.b.File().Scopes[scope].Body = f.ID
	f.declareSelf(0, 0)
	if len(tree.Nodes) > 0 {
		f.stmts(0, false)
	}
	f.finish()
	l.countStats()
	l.templates()
	return l.b.Finish()
}

// lowerer holds what all functions of a file share while it is lowered.
type lowerer struct {
	tree     *syntax.Tree
	file     *source.File
	b        *ir.FileBuilder
	opt      Options
	noReturn ir.NoReturn
	endsOn   map[string]bool // those that are called on what a block is given
	n        names
	// outputs are the pieces of a template that are written into the page, by where they begin; nil if
	// the tree is that of no template.
	outputs map[uint32]template.Form
	syntax  ir.Name // the syntax of that template
	// renders are the names of Options.Renders and Options.Templates that the file mentions; embedded is
	// what such calls say of templates in the file itself.
	renders  map[ir.Name]source.Template
	embedded embedded
	// text caches the interned text of identifier-like nodes, by node.
	text []ir.Name
	// bodies maps the beginning of a heredoc to its body.
	bodies map[syntax.NodeID]syntax.NodeID
	// derived caches the names of tracked values by what they are made from.
	derived map[derivedKey]ir.Name
	// checking are the closures at whose ends something is assumed.
	checking map[ir.FuncID]bool
	// oneWay are the closures that do not come back: { raise Unknown }.
	oneWay map[ir.FuncID]bool
	// blockScopes are the scopes of blocks that are the body of a class: A = Struct.new(:x) do … end.
	blockScopes map[syntax.NodeID]ir.ScopeID
	// named are the calls that make a class whose scope is there.
	named map[syntax.NodeID]bool
	// stored maps the names of methods to the instance variables that those of the file assign; nil until it is asked for.
	stored map[ir.Name]*nameSet
	// operands is a stack on which the operands of the instructions being built are collected.
	operands []ir.Operand
	// readsMatch says that something reads the last match of a regular expression.
	readsMatch bool
	buf        []byte // scratch space for unescaping
	depth      int
}

func newLowerer(tree *syntax.Tree, file *source.File, b *ir.FileBuilder, opt Options) *lowerer {
	l := &lowerer{
		tree:     tree,
		file:     file,
		b:        b,
		opt:      opt,
		noReturn: opt.NoReturn,
		text:     make([]ir.Name, len(tree.Nodes)),
		derived:  map[derivedKey]ir.Name{},
		checking: map[ir.FuncID]bool{},
		oneWay:   map[ir.FuncID]bool{},

		readsMatch: readsMatch(tree.Src),
	}
	for name := range opt.NoReturn {
		if rest, ok := strings.CutPrefix(name, "."); ok {
			if l.endsOn == nil {
				l.endsOn = map[string]bool{}
			}
			l.endsOn[rest] = true
		}
	}
	l.n = newNames(l.b)
	// Real code has about one instruction for two nodes, and one operand.
	if l.b.File().Instrs == nil {
		l.b.File().Instrs = make([]ir.Instr, 0, len(tree.Nodes)*5/8+16)
		l.b.File().Operands = make([]ir.Operand, 0, len(tree.Nodes)*5/8+16)
	}
	l.bodies = l.matchHeredocs()
	return l
}

func (l *lowerer) countStats() {
	s := &l.b.File().Stats
	s.Nodes += len(l.tree.Nodes)
	d := l.tree.Damage()
	if s.Errors == 0 {
		s.FirstError = d.First
	}
	s.Errors, s.ErrorBytes = s.Errors+d.Errors, s.ErrorBytes+d.Bytes
	s.Truncated = s.Truncated || l.tree.Truncated
}

// names are the names that lowering itself writes, interned once per file.
type names struct {
	self, call, yield, super, block, splat, kwsplat, errinfo, retry, defineOn, blockGiven, isNil, toA, makes ir.Name

	not, and, or, is, interp, backtick, array, hash, rng, defined, next ir.Name

	eqq, eq, match, negate, plus, index, indexSet, tick, nilText, lastMatch, matchMethod ir.Name

	tString, tSymbol, tArray, tHash, tInteger, tFloat, tRegexp, tRange, tNil, tTrue, tFalse, tProc,
	tRational, tComplex ir.Name
}

func newNames(b *ir.FileBuilder) names {
	return names{
		self: b.Name("self"), call: b.Name("call"), yield: b.Name("yield"), super: b.Name("super"),
		block: b.Name("&"), splat: b.Name("*"), kwsplat: b.Name("**"), errinfo: b.Name("$!"), retry: b.Name("retry"), defineOn: b.Name("define_singleton_method"),
		not: b.Name(ir.OpNot), and: b.Name(ir.OpAnd), or: b.Name(ir.OpOr), is: b.Name(ir.OpIs), blockGiven: b.Name("block_given?"), isNil: b.Name("nil?"), toA: b.Name("to_a"), makes: b.Name("new"), interp: b.Name(ir.OpInterp),
		backtick: b.Name(ir.OpBacktick), array: b.Name(ir.OpArray), hash: b.Name(ir.OpHash),
		rng: b.Name(ir.OpRange), defined: b.Name(ir.OpDefined), next: b.Name("op.next"),
		eqq: b.Name("==="), eq: b.Name("=="), match: b.Name("=~"), negate: b.Name("-@"), plus: b.Name("+@"),
		index: b.Name("[]"), indexSet: b.Name("[]="), tick: b.Name("`"), lastMatch: b.Name("$~"), matchMethod: b.Name("match"), nilText: b.Name("nil"),
		tString: b.Name("String"), tSymbol: b.Name("Symbol"), tArray: b.Name("Array"), tHash: b.Name("Hash"),
		tInteger: b.Name("Integer"), tFloat: b.Name("Float"), tRegexp: b.Name("Regexp"), tRange: b.Name("Range"),
		tNil: b.Name("NilClass"), tTrue: b.Name("TrueClass"), tFalse: b.Name("FalseClass"), tProc: b.Name("Proc"),
		tRational: b.Name("Rational"), tComplex: b.Name("Complex"),
	}
}

// name returns the interned text of node n.
func (l *lowerer) name(n syntax.NodeID) ir.Name {
	if l.text[n] == 0 {
		l.text[n] = l.b.NameBytes(l.tree.Bytes(n))
	}
	return l.text[n]
}

// str returns the text of an interned name.
func (l *lowerer) str(n ir.Name) string { return l.b.File().Names[n] }

// kind returns the kind of node n.
func (l *lowerer) kind(n syntax.NodeID) syntax.Kind { return l.tree.Nodes[n].Kind }

// first and next walk the children of n that are code: comments and the bodies of heredocs, which
// can stand anywhere, are passed over.
func (l *lowerer) first(n syntax.NodeID) syntax.NodeID {
	return l.skip(n, l.tree.FirstChild(n))
}

func (l *lowerer) next(parent, n syntax.NodeID) syntax.NodeID {
	return l.skip(parent, l.tree.NextSibling(parent, n))
}

func (l *lowerer) skip(parent, n syntax.NodeID) syntax.NodeID {
	for n != syntax.None {
		if k := l.kind(n); k != kindComment && k != kindHeredocBody {
			break
		}
		n = l.tree.NextSibling(parent, n)
	}
	return n
}

// field returns the first child of n that field f holds, or None.
func (l *lowerer) field(n syntax.NodeID, f syntax.Field) syntax.NodeID {
	return l.tree.ChildByField(n, f)
}

// node returns the syntax node n.
func (l *lowerer) node(n syntax.NodeID) *syntax.Node { return &l.tree.Nodes[n] }
