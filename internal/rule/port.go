package rule

import (
	"fmt"
	"strconv"
	"strings"
)

// PortKind says which of a call's openings a Port is.
type PortKind uint8

// The kinds of ports.
const (
	PortSelf        PortKind = iota // the receiver
	PortArg                         // positional argument Index, or any
	PortArgsFrom                    // the positional arguments from Index on
	PortKeyword                     // the keyword argument Name, or any if Name is empty
	PortKeywords                    // the keyword arguments as one Hash: each is at its name
	PortBlock                       // the block itself: a Ruby block, a Rust closure argument
	PortBlockArg                    // parameter Index of the block, or any
	PortBlockSelf                   // self inside the block
	PortBlockReturn                 // what the block returns
	PortReturn                      // the result of the call
)

// AnyIndex is the Index of arg[*] and block[*].
const AnyIndex = -1

// maxIndex bounds the index of a port: no function has more parameters.
const maxIndex = 255

// Port is where data enters or leaves a call, with an access path into it.
type Port struct {
	Kind  PortKind
	Index int
	Name  string
	Path  []Elem
}

// Elem is one step of an access path: a field or constant key, or any element.
type Elem struct {
	Name string
	Any  bool
	// Keys says that the step leads to the keys of a Hash.
	Keys bool
	// Err says that the step leads to what the Err of a Result of Rust holds.
	Err bool
	// Memory says that the step leads to what lies in memory at the place that a number says.
	Memory bool
	// Key, if it is not 0, is one more than the index of the argument that holds the key. Any is set
	// too: it is what the step means where the argument is not constant.
	Key int
	// At, if it is not 0, is one more than the index of the element of that argument, a list, which holds the key.
	At int
	// Last, if it is not 0, counts from the end of a list: 1 is its last element. Any is set too: it is what the
	// step means where the list's length is not known.
	Last int
}

// String returns the port as it is written in a row.
func (p Port) String() string {
	var b strings.Builder
	index := "*"
	if p.Index != AnyIndex {
		index = strconv.Itoa(p.Index)
	}
	switch p.Kind {
	case PortSelf:
		b.WriteString("self")
	case PortArg:
		b.WriteString("arg[" + index + "]")
	case PortArgsFrom:
		b.WriteString("arg[" + index + "..]")
	case PortKeyword:
		name := p.Name
		switch {
		case name == "":
			name = "*"
		case !isWord(name):
			name = strconv.Quote(name)
		}
		b.WriteString("keyword[" + name + "]")
	case PortKeywords:
		b.WriteString("keywords")
	case PortBlock:
		b.WriteString("block")
	case PortBlockArg:
		b.WriteString("block[" + index + "]")
	case PortBlockSelf:
		b.WriteString("block.self")
	case PortBlockReturn:
		b.WriteString("block.return")
	case PortReturn:
		b.WriteString("return")
	}
	for _, e := range p.Path {
		switch {
		case e.Keys:
			b.WriteString("[keys]")
		case e.Err:
			b.WriteString("[err]")
		case e.Memory:
			b.WriteString("[memory]")
		case e.Key > 0:
			b.WriteString("[arg[" + strconv.Itoa(e.Key-1) + "]")
			if e.At > 0 {
				b.WriteString("[" + strconv.Itoa(e.At-1) + "]")
			}
			b.WriteString("]")
		case e.Last > 0:
			b.WriteString("[-" + strconv.Itoa(e.Last) + "]")
		case e.Any:
			b.WriteString("[*]")
		case isWord(e.Name):
			b.WriteString("." + e.Name)
		default:
			b.WriteString("[" + strconv.Quote(e.Name) + "]")
		}
	}
	return b.String()
}

// Equal reports whether p and q are the same port.
func (p Port) Equal(q Port) bool { return p.String() == q.String() }

const portSamples = "self, arg[0], arg[*], arg[1..], keyword[name], keyword[*], keywords, block, block[0], block.self, block.return or return"

// ParsePort parses a port with its access path.
func ParsePort(s string) (Port, error) {
	p, rest, err := cutPort(s)
	if err == nil && rest != "" {
		err = fmt.Errorf("%q is too much", rest)
	}
	if err != nil {
		return Port{}, fmt.Errorf("bad port %q: %w; write %s, and after it .field or [*]", s, err, portSamples)
	}
	return p, nil
}

// cutPort parses the port at the beginning of s and returns what follows it.
func cutPort(s string) (p Port, rest string, err error) {
	word := s
	if i := strings.IndexFunc(s, func(r rune) bool { return r > 127 || !IsWordByte(byte(r)) }); i >= 0 {
		word = s[:i]
	}
	rest = s[len(word):]
	switch word {
	case "self":
		p.Kind = PortSelf
	case "return":
		p.Kind = PortReturn
	case "arg":
		p.Kind = PortArg
		p.Index, rest, err = cutIndex(rest)
		if err == nil && p.Index != AnyIndex && strings.HasPrefix(rest, "..]") {
			p.Kind, rest = PortArgsFrom, rest[2:]
		}
		if err == nil {
			rest, err = cutBracket(rest)
		}
	case "keyword":
		p.Kind = PortKeyword
		p.Name, rest, err = cutKeyword(rest)
	case "keywords":
		p.Kind = PortKeywords
	case "block":
		p, rest, err = cutBlock(rest)
	default:
		err = fmt.Errorf("no port is called %q", word)
	}
	if err != nil {
		return Port{}, rest, err
	}
	if p.Path, rest, err = cutPath(rest); err == nil && p.Kind == PortBlock && len(p.Path) > 0 {
		err = fmt.Errorf("a block has no field %q", p.Path[0].Name)
	}
	return p, rest, err
}

// cutBlock parses what follows "block".
func cutBlock(s string) (p Port, rest string, err error) {
	switch {
	case strings.HasPrefix(s, "["):
		p.Kind = PortBlockArg
		if p.Index, rest, err = cutIndex(s); err == nil {
			rest, err = cutBracket(rest)
		}
	case hasWordPrefix(s, ".return"):
		p.Kind, rest = PortBlockReturn, s[len(".return"):]
	case hasWordPrefix(s, ".self"):
		p.Kind, rest = PortBlockSelf, s[len(".self"):]
	default:
		p.Kind, rest = PortBlock, s
	}
	return p, rest, err
}

// hasWordPrefix reports whether s begins with prefix and the word ends there.
func hasWordPrefix(s, prefix string) bool {
	return strings.HasPrefix(s, prefix) && (len(s) == len(prefix) || !IsWordByte(s[len(prefix)]))
}

// cutIndex parses "[" and a number or a star.
func cutIndex(s string) (index int, rest string, err error) {
	if !strings.HasPrefix(s, "[") {
		return 0, s, fmt.Errorf("an index in brackets is missing")
	}
	s = s[1:]
	if strings.HasPrefix(s, "*") {
		return AnyIndex, s[1:], nil
	}
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	n, err := strconv.Atoi(s[:digits])
	if err != nil || n > maxIndex {
		return 0, s, fmt.Errorf("the index must be a number up to %d or a star", maxIndex)
	}
	return n, s[digits:], nil
}

func cutBracket(s string) (rest string, err error) {
	if !strings.HasPrefix(s, "]") {
		return s, fmt.Errorf("a ] is missing")
	}
	return s[1:], nil
}

// cutKeyOf parses "[arg[0]]", and "[arg[0][1]]" for the key that an element of a list holds.
func cutKeyOf(s string) (step Elem, rest string, err error) {
	step.Any = true
	index, rest, err := cutIndex(s[len("[arg"):])
	if err == nil && index != AnyIndex {
		step.Key = index + 1
		rest, err = cutBracket(rest)
	}
	if err == nil && strings.HasPrefix(rest, "[") {
		if index, rest, err = cutIndex(rest); err == nil && index != AnyIndex {
			step.At = index + 1
			rest, err = cutBracket(rest)
		}
	}
	if err != nil || index == AnyIndex || !strings.HasPrefix(rest, "]") {
		return step, s, fmt.Errorf("a key that an argument holds is written [arg[0]], one of a list [arg[0][1]]")
	}
	return step, rest[1:], nil
}

// cutKeyword parses "[name]" or "[*]".
func cutKeyword(s string) (name, rest string, err error) {
	end := strings.IndexByte(s, ']')
	if !strings.HasPrefix(s, "[") || end < 0 {
		return "", s, fmt.Errorf("a name in brackets is missing")
	}
	name, rest = s[1:end], s[end+1:]
	if name == "*" {
		return "", rest, nil
	}
	if key, err := strconv.Unquote(name); err == nil && name[0] == '"' && !strings.Contains(key, "]") {
		return key, rest, nil
	}
	if !isWord(name) {
		return "", rest, fmt.Errorf("%q is not the name of a keyword", name)
	}
	return name, rest, nil
}

// cutPath parses ".field", "[0]", "[*]", ["key"] and "[arg[0]]" as often as they stand there.
func cutPath(s string) (path []Elem, rest string, err error) {
	for {
		switch {
		case strings.HasPrefix(s, "."):
			n := 1
			for n < len(s) && IsWordByte(s[n]) {
				n++
			}
			if n == 1 {
				return nil, s, fmt.Errorf("a field's name is missing after the dot")
			}
			path, s = append(path, Elem{Name: s[1:n]}), s[n:]
		case strings.HasPrefix(s, `["`):
			key, err := strconv.QuotedPrefix(s[1:])
			if err != nil || !strings.HasPrefix(s[1+len(key):], "]") {
				return nil, s, fmt.Errorf("a key must end with \"]")
			}
			name, _ := strconv.Unquote(key)
			path, s = append(path, Elem{Name: name}), s[len(key)+2:]
		case strings.HasPrefix(s, "[keys]"):
			path, s = append(path, Elem{Keys: true}), s[len("[keys]"):]
		case strings.HasPrefix(s, "[err]"):
			path, s = append(path, Elem{Err: true}), s[len("[err]"):]
		case strings.HasPrefix(s, "[memory]"):
			path, s = append(path, Elem{Memory: true}), s[len("[memory]"):]
		case strings.HasPrefix(s, "[arg["):
			step, after, err := cutKeyOf(s)
			if err != nil {
				return nil, s, err
			}
			path, s = append(path, step), after
		case strings.HasPrefix(s, "[-"):
			index, after, err := cutIndex("[" + s[len("[-"):])
			if err == nil && index < 1 {
				err = fmt.Errorf("the last element is [-1]")
			}
			if err == nil {
				after, err = cutBracket(after)
			}
			if err != nil {
				return nil, s, err
			}
			path, s = append(path, Elem{Any: true, Last: index}), after
		case strings.HasPrefix(s, "["):
			index, after, err := cutIndex(s)
			if err == nil {
				after, err = cutBracket(after)
			}
			if err != nil {
				return nil, s, err
			}
			if index == AnyIndex {
				path = append(path, Elem{Any: true})
			} else {
				path = append(path, Elem{Name: strconv.Itoa(index)})
			}
			s = after
		default:
			return path, s, nil
		}
	}
}
