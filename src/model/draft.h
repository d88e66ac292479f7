/* Figures while they are typed and linked: one draft a row, in the order of the file. */
#pragma once

#include "row.h"
#include "unit.h"

/* A way in which the data write a counter. */
typedef struct {
    const char *text, *key;
    nt_place place; /* where it stands first */
    const nt_counter *counter;
} nt_spelling;

/* Who counted: the counters that the data name, and the procedures that a descriptor declares. */
typedef struct {
    nt_arena *arena;
    const nt_counter **items; /* the unknown one first, then by first use, then those of sources */
    size_t count, capacity;
    const nt_json *declared;                 /* "netra": {"counters": {...}}, sound; NULL none */
    NT_VEC(const nt_procedure *) procedures; /* as they are declared */
    nt_map members;                          /* of procedures, by key: which procedure's */
    NT_VEC(nt_spelling) spellings;
    nt_map texts, keys; /* which spelling was the first with each */
    nt_map slugs;
} nt_counters;

/* Judges the descriptor's procedures: each has "members", a list of at least two counters, none of
 * them in two procedures, and a "reason" in both languages. */
nt_status nt_model_read_counters(nt_arena *arena, const nt_json *netra, nt_counters *out,
                                 nt_error *err);

/* The counter that a cell names; an empty one, or one without a letter, is the unknown. A name that
 * differs from an earlier one by case, blanks and punctuation is the same, and a problem
 * (counter-spelling, once each). */
const nt_counter *nt_model_counter(nt_counters *counters, const nt_cell *cell,
                                   nt_problems *problems);

/* Asked when all figures are read. Problems: unknown-counter, a declared member that no figure
 * names; counter-near-name, two that differ by one letter more or by two that are swapped. */
void nt_model_judge_counters(const nt_counters *counters, nt_problems *problems);

/* What indicators mean: the built-in vocabulary, and what a descriptor adds to it. */
typedef struct {
    nt_arena *arena;
    const nt_indicator **items; /* built-in first, then the descriptor's, then those of the data */
    size_t count, capacity;
    nt_map ids; /* where each stands among the items */
} nt_vocabulary;

/* The built-in vocabulary with "netra": {"indicators": {...}} of the descriptor. */
nt_status nt_model_read_vocabulary(nt_arena *arena, const nt_json *netra, nt_vocabulary *out,
                                   nt_error *err);

/* The indicator with that id. "share-by-X" in percent is a share of the dimension X, named or not.
 * NULL when it is unknown. */
const nt_indicator *nt_model_indicator(nt_vocabulary *vocabulary, const char *id, const char *unit);

/* The nearest known id, or NULL. */
const char *nt_model_nearest_indicator(const nt_vocabulary *vocabulary, const char *id);

#define NT_NO_DRAFT NT_MAP_NONE

typedef struct {
    nt_figure figure;    /* `base` is set last, when it is known which figures stay */
    const char *base_id; /* "" none */
    nt_place base_place;
    size_t base;   /* a draft, or NT_NO_DRAFT */
    bool usable;   /* nothing that it needs is missing or at fault */
    bool withheld; /* not yet published on the day of the edition */
} nt_figure_draft;

typedef struct {
    nt_arena *arena;
    nt_problems *problems;
    nt_vocabulary vocabulary;
    const nt_gazetteer *areas;
    nt_counters counters;
    nt_units units;
    nt_source *sources; /* all, in the order of the file */
    size_t source_count;
    nt_event *events; /* by polling day */
    size_t event_count;
    nt_map source_ids, event_ids; /* where each stands */
    nt_figure_draft *drafts;
    size_t count;
} nt_drafts;

/* The source that the cell names, or NULL. One that is unknown has its problem already, from the
 * keys of the package. */
static inline const nt_source *nt_model_source(const nt_drafts *drafts, const nt_cell *cell)
{
    size_t at = cell->known ? nt_map_find(&drafts->source_ids, cell->text) : NT_MAP_NONE;
    return at == NT_MAP_NONE ? NULL : &drafts->sources[at];
}

/* The rows of the table of events, by polling day, unknown last. Without drafts they have no
 * sources, and nothing is judged: problem no-polling-day. */
nt_event *nt_model_read_events(nt_arena *arena, nt_drafts *drafts, const nt_table *table,
                               size_t *count);

/* Types every row and judges it by itself and against its source and event. */
void nt_model_read_figures(nt_drafts *drafts, const nt_table *table);

/* Where some figures say who counted, gives those that do not an unknown counter of their source.
 */
void nt_model_tell_unknown_counters_apart(nt_drafts *drafts);

/* Finds each draft's base; bases that go in a circle are problems, and undone. */
void nt_model_link_bases(nt_drafts *drafts);

/* Sets `area_key`, `level` and `whole_area`. Problem no-whole: an event of which only parts are
 * known. */
void nt_model_place_figures(nt_drafts *drafts, const nt_json *netra);

/* Marks what was not yet published on `as_of`, if that is known. */
void nt_model_withhold(nt_drafts *drafts, nt_date as_of);

/* Whether each source is in the list of that edition; asked after nt_model_withhold. */
bool *nt_model_listed_sources(const nt_drafts *drafts, nt_date as_of);

/* The latest day that a source was published or a figure counts up to. */
nt_date nt_model_latest_day(const nt_drafts *drafts);
