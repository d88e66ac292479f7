/* The published figures: what sources said of an event on a day, typed and linked.
 *
 * No figure, event or source is known to the code. What an indicator means (a stage of a case, a
 * share of one count in another, the size of the electorate) comes from the vocabulary, which the
 * descriptor may extend ("netra": {"indicators": {...}}); see docs/data.md. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "base/unit.h"
#include "model/area.h"

/* The members of "netra" in a descriptor. */
extern const nt_json_form nt_model_netra_form[];

typedef struct {
    const char *id, *publisher, *title, *url, *note; /* "" is unknown */
    const char *language; /* of its words, a tag of BCP 47; NULL: unknown */
    nt_date published_on; /* may be unknown */
    size_t number;        /* 1… in the list of sources of this edition */
    nt_place place;
} nt_source;

typedef struct {
    const char *id;          /* the code in the data, by which they and parameters name the event:
                                "Pilkada 2020", "pilkada-2020" */
    const char *short_name;  /* as it is printed where room is short, and by "E.code": the code or,
                                where that is itself a slug ("pilkada-2020"), its words ("Pilkada
                                2020"), by which nothing finds the event */
    const char *slug;        /* for ids: "pilkada-2020" */
    nt_text label;           /* "Pilkada Serentak 2020"; the code when no name is given; of two of
                                one name with the short one: "Pilkada Serentak (Pilkada 2020)" */
    nt_date polling_day;     /* may be unknown */
    nt_date closed_on;       /* as the data say; see nt_event_closing */
    const nt_source *source; /* may be NULL */
    nt_place place;
} nt_event;

/* Without a day in the data the book of an event is open for a year: that long cases of a vote are
 * reported, decided and sanctioned. */
enum { NT_EVENT_OPEN_DAYS = 365 };
/* From that day on its counts are final; unknown where nobody can say. */
static inline nt_date nt_event_closing(const nt_event *event)
{
    return nt_date_known(event->closed_on)     ? event->closed_on
           : nt_date_known(event->polling_day) ? event->polling_day + NT_EVENT_OPEN_DAYS
                                               : NT_DATE_UNKNOWN;
}

/* A case goes through stages, each a part of the one before. */
typedef enum { NT_STAGE_REPORTED, NT_STAGE_PROVEN, NT_STAGE_SANCTIONED, NT_STAGE_COUNT } nt_stage;

typedef enum {
    NT_INDICATOR_STAGE,          /* a cumulative count of cases that have reached `stage` */
    NT_INDICATOR_COUNT,          /* another count of cases: "violations"; cumulative, no stage */
    NT_INDICATOR_SHARE,          /* percent: `stage` in the stage before */
    NT_INDICATOR_CATEGORY_SHARE, /* percent of cases in one category of `dimension` */
    NT_INDICATOR_EXPOSURE,       /* what cases are set against: regions, voters; not cumulative */
    NT_INDICATOR_STOCK           /* what there is on a day, such as open cases; it may fall */
} nt_indicator_kind;

typedef struct {
    const char *id; /* "sanctioned" */
    nt_indicator_kind kind;
    nt_stage stage;        /* STAGE, and SHARE: the numerator's */
    const char *dimension; /* CATEGORY_SHARE: "position", "violation"; else "" */
    nt_text label;         /* "dijatuhi sanksi" / "sanctioned", as it stands behind a number */
} nt_indicator;

/* What the figures of a package may be counted in. */
typedef struct {
    const nt_unit **items; /* the descriptor's first, then those built in */
    size_t count, capacity, declared_count;
} nt_units;

/* A procedure that several bodies tell, each from its own files and on its own day. */
typedef struct {
    /* Its key in "netra": {"counters": {...}}; of a counter alone the counter's, of the unknown
     * counter of a source the source's. */
    const char *id;
    nt_text reason; /* why its members' counts may be compared; NULL texts where none declared it */
} nt_procedure;

/* The body whose count a figure is; who printed it is the source. A series is of one counter; a
 * comparison may be between counters of one procedure, and names both. Where some figures say who
 * counted, those that do not are of an unknown counter of their source: nobody knows whether two
 * sources speak of one body. What cases are set against (regions, voters) is no count of cases, and
 * always of the one unknown counter. */
typedef struct {
    const char *id;                /* as in the data: "KASN"; "" where nobody says */
    const char *slug;              /* for ids: "kasn"; "" of the unknown one */
    const nt_procedure *procedure; /* never NULL; another counter's only where declared */
    size_t number;                 /* in the list of counters, from 0 */
} nt_counter;

/* Whether it is known who counted. */
static inline bool nt_counter_known(const nt_counter *counter)
{
    return *counter->id != '\0';
}

/* Whether a figure of one may be set beside a figure of the other. */
static inline bool nt_counter_comparable(const nt_counter *a, const nt_counter *b)
{
    return a->procedure == b->procedure;
}

typedef enum { NT_EXACT, NT_APPROXIMATE, NT_MORE_THAN, NT_LESS_THAN } nt_qualifier;

/* What the source says of the figure itself: "angka sementara". */
typedef enum { NT_STATUS_UNSTATED, NT_STATUS_FINAL, NT_STATUS_PROVISIONAL } nt_figure_status;

typedef struct nt_figure nt_figure;
struct nt_figure {
    const char *id;
    const nt_indicator *indicator;
    const nt_event *event;            /* NULL: none named */
    const nt_counter *counter;        /* never NULL; without the role all have the unknown one */
    const char *area, *category;      /* "" none */
    nt_text category_label;           /* what the data call it in each language; else the same */
    const nt_area *where;             /* the area in a table; NULL: none names it */
    const char *area_key;             /* the same for two spellings of one area */
    const nt_level *level;            /* of the area; NULL unknown: it stands with no other level */
    bool whole_area;                  /* the area is the widest of its event: Indonesia */
    nt_date period_start, period_end; /* unknown: the whole event */
    nt_date as_of;                    /* unknown where the source does not say */
    nt_decimal value;
    double number;    /* the same as a double */
    const char *unit; /* "persons", "violations", "regions", "percent": an id of base/unit.h */
    nt_qualifier qualifier;
    nt_figure_status status;
    const nt_figure *base; /* what a share or a part is taken of; NULL none */
    /* Ids of the figures between which the quote tells of a change; "" unsaid, and of the second
     * the figure itself. */
    const char *change_from, *change_to;
    const nt_source *source;
    const char *quote, *note;
    nt_place place, value_place;
    size_t number_in_list; /* 1… in the list of figures of this edition */
};

/* Percent is a share; every other unit counts things. */
static inline bool nt_figure_is_share(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_SHARE ||
           figure->indicator->kind == NT_INDICATOR_CATEGORY_SHARE;
}

static inline bool nt_figure_has_period(const nt_figure *figure)
{
    return nt_date_known(figure->period_start) || nt_date_known(figure->period_end);
}

/* The area as the source writes it; in English its name, where the table of areas has one. */
nt_text nt_figure_area_label(const nt_figure *figure);

typedef struct {
    const nt_package *package;
    const nt_gazetteer *areas; /* who the figures' areas are */
    const nt_figure *figures;  /* in the order of the file */
    size_t figure_count;
    const nt_source *sources;
    size_t source_count;
    const nt_event *events; /* in order of polling day, unknown last */
    size_t event_count;
    const nt_indicator *indicators;
    size_t indicator_count;
    /* The unknown one, those that figures name, by first use, and the unknown ones of sources. */
    const nt_counter *const *counters;
    size_t counter_count;
    const nt_units *units; /* NULL: those built in */
    nt_date as_of;         /* the edition: the day asked for, else the latest day in the data */
    bool as_of_given;
    size_t withheld_count;    /* figures left out because they were not yet published */
    const nt_map *figure_ids; /* for nt_model_figure; NULL: it goes through all */
} nt_published;

/* Figures of a package; more are an error, because the rules hold each against the others. */
enum { NT_PUBLISHED_FIGURES_MAX = 50000 };

/* Links the tables of a package: bases, sources, events, the vocabulary. Problems: duplicate id,
 * missing or circular base, unknown source or event or indicator, percent outside 0–100, a count
 * that is negative or no integer, a period that ends before it starts, as_of before the period
 * starts or after the source's publication, an unknown qualifier, a share that is not in percent or
 * a count that is. Figures with a problem in a needed cell (id, indicator, event, value, unit,
 * qualifier, source) are left out of `out`, never guessed; every figure in it has a source.
 *
 * With a known `as_of` the edition of that day: a figure is left out when its source was published
 * later, or, where that is unknown, when it counts up to a later day; so are its dependants and
 * sources without a figure that were published later. An event stays. `areas`: those of a package
 * that are read, and judged, already; NULL: they are read here. */
nt_status nt_model_publish(nt_arena *arena, const nt_package *package, const nt_gazetteer *areas,
                           nt_date as_of, nt_problems *problems, const nt_published **out,
                           nt_error *err);

const nt_figure *nt_model_figure(const nt_published *published, const char *id);
/* The unit that a word names ("orang" -> persons), whatever its case and blanks; NULL: none. Of
 * NULL `units` those built in. */
const nt_unit *nt_model_unit(const nt_units *units, const char *word, size_t length);

/* The same of a word in running text, which uses some words loosely: "872 kasus" says no unit. */
const nt_unit *nt_model_unit_in_prose(const nt_units *units, const char *word, size_t length);
