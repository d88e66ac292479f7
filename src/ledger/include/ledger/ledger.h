/* The ledger: every number that can be printed, with what it was made of.
 *
 * Nothing is printed that is not in it. A row's id is stable between editions of one report and
 * between runs; the template, the charts, the PDF's structure and `netra trace` name numbers by it.
 * A name is a second handle on a row ("b.latest.sanction-ratio"), so that a template can speak of
 * "the latest release of the second event" in any edition. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "ledger/method.h"
#include "stats/stats.h"

enum {
    NT_FLAG_APPROXIMATE = 1 << 0,   /* the source rounds it or says "about" */
    NT_FLAG_DOUBTFUL = 1 << 1,      /* a rule found it, or an input of it, faulty */
    NT_FLAG_NAIVE = 1 << 2,         /* computed because others print it; not like for like */
    NT_FLAG_AS_OF_UNKNOWN = 1 << 3, /* the source does not say up to which day it counts */
    NT_FLAG_MORE_THAN = 1 << 4,
    NT_FLAG_EXPOSURE_DIFFERS = 1 << 5, /* the exposures compared differ in kind */
    NT_FLAG_SUPPRESSED = 1 << 6,       /* withheld by disclosure control: no value, no interval */
    NT_FLAG_REVISED = 1 << 7,          /* the edition before printed another value: (r) */
    NT_FLAG_PROVISIONAL = 1 << 8, /* what is still to come may change it: (p), SDMX OBS_STATUS P */
    NT_FLAG_JOINT = 1 << 9,       /* its limits are those of several differences taken together */
    NT_FLAG_HEADLINE = 1 << 10,   /* the template names it as a headline, before the data */
    NT_FLAG_LESS_THAN = 1 << 11
};

typedef struct {
    const char *id;
    nt_text label;              /* what the number is, in words */
    double value, lower, upper; /* NAN: unknown, or no interval; percent is 0–100 */
    int decimals;               /* places to print */
    const char *unit;           /* "persons", "percent", "points", "days", "per-million"… */
    int64_t part, whole;        /* of a ratio, kept until printed; -1 none */
    nt_method method;
    const char *const *inputs; /* ids of rows */
    size_t input_count;
    const char *const *sources; /* ids of sources */
    size_t source_count;
    nt_date as_of;
    unsigned flags;
} nt_ledger_row;

/* A row of which all else is unknown: no value, no interval, no counts, no unit, no day. */
#define NT_LEDGER_BLANK                                                                            \
    .value = NAN, .lower = NAN, .upper = NAN, .unit = "", .part = -1, .whole = -1,                 \
    .as_of = NT_DATE_UNKNOWN
nt_ledger_row nt_ledger_blank(const char *id, nt_text label);
/* Neither is so of NULL: withheld by disclosure control; the value that may be told, else NAN. */
bool nt_ledger_is_withheld(const nt_ledger_row *row);
double nt_ledger_told(const nt_ledger_row *row);
/* What it tells is its day, as of the day of a vote: published, without a value. */
bool nt_ledger_tells_day(const nt_ledger_row *row);
/* Value and interval of the two are the same; unknown ones are. */
bool nt_ledger_same_value(const nt_ledger_row *a, const nt_ledger_row *b);
bool nt_ledger_same_interval(const nt_ledger_row *a, const nt_ledger_row *b);
/* Value and interval of a proportion (0–1) in hundredths, to one decimal; its unit is the caller's.
 */
void nt_ledger_put_proportion(nt_ledger_row *row, nt_interval proportion);

/* A statement (docs/templates.md, 3.6) that the report of the ledger makes, in the language of the
 * report alone, or quotes of another edition, in that one's: its texts in the other are "". */
typedef struct nt_ledger_statement {
    const char *name; /* "headline b.compared": form and subject, by which a template asks for it;
                         of one that is quoted "headline old.b.compared" */
    nt_text text;     /* as the report says it, without emphasis */
    /* The same with "…" in the place of each number, day, period and age, said as of more than one:
     * the verdict, and whom it names. */
    nt_text wording;
    const char *const *numbers; /* ids of the rows that it rests on */
    size_t number_count;
    nt_place place; /* where a template asks for it first; nowhere of one that is read */
} nt_ledger_statement;

/* Its text, whatever language that is in; *lang is set unless NULL. */
const char *nt_ledger_statement_text(const nt_ledger_statement *statement, nt_lang *lang);

/* No ledger has more of them, none of them more numbers, and no text of one more bytes. */
enum { NT_STATEMENTS_MAX = 2000, NT_STATEMENT_NUMBERS_MAX = 500, NT_STATEMENT_TEXT_MAX = 8192 };

typedef struct nt_ledger nt_ledger;

nt_ledger *nt_ledger_open(nt_arena *arena);

/* The id, or with ".2", ".3"… behind it, so that it is neither a row's nor a name. */
const char *nt_ledger_free_id(nt_ledger *ledger, const char *id);
/* The id of the nth that has it: "a", "a.2", "a.3"… */
const char *nt_ledger_numbered(nt_arena *arena, const char *id, size_t number);

/* Adds a row (copied; its strings are kept, not copied) and returns it. An id that is there already
 * is a bug in the caller: asserted. The pointer stays valid. */
const nt_ledger_row *nt_ledger_add(nt_ledger *ledger, const nt_ledger_row *row);

/* Gives a row a second name; the last call for a name wins. */
void nt_ledger_name(nt_ledger *ledger, const char *name, const nt_ledger_row *row);

/* Whether the id of a row is the name of another: who asks for the name gets the row of the id. */
bool nt_ledger_hides(const nt_ledger *ledger, const char *id);

/* Raises flags of the row at `index`. */
void nt_ledger_flag(nt_ledger *ledger, size_t index, unsigned flags);

/* Whether two rows of one id, of an edition and of the one before, are one number with another
 * value. They are one number when they speak of one day; a published figure is the same whatever
 * its day, for its id is the author's. A value is another when it prints differently, with the
 * decimals of the newer. What one of the two does not know, or has suppressed, is not revised. */
bool nt_ledger_is_revised(const nt_ledger_row *now, const nt_ledger_row *then);

/* Whether they would print alike. */
bool nt_ledger_prints_alike(const nt_ledger_row *now, const nt_ledger_row *then);

/* Whether the row is the distance of two numbers: of values, days or ages. */
bool nt_ledger_is_difference(const nt_ledger_row *row);

/* The decimals with which its limits are printed: more than its own where an interval that leaves
 * zero out would print with a limit of zero. */
int nt_ledger_limit_decimals(const nt_ledger_row *row);

/* Raises NT_FLAG_REVISED of what `before`, the ledger of the edition that went out before, had with
 * another value. Returns how many. */
size_t nt_ledger_mark_revised(nt_ledger *ledger, const nt_ledger *before);

/* Raises NT_FLAG_HEADLINE of the row of that name, unless it is the one of what is unknown. */
void nt_ledger_mark_headline(nt_ledger *ledger, const char *name);

/* By id, else by name; NULL when there is none. */
const nt_ledger_row *nt_ledger_find(const nt_ledger *ledger, const char *id_or_name);

size_t nt_ledger_count(const nt_ledger *ledger);
const nt_ledger_row *nt_ledger_at(const nt_ledger *ledger, size_t index); /* in order of adding */

/* All ids and names, sorted, for "did you mean" and for the reference in `figures`. */
const char *const *nt_ledger_names(const nt_ledger *ledger, nt_arena *arena, size_t *count);

/* The ledger of an edition that is not to leave the house says so. */
void nt_ledger_mark_internal(nt_ledger *ledger);
bool nt_ledger_is_internal(const nt_ledger *ledger);

/* The area that its numbers are of, where the edition is of one alone; "" where they are of all. */
void nt_ledger_mark_area(nt_ledger *ledger, const char *area);
const char *nt_ledger_area(const nt_ledger *ledger);
/* The two events that it compares, by their codes: what is called a and b in its ids. Both are ""
 * where it compares none, the second where there is but one. */
void nt_ledger_mark_events(nt_ledger *ledger, const char *a, const char *b);
const char *const *nt_ledger_events(const nt_ledger *ledger);
/* What the report of the ledger states (copied with its strings), in the place of what it had. */
void nt_ledger_put_statements(nt_ledger *ledger, const nt_ledger_statement *statements,
                              size_t count);
const nt_ledger_statement *nt_ledger_statements(const nt_ledger *ledger, size_t *count);
/* NULL when there is none of that name. */
const nt_ledger_statement *nt_ledger_statement_called(const nt_ledger *ledger, const char *name);

/* What a ledger says of itself, before its figures; whether it is internal too. */
void nt_ledger_write_marks(const nt_ledger *ledger, nt_json_writer *json);

/* How many values of JSON a row is at the least; each of its inputs is one more. */
enum { NT_LEDGER_ROW_VALUES = 17 };

/* The ledger as it is written to NAME.figures.json, and as CSV (RFC 4180, LF, header row). Of more
 * values than NT_JSON_VALUES_MAX the JSON cannot be read again: their count is returned. */
size_t nt_ledger_write_json(const nt_ledger *ledger, nt_buffer *out);
void nt_ledger_write_csv(const nt_ledger *ledger, nt_buffer *out);

/* Reads NAME.figures.json whole, as nt_ledger_write_json wrote it; names are not in it. Rows with
 * an id twice, without one, or with a member of the wrong form are NT_INVALID at their place. */
nt_status nt_ledger_read(nt_arena *arena, const char *file, nt_bytes bytes, const nt_ledger **out,
                         nt_error *err);

/* Whether it is a ledger, with its list of figures; and its rows: what they are counted in stays
 * undeclared. */
bool nt_ledger_is_json(const nt_json *root);
nt_status nt_ledger_read_json(nt_arena *arena, const nt_json *root, const nt_ledger **out,
                              nt_error *err);

/* The same for people: "sementara, ukuran utama". */
const char *nt_ledger_flags_told(nt_arena *arena, nt_lang lang, unsigned flags);
/* "approximate doubtful", in the order of the flags; "" for none. The flag of one such word; 0 when
 * there is none. */
const char *nt_ledger_flags(nt_arena *arena, unsigned flags);
unsigned nt_ledger_flag_called(const char *word);
