/* The languages that netra itself writes: nt_lang of words/languages.h, as many as catalogues. */
#pragma once

#include "base/arena.h"
#include "base/date.h"
#include "words/languages.h"

/* "id", "en": by language; NULL behind the last. */
extern const char *const nt_lang_codes[NT_LANG_COUNT + 1];

/* The language of that code, or NT_LANG_COUNT; the one of a text of so many bytes. */
nt_lang nt_lang_called(const char *code, size_t length);
/* The tag (BCP 47) where it is not of that language; NULL where it is, or where there is none. */
const char *nt_lang_other(const char *tag, nt_lang lang);
/* The language of a code, Indonesian where netra has none of it; NULL is none. */
nt_lang nt_lang_or_id(const char *code);

/* A text in each language; valid UTF-8. Those that netra brings along stand in words/, and
 * NT_TEXT_… of "words/ROOM.h" begins one. */
typedef struct {
    const char *in[NT_LANG_COUNT];
} nt_text;

/* Words that have forms of number, as many as the language's catalogue has, the last one in the
 * places behind them; NT_FORMS_… of "words/ROOM.h" begins them. */
typedef struct {
    const char *in[NT_LANG_COUNT][NT_LANG_FORMS_MAX];
} nt_forms;

/* How many forms of number each language has. */
extern const int nt_lang_forms[NT_LANG_COUNT];

/* The form behind that number; behind one that is not whole, or unknown (NAN), the last. */
const char *nt_form(const nt_forms *forms, nt_lang lang, double number);

/* January first. */
extern const nt_text nt_months[12];

/* "31 Juli 2020" / "31 July 2020"; empty for an unknown day. */
nt_text nt_date_text(nt_arena *arena, nt_date day);

/* What reads alike in every language: a name, a code, nothing. */
static inline nt_text nt_text_alike(const char *text)
{
    nt_text alike;
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        alike.in[lang] = text;
    }
    return alike;
}

/* The texts one behind the other, `count` of them. */
nt_text nt_text_joined(nt_arena *arena, const nt_text *texts, size_t count);
#define NT_JOINED(arena, ...)                                                                      \
    nt_text_joined(arena, (const nt_text[]){__VA_ARGS__},                                          \
                   sizeof((const nt_text[]){__VA_ARGS__}) / sizeof(nt_text))

/* "a" atau "b": each name behind `mark` and before it. */
nt_text nt_text_either(nt_arena *arena, const char *const *names, size_t count);
/* "a, b, c" */
const char *nt_text_comma_list(nt_arena *arena, const char *const *names, size_t count);

/* A sentence whose numbers, days and names are still values: the rooms upstream of it state what is
 * true, the text room prints it in the form of the language. A pattern holds {0}, {1}… in any order
 * and number;
 * "{{" is a brace. */
typedef enum {
    NT_ARG_TEXT,    /* `text`, printed as it is */
    NT_ARG_LABEL,   /* `label`, a text that has a form in each language */
    NT_ARG_COUNT,   /* `number`, a whole number with its thousands marked: 1.678 */
    NT_ARG_DECIMAL, /* `number` with `decimals` places: 27,6 */
    NT_ARG_PERCENT, /* the same and "persen" */
    NT_ARG_DATE,    /* `date`: 31 Juli 2020, "tanggal tidak diketahui" */
    NT_ARG_UNIT     /* `text` is a unit's code, printed in words: orang */
} nt_arg_kind;

typedef struct {
    nt_arg_kind kind;
    const char *text;
    const nt_text *label;
    double number;
    int decimals;
    nt_date date;
    const char *ledger_id; /* of a number that is a row of the ledger; NULL else */
} nt_arg;

typedef struct {
    const nt_text *pattern;
    const nt_arg *args;
    size_t count;
} nt_phrase;
