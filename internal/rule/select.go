package rule

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// All is the selector of all rules.
const All = "all"

// Selects reports whether a selector means rule r: its code or its name, the beginning of codes as in RBN2 (also
// written RBN2xx), of a user's rules also their letters alone, or all.
func Selects(selector string, r *Rule) bool {
	if selector == All || selector == r.Code || selector == r.Name {
		return true
	}
	prefix := strings.TrimRight(selector, "x")
	letters := strings.TrimRight(r.Code, "0123456789")
	return strings.HasPrefix(r.Code, prefix) && (len(prefix) > len(letters) || prefix == letters && letters != codePrefix)
}

// codePrefix is what the codes of the rules of this build begin with.
const codePrefix = "RBN"

// SelectsAny reports whether one of the selectors means rule r.
func SelectsAny(selectors []string, r *Rule) bool {
	return slices.ContainsFunc(selectors, func(s string) bool { return Selects(s, r) })
}

// CheckSelector returns an error if a selector means no rule of the set.
func (s *Set) CheckSelector(selector string) error {
	if slices.ContainsFunc(s.Rules, func(r *Rule) bool { return Selects(selector, r) }) {
		return nil
	}
	return fmt.Errorf("%q selects no rule; give a code (RBN201), a name (command-injection), a family (RBN2) or %s; rubicon rules lists them", selector, All)
}

// CheckSeverity returns an error if there is no such severity.
func CheckSeverity(severity string) error {
	if slices.Contains(Severities(), severity) {
		return nil
	}
	return fmt.Errorf("there is no severity %q; choose one of %s", severity, strings.Join(Severities(), ", "))
}

// Choice says which rules of a set are used, and how.
type Choice struct {
	// Select are the selectors of the rules that are used; if it is empty, all are.
	Select []string
	// Ignore are the selectors of those that are not used, though they are selected.
	Ignore []string
	// Severity is the severity of rules, by selector. The most exact selector of a rule counts.
	Severity map[string]string
	// Trusted are the names of degrees of trust whose sources are not followed.
	Trusted []string
}

// Choose returns the set with the rules and sources that c leaves. Its errors say what of c means nothing.
func (s *Set) Choose(c Choice) (*Set, error) {
	for _, selector := range slices.Concat(c.Select, c.Ignore) {
		if err := s.CheckSelector(selector); err != nil {
			return nil, err
		}
	}
	for _, name := range c.Trusted {
		if _, ok := s.Trust(name); !ok {
			return nil, s.noTrust(name)
		}
	}
	out := *s
	out.Rules = nil
	out.Trusted = c.Trusted
	for _, r := range s.Rules {
		if len(c.Select) > 0 && !SelectsAny(c.Select, r) || SelectsAny(c.Ignore, r) {
			continue
		}
		if severity := SeverityOf(c.Severity, r); severity != r.Severity {
			changed := *r
			changed.Severity = severity
			r = &changed
		}
		out.Rules = append(out.Rules, r)
	}
	return &out, nil
}

// SeverityOf returns the severity of rule r where severities holds, by selector, those that differ from the rule's own.
func SeverityOf(severities map[string]string, r *Rule) string {
	best, severity := 0, r.Severity
	for _, selector := range slices.Sorted(maps.Keys(severities)) {
		weight := len(strings.TrimRight(selector, "x"))
		switch {
		case !Selects(selector, r):
			continue
		case selector == All:
			weight = 1
		case selector == r.Name:
			weight = len(r.Code)
		}
		if weight > best {
			best, severity = weight, severities[selector]
		}
	}
	return severity
}

// noTrust returns the error for a degree of trust that does not exist.
func (s *Set) noTrust(name string) error {
	var names []string
	for _, t := range s.Trusts {
		names = append(names, t.Name)
	}
	return fmt.Errorf("there are no sources %q; choose of %s", name, strings.Join(names, ", "))
}
