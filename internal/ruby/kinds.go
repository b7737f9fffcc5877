package ruby

import "rubicon/internal/syntax"

// canon maps each kind to the constant of its name. A grammar has several symbols of one name (a
// call with and without parentheses, say), of which kinds_gen.go has one constant.
var canon = canonicalKinds()

func canonicalKinds() [len(kindNames)]syntax.Kind {
	byName := make(map[string]syntax.Kind, len(handled))
	for _, k := range handled {
		byName[kindNames[k]] = k
	}
	var table [len(kindNames)]syntax.Kind
	for i, name := range kindNames {
		table[i] = syntax.Kind(i)
		if k, ok := byName[name]; ok && name != "" {
			table[i] = k
		}
	}
	return table
}

// handled lists the kinds that lowering looks for.
var handled = [...]syntax.Kind{
	kindIdentifier, kindUninterpreted, kindLine, kindFile, kindEncoding, kindComment, kindInteger,
	kindFloat, kindSuper, kindSelf, kindTrue, kindFalse, kindConstant, kindInstanceVariable,
	kindClassVariable, kindGlobalVariable, kindCharacter, kindEscapeSequence, kindSimpleSymbol,
	kindStringContent, kindHeredocContent, kindHeredocEnd, kindHeredocBeginning, kindHashKeySymbol,
	kindProgram, kindBlockBody, kindBeginBlock, kindEndBlock, kindMethod, kindSingletonMethod,
	kindRescueModifier, kindMethodParameters, kindBlockParameters, kindForwardParameter,
	kindSplatParameter, kindHashSplatParameter, kindHashSplatNil, kindBlockParameter,
	kindKeywordParameter, kindOptionalParameter, kindClass, kindSuperclass, kindSingletonClass,
	kindModule, kindReturn, kindYield, kindBreak, kindNext, kindRedo, kindRetry, kindIfModifier,
	kindUnlessModifier, kindWhileModifier, kindUntilModifier, kindWhile, kindUntil, kindFor, kindIn,
	kindDo, kindCase, kindCaseMatch, kindWhen, kindInClause, kindPattern, kindIfGuard,
	kindUnlessGuard, kindAsPattern, kindAlternativePattern, kindArrayPattern, kindFindPattern,
	kindKeywordPattern, kindHashPattern, kindParenthesizedPattern, kindRange,
	kindVariableReferencePattern, kindExpressionReferencePattern, kindScopeResolution, kindIf,
	kindUnless, kindElsif, kindElse, kindThen, kindBegin, kindEnsure, kindRescue, kindExceptions,
	kindExceptionVariable, kindBodyStatement, kindMatchPattern, kindTestPattern, kindUnary, kindBinary,
	kindParenthesizedStatements, kindElementReference, kindCall, kindArgumentList,
	kindForwardArgument, kindSplatArgument, kindHashSplatArgument, kindBlockArgument, kindDoBlock,
	kindBlock, kindAssignment, kindOperatorAssignment, kindConditional, kindRightAssignmentList,
	kindLeftAssignmentList, kindDestructuredLeftAssignment, kindRestAssignment, kindOperator,
	kindSetter, kindUndef, kindAlias, kindComplex, kindRational, kindNil, kindChainedString,
	kindInterpolation, kindString, kindSubshell, kindStringArray, kindSymbolArray,
	kindDelimitedSymbol, kindRegex, kindHeredocBody, kindArray, kindHash, kindPair, kindLambda,
	kindEmptyStatement, kindBareString, kindBareSymbol, kindDestructuredParameter,
	kindLambdaParameters,
}
