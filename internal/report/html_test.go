package report

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"
	"unicode"
)

// TestHTMLIsHarmless checks that nothing of a hostile workspace is anything but text.
func TestHTMLIsHarmless(t *testing.T) {
	out := write(t, "html", hostile(), Options{})
	for _, c := range out {
		if c != '\n' && !unicode.IsPrint(c) {
			t.Fatalf("%U is on the page", c)
		}
	}
	for _, tag := range []string{"<b>\\u", "javascript:", "ZgotmplZ"} {
		if strings.Contains(out, tag) {
			t.Errorf("%s is on the page", tag)
		}
	}
	if n := strings.Count(out, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
}

// TestHTMLPolicy checks that the page allows its own style and script, as they stand in it.
func TestHTMLPolicy(t *testing.T) {
	out := write(t, "html", sample(t), Options{})
	for _, tag := range []string{"style", "script"} {
		_, rest, _ := strings.Cut(out, "<"+tag+">")
		text, _, ok := strings.Cut(rest, "</"+tag+">")
		sum := sha256.Sum256([]byte(text))
		hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		// The + of a hash is written as a character reference.
		if !ok || !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(out, "&#43;", "+"), "&#39;", "'"), tag+"-src "+hash) {
			t.Errorf("the policy does not allow the %s, %s", tag, hash)
		}
	}
	for _, attribute := range []string{" style=", " src=", " onclick=", "http-equiv=\"refresh\""} {
		if strings.Contains(out, attribute) {
			t.Errorf("the page has %s", attribute)
		}
	}
}

func TestHTMLGroups(t *testing.T) {
	r := sample(t)
	p := newHTMLPage(r)
	if len(p.Groups) != 2 || p.Groups[0].Name != "GET /thumb · open" || p.Groups[1].Name != "Without a route" {
		t.Fatalf("%+v", p.Groups)
	}
	if !p.Groups[0].Findings[0].Open || !p.Groups[1].Findings[0].Open {
		t.Error("a few findings are not open")
	}
	r.Findings[0].Suppression = &Suppression{Reason: "known", Location: Location{Path: "b.json"}}
	p = newHTMLPage(r)
	if len(p.Groups) != 1 || len(p.Suppressed) != 1 || p.Suppressed[0].Open || p.Suppressed[0].Suppressed != "By the baseline b.json: known" {
		t.Errorf("%+v", p.Suppressed)
	}
	if p.Total != "1 finding" || p.Filters != nil {
		t.Errorf("%s, %v", p.Total, p.Filters)
	}
}

func TestLinkTo(t *testing.T) {
	for ref, want := range map[string]string{
		"https://a.b/c": "https://a.b/c", "see there": "", "javascript:alert(1)": "", "https:": "", "HTTP://a.b": "http://a.b",
	} {
		if got := linkTo(ref).URL; got != want {
			t.Errorf("linkTo(%q) leads to %q, want %q", ref, got, want)
		}
	}
}
