// The Ruby grammar with a scanner whose state always reads back.
#ifndef RUBICON_GUARD_H
#define RUBICON_GUARD_H

typedef struct TSLanguage TSLanguage;

// Returns a copy of the Ruby language, for the caller to free, or NULL when memory is short or the
// grammar is not laid out as guard.c expects.
TSLanguage *rubicon_guarded_ruby(void);

#endif
