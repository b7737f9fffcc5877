package rule

import "strings"

// joinedAt are what a part can be known not to be, as expressions of package regexp: empty, a dash at its beginning, a dot, dots
// alone. What no part is, stands nowhere between what joins them.
var joinedAt = [...]string{`\A\z`, `\A-`, `\A\.`, `\A\.\.\z`}

// Joined returns what is known of texts that are parts of t with one of the characters of between after each but the last.
// within is the class of the characters of the parts, as it stands between brackets, "" if it is not known.
func (j *Judge) Joined(t Texts, within, between string) (out Texts) {
	var class strings.Builder
	for _, r := range between {
		class.WriteString(escaped(r))
	}
	if within != "" {
		out, _ = out.with(`\A(?:[`+within+class.String()+`])*\z`, true)
	}
	ends := strings.NewReplacer(`\A`, `(?:\A|[`+class.String()+`])`, `\z`, `(?:\z|[`+class.String()+`])`)
	for _, re := range joinedAt {
		if !strings.ContainsAny(between, strings.Trim(re, `\Az`)) && j.Lacks(t, re) {
			out, _ = out.with(ends.Replace(re), false)
		}
	}
	return out
}
