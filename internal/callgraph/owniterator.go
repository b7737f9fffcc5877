package callgraph

import "rubicon/internal/source"

// An iterator of the workspace's own is, to what models say of lists, one of what its next returns.

// iteratorNext is the method that makes a type of Rust an iterator.
const iteratorNext = "std::iter::Iterator::next"

// asIterator returns the iterator of the library that a type of Rust is like, in full: that of what its next yields. ok is
// false if the workspace implements no next for it.
func (c *crates) asIterator(t string) (is string, ok bool) {
	h := head(t)
	if c.types[h] == nil {
		return "", false
	}
	next := c.converters([]string{h}, iteratorNext)
	if len(next) == 0 {
		return "", false
	}
	sc := c.scope(next[0])
	item := firstArg(c.absolute(sc.mod, sc.owner, c.g.Prog.Text(c.g.Prog.Func(next[0]).Ret)))
	if item == "" || item == "Self::Item" {
		item = "_"
	}
	return "std::iter::Iterator<" + item + ">", true
}

// listLike returns a type as models speak of it in code of that language: an iterator of the workspace's own is one of the
// library's.
func (g *Graph) listLike(lang source.Lang, t string) string {
	if lang != source.Rust || t == "" {
		return t
	}
	if is, ok := g.crates.asIterator(t); ok {
		return is
	}
	if item := itemOf(t); item != "" {
		return "std::iter::Iterator<" + item + ">"
	}
	return t
}

// itemOf returns what an iterator yields of which a type says nothing but that, and "" of other types: X of an
// impl Iterator<Item=X>, of a Box<dyn Iterator<Item=X>+Send>.
func itemOf(t string) string {
	t = stripRef(t)
	if head(t) == "std::boxed::Box" {
		t = stripRef(firstArg(t))
	}
	for bound := range splitBounds(t) {
		switch head(bound) {
		case "std::iter::Iterator", "std::iter::IntoIterator", "std::iter::DoubleEndedIterator", "std::iter::ExactSizeIterator":
			return firstArg(bound)
		}
	}
	return ""
}
