package ruby

import (
	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// expr lowers n and returns its value, nil if it has none.
func (f *fn) expr(n syntax.NodeID) ir.Value {
	if v := f.lower(n, true); v != ir.NoValue {
		return v
	}
	return f.null(n)
}

// exprOrNull lowers n, or returns nil where at stands if there is no n.
func (f *fn) exprOrNull(n, at syntax.NodeID) ir.Value {
	if n == syntax.None {
		return f.null(at)
	}
	return f.expr(n)
}

// stmt lowers n for what it does.
func (f *fn) stmt(n syntax.NodeID) { f.lower(n, false) }

// stmts lowers the children of n as statements and returns the value of the last if it is wanted.
func (f *fn) stmts(n syntax.NodeID, want bool) ir.Value {
	l := f.l
	pending, v := syntax.None, ir.NoValue
	t := f.take()
	for c := l.first(n); c != syntax.None; c = l.next(n, c) {
		switch l.kind(c) {
		case kindRescue, kindElse, kindEnsure, kindEmptyStatement, kindUninterpreted:
			continue
		}
		if pending != syntax.None && !f.dead(pending) {
			f.returned(pending, f.statement(pending, false))
		}
		pending = c
	}
	if pending != syntax.None && !f.dead(pending) {
		f.tail = t
		v = f.statement(pending, want)
		f.tail = false
		f.returned(pending, v)
	}
	return f.wanted(v, want)
}

// dead says whether statement n is never reached, and defines nothing.
func (f *fn) dead(n syntax.NodeID) bool {
	if f.Reachable() || f.ensuring {
		return false
	}
	switch f.l.kind(n) {
	case kindMethod, kindSingletonMethod, kindClass, kindModule, kindSingletonClass, kindBeginBlock, kindEndBlock:
		return false
	}
	return true
}

// lower lowers n. It returns NoValue where there is no value: for what never ends, and as a rule
// where none is wanted.
func (f *fn) lower(n syntax.NodeID, want bool) ir.Value {
	l := f.l
	if l.depth >= maxDepth {
		return f.tooDeep(n)
	}
	l.depth++
	if f.tail && (!want || !passesTail(l.kind(n))) {
		f.tail = false
	}
	v := f.lowerKind(n, l.kind(n), want)
	l.depth--
	return v
}

// passesTail says whether what stands in a node of kind k is in the tail if the node is.
func passesTail(k syntax.Kind) bool {
	switch k {
	case kindIf, kindElsif, kindIfModifier, kindConditional, kindUnless, kindUnlessModifier, kindCase, kindBegin,
		kindBodyStatement, kindBlockBody, kindThen, kindElse, kindParenthesizedStatements:
		return true
	}
	return false
}

func (f *fn) lowerKind(n syntax.NodeID, k syntax.Kind, want bool) ir.Value {
	l := f.l
	switch k {
	case kindIdentifier:
		return f.identifier(n, want)
	case kindInstanceVariable, kindClassVariable:
		return f.ivar(n)
	case kindGlobalVariable:
		return f.global(n)
	case kindConstant, kindScopeResolution:
		return f.constantRef(n)
	case kindSelf:
		return f.me()
	case kindCall:
		return f.callExpr(n)
	case kindSuper:
		none := syntax.None
		return f.super(n, callParts{none, none, none, none, none})
	case kindYield:
		return f.yield(n)
	case kindElementReference:
		return f.elementRef(n)
	case kindBinary:
		if and, ok := l.logical(n); ok {
			v, _ := f.logical(n, and, want)
			return v
		}
		return f.binary(n)
	case kindUnary:
		return f.unary(n)
	case kindAssignment:
		return f.assignment(n, want)
	case kindOperatorAssignment:
		return f.operatorAssignment(n)
	case kindLambda:
		return f.lambda(n)
	}
	if v, ok := f.literal(n, k); ok {
		return v
	}
	if v, ok := f.control(n, k, want); ok {
		return v
	}
	if v, ok := f.definition(n, k, want); ok {
		return v
	}
	if l.token(n) { // stands alone only next to a syntax error
		return ir.NoValue
	}
	return f.unknown(n)
}

// literal lowers literals.
func (f *fn) literal(n syntax.NodeID, k syntax.Kind) (ir.Value, bool) {
	l := f.l
	switch k {
	case kindString, kindBareString:
		return f.str(n, ir.ConstString, l.n.tString, quotingOf(l.tree.Bytes(n))), true
	case kindSimpleSymbol:
		return f.constant(n, ir.ConstSymbol, l.symbolName(n), l.n.tSymbol), true
	case kindHashKeySymbol:
		return f.constant(n, ir.ConstSymbol, l.name(n), l.n.tSymbol), true
	case kindDelimitedSymbol, kindBareSymbol:
		return f.str(n, ir.ConstSymbol, l.n.tSymbol, quotingOf(l.tree.Bytes(n))), true
	case kindHeredocBeginning:
		return f.heredoc(n), true
	case kindChainedString:
		return f.chained(n), true
	case kindInteger:
		return f.number(n, ir.ConstInteger, l.n.tInteger), true
	case kindFloat:
		return f.number(n, ir.ConstFloat, l.n.tFloat), true
	case kindRational:
		return f.number(n, ir.ConstFloat, l.n.tRational), true
	case kindComplex:
		return f.number(n, ir.ConstFloat, l.n.tComplex), true
	case kindCharacter:
		return f.character(n), true
	case kindRegex:
		return f.regex(n), true
	case kindSubshell:
		return f.subshell(n), true
	case kindArray, kindRightAssignmentList:
		return f.array(n), true
	case kindHash:
		return f.hash(n), true
	case kindStringArray:
		return f.words(n, ir.ConstString, l.n.tString), true
	case kindSymbolArray:
		return f.words(n, ir.ConstSymbol, l.n.tSymbol), true
	case kindRange:
		return f.rng(n), true
	case kindNil:
		return f.null(n), true
	case kindTrue:
		return f.constant(n, ir.ConstTrue, l.b.Name("true"), l.n.tTrue), true
	case kindFalse:
		return f.constant(n, ir.ConstFalse, l.b.Name("false"), l.n.tFalse), true
	case kindFile, kindLine, kindEncoding:
		return f.pseudo(n)
	}
	return ir.NoValue, false
}

// control lowers what decides which code runs.
func (f *fn) control(n syntax.NodeID, k syntax.Kind, want bool) (ir.Value, bool) {
	switch k {
	case kindIf, kindElsif, kindIfModifier, kindConditional:
		return f.ifExpr(n, false, want), true
	case kindUnless, kindUnlessModifier:
		return f.ifExpr(n, true, want), true
	case kindWhile, kindWhileModifier:
		return f.while(n, false, want), true
	case kindUntil, kindUntilModifier:
		return f.while(n, true, want), true
	case kindFor:
		return f.forLoop(n), true
	case kindCase:
		return f.caseExpr(n, want), true
	case kindCaseMatch:
		return f.caseMatch(n, want), true
	case kindTestPattern:
		return f.patternTest(n, false), true
	case kindMatchPattern:
		return f.patternTest(n, true), true
	case kindReturn:
		return f.returnExpr(n), true
	case kindBreak:
		return f.breakExpr(n), true
	case kindNext:
		return f.nextExpr(n), true
	case kindRetry:
		if f.Reachable() && f.Continue(f.l.n.retry) {
			return ir.NoValue, true
		}
		return f.wantedNull(n, want), true
	case kindRedo:
		return f.wantedNull(n, want), true
	case kindBegin, kindBodyStatement, kindBlockBody:
		return f.body(n, want), true
	case kindRescueModifier:
		return f.rescueModifier(n, want), true
	case kindThen, kindElse, kindDo, kindBeginBlock, kindEndBlock, kindEnsure, kindParenthesizedStatements,
		kindProgram, kindInterpolation, kindIn, kindPattern:
		return f.stmts(n, want), true
	}
	return ir.NoValue, false
}

// definition lowers what defines something, and what stands for nothing.
func (f *fn) definition(n syntax.NodeID, k syntax.Kind, want bool) (ir.Value, bool) {
	switch k {
	case kindMethod, kindSingletonMethod:
		return f.def(n, want), true
	case kindClass:
		f.class(n, ir.ScopeClass)
	case kindModule:
		f.class(n, ir.ScopeModule)
	case kindSingletonClass:
		f.class(n, ir.ScopeSingleton)
	case kindAlias:
		return f.alias(n), true
	case kindUndef:
		return f.undef(n), true
	case kindEmptyStatement, kindUninterpreted, kindComment, kindHeredocBody, kindHeredocEnd:
	case kindForwardArgument:
		return f.local(n, f.l.n.splat), true
	case kindSplatArgument, kindHashSplatArgument, kindBlockArgument:
		return f.splatted(n), true
	default:
		return ir.NoValue, false
	}
	return f.wantedNull(n, want), true
}

func (f *fn) wantedNull(n syntax.NodeID, want bool) ir.Value {
	if want {
		return f.null(n)
	}
	return ir.NoValue
}
