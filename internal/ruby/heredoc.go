package ruby

import (
	"bytes"

	"rubicon/internal/ir"
	"rubicon/internal/syntax"
)

// matchHeredocs finds the body of each heredoc. Bodies stand where the line ends on which their
// heredoc begins, in the order of the beginnings; a body can itself begin others. The name at the
// end of a body tells which beginning of those still open it belongs to.
func (l *lowerer) matchHeredocs() map[syntax.NodeID]syntax.NodeID {
	var open []syntax.NodeID
	var bodies map[syntax.NodeID]syntax.NodeID
	for i := range l.tree.Nodes {
		n := syntax.NodeID(i)
		switch l.kind(n) {
		case kindHeredocBeginning:
			open = append(open, n)
		case kindHeredocBody:
			if len(open) == 0 {
				continue
			}
			if bodies == nil {
				bodies = map[syntax.NodeID]syntax.NodeID{}
			}
			at := l.opening(open, n)
			bodies[open[at]] = n
			open = append(open[:at], open[at+1:]...)
		}
	}
	return bodies
}

// opening returns the index in open of the beginning that body n belongs to.
func (l *lowerer) opening(open []syntax.NodeID, n syntax.NodeID) int {
	end := l.tree.ChildByKind(n, kindHeredocEnd)
	if end == syntax.None {
		return 0
	}
	name := bytes.TrimSpace(l.tree.Bytes(end))
	const window = 16 // heredocs open at once on one line
	for i, b := range open {
		if i == window {
			break
		}
		if bytes.Equal(heredocName(l.tree.Bytes(b)), name) {
			return i
		}
	}
	return 0
}

// heredocName returns NAME for <<NAME, <<-'NAME' and <<~"NAME".
func heredocName(text []byte) []byte {
	return bytes.Trim(bytes.TrimLeft(text, "<-~"), "'\"`")
}

// piece is a part of a heredoc's body: text, or a node that is interpolated.
type piece struct {
	text []byte
	node syntax.NodeID
	soft bool // an escape sequence: its text is no indentation
}

// heredoc lowers a heredoc where it begins.
func (f *fn) heredoc(n syntax.NodeID) ir.Value {
	l := f.l
	begin := l.tree.Bytes(n)
	shell := bytes.IndexByte(begin, '`') >= 0
	body, ok := l.bodies[n]
	if !ok {
		return f.constant(n, ir.ConstString, 0, l.n.tString)
	}
	pieces := l.pieces(body, bytes.IndexByte(begin, '\'') >= 0)
	if bytes.HasPrefix(begin, []byte("<<~")) {
		dedent(pieces)
	}
	v := f.heredocValue(n, pieces)
	if !shell {
		return v
	}
	mark := f.begin()
	f.push(f.self, ir.RoleSelf)
	f.push(v, ir.RolePlain)
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Flags: ir.FlagImplicitSelf, Name: l.n.backtick, Type: l.n.tString})
}

// pieces returns the parts of a heredoc's body, without the line break before the first line and
// the indentation of the end mark.
func (l *lowerer) pieces(body syntax.NodeID, quoted bool) []piece {
	var list []piece
	for c := l.tree.FirstChild(body); c != syntax.None; c = l.tree.NextSibling(body, c) {
		switch l.kind(c) {
		case kindHeredocContent:
			list = append(list, piece{text: l.tree.Bytes(c), node: c})
		case kindEscapeSequence:
			if quoted {
				list = append(list, piece{text: l.tree.Bytes(c), node: c})
			} else {
				list = append(list, piece{text: unescape(nil, l.tree.Bytes(c)), node: c, soft: true})
			}
		case kindInterpolation:
			list = append(list, piece{node: c})
		}
	}
	if len(list) == 0 {
		return nil
	}
	if p := &list[0]; p.text != nil && !p.soft {
		p.text = bytes.TrimPrefix(bytes.TrimPrefix(p.text, []byte("\r")), []byte("\n"))
	}
	if p := &list[len(list)-1]; p.text != nil && !p.soft {
		if i := bytes.LastIndexByte(p.text, '\n'); len(bytes.TrimLeft(p.text[i+1:], " \t")) == 0 {
			p.text = p.text[:i+1]
		}
	}
	return list
}

// heredocValue emits the constant or the interpolation that pieces stand for.
func (f *fn) heredocValue(n syntax.NodeID, pieces []piece) ir.Value {
	l := f.l
	var text []byte
	var first, last syntax.NodeID
	mark, interpolates := f.begin(), false
	flush := func() {
		if len(text) > 0 {
			f.push(f.span(first, last, text), ir.RolePlain)
			text = text[:0]
		}
	}
	for _, p := range pieces {
		if l.kind(p.node) == kindInterpolation {
			interpolates = true
			flush()
			f.push(f.interpolated(p.node), ir.RolePlain)
			continue
		}
		if len(text) == 0 {
			first = p.node
		}
		text, last = append(text, p.text...), p.node
	}
	if !interpolates {
		return f.constant(n, ir.ConstString, l.b.NameBytes(text), l.n.tString)
	}
	flush()
	return f.emitFrom(mark, n, ir.Instr{Op: ir.OpCall, Name: l.n.interp, Type: l.n.tString})
}

// dedent takes the indentation that all lines share from the pieces of a squiggly heredoc.
func dedent(pieces []piece) {
	width := -1
	eachLine(pieces, func(p *piece, at int) int {
		w, i := 0, at
		for ; i < len(p.text) && (p.text[i] == ' ' || p.text[i] == '\t'); i++ {
			w = indent(w, p.text[i])
		}
		blank := i < len(p.text) && (p.text[i] == '\n' || p.text[i] == '\r')
		if !blank && (width < 0 || w < width) {
			width = w
		}
		return i
	})
	if width <= 0 {
		return
	}
	for i := range pieces {
		if p := &pieces[i]; p.text != nil && !p.soft {
			p.text = dedentPiece(p.text, width, i == 0)
		}
	}
}

// eachLine calls line at each start of a line inside the text of pieces, with the index in the
// piece's text; line returns the index to go on from.
func eachLine(pieces []piece, line func(p *piece, at int) int) {
	for i := range pieces {
		p := &pieces[i]
		if p.text == nil || p.soft {
			continue
		}
		at := 0
		if i > 0 {
			at = bytes.IndexByte(p.text, '\n') + 1
			if at == 0 {
				continue
			}
		}
		for {
			if at == len(p.text) && i == len(pieces)-1 {
				break // nothing follows the last line break
			}
			at = line(p, at)
			next := bytes.IndexByte(p.text[at:], '\n')
			if next < 0 {
				break
			}
			at += next + 1
		}
	}
}

// indent returns the column after c at column w.
func indent(w int, c byte) int {
	if c == '\t' {
		return w/8*8 + 8
	}
	return w + 1
}

// dedentPiece removes up to width columns of white space from each line that starts in text.
func dedentPiece(text []byte, width int, lineStart bool) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		if lineStart {
			for w := 0; i < len(text) && (text[i] == ' ' || text[i] == '\t'); i++ {
				if w = indent(w, text[i]); w > width {
					break
				}
			}
			lineStart = false
			continue
		}
		out = append(out, text[i])
		lineStart = text[i] == '\n'
		i++
	}
	return out
}
