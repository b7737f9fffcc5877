package rule_test

import (
	"slices"
	"strings"
	"testing"

	"rubicon/internal/rule"
	"rubicon/internal/source"
)

// free returns the names of the kinds among asked that t is free of.
func free(t *testing.T, set *rule.Set, texts rule.Texts, asked string) string {
	t.Helper()
	var names []string
	for _, name := range strings.Fields(asked) {
		bit, ok := set.Kind(name)
		if !ok {
			t.Fatalf("no kind %s", name)
		}
		if set.Free(texts, bit) == bit {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

func TestMatching(t *testing.T) {
	set := builtin(t)
	const asked = "shell climb root code reflection"
	for _, c := range []struct {
		re, flags, want string
	}{
		{`\A[a-z]{1,100}\z`, "", "shell climb root"},
		{`\A\d+\z`, "", asked},
		{`\A[\w.]+\z`, "", "shell root"},
		{`\A[\w-]+\.csv\z`, "", "shell climb root reflection"},
		{`\A\w+(\.\w+)*\z`, "", "shell climb root"},
		{`\A[\w/]+\z`, "", "shell climb"},
		{`\A\w+(/\w+)*\z`, "", "shell climb root"},
		{`\A[a-z;]+\z`, "", "climb root"},
		{`\A[a-z ]+\z`, "", "climb root"},
		{`\A.+\z`, "", ""},
		{`\A.*\z`, "m", ""},
		{`^[a-z]+$`, "", ""},
		{`\A[a-z]+$`, "", "root"},
		{`\A[a-z]+\Z`, "", "shell climb root"},
		{`[a-z]+`, "", ""},
		{`\A(?:start|stop|a;b)\z`, "", asked},
		{`\A(?i:yes|no)\z`, "", asked},
		{`\Aon_[a-z]+\z`, "", "shell climb root reflection"},
		{`\A(?!.*\.\.)[\w.]+\z`, "", "shell climb root"},
		{`\A(?!\.)[\w.]+\z`, "", "shell climb root"},
		{`\A[[:alnum:]_-]+\z`, "", "shell climb root"},
		{`\A[a-z&&[^aeiou]]+\z`, "", "shell climb root reflection"},
		{`\A \h{8} (?: - \h{4} ){3} - \h{12} \z # a UUID`, "x", "shell climb root reflection"},
		{`\A[^;]+\z`, "", ""},
		{`\A[^;&|$` + "`" + `<>(){}\n]*\z`, "", ""},
		{`\A\p{Alpha}+\z`, "", "shell climb root"},
		{`\A(\w)\1\z`, "", "root"},
		{`\A[a-z]+\z|x`, "", ""},
		// The limits of a host's name make too many states.
		{`\A(?=.{1,253}\z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\z`, "i", "shell climb root"},
		{`\A[a-z.\/]{0,64}\z`, "", "shell"},
		{`\A(?=[a-z])[\w;]+\z`, "", "climb root"},
	} {
		texts, ok := rule.Matching(c.re, c.flags, source.Ruby, true, false)
		if !ok {
			t.Errorf("/%s/%s: not understood", c.re, c.flags)
			continue
		}
		if got := free(t, set, texts, asked); got != c.want {
			t.Errorf("/%s/%s: free of %q, want %q", c.re, c.flags, got, c.want)
		}
	}
}

// TestNotMatching asks what a text is free of in which a pattern was not found.
func TestNotMatching(t *testing.T) {
	set := builtin(t)
	for re, want := range map[string]string{
		`[^a-z0-9]`:         "shell climb root",
		`\.\.`:              "climb",
		`\.\.|/`:            "climb root",
		`[;&|]`:             "",
		`\A/`:               "root",
		`[^\w]|_`:           "shell climb root",
		`(?<!x)\.\.`:        "", // a look-behind: not exact
		`\W`:                "shell climb root",
		`[^0-9]`:            "shell climb root code reflection",
		`(?:\A|/)\.\.(/|$)`: "climb",
	} {
		texts, ok := rule.Matching(re, "", source.Ruby, false, false)
		got := ""
		if ok {
			got = free(t, set, texts, "shell climb root code reflection")
		}
		if got != want {
			t.Errorf("!/%s/: free of %q, want %q", re, got, want)
		}
	}
}

func TestRemains(t *testing.T) {
	set := builtin(t)
	const asked = "shell climb root code"
	for _, c := range []struct {
		what  string
		texts func() (rule.Texts, bool)
		want  string
	}{
		{`gsub(/[^a-z]/, "")`, func() (rule.Texts, bool) { return rule.Replaced(`[^a-z]`, "", "", source.Ruby) }, "shell climb root"},
		{`gsub(/[^a-z]+/, ";")`, func() (rule.Texts, bool) { return rule.Replaced(`[^a-z]+`, "", ";", source.Ruby) }, "climb root"},
		{`gsub(/\W|x/, "_")`, func() (rule.Texts, bool) { return rule.Replaced(`\W|x`, "", "_", source.Ruby) }, "shell climb root"},
		{`gsub(/;/, "")`, func() (rule.Texts, bool) { return rule.Replaced(`;`, "", "", source.Ruby) }, ""},
		{`gsub("../", "")`, func() (rule.Texts, bool) { return rule.Replaced(`\.\./`, "", "", source.Ruby) }, ""},
		{`gsub("..", "")`, func() (rule.Texts, bool) { return rule.Replaced(`\.\.`, "", "", source.Ruby) }, "climb"},
		{`gsub("..", "_")`, func() (rule.Texts, bool) { return rule.Replaced(`\.\.`, "", "_", source.Rust) }, "climb"},
		{`gsub("..", ".")`, func() (rule.Texts, bool) { return rule.Replaced(`\.\.`, "", ".", source.Ruby) }, ""},
		{`gsub("..", "../x")`, func() (rule.Texts, bool) { return rule.Replaced(`\.\.`, "", "../x", source.Ruby) }, ""},
		{`delete("^a-z0-9")`, func() (rule.Texts, bool) { return rule.WithoutChars("^a-z0-9", "") }, "shell climb root"},
		{`delete("/.")`, func() (rule.Texts, bool) { return rule.WithoutChars("/.", "") }, "climb root"},
		{`tr("^a-z", "_")`, func() (rule.Texts, bool) { return rule.WithoutChars("^a-z", "_") }, "shell climb root"},
		{`x[/\A\w+/]`, func() (rule.Texts, bool) { return rule.Matched(`\A\w+`, "", source.Ruby, "0") }, "shell climb root"},
		{`x[/name=(\w+);/, 1]`, func() (rule.Texts, bool) { return rule.Matched(`name=(\w+);`, "", source.Ruby, "1") }, "shell climb root"},
		{`x[/(?<n>\d+)-(?<rest>.*)/, "n"]`, func() (rule.Texts, bool) {
			return rule.Matched(`(?<n>\d+)-(?<rest>.*)`, "", source.Ruby, "n")
		}, "shell climb root code"},
		{`x[/name=(.*);/, 1]`, func() (rule.Texts, bool) { return rule.Matched(`name=(.*);`, "", source.Ruby, "1") }, ""},
	} {
		texts, ok := c.texts()
		got := ""
		if ok {
			got = free(t, set, texts, asked)
		}
		if got != c.want {
			t.Errorf("%s: free of %q, want %q", c.what, got, c.want)
		}
	}
}

// FuzzMatching holds regular expressions of any form against the program: none may make it panic or hang, and
// one that is understood must not clear what a text that Go's own engine matches has.
func FuzzMatching(f *testing.F) {
	for _, re := range []string{`\A[\w.]+\z`, `^(?!x)[[:alpha:]&&[^a]]{1,3}$`, `(?<n>a|b)\k<n>`, `[`, `\p{^Alpha}`, `(?x) a # b`, `a{,3}++`} {
		f.Add(re, "")
		f.Add(re, "mix")
	}
	set := builtin(f)
	f.Fuzz(func(t *testing.T, re, flags string) {
		for _, lang := range []source.Lang{source.Ruby, source.Rust} {
			for _, found := range []bool{true, false} {
				if texts, ok := rule.Matching(re, flags, lang, found, false); ok {
					set.Free(texts, set.TextKinds)
				}
			}
			if texts, ok := rule.Matched(re, flags, lang, "1"); ok {
				set.Free(texts, set.TextKinds)
			}
			if texts, ok := rule.Replaced(re, flags, "x", lang); ok {
				set.Free(texts, set.TextKinds)
			}
		}
		if texts, ok := rule.WithoutChars(re, flags); ok {
			set.Free(texts, set.TextKinds)
		}
	})
}

// TestFears checks that every text of a few kinds of danger is feared.
func TestFears(t *testing.T) {
	set := builtin(t)
	for kind, texts := range map[string][]string{
		"apostrophe": {"'x"},
		"expansion":  {"$(id)", "`id`", "\"x", "\\"},
		"separator":  {"a;b", "a b", "a|b", "a&b", "a\nb", "*", "(x"},
		"climb":      {"../x", "a/.."},
		"root":       {"/canary"},
		"code":       {"exit", "`id`"},
	} {
		bit, _ := set.Kind(kind)
		for _, text := range texts {
			quoted := `\A` + strings.NewReplacer(`\`, `\\`, `$`, `\$`, `(`, `\(`, `)`, `\)`, `|`, `\|`, `*`, `\*`, `.`, `\.`).Replace(text) + `[xyz]*\z`
			x, ok := rule.Having(quoted, true)
			if !ok || set.Free(x, bit) != 0 {
				t.Errorf("%s does not fear %q", kind, text)
			}
		}
	}
	if i := slices.IndexFunc(set.Kinds, func(k rule.Kind) bool { return k.Name == "path" }); i < 0 || set.KindOf(set.Kinds[i+1].Bit) != "path" {
		t.Error("the parts of path are not reported as path")
	}
}

func TestEither(t *testing.T) {
	set := builtin(t)
	judge := rule.NewJudge(set)
	const asked = "shell climb root argument"
	for _, c := range []struct{ one, other, also, want string }{
		{`\A[a-z]`, `\A[0-9]`, `\A[a-z0-9.-]*\z`, "shell climb root argument"}, // a letter or a digit, then anything of a class
		{`\A[a-z]`, `\A[.]`, `\A[a-z0-9.-]*\z`, "shell root argument"},
		{`\A[a-z]`, `[0-9]`, `\A[a-z0-9.-]*\z`, "shell climb root"},
		{`\A[a-z]*\z`, `\A[a-z/]*\z`, ``, "shell climb argument"}, // what both keep is kept
	} {
		one, _ := rule.Having(c.one, true)
		other, _ := rule.Having(c.other, true)
		for _, either := range []rule.Texts{judge.Either(one, other), judge.Either(other, one)} {
			if c.also != "" {
				also, _ := rule.Having(c.also, true)
				either = either.And(also)
			}
			if got := free(t, set, either, asked); got != c.want {
				t.Errorf("of %s or %s, which are %s too: free of %q, want %q", c.one, c.other, c.also, got, c.want)
			}
		}
	}
}

func TestOfWhole(t *testing.T) {
	set := builtin(t)
	const asked = "shell climb root argument"
	class, _ := rule.Having(`\A[a-z.]*\z`, true)
	letter, _ := rule.Having(`\A[a-z]*\z`, true)
	noDash, _ := rule.Having(`\A-\z`, false)
	for _, c := range []struct {
		piece rule.Texts
		at    rule.Place
		want  string
	}{
		{letter, rule.Place{One: true}, "root argument"},
		{letter, rule.Place{One: true, Skips: 1}, ""},
		{noDash, rule.Place{One: true}, "argument"},
		{class, rule.Place{Skips: 1}, ""},
		{letter, rule.Place{}, "shell climb root argument"},
	} {
		if got := free(t, set, c.piece.OfWhole(c.at), asked); got != c.want {
			t.Errorf("at %+v: free of %q, want %q", c.at, got, c.want)
		}
	}
}
