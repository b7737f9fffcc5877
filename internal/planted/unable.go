package planted

// Unable reports whether a part is one that the analysis cannot do yet.
func Unable(p *Part) bool { return unable[p.Name] != "" }

// UnableParts are the parts that the analysis cannot do yet, by name.
func UnableParts() map[string]string { return unable }

// unable are the parts that the analysis cannot do yet, with what it does not know. They are not used in programs; a
// test tries each of them, and fails when one begins to work.
var unable = map[string]string{
	"check/reread":                     "a check of what is computed again afterwards",
	"rust/cut/made-mut":                "what one reference has for itself, and another one had before",
	"rust/list/for-each":               "a closure that is given the elements of a list that is written out, as the word of a command",
	"rust/trait/extension":             "methods that a trait of the workspace gives a type of the library",
	"numbers/trait/own":                "methods that a trait of the workspace gives a type of the language, of a number whose type is not known",
	"pointers/trait/own":               "methods that a trait of the workspace gives a type of the language",
	"numbers/clean/get-map":            "what a closure captures that an Option is mapped by, where that is something",
	"pointers/memory/pointer":          "a pointer to a pointer that was made of a reference",
	"numbers/condition/saturating-add": "one more, held against how many places an array has",
	"pointers/let/through-reference":   "what is written over a pointer through a reference to it",
	"pointers/result/err":              "the type of what an Err holds",
	"pointers/call/goes-on-unsafe":     "references that are followed in an unsafe function",
	"pointers/map/insert":              "the type of what a map holds that is made empty",
	"bytes/trait/own":                  "methods that a trait of the workspace gives a type of the language",
	"bytes/unchecked/any":              "whether it is a NUL that one of several elements was found to be",
	"native/iterator":                  "a closure of Rust that is given the elements of vec![…], as the word of a command",
	"sink/percent":                     "% on what may be no text",
	"record/open":                      "markup in what an OpenStruct is read for",
	"record/open-store":                "markup in what an OpenStruct is read for",
	"text/each-line":                   "line breaks of lines that a block appends",
	"text/replace":                     "names in a text that was replaced",
	"text/chars":                       "line breaks of a text that is taken apart and put together",
	"condition/word-chars":             "a check of each character",
	"cut/each-slice":                   "the elements of a slice are not told apart",
	"assign/thread":                    "what a thread keeps by a key",
	"condition/intersection":           "a list in common that is not empty",
	"call/post":                        "a parameter behind the rest",
	"object/dsl":                       "a call on self in instance_eval",
	"pattern/list-rest":                "the rest of a list's pattern",
	"cut/each-break":                   "the value of break in a block",
	"cut/rest-arguments":               "the last of all arguments",
	"text/each-char":                   "what a block appends to a text",
	"call/block-keyword":               "yield with a keyword",
	"block/fiber":                      "Fiber.yield",
}
