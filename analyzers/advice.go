package analyzers

import (
	"fmt"
	"regexp"
	"strings"

	"rubicon/analyzers/rulecheck"
	"rubicon/internal/document"
	"rubicon/internal/taint"
)

// adviceOf returns what to do about the finding that a group of flows is: if a document asks something of the parameter at
// which one begins, that would have kept it from happening.
func adviceOf(advice map[*taint.Flow]document.Advice, flows rulecheck.Result, group []int) string {
	for _, i := range group {
		if a, ok := advice[flows[i]]; ok {
			return adviceText(&a)
		}
	}
	return ""
}

// bound finds the parts of an expression of ECMA that is bound to both ends of a text.
var bound = regexp.MustCompile(`\A\^(.*)\$\z`)

// adviceText says what to ask of a parameter.
func adviceText(a *document.Advice) string {
	text := fmt.Sprintf("Ask of `%s` what %s:%d says of it: `%s`", a.Parameter, a.Document.Path, a.Document.Line, a.Pattern)
	if m := bound.FindStringSubmatch(a.Pattern); m != nil {
		text += fmt.Sprintf(", in Ruby `/\\A(?:%s)\\z/`", strings.ReplaceAll(m[1], "/", "\\/"))
	}
	return text + ". That would have stopped this."
}
