package planted

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"
)

// Words that names are made of. None of them says what a value is for.
var words = strings.Fields(`amber basil cedar delta ember fable grove hazel indigo jasper kelp lemon maple nectar
	olive pearl quartz river sable tulip umber velvet willow yarrow zephyr apple birch coral dune elder fern garnet
	heath iris juniper larch moss nutmeg opal pine quince reed sage thyme vale wren`)

// namer makes names that are used once in a program.
type namer struct {
	salt uint64
	seen map[string]bool
}

// make returns a name for a placeholder, in the form that its first letter says.
func (n *namer) make(flow, part int, holder string) string {
	h := fnv.New64a()
	h.Write([]byte(strconv.Itoa(flow) + "/" + strconv.Itoa(part) + "/" + holder + "/" + strconv.FormatUint(n.salt, 10)))
	i := h.Sum64()
	word := words[i%uint64(len(words))] + "_" + words[i/64%uint64(len(words))]
	name := cased(word, holder)
	for k := 2; n.seen[strings.ToLower(name)]; k++ {
		name = cased(word+strconv.Itoa(k), holder)
	}
	n.seen[strings.ToLower(name)] = true
	return name
}

// cased writes a word as a class, a constant or whatever else the placeholder stands for.
func cased(word, holder string) string {
	switch {
	case strings.ContainsAny(holder[:1], "CDE"):
		var out strings.Builder
		for part := range strings.SplitSeq(word, "_") {
			out.WriteString(string(unicode.ToUpper(rune(part[0]))) + part[1:])
		}
		return out.String()
	case strings.ContainsAny(holder[:1], "KL"):
		return strings.ToUpper(word)
	}
	return word
}
