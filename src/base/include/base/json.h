/* JSON (RFC 8259), read with the place of every value, and written.
 *
 * cJSON judges and parses; the tree here adds what it lacks: line and column of each value and key,
 * so that an error in a descriptor or a template names its place. A repeated key is an error. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"

typedef enum {
    NT_JSON_NULL,
    NT_JSON_BOOL,
    NT_JSON_NUMBER,
    NT_JSON_STRING,
    NT_JSON_ARRAY,
    NT_JSON_OBJECT
} nt_json_type;

/* Values of one text; more are an error at the first beyond. */
enum {
    NT_JSON_VALUES_MAX = 500000,     /* a ledger of 25,000 numbers */
    NT_JSON_DESCRIPTOR_MAX = 300000, /* a data package with the longest list of codes */
    NT_JSON_TEMPLATE_MAX = 100000,   /* report.json */
    NT_JSON_RECIPE_MAX = 10000       /* how a report was built, and with what */
};

/* A value and its key take 96 bytes. */
typedef struct nt_json nt_json;
struct nt_json {
    nt_json_type type;
    unsigned count;              /* members or elements */
    nt_place place;              /* of the value */
    nt_place key_place;          /* of the key, in an object */
    const char *key;             /* NULL outside an object */
    const char *string;          /* a string's text */
    const char *raw;             /* a number, or a string behind its quote, in the text parsed */
    double number;               /* a number; 0 or 1 of a bool */
    const nt_json *child, *next; /* first member or element; the next sibling */
};

/* `file` names the source in places; it and `text`, with a NUL behind it, must live as long as the
 * tree. More than `most` values, or than NT_JSON_VALUES_MAX, are NT_INVALID. */
nt_status nt_json_parse_most(nt_arena *arena, const char *file, const char *text, size_t length,
                             size_t most, const nt_json **out, nt_error *err);
nt_status nt_json_parse(nt_arena *arena, const char *file, const char *text, size_t length,
                        const nt_json **out, nt_error *err);
/* Reads and parses; at most 16 MiB. */
nt_status nt_json_read(nt_arena *arena, const char *path, const nt_json **out, nt_error *err);

/* The member of that name, or NULL when `object` is NULL, no object, or has none. */
const nt_json *nt_json_get(const nt_json *object, const char *key);

/* The member's string, or `fallback` when it is absent or no string. */
const char *nt_json_string(const nt_json *object, const char *key, const char *fallback);
/* The n-th string of a member that is one or a list of them, from 0; NULL behind the last. */
const char *nt_json_text_at(const nt_json *object, const char *key, size_t n);
double nt_json_number(const nt_json *object, const char *key, double fallback);
bool nt_json_bool(const nt_json *object, const char *key, bool fallback);

/* A text, or {"id": …, "en": …}: that of the language, else of the first that is there; NULL where
 * neither is. */
const nt_json *nt_json_in(const nt_json *text, nt_lang lang);
/* The texts of {"id": …, "en": …}; false where one of these two is missing or empty. In a language
 * beyond them a text that is missing is that of the first. */
bool nt_json_texts(const nt_json *object, nt_text *out);

/* A text or a whole number that looks like a person's number (base/personal.h). Measures may have
 * as many digits behind a point as they like. */
bool nt_json_is_personal(const nt_json *value);

/* The same with keys and texts in their canonical form (base/utf8.h), for those that are compared;
 * the members whose keys are in `verbatim` (NULL-terminated) keep theirs. Places stay, and what
 * does not change is shared. */
const nt_json *nt_json_canonical(nt_arena *arena, const nt_json *json, const char *const *verbatim);

/* "a list": what a message calls a value. */
nt_text nt_json_type_text(nt_json_type type);

/* Keys that start with "x-" or "$" are the author's own. */
bool nt_json_is_own(const char *key);
/* The first from this member on that is not; NULL: none. */
const nt_json *nt_json_read_from(const nt_json *member);

/* Fails at the first member whose key is not in `known` (NULL-terminated), naming the nearest. The
 * author's own pass. */
nt_status nt_json_only(const nt_json *object, const char *const *known, nt_error *err);

#define NT_JSON_EACH(item, parent)                                                                 \
    for (const nt_json *item = (parent) ? (parent)->child : NULL; item; item = item->next)

/* The members of an object without the author's own. */
#define NT_JSON_EACH_READ(member, object)                                                          \
    for (const nt_json *member = nt_json_read_from((object) ? (object)->child : NULL); member;     \
         member = nt_json_read_from(member->next))

/* A writer: two-space indent, members in the order of the calls, numbers in the shortest form that
 * reads back as the same double, NAN and infinities as null, text escaped as RFC 8259 asks. */
typedef struct {
    nt_buffer *out;
    size_t values; /* begun so far */
    int depth;
    int lined; /* the depth from which on all stands on one line; 0: nothing does */
    bool pending_key, empty;
    bool masks; /* no person's number in a text: of files of others, for a terminal or a pipe */
} nt_json_writer;

nt_json_writer nt_json_writer_open(nt_buffer *out);

/* A text of its own that is an object, begun here; `close` ends it, with an empty line behind it.
 */
nt_json_writer nt_json_open(nt_arena *arena);
nt_json_writer nt_json_open_masking(nt_arena *arena);
nt_bytes nt_json_close(nt_json_writer *writer);
void nt_json_begin(nt_json_writer *writer, char bracket); /* '{' or '[' */
/* Up to its nt_json_end on one line, without a blank: one of thousands of rows. Not within another.
 */
void nt_json_begin_line(nt_json_writer *writer, char bracket);
void nt_json_end(nt_json_writer *writer, char bracket); /* '}' or ']' */
void nt_json_key(nt_json_writer *writer, const char *key);
void nt_json_put_string(nt_json_writer *writer, const char *text); /* NULL writes null */
void nt_json_put_if(nt_json_writer *writer, const char *text);     /* NULL writes nothing */
void nt_json_put_number(nt_json_writer *writer, double number);
void nt_json_put_integer(nt_json_writer *writer, long long number);
void nt_json_put_bool(nt_json_writer *writer, bool value);
void nt_json_put_null(nt_json_writer *writer);

/* A value as it was read. What `turn` gives of it, and of each value within, is written in its
 * place; NULL leaves one out of a list. */
typedef const nt_json *nt_json_turn(void *context, const nt_json *value);
void nt_json_put(nt_json_writer *writer, const nt_json *value, nt_json_turn *turn, void *context);

/* A member of an object: key and value at once. */
void nt_json_member(nt_json_writer *writer, const char *key, const char *text);
void nt_json_member_if(nt_json_writer *writer, const char *key, const char *text); /* as put_if */
void nt_json_member_number(nt_json_writer *writer, const char *key, double number);
void nt_json_member_integer(nt_json_writer *writer, const char *key, long long number);
void nt_json_member_bool(nt_json_writer *writer, const char *key, bool value);
void nt_json_member_count(nt_json_writer *writer, const char *key, long long count); /* < 0: null */
void nt_json_member_date(nt_json_writer *writer, const char *key, nt_date date); /* null: unknown */
void nt_json_member_strings(nt_json_writer *writer, const char *key, const char *const *texts,
                            size_t count);
/* {"id": …, "en": …} */
void nt_json_member_text(nt_json_writer *writer, const char *key, nt_text text);

/* A member that is an object or a list, up to its nt_json_end. */
void nt_json_member_begin(nt_json_writer *writer, const char *key, char bracket);

/* Writes the members of an object that tells `item`. */
typedef void nt_json_members(nt_json_writer *writer, const void *item, const void *context);

/* The object of an item, null for NULL; a list of those of `count` items, each `size` bytes. */
void nt_json_member_object(nt_json_writer *writer, const char *key, const void *item,
                           nt_json_members *put, const void *context);
void nt_json_member_objects(nt_json_writer *writer, const char *key, const void *items, size_t size,
                            size_t count, nt_json_members *put, const void *context);
