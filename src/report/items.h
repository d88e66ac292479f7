/* Lists of a template ({{#releases}}, {{#sources}}…), their items, and what each item says of
 * itself: its texts, its numbers, and what a section may ask of it. */
#pragma once

#include <stdbool.h>

#include "published/figures.h"

typedef enum {
    NT_LIST_RELEASES,
    NT_LIST_COMPARISONS,
    NT_LIST_FINDINGS,
    NT_LIST_SOURCES,
    NT_LIST_VOTES,
    NT_LIST_PAIRS,
    NT_LIST_TOTALS,
    NT_LIST_COUNT,
    NT_SCOPE_SUBJECT = NT_LIST_COUNT /* no list: the words of a statement about an nt_subject */
} nt_list_kind;

/* What a statement is said of, in its words "it"; the name before its last part, "its"; the vote in
 * it, "whose", and what else it is of, "which". */
typedef struct {
    const char *it, *its, *whose, *which;
} nt_subject;

/* What each is called. */
extern const char *const nt_list_names[NT_LIST_COUNT];

/* `{{#releases}}`: a section that is repeated. With `event` only the releases of that event. */
typedef struct {
    nt_list_kind kind;
    const nt_results *results;
    const nt_event *event;   /* NULL: all */
    const nt_event *against; /* comparisons: with that event; NULL: of a and b */
    size_t count;
} nt_list;

/* The items of the sections around a tag, innermost first; NULL outside of lists. */
typedef struct nt_scope nt_scope;
struct nt_scope {
    nt_list_kind kind;
    const void *item;
    const nt_scope *outer;
};

/* The list of that name: "releases", and of one event "a.releases", "event.SLUG.releases",
 * "event.pilkada-2020.vs.pemilu-2024.comparisons"; false when there is none. */
bool nt_report_find_list(const nt_results *results, const char *name, nt_list *out);

/* The item at *at or the next that is of the list, and *at behind it; false when there is none. */
bool nt_report_list_next(const nt_list *list, size_t *at, const nt_scope *outer, nt_scope *out);

/* A text of an item: what is not NULL; all NULL where this item lacks it. */
typedef struct {
    const char *name, *text;
    const char *lang; /* of the text, as of a run */
    const nt_text *label;
    const nt_phrase *phrase;
    const size_t *number;
    const nt_date *day;
    const int *age_days;
} nt_item_text;

typedef struct {
    const char *name;
    const nt_ledger_row *row; /* NULL where this item lacks it */
} nt_item_row;

typedef struct {
    const char *name;
    bool holds;
} nt_item_truth;

/* Each list ends with an entry without name. */
typedef struct {
    nt_item_text texts[10];
    nt_item_row rows[11];
    nt_item_truth truths[7];
} nt_item;

/* What the item of the scope can be asked for as `*name`. Of a running count the texts of the count
 * are also those of its neighbours, "earlier.as_of": *name moves behind such a prefix. */
nt_item nt_report_item(const nt_results *results, const nt_scope *scope, const char **name);
nt_item nt_report_item_of_source(const nt_source *source);
/* A release that has a name, outside of lists. */
nt_item nt_report_item_of_release(const nt_results *results, const nt_release *release);
