#include "flatten.h"
#include "guard.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// The public interface of the tree-sitter runtime, as far as it is used here.
typedef struct TSParser TSParser;
typedef struct TSTree TSTree;
typedef struct {
  uint32_t context[4];
  const void *id;
  const TSTree *tree;
} TSNode;
typedef struct {
  const void *tree;
  const void *id;
  uint32_t context[3];
} TSTreeCursor;

extern TSParser *ts_parser_new(void);
extern void ts_parser_delete(TSParser *);
extern bool ts_parser_set_language(TSParser *, const TSLanguage *);
extern void ts_parser_set_timeout_micros(TSParser *, uint64_t);
extern void ts_parser_set_cancellation_flag(TSParser *, const size_t *);
extern void ts_parser_reset(TSParser *);
extern TSTree *ts_parser_parse_string(TSParser *, const TSTree *, const char *, uint32_t);
extern void ts_tree_delete(TSTree *);
extern TSNode ts_tree_root_node(const TSTree *);
extern uint16_t ts_node_symbol(TSNode);
extern uint32_t ts_node_start_byte(TSNode);
extern uint32_t ts_node_end_byte(TSNode);
extern bool ts_node_is_named(TSNode);
extern bool ts_node_is_missing(TSNode);
extern TSTreeCursor ts_tree_cursor_new(TSNode);
extern void ts_tree_cursor_delete(TSTreeCursor *);
extern TSNode ts_tree_cursor_current_node(const TSTreeCursor *);
extern uint16_t ts_tree_cursor_current_field_id(const TSTreeCursor *);
extern bool ts_tree_cursor_goto_parent(TSTreeCursor *);
extern bool ts_tree_cursor_goto_next_sibling(TSTreeCursor *);
extern bool ts_tree_cursor_goto_first_child(TSTreeCursor *);
extern uint32_t ts_language_version(const TSLanguage *);
extern uint32_t ts_language_symbol_count(const TSLanguage *);
extern const char *ts_language_symbol_name(const TSLanguage *, uint16_t);
extern int ts_language_symbol_type(const TSLanguage *, uint16_t);
extern uint16_t ts_language_symbol_for_name(const TSLanguage *, const char *, uint32_t, bool);
extern uint32_t ts_language_field_count(const TSLanguage *);
extern const char *ts_language_field_name_for_id(const TSLanguage *, uint16_t);
extern const TSLanguage *tree_sitter_ruby(void);
extern const TSLanguage *tree_sitter_rust(void);

static const TSLanguage *language(int lang) {
  return lang == 0 ? tree_sitter_ruby() : tree_sitter_rust();
}

struct rubicon_parser {
  TSParser *parser;
  TSLanguage *guarded; // the parser's language if it is a copy
  size_t cancelled;    // not 0 when the running parse is to stop
  uint16_t token_tree; // the symbol below which every token is kept, 0 for none
  rubicon_node *nodes;
  size_t cap;
  uint32_t *open; // indices of the kept nodes whose subtree is being walked, innermost last
  uint8_t *kept;  // one per depth: whether the node of that depth was kept
  size_t depth_cap;
};

rubicon_parser *rubicon_parser_new(int lang, uint64_t timeout_micros) {
  rubicon_parser *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  if (lang == 0) p->guarded = rubicon_guarded_ruby();
  const TSLanguage *l = lang == 0 ? p->guarded : language(lang);
  p->parser = ts_parser_new();
  if (!l || !p->parser || !ts_parser_set_language(p->parser, l)) {
    rubicon_parser_delete(p);
    return NULL;
  }
  ts_parser_set_timeout_micros(p->parser, timeout_micros);
  ts_parser_set_cancellation_flag(p->parser, &p->cancelled);
  p->token_tree = ts_language_symbol_for_name(l, "token_tree", 10, true);
  return p;
}

// release_memory gives what parsing no longer needs back to the system.
static void release_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void rubicon_parser_delete(rubicon_parser *p) {
  if (p->parser) ts_parser_delete(p->parser);
  free(p->guarded);
  free(p->nodes);
  free(p->open);
  free(p->kept);
  free(p);
  release_memory();
}

// grow makes room for one more element; false when memory is short.
static bool grow_nodes(rubicon_parser *p, size_t need) {
  if (need < p->cap) return true;
  size_t cap = p->cap ? p->cap * 2 : 4096;
  rubicon_node *nodes = realloc(p->nodes, cap * sizeof *nodes);
  if (!nodes) return false;
  p->nodes = nodes;
  p->cap = cap;
  return true;
}

static bool grow_depth(rubicon_parser *p, size_t need) {
  if (need < p->depth_cap) return true;
  size_t cap = p->depth_cap ? p->depth_cap * 2 : 256;
  uint32_t *open = realloc(p->open, cap * sizeof *open);
  if (!open) return false;
  p->open = open;
  uint8_t *kept = realloc(p->kept, cap);
  if (!kept) return false;
  p->kept = kept;
  p->depth_cap = cap;
  return true;
}

// flatten walks the tree once, in preorder, without recursion: depth costs heap, not stack.
static int64_t flatten(rubicon_parser *p, TSTree *tree) {
  TSTreeCursor c = ts_tree_cursor_new(ts_tree_root_node(tree));
  size_t count = 0, depth = 0, opened = 0;
  size_t tokens = 0; // depth + 1 of the outermost token tree around the cursor, 0 outside
  int64_t result = -2;
  for (;;) {
    if (!grow_nodes(p, count + 1) || !grow_depth(p, depth + 1)) goto done;
    TSNode n = ts_tree_cursor_current_node(&c);
    uint16_t kind = ts_node_symbol(n);
    uint16_t field = ts_tree_cursor_current_field_id(&c);
    bool is_missing = ts_node_is_missing(n);
    bool keep = tokens || field || is_missing || ts_node_is_named(n) || depth == 0;
    p->kept[depth] = keep;
    if (keep) {
      rubicon_node *out = &p->nodes[count];
      out->start = ts_node_start_byte(n);
      out->end = ts_node_end_byte(n);
      out->kind = kind;
      out->field = field | (is_missing ? 0x8000 : 0);
      p->open[opened++] = (uint32_t)count++;
    }
    if (!tokens && p->token_tree && kind == p->token_tree) tokens = depth + 1;
    if (ts_tree_cursor_goto_first_child(&c)) {
      depth++;
      continue;
    }
    for (;;) {
      if (p->kept[depth]) p->nodes[p->open[--opened]].next = (uint32_t)count;
      if (tokens == depth + 1) tokens = 0;
      if (depth == 0) {
        result = (int64_t)count;
        goto done;
      }
      if (ts_tree_cursor_goto_next_sibling(&c)) break;
      ts_tree_cursor_goto_parent(&c);
      depth--;
    }
  }
done:
  ts_tree_cursor_delete(&c);
  return result;
}

int64_t rubicon_parse(rubicon_parser *p, const char *src, uint32_t len, const rubicon_node **nodes) {
  TSTree *tree = ts_parser_parse_string(p->parser, NULL, src, len);
  if (!tree) {
    ts_parser_reset(p->parser);
    return -1;
  }
  int64_t count = flatten(p, tree);
  ts_tree_delete(tree);
  *nodes = p->nodes;
  return count;
}

void rubicon_parser_cancel(rubicon_parser *p, bool cancelled) {
  __atomic_store_n(&p->cancelled, cancelled, __ATOMIC_SEQ_CST);
}

uint32_t rubicon_abi(int lang) { return ts_language_version(language(lang)); }

uint32_t rubicon_symbol_count(int lang) { return ts_language_symbol_count(language(lang)); }

const char *rubicon_symbol_name(int lang, uint16_t symbol) {
  return ts_language_symbol_name(language(lang), symbol);
}

int rubicon_symbol_type(int lang, uint16_t symbol) {
  return ts_language_symbol_type(language(lang), symbol);
}

uint16_t rubicon_public_symbol(int lang, const char *name, uint32_t len, bool named) {
  return ts_language_symbol_for_name(language(lang), name, len, named);
}

uint32_t rubicon_field_count(int lang) { return ts_language_field_count(language(lang)); }

const char *rubicon_field_name(int lang, uint16_t field) {
  return ts_language_field_name_for_id(language(lang), field);
}
