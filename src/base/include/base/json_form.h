/* The forms of values that a reader of JSON takes, as tables: the same table refuses members that
 * nothing reads and makes the JSON Schema by which an editor completes and checks. */
#pragma once

#include "base/json.h"

/* What a value may be: one or several. */
enum {
    NT_IS_TEXT = 1 << 0,
    NT_IS_NUMBER = 1 << 1,
    NT_IS_WHOLE = 1 << 2,
    NT_IS_BOOL = 1 << 3,
    NT_IS_LIST = 1 << 4,
    NT_IS_OBJECT = 1 << 5,
    NT_IS_NULL = 1 << 6,
    NT_IS_TEXTS = 1 << 7,     /* {"id": …, "en": …}: in one language at the least */
    NT_IS_ALL_TEXTS = 1 << 8, /* the same with a text in Indonesian and one in English */
    NT_IS_FORMS = 1 << 9,     /* the same with forms of number where a language has them */
    NT_IS_REFUSED = 1 << 10   /* nothing: the member is known so that a message can say why */
};

typedef struct nt_json_form nt_json_form;
struct nt_json_form {
    const char *key;                     /* of the member; NULL behind the last of a list of them */
    unsigned is;                         /* 0: any value, of which nothing is looked at */
    bool needed;                         /* it may not be missing */
    nt_text needs;                       /* what it must be, for a message; NULL: nothing more */
    const char *const *choices;          /* of a member that is a text; NULL-terminated */
    const char *(*choice)(size_t index); /* the same, of a registry; NULL behind the last */
    const char *(*example)(size_t index); /* of a text that may be another; NULL behind the last */
    const char *pattern;                  /* of a text, a regular expression of ECMA 262 */
    long long least, most;                /* of a number; of a text's or list's length; 0: free */
    bool from_zero;                       /* a number that is not negative */
    const nt_json_form *members;          /* of an object: these, and the author's own */
    const nt_json_form *each;             /* of a list's items, or of an object's free members, */
    bool by_name; /* which are called as in a table: none is the author's own */
    /* Of objects of several kinds: the members of each beside those of all, by the kind's name, in
     * `members`; which kind an object is of says its member "kind". */
    const nt_json_form *kinds;
};

/* A text with names in it, in one language or several. */
#define NT_WORDS .is = NT_IS_TEXT | NT_IS_TEXTS | NT_IS_NULL

#define NT_ID_PATTERN  "^[a-z0-9][a-z0-9-]*$"
#define NT_DAY_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

extern const nt_json_form nt_json_form_text, nt_json_form_name; /* a name has something in it */

/* Fails at the first value that is missing, of another type, no choice or beyond a limit, or at a
 * member that nothing reads; NULL is fine. Whoever reads on may take the ->string, ->number or
 * ->child that the form promises without asking for the type, but of members without a form and of
 * those of NT_IS_FORMS, which are not looked at. Patterns, how long a text is that has something
 * in it, what is refused and the languages of a label are the reader's. */
nt_status nt_json_form_check(nt_arena *arena, const nt_json *value, const nt_json_form *form,
                             nt_error *err);

/* Which of the choices (NULL-terminated) a member has that was held against its form; the first
 * where it is missing. */
size_t nt_json_choice(const nt_json *object, const char *key, const char *const *choices);

/* The JSON Schema (draft 7, which editors know best) of an object with these members. */
void nt_json_form_write(const nt_json_form *members, const char *title, nt_buffer *out);
