/* Statements: what an edition may be said to show. A statement is said of a subject, which is a
 * name of results ("b.compared", "period.reported"); the truths of the edition, asked in order,
 * choose its wording, so that no text, title or picture claims more than another. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/lang.h"

/* The forms in which a statement is worded. */
typedef enum {
    NT_SAY_SENTENCE,    /* one paragraph, with emphasis in ** */
    NT_SAY_HEADLINE,    /* without a full stop: of a report, a chapter, a chart */
    NT_SAY_SHORT,       /* a few words: of a tile, a card, a cell */
    NT_SAY_ALTERNATIVE, /* what a chart's alternative text ends with: what its marks say of doubt */
    NT_SAY_COUNT
} nt_say_form;

/* What each is called in a template: "statement", "headline"… */
extern const char *const nt_say_words[NT_SAY_COUNT];

/* Words are Mustache. In them "it" is the subject, "its" the name before the subject's last part,
 * "which" what the last "*" of the pattern stands for, else its last part, and "whose" the vote of
 * its E; where a V stands for a vote against another, "b" is that vote and "a" the other. */
typedef struct {
    const char *when; /* names that hold as sections ask them, "!" before one that must not; ""
                         always; NULL behind the last wording */
    nt_text words[NT_SAY_COUNT]; /* NULL: has no such form */
} nt_statement_case;

/* Of a subject's parts "*" is any one, E a vote ("a", "b", "event.SLUG"), V a vote against another
 * ("a", "b", "event.SLUG.vs.OTHER"), P two votes ("pair.A.B"). */
typedef struct {
    const char *const *subjects;       /* NULL-terminated */
    const nt_statement_case *wordings; /* the first that holds is said; of none, nothing */
    const char *tells;                 /* what it says, for docs/templates.md */
    bool is_method; /* of how to read an edition, not of what it found: no news of the next */
} nt_statement;

/* Those that there are, counted from 0; NULL behind the last. */
const nt_statement *nt_statement_at(size_t index);

/* Subjects that are one name, for completion, counted from 0; NULL behind the last. */
const char *nt_statement_example(size_t index);

typedef struct {
    const nt_statement *statement;
    const char *whose, *which; /* within the subject where E, V or P, and "*" begin; NULL none */
    size_t whose_length, which_length;
    bool is_pair; /* V or P */
} nt_statement_found;

/* The statement of that subject; false when there is none. */
bool nt_statement_find(const char *subject, nt_statement_found *out);

/* The subject in a name of a template that is a form and a subject ("headline b.compared"), and the
 * form; NULL of another name. */
const char *nt_statement_subject(const char *name, nt_say_form *form);

/* Of more bytes that are said no text is sought; a ledger has none that is longer. */
enum { NT_STATEMENT_SAID_MAX = 8192 };

/* What a text says: its letters, digits, signs and the marks within a number; blanks, other marks
 * and what parts a word at a line's end are passed over. Read once for all that is sought in it. */
typedef struct {
    const char *text; /* kept, not copied */
    size_t length;
    const char *said;
    const uint32_t *places; /* of each byte that is said, in the text */
    size_t said_length;
} nt_statement_page;

nt_statement_page nt_statement_read(nt_arena *arena, const char *text, size_t length);

/* Whether the page says the words: from `start` to `stop` of its text, not within a number, and one
 * word not within another. */
bool nt_statement_stands(const nt_statement_page *page, const char *words, size_t *start,
                         size_t *stop);
