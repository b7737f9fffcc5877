package compliance

import "rubicon/internal/report"

// Status says what a report can say of a requirement.
type Status string

// The statuses of a requirement, the gravest first.
const (
	Found      Status = "findings"      // a rule that speaks to it found something
	Accepted   Status = "accepted"      // all that was found is suppressed, with a reason
	Clean      Status = "nothing found" // rules that speak to it ran and found nothing
	Incomplete Status = "incomplete"    // nothing was found, but not everything was read, or a rule did not run
	Unchecked  Status = "not checked"   // no rule speaks to it, or none of them ran
)

// Assessment is what a report says of the requirements of a standard.
type Assessment struct {
	Standard *Standard
	Report   *report.Report
	Items    []Item // one for each requirement, in the standard's order
}

// Item is what a report says of one requirement.
type Item struct {
	*Requirement
	Status   Status
	Ran      []*report.Rule // the rules that speak to it, by code
	Left     []*report.Rule // those that speak to it and did not run
	Findings []*report.Finding
	Accepted []*report.Finding // suppressed ones
}

// Assess holds a report against a standard. Rules are all rules there are, sorted by code: those that did not run are
// told too. Findings keep the order of the report.
func Assess(s *Standard, rules []report.Rule, r *report.Report) *Assessment {
	ran := map[string]bool{}
	for i := range r.Rules {
		ran[r.Rules[i].Code] = true
	}
	a := &Assessment{Standard: s, Report: r}
	for i := range s.Requirements {
		item := Item{Requirement: &s.Requirements[i]}
		speaks := map[string]bool{}
		for j := range rules {
			rule := &rules[j]
			if !s.Meets(ClaimOf(rule), item.Requirement) {
				continue
			}
			speaks[rule.Code] = true
			if ran[rule.Code] {
				item.Ran = append(item.Ran, rule)
			} else {
				item.Left = append(item.Left, rule)
			}
		}
		for j := range r.Findings {
			f := &r.Findings[j]
			switch {
			case f.Rule == nil || !speaks[f.Rule.Code]:
			case f.Suppressed():
				item.Accepted = append(item.Accepted, f)
			default:
				item.Findings = append(item.Findings, f)
			}
		}
		item.Status = item.status(!r.Complete())
		a.Items = append(a.Items, item)
	}
	return a
}

// status returns what can be said of a requirement; missed says that the scan could not read or follow everything.
func (i *Item) status(missed bool) Status {
	switch {
	case len(i.Findings) > 0:
		return Found
	case len(i.Ran) == 0:
		return Unchecked
	case missed || len(i.Left) > 0:
		return Incomplete
	case len(i.Accepted) > 0:
		return Accepted
	}
	return Clean
}

// Count returns how many requirements have a status.
func (a *Assessment) Count(s Status) int {
	n := 0
	for i := range a.Items {
		if a.Items[i].Status == s {
			n++
		}
	}
	return n
}

// statuses are all statuses, the gravest first.
var statuses = []Status{Found, Accepted, Incomplete, Clean, Unchecked}
