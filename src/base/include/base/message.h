/* A message: a sentence of the catalogues (words/) whose named slots are still values, so that it
 * can be said in each language. NT_MESSAGE_… of "words/ROOM.h" makes one:
 *
 *     NT_MESSAGE_INGEST_NO_COLUMN(.column = name, .hint = near ? &hint : NULL)
 *
 * What it points to must live until it is said. */
#pragma once

#include <stdio.h>

#include "base/lang.h"

typedef enum {
    NT_SLOT_TEXT,    /* {name}: as it is; NULL says nothing */
    NT_SLOT_NUMBER,  /* {name:d}: digits */
    NT_SLOT_LABEL,   /* {name:t}: in the language of the message */
    NT_SLOT_MESSAGE, /* {name:m}: said in its place; NULL says nothing */
    NT_SLOT_QUOTE    /* {name:q}: `text`, as nt_quote shows it */
} nt_message_slot_kind;

typedef struct nt_message nt_message;

typedef struct {
    const char *name; /* as it stands in the pattern: "{column}", "{rows:d}" */
    nt_message_slot_kind kind;
    union {
        const char *text;
        long long number;
        nt_text label;
        const nt_message *message;
    } value;
} nt_message_slot;

enum { NT_SLOTS_MAX = 8 };

struct nt_message {
    nt_text pattern;
    nt_message_slot slots[NT_SLOTS_MAX];
    size_t count;
};

/* A text that is said whole, whatever braces it has; and what reads alike in every language. */
nt_message nt_message_of(nt_text text);
nt_message nt_message_alike(const char *text);

/* The whole message; `into` cuts what does not fit `size` bytes (at least 1). */
const char *nt_message_text(nt_arena *arena, nt_lang lang, const nt_message *message);
/* What it says, in each language; `kept` in the arena itself, where NULL says nothing. */
nt_text nt_message_texts(nt_arena *arena, nt_message message);
const nt_text *nt_message_kept(nt_arena *arena, nt_message message);
/* "; did you mean …?" as the slot of a message; NULL where nothing is near. */
const nt_message *nt_message_near(nt_arena *arena, const char *nearest);
/* What a message adds about a name that is none of these: the nearest of them, else all. */
nt_message nt_message_near_or_all(nt_arena *arena, const char *name, const char *const *names,
                                  size_t count);
void nt_message_into(char *out, size_t size, nt_lang lang, const nt_message *message);

/* What people read: the line breaks of the pattern stand, and all that its slots bring is shown as
 * in base/shown.h, on the line that it stands in. */
void nt_tell(FILE *out, nt_lang lang, nt_message message);

/* The language that the environment asks for in messages: the first that netra has of LANGUAGE,
 * else of LC_ALL, LC_MESSAGES, LANG; Indonesian where none says one. What netra writes into a file
 * does not depend on it. */
nt_lang nt_message_lang(void);
