#include "guard.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// The runtime asks a grammar's scanner to write its state, the open strings and heredocs, into a
// buffer, and to read it again wherever it resumes. The scanner for Ruby can write one byte more
// than the buffer holds, and lengths that do not fit the byte they are written to, on which reading
// ends the process. The guard is a copy of the language in which another function stands before the
// one that writes. A state that would not read back becomes the empty state, as the scanner itself
// does with one that is too long: the tree then has an error where those strings end.

enum {
  abi = 14,
  state_max = 1024,          // the runtime's buffer
  write_max = state_max + 1, // what the scanner may write
  literal_size = 5,          // bytes of an open string
  heredoc_size = 4,          // bytes of an open heredoc before its word, the last of them its length
};

// A language of this ABI, as far as it is used here: only the scanner's functions are looked at.
struct TSLanguage {
  uint32_t version;
  uint32_t counts[8];
  uint16_t alias_sequence_length;
  const void *tables[13];
  void (*lexers[2])(void);
  uint16_t keyword_token;
  struct {
    const void *tables[2];
    void *(*create)(void);
    void (*destroy)(void *);
    bool (*scan)(void *, void *, const bool *);
    unsigned (*serialize)(void *, char *);
    void (*deserialize)(void *, const char *, unsigned);
  } scanner;
  const void *primary_states;
};

extern const TSLanguage *tree_sitter_ruby(void);
extern void *tree_sitter_ruby_external_scanner_create(void);
extern void tree_sitter_ruby_external_scanner_destroy(void *);
extern bool tree_sitter_ruby_external_scanner_scan(void *, void *, const bool *);
extern unsigned tree_sitter_ruby_external_scanner_serialize(void *, char *);
extern void tree_sitter_ruby_external_scanner_deserialize(void *, const char *, unsigned);

// reads_back tells whether a written state is read to its end, and not beyond, and whether every
// heredoc in it has a word: the scanner cannot look for the end of one without.
static bool reads_back(const uint8_t *state, unsigned len) {
  unsigned at = 0;
  at += 1 + state[at] * literal_size;
  if (at >= len) return false;
  unsigned heredocs = state[at++];
  for (unsigned i = 0; i < heredocs; i++) {
    if (at + heredoc_size > len) return false;
    unsigned word = state[at + heredoc_size - 1];
    if (word == 0) return false;
    at += heredoc_size + word;
  }
  return at == len;
}

static unsigned serialize(void *scanner, char *buffer) {
  char state[write_max];
  unsigned len = tree_sitter_ruby_external_scanner_serialize(scanner, state);
  if (len == 0 || len > state_max || !reads_back((const uint8_t *)state, len)) return 0;
  memcpy(buffer, state, len);
  return len;
}

TSLanguage *rubicon_guarded_ruby(void) {
  const TSLanguage *ruby = tree_sitter_ruby();
  if (ruby->version != abi || ruby->scanner.create != tree_sitter_ruby_external_scanner_create ||
      ruby->scanner.destroy != tree_sitter_ruby_external_scanner_destroy ||
      ruby->scanner.scan != tree_sitter_ruby_external_scanner_scan ||
      ruby->scanner.serialize != tree_sitter_ruby_external_scanner_serialize ||
      ruby->scanner.deserialize != tree_sitter_ruby_external_scanner_deserialize) {
    return NULL;
  }
  TSLanguage *guarded = malloc(sizeof *guarded);
  if (!guarded) return NULL;
  *guarded = *ruby;
  guarded->scanner.serialize = serialize;
  return guarded;
}
