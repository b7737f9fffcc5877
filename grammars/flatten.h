// What grammars.go calls. The runtime itself comes from github.com/smacker/go-tree-sitter; only
// the parts of its public C interface that flatten.c uses are declared there.
#ifndef RUBICON_FLATTEN_H
#define RUBICON_FLATTEN_H

#include <stdbool.h>
#include <stdint.h>

// Laid out as syntax.Node.
typedef struct {
  uint32_t start, end, next;
  uint16_t kind, field;
} rubicon_node;

typedef struct rubicon_parser rubicon_parser;

// lang: 0 Ruby, 1 Rust. NULL when memory is short or the grammar does not fit the runtime.
rubicon_parser *rubicon_parser_new(int lang, uint64_t timeout_micros);
void rubicon_parser_delete(rubicon_parser *p);

// Parses src and flattens the tree into memory of p, valid until the next call. Returns the number
// of nodes, -1 when the parse ran out of time or was cancelled, -2 when memory ran out.
int64_t rubicon_parse(rubicon_parser *p, const char *src, uint32_t len, const rubicon_node **nodes);

// Whether the running parse, and every later one, is to stop; from any thread.
void rubicon_parser_cancel(rubicon_parser *p, bool cancelled);

// The version of the tables' layout.
uint32_t rubicon_abi(int lang);

// The grammar's own tables.
uint32_t rubicon_symbol_count(int lang);
const char *rubicon_symbol_name(int lang, uint16_t symbol);
int rubicon_symbol_type(int lang, uint16_t symbol);
// The symbol by which the named (or literal) symbol of that name appears in trees, 0 if unknown:
// several symbols of a grammar can share a name, and trees hold one of them only.
uint16_t rubicon_public_symbol(int lang, const char *name, uint32_t len, bool named);
uint32_t rubicon_field_count(int lang);
const char *rubicon_field_name(int lang, uint16_t field);

#endif
