package rust

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// rawName strips the r# of a raw identifier.
func rawName(text []byte) []byte { return bytes.TrimPrefix(text, []byte("r#")) }

// path returns the path that node n is, without its generic arguments, and with the trait in place of a type parameter.
func (l *lowerer) path(n syntax.NodeID) ir.Name {
	return l.file.NameBytes(l.ofParameter(l.writtenPath(n)))
}

// writtenPath returns the path that node n is, without its generic arguments.
func (l *lowerer) writtenPath(n syntax.NodeID) []byte {
	text := l.text(n)
	if bytes.IndexFunc(text, needsCleaning) < 0 {
		return bytes.TrimPrefix(text, []byte("::"))
	}
	return l.appendPath(nil, n, 0)
}

// needsCleaning reports whether a path that contains r cannot be taken as it is written.
func needsCleaning(r rune) bool {
	return r != ':' && r != '_' && !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9') && r < utf8.RuneSelf
}

// appendPath appends the path that n is to buf.
func (l *lowerer) appendPath(buf []byte, n syntax.NodeID, depth int) []byte {
	if n == syntax.None || depth > maxDepth {
		return buf
	}
	switch l.kind(n) {
	case kindScopedIdentifier, kindScopedTypeIdentifier:
		before := len(buf)
		buf = l.appendPath(buf, l.child(n, fieldPath), depth+1)
		if len(buf) > before {
			buf = append(buf, "::"...)
		}
		return l.appendPath(buf, l.child(n, fieldName), depth+1)
	case kindGenericType, kindGenericTypeWithTurbofish:
		return l.appendPath(buf, l.child(n, fieldType), depth+1)
	case kindGenericFunction:
		return l.appendPath(buf, l.child(n, fieldFunction), depth+1)
	case kindBracketedType, kindReferenceType, kindBoundedType:
		c := l.first(n)
		for c != syntax.None && (l.kind(c) == kindLifetime || l.kind(c) == kindMutableSpecifier) {
			c = l.next(n, c)
		}
		return l.appendPath(buf, c, depth+1)
	case kindQualifiedType:
		if t := l.child(n, fieldType); t != syntax.None && isPathKind(l.kind(t)) {
			return l.appendPath(buf, t, depth+1)
		}
		return l.appendPath(buf, l.child(n, fieldAlias), depth+1)
	case kindDynamicType, kindAbstractType:
		return l.appendPath(buf, l.child(n, fieldTrait), depth+1)
	case kindMetavariable:
		return append(buf, bytes.TrimPrefix(l.text(n), []byte("$"))...)
	case kindIdentifier, kindTypeIdentifier, kindPrimitiveType, kindSelf, kindSuper, kindCrate:
		return append(buf, rawName(l.text(n))...)
	}
	return append(buf, cleanType(l.text(n))...)
}

// isPathKind reports whether a type of kind k is a path.
func isPathKind(k syntax.Kind) bool {
	switch k {
	case kindTypeIdentifier, kindScopedTypeIdentifier, kindGenericType, kindPrimitiveType, kindIdentifier, kindScopedIdentifier:
		return true
	}
	return false
}

// typeName returns the text of type n in normal form: no comments, no lifetimes, no white space but
// between words and behind mut and const, and bounds in place of type parameters. It returns 0 for None.
func (l *lowerer) typeName(n syntax.NodeID) ir.Name {
	if n == syntax.None {
		return 0
	}
	text := l.text(n)
	if bytes.ContainsAny(text, " '\n\t\r/") || bytes.Contains(text, []byte("mut")) || bytes.Contains(text, []byte("const")) {
		text = cleanType(text)
	}
	return l.file.NameBytes(l.instantiate(text))
}

// cleanType returns the normal form of a type's text; see typeName.
func cleanType(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			i++
		case c == '/' && i+1 < len(text) && text[i+1] == '/':
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case c == '/' && i+1 < len(text) && text[i+1] == '*':
			i = skipBlockComment(text, i)
		case c == '\'':
			for i++; i < len(text) && isWordByte(text[i]); i++ {
			}
			out, i = dropLifetime(out, text, i)
		case isWordByte(c):
			if len(out) > 0 && isWordByte(out[len(out)-1]) && i > 0 && !isWordByte(text[i-1]) {
				out = append(out, ' ')
			}
			word := i
			for i < len(text) && isWordByte(text[i]) {
				out = append(out, text[i])
				i++
			}
			if w := string(text[word:i]); w == "mut" || w == "const" {
				out = append(out, ' ')
			}
		default:
			out = append(out, c)
			i++
		}
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(out, []byte("for<>"), nil), []byte("<>"), nil)
}

// skipBlockComment returns the offset after the block comment that begins at i.
func skipBlockComment(text []byte, i int) int {
	depth := 0
	for i < len(text) {
		switch {
		case bytes.HasPrefix(text[i:], []byte("/*")):
			depth++
			i += 2
		case bytes.HasPrefix(text[i:], []byte("*/")):
			depth--
			i += 2
			if depth == 0 {
				return i
			}
		default:
			i++
		}
	}
	return i
}

// dropLifetime takes away the separator that joined a lifetime, which ended at i, to its list.
func dropLifetime(out, text []byte, i int) ([]byte, int) {
	j := i
	for j < len(text) && (text[j] == ' ' || text[j] == '\n') {
		j++
	}
	if j < len(text) && (text[j] == ',' || text[j] == '+') {
		return out, j + 1
	}
	if n := len(out); n > 0 && (out[n-1] == '+' || out[n-1] == ',') {
		return out[:n-1], j
	}
	return out, j
}

func isWordByte(c byte) bool {
	return c == '_' || c == '#' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}

// literal lowers a literal token. It works on its text only, for tokens of a macro have other
// children than nodes.
func (l *lowerer) literal(n syntax.NodeID) ir.Value {
	text := string(l.text(n))
	switch l.kind(n) {
	case kindIntegerLiteral:
		digits, suffix := splitNumber(text)
		return l.constant(ir.ConstInteger, digits, suffix, n)
	case kindFloatLiteral:
		digits, suffix := splitNumber(text)
		if suffix == "" {
			suffix = "f64"
		}
		return l.constant(ir.ConstFloat, digits, suffix, n)
	case kindNegativeLiteral:
		return l.negative(n)
	case kindBooleanLiteral:
		if text == "true" {
			return l.constant(ir.ConstTrue, text, "bool", n)
		}
		return l.constant(ir.ConstFalse, text, "bool", n)
	case kindCharLiteral:
		if rest, ok := strings.CutPrefix(text, "b"); ok {
			return l.constant(ir.ConstChar, unescape(unquote(rest, "'")), "u8", n)
		}
		return l.constant(ir.ConstChar, unescape(unquote(text, "'")), "char", n)
	}
	value, typ := stringLiteral(text)
	return l.constant(ir.ConstString, value, typ, n)
}

// negative lowers a number with a minus before it.
func (l *lowerer) negative(n syntax.NodeID) ir.Value {
	digits, suffix := splitNumber(strings.TrimSpace(strings.TrimPrefix(string(l.text(n)), "-")))
	kind := ir.ConstInteger
	if strings.Contains(digits, ".") {
		kind = ir.ConstFloat
	}
	return l.constant(kind, "-"+digits, suffix, n)
}

// splitNumber separates the digits of a number, without underscores, from its type suffix.
func splitNumber(text string) (digits, suffix string) {
	text = strings.ReplaceAll(text, "_", "")
	from := 0
	if strings.HasPrefix(text, "0x") {
		from = len(text)
		for _, s := range []string{"u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"} {
			if strings.HasSuffix(text, s) {
				from = len(text) - len(s)
				break
			}
		}
		return text[:from], text[from:]
	}
	if i := strings.IndexAny(text, "uif"); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

// stringLiteral returns the value of a string, byte string or C string literal, and its type.
func stringLiteral(text string) (value, typ string) {
	typ = "&str"
	switch {
	case strings.HasPrefix(text, "b"):
		text, typ = text[1:], "&[u8]"
	case strings.HasPrefix(text, "c"):
		text, typ = text[1:], "&CStr"
	}
	if raw, ok := strings.CutPrefix(text, "r"); ok {
		return unquote(strings.Trim(raw, "#"), `"`), typ
	}
	return unescape(unquote(text, `"`)), typ
}

func unquote(text, quote string) string {
	return strings.TrimSuffix(strings.TrimPrefix(text, quote), quote)
}

// unescape replaces the escape sequences of a literal by what they stand for.
func unescape(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			i++
			continue
		}
		i += 2
		switch c := text[i-1]; c {
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case '0':
			b.WriteByte(0)
		case 'x':
			i += writeHex(&b, text[i:min(i+2, len(text))])
		case 'u':
			end := strings.IndexByte(text[i:], '}')
			if end < 0 || text[i] != '{' {
				b.WriteByte(c)
				continue
			}
			if r, err := strconv.ParseUint(strings.ReplaceAll(text[i+1:i+end], "_", ""), 16, 32); err == nil {
				b.WriteRune(rune(r))
			}
			i += end + 1
		case '\n', '\r':
			for i < len(text) && strings.IndexByte(" \t\r\n", text[i]) >= 0 {
				i++
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// writeHex writes the byte that two hexadecimal digits stand for and returns how many it took.
func writeHex(b *strings.Builder, digits string) int {
	if v, err := strconv.ParseUint(digits, 16, 8); err == nil {
		b.WriteByte(byte(v))
		return len(digits)
	}
	return 0
}
