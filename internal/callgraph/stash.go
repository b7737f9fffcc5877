package callgraph

import (
	"slices"

	"rubicon/internal/rule"
)

// This file finds the calls that keep something under a key in a store of the process, and those that find it there.

// StashKey returns the constant key at which the call at s keeps or finds something, as row says; "" if it is not known.
func (g *Graph) StashKey(s Site, row *rule.Stash) string {
	if texts := g.Env(s).Texts(row.Key); len(texts) == 1 {
		return texts[0]
	}
	return ""
}

// StashReads returns the calls that may find in a store what is kept there at a key, at any if it is "", in the language of
// the call that keeps it.
func (g *Graph) StashReads(by Site, store, key string) (sites []Site) {
	lang := g.lang(by.Func)
	for _, s := range g.SitesOf(lang, func(e *rule.Entry) bool { return slices.ContainsFunc(e.Stashes, finds) }) {
		for _, row := range g.Call(s).Stashes {
			if at := g.StashKey(s, row); finds(row) && row.Store == store && (key == "" || at == "" || at == key) {
				sites = append(sites, s)
				break
			}
		}
	}
	return sites
}

// finds reports whether a row is about calls that find what others keep.
func finds(row *rule.Stash) bool { return row.Value == nil }
