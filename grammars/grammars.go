// Package grammars parses Ruby and Rust into flat syntax trees.
//
// It is the only package with cgo. A parse and the flattening of its tree are one call into C, and
// the parser's own tree is freed before that call returns: no pointer into C memory leaves here.
package grammars

/*
#cgo CFLAGS: -O2 -std=c11
#include "flatten.h"
*/
import "C"

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"
	"unsafe"

	// The runtime and the two grammars; flatten.c calls into them.
	_ "github.com/smacker/go-tree-sitter"
	_ "github.com/smacker/go-tree-sitter/ruby"
	_ "github.com/smacker/go-tree-sitter/rust"

	"rubicon/internal/source"
	"rubicon/internal/syntax"
)

// Timeout bounds the parse of one file. The slowest file of Debian's Ruby library takes well under
// a second; a file that needs longer was made to be slow.
const Timeout = 10 * time.Second

// MaxSize is the largest source, in bytes, that a flat tree can address.
const MaxSize = 1<<31 - 1

// ErrTimeout says that a parse took longer than Timeout.
var ErrTimeout = errors.New("parse took longer than " + Timeout.String())

// Parser parses files of one language, one at a time. It keeps its memory between calls.
type Parser struct {
	c    *C.rubicon_parser
	lang source.Lang
}

// NewParser returns a parser of lang, which must be source.Ruby or source.Rust.
func NewParser(lang source.Lang) (*Parser, error) {
	n, err := number(lang)
	if err != nil {
		return nil, err
	}
	c := C.rubicon_parser_new(n, C.uint64_t(Timeout.Microseconds()))
	if c == nil {
		return nil, fmt.Errorf("no parser for %v: out of memory, or the grammar does not fit the runtime", lang)
	}
	p := &Parser{c: c, lang: lang}
	runtime.SetFinalizer(p, (*Parser).Close)
	return p, nil
}

// Close frees the parser's memory. The parser must not be used after it.
func (p *Parser) Close() {
	if p.c != nil {
		C.rubicon_parser_delete(p.c)
		p.c = nil
		runtime.SetFinalizer(p, nil)
	}
}

// Parse returns the flat tree of src. Source that does not parse still gives a tree, in which
// syntax.KindError marks what was not understood. The tree keeps src; the caller must not change
// it. The error is ErrTimeout, or says that src is too large or memory short.
func (p *Parser) Parse(src []byte) (*syntax.Tree, error) {
	return p.ParseContext(context.Background(), src)
}

// ParseContext is Parse, except that it stops soon after ctx is done, with the error of ctx.
func (p *Parser) ParseContext(ctx context.Context, src []byte) (*syntax.Tree, error) {
	if len(src) > MaxSize {
		return nil, fmt.Errorf("source of %d bytes is over the limit of %d", len(src), MaxSize)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	defer p.cancelWith(ctx)()
	text := bridged(p.lang, src)
	var nodes *C.rubicon_node
	count := C.rubicon_parse(p.c, (*C.char)(unsafe.Pointer(unsafe.SliceData(text))), C.uint32_t(len(text)), &nodes)
	runtime.KeepAlive(text)
	switch {
	case count == -1 && ctx.Err() != nil:
		return nil, ctx.Err()
	case count == -1:
		return nil, ErrTimeout
	case count < 0:
		return nil, errors.New("out of memory while flattening the tree")
	}
	tree := &syntax.Tree{Src: src, Nodes: make([]syntax.Node, count)}
	copy(tree.Nodes, unsafe.Slice((*syntax.Node)(unsafe.Pointer(nodes)), count))
	runtime.KeepAlive(p)
	return tree, nil
}

// cancelWith lets ctx cancel what p parses until the returned function is called.
func (p *Parser) cancelWith(ctx context.Context) (end func()) {
	if ctx.Done() == nil {
		return func() {}
	}
	cancelled := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		C.rubicon_parser_cancel(p.c, true)
		close(cancelled)
	})
	return func() {
		if !stop() {
			<-cancelled
			C.rubicon_parser_cancel(p.c, false)
		}
	}
}

// bridged returns what is parsed in place of src.
func bridged(lang source.Lang, src []byte) []byte {
	if lang == source.Rust {
		return bridgeRust(src)
	}
	return bridgeRuby(src)
}

var pools = map[source.Lang]*sync.Pool{source.Ruby: {}, source.Rust: {}}

// Parse returns the flat tree of src with a parser from a pool; see Parser.Parse.
func Parse(lang source.Lang, src []byte) (*syntax.Tree, error) {
	pool := pools[lang]
	if pool == nil {
		return nil, fmt.Errorf("no grammar for %v", lang)
	}
	p, _ := pool.Get().(*Parser)
	if p == nil {
		var err error
		if p, err = NewParser(lang); err != nil {
			return nil, err
		}
	}
	defer pool.Put(p)
	return p.Parse(src)
}

func number(lang source.Lang) (C.int, error) {
	switch lang {
	case source.Ruby:
		return 0, nil
	case source.Rust:
		return 1, nil
	}
	return 0, fmt.Errorf("no grammar for %v", lang)
}

// Module is the path of the module that the runtime and the grammars come from.
const Module = "github.com/smacker/go-tree-sitter"

// ABI returns the version of the layout of a grammar's tables; 0 if there is no grammar of lang.
func ABI(lang source.Lang) int {
	n, err := number(lang)
	if err != nil {
		return 0
	}
	return int(C.rubicon_abi(n))
}

// Symbol is an entry of a grammar's symbol table.
type Symbol struct {
	Name  string
	Named bool // a rule of the grammar rather than a literal token
}

// Symbols returns the symbol table of lang, indexed by syntax.Kind. Auxiliary symbols, which never
// stand in a tree, have an empty name.
func Symbols(lang source.Lang) ([]Symbol, error) {
	n, err := number(lang)
	if err != nil {
		return nil, err
	}
	const named, anonymous = 0, 1
	table := make([]Symbol, C.rubicon_symbol_count(n))
	for i := range table {
		switch kind := C.rubicon_symbol_type(n, C.uint16_t(i)); kind {
		case named, anonymous:
			table[i] = Symbol{C.GoString(C.rubicon_symbol_name(n, C.uint16_t(i))), kind == named}
		}
	}
	return table, nil
}

// publicSymbol returns the number under which trees of lang hold the named node called name.
func publicSymbol(lang source.Lang, name string) (syntax.Kind, error) {
	n, err := number(lang)
	if err != nil {
		return 0, err
	}
	text := []byte(name)
	symbol := C.rubicon_public_symbol(n, (*C.char)(unsafe.Pointer(unsafe.SliceData(text))), C.uint32_t(len(text)), true)
	return syntax.Kind(symbol), nil
}

// Fields returns the field names of lang, indexed by syntax.Field; entry 0 is empty.
func Fields(lang source.Lang) ([]string, error) {
	n, err := number(lang)
	if err != nil {
		return nil, err
	}
	table := make([]string, C.rubicon_field_count(n)+1)
	for i := 1; i < len(table); i++ {
		table[i] = C.GoString(C.rubicon_field_name(n, C.uint16_t(i)))
	}
	return table, nil
}
