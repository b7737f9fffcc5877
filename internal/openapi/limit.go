package openapi

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"rubicon/internal/report"
)

// This file reads what schemas ask of parameters, and tells where the code does not ask that and what stands in a parameter
// does harm.

// Limit is what a schema asks of a parameter; "" and nil for nothing.
type Limit struct {
	Type, Format, Pattern string
	Enum                  []string
	At                    report.Place
}

// limit reads the schema of a parameter.
func (d *decoder) limit(schema node) Limit {
	if schema.Node == nil { // it is not said, or cannot be read
		return Limit{}
	}
	l := Limit{Type: d.string(schema, "type"), Format: d.string(schema, "format"), Pattern: d.string(schema, "pattern"), At: d.place(schema.file, schema.Node)}
	enum, _ := d.get(schema, "enum")
	for _, v := range items(enum) {
		if v, ok := d.follow(v); ok && len(l.Enum) < maxNames {
			l.Enum = append(l.Enum, v.Value)
		}
	}
	return l
}

// asks says what of a text a schema asks so that little can be done with it; "" if it does not. An expression that is not
// bound to both ends of the text lets anything stand beside what it matches: in ECMA's dialect, in which documents are
// written, ^ and $ are these ends.
func (l *Limit) asks() string {
	switch {
	case len(l.Enum) > 0:
		return "is one of " + strings.Join(l.Enum, ", ")
	case l.Type == "integer" || l.Type == "number" || l.Type == "boolean":
		return "is of type " + l.Type
	case l.Pattern != "" && boundToEnds(l.Pattern):
		return "matches " + l.Pattern
	case formats[l.Format] != "":
		return "has the format " + l.Format
	}
	return ""
}

// formats are the texts of formats that hold nothing but letters, digits and a few marks, as expressions of ECMA. Of
// "int32" and its kin the type speaks.
var formats = map[string]string{
	"uuid":      `^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$`,
	"date":      `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`,
	"date-time": `^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]{5,20}([Zz]|[+-][0-9:]{4,5})$`,
	"time":      `^[0-9:.]{5,20}([Zz]|[+-][0-9:]{4,5})?$`,
	"ipv4":      `^[0-9]{1,3}(\.[0-9]{1,3}){3}$`,
	"ipv6":      `^[0-9A-Fa-f:.]{2,45}$`,
}

// Expression returns an expression of ECMA that all texts match which a schema allows, "" if it allows any. Formats are those
// that whoever holds texts against the schema knows; nil stands for all.
func (l *Limit) Expression(known []string) string {
	switch {
	case len(l.Enum) > 0:
		words := make([]string, len(l.Enum))
		for i, v := range l.Enum {
			words[i] = regexp.QuoteMeta(v)
		}
		return "^(?:" + strings.Join(words, "|") + ")$"
	case l.Type == "integer":
		return `^[0-9]+$` // a sign does no harm
	case l.Type == "number":
		return `^[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`
	case l.Type == "boolean":
		return `^(?:true|false)$`
	case l.Pattern != "":
		return l.Pattern
	case len(known) == 0 || slices.Contains(known, l.Format):
		return formats[l.Format]
	}
	return ""
}

// ByFormat reports whether it is the format by which Expression says which texts a schema allows.
func (l *Limit) ByFormat() bool {
	return l.Format != "" && len(l.Enum) == 0 && l.Pattern == "" && l.Type != "integer" && l.Type != "number" && l.Type != "boolean"
}

// boundToEnds reports whether all that an expression of ECMA matches is a whole text.
func boundToEnds(pattern string) bool {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return false
	}
	return begins(re, syntax.OpBeginText, func(n int) int { return 0 }) && begins(re, syntax.OpEndText, func(n int) int { return n - 1 })
}

// begins reports whether an expression has an operation at an end of all its alternatives; at says which part of a sequence
// stands there.
func begins(re *syntax.Regexp, op syntax.Op, at func(n int) int) bool {
	switch re.Op {
	case op:
		return true
	case syntax.OpCapture:
		return begins(re.Sub[0], op, at)
	case syntax.OpConcat:
		return begins(re.Sub[at(len(re.Sub))], op, at)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !begins(sub, op, at) })
	}
	return false
}

// limits notes what an operation asks of a parameter that leads to findings and of which the code asks nothing.
func (c *comparison) limits(x *candidate, r *report.RouteEntry) {
	for i := range r.Parameters {
		p := &r.Parameters[i]
		if len(p.Reaches) == 0 || len(p.Checks) > 0 || p.Type != "string" {
			continue
		}
		for j := range x.Parameters {
			d := &x.Parameters[j]
			asks := d.Limit.asks()
			if !x.describes(d, p) || asks == "" {
				continue
			}
			at := &r.Location
			if p.Read != nil {
				at = p.Read
			}
			c.differ(report.LimitNotKept, x, r, at, fmt.Sprintf("the document says that %s %s, which %s does not ask; it would keep what stands there from %s",
				p.Name, asks, r.Title(), p.Reaches[0].Code))
			last := &c.all.Differences[len(c.all.Differences)-1]
			last.Reached, last.Document, last.Pattern = &p.Reaches[0], &d.Limit.At, d.Limit.Expression(nil)
			break
		}
	}
}
