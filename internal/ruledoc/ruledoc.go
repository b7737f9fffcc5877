// Package ruledoc writes the pages about rules, one for each and an index, from what the rules' files say.
//
// The pages are a pure function of a rule.Set, so that a test finds those that are stale.
package ruledoc

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rubicon/internal/compliance"
	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// Index is the name of the page that lists the others.
const Index = "README.md"

// Note is what stands at the top of each page, for whoever would edit it.
const Note = "Written by `rubicon rules docs` from what the rule's file says: edit that."

// Pages returns the pages about the rules of a set for which want is true, by the names of their files. They say which
// requirements of the standards a rule speaks to.
func Pages(set *rule.Set, standards []*compliance.Standard, want func(*rule.Rule) bool) map[string]string {
	pages := map[string]string{}
	var rules []*rule.Rule
	for _, r := range set.Rules {
		if want(r) {
			rules = append(rules, r)
			pages[r.Code+".md"] = page(set, standards, r)
		}
	}
	pages[Index] = index(rules)
	return pages
}

// index returns the page that lists rules, by the folders of their files.
func index(rules []*rule.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- %s -->\n# Rules\n", Note)
	family := ""
	for _, r := range rules {
		if f := path.Base(path.Dir(r.Origin.File)); f != family {
			family = f
			b.WriteString("\n")
			if f != "." {
				fmt.Fprintf(&b, "## %s\n\n", f)
			}
			b.WriteString("| code | name | severity | finds |\n|---|---|---|---|\n")
		}
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s |\n", r.Code, r.Code, r.Name, r.Severity, cell(r.Title))
	}
	return b.String()
}

// cell returns text as it may stand in a table.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

// writer writes a page.
type writer struct {
	strings.Builder
}

func (w *writer) section(title, text string) {
	if text = strings.TrimSpace(text); text != "" {
		fmt.Fprintf(w, "\n## %s\n\n%s\n", title, text)
	}
}

// page returns the page about a rule.
func page(set *rule.Set, standards []*compliance.Standard, r *rule.Rule) string {
	w := &writer{}
	fmt.Fprintf(w, "<!-- %s -->\n# %s: %s\n\n", Note, r.Code, r.Title)
	w.WriteString(facts(standards, r))
	fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(r.Description))
	w.section("How it is found", found(set, r))
	w.section("What to do", r.Remediation)
	w.section("What an edit can repair", repairs(set, r))
	for i, e := range r.Examples {
		title := "Example"
		if len(r.Examples) > 1 {
			title = fmt.Sprintf("Example %d", i+1)
		}
		w.section(title, "Reported:\n\n"+fence(e.Lang, e.Bad)+"\n\nNot reported:\n\n"+fence(e.Lang, e.Good))
	}
	w.section("To suppress it", suppression(r))
	if len(r.References) > 0 {
		w.section("References", "- <"+strings.Join(r.References, ">\n- <")+">")
	}
	return w.String()
}

// facts returns the table at the top of a page.
func facts(standards []*compliance.Standard, r *rule.Rule) string {
	var b strings.Builder
	row := func(label, value string) {
		if value != "" {
			fmt.Fprintf(&b, "| %s | %s |\n", label, cell(value))
		}
	}
	b.WriteString("| | |\n|---|---|\n")
	row("name", "`"+r.Name+"`")
	row("severity", r.Severity)
	var cwe []string
	for _, n := range r.CWE {
		cwe = append(cwe, fmt.Sprintf("[CWE-%d](https://cwe.mitre.org/data/definitions/%d.html)", n, n))
	}
	row("weakness", strings.Join(cwe, ", "))
	for _, s := range standards {
		row(s.Title(), strings.Join(s.Of(compliance.Claim{CWE: r.CWE, OWASPAPI: r.OWASPAPI, PCIDSS: r.PCIDSS}), ", "))
	}
	return b.String()
}

// found says how findings of a rule come about.
func found(set *rule.Set, r *rule.Rule) string {
	i := slices.IndexFunc(set.Kinds, func(k rule.Kind) bool { return k.Name == r.Kind })
	if i < 0 {
		return ""
	}
	kind := &set.Kinds[i]
	if kind.Virtual {
		return virtual(set, kind)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "A path of untrusted data, from where it comes in to a call that is afraid of the kind `%s`: %s. ", kind.Name, kind.Description)
	b.WriteString("It goes through Ruby, through Rust and across the border between them, and each step of it is in the report. A check, a " +
		"conversion or an escape on the way that takes the danger out ends it.\n")
	var parts []string
	for _, k := range set.Kinds {
		if k.PartOf == kind.Name {
			parts = append(parts, fmt.Sprintf("- %s (`%s`)", k.Description, k.Name))
		}
	}
	if parts != nil {
		b.WriteString("\nA check can take these parts of the danger away alone:\n\n" + strings.Join(parts, "\n") + "\n")
	}
	b.WriteString("\nThe data comes from:\n\n")
	for _, t := range set.Trusts {
		if t.Kinds&kind.Bit == 0 && t.Informs&kind.Bit == 0 {
			continue
		}
		fmt.Fprintf(&b, "- %s (`%s`)", t.Description, t.Name)
		switch as := t.ReportedAs(kind.Bit); {
		case as != "":
			for _, other := range set.RulesOf(as) {
				fmt.Fprintf(&b, "; that %s reports", other.Code)
			}
		case t.Informs&kind.Bit != 0:
			b.WriteString("; that only informs")
		case t.Confidence != "high":
			fmt.Fprintf(&b, "; with %s confidence at most", t.Confidence)
		}
		b.WriteString("\n")
	}
	b.WriteString("\nThe names in parentheses are those for `--trusted-sources`, by which data from there is trusted.")
	return b.String()
}

// virtual says how findings come about that no data leads to.
func virtual(set *rule.Set, kind *rule.Kind) string {
	weak := func(e *rule.Entry) bool {
		return slices.ContainsFunc(e.Guards, func(g *rule.Guard) bool { return g.Weak == kind.Name })
	}
	switch {
	case kind.Spelling, len(set.Models.CallsThat(source.Ruby, weak)) > 0, len(set.Models.CallsThat(source.Rust, weak)) > 0:
		return fmt.Sprintf("A check that stands between untrusted data and a dangerous call, and is none: %s. "+
			"The finding is at the check, its path begins where the data comes in.", kind.Description)
	case slices.ContainsFunc(set.Models.Settings, func(s *rule.Setting) bool { return s.Kind == kind.Name }):
		return fmt.Sprintf("In the files that say how the program is built and run, where native code is concerned: %s.", kind.Description)
	}
	if text := ofTrust(set, kind); text != "" {
		return text
	}
	return fmt.Sprintf("In the program as it stands; no untrusted data need come there: %s.", kind.Description)
}

// ofTrust says how findings come about that have the name of a virtual kind because of where their data comes from; ""
// if there are none of kind.
func ofTrust(set *rule.Set, kind *rule.Kind) string {
	for _, t := range set.Trusts {
		for _, r := range t.Reports {
			if r.As == kind.Name {
				return fmt.Sprintf("A path of untrusted data from a source of trust `%s` (%s) to a call that is afraid of the kind `%s`: %s. "+
					"The path can begin before that: where data of a request, or of another source, decides what comes from there. A check, a "+
					"conversion or an escape on the way that takes the danger out ends it; one of what was asked does not.\n\n"+
					"With `--trusted-sources %s`, data from there is trusted.",
					t.Name, t.Description, strings.Join(set.KindNames(r.Kinds), "`, `"), kind.Description, t.Name)
			}
		}
	}
	return ""
}

// repairs says which edits rubicon scan --fix makes.
func repairs(set *rule.Set, r *rule.Rule) string {
	var safe, unsafe []string
	for _, f := range set.Models.Fixes {
		line := "- " + f.Title
		switch {
		case f.Kind != r.Kind || slices.Contains(safe, line) || slices.Contains(unsafe, line):
		case f.Safe:
			safe = append(safe, line)
		default:
			unsafe = append(unsafe, line)
		}
	}
	var b strings.Builder
	if safe != nil {
		b.WriteString("`rubicon scan --fix`:\n\n" + strings.Join(safe, "\n") + "\n\n")
	}
	if unsafe != nil {
		b.WriteString("`rubicon scan --fix --unsafe-fixes`, where the code allows it:\n\n" + strings.Join(unsafe, "\n") + "\n\n")
	}
	if b.Len() > 0 {
		b.WriteString("An edit is kept only if the finding is gone afterwards and no other has come.")
	}
	return b.String()
}

// comments are the marks of comments in the languages of examples.
var comments = map[string]string{"ruby": "#", "rust": "//"}

// suppression shows how findings of a rule are suppressed.
func suppression(r *rule.Rule) string {
	mark := "#"
	if len(r.Examples) > 0 && comments[r.Examples[0].Lang] != "" {
		mark = comments[r.Examples[0].Lang]
	}
	lang, also := "text", " (in Rust with `//`)"
	if mark == "//" {
		lang, also = "rust", ""
	}
	return fmt.Sprintf("At the line, with the reason"+also+":\n\n```%s\n%s rubicon:ignore %s -- why it stands\n```\n\n"+
		"In some files, or everywhere, by `rubicon.toml`:\n\n```toml\nignore = [\"%s\"]            # everywhere\n\n[[per-path]]\npaths = [\"lib/tasks/\"]\nignore = [\"%s\"]\n```",
		lang, mark, r.Code, r.Code, r.Code)
}

// fence returns code as a block of Markdown.
func fence(lang, code string) string {
	mark := "```"
	for strings.Contains(code, mark) {
		mark += "`"
	}
	if lang == "txtar" {
		lang = "text"
	}
	return mark + lang + "\n" + strings.Trim(code, "\n") + "\n" + mark
}
